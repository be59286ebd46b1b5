/**
 * Sends one delivery. Every message has an id that follows from the delivery, and is stored before it goes out: a retry
 * after a crash sends the same message again under the same id, or leaves it out when WhatsApp has confirmed it.
 */
import { createHmac } from 'node:crypto'
import { isJidGroup, isPnUser, type WASocket } from '@whiskeysockets/baileys'
import type { Instant } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import { hasWritten, keepSent, markAccepted, readSent } from '#db/whatsapp.ts'
import type { Delivery, SendOutcome } from '../channel.ts'
import type { Acks, Verdict } from './acks.ts'
import type { Breaker } from './breaker.ts'
import { type Compose, decodeSent, encodeSent } from './compose.ts'
import type { Pace } from './pace.ts'
import { type Part, render } from './render.ts'
import { statusOf } from './silence.ts'
import type { Vault } from './vault.ts'

export interface SenderOptions {
  readonly db: Db
  readonly account: string
  readonly vault: Vault
  readonly clock: () => Instant
  readonly acks: Acks
  readonly pace: Pace
  readonly breaker: Breaker
  readonly compose: Compose
  /** The socket while it is open. */
  readonly socket: () => WASocket | undefined
  readonly ackTimeoutMs?: number | undefined
  readonly onUnexpected: (what: string, error: unknown) => void
}

type Failure = Exclude<SendOutcome, { kind: 'sent' }>

const ACK_TIMEOUT_MS = 15_000
const CLOSED: Failure = { kind: 'retry', afterMs: 10_000, why: 'WhatsApp is not connected', mayHaveArrived: false }
const EMPTY: Failure = { kind: 'refused', why: 'there is nothing to say' }
const NOT_ON_WHATSAPP: Failure = { kind: 'refused', why: 'this number is not on WhatsApp', closed: true }
const COLD: Failure = { kind: 'refused', why: 'WhatsApp does not let us write to this contact first (463)', cold: true }
const HELD_BACK: Failure = { kind: 'refused', why: 'held back: WhatsApp refuses new contacts (463)', cold: true }

/** Makes the `send` of a channel. Never rejects: what goes wrong is an outcome. */
export function createSender(options: SenderOptions): (delivery: Delivery) => Promise<SendOutcome> {
  const sendAll = async (delivery: Delivery): Promise<SendOutcome> => {
    const socket = options.socket()
    if (!socket) return CLOSED
    const barred = await refuseCold(options, socket, delivery.address.chat)
    if (barred) return barred
    const parts = render(delivery.say)
    if (parts.length === 0) return EMPTY
    const ids: string[] = []
    const header = parts.findIndex(({ kind }) => kind === 'album')
    const album = header < 0 ? undefined : messageId(socket, delivery.id, header)
    // An album's header shows nothing, and so quotes nothing.
    const quoting = header === 0 ? 1 : 0
    for (const [index, part] of parts.entries()) {
      const id = messageId(socket, delivery.id, index)
      const failure = await sendPart(options, socket, { delivery, part, id, album, quotes: index === quoting })
      if (failure)
        return { ...failure, ...(failure.kind === 'retry' && ids.length > 0 ? { mayHaveArrived: true } : {}) }
      ids.push(id)
    }
    const [first = '', ...rest] = ids
    return { kind: 'sent', messageIds: [first, ...rest] }
  }
  return (delivery) =>
    options.pace.inTurn(delivery.address.chat, () =>
      sendAll(delivery).catch((error: unknown) => {
        options.onUnexpected('sending', error)
        return failed(error)
      }),
    )
}

/** Baileys' form of an id (3EB0 and 18 hex digits), derived: the same over all retries, unguessable, new per pairing. */
function messageId({ authState }: WASocket, delivery: number, index: number): string {
  const hash = createHmac('sha256', authState.creds.advSecretKey).update(`${delivery}/${index}`).digest('hex')
  return `3EB0${hash.slice(0, 18).toUpperCase()}`
}

/** Whoever never wrote to us is a cold contact: none while the breaker is open, and only numbers that exist. */
async function refuseCold(
  { db, breaker }: SenderOptions,
  socket: WASocket,
  chat: string,
): Promise<Failure | undefined> {
  if (isJidGroup(chat) || (await hasWritten(db, chat))) return undefined
  if (breaker.open) return HELD_BACK
  if (!isPnUser(chat)) return undefined
  const found = await socket.onWhatsApp(chat)
  if (!found) return { ...CLOSED, why: 'WhatsApp did not say whether the number exists' }
  return found.some(({ exists }) => exists) ? undefined : NOT_ON_WHATSAPP
}

interface Outgoing {
  readonly delivery: Delivery
  readonly part: Part
  readonly id: string
  readonly album: string | undefined
  readonly quotes: boolean
}

/** Sends one message, unless WhatsApp has it already; undefined when it took it. */
async function sendPart(options: SenderOptions, socket: WASocket, outgoing: Outgoing): Promise<Failure | undefined> {
  const { db, account, clock, pace } = options
  const { chat } = outgoing.delivery.address
  const message = await stored(options, socket, outgoing)
  if (message === 'accepted') return undefined
  if (!(await reachable(socket, chat))) return { ...CLOSED, why: 'WhatsApp did not name the devices of this contact' }
  void socket.sendPresenceUpdate('composing', chat).catch(() => undefined) // Nobody misses a typing sign.
  await pace.wait(chat)
  const verdict = await relay(options, socket, chat, message, outgoing.id)
  const failure = failureOf(verdict)
  if (!failure) await markAccepted(db, account, outgoing.id, clock())
  if (failure?.kind === 'refused' && failure.cold) options.breaker.refused(chat)
  return failure
}

/** The message as it was stored before; else composed (its files are uploaded then) and stored. */
async function stored(options: SenderOptions, socket: WASocket, { delivery, part, id, album, quotes }: Outgoing) {
  const { db, account, vault, clock } = options
  const { chat } = delivery.address
  const before = await readSent(db, account, id)
  if (before?.accepted) return 'accepted'
  if (before) return decodeSent(vault, id, before.message)
  const message = await options.compose(socket, chat, part, { id, album, quotes: quotes ? delivery.quotes : undefined })
  await keepSent(db, account, { chat, messageId: id, message: encodeSent(vault, id, message) }, clock())
  return message
}

/** When WhatsApp leaves the question for a person's devices unanswered, Baileys would send to nobody and say nothing. */
async function reachable(socket: WASocket, chat: string): Promise<boolean> {
  return isJidGroup(chat) === true || (await socket.getUSyncDevices([chat], true, false)).length > 0
}

/** One attempt, and after a 479 a second one over fresh sessions. */
async function relay(
  { acks, ackTimeoutMs = ACK_TIMEOUT_MS }: SenderOptions,
  socket: WASocket,
  chat: string,
  message: Parameters<WASocket['relayMessage']>[1],
  id: string,
): Promise<Verdict> {
  const once = async () => {
    const verdict = acks.verdict(id, ackTimeoutMs)
    await socket.relayMessage(chat, message, { messageId: id })
    return verdict
  }
  const first = await once()
  if (first.kind !== 'error' || first.code !== 479) return first
  const devices = await socket.getUSyncDevices([chat], false, false)
  await socket.assertSessions(
    devices.map(({ jid }) => jid),
    true,
  )
  return once()
}

function failureOf(verdict: Verdict): Failure | undefined {
  if (verdict.kind === 'accepted') return undefined
  if (verdict.kind === 'silence') {
    return { kind: 'retry', afterMs: 10_000, why: 'WhatsApp did not confirm the message', mayHaveArrived: true }
  }
  const { code } = verdict
  if (code === 463) return COLD
  const passing = code === 429 || code === 479 || code >= 500
  const why = `WhatsApp refused the message (${code})`
  return passing ? { kind: 'retry', afterMs: 60_000, why, mayHaveArrived: false } : { kind: 'refused', why }
}

/** An exception on the way; its words may hold people's data, so only its status is told. It may have come too late. */
function failed(error: unknown): Failure {
  const status = statusOf(error)
  return { kind: 'retry', afterMs: 5_000, why: `sending failed${status ? ` (${status})` : ''}`, mayHaveArrived: true }
}
