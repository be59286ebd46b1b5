/**
 * The life of an order, from placing to the vendor's money, as one table. Labels follow the states of the national
 * catalogue (docs/rules.md); who may act is checked per order, not per person.
 */
import type { ActOf, Lifecycle } from '../lifecycle.ts'

/** In which capacity somebody acts on this one order. `clock` is the passing of time itself. */
export const CAPACITIES = [
  'requester',
  'approver',
  'vendor',
  'receiver',
  'treasurer',
  'head',
  'overseer',
  'clock',
] as const
export type Capacity = (typeof CAPACITIES)[number]

export const ORDER_STATUSES = [
  'awaiting-approval',
  'awaiting-vendor',
  'awaiting-requester',
  'in-progress',
  'on-the-way',
  'arrived',
  'awaiting-count',
  'disputed',
  'received',
  'payment-submitted',
  'paid',
  'payment-questioned',
  'completed',
  'rejected',
  'declined',
  'expired',
  'cancelled',
] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** An admin may end what is stuck, with a second admin, until the goods are received: work done is paid. */
const override = { forceCancel: { to: 'cancelled', by: ['overseer'] } } as const

/** What one side asks of the other once both are bound: another quantity, hour or place, or an end by consent. */
const requests = <const Here extends 'in-progress' | 'on-the-way'>(here: Here) =>
  ({
    askChange: { to: here, by: ['requester', 'vendor'], source: 'docs/rules.md#R-20' },
    approveChange: { to: here, by: ['approver'], source: 'docs/rules.md#R-08' },
    rejectChange: { to: here, by: ['approver'] },
    askExplanation: { to: here, by: ['approver'] },
    explain: { to: here, by: ['requester'] },
    agreeChange: { to: here, by: ['requester', 'vendor'] },
    refuseChange: { to: here, by: ['requester', 'vendor'] },
    askCancel: { to: here, by: ['requester', 'vendor'], source: 'docs/rules.md#R-20' },
    agreeCancel: { to: 'cancelled', by: ['requester', 'vendor'] },
    refuseCancel: { to: here, by: ['requester', 'vendor'] },
    lapseRequest: { to: here, by: ['clock'] },
  }) as const

/** The receiver says what is there; whether the vendor has said so before decides who confirms it. */
const inspections = {
  count: { to: 'awaiting-count', by: ['receiver'] },
  dispute: { to: 'disputed', by: ['receiver'] },
} as const

export const orderLifecycle = {
  'awaiting-approval': {
    approve: { to: 'awaiting-vendor', by: ['approver'], source: 'docs/rules.md#R-08' },
    reject: { to: 'rejected', by: ['approver'] },
    askExplanation: { to: 'awaiting-approval', by: ['approver'] },
    explain: { to: 'awaiting-approval', by: ['requester'] },
    amend: { to: 'awaiting-approval', by: ['requester'] },
    undo: { to: 'cancelled', by: ['requester'], source: 'docs/rules.md#R-21' },
    release: { to: 'awaiting-approval', by: ['clock'] },
    remind: { to: 'awaiting-approval', by: ['clock'] },
    extend: { to: 'awaiting-approval', by: ['clock'], source: 'docs/rules.md#R-09' },
    cancel: { to: 'cancelled', by: ['requester'] },
    lapse: { to: 'expired', by: ['clock'] },
    ...override,
  },
  'awaiting-vendor': {
    accept: { to: 'in-progress', by: ['vendor'] },
    propose: { to: 'awaiting-requester', by: ['vendor'] },
    decline: { to: 'declined', by: ['vendor'] },
    amend: { to: 'awaiting-vendor', by: ['requester'] },
    amendUp: { to: 'awaiting-approval', by: ['requester'], source: 'docs/rules.md#R-08' },
    undo: { to: 'cancelled', by: ['requester'], source: 'docs/rules.md#R-21' },
    undoApproval: { to: 'awaiting-approval', by: ['approver'] },
    release: { to: 'awaiting-vendor', by: ['clock'] },
    remind: { to: 'awaiting-vendor', by: ['clock'] },
    extend: { to: 'awaiting-vendor', by: ['clock'], source: 'docs/rules.md#R-09' },
    lapse: { to: 'expired', by: ['clock'] },
    cancel: { to: 'cancelled', by: ['requester'] },
    ...override,
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
    ...override,
  },
  'in-progress': {
    ship: { to: 'on-the-way', by: ['vendor'] },
    deliver: { to: 'arrived', by: ['vendor'] },
    attach: { to: 'in-progress', by: ['vendor', 'requester', 'receiver'] },
    ...requests('in-progress'),
    ...inspections,
    remind: { to: 'in-progress', by: ['clock'] },
    escalate: { to: 'in-progress', by: ['clock'] },
    ...override,
  },
  'on-the-way': {
    deliver: { to: 'arrived', by: ['vendor'] },
    attach: { to: 'on-the-way', by: ['vendor', 'requester', 'receiver'] },
    // Only what is brought a second time.
    refuse: { to: 'cancelled', by: ['receiver'], source: 'docs/rules.md#R-35' },
    ...requests('on-the-way'),
    ...inspections,
    remind: { to: 'on-the-way', by: ['clock'] },
    escalate: { to: 'on-the-way', by: ['clock'] },
    ...override,
  },
  arrived: {
    receive: { to: 'received', by: ['receiver'], source: 'docs/rules.md#R-05' },
    ...inspections,
    attach: { to: 'arrived', by: ['vendor', 'requester', 'receiver'] },
    remind: { to: 'arrived', by: ['clock'] },
    escalate: { to: 'arrived', by: ['clock'] },
    ...override,
  },
  'awaiting-count': {
    confirmCount: { to: 'received', by: ['vendor'], source: 'docs/rules.md#R-16' },
    contestCount: { to: 'disputed', by: ['vendor'] },
    redeliver: { to: 'on-the-way', by: ['vendor'] },
    count: { to: 'awaiting-count', by: ['receiver'] },
    attach: { to: 'awaiting-count', by: ['vendor', 'requester', 'receiver'] },
    remind: { to: 'awaiting-count', by: ['clock'] },
    assumeCount: { to: 'received', by: ['clock'] },
    ...override,
  },
  disputed: {
    receive: { to: 'received', by: ['receiver'] },
    count: { to: 'awaiting-count', by: ['receiver'] },
    confirmCount: { to: 'received', by: ['vendor'], source: 'docs/rules.md#R-16' },
    redeliver: { to: 'on-the-way', by: ['vendor'] },
    answerFinding: { to: 'disputed', by: ['vendor'], source: 'docs/rules.md#R-35' },
    refuse: { to: 'cancelled', by: ['receiver'], source: 'docs/rules.md#R-35' },
    attach: { to: 'disputed', by: ['vendor', 'requester', 'receiver'] },
    remind: { to: 'disputed', by: ['clock'] },
    escalate: { to: 'disputed', by: ['clock'] },
    ...override,
  },
  received: {
    submitPayment: { to: 'payment-submitted', by: ['treasurer'] },
    pay: { to: 'paid', by: ['treasurer'], source: 'docs/rules.md#R-05' },
    returnBill: { to: 'received', by: ['treasurer'], source: 'docs/rules.md#R-07' },
    attach: { to: 'received', by: ['vendor', 'requester', 'receiver', 'treasurer'] },
    rate: { to: 'received', by: ['receiver'] },
    remind: { to: 'received', by: ['clock'] },
    escalate: { to: 'received', by: ['clock'], source: 'docs/rules.md#R-07' },
  },
  'payment-submitted': {
    confirmPayment: { to: 'paid', by: ['head'] },
    returnPayment: { to: 'received', by: ['head'] },
    attach: { to: 'payment-submitted', by: ['requester', 'receiver', 'treasurer'] },
    rate: { to: 'payment-submitted', by: ['receiver'] },
    remind: { to: 'payment-submitted', by: ['clock'] },
    escalate: { to: 'payment-submitted', by: ['clock'] },
  },
  paid: {
    confirmMoney: { to: 'completed', by: ['vendor'] },
    questionMoney: { to: 'payment-questioned', by: ['vendor'] },
    attach: { to: 'paid', by: ['requester', 'receiver', 'treasurer'] },
    rate: { to: 'paid', by: ['receiver'] },
    settleMoney: { to: 'completed', by: ['head'], source: 'docs/rules.md#R-48' },
    remind: { to: 'paid', by: ['clock'] },
    escalate: { to: 'paid', by: ['clock'] },
  },
  'payment-questioned': {
    answerMoney: { to: 'paid', by: ['treasurer'] },
    confirmMoney: { to: 'completed', by: ['vendor'] },
    settleMoney: { to: 'completed', by: ['head'], source: 'docs/rules.md#R-48' },
    attach: { to: 'payment-questioned', by: ['vendor', 'requester', 'receiver', 'treasurer'] },
    remind: { to: 'payment-questioned', by: ['clock'] },
    escalate: { to: 'payment-questioned', by: ['clock'] },
  },
  completed: {
    rate: { to: 'completed', by: ['receiver'] },
    attach: { to: 'completed', by: ['requester', 'receiver', 'treasurer'] },
  },
  rejected: {},
  declined: {},
  expired: {},
  cancelled: {},
} as const satisfies Lifecycle<OrderStatus, Capacity>

/** Everything that can happen to a placed order. */
export type OrderAct = ActOf<typeof orderLifecycle>

/** States in which the order no longer holds any budget. */
export const DEAD_STATUSES: ReadonlySet<OrderStatus> = new Set(['rejected', 'declined', 'expired', 'cancelled'])
