/**
 * What a product is found by: the roots of its words, weighted by where they stand, and facets, all as lexemes of one
 * `tsvector`, so that words, place, price and category are one intersection of one index.
 */
import type { Rupiah } from '../money.ts'
import { type IsRoot, stem } from './stem.ts'
import { STOP_WORDS, standsFor } from './synonyms.ts'
import { placeKey, wordsOf } from './words.ts'

/** The texts of a product that a search looks into, and the facts that it filters by. */
export interface Findable {
  readonly name: string
  readonly description: string
  /** Subcategory and etalase. */
  readonly categoryId: number
  readonly categoryName: string
  readonly etalaseId: number
  readonly etalaseName: string
  readonly vendorName: string
  readonly district: string
  readonly city: string
  readonly serviceArea: readonly string[]
  readonly price: Rupiah
  /** Declared halal by a vendor who holds a certificate, valid or not: its dates are looked at when somebody asks. */
  readonly halal: boolean
}

/** A word's root under the name that the catalogue keeps it by. */
export type RootOf = (word: string) => string

/** Remembers: the same words come back in every product. */
export function rootsFrom(isRoot: IsRoot): RootOf {
  const remembered = new Map<string, string>()
  return (word) => {
    const known = remembered.get(word)
    if (known !== undefined) return known
    const root = standsFor(stem(standsFor(word), isRoot))
    remembered.set(word, root)
    return root
  }
}

/** Where a search looks when no name or subcategory answers. */
const WIDER = [
  { prefix: 'k:', text: (product: Findable) => product.etalaseName },
  { prefix: 'v:', text: (product: Findable) => product.vendorName },
  { prefix: 'd:', text: (product: Findable) => product.description },
] as const

/** A root as an etalase, a vendor's name and a description carry it. */
export function widerLexemes(root: string): string[] {
  return WIDER.map(({ prefix }) => prefix + root)
}

/** A root as what the product is: the first word of its name, or of its subcategory. */
export function headLexeme(root: string): string {
  return `n:${root}`
}

/** A root as the name of an etalase carries it. */
export function etalaseLexeme(root: string): string {
  return `k:${root}`
}

/** The words of a product that tell it apart. */
export function findableWords(product: Findable): string[] {
  const texts = [product.name, product.categoryName, product.etalaseName, product.vendorName, product.description]
  return texts.flatMap(wordsOf).filter((word) => !STOP_WORDS.has(word))
}

/**
 * The `tsvector` literal of a product. Indonesian says the thing first ("Kertas HVS", but "Map Kertas"), so the first
 * word of a name weighs most (A), then its other words (B), then its subcategory (C). Words of its description (`d:`),
 * etalase (`k:`) and vendor (`v:`) are kept apart: they only widen a search that found nothing.
 */
export function productTerms(product: Findable, rootOf: RootOf): string {
  const places = new Map<string, string[]>()
  let position = 0
  const add = (text: string, weights: readonly [first: string, others: string], prefix = '') => {
    for (const [at, word] of wordsOf(text).entries()) {
      if (STOP_WORDS.has(word)) continue
      const lexeme = prefix + rootOf(word)
      const earlier = places.get(lexeme) ?? []
      position++
      places.set(lexeme, [...earlier, `${position}${at === 0 ? weights[0] : weights[1]}`])
    }
  }
  add(product.name, ['A', 'B'])
  add(product.categoryName, ['C', 'C'])
  for (const { prefix, text } of WIDER) add(text(product), ['D', 'D'], prefix)
  for (const word of [...wordsOf(product.name).slice(0, 1), ...wordsOf(product.categoryName)]) {
    places.set(headLexeme(rootOf(word)), [])
  }
  for (const facet of facetsOf(product)) places.set(facet, [])
  return [...places].map(([lexeme, at]) => `'${lexeme}'${at.length > 0 ? `:${at.join(',')}` : ''}`).join(' ')
}

function facetsOf(product: Findable): string[] {
  const categories = [categoryFacet(product.categoryId), categoryFacet(product.etalaseId)]
  return [...placesOf(product), ...categories, ...priceFacets(product.price), ...(product.halal ? [HALAL_FACET] : [])]
}

/** Where its vendor is and where they deliver, as facets. */
export function placesOf({ district, city, serviceArea }: Findable): string[] {
  return [district, city, ...serviceArea].map(placeFacet)
}

/** Every halal product of a vendor with a certificate. */
export const HALAL_FACET = 'h:halal'

/** Every product of a subcategory or etalase. */
export function categoryFacet(categoryId: number): string {
  return `c:${categoryId}`
}

/** Every product of a vendor in this kecamatan or kota, or who delivers to this kota. */
export function placeFacet(place: string): string {
  return `r:${placeKey(place)}`
}

/** Each step of the price ladder is a quarter dearer; four and sixteen steps have names of their own. */
const STEP = Math.log(1.25)
const SPANS = [1, 4, 16] as const
/** About Rp34 trillion, where nothing is sold by chat. */
const TOP_STEP = 140

function priceFacets(price: Rupiah): string[] {
  const step = priceStep(price)
  return SPANS.map((span) => `p${span}:${Math.floor(step / span)}`)
}

function priceStep(price: Rupiah): number {
  return price < 1 ? 0 : Math.min(TOP_STEP, Math.floor(Math.log(price) / STEP))
}

/** The fewest facets that together hold every price from `floor` to `ceiling`, and some outside at both ends. */
export function priceRangeFacets(floor: Rupiah, ceiling: Rupiah): string[] {
  const last = priceStep(ceiling)
  const facets: string[] = []
  let step = priceStep(floor)
  while (step <= last) {
    const span = SPANS.findLast((width) => step % width === 0 && step + width - 1 <= last) ?? 1
    facets.push(`p${span}:${step / span}`)
    step += span
  }
  return facets
}
