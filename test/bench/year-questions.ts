/** What the office asks of its database all day, each as the application asks it. */
import { sql } from 'drizzle-orm'
import { say } from '#bots/markup.ts'
import { openWork } from '#bots/work.ts'
import { brokenLink, type OrderEvent } from '#core/order/index.ts'
import { periodOf } from '#core/oversight/period.ts'
import { budgetMismatches } from '#db/budgets.ts'
import { searchProducts } from '#db/catalogue-search.ts'
import type { Database, Db } from '#db/client.ts'
import { digestFor } from '#db/digest.ts'
import { chainsSince, headsOf } from '#db/ledger.ts'
import { linksOf, ordersAwaitingVendor, ordersById, ordersOfShops, ordersWithAlarm, recentOrders } from '#db/orders.ts'
import { rowsOf } from '#db/rows.ts'
import { QUESTIONS } from '../db/catalogue-questions.ts'
import { LAST_DAY, NOW } from './year.ts'

export interface YearQuestion {
  readonly says: string
  readonly times: number
  /** Should cost the same whatever lies in the past. */
  readonly flat: boolean
  /** Answers with a number when one turn does that many things. */
  ask(db: Db, turn: number, facts: YearFacts): Promise<unknown>
}

export interface YearFacts {
  /** First of the newest day. */
  readonly firstOrder: number
  readonly budgetLines: number
  readonly vendors: number
}

/** What the questions need to know of the nation. */
export async function yearFacts({ db }: Database): Promise<YearFacts> {
  const { from } = periodOf('day', LAST_DAY, ZONE)
  const [row] = rowsOf<Record<keyof YearFacts, string>>(
    await db.execute(sql`
      select (select min(id) from orders where placed_at >= ${new Date(from).toISOString()}::timestamptz) as "firstOrder",
        (select count(*) from budget_lines) as "budgetLines", (select count(*) from vendors) as vendors`),
  )
  return {
    firstOrder: Number(row?.firstOrder),
    budgetLines: Number(row?.budgetLines),
    vendors: Number(row?.vendors),
  }
}

const ZONE = 'Asia/Jakarta'
const DAY = 24 * 3_600_000
/** The shop with the most orders: one in a thousand goes to it. */
const BUSIEST = 1
const searches = Object.values(QUESTIONS).flat()

export const QUESTIONS_OF_A_YEAR: readonly YearQuestion[] = [
  {
    says: 'a search',
    times: 3 * searches.length,
    flat: true,
    ask: async (db, turn) => {
      const [text, , { place: _, ...limits } = {}] = searches[turn % searches.length] ?? ['nasi', '']
      return searchProducts(db, { words: text.split(' '), ...limits }, { page: 0, pageSize: 10, today: LAST_DAY })
    },
  },
  { says: 'an order, placed with 63 others', times: 40, flat: true, ask: placeMany },
  {
    says: 'one order read and locked',
    times: 50,
    flat: true,
    ask: async (db, turn, { firstOrder }) => {
      return db.transaction((tx) => ordersById(tx as unknown as Db, [firstOrder + turn], { lock: true }))
    },
  },
  // Its chart shows two weeks, so it grows until there are two; the bench `digest` shows what it costs from then on.
  { says: 'digest of the day', times: 5, flat: false, ask: digest },
  {
    says: 'verify one order',
    times: 50,
    flat: true,
    ask: async (db, turn, { firstOrder }) => {
      if (brokenLink(await linksOf(db, firstOrder + turn))) throw new Error('a chain is broken')
    },
  },
  { says: 'verify a day, each order', times: 1, flat: true, ask: verifyDay },
  {
    says: 'newest orders of the busiest shop',
    times: 50,
    flat: true,
    ask: (db) => recentOrders(db, { vendorIds: [BUSIEST] }, 10),
  },
  {
    says: 'newest orders of a shop',
    times: 50,
    flat: true,
    ask: (db, turn, { vendors }) => recentOrders(db, { vendorIds: [vendors / 4 + turn] }, 10),
  },
  {
    says: 'newest orders of an officer',
    times: 50,
    flat: true,
    ask: (db, turn) => recentOrders(db, { requesterId: 1 + (turn % 10) }, 10),
  },
  {
    says: 'what a shop must answer and bring',
    times: 50,
    flat: true,
    ask: async (db) => {
      await ordersAwaitingVendor(db, [BUSIEST])
      await ordersOfShops(db, [BUSIEST], ['in-progress', 'on-the-way'])
    },
  },
  {
    says: 'whose alarm has rung',
    times: 50,
    flat: true,
    ask: (db) => ordersWithAlarm(db, NOW + 15 * 3_600_000, { limit: 100, without: [], remindersOnly: false }),
  },
  {
    says: 'budgets against all orders',
    times: 1,
    flat: false,
    ask: async (db) => {
      const wrong = await budgetMismatches(db)
      if (wrong.length > 0) throw new Error(`${wrong.length} budget lines do not hold what their orders say`)
    },
  },
]

const BATCH = 64

/** As the pump does it: budgets locked, orders recorded, both parties told, one transaction. */
async function placeMany(db: Db, turn: number, { budgetLines, vendors }: YearFacts): Promise<number> {
  await db.transaction(async (transaction) => {
    const work = openWork(transaction as unknown as Db, NOW + turn)
    const numbers = Array.from({ length: BATCH }, (_, at) => turn * BATCH + at)
    await Promise.all(
      numbers.map(async (number) => {
        const [{ next: orderId }, line] = await Promise.all([
          work.orderFor(`basket ${number}`),
          work.budgetLine(1 + ((number * 7_919) % budgetLines)),
        ])
        if (!line) throw new Error('no such budget line')
        const order = work.record(placing(orderId, line, 1 + ((number * 104_729) % vendors)))
        work.post(1 + (number % 1_000), { text: say`Pesanan ${order.id} terkirim.` }, { orderId })
        work.post(1 + (number % 1_000), { text: say`Pesanan ${order.id} untuk Kakak.`, choices: [] }, { orderId })
      }),
    )
    await work.flush()
  })
  return BATCH
}

function placing(orderId: number, line: { id: number; unitId: number }, vendorId: number): OrderEvent {
  const requesterId = (line.unitId - 1) * 20 + 1
  return {
    act: 'place',
    orderId,
    at: NOW,
    by: { personId: requesterId, capacity: 'requester', channel: 'telegram' },
    data: {
      ...{ id: orderId, basketId: `placed-${orderId}`, to: 'awaiting-vendor', unitId: line.unitId, vendorId },
      ...{ budgetLineId: line.id, requesterId, deliveryFee: 25_000, taxRate: { numerator: 0, denominator: 1 } },
      lines: [1, 2].map((each) => ({
        ...{
          line: each,
          productId: vendorId,
          name: 'Nasi Kotak Ayam Bakar',
          unit: 'kotak',
          price: 35_000,
          quantity: 40,
        },
      })),
      place: { label: 'Kantor', address: 'Jl. Medan Merdeka Selatan 8', district: 'Gambir', city: 'Jakarta Pusat' },
      ...{ note: '', deliverAt: NOW + 3 * DAY, answerDueAt: NOW + DAY, alarmAt: NOW + DAY / 2 },
    },
  }
}

function digest(db: Db) {
  return digestFor(db, { period: periodOf('day', LAST_DAY, ZONE), now: NOW, zone: ZONE })
}

async function verifyDay(db: Db): Promise<number> {
  const { from } = periodOf('day', LAST_DAY, ZONE)
  let orders = 0
  for await (const chains of chainsSince(db, from)) {
    const heads = await headsOf(db, [...chains.keys()])
    for (const [id, links] of chains) {
      if (brokenLink(links) || heads.get(id)?.head !== links.at(-1)?.hash) throw new Error('a chain is broken')
      orders++
    }
  }
  return orders
}
