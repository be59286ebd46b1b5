/** From a `Say` to WhatsApp's messages. Pure: pictures and documents are named by their SHA-256, not fetched. */

import type { Capabilities, Choice, LinkChoice, Say } from '../channel.ts'
import { plain, type Span, spans, withoutMarks } from '../markup.ts'

/** Buttons and lists no longer reach WhatsApp's phones, so choices are a numbered list. Limits in UTF-16 units. */
export const capabilities: Capabilities = {
  buttons: false,
  edits: false,
  inline: false,
  textMax: 4096,
  captionMax: 1024,
  repeatable: true,
}

/** One message on WhatsApp; a `Say` becomes one or several. */
export type Part =
  /** Goes ahead of the pictures that follow, which belong to it. */
  | { readonly kind: 'album'; readonly pictures: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'picture'; readonly file: string; readonly caption: string }
  | { readonly kind: 'document'; readonly file: string; readonly fileName: string; readonly caption: string }
  /** No words stand under it. */
  | { readonly kind: 'voice'; readonly file: string }

/**
 * The messages that say it, in order; none when there is nothing to say. Words too long for a caption follow the
 * picture, choices come last, together if they fit. Several pictures are an album.
 */
export function render(say: Say): readonly Part[] {
  const { text, choices = [], also = [] } = say
  const words = withList(pieces(spans(text), capabilities.textMax), listed(choices))
  const files = [...also, ...(say.document || say.picture !== undefined ? [say] : [])]
  const pictures = files.flatMap(({ picture }) => picture ?? [])
  const all = files.flatMap(({ document }) => document ?? [])
  const voices = all.filter(({ voice }) => voice).map(({ file }): Part => ({ kind: 'voice', file }))
  const documents = all.filter(({ voice }) => !voice)
  const isAlbum = pictures.length > 1
  const [only = ''] = words
  // Words under an album are read only by those who open it, so that choices stand below.
  const hidden = isAlbum && choices.flat().length > 0
  const canCaption = pictures.length + documents.length > 0
  const caption = canCaption && words.length === 1 && only.length <= capabilities.captionMax && !hidden ? only : ''
  const parts: Part[] = [
    ...voices,
    ...documents.map((document, index): Part => {
      const isLast = pictures.length === 0 && index === documents.length - 1
      return { kind: 'document', ...document, caption: isLast ? caption : '' }
    }),
    ...(isAlbum ? [{ kind: 'album', pictures: pictures.length } as const] : []),
    ...pictures.map((file, index): Part => ({ kind: 'picture', file, caption: index === 0 ? caption : '' })),
  ]
  if (caption !== '') return parts
  return [...parts, ...words.map((words): Part => ({ kind: 'text', text: words }))]
}

/** The list below the last words where it fits, else in messages of its own. */
function withList(words: readonly string[], list: readonly string[]): readonly string[] {
  const [firstList, ...moreLists] = list
  const last = words.at(-1)
  if (firstList === undefined) return words
  if (last === undefined) return list
  const joined = `${last}\n\n${firstList}`
  return joined.length <= capabilities.textMax ? [...words.slice(0, -1), joined, ...moreLists] : [...words, ...list]
}

/**
 * Choices counted through all rows, as they are answered; links are written out and have no number. As many lines to a
 * message as fit.
 */
function listed(rows: readonly (readonly (Choice | LinkChoice)[])[]): string[] {
  let number = 0
  const lines = rows.flat().map((choice) => {
    const label = harmless(withoutMarks(plain(choice.label)))
    return 'url' in choice ? `${label}: ${choice.url}` : `${++number}. ${label}`
  })
  const messages: string[] = []
  for (const line of lines) {
    const joined = messages.length > 0 ? `${messages.at(-1)}\n${line}` : line
    if (joined.length <= capabilities.textMax && messages.length > 0) messages[messages.length - 1] = joined
    else messages.push(line)
  }
  return messages
}

const MARKS = { bold: ['*', '*'], italic: ['_', '_'], struck: ['~', '~'], code: ['`', '`'], plain: ['', ''] } as const

/** Neutral markup as WhatsApp marks. */
function whatsappText(text: readonly Span[]): string {
  return text.map(marked).join('').toWellFormed()
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
  return text.replace(LIVE_MARKS, (mark) => `${WORD_JOINER}${mark}${WORD_JOINER}`).replace(/^> /gm, `${WORD_JOINER}> `)
}

/** Marked words as messages of at most `max`, cut where it hurts least: what stood out stands out on both sides. */
function pieces(text: readonly Span[], max: number): string[] {
  const found: string[] = []
  let rest = text
  while (lengthOf(rest) > 0) {
    const fits = longestPrefix(rest, max)
    const cut = fits === lengthOf(rest) ? fits : boundary(plainText(slice(rest, 0, fits + LONGEST_CHARACTER)), fits)
    const piece = whatsappText(slice(rest, 0, cut)).trim()
    if (piece !== '') found.push(piece)
    rest = slice(rest, cut)
  }
  return found
}

/** How many characters from the start fit into `max` once they are marked up. At least one, so that it always ends. */
function longestPrefix(text: readonly Span[], max: number): number {
  const window = slice(text, 0, max)
  let [fits, over] = [1, lengthOf(window) + 1]
  while (over - fits > 1) {
    const middle = (fits + over) >> 1
    if (whatsappText(slice(window, 0, middle)).length <= max) fits = middle
    else over = middle
  }
  return fits
}

/** What must be seen beyond a cut to know whether it goes through one character: a family of four has 11 units. */
const LONGEST_CHARACTER = 64
const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' })

/** Between paragraphs, else lines, else words, else characters as people see them (an emoji may be eleven units). */
function boundary(text: string, max: number): number {
  const place = ['\n\n', '\n', ' '].map((mark) => text.lastIndexOf(mark, max)).find((at) => at > max / 4)
  if (place !== undefined) return place
  const character = graphemes.segment(text).containing(max)?.index ?? max
  return character > 0 ? character : max
}

function plainText(text: readonly Span[]): string {
  return text.map((span) => span.text).join('')
}

function lengthOf(text: readonly Span[]): number {
  return text.reduce((sum, span) => sum + span.text.length, 0)
}

function slice(text: readonly Span[], from: number, to = Number.POSITIVE_INFINITY): Span[] {
  let at = 0
  const kept: Span[] = []
  for (const span of text) {
    const words = span.text.slice(Math.max(0, from - at), Math.max(0, to - at))
    if (words !== '') kept.push({ ...span, text: words })
    at += span.text.length
    if (at >= to) break
  }
  return kept
}
