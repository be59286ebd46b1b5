/** The vendor's way out of a finding: bring it again at an hour it names, or explain. Agreeing is shop-confirms'. */
import { z } from 'zod'
import type { Instant } from '#core/calendar.ts'
import type { Evidence, Order } from '#core/order/index.ts'
import { holds, shopsOf } from '#core/people/person.ts'
import type { Input } from '../channel.ts'
import { act } from '../desk/acting.ts'
import { SOLVE_FINDING } from '../desk/choices.ts'
import { evidenceIn } from '../desk/evidence.ts'
import { solveChoices } from '../desk/findings.ts'
import { factsOf } from '../desk/order-facts.ts'
import { momentAhead } from '../desk/order-words.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { refusedTurn } from './orders.ts'

const WORDS_KEPT = 300

const Act = z.union([
  z.object({ do: z.enum(['redeliver', 'explain']), orderId: z.number() }),
  z.object({ do: z.literal('pass'), orderId: z.number(), words: z.string() }),
])
type Act = z.infer<typeof Act>

const State = z.object({ step: z.enum(['when', 'explain']), orderId: z.number() })
type State = z.infer<typeof State>

export const solveFindingFlow: Flow<State, ActData & Act> = {
  name: SOLVE_FINDING.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'vendor'),
  tap: (talk, taken) => go(talk, taken),
  input: (talk, state, input) => (state.step === 'when' ? whenSaid(talk, state, input) : explained(talk, state, input)),
}

async function go(talk: Talk, taken: Act): Promise<Turn<State>> {
  const { t, db } = talk
  const order = await ownOrder(talk, taken.orderId)
  if (!order) return refusedTurn(talk, { code: 'no-such-order' })
  const { id: orderId, status } = order
  const isOpen = status === 'disputed' || (status === 'awaiting-count' && taken.do === 'redeliver')
  if (!isOpen) return refusedTurn(talk, { code: 'not-now', orderId, status, possible: [] })
  if (taken.do === 'pass') return explain(talk, order, taken.words, [])
  const facts = await factsOf(db, order)
  return taken.do === 'redeliver'
    ? { say: [{ text: t.findings.vendor.askWhen(facts) }], next: { step: 'when', orderId }, orderId }
    : { say: [{ text: t.findings.vendor.askExplain(facts) }], next: { step: 'explain', orderId }, orderId }
}

async function ownOrder(talk: Talk, orderId: number): Promise<Order | undefined> {
  const order = await talk.work.order(orderId)
  return order && shopsOf(talk.person).includes(order.vendorId) ? order : undefined
}

async function whenSaid(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text') return undefined
  const { t, now, office } = talk
  const at = momentAhead(input.text, now, office.calendar)
  if (at === undefined) return { say: [{ text: t.checkout.whenUnread }], next: 'same' }
  return redelivered(talk, orderId, at, input.text)
}

async function redelivered(talk: Talk, orderId: number, deliverAt: Instant, words: string): Promise<Turn<State>> {
  const done = await act(talk, orderId, 'redeliver', { words: words.slice(0, WORDS_KEPT), deliverAt })
  if (!done.ok) return refusedTurn(talk, done.refusal)
  return {
    say: [{ text: talk.t.findings.vendor.redelivering(await factsOf(talk.db, done.value), deliverAt) }],
    orderId,
  }
}

async function explained(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State> | undefined> {
  const order = await ownOrder(talk, orderId)
  if (order?.status !== 'disputed') return undefined
  const file = evidenceIn(input)
  if (file && !file.ok) return { say: [{ text: talk.t.delivery.fileRefused(file.refusal) }], next: 'same' }
  const words = input.kind === 'text' ? input.text : (file?.value[0].caption ?? '')
  if (words === '' && !file) return { say: [{ text: talk.t.onlyText }], next: 'same' }
  return explain(talk, order, words, file?.value ?? [])
}

async function explain(talk: Talk, { id }: Order, words: string, files: readonly Evidence[]): Promise<Turn<State>> {
  const done = await act(talk, id, 'answerFinding', { words: words.slice(0, WORDS_KEPT), files })
  if (!done.ok) return refusedTurn(talk, done.refusal)
  return { say: [{ text: talk.t.findings.vendor.explained(await factsOf(talk.db, done.value)) }], orderId: id }
}

/** Free words about an order with an open finding: nothing is guessed, the ways out are shown with them in mind. */
export async function solveInWords(talk: Talk, order: Order, text: string): Promise<Turn<never>> {
  const { t, db } = talk
  const words = text.slice(0, WORDS_KEPT)
  const pass = choice(
    SOLVE_FINDING,
    t.findings.vendor.passOnAs,
    { do: 'pass', orderId: order.id, words },
    { once: true },
  )
  const ways = solveChoices(t, order).slice(0, -1)
  return {
    say: [{ text: t.findings.vendor.passOn(await factsOf(db, order), words), choices: [[pass], ...ways] }],
    orderId: order.id,
  }
}
