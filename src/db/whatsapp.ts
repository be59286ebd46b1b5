/** Queries of the WhatsApp channel: the account's keys, the stanza journal, and what was sent. Values arrive sealed. */
import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Db } from './client.ts'
import { insertRows, rowsOf } from './rows.ts'
import { chats, inbox, whatsappKeys, whatsappPlaintexts, whatsappSent, whatsappStanzas } from './schema.ts'

interface KeyName {
  readonly type: string
  readonly keyId: string
}
export interface SealedKey extends KeyName {
  readonly value: Uint8Array
}
export interface KeyChanges {
  readonly put: readonly SealedKey[]
  readonly drop: readonly KeyName[]
  /** Plaintexts of the messages whose ratchet step these keys are, by the hash of their ciphertext. */
  readonly plaintexts: readonly { readonly ciphertextHash: string; readonly plaintext: Uint8Array }[]
}

/** The sealed values of those keys that exist, by key id. */
export async function readWhatsAppKeys(
  db: Db,
  account: string,
  type: string,
  keyIds: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await db
    .select({ keyId: whatsappKeys.keyId, value: whatsappKeys.value })
    .from(whatsappKeys)
    .where(
      and(eq(whatsappKeys.account, account), eq(whatsappKeys.type, type), inArray(whatsappKeys.keyId, [...keyIds])),
    )
  return new Map(rows.map((row) => [row.keyId, row.value]))
}

/**
 * Writes one step of the account's keys, all or nothing: one statement, for it happens with every message. Repeating it
 * changes nothing.
 */
export async function writeWhatsAppKeys(db: Db, account: string, changes: KeyChanges, now: Instant): Promise<void> {
  const put = changes.put.map(({ type, keyId, value }) => ({ type, keyId, value: base64(value) }))
  const plain = changes.plaintexts.map(({ ciphertextHash, plaintext }) => ({
    hash: ciphertextHash,
    value: base64(plaintext),
  }))
  await db.execute(sql`
    with put as (
      insert into ${whatsappKeys} (account, type, key_id, value)
      select ${account}, p.type, p."keyId", decode(p.value, 'base64')
      from jsonb_to_recordset(${JSON.stringify(put)}::jsonb) as p(type text, "keyId" text, value text)
      on conflict (account, type, key_id) do update set value = excluded.value
    ), dropped as (
      delete from ${whatsappKeys} where account = ${account} and (type, key_id) in
        (select d.type, d."keyId" from jsonb_to_recordset(${JSON.stringify(changes.drop)}::jsonb) as d(type text, "keyId" text))
    )
    insert into ${whatsappPlaintexts} (account, ciphertext_hash, plaintext, created_at)
    select ${account}, p.hash, decode(p.value, 'base64'), ${new Date(now).toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(plain)}::jsonb) as p(hash text, value text)
    on conflict do nothing`)
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

/** Forgets the account's credentials and keys: after WhatsApp unlinked it, or before it is paired anew. */
export async function wipeWhatsAppKeys(db: Db, account: string): Promise<void> {
  await db.delete(whatsappKeys).where(eq(whatsappKeys.account, account))
}

/** The sealed plaintexts of those ciphertexts that were decrypted before, by hash. */
export async function readPlaintexts(
  db: Db,
  account: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await db
    .select({ hash: whatsappPlaintexts.ciphertextHash, plaintext: whatsappPlaintexts.plaintext })
    .from(whatsappPlaintexts)
    .where(and(eq(whatsappPlaintexts.account, account), inArray(whatsappPlaintexts.ciphertextHash, [...hashes])))
  return new Map(rows.map((row) => [row.hash, row.plaintext]))
}

export interface StanzaName {
  readonly chat: string
  readonly messageId: string
}
export interface SealedStanza extends StanzaName {
  readonly stanza: Uint8Array
}

/**
 * Keeps raw stanzas before anybody looks at them. One that comes again under its id replaces the former: it is the
 * sender's second attempt, encrypted anew because the first could not be read. Names must be unique within the call.
 */
export async function keepStanzas(
  db: Db,
  account: string,
  stanzas: readonly SealedStanza[],
  now: Instant,
): Promise<void> {
  await db
    .insert(whatsappStanzas)
    .values(stanzas.map((stanza) => ({ account, ...stanza, receivedAt: now })))
    .onConflictDoUpdate({
      target: [whatsappStanzas.account, whatsappStanzas.chat, whatsappStanzas.messageId],
      set: { stanza: sql`excluded.stanza`, deadAt: null, error: null },
    })
}

/** Lets go of stanzas whose messages are in the inbox. */
export async function dropStanzas(db: Db, account: string, names: readonly StanzaName[]): Promise<void> {
  if (names.length === 0) return
  await db.execute(sql`delete from ${whatsappStanzas} where account = ${account} and (chat, message_id) in
    (select d.chat, d."messageId" from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as d(chat text, "messageId" text))`)
}

/** Stanzas that never became a row of the inbox, oldest first; those set aside for good are left out. */
export async function remainingStanzas(
  db: Db,
  account: string,
): Promise<readonly (SealedStanza & { readonly receivedAt: Instant })[]> {
  return db
    .select({
      chat: whatsappStanzas.chat,
      messageId: whatsappStanzas.messageId,
      stanza: whatsappStanzas.stanza,
      receivedAt: whatsappStanzas.receivedAt,
    })
    .from(whatsappStanzas)
    .where(and(eq(whatsappStanzas.account, account), isNull(whatsappStanzas.deadAt)))
    .orderBy(asc(whatsappStanzas.id))
}

/** Sets aside stanzas that arrived before `before` and still could not be read; returns their names. */
export async function buryStanzas(db: Db, account: string, before: Instant, now: Instant): Promise<StanzaName[]> {
  return db
    .update(whatsappStanzas)
    .set({ deadAt: now, error: 'unreadable' })
    .where(
      and(eq(whatsappStanzas.account, account), isNull(whatsappStanzas.deadAt), lt(whatsappStanzas.receivedAt, before)),
    )
    .returning({ chat: whatsappStanzas.chat, messageId: whatsappStanzas.messageId })
}

/** Keeps a message before it is sent; the first version under an id stays. */
export async function keepSent(
  db: Db,
  account: string,
  { chat, messageId, message }: StanzaName & { readonly message: Uint8Array },
  now: Instant,
): Promise<void> {
  await insertRows(db, whatsappSent, [{ account, chat, messageId, message, createdAt: now }], { onConflict: 'ignore' })
}

/** What was sent, or was about to be, under this id, if it is still kept. */
export async function readSent(
  db: Db,
  account: string,
  messageId: string,
): Promise<{ readonly message: Uint8Array; readonly accepted: boolean } | undefined> {
  const [row] = await db
    .select({ message: whatsappSent.message, acceptedAt: whatsappSent.acceptedAt })
    .from(whatsappSent)
    .where(and(eq(whatsappSent.account, account), eq(whatsappSent.messageId, messageId)))
  return row && { message: row.message, accepted: row.acceptedAt !== null }
}

/** WhatsApp's server has the message now. */
export async function markAccepted(db: Db, account: string, messageId: string, now: Instant): Promise<void> {
  await db
    .update(whatsappSent)
    .set({ acceptedAt: now })
    .where(and(eq(whatsappSent.account, account), eq(whatsappSent.messageId, messageId)))
}

/** Who wrote an earlier message of a chat, and its words: what a quotation shows. */
export async function readQuoted(
  db: Db,
  chat: string,
  messageId: string,
): Promise<{ readonly sender: string; readonly text: string } | undefined> {
  const found = await db.execute(sql`
    select i.incoming->'sender'->'ids'->>0 as sender,
      coalesce(i.incoming->'input'->>'text', i.incoming->'input'->>'caption', '') as text
    from ${chats} c join ${inbox} i on i.chat_id = c.id
    where c.channel = 'whatsapp' and c.chat = ${chat} and i.message_id = ${messageId}`)
  return rowsOf<{ sender: string; text: string }>(found)[0]
}

/** Has the person in this chat ever written to us, here or under another name? Who has not is a cold contact. */
export async function hasWritten(db: Db, chat: string): Promise<boolean> {
  const found = await db.execute(sql`select 1 from ${chats} asked
    join ${chats} c on c.id = asked.id or (c.person_id = asked.person_id and c.channel = 'whatsapp')
    join ${inbox} i on i.chat_id = c.id
    where asked.channel = 'whatsapp' and asked.chat = ${chat} limit 1`)
  return rowsOf(found).length > 0
}

const DAY = 24 * 60 * 60 * 1000

/** Deletes what has served: plaintexts after a day, sent messages and dead stanzas after 14 (WhatsApp's own limit). */
export async function purgeWhatsApp(db: Db, account: string, now: Instant): Promise<void> {
  await db
    .delete(whatsappPlaintexts)
    .where(and(eq(whatsappPlaintexts.account, account), lt(whatsappPlaintexts.createdAt, now - DAY)))
  await db
    .delete(whatsappSent)
    .where(and(eq(whatsappSent.account, account), lt(whatsappSent.createdAt, now - 14 * DAY)))
  await db
    .delete(whatsappStanzas)
    .where(and(eq(whatsappStanzas.account, account), lt(whatsappStanzas.deadAt, now - 14 * DAY)))
}
