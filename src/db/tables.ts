/** What tables there are, as the database itself tells it: what a backup holds, in an order that keeps every reference. */
import { sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'

export interface StoredColumn {
  readonly name: string
  /** As PostgreSQL writes it: `timestamp(3) with time zone`, `text[]`. */
  readonly type: string
}

export interface StoredTable {
  readonly name: string
  readonly columns: readonly StoredColumn[]
  /** Holds pictures, documents or stanzas: rows that may be megabytes long. */
  readonly isHeavy: boolean
}

/** Says who lives now and nothing about the office: a lease out of a backup would lock out the living. */
const MOMENTARY = new Set(['leases'])

/** Every table but the momentary ones; one that refers to another comes after it. */
export async function storedTables(db: Db): Promise<StoredTable[]> {
  const columns = rowsOf<{ table: string; name: string; type: string }>(
    await db.execute(sql`
      select t.relname as table, c.attname as name, format_type(c.atttypid, c.atttypmod) as type
      from pg_class t
      join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped and c.attgenerated = ''
      where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
      order by t.relname, c.attnum`),
  )
  const tables = [...Map.groupBy(columns, (column) => column.table)]
    .filter(([name]) => !MOMENTARY.has(name))
    .map(([name, own]) => ({
      name,
      columns: own.map((column) => ({ name: column.name, type: column.type })),
      isHeavy: own.some((column) => column.type === 'bytea'),
    }))
  return afterWhatTheyReferTo(tables, await references(db))
}

async function references(db: Db): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = rowsOf<{ table: string; target: string }>(
    await db.execute(sql`
      select t.relname as table, o.relname as target from pg_constraint f
      join pg_class t on t.oid = f.conrelid join pg_class o on o.oid = f.confrelid
      where f.contype = 'f' and f.conrelid <> f.confrelid and t.relnamespace = 'public'::regnamespace`),
  )
  return new Map(
    [...Map.groupBy(rows, (row) => row.table)].map(([table, own]) => [table, own.map(({ target }) => target)]),
  )
}

function afterWhatTheyReferTo(
  tables: readonly StoredTable[],
  references: ReadonlyMap<string, readonly string[]>,
): StoredTable[] {
  const placed = new Map<string, StoredTable>()
  let left = [...tables]
  while (left.length > 0) {
    const next = left.filter(({ name }) => (references.get(name) ?? []).every((target) => placed.has(target)))
    if (next.length === 0) throw new Error(`these tables refer to each other in a circle: ${left.map((t) => t.name)}`)
    for (const table of next) placed.set(table.name, table)
    left = left.filter(({ name }) => !placed.has(name))
  }
  return [...placed.values()]
}

/** The hashes of the migrations that were applied, oldest first: two databases with the same ones have the same tables. */
export async function appliedMigrations(db: Db): Promise<string[]> {
  const rows = rowsOf<{ hash: string }>(
    await db.execute(sql`select hash from drizzle.__drizzle_migrations order by created_at, id`),
  )
  return rows.map(({ hash }) => hash)
}

/** The last number that each sequence gave out. As text: counters are 64 bits wide. */
export async function sequencePositions(db: Db): Promise<Record<string, string>> {
  const names = rowsOf<{ name: string }>(
    await db.execute(sql`select sequencename as name from pg_sequences where schemaname = 'public' order by 1`),
  )
  const positions: Record<string, string> = {}
  for (const { name } of names) {
    // Asked of the sequence itself: the view knows nothing of one that was moved and not asked since.
    const [row] = rowsOf<{ last: string }>(
      await db.execute(sql`select (last_value - (not is_called)::int)::text as last from ${sql.identifier(name)}`),
    )
    positions[name] = row?.last ?? '0'
  }
  return positions
}

/** Every value is written and read as PostgreSQL's own text; these settings make that text the same everywhere. */
export async function useNeutralText(tx: Db): Promise<void> {
  for (const setting of [
    "timezone = 'UTC'",
    "datestyle = 'ISO, YMD'",
    "bytea_output = 'hex'",
    'extra_float_digits = 1',
    // Rows come in the order in which they lie, which the catalogue's search counts on.
    'synchronize_seqscans = off',
  ])
    await tx.execute(sql.raw(`set local ${setting}`))
}
