/** From Baileys' upserts to the durable inbox: in order, in batches, each message once. */
import type { MessageUpsertType, WAMessage, WASocket } from '@whiskeysockets/baileys'
import type { Instant } from '#core/calendar.ts'
import type { StanzaName } from '#db/whatsapp.ts'
import type { Incoming, Intake } from '../channel.ts'
import { normalised } from './jids.ts'
import type { Journal } from './journal.ts'
import { isUndecrypted, receive, unreadable } from './receive.ts'

export interface InletOptions {
  readonly intake: Intake
  readonly journal: Journal
  readonly clock: () => Instant
  /** The inbox would not take it: end the socket, what is in the journal comes again. */
  readonly onFailed: (error: unknown) => void
}

export interface Inlet {
  /** Takes every message that this socket brings. */
  attach(socket: WASocket, me: () => readonly string[]): void
  /** Resolves when all that was taken is in the inbox. */
  drained(): Promise<void>
  /** Gives up on what stayed unreadable for ten minutes, and says so in its chat. */
  sweep(): Promise<void>
}

interface Taken {
  readonly name: StanzaName
  readonly events: readonly Incoming[]
}

const GIVE_UP_AFTER_MS = 10 * 60_000
const TRIES = 3

/** The way in, shared by all sockets that follow one another. */
export function createInlet({ intake, journal, clock, onFailed }: InletOptions): Inlet {
  let waiting: Taken[] = []
  let working: Promise<void> = Promise.resolve()
  const undecrypted = new Map<string, readonly Incoming[]>()

  const work = async () => {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      const events = batch.flatMap((taken) => taken.events)
      if (events.length > 0) await withPatience(() => intake(events))
      await journal.settle(batch.map((taken) => taken.name))
    } catch (error) {
      onFailed(error)
    }
  }
  const take = (message: WAMessage, type: MessageUpsertType, me: readonly string[]) => {
    const name = { chat: normalised(message.key.remoteJid), messageId: message.key.id ?? '' }
    const reception = { me, waited: type === 'append' || journal.waited(name) }
    if (isUndecrypted(message)) {
      const standIn = unreadable(message, reception)
      if (standIn.length > 0) undecrypted.set(`${name.chat}/${name.messageId}`, standIn)
      return
    }
    undecrypted.delete(`${name.chat}/${name.messageId}`)
    waiting.push({ name, events: receive(message, reception) })
    if (waiting.length === 1) working = working.then(work)
  }
  return {
    attach: (socket, me) => onUpsert(socket, (message, type) => take(message, type, me())),
    drained: () => working,
    async sweep() {
      const buried = await journal.bury(clock() - GIVE_UP_AFTER_MS)
      const events = buried.flatMap(({ chat, messageId }) => undecrypted.get(`${chat}/${messageId}`) ?? [])
      for (const { chat, messageId } of buried) undecrypted.delete(`${chat}/${messageId}`)
      if (events.length > 0) await intake(events)
    },
  }
}

/**
 * Listens before Baileys' event buffer, which holds messages back for up to 30 seconds, merges an edit into the message
 * that it edits, and is thrown away with the socket.
 */
function onUpsert({ ev }: WASocket, take: (message: WAMessage, type: MessageUpsertType) => void): void {
  const emit = ev.emit.bind(ev)
  ev.emit = (event, data) => {
    if (event === 'messages.upsert') {
      const { messages, type } = data as { messages: WAMessage[]; type: MessageUpsertType }
      for (const message of messages) take(message, type)
    }
    return emit(event, data)
  }
}

/** A database that is away for a moment costs a moment; intake is safe to repeat. */
async function withPatience(work: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await work()
    } catch (error) {
      if (tried === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, 100 * 4 ** tried))
    }
  }
}
