/**
 * The second story: what comes after the order, up to the vendor's money and the papers of it all. Each step is somebody
 * with a phone and something to do; it is over when the chats show that it happened.
 */

/**
 * `who` holds the phone `on`; `tap`, `say` or `photo` is what they do, as an answer to a message about the order where
 * `quotes` is set. `isDone` looks at what the bot has said to them about this order.
 */
const LIFE = [
  { step: 'approve', on: 'officer', who: 'ppk', tap: /^✅ (setujui|approve)$/i, isDone: heardByVendor },
  { step: 'accept', on: 'vendor', who: 'vendor', say: 'siap', quotes: true, isDone: saw('document') },
  {
    step: 'ship',
    on: 'vendor',
    who: 'vendor',
    photo: 'otw kak',
    quotes: true,
    isDone: said(/sedang diantar|on its way/i),
  },
  {
    step: 'arrive',
    on: 'vendor',
    who: 'vendor',
    say: 'sudah sampai, titip satpam',
    quotes: true,
    isDone: said(/akan memeriksa|will check/i),
  },
  {
    step: 'receive',
    on: 'officer',
    who: 'ppk',
    tap: /(terima semua|receive all)$/i,
    isDone: said(/^✅ .*(diterima|is received)/i),
  },
  {
    step: 'pay',
    on: 'officer',
    who: 'treasurer',
    tap: /(catat pembayaran|record the payment)$/i,
    isDone: said(/bukti transfer|of the transfer/i),
  },
  {
    step: 'proof',
    on: 'officer',
    who: 'treasurer',
    photo: 'bukti transfer',
    isDone: said(/^✅ .*(dicatat dengan buktinya|recorded as paid)/i),
  },
  {
    step: 'slip',
    on: 'officer',
    who: 'treasurer',
    photo: 'bukti potong',
    needs: /bukti potong|slip of it/i,
    isDone: said(/^✅ .*(bukti potong|tax slip)/i),
  },
  {
    step: 'money',
    on: 'vendor',
    who: 'vendor',
    say: '1',
    quotes: /sudah masuk ke rekening|come to your account/i,
    isDone: said(/selesai|is complete/i),
  },
  { step: 'file', on: 'officer', who: 'treasurer', say: (order) => `berkas ${order}`, isDone: saw('zip') },
]

/** Between two steps, while it is not known whether something more is asked of the same person. */
const WAIT = { step: 'wait', on: 'officer' }
const PATIENCE_MS = 2_500

/** The names of all steps, in order. */
export const LIFE_STEPS = LIFE.map(({ step }) => step)

/** What the officer asks for: dear enough for the PPK to see it first. */
export const BIG_ORDER = { search: 'polo bordir', quantity: '100', aheadDays: 12 }

function said(pattern) {
  return ({ view, order }) =>
    view.log.messages.some(({ from, text }) => from === 'them' && text.includes(order) && pattern.test(text))
}

/** A paper of the order, or its whole file. */
function saw(what) {
  const isIt = what === 'zip' ? /\.zip$/ : /\.pdf$/
  return ({ view, order }) =>
    view.log.messages.some(({ text, media }) => text.includes(order) && isIt.test(media?.fileName ?? ''))
}

/** The vendor has been asked: the order was approved, or did not need to be. */
function heardByVendor({ vendor, order }) {
  return vendor.log.messages.some(({ from, text }) => from === 'them' && text.includes(order))
}

/**
 * @param {{
 *   officer: () => any,
 *   vendor: () => any,
 *   people: readonly any[],
 *   hand: (view: any, name: any) => unknown,
 *   again: () => void,
 * }} desk `again` looks once more, later
 * @param {string} order
 */
export function createSecondStory(desk, order) {
  const unit = desk.officer().person.at
  let at = 0
  let since = Date.now()
  let seller

  const views = { officer: desk.officer, vendor: desk.vendor }
  const facts = ({ on }) => ({ view: views[on](), vendor: desk.vendor(), order })
  const holder = ({ who }) =>
    who === 'vendor' ? seller : desk.people.find((person) => person.role === who && person.at === unit)?.code

  /** Gives the phone to whoever is to act, unless something is being written on it. */
  function handOver(step) {
    const view = views[step.on]()
    const person = holder(step)
    if (!person || view.person?.code === person || view.composer.input.value !== '') return
    void desk.hand(view, { messenger: step.on === 'vendor' ? 'whatsapp' : 'telegram', person })
  }

  function lastOf(view, test) {
    return view.log.messages.findLast(({ from, text }) => from === 'them' && text.includes(order) && test(text))
  }

  /** Has what the step waits for been asked of this person at all? Not every order has taxes to withhold. */
  function isUnasked({ needs, on }) {
    return needs !== undefined && !lastOf(views[on](), (text) => needs.test(text))
  }

  const isOver = (step) => step.isDone(facts(step)) || (isUnasked(step) && Date.now() - since > PATIENCE_MS)

  function move() {
    if (seller === undefined && heardByVendor({ vendor: desk.vendor(), order })) seller = desk.vendor().person.code
    while (at < LIFE.length && isOver(LIFE[at])) {
      at += 1
      since = Date.now()
    }
    const step = LIFE[at]
    if (!step) return undefined
    if (isUnasked(step)) {
      setTimeout(desk.again, PATIENCE_MS + 50)
      return WAIT
    }
    handOver(step)
    return step
  }

  return {
    /** The step that is due now; `undefined` when the story is told. */
    now: () => move(),
    view: ({ on }) => views[on](),
    person: (step) => desk.people.find(({ code }) => code === holder(step)),
    /** Writes or attaches what the step asks for; the person still has to send it. */
    async prepare(step) {
      const view = views[step.on]()
      const { say, photo, quotes } = step
      const test = quotes instanceof RegExp ? (text) => quotes.test(text) : () => true
      const message = quotes && lastOf(view, test)
      if (photo) view.composer.take([await picture(photo)])
      view.composer.fill(photo ?? (typeof say === 'function' ? say(order) : say))
      if (message) view.composer.replyTo(message)
    },
  }
}

const COLOURS = ['#f59e0b', '#0ea5e9', '#10b981']
const SIZE = { width: 640, height: 480 }

/** A picture for whoever has none at hand, with what it is written on it; no two are the same file. */
async function picture(label) {
  const canvas = Object.assign(document.createElement('canvas'), SIZE)
  const pen = canvas.getContext('2d')
  pen.fillStyle = COLOURS[label.length % COLOURS.length]
  pen.fillRect(0, 0, SIZE.width, SIZE.height)
  pen.fillStyle = '#fff'
  pen.fillRect(120, 110, 400, 260)
  pen.fillStyle = '#1f2937'
  pen.font = '600 44px system-ui, sans-serif'
  pen.textAlign = 'center'
  pen.fillText(label, SIZE.width / 2, 235)
  pen.font = '22px system-ui, sans-serif'
  pen.fillText(new Date().toLocaleString('id-ID'), SIZE.width / 2, 290)
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
  return new File([blob], 'foto.png', { type: 'image/png' })
}
