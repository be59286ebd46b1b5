/** Who gets the orders: one owner more than half of them, or somebody connected. Sources: docs/rules.md#R-26, #R-28. */
import { rupiah, sum } from '../money.ts'
import { type GuardDraft, type GuardFacts, ownersVendors } from './facts.ts'
import type { Noticed } from './finding.ts'

/** One owner has most of what the unit spent this year, this order included. */
export function vendorShare(draft: GuardDraft, facts: GuardFacts): Noticed[] {
  const { spend, settings } = facts
  const all = [...spend.values()]
  const orders = all.reduce((count, one) => count + one.orders, 0)
  const before = sum(all.map(({ total }) => total))
  if (orders < settings.shareOrders || before < settings.shareTotal) return []
  const own = [...ownersVendors(draft, facts)].map((id) => spend.get(id)?.total ?? 0)
  const spent = rupiah(sum(own) + draft.total)
  const ofAll = rupiah(before + draft.total)
  const limit = settings.sharePercent
  if (spent * 100 <= ofAll * limit) return []
  const percent = Math.floor((spent * 100) / ofAll)
  return [{ guard: 'vendor-share', facts: { percent, limit, spent, ofAll, orders } }]
}

/** Another vendor with the same owner: the more to be looked at when this unit orders from that one as well. */
export function linkedVendors(_: GuardDraft, { links, spend }: GuardFacts): Noticed[] {
  const linked = links.flatMap(({ kind, to }) => (to === 'officer' ? [] : [{ kind, ...to }]))
  if (linked.length === 0) return []
  const vendors = new Map(linked.map(({ vendorId, name }) => [vendorId, name]))
  const orders = [...vendors.keys()].reduce((count, id) => count + (spend.get(id)?.orders ?? 0), 0)
  const by = [...new Set(linked.map(({ kind }) => kind))]
  return [
    {
      guard: 'linked-vendor',
      facts: { vendors: [...vendors.values()], by, orders },
      ...(orders > 0 ? {} : { severity: 'note' as const }),
    },
  ]
}

/** The vendor shares something with an officer of the unit. Who that is, the guard does not say. */
export function linkedOfficers(_: GuardDraft, { links }: GuardFacts): Noticed[] {
  const by = [...new Set(links.flatMap(({ kind, to }) => (to === 'officer' ? [kind] : [])))]
  return by.length > 0 ? [{ guard: 'linked-officer', facts: { by } }] : []
}
