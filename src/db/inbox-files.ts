/** Files of messages that were taken in: fetched before the message is handled, by whichever process comes first. */
import { sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import { storableJson } from '#core/storable.ts'
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

/** The message can be handled: `outcome` says under which hash its file is stored, or why it is not. */
export async function fileSettled(
  tx: Db,
  inboxId: number,
  outcome: { readonly stored: unknown } | { readonly refused: unknown },
): Promise<void> {
  await tx.execute(sql`
    update inbox set status = 'waiting', fetcher = null, incoming = jsonb_set(
      incoming, '{input,media}', (incoming #> '{input,media}') || ${storableJson(outcome)}::jsonb)
    where id = ${inboxId} and status = 'fetching'`)
  await tx.execute(sql`select pg_notify(${INBOX_TOPIC}, '')`)
}
