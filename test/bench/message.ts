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
  about:
    'Webhook in, order committed, answer out: messages a second with so many people waiting, and how long each waits.',
  open,
} satisfies Benchmark

/** A busy office; and as many as Telegram calls at once, as we ask it to. */
const CROWDS = [32, 100]

async function open(bench: Bench): Promise<Trial> {
  const farEnd = await startFarEnd()
  const server = await bench.server()
  const app = lazily(async () => openHouse(await server.create('pesan_message'), farEnd, bench))
  const usual = lazily(async () => openUsual(await server.create('pesan_conversations'), farEnd, bench))
  const echo = lazily(() => startBotAt('echo', farEnd, {}))
  const rounds = { at: 0 }
  const contenders: Contender[] = CROWDS.flatMap((waiting) => [
    { name: `app, ${waiting}`, measure: async () => (await app()).orders(`m${++rounds.at}`, waiting) },
    {
      name: `bare echo bot, ${waiting}`,
      measure: async () => {
        const { url } = await echo()
        const greetings = people(bench.quick ? 500 : 4_000).map((id) => says(id, 'selamat pagi'))
        return driven(farEnd, { url, waiting }, greetings)
      },
    },
    { name: `conversations, ${waiting}`, measure: async () => (await usual()).orders(waiting) },
  ])
  return {
    contenders,
    goals,
    close: async () => {
      await Promise.all([app.close(), usual.close(), echo.close()])
      await farEnd.close()
    },
  }
}

const goals: readonly Goal[] = CROWDS.flatMap((waiting) => {
  const named = (name: string) => `${name}, ${waiting}`
  const [of, echo, usual] = [named('app'), named('bare echo bot'), named('conversations')]
  return [
    { says: 'of the bare echo bot', figure: 'messages/s', of, over: echo, atLeast: 0.5 },
    { says: 'waiting at worst', figure: 'ms p99', of, over: echo, atMost: 3 },
    { says: 'against the usual way', figure: 'messages/s', of, over: usual, atLeast: 5 },
  ]
})

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
    orders: async (round: string, waiting: number): Promise<Figures> => {
      const taps = await setOut(database.db, count, round)
      const updates = taps.map(({ officer }) => tapsOn(officer, `${round}-${officer}:0`))
      const figures = await driven(farEnd, { url: `${bot.url}${BOT.hook}`, waiting }, updates)
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
  await setOut(database.db, count, 'peers')
  const bot = await startBotAt('conversations', farEnd, { DATABASE_URL: url })
  let made = 0
  return {
    orders: async (waiting: number): Promise<Figures> => {
      const all = (update: (id: number) => Update) =>
        driven(farEnd, { url: bot.url, waiting }, people(count).map(update))
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

let updateIds = 0

function says(id: number, text: string): Update {
  const chat = { id, type: 'private', first_name: 'Rina' }
  updateIds += 1
  const message = { message_id: updateIds, date: 1, chat, from: { id, is_bot: false, first_name: 'Rina' }, text }
  return { chat: `${id}`, body: { update_id: updateIds, message } }
}

function tapsOn(id: number, data: string): Update {
  const from = { id, is_bot: false, first_name: 'Rina' }
  const message = { message_id: id, date: 1, chat: { id, type: 'private', first_name: 'Rina' }, text: 'Ringkasan' }
  updateIds += 1
  return {
    chat: `${id}`,
    body: { update_id: updateIds, callback_query: { id: `${updateIds}`, from, chat_instance: '1', data, message } },
  }
}

/** Posts each update when somebody has been answered, and waits for all answers. */
async function driven(
  farEnd: FarEnd,
  { url, waiting }: { url: string; waiting: number },
  updates: readonly Update[],
): Promise<Figures> {
  const answered = new Map<string, () => void>()
  farEnd.onReply = (chat) => answered.get(chat)?.()
  const times: number[] = []
  let next = 0
  const person = async () => {
    for (let update = updates[next++]; update; update = updates[next++]) {
      const { promise, resolve } = Promise.withResolvers<void>()
      answered.set(update.chat, resolve)
      const began = performance.now()
      const [response] = await Promise.all([post(url, update.body), promise])
      if (!response.ok) throw new Error(`the webhook answered ${response.status}`)
      times.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: waiting }, person))
  const took = performance.now() - began
  return {
    'messages/s': (updates.length / took) * 1_000,
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
