import type { User } from 'grammy/types'
import type { PhoneMessage } from '../../phone.ts'
import { livingMessage, privateKey } from '../rooms.ts'
import { bubble, hasBubble } from '../screen.ts'
import type { BotAccount, Room, StoredMessage, World } from '../state.ts'

/** Who acts, and with which bot: what every act on a phone needs to know. */
export interface Hand {
  readonly world: World
  readonly bot: BotAccount
  readonly user: User
}

/** The chats on this phone in which the bot is or was. */
export function roomsOf({ world, bot, user }: Hand): Room[] {
  return [...world.memory.rooms.values()].filter((room) => room.people.has(user.id) && room.bots.has(bot.user.id))
}

/** Is this the private chat with the bot, which is also meant when no chat is named? */
export function isPrivateChat({ user }: Hand, chat: string | undefined): boolean {
  return chat === undefined || chat === String(user.id)
}

/** The chat of that name on this phone, the private one by default; `undefined` if the person is not in it. */
export function roomNamed(hand: Hand, chat: string | undefined): Room | undefined {
  const { world, bot, user } = hand
  const key = chat === undefined || isPrivateChat(hand, chat) ? privateKey(bot, user.id) : chat
  const room = world.memory.rooms.get(key)
  return room?.people.has(user.id) ? room : undefined
}

export interface Found {
  readonly room: Room
  readonly stored: StoredMessage
}

/** A message by the id that the phone shows: `12` in the given chat, or `<chat>/12`. Throws if it is not there. */
export function find(hand: Hand, messageId: string, chat?: string): Found {
  const [, inChat = chat, number] = /^(?:(-\d+)\/)?(\d+)$/.exec(messageId) ?? []
  const room = roomNamed(hand, inChat)
  const stored = room && livingMessage(room, Number(number))
  if (!stored) throw new Error(`there is no message ${messageId} on this phone`)
  return { room, stored }
}

/** Like `find`, for what only the writer of a message may do. */
export function findOwn(hand: Hand, messageId: string): Found {
  const found = find(hand, messageId)
  if (found.stored.message.from.id !== hand.user.id) throw new Error(`message ${messageId} is somebody else's`)
  return found
}

/** One message as this phone shows it. */
export function show({ world, user }: Hand, { room, stored }: Found): PhoneMessage {
  return bubble(world, user.id, room, stored)
}

/** All that a chat shows, oldest first. */
export function bubbles(hand: Hand, room: Room | undefined): PhoneMessage[] {
  if (!room) return []
  return [...room.messages.values()].filter(hasBubble).map((stored) => show(hand, { room, stored }))
}
