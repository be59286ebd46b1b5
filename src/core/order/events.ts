/** What can happen to an order, each with its facts. The ledger is made of these, so they only ever grow fields. */
import type { Instant } from '../calendar.ts'
import type { Rupiah } from '../money.ts'
import type { Outage } from '../outage.ts'
import type { OrderAct } from './lifecycle.ts'
import type { Actor, Change, Deadline, Evidence, Finding, Inspection, Order, PaperNumber, Proposal } from './order.ts'

/** Why, as a code of the reasons' table and in the person's own words. */
export interface Reason {
  readonly reason: string
  readonly words: string
}

type Nothing = Record<never, never>

interface Placement
  extends Pick<
    Order,
    | 'id'
    | 'basketId'
    | 'unitId'
    | 'budgetLineId'
    | 'vendorId'
    | 'requesterId'
    | 'lines'
    | 'deliveryFee'
    | 'taxRate'
    | 'deliverAt'
    | 'place'
    | 'note'
    | 'purpose'
    | 'notices'
    | 'heldUntil'
  > {
  readonly to: 'awaiting-approval' | 'awaiting-vendor'
}

/** What the person who acts says. Times that follow from it are added by the decision. */
export interface Said {
  approve: Nothing
  reject: Reason
  askExplanation: { readonly words: string }
  explain: { readonly words: string }
  amend: Change
  amendUp: Change
  undo: Nothing
  undoApproval: Nothing
  /** The time to take it back is over: now the other side hears of it. */
  release: Nothing
  cancel: Reason
  /** `away`: the office was, and the time for the delivery has gone with it. */
  lapse: { readonly away?: Outage }
  /** More time, because the office was away while somebody should have answered. */
  extend: { readonly away: Outage }
  remind: Nothing
  escalate: Nothing
  accept: { readonly number?: PaperNumber }
  propose: Proposal
  decline: Reason
  /** Lines of the proposal that the requester would rather leave out; `why` it is right where a guard holds the goods. */
  acceptProposal: { readonly number?: PaperNumber; readonly leftOut?: readonly number[]; readonly why?: string }
  declineProposal: Nothing
  ship: { readonly words: string; readonly driver?: string; readonly files?: readonly Evidence[] }
  deliver: { readonly words: string; readonly receivedBy?: string; readonly files?: readonly Evidence[] }
  /** The goods, or what was missing of them, come again; `deliverAt` as the vendor says. */
  redeliver: { readonly words: string; readonly deliverAt?: Instant }
  answerFinding: { readonly words: string; readonly files?: readonly Evidence[] }
  attach: {
    readonly files: readonly Evidence[]
    readonly words: string
    /** The other side has them already: they were sent in a letter about the order. */
    readonly told?: boolean
  }
  askChange: Reason & { readonly change: Change }
  approveChange: Nothing
  rejectChange: Reason
  /** Lines of what the vendor asked for that stay as they were; `why` as above. */
  agreeChange: { readonly asWas?: readonly number[]; readonly why?: string }
  refuseChange: Reason
  askCancel: Reason
  agreeCancel: Reason
  refuseCancel: Reason
  lapseRequest: Nothing
  receive: Inspection
  count: Inspection
  dispute: Inspection & { readonly finding: Finding }
  confirmCount: Nothing
  contestCount: { readonly words: string; readonly files?: readonly Evidence[] }
  assumeCount: Nothing
  refuse: Reason
  /** What was taken for the vendor's bill is none. */
  returnBill: Reason
  submitPayment: { readonly amount: Rupiah; readonly files: readonly Evidence[] }
  pay: { readonly amount: Rupiah; readonly files: readonly Evidence[] }
  confirmPayment: Nothing
  returnPayment: Reason
  confirmMoney: Nothing
  questionMoney: { readonly amount?: Rupiah; readonly words: string }
  answerMoney: { readonly words: string; readonly files: readonly Evidence[] }
  /** The head ends it without the vendor's word, with what was checked. */
  settleMoney: Reason
  rate: { readonly stars: number; readonly words: string }
  /** Two people: the admin who acts, and the one who agreed. */
  forceCancel: Reason & { readonly secondId: number }
}

/** Times that a decision adds: whose turn ends when, how long it can be taken back, when the vendor is paid. */
export interface Times extends Partial<Deadline> {
  readonly heldUntil?: Instant
  readonly payBy?: Instant
}

/** Added by the decision to what was said in a request: must the PPK see it first? */
interface Weighed {
  readonly needsApproval?: boolean
}

interface EventFacts {
  place: Placement & Deadline
}

type FactsOf<Act extends 'place' | OrderAct> = Act extends 'place'
  ? EventFacts['place']
  : Act extends keyof Said
    ? Said[Act] & Times & (Act extends 'askChange' ? Weighed : Nothing)
    : never

/** One thing that happened: an act of the lifecycle (or `place`) with its facts. */
export type OrderEvent = {
  readonly [Act in 'place' | OrderAct]: {
    readonly act: Act
    readonly orderId: number
    readonly at: Instant
    readonly by: Actor
    readonly data: FactsOf<Act>
  }
}['place' | OrderAct]

/** The event of one act. */
export type EventOf<Act extends 'place' | OrderAct> = Extract<OrderEvent, { act: Act }>
