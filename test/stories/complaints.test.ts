import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { budgetLinesById } from '#db/budgets.ts'
import { linksOf, ordersById } from '#db/orders.ts'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { accepted as acceptedIn, arrived as arrivedIn, quoting, RINA } from './ordering.ts'

/** PPK, head and treasurer of Dinas Pendidikan. */
const PPK = '101202'
const HEAD = '101201'
const TREASURER = '101206'

const office = await storyOffice()

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', PPK)
const treasurer = () => office.on('telegram', TREASURER)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order
const actsOf = async (id: number) => (await linksOf(office.database.db, id)).map(({ act }) => act)

const accepted = (when: string) => acceptedIn(office, { when })
const arrived = (when: string) => arrivedIn(office, { when })

test('what is spoiled is shown with photos, replaced at the hour that the vendor names, and received', async () => {
  const placed = await arrived('rabu jam 11')
  const { vendor, number, id } = placed
  expect(await sari().taps('Ada masalah')).toContain('[🤢 Basi]')
  expect(await sari().taps('Basi')).toContain('Berapa yang ada dan baik?')
  expect(await sari().says('95')).toContain('Kirim fotonya')
  expect(await sari().says('lima kotak bau asam')).toContain('perlu foto')
  const [first, second] = [photo('#65a30d'), photo('#4d7c0f', 'yang ini juga')]
  expect(await sari().does((phone) => phone.picture(first))).toContain('1 foto tersimpan')
  expect(await sari().does((phone) => phone.picture(second))).toContain('2 foto tersimpan')
  expect(await sari().taps('Kirim ke penjual')).toContain('sudah saya sampaikan')
  const asked = await vendor.hears('terima kasih sudah mengantar pesanan')
  expect(asked).toMatch(/yang baik \*95/)
  expect(asked).toContain('lima kotak bau asam yang ini juga')
  expect(asked).toMatch(/1\. .*Kirim gantinya\n2\. .*Setuju.*\n3\. .*Jelaskan/)
  const pictures = vendor.phone.messages().filter(({ media, from }) => from === 'them' && media?.kind === 'picture')
  const seen = await Promise.all(pictures.slice(-2).map(({ media }) => media?.bytes()))
  expect(seen.map((bytes) => bytes && sha256(bytes))).toEqual([sha256(first.bytes), sha256(second.bytes)])
  await rina().hears('ada yang basi')
  expect(await vendor.says('1')).toContain('Kapan sampai')
  expect(await vendor.says('2 jam lagi ya kak')).toContain('PPK saya kabari')
  expect(await sari().hears('mengirim lagi')).toContain('[❌ Tolak barangnya]')
  await vendor.says('sudah sampai', quoting(placed))
  await sari().hears(`Pesanan ${number} sudah sampai`)
  await sari().taps('Terima semua')
  await vendor.hears('Kabar baik')
  expect(await orderNow(id)).toMatchObject({ status: 'received', lines: [{ quantity: 100 }] })
  expect(await actsOf(id)).toEqual(['place', 'accept', 'deliver', 'dispute', 'redeliver', 'deliver', 'receive'])
})

test('what is short is agreed to by the vendor, and only the rest is owed', async () => {
  const { vendor, number, id } = await arrived('kamis jam 9')
  const before = await orderNow(id)
  await sari().taps('Ada masalah')
  await sari().taps('Jumlahnya kurang')
  await sari().says('kurang 10')
  await sari().taps('Kirim ke penjual')
  const asked = await vendor.hears('jumlahnya kurang')
  expect(asked).toMatch(/1\. .*Kirim kekurangannya/)
  expect(await vendor.says('2')).toContain('sudah dicatat')
  await treasurer().hears(`Pesanan ${number}`)
  const after = await orderNow(id)
  expect(after).toMatchObject({ status: 'received', lines: [{ quantity: 90 }] })
  expect(after?.inspection?.bill?.net).toBeLessThan(before?.total ?? 0)
})

test('a vendor explains in its own words, and the PPK receives after all', async () => {
  const placed = await arrived('kamis jam 10')
  const { vendor, id } = placed
  await sari().taps('Ada masalah')
  await sari().taps('Jumlahnya kurang')
  await sari().says('80')
  await sari().taps('Kirim ke penjual')
  await vendor.hears('jumlahnya kurang')
  const shown = await vendor.says('yang 20 sudah diambil panitia di lobi kak', quoting(placed))
  expect(shown).toContain('1. 💬 Teruskan pesan saya')
  expect(await vendor.says('1')).toContain('saya teruskan ke PPK')
  expect(await sari().hears('menjelaskan soal pesanan')).toContain('yang 20 sudah diambil panitia')
  await sari().taps('Terima semua')
  expect(await orderNow(id)).toMatchObject({ status: 'received', lines: [{ quantity: 100 }] })
})

test('goods that are refused with a reason end the order and free its budget; nobody is accused', async () => {
  const { vendor, number, id } = await arrived('kamis jam 13')
  const { budgetLineId = 0, total = 0 } = (await orderNow(id)) ?? {}
  const committed = async () => (await budgetLinesById(office.database.db, [budgetLineId])).get(budgetLineId)?.committed
  const before = (await committed()) ?? 0
  await sari().taps('Ada masalah')
  await sari().taps('Salah barang')
  await sari().says('0')
  await sari().does((phone) => phone.picture(photo('#be123c', 'ini bukan nasi')))
  await sari().taps('Kirim ke penjual')
  const asked = await vendor.hears('tidak sesuai pesanan')
  expect(asked).not.toContain('Setuju')
  expect(await vendor.says('2')).toContain('tulis penjelasannya')
  await vendor.says('maaf kak tertukar dengan pesanan lain, sudah habis')
  await sari().hears('tertukar dengan pesanan lain')
  expect(await sari().taps('Tolak barangnya')).toContain('Tulis alasannya')
  expect(await sari().says('acaranya sudah selesai')).toContain('bebas lagi')
  expect(await vendor.hears('tidak menerima barang')).toContain('acaranya sudah selesai')
  await rina().hears(`menolak barang pesanan ${number}`)
  expect((await orderNow(id))?.status).toBe('cancelled')
  expect(await committed()).toBe(before - total)
})

test('nothing there: recorded, asked about, reminded of and told to the head', async () => {
  const placed = await accepted('jumat jam 9')
  const { vendor, number, id } = placed
  await office.pass(4 * 24 * HOUR)
  await sari().hears('belum dikabarkan sampai')
  await vendor.says('sudah sampai', quoting(placed))
  await sari().hears(`Pesanan ${number} sudah sampai`)
  await sari().taps('Terima sebagian')
  expect(await sari().says('0')).toContain('belum ada yang diterima')
  expect(await sari().taps('Barangnya belum ada')).toContain('Sudah dicatat')
  expect(await vendor.hears('belum menemukan barangnya')).toContain('Masih dikirim')
  expect((await orderNow(id))?.inspection).toMatchObject({ finding: 'absent', quantities: [{ quantity: 0 }] })
  for (let hours = 0; hours < 4 * 24; hours += 6) await office.pass(6 * HOUR)
  await vendor.hears('belum menemukan barangnya')
  await sari().hears('saya ingatkan lagi')
  await office.on('telegram', HEAD).hears(`Temuan pada pesanan ${number}`)
  // In four days other news may have come into the chat, so it is said which question this answers.
  const question = { replyTo: vendor.bubble('belum menemukan barangnya').id }
  expect(await vendor.says('1', question)).toContain('Kapan sampai')
  expect(await vendor.says('besok jam 8')).toContain('PPK saya kabari')
  await sari().hears('mengirim lagi')
  expect(await sari().taps('Tolak barangnya')).toContain('Tulis alasannya')
  await sari().says('sudah tidak diperlukan')
  await vendor.hears('tidak menerima barang')
  expect((await orderNow(id))?.status).toBe('cancelled')
})

test('the PPK’s own words lead to the question, and only a tap records anything', async () => {
  const { vendor, number, id } = await arrived('jumat jam 13')
  const quote = () => ({ replyTo: sari().bubble(`Pesanan ${number} sudah sampai`).id })
  const asked = await sari().says('sudah diterima semua ya', quote())
  expect(asked).toContain('Dicatat diterima semua?')
  expect(asked).toContain('[✅ Terima semua]')
  expect((await orderNow(id))?.status).toBe('arrived')
  expect(await sari().says('cari snack box')).not.toContain(number)
  const read = await sari().says('nasinya cuma 95 bu', quote())
  expect(read).toContain('yang baik 95')
  expect(read).toContain('[📨 Kirim ke penjual]')
  await sari().says('batal')
  const photographed = await sari().does((phone) => phone.picture(photo('#a16207', '5 box basi'), quote()))
  expect(photographed).toContain('ada yang basi')
  expect((await orderNow(id))?.status).toBe('arrived')
  await sari().taps('Kirim ke penjual')
  expect(await vendor.hears('ada yang basi')).toMatch(/yang baik \*95/)
  expect(await vendor.says('2')).toContain('sudah dicatat')
  expect(await orderNow(id)).toMatchObject({ status: 'received', lines: [{ quantity: 95 }] })
})

test('with several orders at the door the PPK is asked which, unless one is quoted', async () => {
  const [one, other] = [await arrived('kamis jam 15'), await arrived('jumat jam 15')]
  const which = await sari().says('5 box penyok')
  expect(which).toContain('pesanan yang mana')
  expect(await sari().taps(one.number)).toContain(`untuk pesanan ${one.number}: ada yang rusak`)
  await sari().says('batal')
  const quote = { replyTo: sari().bubble(`Pesanan ${other.number} sudah sampai`).id }
  expect(await sari().says('lengkap, sesuai pesanan', quote)).toContain(`Pesanan ${other.number} dari`)
  await sari().taps('Terima semua')
  expect((await orderNow(other.id))?.status).toBe('received')
  expect((await orderNow(one.id))?.status).toBe('arrived')
})

test('a photo of the office that quotes an order reaches its vendor with its words', async () => {
  const { vendor, number, id } = await accepted('kamis jam 8')
  const plan = photo('#1d4ed8', 'masuk lewat pintu belakang ya')
  const quote = { replyTo: rina().bubble(`menerima pesanan ${number}`).id }
  expect(await rina().does((phone) => phone.picture(plan, quote))).toContain('saya teruskan ke')
  expect(await vendor.hears(`pesanan *${number}*`)).toContain('masuk lewat pintu belakang ya')
  const seen = await vendor.bubble('masuk lewat pintu belakang').media?.bytes()
  expect(seen && sha256(seen)).toBe(sha256(plan.bytes))
  expect((await actsOf(id)).at(-1)).toBe('attach')
})

test('goods are not missed before their hour, and what lateness costs is seen before receiving and on the bill', async () => {
  const placed = await accepted('jumat jam 10')
  const { vendor, number, id } = placed
  const early = await sari().says(`EO-${id} belum datang`)
  expect(early).toContain('belum ada yang diterima')
  expect(await sari().taps('Barangnya belum ada')).toContain('belum waktunya ditanyakan')
  await office.pass(5 * 24 * HOUR)
  await vendor.says('sudah sampai', quoting(placed))
  expect(await sari().hears(`Pesanan ${number} sudah sampai`)).toMatch(/Terlambat \d hari: denda Rp/)
  await sari().taps('Ada masalah')
  expect(await sari().taps('Terlambat')).toMatch(/Terlambat \d hari: denda Rp/)
  await sari().taps('kenakan denda')
  const told = await vendor.hears('Kabar baik')
  expect(told).toMatch(/denda terlambat \d hari Rp/)
  expect(told).toContain('Dicatat datang terlambat')
  expect((await orderNow(id))?.inspection).toMatchObject({ finding: 'late' })
})

test('what came and what did not is counted from one sentence, and a finding is given up for “terima semua aja”', async () => {
  const placed = await arrived('senin jam 13')
  const read = await sari().says(`${placed.number} diterima 98, yang 2 ketinggalan`)
  expect(read).toMatch(/yang baik 98 box dari 100 box/)
  expect(await sari().says('97 yang bagus, 3 penyok')).toMatch(/yang baik 97 box dari 100 box/)
  expect(await sari().says('ga jadi, terima semua aja')).toMatch(/Terima semua/)
  await sari().taps('Terima semua')
  await placed.vendor.hears('Kabar baik')
})
