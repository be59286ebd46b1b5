/** One message as a bubble, in the manner of its messenger. */
import { el, icon, ticks } from './dom.js'
import { telegramText, whatsappText } from './marks.js'
import { clockTime, words } from './words.js'

/**
 * @typedef {{
 *   messenger: () => string,
 *   find: (id: string) => any,
 *   onReply: (message: any) => void,
 *   onPress: (message: any, button: any, element: HTMLButtonElement) => void,
 *   onShow: (id: string) => void,
 *   onPicture: (media: any) => void,
 *   onCommand: (text: string) => void,
 *   onLink: (url: string) => boolean,
 * }} Acts what the owner of the phone may do with a bubble
 */

/**
 * Fills `item` with the message, anew after every change; a picture that is the same stays, so that nothing flickers.
 * @param {HTMLLIElement} item
 * @param {any} message
 * @param {Acts} acts
 */
export function fillBubble(item, message, acts) {
  const picture = item.querySelector('.picture, .sound')
  const bubble = el('div', { class: 'bubble' }, ...bubbleParts(message, acts, picture))
  // Only the words are read out, not the machinery around them.
  bubble.classList.toggle('bare', !message.text && message.media?.kind === 'picture')
  const focused = [...item.querySelectorAll('.key')].indexOf(document.activeElement)
  // Keys that are the same stay where they are: one that is being pressed would hear nothing of it.
  const keys = item.querySelector('.keys')
  if (keys && !message.deleted && keys.dataset.drawn === drawn(message.buttons)) {
    item.querySelector('.bubble').replaceWith(bubble)
    item.querySelector('.reply')?.remove()
  } else item.replaceChildren(bubble, ...keyboard(message, acts))
  // Whoever pressed a key with the keyboard goes on from the key that took its place.
  const now = item.querySelectorAll('.key')
  if (focused >= 0) now[Math.min(focused, now.length - 1)]?.focus()
  if (message.deleted) return
  item.append(replyButton(message, acts))
  bubble.addEventListener('click', (event) => isTap(event, acts) && acts.onReply(message))
}

/** A tap on the bubble itself answers it: with a finger anywhere, with the mouse on WhatsApp only, as in the apps. */
function isTap(event, acts) {
  if (event.target.closest('a, button') || String(getSelection())) return false
  return event.pointerType === 'touch' || acts.messenger() === 'whatsapp'
}

function bubbleParts(message, acts, picture) {
  if (message.deleted) return [el('div', { class: 'words gone' }, words().deleted, meta(message))]
  const text =
    acts.messenger() === 'telegram'
      ? telegramText(message.text, message.entities, acts)
      : whatsappText(message.text, acts)
  return [
    quoted(message, acts),
    attached(message, acts, picture),
    el('div', { class: 'words' }, ...text, meta(message)),
  ]
}

function meta({ at, edited, from, status }) {
  const isMine = from === 'me'
  return el(
    'span',
    { class: 'meta' },
    edited && el('span', {}, words().edited),
    el('time', { dateTime: new Date(at).toISOString() }, clockTime(at)),
    isMine && el('span', { class: 'way', role: 'img', 'aria-label': words().statuses[status] }, ticks(status)),
  )
}

/** The first line of a message, for quotes and labels. */
export function excerpt({ text, media }) {
  const plain = text
    .replace(/[*_~`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain) return plain.length > 120 ? `${plain.slice(0, 118)}…` : plain
  if (media?.mimeType.startsWith('audio/')) return `🎤 ${words().voice}`
  return media?.kind === 'picture' ? `📷 ${words().picture}` : `📄 ${media?.fileName ?? words().document}`
}

function quoted(message, acts) {
  const original = message.replyTo === undefined ? undefined : acts.find(message.replyTo)
  if (!original) return undefined
  const name = original.from === 'me' ? words().you : original.senderName || 'Pesan'
  const show = () => acts.onShow(original.id)
  return el(
    'button',
    { class: 'quote', type: 'button', onclick: show },
    el('b', {}, name),
    el('span', {}, excerpt(original)),
  )
}

function attached({ media }, acts, picture) {
  if (!media) return undefined
  if (media.mimeType.startsWith('audio/')) return sound(media, picture)
  if (media.kind !== 'picture') return fileLink(media)
  if (picture instanceof HTMLElement && picture.dataset.url === media.url) return picture
  const image = el('img', { src: media.url, alt: words().picture, decoding: 'async' })
  const frame = el('button', { class: 'picture loading', type: 'button', onclick: () => acts.onPicture(media) }, image)
  frame.dataset.url = media.url
  image.addEventListener('load', () => frame.classList.remove('loading'))
  image.addEventListener('error', () => frame.classList.add('broken'))
  return frame
}

/** A recording is played where it stands; one that is being played is not made anew. */
function sound({ url }, before) {
  if (before instanceof HTMLElement && before.dataset.url === url) return before
  const player = el('audio', { class: 'sound', controls: true, preload: 'metadata', src: url })
  player.dataset.url = url
  player.setAttribute('aria-label', words().voice)
  return player
}

function fileLink({ url, fileName = words().document, mimeType }) {
  const kind = (/\.(\w{1,4})$/.exec(fileName)?.[1] ?? mimeType.split('/').pop() ?? '').toUpperCase()
  // A paper is read beside the chats; anything else is saved.
  const isPaper = mimeType === 'application/pdf'
  const way = isPaper ? { target: '_blank', rel: 'noopener' } : { download: fileName }
  const label = isPaper ? words().open : words().download
  return el(
    'a',
    { class: 'file', href: url, ...way },
    el('span', { class: 'sign' }, icon('file')),
    el('span', {}, el('b', {}, fileName), el('small', {}, `${kind} · ${label}`)),
  )
}

function replyButton(message, acts) {
  const label = words().replyTo(excerpt(message))
  return el(
    'button',
    { class: 'reply', type: 'button', title: words().reply, 'aria-label': label, onclick: () => acts.onReply(message) },
    icon('reply'),
  )
}

/** Telegram's buttons under the bubble. */
function keyboard(message, acts) {
  if (!message.buttons || message.deleted) return []
  const rows = message.buttons.map((row) =>
    el('div', { class: 'row' }, ...row.map((button) => key(message, button, acts))),
  )
  const keys = el('div', { class: 'keys' }, ...rows)
  keys.dataset.drawn = drawn(message.buttons)
  return [keys]
}

/** Keys with the same words that do the same are the same. */
const drawn = (buttons) => JSON.stringify(buttons)

function key(message, button, acts) {
  const kind = button.url ? '↗' : button.inlineQuery === undefined ? '' : '↪'
  const press = (event) => acts.onPress(message, button, event.currentTarget)
  return el(
    'button',
    { class: 'key', type: 'button', onclick: press },
    el('span', {}, button.text),
    kind && el('i', { 'aria-hidden': 'true' }, kind),
  )
}
