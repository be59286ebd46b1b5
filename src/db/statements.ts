/**
 * Statements of the hot path, whose text is made once. To put the same words together again for every batch was most of
 * what a small batch cost: drizzle's builder takes longer to write a statement than the database to answer it.
 */
import { Column, type DriverValueDecoder, getTableName, is, type Placeholder, type Query, SQL, sql } from 'drizzle-orm'
import type { PgPreparedQuery, PreparedQueryConfig } from 'drizzle-orm/pg-core'
import type { Db } from './client.ts'

type Parameter = string | number | boolean | null

/** Words of a statement that are not a parameter. */
export class Words {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A statement of a transaction: ``ask<Row>(tx)`select … where id = ${id}` ``. Values are parameters, unless `Words`. */
export function ask<Row = never>(db: Db) {
  return (strings: TemplateStringsArray, ...values: readonly (Parameter | Words)[]): Promise<Row[]> => {
    const { text, params } = stated(strings, ...values)
    return run<Row>(db, text, params)
  }
}

/** A statement with its parameters, to be run by itself or with others. */
export interface Statement {
  readonly text: string
  readonly params: readonly unknown[]
}

/** As `ask`, without asking. */
export function stated(strings: TemplateStringsArray, ...values: readonly (Parameter | Words)[]): Statement {
  return { text: textOf(strings, values), params: values.filter((value) => !(value instanceof Words)) }
}

/**
 * Writes of one transaction as one statement, each of which changes rows that no other does. None of them sees what the
 * others write, in whatever order they are carried out; foreign keys are looked at when all are.
 */
export async function runTogether(db: Db, writes: readonly (Statement | undefined)[]): Promise<void> {
  const all = writes.filter((write) => write !== undefined)
  const [only, ...more] = all
  if (!only) return
  if (more.length === 0) await run(db, only.text, only.params)
  else
    await run(
      db,
      joined(all),
      all.flatMap(({ params }) => params),
    )
}

const joins = new Map<string, string>()

function joined(all: readonly Statement[]): string {
  const key = all.map(({ text }) => text).join('\n')
  const known = joins.get(key)
  if (known !== undefined) return known
  let before = 0
  const parts = all.map(({ text, params }, at) => {
    const shifted = text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + before}`)
    before += params.length
    return `w${at} as (${shifted})`
  })
  const text = `with ${parts.join(', ')} select 1 as written`
  joins.set(key, text)
  return text
}

/**
 * A transaction whose last writes are not waited for: the commit is sent behind them. Where one of them fails it takes
 * everything back, and that failure is what is thrown.
 */
export async function committedAtOnce<Answer>(
  db: Db,
  body: (tx: Db) => Promise<{ readonly answer: Answer; readonly written: Promise<void> }>,
): Promise<Answer> {
  let written: Promise<void> | undefined
  const committed = db.transaction(async (transaction) => {
    const last = await body(transaction as unknown as Db)
    written = last.written
    // Awaited below; until then its failure is not nobody's.
    written.catch(() => undefined)
    // Whatever was asked in this turn is on its way before the commit is.
    await new Promise((resolve) => setImmediate(resolve))
    return last.answer
  })
  const [outcome] = await Promise.allSettled([committed])
  await written
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}

/** A statement in words that do not change from one time to the next. */
export async function run<Row>(db: Db, text: string, params: readonly unknown[]): Promise<Row[]> {
  const query = db._.session.prepareQuery({ sql: text, params: [...params] }, undefined, undefined, false)
  return rowsOf<Row>(await query.execute())
}

/** The rows of a raw query, whichever driver answered: postgres.js gives an array, PGlite an object with `rows`. */
export function rowsOf<Row>(result: unknown): Row[] {
  return Array.isArray(result) ? result : (result as { rows: Row[] }).rows
}

const texts = new WeakMap<TemplateStringsArray, Map<string, string>>()

function textOf(strings: TemplateStringsArray, values: readonly (Parameter | Words)[]): string {
  const words = values.map((value) => (value instanceof Words ? value.text : '')).join('\n')
  const known = texts.get(strings) ?? new Map<string, string>()
  texts.set(strings, known)
  const text = known.get(words) ?? written(strings, values)
  known.set(words, text)
  return text
}

function written(strings: TemplateStringsArray, values: readonly (Parameter | Words)[]): string {
  let parameters = 0
  return strings.reduce((before, after, at) => {
    const value = values[at - 1]
    parameters += value instanceof Words ? 0 : 1
    return `${before}${value instanceof Words ? value.text : `$${parameters}`}${after}`
  })
}

interface Preparable<Rows> {
  prepare(name: string): PgPreparedQuery<PreparedQueryConfig & { execute: Rows }>
}

/** What drizzle keeps of a prepared query besides its text, to make rows of the answer. */
interface Shape {
  readonly fields: readonly Asked[]
  readonly joinsNotNullableMap: Readonly<Record<string, boolean>> | undefined
}

interface Asked {
  readonly path: readonly string[]
  readonly field: Column | SQL | SQL.Aliased
}

/** A question written with drizzle's builder, built when it is first asked; `given(NAME)` are its parameters. */
export function question<Row>(build: (db: Db, given: (name: string) => Placeholder) => Preparable<Row[]>) {
  let known: { readonly query: Query; readonly rows: (answered: unknown[][]) => Row[] } | undefined
  return (db: Db, given: Readonly<Record<string, Parameter>>): Promise<Row[]> => {
    known ??= builtOnce<Row>(build(db, sql.placeholder))
    const { query, rows } = known
    const prepared = db._.session.prepareQuery<PreparedQueryConfig>(query, undefined, 'known', true, rows)
    return prepared.execute(given) as Promise<Row[]>
  }
}

function builtOnce<Row>(built: Preparable<unknown>) {
  const prepared = built.prepare('known')
  const { fields, joinsNotNullableMap = {} } = prepared as unknown as Shape
  for (const { path, field } of fields) {
    if (path.length > 1 && is(field, Column) && joinsNotNullableMap[getTableName(field.table)] === false)
      throw new Error(`${path.join('.')} may have no row: it is asked for by itself, and not as part of something`)
  }
  const row = maker(fields.map(({ path, field }, at) => ({ path, make: valueMaker(field, at) })))
  return { query: prepared.getQuery(), rows: (answered: unknown[][]) => answered.map(row) as Row[] }
}

type Maker = (values: readonly unknown[]) => unknown

/**
 * Makes rows as drizzle does, except that what a column is and where its value goes is looked up once for a question, and
 * not for every value of every row.
 */
function maker(columns: readonly { readonly path: readonly string[]; readonly make: Maker }[]): Maker {
  const parts = [...Map.groupBy(columns, ({ path: [name = ''] }) => name)].map(([name, own]) => {
    const inner = own.map(({ path, make }) => ({ path: path.slice(1), make }))
    const [only] = inner
    return { name, make: only?.path.length === 0 ? only.make : maker(inner) }
  })
  return (values) => {
    const made: Record<string, unknown> = {}
    for (const { name, make } of parts) made[name] = make(values)
    return made
  }
}

function valueMaker(field: Asked['field'], at: number): Maker {
  const from = is(field, SQL.Aliased) ? field.sql : field
  const decoder = (is(from, Column) ? from : (from as unknown as { decoder: Decoder }).decoder) as Decoder
  return (values) => (values[at] === null ? null : decoder.mapFromDriverValue(values[at]))
}

type Decoder = DriverValueDecoder<unknown, unknown>
