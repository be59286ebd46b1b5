/** The ledger read whole, order by order, without holding all of it in memory. */
import { and, asc, gt, inArray, lte, sql } from 'drizzle-orm'
import type { ChainHead, LedgerLink } from '#core/order/index.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'
import { ledger, orders } from './schema.ts'

const ORDERS_AT_ONCE = 500

/** All chains, some hundred orders at a time, in order of their numbers. */
export async function* allChains(db: Db): AsyncGenerator<ReadonlyMap<number, readonly LedgerLink[]>> {
  let after = 0
  for (;;) {
    const page = rowsOf<{ last: string | null }>(
      await db.execute(sql`
        select max(id) as last from (
          select distinct order_id as id from ledger where order_id > ${after} order by 1 limit ${ORDERS_AT_ONCE}) as page`),
    )
    const last = page[0]?.last
    if (!last) return
    const rows = await db
      .select()
      .from(ledger)
      .where(and(gt(ledger.orderId, after), lte(ledger.orderId, Number(last))))
      .orderBy(asc(ledger.orderId), asc(ledger.link))
    after = Number(last)
    yield Map.groupBy(rows.map(asLink), (link) => link.orderId)
  }
}

function asLink({ personId, inboxId, ...link }: typeof ledger.$inferSelect): LedgerLink {
  return { ...link, ...(personId === null ? {} : { personId }), ...(inboxId === null ? {} : { inboxId }) }
}

/** What orders' own rows say about the ends of their chains. */
export async function headsOf(db: Db, ids: readonly number[]): Promise<Map<number, ChainHead>> {
  const rows = await db
    .select({ id: orders.id, links: orders.links, head: orders.head })
    .from(orders)
    .where(inArray(orders.id, [...ids]))
  return new Map(rows.map(({ id, ...head }) => [id, head]))
}
