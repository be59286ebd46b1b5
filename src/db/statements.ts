/**
 * Statements of the hot path, whose text is made once. To put the same words together again for every batch was most of
 * what a small batch cost: drizzle's builder takes longer to write a statement than the database to answer it.
 */
import { type Placeholder, type Query, sql } from 'drizzle-orm'
import type { PgPreparedQuery, PgSession, PreparedQueryConfig } from 'drizzle-orm/pg-core'
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

/** A statement in words that do not change from one time to the next. */
export async function run<Row>(db: Db, text: string, params: readonly unknown[]): Promise<Row[]> {
  const query = db._.session.prepareQuery({ sql: text, params: [...params] }, undefined, undefined, false)
  return rowsOf<Row>(await query.execute())
}

/**
 * From here to the end of the transaction statements are planned once for each connection, and not anew for few ids and
 * many: a batch asks by ids and by time, which want the same plan whatever they are, and planning was a quarter of it.
 */
export function planOnce(tx: Db): void {
  // Nobody waits for it. Where it fails, so does everything that is asked after it, and that is heard of.
  void run(tx, 'set local plan_cache_mode = force_generic_plan', []).catch(() => undefined)
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
  readonly fields: Parameters<PgSession['prepareQuery']>[1]
  readonly joinsNotNullableMap: Record<string, boolean> | undefined
}

/** A question written with drizzle's builder, built when it is first asked; `given(NAME)` are its parameters. */
export function question<Rows>(build: (db: Db, given: (name: string) => Placeholder) => Preparable<Rows>) {
  let known: (Query & Shape) | undefined
  return (db: Db, given: Readonly<Record<string, Parameter>>): Promise<Rows> => {
    known ??= shapeOf(build(db, sql.placeholder))
    const { fields, joinsNotNullableMap, ...query } = known
    const prepared = db._.session.prepareQuery<PreparedQueryConfig & { execute: Rows }>(query, fields, 'known', true)
    return Object.assign(prepared, { joinsNotNullableMap }).execute(given)
  }
}

function shapeOf(built: Preparable<unknown>): Query & Shape {
  const prepared = built.prepare('known')
  const { fields, joinsNotNullableMap } = prepared as unknown as Shape
  return { ...prepared.getQuery(), fields, joinsNotNullableMap }
}
