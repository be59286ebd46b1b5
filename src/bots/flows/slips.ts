/** The tax slips that are still missing: each a tap away from being sent. */
import { z } from 'zod'
import { unitsWith } from '#core/people/person.ts'
import { ordersWithoutSlip } from '#db/orders.ts'
import { PAY_ORDER } from '../desk/choices.ts'
import { orderFacts } from '../desk/order-facts.ts'
import { choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'

const SHOWN = 10

export const slipsFlow: Flow = {
  name: 'slips',
  acts: z.object({}),
  commands: ['buktipotong', 'slips'],
  words: ['bukti potong', 'bukti potong pajak', 'bukti setor', 'bukti pajak', 'tax slips'],
  may: (person) => person.roles.some(({ role }) => role === 'treasurer'),
  open: listSlips,
  tap: listSlips,
}

async function listSlips({ t, db, work, person }: Talk): Promise<Turn<never>> {
  const ids = await ordersWithoutSlip(db, { unitIds: unitsWith(person, 'treasurer') }, SHOWN)
  const orders = (await Promise.all(ids.map((id) => work.order(id)))).filter((order) => order !== undefined)
  if (orders.length === 0) return { say: [{ text: t.money.slip.none }] }
  const facts = await orderFacts(db, orders)
  const choices = facts.map((order) => [
    choice(PAY_ORDER, t.receipt.treasurer.button(order), { do: 'slip', orderId: order.id }),
  ])
  return { say: [{ text: t.money.slip.title(facts.length), choices }] }
}
