/** What a sentence about goods that came counts, held against the lines of the order. */
import type { Order, OrderLine, Quantities } from '#core/order/index.ts'
import type { CountSaid } from '../language/understanding/index.ts'
import { sharesAWord } from './order-words.ts'

/** How much of each line is good; none when no amount was said, or it is not clear of what. */
export function goodOf(order: Order, counts: readonly CountSaid[]): Quantities | undefined {
  if (counts.length === 0) return undefined
  const meant = counts.map(({ item, ...count }) => ({ ...count, line: lineMeant(order, item)?.line }))
  if (meant.some(({ line }) => line === undefined)) return undefined
  const quantities = order.lines.map(({ line, quantity }) => {
    const ofLine = meant.filter((count) => count.line === line)
    const came = ofLine.findLast(({ of }) => of === 'good')?.amount
    const bad = ofLine.reduce((sum, { of, amount }) => sum + (of === 'bad' ? amount : 0), 0)
    // "58 diterima, 2 ketinggalan" tells of all sixty; "58 diterima, 1 penyok" of one among those that came.
    return { line, quantity: came !== undefined && came + bad === quantity ? came : (came ?? quantity) - bad }
  })
  const isPossible = quantities.every(
    ({ quantity }, at) => quantity >= 0 && quantity <= (order.lines[at]?.quantity ?? 0),
  )
  return isPossible ? quantities : undefined
}

function lineMeant({ lines }: Order, item: string | undefined): OrderLine | undefined {
  const [only, ...others] = lines
  if (others.length === 0) return only
  const named = lines.filter(({ name }) => item !== undefined && sharesAWord(name, item))
  return named.length === 1 ? named[0] : undefined
}
