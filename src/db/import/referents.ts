/** The ids behind natural keys that a table refers to: read once per import. */
import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Reference, Referent } from '#core/import/index.ts'
import type { Db } from '../client.ts'
import { categories, files, people, units, vendors } from '../schema.ts'

export type Referents = Readonly<Record<Referent, ReadonlyMap<string, number>>>

/** Those of the references that exist, by noun and key. Pictures have no number: they map to 0. */
export async function loadReferents(db: Db, references: readonly Reference[]): Promise<Referents> {
  const keys = (noun: Referent) => [...new Set(references.flatMap(({ to, key }) => (to === noun ? [key] : [])))]
  const pictures = keys('picture')
  const stored =
    pictures.length === 0
      ? []
      : await db.select({ key: files.sha256 }).from(files).where(amongTexts(files.sha256, pictures))
  return {
    unit: await idsOf(db, units, units.code, keys('unit')),
    person: await idsOf(db, people, people.code, keys('person')),
    vendor: await idsOf(db, vendors, vendors.nib, keys('vendor')),
    category: await idsOf(db, categories, categories.code, keys('category')),
    picture: new Map(stored.map(({ key }) => [key, 0])),
  }
}

type Noun = typeof units | typeof people | typeof vendors | typeof categories

async function idsOf(db: Db, table: Noun, column: PgColumn, keys: readonly string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .select({ id: table.id, key: sql<string>`${column}` })
    .from(table as typeof units)
    .where(amongTexts(column, keys))
  return new Map(rows.map(({ id, key }) => [key, id]))
}

/** `column` is one of these texts, as one parameter however many they are. */
export function amongTexts(column: PgColumn, keys: readonly string[]): SQL {
  return sql`${column} in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`
}

/** The id of a reference that was checked before: a missing one is our own mistake. */
export function idOf(referents: Referents, to: Referent, key: string): number {
  const id = referents[to].get(key)
  if (id === undefined) throw new Error(`a ${to} was referred to without having been checked`)
  return id
}
