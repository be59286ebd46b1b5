/** Everybody of the cast with a phone on each messenger in their hands, and what is on those phones. */
import type { PhoneEvent, PhoneMedia, PhoneMessage } from './phone.ts'
import type { LocalTelegram, TelegramPhone } from './telegram/server.ts'
import type { LocalWhatsApp, WhatsAppPhone } from './whatsapp/server.ts'

/** A made-up person, as the page lists them. */
export interface SandboxPerson {
  /** Unique, and safe in an address. */
  readonly code: string
  readonly name: string
  readonly honorific: string
  readonly role: string
  /** The unit or firm they act for, as people call it. */
  readonly at: string
  readonly telegram: number
  readonly whatsapp: string
  readonly lid: string
}

export const MESSENGERS = ['telegram', 'whatsapp'] as const
export type Messenger = (typeof MESSENGERS)[number]

/** Which phone: somebody's Telegram or somebody's WhatsApp. */
export interface PhoneName {
  readonly messenger: Messenger
  readonly person: string
}

type AnyPhone = TelegramPhone | WhatsAppPhone

/** A bubble as it travels to the page; what is attached is fetched from `url`. */
export interface ShownMessage extends Omit<PhoneMessage, 'media'> {
  readonly media?: Omit<PhoneMedia, 'bytes'> & { readonly url: string }
}

export type ShownEvent = PhoneName &
  (
    | { readonly kind: Exclude<PhoneEvent['kind'], 'typing'>; readonly message: ShownMessage; readonly unread: number }
    | { readonly kind: 'typing' }
  )

export interface Roster {
  readonly people: readonly SandboxPerson[]
  /** The phone of that name; `undefined` if there is nobody of that code. */
  phone(name: PhoneName): AnyPhone | undefined
  /** The private chat with the bot, oldest first, without what is long past. */
  messages(name: PhoneName): readonly ShownMessage[]
  shown(name: PhoneName, message: PhoneMessage): ShownMessage
  media(name: PhoneName, messageId: string): PhoneMedia | undefined
  /** How many messages of the bot came since the owner last looked, in this run. */
  unread(name: PhoneName): number
  /** The owner looks at the chat. */
  read(name: PhoneName): Promise<void>
  /** Calls `listener` with what happens in the private chats of all phones, until the returned function is called. */
  watch(listener: (event: ShownEvent) => void): () => void
}

/** A phone loads the end of a chat; nobody scrolls further back in a sandbox. */
const SHOWN_MAX = 300

/** Hands out the phones. The bot may write to everybody at once: in the office's books they have all joined. */
export function openRoster(
  people: readonly SandboxPerson[],
  telegram: LocalTelegram,
  whatsapp: LocalWhatsApp,
  botNumber: string,
): Roster {
  const phones = new Map<string, AnyPhone>()
  const unread = new Map<string, number>()
  // An edit in place may bring another picture under the same message id, so its address has to change.
  const revisions = new Map<string, number>()
  const listeners = new Set<(event: ShownEvent) => void>()

  const shown = (name: PhoneName, message: PhoneMessage): ShownMessage => {
    const { media, ...rest } = message
    if (!media) return rest
    const { bytes: _, ...about } = media
    const revision = revisions.get(`${keyOf(name)}/${message.id}`) ?? 0
    return { ...rest, media: { ...about, url: mediaUrl(name, message.id, revision) } }
  }
  const hear = (name: PhoneName, phone: AnyPhone, event: PhoneEvent) => {
    const chat = event.kind === 'typing' ? event.chat : event.message.chat
    if (chat !== privateChatOf(phone, botNumber)) return
    const told = event.kind === 'typing' ? { ...name, kind: event.kind } : messageEvent(name, event)
    for (const listener of listeners) listener(told)
  }
  const messageEvent = (name: PhoneName, { kind, message }: Exclude<PhoneEvent, { kind: 'typing' }>): ShownEvent => {
    const key = keyOf(name)
    if (kind === 'edited') count(revisions, `${key}/${message.id}`)
    if (kind === 'message' && message.from === 'them') count(unread, key)
    return { ...name, kind, message: shown(name, message), unread: unread.get(key) ?? 0 }
  }
  for (const person of people) {
    for (const messenger of MESSENGERS) {
      const name = { messenger, person: person.code }
      const phone =
        messenger === 'telegram' ? telegramPhone(telegram, person) : whatsAppPhone(whatsapp, person, botNumber)
      phones.set(keyOf(name), phone)
      phone.subscribe((event) => hear(name, phone, event))
    }
  }
  return {
    people,
    phone: (name) => phones.get(keyOf(name)),
    messages: (name) =>
      (phones.get(keyOf(name))?.messages() ?? []).slice(-SHOWN_MAX).map((message) => shown(name, message)),
    shown,
    media: (name, messageId) =>
      phones
        .get(keyOf(name))
        ?.messages()
        .find(({ id }) => id === messageId)?.media,
    unread: (name) => unread.get(keyOf(name)) ?? 0,
    async read(name) {
      unread.delete(keyOf(name))
      await phones.get(keyOf(name))?.read()
    },
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function keyOf({ messenger, person }: PhoneName): string {
  return `${messenger}/${person}`
}

function mediaUrl({ messenger, person }: PhoneName, messageId: string, revision: number): string {
  const id = encodeURIComponent(messageId)
  return `/sandbox/phones/${messenger}/${encodeURIComponent(person)}/media/${id}?revision=${revision}`
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function privateChatOf(phone: AnyPhone, botNumber: string): string {
  return phone.channel === 'telegram' ? String(phone.owner.id) : `${botNumber}@s.whatsapp.net`
}

function telegramPhone(telegram: LocalTelegram, { telegram: id, name }: SandboxPerson): TelegramPhone {
  const [firstName = name, ...rest] = name.split(' ')
  const lastName = rest.join(' ')
  const phone = telegram.phone({ id, firstName, language: 'id', ...(lastName && { lastName }) })
  phone.unblock()
  return phone
}

function whatsAppPhone(whatsapp: LocalWhatsApp, person: SandboxPerson, botNumber: string): WhatsAppPhone {
  return whatsapp.phone({ number: person.whatsapp, name: person.name, lid: person.lid }, botNumber)
}
