/**
 * Set-based writes: any number of rows in one statement with one parameter. drizzle's multi-row builder costs four
 * times as much (docs/architecture.md), and a batch of messages is written with a handful of these.
 */
import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { storableJson } from '#core/storable.ts'
import type { Db } from './client.ts'

type Inserted<Table extends PgTable> = Table['$inferInsert']

/** Inserts all rows. Every row must have the same fields as the first; fields left out get the column's default. */
export async function insertRows<Table extends PgTable>(
  db: Db,
  table: Table,
  rows: readonly Inserted<Table>[],
  { onConflict = 'fail' }: { onConflict?: 'fail' | 'ignore' } = {},
): Promise<void> {
  if (rows.length === 0) return
  const tail = onConflict === 'ignore' ? sql` on conflict do nothing` : sql``
  await db.execute(sql`${insertion(table, rows)}${tail}`)
}

/** Inserts all rows, or replaces the given fields of those whose primary key is there already. */
export async function upsertRows<Table extends PgTable>(
  db: Db,
  table: Table,
  rows: readonly Inserted<Table>[],
): Promise<void> {
  if (rows.length === 0) return
  const keys = primaryKeyColumns(table)
  const changed = fieldsOf(table, rows).filter((field) => !keys.includes(field.column))
  const updates = changed.map(({ column }) => sql`${sql.identifier(column)} = excluded.${sql.identifier(column)}`)
  const keyList = sql.join(
    keys.map((key) => sql.identifier(key)),
    sql`, `,
  )
  const action = updates.length > 0 ? sql`do update set ${sql.join(updates, sql`, `)}` : sql`do nothing`
  await db.execute(sql`${insertion(table, rows)} on conflict (${keyList}) ${action}`)
}

function insertion<Table extends PgTable>(table: Table, rows: readonly Inserted<Table>[]): SQL {
  const fields = fieldsOf(table, rows)
  const name = sql.identifier(getTableName(table))
  const columns = sql.join(
    fields.map((field) => sql.identifier(field.column)),
    sql`, `,
  )
  const records = rows.map((row) => {
    const record: Record<string, unknown> = {}
    for (const { key, column, toDriver } of fields) {
      const value = (row as Record<string, unknown>)[key]
      record[column] = value === undefined || value === null ? null : toDriver(value)
    }
    return record
  })
  return sql`insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, ${storableJson(records)}::jsonb)`
}

interface Field {
  readonly key: string
  readonly column: string
  readonly toDriver: (value: unknown) => unknown
}

function fieldsOf<Table extends PgTable>(table: Table, rows: readonly Inserted<Table>[]): Field[] {
  const given = new Set(Object.keys(rows[0] ?? {}))
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
  const result = await db.execute(sql`select nextval(${sequence}) as id from generate_series(1, ${count}::int)`)
  return rowsOf<{ id: string | number }>(result).map((row) => Number(row.id))
}

/** The rows of a raw query, whichever driver answered: postgres.js gives an array, PGlite an object with `rows`. */
export function rowsOf<Row>(result: unknown): Row[] {
  return Array.isArray(result) ? result : (result as { rows: Row[] }).rows
}
