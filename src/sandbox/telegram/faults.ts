/** A bad day at Telegram, on order: answers, silences and limits that a bot must survive. */
import type { ApiMethods } from 'grammy/types'
import { ApiRefusal, badRequest, flood, forbidden } from './refusal.ts'

export type Fault =
  /** 429 with `retry_after`. */
  | { readonly kind: 'flood'; readonly retryAfterSeconds: number }
  /** 500 in JSON. */
  | { readonly kind: 'server-error' }
  /** 502 with an HTML page, as the proxy in front of Telegram sends. */
  | { readonly kind: 'bad-gateway' }
  /** No answer until the bot gives up; nothing is done. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The connection breaks, before or after the call took effect. */
  | { readonly kind: 'drop'; readonly applied: boolean }
  /** 403 "bot was blocked by the user". */
  | { readonly kind: 'blocked' }
  /** 400 "chat not found". */
  | { readonly kind: 'chat-not-found' }

export interface FaultTarget {
  /** Without it every method but getUpdates, whose polls would eat the fault at once. */
  readonly method?: keyof ApiMethods
  /** Only calls for this chat. */
  readonly chatId?: number
  /** How many calls are hit; 1 by default. */
  readonly times?: number
}

/** Messages a second that the server takes before it answers 429. */
export interface SendingLimits {
  readonly perChat: number
  readonly total: number
}

export interface FaultQueue {
  add(fault: Fault, target?: FaultTarget): void
  /** Turns Telegram's flood limits on, or off with `undefined`. */
  limitSending(limits: SendingLimits | undefined): void
  clear(): void
  /** The fault that this call meets, used up by meeting it. */
  take(method: string, chatId: number | undefined): Fault | undefined
  /** Refuses a message that comes too fast. */
  checkPace(method: string, chatId: number | undefined): void
}

/** Faults in the order in which they were asked for. */
export function createFaults(now: () => number): FaultQueue {
  let queue: { readonly fault: Fault; readonly target: FaultTarget; left: number }[] = []
  let limits: SendingLimits | undefined
  let sent: { readonly at: number; readonly chatId: number | undefined }[] = []
  return {
    add: (fault, target = {}) => {
      queue.push({ fault, target, left: target.times ?? 1 })
    },
    limitSending: (wanted) => {
      limits = wanted
    },
    clear: () => {
      queue = []
      limits = undefined
    },
    take: (method, chatId) => {
      const hit = queue.find(({ target }) => isTarget(target, method, chatId))
      if (!hit) return undefined
      hit.left -= 1
      if (hit.left <= 0) queue = queue.filter((entry) => entry !== hit)
      return hit.fault
    },
    checkPace: (method, chatId) => {
      if (!limits || !method.startsWith('send') || method === 'sendchataction') return
      sent = sent.filter(({ at }) => now() - at < 1000)
      const toChat = sent.filter((one) => one.chatId === chatId).length
      if (sent.length >= limits.total || toChat >= limits.perChat) throw flood(1)
      sent.push({ at: now(), chatId })
    },
  }
}

function isTarget(target: FaultTarget, method: string, chatId: number | undefined): boolean {
  if (target.chatId !== undefined && target.chatId !== chatId) return false
  return target.method === undefined ? method !== 'getupdates' : target.method.toLowerCase() === method
}

/** The refusal that a fault stands for; `undefined` for those that are not an answer. */
export function refusalOf(fault: Fault): ApiRefusal | undefined {
  switch (fault.kind) {
    case 'flood':
      return flood(fault.retryAfterSeconds)
    case 'server-error':
      return new ApiRefusal(500, 'Internal Server Error')
    case 'blocked':
      return forbidden('bot was blocked by the user')
    case 'chat-not-found':
      return badRequest('chat not found')
    default:
      return undefined
  }
}
