import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { MINUTE } from '#core/calendar.ts'
import { linksOf, ordersById } from '#db/orders.ts'
import { rules } from '#db/schema.ts'
import { type Office, openOffice } from '../support/office.ts'
import { prepared, RINA } from './ordering.ts'

/** Ibu Sari Wulandari, PPK of Dinas Pendidikan. */
const SARI = '101202'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.database.db.update(rules).set({ value: 2 }).where(eq(rules.key, 'undo.minutes'))
  // Rules are read every half minute.
  await office.pass(MINUTE)
}, 60_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', SARI)
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order
const acts = async (id: number) => (await linksOf(office.database.db, id)).map(({ act }) => act)

test('what was placed is taken back with one tap, and no vendor ever hears of it', async () => {
  const summary = await prepared(rina(), { when: 'rabu jam 11' })
  const vendor = office.shop(/🏪 (.+)/.exec(summary)?.[1] ?? '')
  const placed = await rina().taps('Pesan sekarang')
  expect(placed).toContain('[↩️ Batalkan (2 menit)]')
  expect(placed).not.toContain('terkirim')
  const number = /EO-\d+/.exec(placed)?.[0] ?? ''
  expect(await rina().taps('Batalkan (2 menit)')).toContain('dibatalkan sebelum terkirim')
  await office.pass(3 * MINUTE)
  expect(vendor.transcript()).not.toContain(number)
  expect(await acts(Number(number.slice(3)))).toEqual(['place', 'undo'])
})

test('once it is sent, the button offers the normal way of cancelling', async () => {
  const summary = await prepared(rina(), { when: 'rabu jam 12' })
  const vendor = office.shop(/🏪 (.+)/.exec(summary)?.[1] ?? '')
  const placed = await rina().taps('Pesan sekarang')
  const number = /EO-\d+/.exec(placed)?.[0] ?? ''
  await office.pass(3 * MINUTE)
  await vendor.hears(`pesanan baru ${number}`)
  expect(await rina().taps('Batalkan (2 menit)')).toContain('[❌ Batalkan pesanan]')
  expect(await rina().taps('Batalkan pesanan')).toContain('alasannya')
  await rina().says('salah hari')
  expect(await vendor.hears('dibatalkan')).toContain('salah hari')
})

test('an approval is taken back, and the order waits for the PPK again', async () => {
  await prepared(rina(), { when: 'kamis jam 11', quantity: '300' })
  const placed = await rina().taps('Pesan sekarang')
  const number = /EO-\d+/.exec(placed)?.[0] ?? ''
  await office.pass(3 * MINUTE)
  await sari().hears(`Pesanan ${number}`)
  expect(await sari().taps('Setujui')).toContain('[↩️ Batalkan (2 menit)]')
  expect(await sari().taps('Batalkan (2 menit)')).toContain('menunggu keputusan Ibu lagi')
  await rina().hears('menarik persetujuan')
  expect((await orderNow(Number(number.slice(3))))?.status).toBe('awaiting-approval')
  await sari().says(`/persetujuan ${number}`)
  await sari().taps('Tolak')
  await sari().says('cukup dulu untuk bulan ini')
  await rina().hears('menolak pesanan')
})
