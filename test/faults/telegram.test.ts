/** Telegram has a bad day: what people see of it, what the operator sees, and that the story goes on. */
import { and, eq, gt } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { orders, outbox } from '#db/schema.ts'
import type { Fault } from '#sandbox/telegram/server.ts'
import { cast, STARTING_CAST } from '#seed/index.ts'
import { DEDI, order, RINA } from '../stories/ordering.ts'
import type { Chatter } from '../support/chatter.ts'
import { TODAY } from '../support/demo.ts'
import { type Office, openOffice } from '../support/office.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())
afterEach(() => office.telegram.faults.clear())

const idOf = (code: string) => cast(TODAY).find((person) => person.code === code)?.telegram ?? 0
const count = (who: Chatter, words: string) =>
  who.phone.messages().filter(({ from, text }) => from === 'them' && text.includes(words)).length
const retrying = () => office.database.db.$count(outbox, and(eq(outbox.status, 'queued'), gt(outbox.attempts, 0)))
const statusOf = async (id: number) => {
  const [row] = await office.database.db.select({ status: orders.status }).from(orders).where(eq(orders.id, id))
  return row?.status
}
const ready = async () =>
  (await fetch(`${office.app().url}/readyz`)).json() as Promise<{ channels: { trouble: string | null }[] }>

const TROUBLES: readonly (readonly [string, Fault, number])[] = [
  ['429 with retry_after', { kind: 'flood', retryAfterSeconds: 3 }, 1],
  ['500', { kind: 'server-error' }, 1],
  ['502 with a page of HTML', { kind: 'bad-gateway' }, 1],
  ['a connection that breaks before the message is in', { kind: 'drop', applied: false }, 1],
  // Telegram has no key by which it could know the second one: one duplicate, and never a lost answer.
  ['a connection that breaks after the message is in', { kind: 'drop', applied: true }, 2],
]

describe('an answer meets', () => {
  test.each(TROUBLES)('%s: it comes a moment later, and nobody else waits for it', async (_, fault, copies) => {
    const [rina, dedi] = [office.on('telegram', RINA), office.on('telegram', DEDI)]
    const before = count(rina, 'Mau apa hari ini')
    office.telegram.faults.add(fault, { method: 'sendMessage', chatId: idOf(RINA) })
    await rina.phone.text('menu')
    await expect.poll(retrying).toBe(1)
    await dedi.phone.text('menu')
    await dedi.hears('Mau apa hari ini')
    await office.pass(10_000)
    expect(count(rina, 'Mau apa hari ini') - before).toBe(copies)
    expect(await office.faults()).toEqual([])
  })
})

test('receiving meets 500s, a page of HTML and a broken line: what was written is answered once, in order', async () => {
  const rina = office.on('telegram', RINA)
  for (const kind of ['server-error', 'bad-gateway'] as const)
    office.telegram.faults.add({ kind }, { method: 'getUpdates' })
  const troubles = async () => (await ready()).channels.map(({ trouble }) => trouble)
  office.telegram.faults.add({ kind: 'drop', applied: true }, { method: 'getUpdates' })
  const before = count(rina, 'Mau apa hari ini')
  await rina.phone.text('menu')
  await rina.phone.text('keranjang')
  await expect.poll(troubles).toContainEqual(expect.stringMatching(/Telegram/))
  await rina.hears('Mau apa hari ini')
  await rina.hears('eranjang')
  await office.settled()
  expect(count(rina, 'Mau apa hari ini') - before).toBe(1)
  await expect.poll(async () => (await troubles()).every((trouble) => trouble === null)).toBe(true)
})

test('an update that comes twice is answered once', async () => {
  const rina = office.on('telegram', RINA)
  await rina.says('menu')
  const before = rina.phone.messages().length
  office.telegram.faults.repeatLastUpdate()
  await office.settled()
  await rina.says('bantuan')
  expect(rina.phone.messages().length - before).toBe(2)
})

test('a second poller: the operator reads it in /readyz, people only wait a little', async () => {
  const rina = office.on('telegram', RINA)
  await expect
    .poll(async () => {
      await fetch(`${office.telegram.apiRoot}/bot7000:secret/getUpdates`)
      return (await ready()).channels.map(({ trouble }) => trouble)
    })
    .toContainEqual(expect.stringContaining('Another process receives the messages of this bot (409)'))
  expect(await rina.says('menu')).toContain('Mau apa hari ini')
  await expect.poll(async () => (await ready()).channels.every(({ trouble }) => trouble === null)).toBe(true)
})

describe('an officer who cannot be written to on Telegram', () => {
  test('because they blocked the bot: hears it on WhatsApp, and here again when they write here', async () => {
    const [rina, elsewhere] = [office.on('telegram', RINA), office.on('whatsapp', RINA)]
    await elsewhere.says('menu')
    const { vendor, id, number } = await order(office, rina)
    office.telegram.faults.add({ kind: 'blocked' }, { chatId: idOf(RINA), times: 99 })
    await vendor.phone.text('siap kak')
    expect(await elsewhere.hears('menerima pesanan')).toContain(number)
    expect(await statusOf(id)).toBe('in-progress')
    office.telegram.faults.clear()
    expect(await rina.says('menu')).toContain('Mau apa hari ini')
  })

  test('because there is no such chat, nor another: an admin hears of it, and sends it again when it can arrive', async () => {
    const [dedi, admin] = [office.on('telegram', DEDI), office.on('telegram', STARTING_CAST.admin)]
    const { vendor, id, number } = await order(office, dedi)
    office.telegram.faults.add({ kind: 'chat-not-found' }, { chatId: idOf(DEDI), times: 99 })
    await vendor.phone.text('siap kak')
    expect(await admin.hears(`tentang pesanan ${number} tidak bisa diantar`)).toContain('Dedi Permana')
    expect(await statusOf(id)).toBe('in-progress')
    office.telegram.faults.clear()
    expect(await dedi.says('menu')).toContain('Mau apa hari ini')
    expect(await admin.says('masalah')).toContain('Pesan untuk Dedi Permana (Telegram) tidak sampai')
    await admin.taps('1. Coba lagi')
    expect(await dedi.hears('menerima pesanan')).toContain(number)
  })
})
