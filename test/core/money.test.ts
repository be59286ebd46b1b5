import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { median, remaining, rupiah, share, sum, times } from '#core/money.ts'

const amount = fc.oneof(fc.nat(60_000_000), fc.maxSafeNat())
const fraction = fc
  .tuple(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }))
  .map(([a, b]) => [Math.min(a, b), b] as const)

describe('an amount', () => {
  test('is every whole number from nothing to the largest safe one', () => {
    fc.assert(fc.property(amount, (value) => rupiah(value) === value))
  })

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('is never %d', (value) => {
    expect(() => rupiah(value)).toThrow('rupiah must be')
  })
})

describe('sums and products', () => {
  test('do not depend on the order of the amounts', () => {
    const shuffled = fc
      .array(fc.nat(1e9))
      .chain((amounts) => fc.tuple(fc.constant(amounts), fc.shuffledSubarray(amounts, { minLength: amounts.length })))
    fc.assert(fc.property(shuffled, ([amounts, other]) => sum(amounts) === sum(other)))
  })

  test('a price times a quantity is that many prices added up', () => {
    const law = (price: number, quantity: number) => times(price, quantity) === sum(Array(quantity).fill(price))
    fc.assert(fc.property(fc.nat(1e9), fc.nat(300), law))
  })

  test('refuse to be wrong when they grow beyond what is exact', () => {
    expect(() => sum([Number.MAX_SAFE_INTEGER, 2])).toThrow('rupiah must be')
    expect(() => times(Number.MAX_SAFE_INTEGER, 2)).toThrow('rupiah must be')
    expect(() => times(1_000, -5)).toThrow('rupiah must be')
    expect(() => times(1_000, 0.0005)).toThrow('rupiah must be')
  })

  test('nothing adds up to nothing', () => {
    expect(sum([])).toBe(0)
  })
})

describe('what remains', () => {
  test('and what was taken make the whole, as long as no more was taken than there was', () => {
    const pair = fc.tuple(amount, amount).map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const)
    fc.assert(fc.property(pair, ([from, taken]) => remaining(from, taken) + taken === from))
  })

  test('is nothing when too much was taken', () => {
    expect(remaining(5_000, 7_000)).toBe(0)
  })
})

describe('a share', () => {
  test('is the exact fraction rounded down, also of amounts where numbers with a comma would be off', () => {
    const law = (whole: number, [part, parts]: readonly [number, number]) => {
      const got = BigInt(share(whole, part, parts))
      const exact = BigInt(whole) * BigInt(part)
      return got * BigInt(parts) <= exact && exact < (got + 1n) * BigInt(parts)
    }
    fc.assert(fc.property(amount, fraction, law))
  })

  test('and the share of the others lose less than one rupiah between them, and never make one', () => {
    const law = (whole: number, [part, parts]: readonly [number, number]) => {
      const lost = whole - share(whole, part, parts) - share(whole, parts - part, parts)
      return lost === 0 || lost === 1
    }
    fc.assert(fc.property(amount, fraction, law))
  })

  // The worked cases of the tax rules: PPN on Rp12,000,000, PPh final on Rp4,500,000, PBJT inside Rp4,500,000.
  test.each([
    [12_000_000, 11, 100, 1_320_000],
    [4_500_000, 5, 1_000, 22_500],
    [4_500_000, 10, 110, 409_090],
  ])('of Rp%d, %d in %d, is Rp%d', (whole, part, parts, expected) => {
    expect(share(whole, part, parts)).toBe(expected)
  })
})

describe('the middle price', () => {
  test('has as many prices on either side', () => {
    const law = (prices: number[]) => {
      const middle = median(prices) ?? Number.NaN
      const below = prices.filter((price) => price < middle).length
      const above = prices.filter((price) => price > middle + 1).length
      return below <= prices.length / 2 && above <= prices.length / 2
    }
    fc.assert(fc.property(fc.array(amount, { minLength: 1 }), law))
  })

  test('is exact for two prices of any size, and leaves the list as it was', () => {
    const law = (a: number, b: number) => {
      const prices = Object.freeze([a, b])
      return BigInt(median(prices) ?? -1) === (BigInt(a) + BigInt(b)) / 2n
    }
    fc.assert(fc.property(amount, amount, law), { numRuns: 1_000 })
  })

  test('of none there is none; one dear outlier does not move it', () => {
    expect(median([])).toBeUndefined()
    expect(median([25_000, 30_000, 9_000_000])).toBe(30_000)
  })
})
