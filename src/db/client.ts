/**
 * The database: PostgreSQL through postgres.js when `DATABASE_URL` is set, else PGlite in `DATA_DIR`. Both are the same
 * `Db` to everybody else, and a transaction is a `Db` too.
 */
import { chmod, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { lockDataDir } from './data-dir-lock.ts'
import { leanQueries, type Scope } from './lean-queries.ts'
import { rememberStatements } from './pglite-statements.ts'
import * as schema from './schema.ts'

export type Db = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>

export interface Database {
  readonly db: Db
  /**
   * The same for the way of a message, in and out, on connections of its own: no page and no digest stands before a chat.
   * They are few, for PostgreSQL plans a statement and warms up for each of them.
   */
  readonly chats: Db
  readonly kind: 'postgresql' | 'pglite'
  /** How many transactions may usefully run at once. PGlite is one connection. */
  readonly parallel: number
  /** Calls `listener`, with what was said, after a commit that notified `topic`, in any process. Returns how to stop. */
  listen(topic: string, listener: (said: string) => void): Promise<() => Promise<void>>
  /** The native PGlite, for libraries that must share it (pg-boss); undefined on PostgreSQL. */
  readonly pglite?: import('@electric-sql/pglite').PGlite
  readonly url?: string
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** A PostgreSQL URL; without it PGlite is opened in `dataDir`. */
  readonly url?: string | undefined
  /** Where PGlite keeps its files; `memory` for none. */
  readonly dataDir?: string | undefined
  /** A migrated dump to load into a fresh PGlite (`dumpDataDir`): what makes tests start fast. */
  readonly dump?: Blob | undefined
}

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

/** Opens the database; does not migrate it. Rejects when another process holds the same embedded folder. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url ? openPostgres(options.url) : openPglite(options)
}

/** Brings the tables up to date. Safe to repeat, and safe when several processes start at once. */
export async function migrateDatabase({ db, kind }: Database): Promise<void> {
  const config = { migrationsFolder: MIGRATIONS }
  if (kind === 'pglite') {
    const { migrate } = await import('drizzle-orm/pglite/migrator')
    await migrate(db as unknown as Parameters<typeof migrate>[0], config)
  } else {
    const { migrate } = await import('drizzle-orm/postgres-js/migrator')
    await migrate(db as unknown as Parameters<typeof migrate>[0], config)
  }
}

/**
 * A machine that loses its power says no goodbye: the server must notice by itself, or whatever that machine had locked
 * stays locked for hours. A parameter of the URL has the last word on each.
 */
export const SESSION = {
  idle_in_transaction_session_timeout: 60_000,
  tcp_keepalives_idle: 10,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
}

const CONNECTIONS = 8
/** Two batches, what becomes of what was sent, and one to spare. */
const CHAT_CONNECTIONS = 4

/** A row found through an index costs hardly more than one read in a row, on any disk of today and in memory. */
const PLANNING = { random_page_cost: 1.1 }
/**
 * A chat's statements are planned once for each connection, and not anew for few ids and many: a batch asks by ids and by
 * time, which want the same plan whatever they are, and planning was a quarter of it.
 */
const PLANNED_ONCE = { plan_cache_mode: 'force_generic_plan' }

async function openPostgres(url: string): Promise<Database> {
  const [{ default: postgres }, { drizzle }] = await Promise.all([
    import('postgres'),
    import('drizzle-orm/postgres-js'),
  ])
  const connect = (max: number, settings: object = {}) => {
    const client = postgres(url, {
      max,
      backoff: secondsBeforeRetry,
      onnotice: () => undefined,
      connection: { application_name: 'pesan', ...SESSION, ...PLANNING, ...settings },
    })
    makeLean(client)
    return client
  }
  const [client, chats] = [connect(CONNECTIONS), connect(CHAT_CONNECTIONS, PLANNED_ONCE)]
  return {
    db: drizzle(client, { schema, casing: 'snake_case' }) as unknown as Db,
    // Without the schema: with it drizzle makes a builder of queries for each table, for every transaction anew.
    chats: drizzle(chats, { casing: 'snake_case' }) as unknown as Db,
    kind: 'postgresql',
    parallel: 8,
    url,
    listen: async (topic, listener) => {
      const { unlisten } = await client.listen(topic, listener)
      return unlisten
    },
    close: async () => {
      await Promise.all([chats.end({ timeout: 5 }), client.end({ timeout: 5 })])
    },
  }
}

/** People wait for a database that comes back: its own default grows to twenty seconds. */
function secondsBeforeRetry(attempt: number): number {
  return (0.5 + Math.random() / 2) * Math.min(3 ** attempt / 100, 2)
}

/** Makes its queries lean, and those of the clients that `begin` and `savepoint` hand out. */
function makeLean(client: Client, scope?: Scope): void {
  const { begin, savepoint } = client as unknown as { readonly begin?: Nesting; readonly savepoint?: Nesting }
  Object.assign(client, {
    unsafe: leanQueries(client, scope),
    ...(begin ? { begin: leanWithin(client, begin) } : {}),
    ...(savepoint ? { savepoint: leanWithin(client, savepoint, scope) } : {}),
  })
}

type Client = import('postgres').Sql
type Nesting = (...given: unknown[]) => unknown

/** Within a transaction, or a savepoint of the transaction `outer`. */
function leanWithin(client: Client, nest: Nesting, outer?: Scope): Nesting {
  return (...given) => {
    const body = given.pop() as (inner: Client) => unknown
    const scope = outer ?? { isOver: false }
    const leanly = async (inner: Client) => {
      makeLean(inner, scope)
      const [outcome] = await Promise.allSettled([body(inner)])
      // Whoever waits has heard of it. The library would send its own last words after the line that is gone.
      if (scope.isOver) await new Promise(() => undefined)
      if (outcome.status === 'rejected') throw outcome.reason
      return outcome.value
    }
    const done = Promise.resolve(nest.call(client, ...given, leanly))
    // A connection that is cut ends the transaction while its body may still be thinking of what to ask next.
    const over = () => {
      scope.isOver = true
    }
    if (!outer) done.then(over, over)
    return done
  }
}

/** All of it is wiped when PGlite opens: its usual 128 MB take half a second. */
const BUFFERS = '32MB'

function settings(given: Readonly<Record<string, string | number>>): string[] {
  return Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function openPglite({ dataDir = 'memory', dump }: DatabaseOptions): Promise<Database> {
  const inMemory = dataDir === 'memory'
  const folder = path.join(dataDir, 'pglite')
  const unlock = inMemory ? undefined : await lockDataDir(dataDir)
  if (!inMemory) {
    await mkdir(folder, { recursive: true })
    // What people wrote lies here in plain: nobody else of this machine reads it, whoever made the folder.
    await chmod(folder, 0o700)
  }
  const [{ PGlite, protocol }, { pg_trgm }, { drizzle }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('drizzle-orm/pglite'),
  ])
  const lite = await PGlite.create({
    ...(inMemory ? {} : { dataDir: folder }),
    ...(dump ? { loadDataDir: dump } : {}),
    extensions: { pg_trgm },
    startParams: [...PGlite.defaultStartParams, ...settings({ ...PLANNING, shared_buffers: BUFFERS })],
  })
  rememberStatements(lite, protocol)
  const db = drizzle(lite, { schema, casing: 'snake_case' }) as unknown as Db
  return {
    db,
    chats: db,
    kind: 'pglite',
    parallel: 1,
    pglite: lite,
    listen: async (topic, listener) => {
      const stop = await lite.listen(topic, listener)
      return () => stop()
    },
    close: async () => {
      await lite.close()
      await unlock?.()
    },
  }
}
