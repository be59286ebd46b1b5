import type { ApiMethods, Opts } from 'grammy/types'
import type { Params } from '../params.ts'
import { badRequest, forbidden } from '../refusal.ts'
import { livingMessage, quoted, roomOf } from '../rooms.ts'
import type { BotAccount, Room, StoredMessage, World } from '../state.ts'
import type { Polls } from '../updates.ts'

/** One call of a Bot API method. Parameters can only be read by the names that the method has. */
export interface Call<Method extends keyof ApiMethods = keyof ApiMethods> {
  readonly world: World
  readonly bot: BotAccount
  readonly polls: Polls
  readonly params: Params<keyof Opts<Method> & string>
  /** Fires when the bot hangs up. */
  readonly gone: AbortSignal
}

/** A part of the Bot API: methods by name, with the results that grammY's types promise. */
export type Methods = {
  readonly [Method in keyof ApiMethods]?: (
    call: Call<Method>,
  ) => ReturnType<ApiMethods[Method]> | Promise<ReturnType<ApiMethods[Method]>>
}

/** What every method with a `chat_id` shares. */
export type ChatCall = Pick<Call, 'world' | 'bot'> & { readonly params: Params<'chat_id'> }

/** The room of `chat_id`, if the bot may write there. */
export function writableRoom(call: ChatCall): Room {
  const room = knownRoom(call)
  const standing = room.bots.get(call.bot.user.id)
  const group = room.chat.type === 'supergroup' ? 'supergroup' : 'group'
  if (standing === 'kicked' && room.chat.type === 'private') throw forbidden('bot was blocked by the user')
  if (standing === 'kicked') throw forbidden(`bot was kicked from the ${group} chat`)
  if (standing === 'left') throw forbidden(`bot is not a member of the ${group} chat`)
  return room
}

/** The room of `chat_id`, even one that the bot was put out of. */
export function knownRoom(call: ChatCall): Room {
  const chatId = call.params.integer('chat_id')
  if (chatId === undefined && !call.params.text('chat_id')) throw badRequest('chat_id is empty')
  return roomById(call, chatId)
}

/** The room that the bot knows under an id; refuses in the words that fit the reason. */
export function roomById({ world, bot }: Pick<Call, 'world' | 'bot'>, chatId: number | undefined): Room {
  const room = chatId === undefined ? undefined : roomOf(world, bot, chatId)
  if (room) return room
  if ([...world.memory.bots.values()].some(({ user }) => user.id === chatId)) {
    throw forbidden("bot can't send messages to bots")
  }
  if (chatId !== undefined && world.memory.people.has(chatId)) {
    throw forbidden("bot can't initiate conversation with a user")
  }
  throw badRequest('chat not found')
}

/** The message that a new one answers, as content to post; checks that it is still there. */
export function replyContent(
  room: Room,
  params: Params<'reply_parameters'>,
): { reply_to_message?: ReturnType<typeof quoted> } {
  const wanted = params.nested('reply_parameters') as
    | { message_id?: number; allow_sending_without_reply?: boolean }
    | undefined
  if (!wanted) return {}
  const target = livingMessage(room, Number(wanted.message_id))
  if (target) return { reply_to_message: quoted(target.message) }
  if (wanted.allow_sending_without_reply) return {}
  throw badRequest('message to be replied not found')
}

/** The message of `message_id`, refused in the words of the action that needs it. */
export function targetMessage(room: Room, messageId: number | undefined, action: string): StoredMessage {
  if (messageId === undefined) throw badRequest('message identifier is not specified')
  const stored = livingMessage(room, messageId)
  if (!stored) throw badRequest(`message to ${action} not found`)
  return stored
}
