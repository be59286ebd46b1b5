/** What became of the demo's past orders: how many ended or stand in each state, and by which steps they got there. */
import { HOUR } from '#core/calendar.ts'
import type { Order, OrderStatus, Proposal } from '#core/order/index.ts'
import type { Chance } from '../random.ts'
import { after, approves, atDelivery, does, proposes, type Step } from './acting.ts'
import { PROOF, TAX_SLIP } from './proof.ts'

/** When the delivery is: long ago, in the last days, about now, or still to come. */
export type Era = 'past' | 'lately' | 'today' | 'ahead'

export interface Story {
  readonly status: OrderStatus
  readonly count: number
  readonly era: Era
  /** For deliveries still to come: how many minutes ago it was ordered. */
  readonly placedAgo?: readonly [number, number]
  /** As if a PPK had to approve every order. */
  readonly approval?: true
  readonly steps: (dice: Chance) => readonly Step[]
}

const nothing = () => ({})
const words =
  (...choices: readonly string[]) =>
  (dice: Chance) => ({ words: dice.pick(choices) })

const accept = does('vendor', 'accept', after(6, 200), nothing)
const ship = does('vendor', 'ship', atDelivery(-70, -20), words('berangkat ya kak', 'otw', 'sudah jalan pak', ''))
const deliver = does(
  'vendor',
  'deliver',
  atDelivery(-12, 14),
  words('sudah diterima di pos satpam', 'sudah sampai bu', 'diterima panitia', ''),
)
const deliverLate = does(
  'vendor',
  'deliver',
  atDelivery(45, 150),
  words('maaf telat, macet', 'maaf kehujanan di jalan'),
)
const receive = does('receiver', 'receive', after(6, 45), (_, __, billed) => {
  return { quantities: [], words: '', files: [], bill: billed([]) }
})
/** With the slip of what was withheld, if anything was. */
const transfer = (_: Chance, { inspection, total }: Order) => ({
  amount: inspection?.bill?.net ?? total,
  files: (inspection?.bill?.withheld?.length ?? 0) > 0 ? [PROOF, TAX_SLIP] : [PROOF],
})
const pay = does('treasurer', 'pay', after(300, 1_400), transfer)
const submitPayment = does('treasurer', 'submitPayment', after(300, 900), transfer)
const confirmPayment = does('head', 'confirmPayment', after(60, 480), nothing)
const confirmMoney = does('vendor', 'confirmMoney', after(20, 500), nothing)
const questionMoney = does('vendor', 'questionMoney', after(60, 400), () => ({ words: 'kok belum masuk ya kak' }))

const LESS = { quantities: [], files: [] } as const
const dispute = does('receiver', 'dispute', after(6, 40), (dice) =>
  dice.pick([
    { ...LESS, finding: 'short', words: 'kurang dari yang dipesan' },
    { ...LESS, finding: 'late', words: 'baru datang setelah acara mulai' },
  ]),
)
const countFewer = does('receiver', 'count', after(20, 90), (_, order, billed) => {
  const quantities = fewer(order, 0.9)
  return { quantities, words: '', files: [], bill: billed(quantities) }
})
const confirmCount = does('vendor', 'confirmCount', after(5, 60), nothing)

function fewer(order: Order, share: number): Proposal['quantities'] {
  const line = order.lines.find(({ quantity }) => quantity > 1)
  return line ? [{ line: line.line, quantity: Math.max(1, Math.floor(line.quantity * share)) }] : []
}

const proposeFewer = proposes(after(20, 180), (_, order) => ({
  quantities: fewer(order, 0.75),
  words: 'bisa, tapi tidak sebanyak itu',
}))
const proposeLater = proposes(after(20, 180), (dice, order) => ({
  quantities: [],
  deliverAt: order.deliverAt + dice.pick([1, 2]) * HOUR,
  words: dice.pick(['bisa tapi agak siangan', 'jadwal pagi penuh, mundur ya kak']),
}))
const acceptProposal = does('requester', 'acceptProposal', after(10, 120), nothing)
const declineProposal = does('requester', 'declineProposal', after(10, 120), nothing)

const decline = does('vendor', 'decline', after(10, 220), (dice) =>
  dice.pick([
    { reason: 'schedule_full', words: 'mohon maaf jadwal sudah penuh' },
    { reason: 'stock', words: 'stok lagi kosong' },
    { reason: 'capacity', words: 'tidak sanggup sebanyak itu' },
    { reason: 'closed', words: 'kami libur hari itu' },
    { reason: 'area', words: 'kejauhan kak' },
  ]),
)
const cancel = does('requester', 'cancel', after(10, 200), (dice) => ({
  reason: 'changed-mind',
  words: dice.pick(['rapat ditunda', 'acara dipindah', 'salah pilih menu']),
}))
const reject = does('approver', 'reject', after(30, 300), (dice) => ({
  reason: 'budget',
  words: dice.pick(['belum prioritas', 'gabung dengan kegiatan berikutnya']),
}))

function agreed(dice: Chance): Step[] {
  if (dice.percent(8)) return [proposeFewer, acceptProposal]
  return dice.percent(7) ? [proposeLater, acceptProposal] : [accept]
}

function handedOver(dice: Chance): Step[] {
  return [...agreed(dice), ...(dice.percent(70) ? [ship] : []), dice.percent(9) ? deliverLate : deliver]
}

function received(dice: Chance): Step[] {
  return [...handedOver(dice), ...(dice.percent(6) ? [dispute, countFewer, confirmCount] : [receive])]
}

function paid(dice: Chance): Step[] {
  return [...received(dice), ...(dice.percent(30) ? [submitPayment, confirmPayment] : [pay])]
}

/** Two hundred in all, every state among them. */
export const stories: readonly Story[] = [
  { status: 'completed', count: 80, era: 'past', steps: (dice) => [...paid(dice), confirmMoney] },
  { status: 'completed', count: 12, era: 'lately', steps: (dice) => [...paid(dice), confirmMoney] },
  {
    status: 'completed',
    count: 6,
    era: 'past',
    approval: true,
    steps: (dice) => [approves(after(15, 240)), ...paid(dice), confirmMoney],
  },
  { status: 'paid', count: 9, era: 'lately', steps: paid },
  { status: 'payment-questioned', count: 2, era: 'lately', steps: (dice) => [...paid(dice), questionMoney] },
  { status: 'payment-submitted', count: 6, era: 'lately', steps: (dice) => [...received(dice), submitPayment] },
  { status: 'received', count: 10, era: 'lately', steps: received },
  { status: 'arrived', count: 6, era: 'today', steps: handedOver },
  { status: 'awaiting-count', count: 2, era: 'today', steps: (dice) => [...handedOver(dice), countFewer] },
  { status: 'disputed', count: 3, era: 'today', steps: (dice) => [...handedOver(dice), dispute] },
  { status: 'on-the-way', count: 5, era: 'today', steps: () => [accept, ship] },
  { status: 'in-progress', count: 16, era: 'ahead', placedAgo: [700, 3_200], steps: agreed },
  { status: 'awaiting-vendor', count: 9, era: 'ahead', placedAgo: [8, 170], steps: () => [] },
  {
    status: 'awaiting-requester',
    count: 4,
    era: 'ahead',
    placedAgo: [120, 260],
    steps: (dice) => [dice.percent(50) ? proposeFewer : proposeLater],
  },
  { status: 'awaiting-approval', count: 3, era: 'ahead', placedAgo: [8, 170], approval: true, steps: () => [] },
  { status: 'rejected', count: 3, era: 'past', approval: true, steps: () => [reject] },
  { status: 'declined', count: 6, era: 'past', steps: () => [decline] },
  { status: 'declined', count: 3, era: 'lately', steps: () => [decline] },
  { status: 'expired', count: 5, era: 'past', steps: () => [] },
  { status: 'expired', count: 2, era: 'lately', steps: () => [] },
  { status: 'cancelled', count: 5, era: 'past', steps: () => [cancel] },
  {
    status: 'cancelled',
    count: 3,
    era: 'past',
    steps: (dice) => [dice.percent(50) ? proposeFewer : proposeLater, declineProposal],
  },
]
