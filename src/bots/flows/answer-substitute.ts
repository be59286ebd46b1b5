/** "Nasi ayamnya abis, ganti nasi ikan ya": which line, and which of the shop's own products in its place. */
import { z } from 'zod'
import type { Order, Proposal } from '#core/order/index.ts'
import type { Choice } from '../channel.ts'
import { answerChoices } from '../desk/choices.ts'
import { linesMeant, substitutesFor, substitution } from '../desk/substitutes.ts'
import type { Talk, Turn } from '../dialog/flow.ts'
import type { Understanding } from '../language/understanding/index.ts'

/** What is known of a substitution so far; `wanted` are the words for what is offered instead. */
export const InsteadFields = z.object({
  words: z.string(),
  wanted: z.string().exactOptional(),
  line: z.number().exactOptional(),
  productId: z.number().exactOptional(),
})
export type Instead = z.infer<typeof InsteadFields>

/**
 * Do these words of a shop that was ordered from offer something else? What it is out of is then no news of its stock
 * alone: it named what there is instead, and that is asked about before it is anything.
 */
export function offersInstead({ intents, slots }: Understanding): boolean {
  const isOut = intents[0].intent === 'STOCK' && slots.substitute !== undefined
  return isOut || intents.some(({ detail }) => detail === 'substitution')
}

/**
 * What is offered, once it is clear; before that the next thing to ask, whose answers `toFlow` leads to whoever asks:
 * the answer to an order, or what a shop asks for when its word is given already.
 */
export async function insteadOf(
  talk: Talk,
  order: Order,
  instead: Instead,
  toFlow: (label: string, instead: Instead) => Choice,
): Promise<Turn<never> | Proposal> {
  const { t, db } = talk
  const orderId = order.id
  const to = (label: string, known: Instead) => toFlow(label, { ...instead, ...known })
  const meant = order.lines.filter((line) => line.line === instead.line)
  const [line, ...others] = meant.length > 0 ? meant : linesMeant(order, instead.words, instead.wanted)
  if (!line || others.length > 0) {
    const choices = order.lines.map((one) => [
      to(t.proposals.line(one.name, one.quantity, one.unit), { words: instead.words, line: one.line }),
    ])
    return { say: [{ text: t.proposals.askLine, choices }], orderId }
  }
  const { goods, isNamed } = await substitutesFor(db, order, line, instead.wanted)
  const picked = goods.find(({ id }) => id === instead.productId)
  const [only, ...more] = goods
  const good = picked ?? (isNamed && more.length === 0 ? only : undefined)
  if (good) return { quantities: [], substitutions: [substitution(line, good)], words: instead.words }
  if (!only) {
    const text = t.proposals.none(line.name, line.price, line.unit)
    const isAsked = order.status === 'awaiting-vendor' || order.status === 'awaiting-requester'
    return { say: [{ text, ...(isAsked ? { choices: answerChoices(t, order) } : {}) }], orderId }
  }
  const text = isNamed
    ? t.proposals.askWhich(instead.wanted ?? '', line.name)
    : t.proposals.askWhat(line.name, line.price, line.unit)
  const choices = goods.map(({ id, name, price, unit }) => [
    to(t.proposals.product(name, price, unit), { words: instead.words, line: line.line, productId: id }),
  ])
  return { say: [{ text, choices }], orderId }
}
