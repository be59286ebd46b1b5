/** What an offer must be, beside its things: halal, dear or cheap, and where the shop is. */
import type { Reading } from './reading.ts'
import type { OrderRequest } from './request.ts'
import { NOISE, searchOf } from './search-query.ts'

/** The wishes about the offer. */
export function wantsOf(read: Reading): OrderRequest['wants'] {
  const { halal, priceMax, priceMin, about, sort, place } = searchOf(read.row)
  const near = read.row.some((token) => token.word === 'dekat') || ofTheShop(read) ? place : undefined
  return {
    ...(halal === undefined ? {} : { halal }),
    ...(priceMax === undefined ? {} : { priceMax }),
    ...(priceMin === undefined ? {} : { priceMin }),
    ...(about === undefined ? {} : { about }),
    ...(sort === undefined ? {} : { sort }),
    ...(near === undefined ? {} : { near }),
  }
}

/** "yang di jaksel aja": of several shops those, and no other address. */
export function ofTheShop({ row }: Reading): boolean {
  const [first, second, city] = row
  return first?.word === 'yang' && second?.word === 'di' && CITIES.test(city?.word ?? '') && row.length <= SHORT
}
const CITIES = /^jak(?:sel|bar|tim|ut|pus|arta)$/
const SHORT = 5

/** Where a message says near what the shop is to be; no part of a thing's name. */
export function nearSpan(read: Reading): readonly { readonly from: number; readonly to: number }[] {
  const { row } = read
  const at = ofTheShop(read) ? 1 : row.findIndex((token) => token.word === 'dekat')
  if (at < 0) return []
  let to = at + 1
  while (to < at + 4 && row[to]?.kind === 'word' && !NOISE.has(row[to]?.word ?? '')) to++
  return [{ from: at, to }]
}
