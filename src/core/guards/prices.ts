/** Prices that deserve a second look, and goods that nobody knew a week ago. Source: docs/rules.md#R-27. */
import { addDays, HOUR, wallClock } from '../calendar.ts'
import { type Rupiah, share } from '../money.ts'
import type { GuardDraft, GuardFacts, GuardProduct } from './facts.ts'
import type { Noticed } from './finding.ts'
import { type GuardSettings, standardFor } from './settings.ts'

type Line = GuardDraft['lines'][number]
type Look = (line: Line, product: GuardProduct, facts: GuardFacts) => Noticed | undefined

/** Each line under each of these looks, each product once. */
const perProduct =
  (look: Look) =>
  (draft: GuardDraft, facts: GuardFacts): Noticed[] => {
    const lines = new Map(draft.lines.map((line) => [line.productId, line]))
    return [...lines].flatMap(([productId, line]) => {
      const product = facts.products.get(productId)
      return (product && look(line, product, facts)) ?? []
    })
  }

export const priceRisen = perProduct(({ name, price }, { before }, { now, settings }) => {
  if (!before || before.changedAt <= now - settings.risenDays * 24 * HOUR || price <= before.price) return undefined
  return { guard: 'price-risen', facts: { product: name, from: before.price, to: price, at: before.changedAt } }
})

export const newListing = perProduct(({ name }, { listedOn }, { now, zone, settings }) => {
  const { newListingDays: days } = settings
  if (listedOn <= addDays(wallClock(now, zone).day, -days)) return undefined
  return { guard: 'new-listing', facts: { product: name, listedOn, days } }
})

/** What like goods cost, where enough are offered, and the standard for its kind: what a price is held against. */
export interface PriceBeside {
  readonly median?: { readonly price: Rupiah; readonly offers: number }
  readonly ceiling?: { readonly kind: string; readonly price: Rupiah }
}

/** What there is beside a product's price. */
export function besidePrice(
  { unit }: { readonly unit: string },
  { median, etalase }: Pick<GuardProduct, 'median' | 'etalase'>,
  { medianOffers, ceilings }: Pick<GuardSettings, 'medianOffers' | 'ceilings'>,
): PriceBeside {
  const own = standardFor({ ceilings }, etalase.code, unit)
  return {
    ...(median && median.offers >= medianOffers ? { median } : {}),
    ...(own ? { ceiling: { kind: own.kind, price: own.price } } : {}),
  }
}

export const aboveMedian = perProduct((line, item, { settings }) => {
  const { median } = besidePrice(line, item, settings)
  const { name, unit, price } = line
  if (!median || price <= share(median.price, 100 + settings.medianPercent, 100)) return undefined
  const { price: middle, offers } = median
  const percent = Math.floor(((price - middle) * 100) / middle)
  return { guard: 'above-median', facts: { product: name, unit, price, median: middle, offers, percent } }
})

export const aboveCeiling = perProduct((line, item, { settings }) => {
  const { ceiling } = besidePrice(line, item, settings)
  const { name, unit, price } = line
  if (!ceiling || price <= ceiling.price) return undefined
  return { guard: 'above-ceiling', facts: { product: name, unit, price, ceiling: ceiling.price, kind: ceiling.kind } }
})
