/** Many values as one parameter: a statement that is the same however many are asked for is planned once. */
import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** A PostgreSQL array literal of whole numbers. */
export function arrayOf(ids: readonly number[]): string {
  return `{${ids.join(',')}}`
}

/** A PostgreSQL array literal of numbers or texts, each once. */
export function listOf(values: readonly (number | string)[]): string {
  const wanted = [...new Set(values)]
  return `{${wanted.map((value) => (typeof value === 'number' ? value : quoted(value))).join(',')}}`
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

/**
 * Is the column one of these? Each value counts once; none of them is never true. In a question that is built once the
 * values are a placeholder, which is given a `listOf` them.
 */
export function oneOf(column: PgColumn, values: readonly (number | string)[] | Placeholder): SQL {
  const given = Array.isArray(values) ? listOf(values) : values
  return sql`${column} = any(${given}::${sql.raw(column.getSQLType())}[])`
}

/**
 * Is the column one of these words of ours? They stand in the statement itself: its plan, made once for all values, can
 * only take a partial index whose condition it can see to be met.
 */
export function isAmong(column: PgColumn, words: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', '))})`
}
