/**
 * From what a thumb typed to standard words. Cleans (letter forms, right-to-left tricks, lengthened letters), cuts the
 * text into tokens, and names each word's standard form: "gk", "kagak", "teu" are all `tidak`; "ngirimin" is `kirim`.
 */
import { mergePhrases } from './phrases.ts'
import { type Root, rootOf } from './roots.ts'

export type TokenKind = 'word' | 'figure' | 'mark' | 'emoji' | 'media' | 'code' | 'phone' | 'link'

/** One piece of a message. */
export interface Token {
  /** As typed, cleaned and in lower case. */
  readonly raw: string
  /** The standard word, without clitics and light affixes; for other kinds the same as `raw`. */
  readonly word: string
  readonly kind: TokenKind
  /** Nothing stood between this and the piece before it. */
  readonly glued: boolean
  /** It carried "-nya": "bisanya", "harganya". */
  readonly nya: boolean
  /** It carried "di-": what is done to it, not by it. */
  readonly passive: boolean
  /** A spelling mistake was guessed away, so no binding act may rest on this word. */
  readonly corrected: boolean
}

/** Longer texts are nobody's answer to a question; what is beyond is not read, and `understand` is then not certain. */
export const LONGEST_READ = 1_000

const PLAIN = /^[\x20-\x7e]*$/
const INVISIBLE = /\p{Cf}|\p{Cc}|[\u{1F3FB}-\u{1F3FF}]/gu

/** The text in lower case and plain letters: no accents, invisible or direction-changing signs, no lengthened letters. */
export function clean(text: string): string {
  const cut = text.length > LONGEST_READ ? text.slice(0, LONGEST_READ) : text
  const plain = PLAIN.test(cut)
    ? cut
    : cut
        .replaceAll('½', ' setengah ')
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/\s*\n\s*/g, ' ; ')
        .replace(/\s/g, ' ')
        .replace(INVISIBLE, '')
  return plain
    .toLowerCase()
    .replace(/([a-wyz])\1{2,}/g, '$1')
    .replace(/\b([a-z]{2,})[- ]?\1an\b/g, '$12an')
    .replace(/\b([a-z]{3,})-\1/g, '$12')
    .replace(/\bdi-(?=[a-z])/g, 'di')
    .replace(SAID_TWICE, '$1')
}

/** "3 (tiga) hari": letters write a figure twice. */
const SAID_TWICE =
  /(\d[\d.,]*) ?\( ?(?:(?:se|nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|ratus|ribu|juta|rupiah) ?)+\)/g

const PIECE = new RegExp(
  [
    /(?<media>\[[^\]]{1,80}\])/,
    /(?<link>(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|co\.id|id|ly|me|net|xyz)\b\S*)/,
    /(?<phone>(?:\+?62[ -]?|\b0)8\d\d[\dx*-]{3,})/,
    /(?<code>\b(?:eo|po|ord|ps|psn|inv|sp)[-/ ]?\d{3,}(?:[-/]\d+)*\b|\b[a-z]{2,4}-\d{3,}(?:-\d+)*\b|\bh ?[-+] ?\d{1,2}\b)/,
    /(?<figure>\d+(?:[.,:]\d+)*(?:e\d{1,3}\b)?)/,
    /(?<word>\p{L}+(?:['’`]\p{L}+)*(?:(?<=\p{L}{3})(?<!jam|tgl|opsi|lantai|blok|nomor|pilih)2(?:an)?\b)?)/u,
    /(?<emoji>\p{Extended_Pictographic}|\p{Regional_Indicator}{2})/u,
    /(?<mark>[?!.,;:+\-–/%=()#&@~…⁄])/,
  ]
    .map((part) => part.source)
    .join('|'),
  'gu',
)

/** Cuts a message into tokens with standard words; fixed expressions ("terima kasih") become one token. */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = []
  let end = -1
  for (const match of clean(text).matchAll(PIECE)) {
    const kind = kindOf(match.groups ?? {})
    const raw = kind === 'word' ? match[0].replace(/['’`]/g, '') : match[0]
    const glued = match.index === end
    end = match.index + match[0].length
    const before = found.at(-1)
    if (raw === 'nya' && before?.kind === 'word')
      found[found.length - 1] = { ...before, raw: `${before.raw} nya`, nya: true }
    else for (const root of rootsOf(raw, kind, glued, before)) found.push({ raw, kind, glued, ...root })
  }
  return mergePhrases(found)
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  for (const kind of ['word', 'figure', 'mark', 'emoji', 'code', 'phone', 'media'] as const) {
    if (groups[kind] !== undefined) return kind
  }
  return 'link'
}

const AFTER_A_FIGURE: Readonly<Record<string, string>> = {
  k: 'ribu',
  g: 'gram',
  gr: 'gram',
  m: 'meter',
  x: 'kali',
  an: 'an',
  ban: 'an',
  l: 'liter',
}

/** "blok G", "gedung B": a letter that names. */
const NAMED_BY_LETTER: ReadonlySet<string> = new Set(
  'blok gedung ruang tower lantai gerbang kelas ukuran size vitamin'.split(' '),
)

function rootsOf(raw: string, kind: TokenKind, glued: boolean, before: Token | undefined): readonly Root[] {
  if (kind !== 'word') return [{ word: raw.replace('–', '-'), nya: false, passive: false, corrected: false }]
  // "500 g" is grams and "30 k" thousands; anywhere else a single "g" says no.
  if (raw.length === 1 && before !== undefined && NAMED_BY_LETTER.has(before.word))
    return [{ word: raw, nya: false, passive: false, corrected: false }]
  const unit = before?.kind === 'figure' && (glued || raw !== 'an') ? AFTER_A_FIGURE[raw] : undefined
  return unit === undefined ? rootOf(raw) : [{ word: unit, nya: false, passive: false, corrected: false }]
}

/** The standard words in a row, for explanations and for comparing two messages. */
export function standard(text: string): string {
  return tokens(text)
    .map((token) => token.word)
    .join(' ')
}
