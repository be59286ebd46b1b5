/**
 * The head (PA/KPA) confirms what the treasurer submitted for autodebet, or returns it with a reason; and ends a payment
 * of which the vendor says nothing, with what was checked.
 */
import { z } from 'zod'
import { isEscalated, type Order, type PersonAct } from '#core/order/index.ts'
import { unitsWith } from '#core/people/person.ts'
import { submittedPayments } from '#db/orders.ts'
import type { Input } from '../channel.ts'
import { act, capacitiesOn } from '../desk/acting.ts'
import { billOn } from '../desk/bill.ts'
import { CONFIRM_PAYMENT } from '../desk/choices.ts'
import { factsOf, orderFacts } from '../desk/order-facts.ts'
import { toConfirm } from '../desk/to-pay.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { orderFor, refusedTurn } from './orders.ts'

const SHOWN = 10
/** As many words as are kept of a reason. */
const WORDS_KEPT = 300

const Act = z.object({ do: z.enum(['show', 'confirm', 'return', 'settle']), orderId: z.number() })
type Act = z.infer<typeof Act>

const State = z.object({ step: z.enum(['reason', 'settle']), orderId: z.number() })
type State = z.infer<typeof State>

export const confirmPaymentFlow: Flow<State, ActData & Act> = {
  name: CONFIRM_PAYMENT.name,
  state: State,
  asksReason: () => 'words',
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['autodebet'],
  words: ['konfirmasi pembayaran', 'konfirmasi autodebet'],
  // Whoever of the office may not confirm is told who may.
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  open: (talk) => listSubmitted(talk),
  tap: (talk, taken) => go(talk, taken),
  input: said,
}

async function listSubmitted(talk: Talk): Promise<Turn<State>> {
  const { t, db } = talk
  const waiting = await waitingFor(talk)
  if (waiting.length === 0) return { say: [{ text: t.money.autodebet.none }] }
  const facts = await orderFacts(db, waiting.slice(0, SHOWN))
  const choices = facts.map((order) => [
    choice(CONFIRM_PAYMENT, t.receipt.treasurer.button(order), { do: 'show', orderId: order.id }),
  ])
  return { say: [{ text: t.money.autodebet.title, choices }] }
}

async function waitingFor(talk: Talk): Promise<Order[]> {
  const { db, work, person } = talk
  const ids = await submittedPayments(db, [...unitsWith(person, 'pa'), ...unitsWith(person, 'kpa')])
  const orders = await Promise.all(ids.map((id) => work.order(id)))
  const mine = await Promise.all(
    orders.map(async (order) => (order && (await capacitiesOn(talk, order)).includes('head') ? [order] : [])),
  )
  return mine.flat()
}

/** What each of these asks somebody to be allowed. */
const ACTS = {
  show: 'confirmPayment',
  confirm: 'confirmPayment',
  return: 'returnPayment',
  settle: 'settleMoney',
} as const satisfies Record<Act['do'], PersonAct>

async function go(talk: Talk, { do: what, orderId }: Act): Promise<Turn<State>> {
  const found = await orderFor(talk, orderId, ACTS[what])
  if (!found.ok) return refusedTurn(talk, found.refusal)
  const order = found.value
  if (what === 'settle') return askChecked(talk, order)
  // A number that answers one of several is shown which one before money moves.
  const isBare = !talk.pointed && talk.incoming.input.kind === 'text'
  if (isBare && (await waitingFor(talk)).length > 1) return listSubmitted(talk)
  if (what === 'show') return { say: [await toConfirm(talk, order)], orderId }
  if (what === 'return')
    return { say: [{ text: talk.t.money.autodebet.askReason(orderId) }], next: { step: 'reason', orderId }, orderId }
  const done = await act(talk, orderId, 'confirmPayment', {})
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const amount = billOn(order)?.net ?? order.total
  const text = talk.t.money.autodebet.confirmed(await factsOf(talk.db, done.value), amount)
  return { say: [{ text, inPlace: true }], orderId }
}

/** What was checked is asked for, where somebody may end it now. */
async function askChecked(talk: Talk, order: Order): Promise<Turn<State>> {
  const { id: orderId, status } = order
  if (!isEscalated(order)) return refusedTurn(talk, { code: 'not-now', orderId, status, possible: [] })
  const text = talk.t.money.silent.ask(await factsOf(talk.db, order))
  return { say: [{ text }], next: { step: 'settle', orderId }, orderId }
}

async function said(talk: Talk, { step, orderId }: State, input: Input): Promise<Turn<State>> {
  const { t, db } = talk
  if (input.kind !== 'text') return { say: [{ text: t.onlyText }], next: 'same' }
  const said = { reason: 'unspecified', words: input.text.slice(0, WORDS_KEPT) }
  if (step === 'settle') {
    const done = await act(talk, orderId, 'settleMoney', said)
    if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
    return { say: [{ text: t.money.silent.settledByYou(await factsOf(db, done.value)) }], orderId }
  }
  const done = await act(talk, orderId, 'returnPayment', said)
  if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
  return { say: [{ text: t.money.autodebet.returnedByYou(await factsOf(db, done.value)) }], orderId }
}
