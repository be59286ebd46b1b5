/** What is for the desk itself, and what is the name of a thing, a shop, or an amount. */
import { expect, test } from 'vitest'
import { deskTopic } from '#bots/language/understanding/index.ts'

const around = { now: Date.UTC(2026, 10, 27, 2), zone: 'Asia/Jakarta' }
const topics = (as: 'staff' | 'vendor', phrases: readonly string[]) =>
  phrases.map((phrase) => [phrase, deskTopic(phrase, { as, ...around })])

const OFFICE: Readonly<Record<string, readonly string[]>> = {
  greeting: ['pagi', 'assalamualaikum', 'halo min'],
  thanks: ['makasih ya', 'terima kasih banyak atas bantuannya'],
  nod: ['oke', 'siap pak', 'mantap', 'bagus', 'hmm', 'oh gitu', 'noted bu'],
  wait: ['tunggu dulu ya', 'lanjut besok aja deh', 'nanti saya kabari lagi', 'saya tanya pimpinan dulu'],
  help: ['aku bingung', 'bot ini bisa apa', 'gimana cara pesan', 'kenapa ga bisa', 'lupa password'],
  trust: ['ini penipuan bukan', 'ini resmi ga?'],
  orders: ['pesanan saya gimana', 'kapan sampainya', 'vendornya udah jawab belum', 'barangnya belum datang'],
  payment: ['harus bayar dimuka?', 'udah dibayar belum ke vendor'],
  tax: ['ini kena pajak ga', 'ini harga udah termasuk ppn belum'],
  budget: ['sisa pagu konsumsi berapa'],
  approver: ['siapa yang harus setuju'],
  vendor: ['vendornya bisa dihubungi ga', 'tanya vendornya bisa ga tanpa micin'],
  dear: ['wah mahal banget', 'kemahalan ah'],
  unfit: ['ga cocok'],
}
const SHOPS: Readonly<Record<string, readonly string[]>> = {
  goods: ['produk saya apa aja', 'saya jualan apa aja di sini', 'produk saya udah disetujui belum'],
  curation: ['apa itu kurasi'],
  fee: ['ini bayar ga daftar di sini', 'ada komisinya ga, biaya daftarnya berapa'],
  trust: ['ini siapa ya', 'aman ga ini'],
  quiet: ['sepi nih kak', 'kok ga ada orderan', 'kapan ada pesanan lagi'],
  account: ['nomor rekening saya yang mana'],
  leaving: ['saya mau berhenti jualan'],
  help: ['bingung saya', 'ga ngerti'],
}

test.each(Object.entries(OFFICE))('of the office: %s', (topic, phrases) => {
  expect(topics('staff', phrases)).toEqual(phrases.map((phrase) => [phrase, topic]))
})
test.each(Object.entries(SHOPS))('of a shop: %s', (topic, phrases) => {
  expect(topics('vendor', phrases)).toEqual(phrases.map((phrase) => [phrase, topic]))
})

test('orders, searches and changes are for others to hear', () => {
  const phrases = [
    'pesen 100 nasi ayam bakar buat rabu jam 11 di balaikota, yang halal',
    'tolong carikan snack box 50 porsi utk rapat kamis pagi, budget 15rb',
    ...['tambahin 20 lagi', 'ganti yg lebih murah', 'yang kemarin diulang dong', 'bandingin 3 vendor tumpeng'],
    ...['eh jadi 80 aja', 'acaranya diundur ke jumat', 'spidol', 'roket', 'nasi kotk', 'air mineral gelas'],
    ...['makanannya udah dateng, lengkap', 'bisa dipecah jadi 2 pesanan ga biar dibawah 10 juta'],
  ]
  expect(topics('staff', phrases)).toEqual(phrases.map((phrase) => [phrase, undefined]))
})

test('names of shops and goods that sound like talk are names', () => {
  const names = ['Kopi Oke', 'Bagus Jaya', 'Siap Saji Catering', 'Toko Aman Jaya', 'Es teh manis', 'Gorengan']
  expect(topics('vendor', names)).toEqual(names.map((name) => [name, undefined]))
})
