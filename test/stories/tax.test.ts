/** What is withheld and why, as treasurer and vendor read it, for letters and amounts that the other stories do not have. */
import { and, eq, inArray, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '#core/calendar.ts'
import { ordersById } from '#db/orders.ts'
import { products, rules, vendorLetters, vendors } from '#db/schema.ts'
import { pdfText } from '../support/pdf-text.ts'
import { photo } from '../support/photo.ts'
import { storyOffice } from '../support/story.ts'
import { arrived, order, quoting, RINA, SARI, type Wish } from './ordering.ts'

const [HEAD, TREASURER] = ['101201', '101206']
const TAX_LETTERS = ['suket', 'surat-pernyataan']

const office = await storyOffice()

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

/** Every shop that sells this is of this form, taxed or not, without a letter, and delivers here. */
async function sellersOf(name: string, form: { readonly form: 'cv'; readonly vatRegistered: boolean }) {
  const { db } = office.database
  const sold = like(products.name, name)
  const rows = await db.select({ vendorId: products.vendorId }).from(products).where(sold)
  const ids = [...new Set(rows.map(({ vendorId }) => vendorId))]
  await db
    .update(products)
    .set({ serviceArea: ['Jakarta Selatan'] })
    .where(sold)
  await db.update(vendors).set(form).where(inArray(vendors.id, ids))
  await db
    .delete(vendorLetters)
    .where(and(inArray(vendorLetters.vendorId, ids), inArray(vendorLetters.kind, TAX_LETTERS)))
}

/** Ordered, brought and received: what the treasurer and the vendor read, and the words of the tax computation. */
async function taxed(wish: Wish) {
  const { vendor, number } = await arrived(office, wish)
  await sari().taps('Terima semua')
  const told = await vendor.hears('Kabar baik')
  const bill = await treasurer().hears(`Pesanan ${number}`)
  await office.settled()
  const file = await treasurer().bubble('Perhitungan pajak').media?.bytes()
  return { vendor, number, told, bill, paper: pdfText(file ?? new Uint8Array()) }
}

test('goods of a PKP vendor: PPN of a base of 11/12, collected by the treasurer, and PPh 22', async () => {
  await sellersOf('Kertas HVS A4%', { form: 'cv', vatRegistered: true })
  const wish = { search: 'kertas a4', quantity: '100', budget: 'Alat Tulis', when: 'kamis jam 13' }
  const { vendor, number, told, bill, paper } = await taxed(wish)
  // 11 % of the price is 12 % of 11/12 of it; the vendor gets its price less 1.5 % of it.
  const [, gross = ''] = /Nilai tanpa PPN: Rp([\d.]+)/.exec(bill) ?? []
  const price = Number(gross.replaceAll('.', ''))
  const rp = (amount: number) => `Rp${new Intl.NumberFormat('id-ID').format(Math.floor(amount))}`
  const [ppn, pph, invoice] = [(price * 11) / 100, (price * 15) / 1000, price + (price * 11) / 100]
  const net = rp(price - pph)
  expect(bill).toContain(`+ PPN 12% dari ${rp((price * 11) / 12)} = ${rp(ppn)} (penjual PKP; DPP nilai lain)`)
  expect(bill).toContain(`Tagihan: ${rp(invoice)}`)
  expect(bill).toContain(`− PPN dipungut bendahara ${rp(ppn)}`)
  expect(bill).toContain(`− PPh 22 1,5% dari ${rp(price)} = ${rp(pph)} (barang di atas Rp2.000.000)`)
  expect(bill).toContain(`Dibayar ke penjual: ${net}`)
  const less = `${rp(invoice)} dikurangi PPN ${rp(ppn)} yang disetor bendahara dan PPh 22 1,5% ${rp(pph)}`
  expect(told).toContain(`menerima *${net}*: ${less}.`)
  for (const words of [gross, 'dasar pengenaan pajak nilai lain', '12%', 'PPN dipungut dan disetor bendahara'])
    expect(paper.says(words), words).toBe(true)
  expect(paper.says('PPh Pasal 22: pembelian barang di atas Rp2.000.000 tanpa PPN')).toBe(true)
  // The same where the money is told: what was paid, and what was taken of what.
  await treasurer().taps('Catat pembayaran')
  await treasurer().does((phone) => phone.picture(photo('#0ea5e9')))
  expect(await vendor.hears(`pembayaran pesanan *${number}*`)).toContain(less)
}, 240_000)

test('a service of a firm: PPh 23, on the card, in the sentence and on the paper', async () => {
  await sellersOf('Cuci Karpet%', { form: 'cv', vatRegistered: false })
  const { told, bill, paper } = await taxed({
    search: 'cuci karpet',
    quantity: '150',
    budget: '',
    when: 'kamis jam 14',
  })
  const [, gross = ''] = /Nilai tanpa PPN: Rp([\d.]+)/.exec(bill) ?? []
  const [, base, pph, why] = /− PPh 23 2% dari Rp([\d.]+) = Rp([\d.]+) \((.*)\)/.exec(bill) ?? []
  expect([base, why]).toEqual([gross, 'jasa atau katering oleh badan usaha'])
  const amount = (text = '') => Number(text.replaceAll('.', ''))
  expect(amount(pph)).toBe(Math.floor((amount(gross) * 2) / 100))
  const [, net] = /Dibayar ke penjual: Rp([\d.]+)/.exec(bill) ?? []
  expect(amount(net)).toBe(amount(gross) - amount(pph))
  expect(bill).not.toContain('PPN dipungut')
  expect(told).toContain(`menerima *Rp${net}*: Rp${gross} dikurangi PPh 23 2% Rp${pph}.`)
  for (const words of [gross, pph, net, 'PPh Pasal 23: jasa atau katering oleh badan usaha'])
    expect(paper.says(words ?? 'nothing'), words).toBe(true)
}, 240_000)

test('catering with PBJT in its price: whose it is to pay in, and PPh of what is left', async () => {
  const { db } = office.database
  await db.update(rules).set({ value: true }).where(eq(rules.key, 'tax.pbjt-included'))
  await office.pass(MINUTE)
  const wish = { when: 'rabu jam 14' }
  const own = await taxed(wish)
  const [, pbjt = ''] = /Di dalam harga ada PBJT 10% Rp([\d.]+) \(disetor penjual sendiri\)/.exec(own.bill) ?? []
  expect(own.told).toMatch(new RegExp(`; PBJT 10% Rp${pbjt} di dalamnya Kakak setor sendiri\\.`))
  expect(own.paper.says(`PBJT 10%, Rp${pbjt}, termasuk dalam harga dan disetor penyedia`)).toBe(true)
  // Where the agency withholds it, it is one more line of what is taken.
  await db.update(rules).set({ value: true }).where(eq(rules.key, 'tax.pbjt-withheld'))
  await office.pass(MINUTE)
  const held = await taxed({ when: 'rabu jam 16' })
  expect(held.bill).toMatch(/− PBJT 10% dari Rp[\d.]+ = Rp[\d.]+ \(makanan dan minuman\)/)
  expect(held.told).toMatch(/dikurangi .*PBJT 10% Rp[\d.]+\.?/)
  expect(held.told).not.toContain('setor sendiri')
  expect(held.paper.says('PBJT makanan dan minuman: jasa boga, dipungut daerah')).toBe(true)
}, 400_000)

test('goods that nobody receives: the PPK is reminded twice, then the head hears of it', async () => {
  const { number, id } = await arrived(office, { when: 'jumat jam 11' })
  for (let hours = 0; hours < 4 * 24; hours += 6) await office.pass(6 * HOUR)
  await sari().hears(`Pesanan ${number} dari`)
  expect(await office.on('telegram', HEAD).hears(new RegExp(`${number} dari .* sudah sampai`))).toContain(
    'belum mencatat penerimaan',
  )
  expect((await orderNow(id))?.status).toBe('arrived')
}, 180_000)
