/** What is withheld and why, as treasurer and vendor read it, for letters and amounts that the other stories do not have. */
import { and, eq, inArray, like } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { ordersById } from '#db/orders.ts'
import { products, vendorLetters, vendors } from '#db/schema.ts'
import { type Office, openOffice } from '../support/office.ts'
import { pdfText } from '../support/pdf-text.ts'
import { photo } from '../support/photo.ts'
import { arrived, order, quoting, RINA, SARI } from './ordering.ts'

const [HEAD, TREASURER] = ['101201', '101206']
const TAX_LETTERS = ['suket', 'surat-pernyataan']

let office: Office

beforeAll(async () => {
  office = await openOffice()
}, 120_000)
afterAll(() => office.close())
afterEach(async () => expect(await office.faults()).toEqual([]))

const rina = () => office.on('telegram', RINA)
const sari = () => office.on('telegram', SARI)
const treasurer = () => office.on('telegram', TREASURER)
const orderNow = async (id: number) => (await ordersById(office.database.db, [id])).get(id)?.order

/** The shop of this order is of this form and has no tax letter but, perhaps, this one. */
async function shopOf(id: number, form: 'person' | 'cv', letter?: { kind: string; number: string }) {
  const { db } = office.database
  const vendorId = (await orderNow(id))?.vendorId ?? 0
  await db.update(vendors).set({ form, vatRegistered: false }).where(eq(vendors.id, vendorId))
  const taxing = and(eq(vendorLetters.vendorId, vendorId), inArray(vendorLetters.kind, TAX_LETTERS))
  await db.delete(vendorLetters).where(taxing)
  if (letter) await db.insert(vendorLetters).values({ vendorId, ...letter, validFrom: '2026-01-02' })
}

test('a person’s Surat Pernyataan: nothing is taken, and the nil slip is asked for all the same', async () => {
  const { vendor, number, id } = await arrived(office, { when: 'rabu jam 11' })
  await shopOf(id, 'person', { kind: 'surat-pernyataan', number: 'SP-7/2026' })
  await sari().taps('Terima semua')
  expect(await vendor.hears('Kabar baik')).toMatch(/menerima \*Rp[\d.]+\* penuh\. Bukti potong nihil/)
  const bill = await treasurer().hears(`Pesanan ${number}`)
  expect(bill).toContain(
    'PPh final 0% dari Rp3.450.000 = Rp0 (Surat Pernyataan SP-7/2026; bukti potong nihil tetap dibuat)',
  )
  expect(bill).toContain('Dibayar ke penjual: Rp3.450.000')
  await office.settled()
  const paper = await treasurer().bubble('Perhitungan pajak').media?.bytes()
  expect(pdfText(paper ?? new Uint8Array()).says('Surat Pernyataan nomor SP-7/2026, bukti potong nihil')).toBe(true)
  await treasurer().taps('Catat pembayaran')
  expect(await treasurer().does((phone) => phone.picture(photo('#0ea5e9')))).toContain('Kirim bukti potong')
}, 180_000)

test('a person without a letter: PPh 21 of half, with the reason on every screen', async () => {
  const { vendor, number, id } = await arrived(office, { when: 'rabu jam 13' })
  await shopOf(id, 'person')
  await sari().taps('Terima semua')
  expect(await vendor.hears('Kabar baik')).toContain('Rp3.450.000 dikurangi PPh 21 5% Rp86.250')
  const bill = await treasurer().hears(`Pesanan ${number}`)
  expect(bill).toContain('PPh 21 5% dari Rp1.725.000 = Rp86.250 (jasa atau katering oleh perorangan, dari 50% nilai)')
  expect(bill).toContain('Dibayar ke penjual: Rp3.363.750')
}, 180_000)

test('two bills of goods up to Rp2 million: the first is free and says why, the second makes both one', async () => {
  // Whichever shop comes first delivers here.
  await office.database.db
    .update(products)
    .set({ serviceArea: ['Jakarta Selatan'] })
    .where(like(products.name, 'Kertas HVS A4%'))
  const goods = { search: 'kertas a4', quantity: '20', budget: 'Alat Tulis' }
  const bills: string[] = []
  const placed = []
  for (const when of ['kamis jam 9', 'kamis jam 10']) {
    const one = await order(office, rina(), { ...goods, when })
    await shopOf(one.id, 'cv')
    placed.push(one)
    await one.vendor.says('siap kak', quoting(one))
    await rina().hears(`menerima pesanan ${one.number}`)
    await one.vendor.says('sudah sampai', quoting(one))
    await sari().hears(`Pesanan ${one.number} sudah sampai`)
    await sari().taps('Terima semua')
    bills.push(await treasurer().hears(`Pesanan ${one.number}`))
  }
  const [first = '', second = ''] = bills
  expect(first).toContain('− Tidak ada yang dipotong (barang sampai Rp2.000.000)')
  expect(second).toMatch(/PPh 22 1,5% dari Rp[\d.]+ = Rp[\d.]+ \(dengan EO-\d+ di atas Rp2\.000\.000\)/)
  expect(second).toContain(`Bersama ${placed[0]?.number} nilainya`)
  expect(second).toContain('dihitung sebagai satu tagihan')
}, 240_000)

test('goods that nobody receives: the PPK is reminded twice, then the head hears of it', async () => {
  const { number, id } = await arrived(office, { when: 'jumat jam 11' })
  for (let hours = 0; hours < 4 * 24; hours += 6) await office.pass(6 * HOUR)
  await sari().hears(`Pesanan ${number} dari`)
  expect(await office.on('telegram', HEAD).hears(new RegExp(`${number} dari .* sudah sampai`))).toContain(
    'belum mencatat penerimaan',
  )
  expect((await orderNow(id))?.status).toBe('arrived')
}, 180_000)
