/**
 * A vendor whose word is given asks for another hour, for fewer, to bring something else, or to be let off: said in
 * everyday words, echoed as old → new, and sent to the officer after a second yes. Until the officer answers the order
 * stays as it was.
 */
import { z } from 'zod'
import type { Order } from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import type { Choice, Input } from '../channel.ts'
import { act } from '../desk/acting.ts'
import { withGoodsNoticed } from '../desk/guarding.ts'
import { changeFacts, factsOf } from '../desk/order-facts.ts'
import { momentSaid, quantitiesSaid, quantityFrom } from '../desk/order-words.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { readNumbers, type Understanding, understand } from '../language/understanding/index.ts'
import { FEW_WORDS } from './answer-order-steps.ts'
import { type Instead, InsteadFields, insteadOf, offersInstead } from './answer-substitute.ts'
import { ChangeFields } from './change-order-steps.ts'
import { refusedTurn } from './orders.ts'
import { ownOrder } from './shop-talk.ts'

const ASK_CHANGE = { name: 'ask-change' } as const
const WORDS_KEPT = 300
/** Some can be had, though it begins like a no. */
const PART =
  /\bsebagian\b|\b(?:ga|gak|nggak|enggak|tidak|belum) (?:bisa|sanggup|dapat|dapet) (?:semua|semuanya|penuh|full)\b/i

const ASKED_FOR = ['RESCHEDULE', 'PARTIAL', 'CANCEL', 'REJECT']

/** What is asked for; without a change it is to be let off. */
const Ask = z.object({ change: ChangeFields.exactOptional(), words: z.string() })
type Ask = z.infer<typeof Ask>

const Act = z.union([
  z.object({ do: z.enum(['send', 'drop']), orderId: z.number(), ask: Ask }),
  z.object({ do: z.literal('instead'), orderId: z.number(), instead: InsteadFields }),
])
type Act = z.infer<typeof Act>

const State = z.discriminatedUnion('step', [
  z.object({ step: z.literal('confirm'), orderId: z.number(), ask: Ask }),
  z.object({ step: z.enum(['reason', 'when']), orderId: z.number() }),
  /** How many of this line, after what was said of the lines before it. */
  z.object({ step: z.literal('quantity'), orderId: z.number(), line: z.number(), ask: Ask }),
])
type State = z.infer<typeof State>

export const askChangeFlow: Flow<State, ActData & Act> = {
  name: ASK_CHANGE.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'vendor'),
  tap: async (talk, taken) => {
    const order = await ownOrder(talk, taken.orderId)
    if (!order) return refusedTurn(talk, { code: 'no-such-order' })
    if (taken.do === 'instead') return instead(talk, order, taken.instead)
    return taken.do === 'send' ? send(talk, order, taken.ask) : drop(talk, order)
  },
  input: answered,
}

const to = (label: string, taken: Act): Choice =>
  choice(ASK_CHANGE, label, taken, taken.do === 'instead' ? {} : { once: true })

/** Words that want a running order to be otherwise; `undefined` when they do not. */
export async function wished(talk: Talk, order: Order, text: string): Promise<Turn<never> | undefined> {
  if (order.status !== 'in-progress' && order.status !== 'on-the-way') return undefined
  const turn = await wishFrom(talk, order, text)
  // The flow that heard these words leads into this one.
  return turn && ({ ...turn, flow: ASK_CHANGE.name } as Turn<never>)
}

async function wishFrom(talk: Talk, order: Order, text: string): Promise<Turn<State> | undefined> {
  const meaning = understood(talk, text, 'idle')
  const has = (intent: string) => meaning.intents.some((one) => one.intent === intent)
  const words = text.slice(0, WORDS_KEPT)
  const isInstead = offersInstead(meaning)
  if (!isInstead && !PART.test(text) && !ASKED_FOR.some(has)) return undefined
  const { id: orderId, request } = order
  if (request) return refusedTurn(talk, { code: 'request-open', orderId, by: request.by })
  if (!isInstead && !PART.test(text) && (has('CANCEL') || has('REJECT'))) {
    if (text.split(/\s+/).length > FEW_WORDS) return echo(talk, order, { words })
    const asked = talk.t.changes.vendor.askCancelReason(await factsOf(talk.db, order))
    return { say: [{ text: asked }], next: { step: 'reason', orderId }, orderId }
  }
  return changeFrom(talk, order, text, meaning)
}

/** Another product of the shop: what is unclear is asked, and then put to the officer like any other change. */
async function instead(talk: Talk, order: Order, known: Instead): Promise<Turn<State>> {
  const { id: orderId } = order
  const read = await insteadOf(talk, order, known, (label, more) =>
    to(label, { do: 'instead', orderId, instead: more }),
  )
  if ('say' in read) return read
  const { words, quantities, substitutions = [] } = read
  return echo(talk, order, { change: { quantities: [...quantities], substitutions: [...substitutions] }, words })
}

async function changeFrom(talk: Talk, order: Order, text: string, meaning: Understanding): Promise<Turn<State>> {
  const has = (intent: string) => meaning.intents.some((one) => one.intent === intent)
  const { substitute } = meaning.slots
  if (offersInstead(meaning)) {
    const words = text.slice(0, WORDS_KEPT)
    return instead(talk, order, { words, ...(substitute === undefined ? {} : { wanted: substitute }) })
  }
  const deliverAt = has('RESCHEDULE') ? momentSaid(order, text, talk.now, talk.office.calendar) : undefined
  const quantities = has('PARTIAL') || PART.test(text) ? quantitiesSaid(order, meaning.slots) : []
  if (has('RESCHEDULE') && deliverAt === undefined) {
    const asked = talk.t.vendor.askWhen(await factsOf(talk.db, order))
    return { say: [{ text: asked }], next: { step: 'when', orderId: order.id }, orderId: order.id }
  }
  const moved = deliverAt === undefined ? {} : { deliverAt }
  const words = text.slice(0, WORDS_KEPT)
  // Which line is meant was not clear, or how many.
  if (quantities === undefined) return askQuantity(talk, order, { change: { quantities: [], ...moved }, words })
  return echo(talk, order, { change: { quantities: [...quantities], ...moved }, words })
}

/** Line by line, until all are known. */
async function askQuantity(talk: Talk, order: Order, ask: Ask): Promise<Turn<State>> {
  const { quantities = [] } = ask.change ?? {}
  const line = order.lines.find((one) => !quantities.some((said) => said.line === one.line))
  if (!line) {
    const differs = quantities.filter(({ line: at, quantity }) =>
      order.lines.some((one) => one.line === at && one.quantity !== quantity),
    )
    const change = { ...ask.change, quantities: differs }
    return differs.length === 0 && change.deliverAt === undefined
      ? drop(talk, order)
      : echo(talk, order, { ...ask, change })
  }
  const text = talk.t.vendor.askQuantity(line.name, line.quantity, line.unit)
  return { say: [{ text }], next: { step: 'quantity', orderId: order.id, line: line.line, ask }, orderId: order.id }
}

async function quantitySaid(
  talk: Talk,
  order: Order,
  { line: at, ask }: Extract<State, { step: 'quantity' }>,
  words: string,
): Promise<Turn<State>> {
  const line = order.lines.find((one) => one.line === at)
  const [read] = readNumbers(words)
  if (!line) return askQuantity(talk, order, ask)
  const quantity = read && quantityFrom(line.quantity, read)
  if (!read && understood(talk, words, 'yes-no').intents[0].intent === 'REJECT') return drop(talk, order)
  if (quantity === undefined || !Number.isSafeInteger(quantity) || quantity < 0)
    return { say: [{ text: talk.t.browse.notANumber(line.unit) }], next: 'same' }
  if (quantity > line.quantity) {
    const { name, quantity: asked } = line
    const refusal = { code: 'more-than-asked', orderId: order.id, line: at, name, asked, offered: quantity } as const
    return { say: [{ text: talk.t.actRefused(refusal) }], next: 'same' }
  }
  const quantities = [...(ask.change?.quantities ?? []), { line: at, quantity }]
  return askQuantity(talk, order, { ...ask, change: { ...ask.change, quantities } })
}

/** What would be asked, and a second, explicit yes to asking it. */
async function echo(talk: Talk, order: Order, ask: Ask): Promise<Turn<State>> {
  const { vendor } = talk.t.changes
  const orderId = order.id
  const facts = await factsOf(talk.db, order)
  const text = ask.change
    ? vendor.echoChange(facts, changeFacts(order, ask.change))
    : vendor.echoCancel(facts, `“${ask.words}”`)
  const choices = [[to(vendor.send, { do: 'send', orderId, ask }), to(vendor.drop, { do: 'drop', orderId, ask })]]
  return { say: [{ text, choices }], next: { step: 'confirm', orderId, ask }, orderId }
}

async function send(talk: Talk, order: Order, { change, words }: Ask): Promise<Turn<never>> {
  const reason = { reason: 'unspecified', words }
  const done = change
    ? await act(talk, order.id, 'askChange', { ...reason, change: await withGoodsNoticed(talk, order, change) })
    : await act(talk, order.id, 'askCancel', reason)
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const facts = await factsOf(talk.db, done.value)
  const { vendor } = talk.t.changes
  return { say: [{ text: change ? vendor.askedChange(facts) : vendor.askedCancel(facts) }], orderId: order.id }
}

async function drop(talk: Talk, order: Order): Promise<Turn<never>> {
  return { say: [{ text: talk.t.changes.vendor.dropped(await factsOf(talk.db, order)) }], orderId: order.id }
}

function understood(talk: Talk, text: string, asked: 'idle' | 'yes-no'): Understanding {
  return understand(text, { as: 'vendor', asked, now: talk.now, zone: talk.office.calendar.zone })
}

async function answered(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text') return undefined
  const order = await ownOrder(talk, state.orderId)
  if (!order) return undefined
  const words = input.text.slice(0, WORDS_KEPT)
  switch (state.step) {
    case 'quantity':
      return quantitySaid(talk, order, state, words)
    case 'reason':
      return echo(talk, order, { words })
    case 'when': {
      const deliverAt = momentSaid(order, words, talk.now, talk.office.calendar)
      if (deliverAt === undefined) return { say: [{ text: talk.t.checkout.whenUnread }], next: 'same' }
      if (deliverAt <= talk.now) return { say: [{ text: talk.t.checkout.whenPast(deliverAt) }], next: 'same' }
      return echo(talk, order, { change: { quantities: [], deliverAt }, words })
    }
    case 'confirm': {
      const { intents, certain } = understood(talk, words, 'yes-no')
      if (!certain || intents.length > 1) return undefined
      // "betul, batal" to "shall it be called off?" is the same yes.
      const isYes = intents[0].intent === 'ACCEPT' || (intents[0].intent === 'CANCEL' && !state.ask.change)
      if (isYes) return send(talk, order, state.ask)
      return intents[0].intent === 'REJECT' ? drop(talk, order) : undefined
    }
  }
}
