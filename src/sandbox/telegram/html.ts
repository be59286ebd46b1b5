/**
 * parse_mode HTML as Telegram reads it: a small language of its own, not HTML. The order of checks and every error text
 * follow what the real parser answers; positions in errors are bytes of UTF-8, positions in entities UTF-16 units.
 */
import type { MessageEntity } from 'grammy/types'
import { badRequest } from './refusal.ts'

export interface Formatted {
  readonly text: string
  readonly entities: MessageEntity[]
}

interface OpenTag {
  readonly name: string
  readonly offset: number
  readonly attributes: ReadonlyMap<string, string>
}

const SIMPLE_TAGS = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  code: 'code',
} as const

const OTHER_TAGS = ['a', 'pre', 'tg-emoji', 'blockquote']
const NAMED_CHARACTERS: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** Text and entities of an HTML message; refuses with Telegram's "can't parse entities". */
export function parseHtml(source: string): Formatted {
  const open: OpenTag[] = []
  const entities: MessageEntity[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    const character = source[at]
    if (character === '&') {
      const decoded = decodeCharacter(source, at)
      text += decoded.text
      at = decoded.next
    } else if (character !== '<') {
      text += character
      at += 1
    } else if (source[at + 1] === '/') {
      at = closeTag(source, at, open, text, entities)
    } else {
      const tag = readTag(source, at)
      open.push({ name: tag.name, offset: text.length, attributes: tag.attributes })
      at = tag.next
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) throw parseError(`Can't find end tag corresponding to start tag "${unclosed.name}"`)
  if (!text.isWellFormed()) {
    throw parseError(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    )
  }
  return { text, entities: mergeCode(entities) }
}

/** "can't parse entities" with a reason; `at` is an index into `source`, told in bytes. */
export function parseError(reason: string, position?: { readonly source: string; readonly at: number }): Error {
  const where = position ? ` at byte offset ${Buffer.byteLength(position.source.slice(0, position.at))}` : ''
  return badRequest(`can't parse entities: ${reason}${where}`)
}

/** `&lt;`, `&#60;`, `&#x3c;`, with or without the semicolon; anything else is the ampersand itself. */
function decodeCharacter(source: string, at: number): { readonly text: string; readonly next: number } {
  const match = /^&(?:#(\d+)|#x([\da-f]+)|([a-z]+));?/i.exec(source.slice(at, at + 16))
  const plain = { text: '&', next: at + 1 }
  if (!match) return plain
  const [whole, decimal, hexadecimal, name] = match
  if (name !== undefined) {
    const known = NAMED_CHARACTERS[name]
    return known ? { text: known, next: at + whole.length } : plain
  }
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  return code > 0 && code < 0x10ffff ? { text: String.fromCodePoint(code), next: at + whole.length } : plain
}

/** The end of the source is a space to the real parser, which reads zero-terminated text. */
function isSpace(character: string | undefined): boolean {
  return character === undefined || ' \t\n\r\v\0'.includes(character)
}

function skip(source: string, from: number, accept: (character: string | undefined) => boolean): number {
  let at = from
  while (at < source.length && accept(source[at])) at += 1
  return at
}

interface ReadTag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly next: number
}

function readTag(source: string, begin: number): ReadTag {
  let at = skip(source, begin + 1, (character) => !isSpace(character) && character !== '>')
  if (at >= source.length) throw parseError('Unclosed start tag', { source, at: begin })
  const name = source.slice(begin + 1, at).toLowerCase()
  if (!Object.hasOwn(SIMPLE_TAGS, name) && !OTHER_TAGS.includes(name)) {
    throw parseError(`Unsupported start tag "${name}"`, { source, at: begin })
  }
  const attributes = new Map<string, string>()
  for (;;) {
    at = skip(source, at, isSpace)
    if (source[at] === '>') break
    const attribute = readAttribute(source, at, name, begin)
    attributes.set(attribute.name, attribute.value)
    at = attribute.next
  }
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw parseError('Tag "span" must have class "tg-spoiler"', { source, at: begin })
  }
  return { name, attributes, next: at + 1 }
}

function readAttribute(source: string, from: number, tag: string, begin: number) {
  let at = skip(source, from, (character) => !isSpace(character) && character !== '=' && character !== '>')
  const name = source.slice(from, at)
  if (at < source.length && name === '')
    throw parseError(`Empty attribute name in the tag "${tag}"`, { source, at: begin })
  at = skip(source, at, isSpace)
  if (at >= source.length) throw parseError(`Unclosed start tag "${tag}"`, { source, at: begin })
  if (source[at] !== '=') return { name, value: '', next: at }
  at = skip(source, at + 1, isSpace)
  if (at >= source.length) throw parseError(`Unclosed start tag "${tag}"`, { source, at: begin })
  const quote = source[at]
  const { value, next } = quote === '"' || quote === "'" ? readQuoted(source, at) : readToken(source, at)
  if (next >= source.length) throw parseError('Unclosed start tag', { source, at: begin })
  return { name, value, next }
}

function readToken(source: string, from: number): { readonly value: string; readonly next: number } {
  const next = skip(
    source,
    from,
    (character) => character !== undefined && /[\w.-]/.test(character) && character !== '_',
  )
  if (!isSpace(source[next]) && source[next] !== '>')
    throw parseError('Unexpected end of name token', { source, at: from })
  return { value: source.slice(from, next).toLowerCase(), next }
}

function readQuoted(source: string, from: number): { readonly value: string; readonly next: number } {
  let at = from + 1
  let value = ''
  while (at < source.length && source[at] !== source[from]) {
    const piece = source[at] === '&' ? decodeCharacter(source, at) : { text: source[at], next: at + 1 }
    value += piece.text
    at = piece.next
  }
  return { value, next: at + 1 }
}

function closeTag(source: string, begin: number, open: OpenTag[], text: string, entities: MessageEntity[]): number {
  const tag = open.pop()
  if (!tag) throw parseError('Unexpected end tag', { source, at: begin })
  const nameEnd = skip(source, begin + 2, (character) => !isSpace(character) && character !== '>')
  const name = source.slice(begin + 2, nameEnd)
  const end = skip(source, nameEnd, isSpace)
  if (source[end] !== '>') throw parseError('Unclosed end tag', { source, at: begin })
  if (name !== '' && name !== tag.name) {
    throw parseError(
      `Unmatched end tag at byte offset ${Buffer.byteLength(source.slice(0, begin))}, expected "</${tag.name}>", found "</${name}>"`,
    )
  }
  const entity = entityOf(tag, text)
  if (entity) entities.push(entity)
  return end + 1
}

function entityOf(tag: OpenTag, text: string): MessageEntity | undefined {
  const place = { offset: tag.offset, length: text.length - tag.offset }
  if (place.length === 0) return undefined
  switch (tag.name) {
    case 'a':
      return linkEntity(tag.attributes.get('href') || text.slice(tag.offset), place)
    case 'pre':
      return { type: 'pre', ...place }
    case 'blockquote':
      return { type: tag.attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote', ...place }
    case 'tg-emoji':
      return { type: 'custom_emoji', custom_emoji_id: tag.attributes.get('emoji-id') ?? '', ...place }
    case 'code': {
      const language = tag.attributes.get('class')
      // Kept until the whole text is read: it only counts if a <pre> covers exactly the same characters.
      return language?.startsWith('language-') && language.length > 9
        ? { type: 'pre', language: language.slice(9), ...place }
        : { type: 'code', ...place }
    }
    default:
      return { type: SIMPLE_TAGS[tag.name as keyof typeof SIMPLE_TAGS], ...place }
  }
}

/** A link becomes a `text_link` if it leads somewhere; Telegram quietly drops it otherwise. */
export function linkEntity(
  href: string,
  place: { readonly offset: number; readonly length: number },
): MessageEntity | undefined {
  const url = URL.parse(href) ?? URL.parse(`http://${href}`)
  if (!url) return undefined
  if (url.protocol === 'tg:') return { type: 'text_link', url: href, ...place }
  const isWeb = ['http:', 'https:'].includes(url.protocol)
  return isWeb && url.hostname.includes('.') ? { type: 'text_link', url: url.href, ...place } : undefined
}

/** `<pre><code class="language-x">` over the same characters is one `pre` with a language; otherwise plain code. */
function mergeCode(entities: MessageEntity[]): MessageEntity[] {
  const covers = (one: MessageEntity, other: MessageEntity) =>
    one.offset === other.offset && one.length === other.length
  const isLanguage = (entity: MessageEntity) => entity.type === 'pre' && entity.language !== undefined
  const isPlainPre = (entity: MessageEntity) => entity.type === 'pre' && entity.language === undefined
  return entities.flatMap((entity): MessageEntity[] => {
    if (isLanguage(entity)) {
      const { offset, length } = entity
      return entities.some((other) => isPlainPre(other) && covers(other, entity))
        ? [entity]
        : [{ type: 'code', offset, length }]
    }
    return isPlainPre(entity) && entities.some((other) => isLanguage(other) && covers(other, entity)) ? [] : [entity]
  })
}
