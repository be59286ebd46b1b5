/** A vendor asks about its money: when it comes, what is taken from it. Of several orders it is asked which. */
import { z } from 'zod'
import type { Order, OrderStatus } from '#core/order/index.ts'
import { holds, shopsOf } from '#core/people/person.ts'
import { ordersAwaitingVendor, ordersOfShops, recentOrders } from '#db/orders.ts'
import type { Input, Say } from '../channel.ts'
import { orderFacts } from '../desk/order-facts.ts'
import { countdown } from '../desk/to-pay.ts'
import { deductions, whenPaid } from '../desk/vendor-money.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { understand } from '../language/understanding/index.ts'
import { lines } from '../markup.ts'
import { refusedTurn } from './orders.ts'
import { moneyCame, saysCame } from './shop-confirms.ts'

const MONEY = { name: 'money-questions' } as const
const SHOWN = 8

const Act = z.object({ do: z.enum(['when', 'deductions']), orderId: z.number() })
type Act = z.infer<typeof Act>

/** States from the receipt until the vendor has the money, and those on the way to the receipt. */
const OWED = ['received', 'payment-submitted', 'paid', 'payment-questioned'] as const satisfies OrderStatus[]
const COMING = ['arrived', 'awaiting-count', 'disputed', 'on-the-way', 'in-progress'] as const satisfies OrderStatus[]

export const moneyQuestionsFlow: Flow<never, ActData & Act> = {
  name: MONEY.name,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['bayaran', 'payout'],
  words: ['bayaran', 'kapan dibayar', 'kapan cair'],
  may: (person) => holds(person, 'vendor'),
  open: (talk) => about(talk, 'when', undefined),
  tap: async (talk, { do: what, orderId }) => about(talk, what, await ownOrder(talk, orderId)),
  hear: asked,
  inPassing: async (talk, topic, text) =>
    topic === 'payment' || topic === 'tax'
      ? about(talk, DEDUCTED.test(text) ? 'deductions' : 'when', undefined)
      : undefined,
}

const DEDUCTED = /potong|bersih(nya)?\b|\bpajak|\bpph\b|\bppn\b/i
/** Nothing but a question: whatever else is in the message goes to the flow that it is for. */
const ONLY_ASKS: ReadonlySet<string> = new Set(['QUESTION', 'PAYMENT', 'GREET', 'THANKS'])

/** "duitnya kapan cair", "udah ditransfer blm", "dipotong apa aja": without an order that waits for an answer, too. */
async function asked(talk: Talk, input: Input): Promise<Turn<never> | undefined> {
  if (input.kind !== 'text') return undefined
  if (saysCame(input.text) && (await ordersOfShops(talk.db, shopsOf(talk.person), SENT)).length > 0)
    return moneyCame(talk)
  const { zone } = talk.office.calendar
  const { intents, slots } = understand(input.text, { as: 'vendor', asked: 'idle', now: talk.now, zone, waiting: 0 })
  const isLoose = intents[0].intent === 'AMBIG' && COMING_IN.test(input.text)
  if (!isLoose && !intents.every(({ intent }) => ONLY_ASKS.has(intent))) return undefined
  const what = isLoose ? 'when' : meant(intents[0], input.text)
  if (!what) return undefined
  const named = talk.aboutOrder ?? Number(slots.orderNumber?.replace(/\D/g, '') ?? 0)
  const order = named > 0 ? await ownOrder(talk, named) : undefined
  // "Kok belum masuk ya", "cuma masuk 4jt": while money is said to be sent, that is about it.
  if (isLoose) return aboutSent(talk, order)
  // With an order that waits for an answer it is about that one.
  if (!order && (await ordersOf(talk, what)).length === 0 && (await isAsked(talk))) return undefined
  return { ...(await about(talk, what, order)), next: 'same' }
}

const COMING_IN = /\b(masuk|cair|ditransfer|transferan|(di)?tf|duit(nya)?|uang(nya)?)\b/i
const SENT = ['paid', 'payment-questioned'] as const satisfies OrderStatus[]

async function aboutSent(talk: Talk, named: Order | undefined): Promise<Turn<never> | undefined> {
  if (named && !SENT.some((status) => status === named.status)) return undefined
  const [only, ...others] = named ? [named.id] : await ordersOfShops(talk.db, shopsOf(talk.person), SENT)
  if (only === undefined) return undefined
  return { ...(await about(talk, 'when', others.length === 0 ? await ownOrder(talk, only) : undefined)), next: 'same' }
}

function meant({ intent, detail }: { intent: string; detail?: string }, text: string): Act['do'] | undefined {
  if (intent !== 'QUESTION' && intent !== 'PAYMENT') return undefined
  if (DEDUCTED.test(text)) return 'deductions'
  return intent === 'PAYMENT' || detail === 'payment' ? 'when' : undefined
}

async function ownOrder({ work, person }: Talk, orderId: number): Promise<Order | undefined> {
  const order = await work.order(orderId)
  return order && shopsOf(person).includes(order.vendorId) ? order : undefined
}

async function ordersOf({ db, person }: Talk, what: Act['do']): Promise<number[]> {
  const shops = shopsOf(person)
  const owed = await ordersOfShops(db, shops, OWED)
  if (owed.length > 0) return owed
  const coming = await ordersOfShops(db, shops, COMING)
  if (coming.length > 0 || what === 'when') return coming
  const last = await lastPaid(db, shops)
  return last === undefined ? recentOrders(db, { vendorIds: shops }, 1) : [last]
}

/** The order whose goods came last, of those whose money is there. */
async function lastPaid(db: Talk['db'], shops: readonly number[]): Promise<number | undefined> {
  return (await ordersOfShops(db, shops, ['completed'])).at(-1)
}

async function about(talk: Talk, what: Act['do'], known: Order | undefined): Promise<Turn<never>> {
  const ids = known ? [known.id] : await ordersOf(talk, what)
  const orders = known
    ? [known]
    : (await Promise.all(ids.slice(0, SHOWN).map((id) => talk.work.order(id)))).filter((order) => order !== undefined)
  const [only, ...others] = orders
  if (!only) return talk.incoming.input.kind === 'tap' ? refusedTurn(talk, { code: 'no-such-order' }) : nothing(talk)
  if (others.length > 0) return { say: [await listed(talk, what, orders)] }
  const say = what === 'when' ? await whenPaid(talk, only) : await deductions(talk, only)
  return { say: [say], orderId: only.id }
}

const isAsked = async ({ db, person }: Talk) => (await ordersAwaitingVendor(db, shopsOf(person))).length > 0

/** Nothing is owed; the last that came in is told, since it may be the one that was meant. */
async function nothing(talk: Talk): Promise<Turn<never>> {
  const { t, db, person, work } = talk
  const last = await lastPaid(db, shopsOf(person))
  const order = last === undefined ? undefined : await work.order(last)
  const text = lines(
    t.money.vendor.nothing,
    order && t.money.vendor.last(order.id, order.payment?.amount ?? order.total),
  )
  return { say: [{ text }] }
}

/** Of several each is a line with its countdown, and a choice. */
async function listed(talk: Talk, what: Act['do'], orders: readonly Order[]): Promise<Say> {
  const { t, db } = talk
  const facts = await orderFacts(db, orders)
  const rows = facts.map((order, at) => {
    const one = orders[at]
    return t.money.vendor.line(order, one && countdown(talk, one))
  })
  return {
    text: lines(t.money.vendor.which, ...rows),
    choices: facts.map((order) => [choice(MONEY, t.vendor.whichButton(order), { do: what, orderId: order.id })]),
  }
}
