/** The numbers that orders are held to: data with validity and source in the `rules` table, never constants in code. */
import type { Rupiah } from '../money.ts'
import type { OrderStatus } from './lifecycle.ts'

/** States in which the office can change an order, in the order in which they follow; docs/rules.md#R-20. */
export const CHANGEABLE = ['awaiting-approval', 'awaiting-vendor', 'in-progress', 'on-the-way'] as const

export interface OrderRules {
  /** Direct purchases end here, delivery and tax included. Source: docs/rules.md#R-01. */
  readonly ceiling: Rupiah
  /** From which total a PPK must approve before the vendor is asked; `null` while no approval is asked. */
  readonly approvalFrom: Rupiah | null
  /** Must the PPK approve what a guard asked a reason for, or is it enough to be told? Source: docs/rules.md#R-08. */
  readonly approvalWhenHeld: boolean
  /** Office time that each has for an answer, in working days. Source: docs/rules.md#R-09 (settings). */
  readonly approvalDays: number
  readonly vendorAnswerDays: number
  readonly requesterAnswerDays: number
  /** From "it is there" to the PPK's receipt, and from the PPK's count to the vendor's word on it. */
  readonly receiptDays: number
  readonly countDays: number
  /** From receipt to the vendor's money. Source: docs/rules.md#R-07. */
  readonly paymentDays: number
  /** What that time begins with: the receipt, or the vendor's bill once it is there too. Source: docs/rules.md#R-07. */
  readonly paymentStarts: 'receipt' | 'bill'
  /** From the treasurer's proof to the vendor's word that it came. */
  readonly moneyDays: number
  /** Office minutes that everybody has at least, after the office was away. Source: docs/rules.md#R-09 (a setting). */
  readonly graceMinutes: number
  /** How long after the agreed hour goods are called late, in minutes. */
  readonly deliveryGraceMinutes: number
  /** How long an order stays here before it is sent on, in minutes, so that it can be taken back. */
  readonly undoMinutes: number
  /** The last state in which the office can still change an order. Source: docs/rules.md#R-20 (a setting). */
  readonly changeUntil: (typeof CHANGEABLE)[number]
  /** So few stars say why. Source: docs/rules.md#R-36 (a setting). */
  readonly ratingReasonAt: number
  /** PPN on goods of registered vendors, as a fraction of the price. Source: docs/rules.md#R-12. */
  readonly vat: { readonly numerator: number; readonly denominator: number }
}

/** What holds when the table has no row: the stated defaults of docs/rules.md. */
export const DEFAULT_ORDER_RULES: OrderRules = {
  ceiling: 50_000_000,
  approvalFrom: 10_000_000,
  approvalWhenHeld: false,
  approvalDays: 3,
  vendorAnswerDays: 1,
  requesterAnswerDays: 1,
  receiptDays: 2,
  countDays: 2,
  paymentDays: 3,
  paymentStarts: 'receipt',
  moneyDays: 5,
  graceMinutes: 120,
  deliveryGraceMinutes: 60,
  undoMinutes: 2,
  changeUntil: 'on-the-way',
  ratingReasonAt: 2,
  vat: { numerator: 11, denominator: 100 },
}

/** Can the office change an order in this state? */
export function isChangeable(status: OrderStatus, { changeUntil }: Pick<OrderRules, 'changeUntil'>): boolean {
  const states: readonly OrderStatus[] = CHANGEABLE
  return states.includes(status) && states.indexOf(status) <= states.indexOf(changeUntil)
}
