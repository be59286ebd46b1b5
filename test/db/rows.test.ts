import { eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { insertion, insertRows, reserveIds, upsertRows } from '#db/rows.ts'
import { categories, files, people, products, rules, units, vendorClosures, vendors } from '#db/schema.ts'
import { runTogether, stated } from '#db/statements.ts'
import { openTestDatabase } from '#test/support/database.ts'

const database = await openTestDatabase()
afterAll(() => database.close())

const unit = (id: number, code: string, name = `Dinas ${code}`) => ({
  id,
  code,
  name,
  kind: 'dinas',
  address: "Jl. O'Neil",
  district: 'Gambir',
  city: 'Jakarta Pusat',
})

test('many rows are written by one statement and changed by another', async () => {
  const { db } = database
  const [first = 0, second = 0] = await reserveIds(db, 2)
  await upsertRows(db, units, [unit(first, 'A'), unit(second, 'B')])
  await upsertRows(db, units, [{ ...unit(second, 'B'), name: 'Dinas Baru' }])
  expect(await db.select({ name: units.name }).from(units).where(eq(units.id, second))).toEqual([
    { name: 'Dinas Baru' },
  ])
})

test('bytes, json and instants survive', async () => {
  const { db } = database
  await insertRows(db, files, [
    { sha256: 'x', mimeType: 'image/png', bytes: new Uint8Array([0, 255, 92, 120]), createdAt: 1_790_000_000_123 },
  ])
  const [file] = await db.select().from(files)
  expect(file && [...file.bytes]).toEqual([0, 255, 92, 120])
  expect(file?.createdAt).toBe(1_790_000_000_123)
  await insertRows(db, rules, [
    { key: 'k', validFrom: '2026-01-01', validTo: null, value: { a: [1, "it's"] }, source: 's' },
  ])
  expect((await db.select().from(rules))[0]?.value).toEqual({ a: [1, "it's"] })
})

test('whatever people write comes back letter by letter', async () => {
  const { db } = database
  const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', '').toWellFormed())
  const sample = fc.sample(text, 300)
  const awkward = [
    ...sample,
    `'; drop table units; --`,
    '\\u0041 \\\\ "quoted"',
    '{"a":[1]}',
    '👩‍👩‍👧 ‮teks',
    '\n\r\t',
    '{}',
    'null',
  ]
  const ids = await reserveIds(db, awkward.length)
  await insertRows(
    db,
    units,
    awkward.map((name, index) => unit(ids[index] ?? 0, `T${index}`, name)),
  )
  const rows = await db.select({ name: units.name }).from(units).where(inArray(units.id, ids)).orderBy(units.id)
  expect(rows.map(({ name }) => name)).toEqual(awkward)
})

test('an array is an array, nothing is null, and a field left out gets its default', async () => {
  const { db } = database
  await insertRows(db, people, [{ id: 900, code: 'P900', name: 'Sari', honorific: 'Ibu', silencedAt: null }])
  expect((await db.select().from(people).where(eq(people.id, 900)))[0]).toMatchObject({
    language: 'id',
    active: true,
    silencedAt: null,
  })
  await insertRows(db, categories, [{ id: 910, code: 'C910', name: 'Nasi', emoji: '🍱', position: 1 }])
  await insertRows(db, vendors, [aVendor(920)])
  const serviceArea = ['Jakarta Pusat', 'Jakarta, "Utara"', '{}']
  await insertRows(db, products, [aProduct(930, serviceArea)])
  expect((await db.select().from(products))[0]).toMatchObject({ serviceArea, price: 25_000, score: 0, maxPerDay: null })
})

test('a row that is there already is left alone when told so, and is an error otherwise', async () => {
  const { db } = database
  await insertRows(db, units, [unit(801, 'C', 'Asli')])
  await insertRows(db, units, [unit(801, 'C', 'Salinan'), unit(802, 'D', 'Baru')], { onConflict: 'ignore' })
  await expect(insertRows(db, units, [unit(803, 'E', 'Tiga'), unit(801, 'C', 'Salinan')])).rejects.toThrow()
  const names = await db
    .select({ name: units.name })
    .from(units)
    .where(inArray(units.id, [801, 802, 803]))
  expect(names.map(({ name }) => name).sort()).toEqual(['Asli', 'Baru'])
})

test('writes that are run together are all done or none, whichever needs the other', async () => {
  const { db } = database
  const vendor = (id: number) => insertion(vendors, [aVendor(id)])
  const closed = (id: number) =>
    insertion(vendorClosures, [{ vendorId: id, fromDay: '2026-12-24', toDay: '2026-12-25', createdAt: 0 }])
  const renamed = stated`update vendors set name = ${'Dapur Baru'} where id = ${930}`
  await runTogether(db, [closed(930), undefined, vendor(930)])
  await runTogether(db, [vendor(931), renamed, closed(931)])
  await expect(runTogether(db, [vendor(932), closed(933)])).rejects.toThrow()
  await runTogether(db, [])
  const found = await db.select({ id: vendors.id, name: vendors.name }).from(vendors).orderBy(vendors.id)
  expect(found.filter(({ id }) => id >= 930)).toEqual([
    { id: 930, name: 'Dapur Baru' },
    { id: 931, name: 'Dapur Sari' },
  ])
  expect(await db.$count(vendorClosures)).toBe(2)
})

test('ids are never given twice, however many ask at once', async () => {
  const { db } = database
  const given = (await Promise.all(Array.from({ length: 20 }, () => reserveIds(db, 50)))).flat()
  expect(new Set(given).size).toBe(1_000)
  expect(await reserveIds(db, 0)).toEqual([])
})

const aVendor = (id: number) => ({
  ...{ id, nib: `${id}`, name: 'Dapur Sari', size: 'micro', form: 'person', jakpreneur: true, vatRegistered: false },
  ...{ address: '-', district: 'Gambir', city: 'Jakarta Pusat', joinedOn: '2026-01-01' },
})

const aProduct = (id: number, serviceArea: string[]) => ({
  ...{ id, sku: `${id}`, vendorId: 920, categoryId: 910, name: 'Nasi kotak', description: '', unit: 'kotak' },
  ...{ price: 25_000, minOrder: 10, leadTimeHours: 24, serviceArea, deliveryFee: 0, halal: true, domestic: true },
  ...{ picture: '', listedOn: '2026-01-01' },
})
