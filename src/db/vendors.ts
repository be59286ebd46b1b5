/** Vendors: the facts that orders depend on, and places to deliver to. */
import { asc, eq, sql } from 'drizzle-orm'
import type { Place, VendorFacts } from '#core/order/index.ts'
import { listOf, oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { places, vendorClosures, vendors } from './schema.ts'
import { question } from './statements.ts'
import { together } from './together.ts'

/** So many closures back are looked at: they are asked newest first, and nobody plans more of them ahead. */
const CLOSURES_SEEN = 20

const closures = sql<{ from: string; to: string }[]>`coalesce((
  select json_agg(json_build_object('from', c.from_day, 'to', c.to_day)) from (
    select from_day, to_day from ${vendorClosures} where vendor_id = vendors.id
    order by to_day desc limit ${sql.raw(String(CLOSURES_SEEN))}) c), '[]')`

/** Vendors by id, with what an order needs to know of them. */
export const vendorsById = together(async (db, ids: readonly number[]): Promise<Map<number, VendorFacts>> => {
  const rows = await factsOf(db, { ids: listOf(ids) })
  vendorNames.know(db, new Map(rows.map(({ id, name }) => [id, name])))
  return new Map(
    rows.map(({ opens, closes, closedWeekdays, closures, ...vendor }) => [
      vendor.id,
      { ...vendor, hours: { closures, closedWeekdays, ...(opens ? { opens } : {}), ...(closes ? { closes } : {}) } },
    ]),
  )
})

const factsOf = question((db, given) =>
  db
    .select({
      id: vendors.id,
      name: vendors.name,
      active: vendors.active,
      vatRegistered: vendors.vatRegistered,
      opens: vendors.opens,
      closes: vendors.closes,
      closedWeekdays: vendors.closedWeekdays,
      closures,
    })
    .from(vendors)
    .where(oneOf(vendors.id, given('ids'))),
)

/** The names of vendors, for telling. */
export const vendorNames = together(
  async (db, ids: readonly number[]): Promise<Map<number, string>> => {
    const rows = await nameRows(db, { ids: listOf(ids) })
    return new Map(rows.map(({ id, name }) => [id, name]))
  },
  { kept: true },
)

const nameRows = question((db, given) =>
  db
    .select({ id: vendors.id, name: vendors.name })
    .from(vendors)
    .where(oneOf(vendors.id, given('ids'))),
)

/** The saved delivery addresses of a unit. */
export async function placesOf(db: Db, unitId: number): Promise<Place[]> {
  return db
    .select({ label: places.label, address: places.address, district: places.district, city: places.city })
    .from(places)
    .where(eq(places.unitId, unitId))
    .orderBy(asc(places.label))
}
