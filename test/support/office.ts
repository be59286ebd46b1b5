/**
 * The whole house in this process, as `main.ts` opens it: the real grammY adapter on a Telegram of our own, the real
 * Baileys adapter on a WhatsApp of our own (linked by QR), the demo in a test database, and a clock that stories move.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { and, eq, inArray } from 'drizzle-orm'
import pino from 'pino'
import { budgetMismatches } from '#db/budgets.ts'
import type { Database } from '#db/client.ts'
import { stayAwake } from '#db/outages.ts'
import { paperTaskCount } from '#db/papers.ts'
import { chats, inbox, outbox } from '#db/schema.ts'
import { openPaperDesk } from '#papers/desk.ts'
import { type LocalTelegram, startLocalTelegram } from '#sandbox/telegram/server.ts'
import { type LocalWhatsApp, startLocalWhatsApp } from '#sandbox/whatsapp/server.ts'
import { type CastMember, cast } from '#seed/index.ts'
import { type App, openApp } from '#src/app.ts'
import type { Config } from '#src/config.ts'
import { type Chatter, chatter } from './chatter.ts'
import { MONDAY, openDemoDatabase, SECRET, TODAY } from './demo.ts'

const TOKEN = '7000:secret'
const BOT_NUMBER = '6281100000001'
const WEBHOOK = { path: '/hook/telegram', secret: 'of-the-story' }

export type Messenger = 'telegram' | 'whatsapp'

/** Where people write to the office. They outlive it, as the real ones do. */
export interface Messengers {
  readonly telegram: LocalTelegram
  readonly whatsapp: LocalWhatsApp
}

export interface Office {
  readonly telegram: LocalTelegram
  readonly whatsapp: LocalWhatsApp
  readonly database: Database
  readonly app: () => App
  readonly now: () => number
  /** Lets time pass, with the house and its open messengers awake all the while, and the clock act on the orders. */
  pass(milliseconds: number): Promise<void>
  /** Moves the clock at once, as somebody who sets it does, or back; the house looks at it and acts. */
  jump(milliseconds: number): Promise<void>
  /** Closes the house, lets time pass (half-way people do something), and opens it again. */
  away(milliseconds: number, meanwhile?: () => Promise<unknown>): Promise<void>
  /** Somebody of the demo, by code (`101204`, `UMKM-001`), on one messenger. */
  on(messenger: Messenger, code: string): Chatter
  /** Who answers for this shop, on WhatsApp. */
  shop(name: string): Chatter
  /** Somebody whom nobody knows. */
  stranger(messenger: Messenger, name: string): Chatter
  /** Resolves when everything that was said has been handled and answered. */
  settled(): Promise<void>
  /** Closes the house and opens it again on the same database. */
  restart(): Promise<void>
  /** Closes the house and its database; the messengers go on, for the office that comes after. */
  moveOut(): Promise<Messengers>
  /** What must be true after every story: nothing set aside, nothing unsent, and every budget holds what its orders do. */
  faults(): Promise<readonly string[]>
  close(): Promise<void>
}

export interface OfficeOptions {
  /** Telegram posts to us instead of being asked. */
  readonly webhook?: boolean
  /** How WhatsApp names who writes: by the number, the default, or by the LID. */
  readonly addressing?: 'pn' | 'lid'
  readonly database?: Database
  /** Where the house writes its log, for stories about what is not in it. */
  readonly log?: pino.Logger
  /** How long the house waits for a word of the messengers, where stories need it to be shorter. */
  readonly patienceMs?: number
  /** Of the office that was here before. */
  readonly messengers?: Messengers
}

/** Its thread takes a second to begin: the offices of a worker share it, and it does not keep the worker alive. */
const desk = openPaperDesk()

/** Opens everything; resolves when both messengers are open. */
export async function openOffice({
  webhook = false,
  addressing = 'pn',
  patienceMs,
  ...given
}: OfficeOptions = {}): Promise<Office> {
  let at = MONDAY
  const now = () => at
  const [database, dataDir, port, telegram, whatsapp] = await Promise.all([
    given.database ?? openDemoDatabase(),
    mkdtemp(path.join(tmpdir(), 'pesan-')),
    freePort(),
    given.messengers?.telegram ?? startLocalTelegram({ now, webhookRetryMs: 30 }),
    given.messengers?.whatsapp ?? startLocalWhatsApp({ now }),
  ])
  if (!given.messengers) telegram.addBot({ token: TOKEN, username: 'pesan_bot', name: 'Pesan', inlineFeedback: true })
  const url = `http://127.0.0.1:${port}`
  const config: Config = {
    dataDir,
    host: '127.0.0.1',
    port,
    zone: 'Asia/Jakarta',
    secretKey: SECRET,
    telegram: {
      token: TOKEN,
      apiRoot: telegram.apiRoot,
      ...(webhook ? { webhook: { url: `${url}${WEBHOOK.path}`, secret: WEBHOOK.secret } } : {}),
    },
    whatsapp: { wsUrl: whatsapp.wsUrl },
    sandbox: false,
    logLevel: 'silent',
  }
  const open = () =>
    openApp({
      config,
      database,
      desk,
      clock: now,
      log: given.log ?? pino({ level: process.env.TEST_LOG ?? 'silent' }),
      whatsapp: { fetchAgent: whatsapp.fetchAgent, gapMs: 0, ...(patienceMs && { ackTimeoutMs: patienceMs }) },
      ...(patienceMs && { telegram: { patience: { callMs: patienceMs } } }),
    })
  const people = cast(TODAY)
  // In the office's books everybody of the demo has joined, so the messengers know them and let the bot write.
  for (const person of people) telegram.phone({ id: person.telegram, firstName: person.name, language: 'id' }).unblock()
  let app = await open()
  await linked(app, whatsapp)

  const settled = async () => {
    let patience = 0
    do {
      // Whatever else the test waits for gets its turn.
      await new Promise((resolve) => setImmediate(resolve))
      await telegram.idle()
      await app.bots.idle()
      // The embedded database answers without a turn of the event loop: sockets and timers need one.
      // Who waits for somebody's timer asks the database less and less often.
      patience = Math.min(20, patience + 1)
      await new Promise((resolve) => setTimeout(resolve, patience))
    } while ((await unsettled(database, app)) > 0)
    await telegram.idle()
  }
  const moveOut = async () => {
    await app.drain()
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
    return { telegram, whatsapp }
  }
  let strangers = 0
  const phoneOf = (messenger: Messenger, person: Pick<CastMember, 'name' | 'telegram' | 'whatsapp' | 'lid'>) =>
    messenger === 'telegram'
      ? telegram.phone({ id: person.telegram, firstName: person.name, language: 'id' })
      : whatsapp.phone({ number: person.whatsapp, name: person.name, lid: person.lid, addressing }, BOT_NUMBER)
  const chatters = people.flatMap((person) => {
    return (['telegram', 'whatsapp'] as const).map((messenger) => ({
      ...{ messenger, code: person.code, at: person.at },
      chatter: chatter(phoneOf(messenger, person), settled),
    }))
  })
  const hand = (messenger: Messenger, who: string) => {
    const found = chatters.find((one) => one.messenger === messenger && (one.code === who || one.at === who))
    if (!found) throw new Error(`nobody is called ${who}`)
    return found.chatter
  }
  return {
    telegram,
    whatsapp,
    database,
    app: () => app,
    now,
    pass: async (milliseconds) => {
      at += milliseconds
      await stayAwake(database.db, at, openOnes(app))
      await app.bots.tick()
      await settled()
    },
    jump: async (milliseconds) => {
      at += milliseconds
      await app.bots.tick()
      await settled()
    },
    away: async (milliseconds, meanwhile) => {
      await app.drain()
      at += milliseconds / 2
      await meanwhile?.()
      at += milliseconds / 2
      app = await open()
      await linked(app, whatsapp)
      await settled()
    },
    on: hand,
    shop: (name) => hand('whatsapp', name),
    stranger: (messenger, name) => {
      strangers += 1
      const tail = String(strangers).padStart(4, '0')
      const ids = { telegram: 6_000_000_000 + strangers, whatsapp: `6280099${tail}`, lid: `19000000000${tail}@lid` }
      return chatter(phoneOf(messenger, { name, ...ids }), settled)
    },
    settled,
    restart: async () => {
      await app.drain()
      app = await open()
      await linked(app, whatsapp)
    },
    faults: () => faultsOf(database),
    moveOut,
    close: async () => {
      await moveOut()
      await Promise.all([telegram.close(), whatsapp.close()])
    },
  }
}

/** Scans the QR if one is shown, and waits until both messengers are open. */
async function linked({ whatsapp: channel, telegram }: App, server: LocalWhatsApp): Promise<void> {
  const until = performance.now() + 20_000
  let scanned: string | undefined
  while (channel?.health().state !== 'open' || telegram?.health().state !== 'open') {
    const qr = channel?.pairing().qr
    if (qr && qr !== scanned) {
      scanned = qr
      await server.scanQr(qr, BOT_NUMBER)
    }
    if (performance.now() > until)
      throw new Error(`WhatsApp is ${channel?.health().state}, Telegram ${telegram?.health().state}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** What waits for a messenger that is away waits as it should. */
async function unsettled({ db }: Database, app: App): Promise<number> {
  const here = openOnes(app)
  const [waiting, queued] = await Promise.all([
    db.$count(inbox, inArray(inbox.status, ['waiting', 'fetching'])),
    db.$count(
      outbox,
      and(
        eq(outbox.status, 'queued'),
        inArray(outbox.chatId, db.select({ id: chats.id }).from(chats).where(inArray(chats.channel, here))),
      ),
    ),
  ])
  return waiting + queued + (await paperTaskCount(db))
}

function openOnes(app: App): string[] {
  const channels = app.bots.channels().filter((channel) => channel.health().state === 'open')
  return channels.map(({ name }) => name)
}

async function faultsOf({ db }: Database): Promise<string[]> {
  const dead = await db
    .select({ error: inbox.error })
    .from(inbox)
    .where(inArray(inbox.status, ['dead']))
  const failed = await db
    .select({ error: outbox.error })
    .from(outbox)
    .where(inArray(outbox.status, ['failed']))
  const mismatches = await budgetMismatches(db)
  return [
    ...dead.map(({ error }) => `set aside: ${error}`),
    ...failed.map(({ error }) => `never sent: ${error}`),
    ...mismatches.map(({ id, committed, held }) => `budget line ${id} holds ${committed}, its orders ${held}`),
  ]
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
