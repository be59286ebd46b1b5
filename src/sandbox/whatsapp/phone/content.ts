import { getContentType, normalizeMessageContent, proto } from '@whiskeysockets/baileys'
import { type Attachment, attachmentOf } from './attachments.ts'

const { MESSAGE_EDIT, REVOKE } = proto.Message.ProtocolMessage.Type

/** What a received message does to the screen. */
export type Reading =
  | { readonly kind: 'edit'; readonly of: string; readonly text: string }
  | { readonly kind: 'revoke'; readonly of: string }
  | { readonly kind: 'bubble'; readonly shown: Shown }
  | { readonly kind: 'nothing' }

interface Shown {
  readonly text: string
  readonly attachment?: Attachment
  readonly replyTo?: string
  readonly album?: string
}

/** Reads a decrypted message as a phone would show it. */
export function readMessage(wrapped: proto.IMessage): Reading {
  const message = normalizeMessageContent(wrapped) ?? {}
  const protocol = message.protocolMessage
  if (protocol) return readProtocol(protocol)
  const reaction = message.reactionMessage
  if (reaction) return bubble(reaction.text ?? '', undefined, reaction.key?.id)
  const type = getContentType(message)
  if (type === undefined || type === 'senderKeyDistributionMessage' || type === 'albumMessage')
    return { kind: 'nothing' }
  const read = bubble(textOf(message) ?? `[${type}]`, attachmentOf(message), quotedId(message))
  const album = (wrapped.messageContextInfo ?? message.messageContextInfo)?.messageAssociation?.parentMessageKey?.id
  return album ? { ...read, shown: { ...read.shown, album } } : read
}

function readProtocol({ type, key, editedMessage }: proto.Message.IProtocolMessage): Reading {
  const of = key?.id
  if (!of) return { kind: 'nothing' }
  if (type === REVOKE) return { kind: 'revoke', of }
  if (type === MESSAGE_EDIT && editedMessage) return { kind: 'edit', of, text: textOf(editedMessage) ?? '' }
  return { kind: 'nothing' }
}

function bubble(text: string, attachment?: Attachment, replyTo?: string | null): Extract<Reading, { kind: 'bubble' }> {
  return { kind: 'bubble', shown: { text, ...(attachment ? { attachment } : {}), ...(replyTo ? { replyTo } : {}) } }
}

/** The visible words of a message; `undefined` for kinds that this phone cannot show. */
function textOf(message: proto.IMessage): string | undefined {
  const caption = message.imageMessage?.caption ?? message.documentMessage?.caption
  if (caption || attachmentOf(message)) return caption ?? ''
  const poll = message.pollCreationMessage ?? message.pollCreationMessageV2 ?? message.pollCreationMessageV3
  if (poll) return [poll.name, ...(poll.options ?? []).map(({ optionName }) => `○ ${optionName}`)].join('\n')
  const place = message.locationMessage
  if (place) return ['📍', place.name, `${place.degreesLatitude},${place.degreesLongitude}`].filter(Boolean).join(' ')
  if (message.contactMessage) return `👤 ${message.contactMessage.displayName ?? ''}`
  return message.conversation ?? message.extendedTextMessage?.text ?? undefined
}

function quotedId(message: proto.IMessage): string | undefined {
  const holders = [
    message.extendedTextMessage,
    message.imageMessage,
    message.documentMessage,
    message.audioMessage,
    message.locationMessage,
  ]
  return holders.find((holder) => holder?.contextInfo?.stanzaId)?.contextInfo?.stanzaId ?? undefined
}

/** Adds the reference to an earlier message; only those kinds can carry one that hold an object. */
export function quoting(message: proto.IMessage, contextInfo: proto.IContextInfo): proto.IMessage {
  if (message.conversation) return { extendedTextMessage: { text: message.conversation, contextInfo } }
  const type = getContentType(message)
  const content = type && message[type]
  if (!type || typeof content !== 'object' || content === null) throw new Error('this message cannot quote another')
  return { ...message, [type]: { ...content, contextInfo } }
}

/** The replacement of one's own earlier text. */
export function editOf(key: proto.IMessageKey, text: string, at: number): proto.IMessage {
  return { protocolMessage: { key, type: MESSAGE_EDIT, editedMessage: { conversation: text }, timestampMs: at } }
}

/** The withdrawal of one's own earlier message. */
export function revokeOf(key: proto.IMessageKey): proto.IMessage {
  return { protocolMessage: { key, type: REVOKE } }
}

/** The `type` and `mediatype` that the envelope of a message shows to the server. */
export function envelopeOf(message: proto.IMessage): { type: string; mediaType?: string } {
  if (message.reactionMessage) return { type: 'reaction' }
  if (message.imageMessage) return { type: 'media', mediaType: 'image' }
  if (message.documentMessage) return { type: 'media', mediaType: 'document' }
  if (message.audioMessage) return { type: 'media', mediaType: message.audioMessage.ptt ? 'ptt' : 'audio' }
  if (message.stickerMessage) return { type: 'media', mediaType: 'sticker' }
  if (message.contactMessage) return { type: 'media', mediaType: 'vcard' }
  if (message.locationMessage) return { type: 'media', mediaType: 'location' }
  return { type: 'text' }
}
