/**
 * The durable outbox: everything the bots say, in order per chat, until its fate is known. Rows are written by the
 * transaction that changed the story; nothing else sends a message.
 */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import { arrayOf, isAmong, listOf, oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { isGone } from './presence.ts'
import { insertion } from './rows.ts'
import { chats, outbox } from './schema.ts'
import { ask, question, runTogether, type Statement, stated, Words } from './statements.ts'

/** Notified when there is something to send. */
export const OUTBOX_TOPIC = 'pesan_outbox'

export interface OutboxEntry {
  readonly chatId: number
  readonly say: unknown
  readonly token: string | null
  readonly orderId: number | null
  readonly edits: { messageId: string; hadPicture: boolean } | null
  readonly quotes: string | null
  readonly createdAt: Instant
}

/** Marks our advisory locks on chats among those of others (presence, pg-boss, operators). */
const LOCK_CLASS = 735_727

/**
 * Adds entries in the given order. Must run in the transaction of what they tell about, as its last step: whoever else
 * writes to the same chats waits for the commit, so that the order of ids in a chat is the order in which people hear.
 * `toldBy` names the sender that need not be told.
 */
export async function post(tx: Db, entries: readonly OutboxEntry[], told: { readonly toldBy?: string } = {}) {
  await runTogether(tx, [postWrite(entries, told)])
}

/** What `post` would run. */
export function postWrite(
  entries: readonly OutboxEntry[],
  { toldBy = '' }: { readonly toldBy?: string } = {},
): Statement | undefined {
  const written = insertion(outbox, entries)
  if (!written) return undefined
  const chats = arrayOf([...new Set(entries.map(({ chatId }) => chatId))].sort((a, b) => a - b))
  return {
    text: `${written.text}${LOCKED_AND_TOLD}`,
    params: [...written.params, LOCK_CLASS, chats, OUTBOX_TOPIC, toldBy],
  }
}

/** Joined to the rows, so that none of them is given its id before all locks are held. */
const LOCKED_AND_TOLD = `,
  (select count(pg_advisory_xact_lock($2::int, chat::int)) from unnest($3::bigint[]) as chat) as locked,
  (select pg_notify($4, $5)) as told`

export interface Tappable {
  readonly token: string
  readonly chatId: number
  readonly say: unknown
  readonly orderId: number | undefined
  readonly spent: boolean
  readonly messageIds: readonly string[]
}

const tappableColumns = {
  token: outbox.token,
  chatId: outbox.chatId,
  say: outbox.say,
  orderId: outbox.orderId,
  spentAt: outbox.spentAt,
  messageIds: outbox.messageIds,
}

/** The messages that carry these tokens, whatever became of them. */
export async function tappables(db: Db, tokens: readonly string[]): Promise<Tappable[]> {
  const rows = await carrying(db, { tokens: listOf(tokens) })
  return rows.map(tappable)
}

const carrying = question((db, given) =>
  db
    .select(tappableColumns)
    .from(outbox)
    .where(oneOf(outbox.token, given('tokens'))),
)

/** The message of ours that a reply in one of these chats quotes. */
export async function quoted(db: Db, chatIds: readonly number[], messageId: string): Promise<Tappable | undefined> {
  const rows = await db
    .select(tappableColumns)
    .from(outbox)
    .where(
      and(
        // By the message's id alone: all that a chat was ever sent is more than one message.
        sql`${outbox.id} = any(array(
          select sent.id from ${outbox} as sent where sent.message_ids @> array[${messageId}]::text[]))`,
        oneOf(outbox.chatId, chatIds),
      ),
    )
    .limit(1)
  return rows.map(tappable)[0]
}

/**
 * The newest message of ours in these chats, sent or about to be. A paper or a photo that came with an order's news asks
 * nothing and answers nothing: what was asked before it still is.
 */
export async function newestIn(db: Db, chatIds: readonly number[]): Promise<Tappable | undefined> {
  // Each chat by itself: asked for the newest of several the planner walks back through everybody's.
  const newest = sql`select newest.id from unnest(${listOf(chatIds)}::bigint[]) as asked(id) cross join lateral (
    select said.id from ${outbox} as said where said.chat_id = asked.id
      and (said.token is not null or said.say -> 'answers' is not null
        or said.say -> 'document' is null and (said.say -> 'picture' is null or said.order_id is null))
    order by said.id desc limit 1) as newest`
  const rows = await db
    .select(tappableColumns)
    .from(outbox)
    .where(sql`${outbox.id} = (select max(id) from (${newest}) as of_chats)`)
  return rows.map(tappable)[0]
}

function tappable(row: Pick<typeof outbox.$inferSelect, keyof typeof tappableColumns>): Tappable {
  const { token, chatId, say, orderId, spentAt, messageIds } = row
  return {
    token: token ?? '',
    chatId,
    say,
    orderId: orderId ?? undefined,
    spent: spentAt !== null,
    messageIds: messageIds ?? [],
  }
}

/** The choices of these messages have been used up. */
export function spendWrite(tokens: readonly string[], now: Instant): Statement | undefined {
  if (tokens.length === 0) return undefined
  return stated`
    update outbox set spent_at = ${new Date(now).toISOString()}::timestamptz where token = any(${listOf(tokens)}::text[])`
}

export interface Outgoing {
  readonly id: number
  readonly channel: string
  readonly chatId: number
  readonly chat: string
  readonly account: string
  readonly say: unknown
  readonly token: string | undefined
  readonly edits: { messageId: string; hadPicture: boolean } | undefined
  readonly quotes: string | undefined
  readonly attempts: number
  readonly createdAt: Instant
}

/** One of our accounts on a messenger. Where `others` are named it also serves the chats of accounts that are gone. */
export interface Line {
  readonly channel: string
  readonly account: string
  readonly others?: readonly string[]
  /** One process at a time has it: whoever held its chats before has lost it, even if that process does not know yet. */
  readonly sole?: boolean
}

/** A chat stays with a sender that lives; this is for those of whom that cannot be known. */
const CLAIM_LASTS = '10 minutes'
/** No pause is ever this long: an entry that should wait longer was written while the clock was wrong. */
const PAUSE_MAX = '2 hours'
const SENDER_IS_GONE = new Words(isGone('sender'))

interface Claiming {
  /** Who claims. Every claim of chats just posted to has a name of its own: the sender's, a plus, and more. */
  readonly sender: string
  /** How the names of all claims of this process begin. */
  readonly own: string
  readonly lines: readonly Line[]
  readonly chatsMax: number
  /** Chats that this sender serves already: whoever lost the database for a while counts as gone, even to itself. */
  readonly underWay: readonly number[]
  readonly perChat: number
  readonly now: Instant
}

/**
 * Takes chats that have something to send and that no other living sender holds, and reads their oldest entries in
 * order. A chat whose oldest entry must wait (a retry) is left alone, so nothing overtakes.
 */
export async function claimOutgoing(db: Db, claiming: Claiming): Promise<Outgoing[]> {
  const taken = await takeChats(db, claiming, WAITING, [])
  const ids = taken.map((row) => Number(row.id))
  return ids.length === 0 ? [] : entriesOf(db, claiming, ids)
}

/**
 * The same for chats that this transaction has just posted to, so that their messages are sent after its commit without
 * being looked for. Whoever dies in between is gone like any other sender.
 */
export async function claimPosted(tx: Db, claiming: Claiming, chatIds: readonly number[]): Promise<Outgoing[]> {
  // Sent one behind the other without waiting.
  const [, entries] = await Promise.all([takeChats(tx, claiming, POSTED, chatIds), entriesOf(tx, claiming, chatIds)])
  return entries
}

const WAITING = new Words("select distinct chat_id from outbox where status = 'queued'")
const POSTED = new Words('select unnest(posted.ids) from posted')

function takeChats(
  db: Db,
  { sender, own, lines, chatsMax, underWay, now }: Claiming,
  which: Words,
  ids: readonly number[],
) {
  const at = new Date(now).toISOString()
  return ask<{ id: string }>(db)`
    with posted as (select ${arrayOf(ids)}::bigint[] as ids)
    update chats set sender = ${sender}, sender_until = clock_timestamp() + ${CLAIM_LASTS}::interval
    where id in (
      select chats.id from chats
      join lateral (
        select not_before from outbox where chat_id = chats.id and status = 'queued' order by id limit 1
      ) as oldest on oldest.not_before is null or oldest.not_before <= ${at}::timestamptz
        or oldest.not_before > ${at}::timestamptz + ${PAUSE_MAX}::interval
      where chats.id in (${which})
        and exists (
          select from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
            as line(channel text, account text, others text[], sole boolean)
          where line.channel = chats.channel
            and (line.account = chats.account or (line.others is not null and chats.account <> all(line.others)))
            and (sender_until is null or sender_until <= clock_timestamp() or ${SENDER_IS_GONE}
              or (line.sole and not starts_with(chats.sender, ${own}))))
        and chats.id <> all(${arrayOf(underWay)}::bigint[])
      limit ${chatsMax}
      for no key update of chats skip locked
    )
    returning id`
}

/**
 * Gives back chats that this sender holds by name and does not serve: their claim was committed, and the answer that
 * said so was lost with the connection.
 */
export async function freeUnserved(db: Db, sender: string, underWay: readonly number[]): Promise<void> {
  await ask(db)`
    update chats set sender = null, sender_until = null
    where id in (${WAITING}) and (sender = ${sender} or starts_with(sender, ${`${sender}+`}))
      and id <> all(${arrayOf(underWay)}::bigint[])`
}

/** A statement of its own: it must see what the former holder of a lock has just committed. */
async function entriesOf(db: Db, { sender, perChat }: Claiming, chatIds: readonly number[]): Promise<Outgoing[]> {
  const rows = await ask<Record<string, unknown>>(db)`
    select o.id, c.channel, o.chat_id, c.chat, c.account, o.say, o.token, o.edits, o.quotes, o.attempts, o.created_at
    from unnest(${arrayOf(chatIds)}::bigint[]) as held(chat_id)
    join chats c on c.id = held.chat_id and c.sender = ${sender}
    cross join lateral (
      select * from outbox where outbox.chat_id = held.chat_id and status = 'queued' order by id limit ${perChat}
    ) as o
    order by o.id`
  return rows.map((row) => ({
    id: Number(row.id),
    channel: String(row.channel),
    chatId: Number(row.chat_id),
    chat: String(row.chat),
    account: String(row.account),
    say: row.say,
    token: (row.token as string | null) ?? undefined,
    edits: (row.edits as Outgoing['edits'] | null) ?? undefined,
    quotes: (row.quotes as string | null) ?? undefined,
    attempts: Number(row.attempts),
    createdAt: new Date(row.created_at as string).getTime(),
  }))
}

/** What became of one entry. */
export type Fate =
  | { readonly id: number; readonly kind: 'sent'; readonly messageIds: readonly string[] }
  | { readonly id: number; readonly kind: 'retry'; readonly notBefore: Instant; readonly error: string }
  | { readonly id: number; readonly kind: 'failed'; readonly error: string }

/** Writes down fates and gives chats back, in one statement. */
export async function settle(db: Db, fates: readonly Fate[], chatIds: readonly number[], now: Instant): Promise<void> {
  const at = new Date(now).toISOString()
  const given = JSON.stringify(
    fates.map((fate) => ({
      id: fate.id,
      status: fate.kind === 'retry' ? 'queued' : fate.kind,
      message_ids: fate.kind === 'sent' ? fate.messageIds : null,
      not_before: fate.kind === 'retry' ? new Date(fate.notBefore).toISOString() : null,
      error: fate.kind === 'sent' ? null : fate.error,
    })),
  )
  await ask(db)`
    with told as (
      update outbox set
        status = given.status,
        message_ids = coalesce(given.message_ids, outbox.message_ids),
        not_before = given.not_before,
        error = given.error,
        attempts = outbox.attempts + 1,
        sent_at = case when given.status = 'sent' then ${at}::timestamptz end
      from jsonb_to_recordset(${given}::jsonb)
        as given(id bigint, status text, message_ids text[], not_before timestamptz, error text)
      where outbox.id = given.id and outbox.id = any(${arrayOf(fates.map(({ id }) => id))}::bigint[]))
    update chats set sender = null, sender_until = null where id = any(${arrayOf(chatIds)}::bigint[])`
}

/** A platform told that a message arrived or was read. Never goes backwards. */
export async function noteFate(db: Db, messageId: string, status: 'delivered' | 'read'): Promise<void> {
  const earlier = status === 'read' ? ['sent', 'delivered'] : ['sent']
  await db
    .update(outbox)
    .set({ status })
    .where(sql`${outbox.messageIds} @> array[${messageId}]::text[] and ${inArray(outbox.status, earlier)}`)
}

/** How much waits to be sent: for health, metrics and draining. */
export async function queuedCount(db: Db): Promise<number> {
  const [row] = await db
    .select({ count: sql<string>`count(*)` })
    .from(outbox)
    .where(isAmong(outbox.status, ['queued']))
  return Number(row?.count ?? 0)
}

/** A message that was given up is sent once more, and its chat counts as open again. */
export async function sendAgain(tx: Db, id: number): Promise<void> {
  await tx.execute(sql`
    with again as (
      update outbox set status = 'queued', attempts = 0, not_before = null, error = null
      where id = ${id} and status = 'failed' returning chat_id)
    update chats set closed_at = null where id in (select chat_id from again)`)
  await tx.execute(sql`select pg_notify(${OUTBOX_TOPIC}, '')`)
}

/** One entry with the person whose chat it was for. */
export async function entryWithPerson(
  db: Db,
  id: number,
): Promise<{ say: unknown; orderId: number | undefined; personId: number | undefined } | undefined> {
  const [row] = await db
    .select({ say: outbox.say, orderId: outbox.orderId, personId: chats.personId })
    .from(outbox)
    .innerJoin(chats, eq(chats.id, outbox.chatId))
    .where(eq(outbox.id, id))
  return row && { say: row.say, orderId: row.orderId ?? undefined, personId: row.personId ?? undefined }
}
