/**
 * Who gets a summary where. Every admin gets it unasked in the chat where they write, unless they asked for it in
 * another private chat or for none; a group gets it when an admin asked for it there.
 */
import type { Instant } from '../calendar.ts'

/** A chat in which an admin asked for summaries, or for none any more. */
export interface Subscription {
  readonly chatId: number
  readonly personId: number
  readonly group: boolean
  readonly channel: string
  readonly since: Instant
  readonly stopped: boolean
}

/** A chat that has had a summary, with the person behind it when it is a private one. */
export interface SummaryChat {
  readonly chatId: number
  readonly personId?: number
}

/** Where an admin can be written to. */
export interface AdminChat {
  readonly personId: number
  readonly chatId: number
  readonly channel: string
  /** Since when the office knows this chat. */
  readonly since: Instant
}

export interface Recipient {
  readonly chatId: number
  readonly channel: string
  /** Whose private chat it is; none for groups. */
  readonly personId?: number
}

export interface RecipientFacts {
  readonly dueAt: Instant
  readonly admins: readonly AdminChat[]
  /** All active admins, those that cannot be written to included: who is none any more no longer speaks for a group. */
  readonly adminIds: readonly number[]
  readonly subscriptions: readonly Subscription[]
  readonly had: readonly SummaryChat[]
}

/** The recipients that have not had it yet. Who came after its hour gets the next one. */
export function recipientsOf({ dueAt, admins, adminIds, subscriptions, had }: RecipientFacts): Recipient[] {
  const own = subscriptions.filter(({ personId }) => adminIds.includes(personId))
  const asked = own.filter(({ stopped, since }) => !stopped && since <= dueAt)
  const decided = new Set(own.filter(({ group }) => !group).map(({ personId }) => personId))
  const unasked = admins.filter(({ personId, since }) => !decided.has(personId) && since <= dueAt)
  const chatsHad = new Set(had.map(({ chatId }) => chatId))
  const personsHad = new Set(had.flatMap(({ personId }) => personId ?? []))
  return [
    ...asked
      .filter(({ chatId }) => !chatsHad.has(chatId))
      .map(({ chatId, channel, group, personId }) => ({ chatId, channel, ...(group ? {} : { personId }) })),
    // An admin who changed messengers since this morning is still one recipient.
    ...unasked
      .filter(({ personId }) => !personsHad.has(personId))
      .map(({ chatId, channel, personId }) => ({ chatId, channel, personId })),
  ]
}
