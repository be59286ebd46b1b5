/**
 * What a conversation is: one file in flows/, channel-neutral. A flow is asked with its state and an input, reads facts
 * and makes core decide through `Talk`, and answers with a `Turn`: what to say and where it then stands.
 */
import type { z } from 'zod'
import type { Calendar, Instant } from '#core/calendar.ts'
import type { ActRefusal, OrderEvent, OrderRules, Place, PlacementRefusal } from '#core/order/index.ts'
import type { Actor, Order } from '#core/order/order.ts'
import type { Surroundings } from '#core/oversight/digest.ts'
import type { Person } from '#core/people/person.ts'
import type { Result } from '#core/result.ts'
import type { Db } from '#db/client.ts'
import type { AccountSafe } from '#db/vendor-accounts.ts'
import type { ChannelName, Choice, Incoming, Input, Say } from '../channel.ts'
import type { AwayFacts } from '../language/messages/facts.ts'
import type { Messages } from '../language/messages/index.ts'
import type { DeskTopic } from '../language/understanding/index.ts'
import type { Markup } from '../markup.ts'
import type { Work } from '../work.ts'
import type { ReasonAsked } from './reason.ts'
import type { Session } from './session.ts'

/** The office around a conversation: what is the same for all messages of a batch. */
export interface Office {
  readonly calendar: Calendar
  readonly rules: OrderRules
  /** All rule values of the day, for flows with rules of their own. */
  readonly ruleValues: ReadonlyMap<string, unknown>
  /** Opens and seals vendors' account numbers and NPWP. */
  readonly safe: AccountSafe
  /** How to reach the bots: for invitations and shared products. */
  readonly links: {
    readonly telegram?: string
    readonly whatsapp?: string
    readonly web: string
    readonly guides?: string
  }
  /** When we, or one messenger, were away lately: for those whose messages waited. */
  readonly outages?: readonly (AwayFacts & { readonly id: number })[]
  /** How the messengers are doing and what an operator should change, for the summary. */
  readonly surroundings?: Surroundings
}

export interface ChatFacts {
  readonly id: number
  readonly channel: ChannelName
  readonly group: boolean
  /** Has it buttons, or numbered choices? */
  readonly buttons: boolean
}

/** A conversation with somebody we know. */
export interface Talk {
  readonly person: Person
  readonly chat: ChatFacts
  readonly inboxId: number
  readonly incoming: Incoming
  readonly now: Instant
  readonly office: Office
  readonly t: Messages
  readonly db: Db
  readonly work: Work
  readonly session: Session
  /** The order that the message is about, because it quotes or taps one of ours. */
  readonly aboutOrder?: number
  /** The message of ours that this one quotes, as it was said. */
  readonly quoted?: Say
  /** False for a mere number that answers a list which others brought into the chat: there may be several of them. */
  readonly pointed: boolean
  /** Changes what the session keeps besides the flow. */
  keep(change: Partial<Pick<Session, 'baskets' | 'lately' | 'human'>>): void
  actor(capacity: Actor['capacity']): Actor & { readonly personId: number }
  /** Tells somebody else, in their words and on their messenger. False when they cannot be reached. */
  tell(personId: number, words: (t: Messages, person: Person) => Say, about?: { orderId: number }): Promise<boolean>
}

/** As much of a conversation as doing something to an order needs: who, when, and the unit of work that it belongs to. */
export type Acting = Pick<Talk, 'db' | 'work' | 'now' | 'office' | 'person' | 'actor'>

/** What a flow answers with. `next`: where it then stands; `undefined` ends it, `same` leaves all as it was. */
export interface Turn<State = unknown> {
  readonly say: readonly Say[]
  readonly next?: State | 'same'
  /** Whose state `next` is, when one flow leads into another. */
  readonly flow?: string
  /** What is said instead when the last of these words were said last, too; a question's own other words do without. */
  readonly again?: Markup
  /** A few words on a tapped button. */
  readonly toast?: string
  readonly orderId?: number
}

/** Data behind a choice of this flow, without its name. */
export type ActData = { readonly [fact: string]: unknown }

export interface Flow<State = never, Act extends ActData = ActData> {
  readonly name: string
  /** Its steps, a discriminated union: a stored state that does not parse is started anew. */
  readonly state?: z.ZodType<State>
  /** What its choices carry; one that does not parse is an old button. */
  readonly acts: z.ZodType<Act>
  /** A choice of this flow was taken. `state` is given when the flow is the one under way. */
  tap(talk: Talk, act: Act, state: State | undefined): Promise<Turn<State>>
  /** The person answered while this flow is under way. `undefined`: not an answer to it, let others look. */
  input?(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined>
  /** Is a reason in the person's own words what this step waits for? Then what looks like anything else is asked about. */
  asksReason?(state: State): ReasonAsked | undefined
  /** Does this step take any words as they are, as a name? What is said to the desk meanwhile is answered all the same. */
  takesWords?(state: State): boolean
  /** Answers what is said to the desk while a name is waited for. It binds nothing and begins nothing. */
  inPassing?(talk: Talk, topic: DeskTopic, text: string): Promise<Turn<State> | undefined>
  /** The question is left out, where that can be; without it, why it cannot be is said. */
  skip?(talk: Talk, state: State): Promise<Turn<State> | undefined>
  /** Something that was said earlier is corrected, with these words. `undefined`: not of what this flow keeps. */
  correct?(talk: Talk, text: string): Promise<Turn<State> | undefined>
  /** Words that count whatever is under way, and before it. */
  always?(talk: Talk, input: Input): Promise<Turn<State> | undefined>
  /** One step back from where it stands; without it, "kembali" leads to the menu. */
  back?(talk: Talk, state: State): Promise<Turn<State> | undefined>
  /** `/names` that begin it, the first being the one that is shown, and words that do the same at any moment. */
  readonly commands?: readonly string[]
  readonly words?: readonly string[]
  open?(talk: Talk, rest: string): Promise<Turn<State>>
  /** Something was said while nothing was under way: does this flow know what to do with it? */
  hear?(talk: Talk, input: Input): Promise<Turn<State> | undefined>
  /** A message quotes one of ours that `answers` names this flow, with those facts. */
  answer?(talk: Talk, about: unknown, input: Input): Promise<Turn<State> | undefined>
  /** Whose conversation it is; others are told kindly that it is not theirs. */
  may?(person: Person): boolean
}

/** A flow of any state, as the router holds it. */
// biome-ignore lint/suspicious/noExplicitAny: the router is generic over flows whose states and acts differ; zod parses both
export type AnyFlow = Flow<any, any>

/** A flow's choice: its data travels with it and comes back to `tap`. */
export function choice(
  flow: { readonly name: string },
  label: string,
  act: ActData,
  options: { once?: boolean } = {},
): Choice {
  return { label, act: { ...act, flow: flow.name }, ...(options.once ? { once: true } : {}) }
}

export type { ActRefusal, Order, OrderEvent, Place, PlacementRefusal, Result }
