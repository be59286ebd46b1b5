/** WhatsApp has a bad day: what people see of it, what the operator and the admins see, and that the story goes on. */
import { and, eq, gt } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MINUTE } from '#core/calendar.ts'
import { orders, outbox } from '#db/schema.ts'
import { STARTING_CAST } from '#seed/index.ts'
import { order, prepared, RINA } from '../stories/ordering.ts'
import { buttonWith, type Chatter } from '../support/chatter.ts'
import { type Office, openOffice } from '../support/office.ts'

const BOT_NUMBER = '6281100000001'
let office: Office

beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())

const rina = () => office.on('telegram', RINA)
const admin = () => office.on('telegram', STARTING_CAST.admin)
const state = () => office.app().whatsapp?.health().state
const isOpen = () => expect.poll(state).toBe('open')
const count = (who: Chatter, words: string) =>
  who.phone.messages().filter(({ from, text }) => from === 'them' && text.includes(words)).length
const retrying = () => office.database.db.$count(outbox, and(eq(outbox.status, 'queued'), gt(outbox.attempts, 0)))
const statusOf = async (id: number) => {
  const [row] = await office.database.db.select({ status: orders.status }).from(orders).where(eq(orders.id, id))
  return row?.status
}
const phoneOf = ({ phone }: Chatter) => {
  if (phone.channel !== 'whatsapp') throw new Error('a phone with WhatsApp is wanted')
  return phone
}
const ready = async () =>
  (await (await fetch(`${office.app().url}/readyz`)).json()) as {
    ready: boolean
    channels: { trouble: string | null }[]
  }

const metrics = async () => (await fetch(`${office.app().url}/metrics`)).text()
/** As the monitoring counts it. */
const reconnects = async () => Number(/reconnects_total\{channel="whatsapp"[^}]*\} (\d+)/.exec(await metrics())?.[1])

test('the line drops in the middle of an answer and of ours: both arrive once', async () => {
  const { vendor, id, number } = await order(office, rina())
  const before = await reconnects()
  const sent = vendor.phone.text('siap kak')
  office.whatsapp.faults.dropConnections()
  await sent
  await vendor.hears('sudah dicatat')
  await isOpen()
  expect(await reconnects()).toBeGreaterThan(before)
  await office.settled()
  expect(count(vendor, 'sudah dicatat')).toBe(1)
  expect(await statusOf(id)).toBe('in-progress')
  expect(await rina().hears('menerima pesanan')).toContain(number)
})

test.each([503, 515] as const)('%i: it comes back, and what was written meanwhile is answered', async (code) => {
  const { vendor, id } = await order(office, rina())
  const before = await reconnects()
  office.whatsapp.faults.streamError(code)
  await vendor.phone.text('siap kak')
  await vendor.hears('sudah dicatat')
  expect(await statusOf(id)).toBe('in-progress')
  await isOpen()
  expect(await reconnects()).toBeGreaterThan(before)
})

test('Bad MAC: the damaged answer is asked for again and counts once', async () => {
  const { vendor, id } = await order(office, rina())
  phoneOf(vendor).corruptNext()
  expect(await vendor.says('siap kak')).toContain('sudah dicatat')
  expect(await statusOf(id)).toBe('in-progress')
})

test('a “siap” made by editing binds nobody; one that was said stays said, however it is changed', async () => {
  const { vendor, id, number } = await order(office, rina())
  const first = await vendor.phone.text('oke saya cek dulu ya')
  await vendor.hears(/./)
  await vendor.does((phone) => phone.edit(first.id, 'siap kak'))
  expect(vendor.transcript()).toContain('yang diubah tidak saya baca ulang')
  expect(await statusOf(id)).toBe('awaiting-vendor')

  const said = await vendor.phone.text('siap kak')
  await vendor.hears('sudah dicatat')
  expect(await vendor.does((phone) => phone.edit(said.id, 'ga jadi'))).toContain(`${number} sudah tercatat`)
  expect(await vendor.does((phone) => phone.revoke(said.id))).toContain('sebagai pesan baru')
  expect(await statusOf(id)).toBe('in-progress')
})

test('479: a question that a stale session swallowed is asked over a fresh one', async () => {
  const summary = await prepared(rina())
  const vendor = office.shop(/🏪 (.+)/.exec(summary)?.[1] ?? '')
  const undo = office.whatsapp.faults.ackError(479)
  const { phone } = rina()
  const [message, button] = buttonWith(phone, 'Pesan sekarang')
  if (phone.channel === 'telegram') await phone.tap(message.id, button)
  await expect.poll(retrying).toBeGreaterThan(0)
  expect(await metrics()).toMatch(/^pesan_messages\{box="outbox",status="queued"\} [1-9]/m)
  const before = count(vendor, 'pesanan baru')
  undo()
  await office.pass(MINUTE)
  await expect.poll(() => count(vendor, 'pesanan baru')).toBe(before + 1)
})

describe('a vendor to whom WhatsApp does not let us write first (463)', () => {
  test('is not written to again, and the admins hear whom to call', async () => {
    const summary = await prepared(rina())
    const vendor = office.shop(/🏪 (.+)/.exec(summary)?.[1] ?? '')
    const undo = office.whatsapp.faults.ackError(463)
    await rina().taps('Pesan sekarang')
    undo()
    expect(await admin().hears('WhatsApp belum mengizinkan kita menulis lebih dulu')).toMatch(/EO-\d+/)
    expect(await admin().says('masalah')).toContain('(463)')
    // Whoever writes to us may be written to.
    await vendor.says('halo, ada pesanan?')
    await order(office, rina())
  })
})

describe('the account', () => {
  test('403: it stops, the operator reads why, the admins hear on Telegram; after a restart it goes on', async () => {
    const { vendor, id } = await order(office, rina(), { pick: '2.' })
    await office.pass(MINUTE)
    const undo = office.whatsapp.faults.loginFailure(403)
    office.whatsapp.faults.dropConnections()
    await expect.poll(state).toBe('stopped')
    expect(JSON.stringify(await ready())).toContain('WhatsApp refuses this number (403)')
    await vendor.phone.text('siap kak')
    await office.pass(2 * MINUTE)
    expect(await admin().hears('Sambungan WhatsApp terhenti')).toContain('403')
    undo()
    await office.restart()
    await vendor.hears('sudah dicatat')
    expect(await statusOf(id)).toBe('in-progress')
  })

  test('440: another program has the session; it does not fight for it, and goes on after a restart', async () => {
    const { vendor, id } = await order(office, rina(), { pick: '2.' })
    await office.pass(MINUTE)
    office.whatsapp.faults.streamError(440)
    await expect.poll(state).toBe('stopped')
    expect((await ready()).ready).toBe(false)
    await office.pass(2 * MINUTE)
    expect(await admin().hears('Sambungan WhatsApp terhenti')).toContain('440')
    await vendor.phone.text('siap kak')
    await office.restart()
    await vendor.hears('sudah dicatat')
    expect(await statusOf(id)).toBe('in-progress')
  })

  test('401: unlinked; the admins hear, and when the number is paired anew the story goes on', async () => {
    const { vendor, id } = await order(office, rina(), { pick: '2.' })
    await office.pass(MINUTE)
    office.whatsapp.unlink(BOT_NUMBER)
    await expect.poll(() => office.app().whatsapp?.pairing().qr).toBeDefined()
    await office.pass(2 * MINUTE)
    expect(await admin().hears('Sambungan WhatsApp terhenti')).toContain('401')
    await office.whatsapp.scanQr(office.app().whatsapp?.pairing().qr ?? '', BOT_NUMBER)
    await isOpen()
    expect(await vendor.says('siap kak')).toContain('sudah dicatat')
    expect(await statusOf(id)).toBe('in-progress')
  })
})
