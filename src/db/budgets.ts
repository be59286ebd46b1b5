/** Budget lines and who was named for them. */
import { and, asc, eq, type Placeholder, sql } from 'drizzle-orm'
import type { BudgetLine } from '#core/budget/budget.ts'
import { listOf, oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'
import { assignments, budgetLines } from './schema.ts'
import { ask, question } from './statements.ts'
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
export const budgetLinesSeen = together((db, ids: readonly number[]) => budgetLinesById(db, ids))

function asBudgetLine({ announcedOn, ...row }: typeof budgetLines.$inferSelect): BudgetLine {
  return announcedOn === null ? row : { ...row, announcedOn }
}

/** The lines that a person was named for in this role, of this year, by code. */
export async function budgetLinesFor(
  db: Db,
  who: { personId: number; role: string; year: number },
): Promise<BudgetLine[]> {
  const rows = await db
    .select({ line: budgetLines })
    .from(assignments)
    .innerJoin(budgetLines, eq(budgetLines.id, assignments.budgetLineId))
    .where(and(eq(assignments.personId, who.personId), eq(assignments.role, who.role), eq(budgetLines.year, who.year)))
    .orderBy(asc(budgetLines.rupCode))
  return rows.map((row) => asBudgetLine(row.line))
}

export interface Named {
  readonly role: string
  readonly personId: number
}

/** Who was named for these lines, by role; lines that nobody was named for are missing. */
export const namedFor = together(async (db, budgetLineIds: readonly number[]): Promise<Map<number, Named[]>> => {
  const rows = await named(db, { ids: listOf(budgetLineIds) })
  return Map.groupBy(rows, (row) => row.budgetLineId)
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
  if (lines.length === 0) return
  const given = JSON.stringify(lines.map(({ id, committed }) => ({ id, committed })))
  await ask(tx)`
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
