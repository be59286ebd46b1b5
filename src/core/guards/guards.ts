/** All guards on one order. None of them decides: a person does, with a reason in words where an order is held. */
import type { GuardDraft, GuardFacts } from './facts.ts'
import { GUARD_RULES, type GuardFinding, type Noticed, type Severity } from './finding.ts'
import { eventBeforeOrder, meetingFood, tooManyPortions } from './meeting.ts'
import { aboveCeiling, aboveMedian, newListing, priceRisen } from './prices.ts'
import { justUnder, lookAlikes, splitOrders } from './split.ts'
import { linkedOfficers, linkedVendors, vendorShare } from './vendors.ts'

const GUARDS: readonly ((draft: GuardDraft, facts: GuardFacts) => Noticed[])[] = [
  splitOrders,
  lookAlikes,
  tooManyPortions,
  meetingFood,
  eventBeforeOrder,
  aboveMedian,
  aboveCeiling,
  priceRisen,
  justUnder,
  vendorShare,
  linkedOfficers,
  linkedVendors,
  newListing,
]

const WEIGHT: Readonly<Record<Severity, number>> = { note: 1, warn: 2, hold: 3 }

/** What there is to notice about an order, the weightiest first; empty when there is nothing. */
export function guardsFor(draft: GuardDraft, facts: GuardFacts): GuardFinding[] {
  const before = { ...facts, recent: facts.recent.filter(({ orderId }) => orderId !== draft.orderId) }
  const found = GUARDS.flatMap((guard) => guard(draft, before))
  return found.flatMap((noticed) => weighed(noticed, facts)).toSorted((a, b) => WEIGHT[b.severity] - WEIGHT[a.severity])
}

/** The guard's severity by the settings; what a guard itself thinks less of is no more than that. */
function weighed(noticed: Noticed, { settings }: GuardFacts): GuardFinding[] {
  const most = settings.severity[noticed.guard]
  if (most === 'off') return []
  const { severity: less = most } = noticed
  const severity = WEIGHT[less] < WEIGHT[most] ? less : most
  return [{ ...noticed, severity, rule: GUARD_RULES[noticed.guard] }]
}
