/**
 * Talk of splitting, gifts, blank or backdated papers: nothing is done, an admin reads it, and what is kept of it is
 * its kind alone.
 */
import { z } from 'zod'
import { noteIncident } from '#db/incidents.ts'
import { tellAdmins } from '../desk/announce.ts'
import { nameOf } from '../desk/names.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'
import { understand, withoutNumbers } from '../language/understanding/index.ts'

/** Staff say such things too, whatever they were about to do; a shop's are heard where its orders are. */
export const riskFlow: Flow = {
  name: 'risk',
  acts: z.object({}).strict(),
  tap: async (talk) => ({ say: [{ text: talk.t.oldButton }], next: 'same' }),
  hear: async (talk, input) => {
    if (input.kind !== 'text' || talk.person.roles.some(({ role }) => role === 'vendor')) return undefined
    const { intents } = understand(input.text, { as: 'staff', now: talk.now, zone: talk.office.calendar.zone })
    const risk = intents.find(({ intent }) => intent === 'RISK')
    return risk && riskTold(talk, { kind: risk.detail ?? 'risk', orderId: talk.aboutOrder, text: input.text })
  },
}

interface Risk {
  readonly kind: string
  readonly orderId: number | undefined
  readonly text: string
}

/** Shows an admin the words, without numbers of accounts, and writes down the kind without them. */
export async function riskTold(talk: Talk, { kind, orderId, text }: Risk): Promise<Turn<never>> {
  const { work, chat, person, t } = talk
  const about = orderId === undefined ? {} : { orderId }
  work.later((tx) => noteIncident(tx, { kind: 'risk', facts: { chatId: chat.id, error: kind, ...about } }, work.now))
  const words = withoutNumbers(text).slice(0, 300)
  await tellAdmins(
    work,
    (theirs) => ({ text: theirs.risk.told(nameOf(person), kind, orderId, words) }),
    orderId === undefined ? undefined : { orderId },
  )
  const vendor = person.roles.some(({ role }) => role === 'vendor')
  return { say: [{ text: vendor ? t.vendor.risky : t.risk.notHere }], next: 'same' }
}
