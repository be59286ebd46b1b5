/**
 * What a person can do on an order now, whichever conversation answers: the buttons under its card. A way leads from a
 * capacity in a state to choices; an area adds its rows here, and every card of an order shows them.
 */
import { type Lifecycle, step } from '#core/lifecycle.ts'
import {
  type Capacity,
  isEscalated,
  isForApproval,
  isQuestioned,
  ORDER_STATUSES,
  type Order,
  type OrderStatus,
  orderLifecycle,
} from '#core/order/index.ts'
import type { Say } from '../channel.ts'
import { choice } from '../dialog/flow.ts'
import type { Messages } from '../language/messages/index.ts'
import {
  ASK,
  answerMoneyChoices,
  answerRequestChoices,
  approvalChoices,
  CHANGE_ORDER,
  confirmPaymentChoices,
  debitChoices,
  EXPLAIN_ORDER,
  FINDING,
  FORCE_CANCEL,
  fileChoices,
  notBillChoices,
  ORDERS,
  payChoices,
  proposalChoices,
  receiptChoices,
  settleChoices,
  slipChoices,
} from './choices.ts'
import { decideChoices } from './findings.ts'
import { rateChoices } from './rating.ts'

type Rows = NonNullable<Say['choices']>

interface Way {
  readonly by: Capacity
  readonly in: readonly OrderStatus[]
  /** Further conditions of the order itself. */
  readonly when?: (order: Order) => boolean
  readonly rows: (t: Messages, orderId: number, order: Order) => Rows
}

/** Both sides are bound, and the goods are not there yet. */
const RUNNING = ['in-progress', 'on-the-way'] as const satisfies readonly OrderStatus[]

/** Where the PPK decides: on an order, or on a change of one that runs. */
const DECIDABLE = ['awaiting-approval', ...RUNNING] as const satisfies readonly OrderStatus[]

/** The vendor has been asked, and is not done. */
const ASKABLE = ['awaiting-vendor', 'awaiting-requester', ...RUNNING, 'arrived', 'disputed'] as const

/** Where two admins may end it: wherever the lifecycle lets an overseer. */
const STOPPABLE = ORDER_STATUSES.filter((status) => 'forceCancel' in orderLifecycle[status])

const WAYS: readonly Way[] = [
  { by: 'approver', in: DECIDABLE, when: isToApprove, rows: (t, _, order) => approvalChoices(t, order) },
  { by: 'requester', in: DECIDABLE, when: isToExplain, rows: explainChoices },
  { by: 'requester', in: ['awaiting-requester'], rows: (t, _, order) => proposalChoices(t, order) },
  { by: 'receiver', in: ['in-progress', 'on-the-way', 'arrived'], rows: receiptChoices },
  { by: 'receiver', in: ['disputed'], rows: decideChoices },
  { by: 'receiver', in: ['on-the-way'], when: isBroughtAgain, rows: refuseChoices },
  { by: 'receiver', in: ['received', 'payment-submitted', 'paid', 'completed'], when: isUnrated, rows: rateChoices },
  { by: 'treasurer', in: ['received'], rows: payChoices },
  { by: 'treasurer', in: ['received'], when: isBilled, rows: notBillChoices },
  { by: 'treasurer', in: ['payment-questioned'], rows: answerMoneyChoices },
  { by: 'head', in: ['payment-submitted'], rows: confirmPaymentChoices },
  { by: 'head', in: ['paid', 'payment-questioned'], when: isEscalated, rows: settleChoices },
  { by: 'treasurer', in: ['paid', 'payment-questioned', 'completed'], when: lacksSlip, rows: slipChoices },
  { by: 'treasurer', in: ['paid', 'payment-questioned', 'completed'], when: lacksProof, rows: debitChoices },
  {
    by: 'requester',
    in: RUNNING,
    when: isAskedByVendor,
    rows: (t, _, order) => answerRequestChoices(t, order, 'office'),
  },
  { by: 'requester', in: ['awaiting-approval', 'awaiting-vendor'], rows: changeChoices },
  { by: 'requester', in: RUNNING, when: isFree, rows: changeChoices },
  { by: 'requester', in: ['awaiting-requester'], rows: cancelChoices },
  { by: 'requester', in: ASKABLE, rows: askChoices },
  { by: 'overseer', in: STOPPABLE, rows: forceChoices },
]

/** The choices for somebody who may act on the order in these capacities, and reads its file by all that they are to it. */
export function waysOn(
  t: Messages,
  order: Order,
  capacities: readonly Capacity[],
  standing: readonly Capacity[],
): Rows {
  const ways = WAYS.filter(
    (way) =>
      capacities.includes(way.by) && way.in.includes(order.status) && (way.when === undefined || way.when(order)),
  )
  return [...ways.flatMap((way) => way.rows(t, order.id, order)), ...fileRow(t, order, capacities, standing)]
}

/** Whoever answers for an order may have its whole file. */
const FILE_READERS: ReadonlySet<Capacity> = new Set(['approver', 'receiver', 'treasurer', 'head', 'overseer'])

/** May this person have everything that there is about an order in one file? */
export function mayHavePack(standing: readonly Capacity[]): boolean {
  return standing.some((capacity) => FILE_READERS.has(capacity))
}

/** From the moment that binds both sides there are papers. */
function fileRow(t: Messages, order: Order, capacities: readonly Capacity[], standing: readonly Capacity[]): Rows {
  if (order.number === undefined) return []
  const attach = capacities.some((capacity) => step(TABLE, order.status, 'attach', capacity).ok)
  return fileChoices(t, order.id, { pack: mayHavePack(standing), attach })
}

const TABLE: Lifecycle<OrderStatus, Capacity> = orderLifecycle

function isUnrated({ rating }: Order): boolean {
  return rating === undefined
}

function isBroughtAgain({ redelivery }: Order): boolean {
  return redelivery !== undefined
}

function isToApprove(order: Order): boolean {
  return order.heldUntil === undefined && isForApproval(order)
}

function isToExplain(order: Order): boolean {
  return isForApproval(order) && isQuestioned(order)
}

/** The bank debits by itself; its proof comes afterwards. */
function lacksProof({ payment }: Order): boolean {
  return payment?.way === 'autodebet' && !payment.files.some(({ kind }) => kind === 'bukti-bayar')
}

function isBilled({ billed }: Order): boolean {
  return billed === true
}

function lacksSlip({ payment }: Order): boolean {
  return payment?.slip === 'due'
}

function explainChoices(t: Messages, orderId: number): Rows {
  return [[choice(EXPLAIN_ORDER, t.approval.answer, { orderId })]]
}

function refuseChoices(t: Messages, orderId: number): Rows {
  return [[choice(FINDING, t.findings.office.refuse, { do: 'refuse', orderId })]]
}

function askChoices(t: Messages, orderId: number): Rows {
  return [[choice(ASK, t.asking.button, { orderId })]]
}

function cancelChoices(t: Messages, orderId: number): Rows {
  return [[choice(ORDERS, t.orders.cancel, { do: 'cancel', orderId })]]
}

function changeChoices(t: Messages, orderId: number): Rows {
  const change = choice(CHANGE_ORDER, t.changes.office.open, { do: 'open', orderId })
  return [[change, choice(ORDERS, t.orders.cancel, { do: 'cancel', orderId })]]
}

function forceChoices(t: Messages, orderId: number): Rows {
  return [[choice(FORCE_CANCEL, t.overrides.force.button, { do: 'ask', orderId })]]
}

/** One thing at a time: nothing that was asked is open. */
function isFree({ request }: Order): boolean {
  return request === undefined
}

function isAskedByVendor({ request }: Order): boolean {
  return request?.by === 'vendor'
}
