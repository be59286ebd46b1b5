/** The queue of what a bot has not yet confirmed, and `getUpdates`, which empties it. */
import type { Update } from 'grammy/types'
import { conflict } from './refusal.ts'
import { changed } from './rooms.ts'
import type { BotAccount, QueuedUpdate, Room, StoredMessage, UpdateKind, World } from './state.ts'

/** Left out unless a bot asks for them by name, as documented for `allowed_updates`. */
const ASKED_FOR_ONLY: readonly UpdateKind[] = ['chat_member', 'message_reaction', 'message_reaction_count']

const POLL_MAX_SECONDS = 50
const BATCH_MAX = 100

export type UpdateBody = Omit<Update, 'update_id'>

interface PollRequest {
  readonly offset?: number | undefined
  readonly limit?: number | undefined
  readonly timeoutSeconds?: number | undefined
  readonly allowedUpdates?: UpdateKind[] | undefined
  /** Fires when the bot hangs up. */
  readonly gone: AbortSignal
}

/** Queues an update for a bot, unless the bot does not want this kind. */
export function enqueue(world: World, bot: BotAccount, body: UpdateBody, about?: QueuedUpdate['about']): void {
  if (!wants(bot, body)) return
  // A bot must not be able to change what Telegram remembers, nor see an edit before its own update.
  const update = structuredClone({ update_id: bot.nextUpdateId++, ...body })
  bot.queue.push({ update, ...(about && { about }) })
  world.touched()
  world.wake(bot)
}

function wants({ allowedUpdates = [] }: BotAccount, body: UpdateBody): boolean {
  const kinds = Object.keys(body) as UpdateKind[]
  return kinds.every((kind) =>
    allowedUpdates.length > 0 ? allowedUpdates.includes(kind) : !ASKED_FOR_ONLY.includes(kind),
  )
}

/** Where a message stands, for `enqueue`. */
export function about(room: Room, stored: StoredMessage): NonNullable<QueuedUpdate['about']> {
  return { room: room.key, messageId: stored.message.message_id }
}

/** Takes confirmed updates out of the queue; the messages in them now count as delivered. */
export function confirm(world: World, bot: BotAccount, isConfirmed: (entry: QueuedUpdate) => boolean): void {
  const done = bot.queue.filter(isConfirmed)
  if (done.length === 0) return
  bot.queue = bot.queue.filter((entry) => !isConfirmed(entry))
  for (const entry of done) settle(world, bot, entry)
  world.touched()
}

/** The same for a single update, which usually stands near the front. */
export function confirmOne(world: World, bot: BotAccount, entry: QueuedUpdate): void {
  const at = bot.queue.indexOf(entry)
  if (at < 0) return
  bot.queue.splice(at, 1)
  settle(world, bot, entry)
  world.touched()
}

function settle(world: World, bot: BotAccount, entry: QueuedUpdate): void {
  bot.lastConfirmed = entry
  const room = entry.about && world.memory.rooms.get(entry.about.room)
  const stored = entry.about && room?.messages.get(entry.about.messageId)
  if (!room || stored?.status !== 'sent') return
  stored.status = 'delivered'
  changed(world, { kind: 'status', room, stored })
}

interface OpenPoll {
  answer(updates: Update[]): void
  refuse(reason: Error): void
  readonly limit: number
}

export interface Polls {
  poll(bot: BotAccount, request: PollRequest): Promise<Update[]>
  /** Answers an open poll of this bot if there is something to tell. */
  wake(bot: BotAccount): void
  /** Ends all open polls with an empty answer. */
  endAll(): void
}

/** Long polling for all bots of one server. */
export function createPolls(world: World): Polls {
  const open = new Map<number, OpenPoll>()
  const wake = (bot: BotAccount) => {
    const waiting = open.get(bot.user.id)
    if (waiting && bot.queue.length > 0) waiting.answer(batch(bot, waiting.limit))
  }
  return {
    wake,
    endAll: () => {
      for (const waiting of open.values()) waiting.answer([])
    },
    poll: async (bot, request) => {
      if (bot.webhook) {
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
      }
      // The newcomer wins: Telegram ends the older request.
      open
        .get(bot.user.id)
        ?.refuse(conflict('terminated by other getUpdates request; make sure that only one bot instance is running'))
      accept(world, bot, request)
      const limit = Math.min(Math.max(request.limit ?? BATCH_MAX, 1), BATCH_MAX)
      const timeoutSeconds = Math.min(Math.max(request.timeoutSeconds ?? 0, 0), POLL_MAX_SECONDS)
      if (bot.queue.length > 0 || timeoutSeconds === 0) return batch(bot, limit)
      return wait(open, bot.user.id, limit, timeoutSeconds, request.gone)
    },
  }
}

function accept(world: World, bot: BotAccount, { offset = 0, allowedUpdates }: PollRequest): void {
  if (allowedUpdates) {
    bot.allowedUpdates = allowedUpdates
    world.touched()
  }
  // A negative offset counts from the end and forgets all before it.
  const from = offset < 0 ? (bot.queue.at(offset) ?? bot.queue[0])?.update.update_id : offset
  if (from === undefined) return
  confirm(world, bot, ({ update, repeated }) => update.update_id < from && !repeated)
}

/** A repeated update is handed out this one time; from now on it is confirmed like any other. */
function batch(bot: BotAccount, limit: number): Update[] {
  return bot.queue.slice(0, limit).map((entry) => {
    entry.repeated = false
    return entry.update
  })
}

function wait(
  open: Map<number, OpenPoll>,
  botId: number,
  limit: number,
  timeoutSeconds: number,
  gone: AbortSignal,
): Promise<Update[]> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      gone.removeEventListener('abort', hungUp)
      if (open.get(botId) === own) open.delete(botId)
    }
    const own: OpenPoll = {
      limit,
      answer: (updates) => {
        end()
        resolve(updates)
      },
      refuse: (reason) => {
        end()
        reject(reason)
      },
    }
    const hungUp = () => own.answer([])
    const timer = setTimeout(() => own.answer([]), timeoutSeconds * 1000)
    gone.addEventListener('abort', hungUp)
    open.set(botId, own)
  })
}
