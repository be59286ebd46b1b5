/** Evidence packs are made anew whenever somebody asks, so old ones need no room; nothing else is forgotten. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import type { Database } from '#db/client.ts'
import { fileOf, forgetPacks, keepFile } from '#db/files.ts'
import { post } from '#db/outbox.ts'
import { chats } from '#db/schema.ts'
import { openTestDatabase } from '../support/database.ts'

const NOW = Date.UTC(2026, 10, 23, 2)
const DAY = 24 * HOUR
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('a pack is forgotten after thirty days, unless a message still has to bring it; papers and photos stay', async () => {
  const { db } = database
  const kept = (words: string, mimeType: string, days: number) =>
    keepFile(db, { bytes: new TextEncoder().encode(words), mimeType }, NOW - days * DAY)
  const old = await kept('an old pack', 'application/zip', 31)
  const fresh = await kept('a new pack', 'application/zip', 29)
  const queued = await kept('a pack on its way', 'application/zip', 40)
  const paper = await kept('a paper', 'application/pdf', 400)
  const photo = await kept('a photo', 'image/jpeg', 400)
  const [chat] = await db.insert(chats).values({ channel: 'telegram', chat: '1', createdAt: NOW }).returning()
  const nothing = { token: null, orderId: null, edits: null, quotes: null, createdAt: NOW }
  const say = { text: 'Berkas', document: { file: queued, fileName: 'berkas.zip' } }
  await post(db, [{ ...nothing, chatId: chat?.id ?? 0, say }])
  expect(await forgetPacks(db, NOW)).toBe(1)
  expect(await forgetPacks(db, NOW)).toBe(0)
  expect(await fileOf(db, old)).toBeUndefined()
  for (const stays of [fresh, queued, paper, photo]) expect(await fileOf(db, stays)).toBeDefined()
})
