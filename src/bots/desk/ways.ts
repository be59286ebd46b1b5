/**
 * What a person can do on an order now, whichever conversation answers: the buttons under its card. A way leads from a
 * capacity in a state to choices; an area adds its rows here, and every card of an order shows them.
 */
import type { Capacity, Order, OrderStatus } from '#core/order/index.ts'
import type { Say } from '../channel.ts'
import { choice } from '../dialog/flow.ts'
import type { Messages } from '../language/messages/index.ts'
import {
  answerMoneyChoices,
  approvalChoices,
  confirmPaymentChoices,
  EXPLAIN_ORDER,
  ORDERS,
  payChoices,
  proposalChoices,
  receiptChoices,
  slipChoices,
} from './choices.ts'

type Rows = NonNullable<Say['choices']>

interface Way {
  readonly by: Capacity
  readonly in: readonly OrderStatus[]
  /** Further conditions of the order itself. */
  readonly when?: (order: Order) => boolean
  readonly rows: (t: Messages, orderId: number) => Rows
}

const WAYS: readonly Way[] = [
  { by: 'approver', in: ['awaiting-approval'], when: isReleased, rows: approvalChoices },
  { by: 'requester', in: ['awaiting-approval'], when: isQuestioned, rows: explainChoices },
  { by: 'requester', in: ['awaiting-requester'], rows: proposalChoices },
  { by: 'receiver', in: ['in-progress', 'on-the-way', 'arrived', 'disputed'], rows: receiptChoices },
  { by: 'treasurer', in: ['received'], rows: payChoices },
  { by: 'treasurer', in: ['payment-questioned'], rows: answerMoneyChoices },
  { by: 'head', in: ['payment-submitted'], rows: confirmPaymentChoices },
  { by: 'treasurer', in: ['paid', 'payment-questioned', 'completed'], when: lacksSlip, rows: slipChoices },
  { by: 'requester', in: ['awaiting-approval', 'awaiting-vendor', 'awaiting-requester'], rows: cancelChoices },
]

/** The choices for somebody who stands to the order in these capacities. */
export function waysOn(t: Messages, order: Order, capacities: readonly Capacity[]): Rows {
  return WAYS.filter(
    (way) =>
      capacities.includes(way.by) && way.in.includes(order.status) && (way.when === undefined || way.when(order)),
  ).flatMap((way) => way.rows(t, order.id))
}

function isReleased(order: Order): boolean {
  return order.heldUntil === undefined
}

function isQuestioned({ explanation }: Order): boolean {
  return explanation !== undefined && explanation.answer === undefined
}

function lacksSlip({ payment }: Order): boolean {
  return payment?.slip === 'due'
}

function explainChoices(t: Messages, orderId: number): Rows {
  return [[choice(EXPLAIN_ORDER, t.approval.answer, { orderId })]]
}

function cancelChoices(t: Messages, orderId: number): Rows {
  return [[choice(ORDERS, t.orders.cancel, { do: 'cancel', orderId })]]
}
