/** The numbers of papers: counted per unit and year, under a lock, so that none is given twice and none is left out. */
import { sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { rowsOf, upsertRows } from './rows.ts'
import { paperCounters } from './schema.ts'

export interface PaperCounter {
  readonly unitId: number
  readonly year: number
  /** The last number given; zero while there is none. */
  readonly last: number
}

/** The counters of these units and years, locked until the end of the transaction. */
export async function lockPaperCounters(
  tx: Db,
  wanted: readonly Pick<PaperCounter, 'unitId' | 'year'>[],
): Promise<PaperCounter[]> {
  if (wanted.length === 0) return []
  const given = JSON.stringify(wanted.map(({ unitId, year }) => ({ unit_id: unitId, year })))
  await tx.execute(sql`
    insert into paper_counters (unit_id, year, last)
    select unit_id, year, 0 from jsonb_to_recordset(${given}::jsonb) as given(unit_id bigint, year int)
    order by 1, 2 on conflict do nothing`)
  const rows = rowsOf<{ unit_id: string; year: number; last: number }>(
    await tx.execute(sql`
      select unit_id, year, last from paper_counters
      join jsonb_to_recordset(${given}::jsonb) as given(unit_id bigint, year int) using (unit_id, year)
      order by 1, 2 for update of paper_counters`),
  )
  return rows.map(({ unit_id, year, last }) => ({ unitId: Number(unit_id), year, last }))
}

/** Writes how far the counters have come. */
export async function writePaperCounters(tx: Db, counters: readonly PaperCounter[]): Promise<void> {
  await upsertRows(tx, paperCounters, [...counters])
}
