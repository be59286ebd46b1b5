/** The list in which one chooses who holds a phone: searched by name, shop or role, walked with the arrow keys. */
import { avatar, el, icon } from './dom.js'
import { words } from './words.js'

const KINDS = {
  officers: (role) => !['vendor', 'newcomer', 'admin', 'curator'].includes(role),
  vendors: (role) => ['vendor', 'newcomer'].includes(role),
  admins: (role) => ['admin', 'curator'].includes(role),
}

/**
 * Asks who; resolves with the choice, or `undefined` when the list is closed.
 * @param {readonly any[]} people
 * @param {{ messenger: string, person: string, slot: string }} now
 */
export function choosePerson(people, now) {
  return new Promise((resolve) => {
    let { messenger } = now
    let kind = { officer: 'officers', vendor: 'vendors', admin: 'admins' }[now.slot]
    const search = el('input', {
      type: 'search',
      placeholder: words().searchPeople,
      'aria-label': words().searchPeople,
      autocomplete: 'off',
    })
    const list = el('div', { class: 'list', role: 'listbox', 'aria-label': words().choosePerson })
    const kinds = el('div', { class: 'segments', role: 'group' })
    const messengers = el('div', { class: 'segments', role: 'group', 'aria-label': words().viaMessenger })
    const head = el(
      'header',
      {},
      el('h2', { id: 'who' }, words().choosePerson),
      el('button', { type: 'button', 'aria-label': words().close, onclick: () => dialog.close() }, icon('close')),
    )
    const dialog = el(
      'dialog',
      { class: 'people', 'aria-labelledby': 'who' },
      head,
      messengers,
      el('label', { class: 'search' }, icon('search'), search),
      kinds,
      list,
    )

    const finish = (choice) => {
      resolve(choice)
      dialog.close()
    }
    const segment = (label, isOn, act) =>
      el('button', { type: 'button', 'aria-pressed': String(isOn), onclick: act }, label)
    const show = () => {
      const chooseKind = (name) => () => {
        kind = name
        show()
      }
      const chooseMessenger = (name) => () => {
        messenger = name
        show()
      }
      messengers.replaceChildren(
        segment('Telegram', messenger === 'telegram', chooseMessenger('telegram')),
        segment('WhatsApp', messenger === 'whatsapp', chooseMessenger('whatsapp')),
      )
      kinds.replaceChildren(
        segment(words().everybody, kind === undefined, chooseKind(undefined)),
        ...Object.keys(KINDS).map((name) => segment(words()[name], kind === name, chooseKind(name))),
      )
      const fitting = people.filter((person) => fits(person, search.value) && (!kind || KINDS[kind](person.role)))
      const options = fitting.map((person) => option(person, messenger, person.code === now.person, finish))
      list.replaceChildren(...(options.length > 0 ? options : [el('p', {}, words().nobody)]))
    }
    search.addEventListener('input', show)
    dialog.addEventListener('keydown', (event) => walk(event, list, search, finish))
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
    dialog.addEventListener('close', () => {
      resolve(undefined)
      dialog.remove()
    })
    show()
    document.body.append(dialog)
    dialog.showModal()
    search.focus()
    list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'center' })
  })
}

function option(person, messenger, isNow, finish) {
  const role = words().roles[person.role] ?? person.role
  const count = person.unread?.[messenger] ?? 0
  return el(
    'button',
    {
      type: 'button',
      class: 'person',
      role: 'option',
      'aria-selected': String(isNow),
      onclick: () => finish({ messenger, person: person.code }),
    },
    avatar(person.name),
    el('span', { class: 'who' }, el('b', {}, person.name), el('span', {}, person.at ? `${role} · ${person.at}` : role)),
    count > 0 && el('span', { class: 'badge', 'aria-label': words().unread(count) }, String(count)),
    isNow && icon('check'),
  )
}

/** Every word that was typed has to begin a word of the name, the shop or the role. */
function fits({ name, at, role, code }, query) {
  const known = `${name} ${at} ${words().roles[role] ?? role} ${code}`.toLowerCase().split(/[\s·()/-]+/)
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => word === '' || known.some((part) => part.startsWith(word)))
}

function walk(event, list, search) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const options = [...list.querySelectorAll('.person')]
  const at = options.indexOf(document.activeElement)
  if (event.key === 'Enter' && document.activeElement === search) options[0]?.click()
  else if (step === -1 && at === 0) search.focus()
  else if (step) options[Math.min(options.length - 1, at + step)]?.focus()
  else return
  event.preventDefault()
}
