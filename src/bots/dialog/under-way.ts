/** The question that is under way: its answer, what only looks like one, and what is said to the desk meanwhile. */
import type { Input, Say } from '../channel.ts'
import { deskTopic } from '../language/understanding/index.ts'
import type { Talk } from './flow.ts'
import { looksOtherwise, reasonQuestion, yesTo } from './reason.ts'
import { type Flows, givenTo, listened, type Routed, stateOf, whereWeAre } from './routed.ts'

/** `sure`: it was asked whether these words are the reason that is waited for, and they are. */
export async function underWay(dialog: Flows, talk: Talk, input: Input, sure = false): Promise<Routed | undefined> {
  const under = talk.session.flow
  const flow = dialog.flows.find((candidate) => candidate.name === under?.name)
  const state = flow && stateOf(talk, flow)
  const isMine = !flow?.may || flow.may(talk.person)
  const asked = sure || !isMine || input.kind !== 'text' || !state ? undefined : flow?.asksReason?.(state)
  if (asked && input.kind === 'text') {
    const yes = yesTo(input.text, (await talk.work.newest([talk.chat.id]))?.say as Say | undefined)
    if (yes !== undefined) return underWay(dialog, talk, { ...input, text: yes }, true)
    if (looksOtherwise(input.text, asked, { now: talk.now, zone: talk.office.calendar.zone }))
      return { flow: '', way: 'answer', turn: { say: [reasonQuestion(talk.t, input.text)], next: 'same' } }
  }
  const aside =
    isMine && state !== undefined && flow?.takesWords?.(state) ? await inPassing(dialog, talk, input) : undefined
  return aside ?? (under ? givenTo(dialog, talk, under, input) : undefined)
}

/** Said to the desk while a name is waited for: answered, and the name is waited for still. */
async function inPassing(dialog: Flows, talk: Talk, input: Input): Promise<Routed | undefined> {
  if (input.kind !== 'text' || !isForTheDesk(talk, input.text)) return undefined
  const heard = await listened(dialog, talk, input)
  if (!heard) return undefined
  const { turn: stands } = await whereWeAre(talk)
  return { ...heard, turn: { ...heard.turn, say: [...heard.turn.say, ...stands.say], next: 'same' } }
}

/** Names may begin with a greeting, and with a yes. */
function isForTheDesk({ person, now, office }: Talk, text: string): boolean {
  const as = person.roles.every(({ role }) => role === 'vendor') ? 'vendor' : 'staff'
  const topic = deskTopic(text, { as, now, zone: office.calendar.zone })
  return topic !== undefined && !NAMES_TOO.has(topic)
}
const NAMES_TOO: ReadonlySet<string> = new Set(['greeting', 'nod', 'question'])
