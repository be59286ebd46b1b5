import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { rootBy } from '#core/oversight/seal.ts'
import type { Database, Db } from '#db/client.ts'
import { linksOf } from '#db/orders.ts'
import { rowsOf } from '#db/rows.ts'
import { sealedHeads, seals } from '#db/schema.ts'
import { checkSeals, newestSeals, sealLedger, sealOn, sealProofOf, sealsOfOrder } from '#db/seals.ts'
import { openTestDatabase } from '../support/database.ts'
import { MONDAY, openDemoDatabase } from '../support/demo.ts'
import { forgeOrder, unguarded } from '../support/forge.ts'

const ZONE = 'Asia/Jakarta'
const DAY = 24 * HOUR
let database: Database
let db: Db
let orderIds: number[]

beforeAll(async () => {
  database = await openDemoDatabase()
  db = database.db
  const rows = rowsOf<{ id: string }>(await db.execute(sql`select distinct order_id as id from ledger order by 1`))
  orderIds = rows.map(({ id }) => Number(id))
}, 60_000)
afterAll(() => database.close())

/** One more link at the end of an order's chain, as nobody but the house writes them; what it says does not matter. */
async function grow(orderId: number, at: number, into: Db = db): Promise<string> {
  const last = (await linksOf(into, orderId)).at(-1)
  const hash = `${orderId}`.padStart(64, 'e')
  await into.execute(sql`
    insert into ledger (order_id, link, at, act, role, channel, data, previous, hash)
    values (${orderId}, ${(last?.link ?? 0) + 1}, ${new Date(at).toISOString()}::timestamptz, 'remark', 'clock', 'clock',
      '{}', ${last?.hash ?? ''}, ${hash})`)
  return hash
}

test('two processes that seal the same nights while orders go on make each seal once, and one chain', async ({
  skip,
}) => {
  skip(database.kind === 'pglite', 'an embedded database has one process')
  const shared = await openDemoDatabase()
  const nights = 25
  const houses = [1, 2].map(() => sealing(shared.url ?? '', nights))
  await Promise.all(houses.map(({ ready }) => ready))
  let isOver = false
  const growing = (async () => {
    for (let grown = 0; !isOver; grown++)
      await grow(orderIds[grown % orderIds.length] ?? 0, MONDAY + nights * DAY + grown, shared.db)
  })()
  for (const house of houses) house.go()
  const made = await Promise.all(houses.map(({ made }) => made()))
  isOver = true
  await growing
  await sealLedger(shared.db, MONDAY + nights * DAY, ZONE)
  const all = (await newestSeals(shared.db, nights + 9)).toReversed()
  expect(all.map(({ number }) => number)).toEqual(Array.from({ length: nights + 1 }, (_, index) => index + 1))
  expect(new Set(all.map(({ day }) => day)).size).toBe(nights + 1)
  // Each was made by one of the two, and neither was alone.
  expect(made.flat().toSorted((a, b) => a - b)).toEqual(all.slice(0, -1).map(({ number }) => number))
  expect(await checkSeals(shared.db)).toEqual({ seals: nights + 1, faults: [] })
  const open = await shared.db.execute(sql`
    select order_id from ledger group by order_id
    having max(link) <> (select max(links) from sealed_heads where sealed_heads.order_id = ledger.order_id)`)
  expect(rowsOf(open)).toEqual([])
  await shared.close()
}, 60_000)

/** A process of its own that seals when it is told to go, and says which seals it made. */
function sealing(url: string, nights: number) {
  const script = path.join(import.meta.dirname, 'sealing-process.ts')
  const child = spawn(process.execPath, [script, url, String(nights)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async () => {
    const { value, done } = await said.next()
    if (done) throw new Error('it ended without a word')
    return value
  }
  const ready = line()
  return {
    ready,
    go: () => child.stdin.write('go\n'),
    made: async () => JSON.parse(await line()) as number[],
  }
}

test('where nothing was ever ordered nothing is sealed', async () => {
  const empty = await openTestDatabase()
  expect(await sealLedger(empty.db, MONDAY, ZONE)).toBeUndefined()
  expect(await checkSeals(empty.db)).toEqual({ seals: 0, faults: [] })
  await empty.close()
})

test('the first seal covers every order, and is made once however many come', async () => {
  const made = await Promise.all([1, 2, 3].map(() => sealLedger(db, MONDAY, ZONE)))
  expect(made.filter((seal) => seal !== undefined)).toMatchObject([
    { number: 1, day: '2026-11-22', previous: '', orders: orderIds.length },
  ])
  expect(await sealLedger(db, MONDAY + HOUR, ZONE)).toBeUndefined()
  expect(await db.$count(sealedHeads)).toBe(orderIds.length)
  expect(await checkSeals(db)).toEqual({ seals: 1, faults: [] })
})

test('the next day covers what grew, the day after nothing, and each hangs from the one before', async () => {
  const [orderId = 0] = orderIds
  const head = await grow(orderId, MONDAY + HOUR)
  const second = await sealLedger(db, MONDAY + DAY, ZONE)
  const third = await sealLedger(db, MONDAY + 2 * DAY, ZONE)
  const first = (await newestSeals(db, 10)).at(-1)
  expect(second).toMatchObject({ number: 2, day: '2026-11-23', previous: first?.root, orders: 1 })
  expect(third).toMatchObject({ number: 3, day: '2026-11-24', previous: second?.root, orders: 0 })
  expect((await sealsOfOrder(db, orderId)).map(({ number, covered }) => [number, covered.head === head])).toEqual([
    [1, false],
    [2, true],
  ])
  expect(await checkSeals(db)).toEqual({ seals: 3, faults: [] })
  expect(await sealOn(db, '2026-11-24')).toMatchObject({ number: 3 })
  expect(await sealOn(db, '2026-11-25')).toBeUndefined()
  expect(await newestSeals(db, 1)).toMatchObject([{ number: 3, from: MONDAY + DAY, until: MONDAY + 2 * DAY }])
})

test('a night that was sealed by a clock far ahead leaves nothing unsealed, and none of the nights that follow', async () => {
  const office = await openDemoDatabase()
  const [dated = 0, left = 0] = orderIds
  await sealLedger(office.db, MONDAY, ZONE)
  await sealLedger(office.db, MONDAY + 60 * DAY, ZONE)
  await grow(dated, MONDAY + HOUR, office.db)
  // What the clock decided long ago, in a transaction of today.
  await grow(left, MONDAY - 30 * DAY, office.db)
  const next = await sealLedger(office.db, MONDAY + DAY, ZONE)
  expect(next).toMatchObject({ number: 3, day: '2026-11-23', orders: 2 })
  expect(await sealLedger(office.db, MONDAY + 60 * DAY, ZONE)).toBeUndefined()
  expect(await sealLedger(office.db, MONDAY + 61 * DAY, ZONE)).toMatchObject({ number: 4, orders: 0 })
  expect(await checkSeals(office.db)).toEqual({ seals: 4, faults: [] })
  await office.close()
})

test('an event is sealed after its commit, however long that took and whatever was sealed meanwhile', async ({
  skip,
}) => {
  skip(database.kind === 'pglite', 'an embedded database has one connection')
  const office = await openDemoDatabase()
  const [slow = 0, quick = 0] = orderIds
  await sealLedger(office.db, MONDAY, ZONE)
  const sealing = await office.db.transaction(async (tx) => {
    await grow(slow, MONDAY + HOUR, tx as unknown as Db)
    await grow(quick, MONDAY + HOUR, office.db)
    const meanwhile = sealLedger(office.db, MONDAY + DAY, ZONE)
    expect(await Promise.race([meanwhile, new Promise((resolve) => setTimeout(resolve, 300, 'waits'))])).toBe('waits')
    return { meanwhile }
  })
  expect(await sealing.meanwhile).toMatchObject({ number: 2, orders: 2 })
  expect(await sealLedger(office.db, MONDAY + 2 * DAY, ZONE)).toMatchObject({ number: 3, orders: 0 })
  await office.close()
})

test('a ledger that is too long for one night is sealed in as many as it takes, each order once', async () => {
  const office = await openDemoDatabase()
  const atMost = Math.ceil(orderIds.length / 2)
  const made = []
  for (let night = 0; night < 4; night++) made.push(await sealLedger(office.db, MONDAY + night * DAY, ZONE, atMost))
  expect(made.map((seal) => seal?.orders)).toEqual([atMost, orderIds.length - atMost, 0, 0])
  expect(await checkSeals(office.db)).toEqual({ seals: 4, faults: [] })
  await office.close()
})

test('that an order is covered is proved without the others', async () => {
  const proof = await sealProofOf(db, orderIds[3] ?? 0)
  if (!proof) throw new Error('the first seal covers it')
  expect(proof.seal.number).toBe(1)
  expect(rootBy(proof.covered, proof.path)).toBe(proof.seal.root)
  // Whoever asks again gets the very same; it is not worked out anew.
  expect((await sealProofOf(db, orderIds[3] ?? 0))?.path).toBe(proof.path)
  expect(await sealProofOf(db, 99_999_999)).toBeUndefined()
})

test('a seal cannot be changed or taken away', async () => {
  for (const statement of [
    sql`update seals set root = 'x'`,
    sql`delete from sealed_heads`,
    sql`truncate sealed_heads`,
    sql`update sealed_heads set head = 'x' where false`,
  ])
    await expect(db.execute(statement)).rejects.toThrow()
})

test('an order whose whole chain is written anew, or taken away, is found with the day on which it was sealed', async () => {
  const [, rewritten = 0, gone = 0] = orderIds
  await forgeOrder(db, rewritten)
  await unguarded(db, 'ledger', () => db.execute(sql`delete from ledger where order_id = ${gone}`))
  const { faults } = await checkSeals(db)
  expect(faults.toSorted((a, b) => (a.orderId ?? 0) - (b.orderId ?? 0))).toEqual([
    { seal: 1, day: '2026-11-22', orderId: rewritten },
    { seal: 1, day: '2026-11-22', orderId: gone },
  ])
  expect(await checkSeals(db, '2026-11-23')).toEqual({ seals: 2, faults: [] })
})

test('a seal that was itself changed no longer fits, nor does the one that hangs from it', async () => {
  await unguarded(db, 'seals', () =>
    db
      .update(seals)
      .set({ root: 'f'.repeat(64) })
      .where(sql`number = 2`),
  )
  expect((await checkSeals(db, '2026-11-23')).faults).toEqual([
    { seal: 2, day: '2026-11-23' },
    { seal: 3, day: '2026-11-24' },
  ])
})
