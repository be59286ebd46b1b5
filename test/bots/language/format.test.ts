import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatsFor } from '#bots/language/format.ts'

test.each([
  ['id', 'id-ID'],
  ['en', 'en-GB'],
] as const)('numbers in %s are as Intl writes them', (language, locale) => {
  const { number } = formatsFor(language)
  const intl = new Intl.NumberFormat(locale)
  // Nobody is shown “-0”, as Intl would.
  const fractions = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((value) => value + 0)
  const numbers = fc.oneof(fc.integer({ min: 1 }), fc.maxSafeInteger(), fractions)
  fc.assert(
    fc.property(numbers, (value) => {
      expect(number(value)).toBe(intl.format(value))
    }),
  )
  expect([0, 7, 999, 1_000, 1_234_567].map(number)).toEqual(
    [0, 7, 999, 1_000, 1_234_567].map((one) => intl.format(one)),
  )
})
