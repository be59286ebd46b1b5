/** What is owed for an order's goods: computed when they are counted, and fixed with the count. */
import { type Instant, wallClock } from '#core/calendar.ts'
import { changedLines, type Order, type Quantities, withLines } from '#core/order/index.ts'
import { type Bill, billOf } from '#core/tax/index.ts'
import { billFactsOf, estimateFactsOf, type GoodsAsked } from '#db/bill-facts.ts'
import type { Db } from '#db/client.ts'
import type { Office, Talk } from '../dialog/flow.ts'
import type { Messages } from '../language/messages/index.ts'
import { lines, type Markup } from '../markup.ts'

/** The bill of what is good, by the rules of today; `waived`: without what lateness costs. */
export async function billFor(
  { db, office, now }: Talk,
  order: Order,
  good: Quantities,
  waived = false,
): Promise<Bill> {
  const { zone } = office.calendar
  const day = wallClock(now, zone).day
  const received = withLines(order, changedLines(order, good))
  return billOf(await billFactsOf(db, received, { day, values: office.ruleValues, zone, now, waived }))
}

/** The bill that was fixed with the count. An order of before there were bills has none. */
export function billOn({ inspection }: Order): Bill | undefined {
  // The order knows what is owed; whatever is stored there was made by `billFor`.
  return inspection?.bill as Bill | undefined
}

/** Gross, what is withheld and why, net; of an order without a bill what it costs. */
export function billText(t: Messages, order: Order): Markup {
  const bill = billOn(order)
  return bill ? lines(t.tax.bill(bill), waivedText(t, order)) : t.tax.unbilled(order.total)
}

/** What lateness would have cost, and why the PPK waived it; none where it was charged or there was none. */
export function waivedText(t: Messages, { inspection }: Pick<Order, 'inspection'>): Markup | undefined {
  const { lateness } = inspection ?? {}
  return lateness?.waived === undefined ? undefined : t.lateness.settled(lateness)
}

/** What would be withheld from goods as they are asked for, by the rules of today. */
export async function estimateFor(
  db: Db,
  goods: GoodsAsked,
  { office, now }: { office: Office; now: Instant },
): Promise<Bill> {
  const { day } = wallClock(now, office.calendar.zone)
  return billOf(await estimateFactsOf(db, goods, { day, values: office.ruleValues }))
}
