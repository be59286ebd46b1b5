/** An officer's orders: where each stands, and cancelling. */
import { z } from 'zod'
import type { Order, PersonAct } from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import { accept, type Result, refuse } from '#core/result.ts'
import { recentOrders } from '#db/orders.ts'
import type { Choice, Input } from '../channel.ts'
import { act, type Refused, whyNot } from '../desk/acting.ts'
import { ORDERS } from '../desk/choices.ts'
import { factsOf, orderFacts } from '../desk/order-facts.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { orderCard } from './order-card.ts'

const SHOWN = 10

const Act = z.union([
  z.object({ do: z.literal('list') }),
  z.object({ do: z.enum(['show', 'cancel']), orderId: z.number() }),
])
type Act = z.infer<typeof Act>

const State = z.object({ step: z.literal('cancel'), orderId: z.number() })
type State = z.infer<typeof State>

export const ordersFlow: Flow<State, ActData & Act> = {
  name: ORDERS.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['pesanan', 'orders'],
  words: ['pesanan', 'pesanan saya', 'order saya', 'my orders'],
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  open: (talk, rest) => {
    const orderId = /\d+/.exec(rest)?.[0]
    return orderId === undefined ? listOrders(talk) : showOrder(talk, Number(orderId))
  },
  tap: (talk, taken) => go(talk, taken),
  always: numbered,
  input: cancelReason,
  asksReason: () => 'words',
  back: listOrders,
}

const to = (label: string, taken: Act): Choice => choice(ORDERS, label, taken)

/** The newest orders, each a button. */
export async function listOrders(talk: Talk): Promise<Turn<State>> {
  const ids = await recentOrders(talk.db, { requesterId: talk.person.id }, SHOWN)
  if (ids.length === 0) return { say: [{ text: talk.t.orders.none, inPlace: true }] }
  const orders = await Promise.all(ids.map((id) => talk.work.order(id)))
  const facts = await orderFacts(
    talk.db,
    orders.filter((order) => order !== undefined),
  )
  const choices = facts.map((order) => [to(talk.t.orders.button(order), { do: 'show', orderId: order.id })])
  return { say: [{ text: talk.t.orders.title, choices, inPlace: true }] }
}

async function go(talk: Talk, taken: Act): Promise<Turn<State>> {
  switch (taken.do) {
    case 'list':
      return listOrders(talk)
    case 'show':
      return showOrder(talk, taken.orderId)
    case 'cancel':
      return askCancel(talk, taken.orderId)
  }
}

/** "EO-0201", "status pesanan EO 201": an order's number alone opens its card, whatever is under way. */
async function numbered(talk: Talk, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text') return undefined
  const [, digits] = NUMBER_ALONE.exec(input.text) ?? []
  if (digits === undefined) return undefined
  const shown = await orderCard(talk, Number(digits))
  if (shown) return { ...shown, next: 'same' }
  return holds(talk.person, 'vendor') ? undefined : refusedTurn(talk, { code: 'no-such-order' })
}

const NUMBER_ALONE = /^\W*(?:(?:pesanan|order|status|cek|lihat|buka|nomor|no)\W+)*EO[-\s]?0*(\d{1,9})\W*$/i

/** Why it could not happen, in the person's words. */
export function refusedTurn(talk: Talk, refusal: Refused): Turn<never> {
  const { t } = talk
  if (refusal.code === 'no-such-order') return { say: [{ text: t.notYours }], next: 'same' }
  const text = refusal.code === 'unfit-change' ? t.refused(refusal.refusal) : t.actRefused(refusal)
  return { say: [{ text }], next: 'same' }
}

/** The order, where this person may do `what` on it now; else why not, and who may. */
export async function orderFor(talk: Talk, orderId: number, what: PersonAct): Promise<Result<Order, Refused>> {
  const order = await talk.work.order(orderId)
  if (!order) return refuse({ code: 'no-such-order' })
  const refusal = await whyNot(talk, order, what)
  return refusal ? refuse(refusal) : accept(order)
}

async function showOrder(talk: Talk, orderId: number): Promise<Turn<State>> {
  const back = [[to(talk.t.back, { do: 'list' })]]
  return (await orderCard(talk, orderId, back)) ?? refusedTurn(talk, { code: 'no-such-order' })
}

/** Freely before the vendor's word; afterwards the vendor is asked, in the flow of orders. Source: docs/rules.md#R-20. */
export async function askCancel(talk: Talk, orderId: number): Promise<Turn<State>> {
  const order = await talk.work.order(orderId)
  if (order?.requesterId !== talk.person.id) return refusedTurn(talk, { code: 'no-such-order' })
  const { request } = order
  if (request) return refusedTurn(talk, { code: 'request-open', orderId, by: request.by })
  const text = isBound(order)
    ? talk.t.changes.office.askCancel(await factsOf(talk.db, order))
    : talk.t.orders.askCancel(orderId)
  return { say: [{ text }], next: { step: 'cancel', orderId } }
}

async function cancelReason(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State> | undefined> {
  const { t } = talk
  if (input.kind !== 'text') return { say: [{ text: t.onlyText }], next: 'same' }
  const words = input.text.slice(0, 300)
  const order = await talk.work.order(orderId)
  const what = order && isBound(order) ? 'askCancel' : 'cancel'
  const done = await act(talk, orderId, what, { reason: what === 'cancel' ? 'changed-mind' : 'unspecified', words })
  if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
  const text =
    what === 'cancel' ? t.orders.cancelled(orderId) : t.changes.office.cancelAsked(await factsOf(talk.db, done.value))
  return { say: [{ text }], orderId }
}

/** Has the vendor given its word? */
export function isBound({ status }: Order): boolean {
  return status === 'in-progress' || status === 'on-the-way'
}
