/** Seals of the ledger: made once a day by whoever comes first, checked against the ledger, shown to the public. */
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { addDays, type Day, type Instant, wallClock } from '#core/calendar.ts'
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
/** So long a seal waits for those who are writing; one of them that takes longer is looked for again by the next seal. */
const WAITS_MS = 10_000
const LOOKS_EVERY_MS = 50

/** A seal covers no more orders than this; a ledger that had none before takes as many nights as it needs. */
const AT_MOST = 1_000_000

/** Seals what the day before `now` has left, unless somebody has. Nothing is sealed before there is a ledger. */
export async function sealLedger(db: Db, now: Instant, zone: string, atMost = AT_MOST): Promise<Seal | undefined> {
  const day = addDays(wallClock(now, zone).day, -1)
  if (await sealOn(db, day)) return undefined
  const mark = await settledMark(db)
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('pesan seal', 0))`)
    if (await sealOn(tx, day)) return undefined
    const [before] = await tx.select().from(seals).orderBy(desc(seals.number)).limit(1)
    const heads = await unsealedHeads(tx, before?.upTo ?? 0, atMost)
    if (!before && heads.length === 0) return undefined
    const seal = sealOver(before ?? NO_SEAL, day, heads)
    const isAll = mark !== undefined && heads.length < atMost
    const upTo = isAll ? Math.max(mark, before?.upTo ?? 0) : (before?.upTo ?? 0)
    await insertRows(tx, seals, [{ ...seal, upTo, createdAt: now }])
    const rows = heads.map((head) => ({ ...head, seal: seal.number }))
    for (let at = 0; at < rows.length; at += AT_ONCE) await insertRows(tx, sealedHeads, rows.slice(at, at + AT_ONCE))
    return seal
  })
}

/**
 * A number of the ledger's entries up to which everything that will ever be there can be seen: whoever was writing when it
 * was given out has committed or given up. Nothing, when somebody is writing for too long.
 */
async function settledMark(db: Db): Promise<number | undefined> {
  const [given] = rowsOf<{ mark: string }>(await db.execute(sql`select nextval('ledger_entries') as mark`))
  const writers = await writersOf(db)
  for (let waited = 0; waited < WAITS_MS; waited += LOOKS_EVERY_MS) {
    if (writers.isDisjointFrom(await writersOf(db))) return Number(given?.mark)
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS))
  }
  return undefined
}

/** The transactions that have written to the ledger and are not over: they hold its lock since before their first entry. */
async function writersOf(db: Db): Promise<Set<string>> {
  const rows = rowsOf<{ writer: string }>(
    await db.execute(sql`
      select virtualtransaction as writer from pg_locks
      where locktype = 'relation' and mode = 'RowExclusiveLock' and relation = 'ledger'::regclass
        and database = (select oid from pg_database where datname = current_database())`),
  )
  return new Set(rows.map(({ writer }) => writer))
}

/**
 * The heads of orders that have grown since they were last sealed: a chain's end is its newest entry. Entries are asked
 * for by their numbers and not by their instants, which a clock that ran ahead or stood still makes any.
 */
async function unsealedHeads(tx: Db, after: number, atMost: number): Promise<SealedHead[]> {
  // Entries of before there were numbers; looked at once, by the first seal of all or the first that knows numbers.
  const isOld = after === 0 ? sql` or entry is null` : sql``
  const rows = rowsOf<{ order_id: string; links: number; head: string }>(
    await tx.execute(sql`
      select order_id, links, head
      from (select distinct on (order_id) order_id, link as links, hash as head from ledger
        where entry > ${after}${isOld} order by order_id, link desc) as grown
      where links > coalesce((select max(links) from sealed_heads where order_id = grown.order_id), 0)
      order by order_id limit ${atMost}`),
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
  return row && asSeal(row)
}

/** What of a seal leaves the house. */
function asSeal({ upTo: _, createdAt: __, ...seal }: typeof seals.$inferSelect): Seal {
  return seal
}

/** The newest seals, newest first. */
export async function newestSeals(db: Db, limit: number): Promise<SealMade[]> {
  const rows = await db
    .select()
    .from(seals)
    .orderBy(desc(seals.number))
    .limit(limit + 1)
  return rows.slice(0, limit).map((row, index) => {
    const from = rows[index + 1]?.createdAt
    return { ...asSeal(row), until: row.createdAt, ...(from === undefined ? {} : { from }) }
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
  return rows.map(({ seal, links, head }) => ({
    ...asSeal(seal),
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
  const path = await pathOf(db, seal, orderId)
  return path && { seal, covered, path }
}

/** So many proofs are kept; each is a handful of hashes. */
const KEPT = 1_000
const paths = new WeakMap<Db, Map<string, Promise<Proof | undefined>>>()

/** A proof reads every head of its seal and never changes: whoever asks again, or with others, costs nothing more. */
function pathOf(db: Db, seal: Seal, orderId: number): Promise<Proof | undefined> {
  const kept = paths.get(db) ?? new Map<string, Promise<Proof | undefined>>()
  paths.set(db, kept)
  const key = `${seal.number}/${orderId}`
  const path = kept.get(key) ?? pathIn(db, seal, orderId)
  // What was asked for last is dropped last; what failed is asked anew.
  kept.delete(key)
  kept.set(key, path)
  path.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return path
}

async function pathIn(db: Db, seal: Seal, orderId: number): Promise<Proof | undefined> {
  const heads = await db
    .select({ orderId: sealedHeads.orderId, links: sealedHeads.links, head: sealedHeads.head })
    .from(sealedHeads)
    .where(eq(sealedHeads.seal, seal.number))
  return proofOf(seal, heads, orderId)
}
