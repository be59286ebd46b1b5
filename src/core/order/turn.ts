/** Whose turn it is: a table, like the lifecycle and the waiting beside it. */
import type { Capacity, OrderStatus } from './lifecycle.ts'
import type { Explanation, Order } from './order.ts'
import { awaitsBill } from './promise.ts'

/** Who must act next in each state; the states that are not named wait for nobody. */
const TURNS: { readonly [Status in OrderStatus]?: readonly Capacity[] } = {
  'awaiting-approval': ['approver'],
  'awaiting-vendor': ['vendor'],
  'awaiting-requester': ['requester'],
  'in-progress': ['vendor'],
  'on-the-way': ['vendor'],
  arrived: ['receiver'],
  'awaiting-count': ['vendor'],
  disputed: ['vendor', 'receiver'],
  received: ['treasurer'],
  'payment-submitted': ['head'],
  paid: ['vendor'],
  'payment-questioned': ['treasurer'],
}

/** States in which somebody must do something. */
export const OPEN_STATUSES = Object.keys(TURNS) as readonly OrderStatus[]

/** The capacities whose turn it is on this order; none while what was decided may still be taken back. */
export function turnsOn(order: Order): readonly Capacity[] {
  const { status, heldUntil, request, inspection } = order
  if (heldUntil !== undefined) return []
  if (isForApproval(order)) return [isQuestioned(order) ? 'requester' : 'approver']
  if (request) return [request.by === 'vendor' ? 'requester' : 'vendor']
  // The vendor has had its word, or does not agree with a count: the receiver decides.
  if (status === 'disputed' && (inspection?.answer || !inspection?.finding)) return ['receiver']
  if (awaitsBill(order)) return ['vendor', 'treasurer']
  return TURNS[status] ?? []
}

/** Does the PPK decide next: on the order itself, or on a change that raises its value? Source: docs/rules.md#R-08. */
export function isForApproval({ status, request }: Pick<Order, 'status' | 'request'>): boolean {
  return status === 'awaiting-approval' || request?.needsApproval === true
}

/** What the PPK asked about what they decide on, and what was answered. */
export function questionOf({ explanation, request }: Order): Explanation | undefined {
  return request?.needsApproval ? request.explanation : explanation
}

/** Has the PPK asked something that the requester has not answered yet? */
export function isQuestioned(order: Order): boolean {
  const question = questionOf(order)
  return question !== undefined && question.answer === undefined
}
