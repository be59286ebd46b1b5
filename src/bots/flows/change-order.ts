/**
 * An officer changes an order: a quantity, the hour, the place, the note, as many of them as wanted, shown old → new
 * before anything happens. Freely before the vendor's answer; afterwards the vendor is asked, with the reason.
 */
import type { z } from 'zod'
import { cityIn } from '#core/catalogue/province.ts'
import { findingKey, type GuardFinding, isReason, reasonsIn, unanswered } from '#core/guards/index.ts'
import { CHANGEABLE, type Change, isChangeable, type Order, raises } from '#core/order/index.ts'
import { accept, type Result, refuse } from '#core/result.ts'
import { placesOf } from '#db/vendors.ts'
import type { Choice, Input } from '../channel.ts'
import { act, type Refused } from '../desk/acting.ts'
import { CHANGE_ORDER } from '../desk/choices.ts'
import { typedPlace } from '../desk/circumstances.ts'
import { findingsOnChange, noticesAfter } from '../desk/guarding.ts'
import { changeFacts, factsOf } from '../desk/order-facts.ts'
import { momentSaid, quantityFrom } from '../desk/order-words.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { readNumbers } from '../language/understanding/index.ts'
import { lines, type Markup } from '../markup.ts'
import { Act, type ChangeFields, State } from './change-order-steps.ts'
import { changeSaid, orderSpokenOf } from './change-said.ts'
import { orderCard } from './order-card.ts'
import { isBound, refusedTurn } from './orders.ts'

const WORDS_KEPT = 300
/** Shorter is no address, and no place of the unit either. */
const SHORTEST_ADDRESS = 8

export const changeOrderFlow: Flow<State, ActData & Act> = {
  name: CHANGE_ORDER.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: (talk, taken) => go(talk, taken),
  input: said,
  correct: (talk, text) => changeOfSpoken(talk, text),
  asksReason: ({ step }) => (step === 'reason' ? 'sentence' : undefined),
  takesWords: ({ step }) => step === 'where',
  skip: async (talk, { step, orderId, change }) => {
    const order = step === 'note' ? await ownOrder(talk, orderId) : undefined
    return order && pick(talk, order, change)
  },
  back: async (talk, { step, orderId, change }) => {
    if (step === 'pick') return orderCard(talk, orderId)
    const order = await ownOrder(talk, orderId)
    return order && pick(talk, order, change)
  },
}

const NOTHING: ChangeFields = { quantities: [] }

const to = (label: string, taken: Act, options: { once?: boolean } = {}): Choice =>
  choice(CHANGE_ORDER, label, taken, options)

async function go(talk: Talk, taken: Act): Promise<Turn<State>> {
  const order = await ownOrder(talk, taken.orderId)
  if (!order) return refusedTurn(talk, { code: 'no-such-order' })
  const { t } = talk
  const ask = (step: State['step'], text: Turn['say'][number]['text'], choices: Choice[][] = []): Turn<State> => ({
    say: [{ text, ...(choices.length > 0 ? { choices } : {}) }],
    next: { step, orderId: order.id, change: changeOf(taken), ...('line' in taken ? { line: taken.line } : {}) },
    orderId: order.id,
  })
  switch (taken.do) {
    case 'open':
    case 'more':
      return pick(talk, order, changeOf(taken))
    case 'line': {
      const line = order.lines.find((one) => one.line === taken.line)
      if (!line) return pick(talk, order, taken.change)
      const quantity = taken.amount && quantityFrom(line.quantity, taken.amount)
      return quantity !== undefined && isAmount(quantity)
        ? withQuantity(talk, order, taken.change, { line: line.line, quantity })
        : ask('quantity', t.changes.office.askQuantity(line))
    }
    case 'when':
      return ask('when', t.changes.office.askWhen(await factsOf(talk.db, order)))
    case 'where': {
      const places = await placesOf(talk.db, order.unitId)
      const { orderId, change } = taken
      const choices = places.map(({ label }) => [to(`📍 ${label}`, { do: 'place', orderId, label, change })])
      return ask('where', t.changes.office.askWhere, choices)
    }
    case 'note':
      return ask('note', t.changes.office.askNote)
    case 'place': {
      const place = (await placesOf(talk.db, order.unitId)).find(({ label }) => label === taken.label)
      return place ? confirm(talk, order, { ...taken.change, place }) : pick(talk, order, taken.change)
    }
    case 'send':
      if (!isBound(order)) return send(talk, order, taken.change, '')
      return ask('reason', lines(await heldText(talk, order, taken.change), t.changes.office.askReason))
  }
}

/** "eh salah, maksudnya 80", "jadi jam 12" once it is placed: the order that was spoken of last, as it would be then. */
export async function changeOfSpoken(talk: Talk, text: string, named?: Order): Promise<Turn<State> | undefined> {
  const order = named ?? (await orderSpokenOf(talk))
  const read = order && CHANGEABLE.some((one) => one === order.status) ? await changeSaid(talk, order, text) : undefined
  if (!order || !read) return undefined
  const { change, amount } = read
  const turn =
    change && !order.request && !notChangeable(talk, order)
      ? await confirm(talk, order, change)
      : await pick(talk, order, NOTHING, amount)
  return { ...turn, flow: CHANGE_ORDER.name }
}

/** Where the office no longer changes orders that is said, and not asked what to change. */
function notChangeable({ office }: Talk, { id: orderId, status }: Order): Refused | undefined {
  if (isChangeable(status, office.rules)) return undefined
  const isClosed = CHANGEABLE.some((one) => one === status)
  return isClosed
    ? { code: 'change-closed', orderId, status, until: office.rules.changeUntil }
    : { code: 'not-now', orderId, status, possible: [] }
}

const isAmount = (quantity: number) => Number.isSafeInteger(quantity) && quantity >= 0

function changeOf(taken: Act): ChangeFields {
  return 'change' in taken ? taken.change : NOTHING
}

async function ownOrder({ work, person }: Talk, orderId: number): Promise<Order | undefined> {
  const order = await work.order(orderId)
  return order?.requesterId === person.id ? order : undefined
}

/** What may be changed, each a button. */
async function pick(
  talk: Talk,
  order: Order,
  change: ChangeFields,
  amount?: { readonly change: string; readonly value: number },
): Promise<Turn<State>> {
  const { office } = talk.t.changes
  const orderId = order.id
  const { request } = order
  if (request) return refusedTurn(talk, { code: 'request-open', orderId, by: request.by })
  const shut = notChangeable(talk, order)
  if (shut) return refusedTurn(talk, shut)
  const choices = [
    ...order.lines.map((line) => [
      to(office.line(line), { do: 'line', orderId, line: line.line, change, ...(amount ? { amount } : {}) }),
    ]),
    [
      to(office.when, { do: 'when', orderId, change }),
      to(office.where, { do: 'where', orderId, change }),
      to(office.note, { do: 'note', orderId, change }),
    ],
  ]
  const text = office.pick(await factsOf(talk.db, order))
  return { say: [{ text, choices }], next: { step: 'pick', orderId, change }, orderId }
}

/** Old → new, and a yes to it. */
async function confirm(talk: Talk, order: Order, change: ChangeFields): Promise<Turn<State>> {
  const { office } = talk.t.changes
  const orderId = order.id
  const text = office.confirm(await factsOf(talk.db, order), changeFacts(order, change), isBound(order))
  const choices = [
    [to(isBound(order) ? office.ask : office.send, { do: 'send', orderId, change }, { once: true })],
    [to(office.more, { do: 'more', orderId, change })],
  ]
  return { say: [{ text, choices }], next: { step: 'confirm', orderId, change }, orderId }
}

async function send(talk: Talk, order: Order, plainly: ChangeFields, words: string): Promise<Turn<State>> {
  const { office } = talk.t.changes
  const orderId = order.id
  const noted = await withNotices(talk, order, plainly, words)
  if (!noted.ok) {
    const text = words === '' ? talk.t.guards.askReason(noted.refusal.findings) : talk.t.guards.reasonTooShort
    return { say: [{ text }], next: { step: 'reason', orderId, change: plainly }, orderId }
  }
  const change = noted.value
  if (isBound(order)) {
    const asked = await act(talk, orderId, 'askChange', { reason: 'unspecified', words, change })
    if (!asked.ok) return refusedChange(talk, order, asked.refusal)
    const { request } = asked.value
    const text = office.asked(await factsOf(talk.db, asked.value), request?.needsApproval ?? false)
    return { say: [{ text, inPlace: true }], orderId }
  }
  const done = await amend(talk, order, change)
  if (!done.ok) return refusedChange(talk, order, done.refusal)
  return { say: [{ text: office.amended(await factsOf(talk.db, done.value)), inPlace: true }], orderId }
}

/** Why it cannot be so, and what else may be changed. */
async function refusedChange(talk: Talk, order: Order, refusal: Refused): Promise<Turn<State>> {
  const refused = refusedTurn(talk, refusal)
  if (refusal.code !== 'unfit-change') return refused
  const again = await pick(talk, order, NOTHING)
  return { ...again, say: [...refused.say, ...again.say] }
}

interface Held {
  readonly code: 'held'
  readonly findings: readonly GuardFinding[]
}

/** The change with what the guards notice about it; refused where something is held and these words are no reason. */
async function withNotices(talk: Talk, order: Order, change: Change, words: string): Promise<Result<Change, Held>> {
  const findings = await findingsOnChange(talk, order, change)
  if (findings.length === 0) return accept(change)
  const known = reasonsIn(order.notices ?? [])
  const open = unanswered(findings, known)
  if (open.length > 0 && !isReason(words)) return refuse({ code: 'held', findings: open })
  const reasons = [...known, ...open.map((found) => ({ about: findingKey(found), words: words.trim() }))]
  return accept({ ...change, notices: noticesAfter(order, change, findings, reasons) })
}

/** What a reason must also answer, besides telling the vendor why. */
async function heldText(talk: Talk, order: Order, change: Change): Promise<Markup | undefined> {
  const open = unanswered(await findingsOnChange(talk, order, change), reasonsIn(order.notices ?? []))
  return open.length > 0 ? lines(talk.t.guards.askReason(open), '') : undefined
}

/** A dearer order goes to the PPK again before its vendor. Source: docs/rules.md#R-08. */
async function amend(talk: Talk, order: Order, change: Change) {
  const done = await act(talk, order.id, 'amend', change)
  if (done.ok || done.refusal.code !== 'approval-first' || !raises(order, change)) return done
  return act(talk, order.id, 'amendUp', change)
}

async function said(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  if (state.step === 'pick' || state.step === 'confirm') return undefined
  const { t } = talk
  if (input.kind !== 'text') return { say: [{ text: t.onlyText }], next: 'same' }
  const order = await ownOrder(talk, state.orderId)
  if (!order) return refusedTurn(talk, { code: 'no-such-order' })
  const { change } = state
  const text = input.text.slice(0, WORDS_KEPT)
  switch (state.step) {
    case 'quantity':
      return quantitySaid(talk, order, state, text)
    case 'when':
      return whenSaid(talk, order, change, text)
    case 'where':
      return whereSaid(talk, order, change, text)
    case 'note':
      return confirm(talk, order, { ...change, note: text })
    case 'reason':
      return send(talk, order, change, text)
  }
}

async function quantitySaid(talk: Talk, order: Order, { change, line }: State, text: string): Promise<Turn<State>> {
  const { t } = talk
  const asked = order.lines.find((one) => one.line === line)
  if (!asked) return pick(talk, order, change)
  const [read, ...more] = readNumbers(text)
  const quantity = read && more.length === 0 ? quantityFrom(asked.quantity, read) : undefined
  if (quantity === undefined || !isAmount(quantity))
    return { say: [{ text: t.browse.notANumber(asked.unit) }], next: 'same' }
  return withQuantity(talk, order, change, { line: asked.line, quantity })
}

function withQuantity(
  talk: Talk,
  order: Order,
  change: ChangeFields,
  one: ChangeFields['quantities'][number],
): Promise<Turn<State>> {
  const others = change.quantities.filter(({ line }) => line !== one.line)
  return confirm(talk, order, { ...change, quantities: [...others, one] })
}

async function whenSaid(talk: Talk, order: Order, change: ChangeFields, text: string): Promise<Turn<State>> {
  const { t, now, office } = talk
  const deliverAt = momentSaid(order, text, now, office.calendar)
  if (deliverAt === undefined) return { say: [{ text: t.checkout.whenUnread }], next: 'same' }
  if (deliverAt <= now) return { say: [{ text: t.checkout.whenPast(deliverAt) }], next: 'same' }
  return confirm(talk, order, { ...change, deliverAt })
}

/** One of the unit's places by its name, or an address; a city that it does not name stays the order's. */
async function whereSaid(talk: Talk, order: Order, change: ChangeFields, text: string): Promise<Turn<State>> {
  const address = text.replace(/\s+/g, ' ').trim()
  const places = await placesOf(talk.db, order.unitId)
  const known = places.find(({ label }) => label.toLowerCase() === address.toLowerCase())
  if (!known && address.length < SHORTEST_ADDRESS) return { say: [{ text: talk.t.checkout.whereTyped }], next: 'same' }
  return confirm(talk, order, {
    ...change,
    place: known ?? typedPlace(address, cityIn(address)?.city ?? order.place.city),
  })
}
