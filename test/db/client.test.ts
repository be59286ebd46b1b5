import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { migrateDatabase } from '#db/client.ts'
import { rowsOf } from '#db/rows.ts'
import { units } from '#db/schema.ts'
import { openTestDatabase } from '#test/support/database.ts'

const database = await openTestDatabase()
const { db } = database
afterAll(() => database.close())

const unit = (id: number) => ({
  id,
  code: `U${id}`,
  name: 'Dinas',
  kind: 'dinas',
  address: '-',
  district: 'Gambir',
  city: 'Jakarta Pusat',
})
const count = async () => (await db.select().from(units)).length

test('a transaction that fails leaves nothing, a savepoint that fails leaves the rest', async () => {
  const before = await count()
  const failing = db.transaction(async (tx) => {
    await tx.insert(units).values(unit(101))
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await count()).toBe(before)
  await db.transaction(async (tx) => {
    await tx.insert(units).values(unit(102))
    const inner = tx.transaction((nested) => nested.insert(units).values(unit(102)))
    await expect(inner).rejects.toThrow()
    await tx.insert(units).values(unit(103))
  })
  expect(await count()).toBe(before + 2)
})

test('a statement is asked again with other values, after it failed, and after more others than are remembered', async () => {
  const half = (by: number) => db.execute(sql`select 84 / ${by}::int as answer`).then((found) => rowsOf(found))
  expect(await half(2)).toEqual([{ answer: 42 }])
  await expect(half(0)).rejects.toThrow()
  expect(await half(4)).toEqual([{ answer: 21 }])
  const failing = db.transaction(async (tx) => {
    await expect(tx.execute(sql`select 84 / ${0}::int as answer`)).rejects.toThrow()
    await tx.execute(sql`select 84 / ${2}::int as answer`)
  })
  await expect(failing).rejects.toThrow()
  for (let other = 0; other < 450; other++)
    expect(rowsOf(await db.execute(sql`select ${sql.raw(`${other}`)} + ${1}::int as answer`))).toEqual([
      { answer: other + 1 },
    ])
  expect(await half(6)).toEqual([{ answer: 14 }])
  await expect(db.execute(sql`select ${1}::int from nowhere`)).rejects.toThrow()
  expect(await half(7)).toEqual([{ answer: 12 }])
})

test('transactions at once do not lose each other’s changes', async () => {
  await db.insert(units).values({ ...unit(110), name: '0' })
  const add = () =>
    db.transaction(async (tx) => {
      const [row] = await tx.select({ name: units.name }).from(units).where(eq(units.id, 110)).for('update')
      await tx
        .update(units)
        .set({ name: `${Number(row?.name) + 1}` })
        .where(eq(units.id, 110))
    })
  await Promise.all(Array.from({ length: 20 }, add))
  expect(await db.select({ name: units.name }).from(units).where(eq(units.id, 110))).toEqual([{ name: '20' }])
})

test('a listener wakes after the commit, not before, and not after it stopped', async () => {
  let wakes = 0
  let woken: () => void = () => undefined
  const first = new Promise<void>((resolve) => {
    woken = resolve
  })
  const stop = await database.listen('tests', () => {
    wakes += 1
    woken()
  })
  const rolledBack = db.transaction(async (tx) => {
    await tx.execute(sql`notify tests`)
    throw new Error('rolled back')
  })
  await expect(rolledBack).rejects.toThrow('rolled back')
  await db.transaction(async (tx) => {
    await tx.execute(sql`notify tests`)
    await tx.execute(sql`select 1`)
    expect(wakes).toBe(0)
  })
  await first
  expect(wakes).toBe(1)
  await stop()
  await db.execute(sql`notify tests`)
  await db.execute(sql`select 1`)
  expect(wakes).toBe(1)
})

test('migrating again, and twice at once, changes nothing', async () => {
  const applied = async () => rowsOf(await db.execute(sql`select hash from drizzle.__drizzle_migrations`)).length
  const before = await applied()
  expect(before).toBeGreaterThan(2)
  await Promise.all([migrateDatabase(database), migrateDatabase(database)])
  expect(await applied()).toBe(before)
})

test('the ledger can be added to and nothing else', async () => {
  for (const change of [sql`truncate ledger`, sql`delete from ledger`, sql`update ledger set data = '{}'`])
    await expect(db.execute(change)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('append-only') },
    })
})
