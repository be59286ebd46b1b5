/** Phones with Telegram open: what a person can do, done through the same rooms and queues that the bot sees. */
import type { BotCommand, BotCommandScope, InlineQueryResult, User } from 'grammy/types'
import type { Phone, PhoneMessage, SendOptions, Upload } from '../phone.ts'
import { changeStanding } from './groups.ts'
import { scopeKey } from './methods/account.ts'
import {
  askInline,
  buttonLabelled,
  chooseResult,
  deepLinkPayload,
  type InlineAnswer,
  pressButton,
} from './phone/asking.ts'
import { bubbles, find, findOwn, type Hand, isPrivateChat, roomNamed, show } from './phone/hand.ts'
import { createNext, subscribe, waitUntil } from './phone/watching.ts'
import {
  albumContents,
  documentContent,
  editOwn,
  forwardedContent,
  otherContent,
  pictureContent,
  textContent,
  write,
} from './phone/writing.ts'
import { erase, openPrivateRoom } from './rooms.ts'
import type { BotAccount, World } from './state.ts'

export type { InlineAnswer } from './phone/asking.ts'

export interface PhoneOwner {
  /** Telegram user id, positive. */
  readonly id: number
  readonly firstName: string
  readonly lastName?: string
  readonly username?: string
  /** IETF tag of the app's language, e.g. `id`. */
  readonly language?: string
}

/** What came of touching a button. */
export type Tapped =
  | { readonly kind: 'answer'; readonly text?: string; readonly alert: boolean }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'inline'; readonly answer: InlineAnswer }
  /** A key of a reply keyboard or a deep link: the phone wrote this. */
  | { readonly kind: 'said'; readonly message: PhoneMessage }

/**
 * A phone on Telegram. Chat ids are the Bot API's: the private chat with the bot has the owner's own id. Message ids are
 * the Bot API's too, in groups with the chat before them (`-100123/4`), so that they are unique on the phone.
 */
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
  other(kind: 'voice' | 'sticker', upload: Upload, options?: SendOptions): Promise<PhoneMessage>
  block(): void
  unblock(): void
  /** The menu that the bot set for this person in this chat. */
  commands(chat?: string): readonly BotCommand[]
  /** Waits until a message looks as `test` wants, e.g. after an edit in place; 10,000 ms by default. */
  until(messageId: string, test: (message: PhoneMessage) => boolean, timeoutMs?: number): Promise<PhoneMessage>
}

/** Puts a phone into somebody's hand; the person is known to the server from now on. */
export function createPhone(world: World, bot: BotAccount, owner: PhoneOwner): TelegramPhone {
  const hand: Hand = { world, bot, user: register(world, owner) }
  return {
    channel: 'telegram',
    name: [owner.firstName, owner.lastName].filter(Boolean).join(' '),
    owner,
    messages: (chat) => bubbles(hand, roomNamed(hand, chat)),
    read: async () => undefined, // Telegram tells no bot what has been read
    subscribe: (listener) => subscribe(hand, listener),
    next: createNext(hand),
    until: (messageId, test, timeoutMs) => waitUntil(hand, messageId, test, timeoutMs),
    block: () => changeStanding(world, bot, openPrivateRoom(world, bot, hand.user), 'kicked'),
    unblock: () => changeStanding(world, bot, openPrivateRoom(world, bot, hand.user), 'member'),
    commands: (chat) => menuOf(hand, chat),
    ...writingActs(hand),
    ...askingActs(hand),
  }
}

function register({ memory, touched }: World, owner: PhoneOwner): User {
  const user: User = {
    id: owner.id,
    is_bot: false,
    first_name: owner.firstName,
    ...(owner.lastName !== undefined && { last_name: owner.lastName }),
    ...(owner.username !== undefined && { username: owner.username }),
    ...(owner.language !== undefined && { language_code: owner.language }),
  }
  memory.people.set(owner.id, user)
  touched()
  return user
}

type WritingActs = Pick<
  TelegramPhone,
  | 'text'
  | 'picture'
  | 'document'
  | 'other'
  | 'contact'
  | 'location'
  | 'album'
  | 'edit'
  | 'revoke'
  | 'pressStart'
  | 'forward'
>

function writingActs(hand: Hand): WritingActs {
  const { first_name, id: user_id } = hand.user
  return {
    text: async (words, options) => write(hand, textContent(words), options),
    pressStart: (payload = '') => write(hand, textContent(`/start ${payload}`)),
    picture: (upload, options) => write(hand, pictureContent(hand, upload), options),
    document: (upload, options) => write(hand, documentContent(hand, upload), options),
    other: (kind, upload, options) => write(hand, otherContent(hand, kind, upload), options),
    contact: (phone_number, options) => write(hand, { contact: { phone_number, first_name, user_id } }, options),
    location: (latitude, longitude, options) => write(hand, { location: { latitude, longitude } }, options),
    album: (uploads, options) =>
      Promise.all(albumContents(hand, uploads).map((content) => write(hand, content, options))),
    forward: async (messageId, { from, to } = {}) =>
      write(hand, forwardedContent(find(hand, messageId, from).stored), to === undefined ? {} : { chat: to }),
    edit: async (messageId, words) => editOwn(hand, messageId, words),
    revoke: async (messageId) => {
      const { room, stored } = findOwn(hand, messageId)
      erase(hand.world, room, stored)
    },
  }
}

function askingActs(hand: Hand): Pick<TelegramPhone, 'press' | 'tap' | 'inline' | 'chooseInline'> {
  let last: { readonly query: string; readonly results: readonly InlineQueryResult[] } = { query: '', results: [] }
  const inline = async (query: string, offset = '') => {
    const answer = await askInline(hand, query, offset)
    last = { query, results: answer.results }
    return answer
  }
  return {
    inline,
    press: async (messageId, data, chat) => pressButton(hand, find(hand, messageId, chat), data),
    tap: async (messageId, label, chat) => {
      const found = find(hand, messageId, chat)
      const { data, inlineQuery, url } = buttonLabelled(show(hand, found), label)
      if (data !== undefined) return { kind: 'answer', ...(await pressButton(hand, found, data)) }
      if (inlineQuery !== undefined) return { kind: 'inline', answer: await inline(inlineQuery) }
      const payload = url === undefined ? undefined : deepLinkPayload(url, hand.bot)
      if (payload !== undefined) return { kind: 'said', message: await write(hand, textContent(`/start ${payload}`)) }
      if (url !== undefined) return { kind: 'link', url }
      return { kind: 'said', message: await write(hand, textContent(label), { chat: String(found.room.chat.id) }) }
    },
    chooseInline: async (resultId, chat) => {
      const result = last.results.find(({ id }) => id === resultId)
      if (!result) throw new Error(`there is no inline result ${resultId} to choose`)
      return chooseResult(hand, result, last.query, chat)
    },
  }
}

/** Narrow scopes go before wide ones, and the person's language before none. */
function menuOf(hand: Hand, chat: string | undefined): readonly BotCommand[] {
  const { bot, user } = hand
  const narrow: BotCommandScope[] = isPrivateChat(hand, chat)
    ? [{ type: 'chat', chat_id: user.id }, { type: 'all_private_chats' }]
    : [
        { type: 'chat_member', chat_id: Number(chat), user_id: user.id },
        { type: 'chat', chat_id: Number(chat) },
        { type: 'all_group_chats' },
      ]
  const scopes: BotCommandScope[] = [...narrow, { type: 'default' }]
  const keys = scopes.flatMap((scope) => [scopeKey(scope, user.language_code), scopeKey(scope)])
  return keys.map((key) => bot.commands.get(key)).find((commands) => commands?.length) ?? []
}
