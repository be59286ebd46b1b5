/**
 * Waits for WhatsApp's word on a message. Baileys resolves a send when it is written to the socket; whether the server
 * took it comes later, as an ack or (if that got lost) as a receipt of the other side.
 */
import { type BinaryNode, proto, type WASocket } from '@whiskeysockets/baileys'

export type Verdict =
  | { readonly kind: 'accepted' }
  /** `code` as WhatsApp words it: 463 cold contact, 479 stale session. */
  | { readonly kind: 'error'; readonly code: number }
  /** No word in time, or the connection ended: it may or may not have arrived. */
  | { readonly kind: 'silence' }

export type Fate = 'delivered' | 'read'

export interface Acks {
  attach(socket: WASocket): void
  /** To be called before sending. Never rejects. */
  verdict(messageId: string, timeoutMs: number): Promise<Verdict>
}

/** One for all sockets that follow one another. `onFate` hears of receipts of what we sent. */
export function createAcks(onFate: (messageId: string, fate: Fate) => void): Acks {
  const waiting = new Map<string, (verdict: Verdict) => void>()
  const arrived = (messageId: string, fate: Fate | undefined) => {
    if (!fate) return
    waiting.get(messageId)?.({ kind: 'accepted' })
    onFate(messageId, fate)
  }
  return {
    attach({ ev, ws }) {
      ws.on('CB:ack,class:message', ({ attrs }: BinaryNode) => {
        const verdict: Verdict = attrs.error ? { kind: 'error', code: Number(attrs.error) } : { kind: 'accepted' }
        waiting.get(attrs.id ?? '')?.(verdict)
      })
      ev.on('messages.update', (updates) => {
        for (const { key, update } of updates) if (key.fromMe && key.id) arrived(key.id, fateOf(update.status))
      })
      ev.on('message-receipt.update', (updates) => {
        for (const { key, receipt } of updates) {
          if (key.fromMe && key.id) arrived(key.id, receipt.readTimestamp ? 'read' : 'delivered')
        }
      })
      ev.on('connection.update', ({ connection }) => {
        if (connection === 'close') for (const settle of waiting.values()) settle({ kind: 'silence' })
      })
    },
    verdict(messageId, timeoutMs) {
      const { promise, resolve } = Promise.withResolvers<Verdict>()
      const timer = setTimeout(() => resolve({ kind: 'silence' }), timeoutMs)
      waiting.set(messageId, resolve)
      return promise.finally(() => {
        clearTimeout(timer)
        waiting.delete(messageId)
      })
    },
  }
}

const { Status } = proto.WebMessageInfo

function fateOf(status: number | null | undefined): Fate | undefined {
  if (status === Status.READ || status === Status.PLAYED) return 'read'
  return status === Status.DELIVERY_ACK ? 'delivered' : undefined
}
