/**
 * A phone in somebody's hand, at the far end of the wire: what tests and the sandbox page hold to act as an officer, a
 * vendor or an admin. Both local servers give out phones of this one shape, so that a story is told the same way on
 * either messenger.
 */

/** A picture or file as the person sees it; `bytes()` is what the bot really uploaded. */
export interface PhoneMedia {
  readonly kind: 'picture' | 'document' | 'other'
  readonly mimeType: string
  readonly fileName?: string
  bytes(): Promise<Uint8Array>
}

export interface PhoneButton {
  readonly text: string
  /** Telegram: the callback data; absent when the button opens a link or inline mode. */
  readonly data?: string
  readonly url?: string
  readonly inlineQuery?: string
}

/** One bubble. `text` is plain; `entities` mark it on Telegram, WhatsApp keeps its `*bold*` marks in the text. */
export interface PhoneMessage {
  readonly id: string
  readonly chat: string
  /** `me` is the phone's owner, `them` the bot or another member of a group. */
  readonly from: 'me' | 'them'
  readonly senderName: string
  readonly at: number
  readonly text: string
  readonly entities: readonly { type: string; offset: number; length: number; url?: string }[]
  readonly media?: PhoneMedia
  readonly buttons?: readonly (readonly PhoneButton[])[]
  readonly replyTo?: string
  /** What the messages of one album share. */
  readonly album?: string
  readonly edited: boolean
  readonly deleted: boolean
  /** For what the owner sent: how far it came. WhatsApp's ticks. */
  readonly status: 'pending' | 'sent' | 'delivered' | 'read'
}

export type PhoneEvent =
  | { readonly kind: 'message' | 'edited' | 'deleted' | 'status'; readonly message: PhoneMessage }
  | { readonly kind: 'typing'; readonly chat: string }

export interface SendOptions {
  /** Defaults to the private chat with the bot. */
  readonly chat?: string
  readonly replyTo?: string
}

export interface Upload {
  readonly bytes: Uint8Array
  readonly mimeType: string
  readonly fileName?: string
  readonly caption?: string
}

export interface Phone {
  readonly channel: 'telegram' | 'whatsapp'
  readonly name: string
  /** Chronological, of one chat; the private chat with the bot by default. Edits are already applied. */
  messages(chat?: string): readonly PhoneMessage[]
  text(text: string, options?: SendOptions): Promise<PhoneMessage>
  picture(upload: Upload, options?: SendOptions): Promise<PhoneMessage>
  /** Several pictures at once; with `apart` as phones send them that know no albums. */
  album(uploads: readonly Upload[], options?: SendOptions & { readonly apart?: boolean }): Promise<PhoneMessage[]>
  document(upload: Upload, options?: SendOptions): Promise<PhoneMessage>
  /** Changes one's own message; on either messenger the bot is told of the edit. */
  edit(messageId: string, text: string): Promise<void>
  /** Deletes one's own message for everybody. */
  revoke(messageId: string): Promise<void>
  /** Telegram: presses an inline button and resolves with the answer that the bot gave (a toast, or an alert). */
  press(messageId: string, data: string, chat?: string): Promise<{ readonly text?: string; readonly alert: boolean }>
  /** Tells the bot that the chat has been read (blue ticks on WhatsApp; nothing on Telegram). */
  read(chat?: string): Promise<void>
  subscribe(listener: (event: PhoneEvent) => void): () => void
  /**
   * Waits for the next message from the bot that `test` accepts, looking first at those that came after the last one
   * this method returned. Rejects with the whole visible conversation when `timeoutMs` (default 10,000) passes.
   */
  next(test?: (message: PhoneMessage) => boolean, timeoutMs?: number): Promise<PhoneMessage>
}
