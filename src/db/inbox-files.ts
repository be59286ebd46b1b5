/** Files of messages that were taken in: fetched before the message is handled, by whichever process comes first. */
import { sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import { storableJson } from '#core/storable.ts'
import { arrayOf } from './arrays.ts'
import type { Db } from './client.ts'
import { INBOX_TOPIC } from './inbox.ts'
import { isGone, signed } from './presence.ts'
import { rowsOf } from './rows.ts'

/** A message whose file is to be fetched. */
export interface FileWanted {
  readonly inboxId: number
  readonly channel: string
  readonly incoming: unknown
  /** This time included. */
  readonly tries: number
}

/** So long a process has for a file, before another takes it up; at once when it is known to have died. */
const FETCH_LASTS_MS = 90_000

/** Takes up to `limit` messages whose file nobody is fetching. */
export async function claimFiles(
  db: Db,
  { channels, limit, now }: { channels: readonly string[]; limit: number; now: Instant },
): Promise<FileWanted[]> {
  const at = (instant: Instant) => new Date(instant).toISOString()
  const rows = rowsOf<{ id: string; channel: string; incoming: unknown; fetch_tries: number }>(
    await db.execute(sql`
      update inbox set fetch_tries = fetch_tries + 1, fetcher = ${signed(db, 'fetcher')},
        fetch_after = ${at(now + FETCH_LASTS_MS)}::timestamptz
      from chats
      where chats.id = inbox.chat_id and inbox.id in (
        select wanted.id from inbox as wanted join chats on chats.id = wanted.chat_id
        where wanted.status = 'fetching'
          and (coalesce(wanted.fetch_after, '-infinity') <= ${at(now)}::timestamptz or ${sql.raw(isGone('wanted.fetcher'))})
          and chats.channel in (select jsonb_array_elements_text(${JSON.stringify(channels)}::jsonb))
        order by wanted.id limit ${limit} for update of wanted skip locked)
      returning inbox.id, chats.channel, inbox.incoming, inbox.fetch_tries`),
  )
  return rows.map(({ id, channel, incoming, fetch_tries }) => ({
    inboxId: Number(id),
    channel,
    incoming,
    tries: fetch_tries,
  }))
}

/** The file did not come; somebody asks again later. */
export async function fetchLater(db: Db, inboxId: number, at: Instant): Promise<void> {
  await db.execute(sql`
    update inbox set fetcher = null, fetch_after = ${new Date(at).toISOString()}::timestamptz
    where id = ${inboxId} and status = 'fetching'`)
}

/**
 * What became of a message's file: under which hash it is stored, or why it is not. The message can be handled then,
 * unless it `gathers`: then it waits for others of its album.
 */
export async function fileSettled(
  tx: Db,
  inboxId: number,
  outcome: { readonly stored: unknown } | { readonly refused: unknown },
  { gathers }: { gathers: boolean },
): Promise<void> {
  await tx.execute(sql`
    update inbox set status = case when ${gathers}::boolean then 'fetching' else 'waiting' end,
      fetcher = null,
      fetch_after = case when ${gathers}::boolean then 'infinity'::timestamptz end,
      incoming = jsonb_set(
        incoming, '{input,media}', (incoming #> '{input,media}') || ${storableJson(outcome)}::jsonb)
    where id = ${inboxId} and status = 'fetching'`)
  if (!gathers) await tx.execute(sql`select pg_notify(${INBOX_TOPIC}, '')`)
}

/** What waits in a chat, some of which may belong together; `ready` where its file is here. */
export interface ChatWaiting {
  readonly chatId: number
  readonly messages: readonly { readonly id: number; readonly incoming: unknown; readonly ready: boolean }[]
}

/**
 * The chats in which files are here that wait for others of their album, with all that waits there, in order. One state at
 * a time, as the indexes of what is not done have it: asked for both, the whole inbox would be read every second.
 */
export async function gatherings(db: Db): Promise<ChatWaiting[]> {
  const rows = rowsOf<{ id: string; chat_id: string; incoming: unknown; ready: boolean }>(
    await db.execute(sql`
      with gathering as materialized (
        select distinct chat_id from inbox where status = 'fetching' and fetch_after = 'infinity')
      select id, chat_id, incoming, coalesce(fetch_after = 'infinity', false) as ready from inbox
      where status = 'fetching' and chat_id in (select chat_id from gathering)
      union all
      select id, chat_id, incoming, false from inbox
      where status = 'waiting' and chat_id in (select chat_id from gathering)
      order by id`),
  )
  return [...Map.groupBy(rows, (row) => row.chat_id)].map(([chatId, messages]) => ({
    chatId: Number(chatId),
    messages: messages.map(({ id, incoming, ready }) => ({ id: Number(id), incoming, ready })),
  }))
}

/** Several messages become the first of them, which can then be handled. False when somebody else was quicker. */
export async function gatherInto(
  tx: Db,
  { ids, incoming }: { ids: readonly [number, ...number[]]; incoming: unknown },
  now: Instant,
): Promise<boolean> {
  const [first, ...others] = ids
  const locked = rowsOf(
    await tx.execute(sql`
      select id from inbox where id = any(${arrayOf(ids)}::bigint[]) and status = 'fetching' order by id for update`),
  )
  if (locked.length < ids.length) return false
  await tx.execute(sql`
    update inbox set status = 'done', done_at = ${new Date(now).toISOString()}::timestamptz, error = 'gathered'
    where id = any(${arrayOf(others)}::bigint[])`)
  await tx.execute(sql`
    update inbox set status = 'waiting', fetch_after = null, incoming = ${storableJson(incoming)}::jsonb
    where id = ${first}`)
  await tx.execute(sql`select pg_notify(${INBOX_TOPIC}, '')`)
  return true
}
