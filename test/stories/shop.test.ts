// on both databases: what a shop changes is written
/** A shop tells of itself in everyday words, and the office's orders follow: stock, prices, closed days, hours. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from '../support/office.ts'
import { order, prepared, RINA } from './ordering.ts'

const IDA = 'Dapur Mpok Ida'

let office: Office

beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())
afterEach(async () => {
  await emptied()
  expect(await office.faults()).toEqual([])
})

const rina = () => office.on('telegram', RINA)
const ida = () => office.shop(IDA)

/** What is left in a basket would answer questions of the next story. */
async function emptied(): Promise<void> {
  await rina().says('batal')
  if ((await rina().says('keranjang')).includes('Kosongkan')) await rina().taps('Kosongkan')
}

/** What Rina sees first when she looks for this. */
const found = async (name: string) => {
  await rina().says('batal')
  await rina().says(name)
  return rina().taps('1.')
}

test('“habis” asks which product, reads it back, and only a “ya” makes it so', async () => {
  const which = await ida().says('stok nasi kotak abis')
  expect(which).toMatch(/produk yang mana.*1\. Nasi Kotak Ayam Sambal Matah.*Semuanya \(5\)/s)
  expect(await ida().says('1')).toMatch(/Sambal Matah: ada → \*habis\*.*Sudah benar/s)
  expect(await found('nasi kotak ayam sambal matah mpok ida')).not.toContain('Stok')
  expect(await ida().says('iya')).toContain('Tersimpan')
  expect(await found('nasi kotak ayam sambal matah mpok ida')).toContain('Stok habis')
  await prepared(rina(), { search: 'nasi kotak ayam sambal matah mpok ida', when: 'jumat jam 11' })
  expect(await rina().taps('Pesan sekarang')).toContain('Sambal Matah sedang habis')
  expect(await ida().says('nasi kotak sambal matah ada lagi')).toContain('habis → *ada*')
  expect(await ida().says('ya')).toContain('Tersimpan')
})

test('“tinggal 30” counts down with every order', async () => {
  expect(await ida().says('nasi kuning ayam suwir tinggal 50')).toContain(
    'Nasi Kuning Ayam Suwir: ada → *tinggal 50 box*',
  )
  await ida().says('ok')
  const { number } = await order(office, rina(), {
    search: 'nasi kuning ayam suwir mpok ida',
    quantity: '30',
    when: 'jumat jam 11',
  })
  await ida().says('siap kak', { replyTo: ida().bubble(number).id })
  await rina().hears(`menerima pesanan ${number}`)
  expect(await found('nasi kuning ayam suwir mpok ida')).toContain('Stok tinggal 20 box')
})

test('a new price touches later orders only, and a basket hears of it at check-out', async () => {
  const wish = { search: 'soto betawi daging mpok ida', quantity: '40', when: 'jumat jam 12' }
  const before = await order(office, rina(), wish)
  expect(before.asked).toContain('Rp23.500')
  await ida().says('siap', { replyTo: ida().bubble(before.number).id })
  await prepared(rina(), wish)
  const echo = await ida().says('harga soto betawi naik jadi 25rb')
  expect(echo).toMatch(/Soto Betawi Daging: Rp23\.500 → \*Rp25\.000\* per porsi.*tetap memakai harga lama/s)
  expect(await ida().says('betul kak')).toContain('Tersimpan')
  expect(await rina().taps('Pesan sekarang')).toMatch(/berubah dari Rp23\.500 menjadi Rp25\.000/)
  expect(await rina().taps('Pesan sekarang')).toContain('40 porsi Soto Betawi Daging @ Rp25.000')
  const history = await office.database.db.query.prices.findMany({ where: (price, { eq }) => eq(price.price, 25_000) })
  expect(history.some(({ validFrom }) => validFrom === office.now())).toBe(true)
  await ida().says('siap kak')
  const kept = (await rina().says('pesanan')).match(/EO-\d+ · Dapur Mpok Ida · Diproses/g)
  expect(kept?.length).toBeGreaterThanOrEqual(2)
})

test('a price that the office may not pay is refused kindly, and nothing changes', async () => {
  expect(await ida().says('harga nasi kotak rendang jadi 60rb')).toMatch(/di atas batas harga.*Rp53\.000/s)
  expect(await ida().says('50rb')).toContain('Rp46.000 → *Rp50.000*')
  expect(await ida().says('gajadi')).toContain('tidak ada yang saya ubah')
  expect(await ida().says('harga nasi kotak rendang 500')).toContain('jauh dari harga sekarang')
  expect(await ida().says('batal')).toContain('berhenti di sini')
})

test('a closed day is refused at check-out, and the next open one is a tap away', async () => {
  expect(await ida().says('libur 2 hari mulai kamis')).toMatch(/Kamis, 26 November 2026 sampai Jumat, 27/)
  expect(await ida().says('iya bener')).toContain('Tersimpan')
  await prepared(rina(), { search: 'soto tangkar mpok ida', quantity: '40', when: 'kamis jam 11' })
  const refused = await rina().taps('Pesan sekarang')
  expect(refused).toMatch(
    /tutup Kamis, 26 November 2026 sampai Jumat, 27 November 2026.*Diantar kapan.*📅 Sab 28 Nov 11\.00/s,
  )
  expect(await rina().taps('📅 Sab 28 Nov')).toContain('Sabtu, 28 November 2026 pukul 11.00')
  expect(await rina().taps('Pesan sekarang')).toContain('terkirim')
  expect(await ida().says('toko saya')).toMatch(/Tutup Kamis, 26 November/)
})

test('opening hours are kept, and an hour outside them is refused', async () => {
  expect(await ida().says('buka jam 7 sampe 5')).toContain('Jam buka: *07.00–17.00*')
  await ida().says('ya')
  await prepared(rina(), { search: 'soto tangkar mpok ida', quantity: '40', when: 'sabtu jam 19' })
  expect(await rina().taps('Pesan sekarang')).toMatch(/pukul 07\.00 sampai 17\.00/)
})

test('“libur lebaran 3 hari” asks from when; the numbered menu does the same', async () => {
  expect(await ida().says('libur lebaran 3 hari')).toContain('mulai tanggal berapa')
  expect(await ida().says('20 desember')).toMatch(/Minggu, 20 Desember 2026 sampai Selasa, 22 Desember/)
  await ida().says('ya')
  await ida().says('toko saya')
  expect(await ida().says('3')).toMatch(/Tutupnya kapan.*1\. 🔓 Buka lagi/s)
  expect(await ida().says('1')).toContain('buka lagi')
  await ida().says('ya')
  expect(await ida().says('toko saya')).not.toContain('Desember')
  expect(await ida().says('5')).toMatch(/Produk toko Kakak.*1\. Nasi Kotak Ayam Sambal Matah/s)
  expect(await ida().says('2')).toMatch(/Serundeng.*1\. 🧮 Stok\n2\. 🏷️ Harga\n3\. 🙈/s)
  expect(await ida().says('3')).toContain('tidak tampil lagi')
  expect(await found('nasi kotak ayam serundeng mpok ida')).not.toMatch(/Serundeng\n.*Dapur Mpok Ida/s)
})

test('while an order waits, “besok tutup” answers the order and “habis” alone changes no stock', async () => {
  const { number } = await order(office, rina(), {
    search: 'soto tangkar mpok ida',
    quantity: '40',
    when: 'sabtu jam 10',
  })
  await ida().says('jumat sabtu tutup')
  expect(await ida().says('orderan saya')).toMatch(new RegExp(`${number}.*Menunggu jawaban Kakak`))
  expect(await ida().says('sabtu tutup')).not.toContain('Toko tutup')
  expect(await ida().says('habis')).not.toContain('→')
  expect(await ida().says('tiap minggu tutup')).toContain('Tiap hari Minggu: *tutup*')
  await ida().says('siap kak', { replyTo: ida().bubble(number).id })
})
