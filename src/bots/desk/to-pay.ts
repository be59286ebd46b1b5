/** The payment card: what is owed and why, until when, and how it can be paid. */
import { type Order, promiseOf } from '#core/order/index.ts'
import type { Say } from '../channel.ts'
import type { Talk } from '../dialog/flow.ts'
import { lines, type Markup } from '../markup.ts'
import { accountFacts } from './account.ts'
import { billOn, billText, waivedText } from './bill.ts'
import { confirmPaymentChoices, payChoices } from './choices.ts'
import { capacitiesOf, dutiesOf } from './duties.ts'
import { factsOf } from './order-facts.ts'

/** How long the vendor still has to wait by the office's promise, in the words that everybody sees. */
export function countdown({ t, now, office }: Talk, order: Order): Markup | undefined {
  const promise = promiseOf(order, now, office.calendar)
  return promise && t.money.promise(promise)
}

/** Where the money goes: the whole number for a treasurer of the order in a chat of their own, and for nobody else. */
export async function accountToPay(talk: Talk, order: Order): Promise<Markup> {
  const { t, db, chat, person } = talk
  const [accounts, duties] = await Promise.all([accountFacts(db, order.vendorId, talk), dutiesOf(db, order)])
  const isPayer = capacitiesOf(person, order, duties).includes('treasurer') && !chat.group
  return isPayer ? t.account.toPay(accounts) : t.account.toHead(accounts)
}

/** For the treasurer. */
export async function toPay(talk: Talk, order: Order): Promise<Say> {
  const { t } = talk
  const account = await accountToPay(talk, order)
  const facts = await factsOf(talk.db, order)
  const card = t.receipt.treasurer.toPay(facts, billOn(order), countdown(talk, order), account)
  return { text: lines(card, waivedText(t, order)), choices: payChoices(t, order.id) }
}

/** For the head, who confirms what a treasurer submitted. */
export async function toConfirm(talk: Talk, order: Order): Promise<Say> {
  const { t } = talk
  const account = t.account.toHead(await accountFacts(talk.db, order.vendorId, talk))
  const text = t.money.autodebet.card(
    await factsOf(talk.db, order),
    billText(t, order),
    countdown(talk, order),
    account,
  )
  return { text, choices: confirmPaymentChoices(t, order.id) }
}
