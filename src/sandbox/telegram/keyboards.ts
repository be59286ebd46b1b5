/** Reply markup as Telegram checks it: limits, and the words it refuses with. */
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import type { PhoneButton } from '../phone.ts'
import { badRequest } from './refusal.ts'
import type { ReplyKeyboard, StoredMessage } from './state.ts'

/** In bytes of UTF-8, not characters. */
const CALLBACK_DATA_MAX_BYTES = 64
const INLINE_BUTTONS_MAX = 100

export interface Markup {
  readonly inline?: InlineKeyboardMarkup
  readonly reply?: ReplyKeyboard
}

type Fields = Record<string, unknown>

/** Checks a `reply_markup`; an empty inline keyboard counts as none. */
export function readMarkup(value: unknown): Markup {
  if (value === undefined) return {}
  if (!isFields(value)) throw badRequest('object expected as reply markup')
  if ('inline_keyboard' in value) {
    const rows = readRows(value.inline_keyboard, 'inline_keyboard').map((row) => row.map(readInlineButton))
    if (rows.flat().length > INLINE_BUTTONS_MAX) throw badRequest('reply markup is too long')
    const filled = rows.filter((row) => row.length > 0)
    return filled.length > 0 ? { inline: { inline_keyboard: filled } } : {}
  }
  if ('keyboard' in value)
    return { reply: { ...value, keyboard: readRows(value.keyboard, 'keyboard').map(readKeyRow) } }
  if (value.remove_keyboard === true) return { reply: { remove_keyboard: true } }
  if (value.force_reply === true) return { reply: { force_reply: true } }
  return {}
}

/** Edits can only carry an inline keyboard. */
export function readInlineMarkup(value: unknown): InlineKeyboardMarkup | undefined {
  const { inline, reply } = readMarkup(value)
  if (reply) throw badRequest('inline keyboard expected')
  return inline
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readRows(value: unknown, field: string): Fields[][] {
  if (!Array.isArray(value)) throw badRequest(`field "${field}" must be of type Array`)
  return value.map((row) => {
    if (!Array.isArray(row)) throw badRequest(`field "${field}" must be an Array of Arrays`)
    return row.map((button) => (typeof button === 'string' ? { text: button } : button))
  })
}

function readKeyRow(row: Fields[]): { text: string }[] {
  return row.map((button) => ({ ...button, text: buttonText(button, 'keyboard button') }))
}

function buttonText(button: unknown, what: string): string {
  if (!isFields(button)) throw badRequest(`can't parse ${what}: KeyboardButton must be an Object`)
  if (button.text === undefined) throw badRequest(`can't parse ${what}: Can't find field "text"`)
  if (typeof button.text !== 'string') throw badRequest(`can't parse ${what}: Field "text" must be of type String`)
  return button.text
}

const INLINE_ACTIONS = [
  'url',
  'callback_data',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'login_url',
  'web_app',
  'callback_game',
  'pay',
]

function readInlineButton(button: Fields): InlineKeyboardButton {
  const text = buttonText(button, 'inline keyboard button')
  if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty')
  const { callback_data: data, url } = button
  if (!INLINE_ACTIONS.some((action) => button[action] !== undefined)) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  }
  if (url !== undefined) return { text, url: checkedUrl(url) }
  if (data !== undefined) return { text, callback_data: checkedData(data) }
  return { ...button, text } as InlineKeyboardButton
}

function checkedData(data: unknown): string {
  const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0
  if (typeof data !== 'string' || bytes < 1 || bytes > CALLBACK_DATA_MAX_BYTES) throw badRequest('BUTTON_DATA_INVALID')
  return data
}

/** Telegram opens the web and its own links; a host without a dot (localhost) is no address to it. */
function checkedUrl(value: unknown): string {
  const text = String(value)
  const parsed = URL.parse(text) ?? URL.parse(`http://${text}`)
  const isWeb = parsed?.protocol === 'http:' || parsed?.protocol === 'https:'
  if (isWeb && parsed.hostname.includes('.')) return text
  if (parsed?.protocol === 'tg:') return text
  throw badRequest(
    `inline keyboard button URL '${text}' is invalid: ${isWeb ? 'Wrong HTTP URL' : 'Unsupported URL protocol'}`,
  )
}

/** The buttons under a bubble as the person sees them; keys of a reply keyboard have nothing but a text. */
export function buttonsOf(stored: StoredMessage): PhoneButton[][] | undefined {
  const inline = stored.message.reply_markup?.inline_keyboard
  if (inline) return inline.map((row) => row.map(phoneButton))
  const { replyKeyboard } = stored
  if (!replyKeyboard || !('keyboard' in replyKeyboard)) return undefined
  return replyKeyboard.keyboard.map((row) => row.map((key) => ({ text: typeof key === 'string' ? key : key.text })))
}

function phoneButton(button: InlineKeyboardButton): PhoneButton {
  const { text } = button
  if ('callback_data' in button) return { text, data: button.callback_data }
  if ('url' in button) return { text, url: button.url }
  if ('web_app' in button) return { text, url: button.web_app.url }
  if ('switch_inline_query' in button) return { text, inlineQuery: button.switch_inline_query }
  if ('switch_inline_query_current_chat' in button)
    return { text, inlineQuery: button.switch_inline_query_current_chat }
  if ('switch_inline_query_chosen_chat' in button) {
    return { text, inlineQuery: button.switch_inline_query_chosen_chat.query ?? '' }
  }
  return { text }
}
