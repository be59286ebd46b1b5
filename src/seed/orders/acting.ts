/** Steps of a story: who does what to an order and when, decided by the order's own rules. */
import { addWorkingMinutes, type Calendar, type Instant, MINUTE } from '#core/calendar.ts'
import {
  type ActFacts,
  type Actor,
  type ActRefusal,
  type Capacity,
  decideAct,
  type Order,
  type OrderEvent,
  type PersonAct,
  type Proposal,
  type Quantities,
  type Said,
} from '#core/order/index.ts'
import type { Result } from '#core/result.ts'
import type { Bill } from '#core/tax/index.ts'
import type { Chance } from '../random.ts'
import type { Billing } from './bills.ts'

export interface Moment {
  readonly order: Order
  readonly since: Instant
  readonly dice: Chance
  readonly calendar: Calendar
}

/** What a step is told with: chance, and how the shop is billed. */
export interface Around {
  readonly dice: Chance
  readonly billed: Billing
}

export interface Step {
  readonly by: Exclude<Capacity, 'clock'>
  readonly at: (moment: Moment) => Instant
  readonly decide: (order: Order, by: Actor, facts: ActFacts, around: Around) => Result<OrderEvent, ActRefusal>
}

/** So many minutes of office time after what happened last. */
export function after(from: number, to: number): Step['at'] {
  return ({ since, dice, calendar }) => addWorkingMinutes(since, dice.between(from, to), calendar)
}

/** So many minutes before (negative) or after the hour of delivery. */
export function atDelivery(from: number, to: number): Step['at'] {
  return ({ order, dice }) => order.deliverAt + dice.between(from, to) * MINUTE
}

/** An act, with what the person says. */
export function does<Act extends PersonAct>(
  by: Step['by'],
  act: Act,
  at: Step['at'],
  said: (dice: Chance, order: Order, billed: (good: Quantities) => Bill) => Said[Act],
): Step {
  return {
    by,
    at,
    // An event of one act is an event.
    decide: (order, actor, facts, { dice, billed }) => {
      const words = said(dice, order, (good) => billed(order, good, facts.now))
      return decideAct(order, act, words, actor, facts) as unknown as Result<OrderEvent, ActRefusal>
    },
  }
}

/** The PPK lets the order go to the vendor. */
export const approves = (at: Step['at']): Step => does('approver', 'approve', at, () => ({}))

/** The vendor offers less, or another hour. */
export function proposes(at: Step['at'], proposal: (dice: Chance, order: Order) => Proposal): Step {
  return does('vendor', 'propose', at, proposal)
}
