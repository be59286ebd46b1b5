/** What is said leaves by the number that the chat talks with. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { claimOutgoing, type Line, post, settle } from '#db/outbox.ts'
import { chats } from '#db/schema.ts'
import { openTestDatabase } from '../support/database.ts'

const NOW = Date.UTC(2026, 10, 23, 2)
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  const rows = ['barat', 'timur', 'gone'].map((account) => ({
    ...{ channel: 'whatsapp', chat: `of ${account}`, account, createdAt: NOW },
  }))
  const made = await db.insert(chats).values(rows).returning({ id: chats.id })
  const nothing = { token: null, orderId: null, edits: null, quotes: null, createdAt: NOW }
  await post(
    db,
    made.map(({ id }) => ({ ...nothing, chatId: id, say: { text: 'Halo' } })),
  )
})
afterAll(() => database.close())

/** Claims for these lines, and gives everything back. */
async function claimed(...lines: Line[]): Promise<string[]> {
  const { db } = database
  const found = await claimOutgoing(db, { sender: 'test', lines, chatsMax: 9, underWay: [], perChat: 9, now: NOW })
  await settle(
    db,
    [],
    found.map(({ chatId }) => chatId),
    NOW,
  )
  return found.map(({ chat }) => chat)
}

const timur: Line = { channel: 'whatsapp', account: 'timur' }
const barat: Line = { channel: 'whatsapp', account: 'barat', others: ['timur'] }

test('a number serves its own chats; the first also those of numbers that are gone', async () => {
  expect(await claimed(timur)).toEqual(['of timur'])
  expect(await claimed(barat)).toEqual(['of barat', 'of gone'])
  expect(await claimed(barat, timur)).toEqual(['of barat', 'of timur', 'of gone'])
  expect(await claimed({ channel: 'telegram', account: 'main', others: [] })).toEqual([])
})
