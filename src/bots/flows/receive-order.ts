/** The PPK says what is there: all of it, or how much of each line; a count is then the vendor's to confirm. */
import { z } from 'zod'
import type { Order, Quantities } from '#core/order/index.ts'
import type { Input } from '../channel.ts'
import { RECEIVE_ORDER } from '../desk/choices.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'
import { countSaid } from './count-line.ts'
import { askAbsent } from './finding.ts'
import { settled } from './lateness.ts'
import { orderFor, refusedTurn } from './orders.ts'

const Act = z.object({ do: z.enum(['all', 'part']), orderId: z.number() })
type Act = z.infer<typeof Act>

const State = z.object({
  step: z.literal('count'),
  orderId: z.number(),
  line: z.number(),
  quantities: z.array(z.object({ line: z.number(), quantity: z.number() })),
})
type State = z.infer<typeof State>

export const receiveOrderFlow: Flow<State, ActData & Act> = {
  name: RECEIVE_ORDER.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  // Whoever of the office may not receive is told who may.
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: (talk, taken) => go(talk, taken),
  input: counted,
}

async function go(talk: Talk, { do: what, orderId }: Act): Promise<Turn<State>> {
  // Whoever may count may receive what is there.
  const found = await orderFor(talk, orderId, 'count')
  if (!found.ok) return refusedTurn(talk, found.refusal)
  return what === 'all' ? receiveAll(talk, found.value) : askNext(talk, found.value, [])
}

function receiveAll(talk: Talk, order: Order): Promise<Turn<State>> {
  return settled(talk, order, { how: 'receive', quantities: [], words: '', files: [] })
}

/** How many of each line are there and good, one question a line. */
async function askNext(talk: Talk, order: Order, known: Quantities): Promise<Turn<State>> {
  const line = order.lines.find((one) => !known.some((counted) => counted.line === one.line))
  if (!line) return sendCount(talk, order, known)
  const { name, quantity, unit } = line
  return {
    say: [{ text: talk.t.receipt.office.askCount(name, quantity, unit) }],
    next: { step: 'count', orderId: order.id, line: line.line, quantities: [...known] },
    orderId: order.id,
  }
}

async function counted(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text') return undefined
  const order = await talk.work.order(state.orderId)
  const line = order?.lines.find((one) => one.line === state.line)
  if (!order || !line) return undefined
  const read = countSaid(talk, order, line, input.text)
  if (read.instead !== undefined) return { say: [{ text: read.instead }], next: 'same' }
  const { quantity } = read
  return askNext(talk, order, [...state.quantities, { line: line.line, quantity }])
}

async function sendCount(talk: Talk, order: Order, quantities: Quantities): Promise<Turn<State>> {
  if (quantities.every(({ line, quantity }) => order.lines.find((one) => one.line === line)?.quantity === quantity))
    return receiveAll(talk, order)
  const isNothing = quantities.every(({ quantity }) => quantity === 0)
  if (isNothing) return askAbsent(talk, order)
  return settled(talk, order, { how: 'receive', quantities: [...quantities], words: '', files: [] })
}
