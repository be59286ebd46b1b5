/** Who was given which budget line by its PA/KPA, and the story of it. */
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { BudgetLine } from '#core/budget/budget.ts'
import type { Naming } from '#core/budget/disposition.ts'
import type { Instant } from '#core/calendar.ts'
import { oneOf } from './arrays.ts'
import { budgetLinesById, namedFor } from './budgets.ts'
import type { Db } from './client.ts'
import { insertRows, upsertRows } from './rows.ts'
import { assignments, budgetLines, dispositions, people } from './schema.ts'

/** A line with whom it was given to; nobody where it was not. */
export interface LineGiven {
  readonly line: BudgetLine
  readonly ppk?: number
  readonly pp?: number
}

/** The lines of these units in a year, those that nobody was given yet at the top, a page at a time. */
export async function linesToGive(
  db: Db,
  { unitIds, year, limit, offset }: { unitIds: readonly number[]; year: number; limit: number; offset: number },
): Promise<{ readonly lines: LineGiven[]; readonly more: boolean }> {
  if (unitIds.length === 0) return { lines: [], more: false }
  const isGiven = sql`exists (select 1 from ${assignments} where ${assignments.budgetLineId} = ${budgetLines.id}
    and ${assignments.role} = 'pp' and ${assignments.givenAt} is not null)`
  const rows = await db
    .select({ id: budgetLines.id })
    .from(budgetLines)
    .where(and(oneOf(budgetLines.unitId, unitIds), eq(budgetLines.year, year)))
    .orderBy(isGiven, asc(budgetLines.rupCode))
    .limit(limit + 1)
    .offset(offset)
  const ids = rows.slice(0, limit).map(({ id }) => id)
  const [lines, named] = await Promise.all([budgetLinesById(db, ids), namedFor(db, ids)])
  const given = (id: number, wanted: string) =>
    named.get(id)?.find(({ role, given: isSo }) => isSo && role === wanted)?.personId
  return {
    more: rows.length > limit,
    lines: ids.flatMap((id) => {
      const line = lines.get(id)
      const [ppk, pp] = [given(id, 'ppk'), given(id, 'pp')]
      return line ? [{ line, ...(ppk === undefined ? {} : { ppk }), ...(pp === undefined ? {} : { pp }) }] : []
    }),
  }
}

export interface Disposed extends Naming {
  readonly name: string
  readonly by: string
  readonly at: Instant
  readonly note: string
}

/** The newest namings of a line, newest first. */
export async function dispositionsOf(db: Db, budgetLineId: number, limit: number): Promise<Disposed[]> {
  const rows = await db
    .select()
    .from(dispositions)
    .where(eq(dispositions.budgetLineId, budgetLineId))
    .orderBy(desc(dispositions.at), desc(dispositions.id))
    .limit(limit)
  const ids = [...new Set(rows.flatMap(({ personId, byPersonId }) => [personId, byPersonId]))]
  const found = await db.select().from(people).where(oneOf(people.id, ids))
  const names = new Map(found.map(({ id, honorific, name }) => [id, `${honorific} ${name}`]))
  return rows.map(({ act, role, personId, byPersonId, at, note }) => ({
    ...{ act: act as Naming['act'], role: role as Naming['role'], personId, at, note },
    name: names.get(personId) ?? '',
    by: names.get(byPersonId) ?? '',
  }))
}

/** Writes what was decided, and what follows from it. */
export async function writeDisposition(
  tx: Db,
  namings: readonly Naming[],
  about: {
    readonly budgetLineId: number
    readonly by: { readonly personId: number; readonly channel: string; readonly inboxId?: number }
    readonly note: string
    readonly at: Instant
  },
): Promise<void> {
  const { budgetLineId, by, note, at } = about
  const released = namings.filter(({ act }) => act === 'released')
  const ofLine = eq(assignments.budgetLineId, budgetLineId)
  for (const { role, personId } of released)
    await tx.delete(assignments).where(and(ofLine, eq(assignments.role, role), eq(assignments.personId, personId)))
  await upsertRows(
    tx,
    assignments,
    namings.flatMap(({ act, role, personId }) =>
      act === 'named' ? [{ budgetLineId, role, personId, givenAt: at }] : [],
    ),
  )
  const story = { budgetLineId, byPersonId: by.personId, channel: by.channel, inboxId: by.inboxId ?? null, note, at }
  await insertRows(
    tx,
    dispositions,
    namings.map((naming) => ({ ...naming, ...story })),
  )
}
