/** The floor under everything: how fast this machine's PostgreSQL commits one small row, and what PGlite does. */
import { openDatabase } from '#db/client.ts'
import type { Bench, Benchmark, Contender, Trial } from './benchmark.ts'
import { findPgbench, pgbench } from './pgbench.ts'

export default {
  name: 'commit',
  about: 'One small row per commit, fsync on: the limit that the disk and PostgreSQL set.',
  open,
} satisfies Benchmark

async function open(bench: Bench): Promise<Trial> {
  const url = await (await bench.server()).create('pesan_commit')
  const lite = await openDatabase({})
  const { pglite } = lite
  const program = await findPgbench(bench.say)
  const table = 'create table if not exists pesan_row (at timestamptz, words text)'
  const database = await openDatabase({ url })
  await database.db.execute(table)
  await pglite?.exec(table)
  const script = "insert into pesan_row values (now(), 'selamat pagi');"
  const clients = program === undefined ? [] : [1, 8, 32, 128]
  const contenders: Contender[] = clients.map((count) => ({
    name: `pgbench, ${count}`,
    measure: async () => ({
      'per second': await pgbench(program ?? '', { url, clients: count, seconds: bench.seconds, script }),
    }),
  }))
  contenders.push({
    name: 'PGlite in memory, 1',
    measure: async () => {
      const until = performance.now() + bench.seconds * 1_000
      let rows = 0
      for (; performance.now() < until; rows++) await pglite?.query("insert into pesan_row values (now(), 'selamat')")
      return { 'per second': rows / bench.seconds }
    },
  })
  return {
    contenders,
    goals: [],
    close: async () => {
      await database.close()
      await lite.close()
    },
  }
}
