/** A photo or document of the office that quotes an order goes to its vendor, with the words under it. */
import { z } from 'zod'
import type { Input } from '../channel.ts'
import { act, capacitiesOn } from '../desk/acting.ts'
import { evidenceIn } from '../desk/evidence.ts'
import { factsOf } from '../desk/order-facts.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'
import { refusedTurn } from './orders.ts'

export const showVendorFlow: Flow<never> = {
  name: 'show-vendor',
  acts: z.record(z.string(), z.unknown()) as z.ZodType<ActData>,
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: async (talk) => ({ say: [{ text: talk.t.oldButton }], next: 'same' }),
  hear: shown,
}

async function shown(talk: Talk, input: Input): Promise<Turn<never> | undefined> {
  const file = evidenceIn(input)
  const order = file && talk.aboutOrder !== undefined ? await talk.work.order(talk.aboutOrder) : undefined
  if (!file || !order) return undefined
  const capacities = await capacitiesOn(talk, order)
  if (!capacities.some((capacity) => capacity === 'requester' || capacity === 'receiver')) return undefined
  if (!file.ok) return { say: [{ text: talk.t.delivery.fileRefused(file.refusal) }], next: 'same' }
  const [{ caption = '' }] = file.value
  const done = await act(talk, order.id, 'attach', { files: file.value, words: caption })
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const text = talk.t.delivery.office.shownToVendor(await factsOf(talk.db, done.value))
  return { say: [{ text }], next: 'same', orderId: order.id }
}
