/**
 * What may happen to an order: pure decisions of (order, command, facts, now). Each answers with the event that then
 * goes to the ledger, or with a refusal that carries what its sentence needs.
 */
import type { Calendar, Instant } from '../calendar.ts'
import { step } from '../lifecycle.ts'
import type { Outage } from '../outage.ts'
import { accept, type Result, refuse } from '../result.ts'
import { deadlineFrom, fairDeadline, nextAlarm } from './deadlines.ts'
import { type Capacity, type OrderAct, type OrderStatus, orderLifecycle } from './lifecycle.ts'
import {
  type Actor,
  type Order,
  type OrderEvent,
  type Place,
  type Proposal,
  proposedLines,
  type TaxRate,
  totals,
} from './order.ts'
import { firstRefusal, type PlacementFacts, type PlacementRefusal } from './policy.ts'
import type { OrderRules } from './rules.ts'

export interface PlaceCommand {
  readonly orderId: number
  readonly basketId: string
  readonly unitId: number
  readonly vendorId: number
  readonly lines: readonly { readonly productId: number; readonly quantity: number; readonly shownPrice: number }[]
  readonly deliverAt: Instant
  readonly place: Place
  readonly note: string
}

/** A new order from a basket, or the first rule that it breaks. */
export function decidePlace(
  command: PlaceCommand,
  by: Actor & { readonly personId: number },
  facts: PlacementFacts,
): Result<Extract<OrderEvent, { act: 'place' }>, PlacementRefusal> {
  const { now, calendar, rules, budgetLine } = facts
  const draft = {
    ...priced(command, facts),
    vendorId: command.vendorId,
    deliverAt: command.deliverAt,
    place: command.place,
  }
  const refusal = firstRefusal(draft, facts)
  if (refusal) return refuse(refusal)
  const leadTimeHours = Math.max(...draft.lines.map((line) => facts.products.get(line.productId)?.leadTimeHours ?? 0))
  const needsApproval = rules.approvalFrom !== null && draft.total >= rules.approvalFrom
  const { lines, deliveryFee, taxRate } = draft
  const { orderId, basketId, unitId, vendorId, deliverAt, place, note } = command
  return accept({
    act: 'place',
    orderId,
    at: now,
    by,
    data: {
      id: orderId,
      basketId,
      to: needsApproval ? 'awaiting-approval' : 'awaiting-vendor',
      unitId,
      budgetLineId: budgetLine.id,
      vendorId,
      requesterId: by.personId,
      lines,
      deliveryFee,
      taxRate,
      deliverAt,
      place,
      note,
      ...deadlineFrom(now, rules.vendorAnswerDays, { deliverAt, leadTimeHours }, calendar),
    },
  })
}

/** The basket's lines with names and the prices that were shown, one delivery, and the tax of the day. */
export function priced(
  command: Pick<PlaceCommand, 'lines'>,
  facts: Pick<PlacementFacts, 'products' | 'vendor' | 'rules'>,
) {
  const lines = command.lines.map(({ productId, quantity, shownPrice }, index) => {
    const product = facts.products.get(productId)
    const { name = '', unit = '' } = product ?? {}
    return { line: index + 1, productId, name, unit, price: shownPrice, quantity }
  })
  // One vendor, one trip: the dearest delivery among the lines.
  const deliveryFee = Math.max(
    0,
    ...command.lines.map(({ productId }) => facts.products.get(productId)?.deliveryFee ?? 0),
  )
  const taxRate = taxRateOf(facts)
  return { lines, taxRate, ...totals(lines, deliveryFee, taxRate) }
}

/** Catering is outside PPN (it bears PBJT, inside its price), and only registered vendors collect PPN at all. */
function taxRateOf({ vendor, products, rules }: Pick<PlacementFacts, 'products' | 'vendor' | 'rules'>): TaxRate {
  const catering = [...products.values()].every((product) => product.taxClass === 'catering')
  return vendor.vatRegistered && !catering ? rules.vat : { numerator: 0, denominator: 1 }
}

export type ActRefusal =
  /** The order has moved on; `status` is where it is now. */
  | {
      readonly code: 'not-now'
      readonly orderId: number
      readonly status: OrderStatus
      readonly possible: readonly string[]
    }
  | {
      readonly code: 'not-your-role'
      readonly orderId: number
      readonly status: OrderStatus
      readonly by: readonly Capacity[]
    }
  /** Requester, receiver and payer are three people. */
  | { readonly code: 'same-person'; readonly orderId: number; readonly already: Capacity }
  | {
      readonly code: 'more-than-asked'
      readonly orderId: number
      readonly line: number
      readonly name: string
      readonly asked: number
      readonly offered: number
    }
  | { readonly code: 'nothing-left'; readonly orderId: number }
  | { readonly code: 'nothing-changed'; readonly orderId: number }
  | { readonly code: 'delivery-past'; readonly asked: Instant }

export interface ActFacts {
  readonly now: Instant
  readonly calendar: Calendar
  readonly rules: OrderRules
}

type Acted = Result<OrderEvent, ActRefusal>
type EventOfAct<Act extends OrderAct> = Extract<OrderEvent, { act: Act }>

/** The acts whose data is said by the person who acts, or is nothing at all. */
type PlainAct = Exclude<OrderAct, 'approve' | 'remind' | 'extend' | 'propose'>

/** May `by` do `act` on this order now? The event, or why not. */
export function decideAct<Act extends PlainAct>(
  order: Order,
  act: Act,
  data: EventOfAct<Act>['data'],
  by: Actor,
  { now }: Pick<ActFacts, 'now'>,
): Acted {
  const refusal =
    notAllowed(order, act, by) ?? ('quantities' in data ? unfitQuantities(order, data.quantities) : undefined)
  if (refusal) return refuse(refusal)
  return accept({ act, orderId: order.id, at: now, by, data } as EventOfAct<Act>)
}

/** The PPK lets the order go to the vendor, whose time begins now. */
export function decideApprove(order: Order, by: Actor, { now, rules, calendar }: ActFacts): Acted {
  const refusal = notAllowed(order, 'approve', by)
  if (refusal) return refuse(refusal)
  const data = deadlineFrom(now, rules.vendorAnswerDays, { deliverAt: order.deliverAt, leadTimeHours: 0 }, calendar)
  return accept({ act: 'approve', orderId: order.id, at: now, by, data })
}

/** A partial quantity or another time: binds nobody until the officer says yes. */
export function decidePropose(order: Order, proposal: Proposal, by: Actor, facts: ActFacts): Acted {
  const refusal = notAllowed(order, 'propose', by) ?? unfitProposal(order, proposal, facts.now)
  if (refusal) return refuse(refusal)
  const deliverAt = proposal.deliverAt ?? order.deliverAt
  const deadline = deadlineFrom(
    facts.now,
    facts.rules.requesterAnswerDays,
    { deliverAt, leadTimeHours: 0 },
    facts.calendar,
  )
  return accept({ act: 'propose', orderId: order.id, at: facts.now, by, data: { ...proposal, ...deadline } })
}

/** What the clock itself does to an order whose alarm has rung: more time, a reminder, or the end of waiting. */
export function decideAlarm(
  order: Order,
  { now, calendar, rules }: ActFacts,
  outages: readonly Outage[] = [],
): OrderEvent | undefined {
  const { alarmAt, answerDueAt, deliverAt } = order
  if (alarmAt === undefined || answerDueAt === undefined || alarmAt > now) return undefined
  const by: Actor = { capacity: 'clock', channel: 'clock' }
  const happened = { orderId: order.id, at: now, by }
  const fair = fairDeadline(order, outages, rules.graceMinutes, calendar)
  if (fair && fair.due > now) {
    const { due, away } = fair
    return {
      act: 'extend',
      ...happened,
      data: { answerDueAt: due, alarmAt: nextAlarm(order, due, now, calendar), away },
    }
  }
  if (answerDueAt <= now)
    return { act: 'lapse', ...happened, data: deliverAt <= now && fair ? { away: fair.away } : {} }
  const reminded = { ...order, remindersSent: order.remindersSent + 1 }
  return { act: 'remind', ...happened, data: { alarmAt: nextAlarm(reminded, answerDueAt, now, calendar) } }
}

function notAllowed(order: Order, act: OrderAct, by: Actor): ActRefusal | undefined {
  const allowed = step<OrderStatus, Capacity>(orderLifecycle, order.status, act, by.capacity)
  if (allowed.ok) return samePerson(order, by)
  const where = { orderId: order.id, status: order.status }
  return allowed.because === 'not-now'
    ? { code: 'not-now', ...where, possible: allowed.possible }
    : { code: 'not-your-role', ...where, by: allowed.by }
}

/** Duties that two people must bear; approving and receiving is one duty in two acts. Source: docs/rules.md#R-05. */
function samePerson(order: Order, { capacity, personId }: Actor): ActRefusal | undefined {
  const { requesterId, approverId, receiverId, payerId } = order
  const others: Partial<Record<Capacity, Partial<Record<Capacity, number | undefined>>>> = {
    approver: { requester: requesterId, treasurer: payerId },
    receiver: { requester: requesterId, treasurer: payerId },
    treasurer: { requester: requesterId, approver: approverId, receiver: receiverId },
  }
  const clash = Object.entries(others[capacity] ?? {}).find(([, other]) => other !== undefined && other === personId)
  return clash && { code: 'same-person', orderId: order.id, already: clash[0] as Capacity }
}

/** Neither what is offered nor what arrives may be more than was asked and paid for, or nothing at all. */
function unfitQuantities(order: Order, quantities: Proposal['quantities']): ActRefusal | undefined {
  const orderId = order.id
  for (const { line, quantity } of quantities) {
    const asked = order.lines.find((candidate) => candidate.line === line)
    if (asked && quantity > asked.quantity)
      return { code: 'more-than-asked', orderId, line, name: asked.name, asked: asked.quantity, offered: quantity }
  }
  return proposedLines(order, quantities).length === 0 ? { code: 'nothing-left', orderId } : undefined
}

function unfitProposal(order: Order, proposal: Proposal, now: Instant): ActRefusal | undefined {
  const { deliverAt } = proposal
  if (deliverAt !== undefined && deliverAt <= now) return { code: 'delivery-past', asked: deliverAt }
  const unfit = unfitQuantities(order, proposal.quantities)
  if (unfit) return unfit
  const lines = proposedLines(order, proposal.quantities)
  const sameGoods =
    lines.length === order.lines.length && lines.every((line, index) => line.quantity === order.lines[index]?.quantity)
  const sameTime = deliverAt === undefined || deliverAt === order.deliverAt
  return sameGoods && sameTime ? { code: 'nothing-changed', orderId: order.id } : undefined
}
