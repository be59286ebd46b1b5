/**
 * A vendor's yes, which binds both sides. It is a yes to what was on the screen: where the order has changed since, the
 * order as it is now is asked for instead.
 */
import type { Order } from '#core/order/index.ts'
import { act } from '../desk/acting.ts'
import { ANSWER_ORDER, answerChoices } from '../desk/choices.ts'
import { factsOf } from '../desk/order-facts.ts'
import { choice, type Talk, type Turn } from '../dialog/flow.ts'
import { choicesOf } from '../dialog/stage.ts'
import type { Understanding } from '../language/understanding/index.ts'
import { lines } from '../markup.ts'
import { Act, FIRM_ABOVE, SOFT, type State } from './answer-order-steps.ts'
import { refusedTurn } from './orders.ts'
import { questionAsked } from './shop-talk.ts'

/** `since`: when the order came to where the vendor saw it; none where that cannot be known. */
export async function acceptOrder(talk: Talk, order: Order, since?: number): Promise<Turn<State>> {
  if (since !== undefined && since !== order.statusAt && isOpen(order)) return changedSince(talk, order)
  const done = await act(talk, order.id, 'accept', {})
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const text = talk.t.vendor.accepted(await factsOf(talk.db, done.value))
  return { say: [{ text, inPlace: true }], orderId: order.id }
}

/** A yes in words; one that quotes a bubble is a yes to what stands in it. */
export async function acceptSaid(
  talk: Talk,
  order: Order,
  text: string,
  { intents }: Understanding,
): Promise<Turn<State>> {
  if (SOFT.test(text) && order.total > FIRM_ABOVE) return askSure(talk, order)
  const done = await acceptOrder(talk, order, sinceQuoted(talk, order.id))
  const question = intents.find((one) => one.intent === 'QUESTION')
  if (!question) return done
  const also = await questionAsked(talk, order, text, question.detail)
  return { ...done, say: [...done.say, ...also.say] }
}

/** Asks for a firm yes to all of the order. */
export async function askSure(talk: Talk, order: Order): Promise<Turn<State>> {
  const { t } = talk
  const { id: orderId, statusAt: since } = order
  const choices = [
    [
      choice(ANSWER_ORDER, t.vendor.sure, { do: 'sure', orderId, since }, { once: true }),
      choice(ANSWER_ORDER, t.vendor.notSure, { do: 'notSure', orderId }),
    ],
  ]
  return {
    say: [{ text: t.vendor.askSure(await factsOf(talk.db, order)), choices }],
    next: { step: 'sure', orderId, since },
    orderId,
  }
}

function isOpen({ status }: Order): boolean {
  return status === 'awaiting-vendor' || status === 'awaiting-requester'
}

async function changedSince(talk: Talk, order: Order): Promise<Turn<State>> {
  const { t, db } = talk
  const text = lines(t.vendor.changedSince, '', t.vendor.askAgain(await factsOf(db, order)))
  return { say: [{ text, choices: answerChoices(t, order) }], orderId: order.id }
}

function sinceQuoted({ quoted }: Talk, orderId: number): number | undefined {
  for (const { act: carried } of quoted ? choicesOf(quoted) : []) {
    const { data } = Act.safeParse(carried)
    if (data?.do === 'accept' && data.orderId === orderId) return data.since
  }
  return undefined
}
