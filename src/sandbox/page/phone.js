/** One of the three phones: whose it is, the messenger's own bars, the chat, and the place to write. */
import * as api from './api.js'
import { createChatLog } from './chat-log.js'
import { createComposer } from './composer.js'
import { avatar, el, fill, icon } from './dom.js'
import { numberedChoices } from './marks.js'
import { clockTime, words } from './words.js'

const TOAST_MS = 3_500
/** How long both messengers show that the other side is typing. */
const TYPING_MS = 5_000

/**
 * @param {'officer' | 'vendor' | 'admin'} slot
 * @param {{ bot: any, onSwitch: (view: any) => void, onChange: () => void, isInSight: (view: any) => boolean }} desk
 */
export function createPhoneView(slot, desk) {
  const caption = el('button', { class: 'holder', type: 'button', onclick: () => desk.onSwitch(view) })
  const news = el('button', { class: 'news', type: 'button', hidden: true })
  const clock = el('time')
  const subtitle = el('small')
  const botBadge = el(
    'span',
    { class: 'bot-avatar', 'aria-hidden': 'true' },
    el('img', { src: '/sandbox/page/icon.svg', alt: '' }),
  )
  const bar = el(
    'div',
    { class: 'app-bar' },
    el(
      'div',
      { class: 'status-bar', 'aria-hidden': 'true' },
      clock,
      el('span', { class: 'signals' }, el('i'), el('i'), el('i')),
    ),
    el('div', { class: 'title' }, botBadge, el('div', {}, el('b', {}, desk.bot.name), subtitle)),
  )
  const log = createChatLog({
    messenger: () => phone.messenger,
    onReply: reply,
    onPress: press,
    onPicture: showPicture,
    onCommand: sendText,
    onLink: openLink,
  })
  const empty = el('div', { class: 'empty', hidden: true })
  const chips = el('div', { class: 'chips', role: 'group', hidden: true })
  const toast = el('div', { class: 'toast', role: 'status', hidden: true })
  const composer = createComposer({
    onText: sendText,
    onFiles: sendFiles,
    onInline: inline,
    onChoose: choose,
    onChange: () => desk.onChange(),
  })
  const screen = el('div', { class: 'screen' }, bar, log.element, chips, composer.element, toast)
  log.element.append(empty)
  const element = el(
    'section',
    { class: 'slot', id: `phone-${slot}` },
    el('div', { class: 'caption' }, caption, news),
    el('div', { class: 'device' }, screen),
  )
  let phone = { messenger: 'telegram', person: '' }
  let person
  let unread = 0
  /** What happened while the chat was being fetched, which may or may not be in it. */
  let early
  let toastTimer = 0
  let typingTimer = 0

  screen.addEventListener('dragover', (event) => event.preventDefault())
  screen.addEventListener('drop', (event) => {
    event.preventDefault()
    composer.take(event.dataTransfer?.files)
  })

  const attempt = async (act) => {
    try {
      return await act
    } catch (error) {
      showToast(error.message)
      return false
    }
  }

  function sendText(text, replyTo) {
    return attempt(api.sendText(phone, text, replyTo))
  }

  function sendFiles(files, options) {
    return attempt(api.sendFiles(phone, files, options))
  }

  function inline(query) {
    return attempt(api.inline(phone, query))
  }

  function choose(result) {
    return attempt(api.chooseInline(phone, result))
  }

  function reply(message) {
    composer.replyTo(message)
  }

  async function press(message, button, key) {
    if (button.inlineQuery !== undefined) return composer.fill(`@${desk.bot.username} ${button.inlineQuery}`)
    if (button.url) return openLink(button.url) || window.open(button.url, '_blank', 'noopener')
    if (button.data === undefined) return sendText(button.text)
    key.classList.add('busy')
    const answer = await attempt(api.press(phone, message.id, button.data))
    key.classList.remove('busy')
    if (answer?.alert) showAlert(answer.text)
    else if (answer?.text) showToast(answer.text)
  }

  /** Links that start our own bot stay on this phone, as the app would have it. */
  function openLink(url) {
    const link = URL.parse(url)
    const isOurs = link?.hostname === 't.me' && link.pathname.slice(1).toLowerCase() === desk.bot.username
    if (!isOurs || phone.messenger !== 'telegram') return false
    void attempt(api.start(phone, link.searchParams.get('start') ?? undefined))
    return true
  }

  function showToast(text) {
    clearTimeout(toastTimer)
    toast.textContent = text
    toast.hidden = false
    toastTimer = setTimeout(() => {
      toast.hidden = true
    }, TOAST_MS)
  }

  function showAlert(text) {
    const dialog = el(
      'dialog',
      { class: 'alert' },
      el('p', {}, text),
      el('form', { method: 'dialog' }, el('button', {}, 'OK')),
    )
    dialog.addEventListener('close', () => dialog.remove())
    screen.append(dialog)
    dialog.showModal()
  }

  function showPicture({ url }) {
    const close = () => dialog.close()
    const dialog = el(
      'dialog',
      { class: 'viewer', onclick: close },
      el('img', { src: url, alt: words().picture }),
      el('button', { 'aria-label': words().close }, icon('close')),
    )
    dialog.addEventListener('close', () => dialog.remove())
    document.body.append(dialog)
    dialog.showModal()
  }

  function showChips() {
    const last = log.messages.at(-1)
    const choices = phone.messenger === 'whatsapp' && last?.from === 'them' ? numberedChoices(last.text) : []
    const buttons = choices.map(({ number, label }) =>
      el(
        'button',
        { type: 'button', onclick: () => sendText(number) },
        el('b', { class: 'number' }, number),
        el('span', {}, label),
      ),
    )
    chips.hidden = buttons.length === 0
    chips.setAttribute('aria-label', words().quickReplies)
    chips.replaceChildren(...buttons)
  }

  function showEmpty() {
    empty.hidden = log.messages.length > 0
    if (empty.hidden) return
    const begin = el('button', { type: 'button', onclick: () => attempt(api.start(phone)) }, words().start)
    const isTelegram = phone.messenger === 'telegram'
    empty.replaceChildren(
      el('p', {}, isTelegram ? words().startHint : words().emptyWhatsApp),
      ...(isTelegram ? [begin] : []),
    )
  }

  function showSubtitle(isTyping) {
    const resting = phone.messenger === 'telegram' ? words().bot : words().online
    clearTimeout(typingTimer)
    if (isTyping) typingTimer = setTimeout(() => showSubtitle(false), TYPING_MS)
    fill(
      subtitle,
      ...(isTyping ? [el('span', { class: 'dots' }, el('i'), el('i'), el('i')), words().typing] : [resting]),
    )
    subtitle.classList.toggle('lively', isTyping)
  }

  function showCaption() {
    const role = words().roles[person.role] ?? person.role
    const where = person.at ? `${role} · ${person.at}` : role
    fill(
      caption,
      avatar(person.name),
      el('span', { class: 'who' }, el('small', {}, words()[slot]), el('b', {}, person.name), el('span', {}, where)),
      unread > 0 && el('span', { class: 'badge', 'aria-label': words().unread(unread) }, String(unread)),
      icon('swap'),
    )
    caption.setAttribute('aria-label', words().switchPerson(`${person.name}, ${where}`))
    clock.textContent = clockTime(Date.now())
  }

  function look() {
    if (!desk.isInSight(view) || unread === 0) return
    unread = 0
    person.unread[phone.messenger] = 0
    showCaption()
    void attempt(api.read(phone))
  }

  function changed() {
    showChips()
    showEmpty()
    desk.onChange()
  }

  const view = {
    slot,
    element,
    composer,
    log,
    get phone() {
      return phone
    },
    get person() {
      return person
    },
    get unread() {
      return unread
    },
    isOf: (name) => name.messenger === phone.messenger && name.person === phone.person,
    /** Hands the phone to somebody, or opens another messenger on it. */
    async open(name, whose) {
      phone = name
      person = whose
      screen.dataset.messenger = name.messenger
      element.dataset.messenger = name.messenger
      element.setAttribute('aria-label', words()[slot])
      log.scroller.setAttribute('aria-label', words().conversation(person.name))
      news.hidden = true
      toast.hidden = true
      showCaption()
      showSubtitle(false)
      early = []
      const found = await attempt(api.open(name))
      if (!found || !view.isOf(name)) return
      composer.open({
        name: person.name,
        bot: name.messenger === 'telegram' ? desk.bot.username : '',
        menu: found.commands,
      })
      log.reset(found.messages)
      unread = found.unread
      const meanwhile = early ?? []
      early = undefined
      for (const event of meanwhile) view.hear(event)
      showCaption()
      changed()
      look()
    },
    reload: () => view.open(phone, person),
    hear(event) {
      if (early) return early.push(event)
      if (event.kind === 'typing') {
        return showSubtitle(true)
      }
      log.put(event.message)
      if (event.message.from === 'them') showSubtitle(false)
      if (event.kind === 'message') unread = event.unread
      look()
      showCaption()
      changed()
    },
    look,
    /** Something arrived for a person of this kind who holds none of the phones. */
    tellNews(name, text, onOpen) {
      news.replaceChildren(el('span', {}, `${words().newFor(name)}: ${text}`), el('b', {}, words().open))
      news.onclick = onOpen
      news.hidden = false
    },
    showToast,
    tick: showCaption,
  }
  return view
}
