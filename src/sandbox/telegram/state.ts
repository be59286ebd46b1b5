/**
 * What Telegram remembers: bots, people, rooms, messages and files. Plain data in maps, so that `storage.ts` can write
 * it down as it is. What lives only while the process lives (open polls, listeners) hangs on `World` beside it.
 */
import type {
  BotCommand,
  CallbackQuery,
  Chat,
  ForceReply,
  InlineQueryResult,
  Message,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
  Update,
  User,
  UserFromGetMe,
} from 'grammy/types'
import type { PhoneMessage } from '../phone.ts'

/** Every message of this server has a sender and stands in a private chat or a group; there are no channels. */
export type ChatMessage = Message & Update.NonChannel

export type ReplyKeyboard = ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply

export interface StoredMessage {
  /** Order of arrival over all rooms. */
  readonly sequence: number
  /** Epoch milliseconds; the Bot API itself only knows seconds. */
  readonly at: number
  message: ChatMessage
  status: PhoneMessage['status']
  deleted: boolean
  /** A keyboard that replaces the phone's own, which the Bot API never shows again. */
  replyKeyboard?: ReplyKeyboard
  /** Set on messages that a person posted through the bot's inline mode. */
  inlineMessageId?: string
}

/** A private chat as one bot sees it, or a group that all its members share. */
export interface Room {
  readonly key: string
  readonly chat: Exclude<Chat, Chat.ChannelChat>
  readonly people: Set<number>
  /** Standing of each bot that is or was here, by bot id. */
  readonly bots: Map<number, 'member' | 'administrator' | 'left' | 'kicked'>
  readonly messages: Map<number, StoredMessage>
  nextMessageId: number
  pinned?: number
}

export type UpdateKind = Exclude<keyof Update, 'update_id'>

export interface QueuedUpdate {
  readonly update: Update
  /** The message that counts as delivered once the bot has confirmed this update. */
  readonly about?: { readonly room: string; readonly messageId: number }
  /** Sent once more although it was confirmed: survives one confirmation. */
  repeated?: boolean
}

interface Webhook {
  readonly url: string
  readonly secretToken?: string
  readonly maxConnections: number
  lastError?: { readonly at: number; readonly message: string }
}

export interface BotAccount {
  readonly token: string
  readonly user: UserFromGetMe
  /** BotFather's /setinlinefeedback: whether chosen results are reported. */
  readonly inlineFeedback: boolean
  nextUpdateId: number
  /** Private chats of one account share one sequence of message ids, as on Telegram. */
  nextMessageId: number
  queue: QueuedUpdate[]
  lastConfirmed?: QueuedUpdate
  allowedUpdates?: UpdateKind[]
  webhook?: Webhook
  readonly commands: Map<string, readonly BotCommand[]>
  readonly settings: Map<string, string>
}

export interface StoredFile {
  readonly fileId: string
  readonly uniqueId: string
  /** The bot whose key this is: a file_id is worth nothing to another bot. */
  readonly botId: number
  readonly kind: 'photo' | 'document' | 'voice'
  readonly path: string
  readonly mimeType: string
  readonly size: number
  readonly fileName?: string
  readonly width?: number
  readonly height?: number
  /** Names the bytes; several file ids may lead to the same ones. */
  readonly contentKey: string
}

/** A question that a person's app put to a bot: a pressed button or an inline query. */
interface OpenQuery {
  readonly botId: number
  readonly askedAt: number
  answered: boolean
}

/** All that survives a restart. */
export interface Remembered {
  sequence: number
  readonly bots: Map<string, BotAccount>
  readonly people: Map<number, User>
  readonly rooms: Map<string, Room>
  readonly files: Map<string, StoredFile>
  readonly queries: Map<string, OpenQuery>
}

export type RoomEvent =
  | { readonly kind: 'message' | 'edited' | 'deleted' | 'status'; readonly room: Room; readonly stored: StoredMessage }
  | { readonly kind: 'typing'; readonly room: Room }

export type QueryAnswer =
  | { readonly kind: 'callback'; readonly text?: string; readonly alert: boolean }
  | {
      readonly kind: 'inline'
      readonly results: readonly InlineQueryResult[]
      readonly nextOffset: string
      readonly button?: { readonly text: string; readonly startParameter?: string }
    }

export interface World {
  readonly memory: Remembered
  readonly now: () => number
  /** The bytes of uploads by content key. */
  readonly contents: ContentStore
  /** Who looks at a person's screen, by person id. */
  readonly listeners: Map<number, Set<(event: RoomEvent) => void>>
  /** Phones that wait for a bot's answer, by query id. */
  readonly waiting: Map<string, (answer: QueryAnswer) => void>
  /** Called whenever `memory` changed. */
  touched: () => void
  /** Called whenever a bot has a new update. */
  wake: (bot: BotAccount) => void
}

export interface ContentStore {
  put(bytes: Uint8Array): string
  get(contentKey: string): Uint8Array
}

/** A Telegram on which nothing has happened yet. */
export function emptyMemory(): Remembered {
  return { sequence: 0, bots: new Map(), people: new Map(), rooms: new Map(), files: new Map(), queries: new Map() }
}

/** How long Telegram lets a bot answer a pressed button or an inline query, in milliseconds. */
export const QUERY_LIFETIME_MS = 15_000

/** Opens a question to a bot; the id goes into the update and `answer` settles it. */
export function openQuery(world: World, bot: BotAccount): CallbackQuery['id'] {
  forgetOldQueries(world)
  world.memory.sequence += 1
  const id = `${bot.user.id}${String(world.memory.sequence).padStart(9, '0')}`
  world.memory.queries.set(id, { botId: bot.user.id, askedAt: world.now(), answered: false })
  return id
}

/** Late answers are refused whether or not the query is still listed, so old ones need not be kept. */
function forgetOldQueries(world: World): void {
  for (const [id, query] of world.memory.queries) {
    if (world.now() - query.askedAt <= QUERY_LIFETIME_MS) return
    world.memory.queries.delete(id)
  }
}

/** Seconds since the epoch, the Bot API's own measure. */
export function unixTime(world: World): number {
  return Math.floor(world.now() / 1000)
}
