/** A hint for those who are here for the first time. It watches what really happens and never stands in the way. */
import { el, fill, icon } from './dom.js'
import { words } from './words.js'

const STEPS = ['search', 'choose', 'add', 'checkout', 'confirm', 'vendor', 'done']
/** Several questions of the check-out are one step to a newcomer. */
const STEP_OF = {
  sendIt: 'search',
  wait: 'search',
  budget: 'checkout',
  when: 'checkout',
  where: 'checkout',
  meeting: 'checkout',
  note: 'checkout',
}

/** What the bot's last message asks for, read from its buttons and words in either language. */
const SIGNS = [
  { step: 'placed', text: /^✅.*EO-\d+.*(terkirim|sent)/i },
  { step: 'confirm', button: /pesan sekarang|order now/i },
  { step: 'note', button: /^(lewati|skip)$/i },
  { step: 'where', button: /^📍/ },
  { step: 'budget', text: /pakai anggaran yang mana|which budget line/i, press: /^1\. / },
  { step: 'meeting', text: /(konsumsi rapat untuk|invited to the meeting)/i },
  { step: 'when', text: /(diantar kapan|jam berapa|when should it arrive|at what hour)/i },
  { step: 'checkout', button: /check[- ]?out/i },
  { step: 'add', button: /^🧺 \D*\d.*rp/i },
  { step: 'choose', button: /^\d+\. / },
]

/** Where the officer stands; `search` before anything has happened. */
export function stepOf(messages) {
  const last = messages.at(-1)
  if (last?.from === 'me') return 'wait'
  const said = messages.filter(({ from, deleted }) => from === 'them' && !deleted).at(-1)
  if (!said) return 'search'
  const labels = (said.buttons ?? []).flat().map(({ text }) => text)
  const sign = SIGNS.find(({ text, button }) => text?.test(said.text) || labels.some((label) => button?.test(label)))
  return sign?.step ?? 'search'
}

/**
 * @param {HTMLElement} element
 * @param {{ officer: () => any, vendor: () => any, onFollow: (event: any) => void }} desk
 */
export function createGuide(element, desk) {
  let isOn = localStorage.getItem('pesan.guide') !== 'off'
  /** Set once an order was placed in this visit: when, and which. */
  let placed
  let shown = ''

  function now() {
    const officer = desk.officer()
    const vendor = desk.vendor()
    const step = stepOf(officer.log.messages)
    if (step === 'search' && officer.composer.input.value.trim()) return 'sendIt'
    if (placed && isAccepted(officer.log.messages)) return 'done'
    if (step !== 'placed') return step
    const order = /EO-\d+/.exec(officer.log.messages.findLast(({ text }) => /EO-\d+/.test(text))?.text ?? '')?.[0]
    placed = order
    const isHere = vendor.log.messages.some(({ text }) => order && text.includes(order))
    return isHere ? 'vendor' : 'wait'
  }

  const isAccepted = (messages) =>
    messages.some(
      ({ from, text }) => from === 'them' && placed && text.includes(placed) && /menerima|accepted/i.test(text),
    )

  function update() {
    const step = isOn ? now() : ''
    glow(step)
    element.hidden = !isOn
    document.documentElement.classList.toggle('guided', isOn)
    const key = `${step}/${document.documentElement.lang}/${desk.vendor().person?.name}`
    if (!isOn || key === shown) return
    shown = key
    show(step)
  }

  function show(step) {
    // Whoever has come this far needs no guide at the next visit.
    if (step === 'done') localStorage.setItem('pesan.guide', 'off')
    const { guide } = words()
    const at = STEPS.indexOf(STEP_OF[step] ?? step)
    const vendor = desk.vendor()
    const text = step === 'vendor' ? guide.vendor(vendor.person.name) : guide[step]
    const dots = STEPS.map((_, index) => el('i', { class: index < at ? 'past' : index === at ? 'now' : '' }))
    fill(
      element,
      el('span', { class: 'lamp' }, icon(step === 'done' ? 'check' : 'hint')),
      el(
        'p',
        {},
        el('span', { class: 'dots', role: 'img', 'aria-label': guide.step(at + 1, STEPS.length) }, ...dots),
        el('span', {}, text),
      ),
      action(step),
      el(
        'button',
        { class: 'dismiss', type: 'button', 'aria-label': words().hideHint, title: words().hideHint, onclick: dismiss },
        icon('close'),
      ),
    )
    element.dataset.step = step
  }

  function action(step) {
    const { guide } = words()
    const button = (label, act) => el('button', { class: 'do', type: 'button', onclick: act }, label)
    if (step === 'search') return button(guide.searchDo, () => write(desk.officer(), 'nasi kotak'))
    if (step === 'when') return button(guide.whenDo(whenToSay()), () => write(desk.officer(), whenToSay()))
    if (step === 'meeting') return button(guide.meetingDo, () => write(desk.officer(), guide.meetingSay))
    if (step === 'vendor') return button(guide.vendorDo, () => write(desk.vendor(), 'siap'))
    if (step === 'done') return button(guide.doneDo, dismiss)
    return undefined
  }

  function write(view, text) {
    view.element.scrollIntoView({ behavior: 'smooth', block: 'nearest', inline: 'start' })
    view.composer.fill(text)
  }

  /** Shines on what comes next: a button, the send button, or a whole phone. */
  function glow(step) {
    for (const lit of document.querySelectorAll('.glow')) lit.classList.remove('glow')
    const officer = desk.officer()
    const last = officer.log.messages.findLast(({ from }) => from === 'them')
    const sign = SIGNS.find((candidate) => candidate.step === step)
    const button = sign?.press ?? sign?.button
    if (button && last) {
      const keys = [...(officer.log.item(last.id)?.querySelectorAll('.key') ?? [])]
      keys.find((key) => button.test(key.firstChild.textContent))?.classList.add('glow')
    }
    if (step === 'sendIt') officer.composer.send.classList.add('glow')
    if (step === 'vendor') desk.vendor().element.classList.add('glow')
  }

  function dismiss() {
    isOn = false
    localStorage.setItem('pesan.guide', 'off')
    update()
  }

  return {
    update,
    get isOn() {
      return isOn
    },
    /** May the vendor's phone be handed to whoever got the order? Only while somebody is being guided. */
    get follows() {
      return isOn
    },
    reopen() {
      isOn = true
      shown = ''
      placed = undefined
      localStorage.removeItem('pesan.guide')
      update()
    },
  }
}

const DAYS = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu']
/** Enough for what is made to order. */
const AHEAD_DAYS = 3

/** A working day far enough ahead, as one would say it. */
function whenToSay() {
  const day = new Date(Date.now() + AHEAD_DAYS * 86_400_000)
  while (day.getDay() === 0 || day.getDay() === 6) day.setDate(day.getDate() + 1)
  return `${DAYS[day.getDay()]} jam 11`
}
