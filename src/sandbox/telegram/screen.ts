/** How the server's memory looks on one person's phone. */
import type { PhoneEvent, PhoneMedia, PhoneMessage } from '../phone.ts'
import { buttonsOf } from './keyboards.ts'
import type { ChatMessage, Room, RoomEvent, StoredMessage, World } from './state.ts'

/** Private messages keep the Bot API's id; in groups, where ids begin anew, the chat stands before it. */
function screenId(room: Room, messageId: number): string {
  return room.chat.type === 'private' ? String(messageId) : `${room.chat.id}/${messageId}`
}

/** Service notices (who joined) have no bubble. */
export function hasBubble({ message }: StoredMessage): boolean {
  return ['text', 'photo', 'document', 'location', 'contact', 'voice', 'sticker'].some((kind) => kind in message)
}

/** One bubble as `personId` sees it. Locations and contacts become a line of text. */
export function bubble(world: World, personId: number, room: Room, stored: StoredMessage): PhoneMessage {
  const { message, deleted } = stored
  const media = deleted ? undefined : mediaOf(world, message)
  const buttons = deleted ? undefined : buttonsOf(stored)
  const reply = message.reply_to_message
  return {
    id: screenId(room, message.message_id),
    chat: String(room.chat.id),
    from: message.from.id === personId ? 'me' : 'them',
    senderName: [message.from.first_name, message.from.last_name].filter(Boolean).join(' '),
    at: stored.at,
    text: deleted ? '' : textOf(message),
    entities: deleted ? [] : (message.entities ?? message.caption_entities ?? []),
    ...(media && { media }),
    ...(buttons && { buttons }),
    ...(message.media_group_id && { album: message.media_group_id }),
    ...(reply && { replyTo: screenId(room, reply.message_id) }),
    edited: message.edit_date !== undefined,
    deleted,
    status: stored.status,
  }
}

function textOf({ text, caption, location, contact }: ChatMessage): string {
  if (location) return `📍 ${location.latitude}, ${location.longitude}`
  if (contact) return `👤 ${contact.first_name}`
  return text ?? caption ?? ''
}

function mediaOf(world: World, message: ChatMessage): PhoneMedia | undefined {
  const fileId = (message.photo?.at(-1) ?? message.document ?? message.voice ?? message.sticker)?.file_id
  const file = fileId === undefined ? undefined : world.memory.files.get(fileId)
  if (!file) return undefined
  const kind = message.photo ? 'picture' : message.document ? 'document' : 'other'
  return {
    kind,
    mimeType: file.mimeType,
    ...(file.fileName !== undefined && { fileName: file.fileName }),
    bytes: async () => world.contents.get(file.contentKey),
  }
}

/** What a room's event means to a person who looks at the phone; `undefined` if nothing is to be seen. */
export function screenEvent(world: World, personId: number, event: RoomEvent): PhoneEvent | undefined {
  if (event.kind === 'typing') return { kind: 'typing', chat: String(event.room.chat.id) }
  if (!hasBubble(event.stored)) return undefined
  return { kind: event.kind, message: bubble(world, personId, event.room, event.stored) }
}
