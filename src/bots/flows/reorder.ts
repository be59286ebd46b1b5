/** One tap: the same goods, time and place from another vendor, after the first said no or nothing. */
import { z } from 'zod'
import { wallClock } from '#core/calendar.ts'
import { replacementBasket } from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import { productCards } from '#db/catalogue.ts'
import { place } from '../desk/acting.ts'
import { REORDER } from '../desk/choices.ts'
import { factsOf } from '../desk/order-facts.ts'
import type { ActData, Flow } from '../dialog/flow.ts'
import { placedTurn } from './checkout.ts'
import { refusedTurn } from './orders.ts'

const Act = z.object({ orderId: z.number(), productId: z.number(), quantity: z.number(), price: z.number() })

export const reorderFlow: Flow<never, ActData & z.infer<typeof Act>> = {
  name: REORDER.name,
  acts: Act as z.ZodType<ActData & z.infer<typeof Act>>,
  may: (person) => holds(person, 'pp'),
  tap: async (talk, { orderId, productId, quantity, price }) => {
    const { t, db, office, now, work } = talk
    const former = await work.order(orderId)
    const card = (await productCards(db, [productId], wallClock(now, office.calendar.zone).day)).get(productId)
    if (!former || former.requesterId !== talk.person.id) return refusedTurn(talk, { code: 'no-such-order' })
    if (!card) return { say: [{ text: t.browse.gone }], next: 'same' }
    const { unitId, deliverAt, place: where, note, budgetLineId } = former
    const placed = await place(
      talk,
      {
        // One replacement per order that fell through, whichever of the offers is tapped and however often.
        basketId: replacementBasket(orderId),
        unitId,
        vendorId: card.vendor.id,
        lines: [{ productId, quantity, shownPrice: price }],
        deliverAt,
        place: where,
        note,
      },
      budgetLineId,
    )
    if (!placed.ok) return { say: [{ text: t.refused(placed.refusal) }], next: 'same' }
    const { order, reached, already } = placed.value
    const facts = await factsOf(db, order)
    return { ...placedTurn(t, facts, { reached, already }), next: 'same', orderId: order.id }
  },
}
