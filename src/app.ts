/**
 * The house, put together: database, bots, channels, web, in this order, and taken apart in the reverse one. `main.ts`
 * runs it as a process; tests open it in theirs.
 */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type Bots, startBots } from '#bots/bots.ts'
import { type Channel, MAIN_ACCOUNT } from '#bots/channel.ts'
import { storedOrRemade } from '#bots/clerk.ts'
import { COMMAND_MENUS } from '#bots/commands.ts'
import type { Office } from '#bots/dialog/flow.ts'
import { LETTER_CRONS, remindOfLetters } from '#bots/letter-reminders.ts'
import { type Schedule, SUMMARY_CRONS, startSchedule } from '#bots/schedule.ts'
import { shareable } from '#bots/share.ts'
import { remindOfSlips, SLIP_CRONS } from '#bots/slip-reminders.ts'
import { makeDueSummaries } from '#bots/summary/due.ts'
import { connectTelegram, type TelegramChannel, type TelegramOptions } from '#bots/telegram/connect.ts'
import { makeUnitSummaries } from '#bots/unit-summaries.ts'
import { connectWhatsApp, type WhatsAppChannel, type WhatsAppOptions } from '#bots/whatsapp/connect.ts'
import { wallClock } from '#core/calendar.ts'
import type { OperatorWarning } from '#core/oversight/operator-warning.ts'
import { type Database, migrateDatabase, openDatabase } from '#db/client.ts'
import { forgetPacks, pictureOf, type StoredFile } from '#db/files.ts'
import { holdLease } from '#db/leases.ts'
import { checkedPaper, sealProofOfPaper } from '#db/paper-check.ts'
import { moveChat, pairAliases } from '#db/people.ts'
import { announcePresence } from '#db/presence.ts'
import { sealPlainNpwp } from '#db/sealed-npwp.ts'
import { newestSeals, sealLedger } from '#db/seals.ts'
import { takeSeat } from '#db/shares.ts'
import { type AccountSafe, accountSafe } from '#db/vendor-accounts.ts'
import { indexIdentities } from '#db/vendor-identities.ts'
import { openPaperDesk, type PaperDesk } from '#papers/desk.ts'
import type { Sandbox } from '#sandbox/desk.ts'
import { checkRoom } from '#web/check.ts'
import { guidesRoom } from '#web/guides.ts'
import { openDataRoom } from '#web/open-data.ts'
import { portal } from '#web/portal.ts'
import { startWeb, type Web } from '#web/server.ts'
import { type Config, secretKeyOf } from './config.ts'
import { type DiskFullError, type DiskWatch, watchDisk } from './disk.ts'
import { openOperatorsDoor } from './operator.ts'
import { keepTrialApart } from './trial.ts'

export interface AppOptions {
  readonly config: Config
  readonly log: Logger
  readonly clock?: () => number
  /** Already open and migrated; whoever opened it closes it. Without it the configured one is opened. */
  readonly database?: Database
  /** Where papers are made; whoever opened it closes it. Without it the house opens one of its own. */
  readonly desk?: PaperDesk
  /** Whom a local WhatsApp's media host is trusted by, how fast it may be written to, and how long its word is awaited. */
  readonly whatsapp?: Pick<WhatsAppOptions, 'fetchAgent' | 'gapMs' | 'ackTimeoutMs'>
  readonly telegram?: Pick<TelegramOptions, 'patience'>
  /** The disk of the embedded database is nearly full: whoever opened the house should close it. */
  readonly onDiskFull?: (error: DiskFullError) => void
}

export interface App {
  readonly url: string
  readonly database: Database
  readonly bots: Bots
  readonly telegram?: TelegramChannel
  /** The first of the office's numbers. */
  readonly whatsapp?: WhatsAppChannel
  readonly sandbox?: Sandbox
  /** Stops intake, finishes what is in flight, flushes the outbox, gives leases back, closes. */
  drain(): Promise<void>
}

/** Opens the house. Whatever fails on the way, what was opened before is closed again. */
export async function openApp({ config, log, clock = Date.now, ...given }: AppOptions): Promise<App> {
  const closers: (() => Promise<unknown>)[] = []
  const closing = new AbortController()
  const closeAll = async () => {
    closing.abort()
    for (const close of closers.toReversed()) await close().catch((error: unknown) => logFault(log, 'closing', error))
  }
  try {
    return await opened({ config, log, clock, ...given, closers, closeAll, closing: closing.signal })
  } catch (error) {
    await closeAll()
    throw error
  }
}

interface Opening extends AppOptions {
  readonly clock: () => number
  readonly closers: (() => Promise<unknown>)[]
  /** Fires when the house begins to close, be it while it is still opening. */
  readonly closing: AbortSignal
  readonly closeAll: () => Promise<void>
}

async function opened(opening: Opening): Promise<App> {
  const { config, log, clock, closers, closeAll } = opening
  const disk = await watchOwnDisk(opening)
  const database = opening.database ?? (await openOwnDatabase(opening))
  const mixedUp = await keepTrialApart(config, database, clock())
  const presence = await announcePresence(database)
  closers.push(() => presence.leave())
  const secretKey = await secretKeyOf(config)
  const safe = accountSafe(secretKey)
  const sandbox = config.sandbox ? await openDemo(opening, database, safe) : undefined
  if (sandbox) closers.push(() => sandbox.close())

  const channels: { telegram?: TelegramChannel } = {}
  let web: Web | undefined
  const links = (): Office['links'] => ({
    ...(channels.telegram?.username ? { telegram: `https://t.me/${channels.telegram.username}` } : {}),
    web: config.publicUrl ?? web?.url ?? '',
    ...guidesAt(config.publicUrl ?? (config.sandbox ? web?.url : undefined)),
  })
  const desk = opening.desk ?? openPaperDesk()
  if (!opening.desk) closers.push(() => desk.close())
  const bots = await startBots({
    desk,
    database,
    clock,
    zone: config.zone,
    links,
    secretKey,
    name: `${process.pid}-${randomUUID()}`,
    onFault: (fault) => log.error(fault, 'something failed'),
    onOutage: ({ channel = 'house', from, to }) =>
      log.warn({ what: channel, from: new Date(from), to: new Date(to) }, 'nobody was there'),
    warnings: () => [...warningsFor(config, database), ...mixedUp, ...(disk?.warnings() ?? [])],
  })
  closers.push(() => bots.drain())

  const file = (sha256: string) => storedOrRemade(database.db, { desk, safe: safe.npwp }, sha256, clock())
  const telegram = await openTelegram(opening, { database, bots, file, links, sandbox })
  if (telegram) {
    channels.telegram = telegram
    bots.open(telegram)
  }
  const numbers = await openNumbers(opening, { database, bots, file, sandbox })
  for (const number of numbers) bots.open(number)
  const open: Channel[] = [...(telegram ? [telegram] : []), ...numbers]
  const door = await openOperatorsDoor({ config, database, bots, numbers, clock })
  web = await startWeb({
    host: config.host,
    port: config.port,
    database,
    channels: bots.channels,
    clock,
    webhook: () => webhookOf(config, channels.telegram),
    rooms: [door.routes, ...publicRooms(config, database), sandbox ? sandbox.routes() : portal()],
  })
  closers.push(web.close)
  await door.announce(web.url)
  const schedule = whenSettled(open, opening).then(() => openSchedule(opening, { database, bots, safe }))
  schedule.catch((error: unknown) => logFault(log, 'schedule', error))
  closers.push(async () => (await schedule).stop())
  closers.push(door.close)

  return {
    url: web.url,
    database,
    bots,
    ...channels,
    ...(numbers[0] ? { whatsapp: numbers[0] } : {}),
    ...(sandbox ? { sandbox } : {}),
    drain: async () => {
      await Promise.all(open.map((channel) => channel.stopIntake()))
      await bots.drain()
      await Promise.all(open.map((channel) => channel.close()))
      await closeAll()
    },
  }
}

/** The embedded database's disk; a server looks after its own. */
async function watchOwnDisk({ config, database, closers, onDiskFull }: Opening): Promise<DiskWatch | undefined> {
  if (database || config.databaseUrl) return undefined
  const disk = await watchDisk(config.dataDir, (error) => onDiskFull?.(error))
  closers.push(async () => disk.stop())
  return disk
}

async function openOwnDatabase({ config, closers }: Opening): Promise<Database> {
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })
  closers.push(() => database.close())
  await migrateDatabase(database)
  return database
}

/** How long the messengers get before a missed summary is made without them. */
const SETTLING_MS = 15_000

/** Resolves when all channels are open, or have had their time: a summary should not tell of a start as of a trouble. */
async function whenSettled(channels: readonly Channel[], { closing }: Opening): Promise<void> {
  const until = Date.now() + SETTLING_MS
  const isSettled = () =>
    closing.aborted || channels.every((channel) => ['open', 'standby'].includes(channel.health().state))
  while (!isSettled() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100))
}

/** Where anybody can read the guides; nowhere while the office has no address that others can open. */
function guidesAt(url: string | undefined): Pick<Office['links'], 'guides'> {
  return url === undefined ? {} : { guides: `${url.replace(/\/$/, '')}/panduan` }
}

/** What anybody may read: whether a paper or a seal is genuine, and the guides. */
function publicRooms({ zone }: Config, { db }: Database) {
  const findPaper = (code: string) => checkedPaper(db, code)
  const findProof = (code: string) => sealProofOfPaper(db, code)
  const seals = openDataRoom({ seals: (limit) => newestSeals(db, limit) })
  return [checkRoom({ findPaper, findProof, zone }), seals, guidesRoom()]
}

/** The seal of the ledger when a day is over, summaries at seven, and at night who is behind the vendors. */
async function openSchedule(
  { config, log, clock }: Opening,
  { database, bots, safe }: Pick<Rooms, 'database' | 'bots'> & { readonly safe: AccountSafe },
): Promise<Schedule> {
  const { zone } = config
  const hasButtons = (name: string) =>
    bots.channels().some((channel) => channel.name === name && channel.capabilities.buttons)
  const options = { zone, surroundings: bots.surroundings, hasButtons }
  const sealAndTell = async (now: number) => {
    try {
      await sealLedger(database.db, now, zone)
    } finally {
      await makeDueSummaries(database, now, options)
    }
  }
  const lookBehindVendors = async () => {
    await sealPlainNpwp(database.db, safe.npwp)
    await indexIdentities(database.db, safe)
  }
  return startSchedule({
    database,
    clock,
    zone,
    jobs: [
      { name: 'summaries', crons: SUMMARY_CRONS, run: sealAndTell },
      { name: 'unit-summaries', crons: SUMMARY_CRONS, run: (now) => makeUnitSummaries(database, now, zone) },
      { name: 'letters', crons: LETTER_CRONS, run: (now) => remindOfLetters(database, bots.office, now) },
      { name: 'slips', crons: SLIP_CRONS, run: (now) => remindOfSlips(database, bots.office, now) },
      { name: 'packs', crons: ['50 1 * * *'], run: (now) => forgetPacks(database.db, now) },
      { name: 'identities', crons: ['40 1 * * *'], run: lookBehindVendors },
    ],
    onFault: ({ what, error }) => logFault(log, what, error),
    onWarning: (message) => log.warn({ what: 'schedule' }, message),
  })
}

/** What the operator should change before this is more than a trial. */
function warningsFor({ sandbox }: Config, { kind }: Database): OperatorWarning[] {
  if (sandbox || kind === 'postgresql') return []
  return [{ code: 'embedded-database' }]
}

/** The sandbox with the demo in its database and everybody in it on the phone. */
async function openDemo({ config, log, clock }: Opening, database: Database, safe: AccountSafe): Promise<Sandbox> {
  // An office at work need not wait for a made-up province to be loaded.
  const [{ openSandbox }, { cast, NEWCOMER, STARTING_CAST, seedAccounts, seedDemo, seededOn }] = await Promise.all([
    import('#sandbox/desk.ts'),
    import('#seed/index.ts'),
  ])
  await seedDemo(database, clock(), safe.npwp)
  await seedAccounts(database.db, { now: clock(), safe })
  const people = cast((await seededOn(database.db)) ?? wallClock(clock(), config.zone).day)
  return openSandbox({ dataDir: config.dataDir, clock, log, cast: [...people, NEWCOMER], starting: STARTING_CAST })
}

interface Rooms {
  readonly database: Database
  readonly bots: Bots
  /** A stored file, or a paper made anew. */
  readonly file: (sha256: string) => Promise<StoredFile | undefined>
  readonly sandbox: Sandbox | undefined
}

async function openTelegram(
  { config, log, clock, telegram: local }: Opening,
  { database, bots, file, links, sandbox }: Rooms & { readonly links: () => Office['links'] },
): Promise<TelegramChannel | undefined> {
  const settings = config.telegram ?? sandbox?.telegram
  if (!settings) return undefined
  const { db } = database
  const webhook = config.telegram?.webhook
  return connectTelegram({
    ...local,
    token: settings.token,
    apiRoot: settings.apiRoot,
    webhook,
    intake: bots.intake,
    inline: (request) => shareable(db, request, { now: clock(), zone: config.zone, links: links() }),
    db,
    log: log.child({ channel: 'telegram' }),
    clock,
    picture: (sha256) => pictureOf(db, sha256),
    file,
    commands: COMMAND_MENUS,
    moved: ({ from, to }) => moveChat(db, 'telegram', from.chat, to.chat),
    showsTyping: true,
    ...(database.kind === 'postgresql' ? { lease: { hold: (name: string) => holdLease(db, name) } } : {}),
  })
}

/** The office's numbers on WhatsApp; several are spread over the processes that have them in their settings. */
async function openNumbers(opening: Opening, rooms: Rooms): Promise<WhatsAppChannel[]> {
  const { config, closers } = opening
  const { database, sandbox } = rooms
  if (!config.whatsapp && !sandbox) return []
  const { accounts = [MAIN_ACCOUNT] } = config.whatsapp ?? {}
  if (accounts.length === 1 || database.kind === 'pglite')
    return Promise.all(accounts.map((account) => openNumber(opening, rooms, { account })))
  const share = await takeSeat(database.db, 'whatsapp', accounts.length)
  closers.push(() => share.leave())
  return Promise.all(accounts.map((account) => openNumber(opening, rooms, { account, share })))
}

async function openNumber(
  { config, log, clock, whatsapp: local }: Opening,
  { database: { db, kind }, bots, file, sandbox }: Rooms,
  number: Pick<WhatsAppOptions, 'account' | 'share'>,
): Promise<WhatsAppChannel> {
  const wsUrl = config.whatsapp?.wsUrl ?? sandbox?.whatsapp.wsUrl
  const whatsapp = await connectWhatsApp({
    ...number,
    db,
    intake: bots.intake,
    secretKey: await secretKeyOf(config),
    alone: kind === 'pglite',
    ...(wsUrl ? { wsUrl } : {}),
    ...(sandbox ? { fetchAgent: sandbox.whatsapp.fetchAgent, gapMs: 0 } : local),
    log: log.child({ channel: 'whatsapp', account: number.account }),
    clock,
    onFate: bots.onFate,
    onNewKey: (jid) => bots.onNewKey('whatsapp', jid),
    onAliases: (pairs) =>
      pairAliases(
        db,
        'whatsapp',
        pairs.map(({ pn, lid }) => [pn, lid] as const),
        clock(),
      ),
    picture: (sha256) => storedOrThrow(pictureOf(db, sha256)),
    file: (sha256) => storedOrThrow(file(sha256)),
  })
  if (sandbox) linkWhenAsked(whatsapp, sandbox)
  return whatsapp
}

/** The sandbox's operator scans every QR that is shown. */
function linkWhenAsked(whatsapp: WhatsAppChannel, sandbox: Sandbox): void {
  let scanned: string | undefined
  const timer = setInterval(() => {
    const { qr, state } = whatsapp.pairing()
    if (state === 'stopped') clearInterval(timer)
    if (!qr || qr === scanned) return
    scanned = qr
    void sandbox.whatsapp.link(qr)
  }, 100)
  timer.unref()
}

function webhookOf({ telegram: settings }: Config, channel: TelegramChannel | undefined) {
  if (!settings?.webhook || !channel?.webhook) return undefined
  return { path: new URL(settings.webhook.url).pathname, handle: channel.webhook }
}

async function storedOrThrow<Stored>(stored: Promise<Stored | undefined>): Promise<Stored> {
  const found = await stored
  if (!found) throw new Error('no such file is stored')
  return found
}

/** Ids and codes of a fault, never its words: those may carry what a person wrote. */
function logFault(log: Logger, what: string, error: unknown): void {
  const { name, code } = (error ?? {}) as { name?: string; code?: string }
  log.error({ what, kind: name, code }, 'something failed')
}
