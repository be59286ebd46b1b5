// only on postgresql: several processes need a database that they can share
/** Two numbers of the office, spread over two processes; whoever writes to one is answered by it, wherever it is held. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { type LocalTelegram, startLocalTelegram } from '#sandbox/telegram/server.ts'
import { type LocalWhatsApp, startLocalWhatsApp, type WhatsAppPhone } from '#sandbox/whatsapp/server.ts'
import { cast } from '#seed/index.ts'
import { MONDAY, openDemoDatabase, SECRET, TODAY } from '../support/demo.ts'
import { type HouseProcess, houseProcess } from './house-process.ts'
import { eventually } from './stage.ts'

const TOKEN = '7000:secret'
/** By account. */
const NUMBERS = { barat: '6281100000001', timur: '6281100000002' } as const
type Account = keyof typeof NUMBERS

let database: Database
let whatsapp: LocalWhatsApp
let telegram: LocalTelegram
let folder: string
let houses: readonly HouseProcess[]

beforeAll(async () => {
  const clockShift = MONDAY - Date.now()
  database = await openDemoDatabase()
  const now = () => Date.now() + clockShift
  whatsapp = await startLocalWhatsApp({ now })
  telegram = await startLocalTelegram({ now })
  telegram.addBot({ token: TOKEN, username: 'pesan_bot', name: 'Pesan' })
  folder = await mkdtemp(path.join(tmpdir(), 'pesan-numbers-'))
  houses = [0, 1].map((index) =>
    houseProcess(
      {
        DATABASE_URL: database.url ?? '',
        DATA_DIR: path.join(folder, String(index)),
        SECRET_KEY: SECRET,
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        WHATSAPP: 'on',
        WHATSAPP_ACCOUNTS: 'barat, timur',
        WHATSAPP_WS_URL: whatsapp.wsUrl,
      },
      clockShift,
    ),
  )
  for (const house of houses) house.start()
}, 60_000)
afterAll(async () => {
  await Promise.all(houses.map((house) => house.kill()))
  await Promise.all([whatsapp.close(), telegram.close(), database.close()])
  await rm(folder, { recursive: true, force: true })
})

interface Line {
  readonly account: Account
  readonly state: string
  readonly qr: string | null
}

async function linesOf(house: HouseProcess): Promise<readonly Line[]> {
  const { stdout } = await house.command('whatsapp', 'status', '--json')
  return JSON.parse(stdout) as Line[]
}

/** The accounts that are open there; none when nobody answers. */
async function openAt(house: HouseProcess): Promise<Account[]> {
  const lines = await linesOf(house).catch(() => []) // Dead, or still starting.
  return lines.filter(({ state }) => state === 'open').map(({ account }) => account)
}

async function scanAll(): Promise<void> {
  for (const house of houses)
    for (const { account, qr } of await linesOf(house).catch(() => []))
      if (qr) await whatsapp.scanQr(qr, NUMBERS[account]).catch(() => undefined) // An older QR; the next look sees the new.
}

const isSpread = async () => {
  const held = await Promise.all(houses.map(openAt))
  return held.every(({ length }) => length === 1) && new Set(held.flat()).size === 2
}

/** Somebody who talks with this number of the office. */
function phoneOf(account: Account): WhatsAppPhone {
  const person = cast(TODAY).filter(({ role }) => role === 'pp')[account === 'barat' ? 0 : 1]
  if (!person) throw new Error('the demo has officers')
  return whatsapp.phone({ number: person.whatsapp, name: person.name, lid: person.lid }, NUMBERS[account])
}

async function isAnswered(account: Account): Promise<void> {
  const phone = phoneOf(account)
  const heard = () => phone.messages().filter(({ from }) => from === 'them').length
  const before = heard()
  await phone.text('menu')
  await eventually(`${account} to answer`, async () => heard() > before)
}

/** A number as a made-up word: with digits in it, it would be an amount of something. */
const letters = (number: number) => [...String(number)].map((digit) => 'bcdfghklmn'[Number(digit)]).join('')

test('each process holds one number, and each number answers whoever wrote to it', async () => {
  await eventually('one number each', async () => {
    await scanAll()
    return isSpread()
  })
  await Promise.all([isAnswered('barat'), isAnswered('timur')])
  for (const house of houses) await eventually('a process to be ready', async () => (await house.get('/readyz')).ok)
}, 60_000)

test('when a process is killed, the other takes over its number within 15 seconds', async () => {
  const [first, second] = houses
  const [lost] = await openAt(first as HouseProcess)
  const killedAt = performance.now()
  await first?.kill()
  await eventually('both at the other', async () => (await openAt(second as HouseProcess)).length === 2, 15_000)
  process.stderr.write(`the number moved within ${Math.round(performance.now() - killedAt)} ms\n`)
  await isAnswered(lost as Account)
}, 60_000)

test('a process that comes back gets its share again, and nothing written meanwhile is lost', async () => {
  const phones = (['barat', 'timur'] as const).map(phoneOf)
  let asked = 0
  let over = false
  const talking = Promise.all(
    phones.map(async (phone) => {
      while (!over) {
        await phone.text(`zqxj${letters(++asked)}`)
        // Answers to one chat keep a polite distance.
        await new Promise((resolve) => setTimeout(resolve, 800))
      }
    }),
  )
  houses[0]?.start()
  await eventually('one number each again', isSpread)
  over = true
  await talking
  const answers = () =>
    phones.flatMap((phone) => phone.messages().filter(({ text }) => /“zqxj[a-z]+”/.test(text))).length
  await eventually('an answer to everything', async () => answers() >= asked)
  expect(answers()).toBe(asked)
}, 60_000)

test('a process that stood still loses its number, goes on as a spare, and takes it back when the other dies', async () => {
  const [first, second] = houses as [HouseProcess, HouseProcess]
  const [lost] = await openAt(first)
  first.freeze()
  await eventually('both at the other', async () => (await openAt(second)).length === 2, 15_000)
  await isAnswered(lost as Account)
  first.thaw()
  // One of ours took its connection, which is nothing that a person must look at.
  await eventually('one number each again', isSpread)
  for (const house of houses) await eventually('a process to be ready', async () => (await house.get('/readyz')).ok)
  await second.kill()
  await eventually('both at the first', async () => (await openAt(first)).length === 2, 15_000)
  await Promise.all([isAnswered('barat'), isAnswered('timur')])
  second.start()
  await eventually('one number each', isSpread)
}, 120_000)

test('when the process that asks Telegram is killed, the other asks within 15 seconds', async () => {
  const asks = async (house: HouseProcess) => {
    const page = await house.get('/metrics').then(
      (answer) => answer.text(),
      () => '', // Dead, or still starting.
    )
    return /^pesan_channel_open\{channel="telegram"\} 1$/m.test(page)
  }
  const [first, second] = houses as [HouseProcess, HouseProcess]
  await eventually('one to ask', async () => (await asks(first)) !== (await asks(second)))
  const [asking, other] = (await asks(first)) ? [first, second] : [second, first]
  const officer = cast(TODAY).filter(({ role }) => role === 'pp')[2]
  const phone = telegram.phone({ id: officer?.telegram ?? 0, firstName: officer?.name ?? '', language: 'id' })
  phone.unblock()
  await asking.kill()
  await phone.text('menu')
  await eventually('the other to ask', () => asks(other), 15_000)
  await eventually('an answer', async () => phone.messages().some(({ from }) => from === 'them'))
  asking.start()
  await eventually('one number each', isSpread)
}, 60_000)

test('the operator asks for a number by its name', async () => {
  const [house] = houses
  expect(await house?.command('whatsapp', 'status', '--account', 'timur')).toMatchObject({ exitCode: 0 })
  expect(await house?.command('whatsapp', 'status', '--account', 'utara')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('barat, timur'),
  })
  expect(await house?.command('whatsapp', 'pair')).toMatchObject({ exitCode: 2 })
})
