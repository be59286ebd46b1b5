/** What officers and shops say to the desk itself is answered as such; nothing of it is searched for or kept as a name. */
import { expect, test } from 'vitest'
import { orders } from '#db/schema.ts'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { order, RINA, SARI } from './ordering.ts'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const statuses = () =>
  office.database.db.select({ id: orders.id, status: orders.status }).from(orders).orderBy(orders.id)

test('greetings, thanks, "oke" and "tunggu" of an officer are answered, and name no goods', async () => {
  expect(await rina().says('pagi')).toMatch(/Halo .*Rina.*Mau pesan apa/s)
  expect(await rina().says('makasih ya')).toContain('Sama-sama')
  expect(await rina().says('siap pak')).toContain('Baik 👍')
  expect(await rina().says('tunggu dulu ya')).toContain('saya tunggu')
  expect(await rina().says('lanjut besok aja deh')).not.toContain('🔎')
})

test('a sentence of which the catalogue knows nothing is asked about, and searched for with one tap', async () => {
  expect(await rina().says('kenapa harus gitu sih')).toMatch(/belum menangkap maksud.*Cari di katalog/s)
  expect(await rina().taps('Cari di katalog')).toMatch(/🔎|Tidak ada barang/)
  expect(await rina().says('xylofon')).toContain('Tidak ada barang untuk “xylofon”')
  expect(await rina().says('nasi kotk')).toContain('🔎')
})

test('an officer asks how things are done, and is told', async () => {
  expect(await rina().says('siapa yang harus setuju')).toMatch(/Rp10\.000\.000.*PPK di unit/s)
  expect(await rina().says('ini kena pajak ga')).toContain('PPN hanya ditambahkan kalau penjualnya PKP')
  expect(await rina().says('harus bayar dimuka?')).toMatch(/3 hari kerja.*Tidak ada uang muka/s)
  const ofFood = await rina().says('sisa pagu konsumsi berapa')
  expect(ofFood).toMatch(/Makanan dan Minuman Rapat: Rp[\d.]+ dari Rp.*mata anggaran lain; semuanya: tulis sisa pagu/s)
  expect(ofFood).not.toContain('Alat Tulis')
  expect(await rina().says('sisa pagu')).toMatch(/Makanan dan Minuman Rapat.*Alat Tulis/s)
  expect(await rina().says('aku bingung')).toContain('Cara memesan')
  expect(await rina().says('ini resmi ga?')).toContain('Saya Pesan, layanan pemesanan resmi kantor')
})

test('a PPK asks what is left, and sees the lines of their unit', async () => {
  expect(await office.on('telegram', SARI).says('sisa pagu berapa')).toMatch(
    /Sisa pagu tahun ini.*Makanan dan Minuman.*dari Rp/s,
  )
})

test('an order that is not there is named; one that is there shows its card', async () => {
  expect(await rina().says('kapan pesanan 9999 sampai')).toMatch(/EO-9999 tidak saya temukan/)
  const { number } = await order(office, rina(), { when: 'kamis jam 10' })
  expect(await rina().says(`kapan pesanan ${Number(number.slice(3))} sampai`)).toContain(number)
})

test('what only the shop can answer is passed on with these words, after a yes', async () => {
  await rina().says('nasi kotak dibawah 40rb')
  const card = await rina().taps('1.')
  const shop = office.shop(/🏪 (.+?) ·/.exec(card)?.[1]?.trim() ?? '')
  expect(await rina().says('bisa tanpa micin ga')).toMatch(/“bisa tanpa micin ga”.*saya tanyakan ke/s)
  expect(await rina().taps('Ya, tanyakan')).toContain('Sudah saya teruskan')
  await shop.hears('bisa tanpa micin ga')
})

test('a draft is changed by what is denied and by where the shop is', async () => {
  await rina().says('pesen 50 nasi kotak ayam buat kamis jam 11 di kantor')
  await rina().taps('✅ 1.')
  expect(await rina().says('bukan 50, 60')).toContain('50 → 60')
  const near = await rina().says('yang di jaksel aja')
  expect(near).toMatch(
    /Jakarta Selatan|Setiabudi|Tebet|Kebayoran|Cilandak|Mampang|Pancoran|Jagakarsa|Pesanggrahan|Pasar Minggu/,
  )
  expect(near).not.toContain('Diantar ke')
})

test('either language is asked for in either', async () => {
  expect(await rina().says('english please')).toContain('I speak English')
  expect(await rina().says('thanks')).toContain('You are welcome')
  expect(await rina().says('bahasa indonesia aja')).toContain('Bahasa Indonesia')
})

test('a shop asks about itself, about us, and why nothing comes', async () => {
  const shop = office.shop('Keripik Kreatif Mbak Retno')
  expect(await shop.says('produk saya apa aja')).toContain('Produk toko')
  expect(await shop.says('ini bayar ga daftar di sini')).toContain('Gratis')
  expect(await shop.says('ini penipuan bukan')).toContain('tidak pernah meminta uang')
  expect(await shop.says('nomor rekening saya yang mana')).toMatch(
    /Uang pesanan dikirim ke .*••••|Belum ada rekening.*ganti rekening/s,
  )
  expect(await shop.says('sepi nih kak')).toContain('Belum ada pesanan baru')
  expect(await shop.says('kok ga ada orderan')).toContain('Masih belum ada pesanan baru')
})

test('what is asked while a name is waited for is answered, and the name is waited for still', async () => {
  const shop = office.shop('Sablon & Cetak Mas Agus')
  expect(await shop.says('tambah produk')).toContain('Produk barunya apa')
  expect(await shop.says('ini siapa ya')).toMatch(/Saya \*Pesan\*.*sedang \*menambah produk\*/s)
  // A yes is no yes to anything here, whatever else waits.
  const before = await statuses()
  await shop.says('siap, kapan dibayar?')
  await shop.says('tunggu dulu ya')
  expect(await statuses()).toEqual(before)
  expect(await shop.says('Kaos sablon anak 45rb per pcs')).toContain('masuk jenis yang mana')
  const again = await shop.says('ini bayar ga daftar di sini')
  expect(again).toMatch(/Gratis.*sedang \*menambah produk\*/s)
  // The numbers of the list that was open still answer it.
  expect(again).toMatch(/1\. /)
  expect(await shop.says('1')).not.toContain('masuk jenis yang mana')
})

test('a product told in the wish itself is not asked for again', async () => {
  const shop = office.shop('Dapur Teh Euis')
  const kinds = await shop.says('mau nambah menu baru: nasi uduk 15rb per box')
  expect(kinds).toMatch(/nasi uduk.* masuk jenis yang mana/i)
  await shop.says('1')
  expect(await shop.does((phone) => phone.picture(photo('#65a30d', 'nasi uduk')))).not.toContain('Harganya')
})
