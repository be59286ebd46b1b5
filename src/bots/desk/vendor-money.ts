/** What a vendor hears of the money of one order: when it comes, and what is taken from it and why. */
import { awaitsBill, DEAD_STATUSES, type Order } from '#core/order/index.ts'
import type { Say } from '../channel.ts'
import type { Talk } from '../dialog/flow.ts'
import { lines, type Markup } from '../markup.ts'
import { billFor, billOn } from './bill.ts'
import { confirmChoices } from './choices.ts'
import { factsOf } from './order-facts.ts'
import { countdown } from './to-pay.ts'

/** "Kapan dibayar": where the money is, and the countdown that treasurer and head see as well. */
export async function whenPaid(talk: Talk, order: Order): Promise<Say> {
  const { t, db } = talk
  const bill = billOn(order)
  const text = lines(
    stage(talk, order, (await factsOf(db, order)).payer),
    bill && t.tax.net(bill),
    awaitsBill(order) ? t.money.bill.waits(talk.office.rules.paymentDays) : countdown(talk, order),
  )
  return order.status === 'paid' ? { text, choices: confirmChoices(t, 'money', order.id) } : { text }
}

function stage({ t, office }: Talk, order: Order, payer: string | undefined): Markup {
  const { id, status, payment, total } = order
  const words = t.money.vendor
  switch (status) {
    case 'received':
      return words.atTreasurer(id)
    case 'payment-submitted':
      return words.atHead(id)
    case 'paid':
      return words.sent(id, payment?.amount ?? total, order.statusAt)
    case 'payment-questioned':
      return words.asked(id, payer)
    case 'completed':
      return words.done(id, payment?.amount ?? total)
    default:
      return DEAD_STATUSES.has(status) ? words.dead(id) : words.before(id, office.rules)
  }
}

/** "Dipotong apa aja": gross, each deduction with its reason, net; before the receipt as an estimate by today's rules. */
export async function deductions(talk: Talk, order: Order): Promise<Say> {
  const { t } = talk
  const bill = billOn(order)
  if (bill) return { text: lines(t.money.vendor.billed(order.id), t.tax.bill(bill, 'shop')) }
  if (DEAD_STATUSES.has(order.status)) return { text: t.money.vendor.dead(order.id) }
  if (order.receivedAt !== undefined) return { text: t.money.vendor.unbilled(order.id) }
  return { text: lines(t.money.vendor.estimated(order.id), t.tax.bill(await billFor(talk, order, []), 'shop')) }
}
