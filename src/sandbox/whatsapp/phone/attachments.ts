import { randomBytes } from 'node:crypto'
import {
  aesDecryptWithIV,
  aesEncrypWithIV,
  getMediaKeys,
  hmacSign,
  type MediaType,
  type proto,
  sha256,
} from '@whiskeysockets/baileys'
import type { MediaStore } from '../media-store.ts'

const MAC_BYTES = 10

/** Where an encrypted file lies and how to open it. */
export interface Attachment {
  readonly mediaType: MediaType
  readonly url: string
  readonly mediaKey: Uint8Array
  readonly mimeType: string
  readonly fileName?: string
}

/** Encrypts a file for sending, leaves it with the media host, and returns the fields that a message carries. */
export async function attach(media: MediaStore, baseUrl: string, bytes: Uint8Array, mediaType: MediaType) {
  const mediaKey = randomBytes(32)
  const { iv, cipherKey, macKey } = await getMediaKeys(mediaKey, mediaType)
  const sealed = aesEncrypWithIV(Buffer.from(bytes), Buffer.from(cipherKey), Buffer.from(iv))
  const mac = hmacSign(Buffer.concat([iv, sealed]), macKey ?? Buffer.alloc(0)).subarray(0, MAC_BYTES)
  const stored = Buffer.concat([sealed, mac])
  return {
    url: `${baseUrl}${media.put(stored)}`,
    mediaKey,
    fileSha256: sha256(Buffer.from(bytes)),
    fileEncSha256: sha256(stored),
    fileLength: bytes.length,
  }
}

/** Fetches and decrypts a file; rejects when it is gone or was tampered with. */
export async function detach(media: MediaStore, { url, mediaKey, mediaType }: Attachment): Promise<Uint8Array> {
  const stored = media.get(new URL(url).pathname)
  if (!stored) throw new Error('the file is no longer with the media host')
  const { iv, cipherKey, macKey } = await getMediaKeys(mediaKey, mediaType)
  const sealed = stored.subarray(0, -MAC_BYTES)
  const mac = hmacSign(Buffer.concat([iv, sealed]), macKey ?? Buffer.alloc(0)).subarray(0, MAC_BYTES)
  if (!mac.equals(stored.subarray(-MAC_BYTES))) throw new Error('the file was changed on its way')
  return aesDecryptWithIV(sealed, Buffer.from(cipherKey), Buffer.from(iv))
}

/** The attachment of a message, if it has one. */
export function attachmentOf(message: proto.IMessage): Attachment | undefined {
  const holder = holderOf(message)
  if (!holder?.content.mediaKey || !holder.content.url) return undefined
  const { url, mediaKey, mimetype } = holder.content
  const fileName = message.documentMessage?.fileName
  const attachment = { mediaType: holder.mediaType, url, mediaKey, mimeType: mimetype ?? 'application/octet-stream' }
  return fileName ? { ...attachment, fileName } : attachment
}

interface MediaContent {
  readonly url?: string | null
  readonly mediaKey?: Uint8Array | null
  readonly mimetype?: string | null
}

function holderOf(message: proto.IMessage): { mediaType: MediaType; content: MediaContent } | undefined {
  if (message.imageMessage) return { mediaType: 'image', content: message.imageMessage }
  if (message.documentMessage) return { mediaType: 'document', content: message.documentMessage }
  if (message.videoMessage) return { mediaType: 'video', content: message.videoMessage }
  if (message.audioMessage) return { mediaType: 'audio', content: message.audioMessage }
  if (message.stickerMessage) return { mediaType: 'sticker', content: message.stickerMessage }
  return undefined
}
