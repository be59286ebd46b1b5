/** The promise of payment as a countdown: one computation, so that vendor, treasurer and head see the same. */
import { type Calendar, type Instant, wallClock, workingDaysBetween } from '../calendar.ts'
import type { OrderStatus } from './lifecycle.ts'
import type { Evidence, Order } from './order.ts'

export interface PaymentPromise {
  readonly payBy: Instant
  readonly isOver: boolean
  /** Working days that are left after today, or that have gone since. */
  readonly days: number
}

/** States in which the money is on its way from the office's side. */
const PROMISED: ReadonlySet<OrderStatus> = new Set(['received', 'payment-submitted', 'payment-questioned'])

/** Papers with which a vendor asks for its money. */
const BILLS: ReadonlySet<string | undefined> = new Set(['nota', 'faktur'])

/** Is the vendor's bill among these files? */
export function bringsBill(files: readonly Evidence[]): boolean {
  return files.some(({ kind }) => BILLS.has(kind))
}

/** Goods are received, and the promise begins only with the vendor's bill. Source: docs/rules.md#R-07. */
export function awaitsBill({ status, payBy }: Pick<Order, 'status' | 'payBy'>): boolean {
  return status === 'received' && payBy === undefined
}

/** The order as if its bill had never come: what was shown for one is none. */
export function withoutBill({ billed: _none, payBy: _promised, ...rest }: Order): Order {
  return rest
}

/** How the promise stands now; `undefined` while there is none, and once it was kept. Source: docs/rules.md#R-07. */
export function promiseOf(
  { status, payBy }: Pick<Order, 'status' | 'payBy'>,
  now: Instant,
  calendar: Calendar,
): PaymentPromise | undefined {
  if (payBy === undefined || !PROMISED.has(status)) return undefined
  const [today, last] = [now, payBy].map((at) => wallClock(at, calendar.zone).day)
  const isOver = now >= payBy
  const days = isOver
    ? workingDaysBetween(last ?? '', today ?? '', calendar)
    : workingDaysBetween(today ?? '', last ?? '', calendar)
  return { payBy, isOver, days }
}
