/** What a person searches for, as the language part read it and as the catalogue answers it. */
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
  /** A kecamatan, kota or street part as typed: "Gambir", "jaksel". */
  readonly place?: string | undefined
  readonly sort?: 'cheapest' | 'best' | undefined
}

/** What the search made of it, so that the answer can say so honestly. */
export interface SearchUnderstood {
  /** Words that were read as another: "kotk" as "kotak". */
  readonly corrections: readonly { readonly from: string; readonly to: string }[]
  /** Words without which something was found. */
  readonly leftOut: readonly string[]
  readonly filters: SearchFilters
}

/** Which limits held for the products found; a filter that left nothing is not here but in `droppedFilters`. */
export interface SearchFilters {
  readonly priceMin?: Rupiah
  readonly priceMax?: Rupiah
  readonly quantity?: number
  readonly halal?: true
  readonly place?: string
}
