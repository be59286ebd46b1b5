/** The question that is under way: its answer, what only looks like one, and what is said to the desk meanwhile. */
import type { Input, Say } from '../channel.ts'
import { deskTopic } from '../language/understanding/index.ts'
import type { Talk } from './flow.ts'
import { looksOtherwise, reasonQuestion, yesTo } from './reason.ts'
import { type Flows, givenTo, type Routed, stateOf, whereWeAre } from './routed.ts'

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

/**
 * Said to the desk while a name is waited for: answered, and the name is waited for still. Only flows that promise to bind
 * nothing are asked: "siap" in the middle of a new product's name accepts no order.
 */
async function inPassing({ flows }: Flows, talk: Talk, input: Input): Promise<Routed | undefined> {
  const { person, now, office } = talk
  if (input.kind !== 'text') return undefined
  const as = person.roles.every(({ role }) => role === 'vendor') ? 'vendor' : 'staff'
  const topic = deskTopic(input.text, { as, now, zone: office.calendar.zone })
  if (!topic) return undefined
  if (topic === 'wait' || topic === 'thanks') return whereWeAre(talk)
  for (const flow of flows) {
    const turn = flow.may?.(person) === false ? undefined : await flow.inPassing?.(talk, topic, input.text)
    if (!turn) continue
    const { turn: stands } = await whereWeAre(talk)
    return { flow: flow.name, turn: { ...turn, say: [...turn.say, ...stands.say], next: 'same' } }
  }
  return undefined
}
