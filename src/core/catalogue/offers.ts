/** Of what the catalogue holds, what answers a wish: one offer a vendor, the best first, and what each falls short in. */
import { HOUR, type Instant } from '../calendar.ts'
import type { Rupiah } from '../money.ts'
import { placeGuesses } from './places.ts'
import type { ProductCard } from './product-card.ts'
import { placeKey } from './words.ts'

/** One thing that is wanted. The unit as it was said: "dus", "box", "orang". */
export interface ThingWanted {
  /** Without one the least that a vendor sells. */
  readonly quantity?: number | undefined
  readonly unit?: string | undefined
  /** Square metres of one piece: "3x1" is 3. */
  readonly area?: number | undefined
  /** What the search found for it, best first. */
  readonly found: readonly ProductCard[]
}

/** What every offer is held against; what is not known yet refuses nobody. */
export interface OfferTerms {
  readonly now: Instant
  readonly deliverAt?: Instant | undefined
  readonly city?: string | undefined
  readonly halal?: boolean | undefined
  readonly priceMax?: Rupiah | undefined
  /** Where the shop is to be, as officers write it: "jaksel", "gambir". */
  readonly near?: string | undefined
  readonly without?: readonly number[] | undefined
  readonly cheapestFirst?: boolean | undefined
}

/** Why an offer is not quite what was asked for. */
export type Misfit =
  | { readonly code: 'not-halal' }
  | { readonly code: 'minimum'; readonly minimum: number; readonly unit: string }
  | { readonly code: 'capacity'; readonly maximum: number; readonly unit: string }
  | { readonly code: 'too-soon'; readonly earliest: Instant }
  | { readonly code: 'area'; readonly city: string; readonly serves: readonly string[] }
  | { readonly code: 'dearer'; readonly limit: Rupiah }
  | { readonly code: 'elsewhere'; readonly district: string; readonly city: string }
  | { readonly code: 'other-unit'; readonly asked: string; readonly unit: string }

/** What one vendor can bring, and what it falls short in. */
export interface Offer {
  readonly vendorId: number
  readonly lines: readonly { readonly card: ProductCard; readonly quantity: number }[]
  readonly misfits: readonly Misfit[]
}

interface Ranked extends Offer {
  readonly rank: number
}

/** The offers of vendors who have all that is wanted: those that fit, the best first; then the others, the nearest first. */
export function offersFor(things: readonly ThingWanted[], terms: OfferTerms): readonly Offer[] {
  const vendors = [...new Set(things[0]?.found.map(({ vendor }) => vendor.id))]
  return vendors
    .filter((id) => !terms.without?.includes(id))
    .flatMap((id) => offerOf(id, things, terms) ?? [])
    .sort((a, b) => a.misfits.length - b.misfits.length || order(a, b, terms))
}

const order = (a: Ranked, b: Ranked, { cheapestFirst }: OfferTerms) =>
  (cheapestFirst ? goodsTotal(a) - goodsTotal(b) : 0) || a.rank - b.rank

const goodsTotal = ({ lines }: Offer) => lines.reduce((sum, { card, quantity }) => sum + card.price * quantity, 0)

function offerOf(vendorId: number, things: readonly ThingWanted[], terms: OfferTerms): Ranked | undefined {
  const best = things.map((thing) => bestOf(vendorId, thing, terms))
  if (!best.every((one) => one !== undefined)) return undefined
  return {
    vendorId,
    lines: best.map(({ card, quantity }) => ({ card, quantity })),
    misfits: best.flatMap(({ misfits }) => misfits),
    rank: best.reduce((sum, { rank }) => sum + rank, 0),
  }
}

/** Of one vendor's goods the one that falls short in least, and then the one that was found first. */
function bestOf(vendorId: number, { found, quantity, unit, area }: ThingWanted, terms: OfferTerms) {
  return found
    .map((card, rank) => {
      const wanted = inUnitsOf(card, { quantity, unit, area })
      const byArea = area !== undefined && isSoldByArea(card)
      return {
        card,
        quantity: wanted,
        rank,
        misfits: misfitsOf(card, { quantity: wanted, unit: byArea ? undefined : unit }, terms),
      }
    })
    .filter(({ card }) => card.vendor.id === vendorId && card.available)
    .sort((a, b) => a.misfits.length - b.misfits.length || a.rank - b.rank)[0]
}

/** The offer with as much of each thing as its vendor sells: at least the minimum, at most what they make in a day. */
export function asSold(offer: Offer): Offer {
  const lines = offer.lines.map(({ card, quantity }) => ({
    card,
    quantity: Math.max(card.minOrder, Math.min(quantity, card.maxPerDay ?? quantity)),
  }))
  return { ...offer, lines }
}

const DOZENS: Readonly<Record<string, number>> = { lusin: 12, kodi: 20, gross: 144 }

/** Sold by the square metre, as banners and stages are. */
export const isSoldByArea = ({ unit }: Pick<ProductCard, 'unit'>) => /^m[2²]/.test(unit)

/** Plain water is halal as it is; no certificate is asked of it. */
export const isWater = (name: string) => /^(air (mineral|putih|minum|galon)|aqua|galon|amdk)\b/i.test(name)

/** "2 lusin" are 24 pieces, but two of what is sold by the dozen; 50 banners of 3x1 are 150 square metres. */
function inUnitsOf(
  card: ProductCard,
  { quantity, unit = '', area }: Pick<ThingWanted, 'quantity' | 'unit' | 'area'>,
): number {
  const { unit: sold, minOrder } = card
  if (quantity === undefined) return minOrder
  if (area !== undefined && isSoldByArea(card)) return Math.ceil(quantity * area)
  const pieces = sold.toLowerCase() === unit ? DOZENS[unit] : undefined
  return pieces === undefined ? quantity : Math.ceil(quantity / pieces)
}

/** What a product falls short in, for so much of it on these terms. */
export function misfitsOf(
  card: ProductCard,
  { quantity, unit }: { readonly quantity: number; readonly unit?: string | undefined },
  { now, deliverAt, city, halal, priceMax, near }: OfferTerms,
): Misfit[] {
  const earliest = now + card.leadTimeHours * HOUR
  const { district, city: home } = card.vendor
  const misfits: (Misfit | false)[] = [
    halal === true && !card.badges.halal && !isWater(card.name) && { code: 'not-halal' },
    quantity < card.minOrder && { code: 'minimum', minimum: card.minOrder, unit: card.unit },
    card.maxPerDay !== null &&
      quantity > card.maxPerDay && { code: 'capacity', maximum: card.maxPerDay, unit: card.unit },
    deliverAt !== undefined && deliverAt < earliest && { code: 'too-soon', earliest },
    city !== undefined && !card.serviceArea.includes(city) && { code: 'area', city, serves: card.serviceArea },
    priceMax !== undefined && heldAgainst(card, quantity, priceMax) > priceMax && { code: 'dearer', limit: priceMax },
    near !== undefined && !isAt(card, near) && { code: 'elsewhere', district, city: home },
    unit !== undefined && !sameUnit(unit, card.unit) && { code: 'other-unit', asked: unit, unit: card.unit },
  ]
  return misfits.filter((misfit) => misfit !== false)
}

/** Is the shop itself there, by its kecamatan or its kota? */
function isAt({ vendor }: ProductCard, near: string): boolean {
  const named = placeGuesses(near).map(({ key }) => key)
  return [vendor.district, vendor.city].some((place) => named.includes(placeKey(place)))
}

/** Nobody says a million of one box: from here on a limit for several is for all of them. */
const FOR_ALL_FROM = 1_000_000

function heldAgainst({ price }: ProductCard, quantity: number, limit: Rupiah): number {
  return limit >= FOR_ALL_FROM && price * 2 <= limit ? price * quantity : price
}

/** Names of one packing; people and dozens are no packing and fit every unit. */
const PACKINGS: readonly (readonly string[])[] = [
  ['box', 'kotak', 'boks', 'bok', 'kardus'],
  ['dus', 'karton', 'dos', 'doos', 'kardus'],
  ['buah', 'pcs', 'biji', 'unit', 'pc', 'potong', 'bh', 'porsi', 'lembar', 'helai', 'butir', 'set', 'bungkus'],
  ['rim'],
  ['pak', 'pack', 'bungkus'],
  ['botol'],
  ['galon'],
  ['kg', 'kilo'],
]

function sameUnit(asked: string, unit: string): boolean {
  const said = asked.toLowerCase()
  // "2 unit" are what is let by the day as "unit/hari".
  const [sold = ''] = unit.toLowerCase().split('/')
  const known = PACKINGS.filter((names) => names.includes(said))
  return known.length === 0 || known.some((names) => names.includes(sold)) || said === sold
}
