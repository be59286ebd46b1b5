/** A product's way into the catalogue: offered with a photo on WhatsApp, looked at by a curator on Telegram. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { remindOfLetters } from '#bots/letter-reminders.ts'
import { addDays, HOUR } from '#core/calendar.ts'
import { insertRows } from '#db/rows.ts'
import { rules, vendorLetters } from '#db/schema.ts'
import type { Chatter } from '../support/chatter.ts'
import { TODAY } from '../support/demo.ts'
import { type Office, openOffice } from '../support/office.ts'
import { photo } from '../support/photo.ts'
import { RINA } from './ordering.ts'

const HENDRA = '101291'
const DAYS_LATER = 6 * 24 * HOUR

let office: Office
let wati: Chatter

beforeAll(async () => {
  office = await openOffice()
  wati = await joined('curator', 'Wati Kurniasih')
}, 60_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

const rina = () => office.on('telegram', RINA)
const ida = () => office.shop('Dapur Mpok Ida')

/** Somebody whom an admin has invited in chat. */
async function joined(_role: 'curator', name: string): Promise<Chatter> {
  const hendra = office.on('telegram', HENDRA)
  await hendra.says('/undang')
  await hendra.taps('Kurator')
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await hendra.says(name))?.[0] ?? ''
  const somebody = office.stranger('telegram', name)
  expect(await somebody.says(code)).toContain('Kurator')
  return somebody
}

/** What Rina finds under this name. */
async function found(name: string): Promise<string> {
  await rina().says('batal')
  return rina().says(name)
}

test('a photo with a caption answers most questions, and nothing is found before a curator has passed it', async () => {
  expect(await ida().says('mau nambah produk kak')).toContain('foto dengan tulisan')
  const asked = await ida().does((phone) =>
    phone.picture(photo('#b45309', 'Nasi bakar cumi pedas 28rb per box, minimal 20, H-1')),
  )
  expect(asked).toMatch(/Nasi bakar cumi pedas\* masuk jenis yang mana.*1\. /s)
  const whole = await ida().says('1')
  expect(whole).toMatch(/Rp28\.000 per box · minimal 20 box.*H-1.*Sudah benar/s)
  expect(await ida().says('ya')).toContain('sudah saya kirim ke kurator')
  expect(await wati.hears('Produk baru untuk dikurasi')).toContain('Dapur Mpok Ida')
  expect(await found('nasi bakar cumi pedas')).not.toContain('Nasi bakar cumi pedas ·')
  expect(await wati.says('kurasi')).toContain('Nasi bakar cumi pedas')
  await wati.taps('Nasi bakar cumi pedas')
  expect(wati.bubble('Periksa: foto').media?.kind).toBe('picture')
  await wati.taps('✅ Lolos')
  expect(await wati.taps('A')).toContain('lolos dengan nilai A')
  expect(await ida().hears('lolos kurasi')).toContain('nilai A')
  await found('nasi bakar cumi pedas')
  expect(await rina().taps('1.')).toMatch(/<picture>\nNasi bakar cumi pedas\nRp28\.000 per box/)
})

test('without a caption it is six short questions; a curator asks for more, the shop mends it', async () => {
  await ida().says('tambah produk')
  await ida().says('es cincau hijau')
  await ida().says('1')
  expect(await ida().says('8000')).toContain('Per apa')
  expect(await ida().says('cup')).toContain('Minimal pesan berapa cup')
  expect(await ida().says('50')).toContain('Paling lambat dipesan kapan')
  expect(await ida().says('2')).toContain('foto produknya')
  expect(await ida().does((phone) => phone.picture(photo('#65a30d')))).toContain('Rp8.000 per cup')
  await ida().says('iya kirim')
  await wati.hears('Es cincau hijau')
  await wati.taps('🔎 Periksa')
  await wati.taps('✏️ Minta perbaikan')
  await wati.taps('📷 Foto')
  expect(await wati.says('fotonya gelap, tolong yang terang')).toContain('kirim ke penjual')
  expect(await ida().hears('diperbaiki dulu')).toMatch(/foto: “fotonya gelap, tolong yang terang”.*1\. ✏️ Perbaiki/s)
  await ida().says('1')
  expect(await ida().does((phone) => phone.picture(photo('#22c55e')))).toContain('sudah saya kirim ke kurator')
  await wati.hears('sudah diperbaiki')
  await wati.taps('🔎 Periksa')
  await wati.taps('❌ Tolak')
  await wati.taps('🧼 Kebersihan')
  await wati.says('wadahnya terbuka')
  expect(await ida().hears('belum bisa masuk katalog')).toContain('kebersihan: “wadahnya terbuka”')
  expect(await found('es cincau hijau')).not.toContain('Es cincau hijau ·')
})

test('a price that the office may not pay is refused before anything is sent', async () => {
  await ida().says('produk baru')
  await ida().does((phone) => phone.picture(photo('#7c2d12', 'Nasi kotak iga bakar 75rb per box, minimal 20, H-2')))
  expect(await ida().says('1')).toMatch(/di atas batas harga.*Rp53\.000/s)
  expect(await ida().says('52rb per box')).toContain('Rp52.000 per box')
  expect(await ida().says('batal')).toContain('berhenti di sini')
})

test('papers that run out are reminded of once per step, and hide the goods when the rule says so', async () => {
  const { db } = office.database
  const remind = () => remindOfLetters(office.database, office.app().bots.office, office.now())
  await remind()
  await office.settled()
  expect(await remind()).toBe(0)
  const [vendor] = await db.query.vendors.findMany({ where: (row, { eq }) => eq(row.name, 'Dapur Mpok Ida') })
  const facts = { vendorId: vendor?.id ?? 0, validFrom: '2024-11-01' }
  await insertRows(db, vendorLetters, [{ ...facts, kind: 'pirt', number: 'P-1', validTo: addDays(TODAY, 5) }])
  expect(await remind()).toBe(1)
  await office.pass(0)
  expect(await ida().hears('PIRT')).toContain('5 hari lagi')
  expect(await wati.hears('PIRT')).toContain('Dapur Mpok Ida')
  expect(await remind()).toBe(0)
  await office.pass(DAYS_LATER)
  await insertRows(db, rules, [
    {
      key: 'letter.lapsed',
      validFrom: TODAY,
      value: { kinds: ['pirt'], goods: 'hidden' },
      source: 'a test',
    },
  ])
  await office.pass(60_000)
  expect(await remind()).toBeGreaterThan(0)
  await office.pass(0)
  expect(await ida().hears('sudah habis masa berlakunya')).toContain('tidak tampil dulu')
  expect(await found('soto tangkar mpok ida')).not.toContain('Dapur Mpok Ida,')
  expect(await ida().says('toko saya')).toContain('Belum ada produk yang tampil')
  await insertRows(db, vendorLetters, [{ ...facts, kind: 'pirt', number: 'P-2', validTo: addDays(TODAY, 900) }])
  await remind()
  expect(await found('soto tangkar mpok ida')).toContain('Dapur Mpok Ida,')
})

test('nothing is in the catalogue that nobody passed', async () => {
  const listed = await office.database.db.query.products.findMany({
    where: (product, { and, eq, isNull }) => and(eq(product.listed, true), isNull(product.curatedFrom)),
  })
  expect(listed).toEqual([])
})
