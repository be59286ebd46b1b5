/** What a shop could send instead: its own listed products that cost no more than what was ordered. */
import type { Order, OrderLine, Substitution } from '#core/order/index.ts'
import type { Db } from '#db/client.ts'
import { type Good, goodsOf } from '#db/shop-desk.ts'
import { goodsNamed } from './goods-named.ts'
import { sharesAWord } from './order-words.ts'

/** As many as fit on a list. */
const SHOWN = 8

/** The lines that the words may be about: those that they name (“nasi ayamnya abis”), else all. */
export function linesMeant({ lines }: Order, text: string, wanted: string | undefined): readonly OrderLine[] {
  const before = wanted === undefined ? text : text.toLowerCase().replace(wanted.toLowerCase(), '')
  const bare = before.replace(/nya\b/gi, '')
  const named = lines.filter(({ name }) => sharesAWord(name, bare))
  return named.length > 0 ? named : lines
}

/** Products in place of a line: those that are named, else any. Source: docs/rules.md#R-20. */
export async function substitutesFor(
  db: Db,
  order: Order,
  line: OrderLine,
  wanted: string | undefined,
): Promise<{ readonly goods: readonly Good[]; readonly isNamed: boolean }> {
  const taken = new Set(order.lines.map(({ productId }) => productId))
  const all = await goodsOf(db, [order.vendorId])
  const fitting = all.filter((good) => !taken.has(good.id) && isOffered(good, line))
  const named = wanted === undefined ? [] : goodsNamed(fitting, wanted).goods
  const kind = all.find(({ id }) => id === line.productId)?.category
  const likeness = (good: Good) => (good.category === kind ? 1 : 0)
  const alike = fitting.toSorted((one, other) => likeness(other) - likeness(one) || other.price - one.price)
  return { goods: (named.length > 0 ? named : alike).slice(0, SHOWN), isNamed: named.length > 0 }
}

function isOffered({ listed, passed, withheld, price, stock }: Good, line: OrderLine): boolean {
  const isListed = listed && passed && withheld === null
  return isListed && price <= line.price && (stock === null || stock >= line.quantity)
}

/** A product of the shop in place of a line, as many of it as were ordered. */
export function substitution({ line, quantity }: OrderLine, { id, name, unit, price }: Good): Substitution {
  return { line, productId: id, name, unit, price, quantity }
}
