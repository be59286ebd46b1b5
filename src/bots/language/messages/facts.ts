/** The facts that sentences are made of: what flows hand over, so that no sentence looks anything up by itself. */
import type { Instant } from '#core/calendar.ts'
import type { Offer } from '#core/catalogue/offers.ts'
import type { GuardFinding, PriceBeside } from '#core/guards/index.ts'
import type { Rupiah } from '#core/money.ts'
import type { Finding, OrderStatus, Place, Purpose } from '#core/order/index.ts'
import type { CheckWay } from '#core/people/account.ts'
import type { Bill } from '#core/tax/index.ts'

export interface LineFacts {
  readonly name: string
  readonly unit: string
  readonly quantity: number
  readonly price: Rupiah
}

export interface TotalFacts {
  readonly goodsTotal: Rupiah
  readonly deliveryFee: Rupiah
  readonly tax: Rupiah
  readonly total: Rupiah
  /** What was withheld, once the goods were counted; before that as an estimate. */
  readonly bill?: Bill
  readonly estimate?: Bill
}

/** An order as every conversation about it shows it. */
export interface OrderFacts extends TotalFacts {
  readonly id: number
  readonly status: OrderStatus
  readonly unit: string
  readonly vendor: string
  readonly requester: string
  /** Who paid, or submitted the payment. */
  readonly payer?: string
  readonly lines: readonly LineFacts[]
  readonly deliverAt: Instant
  readonly place: Place
  readonly note: string
  readonly answerDueAt?: Instant
  /** Until then what was decided stays here and can be taken back. */
  readonly heldUntil?: Instant
}

/** What a proposal or a change would make of an order: old and new side by side. */
export interface ProposalFacts {
  readonly lines: readonly {
    readonly line: number
    readonly name: string
    readonly unit: string
    readonly from: number
    readonly to: number
    /** Another product in its place. */
    readonly as?: { readonly name: string; readonly unit: string; readonly price: Rupiah }
  }[]
  readonly deliverAt?: { readonly from: Instant; readonly to: Instant }
  readonly place?: { readonly from: Place; readonly to: Place }
  readonly note?: { readonly from: string; readonly to: string }
  readonly total: { readonly from: Rupiah; readonly to: Rupiah }
  readonly words: string
}

/** A time in which we, or one messenger, were away. */
export interface AwayFacts {
  readonly from: Instant
  readonly to: Instant
  readonly channel?: 'telegram' | 'whatsapp'
}

/** What became of what waited meanwhile. */
export interface BackFacts {
  readonly waited: number
  readonly handled: number
  readonly setAside: number
  readonly unsent: number
  readonly resent: number
  readonly moved: number
  readonly lapsed: number
}

export interface BudgetFacts {
  readonly rupCode: string
  readonly name: string
  readonly left: Rupiah
  /** By the PA/KPA to whoever reads this. */
  readonly given?: boolean
}

/** A price, and what like goods cost. */
export interface PriceFacts extends PriceBeside {
  readonly name: string
  readonly unit: string
  readonly price: Rupiah
}

/** What a PPK looks at before an order is sent. */
export interface ApprovalFacts {
  readonly order: OrderFacts
  /** With this order held already. */
  readonly budget?: BudgetFacts
  readonly purpose?: Purpose
  /** What the prices are held against, product by product. */
  readonly prices?: readonly PriceFacts[]
  readonly notices?: readonly { readonly found: GuardFinding; readonly reason: string | undefined }[]
  readonly asked?: string
  readonly answer?: string
}

/** How much of a line was ordered, and how much of it is there. */
export interface CountedLine {
  readonly name: string
  readonly unit: string
  readonly from: number
  readonly to: number
}

/** What the PPK found, and how much of each line is good. */
export interface FoundFacts {
  readonly finding: Finding
  readonly counted: readonly CountedLine[]
  readonly words: string
}

/** A vendor's bank account as people see it: the whole number stands only where the money is sent from. */
export interface AccountFacts {
  readonly bank: string
  readonly holder: string
  readonly tail: string
  readonly number?: string
}

export interface AccountsFacts {
  readonly inForce?: AccountFacts & { readonly checkedAt: Instant; readonly how: CheckWay; readonly isFresh: boolean }
  readonly held?: AccountFacts
}

/** What one vendor would bring for a wish, and what it comes to. */
export interface OfferFacts extends Offer {
  readonly vendor: string
  readonly district: string
  readonly items: readonly LineFacts[]
  readonly sums: TotalFacts
}

/** What a draft knows besides its goods. */
export interface KnownFacts {
  readonly deliverAt?: Instant | undefined
  /** Noon of the day whose hour is still to be asked. */
  readonly day?: Instant | undefined
  readonly place?: string | undefined
  /** The kota whose address is still to be asked. */
  readonly city?: string | undefined
  readonly note?: string | undefined
  readonly halal?: boolean | undefined
}
