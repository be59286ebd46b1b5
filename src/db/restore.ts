/**
 * A backup read back: into an empty database of the same migrations, everything or nothing. The file is read twice: once
 * to see that it is whole, before anything is touched, and once to load it.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { BACKUP_FORMAT } from './backup.ts'
import type { Database, Db } from './client.ts'
import { rowsOf } from './rows.ts'
import { appliedMigrations, type StoredTable, sequencePositions, storedTables, useNeutralText } from './tables.ts'

/** Why a file is not restored, in words for the operator. Nothing was changed. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused'
}

export interface RestoreReport {
  readonly takenAt: string
  readonly tables: number
  readonly rows: number
}

const Header = z.object({
  pesan: z.literal('backup'),
  format: z.number(),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.string()),
})
const TableLine = z.object({ table: z.string(), columns: z.array(z.string()) })
const Summary = z.object({
  rows: z.record(z.string(), z.number()),
  sequences: z.record(z.string(), z.string().regex(/^-?\d+$/)),
})
const Signature = z.object({ sha256: z.string() })

/** About as much text as goes into one statement. */
const STATEMENT_CHARACTERS = 1_000_000

/**
 * Restores `file`. With `force` whatever the database holds is thrown away first; without it the database must be empty.
 * Rejects with `RestoreRefused` when the file, or the database, is not fit for it.
 */
export async function restoreBackup(
  database: Pick<Database, 'db' | 'kind'>,
  file: string,
  { force = false }: { readonly force?: boolean } = {},
): Promise<RestoreReport> {
  const backup = await readThrough(file)
  await database.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    await useNeutralText(tx)
    refuseOtherVersion(backup.migrations, await appliedMigrations(tx))
    if (database.kind === 'postgresql') await refuseWhileOpen(tx)
    const tables = await storedTables(tx)
    const counted = await sequencePositions(tx)
    if (force) await empty(tx, tables)
    else await refuseUnlessEmpty(tx, tables)
    const loaded = await unpacked(file, (lines) => load(tx, lines, tables))
    refuseUnlessSame(backup.rows, loaded)
    await moveSequences(tx, backup.sequences, counted)
  })
  // The planner knows nothing of rows that came in one go, and PGlite has nobody who would tell it later.
  await database.db.execute(sql`analyze`)
  const counts = Object.values(backup.rows)
  return { takenAt: backup.takenAt, tables: counts.length, rows: counts.reduce((sum, count) => sum + count, 0) }
}

/** Processes wait for news on connections of their own; whoever listens is a house that is open. */
async function refuseWhileOpen(tx: Db): Promise<void> {
  const [found] = rowsOf<{ houses: number }>(
    await tx.execute(sql`
      select count(*)::int as houses from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen %'`),
  )
  if (found && found.houses > 0)
    throw new RestoreRefused('a Pesan process works on this database: stop them all, then restore')
}

async function refuseUnlessEmpty(tx: Db, tables: readonly StoredTable[]): Promise<void> {
  for (const { name } of tables) {
    const found = rowsOf(await tx.execute(sql`select 1 from ${sql.identifier(name)} limit 1`))
    if (found.length > 0)
      throw new RestoreRefused(`the database is not empty (${name} has rows); --force throws away all that it holds`)
  }
}

/** Tables that refuse to be emptied, whoever asks; here their guards step aside until they are empty. */
const APPEND_ONLY = ['ledger', 'dispositions', 'seals', 'sealed_heads'].map((name) => sql.identifier(name))

async function empty(tx: Db, tables: readonly StoredTable[]): Promise<void> {
  const names = [...tables.map(({ name }) => name), 'leases'].map((name) => sql.identifier(name))
  for (const guarded of APPEND_ONLY) await tx.execute(sql`alter table ${guarded} disable trigger user`)
  await tx.execute(sql`truncate ${sql.join(names, sql`, `)}`)
  for (const guarded of APPEND_ONLY) await tx.execute(sql`alter table ${guarded} enable trigger user`)
}

type Backup = z.infer<typeof Header> & z.infer<typeof Summary>

/** Header and summary of a file that is whole: all its lines give the hash at its end. */
function readThrough(file: string): Promise<Backup> {
  return unpacked(file, async (lines) => {
    const hash = createHash('sha256')
    const first = await lines.next()
    const header = headerOf(first.done ? '' : first.value)
    let signed = first.done ? '' : first.value
    let [last, beforeLast] = ['', '']
    for await (const line of lines) {
      hash.update(`${signed}\n`)
      signed = line
      beforeLast = last
      last = line
    }
    const summary = Summary.safeParse(parsed(beforeLast)).data
    if (!summary || Signature.safeParse(parsed(last)).data?.sha256 !== hash.digest('hex')) throw damaged()
    return { ...header, ...summary }
  })
}

function headerOf(line: string): z.infer<typeof Header> {
  const header = Header.safeParse(parsed(line)).data
  if (!header) throw new RestoreRefused('this is no backup of Pesan')
  if (header.format !== BACKUP_FORMAT) throw new RestoreRefused(`backups of form ${header.format} are not known here`)
  return header
}

function refuseOtherVersion(theirs: readonly string[], ours: readonly string[]): void {
  const same = theirs.filter((hash, at) => hash === ours[at]).length
  if (same === ours.length && theirs.length === ours.length) return
  const which = same === theirs.length ? 'an older' : 'a newer or another'
  throw new RestoreRefused(
    `the backup was made by ${which} version of Pesan: restore it with that version, then upgrade`,
  )
}

/** Loads the rows of every table. Answers how many there were. */
async function load(
  tx: Db,
  lines: AsyncGenerator<string>,
  tables: readonly StoredTable[],
): Promise<Record<string, number>> {
  const loaded: Record<string, number> = {}
  let loader: Loader | undefined
  for await (const line of lines) {
    if (line.startsWith('[')) {
      await loader?.add(line)
      continue
    }
    await loader?.end()
    const table = TableLine.safeParse(parsed(line)).data
    loader = table && loaderOf(tx, tableOf(tables, table), loaded)
  }
  return loaded
}

/** The table that a line names, as this database knows it: nothing of the file's becomes part of a statement. */
function tableOf(tables: readonly StoredTable[], said: z.infer<typeof TableLine>): StoredTable {
  const table = tables.find(({ name }) => name === said.table)
  if (!table || table.columns.map(({ name }) => name).join() !== said.columns.join())
    throw new RestoreRefused(`this database has no table ${said.table} like the one of the backup`)
  return table
}

interface Loader {
  add(line: string): Promise<void>
  end(): Promise<void>
}

function loaderOf(tx: Db, table: StoredTable, loaded: Record<string, number>): Loader {
  loaded[table.name] = 0
  const columns = table.columns.map(({ name }) => sql.identifier(name))
  const values = table.columns.map(({ type }, at) => sql.raw(`(line->>${at})::${type}`))
  const insertion = sql`insert into ${sql.identifier(table.name)} (${sql.join(columns, sql`, `)})
    select ${sql.join(values, sql`, `)} from json_array_elements(`
  let waiting: string[] = []
  let characters = 0
  const write = async () => {
    if (waiting.length === 0) return
    await tx.execute(sql`${insertion}${`[${waiting.join(',')}]`}::json) as line`).catch((error: unknown) => {
      // The database's own words hold the rows; its code does not.
      const { code } = (error as { readonly cause?: { readonly code?: string } }).cause ?? {}
      throw new RestoreRefused(`the database does not take the rows of ${table.name} (${code ?? 'no code'})`)
    })
    loaded[table.name] = (loaded[table.name] ?? 0) + waiting.length
    waiting = []
    characters = 0
  }
  return {
    add: async (line) => {
      waiting.push(line)
      characters += line.length
      if (characters >= STATEMENT_CHARACTERS) await write()
    },
    end: write,
  }
}

function refuseUnlessSame(said: Readonly<Record<string, number>>, loaded: Readonly<Record<string, number>>): void {
  for (const name of new Set([...Object.keys(said), ...Object.keys(loaded)]))
    if (said[name] !== loaded[name])
      throw new RestoreRefused(`${loaded[name] ?? 0} rows of ${name} were loaded instead of ${said[name] ?? 0}`)
}

/**
 * Numbers go on after the last one that was given out, here or before the backup: an order number that somebody has on
 * the phone is never given again. RESTART and not `setval`, which a rollback would not take back.
 */
async function moveSequences(
  tx: Db,
  wanted: Readonly<Record<string, string>>,
  counted: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, here] of Object.entries(counted)) {
    const there = BigInt(wanted[name] ?? '0')
    const next = (there > BigInt(here) ? there : BigInt(here)) + 1n
    await tx.execute(sql`alter sequence ${sql.identifier(name)} restart with ${sql.raw(String(next))}`)
  }
}

/** Gives the lines of a packed file to `read`. A file that cannot be unpacked to its end is damaged. */
async function unpacked<Answer>(
  file: string,
  read: (lines: AsyncGenerator<string>) => Promise<Answer>,
): Promise<Answer> {
  let answer: { readonly value: Answer } | undefined
  try {
    await pipeline(createReadStream(file), createGunzip(), async (chunks: AsyncIterable<Buffer>) => {
      answer = { value: await read(linesOf(chunks)) }
    })
  } catch (error) {
    throw isUnpackingError(error) ? damaged() : error
  }
  if (!answer) throw damaged()
  return answer.value
}

/** Whole lines, however they were cut into chunks; a row with a picture in it is many chunks long. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let begun: string[] = []
  for await (const chunk of chunks) {
    const [first = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n')
    begun.push(first)
    const last = rest.pop()
    if (last === undefined) continue
    yield begun.join('')
    yield* rest
    begun = [last]
  }
  if (begun.join('') !== '') throw damaged()
}

function damaged(): RestoreRefused {
  return new RestoreRefused('the file is damaged or incomplete')
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined // No JSON is no header, no table and no end: the reader says which was expected.
  }
}

function isUnpackingError(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown }
  return typeof code === 'string' && (code.startsWith('Z_') || code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
}
