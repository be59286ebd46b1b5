/** How watchful the guards are, from the `rules` table: docs/rules.md#R-02 and #R-23 to #R-28. */
import { z } from 'zod'
import { DEFAULT_GUARD_SETTINGS, type GuardSettings } from '#core/guards/index.ts'

const count = z.int().min(0)
const percent = z.int().min(0).max(1_000)
const words = z.array(z.string())
const threshold = z.object({ amount: count, basis: z.enum(['before-tax', 'total']), sameOwner: z.boolean() })
const ceiling = z.object({ kind: z.string(), etalase: words, units: words, price: count })
const linkKinds = z.array(z.enum(['nik', 'npwp', 'phone', 'account', 'address', 'person']))
const weight = z.enum(['off', 'note', 'warn', 'hold'])

/** A row names only the guards that it changes. */
const severities = z
  .record(z.string(), weight)
  .transform((changed): GuardSettings['severity'] => ({ ...DEFAULT_GUARD_SETTINGS.severity, ...changed }))

/** Under which key each setting stands in the table, and what it may be. */
const SETTINGS: {
  readonly [Name in keyof GuardSettings]: readonly [key: string, value: z.ZodType<GuardSettings[Name]>]
} = {
  splitDays: ['guard.split-days', z.array(count).min(1)],
  splitWarnPercent: ['guard.split-warn-percent', percent],
  alikeDays: ['guard.alike-days', count],
  thresholds: ['guard.thresholds', z.array(threshold)],
  underPercent: ['guard.under-percent', percent],
  underOthers: ['guard.under-others', count],
  underDays: ['guard.under-days', count],
  portionsPercent: ['guard.portions-percent', percent],
  portionUnits: ['guard.portion-units', words],
  meetingAccounts: ['guard.meeting-accounts', words],
  meetingHours: ['guard.meeting-hours', z.number().min(0)],
  sharePercent: ['guard.share-percent', percent],
  shareOrders: ['guard.share-orders', count],
  shareTotal: ['guard.share-total', count],
  risenDays: ['guard.risen-days', count],
  newListingDays: ['guard.new-listing-days', count],
  medianPercent: ['price.median-warning-percent', percent],
  medianOffers: ['guard.median-offers', count],
  ceilings: ['guard.price-ceilings', z.array(ceiling)],
  ownerBy: ['guard.owner-by', linkKinds],
  severity: ['guard.severity', severities],
}

const read = new WeakMap<ReadonlyMap<string, unknown>, GuardSettings>()

/** The guards' settings of a day; what the table leaves out has its stated default. The same values are read once. */
export function guardSettingsFrom(values: ReadonlyMap<string, unknown>): GuardSettings {
  const settings = read.get(values) ?? settingsIn(values)
  read.set(values, settings)
  return settings
}

function settingsIn(values: ReadonlyMap<string, unknown>): GuardSettings {
  const names = Object.keys(SETTINGS) as (keyof GuardSettings)[]
  const entries = names.map((name) => {
    const [key, value] = SETTINGS[name]
    return [name, values.has(key) ? value.parse(values.get(key)) : DEFAULT_GUARD_SETTINGS[name]]
  })
  return Object.fromEntries(entries) as GuardSettings
}
