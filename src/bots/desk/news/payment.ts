/** From the receipt to the vendor's word that the money came: counts, bills, payments, and what is late of them. */
import type { Order } from '#core/order/index.ts'
import type { CountedLine } from '../../language/messages/facts.ts'
import { billOn } from '../bill.ts'
import { answerMoneyChoices, confirmChoices, payChoices, receiptChoices } from '../choices.ts'
import { shownWith } from '../evidence.ts'
import type { Happened, News } from './news.ts'

/** News of receipt and payment. */
export function paymentNews(happened: Happened): News | undefined {
  const { event, order, facts } = happened
  switch (event.act) {
    case 'count':
      return {
        vendor: (t) => ({
          text: t.receipt.vendor.counted(facts, countedLines(order)),
          choices: confirmChoices(t, 'count', order.id),
        }),
      }
    case 'contestCount':
      return { receiver: (t) => ({ text: t.receipt.office.contested(facts), choices: receiptChoices(t, order.id) }) }
    case 'receive':
    case 'confirmCount':
    case 'assumeCount':
      return received(happened)
    case 'pay':
    case 'confirmPayment':
      return {
        vendor: (t) => ({
          text: t.receipt.vendor.paid(facts, order.payment?.amount ?? order.total),
          choices: confirmChoices(t, 'money', order.id),
        }),
        requester: (t) => ({ text: t.receipt.office.paid(facts) }),
      }
    case 'questionMoney':
      return questioned(happened)
    case 'answerMoney':
      return {
        vendor: (t) => ({
          text: t.receipt.vendor.answered(facts, event.data.words),
          choices: confirmChoices(t, 'money', order.id),
          ...shownWith(event.data.files),
        }),
      }
    case 'confirmMoney':
    case 'assumeMoney':
      return { requester: (t) => ({ text: t.receipt.office.completed(facts) }) }
    case 'remind':
    case 'escalate':
      return late(happened)
    default:
      return undefined
  }
}

/** The treasurer can answer a vendor whose money is missing. */
function questioned({ order, facts }: Happened): News {
  return {
    treasurer: (t) => ({ text: t.receipt.treasurer.questioned(facts), choices: answerMoneyChoices(t, order.id) }),
  }
}

/** What the PPK counted, line by line. */
function countedLines({ lines, inspection }: Order): CountedLine[] {
  return lines.map(({ line, name, unit, quantity }) => {
    const found = inspection?.quantities.find((counted) => counted.line === line)
    return { name, unit, from: quantity, to: found?.quantity ?? quantity }
  })
}

function received({ order, facts }: Happened): News {
  const bill = billOn(order)
  return {
    vendor: (t) => ({ text: t.receipt.vendor.received(facts, bill && t.tax.net(bill), order.payBy) }),
    requester: (t) => ({ text: t.receipt.office.received(facts) }),
    treasurer: (t) => ({ text: t.receipt.treasurer.toPay(facts, bill, order.payBy), choices: payChoices(t, order.id) }),
  }
}

/** Whoever is due is reminded; when their time is over, whoever is above hears of it. */
function late(happened: Happened): News | undefined {
  const { event, order, facts } = happened
  const isOver = event.act === 'escalate'
  switch (order.status) {
    case 'arrived':
    case 'disputed':
      return {
        receiver: (t) => ({ text: t.receipt.office.remind(facts), choices: receiptChoices(t, order.id) }),
        ...(isOver ? { head: (t) => ({ text: t.receipt.head.notReceived(facts) }) } : {}),
      }
    case 'awaiting-count':
      return {
        vendor: (t) => ({
          text: t.receipt.vendor.counted(facts, countedLines(order)),
          choices: confirmChoices(t, 'count', order.id),
        }),
      }
    case 'received':
    case 'payment-submitted':
      return {
        treasurer: (t) => ({
          text: t.receipt.treasurer.remind(facts, order.payBy, isOver),
          choices: payChoices(t, order.id),
        }),
        ...(isOver
          ? {
              head: (t) => ({ text: t.receipt.head.notPaid(facts, order.payBy) }),
              vendor: (t) => ({ text: t.receipt.vendor.payLate(facts) }),
            }
          : {}),
      }
    case 'paid':
      return {
        vendor: (t) => ({
          text: t.receipt.vendor.paid(facts, order.payment?.amount ?? order.total),
          choices: confirmChoices(t, 'money', order.id),
        }),
      }
    case 'payment-questioned':
      return isOver
        ? { ...questioned(happened), head: (t) => ({ text: t.receipt.head.notPaid(facts, order.payBy) }) }
        : questioned(happened)
    default:
      return undefined
  }
}
