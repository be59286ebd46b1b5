/** Categories and products, with the history of prices. */
import { type Instant, wallClock } from '#core/calendar.ts'
import type { categoryColumns, Problem, productColumns, Reading, RowOf } from '#core/import/index.ts'
import { indexProducts } from '../catalogue-index.ts'
import type { Db } from '../client.ts'
import { reserveIds, upsertRows } from '../rows.ts'
import { categories, prices, products } from '../schema.ts'
import type { Indexing, Located } from './import-table.ts'
import { type Outcome, sortRows } from './outcome.ts'
import { amongTexts, idOf, type Referents } from './referents.ts'

/** Writes etalase and subcategories by code; a file may bring both at once. */
export async function importCategories(
  tx: Db,
  rows: readonly Located<RowOf<typeof categoryColumns>>[],
  { blame }: { blame: Reading<typeof categoryColumns>['blame'] },
): Promise<Outcome> {
  const problems = rows.flatMap(({ line, row }) =>
    row.parent === row.code ? [blame(line, 'parent', { code: 'not-of-itself' })] : [],
  )
  if (problems.length > 0) return { problems }
  const known = new Map((await tx.select().from(categories)).map((category) => [category.code, category]))
  const fresh = rows.filter(({ row }) => !known.has(row.code))
  const reserved = await reserveIds(tx, fresh.length)
  const idBy = new Map([
    ...[...known.values()].map(({ code, id }) => [code, id] as const),
    ...fresh.map(({ row }, index) => [row.code, reserved[index] ?? 0] as const),
  ])
  const sorted = sortRows(
    rows.map(({ row: { parent, ...row } }) => ({
      id: idBy.get(row.code) ?? 0,
      parentId: parent === null ? null : (idBy.get(parent) ?? null),
      ...row,
    })),
    ({ code }) => known.get(code),
  )
  await upsertRows(tx, categories, [...sorted.created, ...sorted.changed.map(({ wanted }) => wanted)])
  return sorted.tally
}

interface ProductContext {
  readonly referents: Referents
  readonly blame: Reading<typeof productColumns>['blame']
  readonly now: Instant
  readonly indexing: Indexing
}

type ProductRow = RowOf<typeof productColumns>

/** Writes products by SKU: what is listed keeps its id, and a new price joins the history of prices. */
export async function importProducts(
  tx: Db,
  rows: readonly Located<ProductRow>[],
  { referents, blame, now, indexing }: ProductContext,
): Promise<Outcome> {
  const problems = await listedUnderEtalase(tx, rows, blame)
  if (problems.length > 0) return { problems }
  const known = await knownProducts(tx, rows)
  const wanted = rows.map(({ row: { vendor, category, picture, ...row } }) => ({
    ...row,
    vendorId: idOf(referents, 'vendor', vendor),
    categoryId: idOf(referents, 'category', category),
    picture: picture ?? known.get(row.sku)?.picture ?? '',
  }))
  const sorted = sortRows(wanted, ({ sku }) => known.get(sku))
  const ids = await reserveIds(tx, sorted.created.length)
  const { day } = wallClock(now, 'Asia/Jakarta')
  const created = sorted.created.map((row, index) => ({ id: ids[index] ?? 0, listedOn: day, ...row }))
  const changed = sorted.changed.map(({ wanted: row, existing: { id, listedOn } }) => ({ id, listedOn, ...row }))
  await upsertRows(tx, products, [...created, ...changed])
  const repriced = changed.filter(({ sku, price }) => known.get(sku)?.price !== price)
  await upsertRows(
    tx,
    prices,
    [...created, ...repriced].map(({ id, price }) => ({ productId: id, validFrom: now, price })),
  )
  if (indexing === 'now')
    await indexProducts(
      tx,
      [...created, ...changed].map(({ id }) => id),
    )
  return sorted.tally
}

async function knownProducts(tx: Db, rows: readonly Located<ProductRow>[]) {
  const skus = rows.map(({ row }) => row.sku)
  const found = await tx.select().from(products).where(amongTexts(products.sku, skus))
  return new Map(found.map((product) => [product.sku, product]))
}

async function listedUnderEtalase(
  tx: Db,
  rows: readonly Located<ProductRow>[],
  blame: Reading<typeof productColumns>['blame'],
): Promise<Problem[]> {
  const found = await tx.select({ code: categories.code, parentId: categories.parentId }).from(categories)
  const etalase = new Set(found.flatMap(({ code, parentId }) => (parentId === null ? [code] : [])))
  return rows.flatMap(({ line, row }) =>
    etalase.has(row.category) ? [blame(line, 'category', { code: 'subcategory' })] : [],
  )
}
