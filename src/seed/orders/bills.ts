/** What made-up orders owe: the bill that the receiver's count fixes, by the same reckoning as in the office. */
import { type Instant, wallClock } from '#core/calendar.ts'
import { times } from '#core/money.ts'
import { changedLines, type Order, type Quantities, withLines } from '#core/order/index.ts'
import { type Bill, billOf, type TaxRules } from '#core/tax/index.ts'
import type { Shop } from './office-facts.ts'

/** The bill of what is good of an order, on the day of its count. Goods of the past came in time, one order at a time. */
export type Billing = (order: Order, good: Quantities, at: Instant) => Bill

/** How a shop is billed. */
export function billing(shop: Shop, { rules, zone }: { rules: TaxRules; zone: string }): Billing {
  const classes = new Map(shop.goods.map(({ id, taxClass }) => [id, taxClass]))
  return (order, good, at) => {
    const { lines, deliveryFee, tax, taxRate } = withLines(order, changedLines(order, good))
    const { day } = wallClock(at, zone)
    const valid = shop.letters.filter(
      ({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day),
    )
    const newest = (kind: string) => valid.findLast((letter) => letter.kind === kind)
    const [certificate, statement] = [newest('suket'), newest('surat-pernyataan')]
    return billOf({
      lines: lines.map(({ productId, price, quantity }) => ({
        taxClass: classes.get(productId) ?? 'goods',
        amount: times(price, quantity),
      })),
      deliveryFee,
      vat: { amount: tax, rate: taxRate },
      vendor: {
        form: shop.form,
        npwp: shop.npwp,
        ...(certificate ? { certificate: { number: certificate.number } } : {}),
        ...(statement ? { statement: { number: statement.number } } : {}),
      },
      others: [],
      penalty: { days: 0, amount: 0 },
      rules,
    })
  }
}
