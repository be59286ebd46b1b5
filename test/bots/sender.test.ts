/** A connection that dies at COMMIT says nothing of whether there was one: what was claimed there must not wait. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
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
    ...{
      database: { ...database, chats: watched(database.chats) },
      clock: () => NOW,
      channels: () => [telegram],
      name: 'test',
    },
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

let looks = 0

/** The same connections, counting how often all that waits is looked through. */
function watched(db: Db): Db {
  const { session } = db._
  const prepareQuery: typeof session.prepareQuery = (query, ...rest) => {
    if (query.sql.includes('select distinct chat_id from outbox')) looks += 1
    return session.prepareQuery(query, ...rest)
  }
  const watching = Object.assign(Object.create(session), { prepareQuery })
  return Object.assign(Object.create(db), { _: { ...db._, session: watching } })
}

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
  // Not before it is written down that the first was sent, which gives the chat back.
  await sender.idle()
  await database.db.execute(
    sql`update chats set sender = 'somebody', sender_until = clock_timestamp() + interval '1 h'`,
  )
  await postedUnheard('kedua')
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(said()).toEqual(['pertama'])
  await database.db.execute(sql`update chats set sender = 'test'`)
  await expect.poll(said, { timeout: 10_000 }).toEqual(['pertama', 'kedua'])
})

/** Posted in this process by the way of a batch, or by another process, which only says that it has. */
async function posted(text: string, by: 'a batch' | 'another process') {
  if (by === 'another process') return post(database.db, [entry(text)], { toldBy: 'another' })
  const taken = await database.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    await post(tx, [entry(text)], { toldBy: sender.name })
    return sender.takeOn(tx, [chatId])
  })
  taken.send()
}

test.each(['a batch', 'another process'] as const)(
  'what %s posts to a chat that is being served follows as soon as that is done',
  async (by) => {
    const before = telegram.sent.length
    const { promise: sending, resolve: begin } = Promise.withResolvers<void>()
    const { promise: sent, resolve: end } = Promise.withResolvers<void>()
    vi.spyOn(telegram, 'send').mockImplementationOnce(async (delivery) => {
      begin()
      await sent
      telegram.sent.push(delivery)
      return { kind: 'sent', messageIds: ['slow'] }
    })
    await posted('lambat', 'a batch')
    await sending
    await posted('menyusul', by)
    // Far longer than it takes to hear of it, so that only the end of the first can be what lets the second go.
    await new Promise((resolve) => setTimeout(resolve, 300))
    const ended = performance.now()
    end()
    await expect.poll(said, { interval: 10 }).toHaveLength(before + 2)
    expect(said().slice(before)).toEqual(['lambat', 'menyusul'])
    expect(performance.now() - ended).toBeLessThan(600)
  },
)

test('what waits for a messenger that this process does not serve is not looked through for every message', async () => {
  const { db } = database
  const rows = Array.from({ length: 40 }, (_, at) => ({ channel: 'whatsapp', chat: `shop ${at}`, createdAt: NOW }))
  const shops = (await db.insert(chats).values(rows).returning({ id: chats.id })).map(({ id }) => id)
  await post(
    db,
    shops.map((id) => ({ ...entry('menunggu'), chatId: id })),
    { toldBy: sender.name },
  )
  const [before, looked] = [telegram.sent.length, looks]
  for (let at = 0; at < 20; at++) {
    const taken = await db.transaction(async (transaction) => {
      const tx = transaction as unknown as Db
      await post(tx, [entry(`${at}`), { ...entry('pesanan baru'), chatId: shops[at] ?? 0 }], { toldBy: sender.name })
      return sender.takeOn(tx, [chatId, shops[at] ?? 0])
    })
    taken.send()
    await expect.poll(said, { interval: 5 }).toHaveLength(before + at + 1)
  }
  expect(looks - looked).toBeLessThan(15)
})
