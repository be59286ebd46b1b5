/** From a part to the protobuf that goes out: uploads files, builds quotations. And its form in the table of the sent. */
import {
  type AnyMessageContent,
  generateWAMessage,
  proto,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys'
import { inspectMedia } from '#core/media.ts'
import type { Db } from '#db/client.ts'
import { readQuoted, readSent } from '#db/whatsapp.ts'
import type { Part } from './render.ts'
import type { LibraryLogger } from './silence.ts'
import { ownJids } from './socket.ts'
import type { Vault } from './vault.ts'

/** A stored file by its SHA-256; rejects when there is none. */
type ReadFile = (sha256: string) => Promise<{ readonly bytes: Uint8Array; readonly mimeType: string }>

export interface ComposeOptions {
  readonly db: Db
  readonly account: string
  readonly vault: Vault
  readonly logger: LibraryLogger
  readonly picture: ReadFile
  readonly file: ReadFile
}

export type Compose = (
  socket: WASocket,
  chat: string,
  part: Part,
  as: { readonly id: string; readonly quotes: string | undefined; readonly album: string | undefined },
) => Promise<proto.IMessage>

/** Makes what turns parts into messages. */
export function createComposer(options: ComposeOptions): Compose {
  return async (socket, chat, part, { id, quotes, album }) => {
    const quoted = quotes === undefined ? undefined : await quotation(options, socket, chat, quotes)
    const composed = await generateWAMessage(
      chat,
      { ...(await contentOf(options, part)), ...parentOf(chat, part, album) },
      {
        logger: options.logger,
        userJid: ownJids(socket)[0] ?? '',
        upload: socket.waUploadToServer,
        messageId: id,
        ...(quoted ? { quoted } : {}),
      },
    )
    return composed.message ?? {}
  }
}

/** The pictures of an album name its header. */
function parentOf(chat: string, { kind }: Part, album: string | undefined) {
  return album === undefined || kind !== 'picture'
    ? {}
    : { albumParentKey: { remoteJid: chat, fromMe: true, id: album } }
}

async function contentOf({ picture, file }: ComposeOptions, part: Part): Promise<AnyMessageContent> {
  if (part.kind === 'text') return { text: part.text, linkPreview: null }
  if (part.kind === 'album') return { album: { expectedImageCount: part.pictures, expectedVideoCount: 0 } }
  if (part.kind === 'voice') return recorded(await file(part.file))
  const { bytes, mimeType } = await (part.kind === 'picture' ? picture : file)(part.file)
  const caption = part.caption === '' ? {} : { caption: part.caption }
  if (part.kind === 'picture') return { image: Buffer.from(bytes), mimetype: mimeType, ...caption }
  return { document: Buffer.from(bytes), mimetype: mimeType, fileName: part.fileName, ...caption }
}

/** Played in the chat. Its length is told, or Baileys would look for a decoder that we do not have. */
function recorded({ bytes, mimeType }: { bytes: Uint8Array; mimeType: string }): AnyMessageContent {
  const seen = inspectMedia(bytes, mimeType)
  const seconds = seen.ok ? (seen.value.seconds ?? 0) : 0
  const isNote = mimeType === 'audio/ogg'
  // Other kinds play in the chat as well; a voice note is Opus and nothing else.
  return { audio: Buffer.from(bytes), mimetype: isNote ? 'audio/ogg; codecs=opus' : mimeType, ptt: isNote, seconds }
}

/** The message that is answered: what they wrote, or what we sent. Nothing when we have neither any more. */
async function quotation(
  { db, account, vault }: ComposeOptions,
  socket: WASocket,
  chat: string,
  messageId: string,
): Promise<WAMessage | undefined> {
  const theirs = await readQuoted(db, chat, messageId)
  if (theirs) {
    const key = { remoteJid: chat, fromMe: false, id: messageId, participant: theirs.sender }
    return { key, message: { conversation: theirs.text } }
  }
  const ours = await readSent(db, account, messageId)
  const key = { remoteJid: chat, fromMe: true, id: messageId, participant: ownJids(socket)[0] ?? '' }
  return ours && { key, message: decodeSent(vault, messageId, ours.message) }
}

/** A message for the table of the sent. */
export function encodeSent(vault: Vault, messageId: string, message: proto.IMessage): Uint8Array {
  return vault.seal(proto.Message.encode(message).finish(), `sent/${messageId}`)
}

/** The message back from the table. Throws `VaultLocked`. */
export function decodeSent(vault: Vault, messageId: string, sealed: Uint8Array): proto.Message {
  return proto.Message.decode(vault.open(sealed, `sent/${messageId}`))
}
