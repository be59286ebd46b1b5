/**
 * Leases: one holder at a time, for what must never run twice (the WhatsApp socket, the Telegram poller). The next in line
 * takes over as soon as the holder's process is gone (presence.ts), or when it has not renewed in time. The database's
 * clock decides, so that two machines need not agree on the time.
 */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { isGone, signed } from './presence.ts'
import { rowsOf } from './rows.ts'
import { leases } from './schema.ts'
import type { Share } from './shares.ts'

export interface Lease {
  readonly name: string
  /** Names this process or connection; two that hold the same name are one. */
  readonly holder: string
  readonly ttlMs: number
  /** Held only while it is within this process's share. */
  readonly share?: Share | undefined
}

/** Takes the lease, or renews it; false while somebody else holds it. */
export async function takeLease(db: Db, { name, ttlMs, ...lease }: Lease): Promise<boolean> {
  const holder = signed(db, lease.holder)
  const taken = await db.execute(sql`
    insert into ${leases} (name, holder, until)
    values (${name}, ${holder}, clock_timestamp() + make_interval(secs => ${ttlMs}::double precision / 1000))
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
    where ${leases.holder} = excluded.holder or ${leases.until} < clock_timestamp() or ${sql.raw(isGone('leases.holder'))}
    returning holder`)
  return rowsOf(taken).length === 1
}

/** Gives it back, so that the next in line need not wait. Harmless when it is somebody else's by now. */
export async function releaseLease(db: Db, { name, holder }: Pick<Lease, 'name' | 'holder'>): Promise<void> {
  await db.delete(leases).where(and(eq(leases.name, name), eq(leases.holder, signed(db, holder))))
}

/** Takes it from whoever holds it: only where nobody else can be alive. */
export async function breakLease(db: Db, name: string): Promise<void> {
  await db.delete(leases).where(eq(leases.name, name))
}

export interface LeaseKeeper {
  readonly held: boolean
  /** Stops renewing and gives the lease back. */
  release(): Promise<void>
}

export interface LeaseEvents {
  /** We hold it from now on. */
  taken(): void
  /**
   * We do not hold it any more: another has it, the database could not be reached for as long as it lasts, or it is too
   * much for us. In the last case it is given back when this resolves.
   */
  lost(): void | Promise<void>
}

/** How soon it is noticed that a holder has died. */
const LOOK_EVERY = 1_000

/** Tries for the lease until it is ours, keeps it renewed (well within its life), and tells of both. */
export function keepLease(db: Db, lease: Lease, events: LeaseEvents): LeaseKeeper {
  let held = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let expiry: NodeJS.Timeout | undefined
  const lose = async () => {
    lease.share?.came(lease.name, false)
    if (!held) return
    held = false
    await events.lost()
  }
  const giveUp = async () => {
    if (!held) return
    await lose()
    await giveBack()
  }
  /** A database that is away cannot be told; the lease then runs out by itself. */
  const giveBack = () => releaseLease(db, lease).catch(() => undefined)
  /** Whatever becomes of later renewals: when its life is nearly over, another may be about to take it. */
  const expire = (askedAt: number) => {
    clearTimeout(expiry)
    expiry = setTimeout(() => void lose(), Math.max(0, askedAt + lease.ttlMs * 0.9 - performance.now()))
  }
  const attempt = async () => {
    const askedAt = performance.now()
    try {
      if (lease.share && !lease.share.mayHold(lease.name)) return await giveUp()
      const ours = await Promise.race([takeLease(db, lease), patience(lease.ttlMs)])
      if (stopped) return
      if (!ours) return await lose()
      expire(askedAt)
      if (!held) {
        held = true
        events.taken()
      }
    } catch {
      // Unreachable for a moment is no loss; for longer, `expire` has seen to it.
      if (!held) lease.share?.came(lease.name, false)
    }
  }
  const loop = async () => {
    await attempt()
    if (stopped) return
    timer = setTimeout(
      () => {
        running = loop()
      },
      Math.min(lease.ttlMs / 3, LOOK_EVERY),
    )
  }
  let running: Promise<void> = loop()
  return {
    get held() {
      return held
    },
    async release() {
      stopped = true
      clearTimeout(timer)
      clearTimeout(expiry)
      await running
      held = false
      await giveBack()
    },
  }
}

/** Rejects after a while: a database that is silent must not be waited for while others take over. */
function patience(ms: number): Promise<never> {
  return new Promise((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), ms).unref())
}

export interface Held {
  release(): Promise<void>
  /** Fires when we no longer hold it. */
  readonly lost: AbortSignal
}

/** Waits until the lease is ours. For whoever does one thing at a time while holding it. */
export function holdLease(db: Db, name: string, ttlMs = 10_000): Promise<Held> {
  const lost = new AbortController()
  return new Promise((resolve) => {
    const keeper: LeaseKeeper = keepLease(
      db,
      { name, holder: randomUUID(), ttlMs },
      {
        taken: () => resolve({ release: () => keeper.release(), lost: lost.signal }),
        // Who asked must ask again: a lease taken back in silence would have two owners in one process.
        lost: () => {
          lost.abort()
          void keeper.release()
        },
      },
    )
  })
}
