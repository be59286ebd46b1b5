import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likely, sure } from '#bots/language/understanding/found.ts'
import { BINDING, understand } from '#bots/language/understanding/index.ts'
import { type Leaning, parseWeights, printWeights } from '#bots/language/understanding/leaning.ts'
import { withSecondOpinion } from '#bots/language/understanding/second-opinion.ts'
import { NOW, phrasesOf, SETS } from '../phrase-files.ts'

/** A leaning with these shares; the first leads. */
function leaning(shares: Readonly<Record<string, number>>): Leaning {
  const [[label, share] = ['AMBIG', 0]] = Object.entries(shares)
  return {
    label,
    share,
    shareOf: (each) => shares[each] ?? 0,
    shareOfIntent: (intent) =>
      Object.entries(shares).reduce((sum, [each, part]) => (each.startsWith(intent) ? sum + part : sum), 0),
    because: ['otw 2'],
  }
}

test('what only the weights find is never certain, and says why', () => {
  const [heard] = withSecondOpinion([sure('STOCK', 'a product is out')], leaning({ SHIP: 0.9, STOCK: 0.05 }))
  expect(heard).toEqual({ intent: 'SHIP', certain: false, why: 'leans to SHIP by otw 2' })
})

test('a meaning of the rules stands unless the weights speak clearly against it', () => {
  const found = [sure('STOCK', 'a product is out')]
  expect(withSecondOpinion(found, leaning({ SHIP: 0.6, STOCK: 0.3 }))).toEqual(found)
  expect(withSecondOpinion(found, leaning({ SHIP: 0.2, STOCK: 0.01 }))).toEqual(found)
})

test('a binding meaning needs the consent of the weights, of whatever reason', () => {
  const found = [sure('REJECT', 'says no', 'unspecified')]
  expect(withSecondOpinion(found, leaning({ PARTIAL: 0.4, 'REJECT:unspecified': 0.4 }))).toMatchObject([
    { intent: 'REJECT', certain: false },
  ])
  expect(withSecondOpinion(found, leaning({ 'REJECT:closed': 0.9, 'REJECT:unspecified': 0.05 }))).toMatchObject([
    { intent: 'REJECT', detail: 'closed', certain: true },
  ])
})

test('a second meaning of the rules that the weights lead with leaves both in their order', () => {
  const found = [likely('ACCEPT', 'says yes and asks'), sure('QUESTION', 'asks', 'address')]
  expect(withSecondOpinion(found, leaning({ 'QUESTION:address': 0.95, ACCEPT: 0.01 }))).toEqual(found)
})

test('a table is read as it was printed', () => {
  const printed = 'ACCEPT REJECT:closed\nsiap\ta12 b-3\n^ siap\ta4\n'
  expect(printWeights(parseWeights(printed))).toBe(printed)
})

test('the tables of the house bind nobody by themselves', () => {
  const words = SETS.flatMap((name) => phrasesOf(name).flatMap(({ phrase }) => phrase.split(' ')))
  const message = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((each) => each.join(' '))
  fc.assert(
    fc.property(message, fc.constantFrom('vendor' as const, 'staff' as const), (text, as) => {
      const read = understand(text, { as, now: NOW })
      const byWeights = read.why.some((why) => why.startsWith('leans to'))
      expect(byWeights && read.certain && BINDING.has(read.intents[0].intent)).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})
