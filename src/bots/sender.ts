/**
 * The sender: takes what waits in the outbox, one chat at a time in order, hands it to the channel, and writes down what
 * became of it. A message that must be retried holds its chat and nobody else's.
 */
import type { Instant } from '#core/calendar.ts'
import type { Database } from '#db/client.ts'
import { claimOutgoing, type Fate, nextRetryAt, OUTBOX_TOPIC, type Outgoing, settle } from '#db/outbox.ts'
import type { Channel, ChannelName, Delivery, Say, SendOutcome } from './channel.ts'
import type { Undelivered } from './undeliverable.ts'

export interface SenderOptions {
  readonly database: Database
  readonly clock: () => Instant
  readonly channels: () => readonly Channel[]
  /** Names this process among senders. */
  readonly name: string
  readonly onFault: (fault: { what: string; error: unknown }) => void
  /** Told of every message that will never arrive. */
  readonly onUndelivered: (undelivered: Undelivered) => Promise<void>
}

export interface Sender {
  wake(): void
  idle(): Promise<void>
  stop(): Promise<void>
}

/** Chats that one round serves side by side, and messages of each. */
const CHATS_MAX = 32
const PER_CHAT = 10
/** The back-stop: also how soon a channel that has just opened is served. */
const LOOK_EVERY = 1_000
/** How long a chat stays with a sender that says nothing more: then another may go on. */
const CLAIM_LASTS = 60_000
/** After this many attempts a message is given up and shown to an admin. */
const ATTEMPTS_MAX = 20

/** Starts sending. Wakes for messages of all processes, for retries whose time has come, and every few seconds. */
export async function startSender(options: SenderOptions): Promise<Sender> {
  const { database, clock, onFault } = options
  const underWay = new Map<number, Promise<void>>()
  let stopped = false
  let asked = false
  let running: Promise<void> | undefined
  let retryTimer: NodeJS.Timeout | undefined
  const run = async () => {
    while (asked && !stopped) {
      asked = false
      const chats = await claimChats(options, CHATS_MAX - underWay.size).catch((error: unknown) => {
        onFault({ what: 'claiming what to send', error })
        return new Map<number, Outgoing[]>()
      })
      for (const [chatId, entries] of chats) {
        // A chat that is slow holds up itself alone: nobody waits here for its end.
        const task = serveChat(options, chatId, entries).finally(() => {
          underWay.delete(chatId)
          wake()
        })
        underWay.set(chatId, task)
      }
    }
    await planRetry()
  }
  const planRetry = async () => {
    if (stopped) return
    const at = await nextRetryAt(database.db).catch(() => undefined) // The back-stop looks again anyway.
    clearTimeout(retryTimer)
    if (at !== undefined) retryTimer = setTimeout(wake, Math.max(50, at - clock()))
  }
  const wake = () => {
    asked = true
    running ??= run().finally(() => {
      running = undefined
      if (asked && !stopped) wake()
    })
  }
  const settled = async () => {
    while (running || underWay.size > 0) await Promise.all([running, ...underWay.values()])
  }
  const unlisten = await database.listen(OUTBOX_TOPIC, wake)
  const backstop = setInterval(wake, LOOK_EVERY)
  wake()
  return {
    wake,
    idle: settled,
    stop: async () => {
      stopped = true
      clearInterval(backstop)
      clearTimeout(retryTimer)
      await unlisten()
      await settled()
    },
  }
}

/** Chats of open channels that have something to send. What a closed channel would only refuse waits without trying. */
async function claimChats(options: SenderOptions, chatsMax: number): Promise<Map<number, Outgoing[]>> {
  const { database, clock, name } = options
  const open = options.channels().filter((channel) => channel.health().state === 'open')
  if (open.length === 0 || chatsMax <= 0) return new Map()
  const outgoing = await claimOutgoing(database.db, {
    sender: name,
    channels: open.map((channel) => channel.name),
    chatsMax,
    perChat: PER_CHAT,
    now: clock(),
    until: clock() + CLAIM_LASTS,
  })
  return Map.groupBy(outgoing, (entry) => entry.chatId)
}

async function serveChat(options: SenderOptions, chatId: number, entries: readonly Outgoing[]): Promise<void> {
  const channels = new Map<string, Channel>(options.channels().map((channel) => [channel.name, channel]))
  const fates = await sendInOrder(options, channels, entries)
  await settle(options.database.db, fates, [chatId], options.clock()).catch((error: unknown) =>
    options.onFault({ what: 'settling what was sent', error }),
  )
}

/** A chat's messages one after the other; the first that cannot go now keeps the rest waiting behind it. */
async function sendInOrder(
  options: SenderOptions,
  channels: ReadonlyMap<string, Channel>,
  entries: readonly Outgoing[],
): Promise<Fate[]> {
  const fates: Fate[] = []
  for (const entry of entries) {
    const channel = channels.get(entry.channel)
    if (!channel) break
    const outcome = await channel.send(deliveryOf(entry)).catch((error: unknown): SendOutcome => {
      options.onFault({ what: 'send', error })
      return { kind: 'retry', afterMs: 5_000, why: 'fault', mayHaveArrived: true }
    })
    const fate = fateOf(entry, outcome, options.clock())
    fates.push(fate)
    if (fate.kind === 'failed') await giveUp(options, entry, outcome)
    if (fate.kind === 'retry') break
  }
  return fates
}

function deliveryOf({ id, channel, chat, say, token, edits, quotes }: Outgoing): Delivery {
  return {
    id,
    address: { channel: channel as ChannelName, chat },
    say: say as Say,
    ...(token === undefined ? {} : { token }),
    ...(edits === undefined ? {} : { edits }),
    ...(quotes === undefined ? {} : { quotes }),
  }
}

function fateOf({ id, attempts }: Outgoing, outcome: SendOutcome, now: Instant): Fate {
  switch (outcome.kind) {
    case 'sent':
      return { id, kind: 'sent', messageIds: outcome.messageIds }
    case 'refused':
      return { id, kind: 'failed', error: outcome.why }
    case 'retry':
      return attempts + 1 >= ATTEMPTS_MAX
        ? { id, kind: 'failed', error: outcome.why }
        : { id, kind: 'retry', notBefore: now + outcome.afterMs, error: outcome.why }
  }
}

async function giveUp(options: SenderOptions, entry: Outgoing, outcome: SendOutcome): Promise<void> {
  const why = outcome.kind === 'sent' ? '' : outcome.why
  const cold = outcome.kind === 'refused' && outcome.cold === true
  const closed = cold || (outcome.kind === 'refused' && outcome.closed === true)
  await options
    .onUndelivered({ outboxId: entry.id, chatId: entry.chatId, closed, cold, why })
    .catch((error: unknown) => options.onFault({ what: 'finding another way', error }))
}
