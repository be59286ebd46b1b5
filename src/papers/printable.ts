/**
 * Text of people, made fit for paper. The face prints Latin, Greek and Cyrillic; it has no pictures, and nothing here
 * sets letters from right to left. What cannot be printed faithfully is shown to be missing, and never changes the rest.
 */

/** A part of what the embedded face (Roboto) holds: every one of these has a glyph. */
const LETTERS =
  /[\n\u0020-\u007e\u00a0-\u017f\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u02c6\u02c7\u02d8-\u02dd\u0384-\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490\u0491\u1e80-\u1e85\u1ea0-\u1ef9\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u20ab\u2116\u2122]/u
const PICTURES =
  /(?:(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\ufe0e|\ufe0f|\u200d|\u20e3)+/gu
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu

/** `text` with pictures and invisible signs left out, and each run of letters without a face shown as `[…]`. */
export function printable(text: string): string {
  if (/^[\n\x20-\x7e]*$/.test(text)) return text
  const plain = text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(PICTURES, '')
    .replace(INVISIBLE, (sign) => (sign === '\n' ? sign : ''))
  return [...plain.matchAll(RUNS)]
    .map(([run]) => (LETTERS.test(run) ? run : replaced(run)))
    .join('')
    .replace(/ {2,}/g, ' ')
}

const RUNS = new RegExp(`(?:${LETTERS.source})+|(?:(?!${LETTERS.source})[\\s\\S])+`, 'gu')

/** Letters that are Latin ones in fancy dress (𝓑𝓾, ﬁ, Ⓐ) are undressed; the rest is shown to be missing. */
function replaced(run: string): string {
  const undressed = run.normalize('NFKC')
  return [...undressed].every((letter) => LETTERS.test(letter)) ? undressed : '[…]'
}
