/**
 * Imports are all or nothing: a table with one wrong cell changes nothing, and its report names every wrong cell. What
 * is there already is compared with what the table says, so that importing twice changes nothing.
 */
import type { Instant } from '#core/calendar.ts'
import {
  type Columns,
  type ImportKind,
  kinds,
  type Problem,
  type Reading,
  type ReadRow,
  type RowOf,
  readRows,
  type Table,
} from '#core/import/index.ts'
import type { Db } from '../client.ts'
import type { NpwpSafe } from '../sealed-npwp.ts'
import { importBudgets } from './budgets.ts'
import { importCategories, importProducts } from './catalogue.ts'
import type { Outcome } from './outcome.ts'
import { importPeople } from './people.ts'
import { loadReferents, type Referents } from './referents.ts'
import { importHolidays, importPlaces, importUnits } from './units.ts'
import { importVendors } from './vendors.ts'

export interface ImportReport {
  readonly kind: ImportKind
  readonly rows: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  /** Not empty: then nothing at all was written. In order of lines. */
  readonly problems: readonly Problem[]
  /** Headers of the file that mean nothing to this kind. */
  readonly ignored: readonly string[]
}

/** A row with the line it came from, so that a check against the database can still name it. */
export interface Located<Row> {
  readonly line: number
  readonly row: Row
}

/** Whether the search index follows at once; `later` is for callers who index the whole catalogue themselves. */
export type Indexing = 'now' | 'later'

/** What writing one kind takes. It checks what only the database knows, and writes if all is well. */
type Importer<Given extends Columns> = (
  tx: Db,
  rows: readonly Located<RowOf<Given>>[],
  context: {
    readonly referents: Referents
    readonly blame: Reading<Given>['blame']
    readonly now: Instant
    readonly indexing: Indexing
    readonly safe: NpwpSafe
  },
) => Promise<Outcome>

const importers: { readonly [Kind in ImportKind]: Importer<(typeof kinds)[Kind]['columns']> } = {
  units: importUnits,
  places: importPlaces,
  people: importPeople,
  vendors: importVendors,
  categories: importCategories,
  products: importProducts,
  budgets: importBudgets,
  holidays: importHolidays,
}

/** Brings one table in, in one transaction of its own (or as part of the one that `db` is). */
export async function importTable(
  db: Db,
  kind: ImportKind,
  table: Table,
  now: Instant,
  { indexing = 'now', safe }: { readonly indexing?: Indexing; readonly safe: NpwpSafe },
): Promise<ImportReport> {
  // Every importer takes the columns of its own kind; the pairing by key is what TypeScript cannot follow.
  const importer = importers[kind] as unknown as Importer<Columns>
  const { columns, key } = kinds[kind] as { columns: Columns; key: readonly string[] }
  const reading = readRows(columns, key, table)
  return db.transaction((tx) => importWith(tx as Db, { kind, columns, importer, reading, now, indexing, safe }))
}

interface Work {
  readonly kind: ImportKind
  readonly columns: Columns
  readonly importer: Importer<Columns>
  readonly reading: Reading<Columns>
  readonly now: Instant
  readonly indexing: Indexing
  readonly safe: NpwpSafe
}

async function importWith(tx: Db, work: Work): Promise<ImportReport> {
  const { kind, columns, importer, reading, now, indexing, safe } = work
  const { rows, blame, ignored } = reading
  const referents = await loadReferents(tx, references(columns, rows))
  const problems = [...reading.problems, ...unknownReferences(kind, columns, reading, referents)]
  const report = (outcome: Outcome): ImportReport => {
    const { created = 0, changed = 0, unchanged = 0 } = 'problems' in outcome ? {} : outcome
    const found = 'problems' in outcome ? outcome.problems : []
    return { kind, rows: rows.length, created, changed, unchanged, problems: found, ignored }
  }
  if (problems.length > 0) return report({ problems: problems.sort((a, b) => a.line - b.line) })
  const located = rows.map(({ line, values }) => ({ line, row: values as RowOf<Columns> }))
  return report(await importer(tx, located, { referents, blame, now, indexing, safe }))
}

function references(columns: Columns, rows: readonly ReadRow<Columns>[]) {
  return Object.entries(columns).flatMap(([field, { refers }]) =>
    refers ? rows.flatMap(({ values }) => (field in values ? refers(values[field]) : [])) : [],
  )
}

function unknownReferences(
  kind: ImportKind,
  columns: Columns,
  { rows, blame }: Reading<Columns>,
  referents: Referents,
): Problem[] {
  // A category may stand below one that the same file brings.
  const own = new Set(kind === 'categories' ? rows.map(({ values }) => values.code as string) : [])
  return rows.flatMap(({ line, values }) =>
    Object.entries(columns).flatMap(([field, { refers }]) => {
      if (!refers || !(field in values)) return []
      const unknown = refers(values[field]).filter(({ to, key }) => !referents[to].has(key) && !own.has(key))
      const noun = unknown[0]?.to
      if (noun === undefined) return []
      return [blame(line, field, { code: 'known', noun, keys: unknown.map(({ key }) => key) })]
    }),
  )
}
