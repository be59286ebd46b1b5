/** Seals of the ledger: made once a day by whoever comes first, checked against the ledger, shown to the public. */
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { addDays, type Day, HOUR, type Instant, wallClock } from '#core/calendar.ts'
import {
  NO_SEAL,
  type Proof,
  proofOf,
  type Seal,
  type SealBefore,
  type SealedHead,
  type SealFault,
  sealFaults,
  sealOver,
} from '#core/oversight/seal.ts'
import type { Db } from './client.ts'
import { insertRows, rowsOf } from './rows.ts'
import { ledger, sealedHeads, seals } from './schema.ts'

/** A seal with the time in which what it covers was written. */
export interface SealMade extends Seal {
  /** When the one before was made; none for the first, which covers everything. */
  readonly from?: Instant
  readonly until: Instant
}

const AT_ONCE = 5_000
/** An event's instant may lie so long before its commit: what the clock decided while the house was away. */
const STRAGGLERS = 7 * 24 * HOUR

/** Seals what the day before `now` has left, unless somebody has. Nothing is sealed before there is a ledger. */
export async function sealLedger(db: Db, now: Instant, zone: string): Promise<Seal | undefined> {
  const day = addDays(wallClock(now, zone).day, -1)
  const isDue = async (at: Db) => ((await newestSeal(at))?.day ?? '') < day
  if (!(await isDue(db))) return undefined
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('pesan seal', 0))`)
    if (!(await isDue(tx))) return undefined
    const before = await newestSeal(tx)
    const heads = await unsealedHeads(tx, before?.createdAt)
    if (!before && heads.length === 0) return undefined
    const seal = sealOver(before ?? NO_SEAL, day, heads)
    await insertRows(tx, seals, [{ ...seal, createdAt: now }])
    const rows = heads.map((head) => ({ ...head, seal: seal.number }))
    for (let at = 0; at < rows.length; at += AT_ONCE) await insertRows(tx, sealedHeads, rows.slice(at, at + AT_ONCE))
    return seal
  })
}

async function newestSeal(db: Db) {
  const [row] = await db.select().from(seals).orderBy(desc(seals.number)).limit(1)
  return row
}

/**
 * The heads of orders that have grown since they were last sealed. Only what was written since the last seal, or not long
 * before, is looked at.
 */
async function unsealedHeads(tx: Db, since: Instant | undefined): Promise<SealedHead[]> {
  const from = since === undefined ? '-infinity' : new Date(since - STRAGGLERS).toISOString()
  const rows = rowsOf<{ order_id: string; links: number; head: string }>(
    await tx.execute(sql`
      select grown.order_id, grown.links, last.hash as head
      from (select order_id, max(link) as links from ledger
        where order_id in (select order_id from ledger where at >= ${from}::timestamptz) group by order_id) as grown
      join ledger as last on last.order_id = grown.order_id and last.link = grown.links
      where grown.links > coalesce((select max(links) from sealed_heads where order_id = grown.order_id), 0)
      order by grown.order_id`),
  )
  return rows.map(({ order_id, links, head }) => ({ orderId: Number(order_id), links, head }))
}

/** Checks seals (all, or those of the days since) against each other and against the ledger as it is now. */
export async function checkSeals(db: Db, since?: Day): Promise<{ seals: number; faults: SealFault[] }> {
  const all = await db.select().from(seals).orderBy(asc(seals.number))
  const faults: SealFault[] = []
  let before: SealBefore = NO_SEAL
  let count = 0
  for (const seal of all) {
    if (since === undefined || seal.day >= since) {
      faults.push(...sealFaults(seal, before, await headsNow(db, seal.number)))
      count++
    }
    before = seal
  }
  return { seals: count, faults }
}

async function headsNow(db: Db, seal: number) {
  const rows = await db
    .select({ orderId: sealedHeads.orderId, links: sealedHeads.links, head: sealedHeads.head, now: ledger.hash })
    .from(sealedHeads)
    .leftJoin(ledger, and(eq(ledger.orderId, sealedHeads.orderId), eq(ledger.link, sealedHeads.links)))
    .where(eq(sealedHeads.seal, seal))
  return rows.map(({ now, ...head }) => ({ ...head, ...(now === null ? {} : { now }) }))
}

/** The seal that closed this day. */
export async function sealOn(db: Db, day: Day): Promise<Seal | undefined> {
  const [row] = await db.select().from(seals).where(eq(seals.day, day))
  return row
}

/** The newest seals, newest first. */
export async function newestSeals(db: Db, limit: number): Promise<SealMade[]> {
  const rows = await db
    .select()
    .from(seals)
    .orderBy(desc(seals.number))
    .limit(limit + 1)
  return rows.slice(0, limit).map(({ createdAt: until, ...seal }, index) => {
    const from = rows[index + 1]?.createdAt
    return { ...seal, until, ...(from === undefined ? {} : { from }) }
  })
}

/** Every seal that covers an order, oldest first, with the head that it had then. */
export async function sealsOfOrder(db: Db, orderId: number): Promise<(Seal & { readonly covered: SealedHead })[]> {
  const rows = await db
    .select({ seal: seals, links: sealedHeads.links, head: sealedHeads.head })
    .from(sealedHeads)
    .innerJoin(seals, eq(seals.number, sealedHeads.seal))
    .where(eq(sealedHeads.orderId, orderId))
    .orderBy(asc(seals.number))
  return rows.map(({ seal: { createdAt: _, ...seal }, links, head }) => ({
    ...seal,
    covered: { orderId, links, head },
  }))
}

export interface SealProof {
  readonly seal: Seal
  readonly covered: SealedHead
  /** The nodes from the order's leaf to the root. */
  readonly path: Proof
}

/** The newest seal that covers an order, with the proof that it does. */
export async function sealProofOf(db: Db, orderId: number): Promise<SealProof | undefined> {
  const newest = (await sealsOfOrder(db, orderId)).at(-1)
  if (!newest) return undefined
  const { covered, ...seal } = newest
  const heads = await db
    .select({ orderId: sealedHeads.orderId, links: sealedHeads.links, head: sealedHeads.head })
    .from(sealedHeads)
    .where(eq(sealedHeads.seal, seal.number))
  const path = proofOf(seal, heads, orderId)
  return path && { seal, covered, path }
}
