/** From a description of pages to the bytes of a PDF, the same bytes every time. */
import { fileURLToPath } from 'node:url'
import type { Instant } from '#core/calendar.ts'
import type { Content } from './page.ts'
import { printable } from './printable.ts'
import { STYLES } from './style.ts'

export interface Pages {
  readonly title: string
  /** When the paper was issued. A PDF carries its date of making, and a second making must not change it. */
  readonly at: Instant
  readonly content: Content[]
  readonly footer: (page: number, pages: number) => Content
}

/** A4, every text of people made printable on the way. */
export async function pdfOf({ title, at, content, footer }: Pages): Promise<Uint8Array> {
  const pdfmake = await engine()
  const definition = {
    pageSize: 'A4',
    pageMargins: [56, 36, 56, 86],
    version: '1.7',
    language: 'id',
    displayTitle: true,
    info: { title: printable(title), creator: 'Pesan', producer: 'Pesan', creationDate: new Date(at) },
    content: cleaned(content),
    footer: (page: number, pages: number) => cleaned(footer(page, pages)),
    styles: STYLES,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.18, color: '#111111' },
  }
  return pdfmake.createPdf(definition).getBuffer()
}

/** Strings that steer the layout are plain ASCII, which comes out as it went in. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return printable(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, cleaned(field)]))
}

type Engine = typeof import('pdfmake').default
let loaded: Promise<Engine> | undefined

/** Loaded with the first paper, not with the office. */
function engine(): Promise<Engine> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Engine> {
  const { default: pdfmake } = await import('pdfmake')
  const face = (name: string) => fileURLToPath(import.meta.resolve(`pdfmake/fonts/Roboto/Roboto-${name}.ttf`))
  const fonts = {
    normal: face('Regular'),
    bold: face('Medium'),
    italics: face('Italic'),
    bolditalics: face('MediumItalic'),
  }
  pdfmake.setFonts({ Roboto: fonts })
  // Text of people never makes the machine read a file or ask a server.
  pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path))
  pdfmake.setUrlAccessPolicy(() => false)
  return pdfmake
}
