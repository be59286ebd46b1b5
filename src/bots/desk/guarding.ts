/**
 * What the guards notice about an order that is about to be placed: asked for its summary, and again in the transaction
 * that places it, together for all orders of a batch.
 */
import type { BudgetLine } from '#core/budget/budget.ts'
import {
  type Guard,
  type GuardDraft,
  type GuardedGoods,
  type GuardFinding,
  type GuardSurroundings,
  guardsFor,
  noticesOf,
  type PastOrder,
  type Reasoned,
} from '#core/guards/index.ts'
import { type Change, changed, type Notice, type Order, type Proposal, raises } from '#core/order/index.ts'
import { guardFactsOf, holdUnits } from '#db/guard-facts.ts'
import { batchMemory } from '#db/together.ts'
import type { Acting } from '../dialog/flow.ts'
import { endMoved } from '../language/understanding/index.ts'
import type { Work } from '../work.ts'

/** Orders of the batch that is under way, which no question to the database can see yet. */
const placedHere = ({ db }: Work, unitId: number): PastOrder[] => {
  const byUnit = batchMemory<number, PastOrder[]>(db, placedHere)
  const placed = byUnit.get(unitId) ?? []
  byUnit.set(unitId, placed)
  return placed
}

/** What the guards look at around an order of these goods. */
export function guardFactsFor(
  { db, now, office: { calendar, rules, ruleValues: values } }: Acting,
  goods: GuardedGoods,
): Promise<GuardSurroundings> {
  return guardFactsOf(db, goods, { now, calendar, rules, values })
}

/** What there is to notice about a draft that this line is to pay, orders placed earlier in this batch counted. */
export function findingsNow(
  work: Work,
  draft: GuardDraft,
  { rupCode, accountCode }: Pick<BudgetLine, 'rupCode' | 'accountCode'>,
  facts: GuardSurroundings,
): GuardFinding[] {
  const known = new Set(facts.recent.map(({ orderId }) => orderId))
  const here = placedHere(work, draft.unitId).filter(({ orderId }) => !known.has(orderId))
  return guardsFor(draft, { ...facts, budgetLine: { rupCode, accountCode }, recent: [...facts.recent, ...here] })
}

/** What another hour alone can make different. */
const OF_TIME: ReadonlySet<Guard> = new Set(['event-past', 'look-alike'])

/**
 * What they notice about an order as a change would make it: a dearer one is looked at like a new order, another hour
 * for what hangs on the hour. The rest was noticed when it was placed.
 */
export async function findingsOnChange(talk: Acting, order: Order, change: Change): Promise<GuardFinding[]> {
  const isDearer = raises(order, change)
  const isMoved = change.deliverAt !== undefined && change.deliverAt !== order.deliverAt
  const line = isDearer || isMoved ? await talk.work.budgetLine(order.budgetLineId) : undefined
  if (!line) return []
  await holdUnits(talk.db, [order.unitId])
  const after = changed(order, change)
  const { unitId, budgetLineId, vendorId, deliverAt, goodsTotal, deliveryFee, total, lines } = after
  // A meeting that is put off to another day takes its end along.
  const purpose = after.purpose && endMoved(after.purpose, order.deliverAt, deliverAt, talk.office.calendar.zone)
  const draft = {
    ...{ orderId: order.id, unitId, budgetLineId, vendorId, deliverAt, goodsTotal, deliveryFee, total, lines },
    ...(purpose ? { purpose } : {}),
  }
  const found = findingsNow(talk.work, draft, line, await guardFactsFor(talk, draft))
  return isDearer ? found : found.filter(({ guard }) => OF_TIME.has(guard))
}

/** What they notice about goods that a vendor offers instead: their prices, and since when anybody knows them. */
const OF_GOODS: ReadonlySet<Guard> = new Set(['above-median', 'above-ceiling', 'price-risen', 'new-listing'])

/** An offer of a vendor with what the guards notice about the goods in it that were not ordered. docs/rules.md#R-27 */
export async function withGoodsNoticed<Offer extends Change | Proposal>(
  talk: Acting,
  order: Order,
  offer: Offer,
): Promise<Offer> {
  const { substitutions = [] } = offer
  const line = substitutions.length > 0 ? await talk.work.budgetLine(order.budgetLineId) : undefined
  if (!line) return offer
  const { id: orderId, unitId, budgetLineId, vendorId, deliverAt, deliveryFee } = order
  const { lines, goodsTotal, total } = changed(order, { quantities: offer.quantities, substitutions })
  const draft = { orderId, unitId, budgetLineId, vendorId, deliverAt, goodsTotal, deliveryFee, total, lines }
  const found = findingsNow(talk.work, draft, line, await guardFactsFor(talk, draft))
  const notices = noticesOf(
    found.filter(({ guard, facts }) => {
      return OF_GOODS.has(guard) && 'product' in facts && substitutions.some(({ name }) => name === facts.product)
    }),
  )
  return notices.length > 0 ? { ...offer, notices } : offer
}

/** What then stands with the order; what was not looked at anew stays. */
export function noticesAfter(
  order: Order,
  change: Change,
  findings: readonly GuardFinding[],
  reasons: readonly Reasoned[],
): Notice[] {
  const others = (order.notices ?? []).filter(({ guard }) => !OF_TIME.has(guard as Guard))
  return [...(raises(order, change) ? [] : others), ...noticesOf(findings, reasons)]
}

/** Lets the rest of the batch know of an order that has just been placed. */
export function countIn(work: Work, order: Order, { products }: GuardSurroundings): void {
  const { id: orderId, unitId, budgetLineId, vendorId, placedAt, deliverAt, goodsTotal, deliveryFee, total } = order
  const goods = [...new Set(order.lines.map(({ productId }) => productId))]
  placedHere(work, unitId).push({
    ...{ orderId, budgetLineId, vendorId, placedAt, deliverAt, total, products: goods },
    beforeTax: goodsTotal + deliveryFee,
    etalase: [...new Set(goods.flatMap((id) => products.get(id)?.etalase.code ?? []))],
  })
}
