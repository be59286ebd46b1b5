/** Phones with Telegram open: what a person can do, done through the same rooms and queues that the bot sees. */
import { randomBytes } from 'node:crypto'
import type { BotCommand, BotCommandScope, InlineQueryResult, User } from 'grammy/types'
import type { Phone, PhoneButton, PhoneEvent, PhoneMessage, SendOptions, Upload } from '../phone.ts'
import { captionText, typedText } from './entities.ts'
import { documentOf, imageDimensions, keepFile, photoSizes } from './files.ts'
import { changeStanding, hears } from './groups.ts'
import { resultContent } from './inline.ts'
import { scopeKey } from './methods/account.ts'
import { captionFields } from './methods/sending.ts'
import {
  type Content,
  changed,
  erase,
  livingMessage,
  openPrivateRoom,
  post,
  privateKey,
  quoted,
  sender,
} from './rooms.ts'
import { bubble, hasBubble, screenEvent } from './screen.ts'
import {
  type BotAccount,
  openQuery,
  QUERY_LIFETIME_MS,
  type QueryAnswer,
  type Room,
  type RoomEvent,
  type StoredMessage,
  unixTime,
  type World,
} from './state.ts'
import { about, enqueue } from './updates.ts'

export interface PhoneOwner {
  /** Telegram user id, positive. */
  readonly id: number
  readonly firstName: string
  readonly lastName?: string
  readonly username?: string
  /** IETF tag of the app's language, e.g. `id`. */
  readonly language?: string
}

/** What the bot offered for an inline query. */
export interface InlineAnswer {
  readonly results: readonly InlineQueryResult[]
  /** For the next page; empty when there is none. */
  readonly nextOffset: string
  readonly button?: { readonly text: string; readonly startParameter?: string }
}

/** What came of touching a button. */
export type Tapped =
  | { readonly kind: 'answer'; readonly text?: string; readonly alert: boolean }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'inline'; readonly answer: InlineAnswer }
  /** A key of a reply keyboard or a deep link: the phone wrote this. */
  | { readonly kind: 'said'; readonly message: PhoneMessage }

/** A phone on Telegram. Chat ids are the Bot API's: the private chat with the bot has the owner's own id. */
export interface TelegramPhone extends Phone {
  readonly channel: 'telegram'
  readonly owner: PhoneOwner
  /** The START button, or a `t.me/<bot>?start=<payload>` link. */
  pressStart(payload?: string): Promise<PhoneMessage>
  /** Touches the button with this label, whatever it does. */
  tap(messageId: string, label: string, chat?: string): Promise<Tapped>
  /** Types `@bot query` in an input line. */
  inline(query: string, offset?: string): Promise<InlineAnswer>
  /** Posts a result of the last inline query into a chat. */
  chooseInline(resultId: string, chat?: string): Promise<PhoneMessage>
  /** Sends a message of one chat on into another one, the private chat by default. */
  forward(messageId: string, options?: { readonly from?: string; readonly to?: string }): Promise<PhoneMessage>
  /** Shares the owner's own number. */
  contact(phoneNumber: string, options?: SendOptions): Promise<PhoneMessage>
  location(latitude: number, longitude: number, options?: SendOptions): Promise<PhoneMessage>
  /** A voice message or a sticker. */
  other(kind: 'voice' | 'sticker', upload: Upload, options?: SendOptions): Promise<PhoneMessage>
  /** Several pictures at once. */
  album(uploads: readonly Upload[], options?: SendOptions): Promise<PhoneMessage[]>
  block(): void
  unblock(): void
  /** The menu that the bot set for this person in this chat. */
  commands(chat?: string): readonly BotCommand[]
  /** Waits until a message looks as `test` wants, e.g. after an edit in place. */
  until(messageId: string, test: (message: PhoneMessage) => boolean, timeoutMs?: number): Promise<PhoneMessage>
}

const PATIENCE_MS = 10_000

/** Puts a phone into somebody's hand; the person is known to the server from now on. */
export function createPhone(world: World, bot: BotAccount, owner: PhoneOwner): TelegramPhone {
  const user = register(world, owner)
  const hand: Hand = { world, bot, user }
  let lastResults: InlineAnswer['results'] = []
  let lastQuery = ''
  // Only what comes from now on is new to this phone, even if the chat has a past.
  let seen = world.memory.sequence

  const listen = (listener: (event: PhoneEvent) => void) => subscribe(hand, listener)
  const takeNext = (test: (message: PhoneMessage) => boolean) => {
    const found = unseenFromBot(hand, seen).find(({ shown }) => test(shown))
    seen = found?.sequence ?? seen
    return found?.shown
  }
  const write = async (content: Content, options: SendOptions = {}) => {
    const room = options.chat === undefined ? openPrivateRoom(world, bot, user) : roomNamed(hand, options.chat)
    return show(hand, room, say(hand, room, { ...content, ...replyOf(hand, options) }))
  }
  const text = (words: string, options?: SendOptions) => write(textContent(words), options)
  const pressStart = (payload = '') => text(payload === '' ? '/start' : `/start ${payload}`)
  const inline = async (query: string, offset = ''): Promise<InlineAnswer> => {
    const answer = await askInline(hand, query, offset)
    lastResults = answer.results
    lastQuery = query
    return answer
  }
  const press = (messageId: string, data: string, chat?: string) => {
    const { room, stored } = find(hand, messageId, chat)
    return pressButton(hand, room, stored, data)
  }

  return {
    channel: 'telegram',
    name: [owner.firstName, owner.lastName].filter(Boolean).join(' '),
    owner,
    messages: (chat) => bubbles(hand, chat),
    text,
    picture: (upload, options) => write(pictureContent(hand, upload), options),
    document: (upload, options) => write(documentContent(hand, upload), options),
    other: (kind, upload, options) => write(otherContent(hand, kind, upload), options),
    contact: (phoneNumber, options) =>
      write({ contact: { phone_number: phoneNumber, first_name: user.first_name, user_id: user.id } }, options),
    location: (latitude, longitude, options) => write({ location: { latitude, longitude } }, options),
    album: async (uploads, options) => {
      const media_group_id = randomBytes(6).readUIntBE(0, 6).toString()
      return Promise.all(uploads.map((upload) => write({ ...pictureContent(hand, upload), media_group_id }, options)))
    },
    edit: async (messageId, words) => editOwn(hand, messageId, words),
    revoke: async (messageId) => {
      const { room, stored } = findOwn(hand, messageId)
      erase(world, room, stored)
    },
    press,
    tap: async (messageId, label, chat) => {
      const { stored } = find(hand, messageId, chat)
      const button = buttonLabelled(bubble(world, user.id, find(hand, messageId, chat).room, stored), label)
      if (button.data !== undefined) return { kind: 'answer', ...(await press(messageId, button.data, chat)) }
      if (button.inlineQuery !== undefined) return { kind: 'inline', answer: await inline(button.inlineQuery) }
      if (button.url === undefined)
        return { kind: 'said', message: await text(label, chat === undefined ? {} : { chat }) }
      const payload = deepLinkPayload(button.url, bot)
      if (payload !== undefined) return { kind: 'said', message: await pressStart(payload) }
      return { kind: 'link', url: button.url }
    },
    read: async () => undefined, // Telegram tells no bot what has been read
    subscribe: listen,
    next: (test = () => true, timeoutMs = PATIENCE_MS) =>
      waitFor(hand, listen, () => takeNext(test), timeoutMs, 'no such message came from the bot'),
    until: (messageId, test, timeoutMs = PATIENCE_MS) =>
      waitFor(
        hand,
        listen,
        () => bubblesEverywhere(hand).find((message) => message.id === messageId && test(message)),
        timeoutMs,
        `message ${messageId} did not change as expected`,
      ),
    pressStart,
    inline,
    chooseInline: async (resultId, chat) => {
      const result = lastResults.find(({ id }) => id === resultId)
      if (!result) throw new Error(`there is no inline result ${resultId} to choose`)
      return chooseResult(hand, result, lastQuery, chat)
    },
    forward: async (messageId, { from, to } = {}) => {
      const { stored } = find(hand, messageId, from)
      return write(forwarded(stored), to === undefined ? {} : { chat: to })
    },
    block: () => changeStanding(world, bot, openPrivateRoom(world, bot, user), 'kicked'),
    unblock: () => changeStanding(world, bot, openPrivateRoom(world, bot, user), 'member'),
    commands: (chat) => menuOf(hand, chat),
  }
}

/** Who acts on which phone, for the functions below. */
interface Hand {
  readonly world: World
  readonly bot: BotAccount
  readonly user: User
}

function register({ memory, touched }: World, owner: PhoneOwner): User {
  const user: User = { id: owner.id, is_bot: false, first_name: owner.firstName }
  if (owner.lastName !== undefined) user.last_name = owner.lastName
  if (owner.username !== undefined) user.username = owner.username
  if (owner.language !== undefined) user.language_code = owner.language
  memory.people.set(owner.id, user)
  touched()
  return user
}

function roomsOf({ world, bot, user }: Hand): Room[] {
  return [...world.memory.rooms.values()].filter((room) => room.people.has(user.id) && room.bots.has(bot.user.id))
}

function roomNamed(hand: Hand, chat: string | undefined): Room {
  const { world, bot, user } = hand
  const isPrivate = chat === undefined || chat === String(user.id)
  const room = world.memory.rooms.get(isPrivate ? privateKey(bot, user.id) : chat)
  if (!room?.people.has(user.id))
    throw new Error(isPrivate ? 'the bot has not been started' : `not a member of ${chat}`)
  return room
}

function show({ world, user }: Hand, room: Room, stored: StoredMessage): PhoneMessage {
  return bubble(world, user.id, room, stored)
}

function bubbles(hand: Hand, chat: string | undefined): PhoneMessage[] {
  const room = hand.world.memory.rooms.get(
    chat === undefined || chat === String(hand.user.id) ? privateKey(hand.bot, hand.user.id) : chat,
  )
  if (!room?.people.has(hand.user.id)) return []
  return [...room.messages.values()].filter(hasBubble).map((stored) => show(hand, room, stored))
}

function bubblesEverywhere(hand: Hand): PhoneMessage[] {
  return roomsOf(hand).flatMap((room) => bubbles(hand, String(room.chat.id)))
}

interface Found {
  readonly room: Room
  readonly stored: StoredMessage
}

/** A message on this phone by the id that the phone shows: `12` in the given chat, or `<chat>/12`. */
function find(hand: Hand, messageId: string, chat?: string): Found {
  const [, inChat = chat, number] = /^(?:(-\d+)\/)?(\d+)$/.exec(messageId) ?? []
  const room = roomNamed(hand, inChat)
  const stored = livingMessage(room, Number(number))
  if (!stored) throw new Error(`there is no message ${messageId} on this phone`)
  return { room, stored }
}

function findOwn(hand: Hand, messageId: string): Found {
  const found = find(hand, messageId)
  if (found.stored.message.from.id !== hand.user.id) throw new Error(`message ${messageId} is somebody else's`)
  return found
}

function replyOf(hand: Hand, { replyTo, chat }: SendOptions): Content {
  if (replyTo === undefined) return {}
  return { reply_to_message: quoted(find(hand, replyTo, chat).stored.message) }
}

/** Posts what the person says and tells the bot, if it may hear it. */
function say({ world, bot, user }: Hand, room: Room, content: Content): StoredMessage {
  if (room.chat.type === 'private' && room.bots.get(bot.user.id) === 'kicked') throw new Error('the bot is blocked')
  const stored = post(world, room, user, content, 'sent')
  if (hears(bot, room, stored.message)) enqueue(world, bot, { message: stored.message }, about(room, stored))
  return stored
}

function textContent(words: string): Content {
  const { text, entities } = typedText(words)
  if (text === '') throw new Error('a phone cannot send an empty message')
  return { text, ...(entities.length > 0 && { entities }) }
}

function caption(upload: Upload): Content {
  return captionFields(captionText(upload.caption, { mode: undefined, entities: undefined }))
}

/** Phones send pictures of any measure; without a readable header they count as 800 by 600. */
function pictureContent({ world, bot }: Hand, upload: Upload): Content {
  const { width = 800, height = 600 } = imageDimensions(upload.bytes) ?? {}
  const { bytes, mimeType } = upload
  const file = keepFile(world, bot, { kind: 'photo', bytes, mimeType, width, height })
  return { photo: photoSizes(world, bot, file), ...caption(upload) }
}

function keepUpload({ world, bot }: Hand, { bytes, mimeType, fileName }: Upload) {
  return keepFile(world, bot, { kind: 'document', bytes, mimeType, ...(fileName !== undefined && { fileName }) })
}

function documentContent(hand: Hand, upload: Upload): Content {
  return { document: documentOf(keepUpload(hand, upload)), ...caption(upload) }
}

function otherContent(hand: Hand, kind: 'voice' | 'sticker', upload: Upload): Content {
  const { fileId: file_id, uniqueId: file_unique_id, mimeType: mime_type } = keepUpload(hand, upload)
  if (kind === 'voice') return { voice: { file_id, file_unique_id, mime_type, duration: 3 } }
  const sticker = { file_id, file_unique_id, width: 512, height: 512 }
  return { sticker: { ...sticker, type: 'regular', is_animated: false, is_video: false, emoji: '👍' } }
}

function forwarded({ message }: StoredMessage): Content {
  const { text, entities, photo, document, caption, caption_entities, location, contact } = message
  const content = { text, entities, photo, document, caption, caption_entities, location, contact }
  const said = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined))
  return { ...said, forward_origin: { type: 'user', date: message.date, sender_user: message.from } }
}

function editOwn(hand: Hand, messageId: string, words: string): void {
  const { world, bot } = hand
  const { room, stored } = findOwn(hand, messageId)
  const { text, entities } = typedText(words)
  const { entities: _, caption_entities: _old, ...message } = stored.message
  const isText = message.text !== undefined
  const content = isText ? { text, ...(entities.length > 0 && { entities }) } : captionFields({ text, entities })
  stored.message = { ...message, ...content, edit_date: unixTime(world) }
  changed(world, { kind: 'edited', room, stored })
  if (!hears(bot, room, stored.message)) return
  enqueue(world, bot, { edited_message: { ...stored.message, edit_date: unixTime(world) } }, about(room, stored))
}

function waitForAnswer<Kind extends QueryAnswer['kind']>(
  { world }: Hand,
  queryId: string,
  kind: Kind,
): Promise<QueryAnswer & { readonly kind: Kind }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      world.waiting.delete(queryId)
      reject(new Error(`the bot left a ${kind} query unanswered for ${QUERY_LIFETIME_MS / 1000} s`))
    }, QUERY_LIFETIME_MS)
    timer.unref()
    world.waiting.set(queryId, (answer) => {
      clearTimeout(timer)
      world.waiting.delete(queryId)
      if (answer.kind === kind) resolve(answer as QueryAnswer & { readonly kind: Kind })
    })
  })
}

async function pressButton(hand: Hand, room: Room, stored: StoredMessage, data: string) {
  const { world, bot, user } = hand
  const buttons = stored.message.reply_markup?.inline_keyboard.flat() ?? []
  if (!buttons.some((button) => 'callback_data' in button && button.callback_data === data)) {
    throw new Error(`message ${stored.message.message_id} has no button with the data ${data}`)
  }
  const id = openQuery(world, bot)
  const answered = waitForAnswer(hand, id, 'callback')
  const origin = stored.inlineMessageId ? { inline_message_id: stored.inlineMessageId } : { message: stored.message }
  enqueue(world, bot, { callback_query: { id, from: sender(user), chat_instance: room.key, data, ...origin } })
  const { text, alert } = await answered
  return { alert, ...(text !== undefined && { text }) }
}

function buttonLabelled(message: PhoneMessage, label: string): PhoneButton {
  const button = message.buttons?.flat().find(({ text }) => text === label)
  if (!button) throw new Error(`message ${message.id} has no button "${label}"`)
  return button
}

/** The payload of a link that starts this very bot; empty for a link without one. */
function deepLinkPayload(url: string, { user }: BotAccount): string | undefined {
  const link = URL.parse(url)
  const isWeb = link?.hostname === 't.me' || link?.hostname === 'telegram.me'
  const name = isWeb ? link.pathname.slice(1) : link?.protocol === 'tg:' ? link.searchParams.get('domain') : undefined
  if (name?.toLowerCase() !== user.username.toLowerCase()) return undefined
  return link?.searchParams.get('start') ?? ''
}

async function askInline(hand: Hand, query: string, offset: string): Promise<InlineAnswer> {
  const { world, bot, user } = hand
  const id = openQuery(world, bot)
  const answered = waitForAnswer(hand, id, 'inline')
  enqueue(world, bot, { inline_query: { id, from: sender(user), query, offset, chat_type: 'sender' } })
  const { kind: _, ...answer } = await answered
  return answer
}

async function chooseResult(
  hand: Hand,
  result: InlineQueryResult,
  query: string,
  chat?: string,
): Promise<PhoneMessage> {
  const { world, bot, user } = hand
  const room = chat === undefined ? openPrivateRoom(world, bot, user) : roomNamed(hand, chat)
  const content = await resultContent(world, bot, result)
  const stored = say(hand, room, { ...content, via_bot: sender(bot.user) })
  // Only a message with buttons can be changed later, so only it gets an id for that.
  if (content.reply_markup) stored.inlineMessageId = randomBytes(18).toString('base64url')
  const inline_message_id = stored.inlineMessageId
  const chosen = { result_id: result.id, from: sender(user), query, ...(inline_message_id && { inline_message_id }) }
  if (bot.inlineFeedback) enqueue(world, bot, { chosen_inline_result: chosen })
  return show(hand, room, stored)
}

/** Narrow scopes go before wide ones, and the person's language before none. */
function menuOf({ bot, user }: Hand, chat: string | undefined): readonly BotCommand[] {
  const isPrivate = chat === undefined || chat === String(user.id)
  const chat_id = isPrivate ? user.id : Number(chat)
  const scopes: BotCommandScope[] = isPrivate
    ? [{ type: 'chat', chat_id }, { type: 'all_private_chats' }]
    : [{ type: 'chat_member', chat_id, user_id: user.id }, { type: 'chat', chat_id }, { type: 'all_group_chats' }]
  for (const scope of [...scopes, { type: 'default' } as const]) {
    const commands = bot.commands.get(scopeKey(scope, user.language_code)) ?? bot.commands.get(scopeKey(scope))
    if (commands?.length) return commands
  }
  return []
}

function subscribe(hand: Hand, listener: (event: PhoneEvent) => void): () => void {
  const { world, bot, user } = hand
  const listeners = world.listeners.get(user.id) ?? new Set()
  world.listeners.set(user.id, listeners)
  const hear = (event: RoomEvent) => {
    const shown = event.room.bots.has(bot.user.id) ? screenEvent(world, user.id, event) : undefined
    if (shown) listener(shown)
  }
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

function unseenFromBot(hand: Hand, seen: number): { readonly sequence: number; readonly shown: PhoneMessage }[] {
  return roomsOf(hand)
    .flatMap((room) =>
      [...room.messages.values()]
        .filter((stored) => stored.sequence > seen && !stored.deleted && stored.message.from.id === hand.bot.user.id)
        .filter(hasBubble)
        .map((stored) => ({ sequence: stored.sequence, shown: show(hand, room, stored) })),
    )
    .sort((one, other) => one.sequence - other.sequence)
}

/** Looks now and after every event until something is found. */
function waitFor(
  hand: Hand,
  listen: Phone['subscribe'],
  look: () => PhoneMessage | undefined,
  timeoutMs: number,
  complaint: string,
): Promise<PhoneMessage> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer)
      stop()
    }
    const check = () => {
      try {
        const found = look()
        if (!found) return
        end()
        resolve(found)
      } catch (error) {
        // The test function belongs to the waiting caller, so its failure does too.
        end()
        reject(error)
      }
    }
    const timer = setTimeout(() => {
      end()
      reject(new Error(`${complaint} within ${timeoutMs} ms; the chat so far:\n${transcript(hand)}`))
    }, timeoutMs)
    const stop = listen(check)
    check()
  })
}

function transcript(hand: Hand): string {
  const lines = bubblesEverywhere(hand).map(({ chat, id, senderName, text, buttons }) => {
    const keys = buttons?.map((row) => row.map((button) => `[${button.text}]`).join(' ')).join(' / ')
    return `  ${chat} #${id} ${senderName}: ${text}${keys ? `  ${keys}` : ''}`
  })
  return lines.join('\n') || '  (nothing)'
}
