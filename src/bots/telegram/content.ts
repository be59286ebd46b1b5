/** What a message says: from Telegram's many optional fields to one `Input`. Pure. */
import type { Input, MediaHandle } from '../channel.ts'
import { writeMediaRef } from './media-ref.ts'
import type { Message } from './update.ts'

/** Who we are, as `getMe` tells. */
export interface Me {
  readonly id: number
  readonly username: string
}

/** Content that people see and that we cannot read. Service messages (somebody joined, a pin) are not among it. */
const UNREADABLE = ['poll', 'dice', 'game', 'story', 'invoice', 'paid_media', 'checklist'] as const

/** The input in a message; nothing for service messages and for commands to other bots. */
export function inputOf(message: Message, me: Me): Input | undefined {
  if (isOurs(message, me)) return echoOf(message, me)
  if (message.text !== undefined) return inputOfText(withoutOurName(message, me), message, me)
  return mediaInput(message) ?? otherInput(message)
}

function inputOfText(text: string, message: Message, me: Me): Input | undefined {
  const [whole, name, bot] = /^\/([a-z0-9_]{1,32})(?:@([a-z0-9_]+))?(?=\s|$)/i.exec(text) ?? []
  if (whole === undefined || name === undefined) return { kind: 'text', text }
  const isForAnother = bot !== undefined && bot.toLowerCase() !== me.username.toLowerCase()
  if (isForAnother && message.chat.type !== 'private') return undefined
  return { kind: 'command', name: name.toLowerCase(), rest: text.slice(whole.length).trim() }
}

/** Our own words, brought back by a person: a product shared through inline mode, or something of ours forwarded. */
function isOurs({ via_bot: via, forward_origin: origin }: Message, { id }: Me): boolean {
  return via?.id === id || origin?.sender_user?.id === id
}

/** In private it means what its link means (a shared product opens); it never counts as something that they wrote. */
function echoOf(message: Message, { username }: Me): Input | undefined {
  if (message.chat.type !== 'private') return undefined
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? []
  const urls = [...buttons, ...(message.entities ?? []), ...(message.caption_entities ?? [])].map(
    ({ url }) => url ?? '',
  )
  for (const text of [...urls, message.text ?? '', message.caption ?? '']) {
    const [, bot, payload] = /\bt(?:elegram)?\.me\/(\w+)\?start=([\w-]{1,64})/i.exec(text) ?? []
    if (payload !== undefined && bot?.toLowerCase() === username.toLowerCase()) {
      return { kind: 'command', name: 'start', rest: payload }
    }
  }
  return { kind: 'unreadable', what: 'echo' }
}

/** Is one of our names said in it? Telegram marks names, so that no text has to be searched. */
export function names(message: Message, me: Me): boolean {
  return ownMentions(message, me).length > 0
}

function ownMentions({ text, caption, entities, caption_entities }: Message, { id, username }: Me) {
  const said = text ?? caption ?? ''
  return [...(entities ?? []), ...(caption_entities ?? [])].filter(({ type, offset, length, user }) => {
    if (type === 'text_mention') return user?.id === id
    return type === 'mention' && said.slice(offset, offset + length).toLowerCase() === `@${username.toLowerCase()}`
  })
}

/** "@pesanbot nasi kotak" asks for nasi kotak. Somebody who says nothing but our name said our name. */
function withoutOurName(message: Message, me: Me): string {
  const text = message.text ?? ''
  const mentions = ownMentions(message, me)
  if (mentions.length === 0) return text
  const rest = mentions.reduceRight(
    (left, { offset, length }) => left.slice(0, offset) + left.slice(offset + length).replace(/^ /, ''),
    text,
  )
  return rest.trim() || text
}

function mediaInput(message: Message): Input | undefined {
  const { caption = '', photo, animation, video, video_note: round, voice, audio, document } = message
  if (photo) {
    const largest = photo.reduce((one, other) => (other.width * other.height > one.width * one.height ? other : one))
    return { kind: 'picture', media: handle(largest, 'image/jpeg'), caption }
  }
  const clip = animation ?? video ?? round
  if (clip) return { kind: 'video', media: handle(clip, 'video/mp4'), caption }
  const sound = voice ?? audio
  if (sound) return { kind: 'voice', media: handle(sound, 'audio/ogg'), caption }
  return document && { kind: 'document', media: handle(document, 'application/octet-stream'), caption }
}

function handle(file: NonNullable<Message['document']>, mimeType: string): MediaHandle {
  return {
    ref: writeMediaRef({ fileId: file.file_id }),
    mimeType: file.mime_type ?? mimeType,
    ...(file.file_size !== undefined && { bytes: file.file_size }),
    ...(file.file_name !== undefined && { fileName: file.file_name }),
  }
}

function otherInput(message: Message): Input | undefined {
  const { sticker, location, contact } = message
  if (sticker) return { kind: 'sticker', emoji: sticker.emoji ?? '' }
  if (location) return { kind: 'location', latitude: location.latitude, longitude: location.longitude }
  if (contact) return { kind: 'contact', name: [contact.first_name, contact.last_name].filter(Boolean).join(' ') }
  const what = UNREADABLE.find((kind) => message[kind] !== undefined)
  return what && { kind: 'unreadable', what }
}
