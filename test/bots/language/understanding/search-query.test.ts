import { expect, test } from 'vitest'
import { readSearch } from '#bots/language/understanding/index.ts'

test('a price limit and a typing error', () => {
  expect(readSearch('nasi kotk dibawah 40rb')).toEqual({ words: ['nasi', 'kotk'], priceMax: 40_000 })
})

test('people and halal', () => {
  expect(readSearch('snack box halal 150 orang')).toEqual({ words: ['snack', 'box'], halal: true, quantity: 150 })
})

test('about a price, near a place', () => {
  expect(readSearch('cari nasi box 40 ribuan deket Balaikota')).toEqual({
    words: ['nasi', 'box'],
    about: 40_000,
    place: 'balaikota',
  })
})

test('only an order of the offers', () => {
  expect(readSearch('yg paling murah mana')).toEqual({ words: [], sort: 'price' })
  expect(readSearch('nasi kotak halal, jangan yang termurah').sort).toBeUndefined()
})

test('a range and one word', () => {
  expect(readSearch('tumbler 25-30rb')).toEqual({ words: ['tumbler'], priceMin: 25_000, priceMax: 30_000 })
  expect(readSearch('cetak')).toEqual({ words: ['cetak'] })
})
