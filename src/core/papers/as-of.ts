/** The order as it was at a link of its ledger, which is what a paper of that link must say. */
import { evolve, type LedgerLink, type Order, type OrderEvent } from '../order/index.ts'

/** Replays `links` (from the first, in order) up to and with `link`; `undefined` when there is no such link. */
export function orderAsOf(links: readonly LedgerLink[], link: number): Order | undefined {
  if (link < 1 || link > links.length) return undefined
  let order: Order | undefined
  for (const each of links.slice(0, link)) order = evolve(order, eventOf(each))
  return order
}

function eventOf({ orderId, act, at, personId, role, channel, inboxId, data }: LedgerLink): OrderEvent {
  const by = {
    capacity: role,
    channel,
    ...(personId === undefined ? {} : { personId }),
    ...(inboxId === undefined ? {} : { inboxId }),
  }
  // A link is an event plus its place in the chain; whoever wrote it was checked by the type there.
  return { orderId, act, at, by, data } as OrderEvent
}
