/** What the guards look at: the order as it would be, and what was before it. Gathered in a few statements, judged here. */
import type { Day, Instant } from '../calendar.ts'
import type { Rupiah } from '../money.ts'
import type { Order, OrderLine, Purpose } from '../order/order.ts'
import type { LinkKind } from './finding.ts'
import type { GuardSettings } from './settings.ts'

/** An order that is about to be placed, or changed: then its own number is left out of what was before. */
export type GuardDraft = Pick<
  Order,
  'unitId' | 'budgetLineId' | 'vendorId' | 'deliverAt' | 'goodsTotal' | 'deliveryFee' | 'total'
> & {
  readonly lines: readonly Pick<OrderLine, 'productId' | 'name' | 'unit' | 'price' | 'quantity'>[]
  readonly purpose?: Purpose
  readonly orderId?: number
}

/** An order of the same unit that lives, from the longest window. */
export interface PastOrder {
  readonly orderId: number
  readonly budgetLineId: number
  readonly vendorId: number
  readonly placedAt: Instant
  readonly deliverAt: Instant
  readonly total: Rupiah
  readonly beforeTax: Rupiah
  readonly etalase: readonly string[]
  readonly products: readonly number[]
}

export interface GuardProduct {
  readonly etalase: { readonly code: string; readonly name: string }
  readonly category: { readonly code: string; readonly name: string }
  readonly taxClass: string
  readonly listedOn: Day
  /** The middle of like offers, where there is one. */
  readonly median?: { readonly price: Rupiah; readonly offers: number }
  /** What it cost before the window began, and when it last changed within; none where nothing changed. */
  readonly before?: { readonly price: Rupiah; readonly changedAt: Instant }
}

export interface VendorLink {
  readonly kind: LinkKind
  /** Another vendor, or an officer of the unit. */
  readonly to: { readonly vendorId: number; readonly name: string } | 'officer'
}

/** Money and number of a unit's living orders of the year. */
export interface Spend {
  readonly total: Rupiah
  readonly orders: number
}

export interface GuardFacts {
  readonly now: Instant
  readonly zone: string
  readonly ceiling: Rupiah
  readonly settings: GuardSettings
  readonly budgetLine: { readonly rupCode: string; readonly accountCode: string }
  readonly recent: readonly PastOrder[]
  readonly products: ReadonlyMap<number, GuardProduct>
  readonly links: readonly VendorLink[]
  /** By vendor. */
  readonly spend: ReadonlyMap<number, Spend>
}

/** What is known around an order before anybody says what pays for it. */
export type GuardSurroundings = Omit<GuardFacts, 'budgetLine'>

/** What of an order its surroundings go by. */
export type GuardedGoods = Pick<GuardDraft, 'unitId' | 'vendorId'> & {
  readonly lines: readonly Pick<GuardDraft['lines'][number], 'productId'>[]
}

/** The vendors that belong to the draft's owner, itself among them. */
export function ownersVendors({ vendorId }: GuardDraft, { links, settings }: GuardFacts): ReadonlySet<number> {
  const linked = links.flatMap(({ kind, to }) =>
    to !== 'officer' && settings.ownerBy.includes(kind) ? [to.vendorId] : [],
  )
  return new Set([vendorId, ...linked])
}
