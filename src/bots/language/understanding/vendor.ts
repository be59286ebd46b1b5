/**
 * What a vendor means. The order of the rules is their meaning: what must not be mistaken for a yes or a no (money,
 * stock, the way of the goods) is looked for first, a yes comes near the end.
 */
import { type Found, likely } from './found.ts'
import type { Context, Question } from './intents.ts'
import { means, type Reading } from './reading.ts'
import { firstOf, type Rule } from './rule.ts'
import { accepts, asks, courtesies, doubts, partial, reschedules, thanksFirst } from './vendor-answers.ts'
import { prices, replaces, stocks } from './vendor-catalogue.ts'
import { delivers, pays, progress, ships } from './vendor-delivery.ts'
import { arrivedAndAsks, partly, takesAllTheSame, takesUp, troubledByApp, whyNot, wouldHave } from './vendor-parts.ts'
import { cancels, reasonsOnly, refusesButOffers, rejects } from './vendor-refusals.ts'

/** The meanings of a vendor's message, the leading one first. */
export function vendorMeanings(read: Reading, context: Context, asked: Question): readonly Found[] {
  return firstOf(RULES, read, context, asked)
}

const fallback: Rule = (read) => {
  if (read.strange + (means(read, 'spam') ? 2 : 0) >= 2 && !means(read, 'orderNoun', 'product', 'goods'))
    return [likely('UNRELATED', 'not about an order')]
  return undefined
}

const RULES: readonly Rule[] = [
  troubledByApp,
  cancels,
  pays,
  wouldHave,
  whyNot,
  partly,
  takesAllTheSame,
  takesUp,
  refusesButOffers,
  stocks,
  prices,
  replaces,
  progress,
  ships,
  delivers,
  rejects,
  partial,
  reschedules,
  arrivedAndAsks,
  asks,
  reasonsOnly,
  thanksFirst,
  doubts,
  accepts,
  courtesies,
  fallback,
]
