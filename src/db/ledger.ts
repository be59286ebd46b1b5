/** The ledger read order by order, whole or since a day, without holding all of it in memory. */
import { and, asc, gt, lte, type SQL, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { ChainHead, LedgerLink } from '#core/order/index.ts'
import { oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'
import { ledger, orders } from './schema.ts'

const ORDERS_AT_ONCE = 500

type Chains = ReadonlyMap<number, readonly LedgerLink[]>

/** All chains, some hundred orders at a time, in order of their numbers. */
export async function* allChains(db: Db): AsyncGenerator<Chains> {
  let after = 0
  for (;;) {
    const page = rowsOf<{ last: string | null }>(
      await db.execute(sql`
        select max(id) as last from (
          select distinct order_id as id from ledger where order_id > ${after} order by 1 limit ${ORDERS_AT_ONCE}) as page`),
    )
    const last = page[0]?.last
    if (!last) return
    yield chainsWhere(db, and(gt(ledger.orderId, after), lte(ledger.orderId, Number(last))))
    after = Number(last)
  }
}

/**
 * The whole chains of the orders to which something has happened since, likewise: what a nightly look needs. What was
 * written after the last seal of before is among it, whatever day it says that it is of.
 */
export async function* chainsSince(db: Db, since: Instant): AsyncGenerator<Chains> {
  const from = sql`${new Date(since).toISOString()}::timestamptz`
  const rows = await db.execute(sql`
    select order_id as id from ledger where at >= ${from}
    union
    select order_id from ledger where entry > (select nullif(max(up_to), 0) from seals where created_at <= ${from})
    order by 1`)
  const ids = rowsOf<{ id: string }>(rows).map(({ id }) => Number(id))
  for (let at = 0; at < ids.length; at += ORDERS_AT_ONCE) {
    yield chainsWhere(db, oneOf(ledger.orderId, ids.slice(at, at + ORDERS_AT_ONCE)))
  }
}

async function chainsWhere(db: Db, which: SQL | undefined): Promise<Chains> {
  const rows = await db.select().from(ledger).where(which).orderBy(asc(ledger.orderId), asc(ledger.link))
  return Map.groupBy(rows.map(asLink), (link) => link.orderId)
}

/** A row of the ledger as core knows it. */
export function asLink({ personId, inboxId, entry: _, ...link }: typeof ledger.$inferSelect): LedgerLink {
  return { ...link, ...(personId === null ? {} : { personId }), ...(inboxId === null ? {} : { inboxId }) }
}

/** What orders' own rows say about the ends of their chains. */
export async function headsOf(db: Db, ids: readonly number[]): Promise<Map<number, ChainHead>> {
  const rows = await db
    .select({ id: orders.id, links: orders.links, head: orders.head })
    .from(orders)
    .where(oneOf(orders.id, ids))
  return new Map(rows.map(({ id, ...head }) => [id, head]))
}

/** The order to which something happened because of this message, if it was handled and did anything. */
export async function orderChangedBy(db: Db, chatId: number, messageId: string): Promise<number | undefined> {
  const rows = rowsOf<{ order_id: string }>(
    await db.execute(sql`
      select ledger.order_id from inbox join ledger
        on ledger.inbox_id = inbox.id and ledger.at between inbox.received_at and inbox.done_at
      where inbox.chat_id = ${chatId} and inbox.message_id = ${messageId}
      order by ledger.order_id limit 1`),
  )
  return rows[0] && Number(rows[0].order_id)
}
