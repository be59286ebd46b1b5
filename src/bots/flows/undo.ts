/** The moment to take it back: what was just placed or approved, while the other side has not heard of it. */
import { z } from 'zod'
import type { Order } from '#core/order/index.ts'
import { act } from '../desk/acting.ts'
import { ORDERS, UNDO } from '../desk/choices.ts'
import { factsOf } from '../desk/order-facts.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { refusedTurn } from './orders.ts'

const Act = z.object({ what: z.enum(['order', 'approval']), orderId: z.number() })
type Act = z.infer<typeof Act>

/** Source: docs/rules.md#R-21. */
export const undoFlow: Flow<never, ActData & Act> = {
  name: UNDO.name,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: undo,
}

async function undo(talk: Talk, { what, orderId }: Act): Promise<Turn<never>> {
  const { t, db, work } = talk
  const done = await act(talk, orderId, what === 'order' ? 'undo' : 'undoApproval', {})
  if (done.ok) {
    const { undo: words } = t.overrides
    const facts = await factsOf(db, done.value)
    return {
      say: [{ text: what === 'order' ? words.done(facts) : words.approvalTaken(facts), inPlace: true }],
      orderId,
    }
  }
  const order = await work.order(orderId)
  const isLate = done.refusal.code === 'too-late-to-undo' || done.refusal.code === 'not-now'
  return order && isLate && isUnderWay(order) ? tooLate(talk, order, what) : refusedTurn(talk, done.refusal)
}

/** Sent already, and not over: the normal way of cancelling is still open. */
function isUnderWay({ status }: Order): boolean {
  return UNDER_WAY.has(status)
}

const UNDER_WAY: ReadonlySet<string> = new Set([
  'awaiting-approval',
  'awaiting-vendor',
  'awaiting-requester',
  'in-progress',
  'on-the-way',
])

async function tooLate({ t, db }: Talk, order: Order, what: Act['what']): Promise<Turn<never>> {
  const facts = await factsOf(db, order)
  const { undo: words } = t.overrides
  if (what === 'approval') return { say: [{ text: words.tooLateForApproval(facts) }], next: 'same', orderId: order.id }
  const choices = [[choice(ORDERS, t.orders.cancel, { do: 'cancel', orderId: order.id })]]
  return { say: [{ text: words.tooLate(facts), choices }], next: 'same', orderId: order.id }
}
