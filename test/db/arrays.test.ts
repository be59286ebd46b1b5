import { inArray, type SQL } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { isAmong } from '#db/arrays.ts'
import { rowsOf } from '#db/rows.ts'
import { orders } from '#db/schema.ts'
import { openTestDatabase } from '#test/support/database.ts'

const database = await openTestDatabase()
afterAll(() => database.close())

/** How it would be done by a plan that is made once for all values. */
async function genericPlan(status: SQL): Promise<string> {
  const { db } = database
  const { sql: text, params } = db.select({ id: orders.id }).from(orders).where(status).toSQL()
  const values = params.length > 0 ? `(${params.map((value) => `'${value}'`).join(', ')})` : ''
  return db.transaction(async (tx) => {
    await tx.execute('set local enable_seqscan = off')
    await tx.execute('set local plan_cache_mode = force_generic_plan')
    await tx.execute(`prepare asked as ${text}`)
    const lines = rowsOf<Record<string, string>>(await tx.execute(`explain (costs off) execute asked${values}`))
    await tx.execute('deallocate asked')
    return lines.map((line) => line['QUERY PLAN']).join('\n')
  })
}

test('a plan made once takes a partial index for words that stand in the statement', async () => {
  const due = ['in-progress', 'on-the-way'] as const
  expect(await genericPlan(isAmong(orders.status, due))).toContain('orders_due')
  expect(await genericPlan(inArray(orders.status, due))).not.toContain('orders_due')
})
