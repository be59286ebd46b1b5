/** Choices as inline keyboards, within Telegram's limits. Pure. */
import { strict as assert } from 'node:assert'
import type { InlineKeyboardButton } from 'grammy/types'
import type { Choice, LinkChoice } from '../channel.ts'
import { plain, withoutMarks } from '../markup.ts'
import { cutOf } from './html.ts'

export type Keyboard = readonly (readonly InlineKeyboardButton[])[]

const ROW_MAX = 8
const KEYBOARD_MAX = 100
/** Phones show about 30 characters of a button; what is far beyond that only fills the message's limit. */
const LABEL_MAX = 64

/** The start of a `LinkChoice.url` that opens a chat to share into, with what follows already typed. */
const INLINE_PREFIX = 'tg-inline:'

/**
 * The choices as keyboards, of which all but the first need a message of their own, and the links that Telegram would
 * not open from a button. Callback data is `token:index`; the index counts over all rows, links included.
 */
export function keyboardsOf(
  rows: readonly (readonly (Choice | LinkChoice)[])[],
  token: string | undefined,
): { readonly keyboards: readonly Keyboard[]; readonly bareLinks: readonly LinkChoice[] } {
  const bareLinks: LinkChoice[] = []
  let index = -1
  const buttons = rows.map((row) =>
    row.flatMap((choice) => {
      index += 1
      if (!('url' in choice) || opens(choice.url)) return [buttonOf(choice, index, token)]
      bareLinks.push(choice)
      return []
    }),
  )
  return { keyboards: chunks(buttons.flatMap((row) => inPieces(row, ROW_MAX))), bareLinks }
}

function buttonOf(choice: Choice | LinkChoice, index: number, token: string | undefined): InlineKeyboardButton {
  const text = labelOf(choice.label)
  if (!('url' in choice)) {
    assert(token !== undefined, 'choices need a token under which their taps come back')
    return { text, callback_data: `${token}:${index}` }
  }
  const { url } = choice
  return url.startsWith(INLINE_PREFIX) ? { text, switch_inline_query: url.slice(INLINE_PREFIX.length) } : { text, url }
}

/** Labels are no markup, and hold names from outside. */
function labelOf(label: string): string {
  const text = withoutMarks(plain(label.toWellFormed())).replace(/\s+/g, ' ').trim()
  if (text === '') return '⋯'
  return text.length > LABEL_MAX ? `${text.slice(0, cutOf(text, LABEL_MAX - 1))}…` : text
}

/** Telegram opens the web and its own links; a host without a dot (localhost) is no address to it. */
function opens(url: string): boolean {
  if (url.startsWith(INLINE_PREFIX)) return true
  const { protocol, hostname = '' } = URL.parse(url) ?? {}
  return protocol === 'tg:' || ((protocol === 'https:' || protocol === 'http:') && hostname.includes('.'))
}

function inPieces<T>(row: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(row.length / size) }, (_, piece) => row.slice(piece * size, (piece + 1) * size))
}

/** Whole rows, up to a keyboard's limit each. */
function chunks(rows: readonly (readonly InlineKeyboardButton[])[]): Keyboard[] {
  const keyboards: InlineKeyboardButton[][][] = []
  for (const row of rows) {
    const last = keyboards.at(-1)
    if (last && last.flat().length + row.length <= KEYBOARD_MAX) last.push([...row])
    else keyboards.push([[...row]])
  }
  return keyboards
}
