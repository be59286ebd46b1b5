import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import type { OrderDetails } from '#core/order/index.ts'
import { type Digest, LOSING_ACTS, type Section, sectionsOf, WAITING_STATUSES } from '#core/oversight/digest.ts'
import { type Period, periodOf } from '#core/oversight/period.ts'
import type { Database } from '#db/client.ts'
import { digestFor } from '#db/digest.ts'
import { sectionOrders } from '#db/digest-sections.ts'
import { budgetLines, ledger, orders } from '#db/schema.ts'
import { MONDAY, openDemoDatabase } from '../support/demo.ts'

const ZONE = 'Asia/Jakarta'
const now = MONDAY + 30 * HOUR
const PERIODS = [
  periodOf('day', '2026-11-23', ZONE),
  periodOf('day', '2026-11-13', ZONE),
  periodOf('day', '2026-11-24', ZONE),
  periodOf('week', '2026-11-22', ZONE),
  periodOf('week', '2026-11-24', ZONE),
]

let database: Database
let everything: { orders: Row[]; ledger: (typeof ledger.$inferSelect)[] }
type Row = typeof orders.$inferSelect

beforeAll(async () => {
  database = await openDemoDatabase()
  everything = { orders: await database.db.select().from(orders), ledger: await database.db.select().from(ledger) }
}, 60_000)
afterAll(() => database.close())

const digest = (period: Period) => digestFor(database.db, { period, now, zone: ZONE })
const within = (at: number, { from, until }: Period) => from <= at && at < until

describe.each(PERIODS)('the digest of the $kind of $first', (period) => {
  const placed = () => everything.orders.filter(({ placedAt }) => within(placedAt, period))

  test('counts what was placed, to the rupiah, as a walk over all orders does', async () => {
    const of = placed()
    const { placed: counted } = await digest(period)
    expect(counted).toMatchObject({
      orders: of.length,
      total: of.reduce((sum, { total }) => sum + total, 0),
      units: new Set(of.map(({ unitId }) => unitId)).size,
      vendors: new Set(of.map(({ vendorId }) => vendorId)).size,
    })
  })

  test('knows whose first order it was', async () => {
    const first = new Set(placed().map(({ vendorId }) => vendorId))
    for (const { vendorId, placedAt } of everything.orders) if (placedAt < period.from) first.delete(vendorId)
    expect((await digest(period)).firstTime.vendors).toBe(first.size)
  })

  test('counts what fell through in it, whenever it had been placed', async () => {
    const lost = everything.ledger.filter(({ at, act }) => within(at, period) && LOSING_ACTS.some((one) => one === act))
    const counted = (await digest(period)).lost.reduce((sum, one) => sum + one.orders, 0)
    expect(counted).toBe(lost.length)
  })

  test('draws two weeks of which its own days end the chart, every order in one colour', async () => {
    const { days } = await digest(period)
    expect(days).toHaveLength(14)
    expect(days.at(-1)?.day).toBe(period.last)
    for (const { day, open, done, dead, total } of days) {
      const of = everything.orders.filter(({ placedAt }) => within(placedAt, periodOf('day', day, ZONE)))
      expect([day, open + done + dead, total]).toEqual([day, of.length, of.reduce((sum, one) => sum + one.total, 0)])
    }
  })

  test('every number opens to as many orders as it says', async () => {
    const told = await digest(period)
    for (const section of sectionsOf(told)) {
      if (section === 'first-time') continue
      const { ids, more } = await sectionOrders(database.db, { section, period, now, page: 0, pageSize: 1_000 })
      expect([section, ids.length, more]).toEqual([section, numberOf(told, section), false])
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})

function numberOf({ placed, now: present, lost }: Digest, section: Section): number {
  if (section === 'placed') return placed.orders
  if (section === 'lost') return lost.reduce((sum, { orders }) => sum + orders, 0)
  if (section === 'late') return (present?.lateAnswers.orders ?? 0) + (present?.lateDeliveries.orders ?? 0)
  if (section === 'late-payments') return present?.latePayments.orders ?? 0
  return present?.waiting.find(({ status }) => status === section)?.orders ?? 0
}

test('who waits is who stands so now, the longest first', async () => {
  const present = (await digest(PERIODS[2] as Period)).now
  for (const status of WAITING_STATUSES) {
    const of = everything.orders.filter((order) => order.status === status).sort((a, b) => a.statusAt - b.statusAt)
    const told = present?.waiting.find((queue) => queue.status === status)
    expect([status, told?.orders ?? 0]).toEqual([status, of.length])
    expect(told?.oldest.map(({ since }) => since) ?? []).toEqual(of.slice(0, 3).map(({ statusAt }) => statusAt))
  }
})

test('what should have arrived and has not is late', async () => {
  const late = everything.orders.filter(
    ({ status, deliverAt }) => ['in-progress', 'on-the-way'].includes(status) && deliverAt < now,
  )
  expect(late.length).toBeGreaterThan(0)
  expect((await digest(PERIODS[2] as Period)).now?.lateDeliveries.orders).toBe(late.length)
})

test('late payers are the units whose promise has passed, the longest first, with what they owe', async () => {
  const muchLater = now + 20 * 24 * HOUR
  const period = periodOf('day', '2026-12-13', ZONE)
  const late = everything.orders.filter(
    ({ status, payBy }) => ['received', 'payment-submitted'].includes(status) && payBy !== null && payBy < muchLater,
  )
  expect(late.length).toBeGreaterThan(0)
  const told = (await digestFor(database.db, { period, now: muchLater, zone: ZONE })).now?.latePayments
  const owed = ({ details, total }: Row) => (details as OrderDetails).inspection?.bill?.net ?? total
  expect(told).toMatchObject({ orders: late.length, amount: late.reduce((sum, order) => sum + owed(order), 0) })
  const oldest = late.toSorted((a, b) => (a.payBy ?? 0) - (b.payBy ?? 0))[0]
  expect(told?.units[0]?.since).toBe(oldest?.payBy)
  expect(told?.units[0]?.treasurers).not.toEqual([])
})

test('budget used is the year’s lines, the fullest first', async () => {
  const lines = (await database.db.select().from(budgetLines)).filter(({ year }) => year === 2026)
  const budget = (await digest(PERIODS[0] as Period)).now?.budget
  expect(budget).toMatchObject({
    ceiling: lines.reduce((sum, { ceiling }) => sum + ceiling, 0),
    committed: lines.reduce((sum, { committed }) => sum + committed, 0),
  })
  const shares = lines.map(({ committed, ceiling }) => committed / ceiling).sort((a, b) => b - a)
  expect(budget?.fullest.map(({ committed, ceiling }) => committed / ceiling)).toEqual(shares.slice(0, 3))
})

test('pages follow each other without a gap', async () => {
  const period = PERIODS[3] as Period
  const page = (at: number, pageSize: number) =>
    sectionOrders(database.db, { section: 'placed', period, now, page: at, pageSize })
  const whole = await page(0, 1_000)
  const [first, second] = [await page(0, 8), await page(1, 8)]
  expect([...first.ids, ...second.ids]).toEqual(whole.ids.slice(0, 16))
  expect(first.more).toBe(true)
})
