/** Groups with a bot in them: who hears what, and how the bot's standing changes. */
import type { Chat, ChatMember, ChatMemberAdministrator, User } from 'grammy/types'
import { addRoom, post, sender } from './rooms.ts'
import type { BotAccount, ChatMessage, Room, World } from './state.ts'
import { unixTime } from './state.ts'
import { about, enqueue } from './updates.ts'

export interface GroupOptions {
  /** Negative; from -1,000,000,000,000 downwards it is a supergroup, whose message ids begin at 1. */
  readonly id: number
  readonly title: string
  /** Phones, or anything that names its owner. The first one added the bot. */
  readonly members: readonly { readonly owner: { readonly id: number } }[]
  /** Whether the bot is an administrator, and so reads everything. */
  readonly admin?: boolean
}

export interface LocalGroup {
  /** The chat id as phones write it. */
  readonly chat: string
  readonly id: number
  /** Makes the bot an administrator. */
  promote(): void
  demote(): void
  /** Throws the bot out. */
  kickBot(): void
  add(member: GroupOptions['members'][number]): void
}

type Standing = 'member' | 'administrator' | 'left' | 'kicked'

const SUPERGROUPS_BEGIN = -1_000_000_000_000

/** Makes a group and adds the bot to it, or finds the group of that id again. */
export function createGroup(world: World, bot: BotAccount, options: GroupOptions): LocalGroup {
  const { id, title, members, admin = false } = options
  if (id >= 0) throw new RangeError('a group id is negative')
  const room = world.memory.rooms.get(String(id)) ?? foundGroup(world, bot, id, title, members)
  if (!room.bots.has(bot.user.id)) throw new Error(`the group ${id} belongs to another bot`)
  for (const { owner } of members) room.people.add(owner.id)
  const stand = (standing: Standing) => changeStanding(world, bot, room, standing)
  if (admin) stand('administrator')
  return {
    chat: String(id),
    id,
    promote: () => stand('administrator'),
    demote: () => stand('member'),
    kickBot: () => stand('kicked'),
    add: ({ owner }) => {
      room.people.add(owner.id)
      world.touched()
    },
  }
}

function foundGroup(world: World, bot: BotAccount, id: number, title: string, members: GroupOptions['members']): Room {
  const chat: Chat.GroupChat | Chat.SupergroupChat = {
    id,
    type: id < SUPERGROUPS_BEGIN ? 'supergroup' : 'group',
    title,
  }
  const people = members.map(({ owner }) => owner.id)
  const room = addRoom(world, String(id), chat, people, bot)
  room.bots.set(bot.user.id, 'left')
  changeStanding(world, bot, room, 'member')
  const notice = post(world, room, founder(world, room), { new_chat_members: [sender(bot.user)] })
  enqueue(world, bot, { message: notice.message }, about(room, notice))
  return room
}

function founder(world: World, room: Room): User {
  const [first] = room.people
  const person = first === undefined ? undefined : world.memory.people.get(first)
  if (!person) throw new RangeError('a group needs at least one member')
  return person
}

/** Changes what the bot is in a room and tells it so; in private chats `kicked` means blocked. */
export function changeStanding(world: World, bot: BotAccount, room: Room, standing: Standing): void {
  const before = room.bots.get(bot.user.id) ?? 'left'
  if (before === standing) return
  room.bots.set(bot.user.id, standing)
  world.touched()
  enqueue(world, bot, {
    my_chat_member: {
      chat: room.chat,
      from: sender(founder(world, room)),
      date: unixTime(world),
      old_chat_member: membership(bot.user, before),
      new_chat_member: membership(bot.user, standing),
    },
  })
}

const ADMINISTRATOR_RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: true,
  can_send_welcome_messages: false,
} satisfies Omit<ChatMemberAdministrator, 'status' | 'user'>

/** An administrator with the rights that a group usually gives a bot. */
export function administrator(user: User): ChatMemberAdministrator {
  return { status: 'administrator', user: sender(user), ...ADMINISTRATOR_RIGHTS }
}

/** A user's standing in the form that the Bot API gives it. */
export function membership(user: User, standing: Standing): ChatMember {
  const member = sender(user)
  switch (standing) {
    case 'administrator':
      return administrator(user)
    case 'kicked':
      return { status: 'kicked', user: member, until_date: 0 }
    default:
      return { status: standing, user: member }
  }
}

/** Is the bot told of this message? Privacy mode keeps from it what in a group is not meant for it. */
export function hears(bot: BotAccount, room: Room, message: ChatMessage): boolean {
  if (room.chat.type === 'private') return room.bots.get(bot.user.id) === 'member'
  const standing = room.bots.get(bot.user.id)
  if (standing === 'administrator') return true
  if (standing !== 'member') return false
  return bot.user.can_read_all_group_messages || isMeantFor(bot, message)
}

function isMeantFor({ user }: BotAccount, message: ChatMessage): boolean {
  if (message.via_bot?.id === user.id || message.reply_to_message?.from?.id === user.id) return true
  const text = message.text ?? message.caption ?? ''
  const address = `@${user.username}`.toLowerCase()
  return (message.entities ?? message.caption_entities ?? []).some(({ type, offset, length }) => {
    const words = text.slice(offset, offset + length).toLowerCase()
    if (type === 'mention') return words === address
    return type === 'bot_command' && (!words.includes('@') || words.endsWith(address))
  })
}
