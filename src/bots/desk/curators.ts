/** Telling the curators: what waits for them, with the button that opens it. */
import { holdersOf } from '#db/people.ts'
import type { Say } from '../channel.ts'
import { choice } from '../dialog/flow.ts'
import { tell } from '../dialog/tell.ts'
import type { Messages } from '../language/messages/index.ts'
import type { Work } from '../work.ts'

export const CURATE = { name: 'curate' } as const
export const MEND = { name: 'mend' } as const

/** Writes to every curator. False when the office has none that can be reached: then the admins should hear. */
export async function tellCurators(work: Work, lookId: number, words: (t: Messages) => Say): Promise<boolean> {
  const curators = await holdersOf(work.db, { role: 'curator' })
  const told = await Promise.all(
    curators.map((personId) =>
      tell(
        work,
        personId,
        (t) => ({ ...words(t), choices: [[choice(CURATE, t.curation.look, { do: 'look', lookId })]] }),
        undefined,
      ),
    ),
  )
  if (told.includes(true)) return true
  const admins = await holdersOf(work.db, { role: 'admin' })
  await Promise.all(admins.map((id) => tell(work, id, (t) => ({ text: t.curation.noCurator }), undefined)))
  return false
}
