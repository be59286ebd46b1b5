/** What a transaction posts is taken on by a sender in that transaction, unless somebody or something is before it. */
import { inArray } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database, Db } from '#db/client.ts'
import { claimOutgoing, claimPosted, post, settle } from '#db/outbox.ts'
import { chats, outbox } from '#db/schema.ts'
import { openTestDatabase } from '../support/database.ts'

const NOW = Date.UTC(2026, 10, 23, 2)
const LINES = [{ channel: 'telegram', account: 'main', others: [] }]
let database: Database
let ids: number[]
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const { db } = database
  await db.delete(outbox)
  await db.delete(chats)
  const rows = ['1', '2'].map((chat) => ({ channel: 'telegram', chat, createdAt: NOW }))
  ids = (await db.insert(chats).values(rows).returning({ id: chats.id })).map(({ id }) => id)
})

const nothing = { token: null, orderId: null, edits: null, quotes: null, createdAt: NOW }
const entries = (text: string) => ids.map((chatId) => ({ ...nothing, chatId, say: { text } }))
const claiming = (sender: string) => ({
  ...{ sender, own: sender, lines: LINES, chatsMax: 9, underWay: [], perChat: 9, now: NOW },
})
const words = (found: readonly { chat: string; say: unknown }[]) =>
  found.map(({ chat, say }) => `${chat}: ${(say as { text: string }).text}`).sort()

/** Posts to both chats and takes them on in one transaction. */
async function posted(text: string, sender: string, end?: Error) {
  return database.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    await post(tx, entries(text))
    const found = await claimPosted(tx, claiming(sender), ids)
    if (end) throw end
    return words(found)
  })
}

test('what was just posted is read with what waited before it, and nobody else finds it', async () => {
  await post(database.db, entries('pertama'))
  expect(await posted('kedua', 'a')).toEqual(['1: kedua', '1: pertama', '2: kedua', '2: pertama'])
  expect(await claimOutgoing(database.db, claiming('b'))).toEqual([])
})

test('a chat that another sender serves is left to it, and one whose oldest message must wait is left waiting', async () => {
  await post(database.db, entries('pertama').slice(0, 1))
  expect(words(await claimOutgoing(database.db, claiming('b')))).toEqual(['1: pertama'])
  expect(await posted('kedua', 'a')).toEqual(['2: kedua'])
  const rows = await database.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(inArray(outbox.chatId, ids.slice(1)))
  const later = { kind: 'retry' as const, notBefore: NOW + 60_000, error: 'away' }
  await settle(
    database.db,
    rows.map(({ id }) => ({ id, ...later })),
    ids,
    NOW,
  )
  expect(await posted('ketiga', 'a')).toEqual(['1: kedua', '1: ketiga', '1: pertama'])
})

test('without a commit nothing is posted and no chat is held', async () => {
  await expect(posted('tidak jadi', 'a', new Error('not today'))).rejects.toThrow()
  await post(database.db, entries('jadi'))
  expect(words(await claimOutgoing(database.db, claiming('b')))).toEqual(['1: jadi', '2: jadi'])
})
