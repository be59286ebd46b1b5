/** The door at which Telegram hands in updates itself, in the shape of fetch, for any web framework. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Logger } from 'pino'
import { errorCode } from './poll.ts'
import type { TapAnswers } from './tap-answers.ts'

export interface WebhookOptions {
  readonly secret: string
  /** Resolves when the update is committed. */
  readonly take: (updates: readonly unknown[]) => Promise<void>
  readonly taps: TapAnswers
  /** May updates come in now? Before we know our own name and after closing time they may not. */
  readonly isOpen: () => boolean
  readonly log: Logger
}

/** Far above any real update; what is longer is none. */
const BODY_MAX_BYTES = 4 * 1024 * 1024

/**
 * Answers one request: 200 only after the commit, so that Telegram tries again otherwise. An update that makes no sense
 * is answered 200 too: it would make no more sense the next time.
 */
export function createWebhook({
  secret,
  take,
  taps,
  isOpen,
  log,
}: WebhookOptions): (request: Request) => Promise<Response> {
  const expected = digest(secret)
  return async (request) => {
    const given = request.headers.get('x-telegram-bot-api-secret-token') ?? ''
    if (!timingSafeEqual(digest(given), expected)) return answer(401, 'wrong secret')
    if (request.method !== 'POST') return answer(405, 'only POST')
    if (!isOpen()) return answer(503, 'not open')
    const body = await textOf(request)
    if (body === undefined) return answer(413, 'too large')
    const update = parse(body)
    if (update === undefined) return answer(400, 'not an update')
    try {
      const tapAnswer = await taps.during(update, () => take([update]))
      if (tapAnswer) return asReply({ method: 'answerCallbackQuery', ...tapAnswer })
    } catch (error) {
      log.error({ code: errorCode(error) }, 'an update could not be stored')
      return answer(503, 'not stored')
    }
    return answer(200, '')
  }
}

/** The body, read no further than it may be long; nothing when it is longer. */
async function textOf(request: Request): Promise<string | undefined> {
  const told = request.headers.get('content-length')
  if (told === null) return textOfStream(request.body)
  if (Number(told) > BODY_MAX_BYTES) return undefined
  // HTTP reads no more than it was told; in one piece it costs a fifth of what it costs in pieces.
  return request.text()
}

async function textOfStream(body: Request['body']): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > BODY_MAX_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined // what is no JSON is no update, whatever is wrong with it
  }
}

/** Telegram makes the call that stands in an answer. */
function asReply(call: { readonly method: string }): Response {
  return new Response(JSON.stringify(call), { status: 200, headers: { 'content-type': 'application/json' } })
}

/** Digests are of equal length, as the comparison needs. */
function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest()
}

function answer(status: number, body: string): Response {
  return new Response(body, { status })
}
