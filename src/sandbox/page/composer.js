/** Where one writes: text, a reply, an attachment, the bot's commands, and inline search on Telegram. */
import { excerpt } from './bubble.js'
import { el, icon } from './dom.js'
import { words } from './words.js'

/** How long one pauses in typing before an inline search is asked, in milliseconds. */
const PAUSE_MS = 250
/** As many as the messengers take in one album. */
const FILES_MAX = 10

/**
 * @param {{
 *   onText: (text: string, replyTo?: string) => Promise<unknown>,
 *   onFiles: (files: File[], options: { asFile: boolean, caption: string, replyTo?: string }) => Promise<unknown>,
 *   onInline: (query: string) => Promise<any>,
 *   onChoose: (result: string) => Promise<unknown>,
 *   onChange: () => void,
 * }} acts
 */
export function createComposer(acts) {
  const input = el('textarea', { rows: 1, enterKeyHint: 'send', autocomplete: 'off' })
  const file = el('input', { type: 'file', multiple: true, hidden: true, tabIndex: -1 })
  const menu = el('button', { class: 'menu', type: 'button', 'aria-expanded': 'false' }, icon('menu'), el('span'))
  const attach = el('button', { class: 'attach', type: 'button', onclick: () => file.click() }, icon('clip'))
  const send = el('button', { class: 'send', type: 'submit' }, icon('send'))
  const above = el('div', { class: 'above' })
  const field = el('div', { class: 'field' }, menu, input, attach)
  const form = el('form', { class: 'composer' }, field, send, file)
  const panel = el('div', { class: 'panel', hidden: true })
  const element = el('div', { class: 'writing' }, panel, above, form)

  let reply
  let attachment
  let commands = []
  let botName = ''
  let inlineTimer = 0

  const showAbove = () => above.replaceChildren(...[reply && replyBar(), attachment && attachmentBar()].filter(Boolean))
  const resize = () => {
    input.style.height = 'auto'
    input.style.height = `${Math.min(input.scrollHeight, 120)}px`
    element.classList.toggle('ready', input.value.trim() !== '' || attachment !== undefined)
  }
  const closePanel = () => {
    panel.hidden = true
    panel.replaceChildren()
    menu.setAttribute('aria-expanded', 'false')
  }
  const set = (text) => {
    input.value = text
    resize()
    acts.onChange()
  }
  const clear = () => {
    reply = undefined
    detach()
    showAbove()
    closePanel()
    set('')
  }

  function detach() {
    for (const preview of attachment?.previews ?? []) URL.revokeObjectURL(preview)
    attachment = undefined
  }

  async function submit() {
    const text = input.value.trim()
    const sent = { text, replyTo: reply?.id, attachment }
    if (!text && !attachment) return
    clear()
    const { files, asFile = false } = sent.attachment ?? {}
    const done = await (files
      ? acts.onFiles(files, { asFile, caption: text, replyTo: sent.replyTo })
      : acts.onText(text, sent.replyTo))
    // Nothing that was written gets lost when it could not be sent.
    if (done === false && input.value === '') set(text)
  }

  function cancelReply() {
    reply = undefined
    showAbove()
    input.focus()
  }

  function replyBar() {
    const name = reply.from === 'me' ? words().you : reply.senderName
    return el(
      'div',
      { class: 'bar' },
      icon('reply'),
      el('div', { class: 'about' }, el('b', {}, `${words().replying} ${name}`), el('span', {}, excerpt(reply))),
      el('button', { type: 'button', 'aria-label': words().cancelReply, onclick: cancelReply }, icon('close')),
    )
  }

  function attachmentBar() {
    const { files, previews } = attachment
    const [first, ...others] = files
    const name = others.length > 0 ? words().several(files.length) : first.name
    const remove = () => {
      detach()
      showAbove()
      resize()
    }
    const asFile = el('input', {
      type: 'checkbox',
      onchange: () => Object.assign(attachment, { asFile: asFile.checked }),
    })
    return el(
      'div',
      { class: 'bar' },
      ...(previews.length > 0 ? previews.map((src) => el('img', { src, alt: '' })) : [icon('file')]),
      el('div', { class: 'about' }, el('b', {}, name), previews.length > 0 && el('label', {}, asFile, words().asFile)),
      el('button', { type: 'button', 'aria-label': words().remove, onclick: remove }, icon('close')),
    )
  }

  function take(chosen) {
    const files = [...(chosen ?? [])].slice(0, FILES_MAX)
    if (files.length === 0) return
    detach()
    const previews = files.filter(({ type }) => type.startsWith('image/')).map((each) => URL.createObjectURL(each))
    attachment = { files, previews, asFile: false }
    showAbove()
    resize()
    input.focus()
  }

  function showCommands(filter) {
    const fitting = commands.filter(({ command }) => command.startsWith(filter))
    if (fitting.length === 0) return closePanel()
    const rows = fitting.map(({ command, description }) => {
      const choose = () => {
        clear()
        void acts.onText(`/${command}`)
        input.focus()
      }
      return el(
        'button',
        { type: 'button', class: 'option', onclick: choose },
        el('b', {}, `/${command}`),
        el('span', {}, description),
      )
    })
    showPanel(words().commands, rows)
    menu.setAttribute('aria-expanded', 'true')
  }

  function showPanel(label, rows) {
    panel.setAttribute('aria-label', label)
    panel.setAttribute('role', 'group')
    panel.replaceChildren(...rows)
    panel.hidden = false
  }

  async function searchInline(query) {
    const answer = await acts.onInline(query)
    // Meanwhile something else may have been typed.
    if (!answer || inlineQueryOf(input.value) !== query) return
    const rows = answer.results.map((result) => {
      const choose = () => {
        clear()
        void acts.onChoose(result.id)
      }
      const title = result.title ?? result.caption ?? result.id
      return el(
        'button',
        { type: 'button', class: 'option', onclick: choose },
        el('b', {}, title),
        el('span', {}, result.description ?? ''),
      )
    })
    showPanel(words().inlineResults, rows.length > 0 ? rows : [el('p', {}, words().noResults)])
  }

  const inlineQueryOf = (text) =>
    botName && text.startsWith(`@${botName} `) ? text.slice(botName.length + 2) : undefined

  function suggest() {
    clearTimeout(inlineTimer)
    const query = inlineQueryOf(input.value)
    if (query !== undefined) inlineTimer = setTimeout(() => void searchInline(query), PAUSE_MS)
    else if (commands.length > 0 && /^\/\w*$/.test(input.value)) showCommands(input.value.slice(1))
    else if (!panel.hidden) closePanel()
  }

  input.addEventListener('input', () => {
    resize()
    suggest()
    acts.onChange()
  })
  input.addEventListener('keydown', (event) => {
    const options = [...panel.querySelectorAll('.option')]
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      void submit()
    } else if (event.key === 'Escape') {
      if (!panel.hidden) closePanel()
      else if (reply) cancelReply()
    } else if (event.key === 'ArrowUp' && options.length > 0) {
      event.preventDefault()
      options.at(-1).focus()
    }
  })
  panel.addEventListener('keydown', (event) => {
    const options = [...panel.querySelectorAll('.option')]
    const at = options.indexOf(document.activeElement)
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.key === 'Escape') closePanel()
    if (event.key === 'Escape' || (step === 1 && at === options.length - 1)) input.focus()
    else if (step) options[Math.max(0, at + step)]?.focus()
    else return
    event.preventDefault()
  })
  input.addEventListener('paste', (event) => take(event.clipboardData?.files))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit()
  })
  file.addEventListener('change', () => {
    take(file.files)
    file.value = ''
  })
  menu.addEventListener('click', () => {
    if (!panel.hidden) return closePanel()
    showCommands('')
    panel.querySelector('.option')?.focus()
  })

  return {
    element,
    input,
    send,
    take,
    /** Writes something for the person, who still has to send it. */
    fill(text) {
      set(text)
      input.focus()
    },
    replyTo(message) {
      reply = message
      showAbove()
      input.focus()
    },
    /** Another person, messenger or language. */
    open({ name, bot, menu: list }) {
      clear()
      commands = list
      botName = bot
      menu.hidden = list.length === 0
      menu.lastChild.textContent = words().menu
      menu.setAttribute('aria-label', words().commands)
      input.placeholder = words().write
      input.setAttribute('aria-label', words().writeTo(name))
      attach.setAttribute('aria-label', words().attach)
      attach.title = words().attach
      send.setAttribute('aria-label', words().send)
    },
  }
}
