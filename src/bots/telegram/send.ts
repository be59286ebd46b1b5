/** Performs deliveries: the calls of `render`, one after the other, each with what Telegram knows our files by. */
import { InputFile, type RawApi } from 'grammy'
import type { Address, Delivery, SendOutcome } from '../channel.ts'
import { type Failure, failureOf } from './failure.ts'
import { type FileStore, load, type Pictures } from './pictures.ts'
import { afterFailure, afterSuccess, begin, ended, type Progress } from './progress.ts'
import type { Move } from './receive.ts'
import type { Call } from './render.ts'
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

/** Deliveries that wait for another try; when there are more, the oldest forget how far they came. */
const UNFINISHED_MAX = 1000

/** Sends deliveries of one bot. The parts of a delivery that went out do not go out again with its next try. */
export function createSender(options: SenderOptions): (delivery: Delivery) => Promise<SendOutcome> {
  const unfinished = new Map<number, Progress>()
  const homes = new Map<string, Address>()

  const resume = (delivery: Delivery): Progress => {
    const known = unfinished.get(delivery.id)
    unfinished.delete(delivery.id)
    return known ?? begin({ ...delivery, address: homes.get(delivery.address.chat) ?? delivery.address })
  }
  const keep = (progress: Progress) => {
    unfinished.set(progress.delivery.id, progress)
    const [oldest] = unfinished.keys()
    if (unfinished.size > UNFINISHED_MAX && oldest !== undefined) unfinished.delete(oldest)
  }
  const tell = (failure: Failure, before: Progress, after: Progress) => {
    if (failure.kind === 'bad-file') options.onBadPicture(failure.why)
    if (failure.kind !== 'moved') return
    const move = { from: before.delivery.address, to: after.delivery.address }
    homes.set(move.from.chat, move.to)
    options.onMoved(move)
  }

  return async (delivery) => {
    let progress = resume(delivery)
    for (let call = progress.calls[0]; call; call = progress.calls[0]) {
      const result = await attempt(options, call)
      if ('messageIds' in result) {
        progress = afterSuccess(progress, result.messageIds)
        continue
      }
      const next = afterFailure(progress, call, result.failure)
      if ('kind' in next) {
        if (next.kind === 'retry') keep(progress)
        return next
      }
      tell(result.failure, progress, next)
      progress = next
    }
    return ended(progress)
  }
}

type Attempt = { readonly messageIds: readonly string[] } | { readonly failure: Failure }

async function attempt(options: SenderOptions, call: Call): Promise<Attempt> {
  try {
    const sent = await perform(options, call)
    const messages = sent === true ? [] : Array.isArray(sent) ? sent : [sent]
    return { messageIds: messages.map(({ message_id }) => String(message_id)) }
  } catch (error) {
    return { failure: failureOf(error) }
  }
}

async function perform({ api, pictures, documents, patienceMs }: SenderOptions, call: Call) {
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
      return pictures.sendWith(call.file, (media) => {
        const payload = { ...call.payload, media: { type: 'photo', media, ...call.caption } } as const
        return api.editMessageMedia(payload, later())
      })
    case 'sendMediaGroup':
      return pictures.sendAlbumWith(call.files, (photos) => {
        const media = photos.map((photo, index) => {
          return { type: 'photo', media: photo, ...(index === 0 ? call.caption : {}) } as const
        })
        return api.sendMediaGroup({ ...call.payload, media }, later())
      })
    case 'sendVoice': {
      const { bytes, mimeType } = await load(documents, call.file)
      const voice = new InputFile(bytes, `suara.${VOICE_ENDINGS[mimeType] ?? 'ogg'}`)
      return api.sendVoice({ ...call.payload, voice }, later())
    }
    case 'sendDocument': {
      const { bytes } = await load(documents, call.file)
      const document = new InputFile(bytes, safeFileName(call.fileName))
      return api.sendDocument({ ...call.payload, document }, later())
    }
  }
}

/** Telegram plays these three as voice messages, and tells them by their names. */
const VOICE_ENDINGS: Readonly<Record<string, string>> = { 'audio/mp4': 'm4a', 'audio/mpeg': 'mp3' }

/** grammY writes the name into a header as it is. */
function safeFileName(name: string): string {
  return name.replace(/[\p{Cc}"\\/;]+/gu, '-').trim() || 'dokumen'
}
