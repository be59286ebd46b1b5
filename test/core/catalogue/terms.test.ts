import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isValidOn, priceAmongLikes } from '#core/catalogue/product-card.ts'
import { priceLimits } from '#core/catalogue/search-query.ts'
import { type Findable, priceRangeFacets, productTerms, rootsFrom } from '#core/catalogue/terms.ts'

const rootOf = rootsFrom(() => false)
const MAP_KERTAS: Findable = {
  name: 'Map Kertas Warna',
  description: 'Isi 50 lembar.',
  categoryId: 12,
  categoryName: 'Map & Ordner',
  etalaseId: 1,
  etalaseName: 'Alat Tulis Kantor',
  vendorName: 'Toko Cahaya',
  district: 'Tanah Abang',
  city: 'Jakarta Pusat',
  serviceArea: ['Jakarta Pusat', 'Jakarta Barat'],
  price: 3_000,
  halal: false,
}
const terms = (given: Partial<Findable> = {}) => productTerms({ ...MAP_KERTAS, ...given }, rootOf).split(' ')

describe('what a product is found by', () => {
  test('the thing itself weighs more than what it is made of, and its shelf less', () => {
    expect(terms()).toEqual(expect.arrayContaining(["'map':1A,4C", "'kertas':2B", "'ordner':5C", "'n:map'"]))
    expect(terms()).not.toContain("'n:kertas'")
  })

  test('words of etalase, vendor and description are kept apart', () => {
    expect(terms().join(' ')).toMatch(/'k:tulis':\d+D.*'v:cahaya':\d+D.*'d:lembar':\d+D/)
  })

  test('one name for one thing, whatever the vendor calls it', () => {
    expect(terms({ name: 'Snack Dus Boks' }).join(' ')).toMatch(/'snack':1A 'kotak':2B,3B/)
  })

  test('where the vendor is and delivers, the shelf and halal are facets', () => {
    expect(terms({ halal: true })).toEqual(
      expect.arrayContaining(["'r:tanah-abang'", "'r:jakarta-barat'", "'c:12'", "'c:1'", "'h:halal'"]),
    )
    expect(terms()).not.toContain("'h:halal'")
  })
})

describe('the ladder of prices', () => {
  const facetsOf = (price: number) =>
    terms({ price })
      .filter((term) => /^'p\d+:/.test(term))
      .map((term) => term.slice(1, -1))

  test('every price within a range stands under exactly one facet of the range', () => {
    const price = fc.integer({ min: 0, max: 100_000_000 })
    fc.assert(
      fc.property(price, price, price, (a, b, c) => {
        const [floor = 0, middle = 0, ceiling = 0] = [a, b, c].sort((x, y) => x - y)
        const range = priceRangeFacets(floor, ceiling)
        expect(facetsOf(middle).filter((facet) => range.includes(facet))).toHaveLength(1)
        expect(range.length).toBeLessThanOrEqual(25)
      }),
    )
  })

  test('what is far outside the range does not', () => {
    const range = priceRangeFacets(10_000, 40_000)
    expect(facetsOf(60_000).some((facet) => range.includes(facet))).toBe(false)
    expect(facetsOf(7_000).some((facet) => range.includes(facet))).toBe(false)
  })
})

describe('the limits that were meant', () => {
  test('about a price is a quarter more or less, in whole rupiah', () => {
    expect(priceLimits({ words: [], about: 30_001 })).toEqual({ priceMin: 22_500, priceMax: 37_502 })
    expect(priceLimits({ words: [], priceMax: 40_000 })).toEqual({ priceMax: 40_000 })
    expect(priceLimits({ words: [] })).toEqual({})
  })
})

describe('a card', () => {
  test('a price is held against its like only when there are five', () => {
    expect(priceAmongLikes(45_000, 5, 40_000)).toEqual({ offers: 5, median: 40_000, percent: 13 })
    expect(priceAmongLikes(45_000, 4, 40_000)).toBeNull()
    expect(priceAmongLikes(45_000, 9, 0)).toBeNull()
  })

  test('a letter is valid from its first to its last day, or for good', () => {
    const letter = { validFrom: '2026-01-01', validTo: '2026-12-31' }
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => isValidOn(letter, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isValidOn({ validFrom: '2026-01-01', validTo: null }, '2099-01-01')).toBe(true)
  })
})
