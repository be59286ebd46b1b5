/**
 * Who is alive, of several processes on one PostgreSQL. A living process holds an advisory lock in a session of its own,
 * which ends with it however it dies: what it had in hand is free at once, and not only when its time has passed. The
 * embedded database has one process, so whatever is held when it starts is held by the dead.
 */
import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Database, SESSION } from './client.ts'

/** Marks our advisory locks among those of others (pg-boss, operators). */
const LOCK_CLASS = 735_726
/** How soon a lock is taken again whose session was lost. */
const LOOK_EVERY = 1_000

export interface Presence {
  /** Begins with what `isGone` looks for; whoever holds something signs with it. */
  readonly name: string
  leave(): Promise<void>
}

const names = new WeakMap<object, string>()

/** A holder's name, signed with the process that holds on this database, if that has announced itself. */
export function signed(db: object, holder: string): string {
  const name = names.get(db)
  return name === undefined ? holder : `${name}/${holder}`
}

/** Announces this process. On the embedded database it also frees what a killed predecessor held. */
export async function announcePresence({ db, kind, url }: Database): Promise<Presence> {
  if (kind === 'pglite' || url === undefined) {
    await db.execute(sql`delete from leases`)
    await db.execute(sql`update chats set sender = null, sender_until = null where sender is not null`)
    await db.execute(
      sql`update inbox set fetcher = null, fetch_after = null where status = 'fetching' and fetcher is not null`,
    )
    await db.execute(sql`update paper_work set clerk = null, not_before = null where clerk is not null`)
    return { name: '', leave: async () => undefined }
  }
  const { default: postgres } = await import('postgres')
  const key = randomInt(1, 2 ** 31)
  let left = false
  const client = postgres(url, {
    max: 1,
    max_lifetime: null,
    onnotice: () => undefined,
    connection: { application_name: 'pesan presence', ...SESSION },
    // Whoever looks between this end and the next look would take us for dead.
    onclose: () => void hold().catch(() => undefined), // The database is away; the next look tries again.
  })
  const hold = async () => {
    if (left) return
    await client`
      select pg_try_advisory_lock(${LOCK_CLASS}::int, ${key}::int) where not exists (
        select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and objid = ${key}::int)`
  }
  await hold()
  const timer = setInterval(() => void hold().catch(() => undefined), LOOK_EVERY) // as above
  names.set(db, `p${key}`)
  return {
    name: `p${key}`,
    leave: async () => {
      left = true
      clearInterval(timer)
      names.delete(db)
      await client.end({ timeout: 2 })
    },
  }
}

/**
 * Has the process that signed this holder's name ended? False for holders who never announced themselves. A server that
 * has just started has lost every session, and with them the locks of the living: they get a few seconds to come back.
 */
export function isGone(holder: string): string {
  return `(${holder} ~ '^p[0-9]+/' and pg_postmaster_start_time() < clock_timestamp() - interval '5 seconds'
    and not exists (
      select from pg_locks where locktype = 'advisory' and classid = ${LOCK_CLASS} and granted
        and database = (select oid from pg_database where datname = current_database())
        and objid = substring(${holder} from '^p([0-9]+)/')::bigint::oid))`
}
