/** The words of the admins' summary in English. */
import type { OperatorWarning } from '#core/oversight/operator-warning.ts'
import { say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import { type SharedWords, type SummaryWords, summaryMessages } from './summary.ts'
import { TROUBLES_ENGLISH } from './troubles-en.ts'

const words: SummaryWords = {
  locale: 'en-GB',
  scales: [
    [1e12, ' trillion'],
    [1e9, ' billion'],
    [1e6, ' million'],
    [1e3, ' thousand'],
  ],
  decimal: '.',
  sections: {
    placed: 'New orders',
    'awaiting-approval': 'PPK’s approval',
    'awaiting-vendor': 'Vendor’s answer',
    'awaiting-requester': 'Officer’s answer',
    arrived: 'PPK’s inspection',
    disputed: 'Goods not as ordered',
    received: 'Treasurer’s payment',
    'payment-submitted': 'PA/KPA’s consent to pay',
    late: 'Late',
    'late-payments': 'Late payments',
    lost: 'Fell through',
    held: 'Held, then with a reason',
    'first-time': 'New vendors',
  },
  lost: {
    reject: 'rejected by the PPK',
    decline: 'declined by the vendor',
    cancel: 'cancelled by the officer',
    lapse: 'not answered in time',
    declineProposal: 'proposal not agreed',
    refuse: 'sent back',
  },
  warning: operatorWarning,
  troubles: TROUBLES_ENGLISH,
  channelStates: {
    off: 'not in use',
    connecting: 'connecting',
    pairing: 'waiting to be paired',
    open: 'running',
    closed: 'disconnected',
    stopped: 'stopped',
  },
  title: (period) => say`📊 *Summary of ${period}*`,
  soFar: (at) => `up to ${at}`,
  week: (from, to) => `the week ${from} to ${to}`,
  late: (due) => say`_Sorry, this summary is late: it was due ${due}, but I was not running then._`,
  placed: (orders, total, units, vendors) =>
    say`New orders: *${orders}*, *${total}*, units: ${units}, vendors: ${vendors}`,
  before: (kind, orders) => `the ${kind} before: ${orders}`,
  nothingPlaced: say`No new orders.`,
  agreed: (orders) => say`🤝 Agreed between vendor and officer: *${orders}*`,
  waitingNow: say`⏳ *Waiting now*`,
  nothingWaiting: say`👍 Nothing is waiting.`,
  lateLine: (parts) => say`⏰ Late: ${parts}`,
  lateAnswers: 'answers',
  lateDeliveries: 'deliveries',
  latePayments: (orders, amount, payers) => say`🐢 Payments late: *${orders}* (${amount}) · ${payers}`,
  latePayer: (unit, treasurer, late, amount) => `${unit}${treasurer && ` (${treasurer})`} ${late}, ${amount}`,
  lostLine: (orders, parts) => say`❌ Fell through: *${orders}* · ${parts}`,
  held: (orders, guards, units) => say`✋ Went on with a reason: *${orders}* · ${guards} · ${units}`,
  guards: {
    split: 'alike packages',
    'look-alike': 'alike',
    'just-under': 'just under a limit',
    portions: 'portions',
    'meeting-alone': 'internal or short meeting',
    'meeting-unasked': 'meeting not described',
    'event-past': 'after the event',
    'vendor-share': 'one vendor',
    'price-risen': 'price risen',
    'new-listing': 'new product',
    'above-median': 'above the middle price',
    'above-ceiling': 'above the standard',
    'linked-vendor': 'linked vendors',
    'linked-officer': 'linked to an officer',
  },
  firstTime: (vendors, names) => say`🌱 Vendors reached for the first time: *${vendors}* · ${names}`,
  budget: (share, committed, ceiling, fullest) =>
    fullest === ''
      ? say`💰 Budget used: *${share}* of ${ceiling}`
      : say`💰 Budget used: *${share}*, ${committed} of ${ceiling}. Fullest: ${fullest}`,
  since: (at) => ` since ${at}`,
  lastInbound: (at) => `last message in ${at}`,
  reconnects: (times) => `reconnects: ${times}`,
  deadLetters: (count) => `messages set aside: ${count}`,
  incidents: (count) => `open incidents: ${count}`,
  seal: (root, orders) => say`🔏 Seal of the ledger: ${root} · ${orders} orders`,
  howToOpen: say`_Reply with a number to see its orders._`,
  nowStands: 'as of now',
  chart: {
    count: (orders) => (orders === '1' ? '1 order' : `${orders} orders`),
    done: 'Received',
    open: 'Under way',
    dead: 'Fell through',
    weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
    nothing: 'No orders in these 14 days',
    thousand: 'k',
    decimal: '.',
  },
  sentences: {
    emptyList: say`There are no orders here any more.`,
    noOrder: say`That order was not found.`,
    previousDay: '◀️ The day before',
    previousWeek: '◀️ The week before',
    thisWeek: '🗓️ Its week',
    notYet: say`That day has not come yet. Try _summary yesterday_, _summary 20 November_ or _summary last week_.`,
    notRead: say`The summary of which day or week? For example _summary yesterday_, _summary 20 November_, _summary last week_.`,
    subscribed: (group) =>
      group
        ? say`✅ This group gets a summary every day at 07:00 and every Monday. /unsubscribe stops it.`
        : say`✅ Summaries come to this chat every day at 07:00 and every Monday. /unsubscribe stops them.`,
    unsubscribed: (group) =>
      group
        ? say`🔕 No more summaries for this group. /subscribe starts them again.`
        : say`🔕 No more summaries here. /subscribe starts them again; *summary* shows one at any time.`,
  },
}

/** The summary in English. */
export function summaryEnglish(f: Formats, shared: SharedWords): ReturnType<typeof summaryMessages> {
  return summaryMessages(f, words, shared)
}

/** What the operator should change. */
function operatorWarning(warning: OperatorWarning): string {
  switch (warning.code) {
    case 'embedded-database':
      return 'The embedded database (PGlite) is not safe when the power fails; set DATABASE_URL to a PostgreSQL.'
    case 'demo-people':
      return 'This database holds the made-up people and shops of the demo; use an empty one for an office.'
    case 'little-room':
      return `The disk is nearly full: ${warning.left} MB left. Below ${warning.least} MB Pesan stops in order.`
  }
}
