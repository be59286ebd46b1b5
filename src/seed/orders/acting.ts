/** Steps of a story: who does what to an order and when, decided by the order's own rules. */
import { addWorkingMinutes, type Calendar, type Instant, MINUTE } from '#core/calendar.ts'
import {
  type ActFacts,
  type Actor,
  type ActRefusal,
  type Capacity,
  decideAct,
  decideApprove,
  decidePropose,
  type Order,
  type OrderEvent,
  type Proposal,
} from '#core/order/index.ts'
import type { Result } from '#core/result.ts'
import type { Chance } from '../random.ts'

export interface Moment {
  readonly order: Order
  readonly since: Instant
  readonly dice: Chance
  readonly calendar: Calendar
}

export interface Step {
  readonly by: Exclude<Capacity, 'clock'>
  readonly at: (moment: Moment) => Instant
  readonly decide: (order: Order, by: Actor, facts: ActFacts, dice: Chance) => Result<OrderEvent, ActRefusal>
}

/** So many minutes of office time after what happened last. */
export function after(from: number, to: number): Step['at'] {
  return ({ since, dice, calendar }) => addWorkingMinutes(since, dice.between(from, to), calendar)
}

/** So many minutes before (negative) or after the hour of delivery. */
export function atDelivery(from: number, to: number): Step['at'] {
  return ({ order, dice }) => order.deliverAt + dice.between(from, to) * MINUTE
}

type PlainAct = Parameters<typeof decideAct>[1]
type DataOf<Act extends PlainAct> = Extract<OrderEvent, { act: Act }>['data']

/** An act whose data is said by the person who acts. */
export function does<Act extends PlainAct>(
  by: Step['by'],
  act: Act,
  at: Step['at'],
  data: (dice: Chance, order: Order) => DataOf<Act>,
): Step {
  return {
    by,
    at,
    decide: (order, actor, facts, dice) =>
      decideAct<Act>(order, act, data(dice, order) as Parameters<typeof decideAct<Act>>[2], actor, facts),
  }
}

/** The PPK lets the order go to the vendor. */
export const approves = (at: Step['at']): Step => ({ by: 'approver', at, decide: decideApprove })

/** The vendor offers less, or another hour. */
export function proposes(at: Step['at'], proposal: (dice: Chance, order: Order) => Proposal): Step {
  return {
    by: 'vendor',
    at,
    decide: (order, by, facts, dice) => decidePropose(order, proposal(dice, order), by, facts),
  }
}
