/**
 * The outbox: 10,000 messages that wait in 1,000 chats, sent in strict order per chat to a far end that answers at once,
 * against the barest loop with the same order and against pg-boss; and from commit to sending, against graphile-worker.
 */
import { type Bench, type Benchmark, type Contender, type Goal, lazily, type Trial } from './benchmark.ts'
import { openPost } from './outbox-app.ts'
import { openQueues } from './outbox-peers.ts'

export default {
  name: 'outbox',
  about: 'Messages that wait in 1,000 chats, in strict order per chat; and milliseconds from commit to sending.',
  open,
} satisfies Benchmark

async function open(bench: Bench): Promise<Trial> {
  const server = await bench.server()
  const post = lazily(async () => openPost(await server.create('pesan_outbox')))
  const queues = lazily(async () => openQueues(await server.create('pesan_queues')))
  const messages = bench.quick ? 2_000 : 10_000
  const singles = bench.quick ? 40 : 150
  const contenders: Contender[] = [
    { name: 'app', measure: async () => (await post()).sendAll(messages) },
    { name: 'bare SKIP LOCKED loop', measure: async () => (await queues()).bareLoop(messages) },
    { name: 'pg-boss key_strict_fifo', measure: async () => (await queues()).boss(messages) },
    { name: 'app, one by one', measure: async () => (await post()).sendSingly(singles) },
    { name: 'app, one by one, from another process', measure: async () => (await post()).findSingly(singles) },
    { name: 'graphile-worker, one by one', measure: async () => (await queues()).graphile(singles) },
  ]
  return {
    contenders,
    goals,
    close: async () => {
      await post.close()
      await queues.close()
    },
  }
}

const goals: readonly Goal[] = [
  {
    ...{ says: 'of the bare loop', figure: 'messages/s', atLeast: 0.8 },
    ...{ of: 'app', over: 'bare SKIP LOCKED loop' },
  },
  {
    ...{ says: 'against pg-boss with the same order', figure: 'messages/s', atLeast: 20 },
    ...{ of: 'app', over: 'pg-boss key_strict_fifo' },
  },
  {
    ...{ says: 'from commit to sending, median', figure: 'ms p50', atMost: 1 },
    ...{ of: 'app, one by one', over: 'graphile-worker, one by one' },
  },
]
