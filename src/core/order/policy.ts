/**
 * What a new order is held to. Each rule is one row: where it is written, and a check that answers with the facts of
 * its refusal: the number that was asked, and what would be allowed.
 */
import type { BudgetLine } from '../budget/budget.ts'
import { leftOn } from '../budget/budget.ts'
import { type Calendar, type Day, HOUR, type Instant, wallClock } from '../calendar.ts'
import type { Rupiah } from '../money.ts'
import { type Closed, closedAt, nextOpening, type ShopHours } from '../shop/hours.ts'
import type { Notice, Order, OrderLine, Place } from './order.ts'
import type { OrderRules } from './rules.ts'

/** The facts about a product that an order depends on. */
export interface ProductFacts {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly vendorId: number
  readonly price: Rupiah
  readonly minOrder: number
  readonly maxPerDay?: number
  readonly leadTimeHours: number
  /** Kota that it is delivered to. */
  readonly serviceArea: readonly string[]
  readonly deliveryFee: Rupiah
  readonly listed: boolean
  readonly taxClass: 'catering' | 'goods' | 'services'
  /** How many are left, where the shop counts them. */
  readonly stock?: number
}

export interface VendorFacts {
  readonly id: number
  readonly name: string
  readonly active: boolean
  readonly vatRegistered: boolean
  /** When it brings goods; always, when it never said. */
  readonly hours?: ShopHours
}

/** Everything that the rules look at, gathered before deciding. */
export interface PlacementFacts {
  readonly now: Instant
  readonly calendar: Calendar
  readonly rules: OrderRules
  readonly budgetLine: BudgetLine
  /** May this person order from this line? Named by the PA/KPA, or PP of the unit. */
  readonly mayOrder: boolean
  readonly vendor: VendorFacts
  readonly products: ReadonlyMap<number, ProductFacts>
}

/** An order as asked for, priced, not yet accepted by the rules. */
export type Draft = Pick<Order, 'lines' | 'deliverAt' | 'place' | 'total' | 'deliveryFee' | 'vendorId'> & {
  readonly notices?: readonly Notice[]
}

export type PlacementRefusal =
  | { readonly code: 'empty-basket' }
  | { readonly code: 'not-the-orderer'; readonly budgetLine: string }
  | { readonly code: 'vendor-inactive'; readonly vendor: string }
  | { readonly code: 'product-gone'; readonly product: string }
  | { readonly code: 'price-changed'; readonly product: string; readonly from: Rupiah; readonly to: Rupiah }
  | {
      readonly code: 'below-minimum'
      readonly product: string
      readonly unit: string
      readonly asked: number
      readonly minimum: number
    }
  | {
      readonly code: 'above-capacity'
      readonly product: string
      readonly unit: string
      readonly asked: number
      readonly maximum: number
    }
  | {
      readonly code: 'out-of-stock'
      readonly product: string
      readonly unit: string
      readonly asked: number
      readonly left: number
    }
  | { readonly code: 'delivery-past'; readonly asked: Instant }
  /** `next`: the nearest moment at which the shop is open and everything can be ready. */
  | {
      readonly code: 'shop-closed'
      readonly vendor: string
      readonly asked: Instant
      readonly closed: Closed
      readonly next?: Instant
    }
  | {
      readonly code: 'too-soon'
      readonly product: string
      readonly leadTimeHours: number
      readonly asked: Instant
      readonly earliest: Instant
    }
  | {
      readonly code: 'outside-area'
      readonly product: string
      readonly place: Place
      readonly serves: readonly string[]
    }
  | { readonly code: 'plan-not-announced'; readonly rupCode: string; readonly announcedOn?: Day }
  | { readonly code: 'wrong-year'; readonly rupCode: string; readonly year: number; readonly asked: Instant }
  | { readonly code: 'over-ceiling'; readonly total: Rupiah; readonly ceiling: Rupiah }
  | { readonly code: 'over-budget'; readonly total: Rupiah; readonly left: Rupiah; readonly rupCode: string }
  /** A guard holds the order until somebody says why it is right. */
  | { readonly code: 'reason-needed'; readonly notices: readonly Notice[] }

interface PlacementRule {
  /** Where it is written: an anchor of docs/rules.md. */
  readonly rule: string
  readonly check: (draft: Draft, facts: PlacementFacts) => PlacementRefusal | undefined
}

/** In the order in which a person would want to hear of them. */
export const PLACEMENT_RULES: readonly PlacementRule[] = [
  { rule: 'R-10', check: (draft) => (draft.lines.length === 0 ? { code: 'empty-basket' } : undefined) },
  {
    rule: 'R-04',
    check: (_, { mayOrder, budgetLine }) =>
      mayOrder ? undefined : { code: 'not-the-orderer', budgetLine: budgetLine.name },
  },
  {
    rule: 'R-10',
    check: (_, { vendor }) => (vendor.active ? undefined : { code: 'vendor-inactive', vendor: vendor.name }),
  },
  { rule: 'R-10', check: perLine(listedAtThisPrice) },
  { rule: 'R-10', check: perLine(enoughAndNotTooMany) },
  {
    rule: 'R-11',
    check: ({ deliverAt }, { now }) => (deliverAt <= now ? { code: 'delivery-past', asked: deliverAt } : undefined),
  },
  { rule: 'R-10', check: perLine(inGoodTime) },
  { rule: 'R-40', check: openThen },
  { rule: 'R-10', check: perLine(withinArea) },
  { rule: 'R-03', check: announced },
  { rule: 'R-03', check: sameYear },
  {
    rule: 'R-01',
    check: ({ total }, { rules: { ceiling } }) =>
      total > ceiling ? { code: 'over-ceiling', total, ceiling } : undefined,
  },
  {
    rule: 'R-03',
    check: ({ total }, { budgetLine }) => {
      const left = leftOn(budgetLine)
      return total > left ? { code: 'over-budget', total, left, rupCode: budgetLine.rupCode } : undefined
    },
  },
  {
    rule: 'R-02',
    check: ({ notices = [] }) => {
      const unanswered = notices.filter(({ severity, reason }) => severity === 'hold' && !reason?.trim())
      return unanswered.length > 0 ? { code: 'reason-needed', notices: unanswered } : undefined
    },
  },
]

/** The first rule that the draft breaks, or `undefined`. */
export function firstRefusal(draft: Draft, facts: PlacementFacts): PlacementRefusal | undefined {
  for (const { check } of PLACEMENT_RULES) {
    const refusal = check(draft, facts)
    if (refusal) return refusal
  }
  return undefined
}

type LineCheck = (
  line: OrderLine,
  product: ProductFacts,
  draft: Draft,
  facts: PlacementFacts,
) => PlacementRefusal | undefined

function perLine(check: LineCheck): PlacementRule['check'] {
  return (draft, facts) => {
    for (const line of draft.lines) {
      const product = facts.products.get(line.productId)
      const refusal = product
        ? check(line, product, draft, facts)
        : { code: 'product-gone' as const, product: line.name }
      if (refusal) return refusal
    }
    return undefined
  }
}

function listedAtThisPrice(line: OrderLine, product: ProductFacts, draft: Draft): PlacementRefusal | undefined {
  if (!product.listed || product.vendorId !== draft.vendorId) return { code: 'product-gone', product: line.name }
  if (product.price === line.price) return undefined
  return { code: 'price-changed', product: product.name, from: line.price, to: product.price }
}

function enoughAndNotTooMany(line: OrderLine, product: ProductFacts): PlacementRefusal | undefined {
  const { name, unit, minOrder, maxPerDay } = product
  const asked = line.quantity
  if (asked < minOrder) return { code: 'below-minimum', product: name, unit, asked, minimum: minOrder }
  if (maxPerDay !== undefined && asked > maxPerDay)
    return { code: 'above-capacity', product: name, unit, asked, maximum: maxPerDay }
  if (product.stock !== undefined && asked > product.stock)
    return { code: 'out-of-stock', product: name, unit, asked, left: product.stock }
  return undefined
}

function inGoodTime(
  _: OrderLine,
  product: ProductFacts,
  { deliverAt }: Pick<Draft, 'deliverAt'>,
  { now }: Pick<PlacementFacts, 'now'>,
): PlacementRefusal | undefined {
  const earliest = now + product.leadTimeHours * HOUR
  if (deliverAt >= earliest) return undefined
  return {
    code: 'too-soon',
    product: product.name,
    leadTimeHours: product.leadTimeHours,
    asked: deliverAt,
    earliest,
  }
}

/** The day offered instead is one on which nothing else stands in the way. Source: docs/rules.md#R-40. */
function openThen(
  { deliverAt }: Pick<Draft, 'deliverAt'>,
  { vendor, calendar: { zone } }: Pick<PlacementFacts, 'vendor' | 'calendar'>,
): PlacementRefusal | undefined {
  const closed = vendor.hours && closedAt(vendor.hours, deliverAt, zone)
  if (!vendor.hours || !closed) return undefined
  const next = nextOpening(vendor.hours, deliverAt, zone)
  return {
    code: 'shop-closed',
    vendor: vendor.name,
    asked: deliverAt,
    closed,
    ...(next === undefined ? {} : { next }),
  }
}

function withinArea(
  _: OrderLine,
  product: ProductFacts,
  { place }: Pick<Draft, 'place'>,
): PlacementRefusal | undefined {
  if (product.serviceArea.includes(place.city)) return undefined
  return { code: 'outside-area', product: product.name, place, serves: product.serviceArea }
}

function announced(_: Draft, { budgetLine, now, calendar }: PlacementFacts): PlacementRefusal | undefined {
  const { rupCode, announcedOn } = budgetLine
  if (announcedOn !== undefined && announcedOn <= wallClock(now, calendar.zone).day) return undefined
  return { code: 'plan-not-announced', rupCode, ...(announcedOn ? { announcedOn } : {}) }
}

function sameYear(
  { deliverAt }: Pick<Draft, 'deliverAt'>,
  { budgetLine, calendar }: Pick<PlacementFacts, 'budgetLine' | 'calendar'>,
): PlacementRefusal | undefined {
  const { rupCode, year } = budgetLine
  const asked = Number(wallClock(deliverAt, calendar.zone).day.slice(0, 4))
  return asked === year ? undefined : { code: 'wrong-year', rupCode, year, asked: deliverAt }
}

/** What a change is held to besides money: the shop, its goods and the year of the budget. */
export type ChangeFacts = Pick<PlacementFacts, 'now' | 'calendar' | 'vendor' | 'products' | 'budgetLine'>

/**
 * What a change asks for anew is held to what a new order is; what it leaves alone was agreed before, and so was every
 * price. `isBound`: the vendor has given its word and is asked for this too, so how much time it needs is for it to
 * say. Source: docs/rules.md#R-10, docs/rules.md#R-40.
 */
export function changeUnfit(
  before: Order,
  after: Order,
  facts: ChangeFacts,
  { isBound }: { readonly isBound: boolean },
): PlacementRefusal | undefined {
  const isMoved = after.deliverAt !== before.deliverAt
  const isElsewhere = after.place.city !== before.place.city
  for (const line of after.lines) {
    const product = facts.products.get(line.productId)
    const was = before.lines.find((one) => one.line === line.line)?.quantity ?? 0
    const unfit =
      (line.quantity === was ? undefined : unfitQuantity(line, product, was)) ??
      (product && isMoved && !isBound ? inGoodTime(line, product, after, facts) : undefined) ??
      (product && isElsewhere ? withinArea(line, product, after) : undefined)
    if (unfit) return unfit
  }
  return isMoved ? (openThen(after, facts) ?? sameYear(after, facts)) : undefined
}

/** Of the shop's stock the order holds its own already. */
function unfitQuantity(line: OrderLine, product: ProductFacts | undefined, was: number): PlacementRefusal | undefined {
  if (!product?.listed) return line.quantity > was ? { code: 'product-gone', product: line.name } : undefined
  const { stock, ...known } = product
  return enoughAndNotTooMany(line, { ...known, ...(stock === undefined ? {} : { stock: stock + was }) })
}
