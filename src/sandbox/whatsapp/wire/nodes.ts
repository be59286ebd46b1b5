import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren } from '@whiskeysockets/baileys'

/** The jid of the server itself. */
export const SERVER = 's.whatsapp.net'

/** Builds a stanza; attributes that are `undefined` are left out. */
export function node(
  tag: string,
  attrs: Record<string, string | undefined> = {},
  content?: BinaryNode[] | Uint8Array | string,
): BinaryNode {
  const present = Object.entries(attrs).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { tag, attrs: Object.fromEntries(present), ...(content === undefined ? {} : { content }) }
}

/** The good answer to an `iq`. */
export function result(request: BinaryNode, content?: BinaryNode[]): BinaryNode {
  return node('iq', { from: request.attrs.to ?? SERVER, type: 'result', id: request.attrs.id }, content)
}

/** The refusal of an `iq`. */
export function failure(request: BinaryNode, code: number, text: string): BinaryNode {
  const error = node('error', { code: String(code), text })
  return node('iq', { from: request.attrs.to ?? SERVER, type: 'error', id: request.attrs.id }, [error])
}

export const child = getBinaryNodeChild
export const children = getBinaryNodeChildren

/** The children of a stanza that holds stanzas. */
export function contents(parent: BinaryNode | undefined): BinaryNode[] {
  return Array.isArray(parent?.content) ? parent.content : []
}

/** The bytes in the named child, or `undefined`. */
export function bytesIn(parent: BinaryNode | undefined, tag: string): Buffer | undefined {
  return bytesOf(child(parent, tag))
}

/** The bytes that a stanza holds; text counts as its UTF-8 bytes. */
export function bytesOf(holder: BinaryNode | undefined): Buffer | undefined {
  const content = holder?.content
  if (content === undefined || Array.isArray(content)) return undefined
  return Buffer.from(content as Uint8Array)
}

/** The big-endian number in the named child, or `undefined`. */
export function numberIn(parent: BinaryNode | undefined, tag: string): number | undefined {
  const bytes = bytesIn(parent, tag)
  return bytes?.length ? bytes.readUIntBE(0, Math.min(bytes.length, 6)) : undefined
}

/** The time as stanzas carry it: whole seconds. */
export function seconds(epochMs: number): string {
  return String(Math.floor(epochMs / 1000))
}
