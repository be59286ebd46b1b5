import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { insertRows, reserveIds, upsertRows } from '#db/rows.ts'
import { files, rules, units } from '#db/schema.ts'
import { openTestDatabase } from '#test/support/database.ts'

const database = await openTestDatabase()
afterAll(() => database.close())

test('many rows are written by one statement and changed by another', async () => {
  const { db } = database
  const [first = 0, second = 0] = await reserveIds(db, 2)
  const unit = (id: number, code: string) => ({
    id,
    code,
    name: `Dinas ${code}`,
    kind: 'dinas',
    address: "Jl. O'Neil",
    district: 'Gambir',
    city: 'Jakarta Pusat',
  })
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
