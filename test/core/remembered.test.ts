import { expect, test } from 'vitest'
import { remembered } from '#core/remembered.ts'

test('an answer is worked out once, and no more of them are kept than were agreed', () => {
  const asked: number[] = []
  const double = remembered((key: number) => {
    asked.push(key)
    return key * 2
  }, 2)
  expect([1, 1, 2, 2, 3, 3].map(double)).toEqual([2, 2, 4, 4, 6, 6])
  expect(asked).toEqual([1, 2, 3])
  // The third made room for itself.
  expect([3, 1].map(double)).toEqual([6, 2])
  expect(asked).toEqual([1, 2, 3, 1])
})
