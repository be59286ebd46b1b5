/**
 * On the road and at the door: what a vendor says and shows once an order is running. Photos come here too, with or
 * without words, and are kept with the order that they are about.
 */
import { z } from 'zod'
import { awaitsBill, DEAD_STATUSES, type Evidence, type Order, type OrderStatus } from '#core/order/index.ts'
import { holds, shopsOf } from '#core/people/person.ts'
import { ordersOfShops } from '#db/orders.ts'
import type { Choice, Input } from '../channel.ts'
import { act } from '../desk/acting.ts'
import { EvidenceFile, evidenceIn } from '../desk/evidence.ts'
import { factsOf, orderFacts } from '../desk/order-facts.ts'
import { countdown } from '../desk/to-pay.ts'
import { deductions, whenPaid } from '../desk/vendor-money.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import type { Messages } from '../language/messages/index.ts'
import { understand } from '../language/understanding/index.ts'
import { wished } from './ask-change.ts'
import { refusedTurn } from './orders.ts'
import { ownOrder, passedOn, questionAsked, risky, smallTalk } from './shop-talk.ts'
import { solveInWords } from './solve-finding.ts'

const DELIVER = { name: 'deliver' } as const

const Act = z.object({
  do: z.enum(['ship', 'deliver', 'attach']),
  orderId: z.number(),
  files: z.array(EvidenceFile),
  words: z.string(),
})
type Act = z.infer<typeof Act>

/** States in which goods are made, brought, or looked at: what a photo may be about. */
const RUNNING = ['in-progress', 'on-the-way', 'arrived', 'awaiting-count', 'disputed'] as const satisfies OrderStatus[]

export const deliverFlow: Flow<never, ActData & Act> = {
  name: DELIVER.name,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'vendor'),
  tap: (talk, taken) => go(talk, taken),
  hear: photographed,
}

const to = (label: string, taken: Act, options: { once?: boolean } = {}): Choice =>
  choice(DELIVER, label, taken, options)

async function go(talk: Talk, { do: what, orderId, files, words }: Act): Promise<Turn<never>> {
  switch (what) {
    case 'ship':
      return shipped(talk, orderId, { words, files })
    case 'deliver':
      return delivered(talk, orderId, { words, files })
    case 'attach': {
      const order = await ownOrder(talk, orderId)
      return order ? shown(talk, order, { words, files }) : refusedTurn(talk, { code: 'no-such-order' })
    }
  }
}

interface SaidWith {
  readonly words: string
  readonly files: readonly Evidence[]
}

/** A photo, perhaps with words under it: of which running order it is, and what it says. */
async function photographed(talk: Talk, input: Input): Promise<Turn<never> | undefined> {
  const file = evidenceIn(input)
  if (!file) return undefined
  const order = talk.aboutOrder === undefined ? undefined : await ownOrder(talk, talk.aboutOrder)
  const states = talk.office.rules.paymentStarts === 'bill' ? ([...RUNNING, 'received'] as const) : RUNNING
  const running = order ? [order.id] : await ordersOfShops(talk.db, shopsOf(talk.person), states)
  const [only, ...others] = running
  if (only === undefined) return undefined
  if (!file.ok) return { say: [{ text: talk.t.delivery.fileRefused(file.refusal) }], next: 'same' }
  const said = { words: file.value[0].caption ?? '', files: file.value }
  const known = order ?? (await ownOrder(talk, only))
  return others.length === 0 && known ? shown(talk, known, said) : whichOf(talk, running, said)
}

async function whichOf(talk: Talk, ids: readonly number[], said: SaidWith): Promise<Turn<never>> {
  const orders = (await Promise.all(ids.map((id) => ownOrder(talk, id)))).filter((order) => order !== undefined)
  const facts = await orderFacts(talk.db, orders)
  const choices = facts.map((order) => [to(talk.t.vendor.whichButton(order), asAct('attach', order.id, said))])
  return { say: [{ text: talk.t.vendor.whichRunning, choices }] }
}

function asAct(what: Act['do'], orderId: number, { words, files }: SaidWith): Act {
  return { do: what, orderId, words, files: [...files] }
}

/** The words under a photo may say that it is on the road or there; a photo alone, or of what was said already, is kept. */
async function shown(talk: Talk, order: Order, said: SaidWith): Promise<Turn<never>> {
  if (awaitsBill(order)) return billShown(talk, order, said)
  const isComing = order.status === 'in-progress' || order.status === 'on-the-way'
  const news = isComing && said.words !== '' ? await roadNews(talk, order, said) : undefined
  if (news) return news
  const done = await act(talk, order.id, 'attach', said)
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const { t } = talk
  if (!isComing) return { say: [{ text: t.delivery.vendor.photoAdded(order.id) }], orderId: order.id }
  // What was read as "there" without certainty goes along with the tap that says so.
  const isNews = said.words !== '' && isOnRoad(talk, said.words)
  const choices = whereChoices(t, order, isNews ? said : { words: '', files: [] })
  return { say: [{ text: t.delivery.vendor.photoKept(order.id), choices }], orderId: order.id }
}

/** Once the goods are received, what a shop shows is its bill: the promise waits for it. */
async function billShown(talk: Talk, order: Order, { words, files }: SaidWith): Promise<Turn<never>> {
  const done = await act(talk, order.id, 'attach', { words, files: files.map((one) => ({ ...one, kind: 'nota' })) })
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const text = talk.t.money.bill.kept(await factsOf(talk.db, done.value), countdown(talk, done.value))
  return { say: [{ text }], orderId: order.id }
}

/** "otw", "udah sampe, titip satpam": the order moves on, with the photo if there is one. */
async function roadNews(talk: Talk, order: Order, said: SaidWith): Promise<Turn<never> | undefined> {
  const { intents, certain } = understand(said.words, {
    as: 'vendor',
    asked: 'idle',
    now: talk.now,
    zone: talk.office.calendar.zone,
  })
  const [{ intent }] = intents
  // It set off already: another photo from the road is kept with the order.
  const isOnItsWay = order.status === 'on-the-way' && said.files.length > 0
  if (certain && intent === 'SHIP' && !isOnItsWay) return shipped(talk, order.id, said)
  return certain && intent === 'DELIVERED' ? delivered(talk, order.id, said) : undefined
}

function isOnRoad(talk: Talk, words: string): boolean {
  const { zone } = talk.office.calendar
  const [{ intent }] = understand(words, { as: 'vendor', asked: 'idle', now: talk.now, zone }).intents
  return intent === 'SHIP' || intent === 'DELIVERED'
}

async function shipped(talk: Talk, orderId: number, said: SaidWith): Promise<Turn<never>> {
  const done = await act(talk, orderId, 'ship', said)
  if (!done.ok) return refusedTurn(talk, done.refusal)
  return { say: [{ text: talk.t.vendor.shipped(orderId), inPlace: true }], orderId }
}

async function delivered(talk: Talk, orderId: number, said: SaidWith): Promise<Turn<never>> {
  const done = await act(talk, orderId, 'deliver', said)
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const { t } = talk
  const photo = said.files.length > 0 ? [] : [{ text: t.delivery.vendor.photoWelcome }]
  return { say: [{ text: t.vendor.delivered(orderId), inPlace: true }, ...photo], orderId }
}

/** Words about an order that is running: from the road, a question, or what no longer fits. */
export async function underDelivery(talk: Talk, order: Order, text: string): Promise<Turn<never>> {
  const { t } = talk
  const words = text.slice(0, 300)
  const { intents } = understand(text, { as: 'vendor', asked: 'idle', now: talk.now, zone: talk.office.calendar.zone })
  const [{ intent, detail }] = intents
  if (intent === 'RISK') return risky(talk, order.id, detail ?? 'risk', text)
  const small = await smallTalk(talk, intent)
  if (small) return small
  if (AFTERWARDS.has(order.status)) return aboutMoney(talk, order, intent, detail)
  const passed = { code: 'not-now', orderId: order.id, status: order.status, possible: [] } as const
  // Nobody may come away with the thought that a dead order is alive.
  if (DEAD_STATUSES.has(order.status)) return refusedTurn(talk, passed)
  if (order.status === 'disputed') return solveInWords(talk, order, text)
  const news = await roadNews(talk, order, { words, files: [] })
  if (news) return news
  if (intent === 'QUESTION') return questionAsked(talk, order, text, detail)
  const wish = await wished(talk, order, text)
  if (wish) return wish
  // A condition is nothing that happened; whoever ordered has to know of it.
  if (intent === 'AMBIG' && detail === 'condition') return questionAsked(talk, order, text, 'other')
  if (['ACCEPT', 'REJECT', 'PARTIAL', 'RESCHEDULE', 'CANCEL'].includes(intent)) return refusedTurn(talk, passed)
  if (intent === 'SHIP' || intent === 'DELIVERED') return askWhere(talk, order, words)
  if (!/\p{L}{2}/u.test(text)) return { say: [{ text: t.vendor.thanks }], next: 'same', again: t.vendor.thanksAgain }
  // Who brings it, where it was left: the bot need not understand what a person can read.
  return passedOn(talk, order, text, 'words')
}

/** States in which all that is still to be said is about the money. */
const AFTERWARDS: ReadonlySet<OrderStatus> = new Set(['received', 'payment-submitted', 'paid', 'payment-questioned'])

/** Whatever a vendor writes about goods that were received is answered with where its money is. */
async function aboutMoney(talk: Talk, order: Order, intent: string, detail?: string): Promise<Turn<never>> {
  if (intent === 'QUESTION' && detail === 'tax') return { say: [await deductions(talk, order)], next: 'same' }
  return { say: [await whenPaid(talk, order)], next: 'same', orderId: order.id }
}

/** Probably it is coming or there, and every word of it reaches the office with the tap that says which. */
function askWhere({ t }: Talk, order: Order, words: string): Turn<never> {
  const text = t.delivery.vendor.askWhere(order.id)
  return { say: [{ text, choices: whereChoices(t, order, { words, files: [] }) }], next: 'same', orderId: order.id }
}

function whereChoices({ delivery: { vendor } }: Messages, { id, status }: Order, said: SaidWith): Choice[][] {
  const arrived = [to(vendor.arrived, asAct('deliver', id, said), { once: true })]
  if (status === 'on-the-way') return [arrived]
  return [[to(vendor.onTheWay, asAct('ship', id, said), { once: true }), ...arrived]]
}
