/** Orders that a guard held and that went on with a reason: how many of each kind, and whose. */
import { type SQL, sql } from 'drizzle-orm'
import type { HeldOrders } from '#core/oversight/digest.ts'
import type { Period } from '#core/oversight/period.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'

/** Placed in the period, with something held among what was noticed. */
export const isHeldIn = ({ from, until }: Pick<Period, 'from' | 'until'>): SQL => sql`
  placed_at >= ${new Date(from).toISOString()}::timestamptz and placed_at < ${new Date(until).toISOString()}::timestamptz
  and details @? '$.notices[*] ? (@.severity == "hold")'`

/** Counted by what held them and by unit, the most frequent first. */
export async function heldOrdersIn(db: Db, period: Period): Promise<HeldOrders> {
  const rows = rowsOf<{ guard: string | null; unit: string | null; orders: string }>(
    await db.execute(sql`
      select notice ->> 'guard' as guard, units.name as unit, count(distinct held.id) as orders
      from (select id, unit_id, details from orders where ${isHeldIn(period)}) as held
      join units on units.id = held.unit_id
      cross join lateral jsonb_array_elements(held.details -> 'notices') as notice
      where notice ->> 'severity' = 'hold'
      group by grouping sets ((notice ->> 'guard'), (units.name), ())
      order by orders desc, guard, unit`),
  )
  const all = rows.find(({ guard, unit }) => guard === null && unit === null)
  return {
    orders: Number(all?.orders ?? 0),
    guards: rows.flatMap(({ guard, orders }) => (guard === null ? [] : [{ guard, orders: Number(orders) }])),
    units: rows.flatMap(({ unit, orders }) => (unit === null ? [] : [{ unit, orders: Number(orders) }])),
  }
}
