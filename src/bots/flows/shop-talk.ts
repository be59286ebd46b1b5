/**
 * What a shop says besides answering an order: greetings, questions, and what no bot should touch.
 * Spoken by the answering flow, which knows which order it is about.
 */
import type { Order } from '#core/order/index.ts'
import { shopsOf } from '#core/people/person.ts'
import { keepLetter } from '#db/correspondence.ts'
import { keepOnly } from '#db/inbox.ts'
import { accountFacts } from '../desk/account.ts'
import { ASK, answerChoices, BANK_ACCOUNT } from '../desk/choices.ts'
import { kakOf } from '../desk/names.ts'
import { factsOf } from '../desk/order-facts.ts'
import { deductions, whenPaid } from '../desk/vendor-money.ts'
import { choice, type Talk, type Turn } from '../dialog/flow.ts'
import { understand, withoutNumbers } from '../language/understanding/index.ts'
import type { State } from './answer-order-steps.ts'
import { riskTold } from './risk.ts'

type Unsure = Extract<State, { step: 'unsure' }>

/** Greetings and thanks: answered whatever is waiting. */
export async function smallTalk(talk: Talk, intent: string): Promise<Turn<never> | undefined> {
  const { greeting, greetingAgain, thanks, thanksAgain } = talk.t.vendor
  if (intent === 'GREET') return { say: [{ text: greeting(kakOf(talk.person)) }], next: 'same', again: greetingAgain }
  if (intent === 'THANKS') return { say: [{ text: thanks }], next: 'same', again: thanksAgain }
  return undefined
}

/** Nothing changes; an admin sees it. */
export async function risky(talk: Talk, orderId: number | undefined, kind: string, text: string): Promise<Turn<never>> {
  const told = await riskTold(talk, { kind, orderId, text })
  return kind === 'bank-account' ? accountInPassing(talk) : told
}

/** An account in passing changes nothing; its number does not stay in what was written. */
async function accountInPassing(talk: Talk): Promise<Turn<never>> {
  const { t, db, person, work, inboxId, incoming } = talk
  const { input } = incoming
  if (input.kind === 'text') work.later((tx) => keepOnly(tx, inboxId, withoutNumbers(input.text)))
  const [shop = 0] = shopsOf(person)
  const text = t.account.risky(await accountFacts(db, shop, talk))
  return { say: [{ text, choices: [[choice(BANK_ACCOUNT, t.account.start, { do: 'start' })]] }], next: 'same' }
}

/** What the bot knows it answers; the rest goes to the officer. */
export async function questionAsked(
  talk: Talk,
  order: Order,
  text: string,
  topic: string | undefined,
): Promise<Turn<never>> {
  const { t } = talk
  if (topic === 'payment') return { say: [await whenPaid(talk, order)], next: 'same' }
  if (topic === 'tax') return { say: [await deductions(talk, order)], next: 'same' }
  if (topic === 'address')
    return { say: [{ text: t.vendor.addressAgain(await factsOf(talk.db, order)) }], next: 'same' }
  return passedOn(talk, order, text, 'question')
}

/** To the officer, who can answer with one tap; kept with the order. */
export async function passedOn(
  talk: Talk,
  order: Order,
  text: string,
  what: 'question' | 'words',
): Promise<Turn<never>> {
  const { t } = talk
  const facts = await factsOf(talk.db, order)
  const { id: orderId, requesterId: officerId, vendorId } = order
  const words = withoutNumbers(text).slice(0, 300)
  await talk.tell(
    officerId,
    (theirs) => ({
      text: theirs.vendor[what](facts, words),
      answers: { flow: ASK.name, orderId, vendorId },
      choices: [[choice(ASK, theirs.asking.replyButton, { orderId })]],
    }),
    { orderId },
  )
  const letter = { orderId, vendorId, officerId, fromVendor: true, writerId: talk.person.id, words }
  talk.work.later((tx) => keepLetter(tx, letter, talk.now))
  if (what === 'question') return { say: [{ text: t.vendor.questionPassed(orderId) }], next: 'same' }
  return { say: [{ text: t.vendor.wordsPassed(orderId) }], next: 'same', again: t.vendor.wordsPassedAgain(orderId) }
}

/** Not certain: the order and the four answers; the second time in other words, with a person offered. */
export async function unsure(talk: Talk, order: Order): Promise<Turn<Unsure>> {
  const { t } = talk
  const facts = await factsOf(talk.db, order)
  return {
    say: [{ text: t.vendor.unsure(facts), choices: answerChoices(t, order) }],
    again: t.vendor.unsureAgain(facts),
    next: { step: 'unsure', orderId: order.id },
    orderId: order.id,
  }
}

/** An order of this person's shops; `undefined` for everybody else's. */
export async function ownOrder(talk: Talk, orderId: number): Promise<Order | undefined> {
  const order = await talk.work.order(orderId)
  return order && shopsOf(talk.person).includes(order.vendorId) ? order : undefined
}

/** The order that a message is about, because it quotes one of ours or gives its number. */
export async function orderNamed(talk: Talk, text: string): Promise<Order | undefined> {
  if (talk.aboutOrder !== undefined) return ownOrder(talk, talk.aboutOrder)
  const { slots } = understand(text, { as: 'vendor', now: talk.now, zone: talk.office.calendar.zone })
  const number = Number(slots.orderNumber?.replace(/\D/g, ''))
  return Number.isSafeInteger(number) && number > 0 ? ownOrder(talk, number) : undefined
}
