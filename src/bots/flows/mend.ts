/** A shop mends what a curator asked for: a new photo, or an answer in words, and it is back in the queue. */
import { z } from 'zod'
import { holds, shopsOf } from '#core/people/person.ts'
import { lookOf, mendLook } from '#db/curation.ts'
import type { Input } from '../channel.ts'
import { MEND, tellCurators } from '../desk/curators.ts'
import { evidenceIn } from '../desk/evidence.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'

const Act = z.object({ lookId: z.number() })
const State = z.object({ lookId: z.number() })
type State = z.infer<typeof State>

export const mendFlow: Flow<State, ActData & State> = {
  name: MEND.name,
  state: State,
  acts: Act as z.ZodType<ActData & State>,
  may: (person) => holds(person, 'vendor'),
  tap: async (talk, { lookId }) => {
    const look = await ownLook(talk, lookId)
    if (!look) return { say: [{ text: talk.t.oldButton }] }
    return { say: [{ text: talk.t.curation.askMend }], next: { lookId } }
  },
  input: mended,
}

async function ownLook(talk: Talk, lookId: number) {
  const look = await lookOf(talk.db, lookId)
  return look?.status === 'more' && shopsOf(talk.person).includes(look.vendor.id) ? look : undefined
}

async function mended(talk: Talk, { lookId }: State, input: Input): Promise<Turn<State> | undefined> {
  const { t, work, now } = talk
  const file = evidenceIn(input)
  const words = input.kind === 'text' ? input.text.slice(0, 300) : file?.ok ? (file.value[0].caption ?? '') : ''
  if (file && !file.ok) return { say: [{ text: t.curation.photoUnread }], next: 'same' }
  if (!file && words === '') return undefined
  const look = await ownLook(talk, lookId)
  if (!look) return { say: [{ text: t.oldButton }] }
  const sha256 = file?.ok ? file.value[0].sha256 : undefined
  work.later((tx) => mendLook(tx, look, { ...(sha256 ? { file: sha256 } : {}), words }, now))
  await tellCurators(work, lookId, (theirs) => ({
    text: theirs.curation.mended(look, words),
    ...(sha256 ? { picture: sha256 } : {}),
  }))
  return { say: [{ text: t.curation.mendSent }] }
}
