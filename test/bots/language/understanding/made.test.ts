import { expect, test } from 'vitest'
import { madePhrases } from '../grammar.ts'
import { score } from '../phrase-files.ts'

test('no phrase that the grammar makes binds wrongly, and nine in ten are read right', () => {
  const { right, wronglyBound } = score(madePhrases(6, 2_026))
  expect(wronglyBound).toEqual([])
  expect(right).toBeGreaterThan(0.9)
})
