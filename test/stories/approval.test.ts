import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from '../support/office.ts'
import { prepared, RINA } from './ordering.ts'

/** Ibu Sari Wulandari, PPK of Dinas Pendidikan, and Ibu Lasma Siregar, PPK of another. */
const SARI = '101202'
const LASMA = '101213'

let office: Office

beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', SARI)

/** Rina orders for more than ten million, and the PPK is shown it. */
async function large() {
  const summary = await prepared(rina(), { quantity: '300' })
  const shop = /🏪 (.+)/.exec(summary)?.[1] ?? ''
  const placed = await rina().taps('Pesan sekarang')
  expect(placed).toContain('menunggu persetujuan PPK')
  expect(placed).not.toContain('terkirim')
  const number = /EO-\d+/.exec(placed)?.[0] ?? ''
  const card = await sari().hears(`Pesanan ${number}`)
  return { number, card, shop, vendor: office.shop(shop) }
}

test('the PPK sees what matters and approves; only then is the vendor asked', async () => {
  const { number, card, shop, vendor } = await large()
  expect(card).toContain('Perlu persetujuan Anda')
  expect(card).toContain(shop)
  expect(card).toContain('300 box')
  expect(card).toContain('Ibu Rina Kusumawati')
  expect(card).toMatch(/sisa pagu setelah pesanan ini Rp/)
  expect(card).toMatch(/\[✅ Setujui\]\n\[❓ Minta penjelasan\] \[❌ Tolak\]/)
  expect(vendor.transcript()).not.toContain(number)
  expect(await sari().taps('Setujui')).toContain(`Pesanan ${number}`)
  expect(await rina().hears('disetujui PPK')).toContain(number)
  await vendor.hears(`pesanan baru ${number}`)
  expect(await sari().says(`/persetujuan ${number}`)).toContain('sekarang Menunggu jawaban penjual')
})

test('the PPK asks, the requester answers, and the PPK sees both', async () => {
  const { number, vendor } = await large()
  expect(await sari().taps('Minta penjelasan')).toContain('Apa yang perlu dijelaskan')
  expect(await sari().says('kenapa 300 box?')).toContain('Ibu Rina Kusumawati')
  expect(await rina().hears('minta penjelasan')).toContain('“kenapa 300 box?”')
  expect(await rina().taps('Jawab')).toContain('kenapa 300 box?')
  expect(await rina().says('pesertanya 290 guru, sisanya panitia')).toContain('teruskan ke PPK')
  const again = await sari().hears('sudah menjawab')
  expect(again).toContain('kenapa 300 box?')
  expect(again).toContain('pesertanya 290 guru')
  await sari().taps('Setujui')
  await vendor.hears(`pesanan baru ${number}`)
})

test('the PPK refuses with a reason, and the requester hears it; the vendor hears nothing', async () => {
  const { number, vendor } = await large()
  expect(await sari().taps('Tolak')).toContain('alasannya')
  expect(await sari().says('kembali')).toContain('Minta penjelasan')
  await sari().taps('Tolak')
  expect(await sari().says('acaranya ditunda')).toContain('ditolak')
  const refused = await rina().hears(`menolak pesanan ${number}`)
  expect(refused).toContain('acaranya ditunda')
  expect(vendor.transcript()).not.toContain(number)
})

test('who may not approve is told who may, strangers to the order nothing; the list shows what waits', async () => {
  const { number } = await large()
  const told = await rina().says(`/persetujuan ${number}`)
  expect(told).toContain('bukan untuk peran Anda')
  expect(told).toContain('Ibu Sari Wulandari')
  expect(await office.on('telegram', LASMA).says(`/persetujuan ${number}`)).not.toContain(number)
  expect(await sari().says('/persetujuan')).toContain(number)
  expect(await sari().taps(number)).toContain('Setujui')
  await sari().taps('Setujui')
  await rina().hears('disetujui PPK')
})
