/** Counts for monitoring. */
import { sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'

export interface MessageCount {
  readonly box: 'inbox' | 'outbox'
  readonly status: string
  readonly count: number
}

/** What waits and what failed. Only statuses that have an index of their own, so that it stays cheap. */
export async function messageCounts(db: Db): Promise<MessageCount[]> {
  const rows = rowsOf<{ box: 'inbox' | 'outbox'; status: string; count: string }>(
    await db.execute(sql`
      select 'inbox' as box, 'waiting' as status, count(*) as count from inbox where status = 'waiting'
      union all select 'inbox', 'dead', count(*) from inbox where status = 'dead'
      union all select 'outbox', 'queued', count(*) from outbox where status = 'queued'`),
  )
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** Resolves when the database answers. */
export async function ping(db: Db): Promise<void> {
  await db.execute(sql`select 1`)
}
