/** "Tugas saya": every order that waits for this person, whatever their duty on it, the most urgent first. */
import { z } from 'zod'
import { type Order, turnsOn } from '#core/order/index.ts'
import type { Person } from '#core/people/person.ts'
import { openOrders } from '#db/orders.ts'
import { TASKS } from '../desk/choices.ts'
import { capacitiesOf, dutiesOf } from '../desk/duties.ts'
import { orderFacts } from '../desk/order-facts.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { orderCard } from './order-card.ts'
import { refusedTurn } from './orders.ts'

const SHOWN = 10
/** Of a unit's open orders; whoever has more than this many to do sees the most urgent of them. */
const LOOKED_AT = 200

const Act = z.union([z.object({ do: z.literal('list') }), z.object({ do: z.literal('show'), orderId: z.number() })])
type Act = z.infer<typeof Act>

export const tasksFlow: Flow<never, ActData & Act> = {
  name: TASKS.name,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['tugas', 'tasks'],
  words: ['tugas', 'tugas saya', 'my tasks', 'tasks'],
  may: (person) => unitsOf(person).length > 0,
  open: listTasks,
  tap: async (talk, taken) => {
    if (taken.do === 'list') return listTasks(talk)
    const back = [[choice(TASKS, talk.t.back, { do: 'list' })]]
    return (await orderCard(talk, taken.orderId, back)) ?? refusedTurn(talk, { code: 'no-such-order' })
  },
}

/** Whatever waits for this person, each a button. */
export async function listTasks(talk: Talk): Promise<Turn<never>> {
  const { t, db } = talk
  const waiting = await tasksOf(talk)
  if (waiting.length === 0) return { say: [{ text: t.tasks.none, inPlace: true }] }
  const facts = await orderFacts(db, waiting.slice(0, SHOWN))
  const choices = facts.map((order) => [choice(TASKS, t.orders.button(order), { do: 'show', orderId: order.id })])
  return { say: [{ text: t.tasks.title(waiting.length, facts.length), choices, inPlace: true }] }
}

/** The orders on which it is this person's turn. */
export async function tasksOf({ db, work, person }: Talk): Promise<Order[]> {
  const ids = await openOrders(db, unitsOf(person), LOOKED_AT)
  const orders = await Promise.all(ids.map((id) => work.order(id)))
  const mine = await Promise.all(
    orders.map(async (order) => {
      if (!order) return []
      const capacities = capacitiesOf(person, order, await dutiesOf(db, order))
      return turnsOn(order).some((turn) => turn !== 'vendor' && capacities.includes(turn)) ? [order] : []
    }),
  )
  return mine.flat()
}

function unitsOf(person: Person): readonly number[] {
  return [...new Set(person.roles.flatMap(({ role, unitId }) => (role === 'vendor' ? [] : (unitId ?? []))))]
}
