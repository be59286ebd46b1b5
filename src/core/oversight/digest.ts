/**
 * What admins are told about a period: what was ordered, what fell through and why, and, while that is fresh, what waits
 * for whom and what is late. Assembled from counted rows; it knows no language and no database.
 */

import type { Day, Instant } from '../calendar.ts'
import type { Rupiah } from '../money.ts'
import type { OrderAct, OrderStatus } from '../order/index.ts'
import type { ChannelTrouble } from './channel-trouble.ts'
import type { OperatorWarning } from './operator-warning.ts'
import { isRecent, type Period } from './period.ts'
import type { Seal } from './seal.ts'

/** States in which an order waits for somebody to act, in the order of its life. */
export const WAITING_STATUSES = [
  'awaiting-approval',
  'awaiting-vendor',
  'awaiting-requester',
  'arrived',
  'disputed',
  'received',
  'payment-submitted',
] as const satisfies readonly OrderStatus[]
export type WaitingStatus = (typeof WAITING_STATUSES)[number]

/** Acts by which an order falls through. */
export const LOSING_ACTS = [
  'reject',
  'decline',
  'cancel',
  'lapse',
  'declineProposal',
  'refuse',
] as const satisfies readonly OrderAct[]
export type LosingAct = (typeof LOSING_ACTS)[number]

/** Acts by which a vendor and an officer come to terms. */
export const AGREEING_ACTS = ['accept', 'acceptProposal'] as const satisfies readonly OrderAct[]

/** An order in a list of the longest waiting. */
export interface WaitingOrder {
  readonly id: number
  readonly unit: string
  readonly vendor: string
  readonly since: Instant
}

/** How many there are, and the longest waiting among them, oldest first. */
export interface Queue {
  readonly orders: number
  readonly oldest: readonly WaitingOrder[]
}

/** Payments past their promise: how many, what they come to, and the units that owe longest. docs/rules.md#R-07 */
export interface LatePayments {
  readonly orders: number
  readonly amount: Rupiah
  readonly units: readonly LatePayer[]
}

export interface LatePayer {
  readonly unit: string
  readonly treasurers: readonly string[]
  readonly orders: number
  readonly amount: Rupiah
  /** The oldest promise that was not kept. */
  readonly since: Instant
}

/** Orders that a guard held and that went on with a reason, by what held them and by unit. */
export interface HeldOrders {
  readonly orders: number
  readonly guards: readonly { readonly guard: string; readonly orders: number }[]
  readonly units: readonly { readonly unit: string; readonly orders: number }[]
}

/** One day of the chart: orders placed on it, by what has become of them. */
export interface ChartDay {
  readonly day: Day
  readonly open: number
  readonly done: number
  readonly dead: number
  readonly total: Rupiah
}

export interface BudgetUse {
  readonly ceiling: Rupiah
  readonly committed: Rupiah
  /** The lines of which most is used, fullest first. */
  readonly fullest: readonly {
    readonly rupCode: string
    readonly unit: string
    readonly ceiling: Rupiah
    readonly committed: Rupiah
  }[]
}

/** How a messenger is doing. */
export interface ChannelState {
  readonly name: string
  /** Which of several numbers of the office. */
  readonly account?: string
  readonly state: string
  readonly since: Instant
  readonly lastInboundAt?: Instant
  readonly reconnects: number
  readonly troubles?: readonly ChannelTrouble[]
}

/** What the database counted. */
export interface DigestRows {
  readonly placed: {
    readonly orders: number
    readonly total: Rupiah
    readonly units: number
    readonly vendors: number
    readonly before: number
  }
  readonly acts: readonly { readonly act: string; readonly reason: string; readonly orders: number }[]
  readonly held: HeldOrders
  readonly firstTime: { readonly vendors: number; readonly names: readonly string[] }
  readonly waiting: readonly (Queue & { readonly status: string })[]
  readonly lateAnswers: Queue
  readonly lateDeliveries: Queue
  readonly latePayments: LatePayments
  readonly budget: BudgetUse
  readonly days: readonly ChartDay[]
  readonly machinery: Machinery
  /** Of the ledger, for a single day that is over. */
  readonly seal?: Seal
}

/** What went wrong inside, for somebody to look at. */
export interface Machinery {
  readonly deadLetters: number
  readonly incidents: number
}

/** Orders that fell through in one way, with the reasons that were given, the most frequent first. */
export interface Lost {
  readonly act: LosingAct
  readonly orders: number
  readonly reasons: readonly { readonly reason: string; readonly orders: number }[]
}

export interface Digest {
  readonly period: Period
  /** When it was drawn up. */
  readonly at: Instant
  readonly placed: DigestRows['placed']
  readonly agreed: number
  readonly lost: readonly Lost[]
  readonly held: HeldOrders
  readonly firstTime: DigestRows['firstTime']
  /** How things stand now; absent when the period is too long ago for that to belong here. */
  readonly now?: {
    /** Those that have waited longest come first. */
    readonly waiting: readonly (Queue & { readonly status: WaitingStatus })[]
    readonly lateAnswers: Queue
    readonly lateDeliveries: Queue
    readonly latePayments: LatePayments
    readonly budget: BudgetUse
    readonly machinery: Machinery
    readonly channels: readonly ChannelState[]
    readonly warnings: readonly OperatorWarning[]
  }
  readonly days: readonly ChartDay[]
  readonly seal?: Seal
}

/** What surrounds the rows: the messengers as this process sees them, and what its operator should change. */
export interface Surroundings {
  readonly channels: readonly ChannelState[]
  readonly warnings: readonly OperatorWarning[]
}

/** A digest of what was counted. */
export function assembleDigest(period: Period, at: Instant, rows: DigestRows, around: Surroundings): Digest {
  const { placed, acts, held, firstTime, days, seal } = rows
  return {
    period,
    at,
    placed,
    agreed: countOf(acts, AGREEING_ACTS),
    lost: lostOf(acts),
    held,
    firstTime,
    ...(isRecent(period, at) ? { now: presentOf(rows, around) } : {}),
    days,
    ...(seal ? { seal } : {}),
  }
}

function presentOf(rows: DigestRows, { channels, warnings }: Surroundings): NonNullable<Digest['now']> {
  const { waiting, lateAnswers, lateDeliveries, latePayments, budget, machinery } = rows
  const longest = (queue: Queue) => queue.oldest[0]?.since ?? Number.POSITIVE_INFINITY
  const known = waiting.flatMap((queue) => {
    const status = WAITING_STATUSES.find((candidate) => candidate === queue.status)
    return status && queue.orders > 0 ? [{ ...queue, status }] : []
  })
  return {
    waiting: known.sort((a, b) => longest(a) - longest(b)),
    lateAnswers,
    lateDeliveries,
    latePayments,
    budget,
    machinery,
    channels,
    warnings,
  }
}

function countOf(acts: DigestRows['acts'], wanted: readonly string[]): number {
  return acts.filter(({ act }) => wanted.includes(act)).reduce((sum, { orders }) => sum + orders, 0)
}

function lostOf(acts: DigestRows['acts']): Lost[] {
  return LOSING_ACTS.flatMap((act) => {
    const reasons = acts.filter((row) => row.act === act).sort((a, b) => b.orders - a.orders)
    const orders = countOf(reasons, [act])
    return orders > 0 ? [{ act, orders, reasons: reasons.map(({ reason, orders }) => ({ reason, orders })) }] : []
  })
}

/** What a digest can be opened at: lists of orders. */
export const SECTIONS = ['placed', ...WAITING_STATUSES, 'late', 'late-payments', 'lost', 'held', 'first-time'] as const
export type Section = (typeof SECTIONS)[number]

/** The sections that hold anything, in the order in which they are numbered from 1. */
export function sectionsOf({ placed, now, lost, held, firstTime }: Digest): Section[] {
  const late = (now?.lateAnswers.orders ?? 0) + (now?.lateDeliveries.orders ?? 0)
  return [
    ...(placed.orders > 0 ? (['placed'] as const) : []),
    ...(now?.waiting ?? []).map(({ status }) => status),
    ...(late > 0 ? (['late'] as const) : []),
    ...((now?.latePayments.orders ?? 0) > 0 ? (['late-payments'] as const) : []),
    ...(lost.length > 0 ? (['lost'] as const) : []),
    ...(held.orders > 0 ? (['held'] as const) : []),
    ...(firstTime.vendors > 0 ? (['first-time'] as const) : []),
  ]
}
