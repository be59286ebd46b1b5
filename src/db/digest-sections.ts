/** The orders behind a number of the summary, a page at a time. */
import { type SQL, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import { LOSING_ACTS, type Section } from '#core/oversight/digest.ts'
import type { Period } from '#core/oversight/period.ts'
import type { Db } from './client.ts'
import { firstTimeIn, isLateAnswer, isLateDelivery, isPlacedIn } from './digest.ts'
import { isHeldIn } from './held-orders.ts'
import { isLatePayment } from './late-payments.ts'
import { rowsOf } from './rows.ts'

export interface SectionQuestion {
  readonly section: Section
  readonly period: Period
  readonly now: Instant
  readonly page: number
  readonly pageSize: number
}

/** Ids of one page, the longest waiting first, or in the order of placing. `more`: there are further pages. */
export async function sectionOrders(
  db: Db,
  { page, pageSize, ...question }: SectionQuestion,
): Promise<{ readonly ids: readonly number[]; readonly more: boolean }> {
  const rows = rowsOf<{ id: string }>(
    await db.execute(sql`${idsOf(question)} limit ${pageSize + 1} offset ${page * pageSize}`),
  )
  const ids = rows.map(({ id }) => Number(id))
  return { ids: ids.slice(0, pageSize), more: ids.length > pageSize }
}

function idsOf({ section, period, now }: Pick<SectionQuestion, 'section' | 'period' | 'now'>): SQL {
  switch (section) {
    case 'placed':
      return sql`select id from orders where ${isPlacedIn(period)} order by placed_at, id`
    case 'first-time':
      return sql`select id from orders where ${isPlacedIn(period)}
        and vendor_id in (${firstTimeIn(period)}) order by placed_at, id`
    case 'held':
      return sql`select id from orders where ${isHeldIn(period)} order by placed_at, id`
    case 'lost':
      return sql`select order_id as id from ledger
        where at >= ${new Date(period.from).toISOString()}::timestamptz
          and at < ${new Date(period.until).toISOString()}::timestamptz
          and act = any(${`{${LOSING_ACTS.join(',')}}`}::text[])
        order by at, order_id`
    case 'late':
      return sql`select id from (
          select id, status_at as since from orders where ${isLateAnswer(now)}
          union all select id, deliver_at from orders where ${isLateDelivery(now)}
        ) as late order by since, id`
    case 'late-payments':
      return sql`select id from orders where ${isLatePayment(now)} order by pay_by, id`
    default:
      return sql`select id from orders where status = ${section} order by status_at, id`
  }
}
