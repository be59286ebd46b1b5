/**
 * Orders per second through the app's own code, in two parts. `order` is the order command as flows call it: its facts are
 * read, guards and core decide, and order, lines, budget, ledger and the news for the shop are committed, in the batches
 * that the pump makes. `message` is the whole way of a tap on "Pesan sekarang" that waits in the inbox: pump, dialog,
 * the order command, session and answer. Each is held against pgbench on the same server writing the same rows, and
 * against those rows written the usual way; the goals were set for `order`.
 */
import { type Bench, type Benchmark, type Contender, type Goal, lazily, type Trial } from './benchmark.ts'
import { appContender, openHouse, type Part } from './orders-house.ts'
import { openPeers, peerContenders } from './orders-peers.ts'
import type { Budgets } from './town.ts'

export default {
  name: 'orders',
  about:
    'Orders a second, the order command alone and whole messages; N waiting at any time (or N clients). Every order is checked against the books.',
  open,
} satisfies Benchmark

const PARTS: readonly Part[] = ['order', 'message']
const KINDS: readonly Budgets[] = ['separate', 'hot']

async function open(bench: Bench): Promise<Trial> {
  const waiting = bench.quick ? [8, 128] : [1, 8, 32, 128]
  const house = lazily(async () => openHouse(await (await bench.server()).create('pesan_orders'), bench))
  const lite = lazily(() => openHouse(undefined, bench))
  const peers = lazily(async () => openPeers(await (await bench.server()).create('pesan_peers')))
  const contenders: Contender[] = [
    ...PARTS.flatMap((part) =>
      KINDS.flatMap((budgets) => [
        ...waiting.map((count) => appContender(part, house, { waiting: count, budgets })),
        appContender(part, lite, { waiting: 8, budgets, where: ' on PGlite' }),
      ]),
    ),
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
const goalsOf = (part: Part): readonly Goal[] => [
  {
    ...{ says: '128 waiting, of the bare commit rate', figure, atLeast: 0.6 },
    ...{ of: `${part}, 128 separate`, over: 'pgbench one row, 128' },
  },
  // At its best: with how many clients that is differs from machine to machine.
  ...[8, 32].map((clients) => ({
    ...{ says: '128 waiting, against tpcb-like', figure, atLeast: 3 },
    ...{ of: `${part}, 128 separate`, over: `pgbench tpcb-like, ${clients}` },
  })),
  {
    ...{ says: '128 waiting, against the usual way', figure, atLeast: 15 },
    ...{ of: `${part}, 128 separate`, over: `${part} the usual way, 128 separate` },
  },
  {
    ...{ says: 'one hot budget, of separate budgets', figure, atLeast: 0.6 },
    ...{ of: `${part}, 128 hot`, over: `${part}, 128 separate` },
  },
  {
    ...{ says: 'one hot budget, against pgbench writing the same rows', figure, atLeast: 5 },
    ...{ of: `${part}, 128 hot`, over: `pgbench ${part}'s rows, 8 hot` },
  },
  {
    ...{ says: '8 waiting, of pgbench writing the same rows', figure, atLeast: 0.8 },
    ...{ of: `${part}, 8 separate`, over: `pgbench ${part}'s rows, 8 separate` },
  },
  {
    ...{ says: 'PGlite, of PostgreSQL, 8 waiting', figure, atLeast: 0.8 },
    ...{ of: `${part} on PGlite, 8 separate`, over: `${part}, 8 separate` },
  },
]
const goals = PARTS.flatMap(goalsOf)
