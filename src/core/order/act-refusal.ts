/** Why something may not happen to an order, each with what its sentence needs. */
import type { Instant } from '../calendar.ts'
import type { Rupiah } from '../money.ts'
import type { Capacity, OrderStatus } from './lifecycle.ts'
import type { PaymentWay } from './order.ts'
import type { PlacementRefusal } from './policy.ts'

/** What `decideAct` answers instead of an event. */
export type ActRefusal =
  /** The order has moved on; `status` is where it is now. */
  | {
      readonly code: 'not-now'
      readonly orderId: number
      readonly status: OrderStatus
      readonly possible: readonly string[]
    }
  | {
      readonly code: 'not-your-role'
      readonly orderId: number
      readonly status: OrderStatus
      readonly by: readonly Capacity[]
    }
  /** Requester, receiver and payer are three people. */
  | { readonly code: 'same-person'; readonly orderId: number; readonly already: Capacity; readonly as: Capacity }
  | {
      readonly code: 'more-than-asked'
      readonly orderId: number
      readonly line: number
      readonly name: string
      readonly asked: number
      readonly offered: number
    }
  | { readonly code: 'nothing-left'; readonly orderId: number }
  | { readonly code: 'nothing-changed'; readonly orderId: number }
  | { readonly code: 'delivery-past'; readonly asked: Instant }
  /** Another product in place of one may not cost more than that did. */
  | { readonly code: 'dearer-substitute'; readonly orderId: number; readonly name: string; readonly most: Rupiah }
  | { readonly code: 'over-ceiling'; readonly total: Rupiah; readonly ceiling: Rupiah }
  | { readonly code: 'over-budget'; readonly total: Rupiah; readonly left: Rupiah; readonly rupCode: string }
  | { readonly code: 'too-late-to-undo'; readonly orderId: number }
  /** One thing at a time: an earlier question to the other side is still open. */
  | { readonly code: 'request-open'; readonly orderId: number; readonly by: 'requester' | 'vendor' }
  | { readonly code: 'nothing-asked'; readonly orderId: number }
  /** The office lets orders be changed no longer than that. */
  | {
      readonly code: 'change-closed'
      readonly orderId: number
      readonly status: OrderStatus
      readonly until: OrderStatus
    }
  | { readonly code: 'approval-first'; readonly orderId: number }
  | { readonly code: 'reason-needed'; readonly orderId: number }
  | { readonly code: 'photo-needed'; readonly orderId: number }
  /** Goods cannot be missed before their hour. */
  | { readonly code: 'not-due'; readonly orderId: number; readonly deliverAt: Instant }
  | { readonly code: 'proof-needed'; readonly orderId: number }
  | { readonly code: 'amount-differs'; readonly orderId: number; readonly due: Rupiah; readonly said: Rupiah }
  /** The unit does not pay in this way. */
  | {
      readonly code: 'way-closed'
      readonly orderId: number
      readonly way: PaymentWay
      readonly open: readonly PaymentWay[]
    }
  | { readonly code: 'second-person-needed'; readonly orderId: number }
  /** What is asked for anew breaks a rule that new orders are held to. */
  | { readonly code: 'unfit-change'; readonly orderId: number; readonly refusal: PlacementRefusal }
