/** Performs deliveries: the calls of `render`, one after the other, and what to do when one of them fails. */
import { InputFile, type RawApi } from 'grammy'
import type { Address, Delivery, SendOutcome } from '../channel.ts'
import { addressOf } from './address.ts'
import { type Failure, failureOf } from './failure.ts'
import { type FileStore, load, type Pictures } from './pictures.ts'
import type { Move } from './receive.ts'
import { type Call, render } from './render.ts'
import { timeLimit } from './time-limit.ts'

export interface SenderOptions {
  readonly api: RawApi
  readonly pictures: Pictures
  /** Documents, by SHA-256. */
  readonly documents: FileStore
  /** How long one call may take, in milliseconds; uploads may take six times as long. */
  readonly patienceMs: number
  /** Told when a group turns out to have another id now. */
  readonly onMoved: (move: Move) => void
  /** Told when a picture is left out because it cannot be shown. */
  readonly onBadPicture: (why: string) => void
}

/** How far a delivery came. Kept between its tries, so that the parts that went out do not go out again. */
interface Progress {
  delivery: Delivery
  calls: readonly Call[]
  readonly messageIds: string[]
}

/** Deliveries under way; when there are more, the oldest forget how far they came. */
const UNFINISHED_MAX = 1000
const PAUSE_MS = 2_000
const UNAUTHORISED_PAUSE_MS = 60_000

/** Sends deliveries of one bot. */
export function createSender(options: SenderOptions): (delivery: Delivery) => Promise<SendOutcome> {
  const unfinished = new Map<number, Progress>()
  const homes = new Map<string, Address>()

  const begin = (given: Delivery): Progress => {
    const delivery = { ...given, address: homes.get(given.address.chat) ?? given.address }
    return { delivery, calls: render(delivery), messageIds: [] }
  }
  const keep = (progress: Progress) => {
    unfinished.set(progress.delivery.id, progress)
    const [oldest] = unfinished.keys()
    if (unfinished.size > UNFINISHED_MAX && oldest !== undefined) unfinished.delete(oldest)
  }
  const move = (progress: Progress, to: number) => {
    const { address } = progress.delivery
    const home = addressOf(to)
    homes.set(address.chat, home)
    options.onMoved({ from: address, to: home })
    // Messages have other numbers there, so nothing old can be changed or quoted.
    const { edits: _, quotes: _quotes, ...delivery } = progress.delivery
    progress.delivery = { ...delivery, address: home }
    progress.calls = render(progress.delivery).slice(progress.messageIds.length)
  }
  /** What follows from a failure: the end of this try, or nothing if there is still something to do. */
  const recover = (progress: Progress, call: Call, failure: Failure): SendOutcome | undefined => {
    const { delivery, calls } = progress
    if (call.method === 'deleteMessage' && (failure.kind === 'uneditable' || failure.kind === 'rejected')) {
      progress.calls = calls.slice(1)
      return undefined
    }
    switch (failure.kind) {
      case 'unchanged':
        if (delivery.edits) progress.messageIds.push(delivery.edits.messageId)
        progress.calls = calls.slice(1)
        return undefined
      case 'uneditable':
        if (!delivery.edits) return { kind: 'refused', why: 'rejected: no message to change' }
        progress.delivery = withoutEdit(delivery)
        progress.calls = render(progress.delivery)
        return undefined
      case 'bad-file':
        if (delivery.say.picture === undefined || call.method === 'sendDocument') {
          return { kind: 'refused', why: `rejected: ${failure.why}` }
        }
        options.onBadPicture(failure.why)
        progress.delivery = withoutPicture(delivery, progress.messageIds.length > 0)
        progress.calls = render(progress.delivery)
        return undefined
      case 'moved':
        move(progress, failure.to)
        return undefined
      default:
        return outcomeOf(failure)
    }
  }

  return async (delivery) => {
    const progress = unfinished.get(delivery.id) ?? begin(delivery)
    unfinished.delete(delivery.id)
    for (let call = progress.calls[0]; call; call = progress.calls[0]) {
      const sent = await attempt(options, call)
      if ('messageId' in sent) {
        if (sent.messageId !== undefined) progress.messageIds.push(sent.messageId)
        progress.calls = progress.calls.slice(1)
        continue
      }
      const outcome = recover(progress, call, sent.failure)
      if (outcome?.kind === 'retry') keep(progress)
      if (outcome) return outcome
    }
    return ended(progress)
  }
}

function ended({ messageIds, delivery }: Progress): SendOutcome {
  const [first = delivery.edits?.messageId, ...rest] = messageIds
  return first === undefined
    ? { kind: 'refused', why: 'rejected: nothing to say' }
    : { kind: 'sent', messageIds: [first, ...rest] }
}

/** The reasons of a refusal begin with `closed` when the whole chat is out of reach, else with `rejected`. */
function outcomeOf(
  failure: Exclude<Failure, { kind: 'unchanged' | 'uneditable' | 'moved' | 'bad-file' }>,
): SendOutcome {
  switch (failure.kind) {
    case 'flood':
      return { kind: 'retry', afterMs: failure.afterMs, why: 'flood', mayHaveArrived: false }
    case 'unreachable':
      return { kind: 'retry', afterMs: PAUSE_MS, why: failure.why, mayHaveArrived: failure.mayHaveArrived }
    case 'unauthorised':
    case 'conflict':
      return { kind: 'retry', afterMs: UNAUTHORISED_PAUSE_MS, why: failure.kind, mayHaveArrived: false }
    case 'closed':
    case 'rejected':
      return { kind: 'refused', why: `${failure.kind}: ${failure.why}` }
    case 'wrong-file-id':
      return { kind: 'refused', why: 'rejected: wrong file' }
  }
}

function withoutEdit({ edits: _, ...delivery }: Delivery): Delivery {
  return delivery
}

/** The words alone; a document that already went out does not go again. */
function withoutPicture({ say, ...delivery }: Delivery, documentIsSent: boolean): Delivery {
  const { picture: _, document, ...words } = say
  return { ...delivery, say: document && !documentIsSent ? { ...words, document } : words }
}

type Attempt = { readonly messageId: string | undefined } | { readonly failure: Failure }

async function attempt(options: SenderOptions, call: Call): Promise<Attempt> {
  try {
    const sent = await perform(options, call)
    return { messageId: sent === true ? undefined : String(sent.message_id) }
  } catch (error) {
    return { failure: failureOf(error) }
  }
}

function perform({ api, pictures, documents, patienceMs }: SenderOptions, call: Call) {
  const soon = () => timeLimit(patienceMs)
  const later = () => timeLimit(patienceMs * 6)
  switch (call.method) {
    case 'sendMessage':
      return api.sendMessage(call.payload, soon())
    case 'editMessageText':
      return api.editMessageText(call.payload, soon())
    case 'deleteMessage':
      return api.deleteMessage(call.payload, soon())
    case 'sendPhoto':
      return pictures.sendWith(call.file, (photo) => api.sendPhoto({ ...call.payload, photo }, later()))
    case 'editMessageMedia':
      return editMedia(call)
    case 'sendDocument':
      return sendDocument(call)
  }

  async function editMedia({ payload, file, caption }: Call & { method: 'editMessageMedia' }) {
    return pictures.sendWith(file, async (photo) => {
      const sent = await api.editMessageMedia(
        { ...payload, media: { type: 'photo', media: photo, ...caption } },
        later(),
      )
      // Telegram answers `true` only for messages of inline mode, which are never edited here.
      return sent === true ? { message_id: payload.message_id ?? 0 } : sent
    })
  }

  async function sendDocument({ payload, file, fileName }: Call & { method: 'sendDocument' }) {
    const { bytes } = await load(documents, file)
    return api.sendDocument({ ...payload, document: new InputFile(bytes, safeFileName(fileName)) }, later())
  }
}

/** grammY writes the name into a header as it is. */
function safeFileName(name: string): string {
  return name.replace(/[\p{Cc}"\\/;]+/gu, '-').trim() || 'dokumen'
}
