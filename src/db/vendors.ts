/** Vendors: the facts that orders depend on, and places to deliver to. */
import { asc, eq } from 'drizzle-orm'
import type { Place, VendorFacts } from '#core/order/index.ts'
import { listOf, oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { places, vendors } from './schema.ts'
import { question } from './statements.ts'
import { together } from './together.ts'

/** Vendors by id, with what an order needs to know of them. */
export const vendorsById = together(async (db, ids: readonly number[]): Promise<Map<number, VendorFacts>> => {
  const rows = await factsOf(db, { ids: listOf(ids) })
  return new Map(rows.map((row) => [row.id, row]))
})

const factsOf = question((db, given) =>
  db
    .select({ id: vendors.id, name: vendors.name, active: vendors.active, vatRegistered: vendors.vatRegistered })
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
