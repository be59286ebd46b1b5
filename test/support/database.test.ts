import { sql } from 'drizzle-orm'
import { afterAll, expect, inject, test } from 'vitest'
import { rowsOf } from '#db/rows.ts'
import { units } from '#db/schema.ts'
import { openTestDatabase } from './database.ts'

const database = await openTestDatabase()
afterAll(() => database.close())

test('the database is the one that the project promises', async () => {
  expect(database.kind).toBe(inject('databases').kind)
  const [row] = rowsOf<{ version: string }>(await database.db.execute(sql`select version()`))
  expect(row?.version).toMatch(/^PostgreSQL 1[5-9]/)
})

test('two databases know nothing of each other', async () => {
  const other = await openTestDatabase()
  const unit = {
    id: 1,
    code: 'A',
    name: 'Dinas A',
    kind: 'dinas',
    address: '-',
    district: 'Gambir',
    city: 'Jakarta Pusat',
  }
  await other.db.insert(units).values(unit)
  expect(await other.db.select().from(units)).toHaveLength(1)
  expect(await database.db.select().from(units)).toHaveLength(0)
  await other.close()
})

test('migrations are in place, the ledger’s guard among them', async () => {
  await expect(database.db.execute(sql`truncate ledger`)).rejects.toThrow()
})
