import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { keepLease, type LeaseKeeper, releaseLease, takeLease } from '#db/leases.ts'
import { openTestDatabase } from '../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const lease = (name: string, holder: string, ttlMs = 60_000) => ({ name, holder, ttlMs })

/** Keeps a lease and notes what it is told. */
function keeper(name: string, holder: string, ttlMs: number, told: string[]): LeaseKeeper {
  return keepLease(database.db, lease(name, holder, ttlMs), {
    taken: () => void told.push(`${holder} taken`),
    lost: () => void told.push(`${holder} lost`),
  })
}

test('one holder at a time; the holder itself may renew', async () => {
  const { db } = database
  expect(await takeLease(db, lease('a', 'first'))).toBe(true)
  expect(await takeLease(db, lease('a', 'second'))).toBe(false)
  expect(await takeLease(db, lease('a', 'first'))).toBe(true)
  expect(await takeLease(db, lease('b', 'second'))).toBe(true)
})

test('of many who reach for it at once, one gets it', async () => {
  const taken = await Promise.all(
    Array.from({ length: 12 }, (_, index) => takeLease(database.db, lease('race', `holder ${index}`))),
  )
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('given back it is free at once; only the holder can give it back', async () => {
  const { db } = database
  await takeLease(db, lease('c', 'first'))
  await releaseLease(db, { name: 'c', holder: 'second' })
  expect(await takeLease(db, lease('c', 'second'))).toBe(false)
  await releaseLease(db, { name: 'c', holder: 'first' })
  expect(await takeLease(db, lease('c', 'second'))).toBe(true)
})

test('a holder that dies is followed by the next within a third more than the lease lasts', async () => {
  const told: string[] = []
  await takeLease(database.db, lease('d', 'dead', 300))
  const diedAt = performance.now()
  const next = keeper('d', 'next', 300, told)
  while (!next.held && performance.now() - diedAt < 3_000) await pause(5)
  expect(told).toEqual(['next taken'])
  expect(performance.now() - diedAt).toBeGreaterThanOrEqual(290)
  await next.release()
})

test('a holder that lives keeps it, however long', async () => {
  const told: string[] = []
  const first = keeper('e', 'first', 300, told)
  while (!first.held) await pause(5)
  const second = keeper('e', 'second', 300, told)
  await pause(900)
  expect(told).toEqual(['first taken'])
  await first.release()
  while (!second.held) await pause(5)
  expect(told).toEqual(['first taken', 'second taken'])
  await second.release()
})

test('who was robbed of it while asleep is told that it is lost', async () => {
  const told: string[] = []
  const sleeper = keeper('f', 'sleeper', 300, told)
  while (!sleeper.held) await pause(5)
  await releaseLease(database.db, { name: 'f', holder: 'sleeper' })
  await takeLease(database.db, lease('f', 'robber'))
  while (sleeper.held) await pause(5)
  expect(told).toEqual(['sleeper taken', 'sleeper lost'])
  await sleeper.release()
  expect(await takeLease(database.db, lease('f', 'third'))).toBe(false)
})

test('who cannot reach the database for as long as it lasts lets go of it', async () => {
  const told: string[] = []
  let reachable = true
  const db = new Proxy(database.db, {
    get: (target, name, receiver) => {
      if (name === 'execute' && !reachable) return () => Promise.reject(new Error('no database'))
      return Reflect.get(target, name, receiver)
    },
  })
  const kept = keepLease(db, lease('g', 'cut off', 300), {
    taken: () => void told.push('taken'),
    lost: () => void told.push('lost'),
  })
  while (!kept.held) await pause(5)
  reachable = false
  await pause(150)
  expect(told).toEqual(['taken'])
  await pause(300)
  expect(told).toEqual(['taken', 'lost'])
  reachable = true
  while (!kept.held) await pause(5)
  await kept.release()
})
