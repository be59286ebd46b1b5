/** Budget lines and who was named for them. */
import { and, asc, eq, isNotNull, notExists, type Placeholder, sql } from 'drizzle-orm'
import type { BudgetLine } from '#core/budget/budget.ts'
import { listOf, oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'
import { assignments, budgetLines } from './schema.ts'
import { question, runTogether, type Statement, stated } from './statements.ts'
import { together } from './together.ts'

/** Budget lines by id. `lock` holds them until the end of the transaction, in id order. */
export async function budgetLinesById(
  db: Db,
  ids: readonly number[],
  { lock = false }: { lock?: boolean } = {},
): Promise<Map<number, BudgetLine>> {
  if (ids.length === 0) return new Map()
  const rows = await (lock ? lockedRows : seenRows)(db, { ids: listOf(ids) })
  return new Map(rows.map((row) => [row.id, asBudgetLine(row)]))
}

const rowsOfLines = (db: Db, ids: Placeholder) =>
  db.select().from(budgetLines).where(oneOf(budgetLines.id, ids)).orderBy(asc(budgetLines.id))
const seenRows = question((db, given) => rowsOfLines(db, given('ids')))
const lockedRows = question((db, given) => rowsOfLines(db, given('ids')).for('no key update'))

/** Budget lines as they were when the transaction began to look, for telling and not for deciding. */
export const budgetLinesSeen = together((db, ids: readonly number[]) => budgetLinesById(db, ids), { kept: true })

function asBudgetLine({ announcedOn, ...row }: typeof budgetLines.$inferSelect): BudgetLine {
  return announcedOn === null ? row : { ...row, announcedOn }
}

/** A line that somebody may order from. */
export interface OrderableLine extends BudgetLine {
  /** Given to them by the PA/KPA, and not only to whoever orders for the unit. */
  readonly given: boolean
}

/**
 * The lines of a year that a PP may order from (`mayOrderFrom`): those they were named for, and those of their units that
 * nobody was. What was given to them comes first. `required`: nothing else counts.
 */
export async function budgetLinesFor(
  db: Db,
  {
    personId,
    unitIds,
    year,
    required,
  }: { personId: number; unitIds: readonly number[]; year: number; required: boolean },
): Promise<OrderableLine[]> {
  const own = and(eq(assignments.personId, personId), eq(assignments.role, 'pp'), eq(budgetLines.year, year))
  const named = db
    .select({ line: budgetLines, givenAt: assignments.givenAt })
    .from(assignments)
    .innerJoin(budgetLines, eq(budgetLines.id, assignments.budgetLineId))
    .where(and(own, required ? isNotNull(assignments.givenAt) : undefined))
  const anybody = db
    .select({ one: sql`1` })
    .from(assignments)
    .where(and(eq(assignments.budgetLineId, budgetLines.id), eq(assignments.role, 'pp')))
  const ofUnits = db
    .select()
    .from(budgetLines)
    .where(and(oneOf(budgetLines.unitId, unitIds), eq(budgetLines.year, year), notExists(anybody)))
  const [theirs, nobodys] = await Promise.all([named, required || unitIds.length === 0 ? [] : ofUnits])
  const lines = [
    ...theirs.map(({ line, givenAt }) => ({ ...asBudgetLine(line), given: givenAt !== null })),
    ...nobodys.map((line) => ({ ...asBudgetLine(line), given: false })),
  ]
  return lines.sort((a, b) => Number(b.given) - Number(a.given) || (a.rupCode < b.rupCode ? -1 : 1))
}

export interface Named {
  readonly role: string
  readonly personId: number
  /** In a disposition, and not only by import. */
  readonly given: boolean
}

/** Who was named for these lines, by role; lines that nobody was named for are missing. */
export const namedFor = together(async (db, budgetLineIds: readonly number[]): Promise<Map<number, Named[]>> => {
  const rows = await named(db, { ids: listOf(budgetLineIds) })
  const people = rows.map(({ givenAt, ...row }) => ({ ...row, given: givenAt !== null }))
  return Map.groupBy(people, (row) => row.budgetLineId)
})

const named = question((db, given) =>
  db
    .select()
    .from(assignments)
    .where(oneOf(assignments.budgetLineId, given('ids')))
    .orderBy(asc(assignments.role), asc(assignments.personId)),
)

/** Writes what orders now hold of their lines. */
export async function writeCommitted(tx: Db, lines: readonly BudgetLine[]): Promise<void> {
  await runTogether(tx, [committedWrite(lines)])
}

/** What `writeCommitted` would run. */
export function committedWrite(lines: readonly BudgetLine[]): Statement | undefined {
  if (lines.length === 0) return undefined
  const given = JSON.stringify(lines.map(({ id, committed }) => ({ id, committed })))
  return stated`
    update budget_lines set committed = given.committed
    from jsonb_to_recordset(${given}::jsonb) as given(id bigint, committed bigint)
    where budget_lines.id = given.id and budget_lines.id = any(${listOf(lines.map(({ id }) => id))}::bigint[])`
}

/** Lines whose `committed` is not the sum of what their orders hold: always none. */
export async function budgetMismatches(db: Db): Promise<readonly { id: number; committed: number; held: number }[]> {
  const rows = rowsOf<{ id: string; committed: string; held: string }>(
    await db.execute(sql`
      select b.id, b.committed, coalesce(sum(o.total), 0) as held
      from budget_lines b
      left join orders o on o.budget_line_id = b.id
        and o.status not in ('rejected', 'declined', 'expired', 'cancelled')
      group by b.id having b.committed <> coalesce(sum(o.total), 0)`),
  )
  return rows.map((row) => ({ id: Number(row.id), committed: Number(row.committed), held: Number(row.held) }))
}
