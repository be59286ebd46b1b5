/** Which paper an amount asks for. Sources: docs/rules.md#R-06, docs/rules.md#R-15. */
import type { Rupiah } from '../money.ts'
import type { PaperKind } from './number.ts'

/** Settings `papers.purchase-proof-up-to`, `papers.kuitansi-up-to` and `papers.stamp-above`. */
export interface PaperThresholds {
  readonly purchaseProofUpTo: Rupiah
  readonly kuitansiUpTo: Rupiah
  readonly stampAbove: Rupiah
}

export const PAPER_THRESHOLDS: PaperThresholds = {
  purchaseProofUpTo: 10_000_000,
  kuitansiUpTo: 50_000_000,
  stampAbove: 5_000_000,
}

/** The receipt that an amount needs; `undefined` above what a receipt may carry: that takes a work order (SPK). */
export function receiptFor(
  amount: Rupiah,
  { purchaseProofUpTo, kuitansiUpTo } = PAPER_THRESHOLDS,
): Extract<PaperKind, 'purchase-proof' | 'kuitansi'> | undefined {
  if (amount <= purchaseProofUpTo) return 'purchase-proof'
  return amount <= kuitansiUpTo ? 'kuitansi' : undefined
}

/** Does a receipt of this amount carry a duty stamp (meterai)? */
export function needsStamp(amount: Rupiah, { stampAbove } = PAPER_THRESHOLDS): boolean {
  return amount > stampAbove
}
