// only on postgresql: the embedded database lives in the process and does not go away without it
/** The database goes away for half a minute while people write, and comes back: nothing is lost, nothing happens twice. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { ordersById } from '#db/orders.ts'
import { order, RINA } from '../stories/ordering.ts'
import type { Chatter } from '../support/chatter.ts'
import { openDemoDatabase } from '../support/demo.ts'
import { type Office, openOffice } from '../support/office.ts'
import { type Severable, severableWire } from './severed.ts'

/** Connections break, or stay and say nothing; for how long, and which offer is taken. */
const WAYS = [
  { way: 'cut', awayMs: 30_000, pick: '1.' },
  { way: 'stall', awayMs: 12_000, pick: '2.' },
] as const

interface Ready {
  readonly database: boolean
  readonly channels: readonly { readonly state: string }[]
}

let office: Office
let wire: Severable
let closeServer: () => Promise<void>

beforeAll(async () => {
  const server = await openDemoDatabase()
  closeServer = server.close
  wire = await severableWire(server.url ?? '')
  office = await openOffice({ database: await openDatabase({ url: wire.url }) })
}, 60_000)
afterAll(async () => {
  await office.close()
  await wire.close()
  await closeServer()
})
afterEach(async () => expect(await office.faults()).toEqual([]))

const rina = () => office.on('telegram', RINA)

/** WhatsApp's messages are tried again after half a minute at the latest. */
const PATIENCE_MS = 60_000

async function eventually(check: () => boolean | Promise<boolean>): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; !(await check()); await sleep(50))
    if (performance.now() > until) throw new Error('it did not come back')
}

test.each(WAYS)(
  'what people write while the database is away is answered once it is back, in order and once ($way)',
  async ({ way, awayMs, pick }) => {
    const { vendor, number, id } = await order(office, rina(), { pick })
    const page = async (path: string) => fetch(`${office.app().url}${path}`)
    const before = [rina().phone.messages().length, vendor.phone.messages().length]

    wire[way]()
    await rina().phone.text('pesanan')
    await rina().phone.text('bantuan')
    await vendor.phone.text('siap kak')
    await sleep(awayMs / 2)
    expect((await page('/readyz')).status).toBe(503)
    expect((await page('/healthz')).status).toBe(200)
    const seen = await (await page('/metrics')).text()
    expect(seen).toMatch(/^pesan_database_up 0$/m)
    expect(seen).toMatch(/^pesan_channel_open\{channel="telegram"\} [01]$/m)
    await rina().phone.text('menu')
    await sleep(awayMs / 2)
    wire.mend()

    const has = (who: Chatter, words: string) => who.phone.messages().some(({ text }) => text?.includes(words))
    await eventually(() => has(vendor, 'sudah dicatat') && has(rina(), `menerima pesanan ${number}`))
    await eventually(() => has(rina(), 'Mau apa hari ini'))
    await office.settled()
    const since = rina().phone.messages().slice(before[0])
    const said = since.filter(({ from }) => from === 'them').map(({ text }) => text)
    const first = (words: RegExp) => said.findIndex((text) => words.test(text))
    const list = first(/Pesanan saya/)
    const help = first(/Kapan saja:/)
    const menu = first(/Mau apa hari ini/)
    expect([list, help, menu].every((at) => at >= 0)).toBe(true)
    expect(list).toBeLessThan(help)
    expect(help).toBeLessThan(menu)
    for (const words of [/Pesanan saya/, /Kapan saja:/, /Mau apa hari ini/, new RegExp(`menerima pesanan ${number}`)])
      expect(said.filter((text) => words.test(text)).map((text) => text.slice(0, 60))).toHaveLength(1)
    const shop = vendor.phone.messages().slice(before[1])
    expect(shop.filter(({ from, text }) => from === 'them' && /sudah dicatat/.test(text))).toHaveLength(1)
    expect((await ordersById(office.database.db, [id])).get(id)?.order.status).toBe('in-progress')
    expect(await (await page('/metrics')).text()).toMatch(/^pesan_database_up 1$/m)
    // Whether that is stable shows in a minute of the office's clock, which stands still here.
    await eventually(async () => {
      const { database, channels } = (await (await page('/readyz')).json()) as Ready
      return database && channels.every(({ state }) => state === 'open')
    })
  },
  180_000,
)

test('a PostgreSQL with a full disk takes nothing: nobody is set aside, and the answers come once when there is room', async () => {
  const { vendor, number, id } = await order(office, rina(), { pick: '3.' })
  const { db } = office.database
  const before = [rina().phone.messages().length, vendor.phone.messages().length]
  const boxes = ['inbox', 'outbox', 'ledger'].map((name) => sql.raw(name))
  // As the server says it when a file cannot grow.
  await db.execute(sql`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`)
  for (const box of boxes)
    await db.execute(sql`create trigger no_room before insert on ${box} for each statement execute function no_room()`)
  await rina().phone.text('menu')
  await vendor.phone.text('siap kak')
  const trouble = async () => (await fetch(`${office.app().url}/readyz`)).text()
  await eventually(async () => (await trouble()).includes('Messages from Telegram cannot be stored; they wait there.'))
  await sleep(3_000)
  await db.execute(sql`drop function no_room() cascade`)

  const said = (who: Chatter, since = 0) =>
    who.phone
      .messages()
      .slice(since)
      .filter(({ from }) => from === 'them')
      .map(({ text }) => text)
  await eventually(() => said(vendor, before[1]).some((text) => text.includes('sudah dicatat')))
  await eventually(() => said(rina(), before[0]).some((text) => text.includes(`menerima pesanan ${number}`)))
  await eventually(() => said(rina(), before[0]).some((text) => text.includes('Mau apa hari ini')))
  await office.settled()
  expect(said(rina(), before[0]).filter((text) => text.includes('Mau apa hari ini'))).toHaveLength(1)
  expect(said(vendor, before[1]).filter((text) => text.includes('sudah dicatat'))).toHaveLength(1)
  expect((await ordersById(db, [id])).get(id)?.order.status).toBe('in-progress')
}, 180_000)
