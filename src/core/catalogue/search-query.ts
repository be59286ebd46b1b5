/** What a person searches for, as the language part read it, and what the catalogue made of it. */
import type { Rupiah } from '../money.ts'

/** A search, read. Words are as typed or standard, in order; limits and places are taken out of them. */
export interface SearchQuery {
  readonly words: readonly string[]
  readonly priceMin?: Rupiah | undefined
  readonly priceMax?: Rupiah | undefined
  /** "sekitar 30rb": a quarter more or less. */
  readonly about?: Rupiah | undefined
  readonly quantity?: number | undefined
  readonly halal?: boolean | undefined
  /** A kecamatan or kota as typed: "Gambir", "jaksel". */
  readonly place?: string | undefined
  /** Only within this etalase or subcategory. */
  readonly categoryId?: number | undefined
  readonly sort?: SearchSort | undefined
}

/** How the offers are to be ordered; without a wish, the best answer first. Nobody's distance is known yet. */
export type SearchSort = 'price' | 'distance' | 'rating' | 'lead-time' | 'popular'

/** What the search made of the query, so that the answer can say so honestly. */
export interface SearchUnderstood {
  /** Words that were read as another: "kotk" as "kotak". */
  readonly corrections: readonly { readonly from: string; readonly to: string }[]
  /** Words that were left out so that something was found, or that the catalogue does not know at all. */
  readonly leftOut: readonly string[]
  /** The limits that hold for what was found. */
  readonly filters: SearchFilters
  /** Limits that were let go because nothing is within them: nobody there, or nobody for so many. */
  readonly unmet: readonly ('place' | 'quantity')[]
}

export interface SearchFilters {
  readonly priceMin?: Rupiah
  readonly priceMax?: Rupiah
  readonly quantity?: number
  readonly halal?: true
  /** As the catalogue spells it: "jakarta selatan". */
  readonly place?: string
}

/** The lowest and highest price that the query allows, whole rupiah; none when it sets no limit. */
export function priceLimits(query: SearchQuery): Pick<SearchFilters, 'priceMin' | 'priceMax'> {
  const { about, priceMin, priceMax } = query
  if (about !== undefined) return { priceMin: Math.floor(about * 0.75), priceMax: Math.ceil(about * 1.25) }
  return { ...(priceMin === undefined ? {} : { priceMin }), ...(priceMax === undefined ? {} : { priceMax }) }
}
