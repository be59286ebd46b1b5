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

const claim = (sender: string, ...lines: Line[]) =>
  claimOutgoing(database.db, { sender, own: 'me', lines, chatsMax: 9, underWay: [], perChat: 9, now: NOW })

/** Claims for these lines, and gives everything back. */
async function claimed(...lines: Line[]): Promise<string[]> {
  const found = await claim('me', ...lines)
  await givenBack(found)
  return found.map(({ chat }) => chat)
}

const givenBack = (found: readonly { chatId: number }[]) =>
  settle(
    database.db,
    [],
    found.map(({ chatId }) => chatId),
    NOW,
  )

const timur: Line = { channel: 'whatsapp', account: 'timur' }
const barat: Line = { channel: 'whatsapp', account: 'barat', others: ['timur'] }

test('a number serves its own chats; the first also those of numbers that are gone', async () => {
  expect(await claimed(timur)).toEqual(['of timur'])
  expect(await claimed(barat)).toEqual(['of barat', 'of gone'])
  expect(await claimed(barat, timur)).toEqual(['of barat', 'of timur', 'of gone'])
  expect(await claimed({ channel: 'telegram', account: 'main', others: [] })).toEqual([])
})

test('whoever has a number alone takes its chats from who held them before, but not from itself', async () => {
  const held = await claim('another process, which stands still', timur)
  expect(await claimed(timur)).toEqual([])
  const alone = { ...timur, sole: true }
  const taken = await claim('me+1', alone)
  expect(taken.map(({ chat }) => chat)).toEqual(['of timur'])
  expect(await claimed(alone)).toEqual([])
  await givenBack(held)
})
