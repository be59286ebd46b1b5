import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { wallClock } from '#core/calendar.ts'
import { rowsOf } from '#db/rows.ts'
import { sealLedger } from '#db/seals.ts'
import { runCommand } from '#src/commands/index.ts'
import { MONDAY, openDemoDatabase, SECRET } from '../support/demo.ts'
import { forgeOrder, unguarded } from '../support/forge.ts'

const ZONE = 'Asia/Jakarta'
const database = await openDemoDatabase()
const { db } = database
afterAll(() => database.close())

async function verify(...options: string[]) {
  const config = { dataDir: '', host: '', port: 0, zone: ZONE, sandbox: false, logLevel: 'silent' }
  const context = {
    config,
    database,
    clock: () => MONDAY,
    folder: '',
    stdin: async () => '',
    secretKey: async () => SECRET,
  }
  const { exitCode, stdout } = await runCommand(['ledger', 'verify', '--json', ...options], context)
  return {
    exitCode,
    ...(JSON.parse(stdout || '{}') as { orders: number; links: number; broken: { orderId: number }[]; seals: unknown }),
  }
}

/** The first order ever, and the day on which something last happened to any. */
async function ends() {
  const [row] = rowsOf<{ first: string; newest: string; last: string | Date }>(
    await db.execute(sql`select min(order_id) as first, max(order_id) as newest, max(at) as last from ledger`),
  )
  return {
    first: Number(row?.first),
    newest: Number(row?.newest),
    lastDay: wallClock(new Date(row?.last ?? 0).getTime(), ZONE).day,
  }
}

/** As somebody with the database's own password might: around the trigger. */
async function forge(orderId: number): Promise<void> {
  await unguarded(db, 'ledger', () =>
    db.execute(sql`update ledger set data = data || '{"note":"lunas"}' where order_id = ${orderId} and link = 1`),
  )
}

test('what has happened since a day is verified without reading the years before', async () => {
  const { first, lastDay } = await ends()
  const [all, recent] = [await verify(), await verify('--since', lastDay)]
  expect(all).toMatchObject({ exitCode: 0, broken: [] })
  expect(recent).toMatchObject({ exitCode: 0, broken: [] })
  expect(recent.orders).toBeGreaterThan(0)
  expect(recent.orders).toBeLessThan(all.orders)

  await forge(first)
  expect((await verify()).broken).toEqual([{ orderId: first, link: 1 }])
  expect(await verify('--since', lastDay)).toMatchObject({ exitCode: 0, broken: [] })
})

test('a chain is verified from its beginning, however long ago that was', async () => {
  const { lastDay } = await ends()
  const [row] = rowsOf<{ id: string }>(
    await db.execute(sql`
      select order_id as id from ledger group by 1 having max(at) >= ${`${lastDay}T00:00:00+07:00`}::timestamptz
      order by min(at) limit 1`),
  )
  await forge(Number(row?.id))
  expect((await verify('--since', lastDay)).broken).toEqual([{ orderId: Number(row?.id), link: 1 }])
})

test('an order that was written anew with all its hashes, and knows its new end, is found by its seal', async () => {
  const { newest } = await ends()
  await sealLedger(db, MONDAY, ZONE)
  await forgeOrder(db, newest)
  const { exitCode, broken, seals } = await verify()
  expect(exitCode).toBe(1)
  expect(broken).not.toContainEqual(expect.objectContaining({ orderId: newest }))
  expect(seals).toEqual({ seals: 1, faults: [{ seal: 1, day: '2026-11-22', orderId: newest }] })
})

test('what was written since is verified, whatever day it says that it is of', async () => {
  const { first } = await ends()
  const lookedAt = async () => (await verify('--since', '2026-11-24')).broken.some(({ orderId }) => orderId === first)
  expect(await lookedAt()).toBe(false)
  await db.execute(sql`
    insert into ledger (order_id, link, at, act, role, channel, data, previous, hash)
    values (${first}, 99, '2026-01-01', 'remark', 'clock', 'clock', '{}', '', '')`)
  expect(await lookedAt()).toBe(true)
})

test.each(['yesterday', '2026-13-01', '23-11-2026'])('%s is no day', async (day) => {
  expect((await verify('--since', day)).exitCode).toBe(2)
})
