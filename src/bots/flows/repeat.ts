/** "yang kemarin diulang": what an earlier order held, in a basket again, at today's prices. */
import { randomUUID } from 'node:crypto'
import { wallClock } from '#core/calendar.ts'
import type { Order } from '#core/order/index.ts'
import { productCards } from '#db/catalogue.ts'
import { ordersById, recentOrders } from '#db/orders.ts'
import { momentOf } from '../desk/circumstances.ts'
import type { Talk, Turn } from '../dialog/flow.ts'
import type { OrderRequest } from '../language/understanding/index.ts'
import { lines } from '../markup.ts'
import { keepBasket, showBasket } from './basket.ts'
import { dropFresh } from './offers.ts'

/** So many of an officer's newest orders are looked through for the day that was named. */
const LOOKED_AT = 30

/** Fills a basket with what the order of that day held, or the newest one. */
export async function repeatOrder(talk: Talk, request: OrderRequest): Promise<Turn> {
  const { t, db, office, now } = talk
  const former = await meant(talk, request.again?.day)
  if (!former) return { say: [{ text: t.sentence.nothingToRepeat }] }
  const today = wallClock(now, office.calendar.zone).day
  const ids = former.lines.map(({ productId }) => productId)
  const cards = await productCards(db, ids, today)
  const sold = former.lines.filter(({ productId }) => cards.get(productId)?.available)
  const gone = former.lines.filter((line) => !sold.includes(line)).map(({ name }) => name)
  if (sold.length === 0) return { say: [{ text: t.sentence.goneRepeat(t.orderNumber(former.id)) }] }
  const said = momentOf(talk, request.when, {})
  const [moment] = said && 'moments' in said ? said.moments : []
  dropFresh(talk)
  keepBasket(talk, {
    id: randomUUID(),
    vendorId: former.vendorId,
    lines: sold.map(({ productId, quantity, price }) => ({
      productId,
      quantity,
      shownPrice: cards.get(productId)?.price ?? price,
    })),
    place: former.place,
    note: former.note,
    ...(moment !== undefined && moment > now ? { deliverAt: moment } : {}),
    ...(said && 'day' in said ? { day: said.day } : {}),
  })
  const first = lines(
    t.sentence.repeated(t.orderNumber(former.id), former.deliverAt),
    gone.length > 0 && t.sentence.notSoldAnymore(gone),
  )
  return showBasket(talk, former.vendorId, false, first)
}

/** The order that was placed or delivered on that day; else the newest. */
async function meant({ db, person, office }: Talk, day: string | undefined): Promise<Order | undefined> {
  const ids = await recentOrders(db, { requesterId: person.id }, LOOKED_AT)
  const found = await ordersById(db, ids)
  const all = ids.flatMap((id) => found.get(id)?.order ?? [])
  const dayOf = (at: number) => wallClock(at, office.calendar.zone).day
  const ofDay = all.find(
    ({ placedAt, deliverAt }) => day !== undefined && [dayOf(placedAt), dayOf(deliverAt)].includes(day),
  )
  return ofDay ?? all[0]
}
