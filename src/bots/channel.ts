/**
 * The port between conversations and messengers. A channel folder turns its platform's events into `Incoming` and a
 * `Say` into its platform's payload; nothing else in the house knows which messenger it is talking to.
 */

import type { Instant } from '#core/calendar.ts'
import type { MediaRefusal } from '#core/media.ts'
import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'
import type { Markup } from './markup.ts'

export const CHANNELS = ['telegram', 'whatsapp'] as const
export type ChannelName = (typeof CHANNELS)[number]

/** Where a conversation takes place. `chat` is the platform's own id: a Telegram chat id, a WhatsApp jid. */
export interface Address {
  readonly channel: ChannelName
  readonly chat: string
}

/** Who wrote. The ids are all names that the platform gave for this one person: a user id, a phone number jid, a LID. */
export interface Sender {
  readonly ids: readonly [string, ...string[]]
  readonly name?: string
}

/** A file that the platform holds. `ref` is opaque to all but the channel. */
export interface MediaHandle {
  readonly ref: string
  readonly mimeType: string
  readonly bytes?: number
  readonly fileName?: string
  /** Where it is kept, once it was fetched and looked at: pictures and documents are, before a flow sees them. */
  readonly stored?: { readonly sha256: string; readonly mimeType: string }
  /** Or why it is not. */
  readonly refused?: MediaRefusal | { readonly code: 'media-unavailable' }
}

export type Input =
  /** What a person typed. `addressed` is true in private chats, and in groups when the bot was named or replied to. */
  | { readonly kind: 'text'; readonly text: string }
  /** `/name rest`, with the bot's own name already removed. Deep links arrive as `start` with their payload. */
  | { readonly kind: 'command'; readonly name: string; readonly rest: string }
  /** A press on one of our own buttons. */
  | { readonly kind: 'tap'; readonly token: string; readonly index: number }
  | {
      readonly kind: 'picture' | 'document' | 'voice' | 'video'
      readonly media: MediaHandle
      readonly caption: string
      /** The other files of an album, or of photos sent one upon the other: they are handled as one message. */
      readonly also?: readonly MediaHandle[]
    }
  | { readonly kind: 'sticker'; readonly emoji: string }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'contact'; readonly name: string }
  | { readonly kind: 'reaction'; readonly emoji: string; readonly messageId: string }
  /** A message that was changed or taken back after it was sent. It is kept, and never binds anybody. */
  | { readonly kind: 'edited'; readonly messageId: string; readonly text: string }
  | { readonly kind: 'revoked'; readonly messageId: string }
  /** The bot was added to or removed from a chat, blocked or unblocked. */
  | { readonly kind: 'membership'; readonly status: 'joined' | 'left' }
  /** Something that this version cannot read (a poll, an undecryptable stub). */
  | { readonly kind: 'unreadable'; readonly what: string }

/** One event of a platform. `messageId` is unique within its chat, so (channel, chat, messageId) is handled once. */
export interface Incoming {
  readonly address: Address
  readonly group: boolean
  /** In a group: was the bot named, replied to or tapped? Always true in private. */
  readonly addressed: boolean
  readonly messageId: string
  /** Which of our own accounts on the messenger it came to; the only one when left out. */
  readonly account?: string
  readonly sender: Sender
  readonly sentAt: Instant
  /** It waited at the platform while we were away. */
  readonly waited: boolean
  /** The platform's id of the message that this one quotes or, for a tap, carries the buttons. */
  readonly replyTo?: string
  /** What the platform calls the album that its file came in: its messages are gathered into one. */
  readonly album?: string
  readonly input: Input
}

/** What a choice does when it is taken: data for a flow, never shown. */
export interface Choice {
  readonly label: string
  readonly act: { readonly flow: string; readonly [fact: string]: unknown }
  /** Taken at most once, and then the whole row of choices is spent: for what binds somebody. */
  readonly once?: boolean
}

/** A link instead of an act: opens a page, or (Telegram) a chat to share into. WhatsApp writes it out. */
export interface LinkChoice {
  readonly label: string
  readonly url: string
}

/** One thing that the bot says. Long texts are split by the channel; choices are always reachable on every channel. */
export interface Say {
  readonly text: Markup
  /** The SHA-256 of a stored file to show above the text. */
  readonly picture?: string
  /** `voice`: played in the chat, as what somebody recorded there. */
  readonly document?: { readonly file: string; readonly fileName: string; readonly voice?: true }
  /** Further files before this one: pictures go out as one album. */
  readonly also?: readonly Pick<Say, 'picture' | 'document'>[]
  readonly choices?: readonly (readonly (Choice | LinkChoice)[])[]
  /** Where a message goes that quotes this one: what others asked or said, to be answered by them. */
  readonly answers?: { readonly flow: string; readonly [fact: string]: unknown }
  /** Change the tapped message in place where the channel can; else it is sent as a new one. */
  readonly inPlace?: boolean
}

/** What a channel can do, as data. */
export interface Capabilities {
  readonly buttons: boolean
  readonly edits: boolean
  readonly inline: boolean
  /** In characters as the platform counts them. */
  readonly textMax: number
  readonly captionMax: number
  /** The same delivery sent twice arrives once, because its messages carry ids of ours. */
  readonly repeatable?: boolean
  /** Sends without the connection on which it receives: in standby too. */
  readonly connectionless?: boolean
}

/** What became of one attempt to send. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageIds: readonly [string, ...string[]] }
  /** Try the same again, not before `afterMs`. `mayHaveArrived`: the far end might have applied it. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly why: string; readonly mayHaveArrived: boolean }
  /**
   * Never try again. `closed`: the chat itself refuses us (blocked, no such chat), so nothing else goes there either.
   * `cold`: WhatsApp does not let us write to this contact first (463), which closes it just as well.
   */
  | { readonly kind: 'refused'; readonly why: string; readonly closed?: boolean; readonly cold?: boolean }

/** One row of the outbox as a channel gets it. `id` is stable over retries: what message ids are derived from. */
export interface Delivery {
  readonly id: number
  readonly address: Address
  readonly say: Say
  /** The token under which a tap on this message's choices comes back; callback data is `token:index`. */
  readonly token?: string
  /** Platform id of the message to edit in place, and what it was made of. */
  readonly edits?: { readonly messageId: string; readonly hadPicture: boolean }
  /** Platform id of the message that this one answers; quoted where there could be doubt. */
  readonly quotes?: string
}

export interface ChannelHealth {
  /** `standby`: another process holds the connection, and this one is ready to take it over. */
  readonly state: 'off' | 'connecting' | 'pairing' | 'open' | 'closed' | 'standby' | 'stopped'
  /** Since when it has been in this state. */
  readonly since: Instant
  readonly lastInboundAt?: Instant
  readonly reconnects: number
  /** What needs a person. */
  readonly troubles?: readonly ChannelTrouble[]
}

/** A messenger, open for business. Made by its folder's `connect…`. */
export interface Channel {
  readonly name: ChannelName
  /** Its name among several of ours on this messenger; `main` when left out. */
  readonly account?: string
  readonly capabilities: Capabilities
  send(delivery: Delivery): Promise<SendOutcome>
  /** Best effort, after commit: stops the spinner of a tapped button, with a short toast. */
  acknowledge(incoming: Incoming, toast?: string): Promise<void>
  /** The bytes behind a handle; rejects when the platform no longer has them or they exceed `maxBytes`. */
  fetchMedia(handle: MediaHandle, maxBytes: number): Promise<Uint8Array>
  health(): ChannelHealth
  /** Stops intake; what is in flight finishes. */
  stopIntake(): Promise<void>
  close(): Promise<void>
}

/** Durable intake: resolves after the events are committed (each (chat, message id) once), so a channel may confirm. */
export type Intake = (events: readonly Incoming[]) => Promise<void>

/** The account that is meant where none is named. */
export const MAIN_ACCOUNT = 'main'

/** Who sends for an account: its own channel, or the messenger's first when the account is no longer one of ours. */
export function channelFor<Open extends Pick<Channel, 'name' | 'account'>>(
  channels: readonly Open[],
  name: string,
  account: string,
): Open | undefined {
  const ours = channels.filter((channel) => channel.name === name)
  return ours.find((channel) => (channel.account ?? MAIN_ACCOUNT) === account) ?? ours[0]
}
