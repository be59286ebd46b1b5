/** Every morning: whose papers run out soon or have run out, told to the shop and the curators, and the rule after that. */
import { type Instant, wallClock } from '#core/calendar.ts'
import type { Database, Db } from '#db/client.ts'
import { staffOf } from '#db/curation.ts'
import { hidingKinds, remindable, withholdLapsed } from '#db/letters.ts'
import { holdersOf } from '#db/people.ts'
import type { Office } from './dialog/flow.ts'
import { tell } from './dialog/tell.ts'
import { openWork } from './work.ts'

export const LETTER_CRONS = ['15 8 * * *']

/** Days before the end at which to remind. Source: docs/rules.md#R-41 (a setting). */
const REMIND_DAYS = [30, 7, 1]

/** Reminds, each paper once per step, and withholds what the rule says. Answers how many papers were spoken of. */
export async function remindOfLetters(
  database: Database,
  office: (db: Db) => Promise<Pick<Office, 'calendar' | 'ruleValues'>>,
  now: Instant,
): Promise<number> {
  const { calendar, ruleValues } = await office(database.db)
  const { day } = wallClock(now, calendar.zone)
  const steps = (ruleValues.get('letter.remind-days') as number[] | undefined) ?? REMIND_DAYS
  const hiding = hidingKinds(ruleValues)
  return database.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    const endings = await remindable(tx, day, steps)
    const curators = endings.length > 0 ? await holdersOf(tx, { role: 'curator' }) : []
    const work = openWork(tx, now)
    for (const ending of endings) {
      const staff = await staffOf(tx, ending.vendorId)
      for (const { id } of staff)
        await tell(
          work,
          id,
          (t) => ({ text: t.curation.letter.toShop(ending, hiding.includes(ending.kind)) }),
          undefined,
        )
    }
    for (const id of curators) await tell(work, id, (t) => ({ text: t.curation.letter.toCurator(endings) }), undefined)
    await withholdLapsed(tx, day, hiding)
    await work.flush()
    return endings.length
  })
}
