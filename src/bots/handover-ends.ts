/** The bot comes back by itself when nobody has written for a while, and says so. */
import { type Instant, MINUTE } from '#core/calendar.ts'
import type { Database, Db } from '#db/client.ts'
import { endQuietHandovers, handedOver } from '#db/handovers.ts'
import type { Office } from './dialog/flow.ts'
import { quietMinutes } from './dialog/handover.ts'
import { tell } from './dialog/tell.ts'
import { openWork } from './work.ts'

/** Ends the handovers that have gone quiet. Answers how many. */
export async function returnQuiet(
  { db }: Pick<Database, 'db'>,
  office: (db: Db) => Promise<Office>,
  now: Instant,
): Promise<number> {
  const open = await handedOver(db)
  if (open.length === 0) return 0
  const since = now - quietMinutes(await office(db)) * MINUTE
  if (!open.some(({ lastAt }) => lastAt <= since)) return 0
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    const ended = await endQuietHandovers(tx, since)
    const work = openWork(tx, now)
    for (const personId of ended) await tell(work, personId, (t) => ({ text: t.human.backAfterQuiet }), undefined)
    await work.flush()
    return ended.length
  })
}
