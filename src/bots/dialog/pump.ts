/**
 * The pump: takes what waits in the inbox, many chats together and in order per chat, lets the dialog decide, and
 * commits everything in one transaction. Under load a batch grows; idle, a batch is one message and nothing waits.
 */
import type { Instant } from '#core/calendar.ts'
import { type Pace, paced, UNPACED } from '#core/people/pace.ts'
import type { Person } from '#core/people/person.ts'
import type { Database, Db } from '#db/client.ts'
import {
  type Arrival,
  type Claim,
  type ClaimedChat,
  claim,
  finishWrite,
  INBOX_TOPIC,
  store,
  takeIn,
} from '#db/inbox.ts'
import { chatsWrite, learnAliases, personsById, silence } from '#db/people.ts'
import { lockSessions } from '#db/sessions.ts'
import { committedAtOnce } from '#db/statements.ts'
import { type Channel, type ChannelName, type Incoming, type Input, MAIN_ACCOUNT } from '../channel.ts'
import { tellAdmins } from '../desk/announce.ts'
import { nameOf } from '../desk/names.ts'
import { isTransient, kindOf } from '../failure.ts'
import type { Sender, TakenOn } from '../sender.ts'
import { putAside as setMessageAside } from '../set-aside.ts'
import { openWork, type Work } from '../work.ts'
import { isForShop, isOnlyKept } from './addressed.ts'
import { converse, type Dialog, type Heard } from './dialog.ts'
import { type DoorFacts, meetStranger } from './door.ts'
import { muteChat, openCrowd, paceOf } from './flood.ts'
import { isFarewell } from './repair.ts'

export interface PumpOptions {
  readonly database: Database
  readonly clock: () => Instant
  /** The flows with the office of the moment; asked once per batch. */
  readonly dialog: (db: Db) => Promise<Dialog>
  readonly channel: (name: ChannelName, account: string) => Pick<Channel, 'capabilities' | 'acknowledge'> | undefined
  /** Told of what failed, without anything that a person wrote. */
  readonly onFault: (fault: { what: string; inboxId?: number; error: unknown }) => void
  /** Counts what strangers are answered, all of them together; unlimited without it. */
  readonly crowd?: (pace: Pace, now: Instant) => boolean
  /** Takes on the answers of a batch in its own transaction, and sends them after the commit. */
  readonly sender?: Pick<Sender, 'name' | 'takeOn'>
  readonly chatsMax?: number
  readonly perChat?: number
}

export interface Pump {
  /**
   * Stores what arrives, and handles it in the same transaction as far as nobody else holds its chats; what is left
   * waits. Resolves when it is committed.
   */
  take(arrivals: readonly Arrival[]): Promise<void>
  /** Something may be waiting. */
  wake(): void
  /** Resolves when nothing waits any more that this process could handle. */
  idle(): Promise<void>
  /** Finishes what is in flight and stops. */
  stop(): Promise<void>
}

/**
 * Batches under way at once, of different chats, where one does not hold all that wait: while the database works on one,
 * the next is thought about. Where few wait, two small batches would only cost twice as much as one.
 */
const LANES = 2
/** Chats of one batch. */
const CHATS_MAX = 64
/** Messages of each. */
const PER_CHAT = 8
/** How soon a chat that somebody else holds is looked at again: at first, and at most. */
const HELD_PAUSE_MS = 2
const HELD_PAUSE_MAX_MS = 200

interface Pumped {
  readonly handled: number
  /** Something waits in chats that others hold. */
  readonly isHeld: boolean
}

const NOTHING: Pumped = { handled: 0, isHeld: false }

/** Starts pumping. Also wakes for messages that other processes took in, and looks every few seconds by itself. */
export async function startPump(given: PumpOptions): Promise<Pump> {
  const options = { crowd: openCrowd(), ...given }
  const { chatsMax = CHATS_MAX, perChat = PER_CHAT } = options
  const running = new Set<Promise<void>>()
  let stopped = false
  let asked = false
  let lanes = 1
  let heldFor = HELD_PAUSE_MS
  const run = async () => {
    while (asked && !stopped && running.size <= lanes) {
      asked = false
      // Where something waited there may be more; a database that is away is tried again by the back-stop.
      const { handled, isHeld } = (await pumpOnce(options).catch(reported(options, 'batch'))) ?? NOTHING
      if (handled > 0) asked = true
      // The sender locks a chat for the blink of an eye, another process for as long as its batch takes.
      heldFor = isHeld ? Math.min(heldFor * 2, HELD_PAUSE_MAX_MS) : HELD_PAUSE_MS
      if (isHeld && !stopped) {
        await new Promise((resolve) => setTimeout(resolve, heldFor))
        asked = true
      }
      lanes = handled >= chatsMax ? Math.min(options.database.parallel, LANES) : 1
      if (handled >= chatsMax) wake()
    }
  }
  const wake = () => {
    asked = true
    if (running.size >= lanes || stopped) return
    const lane = run().finally(() => {
      running.delete(lane)
      if (asked && !stopped) wake()
    })
    running.add(lane)
  }
  const taking = new Set<Promise<void>>()
  const keep = async (arrivals: readonly Arrival[]) => {
    await takeIn(options.database.chats, arrivals, options.clock())
    wake()
  }
  const handle = async (arrivals: readonly Arrival[]) => {
    const { failed, isRest } = await handleBatch(options, { chatsMax, perChat }, arrivals)
    for (const { inboxId, error } of failed) await putAside(options, inboxId, error)
    if (isRest) wake()
  }
  const unlisten = await options.database.listen(INBOX_TOPIC, wake)
  const backstop = setInterval(wake, 2_000)
  wake()
  return {
    take: async (arrivals) => {
      if (stopped) return keep(arrivals)
      // Whatever went wrong, nothing of it is stored: it is taken in by itself, and handled with the usual care.
      const taken = handle(arrivals).catch(() => keep(arrivals))
      taking.add(taken)
      await taken.finally(() => taking.delete(taken))
    },
    wake,
    idle: async () => {
      while (running.size > 0) await Promise.all(running)
    },
    stop: async () => {
      stopped = true
      clearInterval(backstop)
      await unlisten()
      await Promise.allSettled([...taking, ...running])
    },
  }
}

function reported({ onFault }: PumpOptions, what: string, inboxId?: number) {
  return (error: unknown): undefined => {
    onFault({ what, error, ...(inboxId === undefined ? {} : { inboxId }) })
  }
}

/** One batch. Messages whose handling failed are retried alone, then set aside. */
async function pumpOnce(options: PumpOptions): Promise<Pumped> {
  const { database, chatsMax = CHATS_MAX, perChat = PER_CHAT } = options
  const outcome = await handleBatch(options, { chatsMax, perChat }).catch((error: unknown) => ({ refused: error }))
  if (!('refused' in outcome)) {
    for (const { inboxId, error } of outcome.failed) await putAside(options, inboxId, error)
    return outcome
  }
  // Something in the batch cannot be committed: carefully, one by one, so that only the culprit is set aside.
  const waiting = await database.chats.transaction((tx) => claim(tx as unknown as Db, { chatsMax, perChat: 1 }))
  if (waiting.messages.length === 0) throw outcome.refused
  for (const { id } of waiting.messages) {
    await handleBatch(options, { chatsMax: 1, perChat: 1, onlyInbox: id })
      .then(({ failed: [failure] }) => failure && putAside(options, id, failure.error))
      .catch(async (error: unknown) => {
        if (isTransient(error)) throw error
        await putAside(options, id, error)
      })
  }
  return { handled: waiting.messages.length, isHeld: false }
}

async function putAside({ database, clock, onFault }: PumpOptions, inboxId: number, error: unknown): Promise<void> {
  // Until it is set aside another lane may have tried it as well: whoever sets it aside reports it.
  if (await setMessageAside(database, inboxId, kindOf(error), clock())) onFault({ what: 'message', inboxId, error })
}

interface BatchOutcome extends Pumped {
  /** Of what has arrived with this batch, something waits; or what was decided has made something wait. */
  readonly isRest: boolean
  readonly failed: readonly { readonly inboxId: number; readonly error: unknown }[]
}

function nothingBut(answer: BatchOutcome) {
  return { answer, written: Promise.resolve() }
}

async function handleBatch(
  options: PumpOptions,
  size: { chatsMax: number; perChat: number; onlyInbox?: number },
  arrivals: readonly Arrival[] = [],
): Promise<BatchOutcome> {
  const toasts: { incoming: Incoming; toast?: string }[] = []
  let taken: TakenOn | undefined
  const outcome = await committedAtOnce(options.database.chats, async (tx) => {
    // Sent one behind the other without waiting: what has just been stored is claimed with what waited already.
    const [stored, claimed] = await Promise.all([store(tx, arrivals, options.clock()), claim(tx, size)])
    const ours = new Set(claimed.messages.map(({ id }) => id))
    const isRest = stored.some((id) => !ours.has(id))
    if (claimed.messages.length === 0) return nothingBut({ handled: 0, isHeld: claimed.isHeld, failed: [], isRest })
    // Read once the chats are ours: whoever held them before acted earlier, and the books say so.
    const now = options.clock()
    const work = openWork(tx, now)
    const [batch, dialog] = await Promise.all([gather(work, claimed), options.dialog(tx)])
    const handled: number[] = []
    const failed: { inboxId: number; error: unknown }[] = []
    await Promise.all(
      [...Map.groupBy(batch.heard, (one) => one.sessionKey)].map(async ([, inOrder]) => {
        for (const one of inOrder) {
          try {
            const toast = await handleOne(options, dialog, work, batch, one)
            toasts.push({ incoming: one.incoming, ...(toast === undefined ? {} : { toast }) })
            handled.push(one.inboxId)
          } catch (error) {
            // Nothing decided yet: it alone is set aside. Half decided, or a passing trouble of the database that
            // has taken the transaction with it: the batch starts again, one by one.
            if (one.touched || isTransient(error)) throw error
            failed.push({ inboxId: one.inboxId, error })
          }
        }
      }),
    )
    const { sender } = options
    const taker = sender && {
      name: sender.name,
      takeOn: async (chatIds: readonly number[]) => {
        taken = await sender.takeOn(tx, chatIds)
      },
    }
    const { written } = await work.send([chatsWrite([...batch.seen.values()], now), finishWrite(handled, now)], taker)
    const answer = { handled: handled.length, isHeld: false, failed, isRest: isRest || work.wroteLater }
    return { answer, written }
  }).catch((error: unknown) => {
    taken?.forget()
    throw error
  })
  taken?.send()
  for (const { incoming, toast } of toasts) {
    if (incoming.input.kind === 'tap')
      void options
        .channel(incoming.address.channel, incoming.account ?? MAIN_ACCOUNT)
        ?.acknowledge(incoming, toast)
        .catch(reported(options, 'acknowledge'))
  }
  return outcome
}

interface Gathered {
  readonly heard: readonly Waiting[]
  readonly persons: ReadonlyMap<number, Person>
  readonly sessions: Map<string, unknown>
  /** What is learnt about each chat in this batch. */
  readonly seen: Map<number, DoorFacts>
}

interface Waiting {
  readonly inboxId: number
  readonly incoming: Incoming
  readonly chat: ClaimedChat
  readonly personId: number | undefined
  readonly sessionKey: string
  /** Names of the writer that nobody is known by. */
  readonly newNames: readonly string[]
  /** Has its handling decided anything yet? */
  touched: boolean
}

/** Looks up together what all messages of the batch need: who wrote, where they stand, and what they tapped on. */
async function gather(work: Work, { chats, messages }: Claim): Promise<Gathered> {
  const chatOf = new Map(chats.map((chat) => [chat.id, chat]))
  const heard = messages.flatMap(({ id: inboxId, chatId, holders, ...message }) => {
    const chat = chatOf.get(chatId)
    if (!chat) return []
    const incoming = message.incoming as Incoming
    const personId = soleHolder(holders)
    const sessionKey = personId === undefined ? `c:${chat.id}` : `p:${personId}${chat.group ? `:${chat.id}` : ''}`
    const newNames = incoming.sender.ids.filter((id) => !holders.has(id))
    return { inboxId, incoming, chat, personId, sessionKey, newNames, touched: false }
  })
  const personIds = heard.flatMap(({ personId }) => personId ?? [])
  const [sessions, persons] = await Promise.all([
    lockSessions(
      work.db,
      heard.map(({ sessionKey }) => sessionKey),
    ),
    personsById(work.db, personIds),
    ...heard.map(({ incoming: { input } }) => (input.kind === 'tap' ? work.shown(input.token) : undefined)),
  ])
  const seen = heard.map(({ chat, incoming, personId }): [number, DoorFacts] => [
    chat.id,
    {
      chatId: chat.id,
      account: incoming.account ?? MAIN_ACCOUNT,
      personId: chat.group ? null : (personId ?? null),
      attempts: chat.attempts,
      barredUntil: chat.barredUntil ?? null,
      // Strangers and people we know have different paces, so nothing is remembered from the one to the other.
      paced: chat.group || chat.personId === personId ? chat.paced : UNPACED,
    },
  ])
  return { heard, persons, sessions, seen: new Map(seen) }
}

/** The one person behind all names of a sender. Names of two different people are nobody's: fail closed. */
function soleHolder(holders: ReadonlyMap<string, number>): number | undefined {
  const known = new Set(holders.values())
  return known.size === 1 ? [...known][0] : undefined
}

async function handleOne(
  options: PumpOptions,
  dialog: Dialog,
  work: Work,
  batch: Gathered,
  one: Waiting,
): Promise<string | undefined> {
  const { incoming, chat, personId, inboxId, sessionKey, newNames } = one
  const writer = personId === undefined ? undefined : batch.persons.get(personId)
  if (isOnlyKept(incoming) && !isForShop(incoming, chat, writer)) return undefined
  const channel = chat.channel as ChannelName
  const facts = {
    id: chat.id,
    channel,
    group: chat.group,
    buttons: options.channel(channel, chat.account)?.capabilities.buttons ?? false,
  }
  const watched = watch(work, () => {
    one.touched = true
  })
  const door = batch.seen.get(chat.id)
  if (!door) return undefined
  const known = writer?.active ? writer : undefined
  const pace = paceOf(dialog.office, known ? 'person' : 'stranger')
  const { verdict, after } = paced(door.paced, pace, { sentAt: incoming.sentAt, now: work.now })
  batch.seen.set(chat.id, { ...door, paced: after })
  if (verdict === 'too-many' && after.mutedUntil !== null)
    await muteChat(watched, { chat: facts, person: known, mutedUntil: after.mutedUntil })
  if (verdict !== 'heard') return undefined
  if (!known) {
    const greets = () => options.crowd?.(paceOf(dialog.office, 'crowd'), work.now) ?? true
    const stored = batch.sessions.get(sessionKey)
    const visit = { incoming, chat: facts, inboxId, door: { ...door, paced: after }, greets, sessionKey, stored }
    const visited = await meetStranger(dialog, watched, visit)
    batch.seen.set(chat.id, visited.door)
    if (visited.session) batch.sessions.set(sessionKey, visited.session)
    return undefined
  }
  if (newNames.length > 0) learnNames(watched, incoming, known)
  if (known.silenced && !(await wroteAgain(watched, known, incoming.input))) return undefined
  const heard: Heard = { inboxId, incoming, chat: facts, person: known, sessionKey }
  const { session, toast } = await converse(dialog, watched, heard, batch.sessions.get(sessionKey))
  batch.sessions.set(sessionKey, session)
  return toast
}

/** Whoever asked not to be written to need only write again: more than a word of thanks, or the same wish once more. */
async function wroteAgain(work: Work, person: Person, input: Input): Promise<boolean> {
  if (isFarewell(input)) return false
  work.later((tx) => silence(tx, person.id, null))
  await tellAdmins(work, (t) => ({ text: t.admin.wroteAgain(nameOf(person)) }))
  return true
}

/** A known person wrote under a second name of the same account (WhatsApp's number and LID): it is theirs from now. */
function learnNames(work: Work, { address, sender }: Incoming, person: Person): void {
  work.later((tx) => learnAliases(tx, address.channel, person.id, sender.ids, work.now))
}

/** The same work, telling when something has been decided through it. */
function watch(work: Work, touched: () => void): Work {
  const telling = <Given extends unknown[], Answer>(act: (...given: Given) => Answer) => {
    return (...given: Given): Answer => {
      touched()
      return act(...given)
    }
  }
  return {
    ...work,
    record: telling(work.record),
    post: telling(work.post),
    later: telling(work.later),
    spend: telling(work.spend),
  }
}
