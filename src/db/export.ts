/** Orders of a range of days, handed out day by day, so that a year costs no more memory than its fullest day. */
import { and, asc, eq, gte, lt } from 'drizzle-orm'
import { addDays, type Day, type Instant, instantAt, wallClock } from '#core/calendar.ts'
import type { ExportedLine } from '#core/export/orders.ts'
import type { Db } from './client.ts'
import { budgetLines, orderLines, orders, units, vendors } from './schema.ts'

/** The order lines of each day from `from` to `to`, both included, in the order of placing. */
export async function* exportedOrders(
  db: Db,
  { from, to, zone }: { readonly from: Day; readonly to: Day; readonly zone: string },
): AsyncGenerator<readonly ExportedLine[]> {
  const moment = (at: Instant) => {
    const { day, hour } = wallClock(at, zone)
    return `${day} ${hour}`
  }
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const begins = instantAt(day, '00:00', zone)
    const ends = instantAt(addDays(day, 1), '00:00', zone)
    const rows = await linesBetween(db, begins, ends)
    if (rows.length > 0)
      yield rows.map((row) => ({ ...row, placedAt: moment(row.placedAt), deliverAt: moment(row.deliverAt) }))
  }
}

function linesBetween(db: Db, begins: Instant, ends: Instant) {
  return db
    .select({
      orderId: orders.id,
      placedAt: orders.placedAt,
      status: orders.status,
      unitCode: units.code,
      unit: units.name,
      rupCode: budgetLines.rupCode,
      vendor: vendors.name,
      line: orderLines.line,
      product: orderLines.name,
      quantity: orderLines.quantity,
      productUnit: orderLines.unit,
      price: orderLines.price,
      lineTotal: orderLines.total,
      deliveryFee: orders.deliveryFee,
      tax: orders.tax,
      total: orders.total,
      deliverAt: orders.deliverAt,
    })
    .from(orders)
    .innerJoin(units, eq(units.id, orders.unitId))
    .innerJoin(budgetLines, eq(budgetLines.id, orders.budgetLineId))
    .innerJoin(vendors, eq(vendors.id, orders.vendorId))
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(and(gte(orders.placedAt, begins), lt(orders.placedAt, ends)))
    .orderBy(asc(orders.placedAt), asc(orders.id), asc(orderLines.line))
}
