/**
 * A catalogue of any size, the same every time: the demo's goods, sold by thousands of shops all over Java under names
 * with a series word each, one in fifty misspelt. Loaded in the order of score, as a rebuild of the index leaves it.
 */
import { once } from 'node:events'
import postgres from 'postgres'
import { findableWords, placesOf, productTerms, rootsFrom } from '#core/catalogue/terms.ts'
import { etalaseSeeds } from '#seed/catalogue/index.ts'

/** Shops with names of their own; more shops share them. */
const NAMES = 20_000
const SERIES = 40_000
const TOWNS = 86
const SYLLABLES =
  'ba ca da fa ga ha ja ka la ma na pa ra sa ta wa ya be de le me ne re se te bi di li mi ni ri si ti bo do lo mo no ro so to bu du lu mu nu ru su tu'.split(
    ' ',
  )

/** Reproducible numbers from 0 to 1: a good mixer of 32 bits (Mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Fills an empty, migrated database with `size` products, their terms, vocabulary and indexes. */
export async function loadBigCatalogue(url: string, size: number, vendors = NAMES): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await sql.unsafe('set synchronous_commit = off')
    await sql`set session_replication_role = replica`
    await sql.unsafe('drop index products_terms, products_terms_top, products_category, products_vendor')
    await loadShelves(sql)
    await loadVendors(sql, vendors)
    await loadProducts(sql, size, vendors)
    await sql.unsafe("set maintenance_work_mem = '1GB'")
    await sql.unsafe('create index products_terms on products using gin (terms) with (fastupdate = off)')
    await sql.unsafe(
      'create index products_terms_top on products using gin (terms) with (fastupdate = off) where score >= 850',
    )
    await sql.unsafe('create index products_category on products (category_id, score)')
    await sql.unsafe('create index products_vendor on products (vendor_id)')
    await sql.unsafe(`insert into price_medians select category_id, unit, count(*),
      floor(percentile_cont(0.5) within group (order by price)) from products group by 1, 2`)
    await sql.unsafe('vacuum analyze')
  } finally {
    await sql.end()
  }
}

interface Shelf {
  readonly id: number
  readonly etalaseId: number
  readonly etalaseName: string
  readonly seed: (typeof etalaseSeeds)[number]['subcategories'][number]
  readonly edible: boolean
}

const shelves: readonly Shelf[] = etalaseSeeds.flatMap((etalase, e) =>
  etalase.subcategories.map((seed, s) => ({
    id: (e + 1) * 100 + s + 1,
    etalaseId: (e + 1) * 100,
    etalaseName: etalase.name,
    seed,
    edible: etalase.edible,
  })),
)

async function loadShelves(sql: postgres.Sql): Promise<void> {
  const etalase = etalaseSeeds.map(({ code, name, emoji }, at) => [
    (at + 1) * 100,
    code,
    null,
    name,
    emoji,
    'goods',
    at,
  ])
  const inside = shelves.map(({ id, etalaseId, seed }) => [
    id,
    seed.code,
    etalaseId,
    seed.name,
    seed.emoji,
    'goods',
    id % 100,
  ])
  await copy(sql, 'categories (id, code, parent_id, name, emoji, tax_class, position)', [...etalase, ...inside])
}

/** Where the vendor with this number sits. */
export const town = (at: number) => ({
  district: `Kecamatan ${word(at % TOWNS)}`,
  city: `Kota ${word(1000 + (at % 20))}`,
})

async function loadVendors(sql: postgres.Sql, vendors: number): Promise<void> {
  const rows = Array.from({ length: vendors }, (_, at) => {
    const { district, city } = town(at)
    return [at + 1, `N${at}`, vendorName(at), 'micro', 'person', false, false, '-', district, city, true, '2025-01-01']
  })
  await copy(
    sql,
    'vendors (id, nib, name, size, form, jakpreneur, vat_registered, address, district, city, active, joined_on)',
    rows,
  )
  const letters = rows.flatMap(([id]) => (Number(id) % 2 ? [] : [[id, 'halal', `H${id}`, '2025-01-01', '2028-01-01']]))
  await copy(sql, 'vendor_letters (vendor_id, kind, number, valid_from, valid_to)', letters)
}

const vendorName = (at: number) =>
  `${['Toko', 'Dapur', 'CV', 'Usaha', 'Sanggar'][at % 5]} ${word(2000 + (at % 3000))} ${at % NAMES}`

/** The made-up word with this number. */
function word(number: number): string {
  let rest = number
  const parts = [rest % SYLLABLES.length]
  while (parts.length < 3) {
    rest = Math.floor(rest / SYLLABLES.length)
    parts.push((rest * 7 + number) % SYLLABLES.length)
  }
  return parts.map((part) => SYLLABLES[part]).join('')
}

const COLUMNS =
  'products (id, sku, vendor_id, category_id, name, description, unit, price, min_order, max_per_day, lead_time_hours, service_area, delivery_fee, halal, domestic, picture, listed, listed_on, score, terms)'

async function loadProducts(sql: postgres.Sql, size: number, vendors: number): Promise<void> {
  const rootOf = rootsFrom(() => false)
  const roots = new Map<string, number>()
  const words = new Set<string>()
  await copy(sql, COLUMNS, productRows({ size, vendors }, rootOf, roots, words))
  for (const root of roots.keys()) words.add(root)
  const vocabulary = [...words].map((each) => {
    const root = roots.has(each) ? each : rootOf(each)
    return [each, root, roots.get(root) ?? 0]
  })
  await copy(sql, 'vocabulary (word, root, products)', vocabulary)
}

function* productRows(
  { size, vendors }: { size: number; vendors: number },
  rootOf: (word: string) => string,
  roots: Map<string, number>,
  words: Set<string>,
) {
  const next = dice(7)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item
  for (let at = 0; at < size; at++) {
    const shelf = pick(shelves)
    const { seed } = shelf
    const vendorId = 1 + Math.floor(next() * vendors)
    const { district, city } = town(vendorId - 1)
    const serviceArea = [city, town(vendorId).city]
    const name = slip(`${pick(seed.goods)} ${word(10_000 + Math.floor(next() ** 2 * SERIES))}`, next)
    const price = Math.round((seed.from + next() * (seed.to - seed.from)) / 500) * 500
    const findable = {
      ...{
        name,
        description: pick(seed.details),
        price,
        district,
        city,
        serviceArea,
        halal: shelf.edible && vendorId % 2 === 0,
      },
      ...{ categoryId: shelf.id, categoryName: seed.name, etalaseId: shelf.etalaseId, etalaseName: shelf.etalaseName },
      vendorName: vendorName(vendorId - 1),
    }
    const found = new Set<string>(placesOf(findable))
    for (const each of findableWords(findable)) {
      found.add(rootOf(each))
      words.add(each)
    }
    for (const root of found) roots.set(root, (roots.get(root) ?? 0) + 1)
    const score = Math.floor(1000 * (1 - at / size) ** 3)
    yield [
      ...[
        at + 1,
        `S${at}`,
        vendorId,
        shelf.id,
        name,
        findable.description,
        seed.unit,
        price,
        seed.minOrder,
        seed.perDay ?? null,
      ],
      ...[
        seed.leadTimeHours,
        `{"${serviceArea.join('","')}"}`,
        25_000,
        shelf.edible,
        true,
        'f'.repeat(64),
        true,
        '2026-01-01',
      ],
      ...[score, productTerms(findable, rootOf)],
    ]
  }
}

/** One name in fifty loses a letter. */
function slip(name: string, next: () => number): string {
  if (next() >= 0.02) return name
  const at = 1 + Math.floor(next() * (name.length - 2))
  return name.slice(0, at) + name.slice(at + 1)
}

async function copy(sql: postgres.Sql, table: string, rows: Iterable<readonly unknown[]>): Promise<void> {
  const into = await sql.unsafe(`copy ${table} from stdin`).writable()
  let text = ''
  for (const row of rows) {
    text += `${row.map(copied).join('\t')}\n`
    if (text.length < 1_000_000) continue
    if (!into.write(text)) await once(into, 'drain')
    text = ''
  }
  into.end(text)
  await once(into, 'finish')
}

function copied(value: unknown): string {
  return value === null || value === undefined
    ? '\\N'
    : String(value).replaceAll('\\', '\\\\').replaceAll('\t', ' ').replaceAll('\n', ' ')
}
