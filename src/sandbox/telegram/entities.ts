/** Texts as Telegram stores them: parsed, trimmed, measured, and with links and commands found. */
import type { MessageEntity } from 'grammy/types'
import { type Formatted, parseError, parseHtml } from './html.ts'
import { parseMarkdownV2 } from './markdown-v2.ts'
import { badRequest } from './refusal.ts'

const TEXT_MAX = 4096
const CAPTION_MAX = 1024

/** How the bot asked for formatting: a parse mode, or entities of its own. */
export interface Formatting {
  readonly mode: string | undefined
  readonly entities: unknown
}

/** The text of a message; refuses an empty and a too long one. The limit counts after parsing. */
export function messageText(source: string | undefined, formatting: Formatting): Formatted {
  const formatted = format(source ?? '', formatting)
  if (formatted.text === '') throw badRequest('message text is empty')
  if (formatted.text.length > TEXT_MAX) throw badRequest('message is too long')
  return formatted
}

/** A caption, which may be empty. */
export function captionText(source: string | undefined, formatting: Formatting): Formatted {
  const formatted = format(source ?? '', formatting)
  if (formatted.text.length > CAPTION_MAX) throw badRequest('message caption is too long')
  return formatted
}

export interface Caption {
  caption?: string
  caption_entities?: MessageEntity[]
}

/** The caption fields of a message; none if it is empty. */
export function captionFields({ text, entities }: Formatted): Caption {
  if (text === '') return {}
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) }
}

/** What a person typed: nothing is markup, but commands, mentions and links are found. */
export function typedText(source: string): Formatted {
  return tidy({ text: source, entities: [] })
}

function format(source: string, { mode = '', entities }: Formatting): Formatted {
  switch (mode.toLowerCase()) {
    case '':
      return tidy({ text: source, entities: givenEntities(entities, source) })
    case 'html':
      return tidy(parseHtml(source))
    case 'markdownv2':
      return tidy(parseMarkdownV2(source))
    default:
      throw badRequest('unsupported parse_mode')
  }
}

function givenEntities(value: unknown, text: string): MessageEntity[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw parseError('MessageEntities must be an Array')
  for (const { offset, length } of value as MessageEntity[]) {
    if (!Number.isInteger(offset) || offset < 0) throw badRequest('receive an entity with incorrect offset')
    if (!Number.isInteger(length) || length < 0) throw badRequest('receive an entity with incorrect length')
    if (offset + length > text.length) {
      throw badRequest('entity begins in a middle of a UTF-16 symbol or ends after the end of the text')
    }
  }
  return value
}

/** Trims like Telegram, moves the entities along, adds those that it finds by itself, and sorts: outer ones first. */
function tidy({ text, entities }: Formatted): Formatted {
  const normal = text.replaceAll('\0', ' ')
  const trimmed = normal.trim()
  const start = normal.indexOf(trimmed)
  const moved = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0)
    const to = Math.min(entity.offset + entity.length - start, trimmed.length)
    return to > from ? [{ ...entity, offset: from, length: to - from }] : []
  })
  const all = [...moved, ...found(trimmed, moved)]
  return { text: trimmed, entities: all.sort((one, other) => one.offset - other.offset || other.length - one.length) }
}

type FoundType = 'bot_command' | 'mention' | 'hashtag' | 'email' | 'url'

const FINDERS: readonly (readonly [FoundType, RegExp])[] = [
  [
    'url',
    /(?<![\w@.])(?:https?:\/\/[^\s<>"]+[^\s<>".,:;!?)\]]|(?:[a-z\d-]+\.)+(?:com|org|net|id|me|io|gov)(?:\/[^\s<>"]*[^\s<>".,:;!?)\]])?)(?![\w@])/gi,
  ],
  ['email', /(?<![\w.])[\w.+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}/gi],
  ['bot_command', /(?<![\w/@<>])\/[a-z\d_]{1,64}(?:@[a-z]\w{4,31})?(?![\w/@<>])/gi],
  ['mention', /(?<![\w@/])@[a-z]\w{3,31}(?!\w)/gi],
  ['hashtag', /(?<![\w#])#(?=[\p{L}\d_]*\p{L})[\p{L}\d_]{1,256}/gu],
]

/** Code and links are left alone, and what one finder took the next one does not take again. */
function found(text: string, given: readonly MessageEntity[]): MessageEntity[] {
  const taken: MessageEntity[] = given.filter(({ type }) => ['code', 'pre', 'text_link', 'text_mention'].includes(type))
  const result: MessageEntity[] = []
  for (const [type, pattern] of FINDERS) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length }
      if ([...taken, ...result, ...given].some((other) => overlaps(other, entity, given))) continue
      result.push(entity)
    }
  }
  return result
}

/** Bold around a link is fine; a link inside code, or half inside anything, is not. */
function overlaps(other: MessageEntity, entity: MessageEntity, given: readonly MessageEntity[]): boolean {
  const start = Math.max(other.offset, entity.offset)
  const end = Math.min(other.offset + other.length, entity.offset + entity.length)
  if (start >= end) return false
  const isStyle = given.includes(other) && !['code', 'pre', 'text_link', 'text_mention'].includes(other.type)
  return !isStyle
}
