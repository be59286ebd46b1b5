/** The app's side of the outbox benchmark: its sender, on a channel whose far end takes everything at once. */
import type { Channel, Delivery } from '#bots/channel.ts'
import { type Sender, startSender } from '#bots/sender.ts'
import { type Database, type Db, migrateDatabase, openDatabase } from '#db/client.ts'
import { post } from '#db/outbox.ts'
import { announcePresence } from '#db/presence.ts'
import { insertRows } from '#db/rows.ts'
import { chats } from '#db/schema.ts'
import { type Figures, quantile } from './benchmark.ts'

export const CHATS = 1_000

export interface Post {
  /** Sends so many that all wait already. */
  sendAll(messages: number): Promise<Figures>
  /** Sends one after the other, each into silence, as a batch of messages hands over its answers. */
  sendSingly(messages: number): Promise<Figures>
  /** The same, as the sender finds what another process has posted. */
  findSingly(messages: number): Promise<Figures>
  close(): Promise<void>
}

/** A database with chats, and the sender of one process. */
export async function openPost(url: string): Promise<Post> {
  const database = await openDatabase({ url })
  await migrateDatabase(database)
  const presence = await announcePresence(database)
  const ids = Array.from({ length: CHATS }, (_, at) => at + 1)
  const createdAt = Date.now()
  await insertRows(
    database.db,
    chats,
    ids.map((id) => ({ id, channel: 'whatsapp', chat: `${id}`, createdAt })),
  )
  return {
    sendAll: (messages) => sendAll(database, messages),
    sendSingly: (messages) => singly(database, messages, handOver),
    findSingly: (messages) => singly(database, messages, () => commitPosts(database, 1)),
    close: async () => {
      await presence.leave()
      await database.close()
    },
  }
}

/** Messages as they follow one another in each chat: what is said is its number there. */
function entries(messages: number) {
  return Array.from({ length: messages }, (_, at) => ({
    ...{ chatId: (at % CHATS) + 1, say: { text: `${Math.floor(at / CHATS)}` }, token: null, orderId: null },
    ...{ edits: null, quotes: null, createdAt: Date.now() },
  }))
}

async function sendAll(database: Database, messages: number): Promise<Figures> {
  await commitPosts(database, messages)
  const next = new Map<string, number>()
  const { promise: all, resolve, reject } = Promise.withResolvers<void>()
  let sent = 0
  const channel = instantChannel(({ address: { chat }, say: { text } }) => {
    if (Number(text) !== (next.get(chat) ?? 0)) reject(new Error('a message overtook another'))
    next.set(chat, Number(text) + 1)
    sent += 1
    if (sent === messages) resolve()
  })
  const began = performance.now()
  const sender = await senderOn(database, channel)
  await all
  await sender.idle()
  const took = performance.now() - began
  await sender.stop()
  return { 'messages/s': (messages / took) * 1_000 }
}

async function singly(
  database: Database,
  messages: number,
  commit: (database: Database, sender: Sender) => Promise<unknown>,
): Promise<Figures> {
  let arrived = () => undefined as unknown
  const sender = await senderOn(
    database,
    instantChannel(() => arrived()),
  )
  await sender.idle()
  const times: number[] = []
  for (let at = 0; at < messages; at++) {
    const { promise: sent, resolve } = Promise.withResolvers<number>()
    arrived = () => resolve(performance.now())
    await new Promise((ready) => setTimeout(ready, 20))
    await commit(database, sender)
    const committed = performance.now()
    times.push(Math.max(0, (await sent) - committed))
    await sender.idle()
  }
  await sender.stop()
  return { 'ms p50': quantile(times, 0.5), 'ms p95': quantile(times, 0.95) }
}

async function commitPosts({ db }: Database, messages: number): Promise<void> {
  await db.transaction((tx) => post(tx as unknown as Db, entries(messages)))
}

async function handOver({ db }: Database, sender: Sender): Promise<void> {
  const taken = await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    const [, taken] = await Promise.all([post(tx, entries(1), { toldBy: sender.name }), sender.takeOn(tx, [1])])
    return taken
  })
  setImmediate(taken.send)
}

function senderOn(database: Database, channel: Channel) {
  return startSender({
    database,
    clock: Date.now,
    channels: () => [channel],
    name: 'bench',
    onFault: ({ what, error }) => {
      throw new Error(what, { cause: error })
    },
    onUndelivered: async () => undefined,
  })
}

function instantChannel(sent: (delivery: Delivery) => void): Channel {
  return {
    name: 'whatsapp',
    capabilities: { buttons: false, edits: false, inline: false, textMax: 4096, captionMax: 1024, repeatable: true },
    send: async (delivery) => {
      sent(delivery)
      return { kind: 'sent', messageIds: [`m${delivery.id}`] }
    },
    acknowledge: async () => undefined,
    fetchMedia: async () => new Uint8Array(),
    health: () => ({ state: 'open', since: 0, reconnects: 0 }),
    stopIntake: async () => undefined,
    close: async () => undefined,
  }
}
