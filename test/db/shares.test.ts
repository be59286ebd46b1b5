/** Leases of a kind are spread over whoever is ready to hold them, and follow those who come and go. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { keepLease, type LeaseKeeper } from '#db/leases.ts'
import { type Share, takeSeat } from '#db/shares.ts'
import { openTestDatabase } from '../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Hand {
  readonly held: () => string[]
  leave(): Promise<void>
}

/** A process that is ready to hold all of these; what it gives up takes a moment to close. */
async function hand(kind: string, holder: string, names: readonly string[], inUse: Set<string>): Promise<Hand> {
  const share: Share = await takeSeat(database.db, kind, names.length)
  const keepers = new Map<string, LeaseKeeper>()
  for (const name of names) {
    const use = () => {
      if (inUse.has(name)) throw new Error(`${name} is used twice`)
      inUse.add(name)
    }
    const lost = async () => {
      await pause(50)
      inUse.delete(name)
    }
    const lease = { name: `${kind}/${name}`, holder, ttlMs: 3_000, share }
    keepers.set(name, keepLease(database.db, lease, { taken: use, lost }))
  }
  return {
    held: () => [...keepers].flatMap(([name, { held }]) => (held ? [name] : [])),
    leave: async () => {
      for (const [name, keeper] of keepers) {
        if (keeper.held) inUse.delete(name)
        await keeper.release()
      }
      await share.leave()
    },
  }
}

test('alone one holds all; of two each holds half; who stays takes what the other leaves; none is ever held twice', async () => {
  const names = ['a', 'b', 'c', 'd']
  const inUse = new Set<string>()
  const first = await hand('numbers', 'first', names, inUse)
  await expect.poll(() => first.held().length).toBe(4)
  const second = await hand('numbers', 'second', names, inUse)
  await expect.poll(() => second.held().length).toBe(2)
  expect(first.held()).toHaveLength(2)
  expect([...first.held(), ...second.held()].sort()).toEqual(names)
  await first.leave()
  await expect.poll(() => second.held().length).toBe(4)
  await second.leave()
})

test('a single one stays where it is, whoever joins', async () => {
  const inUse = new Set<string>()
  const first = await hand('single', 'first', ['a'], inUse)
  await expect.poll(() => first.held()).toEqual(['a'])
  const second = await hand('single', 'second', ['a'], inUse)
  await pause(2_500)
  expect([first.held(), second.held()]).toEqual([['a'], []])
  await Promise.all([first.leave(), second.leave()])
})
