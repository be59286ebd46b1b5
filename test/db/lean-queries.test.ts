// only on postgresql: about the queries of postgres.js
/** Queries of ours in place of the library's: they do all that those do, and hold no function of their own. */
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '#db/client.ts'
import { leanQueries } from '#db/lean-queries.ts'
import { ask } from '#db/statements.ts'
import { openTestDatabase } from '#test/support/database.ts'

const database = await openTestDatabase()
const client = postgres(database.url ?? '', { max: 1, onnotice: () => undefined })
const unsafe = leanQueries(client)
afterAll(async () => {
  await client.end()
  await database.close()
})

const TWO = 'select $1::int as one, $2::text as two'

test('they answer in rows and in values, one by one and one behind the other', async () => {
  expect([...(await unsafe(TWO, [1, 'a']))]).toEqual([{ one: 1, two: 'a' }])
  expect([...(await unsafe(TWO, [2, 'b']).values())]).toEqual([[2, 'b']])
  expect([...(await unsafe('select 3 as three; select 4 as four'))]).toHaveLength(2)
  const many = Array.from({ length: 50 }, (_, at) => unsafe(TWO, [at, `${at}`]))
  expect((await Promise.all(many)).map(([row]) => row?.one)).toEqual(Array.from({ length: 50 }, (_, at) => at))
})

test('what is refused is told to whoever asked, and to nobody else', async () => {
  const asked = [unsafe('select 1 / $1::int as x', [0]), unsafe('select 1 / 0'), unsafe(TWO, [5, 'e'])]
  const [first, second, third] = await Promise.allSettled(asked)
  expect([first?.status, second?.status, third?.status]).toEqual(['rejected', 'rejected', 'fulfilled'])
  await expect(unsafe('select nothing from nowhere')).rejects.toThrow('nowhere')
  await expect(unsafe('select 1 / $1::int as x', [0]).catch(() => 'caught')).resolves.toBe('caught')
})

test('what is never awaited is never asked, and what was begun goes on in order', async () => {
  unsafe('select 1 / 0')
  await client.begin(async (inner) => {
    const own = leanQueries(inner as unknown as typeof client)
    const counted = own("select count(*)::int as n from units where code = 'lean'")
    await own(
      "insert into units (id, code, name, kind, address, district, city) values (990, 'lean', '', '', '', '', '')",
    )
    expect([...(await counted)]).toEqual([{ n: 1 }])
    await own('delete from units where id = $1', [990])
  })
})

test('none of them has a function of its own: such functions are old objects, and keep what they hold', () => {
  const own = (query: object) => [...Object.keys(query)].filter((name) => name === 'resolve' || name === 'reject')
  expect(own(unsafe(TWO, [1, 'a']))).toEqual([])
  // The day the library changes this, there is nothing left to be lean about.
  expect(own(client.unsafe(TWO, [1, 'a']))).toEqual(['resolve', 'reject'])
})

test('a transaction whose connection was cut refuses what it is asked from then on, and its successor works', async () => {
  const thought = database.chats.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    const [own] = await ask<{ pid: number }>(tx)`select pg_backend_pid() as pid`
    await client.unsafe('select pg_terminate_backend($1)', [own?.pid ?? 0])
    // Long enough for the line to be gone while nothing is asked on it.
    await new Promise((resolve) => setTimeout(resolve, 200))
    asked.push(ask(tx)`select 1`, ask(tx)`select ${1}::int`)
    await Promise.all(asked)
  })
  const asked: Promise<unknown>[] = []
  await expect(thought).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await database.chats.transaction(async (transaction) => {
    expect(await ask(transaction as unknown as Db)`select ${2}::int as two`).toEqual([{ two: 2 }])
  })
})
