import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { vendorAccounts, vendors } from '#db/schema.ts'
import {
  accountForChange,
  accountSafe,
  accountsOf,
  holdAccount,
  othersWithAccount,
  settleAccount,
} from '#db/vendor-accounts.ts'
import { seedAccounts } from '#seed/index.ts'
import { MONDAY, openDemoDatabase } from '../support/demo.ts'

const safe = accountSafe('a secret of the tests')
let database: Database
let shops: number[]

beforeAll(async () => {
  database = await openDemoDatabase()
  shops = (await database.db.select({ id: vendors.id }).from(vendors)).map(({ id }) => id)
}, 60_000)
afterAll(() => database.close())

test('the demo gives most shops a checked account, once, and only its own key opens the numbers', async () => {
  const count = () => database.db.$count(vendorAccounts)
  await seedAccounts(database.db, { now: MONDAY, safe })
  const given = await count()
  expect(given).toBeGreaterThan(shops.length / 2)
  expect(given).toBeLessThan(shops.length)
  await seedAccounts(database.db, { now: MONDAY, safe })
  expect(await count()).toBe(given)
  for (const { vendorId, sealedNumber, tail } of await database.db.select().from(vendorAccounts)) {
    expect(safe.open(vendorId, sealedNumber)?.slice(-4)).toBe(tail)
    expect(safe.open(vendorId + 1, sealedNumber)).toBeUndefined()
    expect(accountSafe('another key').open(vendorId, sealedNumber)).toBeUndefined()
  }
})

test('of several requests the newest is held, and one account is in force', async () => {
  const { db } = database
  const [vendorId = 0, otherId = 0] = shops
  const ask = (number: string, to = vendorId) =>
    holdAccount(db, { vendorId: to, bank: 'BCA', holder: 'Siti', number, askedBy: null }, { safe, now: MONDAY })
  const first = await ask('5550001111')
  const second = await ask('5550002222')
  expect((await accountsOf(db, [vendorId])).get(vendorId)?.held?.id).toBe(second)
  expect((await accountForChange(db, first))?.status).toBe('retired')
  const [admin] = await db.select({ id: vendorAccounts.checkedBy }).from(vendorAccounts).limit(1)
  const settled = { status: 'verified', by: admin?.id ?? 0, how: 'telephone', now: MONDAY } as const
  await settleAccount(db, { id: second, vendorId }, settled)
  const { inForce, held } = (await accountsOf(db, [vendorId])).get(vendorId) ?? {}
  expect(inForce).toMatchObject({ id: second, tail: '2222', checkedHow: 'telephone' })
  expect(held).toBeUndefined()
  await ask('5550002222', otherId)
  expect(await othersWithAccount(db, { vendorId: otherId, number: '5550002222' }, safe)).toHaveLength(1)
})
