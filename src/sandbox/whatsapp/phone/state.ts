import { proto } from '@whiskeysockets/baileys'
import type { PhoneMessage } from '../../phone.ts'
import { type Addressing, cleanNumber, isGroup, jidOf, lidFor } from '../jids.ts'
import type { World } from '../world.ts'
import { detach } from './attachments.ts'
import { type Bubble, type Conversation, createConversation } from './conversation.ts'
import { createEndpoint, type Endpoint, type SavedEndpoint } from './endpoint.ts'
import type { Letter, Sender } from './post-office.ts'

const REMEMBERED_LETTERS = 500

/** Who holds a phone. */
export interface PhoneOwner {
  readonly number: string
  readonly name: string
  /** The LID, with or without `@lid`; made from the number by default. */
  readonly lid?: string
  /** How private messages name their sender; `pn` by default. */
  readonly addressing?: Addressing
  /** With `lid` addressing: the bot is not told the number. */
  readonly hidesNumber?: boolean
}

/** What of a phone outlives a restart. */
export interface SavedPhone {
  readonly owner: PhoneOwner
  readonly account: string | undefined
  readonly endpoint: SavedEndpoint | undefined
  readonly bubbles: readonly Bubble[]
  readonly letters: readonly (Omit<Letter, 'content'> & { readonly content: Uint8Array })[]
  readonly distributed: readonly string[]
  readonly blocked: boolean
}

/** Everything about one phone, for the parts that speak, listen, save. */
export interface PhoneState {
  readonly world: World
  readonly owner: PhoneOwner
  readonly me: Sender
  readonly conversation: Conversation
  /** What it sent, by id, to send it again. */
  readonly letters: Map<string, Letter>
  /** Which devices have the sender key of which group. */
  readonly distributed: Set<string>
  /** How often it has asked for a message that it could not read. */
  readonly retries: Map<string, number>
  /** The number of the bot that private messages go to; `undefined` means the first there is. */
  account: string | undefined
  blocked: boolean
  corruptNext: boolean
  misreadNext: boolean
  /** Runs a task that turns a Signal ratchet, one after the other. */
  inOrder<T>(task: () => Promise<T>): Promise<T>
}

/** A phone's beginning, or what was saved of it; the phone is not known to the world by this alone. */
export function createPhoneState(world: World, owner: PhoneOwner, saved?: SavedPhone): PhoneState {
  const number = cleanNumber(owner.number)
  // Making keys takes milliseconds, which a crowd of phones that never speak need not spend.
  let endpoint: Endpoint | undefined = saved?.endpoint && createEndpoint(saved.endpoint)
  let last: Promise<unknown> = Promise.resolve()
  return {
    world,
    owner,
    me: {
      number,
      lid: lidFor(number, owner.lid),
      name: owner.name,
      addressing: owner.addressing ?? 'pn',
      hidesNumber: owner.hidesNumber ?? false,
      get endpoint() {
        endpoint ??= createEndpoint()
        return endpoint
      },
      get hasKeys() {
        return endpoint !== undefined
      },
    },
    conversation: createConversation([...(saved?.bubbles ?? [])], (attachment) => detach(world.media, attachment)),
    letters: new Map((saved?.letters ?? []).map((letter) => [letter.id, thaw(letter)])),
    distributed: new Set(saved?.distributed),
    retries: new Map(),
    account: saved?.account,
    blocked: saved?.blocked ?? false,
    corruptNext: false,
    misreadNext: false,
    inOrder(task) {
      const done = last.then(task)
      last = done.then(world.changed, world.changed)
      return done
    },
  }
}

/** What of the phone to write down. */
export function savePhone({ owner, me, account, conversation, letters, distributed, blocked }: PhoneState): SavedPhone {
  return {
    owner,
    account,
    endpoint: me.hasKeys ? me.endpoint.save() : undefined,
    bubbles: conversation.bubbles,
    letters: [...letters.values()].map(freeze),
    distributed: [...distributed],
    blocked,
  }
}

/** Keeps a letter for the case that a reader asks for it again; the oldest are forgotten. */
export function remember({ letters }: PhoneState, letter: Letter): void {
  letters.set(letter.id, letter)
  const oldest = letters.keys().next().value
  if (letters.size > REMEMBERED_LETTERS && oldest !== undefined) letters.delete(oldest)
}

/** The private chat with the bot, named by the bot's number. Throws while there is no bot. */
export function privateChat({ account, world }: PhoneState): string {
  const number = account ?? world.accounts.keys().next().value
  if (number === undefined) throw new Error('no bot is linked to any number yet')
  return jidOf({ number, lid: '' }, 'pn')
}

/** The message with this id; throws when this phone has none. */
export function bubbleOf({ conversation }: PhoneState, id: string): Bubble {
  const bubble = conversation.find(id)
  if (!bubble) throw new Error('this phone has no such message')
  return bubble
}

/** As `bubbleOf`, for what may only be done to one's own messages. */
export function ownBubbleOf(state: PhoneState, id: string): Bubble {
  const bubble = bubbleOf(state, id)
  if (bubble.from !== 'me') throw new Error('only one’s own messages can be changed')
  return bubble
}

/** A message as the phone's owner sees it now. */
export function shown(state: PhoneState, id: string): PhoneMessage {
  return state.conversation.show(bubbleOf(state, id))
}

/** How other messages refer to this one: edits, withdrawals, reactions. */
export function keyOf({ world }: PhoneState, { id, chat, from, origin }: Bubble): proto.IMessageKey {
  const bot = origin && world.accounts.get(origin.number)
  return { remoteJid: chat, fromMe: from === 'me', id, participant: isGroup(chat) && bot ? jidOf(bot, 'lid') : null }
}

function freeze({ content, ...letter }: Letter): SavedPhone['letters'][number] {
  return { ...letter, content: proto.Message.encode(content).finish() }
}

function thaw({ content, ...letter }: SavedPhone['letters'][number]): Letter {
  return { ...letter, content: proto.Message.decode(content) }
}
