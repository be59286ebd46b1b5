/**
 * Set-based writes: any number of rows in one statement with one parameter. drizzle's multi-row builder costs four
 * times as much (docs/architecture.md), and a batch of messages is written with a handful of these.
 */
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { storableJson } from '#core/storable.ts'
import type { Db } from './client.ts'
import { ask, rowsOf, runTogether, type Statement } from './statements.ts'

type Inserted<Table extends PgTable> = Table['$inferInsert']

/** Inserts all rows. Every row must have the same fields as the first; fields left out get the column's default. */
export async function insertRows<Table extends PgTable>(
  db: Db,
  table: Table,
  rows: readonly Inserted<Table>[],
  { onConflict = 'fail' }: { onConflict?: 'fail' | 'ignore' } = {},
): Promise<void> {
  await runTogether(db, [write(table, rows, onConflict)])
}

/** Inserts all rows, or replaces the given fields of those whose primary key is there already. */
export async function upsertRows<Table extends PgTable>(
  db: Db,
  table: Table,
  rows: readonly Inserted<Table>[],
): Promise<void> {
  await runTogether(db, [write(table, rows, 'replace')])
}

/** What `insertRows` would run; nothing without rows. */
export function insertion<Table extends PgTable>(
  table: Table,
  rows: readonly Inserted<Table>[],
): Statement | undefined {
  return write(table, rows, 'fail')
}

/** What `upsertRows` would run; nothing without rows. */
export function replacement<Table extends PgTable>(
  table: Table,
  rows: readonly Inserted<Table>[],
): Statement | undefined {
  return write(table, rows, 'replace')
}

type OnConflict = 'fail' | 'ignore' | 'replace'

function write(
  table: PgTable,
  rows: readonly Readonly<Record<string, unknown>>[],
  onConflict: OnConflict,
): Statement | undefined {
  const [first] = rows
  if (!first) return undefined
  const { text, fields } = writing(table, Object.keys(first), onConflict)
  const records = rows.map((row) => {
    const record: Record<string, unknown> = {}
    for (const { key, column, toDriver } of fields) {
      const value = row[key]
      // What is left out comes to null, and need not be written, sent and read.
      if (value !== undefined && value !== null) record[column] = toDriver(value)
    }
    return record
  })
  return { text, params: [storableJson(records)] }
}

interface Writing {
  readonly text: string
  readonly fields: readonly Field[]
}

const writings = new WeakMap<PgTable, Map<string, Writing>>()

/** How rows with these fields are written: the same every time, so it is put into words once. */
function writing(table: PgTable, given: readonly string[], onConflict: OnConflict): Writing {
  const kind = `${onConflict} ${given.join(' ')}`
  const known = writings.get(table) ?? new Map<string, Writing>()
  writings.set(table, known)
  const fields = known.get(kind)?.fields ?? fieldsOf(table, new Set(given))
  const found = known.get(kind) ?? { fields, text: inWords(table, fields, onConflict) }
  known.set(kind, found)
  return found
}

function inWords(table: PgTable, fields: readonly Field[], onConflict: OnConflict): string {
  const name = `"${getTableName(table)}"`
  const columns = fields.map(({ column }) => `"${column}"`).join(', ')
  const records = `jsonb_populate_recordset(null::${name}, $1::jsonb)`
  return `insert into ${name} (${columns}) select ${columns} from ${records}${otherwise(table, fields, onConflict)}`
}

function otherwise(table: PgTable, fields: readonly Field[], onConflict: OnConflict): string {
  if (onConflict === 'fail') return ''
  if (onConflict === 'ignore') return ' on conflict do nothing'
  const keys = primaryKeyColumns(table)
  const changed = fields.filter(({ column }) => !keys.includes(column))
  const updates = changed.map(({ column }) => `"${column}" = excluded."${column}"`)
  const action = updates.length > 0 ? `do update set ${updates.join(', ')}` : 'do nothing'
  return ` on conflict (${keys.map((key) => `"${key}"`).join(', ')}) ${action}`
}

interface Field {
  readonly key: string
  readonly column: string
  readonly toDriver: (value: unknown) => unknown
}

function fieldsOf(table: PgTable, given: ReadonlySet<string>): Field[] {
  return Object.entries(getTableColumns(table)).flatMap(([key, column]) => {
    if (!given.has(key)) return []
    // Inside one JSON document a json value is itself, bytes are a hex literal, and an instant is its ISO text.
    const type = column.getSQLType()
    const toDriver =
      type === 'jsonb'
        ? (value: unknown) => value
        : type === 'bytea'
          ? (value: unknown) => `\\x${Buffer.from(value as Uint8Array).toString('hex')}`
          : (value: unknown) => (Array.isArray(value) ? value : column.mapToDriverValue(value))
    return [{ key, column: snakeCase(column.name), toDriver }]
  })
}

function primaryKeyColumns(table: PgTable): string[] {
  const { columns, primaryKeys } = getTableConfig(table)
  const own = columns.filter((column) => column.primary)
  return (own.length > 0 ? own : (primaryKeys[0]?.columns ?? [])).map((column) => snakeCase(column.name))
}

/** The same casing that the client and the migrations use (`casing: 'snake_case'`). */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Reserves `count` ids ahead of the decisions that use them. */
export async function reserveIds(db: Db, count: number, sequence: 'ids' | 'order_ids' = 'ids'): Promise<number[]> {
  const rows = await ask<{ id: string | number }>(db)`
    select nextval(${sequence}) as id from generate_series(1, ${count}::int)`
  return rows.map((row) => Number(row.id))
}

export { rowsOf }
