/**
 * One, two and four processes of the house on one PostgreSQL: thousands of taps arrive at once, by the same door as from a
 * messenger; measured until every order is committed, and until all its news is sent. It should grow with the processes
 * until the server or the cores are the limit.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { type Database, migrateDatabase, openDatabase } from '#db/client.ts'
import { takeIn } from '#db/inbox.ts'
import { inbox, outbox } from '#db/schema.ts'
import type { Bench, Benchmark, Figures, Trial } from './benchmark.ts'
import { audit, buildTown, NOW, setOut, type Tap } from './town.ts'

export default {
  name: 'processes',
  about: 'Orders a second with several processes on one PostgreSQL, from inbox to outbox. Every order is checked.',
  open,
} satisfies Benchmark

const PROCESSES = [1, 2, 4]
const HOUSE = path.join(import.meta.dirname, 'processes-house.ts')

async function open(bench: Bench): Promise<Trial> {
  const url = await (await bench.server()).create('pesan_processes')
  const database = await openDatabase({ url })
  await migrateDatabase(database)
  const orders = bench.quick ? 2_000 : 8_000
  await buildTown(database.db, orders)
  let rounds = 0
  return {
    contenders: PROCESSES.map((processes) => ({
      name: nameOf(processes),
      measure: () => measure({ database, url }, { processes, orders, round: `p${++rounds}` }),
    })),
    goals: [2, 4].map((processes) => ({
      says: `${processes} processes, of one`,
      figure: 'orders/s',
      ...{ of: nameOf(processes), over: nameOf(1), atLeast: 1 },
    })),
    close: () => database.close(),
  }
}

function nameOf(processes: number): string {
  return `${processes} process${processes > 1 ? 'es' : ''}`
}

async function measure(
  { database, url }: { database: Database; url: string },
  { processes, orders, round }: { processes: number; orders: number; round: string },
): Promise<Figures> {
  const { db } = database
  const taps = await setOut(db, orders, round)
  const houses = await Promise.all(Array.from({ length: processes }, () => startHouse(url)))
  const began = performance.now()
  const arriving = arrive(database, taps)
  const nothing = async (waits: () => Promise<number>) => {
    await arriving
    while ((await waits()) > 0) await new Promise((resolve) => setTimeout(resolve, 10))
    return performance.now() - began
  }
  const ordered = await nothing(() => db.$count(inbox, sql`status = 'waiting'`))
  const told = await nothing(() => db.$count(outbox, sql`status = 'queued'`))
  await Promise.all(houses.map(stopHouse))
  await audit(db, round, orders)
  return { 'orders/s': (orders / ordered) * 1_000, 'orders told/s': (orders / told) * 1_000 }
}

/** As messengers hand them in: a few at a time, over several connections. */
async function arrive({ db }: Database, taps: readonly Tap[]): Promise<void> {
  const arrivals = taps.map(({ incoming }) => {
    const { address, group, messageId } = incoming
    return { ...address, group, messageId, incoming }
  })
  const next = async () => {
    for (let some = arrivals.splice(0, 100); some.length > 0; some = arrivals.splice(0, 100))
      await takeIn(db, some, NOW)
  }
  await Promise.all([next(), next()])
}

async function startHouse(url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [HOUSE, url], { stdio: ['pipe', 'pipe', 'inherit'] })
  if (child.stdout) await once(child.stdout, 'data')
  return child
}

async function stopHouse(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.stdin?.end()
  await gone
}
