/**
 * Keeps the catalogue findable: search terms of products, the vocabulary that misspelt searches are held against, and
 * the middle prices. Whoever changes products, their vendor or its letters calls `indexProducts` in the same transaction.
 */
import { type SQL, sql } from 'drizzle-orm'
import { type Findable, findableWords, placesOf, productTerms, type RootOf, rootsFrom } from '#core/catalogue/terms.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'

/** Rows that are read, and written, by one statement. */
const CHUNK = 2_000

/**
 * Indexes the given products anew, or the whole catalogue. Products that cannot be ordered lose their terms. The whole
 * is scored anew and rewritten best score first, which is the order in which searches read it; its vocabulary is counted
 * exactly, while single products only ever add to the counts.
 */
export async function indexProducts(db: Db, productIds?: readonly number[]): Promise<void> {
  if (productIds === undefined) await indexAll(db)
  else if (productIds.length > 0) await indexSome(db, productIds)
}

async function indexAll(db: Db): Promise<void> {
  await scoreProducts(db)
  await withdraw(db, sql`true`)
  const words = new Map<string, number>()
  for await (const rows of everyProduct(db)) count(words, rows)
  // A word that stands alone in a big catalogue may be a slip; it is no ground to cut another word by.
  const rootOf = rootsFrom((word) => (words.get(word) ?? 0) > 1)
  const roots = new Map<string, number>()
  for await (const rows of everyProduct(db)) {
    await writeTerms(db, rows, rootOf)
    for (const row of rows) countRoots(roots, row, rootOf)
  }
  await db.transaction(async (transaction) => {
    await transaction.execute(sql`delete from vocabulary`)
    for (const entries of chunks(vocabularyOf(words.keys(), roots, rootOf))) await addWords(transaction, entries)
  })
  await refreshMedians(db, sql`true`)
}

async function indexSome(db: Db, productIds: readonly number[]): Promise<void> {
  const ids = among(productIds)
  const before = await categoriesIn(db, ids)
  const rows = await findableRows(db, ids)
  const words = new Map<string, number>()
  count(words, rows)
  const known = await knownRoots(db, [...words.keys()])
  const rootOf = rootsFrom((word) => known.has(word) || words.has(word))
  const roots = new Map<string, number>()
  for (const row of rows) if (!row.indexed) countRoots(roots, row, rootOf)
  await withdraw(db, sql`p.id = ${ids}`)
  await writeTerms(db, rows, rootOf)
  for (const entries of chunks(vocabularyOf(words.keys(), roots, rootOf))) await addWords(db, entries)
  const touched = [...new Set([...before, ...rows.map((row) => row.categoryId)])]
  await refreshMedians(db, sql`category_id = ${among(touched)}`)
}

/**
 * Every product's place among all by how often it stood in one of the newest hundred thousand orders, then by how complete
 * its card is: 0 to 1000, cubed so that one in twenty reaches the 850 from which products are asked first.
 */
async function scoreProducts(db: Db): Promise<void> {
  await db.execute(sql`
    with ordered as (
      select product_id, count(*) as orders from order_lines
      where order_id > (select coalesce(max(id), 0) - 100000 from orders) group by product_id
    ), placed as (
      select p.id, floor(1000 * power(percent_rank() over (order by coalesce(o.orders, 0),
        (length(p.description) >= 60)::int + (p.picture <> '')::int + (p.tkdn is not null)::int + (p.max_per_day is not null)::int
      ), 3))::int as score
      from products p left join ordered o on o.product_id = p.id
    )
    update products p set score = placed.score from placed where placed.id = p.id and p.score <> placed.score`)
}

interface FindableRow extends Findable {
  readonly id: number
  readonly indexed: boolean
}

/** Everything that can be ordered, best first, in chunks. */
async function* everyProduct(db: Db): AsyncGenerator<FindableRow[]> {
  const found = await db.execute(sql`select id from products where listed order by score desc, id`)
  const ids = rowsOf<{ id: string | number }>(found).map(({ id }) => Number(id))
  for (const chunk of chunks(ids)) yield await findableRows(db, among(chunk))
}

function among(ids: readonly number[]): SQL {
  return sql`any(${`{${ids.join(',')}}`}::bigint[])`
}

async function findableRows(db: Db, ids: SQL): Promise<FindableRow[]> {
  const rows = rowsOf<Record<keyof FindableRow, never>>(
    await db.execute(sql`
      select p.id, p.name, p.description, p.price, p.terms is not null as indexed,
        c.id as "categoryId", c.name as "categoryName", e.id as "etalaseId", e.name as "etalaseName",
        v.name as "vendorName", v.district, v.city, p.service_area as "serviceArea",
        p.halal and exists (select from vendor_letters l where l.vendor_id = v.id and l.kind = 'halal') as halal
      from products p join vendors v on v.id = p.vendor_id
      join categories c on c.id = p.category_id join categories e on e.id = coalesce(c.parent_id, c.id)
      where p.id = ${ids} and p.listed and v.active
      order by p.score desc, p.id`),
  )
  const numbers = ['id', 'price', 'categoryId', 'etalaseId'] as const
  return rows.map((row) => ({ ...row, ...Object.fromEntries(numbers.map((key) => [key, Number(row[key])])) }))
}

function count(words: Map<string, number>, rows: readonly Findable[]): void {
  for (const row of rows) {
    for (const word of new Set(findableWords(row))) words.set(word, (words.get(word) ?? 0) + 1)
  }
}

/** Places are held against the vocabulary, too: as `r:gambir`, which no written word can be. */
function countRoots(roots: Map<string, number>, row: Findable, rootOf: RootOf): void {
  for (const root of new Set([...findableWords(row).map(rootOf), ...placesOf(row)]))
    roots.set(root, (roots.get(root) ?? 0) + 1)
}

interface Entry {
  readonly word: string
  readonly root: string
  readonly products: number
}

/** Every word and every root, each with how many products hold its root. Sorted, so that two writers cannot deadlock. */
function vocabularyOf(words: Iterable<string>, roots: ReadonlyMap<string, number>, rootOf: RootOf): Entry[] {
  const all = [...new Set([...words, ...roots.keys()])].sort()
  return all.map((word) => {
    const root = roots.has(word) ? word : rootOf(word)
    return { word, root, products: roots.get(root) ?? 0 }
  })
}

async function knownRoots(db: Db, words: readonly string[]): Promise<Set<string>> {
  const found = await db.execute(sql`
    select word from vocabulary where root = word and word = any(array(select jsonb_array_elements_text(${JSON.stringify(words)}::jsonb)))`)
  return new Set(rowsOf<{ word: string }>(found).map(({ word }) => word))
}

async function addWords(db: Db, entries: readonly Entry[]): Promise<void> {
  await db.execute(sql`
    insert into vocabulary (word, root, products)
    select word, root, products from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(word text, root text, products integer)
    on conflict (word) do update set products = vocabulary.products + excluded.products`)
}

/** What cannot be ordered any more is not found any more. */
async function withdraw(db: Db, which: SQL): Promise<void> {
  await db.execute(sql`
    update products p set terms = null from vendors v
    where ${which} and v.id = p.vendor_id and p.terms is not null and not (p.listed and v.active)`)
}

async function writeTerms(db: Db, rows: readonly FindableRow[], rootOf: RootOf): Promise<void> {
  const written = rows.map((row) => ({ id: row.id, terms: productTerms(row, rootOf) }))
  if (written.length === 0) return
  await db.execute(sql`
    update products p set terms = t.terms::tsvector
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as t(id bigint, terms text) where p.id = t.id`)
}

/** The categories under which these products are counted now. */
async function categoriesIn(db: Db, ids: SQL): Promise<number[]> {
  const found = await db.execute(sql`
    select distinct substr(lexeme, 3)::bigint as id from products p, unnest(tsvector_to_array(p.terms)) lexeme
    where p.id = ${ids} and lexeme like 'c:%'`)
  return rowsOf<{ id: string | number }>(found).map(({ id }) => Number(id))
}

async function refreshMedians(db: Db, which: SQL): Promise<void> {
  const offers = sql`
    select category_id, unit, count(*)::int as offers,
      floor(percentile_cont(0.5) within group (order by price))::bigint as median
    from products where terms is not null and ${which} group by category_id, unit`
  await db.execute(sql`
    delete from price_medians m where ${which} and not exists (
      select from products p where p.category_id = m.category_id and p.unit = m.unit and p.terms is not null)`)
  await db.execute(sql`
    insert into price_medians (category_id, unit, offers, median) ${offers} order by category_id, unit
    on conflict (category_id, unit) do update set offers = excluded.offers, median = excluded.median`)
}

function chunks<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, at) => items.slice(at * CHUNK, (at + 1) * CHUNK))
}
