/** The PPK rates what was received: one tap, and a word of why when it is few stars. */
import { z } from 'zod'
import { STARS } from '#core/order/index.ts'
import type { Input } from '../channel.ts'
import { act } from '../desk/acting.ts'
import { RATE_ORDER } from '../desk/choices.ts'
import { factsOf } from '../desk/order-facts.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'
import { orderFor, refusedTurn } from './orders.ts'

const WORDS_KEPT = 300

const Act = z.object({ orderId: z.number(), stars: z.literal(STARS) })
type Act = z.infer<typeof Act>
const State = Act.extend({ step: z.literal('reason') })
type State = z.infer<typeof State>

export const rateOrderFlow: Flow<State, ActData & Act> = {
  name: RATE_ORDER.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  // Whoever of the office may not rate is told who may.
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: (talk, taken) => go(talk, taken),
  input: reasonSaid,
  asksReason: () => 'words',
}

async function go(talk: Talk, { orderId, stars }: Act): Promise<Turn<State>> {
  const found = await orderFor(talk, orderId, 'rate')
  if (!found.ok) return refusedTurn(talk, found.refusal)
  if (stars > talk.office.rules.ratingReasonAt) return rated(talk, { orderId, stars }, '')
  return { say: [{ text: talk.t.rating.askReason(stars) }], next: { step: 'reason', orderId, stars }, orderId }
}

async function reasonSaid(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text') return { say: [{ text: talk.t.onlyText }], next: 'same' }
  return rated(talk, state, input.text.slice(0, WORDS_KEPT))
}

async function rated(talk: Talk, { orderId, stars }: Act, words: string): Promise<Turn<State>> {
  const done = await act(talk, orderId, 'rate', { stars, words })
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const text = talk.t.rating.thanks(await factsOf(talk.db, done.value), stars)
  return { say: [{ text, inPlace: true }], orderId }
}
