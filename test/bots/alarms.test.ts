/** The clock and a person on orders of one budget line at the same moment: each waits its turn, and nobody for ever. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openAlarms } from '#bots/alarms.ts'
import { officeReader } from '#bots/office.ts'
import { openWork } from '#bots/work.ts'
import { HOUR } from '#core/calendar.ts'
import type { Database, Db } from '#db/client.ts'
import { linksOf, ordersById, ordersWithAlarm } from '#db/orders.ts'
import { rowsOf } from '#db/rows.ts'
import { accountSafe } from '#db/vendor-accounts.ts'
import { MONDAY, openDemoDatabase, SECRET } from '../support/demo.ts'

let database: Database
beforeAll(async () => {
  database = await openDemoDatabase()
}, 60_000)
afterAll(() => database.close())

const NOBODY_AWAY = { outages: [], isAway: false, isSettling: false }
/** So late that every order that waits has something to be told of. */
const LATER = MONDAY + 60 * 24 * HOUR

function bell(faults: unknown[]) {
  const office = officeReader('Asia/Jakarta', () => ({ web: 'http://127.0.0.1' }), accountSafe(SECRET))
  return openAlarms({ database, office: (db) => office(db, LATER), onFault: ({ error }) => void faults.push(error) })
}

/** Resolves when somebody waits for a lock that somebody else holds. */
async function somebodyWaits(): Promise<void> {
  for (const until = performance.now() + 10_000; performance.now() < until; ) {
    const rows = await database.db.execute(sql`select 1 from pg_locks where not granted`)
    if (rowsOf(rows).length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('nobody waits')
}

test('a person who holds a later order and then wants the budget line that the clock needs too', async ({ skip }) => {
  skip(inject('databases').kind === 'pglite', 'an embedded database has one connection')
  const ids = await ordersWithAlarm(database.db, LATER, { limit: 50, without: [], remindersOnly: false })
  const found = await ordersById(database.db, ids)
  const byLine = Map.groupBy(ids, (id) => found.get(id)?.order.budgetLineId ?? 0)
  const [lineId = 0, [first = 0, ...others] = []] = [...byLine].find(([, same]) => same.length > 1) ?? []
  // What the clock comes to after it has rung another order of the same line.
  const last = Math.max(first, ...others)
  const before = await Promise.all(ids.map(async (id) => (await linksOf(database.db, id)).length))
  const faults: unknown[] = []

  let rung: Promise<number> | undefined
  await database.db.transaction(async (transaction) => {
    const work = openWork(transaction as unknown as Db, LATER)
    await work.order(last)
    rung = bell(faults).ring(LATER, NOBODY_AWAY)
    rung.catch(() => {
      // Awaited below; a failure before that is not nobody's.
    })
    await somebodyWaits()
    expect((await work.budgetLine(lineId))?.id).toBe(lineId)
  })
  expect(await rung).toBeGreaterThan(0)
  expect(faults).toEqual([])
  const after = await Promise.all(ids.map(async (id) => (await linksOf(database.db, id)).length))
  expect(after.every((links, index) => links > (before[index] ?? 0))).toBe(true)
})

test('two clocks ring each alarm once', async ({ skip }) => {
  skip(inject('databases').kind === 'pglite', 'an embedded database has one connection')
  const now = LATER + 90 * 24 * HOUR
  const ids = await ordersWithAlarm(database.db, now, { limit: 1_000, without: [], remindersOnly: false })
  expect(ids.length).toBeGreaterThan(2)
  const acts = async () =>
    new Map(await Promise.all(ids.map(async (id) => [id, (await linksOf(database.db, id)).length] as const)))
  const faults: unknown[] = []
  const before = await acts()
  const rung = await Promise.all([1, 2].map(() => bell(faults).ring(now, NOBODY_AWAY)))
  expect(faults).toEqual([])
  const after = await acts()
  const grown = ids.reduce((sum, id) => sum + (after.get(id) ?? 0) - (before.get(id) ?? 0), 0)
  expect(grown).toBe(rung.reduce((sum, one) => sum + one, 0))
})
