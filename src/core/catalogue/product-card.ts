/** A product as a person sees it before ordering: everything that a card shows, and its price among its like. */
import { addDays, type Day } from '../calendar.ts'
import type { Rupiah } from '../money.ts'

/** One product with what its card says about its vendor. */
export interface ProductCard {
  readonly id: number
  readonly sku: string
  readonly name: string
  readonly description: string
  readonly unit: string
  readonly price: Rupiah
  readonly minOrder: number
  /** The most that the vendor makes in a day; none when nothing was said. */
  readonly maxPerDay: number | null
  readonly leadTimeHours: number
  /** How many are left, where the shop counts them: what it said, less what was ordered since. */
  readonly stock: number | null
  /** Kota that the vendor delivers to. */
  readonly serviceArea: readonly string[]
  readonly deliveryFee: Rupiah
  readonly category: { readonly id: number; readonly name: string; readonly taxClass: string }
  readonly etalase: { readonly id: number; readonly name: string; readonly emoji: string }
  readonly vendor: ProductVendor
  readonly badges: Badges
  /** SHA-256 of the picture's file. */
  readonly picture: string
  /** Listed, and its vendor takes part: only then can it be ordered. */
  readonly available: boolean
  /** Among its like; none when fewer than five vendors' offers make a median meaningless. */
  readonly likes: PriceAmongLikes | null
  /** By those who received it; none until somebody rated it. */
  readonly rating: Rating | null
  /** Since when it is in the catalogue. */
  readonly listedOn: Day
  /** Papers of its vendor that concern it and have run out: halal, pirt, slhs. */
  readonly lapsed: readonly string[]
}

/** What whoever orders should know before trusting a card. */
export interface CardMarks {
  /** In the catalogue for fewer than so many days. */
  readonly isNew: boolean
  readonly isUnrated: boolean
  readonly lapsed: readonly string[]
}

/** The marks of a card on `today`; `newDays`: for how long a listing counts as new. Source: docs/rules.md#R-41. */
export function marksOf({ listedOn, rating, lapsed }: ProductCard, today: Day, newDays: number): CardMarks {
  return { isNew: listedOn > addDays(today, -newDays), isUnrated: rating === null, lapsed }
}

/** How many rated, and their mean from 1 to 5, to a tenth. */
export interface Rating {
  readonly count: number
  readonly mean: number
}

export interface ProductVendor {
  readonly id: number
  readonly name: string
  readonly size: string
  /** Kecamatan and kota. */
  readonly district: string
  readonly city: string
}

export interface Badges {
  /** The product is declared halal and the vendor's certificate is valid today. */
  readonly halal: boolean
  readonly jakpreneur: boolean
  /** Produk dalam negeri. */
  readonly domestic: boolean
  /** Share of domestic content in percent, as certified. */
  readonly tkdn: number | null
}

/** The middle price of the offers of the same subcategory and unit, and how far this price is from it. */
export interface PriceAmongLikes {
  readonly offers: number
  readonly median: Rupiah
  /** Whole percent of the median; negative is cheaper. */
  readonly percent: number
}

/** Fewer offers than this say nothing about a price. Source: domain.md 6.3, price mark-up test. */
export const LIKES_NEEDED = 5

/** Holds a price against the median of `offers` like offers; none when they are too few to mean anything. */
export function priceAmongLikes(price: Rupiah, offers: number, median: Rupiah): PriceAmongLikes | null {
  if (offers < LIKES_NEEDED || median === 0) return null
  return { offers, median, percent: Math.round(((price - median) * 100) / median) }
}

/** Is a letter of a vendor valid on `day`? One without an end is valid for good. */
export function isValidOn(letter: { readonly validFrom: Day; readonly validTo: Day | null }, day: Day): boolean {
  return letter.validFrom <= day && (letter.validTo === null || day <= letter.validTo)
}

/** So many ratings with these stars in all; none when nobody rated. */
export function ratingOf(count: number, stars: number): Rating | null {
  return count === 0 ? null : { count, mean: Math.round((stars * 10) / count) / 10 }
}

/** The rating as it may be shown: fewer than `least` say nothing of the goods, and too much of who gave them. */
export function shownRating(rating: Rating | null, least: number): Rating | null {
  return rating !== null && rating.count >= least ? rating : null
}
