/**
 * The durable inbox: one row per (chat, message id), handled once, strictly in order per chat. A chat's own row is the
 * lock under which its messages are handled, so any number of processes may share the work.
 */
import { sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Paced } from '#core/people/pace.ts'
import { storableJson } from '#core/storable.ts'
import { arrayOf } from './arrays.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'
import { ask, type Statement, stated, Words } from './statements.ts'

/** Notified when a message is waiting, for the pumps of all processes. */
export const INBOX_TOPIC = 'pesan_inbox'
/** Notified when a message has arrived whose file is to be fetched first. */
export const FILES_TOPIC = 'pesan_files'

export interface Arrival {
  readonly channel: string
  readonly chat: string
  readonly group: boolean
  readonly messageId: string
  readonly incoming: unknown
  /** It has a file that must be fetched from the messenger before it can be handled. */
  readonly hasFile?: boolean
}

/**
 * Stores what arrived, each message once however often it is delivered. Must run in a transaction. Answers with the ids
 * of those that can be handled at once.
 */
export async function store(tx: Db, arrivals: readonly Arrival[], now: Instant): Promise<number[]> {
  if (arrivals.length === 0) return []
  const given = storableJson(arrivals.map((arrival, order) => ({ ...arrival, message_id: arrival.messageId, order })))
  const at = new Date(now).toISOString()
  // Sent one behind the other without waiting; two, because the second must see a chat that somebody else is just
  // committing.
  const chats = ask(tx)`
    insert into chats (channel, chat, "group", created_at)
    select distinct channel, chat, "group", ${at}::timestamptz
    from jsonb_to_recordset(${given}::jsonb) as given(channel text, chat text, "group" boolean)
    on conflict (channel, chat) do nothing`
  const messages = ask<{ id: string; status: string }>(tx)`
    insert into inbox (chat_id, message_id, incoming, received_at, status)
    select chats.id, given.message_id, given.incoming, ${at}::timestamptz,
      case when given."hasFile" and (chats.person_id is not null or chats."group") then 'fetching' else 'waiting' end
    from jsonb_to_recordset(${given}::jsonb)
      as given(channel text, chat text, message_id text, incoming jsonb, "order" integer, "hasFile" boolean)
    join chats on chats.channel = given.channel and chats.chat = given.chat
    order by given."order"
    on conflict (chat_id, message_id) do nothing
    returning id, status`
  const files = arrivals.some(({ hasFile }) => hasFile) ? ask(tx)`select pg_notify(${FILES_TOPIC}, '')` : undefined
  const [, rows] = await Promise.all([chats, messages, files])
  return rows.flatMap(({ id, status }) => (status === 'waiting' ? [Number(id)] : []))
}

/** Stores what arrived, for whoever handles it. Resolves when it is committed. */
export async function takeIn(db: Db, arrivals: readonly Arrival[], now: Instant): Promise<void> {
  if (arrivals.length === 0) return
  await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    await Promise.all([store(tx, arrivals, now), ask(tx)`select pg_notify(${INBOX_TOPIC}, '')`])
  })
}

/** What was written after a photo waits until that is here: nothing overtakes in a chat. */
const NOT_BEHIND_A_FILE = new Words(`not exists (
  select from inbox as earlier
  where earlier.chat_id = inbox.chat_id and earlier.status = 'fetching' and earlier.id < inbox.id)`)

export interface ClaimedChat {
  readonly id: number
  readonly channel: string
  readonly chat: string
  readonly account: string
  readonly group: boolean
  readonly personId: number | undefined
  /** The shop whose group it is. */
  readonly vendorId: number | undefined
  readonly attempts: number
  readonly barredUntil: Instant | undefined
  readonly paced: Paced
}

export interface ClaimedMessage {
  readonly id: number
  readonly chatId: number
  readonly incoming: unknown
  /** Who is known by which of its sender's names. */
  readonly holders: ReadonlyMap<string, number>
}

export interface Claim {
  readonly chats: readonly ClaimedChat[]
  /** In order per chat. */
  readonly messages: readonly ClaimedMessage[]
  /** Nothing could be taken, though something waits: whoever holds its chat will not tell us when they let go. */
  readonly isHeld: boolean
}

/**
 * Locks up to `chatsMax` chats that have something waiting and that nobody else holds, and reads their oldest messages.
 * Must run in a transaction; the locks last until its end. `onlyInbox` narrows it to one message: the careful retry.
 */
export async function claim(
  tx: Db,
  { chatsMax, perChat, onlyInbox }: { chatsMax: number; perChat: number; onlyInbox?: number },
): Promise<Claim> {
  const [any, one] = [onlyInbox === undefined, onlyInbox ?? 0]
  const locked = await ask<Record<string, unknown>>(tx)`
    select id, channel, chat, account, "group", person_id, vendor_id, attempts, barred_until, pace_due_at, muted_until
    from (
      select chat_id, min(id) as oldest from inbox where status = 'waiting' and ${NOT_BEHIND_A_FILE}
        and (${any}::boolean or inbox.id = ${one}::bigint)
      group by chat_id) as waiting
    join chats on chats.id = waiting.chat_id
    order by waiting.oldest limit ${chatsMax}
    for no key update of chats skip locked`
  const chats = locked.map((row) => ({
    id: Number(row.id),
    channel: String(row.channel),
    chat: String(row.chat),
    account: String(row.account),
    group: Boolean(row.group),
    personId: row.person_id === null ? undefined : Number(row.person_id),
    vendorId: row.vendor_id === null ? undefined : Number(row.vendor_id),
    attempts: Number(row.attempts),
    barredUntil: instantOf(row.barred_until) ?? undefined,
    paced: { dueAt: instantOf(row.pace_due_at), mutedUntil: instantOf(row.muted_until) },
  }))
  if (chats.length === 0) return { chats, messages: [], isHeld: await somethingWaits(tx) }
  // A statement of its own: it must see what the former holder of a lock has just committed.
  const waiting = await ask<{ id: string; chat_id: string; incoming: unknown; holders: object | null }>(tx)`
    select waiting.id, waiting.chat_id, waiting.incoming, (
      select jsonb_object_agg(external_id, person_id) from aliases
      where channel = (waiting.incoming #>> '{address,channel}')
        and external_id = any(array(select jsonb_array_elements_text(waiting.incoming #> '{sender,ids}')))) as holders
    from unnest(${arrayOf(chats.map((chat) => chat.id))}::bigint[]) as held(chat_id)
    cross join lateral (
      select id, chat_id, incoming from inbox
      where inbox.chat_id = held.chat_id and status = 'waiting' and ${NOT_BEHIND_A_FILE}
        and (${any}::boolean or inbox.id = ${one}::bigint)
      order by id limit ${perChat}
    ) as waiting
    order by waiting.id`
  const messages = waiting.map(({ id, chat_id, incoming, holders }) => ({
    ...{ id: Number(id), chatId: Number(chat_id), incoming },
    holders: new Map<string, number>(Object.entries(holders ?? {})),
  }))
  return { chats, messages, isHeld: false }
}

async function somethingWaits(tx: Db): Promise<boolean> {
  const [row] = await ask<{ waits: boolean }>(tx)`
    select exists (select from inbox where status = 'waiting' and ${NOT_BEHIND_A_FILE}) as waits`
  return row?.waits === true
}

/** Marks messages as handled. */
export function finishWrite(ids: readonly number[], now: Instant): Statement | undefined {
  if (ids.length === 0) return undefined
  return stated`
    update inbox set status = 'done', done_at = ${new Date(now).toISOString()}::timestamptz
    where id = any(${arrayOf(ids)}::bigint[])`
}

/**
 * Sets a message aside whose handling fails: the chat goes on, an admin sees it. `error` must not carry its text. Answers
 * with its chat, or nothing when it no longer waits.
 */
export async function setAside(tx: Db, id: number, error: string, now: Instant): Promise<number | undefined> {
  const at = new Date(now).toISOString()
  const dead = rowsOf<{ chat_id: string }>(
    await tx.execute(sql`
      with dead as (
        update inbox set status = 'dead', done_at = ${at}::timestamptz, error = ${error}
        where id = ${id} and status = 'waiting' returning id, chat_id),
      noted as (
        insert into incidents (at, kind, facts)
        select ${at}::timestamptz, 'dead-letter', jsonb_build_object('inboxId', id, 'error', ${error}::text) from dead)
      select chat_id from dead`),
  )
  return dead[0] && Number(dead[0].chat_id)
}

/** A message that was set aside is handled once more, after what waits in its chat now. */
export async function handleAgain(tx: Db, id: number): Promise<void> {
  await tx.execute(sql`
    update inbox set status = 'waiting', done_at = null, error = null where id = ${id} and status = 'dead'`)
  await tx.execute(sql`select pg_notify(${INBOX_TOPIC}, '')`)
}

/** What a chat sent while it is not listened to is not handled one by one. */
export async function passOver(tx: Db, chatId: number, mutedUntil: Instant, now: Instant): Promise<void> {
  await tx.execute(sql`
    update inbox set status = 'done', done_at = ${new Date(now).toISOString()}::timestamptz, error = 'muted'
    where chat_id = ${chatId} and status = 'waiting' and (incoming->>'sentAt')::numeric < ${mutedUntil}::bigint`)
}

function instantOf(value: unknown): Instant | null {
  return value === null || value === undefined ? null : new Date(value as string).getTime()
}

/** Replaces what was written by what may be kept of it: a bank account's number does not stay in the inbox. */
export async function keepOnly(tx: Db, inboxId: number, text: string): Promise<void> {
  await tx.execute(sql`
    update inbox set incoming = jsonb_set(incoming, '{input,text}', to_jsonb(${text}::text)) where id = ${inboxId}`)
}
