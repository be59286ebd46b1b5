/** A shop's own orders, newest first: what was asked, and where each stands. */
import { shopsOf } from '#core/people/person.ts'
import { enclosuresOf } from '#db/enclosures.ts'
import { recentOrders } from '#db/orders.ts'
import { orderFacts } from '../desk/order-facts.ts'
import { countdown } from '../desk/to-pay.ts'
import type { Talk, Turn } from '../dialog/flow.ts'
import { lines } from '../markup.ts'

/** Everything the shop has been asked for lately. */
export async function listShopOrders(talk: Talk): Promise<Turn<never>> {
  const ids = await recentOrders(talk.db, { vendorIds: shopsOf(talk.person) }, 8)
  const orders = (await Promise.all(ids.map((id) => talk.work.order(id)))).filter((order) => order !== undefined)
  if (orders.length === 0) return { say: [{ text: talk.t.vendor.noOrders }] }
  const facts = await orderFacts(talk.db, orders)
  const rows = facts.map((order, at) => {
    const one = orders[at]
    return lines(talk.t.vendor.orderLine(order), one && countdown(talk, one))
  })
  const sent = await Promise.all(ids.map((id) => enclosuresOf(talk.db, id, 'shop')))
  const shown = ids.find((_, at) => (sent[at]?.length ?? 0) > 0)
  const hint = shown !== undefined && talk.t.asking.enclosed.hint(shown)
  return { say: [{ text: lines(talk.t.vendor.orders, ...rows, hint) }] }
}
