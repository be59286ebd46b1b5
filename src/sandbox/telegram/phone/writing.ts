/** What a person writes, sends, changes and passes on. */
import { randomBytes } from 'node:crypto'
import type { PhoneMessage, SendOptions, Upload } from '../../phone.ts'
import { captionFields, captionText, typedText } from '../entities.ts'
import { documentOf, imageDimensions, keepFile, photoSizes, voiceOf } from '../files.ts'
import { hears } from '../groups.ts'
import { type Content, changed, openPrivateRoom, post, quoted } from '../rooms.ts'
import { type Room, type StoredMessage, unixTime } from '../state.ts'
import { about, enqueue } from '../updates.ts'
import { find, findOwn, type Hand, isPrivateChat, roomNamed, show } from './hand.ts'

/** Sends a message from this phone. Writing in the private chat opens it. */
export async function write(hand: Hand, content: Content, options: SendOptions = {}): Promise<PhoneMessage> {
  const room = writingRoom(hand, options.chat)
  return show(hand, { room, stored: say(hand, room, { ...content, ...replyContent(hand, options) }) })
}

/** The chat to write in; throws if the person is not a member of it. */
export function writingRoom(hand: Hand, chat: string | undefined): Room {
  if (isPrivateChat(hand, chat)) return openPrivateRoom(hand.world, hand.bot, hand.user)
  const room = roomNamed(hand, chat)
  if (!room) throw new Error(`${hand.user.first_name} is not in the chat ${chat}`)
  return room
}

/** Posts what the person says and tells the bot, if it may hear it. */
export function say({ world, bot, user }: Hand, room: Room, content: Content): StoredMessage {
  if (room.chat.type === 'private' && room.bots.get(bot.user.id) === 'kicked') throw new Error('the bot is blocked')
  const stored = post(world, room, user, content, 'sent')
  if (hears(bot, room, stored.message)) enqueue(world, bot, { message: stored.message }, about(room, stored))
  return stored
}

function replyContent(hand: Hand, { replyTo, chat }: SendOptions): Content {
  return replyTo === undefined ? {} : { reply_to_message: quoted(find(hand, replyTo, chat).stored.message) }
}

/** A typed text; throws if nothing is left of it after trimming. */
export function textContent(words: string): Content {
  const { text, entities } = typedText(words)
  if (text === '') throw new Error('a phone cannot send an empty message')
  return { text, ...(entities.length > 0 && { entities }) }
}

/** A picture of any measure; without a readable header it counts as 800 by 600. */
export function pictureContent({ world, bot }: Hand, upload: Upload): Content {
  const { width = 800, height = 600 } = imageDimensions(upload.bytes) ?? {}
  const { bytes, mimeType } = upload
  const file = keepFile(world, bot, { kind: 'photo', bytes, mimeType, width, height })
  return { photo: photoSizes(world, bot, file), ...typedCaption(upload) }
}

/** A file under its name. */
export function documentContent(hand: Hand, upload: Upload): Content {
  return { document: documentOf(keepUpload(hand, upload)), ...typedCaption(upload) }
}

/** A voice message or a sticker, whose length and picture nobody looks at. */
export function otherContent(hand: Hand, kind: 'voice' | 'sticker', upload: Upload): Content {
  const file = keepUpload(hand, upload)
  if (kind === 'voice') return { voice: voiceOf(file) }
  const { fileId: file_id, uniqueId: file_unique_id } = file
  const sticker = { file_id, file_unique_id, width: 512, height: 512 }
  return { sticker: { ...sticker, type: 'regular', is_animated: false, is_video: false, emoji: '👍' } }
}

/** Pictures sent at once: separate messages that share an album id. */
export function albumContents(hand: Hand, uploads: readonly Upload[]): Content[] {
  const media_group_id = randomBytes(6).readUIntBE(0, 6).toString()
  return uploads.map((upload) => ({ ...pictureContent(hand, upload), media_group_id }))
}

function typedCaption({ caption }: Upload): Content {
  return captionFields(captionText(caption, { mode: undefined, entities: undefined }))
}

function keepUpload({ world, bot }: Hand, { bytes, mimeType, fileName }: Upload) {
  return keepFile(world, bot, { kind: 'document', bytes, mimeType, ...(fileName !== undefined && { fileName }) })
}

/** What a message says, sent on with its origin and without its buttons. */
export function forwardedContent({ message }: StoredMessage): Content {
  const { text, entities, photo, document, caption, caption_entities, location, contact } = message
  const content = { text, entities, photo, document, caption, caption_entities, location, contact }
  const said = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined))
  return { ...said, forward_origin: { type: 'user', date: message.date, sender_user: message.from } }
}

/** Changes the text or the caption of one's own message and tells the bot. */
export function editOwn(hand: Hand, messageId: string, words: string): void {
  const { world, bot } = hand
  const { room, stored } = findOwn(hand, messageId)
  const { text, entities } = typedText(words)
  const { entities: _, caption: _caption, caption_entities: _entities, ...kept } = stored.message
  const isText = kept.text !== undefined
  const content = isText ? { text, ...(entities.length > 0 && { entities }) } : captionFields({ text, entities })
  const message = { ...kept, ...content, edit_date: unixTime(world) }
  stored.message = message
  changed(world, { kind: 'edited', room, stored })
  if (hears(bot, room, message)) enqueue(world, bot, { edited_message: message }, about(room, stored))
}
