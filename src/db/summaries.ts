/** Who gets summaries and in which chat, and which were made: each once, whoever makes it. */
import { and, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { Day, Instant } from '#core/calendar.ts'
import type { PeriodKind } from '#core/oversight/period.ts'
import type { Subscription, SummaryChat } from '#core/oversight/recipients.ts'
import type { Db } from './client.ts'
import { insertRows, rowsOf } from './rows.ts'
import { chats, files, outbox, summaries, summarySubscriptions } from './schema.ts'

/** All chats in which somebody asked for summaries, or asked for no more. */
export async function summarySubscriptionsNow(db: Db): Promise<Subscription[]> {
  const rows = await db
    .select({ subscription: summarySubscriptions, group: chats.group, channel: chats.channel })
    .from(summarySubscriptions)
    .innerJoin(chats, eq(chats.id, summarySubscriptions.chatId))
    .where(isNull(chats.closedAt))
  return rows.map(({ subscription: { chatId, personId, createdAt, stoppedAt }, group, channel }) => ({
    chatId,
    personId,
    group,
    channel,
    since: createdAt,
    stopped: stoppedAt !== null,
  }))
}

/** Asks for summaries in a chat, or for none any more. Repeating it changes nothing. */
export async function subscribe(
  tx: Db,
  { chatId, personId, wanted }: { chatId: number; personId: number; wanted: boolean },
  now: Instant,
): Promise<void> {
  const stoppedAt = wanted ? null : now
  await tx
    .insert(summarySubscriptions)
    .values({ chatId, personId, createdAt: now, stoppedAt })
    .onConflictDoUpdate({ target: summarySubscriptions.chatId, set: { personId, stoppedAt } })
}

/** Since when the office knows these chats. */
export async function chatsSince(db: Db, chatIds: readonly number[]): Promise<Map<number, Instant>> {
  if (chatIds.length === 0) return new Map()
  const rows = await db
    .select({ id: chats.id, createdAt: chats.createdAt })
    .from(chats)
    .where(inArray(chats.id, [...chatIds]))
  return new Map(rows.map(({ id, createdAt }) => [id, createdAt]))
}

interface SummaryName {
  /** A summary of a period, one of a head's units, or the reminder of missing slips of a day. */
  readonly kind: PeriodKind | 'unit' | 'slips'
  /** Its first day. */
  readonly period: string
}

/** Lets one transaction at a time make this summary, in whichever process; held until its end. */
export async function lockSummary(tx: Db, { kind, period }: SummaryName): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pesan summary ${kind} ${period}`}, 0))`)
}

/** The chats that have had this summary, and the persons behind the private ones. */
export async function summaryChats(db: Db, { kind, period }: SummaryName): Promise<SummaryChat[]> {
  const rows = await db
    .select({ chatId: summaries.chatId, personId: chats.personId })
    .from(summaries)
    .innerJoin(chats, eq(chats.id, summaries.chatId))
    .where(and(eq(summaries.kind, kind), eq(summaries.period, period)))
  return rows.map(({ chatId, personId }) => ({ chatId, ...(personId === null ? {} : { personId }) }))
}

/** Marks a summary as made for a chat. False when it was already. Belongs into the transaction that posts it. */
export async function claimSummary(tx: Db, name: SummaryName & { chatId: number }, now: Instant): Promise<boolean> {
  const claimed = await tx
    .insert(summaries)
    .values({ ...name, createdAt: now })
    .onConflictDoNothing()
    .returning({ chatId: summaries.chatId })
  return claimed.length === 1
}

/** How often a chat was told of something before, from `since` on. */
export async function toldSince(
  db: Db,
  { kind, chatId }: Pick<SummaryName, 'kind'> & { chatId: number },
  since: Day,
): Promise<number> {
  const of = and(eq(summaries.kind, kind), eq(summaries.chatId, chatId), gte(summaries.period, since))
  return db.$count(summaries, of)
}

/** Keeps a picture under its SHA-256; one that is there already stays. */
export async function keepPicture(
  tx: Db,
  picture: { readonly sha256: string; readonly mimeType: string; readonly bytes: Uint8Array },
  now: Instant,
): Promise<void> {
  await insertRows(tx, files, [{ ...picture, createdAt: now }], { onConflict: 'ignore' })
}

/** The newest message of a chat that carried choices: what a bare number answers. */
export async function newestChoices(db: Db, chatId: number): Promise<{ readonly say: unknown } | undefined> {
  const rows = rowsOf<{ say: unknown }>(
    await db.execute(sql`
      select say from ${outbox} where chat_id = ${chatId} and token is not null order by id desc limit 1`),
  )
  return rows[0]
}
