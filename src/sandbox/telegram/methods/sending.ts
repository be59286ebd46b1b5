/** Methods that put something new into a chat. */
import { type Caption, captionFields, captionText, type Formatting, messageText } from '../entities.ts'
import { documentOf, fileOf, keepBotFile, keepBotPhoto, photoSizes, voiceOf } from '../files.ts'
import { readMarkup } from '../keyboards.ts'
import type { Params } from '../params.ts'
import { badRequest } from '../refusal.ts'
import { type Content, changed, post, sender } from '../rooms.ts'
import type { Room, StoredFile } from '../state.ts'
import { type Call, type Methods, replyContent, roomById, targetMessage, writableRoom } from './call.ts'

const ALBUM_MAX = 10

export const sending = {
  sendMessage: (call) => {
    const room = writableRoom(call)
    const { params } = call
    const { text, entities } = messageText(params.text('text'), formattingOf(params, 'entities'))
    return say(call, room, { text, ...(entities.length > 0 && { entities }) })
  },

  sendPhoto: async (call) => {
    const room = writableRoom(call)
    const caption = captionOf(call.params)
    const file = await readUpload(call, 'photo', call.params.text('photo'))
    return say(call, room, { photo: photoSizes(call.world, call.bot, file), ...caption })
  },

  sendDocument: async (call) => {
    const room = writableRoom(call)
    const caption = captionOf(call.params)
    const file = await readUpload(call, 'document', call.params.text('document'))
    return say(call, room, { document: documentOf(file), ...caption })
  },

  sendVoice: async (call) => {
    const room = writableRoom(call)
    const caption = captionOf(call.params)
    const file = await readUpload(call, 'voice', call.params.text('voice'))
    return say(call, room, { voice: voiceOf(file), ...caption })
  },

  sendMediaGroup: async (call) => {
    const room = writableRoom(call)
    const items = readAlbum(call.params.nested('media'))
    const contents: AlbumContent[] = []
    // One after the other and all before the first is posted: an album comes whole or not at all.
    for (const item of items) contents.push(await albumContent(call, item))
    call.world.memory.sequence += 1
    const album = {
      media_group_id: `${call.bot.user.id}${call.world.memory.sequence}`,
      ...replyContent(room, call.params),
    }
    return contents.map((content) => post(call.world, room, call.bot.user, { ...content, ...album }).message)
  },

  sendLocation: (call) => {
    const room = writableRoom(call)
    const [latitude, longitude] = [call.params.number('latitude'), call.params.number('longitude')]
    if (latitude === undefined || longitude === undefined) throw badRequest('location must be non-empty')
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest('wrong location')
    return say(call, room, { location: { latitude, longitude } })
  },

  sendContact: (call) => {
    const room = writableRoom(call)
    const [phone, name] = [call.params.text('phone_number'), call.params.text('first_name')]
    if (!phone) throw badRequest('phone number must be non-empty')
    if (!name) throw badRequest('first name must be non-empty')
    return say(call, room, { contact: { phone_number: phone, first_name: name } })
  },

  sendChatAction: (call) => {
    const room = writableRoom(call)
    if (!/^(typing|upload_|record_|find_location|choose_sticker)/.test(call.params.text('action') ?? '')) {
      throw badRequest('wrong parameter action in request')
    }
    changed(call.world, { kind: 'typing', room })
    return true
  },

  copyMessage: (call) => {
    const room = writableRoom(call)
    const source = roomById(call, call.params.integer('from_chat_id'))
    const { message } = targetMessage(source, call.params.integer('message_id'), 'copy')
    const { message_id: _, date, chat, from, reply_to_message, reply_markup, edit_date, ...content } = message
    return { message_id: say(call, room, content).message_id }
  },
} satisfies Methods

type SendParams = Params<'reply_markup' | 'reply_parameters'>

/** Posts what the bot says, with its keyboard and the message that it answers. */
function say<C extends Content>(call: Pick<Call, 'world' | 'bot'> & { params: SendParams }, room: Room, content: C) {
  const { inline, reply } = readMarkup(call.params.nested('reply_markup'))
  const extras = { ...replyContent(room, call.params), ...(inline && { reply_markup: inline }) }
  const stored = post(call.world, room, sender(call.bot.user), { ...content, ...extras })
  if (reply) stored.replyKeyboard = reply
  return stored.message
}

/** Parse mode and entities of a text or a caption. */
export function formattingOf<Field extends string>(params: Params<Field | 'parse_mode'>, entities: Field): Formatting {
  return { mode: params.text('parse_mode'), entities: params.nested(entities) }
}

function captionOf(params: Params<'caption' | 'caption_entities' | 'parse_mode'>): Caption {
  return captionFields(captionText(params.text('caption'), formattingOf(params, 'caption_entities')))
}

/** Where a file may come from: a part of the request, a web address, or a file_id. */
export type UploadCall = Pick<Call, 'world' | 'bot'> & { readonly params: Pick<Params, 'file'> }

/** The file that `value` names; `kind` is also the name of the part that holds a plain upload. */
export async function readUpload(
  call: UploadCall,
  kind: StoredFile['kind'],
  value: string | undefined,
): Promise<StoredFile> {
  const { world, bot } = call
  const incoming = call.params.file(value ?? kind) ?? (value && isWebAddress(value) ? await download(value) : undefined)
  if (incoming) return kind === 'photo' ? keepBotPhoto(world, bot, incoming) : keepBotFile(world, bot, kind, incoming)
  if (!value) throw badRequest(`there is no ${kind} in the request`)
  const known = fileOf(world, bot, value)
  if (!known) throw badRequest(`wrong file identifier/HTTP URL specified`)
  if (known.kind !== kind) throw badRequest(`can't use file of type ${capital(known.kind)} as ${capital(kind)}`)
  return known
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\//.test(value)
}

async function download(url: string): Promise<{ readonly bytes: Uint8Array; readonly fileName: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    if (!response.ok) throw badRequest('failed to get HTTP URL content')
    return {
      bytes: new Uint8Array(await response.arrayBuffer()),
      fileName: new URL(url).pathname.split('/').at(-1) || 'file',
    }
  } catch {
    throw badRequest('failed to get HTTP URL content') // Telegram does not say why either
  }
}

export interface AlbumItem {
  readonly type: 'photo' | 'document'
  readonly media: string
  readonly caption?: string
  readonly parse_mode?: string
  readonly caption_entities?: unknown
}

function readAlbum(value: unknown): AlbumItem[] {
  if (!Array.isArray(value)) throw badRequest("can't parse media JSON object")
  if (value.length === 0) throw badRequest('there are no messages to send')
  if (value.length > ALBUM_MAX) throw badRequest('too many messages to send as an album')
  if (value.some(({ type }) => type !== 'photo' && type !== 'document')) throw badRequest('media type is not supported')
  if (new Set(value.map(({ type }) => type)).size > 1)
    throw badRequest("document can't be mixed with other media types")
  return value
}

type AlbumContent = Caption & ({ photo: ReturnType<typeof photoSizes> } | { document: ReturnType<typeof documentOf> })

/** The content of one InputMedia, for albums and for editMessageMedia. */
export async function albumContent(call: UploadCall, item: AlbumItem): Promise<AlbumContent> {
  const caption = captionFields(captionText(item.caption, { mode: item.parse_mode, entities: item.caption_entities }))
  const file = await readUpload(call, item.type, item.media)
  if (item.type === 'photo') return { photo: photoSizes(call.world, call.bot, file), ...caption }
  return { document: documentOf(file), ...caption }
}
