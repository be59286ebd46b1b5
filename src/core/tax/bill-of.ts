/**
 * From what arrived to the money that is sent. Every rupiah of the invoice goes to exactly one place: the vendor, the
 * state (withheld or collected), or back to the budget as a penalty.
 */
import { type Rupiah, remaining, rupiah, share, sum } from '../money.ts'
import { simplest } from './amount.ts'
import type { Bill, BillFacts, BillFlag, TaxClass, Withheld } from './bill.ts'
import { withheldFrom } from './withheld.ts'

/** What the bill comes to by the rules of its day. */
export function billOf(facts: BillFacts): Bill {
  const { vat, penalty, rules, others } = facts
  const byClass = amountsByClass(facts)
  const gross = sum(Object.values(byClass))
  const invoice = rupiah(gross + vat.amount)
  const pbjt = pbjtIn(byClass.catering, facts)
  const withheld = capped(withheldFrom(byClass, pbjt, facts), gross)
  const withheldInAll = sum(withheld.map(({ amount }) => amount))
  const near = sum(others.map((other) => other.gross))
  const collected = rules.vatCollected && vat.amount > 0 && gross + near > rules.floor
  const afterTax = remaining(gross, withheldInAll)
  const charged = { days: penalty.days, amount: rupiah(Math.min(penalty.amount, afterTax)) }
  return {
    gross,
    ppn: { ...vatBase(gross, facts), amount: vat.amount, collected },
    ...(pbjt ? { pbjt } : {}),
    withheld,
    ...(withheld.length === 0 ? { untaxed: { floor: rules.floor } } : {}),
    stamp: { amount: invoice > rules.stampAbove ? rules.stampDuty : 0, bearer: rules.stampBearer },
    penalty: charged,
    invoice,
    net: rupiah(afterTax - charged.amount + (collected ? 0 : vat.amount)),
    flags: flagsOf(gross, facts),
  }
}

export type AmountsByClass = Readonly<Record<TaxClass, Rupiah>>

/** What there is of each class, delivery with the class that most of the money is for. */
function amountsByClass({ lines, deliveryFee }: BillFacts): AmountsByClass {
  const of = (taxClass: TaxClass) => sum(lines.flatMap((line) => (line.taxClass === taxClass ? [line.amount] : [])))
  const amounts = { goods: of('goods'), services: of('services'), catering: of('catering') }
  const [chief] = (['goods', 'services', 'catering'] as const).toSorted((a, b) => amounts[b] - amounts[a])
  return { ...amounts, [chief ?? 'goods']: amounts[chief ?? 'goods'] + deliveryFee }
}

/** PPN's nominal rate and base: 12 % of 11/12 of the price, where the order charged 11 % of it. */
function vatBase(gross: Rupiah, { vat, rules }: BillFacts): Pick<Bill['ppn'], 'base' | 'rate'> {
  if (vat.amount === 0) return { base: 0, rate: { numerator: 0, denominator: 1 } }
  const { numerator, denominator } = rules.vatBase
  return {
    base: share(gross, numerator, denominator),
    rate: simplest({ numerator: vat.rate.numerator * denominator, denominator: vat.rate.denominator * numerator }),
  }
}

function pbjtIn(catering: Rupiah, { rules, pbjtIncluded = rules.pbjtIncluded }: BillFacts): Bill['pbjt'] {
  if (!pbjtIncluded || catering === 0) return undefined
  const { numerator, denominator } = rules.pbjt
  const base = share(catering, denominator, denominator + numerator)
  return { base, rate: rules.pbjt, amount: rupiah(catering - base) }
}

/** More than the price is never withheld, whatever was missed on other bills. */
function capped(all: readonly Withheld[], gross: Rupiah): Withheld[] {
  let left = gross
  return all.map((one) => {
    const amount = rupiah(Math.min(one.amount, left))
    left = remaining(left, amount)
    return amount === one.amount ? one : { ...one, amount }
  })
}

function flagsOf(gross: Rupiah, { others, vendor, rules: { floor } }: BillFacts): BillFlag[] {
  const total = rupiah(gross + sum(others.map((other) => other.gross)))
  const split = gross <= floor && others.length > 0 && total > floor
  const { form, npwp, statement } = vendor
  return [
    ...(split ? [{ code: 'split-bill', orders: others.map(({ orderId }) => orderId), total, floor } as const] : []),
    ...(npwp ? [] : [{ code: 'no-npwp' } as const]),
    ...(statement && form !== 'person' ? [{ code: 'statement-of-a-firm', letter: statement.number } as const] : []),
  ]
}
