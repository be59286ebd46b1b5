/** The numbers that bills are computed with, from the `rules` table: docs/rules.md#R-14 and its neighbours. */
import { z } from 'zod'
import type { TaxRate } from '#core/order/index.ts'
import { DEFAULT_TAX_RULES, type TaxRules } from '#core/tax/index.ts'

const fraction = z
  .object({ numerator: z.int().min(0), denominator: z.int().positive() })
  .refine(({ numerator, denominator }) => numerator <= denominator, 'a rate is not more than the whole')
const amount = z.int().min(0)
const incomeRate = z.object({ rate: fraction, withoutNpwp: fraction })
const brackets = z.array(z.object({ upTo: amount.nullable(), rate: fraction })).min(1)

/** Under which key each number stands in the table, and what it may be. A wrong one is a fault, never a wrong bill. */
const RULES: { readonly [Name in keyof TaxRules]: readonly [key: string, value: z.ZodType<TaxRules[Name]>] } = {
  vatBase: ['tax.vat-base', fraction],
  vatCollected: ['tax.vat-collected', z.boolean()],
  floor: ['tax.floor', amount],
  splitDays: ['tax.split-days', amount],
  pph22: ['tax.pph22', incomeRate],
  pph23: ['tax.pph23', incomeRate],
  pph21: ['tax.pph21', z.object({ share: fraction, brackets })],
  final: ['tax.final', fraction],
  finalFollowsFloor: ['tax.final-follows-floor', z.boolean()],
  pbjt: ['tax.pbjt', fraction],
  pbjtIncluded: ['tax.pbjt-included', z.boolean()],
  pbjtWithheld: ['tax.pbjt-withheld', z.boolean()],
  rounding: ['tax.rounding', z.enum(['down', 'nearest'])],
  stampAbove: ['papers.stamp-above', amount],
  stampDuty: ['stamp.duty', amount],
  stampBearer: ['stamp.bearer', z.enum(['vendor', 'agency'])],
}

const read = new WeakMap<ReadonlyMap<string, unknown>, TaxRules>()

/** The tax rules of a day; what the table leaves out has its stated default. The same values are read once. */
export function taxRulesFrom(values: ReadonlyMap<string, unknown>): TaxRules {
  const rules = read.get(values) ?? rulesIn(values)
  read.set(values, rules)
  return rules
}

function rulesIn(values: ReadonlyMap<string, unknown>): TaxRules {
  const names = Object.keys(RULES) as (keyof TaxRules)[]
  const entries = names.map((name) => {
    const [key, value] = RULES[name]
    return [name, values.has(key) ? value.parse(values.get(key)) : DEFAULT_TAX_RULES[name]]
  })
  return Object.fromEntries(entries) as TaxRules
}

const PER_DAY: TaxRate = { numerator: 1, denominator: 1_000 }

/** What a calendar day of lateness costs; `null` where the office charges none. Source: docs/rules.md#R-22. */
export function latePenaltyFrom(values: ReadonlyMap<string, unknown>): TaxRate | null {
  return values.has('order.late-penalty') ? fraction.nullable().parse(values.get('order.late-penalty')) : PER_DAY
}
