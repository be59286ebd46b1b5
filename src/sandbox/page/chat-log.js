/** The messages of one chat in order: days between them, tails on groups, and always at the end unless one scrolled up. */
import { fillBubble } from './bubble.js'
import { el, icon } from './dom.js'
import { dayName, dayOf, words } from './words.js'

/** How close to the end still counts as being there, in pixels. */
const NEAR_END = 80

/**
 * @param {import('./bubble.js').Acts} acts
 */
export function createChatLog(acts) {
  const list = el('ol', { class: 'messages' })
  const scroller = el('div', { class: 'scroller', role: 'log', 'aria-live': 'polite', tabIndex: 0 }, list)
  const toEnd = el(
    'button',
    { class: 'to-end', type: 'button', hidden: true, onclick: () => scrollToEnd(true) },
    icon('down'),
  )
  const element = el('div', { class: 'chat' }, scroller, toEnd)
  let messages = []
  const items = new Map()
  let isAtEnd = true

  const scrollToEnd = (smoothly) => {
    isAtEnd = true
    toEnd.hidden = true
    scroller.scrollTo({ top: scroller.scrollHeight, behavior: smoothly && !isStill() ? 'smooth' : 'instant' })
  }
  // Only going up leaves the end: on the way down, and while the list grows, one is merely not there yet.
  let lastTop = 0
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller
    if (scrollHeight - scrollTop - clientHeight < NEAR_END) isAtEnd = true
    else if (scrollTop < lastTop) isAtEnd = false
    lastTop = scrollTop
    if (isAtEnd) toEnd.hidden = true
  })
  // Pictures that load and bubbles that change in place make the list grow: whoever was at the end stays there.
  const keepEnd = () => isAtEnd && scroller.scrollTo({ top: scroller.scrollHeight, behavior: 'instant' })
  new ResizeObserver(keepEnd).observe(list)
  new ResizeObserver(keepEnd).observe(scroller)

  const all = {
    ...acts,
    find: (id) => messages.find((message) => message.id === id),
    onShow: (id) => flash(items.get(id)),
  }

  function append(message, isNew) {
    const previous = messages.at(-2)
    if (!previous || dayOf(previous.at) !== dayOf(message.at)) {
      list.append(el('li', { class: 'day' }, el('span', {}, dayName(message.at))))
    }
    const isContinued = previous && previous.from === message.from && dayOf(previous.at) === dayOf(message.at)
    if (isContinued) items.get(previous.id)?.classList.remove('last')
    const item = el('li', { class: `message ${message.from} last${isContinued ? '' : ' first'}${isNew ? ' new' : ''}` })
    item.dataset.id = message.id
    fillBubble(item, message, all)
    items.set(message.id, item)
    list.append(item)
  }

  return {
    element,
    scroller,
    get messages() {
      return messages
    },
    /** The element of a message, for hints that point at something in it. */
    item: (id) => items.get(id),
    reset(all) {
      scroller.setAttribute('aria-busy', 'true')
      items.clear()
      list.replaceChildren()
      messages = []
      for (const message of all) {
        messages.push(message)
        append(message, false)
      }
      scrollToEnd(false)
      toEnd.setAttribute('aria-label', words().toEnd)
      scroller.removeAttribute('aria-busy')
    },
    /** A new message, or a new state of one that is there. */
    put(message) {
      const at = messages.findIndex(({ id }) => id === message.id)
      if (at >= 0) {
        messages[at] = message
        fillBubble(items.get(message.id), message, all)
        return
      }
      messages.push(message)
      append(message, true)
      if (isAtEnd || message.from === 'me') scrollToEnd(true)
      else toEnd.hidden = false
    },
  }

  function flash(item) {
    item?.scrollIntoView({ block: 'center', behavior: isStill() ? 'instant' : 'smooth' })
    item?.classList.add('flash')
    setTimeout(() => item?.classList.remove('flash'), 1_200)
  }
}

function isStill() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
