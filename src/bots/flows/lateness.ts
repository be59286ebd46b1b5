/**
 * Goods that came after the agreed day: what that costs by the rule of the day is proposed with its figures before
 * anything is recorded, and the PPK charges it or waives it with a reason. Source: docs/rules.md#R-22.
 */
import { z } from 'zod'
import { FINDINGS, type Inspection, type Order } from '#core/order/index.ts'
import type { Choice, Input } from '../channel.ts'
import { act } from '../desk/acting.ts'
import { billFor } from '../desk/bill.ts'
import { FINDING } from '../desk/choices.ts'
import { EvidenceFile } from '../desk/evidence.ts'
import { latenessOf } from '../desk/findings.ts'
import { factsOf } from '../desk/order-facts.ts'
import { askRating } from '../desk/rating.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { orderFor, refusedTurn } from './orders.ts'

const LATENESS = { name: 'lateness' } as const
const WORDS_KEPT = 300

const Act = z.object({ do: z.enum(['charge', 'waive']), orderId: z.number() })
type Act = z.infer<typeof Act>

/** What the PPK says of the goods, before it is clear what their lateness costs. */
const Draft = z.object({
  how: z.enum(['receive', 'dispute']),
  finding: z.enum(FINDINGS).exactOptional(),
  quantities: z.array(z.object({ line: z.number(), quantity: z.number() })),
  words: z.string(),
  files: z.array(EvidenceFile),
})
export type Draft = z.infer<typeof Draft>

const State = z.object({ step: z.enum(['decide', 'waive']), orderId: z.number(), draft: Draft })
type State = z.infer<typeof State>

export const latenessFlow: Flow<State, ActData & Act> = {
  name: LATENESS.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: decided,
  input: waived,
  asksReason: ({ step }) => (step === 'waive' ? 'words' : undefined),
}

/** Records what was found, once its lateness is decided; without any, at once. */
export async function settled(talk: Talk, order: Order, draft: Draft): Promise<Turn<never>> {
  const late = latenessOf(order, draft.quantities, talk)
  if (late.amount === 0) return recorded(talk, order, draft)
  const { t } = talk
  const { id: orderId } = order
  const to = (label: string, what: Act['do']): Choice => choice(LATENESS, label, { do: what, orderId }, { once: true })
  const { propose, charge, waive } = t.lateness
  const other = choice(FINDING, t.findings.office.other, { do: 'ask', orderId })
  const text = propose(await factsOf(talk.db, order), late)
  const choices = [[to(charge(late), 'charge')], [to(waive, 'waive')], ...(draft.how === 'receive' ? [[other]] : [])]
  return inFlow({ say: [{ text, choices }], next: { step: 'decide', orderId, draft }, orderId })
}

/** The conversation goes on here, whichever flow the words came through. */
function inFlow(turn: Turn<State>): Turn<never> {
  return { ...turn, flow: LATENESS.name } as Turn<never>
}

async function decided(talk: Talk, { do: what, orderId }: Act, state: State | undefined): Promise<Turn<State>> {
  const found = await orderFor(talk, orderId, 'count')
  if (!found.ok) return refusedTurn(talk, found.refusal)
  const order = found.value
  if (state?.orderId !== orderId) return { say: [{ text: talk.t.oldButton }], next: 'same' }
  if (what === 'charge') return recorded(talk, order, state.draft)
  return { say: [{ text: talk.t.lateness.askWhy }], next: { ...state, step: 'waive' }, orderId }
}

async function waived(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  if (state.step !== 'waive') return undefined
  if (input.kind !== 'text') return { say: [{ text: talk.t.onlyText }], next: 'same' }
  const order = await talk.work.order(state.orderId)
  if (!order) return refusedTurn(talk, { code: 'no-such-order' })
  return recorded(talk, order, state.draft, input.text.slice(0, WORDS_KEPT))
}

/** The receipt, the count or the finding, with its bill and what became of its lateness. */
async function recorded(talk: Talk, order: Order, draft: Draft, waiver?: string): Promise<Turn<never>> {
  const { how, ...found } = draft
  const late = latenessOf(order, draft.quantities, talk)
  const isSomething = order.lines.some(({ line, quantity }) => goodOf(draft, line, quantity) > 0)
  const inspection: Inspection = {
    ...found,
    ...(isSomething ? { bill: await billFor(talk, order, draft.quantities, waiver !== undefined) } : {}),
    ...(late.days > 0 ? { lateness: { ...late, ...(waiver === undefined ? {} : { waived: waiver }) } } : {}),
  }
  return how === 'dispute' ? disputed(talk, order, inspection) : received(talk, order, inspection)
}

function goodOf({ quantities }: Draft, line: number, ordered: number): number {
  return quantities.find((one) => one.line === line)?.quantity ?? ordered
}

async function disputed(talk: Talk, order: Order, inspection: Inspection): Promise<Turn<never>> {
  const { finding } = inspection
  if (!finding) throw new Error('a finding that names none')
  const done = await act(talk, order.id, 'dispute', { ...inspection, finding })
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const text = talk.t.findings.office.sent(await factsOf(talk.db, done.value))
  return { say: [{ text, inPlace: true }], orderId: order.id }
}

/** All that was ordered is received at once where the vendor has said that it is there; else its word is asked for. */
async function received(talk: Talk, order: Order, inspection: Inspection): Promise<Turn<never>> {
  const isWhole = inspection.quantities.length === 0
  const isClaimed = order.status === 'arrived' || order.status === 'disputed'
  const done = await act(talk, order.id, isWhole && isClaimed ? 'receive' : 'count', inspection)
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const facts = await factsOf(talk.db, done.value)
  const { received: whole, countSent } = talk.t.receipt.office
  if (done.value.status !== 'received') return { say: [{ text: countSent(facts), inPlace: true }], orderId: order.id }
  return { say: [{ text: whole(facts), inPlace: true }, askRating(talk.t, order)], orderId: order.id }
}
