/** What an operator or admin should know and do something about. Facts are ids and codes, never what people wrote. */
import { and, desc, eq, gte, isNull, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'
import { incidents } from './schema.ts'

export interface IncidentFacts {
  /** The message of somebody that was set aside, or the one of ours that was given up. */
  readonly inboxId?: number
  readonly outboxId?: number
  readonly orderId?: number
  readonly chatId?: number
  readonly personId?: number
  /** What kind of failure it was. */
  readonly error?: string
  readonly why?: string
}

export interface Incident {
  readonly id: number
  readonly at: Instant
  readonly kind: string
  readonly facts: IncidentFacts
  /** Whose message it is, and on which messenger. */
  readonly who?: string
  readonly channel?: string
}

/** Writes an incident down. */
export async function noteIncident(
  db: Db,
  { kind, facts }: { kind: string; facts: unknown },
  now: Instant,
): Promise<void> {
  await db.insert(incidents).values({ at: now, kind, facts })
}

/** Incidents that nobody has dealt with, newest first. */
export async function openIncidents(db: Db, limit: number): Promise<Incident[]> {
  const rows = rowsOf<Record<string, unknown>>(
    await db.execute(sql`
      select i.id, i.at, i.kind, i.facts, people.name as who, chats.channel
      from (select * from incidents where closed_at is null order by id desc limit ${limit}) as i
      left join inbox on inbox.id = (i.facts->>'inboxId')::bigint
      left join outbox on outbox.id = (i.facts->>'outboxId')::bigint
      left join chats on chats.id = coalesce(inbox.chat_id, outbox.chat_id, (i.facts->>'chatId')::bigint)
      left join people on people.id = chats.person_id
      order by i.id desc`),
  )
  return rows.map(({ id, at, kind, facts, who, channel }) => ({
    id: Number(id),
    at: new Date(at as string).getTime(),
    kind: String(kind),
    facts: facts as IncidentFacts,
    ...(who === null ? {} : { who: String(who) }),
    ...(channel === null ? {} : { channel: String(channel) }),
  }))
}

/** How many there are that nobody has dealt with. */
export async function openIncidentCount(db: Db): Promise<number> {
  return db.$count(incidents, isNull(incidents.closedAt))
}

/** How many of a kind have come since then and are still open. */
export async function newIncidents(db: Db, kind: string, since: Instant): Promise<number> {
  return db.$count(incidents, and(eq(incidents.kind, kind), isNull(incidents.closedAt), gte(incidents.at, since)))
}

/** Is there an open one about this order? */
export async function hasOpenIncident(db: Db, kind: string, orderId: number): Promise<boolean> {
  const about = sql`(${incidents.facts}->>'orderId')::bigint = ${orderId}`
  return (await db.$count(incidents, and(eq(incidents.kind, kind), isNull(incidents.closedAt), about))) > 0
}

/** Is there an open one of this kind? */
export async function hasOpenIncidentOf(db: Db, kind: string): Promise<boolean> {
  return (await db.$count(incidents, and(eq(incidents.kind, kind), isNull(incidents.closedAt)))) > 0
}

/** What they were about is over. */
export async function closeIncidentsOf(db: Db, kind: string, now: Instant): Promise<void> {
  await db
    .update(incidents)
    .set({ closedAt: now })
    .where(and(eq(incidents.kind, kind), isNull(incidents.closedAt)))
}

/** Somebody deals with it; answers with its kind and facts, or nothing when somebody has before. */
export async function closeIncident(
  tx: Db,
  id: number,
  now: Instant,
): Promise<{ readonly kind: string; readonly facts: IncidentFacts } | undefined> {
  const [row] = await tx
    .update(incidents)
    .set({ closedAt: now })
    .where(and(eq(incidents.id, id), isNull(incidents.closedAt)))
    .returning({ kind: incidents.kind, facts: incidents.facts })
  return row && { kind: row.kind, facts: row.facts as IncidentFacts }
}

/** When the security key of this person changed last, whether somebody has looked at it or not. */
export async function newKeyOf(db: Db, personId: number): Promise<Instant | undefined> {
  const about = sql`(${incidents.facts}->>'personId')::bigint = ${personId}`
  const [row] = await db
    .select({ at: incidents.at })
    .from(incidents)
    .where(and(eq(incidents.kind, 'identity-changed'), about))
    .orderBy(desc(incidents.id))
    .limit(1)
  return row?.at
}

/** Who notes an incident of this kind waits for whoever is noting one, so that one thing is told once. */
export async function oneAtATime(tx: Db, kind: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`incident/${kind}`}))`)
}
