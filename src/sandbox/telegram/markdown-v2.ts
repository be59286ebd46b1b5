/** parse_mode MarkdownV2 as Telegram reads it, with its error texts. Block quotes by `>` are not supported. */
import type { MessageEntity } from 'grammy/types'
import { type Formatted, linkEntity, parseError } from './html.ts'

type Kind = 'Bold' | 'Italic' | 'Underline' | 'Strikethrough' | 'Spoiler' | 'Code' | 'Pre' | 'PreCode' | 'TextUrl'

interface OpenMark {
  readonly kind: Kind
  /** Index in the source, for errors. */
  readonly begin: number
  readonly offset: number
  readonly language?: string
}

const SIMPLE = {
  Bold: 'bold',
  Italic: 'italic',
  Underline: 'underline',
  Strikethrough: 'strikethrough',
  Spoiler: 'spoiler',
  Code: 'code',
} as const

const MARKS: Record<Kind, string> = {
  Bold: '*',
  Italic: '_',
  Underline: '__',
  Strikethrough: '~',
  Spoiler: '||',
  Code: '`',
  Pre: '```',
  PreCode: '```',
  TextUrl: ']',
}

const RESERVED = '_*[]()~`>#+-=|{}.!'

/** Text and entities of a MarkdownV2 message; refuses with Telegram's "can't parse entities". */
export function parseMarkdownV2(source: string): Formatted {
  const open: OpenMark[] = []
  const entities: MessageEntity[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    const inner = open.at(-1)
    const character = source.charAt(at)
    if (character === '\\' && isAscii(source.charCodeAt(at + 1))) {
      text += source.charAt(at + 1)
      at += 2
    } else if (!reservedInside(inner).includes(character)) {
      text += character
      at += 1
    } else if (inner && ends(inner.kind, source, at)) {
      open.pop()
      at += MARKS[inner.kind].length
      const link = inner.kind === 'TextUrl' ? readUrl(source, at) : undefined
      at = link?.next ?? at
      const entity = entityOf(inner, text, link?.url)
      if (entity) entities.push(entity)
    } else {
      const mark = begins(source, at, text.length)
      open.push(mark.open)
      at = mark.next
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) throw parseError(`Can't find end of ${unclosed.kind} entity`, { source, at: unclosed.begin })
  return { text, entities }
}

function isAscii(code: number): boolean {
  return code > 0 && code <= 126
}

function reservedInside(inner: OpenMark | undefined): string {
  return inner && ['Code', 'Pre', 'PreCode'].includes(inner.kind) ? '`' : RESERVED
}

function ends(kind: Kind, source: string, at: number): boolean {
  // `__` inside italics begins or ends an underline, never the italics.
  if (kind === 'Italic') return source[at] === '_' && source[at + 1] !== '_'
  return source.startsWith(MARKS[kind], at)
}

function begins(source: string, at: number, offset: number): { readonly open: OpenMark; readonly next: number } {
  const opened = (kind: Kind, length: number) => ({ open: { kind, begin: at, offset }, next: at + length })
  if (source.startsWith('```', at)) return beginsPre(source, at, offset)
  if (source.startsWith('__', at)) return opened('Underline', 2)
  if (source.startsWith('||', at)) return opened('Spoiler', 2)
  switch (source[at]) {
    case '_':
      return opened('Italic', 1)
    case '*':
      return opened('Bold', 1)
    case '~':
      return opened('Strikethrough', 1)
    case '`':
      return opened('Code', 1)
    case '[':
      return opened('TextUrl', 1)
    default:
      throw parseError(`Character '${source[at]}' is reserved and must be escaped with the preceding '\\'`)
  }
}

/** A word right behind the fence names the language if white space follows it. */
function beginsPre(source: string, at: number, offset: number): { readonly open: OpenMark; readonly next: number } {
  const language = /^[^\s`]+(?=\s)/.exec(source.slice(at + 3))?.[0]
  let next = at + 3 + (language?.length ?? 0)
  if (source[next] === '\n') next += 1
  const open: OpenMark = { kind: language ? 'PreCode' : 'Pre', begin: at, offset, ...(language && { language }) }
  return { open, next }
}

function readUrl(source: string, at: number): { readonly url: string; readonly next: number } | undefined {
  if (source[at] !== '(') return undefined
  let url = ''
  let next = at + 1
  while (next < source.length && source[next] !== ')') {
    if (source[next] === '\\' && isAscii(source.charCodeAt(next + 1))) next += 1
    url += source[next]
    next += 1
  }
  if (next >= source.length) throw parseError("Can't find end of a URL", { source, at: at + 1 })
  return { url, next: next + 1 }
}

function entityOf(mark: OpenMark, text: string, url: string | undefined): MessageEntity | undefined {
  const { kind, offset, language } = mark
  const place = { offset, length: text.length - offset }
  if (place.length === 0) return undefined
  if (kind === 'TextUrl') return linkEntity(url || text.slice(offset), place)
  if (kind === 'Pre' || kind === 'PreCode') return { type: 'pre', ...place, ...(language && { language }) }
  return { type: SIMPLE[kind], ...place }
}
