/** One tap: the same goods, time and place from another vendor, after the first said no or nothing. */
import { z } from 'zod'
import { wallClock } from '#core/calendar.ts'
import { replacementBasket } from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import { productCards } from '#db/catalogue.ts'
import { place } from '../desk/acting.ts'
import { REORDER } from '../desk/choices.ts'
import { factsOf } from '../desk/order-facts.ts'
import type { ActData, Flow, Turn } from '../dialog/flow.ts'
import { basketOf, keepBasket } from './basket.ts'
import { placedTurn, summary } from './checkout.ts'
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
    const { unitId, deliverAt, place: where, note, budgetLineId, purpose } = former
    const wanted = {
      ...{ unitId, deliverAt, place: where, note, ...(purpose ? { purpose } : {}) },
      vendorId: card.vendor.id,
      lines: [{ productId, quantity, shownPrice: price }],
    }
    // One replacement per order that fell through, whichever of the offers is tapped and however often.
    const basketId = replacementBasket(orderId)
    const placed = await place(talk, { basketId, ...wanted }, budgetLineId)
    if (!placed.ok && placed.refusal.code === 'reason-needed' && !basketOf(talk, card.vendor.id)) {
      const basket = { id: basketId, budgetLineId, ...wanted }
      keepBasket(talk, basket)
      return { ...(await summary(talk, basket)), flow: 'checkout' } as unknown as Turn<never>
    }
    if (!placed.ok) return { say: [{ text: t.refused(placed.refusal) }], next: 'same' }
    const { order, reached, already } = placed.value
    const facts = await factsOf(db, order)
    return { ...placedTurn(talk, facts, { reached, already }), next: 'same', orderId: order.id }
  },
}
