/** Questions that a person's app puts to the bot and waits for: pressed buttons and inline queries. */
import { randomBytes } from 'node:crypto'
import type { InlineQueryResult } from 'grammy/types'
import type { PhoneButton, PhoneMessage } from '../../phone.ts'
import { resultContent } from '../inline.ts'
import { sender } from '../rooms.ts'
import { type BotAccount, openQuery, QUERY_LIFETIME_MS, type QueryAnswer } from '../state.ts'
import { enqueue } from '../updates.ts'
import { type Found, type Hand, show } from './hand.ts'
import { say, writingRoom } from './writing.ts'

/** What the bot offered for an inline query. */
export interface InlineAnswer {
  readonly results: readonly InlineQueryResult[]
  /** For the next page; empty when there is none. */
  readonly nextOffset: string
  /** Above the results; leads to the private chat. */
  readonly button?: { readonly text: string; readonly startParameter?: string }
}

/** Presses an inline button; the bot's toast or alert, or a rejection if it never answers. */
export async function pressButton(hand: Hand, { room, stored }: Found, data: string) {
  const { world, bot, user } = hand
  const buttons = stored.message.reply_markup?.inline_keyboard.flat() ?? []
  if (!buttons.some((button) => 'callback_data' in button && button.callback_data === data)) {
    throw new Error(`message ${stored.message.message_id} has no button with the data ${data}`)
  }
  const id = openQuery(world, bot)
  const answered = waitForAnswer(hand, id, 'callback')
  const origin = stored.inlineMessageId ? { inline_message_id: stored.inlineMessageId } : { message: stored.message }
  enqueue(world, bot, { callback_query: { id, from: sender(user), chat_instance: room.key, data, ...origin } })
  const { text, alert } = await answered
  return { alert, ...(text !== undefined && { text }) }
}

/** Types `@bot query`; rejects if the bot never answers. */
export async function askInline(hand: Hand, query: string, offset: string): Promise<InlineAnswer> {
  const { world, bot, user } = hand
  const id = openQuery(world, bot)
  const answered = waitForAnswer(hand, id, 'inline')
  enqueue(world, bot, { inline_query: { id, from: sender(user), query, offset, chat_type: 'sender' } })
  const { kind: _, ...answer } = await answered
  return answer
}

/** Posts an inline result in the person's own name. */
export async function chooseResult(
  hand: Hand,
  result: InlineQueryResult,
  query: string,
  chat?: string,
): Promise<PhoneMessage> {
  const { world, bot, user } = hand
  const room = writingRoom(hand, chat)
  const content = await resultContent(world, bot, result)
  const stored = say(hand, room, { ...content, via_bot: sender(bot.user) })
  // Only a message with buttons can be changed later, so only it gets an id for that.
  if (content.reply_markup) stored.inlineMessageId = randomBytes(18).toString('base64url')
  const inline_message_id = stored.inlineMessageId
  const chosen = { result_id: result.id, from: sender(user), query, ...(inline_message_id && { inline_message_id }) }
  if (bot.inlineFeedback) enqueue(world, bot, { chosen_inline_result: chosen })
  return show(hand, { room, stored })
}

/** The button with that label; throws if the message has none. */
export function buttonLabelled(message: PhoneMessage, label: string): PhoneButton {
  const button = message.buttons?.flat().find(({ text }) => text === label)
  if (!button) throw new Error(`message ${message.id} has no button "${label}"`)
  return button
}

/** The payload of a link that starts this very bot, empty without one; `undefined` for any other link. */
export function deepLinkPayload(url: string, { user }: BotAccount): string | undefined {
  const link = URL.parse(url) ?? URL.parse(`https://${url}`)
  const isWeb = link?.hostname === 't.me' || link?.hostname === 'telegram.me'
  const name = isWeb ? link.pathname.slice(1) : link?.protocol === 'tg:' ? link.searchParams.get('domain') : undefined
  if (name?.toLowerCase() !== user.username.toLowerCase()) return undefined
  return link?.searchParams.get('start') ?? ''
}

function waitForAnswer<Kind extends QueryAnswer['kind']>({ world }: Hand, queryId: string, kind: Kind) {
  return new Promise<QueryAnswer & { readonly kind: Kind }>((resolve, reject) => {
    const timer = setTimeout(() => {
      world.waiting.delete(queryId)
      reject(new Error(`the bot left a ${kind} query unanswered for ${QUERY_LIFETIME_MS / 1000} s`))
    }, QUERY_LIFETIME_MS)
    timer.unref()
    world.waiting.set(queryId, (answer) => {
      if (!isOfKind(answer, kind)) return
      clearTimeout(timer)
      world.waiting.delete(queryId)
      resolve(answer)
    })
  })
}

function isOfKind<Kind extends string, Answer extends { readonly kind: string }>(
  answer: Answer,
  kind: Kind,
): answer is Answer & { readonly kind: Kind } {
  return answer.kind === kind
}
