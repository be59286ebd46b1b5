import { expect, test } from 'vitest'
import { phrasesOf, score } from '../phrase-files.ts'

test('the sample of everyday phrases is read right', () => {
  const { right, misread, wronglyBound } = score(phrasesOf('sample'))
  expect(wronglyBound).toEqual([])
  expect(right, misread.join('\n')).toBeGreaterThanOrEqual(0.97)
})

test('the phrases that the rules were tuned on are read right', () => {
  const { right, misread, wronglyBound } = score(phrasesOf('tuned'))
  expect(wronglyBound).toEqual([])
  expect(right, misread.join('\n')).toBeGreaterThanOrEqual(0.97)
})

// Written after the rules, run once, and not looked at since: no rule was changed for them. Only 66 phrases by the author
// of the rules, so take the share as a rough one; the sets before it, now in `tuned`, scored 83 to 95 % at first sight.
// When these have been studied, move them to `tuned` and put new ones here.
test('phrases never tuned on are read right nine times in ten, and none binds anybody wrongly', () => {
  const { right, misread, wronglyBound } = score(phrasesOf('held-out'))
  expect(wronglyBound).toEqual([])
  expect(right, misread.join('\n')).toBeGreaterThanOrEqual(0.92)
})
