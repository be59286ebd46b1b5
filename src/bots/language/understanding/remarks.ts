/** Parts of a request that ask for nothing: what is said about the things, and numbers that only describe them. */
import { measuresIn } from './measures.ts'
import type { Token } from './normalise.ts'

const ABOUT =
  /^(rating|desain|design|logo|file|gambar|foto|model|warna|kualitas|rasa|pelayanan|pengiriman|penjual|vendor)$/
const NOT_YET = /^(nyusul|menyusul|susul|belakangan|dikirim|terserah|bebas)$/

/** "ratingnya bagus", "desainnya nyusul": no thing, where no amount goes with it. */
export function isRemark(row: readonly Token[], from: number, to: number): boolean {
  const words = row.slice(from, to)
  return words.some((token) => token.nya && ABOUT.test(token.word)) || words.some((token) => NOT_YET.test(token.raw))
}

/** The amount of "AC 1 pk" or "air 330 ml" is part of the name. */
export function describes(
  row: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return measuresIn(row).some(
    (one) => one.from <= from && to <= one.to && /\d(ml|cc|gsm|pk|gb|hp|watt|volt|inch|inci|ply|mah)$/.test(one.text),
  )
}
