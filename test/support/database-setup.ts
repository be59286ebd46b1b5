/**
 * What the two database projects prepare once, before their first test: `pglite` a dump of a migrated PGlite, kept
 * between runs as long as no migration changes; `postgresql` a server with a migrated database to copy.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrateDatabase, openDatabase } from '#db/client.ts'
import { asAdmin, databaseUrl, dumped } from './database.ts'
import { startPostgres } from './postgres-server.ts'

export type TestDatabases =
  | { readonly kind: 'pglite'; readonly dump: string }
  | { readonly kind: 'postgresql'; readonly url: string; readonly template: string; readonly prefix: string }

declare module 'vitest' {
  export interface ProvidedContext {
    databases: TestDatabases
  }
}

const ROOT = path.resolve(import.meta.dirname, '../..')
const CACHE = path.join(ROOT, 'node_modules/.cache/pesan')

/** vitest calls it once per project that has something to run, and the returned function when all is over. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.name === 'pglite') {
    project.provide('databases', { kind: 'pglite', dump: await migratedDump() })
    return undefined
  }
  const { databases, close } = await migratedServer()
  project.provide('databases', databases)
  return close
}

/** The path of the dump. Built under another name first, so that two runs at once never read half a file. */
async function migratedDump(): Promise<string> {
  const file = path.join(CACHE, `migrated-${await fingerprint()}.tar`)
  if (existsSync(file)) return file
  await mkdir(CACHE, { recursive: true })
  await removeOldDumps()
  const database = await openDatabase({})
  await migrateDatabase(database)
  // Databases to make others from are a third of the files that every test unpacks.
  await database.pglite?.exec('update pg_database set datistemplate = false')
  for (const name of ['template0', 'template1']) await database.pglite?.exec(`drop database ${name}`)
  const dump = await dumped(database)
  await database.close()
  const draft = `${file}.${process.pid}`
  await writeFile(draft, dump)
  await rename(draft, file)
  return file
}

/** Dumps of other migrations; young ones may belong to a run that is still going on. */
async function removeOldDumps(): Promise<void> {
  const dayAgo = Date.now() - 86_400_000
  for (const name of await readdir(CACHE)) {
    const file = path.join(CACHE, name)
    if ((await stat(file)).mtimeMs < dayAgo) await rm(file, { force: true })
  }
}

/** Changes with any migration and with PGlite itself. */
async function fingerprint(): Promise<string> {
  const migrations = path.join(ROOT, 'src/db/migrations')
  const files = (await readdir(migrations)).filter((name) => name.endsWith('.sql')).sort()
  const lock = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as Package
  const hash = createHash('sha256').update(lock.dependencies['@electric-sql/pglite'] ?? '')
  for (const name of files) hash.update(name).update(await readFile(path.join(migrations, name)))
  return hash.digest('hex').slice(0, 16)
}

interface Package {
  readonly dependencies: Readonly<Record<string, string>>
}

/** `TEST_DATABASE_URL`'s server, or one of our own; on it a template that nobody may connect to any more. */
async function migratedServer(): Promise<{ databases: TestDatabases; close: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => undefined } : await startPostgres()
  const { url } = server
  const prefix = `pesan_test_${randomBytes(4).toString('hex')}`
  const template = `${prefix}_template`
  const close = async () => {
    if (given) await dropAll(url, prefix, template)
    await server.stop()
  }
  try {
    await asAdmin(url, (admin) => admin.unsafe(`create database ${template}`))
    const database = await openDatabase({ url: databaseUrl(url, template) })
    await migrateDatabase(database).finally(() => database.close())
    await asAdmin(url, (admin) => admin.unsafe(`alter database ${template} is_template true allow_connections false`))
  } catch (error) {
    await close().catch(() => undefined) // the first failure is the one to read
    throw given
      ? new Error('TEST_DATABASE_URL does not lead to a server where databases can be created', { cause: error })
      : error
  }
  return { databases: { kind: 'postgresql', url, template, prefix }, close }
}

/** On somebody else's server nothing of ours stays behind, whatever the tests left open. */
async function dropAll(url: string, prefix: string, template: string): Promise<void> {
  await asAdmin(url, async (admin) => {
    const ours = await admin`select datname as name from pg_database where datname like ${`${prefix}%`}`
    for (const { name } of ours) {
      if (name === template) await admin.unsafe(`alter database ${name} is_template false`)
      await admin.unsafe(`drop database if exists ${name} with (force)`)
    }
  })
}
