/** A connection that dies at COMMIT says nothing of whether there was one: what was claimed there must not wait. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plain } from '#bots/markup.ts'
import { type Sender, startSender } from '#bots/sender.ts'
import type { Database, Db } from '#db/client.ts'
import { post } from '#db/outbox.ts'
import { chats } from '#db/schema.ts'
import { openTestDatabase } from '../support/database.ts'
import { paperChannel } from '../support/paper-channel.ts'

const NOW = Date.UTC(2026, 10, 23, 2)
const telegram = paperChannel('telegram')
let database: Database
let sender: Sender
let chatId: number
beforeAll(async () => {
  database = await openTestDatabase()
  const [row] = await database.db
    .insert(chats)
    .values({ channel: 'telegram', chat: '1', createdAt: NOW })
    .returning({ id: chats.id })
  chatId = row?.id ?? 0
  sender = await startSender({
    ...{ database, clock: () => NOW, channels: () => [telegram], name: 'test' },
    onFault: ({ error }) => {
      throw error
    },
    onUndelivered: async () => undefined,
  })
})
afterAll(async () => {
  await sender.stop()
  await database.close()
})

const said = () => telegram.sent.map(({ say }) => say.text)
const entry = (text: string) => ({
  ...{ chatId, say: { text: plain(text) }, token: null, orderId: null, edits: null, quotes: null, createdAt: NOW },
})

/** A transaction that is committed, and of which this process hears that it failed. */
async function postedUnheard(text: string) {
  const taken = await database.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    await post(tx, [entry(text)], { toldBy: sender.name })
    return sender.takeOn(tx, [chatId])
  })
  taken.forget()
}

test('what was claimed by a commit that nobody heard of is sent within seconds', async () => {
  await postedUnheard('pertama')
  expect(said()).toEqual([])
  await expect.poll(said, { timeout: 10_000 }).toEqual(['pertama'])
})

test('so is what was claimed otherwise, and what others serve is left to them', async () => {
  await database.db.execute(
    sql`update chats set sender = 'somebody', sender_until = clock_timestamp() + interval '1 h'`,
  )
  await postedUnheard('kedua')
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(said()).toEqual(['pertama'])
  await database.db.execute(sql`update chats set sender = 'test'`)
  await expect.poll(said, { timeout: 10_000 }).toEqual(['pertama', 'kedua'])
})
