/** Asking for stars, and showing them once there are enough to say something. */

import { type ProductCard, shownRating } from '#core/catalogue/product-card.ts'
import { type Order, STARS } from '#core/order/index.ts'
import type { Say } from '../channel.ts'
import { choice, type Office } from '../dialog/flow.ts'
import type { Messages } from '../language/messages/index.ts'
import { RATE_ORDER } from './choices.ts'

/** Fewer ratings than this are chance, and tell who gave them. Source: docs/rules.md#R-36 (a setting). */
const LEAST = 3

/** The card as people see it: with its rating only from so many on. */
export function ratedCard(card: ProductCard, { ruleValues }: Pick<Office, 'ruleValues'>): ProductCard {
  const least = ruleValues.get('rating.least')
  return { ...card, rating: shownRating(card.rating, typeof least === 'number' ? least : LEAST) }
}

/** One to five, in a row; each at most once. */
export function rateChoices(t: Messages, orderId: number): NonNullable<Say['choices']> {
  return [STARS.map((stars) => choice(RATE_ORDER, t.rating.star(stars), { orderId, stars }, { once: true }))]
}

/** What follows a receipt. */
export function askRating(t: Messages, { id }: Pick<Order, 'id'>): Say {
  return { text: t.rating.ask(id), choices: rateChoices(t, id) }
}
