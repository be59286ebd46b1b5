/** Units, their saved places, and closed days. */
import type { holidayColumns, placeColumns, RowOf, unitColumns } from '#core/import/index.ts'
import type { Db } from '../client.ts'
import { reserveIds, upsertRows } from '../rows.ts'
import { holidays, places, units } from '../schema.ts'
import type { Located } from './import-table.ts'
import { type Outcome, sortRows } from './outcome.ts'
import { idOf, type Referents } from './referents.ts'

/** Writes units by their code. */
export async function importUnits(tx: Db, rows: readonly Located<RowOf<typeof unitColumns>>[]): Promise<Outcome> {
  const known = new Map((await tx.select().from(units)).map((unit) => [unit.code, unit]))
  const sorted = sortRows(
    rows.map(({ row }) => row),
    (row) => known.get(row.code),
  )
  const ids = await reserveIds(tx, sorted.created.length)
  await upsertRows(tx, units, [
    ...sorted.created.map((row, index) => ({ id: ids[index] ?? 0, ...row })),
    ...sorted.changed.map(({ wanted, existing }) => ({ id: existing.id, ...wanted })),
  ])
  return sorted.tally
}

/** Writes saved places by unit and label. */
export async function importPlaces(
  tx: Db,
  rows: readonly Located<RowOf<typeof placeColumns>>[],
  { referents }: { referents: Referents },
): Promise<Outcome> {
  const placeKey = ({ unitId, label }: { unitId: number; label: string }) => `${unitId} ${label.toLowerCase()}`
  const known = new Map((await tx.select().from(places)).map((place) => [placeKey(place), place]))
  const sorted = sortRows(
    rows.map(({ row: { unit, ...row } }) => ({ unitId: idOf(referents, 'unit', unit), ...row })),
    (row) => known.get(placeKey(row)),
  )
  const ids = await reserveIds(tx, sorted.created.length)
  await upsertRows(tx, places, [
    ...sorted.created.map((row, index) => ({ id: ids[index] ?? 0, ...row })),
    ...sorted.changed.map(({ wanted, existing }) => ({ id: existing.id, ...wanted })),
  ])
  return sorted.tally
}

/** Writes closed days. */
export async function importHolidays(tx: Db, rows: readonly Located<RowOf<typeof holidayColumns>>[]): Promise<Outcome> {
  const known = new Map((await tx.select().from(holidays)).map((holiday) => [holiday.day, holiday]))
  const sorted = sortRows(
    rows.map(({ row }) => row),
    (row) => known.get(row.day),
  )
  await upsertRows(tx, holidays, [...sorted.created, ...sorted.changed.map(({ wanted }) => wanted)])
  return sorted.tally
}
