/** Who owes longest: payments past their promise, asked by the index of the unpaid, whatever has been paid before. */
import { type SQL, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { LatePayments } from '#core/oversight/digest.ts'
import { arrayOf } from './arrays.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'

/** How many units are named. */
const NAMED = 3

/** Written as the index `orders_unpaid` has it. Source: docs/rules.md#R-07. */
export const isLatePayment = (now: Instant): SQL =>
  sql`status in ('received', 'payment-submitted') and pay_by < ${new Date(now).toISOString()}::timestamptz`

/** How many payments are late and what they come to; the units whose oldest promise is oldest, with their treasurers. */
export async function latePaymentsNow(db: Db, now: Instant): Promise<LatePayments> {
  const rows = rowsOf<Record<string, string> & { treasurers: string[] | null; since: string | Date }>(
    await db.execute(sql`
      with late as (
        select unit_id, count(*) as orders, min(pay_by) as since,
          sum(coalesce((details -> 'inspection' -> 'bill' ->> 'net')::bigint, total)) as amount
        from orders where ${isLatePayment(now)} group by unit_id)
      select units.name as unit, late.orders, late.amount, late.since,
        sum(late.orders) over () as all_orders, sum(late.amount) over () as all_amount,
        (select array_agg(people.honorific || ' ' || people.name order by people.id) from roles
          join people on people.id = roles.person_id and people.active
          where roles.unit_id = late.unit_id and roles.role = 'treasurer') as treasurers
      from late join units on units.id = late.unit_id order by late.since, units.name limit ${NAMED}`),
  )
  const [first] = rows
  return {
    orders: Number(first?.all_orders ?? 0),
    amount: Number(first?.all_amount ?? 0),
    units: rows.map(({ unit = '', treasurers, orders, amount, since }) => ({
      unit,
      treasurers: treasurers ?? [],
      orders: Number(orders),
      amount: Number(amount),
      since: new Date(since).getTime(),
    })),
  }
}

/** Late payments, the oldest promise first: of these units, or of all. */
export async function ordersPaidLate(
  db: Db,
  { now, unitIds, limit }: { now: Instant; unitIds: readonly number[] | 'all'; limit: number },
): Promise<number[]> {
  const whose = unitIds === 'all' ? sql`` : sql` and unit_id = any(${arrayOf(unitIds)}::bigint[])`
  const rows = rowsOf<{ id: string }>(
    await db.execute(sql`select id from orders where ${isLatePayment(now)}${whose} order by pay_by, id limit ${limit}`),
  )
  return rows.map(({ id }) => Number(id))
}
