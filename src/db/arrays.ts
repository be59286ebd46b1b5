/** Many values as one parameter: a statement that is the same however many are asked for is planned once. */
import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** A PostgreSQL array literal of whole numbers. */
export function arrayOf(ids: readonly number[]): string {
  return `{${ids.join(',')}}`
}

/** Is the column one of these? Each value counts once; none of them is never true. */
export function oneOf(column: PgColumn, values: readonly (number | string)[]): SQL {
  const wanted = [...new Set(values)]
  if (wanted.every((value) => typeof value === 'number')) return sql`${column} = any(${arrayOf(wanted)}::bigint[])`
  const quoted = wanted.map((value) => `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`)
  return sql`${column} = any(${`{${quoted.join(',')}}`}::text[])`
}
