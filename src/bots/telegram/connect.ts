/**
 * Telegram, open for business: grammY's client below, the channel port above. Receives by long polling or webhook, one
 * receiver at a time; sending needs no turn and works from every process.
 */
import { Api } from 'grammy'
import type { Logger } from 'pino'
import type { Instant } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import type { Channel, Incoming, Intake } from '../channel.ts'
import { type CommandMenus, setCommands } from './commands.ts'
import type { Me } from './content.ts'
import { createHealthRecord } from './health.ts'
import { carrierTo } from './http.ts'
import type { InlineAnswer, InlineRequest } from './inline.ts'
import { bestEffort, createTake } from './intake.ts'
import { fetchMedia } from './media.ts'
import { PATIENCE, type Patience } from './patience.ts'
import { createPictures, type FileStore } from './pictures.ts'
import { errorCode } from './poll.ts'
import { type Move, TAP_PREFIX } from './receive.ts'
import { startReceiver } from './receiver.ts'
import { capabilities } from './render.ts'
import { createSender } from './send.ts'
import { openTapAnswers } from './tap-answers.ts'
import { timeLimit } from './time-limit.ts'
import type { Lease } from './turn.ts'
import { createWebhook } from './webhook.ts'

export interface TelegramOptions {
  readonly token: string
  /** A local Bot API server instead of Telegram's own. */
  readonly apiRoot?: string | undefined
  /** Without it updates are polled. The secret: 1 to 256 letters, digits, `_` and `-`. */
  readonly webhook?: { readonly url: string; readonly secret: string } | undefined
  readonly intake: Intake
  readonly inline?: (request: InlineRequest) => Promise<InlineAnswer>
  readonly db: Db
  readonly log: Logger
  readonly clock: () => Instant
  /** Stored pictures and documents, by SHA-256. */
  readonly picture: FileStore
  readonly file: FileStore
  /** The menu of everybody who has no menu of their own. */
  readonly commands?: CommandMenus
  /** Lets one process poll at a time. */
  readonly lease?: Lease | undefined
  /** A group was found under another id; whoever keeps addresses should change it. */
  readonly moved?: (move: Move) => Promise<void>
  /** Shows "typing…" in private chats as soon as a message is stored. */
  readonly showsTyping?: boolean
  readonly patience?: Partial<Patience>
}

export interface TelegramChannel extends Channel {
  readonly name: 'telegram'
  /** Our own name, for deep links; `undefined` until Telegram was reached for the first time. */
  readonly username: string | undefined
  /** The door for Telegram's own deliveries, where a webhook is configured. */
  readonly webhook?: (request: Request) => Promise<Response>
  /** Sets the command menu of one chat; rejects when Telegram does not take it. */
  setCommands(chat: string, menus: CommandMenus): Promise<void>
}

const TELEGRAM = 'https://api.telegram.org'
/** Telegram refuses longer toasts. */
const TOAST_MAX = 200

/** Opens the channel. Resolves after the first contact or its failure; from then on it keeps trying by itself. */
export async function connectTelegram(options: TelegramOptions): Promise<TelegramChannel> {
  const { token, log, clock, webhook } = options
  const apiRoot = (options.apiRoot ?? TELEGRAM).replace(/\/+$/, '')
  const patience = { ...PATIENCE, ...options.patience }
  const patienceMs = patience.callMs
  const api = new Api(token, { apiRoot, fetch: carrierTo(apiRoot) }).raw
  const health = createHealthRecord(clock)
  const closing = new AbortController()
  const onMoved = (move: Move) => void tellMoved(options, move)
  const taps = openTapAnswers()
  let me: Me | undefined

  const take = createTake({
    ...{ api, health, clock, log, patienceMs, onMoved },
    intake: options.intake,
    inline: options.inline,
    showsTyping: options.showsTyping ?? false,
    me: () => me,
  })
  const sending = watched(
    createSender({
      ...{ api, patienceMs, onMoved },
      pictures: createPictures({ db: options.db, store: options.picture, log }),
      documents: options.file,
      onBadPicture: (why) => log.warn({ why }, 'a picture was left out'),
    }),
  )
  const receiver = await startReceiver({
    ...{ api, take, webhook, health, patience, log },
    commands: options.commands,
    lease: options.lease,
    closing: closing.signal,
    onIdentified: (found) => {
      me = found
    },
  })
  const stopIntake = async () => {
    closing.abort()
    await receiver.ended
    if (health.read().state !== 'stopped') health.become('standby')
  }
  const isOpen = () => me !== undefined && !closing.signal.aborted

  return {
    name: 'telegram',
    capabilities,
    get username() {
      return me?.username
    },
    send: sending.perform,
    acknowledge: async ({ messageId }: Incoming, toast) => {
      if (!messageId.startsWith(TAP_PREFIX)) return
      const answer = { callback_query_id: messageId.slice(TAP_PREFIX.length), ...toastOf(toast) }
      if (taps.give(answer)) return
      await bestEffort(log, 'answerCallbackQuery', () => api.answerCallbackQuery(answer, timeLimit(patienceMs)))
    },
    fetchMedia: (handle, maxBytes) => fetchMedia({ api, apiRoot, token, patienceMs }, handle, maxBytes),
    setCommands: (chat, menus) => setCommands(api, chat, menus, patienceMs),
    health: health.read,
    ...(webhook && { webhook: createWebhook({ secret: webhook.secret, take, taps, isOpen, log }) }),
    stopIntake,
    close: async () => {
      await stopIntake()
      await sending.settled()
      health.become('stopped')
    },
  }
}

function toastOf(toast: string | undefined): { text?: string } {
  return toast ? { text: toast.slice(0, TOAST_MAX).toWellFormed() } : {}
}

/** Work that can be waited for by somebody who did not ask for it. */
function watched<Argument, Result>(work: (argument: Argument) => Promise<Result>) {
  const underWay = new Set<Promise<Result>>()
  return {
    perform: async (argument: Argument): Promise<Result> => {
      const result = work(argument)
      underWay.add(result)
      try {
        return await result
      } finally {
        underWay.delete(result)
      }
    },
    settled: () => Promise.allSettled(underWay),
  }
}

async function tellMoved({ moved, log }: TelegramOptions, move: Move): Promise<void> {
  try {
    await moved?.(move)
  } catch (error) {
    log.error({ code: errorCode(error) }, 'the new id of a group could not be stored')
  }
}
