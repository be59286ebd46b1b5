/** A vendor misses its money, or another amount came: the treasurer is asked, with the proof that was sent. */
import type { Order } from '#core/order/index.ts'
import type { Say } from '../channel.ts'
import type { OrderFacts } from '../language/messages/facts.ts'
import type { Messages } from '../language/messages/index.ts'
import { answerMoneyChoices } from './choices.ts'
import { shownWith } from './evidence.ts'

/** What the treasurer is shown until it is answered. */
export function moneyQuestionSay(t: Messages, order: Order, facts: OrderFacts): Say {
  const { payment, moneyQuestion, total, id } = order
  const proof = payment?.files.filter(({ kind }) => kind === 'bukti-bayar') ?? []
  const text = t.receipt.treasurer.questioned(facts, {
    paid: payment?.amount ?? total,
    came: moneyQuestion?.amount,
    isProved: proof.length > 0,
  })
  return { text, choices: answerMoneyChoices(t, id), ...shownWith(proof) }
}
