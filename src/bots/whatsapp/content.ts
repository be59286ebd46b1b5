/** What somebody sent, as an input: the inside of a WhatsApp message. Pure. */
import { normalizeMessageContent, proto, type WAMessage } from '@whiskeysockets/baileys'
import type { Input } from '../channel.ts'
import { mediaHandle } from './media-handle.ts'

type Content = proto.IMessage
const { Type } = proto.Message.ProtocolMessage

/** The input in a message; undefined for housekeeping that no person meant (keys, albums' headers, settings). */
export function inputOf(message: WAMessage): Input | undefined {
  const content = normalizeMessageContent(message.message)
  if (!content) return undefined
  const words = textOf(content)
  if (words !== undefined) return textInput(words)
  return mediaInput(message, content) ?? smallInput(content) ?? changeInput(content) ?? unreadableInput(content)
}

/** `/name rest`, also as `/name@bot`, is a command; all else is text. */
function textInput(text: string): Input {
  const command = /^\/([a-z][\w-]*)(?:@\S+)?(?:\s+([\s\S]*))?$/i.exec(text.trim())
  return command?.[1]
    ? { kind: 'command', name: command[1].toLowerCase(), rest: command[2]?.trim() ?? '' }
    : { kind: 'text', text }
}

/** Typed words, and presses on other people's buttons and lists, which arrive with what was written on them. */
function textOf(content: Content): string | undefined {
  return (
    content.conversation ??
    content.extendedTextMessage?.text ??
    content.buttonsResponseMessage?.selectedDisplayText ??
    content.templateButtonReplyMessage?.selectedDisplayText ??
    content.listResponseMessage?.title ??
    content.interactiveResponseMessage?.body?.text ??
    undefined
  )
}

function mediaInput(message: WAMessage, content: Content): Input | undefined {
  const { imageMessage, documentMessage, audioMessage, videoMessage, ptvMessage } = content
  const video = videoMessage ?? ptvMessage
  if (imageMessage) {
    const media = mediaHandle(message, { imageMessage }, imageMessage)
    return { kind: 'picture', media, caption: imageMessage.caption ?? '' }
  }
  if (documentMessage) {
    const media = mediaHandle(message, { documentMessage }, documentMessage)
    return { kind: 'document', media, caption: documentMessage.caption ?? '' }
  }
  if (audioMessage) return { kind: 'voice', media: mediaHandle(message, { audioMessage }, audioMessage), caption: '' }
  if (!video) return undefined
  return { kind: 'video', media: mediaHandle(message, { videoMessage: video }, video), caption: video.caption ?? '' }
}

function smallInput(content: Content): Input | undefined {
  const { stickerMessage, contactMessage, contactsArrayMessage, reactionMessage } = content
  const location = content.locationMessage ?? content.liveLocationMessage
  if (stickerMessage) return { kind: 'sticker', emoji: stickerMessage.accessibilityLabel ?? '' }
  if (location) {
    return { kind: 'location', latitude: location.degreesLatitude ?? 0, longitude: location.degreesLongitude ?? 0 }
  }
  if (contactMessage) return { kind: 'contact', name: contactMessage.displayName ?? '' }
  if (contactsArrayMessage) {
    const [first] = contactsArrayMessage.contacts ?? []
    return { kind: 'contact', name: first?.displayName ?? contactsArrayMessage.displayName ?? '' }
  }
  return reactionMessage
    ? { kind: 'reaction', emoji: reactionMessage.text ?? '', messageId: reactionMessage.key?.id ?? '' }
    : undefined
}

/** Edits and revocations travel as protocol messages. They are told apart so that an edited "ya" binds nobody. */
function changeInput(content: Content): Input | undefined {
  const change = content.protocolMessage
  const messageId = change?.key?.id
  if (!change || !messageId) return undefined
  if (change.type === Type.REVOKE) return { kind: 'revoked', messageId }
  if (change.type !== Type.MESSAGE_EDIT) return undefined
  const edited = normalizeMessageContent(change.editedMessage)
  return { kind: 'edited', messageId, text: (edited && (textOf(edited) ?? captionOf(edited))) ?? '' }
}

function captionOf({ imageMessage, videoMessage, documentMessage }: Content): string | undefined {
  return imageMessage?.caption ?? videoMessage?.caption ?? documentMessage?.caption ?? undefined
}

/** Parts of a message that say nothing to a person. */
const HOUSEKEEPING: ReadonlySet<string> = new Set([
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
  'protocolMessage',
  'albumMessage',
  'keepInChatMessage',
  'pinInChatMessage',
])

/** The first thing in it that this version does not know: a poll, an order, a call, whatever comes next. */
function unreadableInput(content: Content): Input | undefined {
  const parts = Object.entries(content).filter(([name, value]) => value != null && !HOUSEKEEPING.has(name))
  const [what] = parts[0] ?? []
  return what === undefined ? undefined : { kind: 'unreadable', what: what.replace(/Message(V\d)?$/, '') }
}

/** The id of the album's header, which went ahead of its pictures. */
export function albumOf({ message }: WAMessage): string | undefined {
  const inner = normalizeMessageContent(message)
  const association = (message?.messageContextInfo ?? inner?.messageContextInfo)?.messageAssociation
  const isAlbum = association?.associationType === proto.MessageAssociation.AssociationType.MEDIA_ALBUM
  return isAlbum ? (association.parentMessageKey?.id ?? undefined) : undefined
}

/** The context of a message: what it quotes and whom it mentions. Every kind of content carries its own. */
export function contextOf(content: Content | undefined): proto.IContextInfo | undefined {
  for (const part of Object.values(content ?? {})) {
    const context = (part as { contextInfo?: proto.IContextInfo | null } | null)?.contextInfo
    if (context) return context
  }
  return undefined
}
