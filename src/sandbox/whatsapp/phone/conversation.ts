import type { PhoneEvent, PhoneMedia, PhoneMessage } from '../../phone.ts'
import type { Attachment } from './attachments.ts'

const DEFAULT_PATIENCE_MS = 10_000
const STATUS_ORDER = ['pending', 'sent', 'delivered', 'read'] as const

/** One message as the phone remembers it. */
export interface Bubble {
  readonly id: string
  readonly chat: string
  readonly from: 'me' | 'them'
  /** Whether it came from a bot's account, not from another phone in a group. */
  readonly fromBot: boolean
  readonly senderName: string
  readonly at: number
  text: string
  attachment?: Attachment
  readonly replyTo?: string
  readonly album?: string
  edited: boolean
  deleted: boolean
  status: PhoneMessage['status']
  /** The encoded message itself, to quote it. */
  readonly content: Uint8Array
  /** For what came: the account that sent it, and by which jid it named this phone. */
  readonly origin?: { readonly number: string; readonly to: string }
  /** Whether the owner has read it. */
  seen: boolean
}

/** All that is on the phone's screen, and those who watch it. */
export interface Conversation {
  readonly bubbles: readonly Bubble[]
  find(id: string): Bubble | undefined
  add(bubble: Bubble): void
  change(id: string, kind: 'edited' | 'deleted', apply: (bubble: Bubble) => void): void
  /** Ticks only ever go forward. */
  advance(id: string, status: PhoneMessage['status']): void
  typing(chat: string): void
  show(bubble: Bubble): PhoneMessage
  subscribe(listener: (event: PhoneEvent) => void): () => void
  next(test?: (message: PhoneMessage) => boolean, timeoutMs?: number): Promise<PhoneMessage>
}

/** Opens the screen with the bubbles of before; `open` decrypts what is attached. */
export function createConversation(
  bubbles: Bubble[],
  open: (attachment: Attachment) => Promise<Uint8Array>,
): Conversation {
  const listeners = new Set<(event: PhoneEvent) => void>()
  // Everything that the bot said, in the order it came; `next` walks along it.
  const heard = bubbles.filter(({ fromBot }) => fromBot)
  let position = heard.length

  const tell = (event: PhoneEvent) => {
    for (const listener of [...listeners]) listener(event)
  }
  const show = (bubble: Bubble) => toMessage(bubble, open)
  const find = (id: string) => bubbles.findLast((bubble) => bubble.id === id)
  const takeNext = (test: (message: PhoneMessage) => boolean): PhoneMessage | undefined => {
    const found = heard.findIndex((bubble, index) => index >= position && test(show(bubble)))
    const bubble = heard[found]
    if (!bubble) return undefined
    position = found + 1
    return show(bubble)
  }
  return {
    bubbles,
    find,
    show,
    add(bubble) {
      bubbles.push(bubble)
      if (bubble.fromBot) heard.push(bubble)
      tell({ kind: 'message', message: show(bubble) })
    },
    change(id, kind, apply) {
      const bubble = find(id)
      if (!bubble) return
      apply(bubble)
      tell({ kind, message: show(bubble) })
    },
    advance(id, status) {
      const bubble = find(id)
      if (!bubble || STATUS_ORDER.indexOf(status) <= STATUS_ORDER.indexOf(bubble.status)) return
      bubble.status = status
      tell({ kind: 'status', message: show(bubble) })
    },
    typing: (chat) => tell({ kind: 'typing', chat }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    next(test = () => true, timeoutMs = DEFAULT_PATIENCE_MS) {
      const already = takeNext(test)
      if (already) return Promise.resolve(already)
      return new Promise((resolve, reject) => {
        const look = () => {
          const message = takeNext(test)
          if (message) finish(() => resolve(message))
        }
        const giveUp = () => finish(() => reject(new Error(`no such message came\n${transcript(bubbles)}`)))
        const timer = setTimeout(giveUp, timeoutMs)
        const finish = (settle: () => void) => {
          clearTimeout(timer)
          listeners.delete(look)
          settle()
        }
        listeners.add(look)
      })
    },
  }
}

/** What remains of a message that its sender took back. */
export function withdraw(bubble: Bubble): void {
  bubble.text = ''
  bubble.deleted = true
  delete bubble.attachment
}

function toMessage(bubble: Bubble, open: (attachment: Attachment) => Promise<Uint8Array>): PhoneMessage {
  const { id, chat, from, senderName, at, text, attachment, replyTo, album, edited, deleted, status } = bubble
  const message = { id, chat, from, senderName, at, text, entities: [], edited, deleted, status }
  return {
    ...message,
    ...(attachment ? { media: toMedia(attachment, open) } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(album === undefined ? {} : { album }),
  }
}

function toMedia(attachment: Attachment, open: (attachment: Attachment) => Promise<Uint8Array>): PhoneMedia {
  const { mediaType, mimeType, fileName } = attachment
  const kind = mediaType === 'image' ? 'picture' : mediaType === 'document' ? 'document' : 'other'
  const media = { kind, mimeType, bytes: () => open(attachment) } as const
  return fileName === undefined ? media : { ...media, fileName }
}

function transcript(bubbles: readonly Bubble[]): string {
  return bubbles
    .map(({ senderName, text, attachment }) => `${senderName}: ${text}${attachment ? ' 📎' : ''}`)
    .join('\n')
}
