/** From updates to the durable inbox; what is not for the inbox is done on the way. */
import { strict as assert } from 'node:assert'
import type { RawApi } from 'grammy'
import type { Logger } from 'pino'
import type { Instant } from '#core/calendar.ts'
import type { Incoming, Intake } from '../channel.ts'
import type { Me } from './content.ts'
import { failureOf } from './failure.ts'
import type { HealthRecord } from './health.ts'
import { type InlineAnswer, type InlineRequest, inlinePayload, inlineRequest } from './inline.ts'
import { errorCode } from './poll.ts'
import { type Move, receive } from './receive.ts'
import { timeLimit } from './time-limit.ts'
import type { InlineQuery } from './update.ts'

export interface TakeOptions {
  readonly api: RawApi
  readonly intake: Intake
  readonly inline: ((request: InlineRequest) => Promise<InlineAnswer>) | undefined
  readonly onMoved: (move: Move) => void
  readonly showsTyping: boolean
  readonly health: HealthRecord
  /** Who we are, once it is known; nothing is taken before. */
  readonly me: () => Me | undefined
  readonly clock: () => Instant
  readonly patienceMs: number
  readonly log: Logger
}

/** Resolves when everything in the updates that must last is committed. */
export function createTake(options: TakeOptions): (updates: readonly unknown[]) => Promise<void> {
  const { health, clock, log } = options
  let malformed = 0
  return async (updates) => {
    const me = options.me()
    assert(me, 'updates come only after our name is known')
    const now = clock()
    const { state, since } = health.read()
    const reception = { me, now, listeningSince: state === 'open' ? since : now }
    const received = updates.map((update) => receive(update, reception))
    for (const { malformed: fields } of received) {
      if (fields === undefined) continue
      malformed += 1
      log.warn({ fields, soFar: malformed }, 'a malformed update was left out')
    }
    const events = received.flatMap((one) => one.events)
    if (events.length > 0) {
      await options.intake(events)
      health.heard()
    }
    for (const { moved, inlineQuery } of received) {
      if (moved) options.onMoved(moved)
      if (inlineQuery) void answerInline(options, inlineQuery)
    }
    if (options.showsTyping) for (const event of events) void showTyping(options, event)
  }
}

/** Never rejects: who typed has long typed on. */
async function answerInline({ api, inline, patienceMs, log }: TakeOptions, query: InlineQuery): Promise<void> {
  if (!inline) return
  let answer: InlineAnswer
  try {
    answer = await inline(inlineRequest(query))
  } catch (error) {
    log.error({ code: errorCode(error) }, 'an inline query could not be answered')
    return
  }
  await bestEffort(log, 'answerInlineQuery', () =>
    api.answerInlineQuery(inlinePayload(query, answer), timeLimit(patienceMs)),
  )
}

async function showTyping({ api, patienceMs, log }: TakeOptions, { group, address, input }: Incoming): Promise<void> {
  // A tapped button shows by itself that something is going on.
  if (group || input.kind === 'membership' || input.kind === 'tap') return
  await bestEffort(log, 'sendChatAction', () =>
    api.sendChatAction({ chat_id: Number(address.chat), action: 'typing' }, timeLimit(patienceMs)),
  )
}

/** For calls that nobody waits for and that are not worth a second try. */
export async function bestEffort(log: Logger, call: string, perform: () => Promise<unknown>): Promise<void> {
  try {
    await perform()
  } catch (error) {
    log.debug({ call, failure: failureOf(error).kind }, 'a courtesy call failed')
  }
}
