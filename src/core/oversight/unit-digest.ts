/** What a PA/KPA is told every morning of their units: money, lateness, and what went on with a reason. */
import type { Day, Instant } from '../calendar.ts'
import type { Rupiah } from '../money.ts'
import type { Lateness, Notice } from '../order/index.ts'

/** An order of the list, and what was said about it. */
export interface Told {
  readonly orderId: number
  readonly words: string
}

export interface UnitDigest {
  /** Of the day before. */
  readonly day: Day
  readonly units: readonly string[]
  readonly placed: { readonly orders: number; readonly total: Rupiah }
  readonly budget: {
    readonly ceiling: Rupiah
    readonly committed: Rupiah
    /** Of which most is used, fullest first. */
    readonly fullest: readonly { readonly rupCode: string; readonly name: string; readonly left: Rupiah }[]
  }
  /** Autodebets that only a head confirms. */
  readonly toConfirm: number
  /** Payments past their promise now. */
  readonly late: {
    readonly orders: number
    readonly amount: Rupiah
    readonly since?: Instant
    readonly treasurers: readonly string[]
  }
  /** Placed on the day with something that a guard held, and the requester's reasons. */
  readonly held: readonly { readonly orderId: number; readonly notices: readonly Notice[] }[]
  /** Ended by two admins on the day, with the reason. */
  readonly overrides: readonly Told[]
  /** Received late on the day without the penalty, with the PPK's reason. */
  readonly waived: readonly { readonly orderId: number; readonly lateness: Lateness }[]
  /** Where somebody's time was over on the day and nobody had acted. */
  readonly escalated: readonly number[]
}
