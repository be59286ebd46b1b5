/** From a `Say` to WhatsApp's messages. Pure: pictures and documents are named by their SHA-256, not fetched. */
import { type Markup, type Span, spans } from '../markup.ts'
import type { Capabilities, Choice, LinkChoice, Say } from '../channel.ts'

/** Buttons and lists no longer reach WhatsApp's phones, so choices are a numbered list. Limits in UTF-16 units. */
export const capabilities: Capabilities = {
  buttons: false,
  edits: false,
  inline: false,
  textMax: 4096,
  captionMax: 1024,
}

/** One message on WhatsApp; a `Say` becomes one or several. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'picture'; readonly file: string; readonly caption: string }
  | { readonly kind: 'document'; readonly file: string; readonly fileName: string; readonly caption: string }

/** The messages that say it, in order; at least one. What does not fit under a picture follows as text. */
export function render(say: Say): readonly [Part, ...Part[]] {
  const text = [whatsappText(say.text), numbered(say.choices ?? [])].filter((part) => part !== '').join('\n\n')
  const headed = say.picture !== undefined || say.document !== undefined
  const fits = text.length <= capabilities.captionMax
  const texts = headed && fits ? [] : split(text, capabilities.textMax).map((part) => ({ kind: 'text', text: part }) as const)
  const caption = headed && fits ? text : ''
  const parts: Part[] = []
  if (say.picture !== undefined) parts.push({ kind: 'picture', file: say.picture, caption })
  if (say.document) parts.push({ kind: 'document', ...say.document, caption: say.picture === undefined ? caption : '' })
  const [first, ...rest] = [...parts, ...texts]
  return first ? [first, ...rest] : [{ kind: 'text', text: ' ' }]
}

/** Choices counted through all rows, as they are answered; links are written out, and have no number. */
function numbered(rows: readonly (readonly (Choice | LinkChoice)[])[]): string {
  let number = 0
  const lines = rows.flat().map((choice) => {
    const label = harmless(choice.label)
    return 'url' in choice ? `${label}: ${choice.url}` : `${++number}. ${label}`
  })
  return lines.join('\n')
}

const MARKS = { bold: ['*', '*'], italic: ['_', '_'], struck: ['~', '~'], code: ['`', '`'], plain: ['', ''] } as const

/** Neutral markup as WhatsApp marks. */
export function whatsappText(text: Markup): string {
  return spans(text).map(marked).join('')
}

/** WhatsApp marks only what begins and ends with a letter, and within one line. */
function marked({ style, text }: Span): string {
  const [open, close] = MARKS[style]
  const lines = text.split('\n').map((line) => {
    const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(line) ?? []
    return core === '' ? line : `${before}${open}${harmless(core)}${close}${after}`
  })
  return lines.join('\n')
}

const WORD_JOINER = '\u2060'
/** Marks that could open or close something: those inside a word ("RUP_12") never do. */
const LIVE_MARKS = /(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])/gu
const LINK = /(https?:\/\/\S+)/

/**
 * WhatsApp has no escapes: a literal `*`, `_`, `~` or backtick is kept from marking anything by an invisible word joiner
 * on either side, and so is a `> ` that begins a line. Links are left as they are.
 */
function harmless(text: string): string {
  const pieces = text.split(LINK).map((piece) => (LINK.test(piece) ? piece : disarmed(piece)))
  return pieces.join('')
}

function disarmed(text: string): string {
  return text
    .replace(LIVE_MARKS, (mark) => `${WORD_JOINER}${mark}${WORD_JOINER}`)
    .replace(/^> /gm, `${WORD_JOINER}> `)
}

/** `text` in pieces of at most `max`, cut between paragraphs, else between lines, else between words, else anywhere. */
export function split(text: string, max: number): string[] {
  if (text.length <= max) return text === '' ? [] : [text]
  const head = text.slice(0, max + 1)
  const at = ['\n\n', '\n', ' '].map((boundary) => head.lastIndexOf(boundary)).find((place) => place > max / 4)
  const cut = at ?? wholeCharacters(text, max)
  return [text.slice(0, cut).trimEnd(), ...split(text.slice(cut).replace(/^\s+/, ''), max)]
}

/** Not between the halves of a surrogate pair. */
function wholeCharacters(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at
}
