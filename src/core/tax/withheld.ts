/** What the treasurer withholds from a bill, and why. Source: docs/rules.md#R-14. */
import { type Rupiah, remaining, rupiah, share, sum } from '../money.ts'
import { taxOn } from './amount.ts'
import type { Bill, BillFacts, TaxClass, Withheld, WithheldWhy } from './bill.ts'
import type { Fraction, IncomeRate, TaxRules } from './rules.ts'

/** Income tax by the vendor's letters, its form and what was bought; PBJT where the agency takes it. */
export function withheldFrom(
  amounts: Readonly<Record<TaxClass, Rupiah>>,
  pbjt: Bill['pbjt'],
  facts: BillFacts,
): Withheld[] {
  const { rules } = facts
  const goods = taxedGoods(amounts.goods, facts)
  // PBJT is no income of the vendor.
  const work = rupiah(amounts.services + remaining(amounts.catering, pbjt?.amount ?? 0))
  const local: Withheld[] =
    pbjt && rules.pbjtWithheld ? [{ kind: 'pbjt', ...pbjt, rule: 'R-12', why: { code: 'catering' } }] : []
  return [...incomeTax(goods, work, amounts.goods, facts), ...local]
}

interface TaxedGoods {
  readonly base: Rupiah
  readonly why: WithheldWhy
}

/** Goods up to the floor are free, unless they are part of something larger; then what was missed is made good. */
function taxedGoods(goods: Rupiah, { others, rules: { floor } }: BillFacts): TaxedGoods {
  const near = others.filter((other) => other.goods > 0)
  const together = goods + sum(near.map((other) => other.goods))
  if (goods === 0 || together <= floor) return { base: 0, why: { code: 'goods-above-floor', floor } }
  if (goods > floor && near.every(({ missed }) => missed === 0))
    return { base: goods, why: { code: 'goods-above-floor', floor } }
  const orders = near.map(({ orderId }) => orderId)
  const missed = sum(near.map((other) => other.missed))
  return { base: rupiah(goods + missed), why: { code: 'split-goods', floor, orders } }
}

function incomeTax(goods: TaxedGoods, work: Rupiah, allGoods: Rupiah, facts: BillFacts): Withheld[] {
  const { vendor, rules } = facts
  const { form, certificate, statement } = vendor
  const finalGoods = rules.finalFollowsFloor ? goods.base : Math.max(goods.base, allGoods)
  const final = rupiah(finalGoods + work)
  if (statement && form === 'person')
    return tax('pph-final-0', final, NOTHING, rules, { code: 'statement', letter: statement.number })
  if (certificate)
    return tax('pph-final', final, rules.final, rules, { code: 'certificate', letter: certificate.number })
  return [
    ...general('pph22', goods.base, rules.pph22, facts, goods.why),
    ...(form === 'person'
      ? onPerson(work, rules)
      : general('pph23', work, rules.pph23, facts, { code: 'work-of-a-firm' })),
  ]
}

const NOTHING: Fraction = { numerator: 0, denominator: 1 }

function tax(
  kind: Withheld['kind'],
  base: Rupiah,
  rate: Fraction,
  { rounding }: TaxRules,
  why: WithheldWhy,
): Withheld[] {
  return base > 0 ? [{ kind, base, rate, amount: taxOn(base, rate, rounding), rule: 'R-14', why }] : []
}

function general(
  kind: 'pph22' | 'pph23',
  base: Rupiah,
  { rate, withoutNpwp }: IncomeRate,
  { vendor, rules }: BillFacts,
  why: WithheldWhy,
): Withheld[] {
  if (vendor.npwp) return tax(kind, base, rate, rules, why)
  return tax(kind, base, withoutNpwp, rules, why).map((one) => ({ ...one, withoutNpwp: true }))
}

/** Half of the price counts as a person's income; each slice of it has its own rate. */
function onPerson(work: Rupiah, rules: TaxRules): Withheld[] {
  const { share: part, brackets } = rules.pph21
  const income = share(work, part.numerator, part.denominator)
  let below = 0
  return brackets.flatMap(({ upTo, rate }) => {
    const slice = remaining(Math.min(income, upTo ?? income), below)
    below = upTo ?? income
    return tax('pph21', slice, rate, rules, { code: 'work-of-a-person', share: part, of: work })
  })
}
