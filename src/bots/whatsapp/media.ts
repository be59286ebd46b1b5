/**
 * Fetching what people sent: only from WhatsApp's media hosts, only as much as was allowed. What it is, core's media
 * door says.
 */
import { downloadContentFromMessage, getContentType, type WAMessage, type WASocket } from '@whiskeysockets/baileys'
import type { MediaHandle } from '../channel.ts'
import { messageBehind } from './media-handle.ts'
import { statusOf } from './silence.ts'

/** The file cannot be had; the message says why, in words for a log. */
class MediaUnavailable extends Error {
  constructor(why: string) {
    super(`The file cannot be used: ${why}`)
    this.name = 'MediaUnavailable'
  }
}

/** The bytes behind a handle. `ownHost` is allowed besides WhatsApp's: a local server's. Rejects with `MediaUnavailable`. */
export async function fetchMedia(
  socket: WASocket | undefined,
  handle: MediaHandle,
  maxBytes: number,
  ownHost: string | undefined,
): Promise<Uint8Array> {
  if ((handle.bytes ?? 0) > maxBytes) throw new MediaUnavailable('it is too large')
  const message = messageBehind(handle)
  const bytes = await download(message, maxBytes, ownHost).catch(async (error: unknown) => {
    if (!socket || ![404, 410].includes(statusOf(error) ?? 0)) throw error
    // WhatsApp forgets files after some weeks; the sender's phone may upload it again.
    return download(await socket.updateMediaMessage(message), maxBytes, ownHost)
  })
  return bytes
}

const MEDIA = {
  imageMessage: 'image',
  documentMessage: 'document',
  audioMessage: 'audio',
  videoMessage: 'video',
} as const

async function download({ message }: WAMessage, maxBytes: number, ownHost: string | undefined): Promise<Uint8Array> {
  const kind = getContentType(message ?? undefined) as keyof typeof MEDIA | undefined
  const file = kind && kind in MEDIA ? message?.[kind] : undefined
  if (!kind || !file) throw new MediaUnavailable('the handle holds none')
  const { mediaKey, directPath, url } = file
  // The sender chose `url`: without this check it could point anywhere in our network.
  const host = url && isTrusted(url, ownHost) ? new URL(url).host : undefined
  const place = host ? { url, ...(directPath ? { directPath } : {}) } : { directPath }
  if (!host && !directPath) throw new MediaUnavailable('it is not on a WhatsApp host')
  const stream = await downloadContentFromMessage(
    { mediaKey, ...place } as Parameters<typeof downloadContentFromMessage>[0],
    MEDIA[kind],
  )
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new MediaUnavailable('it is larger than it said')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function isTrusted(url: string, ownHost: string | undefined): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return (
    (protocol === 'https:' && hostname.endsWith('.whatsapp.net')) || (ownHost !== undefined && hostname === ownHost)
  )
}
