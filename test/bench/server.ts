/** The PostgreSQL that benchmarks run on: as the tests start it, but one that waits for the disk and has room. */
import { asAdmin, databaseUrl } from '../support/database.ts'
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts'

const SETTINGS = [
  ...['max_connections=200', 'shared_buffers=1GB', 'max_wal_size=8GB', 'jit=off', 'checkpoint_timeout=30min'],
  ...['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'log_min_messages=fatal'],
]

export interface BenchServer {
  /** Of the superuser, at the database `postgres`. */
  readonly url: string
  /** A new, empty database; answers with its URL. */
  create(name: string): Promise<string>
}

/** Starts it. `BENCH_DATABASE_URL` names a server to use instead. */
export async function startBenchServer(): Promise<BenchServer & Pick<PostgresServer, 'stop'>> {
  const given = process.env.BENCH_DATABASE_URL
  const server = given ? { url: given, stop: async () => undefined } : await startPostgres(SETTINGS)
  const { url, stop } = server
  return {
    url,
    stop,
    create: async (name) => {
      await asAdmin(url, async (admin) => {
        await admin.unsafe(`drop database if exists ${name} with (force)`)
        await admin.unsafe(`create database ${name}`)
      })
      return databaseUrl(url, name)
    },
  }
}
