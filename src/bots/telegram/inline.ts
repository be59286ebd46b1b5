/** Inline mode: what somebody gets to choose from who types our name and some words in any chat. */
import type { InlineQueryResultArticle, Opts } from 'grammy/types'
import type { LinkChoice } from '../channel.ts'
import type { Markup } from '../markup.ts'
import { htmlPieces } from './html.ts'
import { keyboardsOf } from './keyboard.ts'
import { capabilities } from './render.ts'
import type { InlineQuery } from './update.ts'

export interface InlineRequest {
  readonly text: string
  /** What the former page said comes next; empty at first. */
  readonly offset: string
  /** Telegram user id of who is typing. */
  readonly senderId: string
}

export interface InlineAnswer {
  readonly results: readonly InlineResult[]
  /** Leads to the next page; left out on the last one. */
  readonly nextOffset?: string
}

/** One thing to share. */
interface InlineResult {
  readonly id: string
  readonly title: string
  readonly description: string
  /** What is posted when it is chosen; cut at the limit of one message. */
  readonly text: Markup
  readonly link?: LinkChoice
  /** A public address of a small picture. */
  readonly thumbnailUrl?: string
}

const RESULTS_MAX = 50
/** Prices and stock change, so nobody gets old answers for long. */
const CACHE_SECONDS = 30

/** What a query asks. */
export function inlineRequest({ from, query, offset }: InlineQuery): InlineRequest {
  return { text: query, offset, senderId: String(from.id) }
}

/** The answer as `answerInlineQuery` takes it. It may depend on who asks, so Telegram must not show it to others. */
export function inlinePayload(
  { id }: InlineQuery,
  { results, nextOffset = '' }: InlineAnswer,
): Opts<'answerInlineQuery'> {
  return {
    inline_query_id: id,
    results: results.slice(0, RESULTS_MAX).flatMap(articleOf),
    next_offset: nextOffset,
    cache_time: CACHE_SECONDS,
    is_personal: true,
  }
}

function articleOf(result: InlineResult): InlineQueryResultArticle[] {
  const [html] = htmlPieces(result.text, capabilities.textMax)
  if (html === undefined) return []
  const [keyboard] = keyboardsOf(result.link ? [[result.link]] : [], undefined).keyboards
  const content = { message_text: html, parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const
  const { id, title, description, thumbnailUrl } = result
  return [
    {
      type: 'article',
      id,
      title,
      description,
      input_message_content: content,
      ...(keyboard && { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } }),
      ...(thumbnailUrl !== undefined && { thumbnail_url: thumbnailUrl }),
    },
  ]
}
