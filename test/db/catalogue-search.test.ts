import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSearch } from '#bots/language/understanding/search-query.ts'
import type { SearchQuery } from '#core/catalogue/search-query.ts'
import { productCards } from '#db/catalogue.ts'
import { indexProducts } from '#db/catalogue-index.ts'
import { searchProducts } from '#db/catalogue-search.ts'
import { insertRows } from '#db/rows.ts'
import { products, vendors, vocabulary } from '#db/schema.ts'
import { openTestDatabase } from '../support/database.ts'
import {
  aProduct,
  LAPSED_HALAL,
  OF_A_CLOSED_SHOP,
  ONLY_IN_KOJA,
  SMALL_KITCHEN,
  stockShelves,
  TODAY,
  UNLISTED,
} from './catalogue-fixture.ts'

const database = await openTestDatabase()
const { db } = database
beforeAll(() => stockShelves(db))
afterAll(() => database.close())

async function search(text: string, limits: Partial<SearchQuery> = {}, page = 0, pageSize = 10) {
  const query = { words: text.split(' ').filter(Boolean), ...limits }
  const result = await searchProducts(db, query, { page, pageSize, today: TODAY })
  const cards = await productCards(db, result.products, TODAY)
  return { ...result, names: result.products.map((id) => cards.get(id)?.name) }
}

describe('the words of a search', () => {
  test.each([
    ['nasi kotk', 'Nasi Kotak Rendang'],
    ['nsai ktak', 'Nasi Kotak Rendang'],
    ['nasi dus', 'Nasi Kotak Ayam Geprek'],
    ['cetak', 'Spanduk Kain'],
    ['percetakan', 'Spanduk Flexi 280 gr'],
    ['tump', 'Tumpeng Mini'],
    ['kebersihan', 'Pembersihan Kaca Gedung'],
    ['pembersih kaca', 'Pembersihan Kaca Gedung'],
    ['kudapan', 'Snack Box 3 Isi'],
    ['konsumsi rapat', 'Coffee Break Rapat'],
    ['konsumsi rapat', 'Nasi Kotak Ayam Bakar'],
    ['ATK', 'Kertas HVS A4 80gr'],
    ['alat tulis kantor', 'Ordner Folio'],
    ['baju', 'Kemeja PDH'],
    ['kaus', 'Kaos Sablon Cotton 24s'],
    ['x-banner', 'X-Banner 60x160'],
    ['kertas a4 80 gram', 'Kertas HVS A4 80gr'],
    ['perbaiki ac', 'Perbaikan AC Bocor'],
    ['gntungan kunci', 'Gantungan Kunci Monas'],
    ['cari sewa kursi untuk rapat yang murah', 'Sewa Kursi Futura + Cover'],
  ])('"%s" finds %s', async (text, name) => {
    expect((await search(text)).names).toContain(name)
  })

  test('a misspelt word is answered under its right name, and says so', async () => {
    const { names, understood } = await search('spandk')
    expect(names[0]).toMatch(/Spanduk/)
    expect(understood.corrections).toEqual([{ from: 'spandk', to: 'spanduk' }])
  })

  test('what stands in the name comes before what is only kept near it', async () => {
    expect((await search('cetak')).names[0]).toBe('Cetak Sertifikat')
  })

  test('words that nothing answers are left out, the first words last, and named', async () => {
    const { names, understood } = await search('nasi kotak ultah kepala dinas')
    expect(names.every((name) => /Nasi/.test(name ?? ''))).toBe(true)
    expect(understood.leftOut).toEqual(['ultah', 'kepala', 'dinas'])
  })

  test('a vendor’s name finds what they sell', async () => {
    expect((await search('dapur bu sari')).total).toBeGreaterThan(20)
  })

  test.each(['xyzzyplugh', '', "'; drop table products; --", '🙂', '(((', '& | ! :*', 'a'.repeat(5000)])(
    'nonsense finds nothing and harms nothing: %s',
    async (text) => {
      expect(await search(text)).toMatchObject({ total: 0, products: [] })
    },
  )
})

describe('the limits of a search', () => {
  test('a price limit holds to the rupiah', async () => {
    const { names, understood } = await search('nasi kotak', { priceMax: 38_000 })
    expect(names.sort()).toEqual([
      'Nasi Box Ikan Bumbu Kuning',
      'Nasi Kotak Ayam Bakar',
      'Nasi Kotak Ayam Geprek',
      'Nasi Kotak Pesisir',
      'Nasi Kuning Box',
    ])
    expect(understood.filters).toEqual({ priceMax: 38_000 })
    expect((await search('nasi kotak', { priceMax: 37_999 })).names).not.toContain('Nasi Box Ikan Bumbu Kuning')
    expect((await search('nasi kotak', { priceMin: 45_000 })).names).toEqual(['Nasi Kotak Rendang'])
  })

  test('"sekitar" allows a quarter more or less', async () => {
    expect((await search('nasi kotak', { about: 44_000 })).names.sort()).toEqual([
      'Nasi Box Ikan Bumbu Kuning',
      'Nasi Dus Empal',
      'Nasi Kotak Ayam Bakar',
      'Nasi Kotak Rendang',
    ])
  })

  test('a price alone is a search', async () => {
    expect((await search('', { priceMax: 6_000 })).names.sort()).toEqual(['Cetak Sertifikat', 'Teh Manis'])
  })

  test('halal means a certificate that is valid today', async () => {
    const { products: found } = await search('snack box', { halal: true })
    expect(found).toHaveLength(4)
    expect(found).not.toContain(LAPSED_HALAL)
  })

  test('a quantity leaves out kitchens that make fewer and orders that are too small', async () => {
    expect((await search('snack box', { quantity: 150 })).products).not.toContain(SMALL_KITCHEN)
    expect((await search('snack box', { quantity: 50 })).products).toContain(SMALL_KITCHEN)
    expect((await search('nasi kotak', { quantity: 5 })).products).not.toContain(ONLY_IN_KOJA)
  })

  test('a place is where the vendor is or where they deliver, under its short and its misspelt name', async () => {
    expect((await search('nasi kotak', { place: 'Koja' })).products).toEqual([ONLY_IN_KOJA])
    expect((await search('nasi kotak', { place: 'jaksel' })).products).not.toContain(ONLY_IN_KOJA)
    expect((await search('spanduk', { place: 'kec. Tebt' })).understood.filters).toEqual({ place: 'tebet' })
    expect((await search('nasi', { place: 'Gambir, Jakarta Pusat' })).understood).toMatchObject({
      filters: { place: 'gambir' },
      leftOut: [],
    })
  })

  test('what stands beside the name of a place is searched for', async () => {
    expect((await search('', { place: 'koja nasi kotak' })).products).toEqual([ONLY_IN_KOJA])
  })

  test('where nobody is within place or quantity, others are offered and that is said', async () => {
    const nowhere = await search('tumpeng', { place: 'Wakanda' })
    expect(nowhere.names).toHaveLength(2)
    expect(nowhere.understood.unmet).toEqual(['place'])
    const tooMany = await search('snack box rumahan', { quantity: 500 })
    expect(tooMany.products[0]).toBe(SMALL_KITCHEN)
    expect(tooMany.understood.unmet).toEqual(['quantity'])
  })

  test('a price is never let go', async () => {
    expect(await search('tumpeng', { priceMax: 1_000 })).toMatchObject({ total: 0, products: [] })
  })

  test('cheapest first is by price alone', async () => {
    expect((await search('nasi kotak', { sort: 'price' })).names.slice(0, 3)).toEqual([
      'Nasi Kuning Box',
      'Nasi Kotak Ayam Geprek',
      'Nasi Kotak Pesisir',
    ])
  })

  test('who needs the least time comes first when it is urgent', async () => {
    await db.update(products).set({ leadTimeHours: 3 }).where(eq(products.id, ONLY_IN_KOJA))
    expect((await search('nasi kotak', { sort: 'lead-time' })).products[0]).toBe(ONLY_IN_KOJA)
  })

  test('an etalase or a subcategory can be searched alone', async () => {
    expect((await search('tulis', { categoryId: 5 })).names.sort()).toEqual([
      'Kertas Folio F4 70 gr',
      'Kertas HVS A4 80gr',
      'Ordner Folio',
      'Pulpen Gel Hitam',
      'Spidol Papan Tulis',
    ])
  })

  test.each([2 ** 31, Number.MAX_SAFE_INTEGER, 0])('no figure breaks it: %d', async (figure) => {
    await expect(search('nasi', { quantity: figure, priceMax: figure })).resolves.toBeDefined()
  })
})

describe('the sentences of officers', () => {
  const ask = async (sentence: string) => {
    const result = await searchProducts(db, readSearch(sentence), { page: 0, pageSize: 10, today: TODAY })
    const cards = await productCards(db, result.products, TODAY)
    return result.products.flatMap((id) => cards.get(id) ?? [])
  }

  test('"nasi kotk dibawah 40rb" finds boxed rice for at most that', async () => {
    const cards = await ask('nasi kotk dibawah 40rb')
    expect(cards.map(({ name }) => name)).toContain('Nasi Kotak Ayam Bakar')
    expect(cards.every(({ name, price }) => name.startsWith('Nasi') && price <= 40_000)).toBe(true)
  })

  test('"cetak" finds what printers sell', async () => {
    const cards = await ask('cetak')
    expect(new Set(cards.map(({ etalase }) => etalase.name))).toEqual(new Set(['Percetakan & Dokumentasi']))
  })

  test('"snack box halal 150 orang" finds boxes with a valid certificate, from kitchens that make so many', async () => {
    const cards = await ask('snack box halal 150 orang')
    expect(cards).toHaveLength(3)
    expect(cards.every(({ badges, maxPerDay }) => badges.halal && (maxPerDay ?? 150) >= 150)).toBe(true)
  })
})

describe('pages', () => {
  test('follow on from each other without repeating anything', async () => {
    const whole = await search('nasi', {}, 0, 50)
    const first = await search('nasi', {}, 0, 4)
    const second = await search('nasi', {}, 1, 4)
    expect([...first.products, ...second.products]).toEqual(whole.products.slice(0, 8))
    expect(first.total).toBe(whole.total)
  })
})

describe('what can be found', () => {
  test('is only what can be ordered', async () => {
    const { products: found } = await search('nasi kotak', {}, 0, 50)
    expect(found).not.toContain(OF_A_CLOSED_SHOP)
    expect(found).not.toContain(UNLISTED)
  })

  test('follows a product that changes its name, and one that is taken down', async () => {
    await insertRows(db, products, [aProduct({ id: 3001, name: 'Wedang Jahe', categoryId: 209 })])
    await indexProducts(db, [3001])
    expect((await search('jahe')).products).toEqual([3001])
    await db.update(products).set({ name: 'Bajigur Hangat' }).where(eq(products.id, 3001))
    await indexProducts(db, [3001])
    expect((await search('jahe')).products).toEqual([])
    expect((await search('bajgur')).products).toEqual([3001])
    await db.update(products).set({ listed: false }).where(eq(products.id, 3001))
    await indexProducts(db, [3001])
    expect((await search('bajigur')).products).toEqual([])
  })

  test('follows a shop that opens again', async () => {
    await db.update(vendors).set({ active: true }).where(eq(vendors.name, 'Usaha Tutup'))
    await indexProducts(db, [OF_A_CLOSED_SHOP])
    expect((await search('nasi kotak tutup')).products[0]).toBe(OF_A_CLOSED_SHOP)
    await db.update(vendors).set({ active: false }).where(eq(vendors.name, 'Usaha Tutup'))
    await indexProducts(db, [OF_A_CLOSED_SHOP])
    expect((await search('nasi kotak', {}, 0, 50)).products).not.toContain(OF_A_CLOSED_SHOP)
  })

  test('indexing all anew counts every word once', async () => {
    await indexProducts(db)
    const before = await db.select().from(vocabulary).orderBy(vocabulary.word)
    await indexProducts(db)
    expect(await db.select().from(vocabulary).orderBy(vocabulary.word)).toEqual(before)
    expect(before.find(({ word }) => word === 'tumpeng')).toMatchObject({ root: 'tumpeng', products: 2 })
  })
})
