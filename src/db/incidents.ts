/** What an operator or admin should know and do something about. Facts are ids and codes, never what people wrote. */
import { desc, eq, isNull } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Db } from './client.ts'
import { incidents } from './schema.ts'

export interface Incident {
  readonly id: number
  readonly at: Instant
  readonly kind: string
  readonly facts: unknown
}

/** Writes an incident down. */
export async function noteIncident(
  db: Db,
  { kind, facts }: { kind: string; facts: unknown },
  now: Instant,
): Promise<void> {
  await db.insert(incidents).values({ at: now, kind, facts })
}

/** Incidents that nobody has dealt with, newest first. */
export async function openIncidents(db: Db, limit: number): Promise<Incident[]> {
  return db
    .select({ id: incidents.id, at: incidents.at, kind: incidents.kind, facts: incidents.facts })
    .from(incidents)
    .where(isNull(incidents.closedAt))
    .orderBy(desc(incidents.id))
    .limit(limit)
}

/** Somebody has dealt with it. */
export async function closeIncident(db: Db, id: number, now: Instant): Promise<void> {
  await db.update(incidents).set({ closedAt: now }).where(eq(incidents.id, id))
}
