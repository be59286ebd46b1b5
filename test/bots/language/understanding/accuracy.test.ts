import { expect, test } from 'vitest'
import { fittedWithout } from '../fit.ts'
import { phrasesOf, SETS, score } from '../phrase-files.ts'

test('the sample of everyday phrases is read right', () => {
  const { right, misread } = score(phrasesOf('sample'))
  expect(right, misread.join('\n')).toBeGreaterThanOrEqual(0.97)
})

test('the phrases that the rules were tuned on are read right', () => {
  const { right, misread } = score(phrasesOf('tuned'))
  expect(right, misread.join('\n')).toBeGreaterThanOrEqual(0.97)
})

// Each written before anybody looked at what the rules make of it; see phrases/README.md for the shares at first sight.
test.each(SETS.filter((name) => name !== 'sample' && name !== 'tuned'))('set %s is read right', (name) => {
  const { right, misread } = score(phrasesOf(name))
  expect(right, misread.join('\n')).toBeGreaterThanOrEqual(0.92)
})

test.each(SETS)('set %s binds nobody wrongly', (name) => {
  expect(score(phrasesOf(name)).wronglyBound).toEqual([])
})

test('a set that the weights were not fitted to is read right too', { timeout: 300_000 }, () => {
  const { right, misread, wronglyBound } = score(phrasesOf('round-9'), fittedWithout('round-9'))
  expect(right, misread.join('\n')).toBeGreaterThanOrEqual(0.92)
  expect(wronglyBound).toEqual([])
})
