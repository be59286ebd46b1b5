/**
 * A nation's year: a million vendors, fifty thousand officers, a hundred thousand orders a day, as much of it as the disk
 * takes (`--scale 0.1` is a tenth of the year). The newest day stays the same while more and more of the past is put
 * before it; a question that costs the same afterwards is one that the office can ask for years.
 */
import { type Database, migrateDatabase, openDatabase } from '#db/client.ts'
import { rowsOf } from '#db/rows.ts'
import { asAdmin, databaseUrl } from '../support/database.ts'
import { startPostgres } from '../support/postgres-server.ts'
import type { Bench, Benchmark, Contender, Figures, Goal } from './benchmark.ts'
import { loadBigCatalogue } from './big-catalogue.ts'
import { DAYS, loadDays, loadNation, type Nation, settle } from './year.ts'
import { QUESTIONS_OF_A_YEAR, yearFacts } from './year-questions.ts'

/** Nothing here waits for the disk: what is compared is the same question at different sizes. */
const SETTINGS = [
  ...['shared_buffers=3GB', 'max_wal_size=4GB', 'wal_level=minimal', 'max_wal_senders=0', 'jit=off', 'autovacuum=off'],
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'log_min_messages=fatal'],
]
const WHOLE: Nation & { readonly products: number } = {
  ...{ vendors: 1_000_000, officers: 50_000, ordersADay: 100_000 },
  products: 1_000_000,
}
/** An order's whole life takes a week, and the summary's chart shows two: fewer days would not hold all of it. */
const FIRST = 14
const MOST_GROWTH = 1.5

const benchmark: Benchmark = {
  name: 'simulation',
  about: 'the same questions of the same day, with more and more of the year before it; milliseconds',
  open: async ({ quick, scale = 0.05, say }: Bench) => {
    const nation = quick ? { vendors: 20_000, officers: 1_000, ordersADay: 1_000, products: 20_000 } : WHOLE
    const most = Math.max(FIRST + 1, Math.round(DAYS * scale))
    const server = await startPostgres(SETTINGS)
    const opened = await open(server.url, nation, say)
    const sizes = [...new Set([FIRST, Math.round(Math.sqrt(FIRST * most)), most])]
    const names = sizes.map((days) => `${days} days, ${(days * nation.ordersADay).toLocaleString('en')} orders`)
    let there = 0
    const contenders = sizes.map(
      (days, at): Contender => ({
        name: names[at] ?? '',
        measure: async () => {
          say(`  loading the days before, up to ${days}`)
          await loadDays(opened.url, nation, DAYS + 1 - days, DAYS - there)
          there = days
          await settle(opened.url)
          return measured(opened.database)
        },
      }),
    )
    return {
      rounds: 1,
      contenders,
      goals: goals(names[0] ?? '', names.at(-1) ?? ''),
      close: async () => {
        await opened.database.close()
        await server.stop()
      },
    }
  },
}
export default benchmark

async function open(server: string, nation: typeof WHOLE, say: (line: string) => void) {
  await asAdmin(server, (admin) => admin.unsafe('create database simulation'))
  const url = databaseUrl(server, 'simulation')
  const database = await openDatabase({ url })
  await migrateDatabase(database)
  say(`  loading ${nation.products.toLocaleString('en')} products`)
  await loadBigCatalogue(url, nation.products, nation.vendors)
  say(`  loading ${nation.vendors.toLocaleString('en')} vendors, ${nation.officers.toLocaleString('en')} officers`)
  await loadNation(url, nation)
  return { url, database }
}

async function measured(database: Database): Promise<Figures> {
  const figures: Record<string, number> = {}
  const facts = await yearFacts(database)
  for (const { says, times, ask } of QUESTIONS_OF_A_YEAR) {
    const took: number[] = []
    for (let turn = 0; turn < times; turn++) {
      const began = performance.now()
      const done = await ask(database.db, turn, facts)
      took.push((performance.now() - began) / (typeof done === 'number' ? done : 1))
    }
    figures[says] = took.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN
  }
  const [row] = rowsOf<{ bytes: string }>(
    await database.db.execute('select pg_database_size(current_database()) as bytes'),
  )
  return { ...figures, GB: Number(row?.bytes) / 1e9 }
}

function goals(small: string, big: string): Goal[] {
  return QUESTIONS_OF_A_YEAR.filter(({ flat }) => flat).map(({ says }) => ({
    says: `flat: ${says}`,
    ...{ figure: says, of: big, over: small, atMost: MOST_GROWTH },
  }))
}
