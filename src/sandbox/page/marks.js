/** Marked text as elements: Telegram's entities, WhatsApp's `*bold*` and its like. Never as HTML. */
import { el } from './dom.js'

const TELEGRAM_TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
}
const COMMANDS = { bot_command: true, mention: false, hashtag: false, cashtag: false }

/**
 * Telegram's text. Entities may nest but never cross.
 * @param {string} text
 * @param {readonly { type: string, offset: number, length: number, url?: string }[]} entities
 * @param {{ onCommand: (text: string) => void, onLink: (url: string) => boolean }} acts
 */
export function telegramText(text, entities, acts) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  const build = (from, to, within) => {
    const nodes = []
    let at = from
    let inside = within
    while (inside.length > 0) {
      const [entity, ...rest] = inside
      const end = Math.min(entity.offset + entity.length, to)
      const nested = rest.filter(({ offset }) => offset < end)
      if (entity.offset > at) nodes.push(...linked(text.slice(at, entity.offset), acts))
      nodes.push(telegramEntity(entity, text.slice(entity.offset, end), build(entity.offset, end, nested), acts))
      at = end
      inside = rest.slice(nested.length)
    }
    if (at < to) nodes.push(...linked(text.slice(at, to), acts))
    return nodes
  }
  return build(0, text.length, sorted)
}

function telegramEntity({ type, url }, text, children, acts) {
  const tag = TELEGRAM_TAGS[type]
  if (tag) return el(tag, {}, ...children)
  if (type === 'text_link') return link(url, text, acts)
  if (type === 'url') return link(/^\w+:/.test(text) ? text : `https://${text}`, text, acts)
  if (type === 'spoiler') {
    return el('span', { class: 'spoiler', onclick: (event) => event.currentTarget.classList.add('open') }, ...children)
  }
  if (COMMANDS[type]) {
    return el('button', { class: 'command', type: 'button', onclick: () => acts.onCommand(text) }, text)
  }
  return type in COMMANDS ? el('span', { class: 'named' }, ...children) : el('span', {}, ...children)
}

const LINKS = /https?:\/\/[^\s<>]*[^\s<>.,;:!?)”"']/g

function linked(text, acts) {
  const nodes = []
  let at = 0
  for (const found of text.matchAll(LINKS)) {
    nodes.push(text.slice(at, found.index), link(found[0], found[0], acts))
    at = found.index + found[0].length
  }
  nodes.push(text.slice(at))
  return nodes.filter((node) => node !== '')
}

function link(url, text, { onLink }) {
  if (!/^(https?|tg|mailto|tel):/i.test(url)) return el('span', {}, text)
  const onclick = (event) => {
    if (onLink(url)) event.preventDefault()
  }
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer', onclick }, text)
}

const WHATSAPP_TAGS = { '*': 'strong', _: 'em', '~': 's', '`': 'code' }
/** A mark counts between the edge of a word and its letters: `2*3*4` stays as it is. */
const WHATSAPP_MARK = /(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/u

/** WhatsApp's text. */
export function whatsappText(text, acts) {
  const blocks = text.split(/```([\s\S]+?)```/)
  return blocks.flatMap((block, at) => (at % 2 === 1 ? [el('pre', {}, block)] : whatsappInline(block, acts)))
}

function whatsappInline(text, acts) {
  const found = WHATSAPP_MARK.exec(text)
  if (!found) return linked(text, acts)
  const [whole, mark, inner] = found
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + whole.length)
  const children = mark === '`' ? [inner] : whatsappInline(inner, acts)
  return [...linked(before, acts), el(WHATSAPP_TAGS[mark], {}, ...children), ...whatsappInline(after, acts)]
}

/** The numbered choices at the end of a WhatsApp message: what may be answered with a number. */
export function numberedChoices(text) {
  const lines = text.split('\n')
  const choices = lines.flatMap((line) => {
    const found = /^\s*[*_]?(\d{1,2})[.)][*_]?\s+(.+)$/.exec(line)
    return found ? [{ number: found[1], label: found[2].replace(/[*_~`]/g, '').trim() }] : []
  })
  return choices.length > 1 && choices.every(({ number }, at) => Number(number) === at + 1) ? choices : []
}
