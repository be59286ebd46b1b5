/** The vendor's word on what the office says: how much arrived, and whether the money came. */
import { z } from 'zod'
import { holds } from '#core/people/person.ts'
import { act } from '../desk/acting.ts'
import { SHOP_CONFIRMS } from '../desk/choices.ts'
import { factsOf } from '../desk/order-facts.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'
import { refusedTurn } from './orders.ts'

const Act = z.object({
  do: z.enum(['confirmCount', 'contestCount', 'confirmMoney', 'questionMoney']),
  orderId: z.number(),
})
type Act = z.infer<typeof Act>

export const shopConfirmsFlow: Flow<never, ActData & Act> = {
  name: SHOP_CONFIRMS.name,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'vendor'),
  tap: (talk, taken) => go(talk, taken),
}

async function go(talk: Talk, { do: what, orderId }: Act): Promise<Turn<never>> {
  const done = await did(talk, what, orderId)
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const text = talk.t.receipt.vendor.said[what](await factsOf(talk.db, done.value))
  return { say: [{ text, inPlace: true }], orderId }
}

function did(talk: Talk, what: Act['do'], orderId: number) {
  switch (what) {
    case 'confirmCount':
      return act(talk, orderId, what, {})
    case 'contestCount':
      return act(talk, orderId, what, { words: '' })
    case 'confirmMoney':
      return act(talk, orderId, what, {})
    case 'questionMoney':
      return act(talk, orderId, what, { words: '' })
  }
}
