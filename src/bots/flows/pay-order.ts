/** The treasurer pays: what is owed stands on the bill, and a photo or PDF of the transfer shows that it was paid. */
import { z } from 'zod'
import { holds } from '#core/people/person.ts'
import { unpaidOrders } from '#db/orders.ts'
import type { Input } from '../channel.ts'
import { act, capacitiesOn } from '../desk/acting.ts'
import { billOn } from '../desk/bill.ts'
import { answerMoneyChoices, PAY_ORDER, payChoices } from '../desk/choices.ts'
import { evidenceIn } from '../desk/evidence.ts'
import { factsOf, orderFacts } from '../desk/order-facts.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { refusedTurn } from './orders.ts'

const SHOWN = 10
/** As many words as are kept of an answer. */
const WORDS_KEPT = 300

const Act = z.object({ do: z.enum(['show', 'pay', 'answer']), orderId: z.number() })
type Act = z.infer<typeof Act>

const State = z.object({ step: z.enum(['proof', 'answer']), orderId: z.number() })
type State = z.infer<typeof State>

export const payOrderFlow: Flow<State, ActData & Act> = {
  name: PAY_ORDER.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['pembayaran', 'payments'],
  words: ['pembayaran', 'tagihan', 'payments'],
  // Whoever of the office may not pay is told who may.
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  open: (talk) => listUnpaid(talk),
  tap: (talk, taken) => go(talk, taken),
  input: (talk, state, input) => (state.step === 'proof' ? proved(talk, state, input) : answered(talk, state, input)),
}

/** What this treasurer's units owe, the nearest promise first. */
async function listUnpaid(talk: Talk): Promise<Turn<State>> {
  const { t, db, person, work } = talk
  const units = person.roles.flatMap(({ role, unitId }) => (role === 'treasurer' && unitId ? [unitId] : []))
  const ids = await unpaidOrders(db, units, SHOWN)
  const orders = (await Promise.all(ids.map((id) => work.order(id)))).filter((order) => order !== undefined)
  if (orders.length === 0) return { say: [{ text: t.receipt.treasurer.none }] }
  const facts = await orderFacts(db, orders)
  const choices = facts.map((order) => [
    choice(PAY_ORDER, t.receipt.treasurer.button(order), { do: 'show', orderId: order.id }),
  ])
  return { say: [{ text: t.receipt.treasurer.title, choices }] }
}

async function go(talk: Talk, { do: what, orderId }: Act): Promise<Turn<State>> {
  const { t, db, work } = talk
  const order = await work.order(orderId)
  if (!order || (await capacitiesOn(talk, order)).length === 0) return refusedTurn(talk, { code: 'no-such-order' })
  const { status } = order
  const isQuestioned = status === 'payment-questioned'
  if (what === 'answer' ? !isQuestioned : !isQuestioned && status !== 'received')
    return refusedTurn(talk, { code: 'not-now', orderId, status, possible: [] })
  const bill = billOn(order)
  const facts = await factsOf(db, order)
  if (what === 'answer')
    return { say: [{ text: t.receipt.treasurer.askAnswer(facts) }], next: { step: 'answer', orderId }, orderId }
  if (isQuestioned)
    return { say: [{ text: t.receipt.treasurer.questioned(facts), choices: answerMoneyChoices(t, orderId) }], orderId }
  if (what === 'show')
    return { say: [{ text: t.receipt.treasurer.toPay(facts, bill), choices: payChoices(t, orderId) }], orderId }
  return { say: [{ text: t.receipt.treasurer.askProof(facts, bill) }], next: { step: 'proof', orderId }, orderId }
}

async function proved(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind === 'text' && !holds(talk.person, 'treasurer')) return undefined
  const file = evidenceIn(input)
  if (!file) return { say: [{ text: talk.t.receipt.treasurer.fileOnly }], next: 'same' }
  if (!file.ok) return { say: [{ text: talk.t.delivery.fileRefused(file.refusal) }], next: 'same' }
  const order = await talk.work.order(orderId)
  if (!order) return refusedTurn(talk, { code: 'no-such-order' })
  const amount = billOn(order)?.net ?? order.total
  const done = await act(talk, orderId, 'pay', { amount, files: [{ ...file.value, kind: 'bukti-bayar' }] })
  if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
  return { say: [{ text: talk.t.receipt.treasurer.paid(await factsOf(talk.db, done.value), amount) }], orderId }
}

/** Words, or a new proof: the vendor whose money was missing hears it and is asked again. */
async function answered(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State> | undefined> {
  const file = evidenceIn(input)
  if (file && !file.ok) return { say: [{ text: talk.t.delivery.fileRefused(file.refusal) }], next: 'same' }
  const words = input.kind === 'text' ? input.text.slice(0, WORDS_KEPT) : (file?.value.caption ?? '')
  if (words === '' && !file) return { say: [{ text: talk.t.receipt.treasurer.fileOnly }], next: 'same' }
  const files = file ? [{ ...file.value, kind: 'bukti-bayar' }] : []
  const done = await act(talk, orderId, 'answerMoney', { words, files })
  if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
  return { say: [{ text: talk.t.receipt.treasurer.answered(await factsOf(talk.db, done.value)) }], orderId }
}
