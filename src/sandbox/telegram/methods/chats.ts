/** Methods that ask about chats, their members and files. */
import type { ChatFullInfo, User } from 'grammy/types'
import { DOWNLOAD_MAX_BYTES, fileOf } from '../files.ts'
import { administrator, changeStanding, membership } from '../groups.ts'
import { badRequest } from '../refusal.ts'
import type { Room } from '../state.ts'
import { type Call, knownRoom, type Methods, writableRoom } from './call.ts'

export const chats = {
  getChat: (call) => {
    const room = knownRoom(call)
    const pinned = room.pinned === undefined ? undefined : room.messages.get(room.pinned)?.message
    const common = { accent_color_id: 0, max_reaction_count: 11, ...(pinned && { pinned_message: pinned }) }
    const gifts = {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    }
    return { ...room.chat, ...common, accepted_gift_types: gifts } as ChatFullInfo
  },

  getChatMember: (call) => {
    const room = knownRoom(call)
    const userId = call.params.integer('user_id')
    const standing = userId === undefined ? undefined : room.bots.get(userId)
    if (standing) return membership(call.bot.user, standing)
    const person = personById(call, userId)
    return membership(person, room.people.has(person.id) ? 'member' : 'left')
  },

  getChatMemberCount: (call) => {
    const room = knownRoom(call)
    return room.people.size + presentBots(room)
  },

  getChatAdministrators: (call) => {
    const room = knownRoom(call)
    if (room.chat.type === 'private') throw badRequest('there are no administrators in the private chat')
    const [founder] = room.people
    const isAdministrator = room.bots.get(call.bot.user.id) === 'administrator'
    return [
      { status: 'creator', user: personById(call, founder), is_anonymous: false },
      ...(isAdministrator ? [administrator(call.bot.user)] : []),
    ]
  },

  leaveChat: (call) => {
    changeStanding(call.world, call.bot, writableRoom(call), 'left')
    return true
  },

  getFile: ({ world, bot, params }) => {
    const file = fileOf(world, bot, params.text('file_id'))
    if (!file) throw badRequest('invalid file_id')
    if (file.size > DOWNLOAD_MAX_BYTES) throw badRequest('file is too big')
    return { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.size, file_path: file.path }
  },
} satisfies Methods

function personById({ world }: Pick<Call, 'world'>, userId: number | undefined): User {
  const person = userId === undefined ? undefined : world.memory.people.get(userId)
  if (!person) throw badRequest('PARTICIPANT_ID_INVALID')
  return person
}

function presentBots(room: Room): number {
  return [...room.bots.values()].filter((standing) => standing === 'member' || standing === 'administrator').length
}
