/**
 * From a delivery to the calls of the Bot API that make it, in order. Pure: pictures and documents are named by their
 * SHA-256, and `send.ts` puts in what Telegram knows them by.
 */
import { strict as assert } from 'node:assert'
import type { Opts } from 'grammy/types'
import type { Capabilities, Delivery, Say } from '../channel.ts'
import { lines, type Markup, say as markup } from '../markup.ts'
import { type Target, targetOf } from './address.ts'
import { htmlPieces } from './html.ts'
import { type Keyboard, keyboardsOf } from './keyboard.ts'

/** What Telegram can do. Lengths in UTF-16 units after parsing. */
export const capabilities: Capabilities = {
  buttons: true,
  edits: true,
  inline: true,
  textMax: 4096,
  captionMax: 1024,
  connectionless: true,
}

/** One call, as data. Files are left out of the payload and named beside it. */
export type Call =
  | { readonly method: 'sendMessage'; readonly payload: Opts<'sendMessage'> }
  | { readonly method: 'sendPhoto'; readonly payload: Omit<Opts<'sendPhoto'>, 'photo'>; readonly file: string }
  | {
      readonly method: 'sendDocument'
      readonly payload: Omit<Opts<'sendDocument'>, 'document'>
      readonly file: string
      readonly fileName: string
    }
  | { readonly method: 'sendVoice'; readonly payload: Omit<Opts<'sendVoice'>, 'voice'>; readonly file: string }
  | {
      readonly method: 'sendMediaGroup'
      readonly payload: Omit<Opts<'sendMediaGroup'>, 'media'>
      readonly files: readonly string[]
      /** Under the first picture, which is then the album's. */
      readonly caption: Caption
    }
  | { readonly method: 'editMessageText'; readonly payload: Opts<'editMessageText'> }
  | {
      readonly method: 'editMessageMedia'
      readonly payload: Omit<Opts<'editMessageMedia'>, 'media'>
      readonly file: string
      readonly caption: Caption
    }
  | { readonly method: 'deleteMessage'; readonly payload: Opts<'deleteMessage'> }

type Caption = { readonly caption?: string; readonly parse_mode?: 'HTML' }

/** The calls that make this delivery; none if there is nothing to say. */
export function render(delivery: Delivery): readonly Call[] {
  const target = targetOf(delivery.address)
  assert(target, 'not an address of Telegram')
  const bubbles = bubblesOf(delivery.say, delivery.token)
  const editedId = messageNumber(delivery.edits?.messageId)
  if (delivery.edits && editedId !== undefined) return edited(target, editedId, delivery.edits.hadPicture, bubbles)
  const quotedId = messageNumber(delivery.quotes)
  return bubbles.map((bubble, index) => sendCall(target, bubble, index === 0 ? quotedId : undefined))
}

/** Taps and edits have event ids of our own making, which Telegram could not quote. */
function messageNumber(id: string | undefined): number | undefined {
  return id !== undefined && /^\d{1,10}$/.test(id) ? Number(id) : undefined
}

/** One message to be: what stands in it, and the keyboard under it. */
type Bubble = { readonly html: string; readonly keyboard?: Keyboard } & (
  | { readonly kind: 'text' }
  | { readonly kind: 'picture'; readonly file: string }
  | { readonly kind: 'album'; readonly files: readonly string[] }
  | { readonly kind: 'document'; readonly file: string; readonly fileName: string; readonly voice?: true }
)

/** Pictures of one album: from 2 to so many. */
const ALBUM_MAX = 10

/** Stands in for words where Telegram wants some and there are none. */
const WORDLESS = '⋯'

/** A document goes first unless the words fit under it, so that what is to be chosen stands at the end. */
function bubblesOf(say: Say, token: string | undefined): Bubble[] {
  const { keyboards, bareLinks } = keyboardsOf(say.choices ?? [], token)
  const text = lines(say.text, ...bareLinks.map(({ label, url }) => markup`${label}: ${url}`))
  const bubbles = [...headOf(say, text, keyboards.length > 0)]
  const [keyboard, ...more] = keyboards
  if (keyboard) {
    const last = bubbles.pop() ?? { kind: 'text', html: WORDLESS }
    bubbles.push({ ...last, keyboard })
  }
  return [...bubbles, ...more.map((next) => ({ kind: 'text', html: WORDLESS, keyboard: next }) as const)]
}

function headOf(say: Say, text: Markup, hasKeyboard: boolean): Bubble[] {
  const files = [...(say.also ?? []), ...(say.document || say.picture !== undefined ? [say] : [])]
  const documents = files.flatMap(({ document }) => document ?? [])
  const albums = albumsOf(files.flatMap(({ picture }) => picture ?? []))
  const isAlbum = (albums.at(-1)?.length ?? 0) > 1
  // No keyboard goes under an album, so what is to be chosen is said below it.
  const canCaption = files.length > 0 && !(isAlbum && hasKeyboard)
  const captions = canCaption ? htmlPieces(text, capabilities.captionMax) : undefined
  const fits = captions !== undefined && captions.length <= 1
  const texts = fits ? [] : htmlPieces(text, capabilities.textMax).map((html) => ({ kind: 'text', html }) as const)
  const caption = (fits && captions[0]) || ''
  const bubbles: Bubble[] = [
    ...documents.map((document) => ({ kind: 'document', ...document, html: '' }) as const),
    ...albums.map((album) => pictured(album, '')),
  ]
  const last = bubbles.pop()
  return [...bubbles, ...(last ? [{ ...last, html: caption }] : []), ...texts]
}

function pictured(files: readonly string[], html: string): Bubble {
  const [file = '', ...others] = files
  return others.length > 0 ? { kind: 'album', files, html } : { kind: 'picture', file, html }
}

function albumsOf(pictures: readonly string[]): string[][] {
  const count = Math.ceil(pictures.length / ALBUM_MAX)
  return Array.from({ length: count }, (_, index) => pictures.slice(index * ALBUM_MAX, (index + 1) * ALBUM_MAX))
}

function sendCall(target: Target, bubble: Bubble, quotedId: number | undefined): Call {
  const common = {
    ...target,
    ...replyMarkup(bubble),
    // What it answers may be gone by now; the answer is still due.
    ...(quotedId !== undefined && { reply_parameters: { message_id: quotedId, allow_sending_without_reply: true } }),
  }
  switch (bubble.kind) {
    case 'text':
      return { method: 'sendMessage', payload: { ...common, ...textOf(bubble) } }
    case 'picture':
      return { method: 'sendPhoto', payload: { ...common, ...captionOf(bubble) }, file: bubble.file }
    case 'album': {
      const { files } = bubble
      const { reply_markup: _, ...payload } = { reply_markup: undefined, ...common }
      return { method: 'sendMediaGroup', payload, files, caption: captionOf(bubble) }
    }
    case 'document': {
      const { file, fileName, voice } = bubble
      const payload = { ...common, ...captionOf(bubble) }
      return voice ? { method: 'sendVoice', payload, file } : { method: 'sendDocument', payload, file, fileName }
    }
  }
}

/** The first text or picture takes the place of the old message; all else follows as new ones. */
function edited(target: Target, messageId: number, hadPicture: boolean, bubbles: readonly Bubble[]): Call[] {
  const first = bubbles.find(({ kind }) => kind === 'text' || kind === 'picture')
  if (first?.kind !== 'text' && first?.kind !== 'picture')
    return bubbles.map((bubble) => sendCall(target, bubble, undefined))
  const rest = bubbles.filter((bubble) => bubble !== first).map((bubble) => sendCall(target, bubble, undefined))
  const { chat_id } = target
  const which = { chat_id, message_id: messageId }
  if (first.kind === 'picture') {
    const payload = { ...which, ...replyMarkup(first) }
    return [{ method: 'editMessageMedia', payload, file: first.file, caption: captionOf(first) }, ...rest]
  }
  if (!hadPicture) {
    return [{ method: 'editMessageText', payload: { ...which, ...textOf(first), ...replyMarkup(first) } }, ...rest]
  }
  // A picture cannot be taken out of a message.
  return [{ method: 'deleteMessage', payload: which }, sendCall(target, first, undefined), ...rest]
}

function textOf({ html }: Bubble) {
  return { text: html, parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const
}

function captionOf({ html }: Bubble): Caption {
  return html === '' ? {} : { caption: html, parse_mode: 'HTML' }
}

function replyMarkup({ keyboard }: Bubble) {
  return keyboard ? { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } } : {}
}
