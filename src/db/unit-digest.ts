/** What the morning's summary of a head counts: a handful of questions about the units of one person. */
import { type SQL, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Notice, OrderDetails } from '#core/order/index.ts'
import type { Period } from '#core/oversight/period.ts'
import type { UnitDigest } from '#core/oversight/unit-digest.ts'
import { arrayOf } from './arrays.ts'
import type { Db } from './client.ts'
import { isHeldIn } from './held-orders.ts'
import { isLatePayment } from './late-payments.ts'
import { rowsOf } from './rows.ts'
import { NOTABLE } from './schema.ts'
import { together } from './together.ts'

/** How many budget lines, and how many orders of each list, are named. */
const NAMED = 3
const LISTED = 5

export interface UnitQuestion {
  readonly unitIds: readonly number[]
  readonly period: Period
  readonly now: Instant
}

/** The digest of these units. Late payments and budgets are those of now. */
export async function unitDigestFor(db: Db, { unitIds, period, now }: UnitQuestion): Promise<UnitDigest> {
  const ours = sql`unit_id = any(${arrayOf(unitIds)}::bigint[])`
  const [units, counts, budget, late, held, acts] = await Promise.all([
    unitNames(db, unitIds),
    countsOf(db, ours, period),
    budgetOf(db, ours, Number(period.last.slice(0, 4))),
    lateOf(db, unitIds, now),
    heldOf(db, ours, period),
    actsOf(db, unitIds, period),
  ])
  const told = (act: string) => acts.filter((one) => one.act === act)
  return {
    ...{ day: period.first, units, budget, late, held, ...counts },
    overrides: told('forceCancel').map(({ orderId, words }) => ({ orderId, words })),
    waived: acts.flatMap(({ orderId, lateness }) => (lateness?.waived === undefined ? [] : [{ orderId, lateness }])),
    escalated: [...new Set(told('escalate').map(({ orderId }) => orderId))],
  }
}

const within = (column: SQL, { from, until }: Pick<Period, 'from' | 'until'>) =>
  sql`${column} >= ${new Date(from).toISOString()}::timestamptz and ${column} < ${new Date(until).toISOString()}::timestamptz`

async function unitNames(db: Db, unitIds: readonly number[]): Promise<string[]> {
  const rows = rowsOf<{ name: string }>(
    await db.execute(sql`select name from units where id = any(${arrayOf(unitIds)}::bigint[]) order by name`),
  )
  return rows.map(({ name }) => name)
}

async function countsOf(db: Db, ours: SQL, period: Period): Promise<Pick<UnitDigest, 'placed' | 'toConfirm'>> {
  const [row] = rowsOf<Record<'orders' | 'total' | 'waiting', string>>(
    await db.execute(sql`
      select count(*) as orders, coalesce(sum(total), 0) as total,
        (select count(*) from orders where ${ours} and status = 'payment-submitted') as waiting
      from orders where ${ours} and ${within(sql`placed_at`, period)}`),
  )
  const { orders, total, waiting } = row ?? {}
  return { placed: { orders: Number(orders ?? 0), total: Number(total ?? 0) }, toConfirm: Number(waiting ?? 0) }
}

async function budgetOf(db: Db, ours: SQL, year: number): Promise<UnitDigest['budget']> {
  const rows = rowsOf<Record<'rup_code' | 'name' | 'ceiling' | 'committed' | 'all_ceiling' | 'all_committed', string>>(
    await db.execute(sql`
      select rup_code, name, ceiling, committed,
        sum(ceiling) over () as all_ceiling, sum(committed) over () as all_committed
      from budget_lines where ${ours} and year = ${year}
      order by committed::numeric / greatest(ceiling, 1) desc, rup_code limit ${NAMED}`),
  )
  return {
    ceiling: Number(rows[0]?.all_ceiling ?? 0),
    committed: Number(rows[0]?.all_committed ?? 0),
    fullest: rows.flatMap(({ rup_code, name, ceiling, committed }) =>
      Number(committed) > 0 ? [{ rupCode: rup_code, name, left: Number(ceiling) - Number(committed) }] : [],
    ),
  }
}

async function lateOf(db: Db, unitIds: readonly number[], now: Instant): Promise<UnitDigest['late']> {
  const [row] = rowsOf<Record<'orders' | 'amount', string> & { since: string | Date | null; names: string[] | null }>(
    await db.execute(sql`
      select count(*) as orders, min(pay_by) as since,
        coalesce(sum(coalesce((details -> 'inspection' -> 'bill' ->> 'net')::bigint, total)), 0) as amount,
        (select array_agg(distinct people.honorific || ' ' || people.name) from roles
          join people on people.id = roles.person_id and people.active
          where roles.unit_id = any(${arrayOf(unitIds)}::bigint[]) and roles.role = 'treasurer') as names
      from orders where ${isLatePayment(now)} and unit_id = any(${arrayOf(unitIds)}::bigint[])`),
  )
  return {
    orders: Number(row?.orders ?? 0),
    amount: Number(row?.amount ?? 0),
    treasurers: row?.names ?? [],
    ...(row?.since ? { since: new Date(row.since).getTime() } : {}),
  }
}

async function heldOf(db: Db, ours: SQL, period: Period): Promise<UnitDigest['held']> {
  const rows = rowsOf<{ id: string; notices: unknown }>(
    await db.execute(sql`
      select id, details -> 'notices' as notices from orders
      where ${ours} and ${isHeldIn(period)} order by id desc limit ${LISTED}`),
  )
  return rows.map(({ id, notices }) => ({
    orderId: Number(id),
    // Written by `Notice`'s own type when the order was placed.
    notices: (notices as Notice[]).filter(({ severity }) => severity === 'hold'),
  }))
}

interface Act {
  readonly orderId: number
  readonly act: string
  readonly words: string
  readonly lateness?: NonNullable<OrderDetails['inspection']>['lateness']
}

/** What happened on the day that a head would ask about: asked once for all who ask, by an index of nothing else. */
const notableActs = together(async (db, unitIds: readonly number[], from: string, until: string) => {
  const rows = rowsOf<
    Record<'unit_id' | 'order_id' | 'act', string> & { at: string | Date; data: Record<string, unknown> }
  >(
    await db.execute(sql`
      select orders.unit_id, ledger.order_id, ledger.at, ledger.act, ledger.data from ledger
      join orders on orders.id = ledger.order_id
      where ledger.at >= ${from}::timestamptz and ledger.at < ${until}::timestamptz and (${NOTABLE})
        and orders.unit_id = any(${arrayOf(unitIds)}::bigint[])`),
  )
  const acts = rows.map(({ unit_id, order_id, at, act, data: { words, lateness } }) => ({
    ...{ unitId: Number(unit_id), orderId: Number(order_id), at: new Date(at).getTime(), act },
    words: typeof words === 'string' ? words : '',
    ...(lateness ? { lateness: lateness as NonNullable<Act['lateness']> } : {}),
  }))
  return Map.groupBy(acts, ({ unitId }): number => unitId)
})

async function actsOf(db: Db, unitIds: readonly number[], { from, until }: Period): Promise<Act[]> {
  const [since, before] = [from, until].map((instant) => new Date(instant).toISOString())
  const ofUnits = await notableActs(db, unitIds, since ?? '', before ?? '')
  const newest = [...ofUnits.values()].flat().toSorted((one, other) => other.at - one.at)
  return newest.slice(0, LISTED * 4)
}
