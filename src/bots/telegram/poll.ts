/**
 * Long polling with a durable inbox: updates are committed first and confirmed with the next poll. grammY's own
 * `bot.start()` confirms them before they are handled; whatever a crash leaves unconfirmed here comes again and is
 * recognised by its message id.
 *
 * The offset lives only from a batch to the poll that confirms it. Telegram keeps the position itself, and an old offset
 * could confirm what nobody has seen: after a week of silence update ids begin anew at any number.
 */

import type { RawApi } from 'grammy'
import type { Logger } from 'pino'
import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'
import { type Failure, failureOf } from './failure.ts'
import type { HealthRecord } from './health.ts'
import { type Patience, pause, pauseAfter } from './patience.ts'
import { timeLimit } from './time-limit.ts'
import { numbered, WANTED_UPDATES } from './update.ts'

export interface PollOptions {
  readonly api: RawApi
  /** Resolves when the updates are committed. */
  readonly take: (updates: readonly unknown[]) => Promise<void>
  readonly health: HealthRecord
  readonly patience: Patience
  readonly log: Logger
  /** The end: the house closes, or the lease is lost. */
  readonly stop: AbortSignal
  /** Fires only in the latter case: from then on every call would disturb the new holder. */
  readonly lost: AbortSignal | undefined
}

/** How long the answer to an open poll may be late, in milliseconds. */
const LATE_MS = 10_000

/** Polls until told to stop, or until Telegram no longer knows the token. */
export async function poll(options: PollOptions): Promise<'stopped' | 'unauthorised'> {
  const { health, patience, stop } = options
  let offset: number | undefined
  let failures = 0
  while (!stop.aborted) {
    const trouble = await round(options, offset, (next) => {
      offset = next
    })
    if (stop.aborted) break
    if (!trouble) {
      failures = 0
      health.become('open')
    } else if (trouble.isFinal) {
      health.become('stopped', trouble.what)
      return 'unauthorised'
    } else {
      failures += 1
      health.become('closed', trouble.what)
      await pause(Math.max(trouble.afterMs ?? 0, pauseAfter(failures, patience)), stop)
    }
  }
  if (offset !== undefined && !options.lost?.aborted) await confirm(options, offset)
  return 'stopped'
}

export interface Trouble {
  readonly what: ChannelTrouble
  readonly isFinal?: boolean
  readonly afterMs?: number
}

/** One poll and what comes of it. `confirmNext` is told what the following poll has to confirm. */
async function round(
  options: PollOptions,
  offset: number | undefined,
  confirmNext: (offset: number | undefined) => void,
): Promise<Trouble | undefined> {
  const { take, log, stop } = options
  const answer = await ask(options, offset)
  if ('failure' in answer) {
    if (stop.aborted) return undefined
    log.warn({ failure: answer.failure.kind }, 'polling Telegram failed')
    if (answer.failure.kind === 'conflict' && answer.failure.isWebhook) await removeWebhook(options)
    return troubleOf(answer.failure)
  }
  const { updates } = answer
  const last = updates.map((update) => numbered.safeParse(update).data?.update_id ?? -1).reduce(larger, -1)
  if (updates.length > 0 && last < 0) return { what: { code: 'unnumbered-updates' } }
  confirmNext(undefined)
  if (updates.length === 0) return undefined
  try {
    await take(updates)
  } catch (error) {
    log.error({ code: errorCode(error) }, 'updates could not be stored')
    return { what: { code: 'not-stored' } }
  }
  confirmNext(last + 1)
  return undefined
}

function larger(one: number, other: number): number {
  return Math.max(one, other)
}

type Answer = { readonly updates: readonly unknown[] } | { readonly failure: Failure }

/** An empty poll stays open, except the first: it shows at once whether there is a connection. */
async function ask({ api, health, patience, stop }: PollOptions, offset: number | undefined): Promise<Answer> {
  const waitMs = health.read().state === 'open' ? patience.pollMs : 0
  try {
    const wanted = { timeout: Math.floor(waitMs / 1000), limit: 100, allowed_updates: WANTED_UPDATES }
    const signal = timeLimit(waitMs + LATE_MS, stop)
    return { updates: await api.getUpdates({ ...wanted, ...(offset !== undefined && { offset }) }, signal) }
  } catch (error) {
    return { failure: failureOf(error) }
  }
}

/** Somebody set a webhook for this bot, or an earlier configuration did. */
async function removeWebhook({ api, patience, log }: PollOptions): Promise<void> {
  try {
    await api.deleteWebhook({}, timeLimit(patience.callMs))
  } catch (error) {
    log.warn({ failure: failureOf(error).kind }, 'the webhook could not be removed')
  }
}

/** What a failure to receive means for the operator. */
export function troubleOf(failure: Failure): Trouble {
  switch (failure.kind) {
    case 'unauthorised':
      return { what: { code: 'unknown-token' }, isFinal: true }
    case 'conflict':
      return { what: { code: failure.isWebhook ? 'webhook-set' : 'second-poller' } }
    case 'flood':
      return { what: { code: 'slow-down' }, afterMs: failure.afterMs }
    case 'unreachable':
      return { what: { code: 'unreachable', why: failure.why } }
    default:
      return { what: { code: 'refused', why: failure.kind } }
  }
}

/** The last batch is committed, so it need not come again after a restart. If this fails it does, and is recognised. */
async function confirm({ api, log }: PollOptions, offset: number): Promise<void> {
  try {
    await api.getUpdates({ offset, limit: 1, timeout: 0, allowed_updates: WANTED_UPDATES }, timeLimit(2_000))
  } catch (error) {
    log.debug({ failure: failureOf(error).kind }, 'the last updates stay unconfirmed')
  }
}

/** Database errors carry people's words in their message; their code does not. */
export function errorCode(error: unknown): string {
  const { code, cause } = (error ?? {}) as { readonly code?: unknown; readonly cause?: { readonly code?: unknown } }
  const found = code ?? cause?.code
  return typeof found === 'string' ? found : error instanceof Error ? error.name : 'unknown'
}
