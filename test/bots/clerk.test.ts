import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startClerk } from '#bots/clerk.ts'
import { officeReader } from '#bots/office.ts'
import type { Rounds } from '#bots/rounds.ts'
import type { Database } from '#db/client.ts'
import { askForPapers, papersOfOrder, paperTaskCount } from '#db/papers.ts'
import { rowsOf } from '#db/rows.ts'
import { accountSafe } from '#db/vendor-accounts.ts'
import { openPaperDesk, type PaperDesk } from '#papers/desk.ts'
import { MONDAY, openDemoDatabase, SECRET } from '../support/demo.ts'

const MINUTE = 60_000

let database: Database
let desk: PaperDesk
let orderId: number
const clerks: Rounds[] = []
let now = MONDAY

beforeAll(() => {
  desk = openPaperDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  now = MONDAY
  database = await openDemoDatabase()
  const [order] = rowsOf<{ id: string }>(
    await database.db.execute(sql`select id from orders where status = 'in-progress' order by id limit 1`),
  )
  orderId = Number(order?.id)
  await askForPapers(database.db, [{ orderId, what: 'issue', chatId: null }], now)
})
afterEach(async () => {
  for (const clerk of clerks.splice(0)) await clerk.stop()
  await database.close()
})

async function begin(at: PaperDesk, faults: string[] = []): Promise<Rounds> {
  const read = officeReader('Asia/Jakarta', () => ({ web: 'https://pesan.example.go.id' }), accountSafe(SECRET))
  const clerk = await startClerk({
    ...{ database, desk: at, clock: () => now, office: (db) => read(db, now) },
    onFault: ({ what }) => faults.push(what),
    onPosted: () => undefined,
  })
  clerks.push(clerk)
  return clerk
}

/** How often the order's papers were handed to the outbox. */
async function sent(): Promise<number> {
  const rows = await database.db.execute(sql`
    select id from outbox where order_id = ${orderId} and say->'document' is not null`)
  return rowsOf(rows).length
}

test('a clerk that died over a paper is followed by another, and its late hand sends nothing twice', async () => {
  const held = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  const dying: PaperDesk = {
    ...desk,
    paper: async (facts) => {
      reached.resolve()
      await held.promise
      return desk.paper(facts)
    },
  }
  const first = await begin(dying)
  await reached.promise
  // Issued, with its facts and code, before any page was made.
  const [issued] = await papersOfOrder(database.db, orderId)
  expect(issued).toMatchObject({ kind: 'order-letter', isSent: false })
  expect(await sent()).toBe(0)

  now += 2 * MINUTE
  const second = await begin(desk)
  await second.idle()
  const readers = await sent()
  expect(readers).toBeGreaterThanOrEqual(2)
  held.resolve()
  await first.idle()
  expect(await sent()).toBe(readers)
  expect(await paperTaskCount(database.db)).toBe(0)
})

test('what cannot be made is tried again, ever later, and holds up no other order', async () => {
  const faults: string[] = []
  let isBroken = true
  const broken: PaperDesk = { ...desk, paper: (facts) => (isBroken ? Promise.reject(new Error()) : desk.paper(facts)) }
  const clerk = await begin(broken, faults)
  await clerk.idle()
  expect(faults).toEqual(['papers: issue'])
  expect(await sent()).toBe(0)
  isBroken = false
  clerk.wake()
  await clerk.idle()
  expect(await sent()).toBe(0)
  now += MINUTE
  clerk.wake()
  await clerk.idle()
  expect(await sent()).toBeGreaterThanOrEqual(2)
})
