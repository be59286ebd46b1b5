// only on postgresql: a killed process needs a database that outlives it
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Incoming } from '#bots/channel.ts'
import type { Database } from '#db/client.ts'
import { inbox, whatsappStanzas } from '#db/schema.ts'
import { type LocalWhatsApp, startLocalWhatsApp } from '#sandbox/whatsapp/server.ts'
import { openTestDatabase } from '../../support/database.ts'
import { BOT, until } from './line.ts'

let database: Database
let wa: LocalWhatsApp
let bot: ChildProcess | undefined
let news: { state?: string; qr?: string } = {}

beforeAll(async () => {
  database = await openTestDatabase()
  wa = await startLocalWhatsApp()
})
afterAll(async () => {
  bot?.kill('SIGKILL')
  await wa.close()
  await database.close()
})

function startBot(): void {
  news = {}
  const script = path.join(import.meta.dirname, 'doomed-bot.ts')
  bot = spawn(process.execPath, [script, database.url ?? '', wa.wsUrl], { stdio: ['ignore', 'pipe', 'inherit'] })
  bot.stdout?.on('data', (chunk: Buffer) => {
    const last = chunk.toString().trim().split('\n').at(-1)
    if (last) news = JSON.parse(last) as typeof news
  })
}

function killBot(): Promise<void> {
  return new Promise((resolve) => {
    bot?.once('exit', () => resolve())
    bot?.kill('SIGKILL')
  })
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const open = () => until(() => news.state === 'open', 20_000)

test('killed at any moment, the bot loses no message, doubles none and keeps their order', async () => {
  startBot()
  await wa.scanQr(await until(() => news.qr, 20_000), BOT)
  await open()
  const phones = ['6281200000001', '6281200000002'].map((number) => wa.phone({ number, name: number }))
  const sent = 120
  const talking = (async () => {
    for (let count = 0; count < sent; count++) {
      for (const phone of phones) await phone.text(`pesan ${count}`)
      await pause(8)
    }
  })()
  for (let kills = 0; kills < 3; kills++) {
    await pause(150 + 200 * kills)
    await killBot()
    startBot()
    await open()
  }
  await talking
  const texts = async () => {
    const rows = await database.db.select({ incoming: inbox.incoming }).from(inbox).orderBy(asc(inbox.id))
    return rows.map(({ incoming }) => incoming as Incoming)
  }
  const deadline = performance.now() + 15_000
  while ((await texts()).length < sent * phones.length && performance.now() < deadline) await pause(100)
  const arrived = await texts()
  for (const phone of phones) {
    const mine = arrived.filter(({ address }) => address.chat.startsWith(phone.number))
    expect(mine.map(({ input }) => (input.kind === 'text' ? input.text : input.kind))).toEqual(
      Array.from({ length: sent }, (_, count) => `pesan ${count}`),
    )
  }
  await expect
    .poll(() => database.db.select({ id: whatsappStanzas.id }).from(whatsappStanzas), { timeout: 5_000 })
    .toEqual([])
}, 90_000)
