/** The number of an order in a row of tokens: "orderan 231", "EO-0412", "#56". */
import { conceptsOf } from './lexicon.ts'
import type { Token } from './normalise.ts'

/** The number and where it stands; nothing when the message names no order. */
export function orderNumberIn(row: readonly Token[]): { readonly number: string; readonly at: number } | undefined {
  for (const [at, token] of row.entries()) {
    if (token.kind === 'code' && !/^h ?[-+]/.test(token.raw)) return { number: token.raw.toUpperCase(), at }
    if (token.kind !== 'figure' || !/^\d{2,8}$/.test(token.raw)) continue
    let back = at - 1
    while (row[back]?.raw === '.' || row[back]?.raw === '#' || row[back]?.raw === ':') back--
    const word = row[back]?.word
    if (row[at - 1]?.raw === '#') return { number: token.raw, at }
    if (word === 'nomor' && ORDER_NOUNS.has(row[back - 1]?.word ?? 'pesan')) return { number: token.raw, at }
    if (ORDER_NOUNS.has(word ?? '') && ORDER_NAMED.test(row[back]?.raw ?? '') && !isCountedAfter(row, at))
      return { number: token.raw, at }
  }
  return undefined
}
const ORDER_NOUNS: ReadonlySet<string> = new Set(['pesan', 'order', 'po', 'surat'])
/** "orderan 231" names an order; "order 100" and "pesen 100" count things. */
const ORDER_NAMED = /^(orderan|pesanan|pesenan|psnan|orderannya|pesanannya|po|orderin|ordernya)$/

function isCountedAfter(row: readonly Token[], at: number): boolean {
  return conceptsOf(row[at + 1]?.word ?? '').includes('unit')
}
