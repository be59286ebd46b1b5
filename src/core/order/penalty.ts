/** What a late delivery costs: a share of the value per calendar day. Source: docs/rules.md#R-22. */
import { daysBetween, type Instant, wallClock } from '../calendar.ts'
import { type Rupiah, rupiah, share, sum, times } from '../money.ts'
import type { Order, TaxRate } from './order.ts'

export interface Penalty {
  readonly days: number
  readonly amount: Rupiah
}

export interface PenaltyFacts {
  /** Of the contract, or of the part that came late, without PPN. */
  readonly value: Rupiah
  /** What was agreed. */
  readonly dueAt: Instant
  readonly deliveredAt: Instant
  readonly zone: string
  /** Per day; `null` where the office charges none. */
  readonly perDay: TaxRate | null
}

/** Days are counted whole, as the office's calendar has them: an hour late on the day itself is no day. */
export function latePenalty({ value, dueAt, deliveredAt, zone, perDay }: PenaltyFacts): Penalty {
  const days = Math.max(0, daysBetween(wallClock(dueAt, zone).day, wallClock(deliveredAt, zone).day))
  if (perDay === null || days === 0) return { days, amount: 0 }
  const amount = share(value, perDay.numerator * days, perDay.denominator)
  return { days, amount: rupiah(Math.min(amount, value)) }
}

/**
 * Of an order with its good quantities in its lines: what came at first by when that came, and what was brought again by
 * when that did. Goods that nobody said were there before are there when they are looked at, `now`.
 */
export function orderPenalty(
  order: Order,
  { perDay, zone, now }: Pick<PenaltyFacts, 'perDay' | 'zone'> & { readonly now: Instant },
): Penalty {
  const { deliverAt: dueAt, deliveredAt = now, redelivery } = order
  const value = order.goodsTotal + order.deliveryFee
  if (!redelivery) return latePenalty({ value, dueAt, deliveredAt, zone, perDay })
  const again = sum(
    order.lines.map(({ line, price, quantity }) => {
      const good = redelivery.good.find((one) => one.line === line)?.quantity ?? 0
      return times(price, Math.max(0, quantity - good))
    }),
  )
  const at = { dueAt, zone, perDay }
  const first = latePenalty({ ...at, value: rupiah(value - again), deliveredAt: redelivery.firstAt ?? dueAt })
  const second = latePenalty({ ...at, value: again, deliveredAt })
  const isFree = again === 0
  return { days: isFree ? first.days : Math.max(first.days, second.days), amount: rupiah(first.amount + second.amount) }
}
