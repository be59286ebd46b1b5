/** What one admin wants done to a stuck order and a second has to agree to. */
import { and, desc, eq } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Db } from './client.ts'
import { overrides } from './schema.ts'

export interface Override {
  readonly id: number
  readonly orderId: number
  readonly act: string
  readonly reason: string
  readonly askedBy: number
  readonly askedAt: Instant
}

const COLUMNS = {
  id: overrides.id,
  orderId: overrides.orderId,
  act: overrides.act,
  reason: overrides.reason,
  askedBy: overrides.askedBy,
  askedAt: overrides.askedAt,
}

/** What has been asked for an order and still waits for the second admin. */
export async function openOverride(db: Db, orderId: number): Promise<Override | undefined> {
  const rows = await db
    .select(COLUMNS)
    .from(overrides)
    .where(and(eq(overrides.orderId, orderId), eq(overrides.status, 'asked')))
    .orderBy(desc(overrides.id))
    .limit(1)
  return rows[0]
}

/** Keeps what an admin asked. */
export async function askOverride(tx: Db, override: Override): Promise<void> {
  await tx.insert(overrides).values({ ...override, status: 'asked' })
}

/** Done or dropped, and by whom; what was settled before stays as it was. */
export async function settleOverride(
  tx: Db,
  id: number,
  status: 'done' | 'dropped',
  by: { readonly personId: number; readonly at: Instant },
): Promise<void> {
  await tx
    .update(overrides)
    .set({ status, settledBy: by.personId, settledAt: by.at })
    .where(and(eq(overrides.id, id), eq(overrides.status, 'asked')))
}
