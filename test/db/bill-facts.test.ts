import { and, eq, notInArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import { DEAD_STATUSES, type Order } from '#core/order/index.ts'
import { billOf } from '#core/tax/index.ts'
import { billFactsOf } from '#db/bill-facts.ts'
import type { Database } from '#db/client.ts'
import { ordersById } from '#db/orders.ts'
import { categories, orderLines, orders, products, vendorLetters, vendors } from '#db/schema.ts'
import { MONDAY, openDemoDatabase, TODAY } from '../support/demo.ts'

const DAY = { day: TODAY, values: new Map<string, unknown>(), zone: 'Asia/Jakarta', now: MONDAY }
let database: Database

beforeAll(async () => {
  database = await openDemoDatabase()
}, 60_000)
afterAll(() => database.close())

/** Ids of orders that live, all of whose goods are of a class. */
async function ordersOf(taxClass: string): Promise<number[]> {
  const rows = await database.db
    .selectDistinct({ id: orders.id })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .innerJoin(products, eq(products.id, orderLines.productId))
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .where(and(eq(categories.taxClass, taxClass), notInArray(orders.status, [...DEAD_STATUSES])))
    .orderBy(orders.id)
  return rows.map(({ id }) => id)
}

async function orderOf(id: number): Promise<Order> {
  const found = (await ordersById(database.db, [id])).get(id)
  if (!found) throw new Error('the order is there')
  return found.order
}

const bill = async (order: Order, day = DAY) => billOf(await billFactsOf(database.db, order, day))

test('every living order of the demo has a bill on which its own sums stand', async () => {
  const ids = (await Promise.all(['goods', 'services', 'catering'].map(ordersOf))).flat()
  expect(ids.length).toBeGreaterThan(100)
  for (const { order } of (await ordersById(database.db, ids)).values()) {
    const { gross, invoice, net, ppn, withheld, penalty } = await bill(order)
    expect([gross, invoice, ppn.amount]).toEqual([order.goodsTotal + order.deliveryFee, order.total, order.tax])
    const taken = withheld.reduce((sum, one) => sum + one.amount, 0)
    expect(net + taken + (ppn.collected ? ppn.amount : 0) + penalty.amount).toBe(invoice)
  }
})

describe('a caterer who is a person', () => {
  let order: Order
  beforeEach(async () => {
    const ids = await ordersOf('catering')
    order = await orderOf(ids[0] ?? 0)
    const { vendorId } = order
    await database.db.delete(vendorLetters).where(eq(vendorLetters.vendorId, vendorId))
    await database.db.update(vendors).set({ form: 'person', npwp: '0123456789012345' }).where(eq(vendors.id, vendorId))
  })

  const hands = (kind: string, validFrom: string, validTo: string | null) =>
    database.db
      .insert(vendorLetters)
      .values({ vendorId: order.vendorId, kind, number: `${kind}-1`, validFrom, validTo })

  test('without a letter: PPh 21', async () => {
    expect((await bill(order)).withheld).toMatchObject([{ kind: 'pph21' }])
  })

  test('a Surat Keterangan counts from its first to its last day', async () => {
    await hands('suket', '2026-01-01', TODAY)
    expect((await bill(order)).withheld).toMatchObject([
      { kind: 'pph-final', why: { code: 'certificate', letter: 'suket-1' } },
    ])
    expect((await bill(order, { ...DAY, day: '2026-11-24' })).withheld).toMatchObject([{ kind: 'pph21' }])
    expect((await bill(order, { ...DAY, day: '2025-12-31' })).withheld).toMatchObject([{ kind: 'pph21' }])
  })

  test('a Surat Pernyataan takes it to nothing', async () => {
    await hands('surat-pernyataan', '2026-01-01', null)
    expect((await bill(order)).withheld).toMatchObject([{ kind: 'pph-final-0', amount: 0 }])
  })

  test('goods that came a day late cost a thousandth, unless the office charges none', async () => {
    const late = { ...order, deliveredAt: order.deliverAt + 24 * HOUR }
    const value = order.goodsTotal + order.deliveryFee
    expect((await bill(late)).penalty).toEqual({ days: 1, amount: Math.floor(value / 1_000) })
    const free = { ...DAY, values: new Map([['order.late-penalty', null]]) }
    expect((await bill(late, free)).penalty).toEqual({ days: 1, amount: 0 })
  })
})

describe('small bills of one vendor to one unit', () => {
  /** Three orders of Rp1.9 million of goods on the same day, none of them billed. */
  async function three(): Promise<[Order, Order, Order]> {
    const [a = 0, b = 0, c = 0] = await ordersOf('goods')
    const first = await orderOf(a)
    const { db } = database
    await db.update(vendors).set({ form: 'cv', npwp: '0123456789012345' }).where(eq(vendors.id, first.vendorId))
    await db.delete(vendorLetters).where(eq(vendorLetters.vendorId, first.vendorId))
    for (const [index, id] of [a, b, c].entries()) {
      const [line] = (await orderOf(id)).lines
      if (!line) throw new Error('an order has lines')
      await db.delete(orderLines).where(sql`order_id = ${id} and line <> ${line.line}`)
      await db
        .update(orderLines)
        .set({ price: 1_900_000, quantity: 1, total: 1_900_000 })
        .where(eq(orderLines.orderId, id))
      const amounts = { goodsTotal: 1_900_000, deliveryFee: 0, tax: 0, total: 1_900_000, details: {} }
      // Far from everything else that the demo ordered.
      const placedAt = MONDAY + 1_000 * HOUR + index * HOUR
      const { unitId, vendorId } = first
      await db
        .update(orders)
        .set({ ...amounts, unitId, vendorId, placedAt, taxRate: { numerator: 0, denominator: 1 } })
        .where(eq(orders.id, id))
    }
    return [await orderOf(a), await orderOf(b), await orderOf(c)]
  }

  const keep = async (order: Order) => {
    const made = await bill(order)
    const details = { inspection: { quantities: [], words: '', files: [], bill: made } }
    await database.db.update(orders).set({ details }).where(eq(orders.id, order.id))
    return made
  }

  test('known together from the start, each bears its own', async () => {
    const [one, two, three_] = await three()
    for (const order of [one, two, three_]) {
      const { withheld, flags } = await keep(order)
      expect(withheld).toMatchObject([{ kind: 'pph22', base: 1_900_000, amount: 28_500 }])
      expect(flags).toMatchObject([{ code: 'split-bill', total: 5_700_000 }])
    }
  })

  test('a second one makes good what the first did not bear, and a third does not do so again', async () => {
    const [one, two, third] = await three()
    const { db } = database
    const later = (order: Order, status: string) => db.update(orders).set({ status }).where(eq(orders.id, order.id))
    await later(two, 'cancelled')
    await later(third, 'cancelled')
    expect((await keep(one)).withheld).toEqual([])
    await later(two, 'received')
    expect((await keep(two)).withheld).toMatchObject([{ base: 3_800_000, amount: 57_000, why: { orders: [one.id] } }])
    await later(third, 'received')
    expect((await keep(third)).withheld).toMatchObject([{ base: 1_900_000, amount: 28_500 }])
  })

  test('days apart they are not one', async () => {
    const [one, two, third] = await three()
    for (const [index, { id }] of [two, third].entries()) {
      const placedAt = one.placedAt + (index + 2) * 48 * HOUR
      await database.db.update(orders).set({ placedAt }).where(eq(orders.id, id))
    }
    expect((await bill(one)).withheld).toEqual([])
  })
})
