/** Answers to what people touch or type: pressed buttons and inline queries. */
import { readResults } from '../inline.ts'
import { badRequest } from '../refusal.ts'
import { QUERY_LIFETIME_MS, type QueryAnswer } from '../state.ts'
import type { Call, Methods } from './call.ts'

const TOAST_MAX = 200

export const answering = {
  answerCallbackQuery: (call) => {
    const { params } = call
    const text = params.text('text')
    if (text !== undefined && text.length > TOAST_MAX) throw badRequest('MESSAGE_TOO_LONG')
    settle(call, params.text('callback_query_id'), {
      kind: 'callback',
      alert: params.flag('show_alert'),
      ...(text && { text }),
    })
    return true
  },

  answerInlineQuery: (call) => {
    const { params } = call
    const results = readResults(params.nested('results'))
    const nextOffset = params.text('next_offset') ?? ''
    if (Buffer.byteLength(nextOffset) > 64) throw badRequest('NEXT_OFFSET_INVALID')
    const button = params.nested('button') as { text: string; start_parameter?: string } | undefined
    settle(call, params.text('inline_query_id'), {
      kind: 'inline',
      results,
      nextOffset,
      ...(button && { button: buttonAbove(button) }),
    })
    return true
  },
} satisfies Methods

function buttonAbove({ text, start_parameter }: { text: string; start_parameter?: string }) {
  return { text, ...(start_parameter !== undefined && { startParameter: start_parameter }) }
}

/** Gives the answer to the phone that waits for it; refuses a late one and a second one. */
function settle({ world, bot }: Pick<Call, 'world' | 'bot'>, id: string | undefined, answer: QueryAnswer): void {
  const query = id === undefined ? undefined : world.memory.queries.get(id)
  const isOpen = query?.botId === bot.user.id && !query.answered && world.now() - query.askedAt <= QUERY_LIFETIME_MS
  if (!query || !isOpen) throw badRequest('query is too old and response timeout expired or query ID is invalid')
  query.answered = true
  world.touched()
  world.waiting.get(id ?? '')?.(answer)
}
