/**
 * What a database can keep of what people write. PostgreSQL refuses half a character (an emoji cut in two by a length
 * limit) and NUL, and one refused message must not become a silent chat.
 */

/** How both look in JSON; a backslash that somebody typed may look alike, which only costs a closer look. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i
const HALF_CHARACTERS = /\p{Cs}/gu

/** The value as JSON that PostgreSQL takes as `jsonb`: halves of characters and NULs are left out. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value)
  return isStorableJson(json) ? json : JSON.stringify(value, (_, inner) => storableText(inner))
}

/** Can this JSON be kept as it is? Most has no such escape at all, and to see that is quicker than to look for a few. */
export function isStorableJson(json: string): boolean {
  return !json.includes('\\u') || !SUSPECT.test(json)
}

/** The value as it comes back once it has been stored. */
export function storable<Value>(value: Value): Value {
  const json = JSON.stringify(value)
  return json !== undefined && !isStorableJson(json) ? (JSON.parse(storableJson(value)) as Value) : value
}

function storableText(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').replace(HALF_CHARACTERS, '') : value
}
