/** From the road to the receipt: what the office hears of goods on their way, and the vendor of their receipt. */
import type { Happened, News } from './news.ts'

/** News of delivery. */
export function deliveryNews({ event, facts }: Happened): News | undefined {
  switch (event.act) {
    case 'ship':
    case 'redeliver':
      return { requester: (t) => ({ text: t.orders.shipped(facts, event.data.words) }) }
    case 'deliver':
      return { requester: (t) => ({ text: t.orders.delivered(facts, event.data.words) }) }
    default:
      return undefined
  }
}
