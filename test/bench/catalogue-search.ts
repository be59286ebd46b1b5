/**
 * Times catalogue search on a big catalogue: `node test/bench/catalogue-search.ts [products] [clients]`. On the server of
 * `TEST_DATABASE_URL`, else on a PostgreSQL of its own. Prints precision, and milliseconds by kind of search. With
 * `BENCH_KEEP=1` on a given server the catalogue stays and is used again.
 */
import { inArray } from 'drizzle-orm'
import { searchProducts } from '#db/catalogue-search.ts'
import { type Database, migrateDatabase, openDatabase } from '#db/client.ts'
import { categories, products } from '#db/schema.ts'
import { isRight, QUESTIONS, type Question } from '../db/catalogue-questions.ts'
import { asAdmin, databaseUrl } from '../support/database.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { loadBigCatalogue } from './big-catalogue.ts'

const [size = 100_000, clients = 1] = process.argv.slice(2).map(Number)
const ROUNDS = 15
const TODAY = '2026-11-23'
const given = process.env.TEST_DATABASE_URL
const server = given ? { url: given, stop: async () => undefined } : await startPostgres()
const name = `pesan_bench_${size}`
const asked = Object.entries(QUESTIONS).flatMap(([kind, questions]) =>
  questions.map((question) => ({ kind, question })),
)

try {
  const url = databaseUrl(server.url, name)
  const isNew = await createDatabase()
  const database = await openDatabase({ url })
  try {
    if (isNew) await load(database, url)
    await precision(database)
    await speed(database)
  } finally {
    await database.close()
  }
} finally {
  if (!process.env.BENCH_KEEP) await asAdmin(server.url, (admin) => admin.unsafe(`drop database ${name} with (force)`))
  await server.stop()
}

async function createDatabase(): Promise<boolean> {
  let isNew = false
  await asAdmin(server.url, async (admin) => {
    isNew = (await admin`select 1 from pg_database where datname = ${name}`).length === 0
    if (isNew) await admin.unsafe(`create database ${name}`)
  })
  return isNew
}

async function load(database: Database, url: string): Promise<void> {
  const began = performance.now()
  await migrateDatabase(database)
  await loadBigCatalogue(url, size)
  say(`${size} products loaded in ${Math.round((performance.now() - began) / 1000)} s`)
}

/** Without the place of a question: the big catalogue's towns have made-up names. */
function search({ db }: Database, [text, , limits]: Question) {
  const query = { words: text.split(' '), ...limits, place: undefined }
  return searchProducts(db, query, { page: 0, pageSize: 10, today: TODAY })
}

async function precision(database: Database): Promise<void> {
  const { db } = database
  const shelves = new Map((await db.select().from(categories)).map(({ id, code }) => [id, code]))
  let sum = 0
  for (const { question } of asked) {
    const { products: found } = await search(database, question)
    const rows =
      found.length > 0
        ? await db
            .select()
            .from(products)
            .where(inArray(products.id, [...found]))
        : []
    const right = rows.filter((row) => isRight({ ...row, shelf: shelves.get(row.categoryId) ?? '' }, question)).length
    sum += right / 10
    if (right < 10) say(`  ${question[0]}: ${right} of 10`)
  }
  say(`precision of the first ten: ${(sum / asked.length).toFixed(3)}`)
}

async function speed(database: Database): Promise<void> {
  const turns = Array.from({ length: ROUNDS }, () => asked).flat()
  const times = turns.map(() => 0)
  let next = 0
  const client = async () => {
    for (let at = next++; at < turns.length; at = next++) {
      const turn = turns[at]
      const began = performance.now()
      if (turn) await search(database, turn.question)
      times[at] = performance.now() - began
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - began) / 1000
  for (const kind of Object.keys(QUESTIONS))
    row(
      kind,
      times.filter((_, at) => turns[at]?.kind === kind),
    )
  row('all', times)
  // What a busy machine adds is left out: every search at its quickest.
  const best = asked.map((_, at) => Math.min(...times.filter((__, turn) => turn % asked.length === at)))
  row('each at its best', best)
  const slowest = asked
    .map(({ question: [text] }, at) => ({ text, took: best[at] ?? 0 }))
    .sort((a, b) => b.took - a.took)
  say(
    `slowest: ${slowest
      .slice(0, 5)
      .map(({ text, took }) => `${text} ${took.toFixed(1)}`)
      .join(', ')}`,
  )
  say(`${Math.round(times.length / seconds)} searches a second with ${clients} client(s)`)
}

function row(kind: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1)
  say(`${kind.padEnd(20)} p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)} (${times.length})`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
