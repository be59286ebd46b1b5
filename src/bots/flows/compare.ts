/** "bandingin 3 vendor tumpeng": offers as a small table, one column each. */
import type { Brief } from '#core/order/index.ts'
import { offersOf } from '../desk/offers.ts'
import { choice, type Talk, type Turn } from '../dialog/flow.ts'
import { wishWords } from './offers.ts'

/** More columns than this no phone shows. */
const COLUMNS_MAX = 4

/** The offers of so many vendors beside each other; each opens its card, with the amount if one was said. */
export async function compare(talk: Talk, brief: Brief, count: number): Promise<Turn> {
  const { t } = talk
  const [thing] = brief.wish.things
  if (!thing) return { say: [{ text: t.notUnderstood }] }
  const wish = { ...brief.wish, things: [thing] }
  const { offers } = await offersOf(talk, wish, brief, Math.min(Math.max(count, 2), COLUMNS_MAX))
  if (offers.length === 0) return { say: [{ text: t.sentence.nothing(wishWords(talk, [thing])) }] }
  const choices = offers.map((offer, at) => [
    choice({ name: 'browse' }, t.sentence.compareChoice(at + 1, offer), {
      to: 'card',
      productId: offer.lines[0]?.card.id,
      ...(thing.quantity === undefined ? {} : { quantity: thing.quantity }),
    }),
  ])
  return { say: [{ text: t.sentence.compare(wishWords(talk, [thing]), offers), choices }] }
}
