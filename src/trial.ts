/**
 * Trying and working are kept apart. In the sandbox anybody may act as anybody, admins too, so it is never opened on the
 * database of an office; and an office that works on the made-up people of the demo is told so.
 */
import type { Instant } from '#core/calendar.ts'
import type { OperatorWarning } from '#core/oversight/operator-warning.ts'
import type { Database } from '#db/client.ts'
import { markCursor, readCursor } from '#db/cursors.ts'
import { seededOn } from '#seed/seeded-on.ts'
import type { Config } from './config.ts'

/** Since when this database has served real messengers. */
const MARK = 'office.opened-at'
const TELEGRAM = 'https://api.telegram.org'

/** Throws where trying would touch an office; answers with what the operator should change. */
export async function keepTrialApart(
  config: Config,
  { db }: Database,
  now: Instant,
): Promise<readonly OperatorWarning[]> {
  const isReal = config.telegram?.apiRoot === TELEGRAM || (config.whatsapp !== undefined && !config.whatsapp.wsUrl)
  if (isReal) {
    await markCursor(db, MARK, now)
    const isDemo = (await seededOn(db)) !== undefined
    return isDemo ? [{ code: 'demo-people' }] : []
  }
  if (config.sandbox && (await readCursor(db, MARK)) !== undefined) {
    throw new Error(
      'this database has served real messengers, and in the sandbox anybody may act as anybody; set another DATABASE_URL or DATA_DIR for trying, or configure a messenger',
    )
  }
  return []
}
