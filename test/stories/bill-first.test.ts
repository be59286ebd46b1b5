/** An office that counts its three days from the vendor's bill: `payment.starts` is `bill`. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { ordersById } from '#db/orders.ts'
import { rules } from '#db/schema.ts'
import { type Office, openOffice } from '../support/office.ts'
import { photo } from '../support/photo.ts'
import { arrived, quoting, SARI } from './ordering.ts'

const [HEAD, TREASURER] = ['101201', '101206']

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.database.db
    .insert(rules)
    .values({ key: 'payment.starts', value: 'bill', validFrom: '2026-01-01', source: 'the story' })
  await office.pass(60_000)
}, 120_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

const treasurer = () => office.on('telegram', TREASURER)
const head = () => office.on('telegram', HEAD)
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order

test('the vendor is asked for a bill, and with its photo everybody sees the same days', async () => {
  const placed = await arrived(office, { when: 'rabu jam 11' })
  const { vendor, number, id, asked } = placed
  expect(asked).toContain('setelah barang dan nota diterima')
  await office.on('telegram', SARI).taps('Terima semua')
  const told = await vendor.hears('Kabar baik')
  expect(told).toContain('Kirim foto atau PDF nota')
  expect(told).not.toContain('Batas bayar')
  expect(await treasurer().hears(`Pesanan ${number}`)).not.toContain('Batas bayar')
  expect(await vendor.says('kapan dibayar', quoting(placed))).toContain('mulai saat itu')
  for (let days = 0; days < 5; days += 1) await office.pass(24 * HOUR)
  await vendor.hears(`nota atau faktur pesanan *${number}* belum ada`)
  await treasurer().hears(`belum mengirim nota ${number}`)
  expect(await treasurer().says('tunggakan')).not.toContain(number)
  expect((await orderNow(id))?.payBy).toBeUndefined()
  const kept = await vendor.does((phone) => phone.picture(photo('#0891b2', 'ini notanya bu'), quoting(placed)))
  expect(kept).toContain(`Nota pesanan *${number}* sudah ada`)
  const words = /⏳ .*/.exec(kept)?.[0].replaceAll('*', '') ?? 'nothing'
  expect(words).toContain('hari kerja)')
  expect(await treasurer().hears(`Pesanan ${number}`)).toContain(words)
  expect(await head().says(number)).toContain(words)
  expect((await orderNow(id))?.billed).toBe(true)
})

test('what is no bill is given back with a reason, and the days begin with the right one', async () => {
  const placed = await arrived(office, { when: 'kamis jam 15' })
  const { vendor, number, id } = placed
  await office.on('telegram', SARI).taps('Terima semua')
  await vendor.hears('Kabar baik')
  expect(await treasurer().hears(`Pesanan ${number}`)).toContain('Menunggu nota dari penjual')
  await vendor.does((phone) => phone.picture(photo('#be185d', 'ini ya bu'), quoting(placed)))
  const shown = await treasurer().hears('Batas bayar')
  expect(shown).toContain('<picture>')
  expect(shown).toMatch(/\[💸 Catat pembayaran\]\n\[🧾 Ini bukan notanya\]/)
  expect((await orderNow(id))?.payBy).toBeDefined()
  expect(await treasurer().taps('Ini bukan notanya')).toContain('Apa yang kurang')
  expect(await treasurer().says('ini foto box-nya, notanya belum ada')).toContain('mulai lagi saat nota itu ada')
  const told = await vendor.hears('belum bisa dipakai sebagai nota')
  expect(told).toContain('ini foto box-nya')
  expect(told).toContain('mulai saat itu')
  const { payBy, billed } = (await orderNow(id)) ?? {}
  expect([payBy, billed]).toEqual([undefined, undefined])
  expect(await treasurer().says(number)).not.toContain('bukan notanya')
  await vendor.does((phone) => phone.picture(photo('#0d9488', 'ini notanya bu'), quoting(placed)))
  expect(await treasurer().hears('Batas bayar')).toContain(number)
  expect((await orderNow(id))?.payBy).toBeDefined()
}, 240_000)
