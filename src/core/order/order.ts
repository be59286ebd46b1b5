/**
 * An order as the consequence of its events. `evolve` is the only thing that changes one, so replaying the ledger gives
 * back exactly what the tables hold.
 */
import type { Instant } from '../calendar.ts'
import { type Rupiah, rupiah, sum, times } from '../money.ts'
import type { Outage } from '../outage.ts'
import { type Capacity, DEAD_STATUSES, type OrderAct, type OrderStatus, orderLifecycle } from './lifecycle.ts'

export interface Place {
  readonly label: string
  readonly address: string
  readonly district: string
  readonly city: string
}

export interface OrderLine {
  readonly line: number
  readonly productId: number
  readonly name: string
  readonly unit: string
  /** Of one unit, as agreed: later changes of the catalogue do not touch it. */
  readonly price: Rupiah
  readonly quantity: number
}

/** What a vendor offers instead. Lines that are not named stay as ordered. */
export interface Proposal {
  readonly quantities: readonly { readonly line: number; readonly quantity: number }[]
  readonly deliverAt?: Instant
  readonly words: string
}

export interface Order {
  readonly id: number
  readonly basketId: string
  readonly status: OrderStatus
  readonly unitId: number
  readonly budgetLineId: number
  readonly vendorId: number
  readonly requesterId: number
  readonly approverId?: number
  readonly receiverId?: number
  readonly payerId?: number
  readonly lines: readonly OrderLine[]
  readonly goodsTotal: Rupiah
  readonly deliveryFee: Rupiah
  readonly tax: Rupiah
  readonly total: Rupiah
  /** Tax in hundredths of a percent of goods and delivery together, as it applied on the day of placing. */
  readonly taxRate: TaxRate
  readonly deliverAt: Instant
  readonly place: Place
  readonly note: string
  readonly placedAt: Instant
  readonly statusAt: Instant
  /** Until when the party whose turn it is should answer. */
  readonly answerDueAt?: Instant
  /** When the clock itself must act next: a reminder, a deadline. */
  readonly alarmAt?: Instant
  readonly remindersSent: number
  readonly proposal?: Proposal
  readonly refusal?: { readonly reason: string; readonly words: string }
}

/** A rate as an exact fraction: PPN on ordinary goods is 12 % of 11/12, so 11/100. Zero is 0/1. */
export interface TaxRate {
  readonly numerator: number
  readonly denominator: number
}

/** Who did it, in which capacity on this order, and through which message. */
export interface Actor {
  readonly personId?: number
  readonly capacity: Capacity
  readonly channel: string
  /** The inbox row that said so; none when the clock acts. */
  readonly inboxId?: number
}

export interface Deadline {
  readonly answerDueAt: Instant
  readonly alarmAt: Instant
}

type PlacedFacts = Omit<
  Order,
  'status' | 'statusAt' | 'placedAt' | 'remindersSent' | 'answerDueAt' | 'alarmAt' | 'goodsTotal' | 'tax' | 'total'
> & { readonly to: 'awaiting-approval' | 'awaiting-vendor' } & Deadline

interface EventFacts {
  place: PlacedFacts
  approve: Deadline
  reject: { readonly reason: string; readonly words: string }
  cancel: { readonly reason: string; readonly words: string }
  /** `away`: the office was, and the time for the delivery has gone with it. */
  lapse: { readonly away?: Outage }
  /** More time, because the office was away while somebody should have answered. */
  extend: Deadline & { readonly away: Outage }
  remind: { readonly alarmAt: Instant }
  accept: Record<never, never>
  propose: Proposal & Deadline
  decline: { readonly reason: string; readonly words: string }
  acceptProposal: Record<never, never>
  declineProposal: Record<never, never>
  ship: { readonly words: string }
  deliver: { readonly words: string }
  receive: { readonly quantities: Proposal['quantities'] }
  dispute: { readonly reason: string; readonly words: string }
  redeliver: { readonly words: string }
  refuse: { readonly reason: string; readonly words: string }
  submitPayment: Record<never, never>
  pay: Record<never, never>
  confirmPayment: Record<never, never>
  returnPayment: { readonly reason: string; readonly words: string }
  confirmMoney: Record<never, never>
}

/** One thing that happened: an act of the lifecycle (or `place`) with its facts. */
export type OrderEvent = {
  readonly [Act in 'place' | OrderAct]: {
    readonly act: Act
    readonly orderId: number
    readonly at: Instant
    readonly by: Actor
    readonly data: EventFacts[Act]
  }
}['place' | OrderAct]

/** Totals of lines, delivery and tax, to the rupiah. Tax is rounded down once, on the sum. */
export function totals(
  lines: readonly Pick<OrderLine, 'price' | 'quantity'>[],
  deliveryFee: Rupiah,
  taxRate: TaxRate,
): Pick<Order, 'goodsTotal' | 'deliveryFee' | 'tax' | 'total'> {
  const goodsTotal = sum(lines.map((line) => times(line.price, line.quantity)))
  const base = goodsTotal + deliveryFee
  const tax = rupiah(Number((BigInt(base) * BigInt(taxRate.numerator)) / BigInt(taxRate.denominator)))
  return { goodsTotal, deliveryFee, tax, total: rupiah(base + tax) }
}

/** How much of its budget line an order holds now. The sum over all orders is the line's `committed`, always. */
export function held(order: Order | undefined): Rupiah {
  return order && !DEAD_STATUSES.has(order.status) ? order.total : 0
}

/** The lines as they would be under a proposal; lines of zero are left out. */
export function proposedLines(order: Order, quantities: Proposal['quantities']): OrderLine[] {
  return order.lines.flatMap((line) => {
    const quantity = quantities.find((change) => change.line === line.line)?.quantity ?? line.quantity
    return quantity > 0 ? [{ ...line, quantity }] : []
  })
}

/** The order after one more event. `order` is undefined for `place` alone. */
export function evolve(order: Order | undefined, event: OrderEvent): Order {
  if (event.act === 'place') return placed(event)
  if (!order) throw new Error(`an order begins with place, not ${event.act}`)
  const rows: Record<string, { to: OrderStatus } | undefined> = orderLifecycle[order.status]
  const to = rows[event.act]?.to
  if (!to) throw new Error(`${event.act} cannot follow ${order.status}`)
  return { ...settled(order, to, event.at), ...changes(order, event) }
}

function placed(event: Extract<OrderEvent, { act: 'place' }>): Order {
  const { to, ...facts } = event.data
  return {
    ...facts,
    ...totals(facts.lines, facts.deliveryFee, facts.taxRate),
    status: to,
    placedAt: event.at,
    statusAt: event.at,
    remindersSent: 0,
  }
}

/** Arriving in a state ends the waiting that belonged to the one before; a reminder stays in its state. */
function settled(order: Order, to: OrderStatus, at: Instant): Order {
  if (to === order.status) return order
  const { answerDueAt: _due, alarmAt: _alarm, proposal: _proposal, ...rest } = order
  return { ...rest, status: to, statusAt: at, remindersSent: 0 }
}

function changes(order: Order, event: Exclude<OrderEvent, { act: 'place' }>): Partial<Order> {
  switch (event.act) {
    case 'remind':
      return { alarmAt: event.data.alarmAt, remindersSent: order.remindersSent + 1 }
    case 'extend': {
      const { answerDueAt, alarmAt } = event.data
      return { answerDueAt, alarmAt }
    }
    case 'approve':
      return { ...event.data, ...personAs('approverId', event) }
    case 'propose': {
      const { answerDueAt, alarmAt, ...proposal } = event.data
      // A second proposal in a row begins a waiting of its own.
      return { answerDueAt, alarmAt, proposal, remindersSent: 0, statusAt: event.at }
    }
    case 'acceptProposal':
      return order.proposal ? agreed(order, order.proposal) : {}
    case 'receive':
      return { ...requantified(order, event.data.quantities), ...personAs('receiverId', event) }
    case 'pay':
    case 'submitPayment':
      return personAs('payerId', event)
    case 'reject':
    case 'decline':
    case 'cancel':
    case 'refuse':
      return { refusal: event.data }
    case 'lapse':
      return { refusal: { reason: event.data.away ? 'away' : 'no-answer', words: '' } }
    case 'declineProposal':
      return { refusal: { reason: 'proposal-declined', words: '' } }
    default:
      return {}
  }
}

function personAs(field: 'approverId' | 'receiverId' | 'payerId', event: OrderEvent): Partial<Order> {
  return event.by.personId === undefined ? {} : { [field]: event.by.personId }
}

function agreed(order: Order, proposal: Proposal): Partial<Order> {
  return { ...requantified(order, proposal.quantities), deliverAt: proposal.deliverAt ?? order.deliverAt }
}

function requantified(order: Order, quantities: Proposal['quantities']): Partial<Order> {
  const lines = proposedLines(order, quantities)
  return { lines, ...totals(lines, order.deliveryFee, order.taxRate) }
}
