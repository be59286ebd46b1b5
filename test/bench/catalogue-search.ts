/**
 * Times catalogue search on a big catalogue: `node test/bench/catalogue-search.ts [products] [clients]`. On the server of
 * `TEST_DATABASE_URL`, else on a PostgreSQL of its own. Prints p50 and p99 in milliseconds by kind, and precision.
 */

import { inArray } from 'drizzle-orm'
import { searchProducts } from '#db/catalogue-search.ts'
import { migrateDatabase, openDatabase } from '#db/client.ts'
import { categories, products } from '#db/schema.ts'
import { isRight, QUESTIONS, type Question } from '../db/catalogue-questions.ts'
import { asAdmin, databaseUrl } from '../support/database.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { loadBigCatalogue } from './big-catalogue.ts'

const [size = 100_000, clients = 1] = process.argv.slice(2).map(Number)
const ROUNDS = 15
const given = process.env.TEST_DATABASE_URL
const server = given ? { url: given, stop: async () => undefined } : await startPostgres()
const name = `pesan_bench_${size}`
try {
  await run(databaseUrl(server.url, name))
} finally {
  if (!process.env.BENCH_KEEP)
    await asAdmin(server.url, (admin) => admin.unsafe(`drop database if exists ${name} with (force)`))
  await server.stop()
}

async function run(url: string): Promise<void> {
  const exists = await hasDatabase()
  if (!exists) await asAdmin(server.url, (admin) => admin.unsafe(`create database ${name}`))
  const database = await openDatabase({ url })
  try {
    const began = performance.now()
    if (!exists) {
      await migrateDatabase(database)
      await loadBigCatalogue(url, size)
      say(`${size} products loaded in ${Math.round((performance.now() - began) / 1000)} s`)
    }
    const { db } = database
    const shelfOf = new Map((await db.select().from(categories)).map(({ id, code }) => [id, code]))
    const searchFor = ([text, , limits]: Question) =>
      searchProducts(
        db,
        { words: text.split(' '), ...limits, place: undefined },
        { page: 0, pageSize: 10, today: '2026-11-23' },
      )
    const kinds = Object.entries(QUESTIONS)
    for (const [, questions] of kinds) for (const question of questions) await searchFor(question)
    const rights: number[] = []
    for (const question of kinds.flatMap(([, questions]) => questions)) {
      const { products: found } = await searchFor(question)
      const rows =
        found.length > 0
          ? await db
              .select()
              .from(products)
              .where(inArray(products.id, [...found]))
          : []
      const right = rows.filter((row) => isRight({ ...row, shelf: shelfOf.get(row.categoryId) ?? '' }, question)).length
      rights.push(right / 10)
      if (right < 10) say(`  ${question[0]}: ${right} of 10`)
    }
    say(`precision of the first ten: ${(rights.reduce((a, b) => a + b, 0) / rights.length).toFixed(3)}`)
    const times = new Map<string, number[]>(kinds.map(([kind]) => [kind, []]))
    const turns = Array.from({ length: ROUNDS }, () =>
      kinds.flatMap(([kind, all]) => all.map((question) => ({ kind, question }))),
    ).flat()
    const slow = new Map<Question, number>()
    const start = performance.now()
    const client = async () => {
      for (let turn = turns.pop(); turn; turn = turns.pop()) {
        const at = performance.now()
        await searchFor(turn.question)
        const took = performance.now() - at
        times.get(turn.kind)?.push(took)
        slow.set(turn.question, Math.min(slow.get(turn.question) ?? Number.POSITIVE_INFINITY, took))
      }
    }
    await Promise.all(Array.from({ length: clients }, client))
    const all = [...times.values()].flat()
    for (const [kind, took] of [...times, ['all', all] as const]) {
      say(`${kind.padEnd(20)} p50 ${at(took, 0.5)} p99 ${at(took, 0.99)} max ${at(took, 1)} (${took.length})`)
    }
    const best = [...slow.values()]
    say(
      `each at its best      p50 ${at(best, 0.5)} p99 ${at(best, 0.99)} max ${at(best, 1)} (${best.length}): what a busy machine adds is left out`,
    )
    const slowest = [...slow].sort(([, a], [, b]) => b - a).slice(0, 5)
    say(`slowest at their best: ${slowest.map(([[text], took]) => `${text} ${took.toFixed(1)}`).join(', ')}`)
    say(`${Math.round((all.length / (performance.now() - start)) * 1000)} searches a second with ${clients} client(s)`)
  } finally {
    await database.close()
  }
}

async function hasDatabase(): Promise<boolean> {
  let found = false
  await asAdmin(server.url, async (admin) => {
    found = (await admin`select 1 from pg_database where datname = ${name}`).length > 0
  })
  return found
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
