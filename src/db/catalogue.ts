/** Questions about the catalogue: cards, etalase and their subcategories, a vendor's goods, and like offers of others. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  isNull,
  notInArray,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Day } from '#core/calendar.ts'
import { type ProductCard, priceAmongLikes, ratingOf } from '#core/catalogue/product-card.ts'
import { DEAD_STATUSES } from '#core/order/lifecycle.ts'
import type { TaxClass } from '#core/tax/index.ts'
import { listOf, oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { categories, priceMedians, products, vendorLetters, vendors } from './schema.ts'
import { question } from './statements.ts'
import { together } from './together.ts'

/** An etalase, or a subcategory, with how many products can be ordered in it. */
export interface CategoryChoice {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly emoji: string
  readonly products: number
}

/** One page of product ids in the order in which they are shown, and how many there are in all. */
export interface ProductPage {
  readonly total: number
  readonly products: readonly number[]
}

const etalase = alias(categories, 'etalase')

/** The cards of products by id, whether or not they can be ordered now; an id that does not exist is not in the map. */
export const productCards = together(
  async (db, productIds: readonly number[], today: Day): Promise<Map<number, ProductCard>> => {
    const rows = await cardRows(db, { today, ids: listOf(productIds) })
    taxClassesOf.know(db, new Map(rows.map(({ product, category }) => [product.id, category.taxClass as TaxClass])))
    return new Map(rows.map((row) => [row.product.id, cardOf(row)]))
  },
)

/** The tax classes of products. */
export const taxClassesOf = together(
  async (db, productIds: readonly number[]): Promise<Map<number, TaxClass>> => {
    const rows = await classRows(db, { ids: listOf(productIds) })
    return new Map(rows.map(({ id, taxClass }) => [id, taxClass as TaxClass]))
  },
  { kept: true },
)

const classRows = question((db, given) =>
  db
    .select({ id: products.id, taxClass: categories.taxClass })
    .from(products)
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .where(oneOf(products.id, given('ids'))),
)

/** All but the indexer's own column, which is long and says nothing to people. */
const { terms: _terms, ...productColumns } = getTableColumns(products)

const dead = sql.raw([...DEAD_STATUSES].map((status) => `'${status}'`).join(', '))

/** What the shop last counted, less what was ordered since and still stands. */
export const stockLeft = sql<number | null>`case when ${products.stock} is null then null
  else greatest(0, ${products.stock} - coalesce((
    select sum(l.quantity) from order_lines l join orders o on o.id = l.order_id
    where l.product_id = ${products.id} and o.placed_at >= ${products.stockAt}
      and o.status not in (${dead})), 0))::int end`

const cardRows = question((db, given) =>
  db
    .select({
      product: productColumns,
      vendor: {
        ...{ id: vendors.id, name: vendors.name, size: vendors.size, district: vendors.district, city: vendors.city },
        ...{ jakpreneur: vendors.jakpreneur, active: vendors.active },
      },
      category: { id: categories.id, name: categories.name, taxClass: categories.taxClass },
      etalase: { id: etalase.id, name: etalase.name, emoji: etalase.emoji },
      offers: priceMedians.offers,
      median: priceMedians.median,
      certified: holdsLetter('halal', given('today')),
      stock: stockLeft,
      lapsed: lapsedLetters(given('today')),
    })
    .from(products)
    .innerJoin(vendors, eq(vendors.id, products.vendorId))
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .innerJoin(etalase, eq(etalase.id, sql`coalesce(${categories.parentId}, ${categories.id})`))
    .leftJoin(priceMedians, and(eq(priceMedians.categoryId, products.categoryId), eq(priceMedians.unit, products.unit)))
    .where(oneOf(products.id, given('ids'))),
)

type CardRow = Awaited<ReturnType<typeof cardRows>>[number]

function cardOf({
  product,
  vendor,
  category,
  etalase: top,
  offers,
  median,
  certified,
  stock,
  lapsed,
}: CardRow): ProductCard {
  return {
    id: product.id,
    sku: product.sku,
    name: product.name,
    description: product.description,
    unit: product.unit,
    price: product.price,
    minOrder: product.minOrder,
    maxPerDay: product.maxPerDay,
    leadTimeHours: product.leadTimeHours,
    stock,
    serviceArea: product.serviceArea,
    deliveryFee: product.deliveryFee,
    category: { id: category.id, name: category.name, taxClass: category.taxClass },
    etalase: { id: top.id, name: top.name, emoji: top.emoji },
    vendor: { id: vendor.id, name: vendor.name, size: vendor.size, district: vendor.district, city: vendor.city },
    badges: {
      halal: product.halal && certified,
      jakpreneur: vendor.jakpreneur,
      domestic: product.domestic,
      tkdn: product.tkdn,
    },
    picture: product.picture,
    available: product.listed && vendor.active,
    likes: offers === null || median === null ? null : priceAmongLikes(product.price, offers, median),
    rating: ratingOf(product.ratings, product.stars),
    listedOn: product.listedOn,
    lapsed: lapsed.filter((kind) => kind !== 'halal' || product.halal),
  }
}

/** Does the vendor of the row hold a valid letter of this kind today? */
export function holdsLetter(kind: string, today: Day | Placeholder): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${vendorLetters} where ${vendorLetters.vendorId} = ${vendors.id}
    and ${vendorLetters.kind} = ${kind} and ${vendorLetters.validFrom} <= ${today}::date
    and (${vendorLetters.validTo} is null or ${vendorLetters.validTo} >= ${today}::date))`
}

/** Kinds of papers about goods that the vendor of the row once had and has no longer. */
function lapsedLetters(today: Placeholder): SQL<string[]> {
  const { vendorId, kind, validTo } = vendorLetters
  return sql<string[]>`array(select ${kind} from ${vendorLetters} where ${vendorId} = ${vendors.id}
    and ${kind} in ('halal', 'pirt', 'slhs') group by ${kind} having max(coalesce(${validTo}, 'infinity')) < ${today}::date
    order by ${kind})`
}

const orderable = and(products.listed, vendors.active)

/** How many products can be ordered in a category: `indexProducts` counts them with the medians, so nobody else needs to. */
const offersInside = sql<number>`coalesce(sum(${priceMedians.offers}), 0)`.mapWith(Number)

/** The doors of the catalogue, in their order. Empty ones too: a door that vanishes confuses. */
export async function etalaseList(db: Db): Promise<CategoryChoice[]> {
  const inside = alias(categories, 'inside')
  return db
    .select({ ...choice, products: offersInside })
    .from(categories)
    .leftJoin(inside, eq(inside.parentId, categories.id))
    .leftJoin(priceMedians, eq(priceMedians.categoryId, inside.id))
    .where(isNull(categories.parentId))
    .groupBy(categories.id)
    .orderBy(asc(categories.position), asc(categories.id))
}

/** The subcategories of an etalase that hold something to order, in their order. */
export async function subcategories(db: Db, etalaseId: number): Promise<CategoryChoice[]> {
  return db
    .select({ ...choice, products: offersInside })
    .from(categories)
    .innerJoin(priceMedians, eq(priceMedians.categoryId, categories.id))
    .where(eq(categories.parentId, etalaseId))
    .groupBy(categories.id)
    .orderBy(asc(categories.position), asc(categories.id))
}

const choice = { id: categories.id, code: categories.code, name: categories.name, emoji: categories.emoji }

/** One page of a subcategory, the best known first. Pages count from 0. */
export async function productsIn(
  db: Db,
  { categoryId, page, pageSize }: { categoryId: number; page: number; pageSize: number },
): Promise<ProductPage> {
  return pageOf(db, and(eq(products.categoryId, categoryId), orderable), [desc(products.score), asc(products.id)], {
    page,
    pageSize,
  })
}

/** Everything of one vendor that can be ordered, by subcategory and name. */
export async function vendorProducts(
  db: Db,
  vendorId: number,
  { page, pageSize }: { page: number; pageSize: number } = { page: 0, pageSize: 500 },
): Promise<ProductPage> {
  return pageOf(
    db,
    and(eq(products.vendorId, vendorId), orderable),
    [asc(products.categoryId), asc(products.name), asc(products.id)],
    { page, pageSize },
  )
}

async function pageOf(
  db: Db,
  where: SQL | undefined,
  order: SQL[],
  { page, pageSize }: { page: number; pageSize: number },
): Promise<ProductPage> {
  const found = db
    .select({ id: products.id })
    .from(products)
    .innerJoin(vendors, eq(vendors.id, products.vendorId))
    .where(where)
  const [[all], rows] = await Promise.all([
    db.select({ total: count() }).from(found.as('found')),
    db
      .select({ id: products.id })
      .from(products)
      .innerJoin(vendors, eq(vendors.id, products.vendorId))
      .where(where)
      .orderBy(...order)
      .limit(pageSize)
      .offset(page * pageSize),
  ])
  return { total: all?.total ?? 0, products: rows.map((row) => row.id) }
}

/** What one asks for when a vendor said no or nothing: the same goods from somebody else. */
export interface AlternativesWanted {
  readonly productId: number
  readonly excludeVendorIds: readonly number[]
  readonly quantity: number
  readonly city: string
  readonly limit: number
}

/**
 * Like products (same subcategory and unit) of other vendors who deliver to the city in this quantity: the nearest in
 * name and price first, for a quick re-order.
 */
export async function alternatives(db: Db, wanted: AlternativesWanted): Promise<number[]> {
  const { productId, excludeVendorIds, quantity, city, limit } = wanted
  const first = alias(products, 'first')
  const others = excludeVendorIds.length > 0 ? notInArray(products.vendorId, [...excludeVendorIds]) : undefined
  const rows = await db
    .select({ id: products.id })
    .from(first)
    .innerJoin(products, and(eq(products.categoryId, first.categoryId), eq(products.unit, first.unit)))
    .innerJoin(vendors, eq(vendors.id, products.vendorId))
    .where(
      and(
        eq(first.id, productId),
        sql`${products.id} <> ${first.id} and ${products.vendorId} <> ${first.vendorId}`,
        orderable,
        others,
        sql`${city} = any(${products.serviceArea})`,
        sql`${products.minOrder} <= ${quantity} and coalesce(${products.maxPerDay}, ${quantity}) >= ${quantity}`,
      ),
    )
    .orderBy(
      // Half for sounding alike, half for costing alike: "nasi kotak rendang" is replaced by rendang, at about its price.
      sql`similarity(${products.name}, ${first.name}) - abs(${products.price} - ${first.price})::real / greatest(${first.price}, 1) desc`,
      desc(products.score),
      asc(products.id),
    )
    .limit(limit)
  return rows.map((row) => row.id)
}
