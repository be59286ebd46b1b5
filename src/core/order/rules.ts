/** The numbers that orders are held to: data with validity and source in the `rules` table, never constants in code. */
import type { Rupiah } from '../money.ts'

export interface OrderRules {
  /** Direct purchases end here, delivery and tax included. Source: docs/rules.md#R-01. */
  readonly ceiling: Rupiah
  /** From which total a PPK must approve before the vendor is asked; `null` while no approval is asked. */
  readonly approvalFrom: Rupiah | null
  /** Office time that a vendor has for an answer, in working days. Source: docs/rules.md#R-09 (a setting). */
  readonly vendorAnswerDays: number
  /** Office time that an officer has to answer a vendor's proposal, in working days. */
  readonly requesterAnswerDays: number
  /** Office minutes that everybody has at least, after the office was away. Source: docs/rules.md#R-09 (a setting). */
  readonly graceMinutes: number
  /** PPN on goods of registered vendors, as a fraction of the price. Source: docs/rules.md#R-12. */
  readonly vat: { readonly numerator: number; readonly denominator: number }
}

/** What holds when the table has no row: the stated defaults of docs/rules.md. */
export const DEFAULT_ORDER_RULES: OrderRules = {
  ceiling: 50_000_000,
  approvalFrom: null,
  vendorAnswerDays: 1,
  requesterAnswerDays: 1,
  graceMinutes: 120,
  vat: { numerator: 11, denominator: 100 },
}
