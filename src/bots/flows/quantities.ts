/** The amounts of a sentence that were not said, asked for one by one before anybody is asked what it costs. */
import type { Brief } from '#core/order/index.ts'
import type { Talk, Turn } from '../dialog/flow.ts'
import { quantityIn } from './browse.ts'
import { propose } from './offers.ts'

/** So much of one thing nobody orders; see `browse.ts`. */
const QUANTITY_MAX = 1_000_000

interface Asked {
  readonly brief: Brief
  readonly at: number
}

/** Asks for the first amount that is missing; when none is, shows the offers. */
export async function quantityAsked(talk: Talk, brief: Brief): Promise<Turn> {
  const at = brief.wish.things.findIndex(({ quantity }) => quantity === undefined)
  const thing = brief.wish.things[at]
  if (!thing) return propose(talk, brief)
  return {
    say: [{ text: talk.t.sentence.askQuantity(thing.words.join(' ')) }],
    next: { step: 'quantity', brief, at },
    flow: 'sentence',
  }
}

/** "100", "2 lusin": the amount that was asked for. Other words are for others to hear. */
export async function quantityTyped(talk: Talk, { brief, at }: Asked, text: string): Promise<Turn | undefined> {
  const read = quantityIn(text)
  const thing = brief.wish.things[at]
  if (read === undefined || !thing) return undefined
  if (!Number.isInteger(read) || read <= 0 || read > QUANTITY_MAX)
    return { say: [{ text: talk.t.sentence.quantityUnread(thing.words.join(' ')) }], next: 'same' }
  const things = brief.wish.things.with(at, { ...thing, quantity: read })
  return quantityAsked(talk, { ...brief, wish: { ...brief.wish, things } })
}
