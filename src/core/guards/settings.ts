/** How watchful the guards are: rows of the `rules` table, and what holds without them. Source: docs/rules.md#R-02. */
import type { Rupiah } from '../money.ts'
import type { Guard, LinkKind, Severity } from './finding.ts'

export interface Threshold {
  readonly amount: Rupiah
  /** Taxes look at the price without PPN, contracts at the whole. */
  readonly basis: 'before-tax' | 'total'
  /** Only orders to the same owner make a run. */
  readonly sameOwner: boolean
}

export interface GuardSettings {
  /** Windows for adding up, in days. */
  readonly splitDays: readonly number[]
  /** From which part of the ceiling on to warn, in percent. */
  readonly splitWarnPercent: number
  readonly alikeDays: number
  readonly thresholds: readonly Threshold[]
  /** How close below is just under, how many others make a run, within how many days. */
  readonly underPercent: number
  readonly underOthers: number
  readonly underDays: number
  /** How many portions more than people, in percent. */
  readonly portionsPercent: number
  /** Units that one person eats one of. */
  readonly portionUnits: readonly string[]
  /** Accounts from which meeting food is paid. */
  readonly meetingAccounts: readonly string[]
  readonly meetingHours: number
  readonly sharePercent: number
  /** Nothing is said of shares before a unit has ordered so often and for so much. */
  readonly shareOrders: number
  readonly shareTotal: Rupiah
  readonly risenDays: number
  readonly newListingDays: number
  readonly medianPercent: number
  readonly medianOffers: number
  readonly ceilings: readonly {
    readonly kind: string
    readonly etalase: readonly string[]
    readonly units: readonly string[]
    readonly price: Rupiah
  }[]
  /** What makes two vendors one owner's. */
  readonly ownerBy: readonly LinkKind[]
  readonly severity: Readonly<Record<Guard, Severity | 'off'>>
}

const PORTION_UNITS = ['box', 'kotak', 'porsi', 'orang', 'pax']

export const DEFAULT_GUARD_SETTINGS: GuardSettings = {
  splitDays: [7, 30],
  splitWarnPercent: 80,
  alikeDays: 1,
  thresholds: [
    { amount: 2_000_000, basis: 'before-tax', sameOwner: true },
    { amount: 5_000_000, basis: 'total', sameOwner: true },
    { amount: 10_000_000, basis: 'total', sameOwner: true },
    { amount: 50_000_000, basis: 'total', sameOwner: false },
  ],
  underPercent: 10,
  underOthers: 2,
  underDays: 30,
  portionsPercent: 10,
  portionUnits: PORTION_UNITS,
  meetingAccounts: ['5.1.02.01.01.0052'],
  meetingHours: 2,
  sharePercent: 50,
  shareOrders: 5,
  shareTotal: 25_000_000,
  risenDays: 14,
  newListingDays: 7,
  medianPercent: 20,
  medianOffers: 5,
  ceilings: [
    { kind: 'makan', etalase: ['nasi'], units: PORTION_UNITS, price: 53_000 },
    { kind: 'kudapan', etalase: ['kudapan'], units: PORTION_UNITS, price: 24_000 },
  ],
  ownerBy: ['nik', 'npwp', 'phone', 'account', 'address', 'person'],
  severity: {
    split: 'hold',
    'look-alike': 'warn',
    'just-under': 'warn',
    portions: 'hold',
    'meeting-alone': 'hold',
    'meeting-unasked': 'note',
    'event-past': 'hold',
    'vendor-share': 'warn',
    'price-risen': 'warn',
    'new-listing': 'note',
    'above-median': 'hold',
    'above-ceiling': 'hold',
    'linked-vendor': 'warn',
    'linked-officer': 'hold',
  },
}

/** The most that one of this kind may cost, where a ceiling is set. Source: docs/rules.md#R-27. */
export function priceCeiling({ ceilings }: GuardSettings, etalase: string, unit: string): Rupiah | undefined {
  return standardFor({ ceilings }, etalase, unit)?.price
}

/** The same with the kind of goods that it is the standard of. */
export function standardFor({ ceilings }: Pick<GuardSettings, 'ceilings'>, etalase: string, unit: string) {
  return ceilings.find((one) => one.etalase.includes(etalase) && one.units.includes(unit.toLowerCase()))
}
