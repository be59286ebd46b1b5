/** The vendor's word on what the office says: how much arrived, and whether the money came. */
import { z } from 'zod'
import { holds, shopsOf } from '#core/people/person.ts'
import { ordersOfShops } from '#db/orders.ts'
import { act } from '../desk/acting.ts'
import { moneyCameChoice, SHOP_CONFIRMS } from '../desk/choices.ts'
import { factsOf, orderFacts } from '../desk/order-facts.ts'
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
  // Money that was missing may come any moment, with no question about it at the end of the chat.
  commands: ['masuk'],
  words: [
    'sudah masuk',
    'udah masuk',
    'uangnya sudah masuk',
    'uangnya udah masuk',
    'sudah masuk kak',
    'udah masuk kak',
  ],
  open: moneyCame,
  tap: (talk, taken) => go(talk, taken),
}

/** "Sudah masuk": of the one order whose money was asked about; of several it is said which. */
async function moneyCame(talk: Talk): Promise<Turn<never>> {
  const { t, db, work, person } = talk
  const ids = await ordersOfShops(db, shopsOf(person), ['paid', 'payment-questioned'])
  const [only, ...others] = ids
  if (only === undefined) return { say: [{ text: t.vendor.nothingWaiting }] }
  if (others.length === 0) return go(talk, { do: 'confirmMoney', orderId: only })
  const orders = (await Promise.all(ids.map((id) => work.order(id)))).filter((order) => order !== undefined)
  const facts = await orderFacts(db, orders)
  const choices = facts.map((order) => [moneyCameChoice(t.vendor.whichButton(order), order.id)])
  return { say: [{ text: t.vendor.whichRunning, choices }] }
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
