// on both databases: a wish in words asks the catalogue in most of its ways
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openIncidents } from '#db/incidents.ts'
import { ordersById } from '#db/orders.ts'
import { STARTING_CAST } from '#seed/index.ts'
import type { Chatter } from '../support/chatter.ts'
import { type Office, openOffice } from '../support/office.ts'
import { DEDI, order, RINA } from './ordering.ts'

let office: Office
let rina: Chatter

beforeAll(async () => {
  office = await openOffice()
  rina = office.on('telegram', RINA)
}, 60_000)
beforeEach(() => rina.does((phone) => phone.text('/menu')))
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

const SENTENCE = 'pesen 100 nasi ayam bakar buat rabu jam 11 di balaikota, yang halal'

test('one sentence fills a draft, and one tap leads to check-out, which asks only what nobody said', async () => {
  const offers = await rina.says(SENTENCE)
  expect(offers).toContain('🔎 100 nasi ayam bakar · halal')
  expect(offers).toContain('📅 Rabu, 25 November 2026 pukul 11.00 WIB')
  expect(offers).toContain('📍 Balai Kota')
  expect(offers).toMatch(/1\. .+ · .+\n100 box .*Ayam Bakar.* @ Rp[\d.]+\nTotal Rp[\d.]+.*\n✅ halal · waktunya cukup/)
  expect(offers).toContain('belum ada yang dipesan')

  const shop = /1\. (.+) · /.exec(offers)?.[1] ?? ''
  expect(await rina.taps('✅ 1.')).toContain('Pakai anggaran yang mana?')
  // What a meeting is only the officer knows; everything else was in the sentence.
  expect(await rina.taps('Makanan dan Minuman Rapat')).toContain('Konsumsi rapat untuk')
  const summary = await rina.says('100 orang, dengan Dinkes, jam 9-12')
  for (const fact of [shop, '100 box', 'Rabu, 25 November 2026 pukul 11.00 WIB', 'Balai Kota', 'Gambir, Jakarta Pusat'])
    expect(summary).toContain(fact)
  const placed = await rina.taps('Pesan sekarang')
  const number = /EO-\d+/.exec(placed)?.[0] ?? ''
  expect(await office.shop(shop).hears(`pesanan baru ${number}`)).toContain('100 box')
})

test('the draft is changed in words: amounts, the hour, the day after', async () => {
  await rina.says(SENTENCE)
  expect(await rina.says('tambah 20 lagi')).toContain('100 → 120 box')
  expect(await rina.says('jadiin 150')).toContain('120 → 150 box')
  expect(await rina.says('kurangi 10')).toContain('150 → 140 box')
  expect(await rina.says('setengahnya aja')).toContain('140 → 70 box')
  expect(await rina.says('ganti jam 12')).toContain('→ Rabu, 25 November 2026 pukul 12.00 WIB')
  const later = await rina.says('besoknya aja')
  expect(later).toContain('→ Kamis, 26 November 2026 pukul 12.00 WIB')
  expect(later).toMatch(/🧺 Keranjang · .+\n• 70 box/)
  expect(await rina.says('antar ke aula aja')).toContain('📍 Diantar ke Aula Ki Hajar.')
  expect(await rina.says('catatan: jangan pedas')).toContain('📝 jangan pedas')

  await rina.taps('Check-out')
  await rina.taps('Makanan dan Minuman Rapat')
  const summary = await rina.says('70 orang, dengan Dinkes, jam 9-12')
  for (const fact of ['70 box', 'Kamis, 26 November 2026 pukul 12.00', 'Aula Ki Hajar', 'jangan pedas'])
    expect(summary).toContain(fact)
  // In the middle of check-out too.
  expect(await rina.says('tambah 5')).toContain('70 → 75 box')
})

test('something cheaper, another vendor, only halal, another dish', async () => {
  const offers = await rina.says('pesen 100 nasi ayam bakar buat rabu jam 11 di balaikota')
  const price = priceOf(offers)
  const cheaper = await rina.says('ganti yang lebih murah')
  expect(priceOf(cheaper)).toBeLessThan(price)
  expect(shopOf(cheaper)).not.toBe(shopOf(offers))
  const other = await rina.says('cari vendor lain')
  expect(shopOf(other)).not.toBe(shopOf(cheaper))
  const halal = await rina.says('yang halal aja')
  expect(halal).toMatch(/✅ halal|memang sudah bersertifikat halal/)
  expect(await rina.says('ganti ayamnya jadi ikan')).toMatch(/100 nasi ikan bakar/)
})

test('several things come from one vendor if one has them, else apart', async () => {
  const offers = await rina.says('100 nasi box sama 2 dus air mineral buat rabu siang')
  expect(offers).toContain('🔎 100 nasi box')
  expect(offers).toContain('2 dus air mineral')
  expect(offers.match(/belum ada yang dipesan/g)).toHaveLength(1)
  const together = await rina.says('50 snack box dan 50 nasi kotak buat kamis jam 10')
  expect(together).toMatch(/50 (box|pak|paket) .*\n50 (box|paket) |carikan satu per satu/)
})

test('tents and chairs of one lender make one draft; one thing more is sought beside what stands', async () => {
  const offers = await rina.says('sewa tenda 2 unit sama 100 kursi buat sabtu jam 8')
  expect(offers).toMatch(/\n2 unit\/hari .*\n100 buah\/hari .*\nTotal/)
  const more = await rina.says('tambah air mineral 2 dus')
  expect(more).toContain('🔎 2 dus air mineral')
  expect(await rina.says('keranjang')).toMatch(/2 barang/)
})

test('what is missing is asked for, one thing at a time', async () => {
  const dedi = office.on('telegram', DEDI)
  expect(await dedi.says('pesan nasi kotak dan snack box')).toContain('nasi kotak berapa banyak?')
  expect(await dedi.says('60')).toContain('snack box berapa banyak?')
  const offers = await dedi.says('5 lusin')
  expect(offers).toContain('60 ')
  await dedi.taps('✅ 1.')
  expect(await dedi.taps('Makanan dan Minuman Rapat')).toContain('Diantar kapan?')
  expect(await dedi.says('kamis')).toContain('jam berapa?')
  expect(await dedi.says('jam 10')).toContain('Diantar ke mana?')
})

test('a day without its hour is kept, and only the hour is asked', async () => {
  await rina.says('pesen 80 nasi kotak buat kamis di kantor')
  await rina.taps('✅ 1.')
  expect(await rina.taps('Makanan dan Minuman Rapat')).toContain('Kamis, 26 November 2026, jam berapa?')
  expect(await rina.says('setengah 12')).toContain('Konsumsi rapat untuk')
  expect(await rina.says('80 orang, dengan Dinkes, jam 9-12')).toContain('Kamis, 26 November 2026 pukul 11.30 WIB')
})

test('what nobody can bring is said, with the nearest and why', async () => {
  const soon = await rina.says('pesen 100 nasi ayam bakar hari ini jam 11')
  expect(soon).toContain('Belum ada yang pas dengan semua permintaan')
  expect(soon).toMatch(/⚠️ .*paling cepat Sel 24 Nov/)
  expect(soon).toContain('Belum ada yang masuk keranjang')
  expect(await rina.says('pesan 3 kapal selam nuklir')).toMatch(/Belum ada penjual|Tanpa kata/)
})

test('a vendor who cannot do the change says so, and those who can are shown', async () => {
  await rina.says(SENTENCE)
  const more = await rina.says('jadiin 900')
  expect(more).toMatch(/⚠️ .+: paling banyak [\d.]+ box sehari\. Keranjang belum saya ubah/)
  expect(await rina.says('jadiin 101')).toContain('100 → 101 box')
  expect(await rina.says('ganti hari ini jam 10')).toMatch(/⚠️ .+: paling cepat/)
})

test('the last order again, and vendors beside each other', async () => {
  const again = await rina.says('yang kemarin diulang')
  expect(again).toMatch(/🔁 Isi pesanan EO-\d+/)
  expect(again).toContain('🧺 Keranjang')

  const table = await rina.says('bandingin 3 vendor tumpeng')
  expect(table).toContain('⚖️ tumpeng · 3 penjual')
  expect(table).toMatch(/^Harga( +[\d.,]+(rb|jt)){3}$/m)
  for (const line of table.split('\n').filter((row) => /^(No|Harga|Satuan|Siap)\b/.test(row)))
    expect(line.length).toBeLessThanOrEqual(34)
  expect(await rina.says('yang kedua aja')).toMatch(/Tumpeng.*Jumlahnya berapa/s)
  expect(await rina.taps('1. ')).toMatch(/Tumpeng/)
})

test('a budget of millions is for all of it, a banner’s size is told in square metres, and nothing is changed in nothing', async () => {
  const rojali = office.on('telegram', '101214')
  expect(await rojali.says('jadi 60')).toContain('Belum ada isi keranjang')
  expect(await rojali.says('jangan yang ada kacang')).toContain('Belum ada isi keranjang')
  const dear = await rojali.says('mau order prasmanan buat 150 orang tgl 10 desember jam 12 siang, budget 6 juta')
  const totals = [...dear.matchAll(/Total Rp([\d.]+)/g)].map(([, total = '']) => Number(total.replaceAll('.', '')))
  expect(totals.length).toBeGreaterThan(0)
  expect(totals.filter((total) => total > 6_200_000)).toEqual([])
  const banners = await rojali.says('cetak 50 spanduk 3x1 buat senin')
  expect(banners).toContain('sama dengan 150 m2')
  expect(banners).toMatch(/150 m2 .*@ Rp/)
  expect(banners).not.toContain('Tanpa kata')
  const cheaper = await rojali.says('ganti yang lebih murah')
  expect(cheaper).not.toContain('450 m2')
  expect(await rojali.says('jadi 50')).toMatch(/50 m2/)
})

test('what is wished for along with something cheaper is held to as well', async () => {
  const rina = office.on('telegram', RINA)
  await rina.says('60 nasi box ayam buat jumat jam 11 di kantor')
  const offers = await rina.says('yang lebih murah dan halal')
  expect(offers).toContain('· halal')
  expect(offers.match(/^✅ halal/gm)?.length).toBe(offers.match(/^\d\. /gm)?.length)
})

test('halal is asked of food, and not of water', async () => {
  const offers = await office
    .on('telegram', '101214')
    .says('pesen 50 nasi box halal sama 2 dus air mineral buat kamis jam 11')
  expect(offers).toContain('Air Mineral')
  expect(offers).toContain('nasi box · halal')
  expect(offers).not.toContain('air mineral · halal')
})

test('a question, a greeting and a mere search are no order', async () => {
  expect(await rina.says('nasi kotak dibawah 40rb')).toContain('🔎 nasi kotak dibawah 40rb')
  for (const text of ['pagi', 'pesanan saya sampai mana?', 'tambah 20 lagi dong'])
    expect(await office.on('telegram', '101212').says(text)).not.toContain('Keranjang ·')
})

const priceOf = (offers: string) => Number(/ @ Rp([\d.]+)/.exec(offers)?.[1]?.replaceAll('.', ''))
const shopOf = (offers: string) => /1\. (.+) · /.exec(offers)?.[1]

test('talk of splitting or blank receipts changes nothing; an admin reads it, and the record keeps its kind alone', async () => {
  const admin = office.on('telegram', STARTING_CAST.admin)
  await admin.does((phone) => phone.text('/menu'))
  expect(await rina.says('pecah jadi 3 pesanan aja biar ga lewat 50 juta')).toContain('tidak bisa saya bantu')
  const read = await admin.hears('pemecahan pesanan')
  expect(read).toContain('biar ga lewat 50 juta')

  const { id, vendor } = await order(office, rina, { search: 'nasi kotak dibawah 40rb' })
  expect(await vendor.says('siap bu, kwitansinya saya kosongin aja ya')).toContain('pesanannya tetap seperti semula')
  expect(await admin.hears('kuitansi kosong')).toContain('kosongin')
  expect((await ordersById(office.database.db, [id])).get(id)?.order.status).toBe('awaiting-vendor')

  const kept = await openIncidents(office.database.db, 10)
  expect(kept.filter(({ kind }) => kind === 'risk').map(({ facts }) => facts.error)).toEqual([
    'blank-receipt',
    'splitting',
  ])
  expect(JSON.stringify(kept)).not.toMatch(/kosongin|50 juta/)
})
