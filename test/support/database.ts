/**
 * A fresh, migrated database for one test file. Every test that opens one runs twice: in the project `pglite`, and in
 * the project `postgresql` against a real server over TCP (vitest.config.ts chooses by import).
 */
import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import postgres from 'postgres'
import { inject } from 'vitest'
import { type Database, openDatabase } from '#db/client.ts'
import type { TestDatabases } from './database-setup.ts'

/** A migrated database that nobody else sees; `close()` also throws it away. */
export async function openTestDatabase(): Promise<Database> {
  const where: TestDatabases | undefined = inject('databases')
  if (!where) throw new Error('openTestDatabase is for the projects pglite and postgresql: run vitest from the root')
  return where.kind === 'pglite' ? openDatabase({ dump: await openAsBlob(where.dump) }) : openCopy(where)
}

/** A copy of the migrated template, which costs a tenth of migrating. */
async function openCopy({ url, template, prefix }: TestDatabases & { kind: 'postgresql' }): Promise<Database> {
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  await asAdmin(url, (admin) => admin.unsafe(`create database ${name} template ${template}`))
  const database = await openDatabase({ url: databaseUrl(url, name) })
  return {
    ...database,
    close: async () => {
      await database.close()
      await asAdmin(url, (admin) => admin.unsafe(`drop database if exists ${name} with (force)`))
    },
  }
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
