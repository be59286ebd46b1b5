import { type MediaType, proto } from '@whiskeysockets/baileys'
import type { Phone, PhoneMessage, SendOptions, Upload } from '../../phone.ts'
import { cleanNumber, isGroup, jidOf } from '../jids.ts'
import { tellNewKey } from '../new-key.ts'
import type { Subscriber, World } from '../world.ts'
import { attach } from './attachments.ts'
import { overhear, receive, takeReceipt } from './listen.ts'
import { edit, markRead, react, revoke, say, sayAgain, tell } from './speak.ts'
import { createPhoneState, type PhoneOwner, type PhoneState, privateChat, type SavedPhone, savePhone } from './state.ts'

/** A phone with WhatsApp, and what only testers can do with one. Private chats are named by the bot's `…@s.whatsapp.net`. */
export interface WhatsAppPhone extends Phone {
  readonly channel: 'whatsapp'
  readonly number: string
  /** Digits only. */
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
  /** A new phone with the same number: WhatsApp tells the bots that the security key has changed. */
  changeKey(): void
  /** From now on nothing from the bot gets through, and the bot is not told. */
  block(): void
  unblock(): void
}

/** A phone as the server holds it: the person's side, the network's side, and what to save. */
export interface ScriptedPhone extends Subscriber {
  readonly phone: WhatsAppPhone
  /** From now on private messages go to this account unless they say otherwise. */
  talkTo(accountNumber: string): void
  save(): SavedPhone
}

/** Makes a phone, or brings back the one that was saved. */
export function createPhone(world: World, owner: PhoneOwner, saved?: SavedPhone): ScriptedPhone {
  const state = createPhoneState(world, owner, saved)
  const { me, conversation } = state
  world.numbers.set(me.lid, me.number)
  const later = (task: () => Promise<void>) => void state.inOrder(task).catch(world.failed)
  return {
    number: me.number,
    lid: me.lid,
    name: me.name,
    get endpoint() {
      return me.endpoint
    },
    phone: personSide(state),
    talkTo: (accountNumber) => {
      state.account = cleanNumber(accountNumber)
    },
    receive: (parcel) => later(() => receive(state, parcel)),
    receipt: (receipt) => later(() => takeReceipt(state, receipt)),
    typing: (bot, chat) => conversation.typing(isGroup(chat) ? chat : jidOf(bot, 'pn')),
    overhear: (said) => overhear(state, said),
    save: () => savePhone(state),
  }
}

function personSide(state: PhoneState): WhatsAppPhone {
  const { me, conversation, world } = state
  return {
    channel: 'whatsapp',
    number: me.number,
    lid: me.lid,
    name: me.name,
    messages: (chat = privateChat(state)) =>
      conversation.bubbles.filter((bubble) => bubble.chat === chat).map((bubble) => conversation.show(bubble)),
    text: (text, options) => say(state, { conversation: text }, options),
    raw: (message, options) => say(state, message, options),
    ...files(state),
    ...cards(state),
    reaction: (messageId, emoji) => react(state, messageId, emoji),
    edit: (messageId, text) => edit(state, messageId, text),
    revoke: (messageId) => revoke(state, messageId),
    press: () => Promise.reject(new Error('WhatsApp has no buttons')),
    read: async (chat = privateChat(state)) => markRead(state, chat),
    subscribe: conversation.subscribe,
    next: conversation.next,
    sendSameAgain: (messageId) => sayAgain(state, messageId),
    corruptNext: () => {
      state.corruptNext = true
    },
    misreadNext: () => {
      state.misreadNext = true
    },
    changeKey: () => tellNewKey(world, me),
    block: () => {
      state.blocked = true
      world.changed()
    },
    unblock: () => {
      state.blocked = false
      world.changed()
    },
  }
}

function files(state: PhoneState): Pick<WhatsAppPhone, 'picture' | 'album' | 'document' | 'voiceNote' | 'sticker'> {
  const { world } = state
  // The address of the media host is known only once it listens, hence read when a file is sent.
  const upload = (bytes: Uint8Array, type: MediaType) => attach(world.media, world.mediaUrl, bytes, type)
  const image = async ({ bytes, mimeType, caption }: Upload) => {
    const file = await upload(bytes, 'image')
    return { imageMessage: { ...file, mimetype: mimeType, ...captioned(caption) } }
  }
  return {
    picture: async (picture, options) => say(state, await image(picture), options),
    async album(uploads, { apart = false, ...options } = {}) {
      const images = await Promise.all(uploads.map(image))
      const { id } = apart ? {} : await tell(state, { albumMessage: { expectedImageCount: images.length } }, options)
      const sent = []
      for (const each of images) sent.push(await say(state, id === undefined ? each : inAlbum(each, id), options))
      return sent
    },
    async document({ bytes, mimeType, fileName = 'file', caption }, options) {
      const file = await upload(bytes, 'document')
      const named = { mimetype: mimeType, fileName, title: fileName }
      return say(state, { documentMessage: { ...file, ...named, ...captioned(caption) } }, options)
    },
    async voiceNote(bytes = Buffer.from('OggS'), options) {
      const file = await upload(bytes, 'audio')
      return say(
        state,
        { audioMessage: { ...file, mimetype: 'audio/ogg; codecs=opus', ptt: true, seconds: 1 } },
        options,
      )
    },
    async sticker(bytes = Buffer.from('RIFF'), options) {
      const file = await upload(bytes, 'sticker')
      return say(state, { stickerMessage: { ...file, mimetype: 'image/webp' } }, options)
    },
  }
}

function cards(state: PhoneState): Pick<WhatsAppPhone, 'location' | 'contact'> {
  return {
    location({ latitude, longitude, name }, options) {
      const place = { degreesLatitude: latitude, degreesLongitude: longitude }
      return say(state, { locationMessage: name === undefined ? place : { ...place, name } }, options)
    },
    contact: (card, options) => say(state, { contactMessage: { displayName: card.name, vcard: vcard(card) } }, options),
  }
}

function inAlbum(message: proto.IMessage, header: string): proto.IMessage {
  const associationType = proto.MessageAssociation.AssociationType.MEDIA_ALBUM
  const messageAssociation = { associationType, parentMessageKey: { fromMe: true, id: header } }
  return { ...message, messageContextInfo: { messageAssociation } }
}

function captioned(caption: string | undefined): { caption?: string } {
  return caption === undefined ? {} : { caption }
}

function vcard({ name, number }: { name: string; number: string }): string {
  const digits = cleanNumber(number)
  return ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `TEL;type=CELL;waid=${digits}:+${digits}`, 'END:VCARD'].join('\n')
}
