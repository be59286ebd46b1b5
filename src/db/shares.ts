/**
 * Fair shares of leases of a kind (the office's WhatsApp numbers): every process that is ready to hold some tells so by a
 * seat of its own, which is a lease too, and holds no more than its share of the living. When one joins, the others give
 * up what is too much; when one dies, they take what it held.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { isGone, signed } from './presence.ts'
import { rowsOf } from './rows.ts'
import { leases } from './schema.ts'

export interface Share {
  /** May this lease be asked for, or be kept? Whoever may ask says by `came` what came of it. */
  mayHold(name: string): boolean
  came(name: string, held: boolean): void
  /** Leaves the seat to the others. */
  leave(): Promise<void>
}

const LOOK_EVERY = 1_000
const SEAT_LASTS = '10 seconds'

/** Takes a seat among the processes that share `leasesInAll` leases of this kind. */
export async function takeSeat(db: Db, kind: string, leasesInAll: number): Promise<Share> {
  const seat = `seat/${kind}/${randomUUID()}`
  /** Held or asked for, the oldest first. */
  const mine = new Set<string>()
  let most = 0
  let looking: Promise<void> | undefined
  const look = async () => {
    most = Math.ceil(leasesInAll / (1 + (await otherSeats(db, kind, seat))))
  }
  const timer = setInterval(() => {
    // A database that is away changes nothing; whoever cannot renew loses its leases anyway.
    looking ??= look().then(noLonger, noLonger)
  }, LOOK_EVERY)
  const noLonger = () => {
    looking = undefined
  }
  await look()
  return {
    mayHold: (name) => {
      if (!mine.has(name) && mine.size >= most) return false
      mine.add(name)
      return [...mine].indexOf(name) < most
    },
    came: (name, held) => {
      if (!held) mine.delete(name)
    },
    leave: async () => {
      clearInterval(timer)
      await looking
      await db.delete(leases).where(sql`${leases.name} = ${seat}`)
    },
  }
}

/** Renews our seat, removes those of the dead, and counts the others. */
async function otherSeats(db: Db, kind: string, seat: string): Promise<number> {
  const isOfKind = sql`left(name, ${`seat/${kind}/`.length}) = ${`seat/${kind}/`}`
  const isOver = sql`(until < clock_timestamp() or ${sql.raw(isGone('holder'))})`
  const counted = await db.execute(sql`
    with ours as (
      insert into leases (name, holder, until)
      values (${seat}, ${signed(db, seat)}, clock_timestamp() + ${SEAT_LASTS}::interval)
      on conflict (name) do update set until = excluded.until
    ), removed as (
      delete from leases where ${isOfKind} and name <> ${seat} and ${isOver}
    )
    select count(*)::integer as others from leases where ${isOfKind} and name <> ${seat} and not ${isOver}`)
  return Number(rowsOf<{ others: number }>(counted)[0]?.others ?? 0)
}
