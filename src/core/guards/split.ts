/** Orders that together would have needed another method. Sources: docs/rules.md#R-02, #R-24, #R-25. */
import { daysBetween, HOUR, wallClock } from '../calendar.ts'
import { type Rupiah, rupiah, share, sum } from '../money.ts'
import { type GuardDraft, type GuardFacts, ownersVendors, type PastOrder } from './facts.ts'
import type { Noticed, SplitKey } from './finding.ts'
import type { Threshold } from './settings.ts'

const DAY = 24 * HOUR

/** Adds up by three keys and reports each set of orders once, under the narrowest key that catches it. */
export function splitOrders(draft: GuardDraft, facts: GuardFacts): Noticed[] {
  const seen = new Set<string>()
  return (['rup', 'owner', 'unit'] as const).flatMap((key) => {
    const found = splitBy(key, draft, facts)
    if (found?.guard !== 'split') return []
    const same = found.facts.orders.join(' ')
    if (seen.has(same)) return []
    seen.add(same)
    return [found]
  })
}

function splitBy(key: SplitKey, draft: GuardDraft, facts: GuardFacts): Noticed | undefined {
  const { ceiling, settings, budgetLine, now } = facts
  const etalase = etalaseOf(draft, facts)
  const alike = facts.recent.filter((past) => isAlike[key](past, draft, etalase, facts))
  const sums = settings.splitDays.map((days) => {
    const near = alike.filter(({ placedAt }) => placedAt > now - days * DAY)
    const before = sum(near.map(({ total }) => total))
    return { days, near, before, total: rupiah(before + draft.total) }
  })
  const told = sums.filter(({ near }) => near.length > 0)
  const over = told.find(({ total }) => total > ceiling)
  const found = over ?? told.find(({ total }) => total > share(ceiling, settings.splitWarnPercent, 100))
  if (!found) return undefined
  const { near, ...amounts } = found
  const names = [...facts.products.values()].flatMap((one) => (etalase.has(one.etalase.code) ? [one.etalase.name] : []))
  return {
    guard: 'split',
    ...(over ? {} : { severity: 'warn' as const }),
    facts: {
      key,
      orders: near.map(({ orderId }) => orderId),
      ...amounts,
      ceiling,
      rupCode: budgetLine.rupCode,
      etalase: [...new Set(names)],
    },
  }
}

type Alike = (past: PastOrder, draft: GuardDraft, etalase: ReadonlySet<string>, facts: GuardFacts) => boolean

const isAlike: Readonly<Record<SplitKey, Alike>> = {
  rup: (past, draft, etalase) => past.budgetLineId === draft.budgetLineId && shares(past, etalase),
  owner: (past, draft, _, facts) => ownersVendors(draft, facts).has(past.vendorId),
  unit: (past, _, etalase) => shares(past, etalase),
}

function shares(past: PastOrder, etalase: ReadonlySet<string>): boolean {
  return past.etalase.some((code) => etalase.has(code))
}

function etalaseOf({ lines }: GuardDraft, { products }: GuardFacts): ReadonlySet<string> {
  return new Set(lines.flatMap(({ productId }) => products.get(productId)?.etalase.code ?? []))
}

/** The same goods from the same vendor for about the same day. */
export function lookAlikes(draft: GuardDraft, { recent, settings, zone }: GuardFacts): Noticed[] {
  const goods = draft.lines.map(({ productId }) => productId).toSorted(byNumber)
  const { day } = wallClock(draft.deliverAt, zone)
  const alike = recent.filter(
    ({ vendorId, products, deliverAt }) =>
      vendorId === draft.vendorId &&
      products.toSorted(byNumber).join(' ') === goods.join(' ') &&
      Math.abs(daysBetween(day, wallClock(deliverAt, zone).day)) <= settings.alikeDays,
  )
  const orders = alike.map(({ orderId }) => orderId)
  return orders.length > 0 ? [{ guard: 'look-alike', facts: { orders, deliverAt: draft.deliverAt } }] : []
}

function byNumber(a: number, b: number): number {
  return a - b
}

/** One of several orders that end just below an amount from which on more is asked. */
export function justUnder(draft: GuardDraft, facts: GuardFacts): Noticed[] {
  const { settings, recent, now } = facts
  const { thresholds, underPercent, underOthers, underDays } = settings
  const owners = ownersVendors(draft, facts)
  const amounts = { 'before-tax': rupiah(draft.goodsTotal + draft.deliveryFee), total: draft.total }
  return thresholds.flatMap((threshold) => {
    const amount = amounts[threshold.basis]
    if (!isJustUnder(amount, threshold, underPercent)) return []
    const others = recent.filter(
      (past) =>
        past.placedAt > now - underDays * DAY &&
        (!threshold.sameOwner || owners.has(past.vendorId)) &&
        isJustUnder(threshold.basis === 'total' ? past.total : past.beforeTax, threshold, underPercent),
    )
    if (others.length < underOthers) return []
    const orders = others.map(({ orderId }) => orderId)
    return [{ guard: 'just-under', facts: { threshold: threshold.amount, amount, orders, days: underDays } }]
  })
}

function isJustUnder(amount: Rupiah, { amount: threshold }: Threshold, percent: number): boolean {
  return amount <= threshold && amount >= share(threshold, 100 - percent, 100)
}
