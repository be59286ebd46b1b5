import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import { type Office, openOffice } from '../support/office.ts'
import { prepared, RINA } from './ordering.ts'

/** Bapak Hendra Wijaya, admin. */
const HENDRA = '101291'

let office: Office

beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())

let failuresExpected = 0
afterEach(async () => {
  expect(await office.faults()).toHaveLength(failuresExpected)
})

test('a product is shared into a chat by inline mode, and its link opens it for those who may', async () => {
  const rina = office.on('telegram', RINA)
  const { results } = await (rina.phone as TelegramPhone).inline('nasi kotak ayam')
  expect(results.length).toBeGreaterThan(3)
  const [first] = results
  const card = await rina.does((phone) => (phone as TelegramPhone).pressStart(`p_${first?.id}`))
  expect(card).toMatch(/^<picture>\nNasi.*Masukkan/s)

  const somebody = office.stranger('telegram', 'Tetangga')
  expect((await (somebody.phone as TelegramPhone).inline('nasi kotak')).results).toEqual([])
  expect(await somebody.does((phone) => (phone as TelegramPhone).pressStart(`p_${first?.id}`))).toContain(
    'kode undangan',
  )
})

test('a vendor whom WhatsApp does not let us write to first: the admins hear of it at once', async () => {
  const rina = office.on('telegram', RINA)
  const summary = await prepared(rina)
  const shop = /🏪 (.+)/.exec(summary)?.[1] ?? ''
  const undo = office.whatsapp.faults.ackError(463)
  const placed = await rina.taps('Pesan sekarang')
  const [number = ''] = /EO-\d+/.exec(placed) ?? []
  const hendra = office.on('telegram', HENDRA)
  expect(await hendra.hears('WhatsApp belum mengizinkan')).toContain(number)
  undo()
  failuresExpected = 1
  // Whoever writes to us can be written to again.
  const vendor = office.shop(shop)
  expect(await vendor.says('halo')).not.toBe('')
  expect(await vendor.says('orderan saya')).toContain(number)
})
