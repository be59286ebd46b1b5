import { extractE2ESessionFromRetryReceipt, generateMessageIDV2, proto } from '@whiskeysockets/baileys'
import type { Phone, PhoneMessage, SendOptions, Upload } from '../../phone.ts'
import { type Addressing, cleanNumber, isGroup, jidOf, lidFor } from '../jids.ts'
import { post } from '../mailbox.ts'
import { takeBundle } from '../stanzas/prekeys.ts'
import { child } from '../wire/nodes.ts'
import type { Account, Parcel, Receipt, Subscriber, World } from '../world.ts'
import { attach, detach } from './attachments.ts'
import { editOf, quoting, type Reading, readMessage, revokeOf } from './content.ts'
import { type Bubble, createConversation } from './conversation.ts'
import { createEndpoint, type SavedEndpoint } from './endpoint.ts'
import {
  type Letter,
  peerOf,
  readers,
  receiptFor,
  retryReceipt,
  type Sender,
  sendAgain,
  sendLetter,
} from './post-office.ts'

const REMEMBERED_LETTERS = 500
const MAX_RETRIES = 5

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

/** A phone with WhatsApp, and what only testers can do with one. Private chats are named by the bot's `…@s.whatsapp.net`. */
export interface WhatsAppPhone extends Phone {
  readonly channel: 'whatsapp'
  readonly number: string
  readonly lid: string
  voiceNote(bytes?: Uint8Array, options?: SendOptions): Promise<PhoneMessage>
  sticker(bytes?: Uint8Array, options?: SendOptions): Promise<PhoneMessage>
  location(place: { latitude: number; longitude: number; name?: string }, options?: SendOptions): Promise<PhoneMessage>
  contact(card: { name: string; number: string }, options?: SendOptions): Promise<PhoneMessage>
  /** Puts an emoji on a message; an empty one takes it off again. */
  reaction(messageId: string, emoji: string): Promise<PhoneMessage>
  /** Sends any WhatsApp message as it is. */
  raw(message: proto.IMessage, options?: SendOptions): Promise<PhoneMessage>
  /** The next message arrives damaged: the bot cannot read it and asks for it again. */
  corruptNext(): void
  /** The next message from the bot cannot be read here: the phone asks the bot for it again. */
  misreadNext(): void
  /** Sends one's own earlier message again, encrypted anew under the same id. */
  sendSameAgain(messageId: string): Promise<void>
  /** From now on nothing from the bot gets through, and the bot is not told. */
  block(): void
  unblock(): void
}

/** What of a phone outlives a restart. */
export interface SavedPhone {
  readonly owner: PhoneOwner
  readonly account: string | undefined
  readonly endpoint: SavedEndpoint
  readonly bubbles: readonly Bubble[]
  readonly letters: readonly { id: string; chat: string; content: Uint8Array; edit?: string }[]
  readonly distributed: readonly string[]
  readonly blocked: boolean
}

/** A phone as the server holds it: the person's side, the network's side, and what to save. */
export interface ScriptedPhone extends Subscriber {
  readonly phone: WhatsAppPhone
  /** From now on private messages go to this account unless they say otherwise. */
  talkTo(accountNumber: string): void
  save(): SavedPhone
}

export function createPhone(world: World, owner: PhoneOwner, saved?: SavedPhone): ScriptedPhone {
  const number = cleanNumber(owner.number)
  const endpoint = createEndpoint(saved?.endpoint)
  const me: Sender = {
    number,
    lid: lidFor(number, owner.lid),
    name: owner.name,
    addressing: owner.addressing ?? 'pn',
    hidesNumber: owner.hidesNumber ?? false,
    endpoint,
  }
  const conversation = createConversation([...(saved?.bubbles ?? [])], (attachment) => detach(world.media, attachment))
  const letters = new Map((saved?.letters ?? []).map((letter) => [letter.id, thaw(letter)]))
  const distributed = new Set(saved?.distributed)
  const retries = new Map<string, number>()
  let account = saved?.account
  let blocked = saved?.blocked ?? false
  let corrupt = false
  let misread = false
  // Everything that turns a Signal ratchet happens one after the other.
  let inOrder: Promise<unknown> = Promise.resolve()

  const enqueue = <T>(task: () => Promise<T>): Promise<T> => {
    const done = inOrder.then(task)
    inOrder = done.then(world.changed, world.changed)
    return done
  }

  const privateChat = (): string => {
    const bot = account ?? world.accounts.keys().next().value
    if (bot === undefined) throw new Error('no bot is linked to any number yet')
    return `${bot}@s.whatsapp.net`
  }

  const remember = (letter: Letter) => {
    letters.set(letter.id, letter)
    const oldest = letters.keys().next().value
    if (letters.size > REMEMBERED_LETTERS && oldest !== undefined) letters.delete(oldest)
  }

  const transmit = (letter: Letter): Promise<void> =>
    enqueue(async () => {
      if (readers(world, letter.chat).length === 0) throw new Error('no bot is linked to this number')
      const damaged = corrupt
      corrupt = false
      remember(letter)
      await sendLetter(world, me, letter, { distributed, corrupt: damaged })
      if (isGroup(letter.chat)) tellMembers(world, me, letter)
    })

  const say = async (content: proto.IMessage, options: SendOptions = {}): Promise<PhoneMessage> => {
    const chat = options.chat ?? privateChat()
    const id = generateMessageIDV2()
    const message = options.replyTo === undefined ? content : quoting(content, quote(options.replyTo))
    conversation.add(ownBubble(me, world.now(), { id, chat, content: message }))
    await transmit({ id, chat, content: message })
    conversation.advance(id, 'sent')
    return shown(id)
  }

  const existing = (id: string): Bubble => {
    const bubble = conversation.find(id)
    if (!bubble) throw new Error('this phone has no such message')
    return bubble
  }
  const shown = (id: string): PhoneMessage => conversation.show(existing(id))

  const quote = (id: string): proto.IContextInfo => {
    const { origin, content } = existing(id)
    const bot = origin && world.accounts.get(origin.number)
    const participant = jidOf(bot ?? me, me.addressing)
    return { stanzaId: id, participant, quotedMessage: proto.Message.decode(content) }
  }

  const keyOf = ({ id, chat, from, origin }: Bubble): proto.IMessageKey => {
    const bot = origin && world.accounts.get(origin.number)
    return { remoteJid: chat, fromMe: from === 'me', id, participant: isGroup(chat) && bot ? jidOf(bot, 'lid') : null }
  }

  const own = (id: string): Bubble => {
    const bubble = existing(id)
    if (bubble.from !== 'me') throw new Error('only one’s own messages can be changed')
    return bubble
  }

  const receive = async (parcel: Parcel): Promise<void> => {
    if (blocked) return
    const message = await decrypt(parcel)
    const { account: bot, device } = parcel.from
    const chat = isGroup(parcel.to) ? parcel.to : jidOf(bot, 'pn')
    const received = { id: parcel.id, chat, to: parcel.to }
    if (!message) {
      const count = (retries.get(parcel.id) ?? 0) + 1
      retries.set(parcel.id, count)
      if (count <= MAX_RETRIES) post(world, bot, device, retryReceipt(world, me, received, count))
      return
    }
    retries.delete(parcel.id)
    const origin = { number: bot.number, to: parcel.to }
    const name = `+${bot.number}`
    present(readMessage(message), { id: parcel.id, chat, senderName: name, fromBot: true, content: message, origin })
    post(world, bot, device, receiptFor(world, me, received))
  }

  const decrypt = async ({ encrypted, from, to }: Parcel): Promise<proto.IMessage | undefined> => {
    if (misread) {
      misread = false
      return undefined
    }
    const peer = peerOf(from.account, from.device)
    try {
      let whole: proto.IMessage = {}
      for (const part of encrypted) whole = { ...whole, ...presentFields(await endpoint.decrypt(peer, to, part)) }
      return encrypted.length > 0 ? whole : undefined
    } catch {
      // Whatever the reason, a phone can only ask for the message again.
      return undefined
    }
  }

  const present = (reading: Reading, said: Said): void => {
    if (reading.kind === 'edit') {
      conversation.change(reading.of, 'edited', (bubble) => Object.assign(bubble, { text: reading.text, edited: true }))
    } else if (reading.kind === 'revoke') {
      conversation.change(reading.of, 'deleted', withdraw)
    } else if (reading.kind === 'bubble' && !conversation.find(said.id)) {
      conversation.add(theirBubble(world.now(), said, reading))
    }
  }

  const takeReceipt = async (receipt: Receipt): Promise<void> => {
    if (receipt.type === 'retry') return repeat(receipt)
    const status = receipt.type === 'read' ? 'read' : ['', 'inactive'].includes(receipt.type) ? 'delivered' : undefined
    if (status) for (const id of receipt.ids) conversation.advance(id, status)
  }

  const repeat = async ({ ids, node, from }: Receipt): Promise<void> => {
    const letter = letters.get(ids[0] ?? '')
    if (!letter) return
    const count = Number(child(node, 'retry')?.attrs.count ?? 1)
    const peer = peerOf(from.account, from.device)
    const keys = extractE2ESessionFromRetryReceipt(node)
    if (keys) await endpoint.openSession(peer, { ...keys, identity: keys.identityKey })
    else if (count > 1) await endpoint.openSession(peer, takeBundle(world, from.account, from.device))
    await sendAgain(world, me, letter, { ...from, count })
  }

  const upload = (bytes: Uint8Array, mediaType: Parameters<typeof attach>[3]) =>
    attach(world.media, world.mediaUrl, bytes, mediaType)

  const phone: WhatsAppPhone = {
    channel: 'whatsapp',
    number,
    lid: me.lid,
    name: owner.name,
    messages: (chat = privateChat()) =>
      conversation.bubbles.filter((bubble) => bubble.chat === chat).map((bubble) => conversation.show(bubble)),
    text: (text, options) => say({ conversation: text }, options),
    raw: say,
    async picture({ bytes, mimeType, caption }, options) {
      const file = await upload(bytes, 'image')
      return say({ imageMessage: { ...file, mimetype: mimeType, ...captioned(caption) } }, options)
    },
    async document({ bytes, mimeType, fileName, caption }: Upload, options) {
      const file = await upload(bytes, 'document')
      const named = { fileName: fileName ?? 'file', title: fileName ?? 'file' }
      return say({ documentMessage: { ...file, mimetype: mimeType, ...named, ...captioned(caption) } }, options)
    },
    async voiceNote(bytes = Buffer.from('OggS'), options) {
      const file = await upload(bytes, 'audio')
      return say({ audioMessage: { ...file, mimetype: 'audio/ogg; codecs=opus', ptt: true, seconds: 1 } }, options)
    },
    async sticker(bytes = Buffer.from('RIFF'), options) {
      return say({ stickerMessage: { ...(await upload(bytes, 'sticker')), mimetype: 'image/webp' } }, options)
    },
    location: ({ latitude, longitude, name }, options) =>
      say(
        { locationMessage: { degreesLatitude: latitude, degreesLongitude: longitude, ...(name ? { name } : {}) } },
        options,
      ),
    contact: (card, options) => say({ contactMessage: { displayName: card.name, vcard: vcard(card) } }, options),
    async reaction(messageId, emoji) {
      const target = existing(messageId)
      const reactionMessage = { key: keyOf(target), text: emoji, senderTimestampMs: world.now() }
      return say({ reactionMessage }, { chat: target.chat })
    },
    async edit(messageId, text) {
      const target = own(messageId)
      const content = editOf(keyOf(target), text, world.now())
      await transmit({ id: generateMessageIDV2(), chat: target.chat, content, edit: '1' })
      conversation.change(messageId, 'edited', (bubble) => Object.assign(bubble, { text, edited: true }))
    },
    async revoke(messageId) {
      const target = own(messageId)
      await transmit({ id: generateMessageIDV2(), chat: target.chat, content: revokeOf(keyOf(target)), edit: '7' })
      conversation.change(messageId, 'deleted', withdraw)
    },
    press: () => Promise.reject(new Error('WhatsApp has no buttons')),
    read: async (chat = privateChat()) => {
      markRead(world, me, conversation.bubbles, chat)
      world.changed()
    },
    subscribe: conversation.subscribe,
    next: conversation.next,
    corruptNext: () => {
      corrupt = true
    },
    misreadNext: () => {
      misread = true
    },
    async sendSameAgain(messageId) {
      const letter = letters.get(messageId)
      if (!letter) throw new Error('this phone sent no such message')
      await transmit(letter)
    },
    block: () => {
      blocked = true
    },
    unblock: () => {
      blocked = false
    },
  }

  return {
    number,
    lid: me.lid,
    name: owner.name,
    endpoint,
    phone,
    talkTo: (accountNumber) => {
      account = cleanNumber(accountNumber)
    },
    receive: (parcel) => void enqueue(() => receive(parcel)),
    receipt: (receipt) => void enqueue(() => takeReceipt(receipt)),
    typing: (bot, chat) => conversation.typing(isGroup(chat) ? chat : jidOf(bot, 'pn')),
    overhear: ({ content, ...said }) => present(readMessage(content), { ...said, fromBot: false, content }),
    save: () => ({
      owner,
      account,
      endpoint: endpoint.save(),
      bubbles: conversation.bubbles,
      letters: [...letters.values()].map(freeze),
      distributed: [...distributed],
      blocked,
    }),
  }
}

/** What is known of a message from somebody else, besides what it says. */
interface Said {
  readonly id: string
  readonly chat: string
  readonly senderName: string
  readonly fromBot: boolean
  readonly content: proto.IMessage
  readonly origin?: { readonly number: string; readonly to: string }
}

function ownBubble(me: Sender, at: number, { id, chat, content }: Letter): Bubble {
  const reading = readMessage(content)
  const shown = reading.kind === 'bubble' ? reading : { text: '' }
  const state = { edited: false, deleted: false, status: 'pending', seen: true } as const
  const encoded = proto.Message.encode(content).finish()
  return {
    ...fieldsOf(shown),
    id,
    chat,
    from: 'me',
    fromBot: false,
    senderName: me.name,
    at,
    ...state,
    content: encoded,
  }
}

function theirBubble(at: number, { content, ...said }: Said, reading: Reading & { kind: 'bubble' }): Bubble {
  const state = { edited: false, deleted: false, status: 'delivered', seen: false } as const
  return { ...fieldsOf(reading), ...said, from: 'them', at, ...state, content: proto.Message.encode(content).finish() }
}

function fieldsOf({ text, ...rest }: Partial<Reading & { kind: 'bubble' }> & { text: string }) {
  const { attachment, replyTo } = rest
  return { text, ...(attachment ? { attachment } : {}), ...(replyTo === undefined ? {} : { replyTo }) }
}

function withdraw(bubble: Bubble): void {
  bubble.text = ''
  bubble.deleted = true
  delete bubble.attachment
}

/** Decoded messages hold `null` for whatever is absent; only what is there may join the other parts. */
function presentFields(message: proto.IMessage): proto.IMessage {
  return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== null && value !== undefined))
}

function captioned(caption: string | undefined): { caption?: string } {
  return caption === undefined ? {} : { caption }
}

function vcard({ name, number }: { name: string; number: string }): string {
  const digits = cleanNumber(number)
  return ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `TEL;type=CELL;waid=${digits}:+${digits}`, 'END:VCARD'].join('\n')
}

function tellMembers(world: World, me: Sender, { id, chat, content }: Letter): void {
  for (const member of world.groups.get(chat)?.members ?? []) {
    if (member !== me.number) world.phones.get(member)?.overhear({ id, chat, senderName: me.name, content })
  }
}

/** Blue ticks for everything unread in a chat, one receipt per account that wrote. */
function markRead(world: World, me: Sender, bubbles: readonly Bubble[], chat: string): void {
  const unread = bubbles.filter((bubble) => bubble.chat === chat && !bubble.seen)
  for (const bubble of unread) bubble.seen = true
  for (const account of world.accounts.values()) {
    const written = unread.filter(({ origin }) => origin?.number === account.number)
    for (const to of new Set(written.map(({ origin }) => origin?.to ?? ''))) {
      const [first, ...more] = written.filter(({ origin }) => origin?.to === to).map(({ id }) => id)
      if (first !== undefined) postToAll(world, account, receiptFor(world, me, { id: first, chat, to }, 'read', more))
    }
  }
}

function postToAll(world: World, account: Account, stanza: ReturnType<typeof receiptFor>): void {
  for (const device of account.devices.values()) post(world, account, device, stanza)
}

function freeze({ content, ...letter }: Letter) {
  return { ...letter, content: proto.Message.encode(content).finish() }
}

function thaw({ content, ...letter }: SavedPhone['letters'][number]): Letter {
  return { ...letter, content: proto.Message.decode(content) }
}
