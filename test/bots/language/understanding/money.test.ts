import { expect, test } from 'vitest'
import { readMoney } from '#bots/language/understanding/index.ts'

test.each([
  ['40rb', 40_000],
  ['2k', 2_000],
  ['1,5jt', 1_500_000],
  ['1.5jt', 1_500_000],
  ['1jt5', 1_500_000],
  ['1jt25', 1_250_000],
  ['1 juta 200 ribu', 1_200_000],
  ['sejuta dua ratus', 1_200_000],
  ['sejuta setengah', 1_500_000],
  ['dua setengah juta', 2_500_000],
  ['setengah juta', 500_000],
  ['27.500', 27_500],
  ['25,000', 25_000],
  ['1.100', 1_100],
  ['22500', 22_500],
  ['rp1.250.000,-', 1_250_000],
  ['seribu juta', 1e9],
  ['gopek', 500],
  ['seceng', 1_000],
  ['goceng', 5_000],
  ['ceban', 10_000],
  ['noban', 20_000],
  ['jigo', 25_000],
  ['goban', 50_000],
  ['gocap', 50_000],
  ['sejeti', 1_000_000],
])('%s is Rp%d', (text, amount) => {
  expect(readMoney(text)[0]?.amount).toBe(amount)
})

test('a range keeps both ends', () => {
  expect(readMoney('25-30rb')[0]).toMatchObject({ amount: 25_000, upTo: 30_000, approximate: true })
})

test('"40rban" is about 40.000', () => {
  expect(readMoney('40rban')[0]).toMatchObject({ amount: 40_000, approximate: true })
})

test('a small number is money only when the talk is about a price, and then not for certain', () => {
  expect(readMoney('25')).toEqual([])
  expect(readMoney('25', { price: true })[0]).toMatchObject({ amount: 25_000, certain: false })
})

test('"2 ribu pcs" counts things', () => {
  expect(readMoney('2 ribu pcs')).toEqual([])
})

test('who corrects himself is read with both amounts, the last one last', () => {
  expect(readMoney('noceng setengah... eh 25rb').at(-1)?.amount).toBe(25_000)
})
