/** Reads the text of a PDF that the product made: what a person can select, copy and search for. */
import { inflateSync } from 'node:zlib'

export interface PdfText {
  readonly pages: number
  /** Without white space: where a line or a cell ends is a matter of layout. */
  readonly squeezed: string
  /** Does the text hold these words, however they were broken? */
  says(words: string): boolean
}

/** The text of all pages, in the order in which it was set. */
export function pdfText(bytes: Uint8Array): PdfText {
  const objects = objectsOf(bytes)
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head))
  const squeezed = pages
    .map((page) => textOf(page, objects))
    .join('\f')
    .replace(/[^\S\f]/g, '')
  return { pages: pages.length, squeezed, says: (words) => squeezed.includes(words.replace(/\s/g, '')) }
}

interface PdfObject {
  readonly head: string
  readonly stream: string
}

function objectsOf(bytes: Uint8Array): Map<number, PdfObject> {
  const raw = Buffer.from(bytes).toString('latin1')
  const found = new Map<number, PdfObject>()
  for (const { 1: id, 2: body = '' } of raw.matchAll(/(?<=\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', packed] = body.split(/\nstream\n/)
    const inner = packed?.replace(/\nendstream$/, '')
    const isPacked = head.includes('/FlateDecode')
    const stream = inner && isPacked ? inflateSync(Buffer.from(inner, 'latin1')).toString('latin1') : (inner ?? '')
    found.set(Number(id), { head, stream })
  }
  return found
}

function textOf(page: PdfObject, objects: ReadonlyMap<number, PdfObject>): string {
  const at = (text: string, name: string) => objects.get(Number(new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1]))
  const resources = at(page.head, 'Resources')?.head ?? page.head
  const fonts = new Map<string, ReadonlyMap<string, string>>()
  for (const [, name = '', id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const letters = at(objects.get(Number(id))?.head ?? '', 'ToUnicode')
    if (letters) fonts.set(name, lettersOf(letters.stream))
  }
  let font: ReadonlyMap<string, string> = new Map()
  let text = ''
  for (const [, name, shown] of (at(page.head, 'Contents')?.stream ?? '').matchAll(
    /\/(F\d+) [\d.]+ Tf|(\[[^\]]*\]) TJ/g,
  )) {
    if (name) font = fonts.get(name) ?? font
    for (const [code] of shown?.matchAll(/[0-9a-f]{4}(?=[0-9a-f]*>)/g) ?? []) text += font.get(code) ?? '\ufffd'
  }
  return text
}

function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [index, [, code = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const glyph = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0')
      letters.set(glyph, Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
    }
  }
  return letters
}
