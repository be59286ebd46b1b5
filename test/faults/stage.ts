/** A house in processes of its own on local messengers, with the demo in its database and people who work. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { max } from 'drizzle-orm'
import type { ChannelName } from '#bots/channel.ts'
import { type Database, openDatabase } from '#db/client.ts'
import { insertRows } from '#db/rows.ts'
import { orders, rules } from '#db/schema.ts'
import { type LocalTelegram, startLocalTelegram } from '#sandbox/telegram/server.ts'
import { type LocalWhatsApp, startLocalWhatsApp } from '#sandbox/whatsapp/server.ts'
import { cast } from '#seed/index.ts'
import { MONDAY, openDemoDatabase, SECRET, TODAY } from '../support/demo.ts'
import { startBalancer } from './balancer.ts'
import { type HouseProcess, houseProcess } from './house-process.ts'
import {
  type Officer,
  officer,
  type Patience,
  type Play,
  type Prober,
  patience,
  prober,
  type Vendor,
  vendor,
} from './people.ts'
import type { Chance } from './random.ts'

const TOKEN = '7000:secret'
const BOT_NUMBER = '6281100000001'
/** In a hundred kills some of these people write more than anybody would; the door's pace has tests of its own. */
const TIRELESS = {
  ...{ key: 'flood.person', value: { burst: 100_000, perMinute: 100_000 } },
  ...{ validFrom: TODAY, validTo: null, source: 'the stage' },
}

/** How the house is run. */
export interface Way {
  readonly processes: number
  /** Telegram posts to a load balancer in front of them, instead of being asked. */
  readonly webhook?: boolean
  /** Where its folders are; the system's temporary folder unless said otherwise. */
  readonly on?: string
}

export interface Stage {
  readonly houses: readonly HouseProcess[]
  /** The newest order of the demo: what comes after it was placed here. */
  readonly lastSeeded: number
  readonly telegram: LocalTelegram
  readonly whatsapp: LocalWhatsApp
  readonly officers: readonly Officer[]
  readonly vendors: readonly Vendor[]
  readonly probers: readonly Prober[]
  /** How many updates each process has taken at the webhook. */
  readonly answered: readonly number[]
  readonly patience: Patience
  /** How often anybody has heard anything from the bot, by messenger. */
  readonly heard: Readonly<Record<ChannelName, number>>
  /** Resolves when nothing waits anywhere any more. */
  settled(): Promise<void>
  /** The database, once no process of the house is running. */
  openDatabase(): Promise<Database>
  close(): Promise<void>
}

/** Starts everything and links WhatsApp; resolves when both messengers are open. `alive` ends all waiting. */
export async function openStage(
  { processes, webhook, on = tmpdir() }: Way,
  chance: Chance,
  alive: AbortSignal,
): Promise<Stage> {
  const clockShift = MONDAY - Date.now()
  const now = () => Date.now() + clockShift
  const folder = await mkdtemp(path.join(on, 'pesan-kill-'))
  const [prepared, telegram, whatsapp] = await Promise.all([
    openDemoDatabase(),
    startLocalTelegram({ now, webhookRetryMs: 30 }),
    startLocalWhatsApp({ now }),
  ])
  telegram.addBot({ token: TOKEN, username: 'pesan_bot', name: 'Pesan' })
  const certificate = path.join(folder, 'media-host.pem')
  await writeFile(certificate, whatsapp.mediaCertificate)
  const dataDirs = Array.from({ length: processes }, (_, index) => path.join(folder, `data-${index}`))
  const [newest] = await prepared.db.select({ id: max(orders.id) }).from(orders)
  await insertRows(prepared.db, rules, [TIRELESS])
  await putOnDisk(prepared, dataDirs[0] ?? folder)
  const balancer = await startBalancer(processes, async (index) => (await houses[index]?.url()) ?? '')
  const houses: readonly HouseProcess[] = dataDirs.map((dataDir) =>
    houseProcess(
      {
        ...(prepared.url ? { DATABASE_URL: prepared.url } : {}),
        DATA_DIR: dataDir,
        SECRET_KEY: SECRET,
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        ...(webhook ? { TELEGRAM_WEBHOOK_URL: `${balancer.url}/hook`, TELEGRAM_WEBHOOK_SECRET: 'of-the-stage' } : {}),
        WHATSAPP: 'on',
        WHATSAPP_WS_URL: whatsapp.wsUrl,
        NODE_EXTRA_CA_CERTS: certificate,
      },
      clockShift,
    ),
  )
  const play = { alive, patience: patience() }
  const people = peopleOf(telegram, whatsapp, chance, play)
  await openHouses(houses, whatsapp)
  const heard = { telegram: 0, whatsapp: 0 }
  for (const { phone } of [...people.officers, ...people.vendors, ...people.probers])
    phone.subscribe((event) => {
      if ((event.kind === 'message' || event.kind === 'edited') && event.message.from === 'them')
        heard[phone.channel] += 1
    })
  const lateDatabases: Database[] = []
  return {
    houses,
    lastSeeded: newest?.id ?? 0,
    telegram,
    whatsapp,
    answered: balancer.answered,
    ...people,
    patience: play.patience,
    heard,
    settled: async () => {
      for (let calm = 0; calm < 3; ) {
        alive.throwIfAborted()
        await telegram.idle()
        const waiting = await Promise.all(houses.map((house) => house.unfinished().catch(() => 1))) // not open: not calm
        calm = waiting.every((count) => count === 0) ? calm + 1 : 0
        await pause(50)
      }
    },
    openDatabase: async () => {
      if (prepared.kind === 'postgresql') return prepared
      const late = await openDatabase({ dataDir: dataDirs[0] })
      lateDatabases.push(late)
      return late
    },
    close: async () => {
      await Promise.all(houses.map((house) => house.kill()))
      await Promise.all([
        balancer.close(),
        telegram.close(),
        whatsapp.close(),
        prepared.close(),
        ...lateDatabases.map((one) => one.close()),
      ])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The embedded database moves into the folder where the process will look for it. */
async function putOnDisk({ pglite }: Database, dataDir: string): Promise<void> {
  if (!pglite) return
  const copy = await openDatabase({ dataDir, dump: await pglite.dumpDataDir('none') })
  await copy.close()
}

function peopleOf(telegram: LocalTelegram, whatsapp: LocalWhatsApp, chance: Chance, play: Play) {
  const all = cast(TODAY)
  const telegramOf = (person: (typeof all)[number]) => {
    const phone = telegram.phone({ id: person.telegram, firstName: person.name, language: 'id' })
    phone.unblock()
    return phone
  }
  const whatsappOf = ({ whatsapp: number, name, lid }: (typeof all)[number]) =>
    whatsapp.phone({ number, name, lid }, BOT_NUMBER)
  for (const person of all) telegramOf(person)
  const orderers = all.filter(({ role }) => role === 'pp')
  return {
    officers: orderers.slice(0, 4).map((person) => officer(telegramOf(person), chance.fork(person.code), play)),
    probers: orderers.slice(4, 7).map((person) => prober(telegramOf(person), chance.fork(person.code), play)),
    vendors: all
      .filter(({ role }) => role === 'vendor')
      .map((person) => vendor(whatsappOf(person), chance.fork(person.code), play)),
  }
}

/** One after the other: the first has the QR to show and comes to hold the connection. */
async function openHouses(houses: readonly HouseProcess[], whatsapp: LocalWhatsApp): Promise<void> {
  const [first, ...others] = houses
  first?.start()
  let scanned: string | undefined
  await eventually(
    'the house to open',
    async () => {
      const shown = await first?.command('whatsapp', 'pair', '--json').catch(() => undefined) // Not open yet.
      const { qr } = shown?.exitCode === 0 ? (JSON.parse(shown.stdout) as { qr: string | null }) : { qr: null }
      if (qr && qr !== scanned) {
        scanned = qr
        await whatsapp.scanQr(qr, BOT_NUMBER)
      }
      return (await first?.isOpen()) ?? false
    },
    120_000,
  )
  for (const house of others) house.start()
}

/** Asks every few milliseconds until it is so. */
export async function eventually(what: string, ask: () => Promise<boolean>, timeoutMs = 30_000): Promise<void> {
  const until = performance.now() + timeoutMs
  while (!(await ask())) {
    if (performance.now() > until) throw new Error(`waited ${timeoutMs} ms for ${what}`)
    await pause(20)
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
