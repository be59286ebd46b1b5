/** Prices that deserve a second look, and goods that nobody knew a week ago. Source: docs/rules.md#R-27. */
import { addDays, HOUR, wallClock } from '../calendar.ts'
import { share } from '../money.ts'
import type { GuardDraft, GuardFacts, GuardProduct } from './facts.ts'
import type { Noticed } from './finding.ts'

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

export const aboveMedian = perProduct(({ name, unit, price }, { median }, { settings }) => {
  if (!median || median.offers < settings.medianOffers) return undefined
  if (price <= share(median.price, 100 + settings.medianPercent, 100)) return undefined
  const { price: middle, offers } = median
  const percent = Math.floor(((price - middle) * 100) / middle)
  return { guard: 'above-median', facts: { product: name, unit, price, median: middle, offers, percent } }
})

export const aboveCeiling = perProduct(({ name, unit, price }, { etalase }, { settings }) => {
  const own = settings.ceilings.find(
    (one) => one.etalase.includes(etalase.code) && one.units.includes(unit.toLowerCase()),
  )
  if (!own || price <= own.price) return undefined
  return { guard: 'above-ceiling', facts: { product: name, unit, price, ceiling: own.price, kind: own.kind } }
})
