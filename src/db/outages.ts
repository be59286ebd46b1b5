/**
 * Signs of life and the gaps between them. Whoever is there says so every half minute; whoever next says so after too
 * long writes down from when to when nobody was. Any number of processes say it for one house.
 */
import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Outage } from '#core/outage.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'
import { cursors, outages } from './schema.ts'

export interface RecordedOutage extends Outage {
  readonly id: number
  /** The messenger that was away; none when it was the house itself. */
  readonly channel?: string
}

const HOUSE = 'awake'
const markOf = (channel: string | undefined) => (channel === undefined ? HOUSE : `${HOUSE}/${channel}`)

/**
 * The house, or one of its messengers, is there now. Answers how long nobody had said so, when that was longer than
 * `gapMs`: the outage is then written down, once, whoever else comes back at the same time.
 */
export async function signOfLife(
  db: Db,
  { channel, gapMs, now }: { channel?: string | undefined; gapMs: number; now: Instant },
): Promise<RecordedOutage | undefined> {
  const name = markOf(channel)
  const usual = await db
    .update(cursors)
    .set({ value: now })
    .where(and(eq(cursors.name, name), gte(cursors.value, now - gapMs)))
    .returning({ name: cursors.name })
  if (usual.length > 0) return undefined
  return db.transaction((tx) => comeBack(tx as unknown as Db, { channel, gapMs, now }))
}

async function comeBack(
  tx: Db,
  { channel, gapMs, now }: { channel?: string | undefined; gapMs: number; now: Instant },
): Promise<RecordedOutage | undefined> {
  const name = markOf(channel)
  await tx.insert(cursors).values({ name, value: now }).onConflictDoNothing()
  const [mark] = await tx.select().from(cursors).where(eq(cursors.name, name)).for('update')
  const from = mark?.value ?? now
  await tx.update(cursors).set({ value: now }).where(eq(cursors.name, name))
  if (now - from <= gapMs) return undefined
  // A messenger's own absence begins where that of the house ends: nobody is told of one gap twice.
  if (channel === undefined) await stayAwake(tx, now)
  const [row] = await tx
    .insert(outages)
    .values({
      beganAt: from,
      endedAt: now,
      channel: channel ?? null,
      inboxBefore: sql`(select coalesce(max(id), 0) from inbox)`,
    })
    .returning()
  return row && asOutage(row)
}

/** The house and its messengers (only these, if given) have been there all the while. */
export async function stayAwake(db: Db, now: Instant, channels?: readonly string[]): Promise<void> {
  const marks = [HOUSE, ...(channels ?? []).map(markOf)]
  const which = channels ? inArray(cursors.name, marks) : sql`split_part(${cursors.name}, '/', 1) = ${HOUSE}`
  await db.update(cursors).set({ value: now }).where(which)
}

/** When this messenger was there last, if it ever was. */
export async function lastSeen(db: Db, channel: string): Promise<Instant | undefined> {
  const [mark] = await db
    .select()
    .from(cursors)
    .where(eq(cursors.name, markOf(channel)))
  return mark?.value
}

/** Outages that ended since then, oldest first. */
export async function outagesSince(db: Db, since: Instant): Promise<RecordedOutage[]> {
  const rows = await db.select().from(outages).where(gte(outages.endedAt, since)).orderBy(asc(outages.id))
  return rows.map(asOutage)
}

/** Outages that the admins have not been told of. */
export async function untoldOutages(db: Db): Promise<RecordedOutage[]> {
  const rows = await db.select().from(outages).where(isNull(outages.toldAt)).orderBy(asc(outages.id))
  return rows.map(asOutage)
}

/** Marks it as told; false when somebody else has. */
export async function noteTold(tx: Db, id: number, now: Instant): Promise<boolean> {
  const told = await tx
    .update(outages)
    .set({ toldAt: now })
    .where(and(eq(outages.id, id), isNull(outages.toldAt)))
    .returning({ id: outages.id })
  return told.length > 0
}

export interface OutageFigures {
  /** Messages that were sent meanwhile and came in afterwards, and what became of them so far. */
  readonly waited: number
  readonly handled: number
  readonly setAside: number
  /** What is still to be sent to those who wrote meanwhile, and what they may see twice: Telegram knows no repeats. */
  readonly unsent: number
  readonly resent: number
  /** Orders that got more time because of it, and orders whose delivery went by. */
  readonly moved: number
  readonly lapsed: number
}

/** What an outage came to: counted from what was stored, not from what was meant. */
export async function outageFigures(db: Db, { id, from, to }: RecordedOutage): Promise<OutageFigures> {
  const [row] = rowsOf<Record<keyof OutageFigures, string>>(
    await db.execute(sql`
      with waited as (
        select inbox.status, inbox.chat_id from inbox join outages on outages.id = ${id} and inbox.id > outages.inbox_before
        where (inbox.incoming->>'sentAt')::numeric >= ${from} and (inbox.incoming->>'sentAt')::numeric < ${to}
          and (outages.channel is null or inbox.incoming->'address'->>'channel' = outages.channel)),
      said as (
        select outbox.status, outbox.attempts, chats.channel from outbox join chats on chats.id = outbox.chat_id
        where outbox.chat_id in (select chat_id from waited) and outbox.created_at >= to_timestamp(${to / 1000}))
      select (select count(*) from waited) as waited,
        (select count(*) from waited where status = 'done') as handled,
        (select count(*) from waited where status = 'dead') as "setAside",
        (select count(*) from said where status = 'queued') as unsent,
        (select count(*) from said where channel = 'telegram' and attempts > 1) as resent,
        (select count(distinct order_id) from ledger where act = 'extend' and at >= to_timestamp(${to / 1000})
          and (data->'away'->>'to')::numeric = ${to}) as moved,
        (select count(*) from ledger where act = 'lapse' and at >= to_timestamp(${to / 1000})
          and (data->'away'->>'to')::numeric = ${to}) as lapsed`),
  )
  const figure = (name: keyof OutageFigures) => Number(row?.[name] ?? 0)
  return {
    waited: figure('waited'),
    handled: figure('handled'),
    setAside: figure('setAside'),
    unsent: figure('unsent'),
    resent: figure('resent'),
    moved: figure('moved'),
    lapsed: figure('lapsed'),
  }
}

function asOutage({ id, beganAt, endedAt, channel }: typeof outages.$inferSelect): RecordedOutage {
  return { id, from: beganAt, to: endedAt, ...(channel === null ? {} : { channel }) }
}
