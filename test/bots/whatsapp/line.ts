/** A line to a local WhatsApp: the real channel on a test database, phones at the other end, and what came in. */
import pino from 'pino'
import type { Delivery, Incoming, Say } from '#bots/channel.ts'
import { connectWhatsApp, type WhatsAppChannel, type WhatsAppOptions } from '#bots/whatsapp/connect.ts'
import type { Db } from '#db/client.ts'
import { insertRows } from '#db/rows.ts'
import { chats, inbox } from '#db/schema.ts'
import type { LocalWhatsApp } from '#sandbox/whatsapp/server.ts'

export const BOT = '6281100000001'

/** Waits until `look` finds something; rejects after `timeoutMs`. */
export async function until<T>(look: () => T | undefined | false, timeoutMs = 8_000): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const found = look()
    if (found) return found
    if (performance.now() > deadline) throw new Error(`waited in vain: ${look}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** What the channel must know of a server. */
type Server = Pick<LocalWhatsApp, 'wsUrl'> & Partial<Pick<LocalWhatsApp, 'fetchAgent'>>

export interface Line {
  readonly channel: WhatsAppChannel
  readonly received: Incoming[]
  readonly fates: { readonly id: string; readonly fate: string }[]
  readonly aliases: { readonly pn: string; readonly lid: string }[]
  /** The next event, past or future, that `test` accepts. */
  event(test: (incoming: Incoming) => boolean): Promise<Incoming>
  open(): Promise<void>
  send(chat: string, say: Say, more?: Partial<Delivery>): ReturnType<WhatsAppChannel['send']>
}

let deliveries = 0

/** Connects the channel; an inbox in memory takes each (chat, message id) once, as the real one does. */
export async function openLine(db: Db, wa: Server, more: Partial<WhatsAppOptions> = {}): Promise<Line> {
  const received: Incoming[] = []
  const fates: Line['fates'] = []
  const aliases: Line['aliases'] = []
  const channel = await connectWhatsApp({
    db,
    intake: async (events) => {
      for (const event of events) {
        if (!received.some((known) => keyOf(known) === keyOf(event))) received.push(event)
      }
    },
    secretKey: 'a secret of the test',
    wsUrl: wa.wsUrl,
    ...(wa.fetchAgent ? { fetchAgent: wa.fetchAgent } : {}),
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    clock: Date.now,
    onFate: (id, fate) => void fates.push({ id, fate }),
    onAliases: async (pairs) => void aliases.push(...pairs),
    picture: async () => Promise.reject(new Error('no picture')),
    file: async () => Promise.reject(new Error('no file')),
    gapMs: 0,
    leaseMs: 900,
    ...more,
  })
  return {
    channel,
    received,
    fates,
    aliases,
    event: (test) => until(() => received.find(test)),
    open: async () => void (await until(() => channel.health().state === 'open')),
    send: (chat, say, rest) => channel.send({ id: ++deliveries, address: { channel: 'whatsapp', chat }, say, ...rest }),
  }
}

/** Links a new channel by scanning its QR, and waits until it is open. */
export async function pairedLine(
  db: Db,
  wa: LocalWhatsApp,
  { number = BOT, ...more }: Partial<WhatsAppOptions> & { readonly number?: string } = {},
): Promise<Line> {
  const line = await openLine(db, wa, more)
  const qr = await until(() => line.channel.pairing().qr)
  await wa.scanQr(qr, number)
  await line.open()
  return line
}

/** Stores an event as the real intake does. */
export async function inInbox(db: Db, incoming: Incoming): Promise<void> {
  const chat = { channel: 'whatsapp', chat: incoming.address.chat, createdAt: Date.now() }
  const [row] = await db.insert(chats).values(chat).returning({ id: chats.id })
  const { messageId } = incoming
  await insertRows(db, inbox, [{ chatId: row?.id ?? 0, messageId, incoming, receivedAt: Date.now() }])
}

function keyOf({ address, messageId }: Incoming): string {
  return `${address.chat}/${messageId}`
}
