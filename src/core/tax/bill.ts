/**
 * What a bill comes to, for everybody who reads it: the vendor's word on the money, the treasurer's slip, the auditor's
 * question. Computed from the goods received and the rules of the day, and kept in the order's own event.
 */

import type { Rupiah } from '../money.ts'
import type { Owed, TaxRate } from '../order/order.ts'
import type { Penalty } from '../order/penalty.ts'
import type { Fraction, TaxRules } from './rules.ts'

export type TaxClass = 'catering' | 'goods' | 'services'

/** A letter that changes what is withheld, valid on the day. */
export interface Letter {
  readonly number: string
}

/** Another order of the same vendor and unit, near enough to ask whether the two are one. */
export interface OtherBill {
  readonly orderId: number
  /** Its price without PPN. */
  readonly gross: Rupiah
  /** The goods in it. */
  readonly goods: Rupiah
  /** Goods that were billed without PPh 22, because the bill looked small then. */
  readonly missed: Rupiah
}

export interface BillFacts {
  /** As received, without PPN. */
  readonly lines: readonly { readonly taxClass: TaxClass; readonly amount: Rupiah }[]
  /** Follows the class that most of the money is for. */
  readonly deliveryFee: Rupiah
  /** As charged on the order. */
  readonly vat: { readonly amount: Rupiah; readonly rate: TaxRate }
  readonly vendor: {
    readonly form: 'person' | 'cv' | 'pt' | 'koperasi'
    readonly npwp: boolean
    /** Surat Keterangan PP 55/2022: 0.5 % final. */
    readonly certificate?: Letter
    /** Surat Pernyataan of sales up to Rp500 million: nothing, for persons. */
    readonly statement?: Letter
  }
  readonly others: readonly OtherBill[]
  readonly penalty: Penalty
  /** Does a caterer's price hold PBJT? Otherwise the setting says. */
  readonly pbjtIncluded?: boolean
  readonly rules: TaxRules
}

export type WithheldKind = 'pph22' | 'pph23' | 'pph21' | 'pph-final' | 'pph-final-0' | 'pbjt'

/** Why a tax is withheld, with what its sentence needs. */
export type WithheldWhy =
  | { readonly code: 'goods-above-floor'; readonly floor: Rupiah }
  | { readonly code: 'split-goods'; readonly floor: Rupiah; readonly orders: readonly number[] }
  | { readonly code: 'work-of-a-firm' }
  | { readonly code: 'work-of-a-person'; readonly share: Fraction; readonly of: Rupiah }
  | { readonly code: 'certificate'; readonly letter: string }
  | { readonly code: 'statement'; readonly letter: string }
  | { readonly code: 'catering' }

export interface Withheld {
  readonly kind: WithheldKind
  readonly base: Rupiah
  readonly rate: Fraction
  readonly amount: Rupiah
  readonly rule: 'R-12' | 'R-14'
  readonly why: WithheldWhy
  /** The rate is higher because the vendor has no NPWP. */
  readonly withoutNpwp?: true
}

export type BillFlag =
  /** Small bills that together are above the floor. */
  | { readonly code: 'split-bill'; readonly orders: readonly number[]; readonly total: Rupiah; readonly floor: Rupiah }
  | { readonly code: 'no-npwp' }
  /** A firm handed in a letter that only helps persons. */
  | { readonly code: 'statement-of-a-firm'; readonly letter: string }

export interface Bill extends Owed {
  readonly ppn: {
    readonly amount: Rupiah
    readonly base: Rupiah
    readonly rate: Fraction
    /** It goes to the state by the treasurer's hand, and not to the vendor. */
    readonly collected: boolean
  }
  /** PBJT inside a caterer's price: the vendor's to pay, unless it stands in `withheld`. */
  readonly pbjt?: { readonly base: Rupiah; readonly rate: Fraction; readonly amount: Rupiah }
  readonly withheld: readonly Withheld[]
  /** Why nothing is withheld, where nothing is: goods up to the floor. */
  readonly untaxed?: { readonly floor: Rupiah }
  /** Affixed to the receipt; no part of the sums. */
  readonly stamp: { readonly amount: Rupiah; readonly bearer: 'vendor' | 'agency' }
  readonly penalty: Penalty
  readonly flags: readonly BillFlag[]
}
