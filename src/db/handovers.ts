/** Who talks with a person of the office at the moment, so that the bot keeps quiet in that chat. */
import { asc, eq, lte } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Db } from './client.ts'
import { handovers } from './schema.ts'

/** Begins a handover, or goes on with the one that there is. */
export async function handOver(tx: Db, personId: number, now: Instant): Promise<void> {
  await tx
    .insert(handovers)
    .values({ personId, since: now, lastAt: now })
    .onConflictDoUpdate({ target: handovers.personId, set: { lastAt: now } })
}

/** When either side wrote last; `undefined` when nobody was handed over. */
export async function handoverLastAt(db: Db, personId: number): Promise<Instant | undefined> {
  const [row] = await db.select({ lastAt: handovers.lastAt }).from(handovers).where(eq(handovers.personId, personId))
  return row?.lastAt
}

/** Something was written: the quiet begins anew. Does not begin a handover. */
export async function noteHandover(tx: Db, personId: number, now: Instant): Promise<void> {
  await tx.update(handovers).set({ lastAt: now }).where(eq(handovers.personId, personId))
}

/** The bot speaks in that chat again. */
export async function endHandover(tx: Db, personId: number): Promise<void> {
  await tx.delete(handovers).where(eq(handovers.personId, personId))
}

/** Ends those in which nobody has written since then, and answers whose they were. */
export async function endQuietHandovers(tx: Db, since: Instant): Promise<number[]> {
  const rows = await tx.delete(handovers).where(lte(handovers.lastAt, since)).returning()
  return rows.map(({ personId }) => personId)
}

/** Everybody who is handed over, the longest first. */
export async function handedOver(db: Db): Promise<{ personId: number; lastAt: Instant }[]> {
  return db
    .select({ personId: handovers.personId, lastAt: handovers.lastAt })
    .from(handovers)
    .orderBy(asc(handovers.since))
}
