/**
 * Orders per second through the app's own handlers: a tap on "Pesan sekarang" waits in the inbox, the pump takes it, the
 * dialog and core decide, and order, ledger, budget, session and the news for officer and shop are committed. Held
 * against pgbench on the same server and against the same rows written the usual way.
 */
import { type Bench, type Benchmark, type Contender, type Goal, lazily, type Trial } from './benchmark.ts'
import { appContender, openHouse } from './orders-house.ts'
import { openPeers, peerContenders } from './orders-peers.ts'
import type { Budgets } from './town.ts'

export default {
  name: 'orders',
  about: 'Order transactions a second; N waiting at any time (or N clients). Every order is checked against the books.',
  open,
} satisfies Benchmark

const KINDS: readonly Budgets[] = ['separate', 'hot']

async function open(bench: Bench): Promise<Trial> {
  const waiting = bench.quick ? [8, 128] : [1, 8, 32, 128]
  const house = lazily(async () => openHouse(await (await bench.server()).create('pesan_orders'), bench))
  const lite = lazily(() => openHouse(undefined, bench))
  const peers = lazily(async () => openPeers(await (await bench.server()).create('pesan_peers')))
  const contenders: Contender[] = [
    ...KINDS.flatMap((budgets) => waiting.map((count) => appContender('app', house, count, budgets))),
    ...KINDS.map((budgets) => appContender('app on PGlite', lite, 8, budgets)),
    ...(await peerContenders(peers, waiting, bench)),
  ]
  return {
    contenders,
    goals,
    close: async () => {
      await peers.close()
      await lite.close()
      await house.close()
    },
  }
}

const figure = 'orders/s'
const goals: readonly Goal[] = [
  {
    ...{ says: '128 waiting, of the bare commit rate', figure, atLeast: 0.6 },
    ...{ of: 'app, 128 separate', over: 'pgbench one row, 128' },
  },
  {
    ...{ says: '128 waiting, against tpcb-like at its best', figure, atLeast: 3 },
    ...{ of: 'app, 128 separate', over: 'pgbench tpcb-like, 32' },
  },
  {
    ...{ says: '128 waiting, against the usual way', figure, atLeast: 15 },
    ...{ of: 'app, 128 separate', over: 'the usual way, 128 separate' },
  },
  {
    ...{ says: 'one hot budget, of separate budgets', figure, atLeast: 0.6 },
    ...{ of: 'app, 128 hot', over: 'app, 128 separate' },
  },
  {
    ...{ says: 'one hot budget, against pgbench writing the same rows', figure, atLeast: 5 },
    ...{ of: 'app, 128 hot', over: 'pgbench same rows, 8 hot' },
  },
  {
    ...{ says: '8 waiting, of pgbench writing the same rows', figure, atLeast: 0.8 },
    ...{ of: 'app, 8 separate', over: 'pgbench same rows, 8 separate' },
  },
  {
    ...{ says: 'PGlite, of PostgreSQL, 8 waiting', figure, atLeast: 0.8 },
    ...{ of: 'app on PGlite, 8 separate', over: 'app, 8 separate' },
  },
]
