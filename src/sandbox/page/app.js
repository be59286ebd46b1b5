/** The sandbox's page: three phones, who holds them, and what arrives on them. */
import * as api from './api.js'
import { excerpt } from './bubble.js'
import { el, icon } from './dom.js'
import { createGuide } from './guide.js'
import { choosePerson } from './people.js'
import { createPhoneView } from './phone.js'
import { chooseLanguage, language, words } from './words.js'

const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id))
const main = byId('phones')
const tabs = byId('tabs')
const { bot, slots, people } = await api.people()
const narrow = matchMedia('(max-width: 759px)')

/** Who held the phones when the page was last open. */
const kept = JSON.parse(localStorage.getItem('pesan.phones') ?? '{}')
let current = 0

const personOf = (code) => people.find((person) => person.code === code)
const desk = {
  bot,
  onSwitch: (view) => void switchPerson(view),
  onChange: () => queueMicrotask(refresh),
  isInSight: (view) => document.visibilityState === 'visible' && (!narrow.matches || views[current] === view),
}
const views = slots.map(({ slot }) => createPhoneView(slot, desk))
const guide = createGuide(byId('guide'), { officer: () => views[0], vendor: () => views[1], people, hand })
main.append(...views.map(({ element }) => element))

let isRefreshing = false
function refresh() {
  if (isRefreshing) return
  isRefreshing = true
  requestAnimationFrame(() => {
    isRefreshing = false
    showTabs()
    showTitle()
    guide.update()
  })
}

async function hand(view, name) {
  kept[view.slot] = name
  localStorage.setItem('pesan.phones', JSON.stringify(kept))
  await view.open(name, personOf(name.person))
}

async function switchPerson(view) {
  const chosen = await choosePerson(people, { ...view.phone, slot: view.slot })
  if (chosen) await hand(view, chosen)
  view.composer.input.focus()
}

function hear(event) {
  const person = personOf(event.person)
  const holders = views.filter((view) => view.isOf(event))
  for (const view of holders) view.hear(event)
  if (!person || event.kind !== 'message' || event.message.from === 'me') return
  person.unread[event.messenger] = event.unread
  if (holders.length === 0) tellNews(person, event)
}

/** The phone on which one would look for this person. */
function viewFor({ role }) {
  if (role === 'vendor' || role === 'newcomer') return views[1]
  return role === 'admin' || role === 'curator' ? views[2] : views[0]
}

function tellNews(person, event) {
  const view = viewFor(person)
  const open = () => void hand(view, { messenger: event.messenger, person: person.code })
  if (guide.follows && view.slot === 'vendor' && view.composer.input.value === '') return open()
  view.tellNews(person.name, excerpt(event.message), open)
}

function showTitle() {
  const count = views.reduce((total, { unread }) => total + unread, 0)
  document.title = count > 0 ? `(${count}) ${words().title}` : words().title
}

function showTabs() {
  const buttons = views.map((view, index) =>
    el(
      'button',
      {
        type: 'button',
        role: 'tab',
        'aria-selected': String(index === current),
        'aria-controls': view.element.id,
        onclick: () => show(index),
      },
      el('span', {}, words()[view.slot]),
      view.unread > 0 && el('span', { class: 'badge', 'aria-label': words().unread(view.unread) }, String(view.unread)),
    ),
  )
  tabs.replaceChildren(...buttons)
}

function show(index) {
  current = index
  views[index].element.scrollIntoView({ behavior: 'smooth', inline: 'start', block: 'nearest' })
  views[index].look()
  refresh()
}

main.addEventListener('scroll', () => {
  if (!narrow.matches) return
  const index = Math.round(main.scrollLeft / main.clientWidth)
  if (index === current) return
  current = index
  views[index].look()
  refresh()
})

const THEMES = ['auto', 'light', 'dark']
const THEME_ICONS = { auto: 'auto', light: 'sun', dark: 'moon' }

function showTools() {
  const theme = document.documentElement.dataset.theme ?? 'auto'
  const nextTheme = () => {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]
    if (next === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    localStorage.setItem('pesan.theme', next)
    showTools()
  }
  const tongue = (name, label) =>
    el(
      'button',
      { type: 'button', lang: name, 'aria-pressed': String(language() === name), onclick: () => speak(name) },
      label,
    )
  byId('tools').replaceChildren(
    el(
      'button',
      { class: 'tool hint', type: 'button', title: words().showHint, onclick: () => guide.reopen() },
      icon('hint'),
      el('span', {}, words().showHint),
    ),
    el(
      'button',
      {
        class: 'tool',
        type: 'button',
        title: words().themeNames[theme],
        'aria-label': words().themeNames[theme],
        onclick: nextTheme,
      },
      icon(THEME_ICONS[theme]),
    ),
    el(
      'div',
      { class: 'segments', role: 'group', 'aria-label': words().language },
      tongue('id', 'ID'),
      tongue('en', 'EN'),
    ),
  )
}

function speak(name) {
  chooseLanguage(name)
  translate()
  for (const view of views) void view.reload()
}

function translate() {
  for (const element of document.querySelectorAll('[data-words]')) element.textContent = words()[element.dataset.words]
  tabs.setAttribute('aria-label', words().choosePerson)
  showTools()
  refresh()
}

document.documentElement.lang = language()
translate()
for (const [index, { slot, messenger, person }] of slots.entries()) {
  const name = kept[slot] && personOf(kept[slot].person) ? kept[slot] : { messenger, person }
  void views[index].open(name, personOf(name.person))
}

let wasCut = false
api.listen(hear, (isOpen) => {
  document.documentElement.classList.toggle('offline', !isOpen)
  document.documentElement.dataset.offline = words().offline
  // What was said meanwhile is only in the chats themselves.
  if (isOpen && wasCut) for (const view of views) void view.reload()
  wasCut = !isOpen
})
document.addEventListener('visibilitychange', () => {
  for (const view of views) view.look()
})
document.addEventListener('keydown', (event) => {
  const index = event.altKey ? ['Digit1', 'Digit2', 'Digit3'].indexOf(event.code) : -1
  if (index < 0) return
  event.preventDefault()
  show(index)
  views[index].composer.input.focus()
})
setInterval(() => {
  for (const view of views) view.tick()
}, 20_000)
