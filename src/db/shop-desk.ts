/** What a shop's own people see and change of it: its goods with stock and price, its closed days, its hours. */
import { and, asc, eq, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { addDays, type Day, type Hour, type Instant } from '#core/calendar.ts'
import type { Rupiah } from '#core/money.ts'
import type { Closure } from '#core/shop/hours.ts'
import { isAmong, oneOf } from './arrays.ts'
import { stockLeft } from './catalogue.ts'
import { indexProducts } from './catalogue-index.ts'
import type { Db } from './client.ts'
import { categories, orders, prices, products, vendorClosures, vendors } from './schema.ts'

/** A product as its own shop sees it. */
export interface Good {
  readonly id: number
  readonly vendorId: number
  readonly name: string
  readonly unit: string
  readonly price: Rupiah
  readonly minOrder: number
  /** How many are left; null while nobody counts. */
  readonly stock: number | null
  readonly category: string
  readonly etalase: string
  readonly listed: boolean
  /** Has it passed, and why is it not listed all the same? */
  readonly passed: boolean
  readonly withheld: string | null
}

const top = alias(categories, 'top')

/** Everything that these shops sell or offered for curation, by name. */
export async function goodsOf(db: Db, vendorIds: readonly number[]): Promise<Good[]> {
  if (vendorIds.length === 0) return []
  const rows = await db
    .select({
      id: products.id,
      vendorId: products.vendorId,
      name: products.name,
      unit: products.unit,
      price: products.price,
      minOrder: products.minOrder,
      stock: stockLeft,
      category: categories.name,
      etalase: top.code,
      listed: products.listed,
      curatedFrom: products.curatedFrom,
      withheld: products.withheld,
    })
    .from(products)
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .innerJoin(top, eq(top.id, sql`coalesce(${categories.parentId}, ${categories.id})`))
    .where(oneOf(products.vendorId, vendorIds))
    .orderBy(asc(products.name), asc(products.id))
  return rows.map(({ curatedFrom, ...row }) => ({ ...row, passed: curatedFrom !== null }))
}

/** What is left of these products from now on; `null` stops counting. */
export async function setStock(tx: Db, productIds: readonly number[], stock: number | null, now: Instant) {
  await tx
    .update(products)
    .set({ stock, stockAt: stock === null ? null : now })
    .where(inArray(products.id, [...productIds]))
}

/** So many more, or fewer, than are left: two who say so at once are both heard. */
export async function addStock(tx: Db, productIds: readonly number[], by: number, now: Instant): Promise<void> {
  await tx
    .update(products)
    .set({ stock: sql`greatest(0, ${stockLeft} + ${by}::int)`, stockAt: now })
    .where(inArray(products.id, [...productIds]))
}

/** A new price, from now on: what was ordered keeps its own, and the history keeps both. */
export async function setPrice(tx: Db, productId: number, price: Rupiah, now: Instant): Promise<void> {
  await tx.update(products).set({ price }).where(eq(products.id, productId))
  await tx
    .insert(prices)
    .values({ productId, validFrom: now, price })
    .onConflictDoUpdate({ target: [prices.productId, prices.validFrom], set: { price } })
  await indexProducts(tx, [productId])
}

/** Taken off the catalogue by the shop itself, or put back; only what passed curation is ever shown. */
export async function setShown(tx: Db, productId: number, shown: boolean): Promise<void> {
  await tx
    .update(products)
    .set({ listed: shown, withheld: shown ? null : 'shop' })
    .where(and(eq(products.id, productId), isNotNull(products.curatedFrom)))
  await indexProducts(tx, [productId])
}

/** The shops are closed on these days, both included. */
export async function closeShops(
  tx: Db,
  { vendorIds, from, to, askedBy }: Closure & { vendorIds: readonly number[]; askedBy: number },
  now: Instant,
): Promise<void> {
  await tx
    .insert(vendorClosures)
    .values(vendorIds.map((vendorId) => ({ vendorId, fromDay: from, toDay: to, askedBy, createdAt: now })))
}

/** The shops are open again from this day on, whatever was said before. */
export async function openShops(tx: Db, vendorIds: readonly number[], day: Day): Promise<void> {
  const theirs = inArray(vendorClosures.vendorId, [...vendorIds])
  await tx.delete(vendorClosures).where(and(theirs, gte(vendorClosures.fromDay, day)))
  await tx
    .update(vendorClosures)
    .set({ toDay: addDays(day, -1) })
    .where(and(theirs, lt(vendorClosures.fromDay, day), gte(vendorClosures.toDay, day)))
}

/** Hours of every day; `null` takes them away. */
export async function setHours(
  tx: Db,
  vendorIds: readonly number[],
  hours: { readonly opens: Hour; readonly closes: Hour } | null,
): Promise<void> {
  await tx
    .update(vendors)
    .set({ opens: hours?.opens ?? null, closes: hours?.closes ?? null })
    .where(inArray(vendors.id, [...vendorIds]))
}

/** A day of the week on which the shops are closed from now on, or open again. */
export async function setWeekday(tx: Db, vendorIds: readonly number[], weekday: number, closed: boolean) {
  const without = sql`array_remove(${vendors.closedWeekdays}, ${weekday}::smallint)`
  await tx
    .update(vendors)
    .set({ closedWeekdays: closed ? sql`array_append(${without}, ${weekday}::smallint)` : without })
    .where(inArray(vendors.id, [...vendorIds]))
}

/** Orders that the shops promised for between these moments. */
export async function promisedBetween(db: Db, vendorIds: readonly number[], from: Instant, to: Instant) {
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        oneOf(orders.vendorId, vendorIds),
        isAmong(orders.status, ['awaiting-vendor', 'awaiting-requester', 'in-progress']),
        gte(orders.deliverAt, from),
        lt(orders.deliverAt, to),
      ),
    )
    .orderBy(asc(orders.deliverAt))
  return rows.map(({ id }) => id)
}
