/** What the catalogue offers for a wish in words: searched, held against the terms, and priced to the rupiah. */
import { instantAt, wallClock } from '#core/calendar.ts'
import { asSold, isWater, type Offer, type OfferTerms, offersFor, type ThingWanted } from '#core/catalogue/offers.ts'
import type { ProductCard } from '#core/catalogue/product-card.ts'
import type { SearchUnderstood } from '#core/catalogue/search-query.ts'
import { type Basket, priced, type Thing, type Wish } from '#core/order/index.ts'
import { productCards } from '#db/catalogue.ts'
import { searchProducts } from '#db/catalogue-search.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Talk } from '../dialog/flow.ts'
import type { OfferFacts } from '../language/messages/facts.ts'
import { productFacts } from './acting.ts'

/** So many offers of one thing are looked at; with several things a vendor must have them all, so more are. */
const LOOKED_AT = { one: 40, several: 120 } as const

/** When and where to a draft goes, as far as it is known. */
export type Circumstances = Pick<Basket, 'deliverAt' | 'day' | 'place' | 'city'>

export interface Offered {
  readonly offers: readonly (Offer & OfferFacts)[]
  /** How the words were read, and which of them nothing answers. */
  readonly understood: Pick<SearchUnderstood, 'corrections' | 'leftOut'>
}

/** Offers for a wish, those that fit first; those that do not carry why. */
export async function offersOf(talk: Talk, wish: Wish, given: Circumstances, limit: number): Promise<Offered> {
  const size = wish.things.length > 1 ? LOOKED_AT.several : LOOKED_AT.one
  const terms = termsOf(talk, wish, given)
  const looked = await Promise.all(wish.things.map((thing) => look(talk, wish, thing, terms, size)))
  const offers = offersFor(
    looked.map(({ thing }) => thing),
    terms,
  )
  const fitting = offers.filter(({ misfits }) => misfits.length === 0)
  const shown = (fitting.length > 0 ? fitting : offers).slice(0, limit)
  return {
    offers: await factsOf(talk, shown.map(asSold)),
    understood: {
      corrections: looked.flatMap(({ understood }) => understood.corrections),
      leftOut: looked.flatMap(({ understood }) => understood.leftOut),
    },
  }
}

/** What offers are held against, as far as it is known. */
export function termsOf({ now, office }: Talk, wish: Wish, { deliverAt, day, place, city }: Circumstances): OfferTerms {
  // Of a day without its hour only the end is sure to be too late.
  const latest = deliverAt ?? (day === undefined ? undefined : instantAt(day, '17:00', office.calendar.zone))
  const { halal, priceMax, near, without, sort } = wish
  return {
    now,
    deliverAt: latest,
    city: place?.city ?? city,
    halal,
    priceMax,
    near,
    without,
    cheapestFirst: sort === 'price',
  }
}

interface Looked {
  readonly thing: ThingWanted
  readonly understood: SearchUnderstood
}

/** The strictest search first; when nothing is halal, or nothing costs so little, what there is instead. */
async function look(talk: Talk, wish: Wish, asked: Thing, { city }: OfferTerms, pageSize: number): Promise<Looked> {
  const today = wallClock(talk.now, talk.office.calendar.zone).day
  const { words, quantity, unit } = asked
  const { priceMin, priceMax, about, near, sort } = wish
  const halal = isWater(words.join(' ')) ? undefined : wish.halal
  const loose = { words, quantity, place: city, sort }
  const queries = [
    ...(near === undefined ? [] : [{ ...loose, place: near, halal, priceMin, priceMax, about }]),
    { ...loose, halal, priceMin, priceMax, about },
    { ...loose, halal },
    { words, quantity, place: city },
  ]
  for (const [at, query] of queries.entries()) {
    const { products, understood } = await searchProducts(talk.db, query, { page: 0, pageSize, today })
    if (products.length === 0 && at < queries.length - 1) continue
    const cards = await productCards(talk.db, products, today)
    return {
      thing: { quantity, unit, area: areaOf(asked), found: products.flatMap((id) => cards.get(id) ?? []) },
      understood,
    }
  }
  throw new Error('the last query always answers')
}

const SIDES = /^(\d+(?:[.,]\d+)?)x(\d+(?:[.,]\d+)?)m?$/

/** The square metres of one piece that is counted: "50 spanduk 3x1"; none of what is asked for in metres. */
export function areaOf({ words, unit }: Thing): number | undefined {
  const [, wide = '', high = ''] = SIDES.exec(words.find((word) => SIDES.test(word)) ?? '') ?? []
  const area = Number(wide.replace(',', '.')) * Number(high.replace(',', '.'))
  return area > 0 && area !== 1 && !/^(m|meter)/.test(unit ?? '') ? area : undefined
}

/** Offers with their vendor's name and what they come to. */
async function factsOf(talk: Talk, offers: readonly Offer[]): Promise<(Offer & OfferFacts)[]> {
  const vendors = await vendorsById(
    talk.db,
    offers.map(({ vendorId }) => vendorId),
  )
  return offers.flatMap((offer) => {
    const vendor = vendors.get(offer.vendorId)
    if (!vendor) return []
    const products = new Map(offer.lines.map(({ card }) => [card.id, productFacts(card)]))
    const lines = offer.lines.map(({ card, quantity }) => ({ productId: card.id, quantity, shownPrice: card.price }))
    const { lines: items, ...sums } = priced({ lines }, { products, vendor, rules: talk.office.rules })
    return [{ ...offer, vendor: vendor.name, district: districtOf(offer.lines), items, sums }]
  })
}

const districtOf = (lines: readonly { card: ProductCard }[]) => lines[0]?.card.vendor.district ?? ''
