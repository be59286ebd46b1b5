/**
 * Pushes updates to a bot's webhook: messages of one chat strictly one after the other, taps of one chat too, everything
 * else side by side, and again and again with growing pauses until the bot answers 2xx.
 */
import type { BotAccount, QueuedUpdate, World } from './state.ts'
import { confirmOne } from './updates.ts'

const ANSWER_TIMEOUT_MS = 60_000
const RETRY_MAX_MS = 60_000
/** How long an update is held back for a later one that should overtake it. */
const OVERTAKING_MS = 1_000

export interface WebhookPusher {
  /** Starts what can be started now. */
  push(bot: BotAccount): void
  /** The next two updates of a bot arrive in the wrong order, even of one chat. */
  swapNext(bot: BotAccount): void
  close(): void
}

export interface PusherOptions {
  /** The pause before the first retry; it doubles each time. */
  readonly retryMs: number
  /** Runs the method that a bot put into its answer. */
  readonly onReply: (bot: BotAccount, reply: Record<string, unknown>) => Promise<void>
}

interface Lane {
  readonly inFlight: Set<QueuedUpdate>
  /** Queues whose oldest update is on its way or waits for its next try. */
  readonly busyQueues: Set<string>
  swap: 'no' | 'wanted' | 'overdue'
}

/** Webhook delivery for all bots of one server. */
export function createPusher(world: World, { retryMs, onReply }: PusherOptions): WebhookPusher {
  const lanes = new Map<number, Lane>()
  const timers = new Set<NodeJS.Timeout>()
  const closing = new AbortController()

  const laneOf = (bot: BotAccount): Lane => {
    const known = lanes.get(bot.user.id)
    if (known) return known
    const lane: Lane = { inFlight: new Set(), busyQueues: new Set(), swap: 'no' }
    lanes.set(bot.user.id, lane)
    return lane
  }
  const later = (milliseconds: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, milliseconds)
    timers.add(timer)
  }
  const deliver = async (bot: BotAccount, entry: QueuedUpdate, queue: string, attempt: number): Promise<void> => {
    const lane = laneOf(bot)
    const failure = await attemptDelivery(bot, entry)
    if (closing.signal.aborted) return
    if (failure === undefined || !bot.webhook) {
      lane.inFlight.delete(entry)
      lane.busyQueues.delete(queue)
      if (failure === undefined) confirmOne(world, bot, entry)
      push(bot)
      return
    }
    bot.webhook.lastError = { at: world.now(), message: failure }
    later(Math.min(retryMs * 2 ** attempt, RETRY_MAX_MS), () => void deliver(bot, entry, queue, attempt + 1))
  }
  /** `undefined` when the bot took the update, else what getWebhookInfo tells about it. */
  const attemptDelivery = async (bot: BotAccount, entry: QueuedUpdate): Promise<string | undefined> => {
    if (!bot.webhook) return 'Webhook was removed'
    try {
      const response = await fetch(bot.webhook.url, {
        method: 'POST',
        headers: webhookHeaders(bot),
        body: JSON.stringify(entry.update),
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
      })
      const body = await response.text()
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`
      const reply = readReply(body)
      if (reply) await onReply(bot, reply)
      return undefined
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'Read timeout expired' : 'Connection refused'
    }
  }
  const push = (bot: BotAccount): void => {
    if (!bot.webhook || closing.signal.aborted) return
    const lane = laneOf(bot)
    if (lane.swap === 'wanted' && !hasTwoWaiting(bot, lane)) {
      later(OVERTAKING_MS, () => overdue(bot, lane))
      return
    }
    for (const entry of inDeliveryOrder(bot, lane)) {
      if (lane.inFlight.size >= bot.webhook.maxConnections) return
      const queue = queueOf(entry)
      if (lane.inFlight.has(entry) || lane.busyQueues.has(queue)) continue
      lane.inFlight.add(entry)
      lane.busyQueues.add(queue)
      void deliver(bot, entry, queue, 0)
    }
  }
  const overdue = (bot: BotAccount, lane: Lane) => {
    if (lane.swap === 'wanted') lane.swap = 'overdue'
    push(bot)
  }
  return {
    push,
    swapNext: (bot) => {
      laneOf(bot).swap = 'wanted'
    },
    close: () => {
      closing.abort()
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** Oldest first; with a swap on order, the second before the first. */
function inDeliveryOrder(bot: BotAccount, lane: Lane): readonly QueuedUpdate[] {
  if (lane.swap === 'no') return bot.queue
  const [first, second, ...rest] = bot.queue.filter((entry) => !lane.inFlight.has(entry))
  const swapped = lane.swap === 'wanted' && first && second ? [second, first, ...rest] : bot.queue
  lane.swap = 'no'
  return swapped
}

function hasTwoWaiting(bot: BotAccount, lane: Lane): boolean {
  return bot.queue.filter((entry) => !lane.inFlight.has(entry)).length >= 2
}

/**
 * Messages of one chat keep their order, and so do its taps; but Telegram has a queue for each of the two. Those without a
 * chat (inline queries) need none.
 */
function queueOf({ update, about }: QueuedUpdate): string {
  if (update.callback_query?.message) return `taps ${update.callback_query.message.chat.id}`
  return about?.room ?? String(update.my_chat_member?.chat.id ?? `update ${update.update_id}`)
}

function webhookHeaders(bot: BotAccount): Record<string, string> {
  const secret = bot.webhook?.secretToken
  return {
    'content-type': 'application/json',
    ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
  }
}

/** The method call in a webhook answer, if there is one. */
function readReply(body: string): Record<string, unknown> | undefined {
  if (!body.startsWith('{')) return undefined
  try {
    const reply: Record<string, unknown> = JSON.parse(body)
    return typeof reply.method === 'string' ? reply : undefined
  } catch {
    return undefined // an answer in prose is as good as an empty one
  }
}
