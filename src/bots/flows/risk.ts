/**
 * Talk of splitting, gifts, blank or backdated papers: nothing is done, an admin reads it, and what is kept of it is
 * its kind alone.
 */
import { z } from 'zod'
import { holds } from '#core/people/person.ts'
import { tellAdmins } from '../desk/announce.ts'
import { nameOf } from '../desk/names.ts'
import { noteRisk, riskIn } from '../desk/risk-said.ts'
import type { Flow, Talk, Turn } from '../dialog/flow.ts'
import { withoutNumbers } from '../language/understanding/index.ts'

/**
 * Staff say such things too, whatever they were about to do; a shop's are heard where its orders are. Said in answer to
 * a question they are no answer: a reason, a note or a letter with them goes nowhere.
 */
export const riskFlow: Flow = {
  name: 'risk',
  acts: z.object({}).strict(),
  tap: async (talk) => ({ say: [{ text: talk.t.oldButton }], next: 'same' }),
  always: async (talk, input) => {
    const { flow } = talk.session
    const risk = flow && input.kind === 'text' ? said(talk, input.text, true) : undefined
    // A bank account is asked for by its own conversation.
    if (!risk || risk === 'bank-account' || !flow || input.kind !== 'text') return undefined
    const about = z.object({ orderId: z.number() }).safeParse(flow.state)
    const orderId = talk.aboutOrder ?? (about.success ? about.data.orderId : undefined)
    return riskTold(talk, { kind: risk, orderId, text: input.text })
  },
  hear: async (talk, input) => {
    if (input.kind !== 'text' || holds(talk.person, 'vendor')) return undefined
    const risk = said(talk, input.text, false)
    return risk === undefined ? undefined : riskTold(talk, { kind: risk, orderId: talk.aboutOrder, text: input.text })
  },
}

const said = ({ person, now, office }: Talk, text: string, answers: boolean) =>
  riskIn(text, person, { now, zone: office.calendar.zone, answers })

interface Risk {
  readonly kind: string
  readonly orderId: number | undefined
  readonly text: string
}

/** Shows an admin the words, without numbers of accounts, and writes down the kind without them. */
export async function riskTold(talk: Talk, { kind, orderId, text }: Risk): Promise<Turn<never>> {
  const { work, chat, person, t } = talk
  noteRisk(work, { kind, chatId: chat.id, ...(orderId === undefined ? {} : { orderId }) })
  const words = withoutNumbers(text).slice(0, 300)
  await tellAdmins(
    work,
    (theirs) => ({ text: theirs.risk.told(nameOf(person), kind, orderId, words) }),
    orderId === undefined ? undefined : { orderId },
  )
  return { say: [{ text: holds(person, 'vendor') ? t.vendor.risky : t.risk.notHere }], next: 'same' }
}
