/** The app's side of the orders benchmark: a pump on a database, and officers who tap as soon as they may. */
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { startPump } from '#bots/dialog/pump.ts'
import { FLOWS } from '#bots/flows/index.ts'
import { officeReader } from '#bots/office.ts'
import { arrayOf } from '#db/arrays.ts'
import { type Database, type Db, migrateDatabase, openDatabase } from '#db/client.ts'
import { insertRows } from '#db/rows.ts'
import { inbox } from '#db/schema.ts'
import { accountSafe } from '#db/vendor-accounts.ts'
import type { Bench, Contender, Figures, Lazy } from './benchmark.ts'
import { serverMeter } from './cpu.ts'
import { confirmed, placeAll } from './orders-handler.ts'
import { audit, type Budgets, buildTown, NOW, setOut, shareLine, type Tap } from './town.ts'

/** How much of the application is measured: a whole message from inbox to answer, or the order command by itself. */
export type Part = 'message' | 'order'

export interface House {
  /** Orders a second, in one go of some seconds. */
  measure(part: Part, waiting: number, budgets: Budgets): Promise<Figures>
  close(): Promise<void>
}

/** Orders of one cell: enough for some seconds. */
const ordersOf = (waiting: number, quick: boolean) =>
  Math.round((waiting === 1 ? 300 : waiting <= 8 ? 1_200 : 6_000) / (quick ? 2 : 1))

/** The app with so many orders waiting at any time. */
export function appContender(
  part: Part,
  house: Lazy<House>,
  { waiting, budgets, where = '' }: { waiting: number; budgets: Budgets; where?: string },
): Contender {
  return {
    name: `${part}${where}, ${waiting} ${budgets}`,
    measure: async () => (await house()).measure(part, waiting, budgets),
  }
}

/** A town on a fresh database; without a URL on PGlite in memory. */
export async function openHouse(url: string | undefined, { quick }: Bench): Promise<House> {
  const database = await openDatabase({ url })
  await migrateDatabase(database)
  await buildTown(database.db, ordersOf(128, quick))
  const server = url === undefined ? async () => 0 : await serverMeter(url)
  let rounds = 0
  return {
    measure: async (part, waiting, budgets) => {
      const count = ordersOf(waiting, quick)
      const round = `r${++rounds}`
      const lineId = budgets === 'hot' ? await shareLine(database.db, count, rounds) : undefined
      const work =
        part === 'message'
          ? await arriving(database, await setOut(database.db, count, round, lineId), waiting)
          : await placing(database, confirmed(count, round, lineId), waiting)
      const [began, used, usedThere] = [performance.now(), process.cpuUsage(), await server()]
      await work.run()
      const [took, { user, system }, there] = [performance.now() - began, process.cpuUsage(used), await server()]
      await work.close()
      await audit(database.db, round, count)
      return {
        'orders/s': (count / took) * 1_000,
        'CPU µs/order in Node': (user + system) / count,
        ...(url === undefined ? {} : { 'in PostgreSQL': (there - usedThere) / count }),
      }
    },
    close: () => database.close(),
  }
}

interface Underway {
  run(): Promise<void>
  close(): Promise<void>
}

async function placing(database: Database, all: ReturnType<typeof confirmed>, waiting: number): Promise<Underway> {
  await database.db.execute(sql`analyze`)
  return { run: await placeAll(database, all, waiting), close: async () => undefined }
}

/** Puts all taps into the inbox; run, it lets `waiting` of them wait at any time until all are ordered. */
async function arriving(database: Database, taps: readonly Tap[], waiting: number): Promise<Underway> {
  const { db } = database
  const rows = taps.map(({ officer, incoming }) => ({
    ...{ chatId: officer, messageId: incoming.messageId, incoming, status: 'held', receivedAt: NOW },
  }))
  await insertRows(db, inbox, rows)
  const held = await db.select({ id: inbox.id }).from(inbox).where(sql`status = 'held'`).orderBy(inbox.id)
  const ids = held.map(({ id }) => id)
  const messengers = await openMessengers(database)
  const read = officeReader('Asia/Jakarta', () => ({ web: '' }), accountSafe('a secret of the tests'))
  let done = 0
  let due = 0
  const { promise: all, resolve, reject } = Promise.withResolvers<void>()
  // Whoever is answered is followed by the next, so that as many wait as before.
  const next = () => {
    const free = ids.splice(0, due)
    due = 0
    if (free.length > 0) void messengers.release(free).then(pump.wake, reject)
  }
  const acknowledge = async () => {
    done += 1
    due += 1
    if (due === 1) setImmediate(next)
    if (done === taps.length) resolve()
  }
  const capabilities = { buttons: true, edits: true, inline: true, textMax: 4096, captionMax: 1024 }
  const pump = await startPump({
    database,
    clock: () => NOW,
    dialog: async (tx: Db) => ({ flows: FLOWS, office: await read(tx, NOW) }),
    channel: () => ({ capabilities, acknowledge }),
    onFault: ({ error }) => reject(error),
  })
  return {
    run: async () => {
      await messengers.release(ids.splice(0, waiting))
      pump.wake()
      return all
    },
    close: async () => {
      await pump.stop()
      await messengers.close()
    },
  }
}

interface Messengers {
  /** These messages arrive. */
  release(ids: readonly number[]): Promise<void>
  close(): Promise<void>
}

/** What brings messages in. On PostgreSQL it has a connection of its own, as other people would. */
async function openMessengers({ db, url }: Database): Promise<Messengers> {
  if (url === undefined) {
    const release = async (ids: readonly number[]) => {
      await db.execute(sql`update inbox set status = 'waiting' where id = any(${arrayOf(ids)}::bigint[])`)
    }
    return { release, close: async () => undefined }
  }
  const client = postgres(url, { max: 1 })
  return {
    release: async (ids) => {
      await client`update inbox set status = 'waiting' where id = any(${arrayOf(ids)}::bigint[])`
    },
    close: () => client.end(),
  }
}
