import { expect, test } from 'vitest'
import { DEFAULT_TAX_RULES } from '#core/tax/index.ts'
import { latePenaltyFrom, taxRulesFrom } from '#db/tax-rules.ts'
import { ruleSeeds } from '#seed/law.ts'

const seeded = new Map(ruleSeeds.map(({ key, value }) => [key, value]))

test('the demo province keeps the stated defaults, each under a key that is read', () => {
  expect(taxRulesFrom(seeded)).toEqual(DEFAULT_TAX_RULES)
  expect(latePenaltyFrom(seeded)).toEqual({ numerator: 1, denominator: 1_000 })
  expect(taxRulesFrom(new Map())).toEqual(DEFAULT_TAX_RULES)
})

test('a row changes its own number and no other', () => {
  const changed = new Map([...seeded, ['tax.floor', 1_000_000]] as const)
  expect(taxRulesFrom(changed)).toEqual({ ...DEFAULT_TAX_RULES, floor: 1_000_000 })
})

test('lateness is charged by default, and not where the row says null', () => {
  expect(latePenaltyFrom(new Map())).toEqual({ numerator: 1, denominator: 1_000 })
  expect(latePenaltyFrom(new Map([['order.late-penalty', null]]))).toBeNull()
})

test('a rate of more than the whole is a fault, and never a bill', () => {
  expect(() => taxRulesFrom(new Map([['tax.final', { numerator: 5, denominator: 1 }]]))).toThrow('more than the whole')
})
