/**
 * What a guard noticed: facts for a sentence, never an accusation. Everything can be answered; what is held waits for a
 * reason in words, which stays with the order (`Notice`).
 */
import type { Day, Instant } from '../calendar.ts'
import type { Rupiah } from '../money.ts'
import type { Notice } from '../order/order.ts'

export type Severity = Notice['severity']

/** What two orders may have in common so that they count as one. */
export type SplitKey = 'rup' | 'owner' | 'unit'

/** By which two vendors, or a vendor and an officer, are connected; `person` is one person with both roles. */
export type LinkKind = 'nik' | 'npwp' | 'phone' | 'account' | 'address' | 'person'

/** The facts of each guard's sentence. */
interface FindingFacts {
  /** Together with others of the last `days` it is, or nearly is, above the ceiling of one order. */
  split: {
    readonly key: SplitKey
    readonly orders: readonly number[]
    readonly days: number
    /** Without this order, and with it. */
    readonly before: Rupiah
    readonly total: Rupiah
    readonly ceiling: Rupiah
    readonly rupCode: string
    readonly etalase: readonly string[]
  }
  'look-alike': { readonly orders: readonly number[]; readonly deliverAt: Instant }
  'just-under': {
    readonly threshold: Rupiah
    readonly amount: Rupiah
    readonly orders: readonly number[]
    readonly days: number
  }
  portions: {
    readonly what: string
    readonly unit: string
    readonly portions: number
    readonly participants: number
    readonly most: number
  }
  /** Meeting food without other units, or for less time than it takes. */
  'meeting-alone': { readonly otherUnits: boolean; readonly hours: number; readonly leastHours: number }
  'meeting-unasked': { readonly missing: readonly ('participants' | 'otherUnits' | 'hours')[] }
  /** Over before the goods are there, or before they were ordered. */
  'event-past': { readonly deliverAt: Instant; readonly endsAt?: Instant }
  'vendor-share': {
    readonly percent: number
    readonly limit: number
    readonly spent: Rupiah
    readonly ofAll: Rupiah
    readonly orders: number
  }
  'price-risen': { readonly product: string; readonly from: Rupiah; readonly to: Rupiah; readonly at: Instant }
  'new-listing': { readonly product: string; readonly listedOn: Day; readonly days: number }
  'above-median': {
    readonly product: string
    readonly unit: string
    readonly price: Rupiah
    readonly median: Rupiah
    readonly offers: number
    readonly percent: number
  }
  'above-ceiling': {
    readonly product: string
    readonly unit: string
    readonly price: Rupiah
    readonly ceiling: Rupiah
    readonly kind: string
  }
  'linked-vendor': { readonly vendors: readonly string[]; readonly by: readonly LinkKind[]; readonly orders: number }
  'linked-officer': { readonly by: readonly LinkKind[] }
}

export type Guard = keyof FindingFacts

export type GuardFinding = {
  readonly [Code in Guard]: {
    readonly guard: Code
    readonly severity: Severity
    /** An entry of docs/rules.md. */
    readonly rule: string
    readonly facts: FindingFacts[Code]
  }
}[Guard]

/** Where each guard's rule is written. */
export const GUARD_RULES: Readonly<Record<Guard, string>> = {
  split: 'R-02',
  'look-alike': 'R-24',
  'just-under': 'R-25',
  portions: 'R-23',
  'meeting-alone': 'R-17',
  'meeting-unasked': 'R-17',
  'event-past': 'R-11',
  'vendor-share': 'R-26',
  'price-risen': 'R-27',
  'new-listing': 'R-27',
  'above-median': 'R-27',
  'above-ceiling': 'R-27',
  'linked-vendor': 'R-28',
  'linked-officer': 'R-28',
}

/** What guards hand to each other: the rule and the severity follow from the settings. */
export type Noticed = {
  readonly [Code in Guard]: {
    readonly guard: Code
    readonly facts: FindingFacts[Code]
    /** Less than the guard's own severity. */
    readonly severity?: Severity
  }
}[Guard]

/** A notice that was stored with an order, as the finding it was; `undefined` of a guard that is no more. */
export function findingOf({ guard, severity, facts }: Notice): GuardFinding | undefined {
  const rule = GUARD_RULES[guard as Guard]
  // Written by the finding's own type, and read by nobody else.
  return rule === undefined ? undefined : ({ guard, severity, rule, facts } as unknown as GuardFinding)
}
