/**
 * The tiny neutral markup of everything the bots say: `*bold*`, `_italic_`, `~struck~` and `` `code` ``. What people
 * and files bring in is escaped by the template tag, so a product called `*GRATIS*` stays seven plain characters and
 * can neither break a layout nor forge one.
 */
declare const markup: unique symbol
/** Text whose marks were written by us. Made by `say`, joined by `lines`. */
export type Markup = string & { readonly [markup]: true }

const MARKS = /[\\*_~`]/g
/** Most of what stands in a sentence: a look at it is cheaper than taking out what is not there. */
const HARMLESS = /^[ -)+-[\]^a-}]*$/
/** Bidirectional and zero-width controls, which can reorder or hide what a person reads. Joiners inside emoji stay. */
const DECEIVERS = /[^\P{Cc}\n\t]|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/**
 * The words by which a sentence of ours calls its reader, as characters of the private use area: whose words they become
 * is decided when a table of messages is made for somebody. What people and files bring in keeps its own "Kak". Others of
 * that area cover account numbers: db/vendor-accounts.ts.
 */
export const CALLS = { Anda: '\uf8e0', Kakak: '\uf8e1', Kak: '\uf8e2' } as const
const CALLED = /\b(?:Anda|Kakak|Kak)\b/g
const CALL_MARKS = /[\uf8e0-\uf8e2]/g

/** A value from outside, safe to stand inside markup: marks are escaped, controls that deceive the eye are removed. */
export function plain(value: string | number): Markup {
  const text = String(value)
  if (HARMLESS.test(text)) return text as Markup
  return text
    .replace(DECEIVERS, '')
    .replace(CALL_MARKS, '')
    .replace(MARKS, (mark) => `\\${mark}`) as Markup
}

/** Template tag: the literal parts are markup, every interpolated value is escaped unless it is `Markup` itself. */
export function say(parts: TemplateStringsArray, ...values: readonly (Raw | string | number)[]): Markup {
  return oursOf(parts).reduce((text, ours, index) => {
    const value = values[index - 1]
    return text + (value instanceof Raw ? value.text : plain(value ?? '')) + ours
  }, '') as Markup
}

const called = new WeakMap<TemplateStringsArray, readonly string[]>()

/** The words of a sentence that are ours, looked through once for how they call their reader. */
function oursOf(parts: TemplateStringsArray): readonly string[] {
  const known = called.get(parts)
  if (known) return known
  const ours = parts.map((part) => part.replace(CALLED, (word) => CALLS[word as keyof typeof CALLS]))
  called.set(parts, ours)
  return ours
}

/** Wraps finished markup so that `say` lets it through: `say\`Pesanan: ${keep(summary)}\``. */
export function keep(text: Markup): Raw {
  return new Raw(text)
}

class Raw {
  readonly text: Markup
  constructor(text: Markup) {
    this.text = text
  }
}

/** Joins lines, leaving out those that are `undefined` or `false`; an empty string makes a blank line. */
export function lines(...all: readonly (Markup | '' | undefined | false)[]): Markup {
  return all.filter((line) => line !== undefined && line !== false).join('\n') as Markup
}

export type Span = { readonly style: 'plain' | 'bold' | 'italic' | 'struck' | 'code'; readonly text: string }

const STYLES = { '*': 'bold', _: 'italic', '~': 'struck', '`': 'code' } as const

/** Markup as spans, for the renderers. Marks do not nest; one without a partner is an ordinary character. */
export function spans(text: Markup): Span[] {
  const found: Span[] = []
  const add = (style: Span['style'], words: string) => {
    const last = found.at(-1)
    if (style === 'plain' && last?.style === 'plain') found[found.length - 1] = { style, text: last.text + words }
    else if (words) found.push({ style, text: words })
  }
  let at = 0
  while (at < text.length) {
    const next = nextMark(text, at)
    if (next > at) add('plain', text.slice(at, next))
    at = next
    const mark = text.charAt(at)
    const closes = mark in STYLES ? closing(text, mark, at + 1) : -1
    if (closes > at + 1) {
      add(STYLES[mark as keyof typeof STYLES], withoutEscapes(text.slice(at + 1, closes)))
      at = closes + 1
    } else {
      const width = mark === '\\' && at + 1 < text.length ? 2 : 1
      add('plain', withoutEscapes(text.slice(at, at + width)))
      at += width
    }
  }
  return found
}

/** Where a mark or an escape stands next, or the end. */
function nextMark(text: string, from: number): number {
  MARKS.lastIndex = from
  const found = MARKS.exec(text)?.index ?? text.length
  MARKS.lastIndex = 0
  return found
}

/** Where the same mark stands again unescaped, or -1. */
function closing(text: string, mark: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === mark) return at
  }
  return -1
}

/** The words alone, as somebody hears them read aloud. */
export function withoutMarks(text: Markup): string {
  return spans(text)
    .map((span) => span.text)
    .join('')
}

function withoutEscapes(text: string): string {
  return text.replace(/\\([\\*_~`])/g, '$1')
}
