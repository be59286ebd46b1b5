/** Whose turn it is: a table, like the lifecycle and the waiting beside it. */
import type { Capacity, OrderStatus } from './lifecycle.ts'
import type { Order } from './order.ts'
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
  const { status, heldUntil, request, explanation, inspection } = order
  if (heldUntil !== undefined) return []
  if (request?.needsApproval) return ['approver']
  if (request) return [request.by === 'vendor' ? 'requester' : 'vendor']
  if (status === 'awaiting-approval' && explanation && explanation.answer === undefined) return ['requester']
  // The vendor has had its word, or does not agree with a count: the receiver decides.
  if (status === 'disputed' && (inspection?.answer || !inspection?.finding)) return ['receiver']
  if (awaitsBill(order)) return ['vendor', 'treasurer']
  return TURNS[status] ?? []
}
