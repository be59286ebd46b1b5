/**
 * The PPK decides on an order before its vendor is asked, or on a change that makes one dearer: yes, a question first, or
 * no with a reason. The requester's answer to such a question is the small flow at the end.
 */
import { z } from 'zod'
import { isForApproval, type Order, questionOf } from '#core/order/index.ts'
import { unitsWith } from '#core/people/person.ts'
import { ordersAwaitingApproval } from '#db/orders.ts'
import type { Choice, Input } from '../channel.ts'
import { act, capacitiesOn } from '../desk/acting.ts'
import { APPROVE_ORDER, EXPLAIN_ORDER, undoChoices } from '../desk/choices.ts'
import { factsOf, orderFacts } from '../desk/order-facts.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { orderCard } from './order-card.ts'
import { orderFor, refusedTurn } from './orders.ts'

/** As many words as are kept of a reason. */
const WORDS_KEPT = 300
const SHOWN = 10

const Act = z.union([
  z.object({ do: z.literal('list') }),
  z.object({ do: z.literal('show'), orderId: z.number() }),
  /** `words`: the question or reason, when it has been said already. */
  z.object({ do: z.enum(['askExplanation', 'reject']), orderId: z.number(), words: z.string().optional() }),
  /** `since`: when the order came to where it was shown; what has changed since is shown before it is approved. */
  z.object({ do: z.literal('approve'), orderId: z.number(), since: z.number().optional() }),
])
type Act = z.infer<typeof Act>

const State = z.object({ step: z.enum(['askExplanation', 'reject']), orderId: z.number() })
type State = z.infer<typeof State>

export const approveOrderFlow: Flow<State, ActData & Act> = {
  name: APPROVE_ORDER.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['persetujuan', 'approvals'],
  words: ['persetujuan', 'approvals'],
  // Whoever of the office may not approve is told who may, order by order.
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  open: (talk, rest) => {
    const orderId = /\d+/.exec(rest)?.[0]
    return orderId === undefined ? listWaiting(talk) : show(talk, Number(orderId))
  },
  tap: (talk, taken) => go(talk, taken),
  input: worded,
  asksReason: ({ step }) => (step === 'reject' ? 'words' : undefined),
  back: (talk, { orderId }) => show(talk, orderId),
}

const to = (label: string, taken: Act): Choice => choice(APPROVE_ORDER, label, taken)

async function go(talk: Talk, taken: Act): Promise<Turn<State>> {
  if (taken.do === 'list') return listWaiting(talk)
  if (taken.do === 'show') return show(talk, taken.orderId)
  const { t, pointed, incoming } = talk
  // A number that answers one of several orders is shown which one before it binds anybody.
  if (!pointed && incoming.input.kind === 'text' && (await awaitingApprovalOf(talk)).length > 1)
    return listWaiting(talk)
  const { orderId } = taken
  if (taken.do === 'approve') {
    const order = await talk.work.order(orderId)
    const isOld = taken.since !== undefined && order?.statusAt !== taken.since
    if (order && isOld && isForApproval(order)) return movedOn(talk, orderId)
    return order?.request?.needsApproval ? changeApproved(talk, orderId) : approved(talk, orderId)
  }
  const found = await decidable(talk, orderId)
  if (!found.ok) return refusedTurn(talk, found.refusal)
  if (taken.words !== undefined) return sent(talk, { step: taken.do, orderId }, taken.words)
  const { request } = found.value
  const ofChange = request?.needsApproval && taken.do === 'reject'
  if (ofChange) {
    const text = t.changes.approver.askReason(await factsOf(talk.db, found.value))
    return { say: [{ text }], next: { step: taken.do, orderId }, orderId }
  }
  const text = taken.do === 'reject' ? t.approval.askReason(orderId) : t.approval.askQuestion(orderId)
  return { say: [{ text }], next: { step: taken.do, orderId }, orderId }
}

/** The order as it is now, instead of an approval of what it was. */
async function movedOn(talk: Talk, orderId: number): Promise<Turn<State>> {
  const shown = await show(talk, orderId)
  return { ...shown, say: [{ text: talk.t.approval.movedOn }, ...shown.say.map((one) => ({ ...one, inPlace: false }))] }
}

/** The order, where its next word, or that on a change of it, is this person's. */
async function decidable(talk: Talk, orderId: number) {
  const order = await talk.work.order(orderId)
  return orderFor(talk, orderId, order?.request?.needsApproval ? 'approveChange' : 'approve')
}

async function changeApproved(talk: Talk, orderId: number): Promise<Turn<never>> {
  const done = await act(talk, orderId, 'approveChange', {})
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const text = talk.t.changes.approver.approvedByYou(await factsOf(talk.db, done.value))
  return { say: [{ text, inPlace: true }], orderId }
}

async function approved(talk: Talk, orderId: number): Promise<Turn<never>> {
  const { t, db, now } = talk
  const done = await act(talk, orderId, 'approve', {})
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const order = done.value
  const facts = await factsOf(db, order)
  const isKept = order.heldUntil !== undefined
  const text = isKept ? t.overrides.undo.approved(facts) : t.approval.approvedByYou(facts)
  const choices = undoChoices(t, order, now, 'approval')
  return { say: [{ text, ...(isKept ? { choices } : {}), inPlace: true }], orderId: order.id }
}

/** The orders that wait for this person, the most urgent first, each a button. */
async function listWaiting(talk: Talk): Promise<Turn<State>> {
  const { t, db } = talk
  const waiting = await awaitingApprovalOf(talk)
  if (waiting.length === 0) return { say: [{ text: t.approval.none, inPlace: true }] }
  const facts = await orderFacts(db, waiting.slice(0, SHOWN))
  const choices = facts.map((order) => [to(t.approval.button(order), { do: 'show', orderId: order.id })])
  return { say: [{ text: t.approval.title, choices, inPlace: true }] }
}

/** The orders that wait for this person's approval, or a change of which does, the most urgent first. */
export async function awaitingApprovalOf(talk: Talk): Promise<Order[]> {
  const { db, work, person } = talk
  const ids = await ordersAwaitingApproval(db, unitsWith(person, 'ppk'))
  const orders = await Promise.all(
    ids.map(async (id) => {
      const order = await work.order(id)
      return order && (await capacitiesOn(talk, order)).includes('approver') ? order : undefined
    }),
  )
  return orders.filter((order) => order !== undefined)
}

async function show(talk: Talk, orderId: number): Promise<Turn<State>> {
  const found = await decidable(talk, orderId)
  if (!found.ok) return refusedTurn(talk, found.refusal)
  return (await orderCard(talk, orderId)) ?? refusedTurn(talk, { code: 'no-such-order' })
}

/** The question or the reason, in the PPK's own words. */
async function worded(talk: Talk, state: State, input: Input): Promise<Turn<State>> {
  if (input.kind !== 'text') return { say: [{ text: talk.t.onlyText }], next: 'same' }
  return sent(talk, state, input.text.slice(0, WORDS_KEPT))
}

async function sent(talk: Talk, { step, orderId }: State, words: string): Promise<Turn<State>> {
  const { t, db, work } = talk
  const ofChange = (await work.order(orderId))?.request?.needsApproval === true
  const rejects = ofChange ? 'rejectChange' : 'reject'
  const done =
    step === 'reject'
      ? await act(talk, orderId, rejects, { reason: 'unspecified', words })
      : await act(talk, orderId, 'askExplanation', { words })
  if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
  const facts = await factsOf(db, done.value)
  const { rejectedByYou } = ofChange ? t.changes.approver : t.approval
  return { say: [{ text: step === 'reject' ? rejectedByYou(facts) : t.approval.questionSent(facts) }], orderId }
}

const ExplainAct = z.object({ orderId: z.number() })
const ExplainState = z.object({ step: z.literal('explain'), orderId: z.number() })
type ExplainState = z.infer<typeof ExplainState>

/** The requester answers what the PPK asked. */
export const explainOrderFlow: Flow<ExplainState, ActData & z.infer<typeof ExplainAct>> = {
  name: EXPLAIN_ORDER.name,
  state: ExplainState,
  acts: ExplainAct as z.ZodType<ActData & z.infer<typeof ExplainAct>>,
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: async (talk, { orderId }) => {
    const order = await talk.work.order(orderId)
    if (order?.requesterId !== talk.person.id) return refusedTurn(talk, { code: 'no-such-order' })
    const { status } = order
    if (!isForApproval(order)) return refusedTurn(talk, { code: 'not-now', orderId, status, possible: [] })
    const text = talk.t.approval.askAnswer(orderId, questionOf(order)?.asked ?? '')
    return { say: [{ text }], next: { step: 'explain', orderId }, orderId }
  },
  input: async (talk, { orderId }, input) => {
    if (input.kind !== 'text') return { say: [{ text: talk.t.onlyText }], next: 'same' }
    const done = await act(talk, orderId, 'explain', { words: input.text.slice(0, WORDS_KEPT) })
    return done.ok
      ? { say: [{ text: talk.t.approval.answerSent(orderId) }], orderId }
      : { ...refusedTurn(talk, done.refusal), next: undefined as never }
  },
}
