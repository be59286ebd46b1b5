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

// Written before the rules had seen them: at first sight 94 of 100 were right with their reason or topic, and none bound
// anybody wrongly. Tune on fresh phrases, move these to `tuned` when they have been studied, and put new ones here.
test('phrases never tuned on are read right nine times in ten, and none binds anybody wrongly', () => {
  const { right, misread, wronglyBound } = score(phrasesOf('held-out'))
  expect(wronglyBound).toEqual([])
  expect(right, misread.join('\n')).toBeGreaterThanOrEqual(0.92)
})
