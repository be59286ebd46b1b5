/** Who hears what of one event: nobody decides here, and whoever did it themselves is left out by the announcer. */
import type { BudgetLine } from '#core/budget/budget.ts'
import type { Order, OrderEvent } from '#core/order/index.ts'
import type { Person } from '#core/people/person.ts'
import type { Say } from '../../channel.ts'
import type { Office } from '../../dialog/flow.ts'
import type { AccountsFacts, OrderFacts, PriceFacts } from '../../language/messages/facts.ts'
import type { Messages } from '../../language/messages/index.ts'
import type { Duty } from '../duties.ts'

/** A sentence for whoever it is for, in their language. */
export type Words = (t: Messages, who: Addressee) => Say

/** Somebody who is called in a sentence; a group is called by the name of its shop. */
export type Addressee = Pick<Person, 'name' | 'honorific' | 'address' | 'calledAs'>

/**
 * What each party hears; whoever is not named hears nothing. `approver` is whoever has taken that duty on the order,
 * `approversToo` all who might have.
 */
export type News = { readonly [To in 'vendor' | 'requester' | Duty | 'admins' | 'approversToo']?: Words }

export interface Happened {
  readonly event: OrderEvent
  readonly order: Order
  /** As it was before the event; none when it was just placed. */
  readonly before: Order | undefined
  readonly facts: OrderFacts
  readonly office: Office
  /** The order's, as it is after the event. */
  readonly budgetLine?: BudgetLine
  /** Where the vendor's money goes, while it is on its way. */
  readonly accounts?: AccountsFacts
  /** What the PPK holds the prices against, while that is their question, and the name of whoever acted then. */
  readonly prices?: readonly PriceFacts[]
  readonly actor?: string
}

/** The news of one stretch of an order's life; `undefined` when the event belongs to another. */
export type NewsOf = (happened: Happened) => News | undefined
