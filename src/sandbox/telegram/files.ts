/** Files on the server: what they are, under which file_id a bot finds them, and how they look in a message. */
import { randomBytes } from 'node:crypto'
import { extname } from 'node:path'
import type { Document, PhotoSize, Voice } from 'grammy/types'
import type { IncomingFile } from './params.ts'
import { badRequest } from './refusal.ts'
import type { BotAccount, StoredFile, World } from './state.ts'

const PHOTO_MAX_BYTES = 10 * 1024 * 1024
export const DOWNLOAD_MAX_BYTES = 20 * 1024 * 1024

const MIME_BY_EXTENSION: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.html': 'text/html',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** What a file is by its name, as Telegram decides it too. */
function mimeTypeOf(fileName: string): string {
  return MIME_BY_EXTENSION[extname(fileName).toLowerCase()] ?? 'application/octet-stream'
}

export interface Dimensions {
  readonly width: number
  readonly height: number
  readonly mimeType: string
}

/** Width and height in pixels of a PNG, JPEG, GIF or WebP; `undefined` if it is none of them. */
export function imageDimensions(bytes: Uint8Array): Dimensions | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = view.toString('latin1', 0, 16)
  if (head.startsWith('\x89PNG') && view.length >= 24) {
    return { width: view.readUInt32BE(16), height: view.readUInt32BE(20), mimeType: 'image/png' }
  }
  if (head.startsWith('GIF8') && view.length >= 10) {
    return { width: view.readUInt16LE(6), height: view.readUInt16LE(8), mimeType: 'image/gif' }
  }
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' && view.length >= 30) {
    return { width: 512, height: 512, mimeType: 'image/webp' } // its three encodings are not worth telling apart here
  }
  return head.startsWith('\xff\xd8') ? jpegDimensions(view) : undefined
}

/** Walks the segments of a JPEG to the start-of-frame that holds the size. */
function jpegDimensions(view: Buffer): Dimensions | undefined {
  let at = 2
  while (at + 9 < view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7), mimeType: 'image/jpeg' }
    at += 2 + view.readUInt16BE(at + 2)
  }
  return undefined
}

export interface NewFile {
  readonly kind: StoredFile['kind']
  readonly bytes: Uint8Array
  readonly mimeType: string
  readonly fileName?: string
  readonly width?: number
  readonly height?: number
}

/** Keeps the bytes and gives the bot a file_id for them. */
export function keepFile(world: World, bot: BotAccount, { bytes, ...facts }: NewFile): StoredFile {
  return register(world, bot, { ...facts, size: bytes.length, contentKey: world.contents.put(bytes) })
}

type FileFacts = Omit<StoredFile, 'fileId' | 'uniqueId' | 'botId' | 'path'>

function register(world: World, bot: BotAccount, facts: FileFacts): StoredFile {
  const folder = facts.kind === 'photo' ? 'photos' : 'documents'
  const number = world.memory.files.size
  const extension = facts.kind === 'photo' ? '.jpg' : extname(facts.fileName ?? '')
  const file: StoredFile = {
    ...facts,
    fileId: `${facts.kind === 'photo' ? 'AgACAgUAAxk' : 'BQACAgUAAxk'}${randomBytes(33).toString('base64url')}`,
    uniqueId: `AQAD${randomBytes(9).toString('base64url')}`,
    botId: bot.user.id,
    path: `${folder}/file_${number}${extension}`,
  }
  world.memory.files.set(file.fileId, file)
  world.touched()
  return file
}

/** A file that this bot may use; another bot's file_id is as wrong as an invented one. */
export function fileOf(world: World, bot: BotAccount, fileId: string | undefined): StoredFile | undefined {
  const file = fileId === undefined ? undefined : world.memory.files.get(fileId)
  return file?.botId === bot.user.id ? file : undefined
}

const THUMBNAIL_PIXELS = 90

/**
 * The sizes of a photo in a message, smallest first. Telegram scales pictures down; here the small size has its own
 * file_id and measures, but the same bytes.
 */
export function photoSizes(world: World, bot: BotAccount, file: StoredFile): PhotoSize[] {
  const { width = 800, height = 600 } = file
  const scale = THUMBNAIL_PIXELS / Math.max(width, height)
  const full = { file_id: file.fileId, file_unique_id: file.uniqueId, width, height, file_size: file.size }
  if (scale >= 1) return [full]
  const small = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  const { fileId: _id, uniqueId: _unique, botId: _bot, path: _path, ...facts } = file
  const thumbnail = register(world, bot, { ...facts, ...small })
  return [{ file_id: thumbnail.fileId, file_unique_id: thumbnail.uniqueId, ...small, file_size: file.size }, full]
}

/** The document as it stands in a message. */
export function documentOf(file: StoredFile): Document {
  return {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    ...(file.fileName !== undefined && { file_name: file.fileName }),
    mime_type: file.mimeType,
    file_size: file.size,
  }
}

/** Stores what a bot uploads as a photo; refuses what Telegram could not show. */
export function keepBotPhoto(world: World, bot: BotAccount, { bytes }: IncomingFile): StoredFile {
  if (bytes.length === 0) throw badRequest('file must be non-empty')
  if (bytes.length > PHOTO_MAX_BYTES)
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${PHOTO_MAX_BYTES} bytes`,
    )
  const size = imageDimensions(bytes)
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED')
  const { width, height } = size
  if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height)) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS')
  }
  return keepFile(world, bot, { kind: 'photo', bytes, ...size })
}

/** The voice message as it stands in a message; nobody looks at its length. */
export function voiceOf({ fileId: file_id, uniqueId: file_unique_id, mimeType: mime_type, size }: StoredFile): Voice {
  return { file_id, file_unique_id, mime_type, file_size: size, duration: 3 }
}

/** Stores what a bot uploads as a document or a voice message. */
export function keepBotFile(
  world: World,
  bot: BotAccount,
  kind: 'document' | 'voice',
  { bytes, fileName }: IncomingFile,
): StoredFile {
  if (bytes.length === 0) throw badRequest('file must be non-empty')
  return keepFile(world, bot, { kind, bytes, mimeType: mimeTypeOf(fileName), fileName })
}
