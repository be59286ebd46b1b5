/**
 * The life of an order, from placing to the vendor's money, as one table. Labels follow the states of the national
 * catalogue (docs/rules.md); who may act is checked per order, not per person.
 */
import type { ActOf, Lifecycle } from '../lifecycle.ts'

/** In which capacity somebody acts on this one order. `clock` is the passing of time itself. */
export const CAPACITIES = ['requester', 'approver', 'vendor', 'receiver', 'treasurer', 'head', 'clock'] as const
export type Capacity = (typeof CAPACITIES)[number]

export const ORDER_STATUSES = [
  'awaiting-approval',
  'awaiting-vendor',
  'awaiting-requester',
  'in-progress',
  'on-the-way',
  'arrived',
  'disputed',
  'received',
  'payment-submitted',
  'paid',
  'completed',
  'rejected',
  'declined',
  'expired',
  'cancelled',
] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

export const orderLifecycle = {
  'awaiting-approval': {
    approve: { to: 'awaiting-vendor', by: ['approver'], source: 'docs/rules.md#R-08' },
    reject: { to: 'rejected', by: ['approver'] },
    remind: { to: 'awaiting-approval', by: ['clock'] },
    extend: { to: 'awaiting-approval', by: ['clock'], source: 'docs/rules.md#R-09' },
    cancel: { to: 'cancelled', by: ['requester'] },
    lapse: { to: 'expired', by: ['clock'] },
  },
  'awaiting-vendor': {
    accept: { to: 'in-progress', by: ['vendor'] },
    propose: { to: 'awaiting-requester', by: ['vendor'] },
    decline: { to: 'declined', by: ['vendor'] },
    remind: { to: 'awaiting-vendor', by: ['clock'] },
    extend: { to: 'awaiting-vendor', by: ['clock'], source: 'docs/rules.md#R-09' },
    lapse: { to: 'expired', by: ['clock'] },
    cancel: { to: 'cancelled', by: ['requester'] },
  },
  'awaiting-requester': {
    acceptProposal: { to: 'in-progress', by: ['requester'] },
    declineProposal: { to: 'cancelled', by: ['requester'] },
    propose: { to: 'awaiting-requester', by: ['vendor'] },
    accept: { to: 'in-progress', by: ['vendor'] },
    decline: { to: 'declined', by: ['vendor'] },
    remind: { to: 'awaiting-requester', by: ['clock'] },
    extend: { to: 'awaiting-requester', by: ['clock'], source: 'docs/rules.md#R-09' },
    lapse: { to: 'expired', by: ['clock'] },
    cancel: { to: 'cancelled', by: ['requester'] },
  },
  'in-progress': {
    ship: { to: 'on-the-way', by: ['vendor'] },
    deliver: { to: 'arrived', by: ['vendor'] },
  },
  'on-the-way': {
    deliver: { to: 'arrived', by: ['vendor'] },
  },
  arrived: {
    receive: { to: 'received', by: ['receiver'], source: 'docs/rules.md#R-05' },
    dispute: { to: 'disputed', by: ['receiver'] },
  },
  disputed: {
    receive: { to: 'received', by: ['receiver'] },
    redeliver: { to: 'on-the-way', by: ['vendor'] },
    refuse: { to: 'cancelled', by: ['receiver'] },
  },
  received: {
    submitPayment: { to: 'payment-submitted', by: ['treasurer'] },
    pay: { to: 'paid', by: ['treasurer'], source: 'docs/rules.md#R-05' },
  },
  'payment-submitted': {
    confirmPayment: { to: 'paid', by: ['head'] },
    returnPayment: { to: 'received', by: ['head'] },
  },
  paid: {
    confirmMoney: { to: 'completed', by: ['vendor'] },
  },
  completed: {},
  rejected: {},
  declined: {},
  expired: {},
  cancelled: {},
} as const satisfies Lifecycle<OrderStatus, Capacity>

/** Everything that can happen to a placed order. */
export type OrderAct = ActOf<typeof orderLifecycle>

/** States in which the order no longer holds any budget. */
export const DEAD_STATUSES: ReadonlySet<OrderStatus> = new Set(['rejected', 'declined', 'expired', 'cancelled'])
