/** "Tunggakan": payments past their promise, for the head and the treasurers of a unit, and for admins all of them. */
import { z } from 'zod'
import { holds, type Person, unitsWith } from '#core/people/person.ts'
import { ordersPaidLate } from '#db/late-payments.ts'
import { LATE_PAYERS } from '../desk/choices.ts'
import { orderFacts } from '../desk/order-facts.ts'
import { countdown } from '../desk/to-pay.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { lines } from '../markup.ts'
import { orderCard } from './order-card.ts'
import { refusedTurn } from './orders.ts'

const SHOWN = 10

const Act = z.union([z.object({ do: z.literal('list') }), z.object({ do: z.literal('show'), orderId: z.number() })])
type Act = z.infer<typeof Act>

const ROLES = ['pa', 'kpa', 'treasurer'] as const

export const latePayersFlow: Flow<never, ActData & Act> = {
  name: LATE_PAYERS.name,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['tunggakan', 'overdue'],
  words: ['tunggakan', 'bayar terlambat', 'pembayaran terlambat', 'overdue'],
  may: (person) => holds(person, 'admin') || ROLES.some((role) => holds(person, role)),
  open: listLate,
  tap: async (talk, taken) => {
    if (taken.do === 'list') return listLate(talk)
    const back = [[choice(LATE_PAYERS, talk.t.back, { do: 'list' })]]
    return (await orderCard(talk, taken.orderId, back)) ?? refusedTurn(talk, { code: 'no-such-order' })
  },
}

const unitsOf = (person: Person) => [...new Set(ROLES.flatMap((role) => unitsWith(person, role)))]

async function listLate(talk: Talk): Promise<Turn<never>> {
  const { t, db, now, work, person } = talk
  const unitIds = holds(person, 'admin') ? 'all' : unitsOf(person)
  const ids = await ordersPaidLate(db, { now, unitIds, limit: SHOWN })
  const orders = (await Promise.all(ids.map((id) => work.order(id)))).filter((order) => order !== undefined)
  if (orders.length === 0) return { say: [{ text: t.money.late.none, inPlace: true }] }
  const facts = await orderFacts(db, orders)
  const rows = facts.map((order, at) => {
    const one = orders[at]
    return lines(t.money.late.line(order, one?.inspection?.bill?.net ?? order.total), one && countdown(talk, one))
  })
  const choices = facts.map((order) => [choice(LATE_PAYERS, t.orders.button(order), { do: 'show', orderId: order.id })])
  return { say: [{ text: lines(t.money.late.title, ...rows), choices, inPlace: true }] }
}
