/**
 * The sender: takes what waits in the outbox, one chat at a time in order, hands it to the channel, and writes down what
 * became of it. A message that must be retried holds its chat and nobody else's.
 */
import type { Instant } from '#core/calendar.ts'
import type { Database, Db } from '#db/client.ts'
import {
  claimOutgoing,
  claimPosted,
  type Fate,
  freeUnserved,
  type Line,
  OUTBOX_TOPIC,
  type Outgoing,
  settle,
} from '#db/outbox.ts'
import { signed } from '#db/presence.ts'
import {
  type Channel,
  type ChannelName,
  channelFor,
  type Delivery,
  MAIN_ACCOUNT,
  type Say,
  type SendOutcome,
} from './channel.ts'
import { type FateBook, openFateBook } from './fates.ts'
import type { Markup } from './markup.ts'
import { type Turns, takeTurns } from './turns.ts'
import type { Undelivered } from './undeliverable.ts'

export interface SenderOptions {
  readonly database: Database
  readonly clock: () => Instant
  readonly channels: () => readonly Channel[]
  /** Names this process among senders. */
  readonly name: string
  readonly onFault: (fault: { what: string; error: unknown }) => void
  /** Makes readable what lay covered in the outbox; without it nothing is covered. */
  readonly uncovered?: (text: string) => string
  /** Told of every message that will never arrive, in the transaction that says so. */
  readonly onUndelivered: (tx: Db, undelivered: Undelivered) => Promise<void>
}

export interface Sender {
  wake(): void
  /** Names it to whoever posts what it need not be told of. */
  readonly name: string
  /** In a transaction that has just posted to these chats: takes them on, as far as nobody else serves them. */
  takeOn(tx: Db, chatIds: readonly number[]): Promise<TakenOn>
  idle(): Promise<void>
  stop(): Promise<void>
}

/** What is to be sent once the transaction that posted it is committed. */
export interface TakenOn {
  send(): void
  /** No commit was heard of; where there was one all the same, the chats are soon found. */
  forget(): void
}

interface Service {
  readonly options: SenderOptions
  readonly book: FateBook
  readonly turns: Turns
}

/** Chats that one round serves side by side, and messages of each. */
const CHATS_MAX = 32
const PER_CHAT = 10
/** The back-stop: also how soon a channel that has just opened is served, and a retry whose time has come. */
const LOOK_EVERY = 1_000
/**
 * How soon it is looked whether a chat can be had now that could not be when it was posted to: somebody was writing to
 * it, or it is another's. Whoever looks in vain looks half as soon.
 */
const AGAIN_MS = 25
const AGAIN_MAX_MS = 800
/** A claim whose answer was lost may be committed a little later: looks in which it is searched for. */
const DOUBTFUL_LOOKS = 5
/** A messenger that is away is waited for this long; then the message is given up, and an admin hears of it. */
const GIVE_UP_AFTER = 3 * 24 * 3_600_000
const LONGEST_PAUSE = 60_000

/** Starts sending. Wakes for messages of all processes, and looks every second by itself. */
export async function startSender(options: SenderOptions): Promise<Sender> {
  const { database, onFault } = options
  const service: Service = { options, book: openFateBook(options), turns: takeTurns() }
  const underWay = new Map<number, Promise<void>>()
  let stopped = false
  let asked = false
  let running: Promise<void> | undefined
  let freed: NodeJS.Immediate | undefined
  // Chats under way for which more may wait than was taken, and whether somebody found no room.
  const behind = new Set<number>()
  let isCrowded = false
  let again: NodeJS.Timeout | undefined
  let againIn = AGAIN_MS
  const promised = new Set<readonly number[]>()
  let claims = 0
  let doubtful = 0
  let isLookDue = false
  const busy = () => [...underWay.keys(), ...[...promised].flat()]
  const claiming = (sender: string) => claimingAs(options, sender, busy())
  const doubt = () => {
    doubtful = DOUBTFUL_LOOKS
  }
  const lookForLost = async () => {
    isLookDue = false
    doubtful -= 1
    await freeUnserved(database.db, signed(database.db, options.name), busy())
  }
  const serve = (outgoing: readonly Outgoing[]) => {
    for (const [chatId, entries] of Map.groupBy(outgoing, (entry) => entry.chatId)) {
      if (entries.length >= PER_CHAT) behind.add(chatId)
      // A chat that is slow holds up itself alone: nobody waits here for its end.
      const task = serveChat(service, chatId, entries).finally(() => {
        underWay.delete(chatId)
        // What waits is looked through for it, so only where something may have been left.
        if (!behind.delete(chatId) && !isCrowded) return
        // All that end with one commit make room together.
        freed ??= setImmediate(() => {
          freed = undefined
          wake()
        })
      })
      underWay.set(chatId, task)
    }
  }
  const lookAgain = () => {
    again ??= setTimeout(() => {
      again = undefined
      againIn = Math.min(againIn * 2, AGAIN_MAX_MS)
      wake()
    }, againIn).unref()
  }
  const run = async () => {
    while (asked && !stopped) {
      asked = false
      const claim = claiming(options.name)
      isCrowded = underWay.size >= CHATS_MAX
      if (!claim) continue
      try {
        if (isLookDue) await lookForLost()
        const outgoing = await claimOutgoing(database.chats, claim)
        if (outgoing.length > 0) againIn = AGAIN_MS
        isCrowded = chatsOf(outgoing).size >= claim.chatsMax
        serve(outgoing)
      } catch (error) {
        doubt()
        onFault({ what: 'claiming what to send', error })
      }
    }
  }
  const takeOn = async (tx: Db, chatIds: readonly number[]): Promise<TakenOn> => {
    claims += 1
    const claim = stopped ? undefined : claiming(`${options.name}+${claims}`)
    promised.add(chatIds)
    const unpromise = () => void promised.delete(chatIds)
    const forget = () => {
      unpromise()
      doubt()
    }
    try {
      const outgoing = claim ? await claimPosted(tx, claim, chatIds) : []
      const taken = chatsOf(outgoing)
      if (taken.size >= (claim?.chatsMax ?? 0)) isCrowded = true
      const left = chatIds.filter((chatId) => !taken.has(chatId))
      const send = () => {
        unpromise()
        for (const chatId of left) {
          if (underWay.has(chatId)) behind.add(chatId)
          else lookAgain()
        }
        serve(outgoing)
      }
      return { send, forget }
    } catch (error) {
      forget()
      throw error
    }
  }
  const wake = () => {
    asked = true
    running ??= run().finally(() => {
      running = undefined
      if (asked && !stopped) wake()
    })
  }
  const settled = async () => {
    while (running || freed || underWay.size > 0) {
      await Promise.all([running, ...underWay.values()])
      if (freed) await new Promise((resolve) => setImmediate(resolve))
    }
  }
  // Somebody has posted, who knows to whom.
  const posted = () => {
    for (const chatId of underWay.keys()) behind.add(chatId)
    wake()
  }
  const unlisten = await database.listen(OUTBOX_TOPIC, (toldBy) => {
    if (toldBy !== options.name) posted()
  })
  const backstop = setInterval(() => {
    isLookDue = doubtful > 0
    wake()
  }, LOOK_EVERY)
  wake()
  return {
    wake: posted,
    name: options.name,
    takeOn,
    idle: settled,
    stop: async () => {
      stopped = true
      clearInterval(backstop)
      clearTimeout(again)
      await unlisten().catch((error: unknown) => onFault({ what: 'ending to listen', error }))
      service.book.stop()
      await settled()
    },
  }
}

function chatsOf(outgoing: readonly Outgoing[]): ReadonlySet<number> {
  return new Set(outgoing.map(({ chatId }) => chatId))
}

/** How chats of open channels are claimed. What a closed channel would only refuse waits without trying. */
function claimingAs(options: SenderOptions, name: string, underWay: readonly number[]) {
  const { database, clock, channels } = options
  const open = channels().filter(canSend)
  const chatsMax = CHATS_MAX - underWay.length
  if (open.length === 0 || chatsMax <= 0) return undefined
  const lines = open.map((channel) => lineOf(channel, channels()))
  const own = signed(database.db, options.name)
  return { sender: signed(database.db, name), own, lines, chatsMax, underWay, perChat: PER_CHAT, now: clock() }
}

function canSend({ capabilities, health }: Channel): boolean {
  const { state } = health()
  return state === 'open' || (state === 'standby' && capabilities.connectionless === true)
}

/** The first of a messenger also sends for accounts that the office no longer has. */
function lineOf({ name, account = MAIN_ACCOUNT, capabilities }: Channel, channels: readonly Channel[]): Line {
  const [first, ...others] = channels
    .filter((channel) => channel.name === name)
    .map((one) => one.account ?? MAIN_ACCOUNT)
  const sole = capabilities.connectionless !== true
  return { channel: name, account, sole, ...(account === first ? { others } : {}) }
}

/**
 * A chat's messages one after the other; the first that cannot go now keeps the rest waiting behind it. Where a repeated
 * message does not arrive twice, the next one need not wait until the book is written.
 */
async function serveChat(service: Service, chatId: number, entries: readonly Outgoing[]): Promise<void> {
  const { options, book } = service
  const notes: Promise<void>[] = []
  const last = entries.at(-1)
  let isHeld = true
  for (const entry of entries) {
    const channel = channelFor(options.channels(), entry.channel, entry.account)
    if (!channel) break
    const { isEnd, noted } = await sendOne(service, channel, { entry, isLast: entry === last })
    notes.push(noted)
    isHeld = !isEnd
    if (isEnd) break
  }
  if (isHeld) notes.push(book.note({ release: chatId }))
  await Promise.all(notes)
}

interface Sent {
  /** The chat is given back with this one's fate: it was the last, or keeps the rest waiting. */
  readonly isEnd: boolean
  readonly noted: Promise<void>
}

/** Sends one message. Resolves when the chat's next one may go. */
async function sendOne(
  { options, book, turns }: Service,
  channel: Channel,
  { entry, isLast }: { entry: Outgoing; isLast: boolean },
): Promise<Sent> {
  const { repeatable } = channel.capabilities
  // Changing a message to what it is already changes nothing, so that needs no turn either.
  const endTurn = repeatable || entry.edits ? undefined : await turns.take()
  try {
    const outcome = await channel.send(deliveryOf(entry, options.uncovered)).catch((error: unknown): SendOutcome => {
      options.onFault({ what: 'send', error })
      return { kind: 'retry', afterMs: 5_000, why: 'fault', mayHaveArrived: true }
    })
    const fate = fateOf(entry, outcome, options.clock())
    const isEnd = isLast || fate.kind === 'retry'
    const end = isEnd ? { release: entry.chatId } : {}
    const noted =
      fate.kind === 'failed'
        ? giveUp(options, book, { entry, fate, outcome, ...end })
        : book.note({ fate, hurries: endTurn !== undefined, ...end })
    if (!repeatable || fate.kind === 'failed') await noted
    return { isEnd, noted }
  } finally {
    endTurn?.()
  }
}

function deliveryOf(
  { id, channel, chat, say: stored, token, edits, quotes }: Outgoing,
  uncovered = (text: string) => text,
): Delivery {
  const say = stored as Say
  return {
    id,
    address: { channel: channel as ChannelName, chat },
    say: { ...say, text: uncovered(say.text) as Markup },
    ...(token === undefined ? {} : { token }),
    ...(edits === undefined ? {} : { edits }),
    ...(quotes === undefined ? {} : { quotes }),
  }
}

function fateOf({ id, attempts, createdAt }: Outgoing, outcome: SendOutcome, now: Instant): Fate {
  switch (outcome.kind) {
    case 'sent':
      return { id, kind: 'sent', messageIds: outcome.messageIds }
    case 'refused':
      return { id, kind: 'failed', error: outcome.why }
    case 'retry':
      return now - createdAt >= GIVE_UP_AFTER
        ? { id, kind: 'failed', error: outcome.why }
        : { id, kind: 'retry', notBefore: now + pauseAfter(attempts, outcome.afterMs), error: outcome.why }
  }
}

/** What the messenger asks for, and ever longer when it does not help. */
function pauseAfter(attempts: number, askedMs: number): number {
  return Math.max(askedMs, Math.min(1_000 * 2 ** Math.min(attempts, 20), LONGEST_PAUSE))
}

/** That it failed and what follows from it are one commit: a process killed in between tells nobody twice. */
async function giveUp(
  { database, clock, onUndelivered, onFault }: SenderOptions,
  book: FateBook,
  { entry, fate, outcome, ...end }: { entry: Outgoing; fate: Fate; outcome: SendOutcome; release?: number },
): Promise<void> {
  const why = outcome.kind === 'sent' ? '' : outcome.why
  const cold = outcome.kind === 'refused' && outcome.cold === true
  const closed = cold || (outcome.kind === 'refused' && outcome.closed === true)
  const undelivered = { outboxId: entry.id, chatId: entry.chatId, closed, cold, why }
  try {
    await database.db.transaction(async (transaction) => {
      const tx = transaction as unknown as Db
      await settle(tx, [fate], end.release === undefined ? [] : [end.release], clock())
      await onUndelivered(tx, undelivered)
    })
  } catch (error) {
    onFault({ what: 'finding another way', error })
    await book.note({ fate, ...end })
  }
}
