// on both databases: every refusal is read from what is stored
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { budgetLines, products } from '#db/schema.ts'
import type { TelegramPhone } from '#sandbox/telegram/server.ts'
import { type Office, openOffice } from '../support/office.ts'
import { DEDI, prepared, RINA } from './ordering.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())
afterEach(async () => {
  expect(await office.faults()).toEqual([])
  for (const code of [RINA, DEDI]) {
    const officer = office.on('telegram', code)
    await officer.says('batal')
    const shown = await officer.says('keranjang')
    if (shown.includes('Kosongkan')) await officer.taps('Kosongkan')
  }
})

const rina = () => office.on('telegram', RINA)
const meals = eq(budgetLines.rupCode, '52601007')

describe('a refusal names the rule, the number, and what would be allowed', () => {
  test('fewer than the vendor sells, more than it can make', async () => {
    await rina().says('nasi kotak dibawah 40rb')
    await rina().taps('1.')
    expect(await rina().says('3')).toMatch(/minimal \d+ box.*3 box/s)
    expect(await rina().says('9000')).toMatch(/paling banyak \d+ box.*9\.000 box/s)
  })

  test('no number at all, none, less than none, too many', async () => {
    await rina().says('nasi kotak dibawah 40rb')
    await rina().taps('1.')
    expect(await rina().says('0')).toContain('belum terbaca')
    expect(await rina().says('-5')).toContain('tulis jumlahnya dengan angka')
    expect(await rina().says('1e9')).toContain('terlalu besar')
    const picture = { bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), mimeType: 'image/png' }
    expect(await rina().does((phone) => phone.picture(picture))).toContain('jawaban tertulis')
  })

  test('a delivery before the lead time, in the past, and outside the budget year', async () => {
    const summary = await prepared(rina(), { when: 'hari ini jam 14.00' })
    expect(summary).toContain('Sudah benar?')
    const soon = await rina().taps('Pesan sekarang')
    expect(soon).toMatch(/perlu dipesan \d+ jam sebelumnya. Paling cepat diantar .*Selasa, 24 November 2026/s)
    expect(await rina().says('kemarin jam 9')).toContain('sudah lewat')
    await rina().says('4 januari 2027 jam 10')
    expect(await rina().taps('Pesan sekarang')).toContain('anggaran tahun 2026')
  })

  test('a place that the vendor does not serve', async () => {
    await prepared(rina())
    await rina().taps('📍 Tempat')
    await rina().taps('Alamat lain')
    await rina().says('Dermaga Pulau Pramuka, Kepulauan Seribu')
    expect(await rina().taps('Pesan sekarang')).toMatch(
      /tidak diantar ke Kepulauan Seribu. Penjual melayani: .*Jakarta/s,
    )
  })

  test('a plan that is not announced', async () => {
    const { db } = office.database
    await db.update(budgetLines).set({ announcedOn: null }).where(meals)
    await prepared(rina())
    expect(await rina().taps('Pesan sekarang')).toContain('RUP 52601007 belum diumumkan')
    await db.update(budgetLines).set({ announcedOn: '2026-01-05' }).where(meals)
  })

  test('a price that changed since it was shown', async () => {
    await prepared(rina())
    const { db } = office.database
    const [vendorId] = Object.keys(await basketsOf(RINA))
    const [line] = (await basketsOf(RINA))[String(vendorId)]?.lines ?? []
    const [product] = await db
      .select()
      .from(products)
      .where(eq(products.id, line?.productId ?? 0))
    await db
      .update(products)
      .set({ price: (product?.price ?? 0) + 1000 })
      .where(eq(products.id, line?.productId ?? 0))
    const changed = await rina().taps('Pesan sekarang')
    expect(changed).toMatch(/Harga .* berubah dari .* menjadi/)
    expect(changed).toContain('Sudah benar?')
    await db
      .update(products)
      .set({ price: product?.price ?? 0 })
      .where(eq(products.id, line?.productId ?? 0))
  })

  test('more than is left of the budget, and more than Rp50 million', async () => {
    const { db } = office.database
    const [before] = await db.select().from(budgetLines).where(meals)
    await db
      .update(budgetLines)
      .set({ ceiling: (before?.committed ?? 0) + 1_000_000 })
      .where(meals)
    await prepared(rina())
    expect(await rina().taps('Pesan sekarang')).toMatch(/sisa pagu RUP 52601007 tinggal Rp1\.000\.000/)
    await db
      .update(budgetLines)
      .set({ ceiling: before?.ceiling ?? 0 })
      .where(meals)
    await rina().says('batal')
    await rina().says('keranjang')
    await rina().taps('Kosongkan')
    const [vendorId] = Object.keys(await basketsOf(RINA))
    expect(vendorId).toBeUndefined()
    const [big] = await db.select().from(products).where(eq(products.name, 'Nasi Kotak Ayam Kecap')).limit(1)
    await db
      .update(products)
      .set({ maxPerDay: null })
      .where(eq(products.id, big?.id ?? 0))
    await rina().does((phone) => (phone as TelegramPhone).pressStart(`p_${big?.id}`))
    await rina().says('3000')
    await rina().taps('Check-out')
    await rina().taps('Makanan dan Minuman Rapat')
    await rina().says('rabu jam 11')
    await rina().taps('📍 Kantor')
    await rina().says('3000 orang, dengan Dinkes, jam 9-12')
    await rina().taps('Lewati')
    expect(await rina().taps('Pesan sekarang')).toMatch(/dibatasi Rp50\.000\.000 termasuk ongkos kirim dan pajak/)
  })
})

describe('exactly one order, and a truthful answer to each', () => {
  test('two taps at once, and a tap on the old message', async () => {
    await prepared(rina())
    const phone = rina().phone as TelegramPhone
    const summary = rina().bubble('Ringkasan pesanan')
    const confirm = summary.buttons?.flat().find(({ text }) => text.includes('Pesan sekarang'))?.data ?? ''
    const told = await rina().does(() =>
      Promise.all([phone.press(summary.id, confirm), phone.press(summary.id, confirm)]),
    )
    await office.settled()
    const [number] = /EO-\d+/.exec(told) ?? []
    expect(rina().transcript()).toContain(`✅ Pesanan ${number} terkirim`)
    expect(rina().transcript()).toContain(`sudah menjadi pesanan ${number}`)
    office.telegram.faults.repeatLastUpdate()
    await office.settled()
    const orders = await office.database.db.query.orders.findMany()
    expect(orders.filter((one) => `EO-${String(one.id).padStart(4, '0')}` === number)).toHaveLength(1)
  })

  test('two officers after the last of a budget', async () => {
    const { db } = office.database
    const dedi = office.on('telegram', DEDI)
    await prepared(rina())
    await prepared(dedi)
    const [before] = await db.select().from(budgetLines).where(meals)
    await db
      .update(budgetLines)
      .set({ ceiling: (before?.committed ?? 0) + 4_500_000 })
      .where(meals)
    const answers = await Promise.all([rina().taps('Pesan sekarang'), dedi.taps('Pesan sekarang')])
    expect(answers.filter((answer) => answer.includes('terkirim'))).toHaveLength(1)
    expect(answers.filter((answer) => answer.includes('sisa pagu RUP 52601007 tinggal'))).toHaveLength(1)
    await db
      .update(budgetLines)
      .set({ ceiling: before?.ceiling ?? 0 })
      .where(meals)
  })
})

describe('bad input gets a clear answer and changes nothing', () => {
  test.each([
    ['a megabyte of words', 'nasi '.repeat(800)],
    ['emoji only', '🍚🍗🔥'],
    ['right-to-left tricks', '\u202Enasi kotak\u202C \u200Bmenu'],
    ['HTML', '<b>nasi</b> <script>alert(1)</script>'],
    ['a markup of WhatsApp', '*nasi* _kotak_ ~x~ `y`'],
    ['nothing but signs', '???!!!'],
    ['a silly number', 'seribu juta'],
  ])('%s', async (_, text) => {
    expect((await rina().says(text)).length).toBeGreaterThan(10)
  })

  test('a product named in the marks of both messengers looks like its name', async () => {
    const { db } = office.database
    const [one] = await db.select().from(products).where(eq(products.name, 'Nasi Kotak Ayam Kecap')).limit(1)
    await db
      .update(products)
      .set({ name: '*GRATIS* <b>Nasi</b> _Kecap_ & `x`' })
      .where(eq(products.id, one?.id ?? 0))
    const card = await rina().does((phone) => (phone as TelegramPhone).pressStart(`p_${one?.id}`))
    expect(card).toContain('*GRATIS* <b>Nasi</b> _Kecap_ & `x`')
    await db
      .update(products)
      .set({ name: one?.name ?? '' })
      .where(eq(products.id, one?.id ?? 0))
  })
})

async function basketsOf(code: string): Promise<Record<string, { lines: { productId: number }[] }>> {
  const { db } = office.database
  const person = await db.query.people.findFirst({ where: (people) => eq(people.code, code) })
  const session = await db.query.sessions.findFirst({ where: (sessions) => eq(sessions.key, `p:${person?.id}`) })
  return (session?.state as { baskets?: Record<string, { lines: { productId: number }[] }> })?.baskets ?? {}
}
