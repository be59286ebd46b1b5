/** From Telegram's updates to events. Pure: no network, no database, no clock. */
import type { Instant } from '#core/calendar.ts'
import type { Address, Incoming, Input, Sender } from '../channel.ts'
import { addressOf } from './address.ts'
import { inputOf, type Me, names } from './content.ts'
import {
  type InlineQuery,
  type Membership,
  type Message,
  type Reaction,
  type Tap,
  type Update,
  type User,
  updateSchema,
} from './update.ts'

export interface Reception {
  readonly me: Me
  readonly now: Instant
  /** Messages from before that had to wait for us. */
  readonly listeningSince: Instant
}

export interface Received {
  /** At most one; none for our own words, for other bots, and for what nobody said to us. */
  readonly events: readonly Incoming[]
  /** Somebody types after our name in any chat; answered at once and never stored. */
  readonly inlineQuery?: InlineQuery
  /** A group became a supergroup and has another id from now on. */
  readonly moved?: Move
  /** Where the update did not look like one, for the log: names of fields, no content. */
  readonly malformed?: string
}

/** A chat that is found under another number from now on. */
export interface Move {
  readonly from: Address
  readonly to: Address
}

const NOTHING: Received = { events: [] }

/** What an update tells. Never throws: what is malformed is said to be so. */
export function receive(raw: unknown, reception: Reception): Received {
  const parsed = updateSchema.safeParse(raw)
  if (!parsed.success) return { events: [], malformed: fieldNames(parsed.error.issues) }
  const update = parsed.data
  if (update.message) return messageReceived(update.message, reception)
  if (update.inline_query) return { events: [], inlineQuery: update.inline_query }
  const event = eventOf(update, reception)
  return event ? { events: [event] } : NOTHING
}

function fieldNames(issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string }[]): string {
  return issues
    .map(({ path, code }) => `${path.map(String).join('.')}: ${code}`)
    .join(', ')
    .slice(0, 200)
}

function messageReceived(message: Message, reception: Reception): Received {
  const { chat, migrate_to_chat_id: newId, migrate_from_chat_id: oldId } = message
  if (newId !== undefined) return { events: [], moved: { from: addressOf(chat.id), to: addressOf(newId) } }
  if (oldId !== undefined) return { events: [], moved: { from: addressOf(oldId), to: addressOf(chat.id) } }
  const event = messageEvent(message, reception)
  return event ? { events: [event] } : NOTHING
}

function eventOf(update: Update, reception: Reception): Incoming | undefined {
  const { edited_message: edited, callback_query: tap, message_reaction: reaction, my_chat_member: member } = update
  if (edited) return editEvent(edited, reception)
  if (tap) return tapEvent(tap, reception)
  if (reaction) return reactionEvent(reaction, update.update_id, reception)
  return member && membershipEvent(member, update.update_id, reception)
}

/** A person who speaks for themselves: no bot, and nobody behind the name of a chat. */
function personBehind(message: Message): User | undefined {
  const { from, sender_chat: mask, chat } = message
  return from && !from.is_bot && mask === undefined && chat.type !== 'channel' ? from : undefined
}

function messageEvent(message: Message, reception: Reception): Incoming | undefined {
  const from = personBehind(message)
  const input = from && inputOf(message, reception.me)
  if (!from || !input) return undefined
  const answered = answeredMessage(message)
  const isPrivate = message.chat.type === 'private'
  const isNamed = input.kind === 'command' || names(message, reception.me) || answered?.from?.id === reception.me.id
  return {
    ...envelope(message, from, message.date, reception),
    addressed: isPrivate || isNamed,
    messageId: String(message.message_id),
    ...(answered && { replyTo: String(answered.message_id) }),
    ...(message.media_group_id !== undefined && { album: message.media_group_id }),
    input,
  }
}

/** In a topic every message "answers" the one that opened the topic; that is no answer. */
function answeredMessage({ reply_to_message: answered, message_thread_id, is_topic_message }: Message) {
  return is_topic_message && answered?.message_id === message_thread_id ? undefined : answered
}

function editEvent(message: Message, reception: Reception): Incoming | undefined {
  const from = personBehind(message)
  if (!from) return undefined
  const at = message.edit_date ?? message.date
  const messageId = String(message.message_id)
  return {
    ...envelope(message, from, at, reception),
    addressed: message.chat.type === 'private',
    messageId: `edit:${messageId}:${at}`,
    input: { kind: 'edited', messageId, text: message.text ?? message.caption ?? '' },
  }
}

/** The start of the `messageId` of a tap; the rest is what `answerCallbackQuery` wants to know. */
export const TAP_PREFIX = 'cb:'

function tapEvent({ id, from, data = '', message }: Tap, reception: Reception): Incoming {
  const [, token, index] = /^(.+):(\d{1,4})$/.exec(data) ?? []
  const input: Input =
    token === undefined ? { kind: 'unreadable', what: 'button' } : { kind: 'tap', token, index: Number(index) }
  // Under a message of inline mode nobody knows the chat; the answer then goes to the person.
  const place = message ?? { chat: { id: from.id, type: 'private' as const } }
  return {
    // A tap has no time of its own; the date of its message is when we sent that.
    ...envelope(place, from, reception.now / 1000, reception),
    addressed: true,
    messageId: `${TAP_PREFIX}${id}`,
    ...(message && { replyTo: String(message.message_id) }),
    input,
  }
}

/** A reaction that was added. One that was taken away says nothing any more. */
function reactionEvent(reaction: Reaction, updateId: number, reception: Reception): Incoming | undefined {
  const { user: from, old_reaction: before, new_reaction: after, message_id: id } = reaction
  const added = after.find(({ emoji }) => emoji !== undefined && !before.some((old) => old.emoji === emoji))
  if (!from || from.is_bot || added?.emoji === undefined) return undefined
  return {
    ...envelope(reaction, from, reaction.date, reception),
    addressed: reaction.chat.type === 'private',
    messageId: `reaction:${updateId}`,
    input: { kind: 'reaction', emoji: added.emoji, messageId: String(id) },
  }
}

/** Only when it changes whether we are there: becoming an administrator is neither joining nor leaving. */
function membershipEvent(change: Membership, updateId: number, reception: Reception): Incoming | undefined {
  const { chat, from, date, old_chat_member: before, new_chat_member: after } = change
  if (chat.type === 'channel' || isThere(before) === isThere(after)) return undefined
  return {
    ...envelope(change, from, date, reception),
    addressed: true,
    messageId: `membership:${updateId}`,
    input: { kind: 'membership', status: isThere(after) ? 'joined' : 'left' },
  }
}

function isThere({ status, is_member }: Membership['new_chat_member']): boolean {
  return ['creator', 'administrator', 'member'].includes(status) || (status === 'restricted' && is_member === true)
}

type Place = Pick<Message, 'chat'> & { message_thread_id?: number | undefined; is_topic_message?: boolean | undefined }

function envelope(place: Place, from: User, sentAtSeconds: number, { listeningSince }: Reception) {
  const sentAt = Math.floor(sentAtSeconds * 1000)
  const topic = place.is_topic_message ? place.message_thread_id : undefined
  return {
    address: addressOf(place.chat.id, topic),
    group: place.chat.type !== 'private',
    sender: senderOf(from),
    sentAt,
    // Telegram's clock has whole seconds only.
    waited: sentAt + 1000 < listeningSince,
  }
}

function senderOf({ id, first_name: first, last_name: last }: User): Sender {
  const name = [first, last].filter(Boolean).join(' ')
  return { ids: [String(id)], ...(name && { name }) }
}
