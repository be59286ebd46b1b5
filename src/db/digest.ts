/**
 * What the admins' summary counts. Every question is asked by an index on the time or the state that it is about, so an
 * answer costs as much as its period holds and as much as is open, and nothing for the years before.
 */
import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day, type Instant } from '#core/calendar.ts'
import { DEAD_STATUSES } from '#core/order/index.ts'
import {
  AGREEING_ACTS,
  assembleDigest,
  type BudgetUse,
  type ChartDay,
  type Digest,
  type DigestRows,
  LOSING_ACTS,
  type Machinery,
  type Queue,
  type Surroundings,
  WAITING_STATUSES,
} from '#core/oversight/digest.ts'
import { type Period, periodBefore, periodOf } from '#core/oversight/period.ts'
import { isAmong } from './arrays.ts'
import type { Db } from './client.ts'
import { heldOrdersIn } from './held-orders.ts'
import { latePaymentsNow } from './late-payments.ts'
import { rowsOf } from './rows.ts'
import { orders } from './schema.ts'
import { sealOn } from './seals.ts'

/** Days that the chart shows, the period's own at its end. */
const CHART_DAYS = 14
/** How many of a queue are named, and how many budget lines and new vendors. */
const NAMED = 3

export interface DigestQuestion extends Partial<Surroundings> {
  readonly period: Period
  readonly now: Instant
  readonly zone: string
}

/** The digest of a period as things stand. */
export async function digestFor(db: Db, question: DigestQuestion): Promise<Digest> {
  const { period, now, zone, channels = [], warnings = [] } = question
  const seal = period.kind === 'day' ? await sealOn(db, period.first) : undefined
  const rows = await answersTo({
    placed: placedIn(db, period, zone),
    acts: actsIn(db, period),
    held: heldOrdersIn(db, period),
    firstTime: firstTimeVendors(db, period),
    waiting: waitingNow(db),
    lateAnswers: queueOf(db, isLateAnswer(now), sql`status_at`),
    lateDeliveries: queueOf(db, isLateDelivery(now), sql`deliver_at`),
    latePayments: latePaymentsNow(db, now),
    budget: budgetUse(db, Number(period.last.slice(0, 4))),
    days: chartDays(db, period, zone),
    machinery: machineryNow(db),
  })
  return assembleDigest(period, now, { ...rows, ...(seal ? { seal } : {}) }, { channels, warnings })
}

type Answers<Questions> = { readonly [Name in keyof Questions]: Awaited<Questions[Name]> }

/** Questions that are under way, answered under their names. */
async function answersTo<Questions extends Record<string, unknown>>(questions: Questions): Promise<Answers<Questions>> {
  const answers = await Promise.all(Object.entries(questions).map(async ([name, answer]) => [name, await answer]))
  return Object.fromEntries(answers) as Answers<Questions>
}

const at = (instant: Instant) => sql`${new Date(instant).toISOString()}::timestamptz`
const within = (column: SQL, { from, until }: Pick<Period, 'from' | 'until'>) =>
  sql`${column} >= ${at(from)} and ${column} < ${at(until)}`
const oneOf = (words: readonly string[]) => sql`any(${`{${words.join(',')}}`}::text[])`

/** Orders placed in the period. */
export const isPlacedIn = (period: Period) => within(sql`placed_at`, period)

/** Answers that are still owed after both reminders, or after their deadline. */
export const isLateAnswer = (now: Instant) =>
  sql`status in ('awaiting-approval', 'awaiting-vendor', 'awaiting-requester')
    and (reminders_sent >= 2 or answer_due_at < ${at(now)})`

/** Goods that should have arrived. Written as the index `orders_due` has it. */
export const isLateDelivery = (now: Instant) => sql`status in ('in-progress', 'on-the-way') and deliver_at < ${at(now)}`

async function placedIn(db: Db, period: Period, zone: string): Promise<DigestRows['placed']> {
  const [row] = rowsOf<Record<string, string>>(
    await db.execute(sql`
      select count(*) as orders, coalesce(sum(total), 0) as total, count(distinct unit_id) as units,
        count(distinct vendor_id) as vendors,
        (select count(*) from orders where ${isPlacedIn(periodBefore(period, zone))}) as before
      from orders where ${isPlacedIn(period)}`),
  )
  const count = (name: string) => Number(row?.[name] ?? 0)
  return {
    orders: count('orders'),
    total: count('total'),
    units: count('units'),
    vendors: count('vendors'),
    before: count('before'),
  }
}

async function actsIn(db: Db, period: Period): Promise<DigestRows['acts']> {
  const rows = rowsOf<{ act: string; reason: string; orders: string }>(
    await db.execute(sql`
      select act, coalesce(data ->> 'reason', '') as reason, count(*) as orders from ledger
      where ${within(sql`at`, period)} and act = ${oneOf([...LOSING_ACTS, ...AGREEING_ACTS])}
      group by 1, 2`),
  )
  return rows.map((row) => ({ ...row, orders: Number(row.orders) }))
}

/**
 * The vendors whose first order ever lies in the period. One look per vendor of the period: with `limit 1` the planner
 * cannot turn it into a join over all orders that ever were.
 */
export const firstTimeIn = (period: Period) => sql`
  select of_period.vendor_id from (select distinct vendor_id from orders where ${isPlacedIn(period)}) as of_period
  left join lateral (
    select true as found from orders as earlier
    where earlier.vendor_id = of_period.vendor_id and earlier.placed_at < ${at(period.from)} limit 1
  ) as before on true
  where before.found is null`

async function firstTimeVendors(db: Db, period: Period): Promise<DigestRows['firstTime']> {
  const rows = rowsOf<{ vendors: string; name: string }>(
    await db.execute(sql`
      select count(*) over () as vendors, vendors.name from (${firstTimeIn(period)}) as first_time
      join vendors on vendors.id = first_time.vendor_id order by vendors.name limit ${NAMED}`),
  )
  return { vendors: Number(rows[0]?.vendors ?? 0), names: rows.map(({ name }) => name) }
}

async function waitingNow(db: Db): Promise<DigestRows['waiting']> {
  return Promise.all(
    WAITING_STATUSES.map(async (status) => ({
      status,
      ...(await queueOf(db, isAmong(orders.status, [status]), sql`status_at`)),
    })),
  )
}

/** How many orders are so, and the names of the oldest by `since`. */
async function queueOf(db: Db, isSo: SQL, since: SQL): Promise<Queue> {
  const rows = rowsOf<{ orders: string; id: string; since: string | Date; unit: string; vendor: string }>(
    await db.execute(sql`
      select counted.orders, oldest.id, oldest.since, units.name as unit, vendors.name as vendor
      from (select count(*) as orders from orders where ${isSo}) as counted
      cross join (
        select id, unit_id, vendor_id, ${since} as since from orders where ${isSo} order by ${since}, id limit ${NAMED}
      ) as oldest
      join units on units.id = oldest.unit_id
      join vendors on vendors.id = oldest.vendor_id
      order by oldest.since, oldest.id`),
  )
  const oldest = rows.map(({ id, since, unit, vendor }) => ({
    id: Number(id),
    unit,
    vendor,
    since: new Date(since).getTime(),
  }))
  return { orders: Number(rows[0]?.orders ?? 0), oldest }
}

/** What the year's budget lines hold of what they may. Grows with the lines, not with the orders. */
async function budgetUse(db: Db, year: number): Promise<BudgetUse> {
  const rows = rowsOf<Record<string, string>>(
    await db.execute(sql`
      select sum(ceiling) over () as all_ceiling, sum(committed) over () as all_committed,
        rup_code, units.name as unit, ceiling, committed
      from budget_lines join units on units.id = budget_lines.unit_id
      where year = ${year}
      order by committed::numeric / greatest(ceiling, 1) desc, rup_code limit ${NAMED}`),
  )
  const amount = (row: Record<string, string> | undefined, name: string) => Number(row?.[name] ?? 0)
  const fullest = rows.map((row) => ({
    rupCode: row.rup_code ?? '',
    unit: row.unit ?? '',
    ceiling: amount(row, 'ceiling'),
    committed: amount(row, 'committed'),
  }))
  return {
    ceiling: amount(rows[0], 'all_ceiling'),
    committed: amount(rows[0], 'all_committed'),
    fullest: fullest.filter(({ committed }) => committed > 0),
  }
}

const DONE: ReadonlySet<string> = new Set(['received', 'payment-submitted', 'paid', 'completed'])
const DEAD: ReadonlySet<string> = DEAD_STATUSES

/** Orders of two weeks by day and state. Each day is a look of its own: working out every order's day costs more. */
async function chartDays(db: Db, { last }: Period, zone: string): Promise<ChartDay[]> {
  const days = Array.from({ length: CHART_DAYS }, (_, index) => addDays(last, index + 1 - CHART_DAYS))
  const bounds = days.map((day) => {
    const { from, until } = periodOf('day', day, zone)
    return { day, from: new Date(from).toISOString(), until: new Date(until).toISOString() }
  })
  const rows = rowsOf<{ day: Day; status: string; orders: string; total: string }>(
    await db.execute(sql`
      select of_day.day, counted.status, counted.orders, counted.total
      from jsonb_to_recordset(${JSON.stringify(bounds)}::jsonb) as of_day(day text, "from" timestamptz, until timestamptz)
      cross join lateral (
        select status, count(*) as orders, sum(total) as total from orders
        where placed_at >= of_day."from" and placed_at < of_day.until group by status
      ) as counted`),
  )
  const byDay = Map.groupBy(rows, (row) => row.day)
  return days.map((day) => chartDay(day, byDay.get(day) ?? []))
}

function chartDay(day: Day, rows: readonly { status: string; orders: string; total: string }[]): ChartDay {
  const count = (isSo: (status: string) => boolean) =>
    rows.filter(({ status }) => isSo(status)).reduce((sum, { orders }) => sum + Number(orders), 0)
  const [done, dead] = [count((status) => DONE.has(status)), count((status) => DEAD.has(status))]
  const total = rows.reduce((sum, row) => sum + Number(row.total), 0)
  return { day, done, dead, open: count(() => true) - done - dead, total }
}

async function machineryNow(db: Db): Promise<Machinery> {
  const [row] = rowsOf<{ letters: string; incidents: string }>(
    await db.execute(sql`
      select (select count(*) from inbox where status = 'dead') as letters,
        (select count(*) from incidents where closed_at is null and kind <> 'dead-letter') as incidents`),
  )
  return { deadLetters: Number(row?.letters ?? 0), incidents: Number(row?.incidents ?? 0) }
}
