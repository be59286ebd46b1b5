/** Where people stand in their conversations. The state is the dialog's own and is parsed there. */
import type { Instant } from '#core/calendar.ts'
import { listOf, oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { replacement } from './rows.ts'
import { sessions } from './schema.ts'
import { question, type Statement } from './statements.ts'

/** Session states by key, locked until the end of the transaction: a person writes in one chat at a time. */
export async function lockSessions(tx: Db, keys: readonly string[]): Promise<Map<string, unknown>> {
  if (keys.length === 0) return new Map()
  const rows = await lockedStates(tx, { keys: listOf(keys) })
  return new Map(rows.map((row) => [row.key, row.state]))
}

const lockedStates = question((db, given) =>
  db
    .select({ key: sessions.key, state: sessions.state })
    .from(sessions)
    .where(oneOf(sessions.key, given('keys')))
    .orderBy(sessions.key)
    .for('no key update'),
)

/** Stores states under their keys. */
export function sessionWrite(states: readonly { key: string; state: unknown }[], now: Instant): Statement | undefined {
  return replacement(
    sessions,
    states.map(({ key, state }) => ({ key, state, updatedAt: now })),
  )
}
