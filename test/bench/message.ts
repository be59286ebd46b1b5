/**
 * A full order message: a webhook call comes in with the tap on "Pesan sekarang", the order is committed (fsync on), and
 * the answer goes out. Against a bare grammY echo bot without a database, and against the same conversation written with
 * @grammyjs/conversations and sessions in PostgreSQL. Each bot is a process; so many people wait for an answer at a time.
 */
import { migrateDatabase, openDatabase } from '#db/client.ts'
import { orders } from '#db/schema.ts'
import {
  type Bench,
  type Benchmark,
  type Contender,
  type Figures,
  type Goal,
  lazily,
  quantile,
  type Trial,
} from './benchmark.ts'
import { BOT, type BotProcess, startBot } from './bot-process.ts'
import { type FarEnd, startFarEnd } from './far-end.ts'
import { audit, buildTown, setOut } from './town.ts'

export default {
  name: 'message',
  about: 'Webhook in, order committed, answer out: messages a second with 32 people waiting, and how long each waits.',
  open,
} satisfies Benchmark

const WAITING = 32

async function open(bench: Bench): Promise<Trial> {
  const farEnd = await startFarEnd()
  const server = await bench.server()
  const app = lazily(async () => openHouse(await server.create('pesan_message'), farEnd, bench))
  const usual = lazily(async () => openUsual(await server.create('pesan_conversations'), farEnd, bench))
  const echo = lazily(() => startBotAt('echo', farEnd, {}))
  const rounds = { at: 0 }
  const contenders: Contender[] = [
    { name: 'app', measure: async () => (await app()).orders(`m${++rounds.at}`) },
    {
      name: 'bare echo bot',
      measure: async () => {
        const { url } = await echo()
        return driven(
          farEnd,
          url,
          people(bench.quick ? 500 : 4_000).map((id) => says(id, 'selamat pagi')),
        )
      },
    },
    { name: 'conversations', measure: async () => (await usual()).orders() },
  ]
  return {
    contenders,
    goals,
    close: async () => {
      await Promise.all([app.close(), usual.close(), echo.close()])
      await farEnd.close()
    },
  }
}

const goals: readonly Goal[] = [
  { says: 'of the bare echo bot', figure: 'messages/s', of: 'app', over: 'bare echo bot', atLeast: 0.5 },
  { says: 'waiting at worst', figure: 'ms p99', of: 'app', over: 'bare echo bot', atMost: 3 },
  { says: 'against the usual way', figure: 'messages/s', of: 'app', over: 'conversations', atLeast: 5 },
]

const people = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

async function startBotAt(name: string, farEnd: FarEnd, settings: Record<string, string>) {
  const bot = await startBot(name, { API_ROOT: farEnd.apiRoot, TOKEN: BOT.token, ...settings })
  return { ...bot, close: () => bot.stop() }
}

async function openHouse(url: string, farEnd: FarEnd, { quick }: Bench) {
  const count = quick ? 300 : 1_500
  const database = await openDatabase({ url })
  await migrateDatabase(database)
  await buildTown(database.db, count)
  const bot: BotProcess = await startBot('app', {
    ...{ DATABASE_URL: url, TELEGRAM_BOT_TOKEN: BOT.token, TELEGRAM_API_ROOT: farEnd.apiRoot, PORT: '0' },
    ...{ TELEGRAM_WEBHOOK_URL: `http://127.0.0.1${BOT.hook}`, TELEGRAM_WEBHOOK_SECRET: BOT.webhookSecret },
  })
  return {
    orders: async (round: string): Promise<Figures> => {
      const taps = await setOut(database.db, count, round, 'separate')
      const updates = taps.map(({ officer }) => tapsOn(officer, `${round}-${officer}:0`))
      const figures = await driven(farEnd, `${bot.url}${BOT.hook}`, updates)
      await audit(database.db, round, count)
      return figures
    },
    close: async () => {
      await bot.stop()
      await database.close()
    },
  }
}

/** Everything up to the summary is said beforehand; only the last tap is measured. */
async function openUsual(url: string, farEnd: FarEnd, { quick }: Bench) {
  const count = quick ? 100 : 400
  const database = await openDatabase({ url })
  await migrateDatabase(database)
  await buildTown(database.db, count)
  await setOut(database.db, count, 'peers', 'separate')
  const bot = await startBotAt('conversations', farEnd, { DATABASE_URL: url })
  const all = (update: (id: number) => Update) => driven(farEnd, bot.url, people(count).map(update))
  let made = 0
  return {
    orders: async (): Promise<Figures> => {
      await all((id) => says(id, 'nasi'))
      await all((id) => tapsOn(id, 'product:100001'))
      await all((id) => says(id, '40'))
      for (const data of ['checkout', 'rup']) await all((id) => tapsOn(id, data))
      await all((id) => says(id, 'rabu jam 11'))
      for (const data of ['kantor', 'skip']) await all((id) => tapsOn(id, data))
      const figures = await all((id) => tapsOn(id, 'confirm'))
      made += count
      if ((await database.db.$count(orders)) !== made) throw new Error('an order is missing')
      return figures
    },
    close: async () => {
      await bot.stop()
      await database.close()
    },
  }
}

interface Update {
  readonly chat: string
  readonly body: object
}

let updates = 0

function says(id: number, text: string): Update {
  const chat = { id, type: 'private', first_name: 'Rina' }
  updates += 1
  const message = { message_id: updates, date: 1, chat, from: { id, is_bot: false, first_name: 'Rina' }, text }
  return { chat: `${id}`, body: { update_id: updates, message } }
}

function tapsOn(id: number, data: string): Update {
  const from = { id, is_bot: false, first_name: 'Rina' }
  const message = { message_id: id, date: 1, chat: { id, type: 'private', first_name: 'Rina' }, text: 'Ringkasan' }
  updates += 1
  return {
    chat: `${id}`,
    body: { update_id: updates, callback_query: { id: `${updates}`, from, chat_instance: '1', data, message } },
  }
}

/** Posts each update when somebody has been answered, and waits for all answers. */
async function driven(farEnd: FarEnd, url: string, waiting: readonly Update[]): Promise<Figures> {
  const answered = new Map<string, () => void>()
  farEnd.onReply = (chat) => answered.get(chat)?.()
  const times: number[] = []
  let next = 0
  const person = async () => {
    for (let update = waiting[next++]; update; update = waiting[next++]) {
      const { promise, resolve } = Promise.withResolvers<void>()
      answered.set(update.chat, resolve)
      const began = performance.now()
      const [response] = await Promise.all([post(url, update.body), promise])
      if (!response.ok) throw new Error(`the webhook answered ${response.status}`)
      times.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: WAITING }, person))
  const took = performance.now() - began
  return {
    'messages/s': (waiting.length / took) * 1_000,
    'ms p50': quantile(times, 0.5),
    'ms p99': quantile(times, 0.99),
  }
}

function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': BOT.webhookSecret },
    body: JSON.stringify(body),
  })
}
