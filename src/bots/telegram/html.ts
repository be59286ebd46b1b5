/** Neutral markup in Telegram's HTML, in pieces that Telegram takes. Lengths are UTF-16 units after parsing. */
import { type Markup, type Span, spans } from '../markup.ts'

const TAGS = { bold: 'b', italic: 'i', struck: 's', code: 'code' } as const

/** What Telegram does not count as words: spaces, formatting characters, and letters that draw nothing. */
const BLANK = /^(?:[\s\p{Cf}\p{Cc}\u115f\u1160\u2800\u3164\uffa0]|\u034f)*$/u

/** The text as HTML in pieces of at most `max`; blank ones are left out. */
export function htmlPieces(text: Markup, max: number): string[] {
  const all = spans(text.toWellFormed() as Markup)
  const words = all.map((span) => span.text).join('')
  return ranges(words, max)
    .filter(({ from, to }) => !BLANK.test(words.slice(from, to)))
    .map((range) => within(all, range).map(html).join(''))
}

/** Characters that mean something in HTML, made harmless. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function html({ style, text }: Span): string {
  return style === 'plain' ? escapeHtml(text) : `<${TAGS[style]}>${escapeHtml(text)}</${TAGS[style]}>`
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Where to cut: between paragraphs, else between lines, else between words, else between characters. */
function ranges(text: string, max: number): Range[] {
  const end = text.trimEnd().length
  const found: Range[] = []
  let from = afterSpaces(text, 0)
  while (from < end) {
    const to = end - from <= max ? end : from + cutOf(text.slice(from, from + max + LOOK_AHEAD), max)
    found.push({ from, to: from + text.slice(from, to).trimEnd().length })
    from = afterSpaces(text, to)
  }
  return found
}

function afterSpaces(text: string, from: number): number {
  const spaces = /\s*/y
  spaces.lastIndex = from
  spaces.test(text)
  return spaces.lastIndex
}

/** Enough to see whether a character goes on behind the limit; families and flags are shorter. */
const LOOK_AHEAD = 64
const characters = new Intl.Segmenter('id', { granularity: 'grapheme' })

/** How much of `head` fits into `max` without cutting a character that a person sees as one. */
export function cutOf(head: string, max: number): number {
  const fitting = head.slice(0, max + 1)
  const gap = ['\n\n', '\n', ' '].map((boundary) => fitting.lastIndexOf(boundary)).find((at) => at > max / 4)
  if (gap !== undefined) return gap
  const start = characters.segment(head).containing(max)?.index ?? max
  // A pile of accents longer than a message is the one thing that has to be cut.
  return start > 0 ? start : head.slice(0, max).isWellFormed() ? max : max - 1
}

/** The part of the spans that lies in the range; a span over its edge keeps its style on both sides. */
function within(all: readonly Span[], { from, to }: Range): Span[] {
  let start = 0
  return all.flatMap(({ style, text }) => {
    const inside = text.slice(Math.max(from - start, 0), Math.max(to - start, 0))
    start += text.length
    return inside === '' ? [] : [{ style, text: inside }]
  })
}
