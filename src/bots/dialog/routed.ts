/** Where a message goes, piece by piece: to a question that waits for it, above it, or to nobody who knew. */
import { isDeepStrictEqual } from 'node:util'
import { orderChangedBy } from '#db/ledger.ts'
import type { Input, Say } from '../channel.ts'
import { lines, type Markup } from '../markup.ts'
import type { AnyFlow, Talk, Turn } from './flow.ts'
import { questionOf, takenUpAgain, type Way } from './repair.ts'
import type { Session } from './session.ts'

export interface Flows {
  readonly flows: readonly AnyFlow[]
}

/** Where a message went, and what came of it. */
export interface Routed {
  readonly flow: string
  readonly turn: Turn
  /** How it came to this; `heard` when left out. */
  readonly way?: Way
}

/** Says something, and leaves all as it is. */
export const stay = (text: Markup): Routed => ({ flow: '', turn: { say: [{ text }], next: 'same' } })

/** The stored state of a flow if it is under way and still parses. */
export function stateOf(talk: Talk, flow: AnyFlow): unknown {
  if (talk.session.flow?.name !== flow.name || !flow.state) return undefined
  const parsed = flow.state.safeParse(talk.session.flow.state)
  return parsed.success ? parsed.data : undefined
}

/** Words that stand above whatever is under way. */
export async function always({ flows }: Flows, talk: Talk, input: Input): Promise<Routed | undefined> {
  for (const flow of flows) {
    if (!flow.always || (flow.may && !flow.may(talk.person))) continue
    const turn = await flow.always(talk, input)
    if (turn) return { flow: flow.name, turn }
  }
  return undefined
}

/** A conversation that has rested for days is told of first. */
export function restedLong(talk: Talk): Routed | undefined {
  const turn = takenUpAgain(talk, talk.now)
  return turn && { flow: '', way: 'asked', turn }
}

/** An answer to the question with which a conversation stands, or stood. */
export async function givenTo(
  { flows }: Flows,
  talk: Talk,
  { name, state }: NonNullable<Session['flow']>,
  input: Input,
): Promise<Routed | undefined> {
  const flow = flows.find((candidate) => candidate.name === name)
  const parsed = flow?.state?.safeParse(state)
  if (!flow?.input || !parsed?.success) return undefined
  // Somebody whose part in it was taken away meanwhile goes on with nothing.
  if (flow.may && !flow.may(talk.person)) return { flow: name, turn: { say: [{ text: talk.t.notYours }] } }
  const turn = await flow.input(talk, parsed.data, input)
  return turn && { flow: name, way: 'answer', turn }
}

/** What was said counts as it was said; whoever changes or deletes it hears so, instead of nothing. */
export async function changedLater({ db, chat, t }: Talk, { kind, messageId }: Changed): Promise<Routed> {
  const orderId = await orderChangedBy(db, chat.id, messageId)
  if (orderId !== undefined) return stay(t.saidAndDone(orderId))
  return kind === 'edited' ? stay(t.editedUnread) : { flow: '', turn: { say: [], next: 'same' } }
}

type Changed = Extract<Input, { kind: 'edited' | 'revoked' }>

/** What is under way is left; a basket stays, which is said to whoever has one. */
export function leave({ t, session }: Talk, flow: AnyFlow): Routed {
  const hasBasket = Object.values(session.baskets).some(({ lines }) => lines.length > 0)
  return { flow: flow.name, way: 'asked', turn: { say: [{ text: hasBasket ? t.leftWithBasket : t.left }] } }
}

/** The question is left out, or it is said why it cannot be. */
export async function skipped(talk: Talk, flow: AnyFlow): Promise<Routed> {
  const state = stateOf(talk, flow)
  const turn = state === undefined ? undefined : await flow.skip?.(talk, state)
  if (turn) return { flow: flow.name, way: 'asked', turn }
  const asked = questionOf(talk, talk.session.flow)
  return { ...stay(talk.t.repair.needed(asked?.needed, asked?.how)), way: 'answer' }
}

/** What we are doing, and what is waited for. */
export async function whereWeAre({ t, session, work }: Talk): Promise<Routed> {
  const doing = t.repair.asked[session.flow?.name ?? '']?.doing
  const shown = session.options ? await work.shown(session.options.token) : undefined
  const choices = shown && !shown.spent ? ((shown.say as Say).choices ?? []) : []
  const text = lines(doing !== undefined && t.repair.doing(doing), questionOf({ t }, session.flow)?.how)
  return { flow: '', way: 'asked', turn: { say: [{ text, choices }], next: 'same' } }
}

/** What is wanted, with its example, for whoever is at a loss; and how to find a person. */
export async function explained(talk: Talk): Promise<Routed> {
  const { turn, ...routed } = await whereWeAre(talk)
  const say = turn.say.map((one) => ({ ...one, text: lines(one.text, '', talk.t.repair.person) }))
  return { ...routed, turn: { ...turn, say } }
}

/** Nobody knew what to do. The second time in a row it says so differently and offers a person. */
export function notUnderstood({ t }: Talk, input: Input): Routed {
  const [text, again] =
    input.kind === 'text' ? [t.notUnderstood, t.notUnderstoodAgain] : [t.wordsPlease, t.wordsPleaseAgain]
  return { flow: '', turn: { say: [{ text }], next: 'same', again } }
}

/** The session with where the conversation stood before this answer moved it on. */
export function remembered({ session }: Talk, { flow, way }: Routed, under: Session['flow']): Session {
  // A question that is put once more has not moved on.
  if (way === 'corrected' || isDeepStrictEqual(under, session.flow)) return session
  const { before: _, ...rest } = session
  // Another subject is no answer to what was asked.
  return session.flow && session.flow.name === flow ? { ...rest, before: session.flow } : rest
}

/** Whichever flow knows what to do with words that are no answer to anything. */
export async function listened({ flows }: Flows, talk: Talk, input: Input): Promise<Routed | undefined> {
  for (const flow of flows) {
    if (!flow.hear || (flow.may && !flow.may(talk.person))) continue
    const turn = await flow.hear(talk, input)
    if (turn) return { flow: flow.name, turn }
  }
  return undefined
}
