/** One tap: the same goods, time and place from another vendor, after the first said no or nothing. */
import { z } from 'zod'
import { wallClock } from '#core/calendar.ts'
import { findingKey, findingOf, isReason } from '#core/guards/index.ts'
import { replacementBasket } from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import { productCards } from '#db/catalogue.ts'
import type { Input } from '../channel.ts'
import { place } from '../desk/acting.ts'
import { REORDER } from '../desk/choices.ts'
import { factsOf } from '../desk/order-facts.ts'
import { placedTurn } from '../desk/placed.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'
import { refusedTurn } from './orders.ts'

const Act = z.object({ orderId: z.number(), productId: z.number(), quantity: z.number(), price: z.number() })
type Act = z.infer<typeof Act>

/** Something about the replacement is held; `about` are the findings that were shown. */
const State = z.object({ step: z.literal('reason'), wanted: Act, about: z.array(z.string()) })
type State = z.infer<typeof State>

const REASON_KEPT = 300

export const reorderFlow: Flow<State, ActData & Act> = {
  name: REORDER.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'pp'),
  asksReason: () => 'sentence',
  tap: (talk, wanted) => again(talk, wanted, []),
  input: reasonSaid,
}

interface Reason {
  readonly about: string
  readonly words: string
}

async function again(talk: Talk, wanted: Act, reasons: readonly Reason[]): Promise<Turn<State>> {
  const { orderId, productId, quantity, price } = wanted
  const { t, db, office, now, work } = talk
  const former = await work.order(orderId)
  const card = (await productCards(db, [productId], wallClock(now, office.calendar.zone).day)).get(productId)
  if (!former || former.requesterId !== talk.person.id) return refusedTurn(talk, { code: 'no-such-order' })
  if (!card) return { say: [{ text: t.browse.gone }], next: 'same' }
  const { unitId, deliverAt, place: where, note, budgetLineId, purpose } = former
  // One replacement per order that fell through, whichever of the offers is tapped and however often.
  const command = {
    ...{ basketId: replacementBasket(orderId), unitId, deliverAt, place: where, note, reasons },
    ...(purpose ? { purpose } : {}),
    vendorId: card.vendor.id,
    lines: [{ productId, quantity, shownPrice: price }],
  }
  const placed = await place(talk, command, budgetLineId)
  if (placed.ok) {
    const { order, reached, already } = placed.value
    return { ...placedTurn(talk, await factsOf(db, order), { reached, already }), orderId: order.id }
  }
  const { refusal } = placed
  const text = t.refused(refusal)
  if (refusal.code !== 'reason-needed') return { say: [{ text }], next: 'same' }
  const about = refusal.notices.flatMap((notice) => findingOf(notice) ?? []).map(findingKey)
  return { say: [{ text }], next: { step: 'reason', wanted, about } }
}

async function reasonSaid(talk: Talk, { wanted, about }: State, input: Input): Promise<Turn<State>> {
  if (input.kind !== 'text') return { say: [{ text: talk.t.onlyText }], next: 'same' }
  const words = input.text.trim().slice(0, REASON_KEPT)
  if (!isReason(words)) return { say: [{ text: talk.t.guards.reasonTooShort }], next: 'same' }
  return again(
    talk,
    wanted,
    about.map((key) => ({ about: key, words })),
  )
}
