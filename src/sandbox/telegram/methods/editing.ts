/** Methods that change or take away what already stands in a chat. */
import type { InlineKeyboardMarkup, Message } from 'grammy/types'
import { captionFields, captionText, messageText } from '../entities.ts'
import { readInlineMarkup } from '../keyboards.ts'
import type { Params } from '../params.ts'
import { badRequest } from '../refusal.ts'
import { changed, erase, livingMessage } from '../rooms.ts'
import type { BotAccount, ChatMessage, Room, StoredMessage, World } from '../state.ts'
import { unixTime } from '../state.ts'
import { type Call, knownRoom, type Methods, targetMessage, writableRoom } from './call.ts'
import { type AlbumItem, albumContent, formattingOf } from './sending.ts'

const DELETABLE_MS = 48 * 3_600_000

export const editing = {
  editMessageText: (call) => {
    const target = editTarget(call)
    const { text, entities } = messageText(call.params.text('text'), formattingOf(call.params, 'entities'))
    if (target.stored.message.text === undefined) throw badRequest('there is no text in the message to edit')
    const { entities: _, ...kept } = withoutMarkup(target)
    return edit(call, target, { ...kept, text, ...(entities.length > 0 && { entities }) })
  },

  editMessageCaption: (call) => {
    const target = editTarget(call)
    const caption = captionText(call.params.text('caption'), formattingOf(call.params, 'caption_entities'))
    if (!hasMedia(target.stored.message)) throw badRequest('there is no caption in the message to edit')
    const { caption: _, caption_entities: _entities, ...kept } = withoutMarkup(target)
    return edit(call, target, { ...kept, ...captionFields(caption) })
  },

  editMessageMedia: async (call) => {
    const target = editTarget(call)
    const item = call.params.nested('media') as AlbumItem | undefined
    if (item?.type !== 'photo' && item?.type !== 'document') throw badRequest('media type is not supported')
    const content = await albumContent(call, item)
    const { text, entities, photo, document, caption, caption_entities, ...kept } = withoutMarkup(target)
    return edit(call, target, { ...kept, ...content })
  },

  editMessageReplyMarkup: (call) => {
    const target = editTarget(call)
    return edit(call, target, withoutMarkup(target))
  },

  deleteMessage: (call) => {
    const room = writableRoom(call)
    eraseByBot(call, room, targetMessage(room, call.params.integer('message_id'), 'delete'))
    return true
  },

  deleteMessages: (call) => {
    const room = writableRoom(call)
    const ids = call.params.nested('message_ids')
    if (!Array.isArray(ids) || ids.length === 0) throw badRequest('message identifiers are not specified')
    // Those that are gone already are passed over, as documented.
    for (const stored of ids.flatMap((id) => livingMessage(room, Number(id)) ?? [])) eraseByBot(call, room, stored)
    return true
  },

  pinChatMessage: (call) => {
    const room = knownRoom(call)
    room.pinned = targetMessage(room, call.params.integer('message_id'), 'pin').message.message_id
    call.world.touched()
    return true
  },

  unpinChatMessage: (call) => {
    delete knownRoom(call).pinned
    call.world.touched()
    return true
  },

  setMessageReaction: (call) => {
    const room = writableRoom(call)
    targetMessage(room, call.params.integer('message_id'), 'react')
    const reactions = (call.params.nested('reaction') ?? []) as readonly { type?: string; emoji?: string }[]
    if (reactions.length > 1) throw badRequest('REACTIONS_TOO_MANY')
    if (reactions.some(({ type, emoji }) => type !== 'emoji' || !/^\p{Emoji}/u.test(emoji ?? ''))) {
      throw badRequest('REACTION_INVALID')
    }
    return true
  },
} satisfies Methods

interface EditTarget {
  readonly room: Room
  readonly stored: StoredMessage
  readonly isInline: boolean
}

type EditCall = Pick<Call, 'world' | 'bot'> & {
  readonly params: Params<'chat_id' | 'message_id' | 'inline_message_id' | 'reply_markup'>
}

/** The message to edit: one that the bot sent, or one that a person posted through its inline mode. */
function editTarget(call: EditCall): EditTarget {
  const inlineId = call.params.text('inline_message_id')
  if (inlineId) return inlineTarget(call.world, call.bot, inlineId)
  const room = writableRoom(call)
  const stored = targetMessage(room, call.params.integer('message_id'), 'edit')
  if (stored.message.from.id !== call.bot.user.id) throw badRequest("message can't be edited")
  return { room, stored, isInline: false }
}

function inlineTarget(world: World, bot: BotAccount, inlineId: string): EditTarget {
  for (const room of world.memory.rooms.values()) {
    if (!room.bots.has(bot.user.id)) continue
    const stored = [...room.messages.values()].find((one) => one.inlineMessageId === inlineId && !one.deleted)
    if (stored) return { room, stored, isInline: true }
  }
  throw badRequest('MESSAGE_ID_INVALID')
}

/** An edit without a keyboard takes the old one away, as on Telegram. */
function withoutMarkup({ stored }: EditTarget): ChatMessage {
  const { reply_markup: _, ...message } = stored.message
  return message
}

function hasMedia({ photo, document }: Message): boolean {
  return photo !== undefined || document !== undefined
}

/** Puts the new content in place; `true` is the answer for inline messages, whose chat the bot may not know. */
function edit<Edited extends ChatMessage>({ world, params }: EditCall, target: EditTarget, content: Edited) {
  const { room, stored, isInline } = target
  const markup = readInlineMarkup(params.nested('reply_markup'))
  const next = { ...content, ...(markup && { reply_markup: markup }) }
  if (appearance(next) === appearance(stored.message)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  }
  const message = { ...next, edit_date: unixTime(world) }
  stored.message = message
  changed(world, { kind: 'edited', room, stored })
  return isInline ? true : message
}

/** What a person sees of a message, for comparing. Photos are the same if they are the same upload. */
function appearance(message: ChatMessage): string {
  const { text, entities, caption, caption_entities, document, photo } = message
  const markup: InlineKeyboardMarkup | undefined = message.reply_markup
  const file = photo?.at(-1)?.file_id ?? document?.file_id
  return JSON.stringify([text, entities, caption, caption_entities, file, markup])
}

/** A bot may delete its own messages, and others' in private chats or as an administrator, for two days. */
function eraseByBot({ world, bot }: Pick<Call, 'world' | 'bot'>, room: Room, stored: StoredMessage): void {
  const isOwn = stored.message.from.id === bot.user.id
  const mayOthers = room.chat.type === 'private' || room.bots.get(bot.user.id) === 'administrator'
  const isRecent = world.now() - stored.at < DELETABLE_MS
  if (!(isOwn || mayOthers)) throw badRequest("message can't be deleted")
  if (!isRecent) throw badRequest("message can't be deleted for everyone")
  erase(world, room, stored)
}
