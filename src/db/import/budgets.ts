/** Budget lines (RUP) and the people named for them. */
import { and, inArray, isNull } from 'drizzle-orm'
import type { budgetColumns, Reading, RowOf } from '#core/import/index.ts'
import type { Db } from '../client.ts'
import { insertRows, reserveIds, upsertRows } from '../rows.ts'
import { assignments, budgetLines } from '../schema.ts'
import type { Located } from './import-table.ts'
import { type Outcome, sortRows } from './outcome.ts'
import { amongTexts, idOf, type Referents } from './referents.ts'

type Row = RowOf<typeof budgetColumns>

interface Named {
  readonly role: string
  readonly personId: number
}

const NAMED_ROLES = ['pa', 'kpa', 'ppk', 'pp', 'pptk', 'treasurer'] as const

/**
 * Writes budget lines by RUP code. The people of a row are all the people named for it from then on, except in roles that
 * the PA/KPA has given in a disposition: those stay. What orders hold is not touched, and a ceiling below it is refused.
 */
export async function importBudgets(
  tx: Db,
  rows: readonly Located<Row>[],
  { referents, blame }: { referents: Referents; blame: Reading<typeof budgetColumns>['blame'] },
): Promise<Outcome> {
  const known = await knownLines(tx, rows)
  const problems = rows.flatMap(({ line, row }) => {
    const committed = known.get(row.rupCode)?.committed ?? 0
    return row.ceiling < committed ? [blame(line, 'ceiling', { code: 'at-least-committed', committed })] : []
  })
  if (problems.length > 0) return { problems }
  const wanted = rows.map(({ row }) => ({
    rupCode: row.rupCode,
    unitId: idOf(referents, 'unit', row.unit),
    year: row.year,
    accountCode: row.accountCode,
    name: row.name,
    ceiling: row.ceiling,
    announcedOn: row.announcedOn,
    named: namedIn(row, referents).filter(({ role }) => !known.get(row.rupCode)?.given.has(role)),
  }))
  const sorted = sortRows(wanted, ({ rupCode }) => known.get(rupCode))
  const ids = await reserveIds(tx, sorted.created.length)
  const written = [
    ...sorted.created.map((line, index) => ({ id: ids[index] ?? 0, ...line })),
    ...sorted.changed.map(({ wanted: line, existing }) => ({ id: existing.id, ...line })),
  ]
  await writeLines(tx, written)
  return sorted.tally
}

async function writeLines(
  tx: Db,
  written: readonly (typeof budgetLines.$inferInsert & { named: readonly Named[] })[],
): Promise<void> {
  if (written.length === 0) return
  await upsertRows(
    tx,
    budgetLines,
    written.map(({ named: _named, ...line }) => line),
  )
  const ids = written.map(({ id }) => id)
  await tx.delete(assignments).where(and(inArray(assignments.budgetLineId, ids), isNull(assignments.givenAt)))
  await insertRows(
    tx,
    assignments,
    written.flatMap(({ id, named }) => named.map((person) => ({ budgetLineId: id, ...person }))),
  )
}

function namedIn(row: Row, referents: Referents): Named[] {
  const named = NAMED_ROLES.flatMap((role) =>
    [...new Set(row[role])].map((code) => ({ role, personId: idOf(referents, 'person', code) })),
  )
  return named.sort(byRoleAndPerson)
}

async function knownLines(tx: Db, rows: readonly Located<Row>[]) {
  const codes = rows.map(({ row }) => row.rupCode)
  const lines = await tx.select().from(budgetLines).where(amongTexts(budgetLines.rupCode, codes))
  const ids = lines.map(({ id }) => id)
  const found =
    ids.length === 0 ? [] : await tx.select().from(assignments).where(inArray(assignments.budgetLineId, ids))
  const namedBy = Map.groupBy(found, ({ budgetLineId }) => budgetLineId)
  return new Map(
    lines.map((line) => [
      line.rupCode,
      {
        ...line,
        ...peopleOf(namedBy.get(line.id) ?? []),
      },
    ]),
  )
}

/** Who is named by import, and the roles that a disposition has given. */
function peopleOf(rows: readonly (typeof assignments.$inferSelect)[]) {
  const named = rows.flatMap(({ role, personId, givenAt }) => (givenAt === null ? [{ role, personId }] : []))
  const given = new Set(rows.flatMap(({ role, givenAt }) => (givenAt === null ? [] : [role])))
  return { named: named.sort(byRoleAndPerson), given }
}

function byRoleAndPerson(a: Named, b: Named): number {
  return a.role === b.role ? a.personId - b.personId : a.role < b.role ? -1 : 1
}
