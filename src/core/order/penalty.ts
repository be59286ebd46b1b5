/** What a late delivery costs: a share of the value per calendar day. Source: docs/rules.md#R-22. */
import { daysBetween, type Instant, wallClock } from '../calendar.ts'
import { type Rupiah, rupiah, share } from '../money.ts'
import type { TaxRate } from './order.ts'

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
