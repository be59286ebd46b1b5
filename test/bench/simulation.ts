/**
 * A nation's year: a million vendors, fifty thousand officers, a hundred thousand orders a day, as much of it as the disk
 * takes (`--scale 0.1` is a tenth of the year). The newest day stays the same while more and more of the past is put
 * before it; a question that costs the same afterwards is one that the office can ask for years.
 */
import { type Database, migrateDatabase, openDatabase } from '#db/client.ts'
import { rowsOf } from '#db/rows.ts'
import { asAdmin, databaseUrl } from '../support/database.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { type Bench, type Benchmark, type Contender, type Figures, type Goal, quantile } from './benchmark.ts'
import { loadBigCatalogue } from './big-catalogue.ts'
import { DAYS, loadDays, loadNation, type Nation, settle } from './year.ts'
import { QUESTIONS_OF_A_YEAR, yearFacts } from './year-questions.ts'

/** Nothing here waits for the disk: what is compared is the same question at different sizes. */
const SETTINGS = [
  ...['shared_buffers=3GB', 'max_wal_size=4GB', 'wal_level=minimal', 'max_wal_senders=0', 'jit=off', 'autovacuum=off'],
  ...[
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'log_min_messages=fatal',
    'shared_preload_libraries=pg_stat_statements',
  ],
]
const WHOLE: Nation & { readonly products: number } = {
  ...{ vendors: 1_000_000, officers: 50_000, ordersADay: 100_000 },
  products: 1_000_000,
}
/** Days of the smallest size; each further one is as many times larger as the one before. */
const FIRST = 4
const MOST_GROWTH = 1.5
const GROWTH = 'pages, most / fewest days'

const benchmark: Benchmark = {
  name: 'simulation',
  about:
    'the same questions of the same day, with more and more of the year before it: milliseconds (median), and pages of ' +
    'the database that were looked at, which no other work on the machine disturbs',
  open: async ({ quick, scale = 0.05, say }: Bench) => {
    const nation = quick ? { vendors: 20_000, officers: 1_000, ordersADay: 1_000, products: 20_000 } : WHOLE
    const most = Math.max(FIRST + 1, Math.round(DAYS * scale))
    const sizes = [...new Set([FIRST, Math.round(Math.sqrt(FIRST * most)), most])]
    const server = await startPostgres(SETTINGS)
    try {
      const { url, database } = await open(server.url, nation, say)
      const found = new Map<string, Record<string, number>>()
      let there = 0
      for (const days of sizes) {
        say(`  loading the days before, up to ${days} of ${nation.ordersADay.toLocaleString('en')} orders`)
        await loadDays(url, nation, DAYS + 1 - days, DAYS - there)
        there = days
        await settle(url)
        for (const [question, { ms, pages }] of await measured(database)) {
          say(`  ${days} days: ${question}: ${ms.toFixed(2)} ms, ${pages.toFixed(0)} pages`)
          const figures = found.get(question) ?? {}
          found.set(question, { ...figures, [`ms, ${days} days`]: ms, [`pages, ${days} days`]: pages })
        }
        say(`  ${days} days: ${((await bytes(database)) / 1e9).toFixed(1)} GB`)
      }
      await database.close()
      return { rounds: 1, contenders: contenders(found, sizes), goals, close: server.stop }
    } catch (error) {
      await server.stop()
      throw error
    }
  },
}
export default benchmark

function contenders(found: ReadonlyMap<string, Figures>, sizes: readonly number[]): Contender[] {
  return [...found].map(([name, figures]) => {
    const [fewest, most] = [figures[`pages, ${sizes[0]} days`], figures[`pages, ${sizes.at(-1)} days`]]
    return { name, measure: async () => ({ ...figures, [GROWTH]: (most ?? 0) / Math.max(1, fewest ?? 0) }) }
  })
}

const goals: Goal[] = QUESTIONS_OF_A_YEAR.filter(({ flat }) => flat).map(({ says }) => ({
  ...{ says: 'costs the same however much lies before', figure: GROWTH, of: says, atMost: MOST_GROWTH },
}))

async function open(server: string, nation: typeof WHOLE, say: (line: string) => void) {
  await asAdmin(server, (admin) => admin.unsafe('create database simulation'))
  const url = databaseUrl(server, 'simulation')
  const database = await openDatabase({ url })
  await migrateDatabase(database)
  await database.db.execute('create extension pg_stat_statements')
  say(`  loading ${nation.products.toLocaleString('en')} products`)
  await loadBigCatalogue(url, nation.products, nation.vendors)
  say(`  loading ${nation.vendors.toLocaleString('en')} vendors, ${nation.officers.toLocaleString('en')} officers`)
  await loadNation(url, nation)
  return { url, database }
}

type Measured = ReadonlyMap<string, { readonly ms: number; readonly pages: number }>

async function measured(database: Database): Promise<Measured> {
  const found = new Map<string, { ms: number; pages: number }>()
  const facts = await yearFacts(database)
  for (const { says, times, ask } of QUESTIONS_OF_A_YEAR) {
    // Once unmeasured: caches and plans are warm in an office, too.
    if (times > 1) await ask(database.db, times, facts)
    const took: number[] = []
    let things = 0
    await database.db.execute('select pg_stat_statements_reset()')
    for (let turn = 0; turn < times; turn++) {
      const began = performance.now()
      const done = await ask(database.db, turn, facts)
      const worth = typeof done === 'number' ? done : 1
      took.push((performance.now() - began) / worth)
      things += worth
    }
    found.set(says, { ms: quantile(took, 0.5), pages: (await pagesSeen(database)) / things })
  }
  return found
}

/** Since the reset. */
async function pagesSeen({ db }: Database): Promise<number> {
  const [row] = rowsOf<{ pages: string }>(
    await db.execute('select sum(shared_blks_hit + shared_blks_read) as pages from pg_stat_statements'),
  )
  return Number(row?.pages)
}

async function bytes({ db }: Database): Promise<number> {
  const [row] = rowsOf<{ bytes: string }>(await db.execute('select pg_database_size(current_database()) as bytes'))
  return Number(row?.bytes)
}
