/**
 * A backup: every table as one snapshot shows it, in one file that both databases read. Gzipped lines: a header, then per
 * table a line with its columns and a line per row (an array of PostgreSQL's own text, so nothing is rounded), then the
 * counts and sequences, and last the SHA-256 of all lines before it. Working on for as long as it takes is fine on
 * PostgreSQL; PGlite is one connection, so the house waits.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Database, Db } from './client.ts'
import { rowsOf } from './rows.ts'
import { appliedMigrations, type StoredTable, sequencePositions, storedTables, useNeutralText } from './tables.ts'

/** The form of the file; a reader refuses any other. */
export const BACKUP_FORMAT = 1

/** Rows fetched at once. Few of those that may be megabytes long. */
const AT_ONCE = { heavy: 8, light: 1_000 } as const

export interface BackupReport {
  readonly tables: number
  readonly rows: number
  /** Of the unpacked lines; also the last line of the file. */
  readonly sha256: string
}

/** Writes the whole database into `file`, readable by its owner only. Until it is complete, it has another name. */
export async function writeBackup({ db }: Pick<Database, 'db'>, file: string, now: Instant): Promise<BackupReport> {
  const draft = `${file}.part`
  try {
    const report = await db.transaction(
      async (transaction) => {
        const tx = transaction as unknown as Db
        const told: BackupReport[] = []
        await pipeline(
          Readable.from(signed(backupLines(tx, now), (report) => told.push(report))),
          createGzip(),
          createWriteStream(draft, { mode: 0o600 }),
        )
        const [report] = told
        if (!report) throw new Error('the backup ended without its end')
        return report
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    )
    await onDisk(draft)
    await rename(draft, file)
    return report
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** All lines but the signature. */
async function* backupLines(tx: Db, now: Instant): AsyncGenerator<string> {
  await useNeutralText(tx)
  const migrations = await appliedMigrations(tx)
  yield JSON.stringify({ pesan: 'backup', format: BACKUP_FORMAT, takenAt: new Date(now).toISOString(), migrations })
  const rows: Record<string, number> = {}
  for (const table of await storedTables(tx)) {
    yield JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name) })
    rows[table.name] = 0
    for await (const row of rowsAsText(tx, table)) {
      rows[table.name] = (rows[table.name] ?? 0) + 1
      yield row
    }
  }
  // Read last: a sequence knows no snapshot, and may only be ahead of the rows.
  yield JSON.stringify({ rows, sequences: await sequencePositions(tx) })
}

async function* rowsAsText(tx: Db, { name, columns, isHeavy }: StoredTable): AsyncGenerator<string> {
  const texts = columns.map((column) => sql`${sql.identifier(column.name)}::text`)
  const line = sql`json_build_array(${sql.join(texts, sql`, `)})::text`
  await tx.execute(sql`declare backup no scroll cursor for select ${line} as line from ${sql.identifier(name)}`)
  for (;;) {
    const count = sql.raw(String(isHeavy ? AT_ONCE.heavy : AT_ONCE.light))
    const rows = rowsOf<{ line: string }>(await tx.execute(sql`fetch ${count} from backup`))
    for (const row of rows) yield row.line
    if (rows.length === 0) break
  }
  await tx.execute(sql`close backup`)
}

/** The lines with their line ends and, last, their hash. */
async function* signed(lines: AsyncIterable<string>, tell: (report: BackupReport) => void): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let [tables, rows] = [0, 0]
  for await (const text of lines) {
    if (text.startsWith('[')) rows += 1
    else if (text.startsWith('{"table"')) tables += 1
    hash.update(`${text}\n`)
    yield `${text}\n`
  }
  const sha256 = hash.digest('hex')
  tell({ tables, rows, sha256 })
  yield `${JSON.stringify({ sha256 })}\n`
}

/** A backup that the power can take away is none. */
async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
