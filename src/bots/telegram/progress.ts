/** How far a delivery came, and where it goes on when a call fails. Pure. */
import type { Delivery, Say, SendOutcome } from '../channel.ts'
import { addressOf } from './address.ts'
import type { Failure } from './failure.ts'
import { type Call, render } from './render.ts'

export interface Progress {
  /** What is being said, which may by now be less than what was asked for. */
  readonly delivery: Delivery
  /** What is left to do. */
  readonly calls: readonly Call[]
  readonly messageIds: readonly string[]
  readonly callsDone: number
  readonly hasMoved: boolean
}

/** Nothing done yet. */
export function begin(delivery: Delivery): Progress {
  return { delivery, calls: render(delivery), messageIds: [], callsDone: 0, hasMoved: false }
}

/** The first call is done, and made these messages, if any. */
export function afterSuccess(progress: Progress, made: readonly string[]): Progress {
  return {
    ...progress,
    calls: progress.calls.slice(1),
    messageIds: [...progress.messageIds, ...made],
    callsDone: progress.callsDone + 1,
  }
}

/** The first call failed: another way to go on, or the end of this try. */
export function afterFailure(progress: Progress, call: Call, failure: Failure): Progress | SendOutcome {
  // The message that had to go may stay, if it must; what comes in its place is due all the same.
  const isOptional = call.method === 'deleteMessage' && ['uneditable', 'rejected'].includes(failure.kind)
  if (isOptional) return afterSuccess(progress, [])
  if (call.method === 'sendVoice' && failure.kind === 'rejected') return asFile(progress, call)
  switch (failure.kind) {
    case 'unchanged':
      return afterSuccess(progress, progress.delivery.edits ? [progress.delivery.edits.messageId] : [])
    case 'uneditable':
      return asNewMessage(progress)
    case 'bad-file':
      return inWordsOnly(progress, call, failure.why)
    case 'moved':
      return movedTo(progress, failure.to)
    default:
      return outcomeOf(failure)
  }
}

/** Everything is done. */
export function ended({ messageIds, delivery }: Progress): SendOutcome {
  const [first = delivery.edits?.messageId, ...rest] = messageIds
  return first === undefined ? rejected('nothing to say') : { kind: 'sent', messageIds: [first, ...rest] }
}

/** Whoever takes no voice messages (a setting of Telegram's) takes files. */
function asFile(progress: Progress, { payload, file }: Extract<Call, { method: 'sendVoice' }>): Progress {
  const instead: Call = { method: 'sendDocument', payload, file, fileName: 'suara.ogg' }
  return { ...progress, calls: [instead, ...progress.calls.slice(1)] }
}

function asNewMessage(progress: Progress): Progress | SendOutcome {
  const { edits, ...delivery } = progress.delivery
  return edits ? { ...progress, delivery, calls: render(delivery) } : rejected('no message to change')
}

/** A document that already went out does not go again; one that cannot go is not left out silently. */
function inWordsOnly(progress: Progress, call: Call, why: string): Progress | SendOutcome {
  const { say, ...envelope } = progress.delivery
  const { picture: _, document, also: all = [], ...words } = say
  if (!hasPicture(say) || call.method === 'sendDocument' || call.method === 'sendVoice') return rejected(why)
  const isDue = progress.messageIds.length === 0
  const also = isDue ? all.filter((file) => file.document) : []
  const due = { ...(also.length > 0 ? { also } : {}), ...(isDue && document ? { document } : {}) }
  const delivery = { ...envelope, say: { ...words, ...due } }
  return { ...progress, delivery, calls: render(delivery), callsDone: 0 }
}

function hasPicture({ picture, also = [] }: Say): boolean {
  return picture !== undefined || also.some((file) => file.picture !== undefined)
}

/** Messages have other numbers in the new group, so nothing old can be changed or quoted. */
function movedTo(progress: Progress, chatId: number): Progress | SendOutcome {
  // Two groups that each say that they became the other would go on for ever.
  if (progress.hasMoved) return rejected('the group keeps moving')
  const { edits: _, quotes: _quotes, ...rest } = progress.delivery
  const delivery = { ...rest, address: addressOf(chatId) }
  return { ...progress, delivery, calls: render(delivery).slice(progress.callsDone), hasMoved: true }
}

const PAUSE_MS = 2_000
const UNAUTHORISED_PAUSE_MS = 60_000

type Ending = Exclude<Failure, { kind: 'unchanged' | 'uneditable' | 'moved' | 'bad-file' }>

/** The reason of a refusal begins with `closed` when the whole chat is out of reach, else with `rejected`. */
function outcomeOf(failure: Ending): SendOutcome {
  switch (failure.kind) {
    case 'flood':
      return { kind: 'retry', afterMs: failure.afterMs, why: 'flood', mayHaveArrived: false }
    case 'unreachable':
      return { kind: 'retry', afterMs: PAUSE_MS, why: failure.why, mayHaveArrived: failure.mayHaveArrived }
    case 'unauthorised':
    case 'conflict':
      return { kind: 'retry', afterMs: UNAUTHORISED_PAUSE_MS, why: failure.kind, mayHaveArrived: false }
    case 'closed':
      return { kind: 'refused', why: `closed: ${failure.why}`, closed: true }
    case 'rejected':
      return rejected(failure.why)
    case 'wrong-file-id':
      return rejected('wrong file')
  }
}

function rejected(why: string): SendOutcome {
  return { kind: 'refused', why: `rejected: ${why}` }
}
