/** A file at WhatsApp, as an opaque reference: the protobuf with its key and place, kept until a flow wants the bytes. */
import { proto, type WAMessage } from '@whiskeysockets/baileys'
import { z } from 'zod'
import type { MediaHandle } from '../channel.ts'

interface Described {
  readonly mimetype?: string | null
  readonly fileLength?: unknown
  readonly fileName?: string | null
}

/** A handle on the file of `message`; `content` is the media part alone, without thumbnails of what it quotes. */
export function mediaHandle(message: WAMessage, content: proto.IMessage, file: Described): MediaHandle {
  const bytes = Number(file.fileLength ?? Number.NaN)
  const { remoteJid, id, participant } = message.key
  const key = { remoteJid, id, ...(participant ? { participant } : {}) }
  return {
    ref: JSON.stringify({ key, content: Buffer.from(proto.Message.encode(content).finish()).toString('base64') }),
    mimeType: (file.mimetype ?? 'application/octet-stream').split(';')[0]?.trim().toLowerCase() ?? '',
    ...(Number.isSafeInteger(bytes) && bytes >= 0 ? { bytes } : {}),
    ...(file.fileName ? { fileName: file.fileName } : {}),
  }
}

const refShape = z.object({
  key: z.object({ remoteJid: z.string(), id: z.string(), participant: z.string().optional() }),
  content: z.base64(),
})

/** The message that a handle stands for, as Baileys downloads it. Throws on a handle that is not ours. */
export function messageBehind(handle: MediaHandle): WAMessage {
  const { key, content } = refShape.parse(JSON.parse(handle.ref))
  return {
    key: {
      remoteJid: key.remoteJid,
      id: key.id,
      fromMe: false,
      ...(key.participant === undefined ? {} : { participant: key.participant }),
    },
    message: proto.Message.decode(Buffer.from(content, 'base64')),
  }
}
