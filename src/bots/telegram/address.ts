/** Chats as Telegram numbers them, and topics inside of forums, as one text and back. */
import type { Address } from '../channel.ts'

/** What every sending method wants to know. */
export interface Target {
  readonly chat_id: number
  /** A topic of a forum; its messages are a conversation of their own. */
  readonly message_thread_id?: number
}

/** The address of a chat, or of one topic in it. */
export function addressOf(chatId: number, topic?: number): Address {
  return { channel: 'telegram', chat: topic === undefined ? String(chatId) : `${chatId}/${topic}` }
}

/** Where a message to this address goes; `undefined` if it is no Telegram chat. */
export function targetOf({ channel, chat }: Address): Target | undefined {
  const [, chatId, topic] = /^(-?\d{1,16})(?:\/(\d{1,10}))?$/.exec(chat) ?? []
  if (channel !== 'telegram' || chatId === undefined) return undefined
  return { chat_id: Number(chatId), ...(topic !== undefined && { message_thread_id: Number(topic) }) }
}
