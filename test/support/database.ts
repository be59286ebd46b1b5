/**
 * A fresh, migrated database for one test file: in the project `pglite` an embedded one, in `postgresql` one on a real
 * server over TCP. Which files run in which, or in both: vitest.config.ts.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { inject } from 'vitest'
import { type Database, openDatabase } from '#db/client.ts'
import type { TestDatabases } from './database-setup.ts'

/** A migrated database that nobody else sees; `close()` also throws it away. */
export async function openTestDatabase(): Promise<Database> {
  const where = databases()
  return where.kind === 'pglite' ? openDatabase({ dump: migrated(where.dump) }) : openCopy(where)
}

/** What `fill` puts into a fresh database, to be opened as often as one likes: a copy costs a tenth of filling. */
export async function copiesOf(fill: (database: Database) => Promise<unknown>): Promise<() => Promise<Database>> {
  const where = databases()
  if (where.kind === 'pglite') {
    const filled = await openTestDatabase()
    await fill(filled)
    const dump = new InHand(await dumped(filled))
    await filled.close()
    return () => openDatabase({ dump })
  }
  const template = await createCopy(where)
  const filled = await openDatabase({ url: databaseUrl(where.url, template) })
  await fill(filled)
  await filled.close() // nobody may be connected to what is copied
  return () => openCopy({ ...where, template })
}

/** A blob that hands out what it holds, where Node's copies forty megabytes each time it is asked. */
class InHand extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super([])
    this.#bytes = bytes
  }
  override arrayBuffer = async () => this.#bytes.buffer
}

let template: InHand | undefined
function migrated(file: string): Blob {
  template ??= new InHand(new Uint8Array(readFileSync(file)))
  return template
}

/** All files of an embedded database, as a tar. */
export async function dumped({ pglite }: Database): Promise<Uint8Array<ArrayBuffer>> {
  const dump = await pglite?.dumpDataDir('none')
  if (!dump) throw new Error('a database opened without a URL is a PGlite')
  return new Uint8Array(await dump.arrayBuffer())
}

function databases(): TestDatabases {
  const where: TestDatabases | undefined = inject('databases')
  if (!where) throw new Error('test databases are for the projects pglite and postgresql: run vitest from the root')
  return where
}

type OnServer = TestDatabases & { kind: 'postgresql' }

async function openCopy(where: OnServer): Promise<Database> {
  const name = await createCopy(where)
  const database = await openDatabase({ url: databaseUrl(where.url, name) })
  return {
    ...database,
    close: async () => {
      await database.close()
      await asAdmin(where.url, (admin) => admin.unsafe(`drop database if exists ${name} with (force)`))
    },
  }
}

/** The name of a copy of the template, which costs a tenth of migrating. */
async function createCopy({ url, template, prefix }: OnServer): Promise<string> {
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  await asAdmin(url, (admin) => admin.unsafe(`create database ${name} template ${template}`))
  return name
}

/** Runs statements about databases, outside any of them. */
export async function asAdmin(url: string, work: (admin: postgres.Sql) => Promise<unknown>): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await work(admin)
  } finally {
    await admin.end({ timeout: 5 })
  }
}

/** The URL of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
  const copy = new URL(url)
  copy.pathname = `/${name}`
  return copy.toString()
}
