/** From text to plain words: lower case, no accents, figures apart from their units. The same for goods and for searches. */

const DOUBLED = /\b([a-z]{3,})(?:-\1|2)\b/g
const FIGURE_AND_UNIT =
  /^(\d+(?:x\d+)?)(gr|gram|g|ml|ltr|liter|l|kg|cm|mm|m|m2|pk|watt|w|gsm|oz|pcs|lbr|org|orang|box|isi)$/

/** A search or a product's text is read to here and no further. */
const LONGEST_READ = 2_000

/** The words of a text in order, with repeats. "Kertas A4 80gr" is kertas, a4, 80, gr; "oleh2" is one oleh. */
export function wordsOf(text: string): string[] {
  return foldLetters(text)
    .replace(DOUBLED, '$1')
    .replace(/(?<=\d)[.,](?=\d{3}\b)/g, '')
    .replace(/\b(x|t|e|y|wi)-([a-z]{3,})/g, '$1$2')
    .replace(/\b([xy]) (?=banner)/g, '$1')
    .split(/[^a-z0-9]+/)
    .flatMap(figureApart)
    .filter((word) => (word.length > 1 || /\d/.test(word)) && word.length <= 40)
}

/** A name as a key of one piece: "Kota Jakarta Selatan" is jakarta-selatan. */
export function placeKey(name: string): string {
  return foldLetters(name)
    .replace(/\b(kota|kabupaten|kab|adm|administrasi|kecamatan|kec|kel|kelurahan)\b/g, ' ')
    .trim()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-')
}

function foldLetters(text: string): string {
  return text.slice(0, LONGEST_READ).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function figureApart(word: string): string[] {
  const [, figure, unit] = FIGURE_AND_UNIT.exec(word) ?? []
  return figure && unit ? [figure, unit] : [word]
}
