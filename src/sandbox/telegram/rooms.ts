/** Rooms and what is said in them: the one place where messages are written, changed and shown to phones. */
import type { Chat, Message, User } from 'grammy/types'
import type { BotAccount, ChatMessage, Room, RoomEvent, StoredMessage, World } from './state.ts'
import { unixTime } from './state.ts'

/** The private chat of one person with one bot. */
export function privateKey(bot: BotAccount, personId: number): string {
  return `${bot.user.id}:${personId}`
}

/** Opens the private chat; on Telegram only the person can do that, by writing first. */
export function openPrivateRoom(world: World, bot: BotAccount, person: User): Room {
  const key = privateKey(bot, person.id)
  const known = world.memory.rooms.get(key)
  if (known) return known
  const chat: Chat.PrivateChat = { id: person.id, type: 'private', first_name: person.first_name }
  if (person.last_name !== undefined) chat.last_name = person.last_name
  if (person.username !== undefined) chat.username = person.username
  return addRoom(world, key, chat, [person.id], bot)
}

/** Adds an empty room with its people and its first bot. */
export function addRoom(world: World, key: string, chat: Room['chat'], people: number[], bot: BotAccount): Room {
  const bots = new Map([[bot.user.id, 'member' as const]])
  const room: Room = { key, chat, people: new Set(people), bots, messages: new Map(), nextMessageId: 1 }
  world.memory.rooms.set(key, room)
  world.touched()
  return room
}

/** The room that a bot means by a chat id, whether or not it may write there; `undefined` if there is none. */
export function roomOf(world: World, bot: BotAccount, chatId: number): Room | undefined {
  const key = chatId > 0 ? privateKey(bot, chatId) : String(chatId)
  const room = world.memory.rooms.get(key)
  return room?.bots.has(bot.user.id) ? room : undefined
}

/** The fields of a message that say something, without the envelope. */
export type Content = Omit<Partial<Message>, 'message_id' | 'date' | 'chat' | 'from'>

/** Puts a message into a room and shows it on every phone there. */
export function post<C extends Content>(
  world: World,
  room: Room,
  from: User,
  content: C,
  status: StoredMessage['status'] = 'delivered',
): StoredMessage & { readonly message: ChatMessage & C } {
  const envelope = {
    message_id: takeMessageId(world, room),
    date: unixTime(world),
    chat: room.chat,
    from: sender(from),
  }
  const message: ChatMessage & C = { ...envelope, ...content }
  world.memory.sequence += 1
  const stored = { sequence: world.memory.sequence, at: world.now(), message, status, deleted: false }
  room.messages.set(message.message_id, stored)
  changed(world, { kind: 'message', room, stored })
  return stored
}

/** A message names its sender briefly; getMe's abilities do not belong there. */
export function sender(user: User): User {
  const { id, is_bot, first_name, last_name, username, language_code } = user
  return {
    id,
    is_bot,
    first_name,
    ...(last_name !== undefined && { last_name }),
    ...(username !== undefined && { username }),
    ...(language_code !== undefined && { language_code }),
  }
}

function takeMessageId(world: World, room: Room): number {
  if (room.chat.type === 'supergroup') return room.nextMessageId++
  const [botId] = room.bots.keys()
  for (const bot of world.memory.bots.values()) if (bot.user.id === botId) return bot.nextMessageId++
  return room.nextMessageId++
}

/** A living message of a room; deleted ones are gone for a bot. */
export function livingMessage(room: Room, messageId: number | undefined): StoredMessage | undefined {
  const stored = messageId === undefined ? undefined : room.messages.get(messageId)
  return stored?.deleted ? undefined : stored
}

/** Takes a message away from everybody. */
export function erase(world: World, room: Room, stored: StoredMessage): void {
  stored.deleted = true
  changed(world, { kind: 'deleted', room, stored })
}

/** Remembers a change and shows it on the phones in the room. */
export function changed(world: World, event: RoomEvent): void {
  world.touched()
  for (const personId of event.room.people) {
    for (const listener of world.listeners.get(personId) ?? []) listener(event)
  }
}

/** A message as it is quoted inside another one: without what it was itself a reply to. */
export function quoted(message: ChatMessage): NonNullable<Message['reply_to_message']> {
  const { reply_to_message: _, ...rest } = message
  return rest as NonNullable<Message['reply_to_message']>
}
