/** Who hears what of one event: nobody decides here, and whoever did it themselves is left out by the announcer. */
import type { BudgetLine } from '#core/budget/budget.ts'
import type { Order, OrderEvent } from '#core/order/index.ts'
import type { Say } from '../../channel.ts'
import type { Office } from '../../dialog/flow.ts'
import type { AccountsFacts, OrderFacts } from '../../language/messages/facts.ts'
import type { Messages } from '../../language/messages/index.ts'
import type { Duty } from '../duties.ts'

/** A sentence for whoever it is for, in their language. */
export type Words = (t: Messages, who: { name: string; honorific: string }) => Say

/** What each party hears; whoever is not named hears nothing. */
export type News = { readonly [To in 'vendor' | 'requester' | Duty | 'admins']?: Words }

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
}

/** The news of one stretch of an order's life; `undefined` when the event belongs to another. */
export type NewsOf = (happened: Happened) => News | undefined
