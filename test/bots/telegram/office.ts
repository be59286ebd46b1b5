/** A bot of ours on a Telegram of ours, with a real database behind it: what the adapter's own stories are played on. */
import { createHash } from 'node:crypto'
import { asc } from 'drizzle-orm'
import pino from 'pino'
import type { Channel, Incoming, Say } from '#bots/channel.ts'
import { connectTelegram, type TelegramChannel, type TelegramOptions } from '#bots/telegram/connect.ts'
import type { StoredFile } from '#bots/telegram/pictures.ts'
import type { Database } from '#db/client.ts'
import { takeIn } from '#db/inbox.ts'
import { inbox } from '#db/schema.ts'
import { type LocalTelegram, startLocalTelegram } from '#sandbox/telegram/server.ts'

export const TOKEN = '7000:secret'
/** Short enough for a test to see it pass. */
export const PATIENCE = { callMs: 1_500, pollMs: 1_000, pauseMs: 20, pauseMaxMs: 200 }

export interface Office {
  readonly telegram: LocalTelegram
  /** Opens the bot, again if it was open before. */
  open(options?: Partial<TelegramOptions>): Promise<TelegramChannel>
  /** Puts a file where the bot finds it; its SHA-256. */
  store(bytes: Uint8Array, mimeType?: string): string
  /** How often the bot fetched its bytes. */
  readsOf(sha256: string): number
  /** What the inbox holds, oldest first. */
  heard(): Promise<Incoming[]>
  /** One delivery of this channel. */
  say(channel: Channel, chat: string, say: Say, more?: object): ReturnType<Channel['send']>
  close(): Promise<void>
}

let deliveries = 0

/** A Telegram with one bot that nobody has opened yet. */
export async function openOffice(database: Database): Promise<Office> {
  const telegram = await startLocalTelegram({ webhookRetryMs: 30 })
  telegram.addBot({ token: TOKEN, username: 'pesan_bot', name: 'Pesan' })
  const files = new Map<string, StoredFile>()
  const reads: string[] = []
  const find = async (sha256: string) => {
    reads.push(sha256)
    return files.get(sha256)
  }
  const open = new Set<TelegramChannel>()
  return {
    telegram,
    open: async (options) => {
      const channel = await connectTelegram({
        token: TOKEN,
        apiRoot: telegram.apiRoot,
        intake: (events) => takeIn(database.db, events.map(arrival), Date.now()),
        db: database.db,
        log: pino({ level: 'silent' }),
        clock: Date.now,
        picture: find,
        file: find,
        patience: PATIENCE,
        ...options,
      })
      open.add(channel)
      return channel
    },
    store: (bytes, mimeType = 'image/png') => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      files.set(sha256, { bytes, mimeType })
      return sha256
    },
    readsOf: (sha256) => reads.filter((one) => one === sha256).length,
    heard: async () => {
      const rows = await database.db.select().from(inbox).orderBy(asc(inbox.id))
      return rows.map((row) => row.incoming as Incoming)
    },
    say: (channel, chat, say, more = {}) => {
      deliveries += 1
      return channel.send({ id: deliveries, address: { channel: 'telegram', chat }, say, ...more })
    },
    close: async () => {
      await Promise.all([...open].map((channel) => channel.close()))
      await telegram.close()
    },
  }
}

function arrival(incoming: Incoming) {
  const { address, group, messageId } = incoming
  return { channel: address.channel, chat: address.chat, group, messageId, incoming }
}

/** Waits until something is so; complains with what it is instead. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  isSo: (found: T) => boolean,
  timeoutMs = 5_000,
): Promise<T> {
  const until = performance.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (isSo(found)) return found
    if (performance.now() > until) throw new Error(`still ${JSON.stringify(found)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** A PNG of a measure that no other one in the tests has. */
export function png(width = 40, height = 30): Uint8Array {
  const header = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(header)
  header.writeUInt32BE(13, 8)
  header.write('IHDR', 12)
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  return new Uint8Array(header)
}
