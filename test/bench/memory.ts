/**
 * What the bots hold of memory after 10,000 and after 100,000 messages: the same, or something grows. The whole way of a
 * message in this process (inbox, pump, dialog, outbox, sender) on a far end that takes everything at once.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startBots } from '#bots/bots.ts'
import type { Channel, Incoming } from '#bots/channel.ts'
import { migrateDatabase, openDatabase } from '#db/client.ts'
import type { Bench, Benchmark, Figures, Goal, Trial } from './benchmark.ts'
import { buildTown, NOW } from './town.ts'

export default {
  name: 'memory',
  about: 'Memory in use after a tenth of the messages and after all, with nothing growing in between.',
  open,
} satisfies Benchmark

const PEOPLE = 200
const AT_ONCE = 100

async function open(bench: Bench): Promise<Trial> {
  const url = await (await bench.server()).create('pesan_memory')
  const messages = bench.quick ? 5_000 : 100_000
  const [early, late] = await held(url, messages)
  return {
    contenders: [
      { name: 'after a tenth', measure: async () => early },
      { name: 'after all', measure: async () => late },
    ],
    goals,
    rounds: 1,
    close: async () => undefined,
  }
}

const goals: readonly Goal[] = [
  { says: 'no growth', figure: 'MB in use', of: 'after all', over: 'after a tenth', atMost: 1.1 },
]

async function held(url: string, messages: number): Promise<[Figures, Figures]> {
  const database = await openDatabase({ url })
  await migrateDatabase(database)
  await buildTown(database.db, PEOPLE)
  const bots = await startBots({
    secretKey: 'a secret of the tests',
    ...{ database, clock: () => NOW, zone: 'Asia/Jakarta', links: () => ({ web: '' }), name: 'bench' },
    onFault: ({ what, kind }) => {
      throw new Error(`${what}: ${kind}`)
    },
  })
  bots.open(instant())
  const figures: Figures[] = []
  for (let at = 0; at < messages; at += AT_ONCE) {
    if (at === messages / 10) figures.push(inUse())
    await bots.intake(Array.from({ length: AT_ONCE }, (_, index) => menuSaid(at + index)))
    await bots.idle()
  }
  figures.push(inUse())
  await bots.drain()
  await database.close()
  const [early = {}, late = {}] = figures
  return [early, late]
}

function inUse(): Figures {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { 'MB in use': (heapUsed + external) / 2 ** 20, 'MB resident': rss / 2 ** 20 }
}

const WORDS = ['menu', 'keranjang', 'nasi kotak', 'pesanan', 'bantuan']

function menuSaid(at: number): Incoming {
  const who = `${1 + (at % PEOPLE)}`
  return {
    address: { channel: 'telegram', chat: who },
    ...{ group: false, addressed: true, messageId: `m${at}`, sender: { ids: [who] }, sentAt: NOW, waited: false },
    input: { kind: 'text', text: WORDS[at % WORDS.length] ?? '' },
  }
}

function instant(): Channel {
  return {
    name: 'telegram',
    capabilities: { buttons: true, edits: true, inline: true, textMax: 4096, captionMax: 1024, repeatable: true },
    send: async ({ id }) => ({ kind: 'sent', messageIds: [`${id}`] }),
    acknowledge: async () => undefined,
    fetchMedia: async () => new Uint8Array(),
    health: () => ({ state: 'open', since: NOW, reconnects: 0 }),
    stopIntake: async () => undefined,
    close: async () => undefined,
  }
}
