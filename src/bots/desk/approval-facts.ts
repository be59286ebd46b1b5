/** What a PPK needs to see of an order before it is sent. */
import { type BudgetLine, leftOn } from '#core/budget/budget.ts'
import type { Instant } from '#core/calendar.ts'
import { besidePrice, findingOf } from '#core/guards/index.ts'
import { rupiah } from '#core/money.ts'
import { changed, type Notice, type Order, questionOf } from '#core/order/index.ts'
import type { Db } from '#db/client.ts'
import { guardProducts } from '#db/guard-facts.ts'
import { guardSettingsFrom } from '#db/guard-settings.ts'
import type { ApprovalFacts, OrderFacts, PriceFacts } from '../language/messages/facts.ts'
import type { Messages } from '../language/messages/index.ts'
import type { Markup } from '../markup.ts'

/** An order, or its change, with what is left on its budget line, what was noticed, and what was asked and answered. */
export function approvalFacts(
  order: Order,
  facts: OrderFacts,
  line: BudgetLine | undefined,
  prices: readonly PriceFacts[] = [],
): ApprovalFacts {
  const { purpose, request } = order
  const { change } = request?.needsApproval ? request : {}
  const notices = (change ? change.notices : order.notices) ?? []
  // What runs already holds its budget; a change that waits does not hold more yet.
  const rise = change ? changed(order, change).total - order.total : 0
  return {
    order: facts,
    ...(line
      ? { budget: { rupCode: line.rupCode, name: line.name, left: rupiah(Math.max(0, leftOn(line) - rise)) } }
      : {}),
    prices,
    ...(purpose ? { purpose } : {}),
    notices: noticed(notices),
    ...questionOf(order),
  }
}

/** What the guards noticed, as sentences need it. */
export function noticed(notices: readonly Notice[]): NonNullable<ApprovalFacts['notices']> {
  return notices.flatMap((notice) => {
    const found = findingOf(notice)
    return found ? [{ found, reason: notice.reason }] : []
  })
}

/** A line for each thing that the guards noticed, with what was said to it. */
export function noticedLines(t: Messages, notices: readonly Notice[]): Markup[] {
  return noticed(notices).map(({ found, reason }) => t.guards.answered(found, reason))
}

/** The order's prices beside what like goods cost today; those with nothing beside them are left out. */
export async function pricesOf(
  db: Db,
  { lines }: Pick<Order, 'lines'>,
  now: Instant,
  values: ReadonlyMap<string, unknown>,
): Promise<PriceFacts[]> {
  const settings = guardSettingsFrom(values)
  const ids = lines.map(({ productId }) => productId)
  const products = await guardProducts(db, ids, now, settings)
  return lines.flatMap(({ productId, name, unit, price }) => {
    const product = products.get(productId)
    const beside = product && besidePrice({ unit }, product, settings)
    return beside && (beside.median || beside.ceiling) ? [{ name, unit, price, ...beside }] : []
  })
}
