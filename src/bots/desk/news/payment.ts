/** From the receipt to the vendor's word that the money came: counts, bills, payments, and what is late of them. */
import { awaitsBill, type Order, promiseOf } from '#core/order/index.ts'
import type { Say } from '../../channel.ts'
import type { Messages } from '../../language/messages/index.ts'
import { lines, type Markup } from '../../markup.ts'
import { billOn, billText, waivedText } from '../bill.ts'
import {
  confirmChoices,
  confirmPaymentChoices,
  debitChoices,
  notBillChoices,
  payChoices,
  receiptChoices,
  settleChoices,
  slipChoices,
} from '../choices.ts'
import { shownWith } from '../evidence.ts'
import { countedLines } from '../findings.ts'
import { moneyQuestionSay } from '../money-question.ts'
import { rateChoices } from '../rating.ts'
import { headToldBefore, toldBefore, withLead } from './again.ts'
import type { Happened, News, Words } from './news.ts'

/** News of receipt and payment. */
export function paymentNews(happened: Happened): News | undefined {
  const { event, order, facts } = happened
  switch (event.act) {
    case 'count':
      return {
        vendor: (t) => countedSay(t, happened),
      }
    case 'contestCount':
      return { receiver: (t) => ({ text: t.receipt.office.contested(facts), choices: receiptChoices(t, order.id) }) }
    case 'receive':
    case 'confirmCount':
    case 'assumeCount':
      return received(happened)
    case 'submitPayment':
      return submitted(happened)
    case 'returnPayment': {
      const { reason, words } = event.data
      return {
        treasurer: (t) => ({
          text: t.money.autodebet.returned(facts, words || t.reason(reason), promised(t, happened)),
          choices: payChoices(t, order.id),
        }),
      }
    }
    case 'confirmPayment':
      return { ...paid(happened), treasurer: (t) => confirmed(t, happened) }
    case 'pay':
      return paid(happened)
    case 'attach':
      if (event.data.payBy !== undefined) return billed(happened)
      if (!event.data.files.some(({ kind }) => kind === 'bukti-potong')) return undefined
      return { vendor: (t) => ({ text: t.money.slip.toVendor(facts), ...shownWith(event.data.files) }) }
    case 'returnBill': {
      const days = awaitsBill(order) ? happened.office.rules.paymentDays : undefined
      return { vendor: (t) => ({ text: t.money.bill.returned(facts, event.data.words, days) }) }
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
    case 'settleMoney': {
      const why = event.data.words
      return {
        vendor: (t) => ({ text: t.money.silent.settledForVendor(facts, order.payment?.amount ?? order.total, why) }),
        treasurer: (t) => ({ text: t.money.silent.settled(facts, why) }),
        requester: (t) => ({ text: t.money.silent.settled(facts, why) }),
      }
    }
    case 'confirmMoney':
      return { requester: (t) => ({ text: t.receipt.office.completed(facts) }) }
    case 'remind':
    case 'escalate':
      return overdue(happened)
    default:
      return undefined
  }
}

/** What the PPK counted, and what its lateness costs, for the vendor to agree to. */
function countedSay(t: Messages, { order, facts }: Happened): Say {
  const { lateness } = order.inspection ?? {}
  return {
    text: lines(t.receipt.vendor.counted(facts, countedLines(order)), lateness && t.lateness.settled(lateness)),
    choices: confirmChoices(t, 'count', order.id),
  }
}

/** The countdown as everybody sees it. */
function promised(t: Messages, { order, event, office }: Happened): Markup | undefined {
  const promise = promiseOf(order, event.at, office.calendar)
  return promise && t.money.promise(promise)
}

function askMoney({ order, facts }: Happened): Words {
  return (t) => ({
    text: t.receipt.vendor.paid(facts, order.payment?.amount ?? order.total, lessOn(t, order)),
    choices: confirmChoices(t, 'money', order.id),
  })
}

/** The same question, never in the same words. */
function askMoneyAgain(happened: Happened): Words {
  const { order, facts } = happened
  return (t) => ({
    text: t.again.vendor.money(facts, order.payment?.amount ?? order.total, toldBefore(happened, 'asked')),
    choices: confirmChoices(t, 'money', order.id),
  })
}

/** What was taken from it and why, in the same sentence. */
function lessOn(t: Messages, order: Order): string {
  const bill = billOn(order)
  return bill ? t.tax.less(bill) : ''
}

function paid(happened: Happened): News {
  const { facts } = happened
  return {
    vendor: askMoney(happened),
    requester: (t) => ({ text: t.receipt.office.paid(facts) }),
  }
}

/** Two people move the money: the head sees who submitted it, and what it is made of. */
function submitted(happened: Happened): News {
  const { facts } = happened
  return {
    head: (t) => headCard(t, happened),
    vendor: (t) => ({ text: t.money.autodebet.toVendor(facts, promised(t, happened)) }),
  }
}

function headCard(t: Messages, happened: Happened): Say {
  const { order, facts, accounts } = happened
  const text = t.money.autodebet.card(
    facts,
    billText(t, order),
    promised(t, happened),
    accounts && t.account.toHead(accounts),
  )
  return { text, choices: confirmPaymentChoices(t, order.id) }
}

function confirmed(t: Messages, { order, facts }: Happened): Say {
  const approved = t.money.autodebet.approved(facts)
  const bill = billOn(order)
  const debit = debitChoices(t, order.id)
  if (order.payment?.slip !== 'due' || !bill) return { text: approved, choices: debit }
  return {
    text: lines(approved, t.money.slip.ask(facts, t.tax.netShort(bill))),
    choices: [...slipChoices(t, order.id), ...debit],
  }
}

/** The treasurer can answer a vendor whose money is missing. */
function questioned({ order, facts }: Happened): News {
  return {
    treasurer: (t) => moneyQuestionSay(t, order, facts),
  }
}

/** The bill is there: the promise begins, and everybody sees until when. */
function billed(happened: Happened): News {
  const { event, order, facts, accounts } = happened
  const bill = billOn(order)
  const files = event.act === 'attach' ? event.data.files : []
  return {
    // Whoever sent it has been answered.
    ...(event.by.capacity === 'vendor'
      ? {}
      : { vendor: (t: Messages) => ({ text: t.money.bill.kept(facts, promised(t, happened)) }) }),
    treasurer: (t) => ({
      text: t.receipt.treasurer.toPay(facts, bill, promised(t, happened), accounts && t.account.toPay(accounts)),
      choices: [...payChoices(t, order.id), ...notBillChoices(t, order.id)],
      ...shownWith(files),
    }),
  }
}

function received(happened: Happened): News {
  const { order, facts, accounts } = happened
  const bill = billOn(order)
  const { lateness } = order.inspection ?? {}
  const late = (t: Messages) => lateness && t.lateness.settled(lateness)
  const days = happened.office.rules.paymentDays
  const until = (t: Messages) => (awaitsBill(order) ? t.money.bill.waits(days) : promised(t, happened))
  const untilPaid = (t: Messages) => (awaitsBill(order) ? t.money.bill.waitsFor(days) : promised(t, happened))
  return {
    vendor: (t) => ({
      text: lines(
        t.receipt.vendor.received(facts, bill && t.tax.net(bill), until(t), accounts && t.account.toVendor(accounts)),
        waivedText(t, order),
        order.inspection?.finding === 'late' && t.findings.vendor.receivedLate(order.inspection.words),
      ),
    }),
    receiver: (t) => ({
      text: lines(t.receipt.office.received(facts), late(t), '', t.rating.ask(order.id)),
      choices: rateChoices(t, order.id),
    }),
    requester: (t) => ({ text: lines(t.receipt.office.received(facts), late(t)) }),
    treasurer: (t) => ({
      text: lines(
        t.receipt.treasurer.toPay(facts, bill, untilPaid(t), accounts && t.account.toPay(accounts)),
        waivedText(t, order),
      ),
      choices: payChoices(t, order.id),
    }),
  }
}

/** Whoever is due is reminded; when their time is over, whoever is above hears of it. */
function overdue(happened: Happened): News | undefined {
  const { event, order, facts } = happened
  const isOver = event.act === 'escalate'
  const headTold = headToldBefore(happened)
  switch (order.status) {
    case 'arrived':
      return unreceived(happened, isOver)
    case 'awaiting-count':
      return withLead({ vendor: (t) => countedSay(t, happened) }, toldBefore(happened, 'asked'))
    case 'received':
    case 'payment-submitted':
      return unpaid(happened, isOver)
    case 'paid':
      return isOver ? silent(happened) : { vendor: askMoneyAgain(happened) }
    case 'payment-questioned':
      return isOver
        ? {
            ...withLead(questioned(happened), toldBefore(happened, 'asked')),
            head: (t) => ({
              text: headTold.times === 0 ? t.money.silent.questioned(facts) : t.again.head.questioned(facts, headTold),
              choices: settleChoices(t, order.id),
            }),
          }
        : withLead(questioned(happened), toldBefore(happened, 'asked'))
    default:
      return undefined
  }
}

/** The vendor says nothing: it is asked again, and people who can look at the account or call are told. */
function silent(happened: Happened): News {
  const { order, facts } = happened
  const told = headToldBefore(happened)
  const isNew = told.times === 0
  return {
    vendor: askMoneyAgain(happened),
    treasurer: (t) => ({ text: isNew ? t.money.silent.toTreasurer(facts) : t.again.office.silent(facts, told) }),
    head: (t) => ({
      text: isNew ? t.money.silent.toHead(facts) : t.again.head.silent(facts, told),
      choices: settleChoices(t, order.id),
    }),
  }
}

/** Goods that lie there: the PPK first, past their time also whoever is above. */
function unreceived(happened: Happened, isOver: boolean): News {
  const { order, facts } = happened
  const [told, headTold] = [toldBefore(happened, 'unasked'), headToldBefore(happened)]
  return {
    receiver: (t) => ({
      text: told.times === 0 ? t.receipt.office.remind(facts) : t.again.office.unreceived(facts, told),
      choices: receiptChoices(t, order.id),
    }),
    ...(isOver
      ? {
          head: (t: Messages) => ({
            text: headTold.times === 0 ? t.receipt.head.notReceived(facts) : t.again.head.unreceived(facts, headTold),
          }),
        }
      : {}),
  }
}

/** Nothing is late of a payment whose bill is not there: the vendor is asked for it, and the treasurer may help. */
function billless(happened: Happened, isOver: boolean): News {
  const { facts, office } = happened
  const { paymentDays } = office.rules
  const [told, aboveTold] = [toldBefore(happened, 'unasked'), headToldBefore(happened)]
  return {
    vendor: (t) => ({
      text: told.times === 0 ? t.money.bill.ask(facts, paymentDays) : t.again.vendor.bill(facts, paymentDays, told),
    }),
    ...(isOver
      ? {
          treasurer: (t: Messages) => ({
            text: aboveTold.times === 0 ? t.money.bill.missing(facts) : t.again.office.billMissing(facts, aboveTold),
          }),
        }
      : {}),
  }
}

/** On the second of three days the treasurer alone is reminded; on the last one the head can still help to keep it. */
function isLastDay({ order, event, office }: Happened): boolean {
  const promise = promiseOf(order, event.at, office.calendar)
  return promise !== undefined && promise.days <= 1
}

/** Whose turn it is, the treasurer's or the head's, is asked; on the last day the head hears, past it the vendor too. */
function unpaid(happened: Happened, isOver: boolean): News {
  const { order, facts, office } = happened
  if (awaitsBill(order)) return billless(happened, isOver)
  const [told, aboveTold] = [toldBefore(happened, 'unasked'), headToldBefore(happened)]
  const isNewAbove = aboveTold.times === 0
  const promise = (t: Messages) => promised(t, happened)
  const late: Words = (t) => ({
    text: isNewAbove
      ? t.receipt.vendor.payLate(facts, office.rules.paymentDays, promise(t))
      : t.again.vendor.payLate(facts, aboveTold, promise(t)),
  })
  const vendor = isOver ? { vendor: late } : {}
  if (order.status === 'payment-submitted')
    return {
      ...withLead({ head: (t) => headCard(t, happened) }, toldBefore(happened, 'asked')),
      treasurer: (t) => ({
        text:
          told.times === 0 ? t.money.autodebet.waits(facts, promise(t)) : t.again.office.waits(facts, told, promise(t)),
      }),
      ...vendor,
    }
  // What is over is said to be so the first time; before and after that no reminder is like the one before it.
  const isNew = isOver ? isNewAbove : told.times === 0
  const notPaid: Words = (t) => ({
    text: isNewAbove ? t.receipt.head.notPaid(facts, promise(t)) : t.again.head.unpaid(facts, aboveTold, promise(t)),
  })
  return {
    treasurer: (t) => ({
      text: isNew
        ? t.receipt.treasurer.remind(facts, promise(t), isOver)
        : t.again.office.unpaid(facts, told, promise(t), isOver),
      choices: payChoices(t, order.id),
    }),
    ...(isOver || isLastDay(happened) ? { head: notPaid } : {}),
    ...vendor,
  }
}
