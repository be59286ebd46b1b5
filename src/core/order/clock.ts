/**
 * The clock as one who acts: how long each state may wait, when whoever is due is reminded, and what happens when their
 * time is over. A table, like the lifecycle beside it.
 */
import { addWorkingMinutes, type Calendar, HOUR, type Instant, MINUTE, workingDayMinutes } from '../calendar.ts'
import type { Outage } from '../outage.ts'
import { alarmAfter, fairDeadline } from './deadlines.ts'
import type { OrderEvent, Times } from './events.ts'
import type { OrderStatus } from './lifecycle.ts'
import type { Actor, Deadline, Order } from './order.ts'
import type { OrderRules } from './rules.ts'

export interface ClockFacts {
  readonly now: Instant
  readonly calendar: Calendar
  readonly rules: OrderRules
}

interface Waiting {
  /** Office time given, in working days; `undefined` where the hour of delivery decides. */
  readonly days?: (rules: OrderRules) => number
  /** Shares of the given time at which a reminder goes out. */
  readonly reminders: readonly number[]
  readonly atDue: 'lapse' | 'escalate' | 'assumeCount' | 'lapseRequest'
  /** Working days until whoever is above hears of it again; one unless it says so. */
  readonly again?: (rules: OrderRules) => number
  /** The answer must leave the vendor its lead time: it cannot be due after the event. */
  readonly beforeDelivery?: true
}

const HALF_AND_LATE = [0.5, 0.8] as const

/** How each state waits; the others wait for nobody. */
export const WAITING: { readonly [Status in OrderStatus]?: Waiting } = {
  'awaiting-approval': {
    days: (rules) => rules.approvalDays,
    reminders: HALF_AND_LATE,
    atDue: 'lapse',
    beforeDelivery: true,
  },
  'awaiting-vendor': {
    days: (rules) => rules.vendorAnswerDays,
    reminders: HALF_AND_LATE,
    atDue: 'lapse',
    beforeDelivery: true,
  },
  'awaiting-requester': {
    days: (rules) => rules.requesterAnswerDays,
    reminders: HALF_AND_LATE,
    atDue: 'lapse',
    beforeDelivery: true,
  },
  'in-progress': { reminders: [], atDue: 'escalate' },
  'on-the-way': { reminders: [], atDue: 'escalate' },
  arrived: { days: (rules) => rules.receiptDays, reminders: HALF_AND_LATE, atDue: 'escalate' },
  'awaiting-count': { days: (rules) => rules.countDays, reminders: HALF_AND_LATE, atDue: 'assumeCount' },
  disputed: { days: (rules) => rules.receiptDays, reminders: HALF_AND_LATE, atDue: 'escalate' },
  // The second and the third day of the promise. Source: docs/rules.md#R-07.
  received: { days: (rules) => rules.paymentDays, reminders: [1 / 3, 2 / 3], atDue: 'escalate' },
  'payment-submitted': { days: (rules) => rules.paymentDays, reminders: [1 / 3, 2 / 3], atDue: 'escalate' },
  // Silence is no receipt: only a person says that the money came. Source: docs/rules.md#R-48.
  paid: {
    days: (rules) => rules.moneyDays,
    reminders: HALF_AND_LATE,
    atDue: 'escalate',
    again: (rules) => rules.moneyDays,
  },
  'payment-questioned': { days: (rules) => rules.paymentDays, reminders: HALF_AND_LATE, atDue: 'escalate' },
}

/** While one side has asked for something, the other has as long as a requester has for a proposal. */
const REQUESTED: Waiting = {
  days: (rules) => rules.requesterAnswerDays,
  reminders: HALF_AND_LATE,
  atDue: 'lapseRequest',
  beforeDelivery: true,
}

/** The least time anybody is given, however soon the delivery. */
const LEAST_TIME = HOUR

const waitingOf = (order: Pick<Order, 'status' | 'request'>) => (order.request ? REQUESTED : WAITING[order.status])

/** The deadline of an order that arrives in a state now; `undefined` where nobody's turn ends. */
export function deadlineIn(
  order: Pick<Order, 'status' | 'request' | 'deliverAt' | 'payBy' | 'redelivery'>,
  { now, calendar, rules }: ClockFacts,
  leadTimeHours = 0,
): Deadline | undefined {
  const waiting = waitingOf(order)
  if (!waiting) return undefined
  const { days, reminders, beforeDelivery } = waiting
  if (!days) {
    const deliverAt = order.redelivery?.deliverAt ?? order.deliverAt
    const due = Math.max(now + LEAST_TIME, deliverAt + rules.deliveryGraceMinutes * MINUTE)
    return { answerDueAt: due, alarmAt: due }
  }
  const officeTime = addWorkingMinutes(now, days(rules) * workingDayMinutes(calendar), calendar)
  const latest = beforeDelivery ? Math.max(now + LEAST_TIME, order.deliverAt - leadTimeHours * HOUR) : officeTime
  // What was promised to the vendor stays promised, whatever happens to its payment on the way.
  const promised = order.status === 'received' || order.status === 'payment-submitted' ? order.payBy : undefined
  const answerDueAt = promised ?? Math.min(officeTime, latest)
  return { answerDueAt, alarmAt: alarmAfter({ since: now, due: answerDueAt, now }, reminders, calendar) }
}

/** The promise begins with the receipt, unless it waits for the vendor's bill. Source: docs/rules.md#R-07. */
export function received({ billed }: Order, deadline: Deadline, { rules }: ClockFacts): Deadline & Times {
  return rules.paymentStarts === 'bill' && !billed ? deadline : { ...deadline, payBy: deadline.answerDueAt }
}

/** What the clock itself does to an order whose alarm has rung: more time, a reminder, or the end of waiting. */
export function decideAlarm(order: Order, facts: ClockFacts, outages: readonly Outage[] = []): OrderEvent | undefined {
  const { now } = facts
  const { alarmAt, answerDueAt, heldUntil } = order
  const waiting = waitingOf(order)
  if (!waiting || alarmAt === undefined || answerDueAt === undefined || alarmAt > now) return undefined
  if (heldUntil !== undefined) return released(order, answerDueAt, waiting, facts)
  const fair = givenBack(order, waiting, facts, outages)
  if (fair && fair.due > now) {
    const data = { ...deadlineUntil(fair.due, order, waiting, facts), away: fair.away }
    return { act: 'extend', ...byClock(order, now), data }
  }
  if (answerDueAt <= now) return timeIsOver(order, waiting, facts, fair?.away)
  const { alarmAt: next } = deadlineUntil(answerDueAt, order, waiting, facts)
  return { act: 'remind', ...byClock(order, now), data: { alarmAt: next } }
}

/** Is the time of whoever is due over, and has whoever is above them heard of it? */
export function isEscalated({ alarmAt, answerDueAt }: Pick<Order, 'alarmAt' | 'answerDueAt'>): boolean {
  return alarmAt !== undefined && answerDueAt !== undefined && alarmAt > answerDueAt
}

/** Nobody loses what is theirs because the office could not be reached; what goes on anyway needs no more time. */
function givenBack(order: Order, { atDue }: Waiting, { rules, calendar }: ClockFacts, outages: readonly Outage[]) {
  if (atDue !== 'lapse') return undefined
  return fairDeadline(order, outages, { graceMinutes: rules.graceMinutes, latest: order.deliverAt, calendar })
}

function deadlineUntil(due: Instant, { statusAt }: Order, { reminders }: Waiting, { now, calendar }: ClockFacts) {
  return { answerDueAt: due, alarmAt: alarmAfter({ since: statusAt, due, now }, reminders, calendar) }
}

/** Sent on at last; the time for an answer begins now, and ends when it would have. */
function released(order: Order, due: Instant, { reminders }: Waiting, { now, calendar }: ClockFacts): OrderEvent {
  const answerDueAt = Math.max(due, now + LEAST_TIME)
  const alarmAt = alarmAfter({ since: now, due: answerDueAt, now }, reminders, calendar)
  return { act: 'release', ...byClock(order, now), data: { answerDueAt, alarmAt } }
}

const CLOCK: Actor = { capacity: 'clock', channel: 'clock' }

const byClock = ({ id }: Order, now: Instant) => ({ orderId: id, at: now, by: CLOCK })

function timeIsOver(order: Order, waiting: Waiting, facts: ClockFacts, away: Outage | undefined): OrderEvent {
  const { atDue, again = () => 1 } = waiting
  const { now, calendar, rules } = facts
  const event = byClock(order, now)
  switch (atDue) {
    case 'lapse':
      return { act: atDue, ...event, data: away && order.deliverAt <= now ? { away } : {} }
    case 'escalate': {
      // Whoever is above hears of it again and again, until somebody acts.
      const alarmAt = addWorkingMinutes(now, again(rules) * workingDayMinutes(calendar), calendar)
      return { act: atDue, ...event, data: { alarmAt } }
    }
    case 'assumeCount': {
      const due = deadlineIn({ ...order, status: 'received' }, facts)
      return { act: atDue, ...event, data: due ? received(order, due, facts) : {} }
    }
    case 'lapseRequest': {
      const { request: _lapsed, ...rest } = order
      return { act: atDue, ...event, data: { ...deadlineIn(rest, facts) } }
    }
  }
}
