/** A hint for those who are here for the first time. It watches what really happens and never stands in the way. */
import { el, fill, icon } from './dom.js'
import { BIG_ORDER, createSecondStory, LIFE_STEPS } from './second-story.js'
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

/** In the second story ordering is one step of many. */
const LIFE_DOTS = ['order', ...LIFE_STEPS, 'told']

/** What the bot's last message asks for, read from its buttons and words in either language. */
const SIGNS = [
  { step: 'placed', text: /^(✅.*EO-\d+.*(terkirim|sent)|🕓.*EO-\d+)/i },
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

/** Papers come when they are ready, whatever is being talked about. */
const isNoPaper = ({ from, media }) => from === 'me' || media?.kind !== 'document'

/** Where the officer stands; `search` before anything has happened. */
export function stepOf(messages) {
  const talk = messages.filter(isNoPaper)
  const last = talk.at(-1)
  if (last?.from === 'me') return 'wait'
  const said = talk.filter(({ from, deleted }) => from === 'them' && !deleted).at(-1)
  if (!said) return 'search'
  const labels = (said.buttons ?? []).flat().map(({ text }) => text)
  const sign = SIGNS.find(({ text, button }) => text?.test(said.text) || labels.some((label) => button?.test(label)))
  return sign?.step ?? 'search'
}

/**
 * @param {HTMLElement} element
 * @param {{
 *   officer: () => any,
 *   vendor: () => any,
 *   people: readonly any[],
 *   hand: (view: any, name: any) => unknown,
 * }} desk
 */
export function createGuide(element, desk) {
  let isOn = localStorage.getItem('pesan.guide') !== 'off'
  /** Set once an order was placed in this visit: when, and which. */
  let placed
  let shown = ''
  /** The second story: asked for with nothing ordered yet, or under way. */
  let second = false
  let life
  let reached = 0

  function now() {
    if (life) return life.now()?.step ?? 'told'
    const officer = desk.officer()
    const vendor = desk.vendor()
    const step = stepOf(officer.log.messages)
    if (step === 'search' && officer.composer.input.value.trim()) return 'sendIt'
    if (!second && placed && isAccepted(officer.log.messages)) return 'done'
    if (step !== 'placed') return step
    const order = /EO-\d+/.exec(officer.log.messages.findLast(({ text }) => /EO-\d+/.test(text))?.text ?? '')?.[0]
    // What the first story ended with is still on the screen.
    if (second && order === placed) return 'search'
    if (second && order) {
      life = createSecondStory({ ...desk, again: update }, order)
      return life.now()?.step ?? 'told'
    }
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
    const key = `${step}/${document.documentElement.lang}/${desk.vendor().person?.name}/${desk.officer().person?.name}`
    if (!isOn || key === shown) return
    shown = key
    show(step)
  }

  function show(step) {
    // Whoever has come this far needs no guide at the next visit.
    if (step === 'done') localStorage.setItem('pesan.guide', 'off')
    const { guide } = words()
    const steps = second ? LIFE_DOTS : STEPS
    if (life && step !== 'wait') reached = LIFE_DOTS.indexOf(step)
    const at = second ? reached : STEPS.indexOf(STEP_OF[step] ?? step)
    const dots = steps.map((_, index) => el('i', { class: index < at ? 'past' : index === at ? 'now' : '' }))
    fill(
      element,
      el('span', { class: 'lamp' }, icon(step === 'done' || step === 'told' ? 'check' : 'hint')),
      el(
        'p',
        {},
        el('span', { class: 'dots', role: 'img', 'aria-label': guide.step(at + 1, steps.length) }, ...dots),
        el('span', {}, textOf(step)),
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

  function textOf(step) {
    const { guide } = words()
    if (step === 'vendor') return guide.vendor(desk.vendor().person.name)
    const due = life?.now()
    if (due && step !== 'wait') return guide.life[step](life.person(due)?.name ?? '')
    return (second && guide.big[step]) || guide[step]
  }

  function action(step) {
    const { guide } = words()
    const button = (label, act) => el('button', { class: 'do', type: 'button', onclick: act }, label)
    const due = life?.now()
    if (due) return due.tap || step === 'wait' ? undefined : button(guide.lifeDo[step], () => prepare(due))
    if (second && guide.bigDo[step]) return button(guide.bigDo[step], () => write(desk.officer(), bigWords(step)))
    if (step === 'told') return button(guide.doneDo, dismiss)
    if (step === 'search') return button(guide.searchDo, () => write(desk.officer(), 'nasi kotak'))
    if (step === 'when') return button(guide.whenDo(whenToSay()), () => write(desk.officer(), whenToSay()))
    if (step === 'meeting') return button(guide.meetingDo, () => write(desk.officer(), guide.meetingSay))
    if (step === 'vendor') return button(guide.vendorDo, () => write(desk.vendor(), 'siap'))
    if (step === 'done') return button(guide.goOn, goOn)
    return undefined
  }

  function bigWords(step) {
    return { search: BIG_ORDER.search, add: BIG_ORDER.quantity, when: whenToSay(BIG_ORDER.aheadDays) }[step]
  }

  function prepare(due) {
    life.view(due).element.scrollIntoView({ behavior: 'smooth', block: 'nearest', inline: 'start' })
    void life.prepare(due)
  }

  /** From an order to its end: an order that the PPK sees first, and everything that comes after it. */
  function goOn() {
    second = true
    reached = 0
    life = undefined
    shown = ''
    update()
  }

  function write(view, text) {
    view.element.scrollIntoView({ behavior: 'smooth', block: 'nearest', inline: 'start' })
    view.composer.fill(text)
  }

  /** Shines on what comes next: a button, the send button, or a whole phone. */
  function glow(step) {
    for (const lit of document.querySelectorAll('.glow')) lit.classList.remove('glow')
    const officer = desk.officer()
    const last = officer.log.messages.findLast((message) => message.from === 'them' && isNoPaper(message))
    const sign = SIGNS.find((candidate) => candidate.step === step)
    const due = life?.now()
    const button = due ? due.tap : (sign?.press ?? sign?.button)
    // What somebody is to do may have been asked before other news came; a step of ordering is what was said last.
    const asked = due ? officer.log.messages.toReversed() : [last]
    if (button && !(second && step === 'add')) {
      const keys = asked.flatMap((message) => [...(officer.log.item(message?.id)?.querySelectorAll('.key') ?? [])])
      keys.find((key) => button.test(key.firstChild.textContent))?.classList.add('glow')
    }
    if (due && !due.tap && step !== 'wait') life.view(due).element.classList.add('glow')
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
      second = false
      life = undefined
      localStorage.removeItem('pesan.guide')
      update()
    },
  }
}

const DAYS = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu']
/** Enough for what is made to order. */
const AHEAD_DAYS = 3

/** A working day far enough ahead, as one would say it. */
function whenToSay(ahead = AHEAD_DAYS) {
  const day = new Date(Date.now() + ahead * 86_400_000)
  while (day.getDay() === 0 || day.getDay() === 6) day.setDate(day.getDate() + 1)
  // Within a week a day is called by its name.
  return `${ahead < 7 ? DAYS[day.getDay()] : `${day.getDate()}/${day.getMonth() + 1}`} jam 11`
}
