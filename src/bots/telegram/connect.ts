/**
 * Telegram, open for business: grammY's client below, the channel port above. Receives by long polling or webhook, one
 * receiver at a time; sending needs no turn and works from every process.
 */
import { Api } from 'grammy'
import type { Logger } from 'pino'
import type { Instant } from '#core/calendar.ts'
import type { Db } from '#db/client.ts'
import type { Channel, Delivery, Incoming, Intake } from '../channel.ts'
import { type CommandMenus, setCommands } from './commands.ts'
import type { Me } from './content.ts'
import { failureOf } from './failure.ts'
import { createHealthRecord } from './health.ts'
import type { InlineAnswer, InlineRequest } from './inline.ts'
import { bestEffort, createTake } from './intake.ts'
import { fetchMedia } from './media.ts'
import { PATIENCE, type Patience, pause, pauseAfter } from './patience.ts'
import { createPictures, type FileStore } from './pictures.ts'
import { errorCode, poll, type Trouble, troubleOf } from './poll.ts'
import { type Move, TAP_PREFIX } from './receive.ts'
import { capabilities } from './render.ts'
import { createSender } from './send.ts'
import { timeLimit } from './time-limit.ts'
import { WANTED_UPDATES } from './update.ts'
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

export interface Lease {
  /** Resolves when this process is the holder. */
  hold(name: string): Promise<{ release(): Promise<void>; readonly lost: AbortSignal }>
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
const LEASE = 'telegram-poller'
/** Telegram cuts off longer toasts with an error. */
const TOAST_MAX = 200

/** Opens the channel. Resolves after the first contact or its failure; from then on it keeps trying by itself. */
export async function connectTelegram(options: TelegramOptions): Promise<TelegramChannel> {
  const { token, log, clock } = options
  const apiRoot = (options.apiRoot ?? TELEGRAM).replace(/\/+$/, '')
  const patience = { ...PATIENCE, ...options.patience }
  const api = new Api(token, { apiRoot }).raw
  const health = createHealthRecord(clock)
  const closing = new AbortController()
  const onMoved = (move: Move) => void tellMoved(options, move)
  let me: Me | undefined

  const take = createTake({
    api,
    intake: options.intake,
    inline: options.inline,
    onMoved,
    showsTyping: options.showsTyping ?? false,
    health,
    me: () => me ?? { id: 0, username: '' },
    clock,
    patienceMs: patience.callMs,
    log,
  })
  const sendNow = createSender({
    api,
    pictures: createPictures({ db: options.db, store: options.picture, log }),
    documents: options.file,
    patienceMs: patience.callMs,
    onMoved,
    onBadPicture: (why) => log.warn({ why }, 'a picture was left out'),
  })
  const sending = new Set<Promise<unknown>>()
  const send = (delivery: Delivery) => {
    const sent = sendNow(delivery)
    sending.add(sent)
    const done = () => void sending.delete(sent)
    sent.then(done, done)
    return sent
  }

  const identify = async () => {
    const { id, username } = await api.getMe(timeLimit(patience.callMs))
    me = { id, username }
  }
  const openWebhook = async ({ url, secret }: NonNullable<TelegramOptions['webhook']>) => {
    const wanted = { url, secret_token: secret, allowed_updates: WANTED_UPDATES }
    await api.setWebhook(wanted, timeLimit(patience.callMs))
    health.become('open')
  }
  const greet = async () => {
    if (options.commands) await setCommands(api, undefined, options.commands, patience.callMs)
  }
  const insistOn = (work: () => Promise<void>, already = 0) =>
    insist({ work, already, patience, signal: closing.signal, onTrouble: (trouble) => note(trouble) })
  const note = ({ words, isFinal }: Trouble) => {
    log.warn({ trouble: words }, 'Telegram is in trouble')
    health.become(isFinal ? 'stopped' : 'closed', words)
  }

  const run = async (failed: number) => {
    if (!me && !(await insistOn(identify, failed))) return
    void bestEffort(log, 'setMyCommands', greet)
    const { webhook } = options
    if (webhook) await insistOn(() => openWebhook(webhook))
    else
      await pollInTurn(options.lease, closing.signal, log, (stop, lost) =>
        poll({ api, take, health, patience, log, stop, lost }),
      )
  }
  const firstFailure = await troubleIn(identify)
  if (firstFailure) note(firstFailure)
  const receiving = firstFailure?.isFinal ? Promise.resolve() : run(firstFailure ? 1 : 0)
  const running = receiving.catch((error) => {
    log.fatal({ code: errorCode(error) }, 'receiving from Telegram broke down')
    health.become('stopped', 'Receiving from Telegram broke down; the log says where.')
  })

  const stopIntake = async () => {
    closing.abort()
    await running
    if (health.read().state !== 'stopped') health.become('stopped')
  }
  return {
    name: 'telegram',
    capabilities,
    get username() {
      return me?.username
    },
    send,
    acknowledge: async ({ messageId }: Incoming, toast) => {
      if (!messageId.startsWith(TAP_PREFIX)) return
      const answer = {
        callback_query_id: messageId.slice(TAP_PREFIX.length),
        ...(toast && { text: toast.slice(0, TOAST_MAX).toWellFormed() }),
      }
      await bestEffort(log, 'answerCallbackQuery', () => api.answerCallbackQuery(answer, timeLimit(patience.callMs)))
    },
    fetchMedia: (handle, maxBytes) =>
      fetchMedia({ api, apiRoot, token, patienceMs: patience.callMs }, handle, maxBytes),
    setCommands: (chat, menus) => setCommands(api, chat, menus, patience.callMs),
    health: health.read,
    ...(options.webhook && {
      webhook: createWebhook({
        secret: options.webhook.secret,
        take,
        isOpen: () => me !== undefined && !closing.signal.aborted,
        log,
      }),
    }),
    stopIntake,
    close: async () => {
      await stopIntake()
      await Promise.allSettled(sending)
    },
  }
}

async function tellMoved({ moved, log }: TelegramOptions, move: Move): Promise<void> {
  try {
    await moved?.(move)
  } catch (error) {
    log.error({ code: errorCode(error) }, 'the new id of a group could not be stored')
  }
}

async function troubleIn(work: () => Promise<void>): Promise<Trouble | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return troubleOf(failureOf(error))
  }
}

interface Insistence {
  readonly work: () => Promise<void>
  /** How often it has failed so far. */
  readonly already: number
  readonly patience: Patience
  readonly signal: AbortSignal
  readonly onTrouble: (trouble: Trouble) => void
}

/** Tries until it works: false when it never will, or when nobody wants it any more. */
async function insist({ work, already, patience, signal, onTrouble }: Insistence): Promise<boolean> {
  for (let failures = already; !signal.aborted; ) {
    if (failures > 0) await pause(pauseAfter(failures, patience), signal)
    if (signal.aborted) break
    const trouble = await troubleIn(work)
    if (!trouble) return true
    onTrouble(trouble)
    if (trouble.isFinal) break
    failures += 1
  }
  return false
}

/** Polls whenever it is this process's turn. */
async function pollInTurn(
  lease: Lease | undefined,
  closing: AbortSignal,
  log: Logger,
  pollUntil: (stop: AbortSignal, lost?: AbortSignal) => Promise<'stopped' | 'unauthorised'>,
): Promise<void> {
  if (!lease) return void (await pollUntil(closing))
  while (!closing.aborted) {
    const turn = await holdUnless(lease, closing, log)
    if (!turn) continue
    const end = await pollUntil(AbortSignal.any([closing, turn.lost]), turn.lost)
    await turn.release()
    if (end === 'unauthorised') return
  }
}

const LEASE_PAUSE_MS = 5_000

/** The lease, unless the house closes while somebody else has it. */
async function holdUnless(lease: Lease, closing: AbortSignal, log: Logger) {
  const held = lease.hold(LEASE)
  const closed = new Promise<undefined>((resolve) => {
    closing.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  try {
    const turn = await Promise.race([held, closed])
    if (!turn) void held.then((late) => late.release()).catch(() => undefined) // it ends by itself as well
    return turn
  } catch (error) {
    log.warn({ code: errorCode(error) }, 'the lease for polling could not be asked for')
    await pause(LEASE_PAUSE_MS, closing)
    return undefined
  }
}
