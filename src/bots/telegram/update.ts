/** The parts of Telegram's updates that we read, checked at the door. Everything else in them is dropped. */
import { z } from 'zod'

/** Words as JSON columns can keep them: no NUL, no half surrogate pairs. */
const words = z.string().transform((text) => text.replaceAll('\0', '').toWellFormed())
/** A name of something at Telegram: a file, a query. */
const key = words.refine((text) => text.length > 0, 'empty')
/** Telegram's ids fit into 52 bits. */
const id = z.int()
/** Seconds since the epoch, up to the last that a date can hold. */
const seconds = z.int().min(0).max(8.64e12)

const user = z.object({
  id,
  is_bot: z.boolean(),
  first_name: words,
  last_name: words.optional(),
})
const chat = z.object({ id, type: z.enum(['private', 'group', 'supergroup', 'channel']) })
const file = z.object({
  file_id: key,
  file_size: z.int().nonnegative().optional(),
  mime_type: words.optional(),
  file_name: words.optional(),
})
const entity = z.object({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
  url: z.string().optional(),
  user: z.object({ id }).optional(),
})
const buttons = z.object({ inline_keyboard: z.array(z.array(z.object({ url: z.string().optional() }))) })
/** What only has to be there. */
const anything = z.looseObject({})

const message = z.object({
  message_id: id,
  media_group_id: z.string().max(64).optional(),
  message_thread_id: id.optional(),
  is_topic_message: z.boolean().optional(),
  date: seconds,
  edit_date: seconds.optional(),
  chat,
  /** Absent in channels. */
  from: user.optional(),
  /** Present when somebody speaks for a whole chat: an anonymous admin, a linked channel. */
  sender_chat: z.object({ id }).optional(),
  via_bot: z.object({ id }).optional(),
  forward_origin: z.object({ type: z.string(), sender_user: z.object({ id }).optional() }).optional(),
  reply_to_message: z.object({ message_id: id, from: z.object({ id }).optional() }).optional(),
  reply_markup: buttons.optional(),
  text: words.optional(),
  entities: z.array(entity).optional(),
  caption: words.optional(),
  caption_entities: z.array(entity).optional(),
  photo: z
    .array(file.extend({ width: z.int(), height: z.int() }))
    .min(1)
    .optional(),
  document: file.optional(),
  animation: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  sticker: z.object({ emoji: words.optional() }).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  contact: z.object({ first_name: words, last_name: words.optional() }).optional(),
  poll: anything.optional(),
  dice: anything.optional(),
  game: anything.optional(),
  story: anything.optional(),
  invoice: anything.optional(),
  paid_media: anything.optional(),
  checklist: anything.optional(),
  migrate_to_chat_id: id.optional(),
  migrate_from_chat_id: id.optional(),
})

const tap = z.object({
  id: key,
  from: user,
  data: words.optional(),
  /** Absent under messages that were sent through inline mode. */
  message: z
    .object({ message_id: id, message_thread_id: id.optional(), is_topic_message: z.boolean().optional(), chat })
    .optional(),
})

const emoji = z.object({ type: z.string(), emoji: words.optional() })
const reaction = z.object({
  chat,
  message_id: id,
  /** Absent when somebody reacts for a whole chat. */
  user: user.optional(),
  date: seconds,
  old_reaction: z.array(emoji),
  new_reaction: z.array(emoji),
})

const standing = z.object({ status: z.string(), is_member: z.boolean().optional() })
const membership = z.object({ chat, from: user, date: seconds, old_chat_member: standing, new_chat_member: standing })

const inlineQuery = z.object({ id: key, from: user, query: words, offset: z.string() })

/** What every update has, whatever is wrong with the rest of it. */
export const numbered = z.looseObject({ update_id: z.int().nonnegative() })

/** One update, with at most one of its kinds. */
export const updateSchema = numbered.extend({
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: tap.optional(),
  message_reaction: reaction.optional(),
  my_chat_member: membership.optional(),
  inline_query: inlineQuery.optional(),
})

/** The kinds that we ask Telegram for. Without being asked it would leave out reactions and send everything else. */
export const WANTED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'message_reaction',
  'my_chat_member',
  'inline_query',
] as const

export type Update = z.infer<typeof updateSchema>
export type Message = z.infer<typeof message>
export type Tap = z.infer<typeof tap>
export type Reaction = z.infer<typeof reaction>
export type Membership = z.infer<typeof membership>
export type User = z.infer<typeof user>
export type InlineQuery = z.infer<typeof inlineQuery>
