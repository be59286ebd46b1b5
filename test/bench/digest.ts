/**
 * The digest of one day: of a year with a million orders, of the same day with a tenth of that past, and of a day four
 * times as busy. It should cost what its day holds, and nothing for the years before.
 */

import { periodOf } from '#core/oversight/period.ts'
import { type Database, migrateDatabase, openDatabase } from '#db/client.ts'
import { digestFor } from '#db/digest.ts'
import type { Bench, Benchmark, Contender } from './benchmark.ts'
import { DAYS, LAST_DAY, loadDays, loadNation, NOW, settle } from './year.ts'

const ZONE = 'Asia/Jakarta'
const TIMES = 20
const USUAL = 2_740
const BUSY = 4 * USUAL
const A_YEAR = 'a day of 2,740 out of 1,000,000 orders'
const SHORT = 'the same day out of 100,000'
const BUSIER = 'a day of 10,960 out of 400,000'

const CASES = [
  { name: A_YEAR, ordersADay: USUAL, days: DAYS },
  { name: SHORT, ordersADay: USUAL, days: 36 },
  { name: BUSIER, ordersADay: BUSY, days: 36 },
]

const benchmark: Benchmark = {
  name: 'digest',
  about: 'the digest of a day: nine questions and their sums, as the summary asks them',
  open: async (bench) => {
    const opened: Database[] = []
    const contenders: Contender[] = []
    for (const { name, ordersADay, days } of CASES) {
      bench.say(`  ${name}: loading`)
      const database = await loaded(bench, ordersADay, days)
      opened.push(database)
      contenders.push({ name, measure: () => measure(database) })
    }
    return {
      contenders,
      goals: [
        { says: 'a day out of a million orders', figure: 'ms', of: A_YEAR, atMost: 100 },
        { says: 'not with the past', figure: 'ms', of: A_YEAR, over: SHORT, atMost: 1.5 },
        { says: 'with the day: four times the orders', figure: 'ms', of: BUSIER, over: SHORT, atMost: 4 },
      ],
      close: async () => {
        for (const database of opened) await database.close()
      },
    }
  },
}
export default benchmark

async function loaded({ quick, server }: Bench, ordersADay: number, days: number): Promise<Database> {
  const url = await (await server()).create(`bench_digest_${ordersADay}_${days}`)
  const database = await openDatabase({ url })
  await migrateDatabase(database)
  const nation = { vendors: 20_000, officers: 2_000, ordersADay: quick ? Math.ceil(ordersADay / 20) : ordersADay }
  await loadNation(url, nation)
  await loadDays(url, nation, DAYS + 1 - days, DAYS)
  await settle(url)
  return database
}

async function measure({ db }: Database) {
  const period = periodOf('day', LAST_DAY, ZONE)
  const times: number[] = []
  let orders = 0
  for (let turn = 0; turn < TIMES; turn++) {
    const began = performance.now()
    orders = (await digestFor(db, { period, now: NOW, zone: ZONE })).placed.orders
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  return { 'orders of the day': orders, ms: times[TIMES / 2] ?? 0, 'slowest ms': times.at(-1) ?? 0 }
}
