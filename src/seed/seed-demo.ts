/**
 * Fills an empty database with a made-up province, the same one every time, through the import that operators use.
 * Days are counted back from the day of seeding, which is remembered, so that seeding again changes nothing.
 */
import { eq, sql } from 'drizzle-orm'
import { addDays, type Day, HOUR, type Instant, wallClock } from '#core/calendar.ts'
import type { ImportKind, Table } from '#core/import/index.ts'
import { indexProducts } from '#db/catalogue-index.ts'
import type { Database, Db } from '#db/client.ts'
import { importTable } from '#db/import/index.ts'
import { insertRows } from '#db/rows.ts'
import { aliases, chats, cursors, people } from '#db/schema.ts'
import type { NpwpSafe } from '#db/sealed-npwp.ts'
import { cast, STARTING_CAST } from './cast.ts'
import { ruleSeeds } from './law.ts'
import { seedPastOrders } from './orders/past-orders.ts'
import { type PersonSeed, personSeeds } from './people.ts'
import { storePictures } from './pictures/index.ts'
import { PRICE_AGES, type ProductSeed, productSeeds } from './products.ts'
import { SEEDED_MARK } from './seeded-on.ts'
import {
  budgetTable,
  categoryTable,
  holidayTable,
  peopleTable,
  placeTable,
  productTable,
  unitTable,
  vendorTable,
} from './tables.ts'
import { vendorSeeds } from './vendors.ts'

export interface SeedReport {
  /** False when the demo was there already; then nothing was done. */
  readonly seeded: boolean
  /** How many rows of each kind were brought in. */
  readonly rows: Readonly<Partial<Record<ImportKind | 'orders', number>>>
}

const ZONE = 'Asia/Jakarta'
const DAY = 24 * HOUR

/** Seeds the demo, all of it or nothing. */
export async function seedDemo({ db }: Pick<Database, 'db'>, now: Instant, safe: NpwpSafe): Promise<SeedReport> {
  return db.transaction(async (tx) => {
    const [mark] = await tx.select().from(cursors).where(eq(cursors.name, SEEDED_MARK))
    if (mark) return { seeded: false, rows: {} }
    await tx.insert(cursors).values({ name: SEEDED_MARK, value: now })
    return { seeded: true, rows: await fill(tx as Db, now, safe) }
  })
}

async function fill(tx: Db, now: Instant, safe: NpwpSafe): Promise<SeedReport['rows']> {
  const { day } = wallClock(now, ZONE)
  const vendors = vendorSeeds(day)
  const persons = personSeeds(vendors)
  const goods = productSeeds(vendors)
  const beginning = now - PRICE_AGES[0] * DAY
  const bring: Bring = (kind, table, at = beginning) => broughtIn(tx, { kind, table, at, safe })
  await writeRules(tx)
  const rows = {
    holidays: await bring('holidays', holidayTable()),
    units: await bring('units', unitTable()),
    places: await bring('places', placeTable()),
    vendors: await bring('vendors', vendorTable(vendors)),
    people: await bring('people', peopleTable(persons)),
    categories: await bring('categories', categoryTable()),
    budgets: await bringBudgets(bring, day),
    products: await bringCatalogue(tx, goods, now, bring),
  }
  await openChats(tx, persons, beginning)
  const beginner = cast(day).find(({ code }) => code === STARTING_CAST.vendor)
  const orders = await seedPastOrders(tx, { now, zone: ZONE, spared: new Set(beginner ? [beginner.at] : []) })
  await indexProducts(tx)
  return { ...rows, orders }
}

/** Brings a table in, as of the beginning unless told. */
type Bring = (kind: ImportKind, table: Table, at?: Instant) => Promise<number>

/** A table of ours that its own import refuses is our mistake, with the first problem as its reason. */
async function broughtIn(
  tx: Db,
  { kind, table, at, safe }: { kind: ImportKind; table: Table; at: Instant; safe: NpwpSafe },
): Promise<number> {
  const { problems, rows } = await importTable(tx, kind, table, at, { indexing: 'later', safe })
  const [problem] = problems
  if (problem) throw new Error(`the demo's ${kind} are wrong on line ${problem.line}, column ${problem.column}`)
  return rows
}

/** The plans of every year that the past orders and the next weeks fall into. */
async function bringBudgets(bring: Bring, today: Day): Promise<number> {
  const years = new Set([-300, 0, 20].map((days) => Number(addDays(today, days).slice(0, 4))))
  let rows = 0
  for (const year of years) rows += await bring('budgets', budgetTable(year))
  return rows
}

/** The catalogue as it stood four times in the past year: each import adds what was new and repriced since. */
async function bringCatalogue(tx: Db, goods: readonly ProductSeed[], now: Instant, bring: Bring): Promise<number> {
  const pictures = await storePictures(tx, goods, now)
  let rows = 0
  for (const [age, days] of PRICE_AGES.entries()) {
    const table = productTable(goods, age, (sku) => pictures.get(sku) ?? '')
    rows = await bring('products', table, now - days * DAY)
  }
  return rows
}

/** JSON's null is a value here ("no approval asked"), where a recordset would make it an absent one. */
async function writeRules(tx: Db): Promise<void> {
  await tx.execute(sql`
    insert into rules (key, valid_from, value, source)
    select rule ->> 'key', '2025-01-01', rule -> 'value', rule ->> 'source'
    from jsonb_array_elements(${JSON.stringify(ruleSeeds)}::jsonb) as rule
    on conflict do nothing`)
}

/** Everybody has written to the office once: their LIDs are known, and they can be written to. */
async function openChats(tx: Db, persons: readonly PersonSeed[], since: Instant): Promise<void> {
  const ids = new Map((await tx.select({ id: people.id, code: people.code }).from(people)).map((p) => [p.code, p.id]))
  const known = persons.flatMap((person) => {
    const personId = ids.get(person.code)
    return personId === undefined ? [] : [{ ...person, personId }]
  })
  await insertRows(
    tx,
    aliases,
    known.map(({ lid, personId }) => ({ channel: 'whatsapp', externalId: lid, personId, createdAt: since })),
  )
  const home = ({ roles, telegram, whatsapp }: PersonSeed) =>
    roles.some(({ role }) => role === 'vendor')
      ? { channel: 'whatsapp', chat: `${whatsapp}@s.whatsapp.net` }
      : { channel: 'telegram', chat: String(telegram) }
  await insertRows(
    tx,
    chats,
    known.map((person) => ({ ...home(person), personId: person.personId, lastInboundAt: since, createdAt: since })),
  )
}
