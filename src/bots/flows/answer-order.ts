/**
 * A vendor answers an order: by number, by word, or in everyday speech. What is certain happens at once; what is not is
 * asked; what binds twice (much money and a soft yes, another quantity, another time) is echoed and needs a second yes.
 */
import type { z } from 'zod'
import { wallClock } from '#core/calendar.ts'
import { changedLines, type Order, type Proposal } from '#core/order/index.ts'
import { holds, shopsOf } from '#core/people/person.ts'
import { ordersAskedOfVendor, ordersAwaitingVendor, ordersOfShops } from '#db/orders.ts'
import type { Choice, Input } from '../channel.ts'
import { act, propose } from '../desk/acting.ts'
import { ANSWER_ORDER, answerChoices } from '../desk/choices.ts'
import { withGoodsNoticed } from '../desk/guarding.ts'
import { factsOf, orderFacts, proposalFacts } from '../desk/order-facts.ts'
import { isAsOrdered, momentSaid, overAsked, quantitiesSaid, quantityFrom } from '../desk/order-words.ts'
import { asksForOrders } from '../desk/orders-asked.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { readNumbers, type Understanding, understand } from '../language/understanding/index.ts'
import { acceptOrder, acceptSaid, askSure } from './accept-order.ts'
import { ABOUT_ONE, Act, CLOSING, FEW_WORDS, MERE_WORDS, REASONS, State } from './answer-order-steps.ts'
import { isAskedOfShop, requestAnswered } from './answer-request.ts'
import { type Instead, insteadOf, offersInstead } from './answer-substitute.ts'
import { underDelivery } from './deliver.ts'
import { refusedTurn } from './orders.ts'
import { saidAtRest } from './shop-desk.ts'
import { listShopOrders } from './shop-orders.ts'
import { orderNamed, ownOrder, questionAsked, risky, smallTalk, unsure } from './shop-talk.ts'

export const answerOrderFlow: Flow<State, ActData & Act> = {
  name: ANSWER_ORDER.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['orderan'],
  words: ['orderan', 'orderan saya', 'order saya', 'pesanan saya', 'pesanan', 'my orders'],
  may: (person) => holds(person, 'vendor'),
  open: (talk) => listShopOrders(talk),
  tap: (talk, taken, state) => go(talk, taken, state),
  input: answered,
  skip: async (talk, state) => {
    const order = state.step === 'reason' ? await ownOrder(talk, state.orderId) : undefined
    return order && declineOrder(talk, order, 'unspecified', '')
  },
  back: async (talk, state) => {
    const order = 'orderId' in state ? await ownOrder(talk, state.orderId) : undefined
    return order && showAsked(talk, order)
  },
  hear: heard,
}

const to = (label: string, taken: Act, options: { once?: boolean } = {}): Choice =>
  choice(ANSWER_ORDER, label, taken, options)

async function go(talk: Talk, taken: Act, state: State | undefined): Promise<Turn<State>> {
  if (taken.do === 'list') return listShopOrders(talk)
  if (!talk.pointed && talk.incoming.input.kind === 'text') {
    const waiting = await ordersAwaitingVendor(talk.db, shopsOf(talk.person))
    if (waiting.length > 1) return whichOf(talk, waiting, talk.incoming.input.text)
  }
  const order = await ownOrder(talk, taken.orderId)
  if (!order) return refusedTurn(talk, { code: 'no-such-order' })
  switch (taken.do) {
    case 'accept':
    case 'sure':
      return acceptOrder(talk, order, taken.since)
    case 'notSure':
      return { say: [{ text: talk.t.vendor.takeYourTime(await factsOf(talk.db, order)) }] }
    case 'partial':
      return askQuantity(talk, order, [])
    case 'reschedule':
      return askWhen(talk, order)
    case 'decline':
      return askReason(talk, order)
    case 'reason':
      return declineOrder(talk, order, taken.reason, '')
    case 'propose':
      return sendProposal(talk, order, taken.proposal)
    case 'instead':
      return offerInstead(talk, order, taken.instead)
    case 'pick':
      // A number answered a list of its own, so with another order picked it says nothing yet.
      return state?.step === 'which' && !/^\W*\d+\W*$/.test(state.words)
        ? meant(talk, order, state.words, true)
        : showAsked(talk, order)
  }
}

async function showAsked(talk: Talk, order: Order): Promise<Turn<State>> {
  if (order.status !== 'awaiting-vendor' && order.status !== 'awaiting-requester')
    return refusedTurn(talk, { code: 'not-now', orderId: order.id, status: order.status, possible: [] })
  const text = talk.t.vendor.askAgain(await factsOf(talk.db, order))
  return { say: [{ text, choices: answerChoices(talk.t, order) }], orderId: order.id }
}

async function declineOrder(talk: Talk, order: Order, reason: string, words: string): Promise<Turn<State>> {
  const done = await act(talk, order.id, 'decline', { reason, words: words.slice(0, 300) })
  if (!done.ok) return refusedTurn(talk, done.refusal)
  return { say: [{ text: talk.t.vendor.declined(order.id), inPlace: true }], orderId: order.id }
}

async function askReason(talk: Talk, order: Order): Promise<Turn<State>> {
  const choices = REASONS.map((reason) => [
    to(talk.t.vendor.reasons[reason], { do: 'reason', orderId: order.id, reason }, { once: true }),
  ])
  return { say: [{ text: talk.t.vendor.askReason, choices }], next: { step: 'reason', orderId: order.id } }
}

async function askWhen(talk: Talk, order: Order): Promise<Turn<State>> {
  const text = talk.t.vendor.askWhen(await factsOf(talk.db, order))
  return { say: [{ text }], next: { step: 'when', orderId: order.id } }
}

/** Line by line; with one line it is one question. */
async function askQuantity(talk: Talk, order: Order, known: Proposal['quantities']): Promise<Turn<State>> {
  const line = order.lines.find((candidate) => !known.some((read) => read.line === candidate.line))
  if (!line) return echo(talk, order, { quantities: known, words: '' })
  const text = talk.t.vendor.askQuantity(line.name, line.quantity, line.unit)
  return { say: [{ text }], next: { step: 'quantity', orderId: order.id, line: line.line, quantities: [...known] } }
}

/** Old and new in full, and a second, explicit yes from the one who bears it. */
async function echo(talk: Talk, order: Order, proposal: Proposal): Promise<Turn<State>> {
  const { t } = talk
  if (changedLines(order, proposal.quantities).length === 0) return askReason(talk, order)
  const change = proposalFacts(order, proposal)
  if (change.lines.length === 0 && !change.deliverAt) return acceptOrder(talk, order)
  const text = t.vendor.confirmProposal(await factsOf(talk.db, order), change)
  const choices = [
    [
      to(t.vendor.sendProposal, { do: 'propose', orderId: order.id, proposal }, { once: true }),
      to(t.vendor.changeProposal, { do: 'pick', orderId: order.id }),
    ],
  ]
  return {
    say: [{ text, choices }],
    next: { step: 'proposal', orderId: order.id, proposal },
    orderId: order.id,
  }
}

async function sendProposal(talk: Talk, order: Order, proposal: Proposal): Promise<Turn<State>> {
  const done = await propose(talk, order.id, await withGoodsNoticed(talk, order, proposal))
  if (!done.ok) return refusedTurn(talk, done.refusal)
  return { say: [{ text: talk.t.vendor.proposed(order.id), inPlace: true }], orderId: order.id }
}

/** The answer to a question that is under way. What is no answer to it goes on to `heard`, with the order in mind. */
async function answered(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text') return undefined
  const order = 'orderId' in state ? await ownOrder(talk, state.orderId) : undefined
  // What was asked about an order that has moved on since is no question any more.
  if (!order || (order.status !== 'awaiting-vendor' && order.status !== 'awaiting-requester')) return undefined
  switch (state.step) {
    case 'quantity':
      return quantitySaid(talk, order, state, input.text)
    case 'when':
      return whenSaid(talk, order, input.text)
    case 'reason':
      return reasonSaid(talk, order, input.text)
    case 'sure':
      return sureSaid(talk, order, state, input.text)
    case 'proposal':
      return proposalSaid(talk, order, state.proposal, input.text)
    case 'unsure':
      return yesToWhat(talk, order, input.text)
    case 'which':
      return undefined
  }
}

async function quantitySaid(
  talk: Talk,
  order: Order,
  state: Extract<State, { step: 'quantity' }>,
  text: string,
): Promise<Turn<State> | undefined> {
  const line = order.lines.find((candidate) => candidate.line === state.line)
  const [read] = readNumbers(text)
  if (!line) return undefined
  if (!read)
    return understood(talk, text, 'quantity').certain
      ? undefined
      : { say: [{ text: talk.t.browse.notANumber(line.unit) }], next: 'same' }
  const quantity = quantityFrom(line.quantity, read)
  if (!Number.isInteger(quantity) || quantity < 0)
    return { say: [{ text: talk.t.browse.notANumber(line.unit) }], next: 'same' }
  if (quantity > line.quantity) {
    const text = talk.t.actRefused({
      code: 'more-than-asked',
      orderId: order.id,
      line: line.line,
      name: line.name,
      asked: line.quantity,
      offered: quantity,
    })
    return { say: [{ text }], next: 'same' }
  }
  return askQuantity(talk, order, [...state.quantities, { line: line.line, quantity }])
}

async function whenSaid(talk: Talk, order: Order, text: string): Promise<Turn<State>> {
  const deliverAt = momentSaid(order, text, talk.now, talk.office.calendar)
  if (deliverAt === undefined) return { say: [{ text: talk.t.checkout.whenUnread }], next: 'same' }
  if (deliverAt <= talk.now) return { say: [{ text: talk.t.checkout.whenPast(deliverAt) }], next: 'same' }
  return echo(talk, order, { quantities: [], deliverAt, words: text.slice(0, 300) })
}

async function reasonSaid(talk: Talk, order: Order, text: string): Promise<Turn<State>> {
  const meaning = understood(talk, text, 'reason').intents.find(({ intent }) => intent === 'REJECT')
  return declineOrder(talk, order, meaning?.detail ?? 'unspecified', text)
}

async function sureSaid(
  talk: Talk,
  order: Order,
  { since }: Extract<State, { step: 'sure' }>,
  text: string,
): Promise<Turn<State> | undefined> {
  const { intents, certain } = understood(talk, text, 'yes-no')
  if (isHalfYes({ intents, certain })) return askSure(talk, order)
  if (!certain) return undefined
  if (intents[0].intent === 'ACCEPT') return acceptOrder(talk, order, since)
  return intents[0].intent === 'REJECT' ? askReason(talk, order) : undefined
}

/** After an unclear message "ya" may be a yes to what that meant: the order itself is asked for, in full. */
async function yesToWhat(talk: Talk, order: Order, text: string): Promise<Turn<State> | undefined> {
  const { intents, certain } = understood(talk, text, 'yes-no')
  const isMere = certain && intents.length === 1 && text.split(/\s+/).length <= MERE_WORDS
  return isMere && intents[0].intent === 'ACCEPT' ? askSure(talk, order) : undefined
}

async function proposalSaid(
  talk: Talk,
  order: Order,
  proposal: Proposal,
  text: string,
): Promise<Turn<State> | undefined> {
  const { intents, certain } = understood(talk, text, 'yes-no')
  if (isHalfYes({ intents, certain })) return echo(talk, order, proposal)
  if (certain && intents.length === 1 && intents[0].intent === 'ACCEPT') return sendProposal(talk, order, proposal)
  if (certain && intents[0].intent === 'REJECT') return showAsked(talk, order)
  return undefined
}

/** It leans to a yes and is none: the same question once more, before anything else is thought of. */
const isHalfYes = ({ intents, certain }: Pick<Understanding, 'intents' | 'certain'>) =>
  !certain && intents.length === 1 && intents[0].intent === 'ACCEPT'

function understood(talk: Talk, text: string, asked: 'quantity' | 'reason' | 'yes-no'): Understanding {
  return understand(text, { as: 'vendor', asked, now: talk.now, zone: talk.office.calendar.zone })
}

/** Something was said without a question under way: which order it is about, and what it means for it. */
async function heard(talk: Talk, input: Input): Promise<Turn<State> | undefined> {
  const text = input.kind === 'text' ? input.text : input.kind === 'sticker' ? input.emoji : undefined
  if (text === undefined) return undefined
  if (asksForOrders(text)) return { ...(await listShopOrders(talk)), next: 'same' }
  const shops = shopsOf(talk.person)
  const waiting = [...(await ordersAwaitingVendor(talk.db, shops)), ...(await ordersAskedOfVendor(talk.db, shops))]
  const named = await orderNamed(talk, text)
  if (named) return meant(talk, named, text, true)
  const [only, ...others] = waiting
  if (only === undefined) return notWaiting(talk, text)
  const order = await ownOrder(talk, only)
  if (order && others.length === 0) return meant(talk, order, text, false)
  return oneOfSeveral(talk, waiting, text)
}

/** Harmless words need no order; everything else is asked which one it is for, and kept until that is said. */
async function oneOfSeveral(talk: Talk, waiting: readonly number[], text: string): Promise<Turn<State>> {
  const { intents } = understand(text, { as: 'vendor', now: talk.now, waiting: waiting.length })
  return (await smallTalk(talk, intents[0].intent)) ?? whichOf(talk, waiting, text)
}

async function whichOf(talk: Talk, which: readonly number[], text: string): Promise<Turn<State>> {
  const orders = (await Promise.all(which.map((id) => talk.work.order(id)))).filter((order) => order !== undefined)
  const facts = await orderFacts(talk.db, orders)
  const choices = facts.map((order) => [to(talk.t.vendor.whichButton(order), { do: 'pick', orderId: order.id })])
  const asked = orders.some((order) => order.status === 'awaiting-vendor')
    ? talk.t.vendor.which
    : talk.t.vendor.whichRunning
  return { say: [{ text: asked, choices }], next: { step: 'which', words: text.slice(0, 500) } }
}

/** What the words mean for this order. `pointed`: they quoted it, gave its number, or picked it. */
async function meant(talk: Talk, order: Order, text: string, pointed: boolean): Promise<Turn<State>> {
  const answer = isAskedOfShop(order) ? await requestAnswered(talk, order, text) : undefined
  if (answer) return answer
  if (order.status !== 'awaiting-vendor' && order.status !== 'awaiting-requester')
    return underDelivery(talk, order, text)
  const { zone } = talk.office.calendar
  const ordered = wallClock(order.deliverAt, zone)
  const meaning = understand(text, {
    as: 'vendor',
    asked: 'confirm-order',
    now: talk.now,
    zone,
    waiting: 1,
    quoted: pointed,
    ordered: order.lines.map((line) => line.quantity),
    orderedDay: ordered.day,
    orderedHour: ordered.hour,
  })
  return doAsMeant(talk, order, text, meaning)
}

async function doAsMeant(talk: Talk, order: Order, text: string, meaning: Understanding): Promise<Turn<State>> {
  const { intents, certain } = meaning
  const has = (intent: string) => intents.some((one) => one.intent === intent)
  if (has('RISK')) return risky(talk, order.id, intents.find((one) => one.intent === 'RISK')?.detail ?? 'risk', text)
  const small = await smallTalk(talk, intents[0].intent)
  if (small) return small
  // Which product is meant is always asked or echoed, so it need not be certain.
  if (offersInstead(meaning)) return proposalFrom(talk, order, text, meaning)
  // Two meanings in one message are both kept: what changes the order makes it a proposal, whatever else it says.
  if (certain && (has('PARTIAL') || has('RESCHEDULE'))) return proposalFrom(talk, order, text, meaning)
  // A time and little else is echoed as a question; only its "ya" makes it a proposal.
  if (has('RESCHEDULE') && text.split(/\s+/).length <= FEW_WORDS) return proposalFrom(talk, order, text, meaning)
  if (certain && has('ACCEPT')) return acceptSaid(talk, order, text, meaning)
  if (certain && (has('REJECT') || has('CANCEL'))) {
    const said = intents.find((one) => one.intent === 'REJECT')?.detail
    return said && said !== 'unspecified' ? declineOrder(talk, order, said, text) : askReason(talk, order)
  }
  if (has('QUESTION')) return questionAsked(talk, order, text, intents.find((one) => one.intent === 'QUESTION')?.detail)
  if (intents[0].intent === 'AMBIG' && intents[0].detail === 'wait')
    return { say: [{ text: talk.t.vendor.takeYourTime(await factsOf(talk.db, order)) }], next: 'same' }
  return unsure(talk, order)
}

async function proposalFrom(talk: Talk, order: Order, text: string, meaning: Understanding): Promise<Turn<State>> {
  const { intents, slots, certain } = meaning
  const has = (intent: string) => intents.some((one) => one.intent === intent)
  if (offersInstead(meaning)) {
    const { substitute } = slots
    const words = text.slice(0, 300)
    return offerInstead(talk, order, { words, ...(substitute === undefined ? {} : { wanted: substitute }) })
  }
  const quantities = has('PARTIAL') ? quantitiesSaid(order, slots) : []
  const deliverAt = has('RESCHEDULE') ? momentSaid(order, text, talk.now, talk.office.calendar) : undefined
  if (has('PARTIAL') && quantities === undefined) return askQuantity(talk, order, [])
  if (has('RESCHEDULE') && deliverAt === undefined) return askWhen(talk, order)
  if (deliverAt !== undefined && deliverAt <= talk.now)
    return { say: [{ text: talk.t.checkout.whenPast(deliverAt) }], next: { step: 'when', orderId: order.id } }
  if (overAsked(order, quantities ?? [])) return askQuantity(talk, order, [])
  const isSame = isAsOrdered(order, quantities ?? [], deliverAt)
  if (isSame && (!certain || CLOSING.test(text))) return unsure(talk, order)
  return echo(talk, order, {
    quantities: quantities ?? [],
    ...(deliverAt === undefined ? {} : { deliverAt }),
    words: text.slice(0, 300),
  })
}

async function offerInstead(talk: Talk, order: Order, instead: Instead): Promise<Turn<State>> {
  const read = await insteadOf(talk, order, instead, (label, known) =>
    to(label, { do: 'instead', orderId: order.id, instead: known }),
  )
  return 'say' in read ? read : echo(talk, order, read)
}

/** Nothing waits for an answer: perhaps it is about an order that is under way. */
async function notWaiting(talk: Talk, text: string): Promise<Turn<State> | undefined> {
  const running = await ordersOfShops(talk.db, shopsOf(talk.person), ['in-progress', 'on-the-way', 'disputed'])
  const [only, ...others] = running
  const order = only === undefined ? undefined : await ownOrder(talk, only)
  if (order && others.length === 0) return underDelivery(talk, order, text)
  const { intents } = understand(text, { as: 'vendor', asked: 'idle', now: talk.now, waiting: 0 })
  const [{ intent, detail }] = intents
  if (intent === 'RISK') return risky(talk, undefined, detail ?? 'risk', text)
  const small = await smallTalk(talk, intent)
  if (small) return small
  if (order && ABOUT_ONE.has(intent)) return oneOfSeveral(talk, running, text)
  if (talk.person.roles.some(({ role }) => role !== 'vendor')) return undefined
  const told = await saidAtRest(talk, text)
  if (told) return told as Turn<State>
  const { nothingWaiting, nothingWaitingAgain } = talk.t.vendor
  return { say: [{ text: nothingWaiting }], next: 'same', again: nothingWaitingAgain }
}
