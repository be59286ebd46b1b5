/** The port's events as a shape to check against: what a channel may hand in, and nothing else. */
import { z } from 'zod'

/** Text that every database keeps: whole characters and no NUL. */
const text = z.string().refine((value) => value.isWellFormed() && !value.includes('\0'), 'cannot be stored')
const id = text.min(1)
const media = z.strictObject({
  ref: id,
  mimeType: text,
  bytes: z.int().nonnegative().optional(),
  fileName: text.optional(),
})
const withMedia = (kind: string) => z.strictObject({ kind: z.literal(kind), media, caption: text })

const input = z.union([
  z.strictObject({ kind: z.literal('text'), text }),
  z.strictObject({ kind: z.literal('command'), name: id, rest: text }),
  z.strictObject({ kind: z.literal('tap'), token: id, index: z.int().nonnegative() }),
  ...['picture', 'document', 'voice', 'video'].map(withMedia),
  z.strictObject({ kind: z.literal('sticker'), emoji: text }),
  z.strictObject({ kind: z.literal('location'), latitude: z.number(), longitude: z.number() }),
  z.strictObject({ kind: z.literal('contact'), name: text }),
  z.strictObject({ kind: z.literal('reaction'), emoji: text, messageId: text }),
  z.strictObject({ kind: z.literal('edited'), messageId: id, text }),
  z.strictObject({ kind: z.literal('revoked'), messageId: id }),
  z.strictObject({ kind: z.literal('membership'), status: z.enum(['joined', 'left']) }),
  z.strictObject({ kind: z.literal('unreadable'), what: text }),
])

export const IncomingShape = z.strictObject({
  address: z.looseObject({ channel: z.enum(['telegram', 'whatsapp']), chat: id }),
  group: z.boolean(),
  addressed: z.boolean(),
  messageId: id,
  sender: z.strictObject({ ids: z.array(id).min(1), name: text.optional() }),
  sentAt: z.number().min(0).max(8.64e15),
  waited: z.boolean(),
  replyTo: id.optional(),
  input,
})
