/** Inline results: what a bot may offer, and what a chosen one looks like in a chat. */
import type { InlineQueryResult, InputMessageContent } from 'grammy/types'
import { captionFields, captionText, messageText } from './entities.ts'
import { documentOf, photoSizes } from './files.ts'
import { readInlineMarkup } from './keyboards.ts'
import { readUpload } from './methods/sending.ts'
import { paramsOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Content } from './rooms.ts'
import type { BotAccount, World } from './state.ts'

const RESULTS_MAX = 50

/** Checks a bot's offer as Telegram does before it shows anything. */
export function readResults(value: unknown): InlineQueryResult[] {
  if (!Array.isArray(value)) throw badRequest("can't parse inline query results JSON object")
  if (value.length > RESULTS_MAX) throw badRequest('RESULTS_TOO_MUCH')
  const ids = value.map(({ id }) => String(id ?? ''))
  if (ids.some((id) => id === '' || Buffer.byteLength(id) > 64)) throw badRequest('RESULT_ID_INVALID')
  if (new Set(ids).size < ids.length) throw badRequest('RESULT_ID_DUPLICATE')
  return value.map(checkResult)
}

function checkResult(result: InlineQueryResult): InlineQueryResult {
  if (result.type === 'article' && !result.title?.trim()) throw badRequest('ARTICLE_TITLE_EMPTY')
  if ('input_message_content' in result && result.input_message_content) inputContent(result.input_message_content)
  else if (result.type === 'article') throw badRequest('message_text is empty')
  if ('caption' in result) captionText(result.caption, formatting(result.parse_mode, result.caption_entities))
  const markup = readInlineMarkup(result.reply_markup)
  return markup ? { ...result, reply_markup: markup } : result
}

function formatting(mode: string | undefined, entities: unknown) {
  return { mode, entities }
}

function inputContent(input: InputMessageContent): Content {
  if ('message_text' in input) {
    const { text, entities } = messageText(input.message_text, formatting(input.parse_mode, input.entities))
    return { text, ...(entities.length > 0 && { entities }) }
  }
  if ('phone_number' in input) return { contact: { phone_number: input.phone_number, first_name: input.first_name } }
  if ('latitude' in input) return { location: { latitude: input.latitude, longitude: input.longitude } }
  throw badRequest('this kind of input_message_content is not supported here')
}

/** The message that a chosen result becomes; pictures by address are fetched now. */
export async function resultContent(world: World, bot: BotAccount, result: InlineQueryResult): Promise<Content> {
  const markup = result.reply_markup && { reply_markup: result.reply_markup }
  if ('input_message_content' in result && result.input_message_content) {
    return { ...inputContent(result.input_message_content), ...markup }
  }
  const call = { world, bot, params: paramsOf({}) }
  if (result.type === 'photo') {
    const file = await readUpload(call, 'photo', 'photo_file_id' in result ? result.photo_file_id : result.photo_url)
    return { photo: photoSizes(world, bot, file), ...captionOf(result), ...markup }
  }
  if (result.type === 'document') {
    const source = 'document_file_id' in result ? result.document_file_id : result.document_url
    return { document: documentOf(await readUpload(call, 'document', source)), ...captionOf(result), ...markup }
  }
  throw badRequest(`results of type ${result.type} are not supported here`)
}

function captionOf(result: { caption?: string; parse_mode?: string; caption_entities?: unknown }) {
  return captionFields(captionText(result.caption, formatting(result.parse_mode, result.caption_entities)))
}
