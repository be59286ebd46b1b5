/**
 * The numbers that a bill is computed with: rows of the `rules` table with validity and source. What follows are the
 * stated defaults of docs/rules.md#R-12, #R-14 and #R-15; what is unverified there is a setting here.
 */
import type { Rupiah } from '../money.ts'

/** An exact share: 1.5 % is 15/1000. */
export interface Fraction {
  readonly numerator: number
  readonly denominator: number
}

/** A rate, and the one for a vendor that has no NPWP. */
export interface IncomeRate {
  readonly rate: Fraction
  readonly withoutNpwp: Fraction
}

/** A slice of income and its rate; the last slice has no end. */
export interface Bracket {
  readonly upTo: Rupiah | null
  readonly rate: Fraction
}

export interface TaxRules {
  /** The part of the price that PPN's nominal rate is of: 11/12, so that 12 % of it are 11 % of the price. */
  readonly vatBase: Fraction
  /** Does the treasurer collect PPN and pay it in, above the floor? */
  readonly vatCollected: boolean
  /** Up to this payment without PPN neither PPN is collected nor PPh 22 withheld. */
  readonly floor: Rupiah
  /** Other bills of the same vendor and unit count towards the floor when so many days or fewer lie between. */
  readonly splitDays: number
  readonly pph22: IncomeRate
  readonly pph23: IncomeRate
  /** Of what persons do: the share of the price that is income, and the brackets it falls into. */
  readonly pph21: { readonly share: Fraction; readonly brackets: readonly Bracket[] }
  /** For vendors with a Surat Keterangan under PP 55/2022. */
  readonly final: Fraction
  /** Is the final tax, too, only taken where the general one would be: not on goods up to the floor? */
  readonly finalFollowsFloor: boolean
  readonly pbjt: Fraction
  /** Is PBJT part of a caterer's price? And does the agency withhold it? */
  readonly pbjtIncluded: boolean
  readonly pbjtWithheld: boolean
  readonly rounding: 'down' | 'nearest'
  readonly stampAbove: Rupiah
  readonly stampDuty: Rupiah
  readonly stampBearer: 'vendor' | 'agency'
}

const percent = (tenths: number): Fraction => ({ numerator: tenths, denominator: 1_000 })

/** What holds when the table has no row. */
export const DEFAULT_TAX_RULES: TaxRules = {
  vatBase: { numerator: 11, denominator: 12 },
  vatCollected: true,
  floor: 2_000_000,
  splitDays: 1,
  pph22: { rate: percent(15), withoutNpwp: percent(30) },
  pph23: { rate: percent(20), withoutNpwp: percent(40) },
  pph21: {
    share: { numerator: 1, denominator: 2 },
    brackets: [
      { upTo: 60_000_000, rate: percent(50) },
      { upTo: 250_000_000, rate: percent(150) },
      { upTo: 500_000_000, rate: percent(250) },
      { upTo: 5_000_000_000, rate: percent(300) },
      { upTo: null, rate: percent(350) },
    ],
  },
  final: percent(5),
  finalFollowsFloor: true,
  pbjt: percent(100),
  pbjtIncluded: false,
  pbjtWithheld: false,
  rounding: 'down',
  stampAbove: 5_000_000,
  stampDuty: 10_000,
  stampBearer: 'vendor',
}
