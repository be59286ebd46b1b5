/** From WhatsApp's messages to events. Pure: no socket, no database, no clock. */
import { isJidGroup, normalizeMessageContent, type WAMessage } from '@whiskeysockets/baileys'
import type { Incoming, Input } from '../channel.ts'
import { albumOf, contextOf, inputOf } from './content.ts'
import { isNoChat, normalised, personIds } from './jids.ts'
import { membershipOf, stubOf } from './stubs.ts'

export interface Reception {
  /** Our own jids, phone number and LID, normalised. */
  readonly me: readonly string[]
  /** It waited at WhatsApp while we were away (Baileys says `append`). */
  readonly waited: boolean
}

/**
 * The event in a message, if it holds one for us: nothing for what we wrote ourselves, for status updates, broadcasts
 * and newsletters, for housekeeping between devices, and for a sender without a usable name.
 */
export function receive(message: WAMessage, { me, waited }: Reception): readonly Incoming[] {
  if (!hasKey(message)) return []
  const chat = normalised(message.key.remoteJid)
  const messageId = message.key.id
  if (!chat || !messageId || message.key.fromMe || isNoChat(chat)) return []
  const group = isJidGroup(chat) === true
  const [first, ...others] = group
    ? personIds(message.key.participant, message.key.participantAlt)
    : personIds(chat, message.key.remoteJidAlt)
  const input = inputIn(message, me)
  if (!first || !input) return []
  const context = contextOf(normalizeMessageContent(message.message))
  const album = albumOf(message)
  return [
    storable({
      address: { channel: 'whatsapp', chat },
      group,
      addressed: !group || input.kind === 'command' || isNamed(context, me),
      messageId,
      sender: { ids: [first, ...others], ...(message.pushName ? { name: message.pushName } : {}) },
      sentAt: sentAtOf(message),
      waited,
      ...(context?.stanzaId ? { replyTo: context.stanzaId } : {}),
      ...(album ? { album } : {}),
      input,
    }),
  ]
}

/** The last moment that a date can hold. */
const LAST_INSTANT = 8.64e15

/** When it was sent, as WhatsApp says; 0, long ago, where that is no time. */
function sentAtOf({ messageTimestamp }: WAMessage): number {
  const at = Number(messageTimestamp ?? 0) * 1000
  return at >= 0 && at <= LAST_INSTANT ? at : 0
}

/** Does it have the least that every message has? */
function hasKey(message: unknown): boolean {
  const key = (message as WAMessage | null | undefined)?.key
  return typeof key?.remoteJid === 'string' && typeof key.id === 'string'
}

/** Without NUL and half surrogate pairs, which WhatsApp carries and no JSON column of PostgreSQL takes. */
function storable(event: Incoming): Incoming {
  const clean = (_key: string, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value
  return JSON.parse(JSON.stringify(event), clean) as Incoming
}

/** Could Baileys not decrypt it (yet)? The sender's phone is asked to send it again under the same id. */
export function isUndecrypted(message: WAMessage): boolean {
  return !message.message && stubOf(message) === 'ciphertext'
}

/** What stands in for a message that never became readable. Its id differs, so that the real one could still come. */
export function unreadable(message: WAMessage, reception: Reception): readonly Incoming[] {
  const readable = { ...message, messageStubType: null, message: { conversation: '?' } }
  return receive(readable, reception).map((event) => ({
    ...event,
    messageId: `${event.messageId}#unreadable`,
    input: { kind: 'unreadable', what: 'undecryptable' },
  }))
}

function inputIn(message: WAMessage, me: readonly string[]): Input | undefined {
  const stub = stubOf(message)
  if (stub === 'membership') return membershipOf(message, me)
  if (stub === 'call') return { kind: 'unreadable', what: 'call' }
  return stub === undefined ? inputOf(message) : undefined
}

/** In a group: mentioned, or one of our messages is quoted. */
function isNamed(context: ReturnType<typeof contextOf>, me: readonly string[]): boolean {
  const named = [...(context?.mentionedJid ?? []), ...(context?.quotedMessage ? [context.participant] : [])]
  return named.some((jid) => me.includes(normalised(jid)))
}
