import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alternatives, etalaseList, productCards, productsIn, subcategories, vendorProducts } from '#db/catalogue.ts'
import { indexProducts } from '#db/catalogue-index.ts'
import { insertRows } from '#db/rows.ts'
import { products } from '#db/schema.ts'
import { openTestDatabase } from '../support/database.ts'
import {
  aProduct,
  LAPSED_HALAL,
  OF_A_CLOSED_SHOP,
  ONLY_IN_KOJA,
  stockShelves,
  TODAY,
  UNLISTED,
} from './catalogue-fixture.ts'

const database = await openTestDatabase()
const { db } = database
beforeAll(() => stockShelves(db))
afterAll(() => database.close())

const NASI_KOTAK_AYAM_BAKAR = 1001
const NASI_BOX = 201
const card = async (id: number, today = TODAY) => (await productCards(db, [id], today)).get(id)

describe('a card', () => {
  test('shows the product, its vendor and where they are', async () => {
    expect(await card(NASI_KOTAK_AYAM_BAKAR)).toMatchObject({
      name: 'Nasi Kotak Ayam Bakar',
      price: 35_000,
      unit: 'box',
      minOrder: 1,
      serviceArea: expect.arrayContaining(['Jakarta Selatan']),
      vendor: { name: 'Dapur Bu Sari', district: 'Gambir', city: 'Jakarta Pusat' },
      category: { name: 'Nasi Box' },
      etalase: { name: 'Makanan: Nasi Kotak & Prasmanan' },
      badges: { halal: true, jakpreneur: true, domestic: true, tkdn: null },
      available: true,
      rating: null,
    })
  })

  test('holds its price against the median of its like', async () => {
    // 25, 28, 30 (Koja), 35, 38, 42 and 45 thousand are listed by the box.
    expect((await card(1002))?.likes).toEqual({ offers: 7, median: 35_000, percent: 29 })
    expect((await card(1005))?.likes).toEqual({ offers: 7, median: 35_000, percent: -29 })
  })

  test('says nothing about a price that too few others can be held against', async () => {
    expect((await card(1007))?.likes).toBeNull()
  })

  test('is halal only as long as the certificate is valid', async () => {
    expect((await card(LAPSED_HALAL))?.badges.halal).toBe(false)
    expect((await card(LAPSED_HALAL, '2024-12-31'))?.badges.halal).toBe(true)
    expect((await card(NASI_KOTAK_AYAM_BAKAR, '2029-01-01'))?.badges.halal).toBe(false)
  })

  test('is shown, as not available, of what is unlisted or of a closed shop', async () => {
    const cards = await productCards(db, [UNLISTED, OF_A_CLOSED_SHOP, 999_999], TODAY)
    expect([...cards.values()].map(({ available }) => available)).toEqual([false, false])
  })

  test('none are asked, none are given', async () => {
    expect((await productCards(db, [], TODAY)).size).toBe(0)
  })
})

describe('the way through the catalogue', () => {
  test('all etalase in their order, with what is in them', async () => {
    const doors = await etalaseList(db)
    expect(doors).toHaveLength(12)
    expect(doors[0]).toMatchObject({ name: 'Makanan: Nasi Kotak & Prasmanan', products: 11 })
    expect(doors.at(-1)).toMatchObject({ name: 'Kosong', products: 0 })
  })

  test('subcategories count only what can be ordered', async () => {
    expect((await subcategories(db, 1)).map(({ name, products: count }) => [name, count])).toEqual([
      ['Nasi Box', 7],
      ['Prasmanan', 2],
      ['Sarapan', 2],
    ])
    expect(await subcategories(db, 12)).toEqual([])
  })

  test('pages of a subcategory, the best known first, without what cannot be ordered', async () => {
    const first = await productsIn(db, { categoryId: NASI_BOX, page: 0, pageSize: 4 })
    const second = await productsIn(db, { categoryId: NASI_BOX, page: 1, pageSize: 4 })
    expect(first.total).toBe(7)
    expect([...first.products, ...second.products]).toEqual([1001, 1002, 1003, 1004, 1005, 1006, ONLY_IN_KOJA])
    expect((await productsIn(db, { categoryId: NASI_BOX, page: 9, pageSize: 4 })).products).toEqual([])
  })

  test('everything of one vendor', async () => {
    expect((await vendorProducts(db, 103)).products).toEqual([ONLY_IN_KOJA])
  })
})

describe('alternatives', () => {
  const wanted = {
    productId: NASI_KOTAK_AYAM_BAKAR,
    excludeVendorIds: [],
    quantity: 50,
    city: 'Jakarta Utara',
    limit: 5,
  }

  test('are like goods of other vendors who deliver there, in this quantity', async () => {
    expect(await alternatives(db, wanted)).toEqual([ONLY_IN_KOJA])
    expect(await alternatives(db, { ...wanted, city: 'Jakarta Pusat' })).toEqual([])
    expect(await alternatives(db, { ...wanted, quantity: 10 })).toEqual([])
  })

  test('are never of a vendor who was asked already', async () => {
    expect(await alternatives(db, { ...wanted, excludeVendorIds: [103] })).toEqual([])
  })

  test('the nearest in name and price come first', async () => {
    const box = { categoryId: NASI_BOX, unit: 'box', vendorId: 102 }
    await insertRows(db, products, [
      aProduct({ ...box, id: 4001, name: 'Nasi Kotak Ayam Bakar Madu', price: 36_000 }),
      aProduct({ ...box, id: 4002, name: 'Nasi Kotak Ayam Bakar Madu', price: 70_000 }),
      aProduct({ ...box, id: 4003, name: 'Nasi Liwet', price: 36_000 }),
    ])
    await indexProducts(db, [4001, 4002, 4003])
    expect(await alternatives(db, { ...wanted, limit: 2 })).toEqual([4001, ONLY_IN_KOJA])
  })
})

describe('the middle price', () => {
  test('follows a price, and a product that moves to another shelf', async () => {
    await db.update(products).set({ price: 100_000 }).where(eq(products.id, 1030))
    await indexProducts(db, [1030])
    const shelf = (await card(1030))?.category.id ?? 0
    const before = (await productsIn(db, { categoryId: shelf, page: 0, pageSize: 1 })).total
    await db.update(products).set({ categoryId: NASI_BOX, unit: 'box' }).where(eq(products.id, 1030))
    await indexProducts(db, [1030])
    expect((await productsIn(db, { categoryId: shelf, page: 0, pageSize: 1 })).total).toBe(before - 1)
    const all = (await etalaseList(db)).reduce((sum, door) => sum + door.products, 0)
    const listed = await db.$count(products, eq(products.listed, true))
    expect(all).toBe(listed - 1)
  })
})
