/** An order and its parts. It is the consequence of its events (evolve.ts), and nothing else changes one. */
import type { Instant } from '../calendar.ts'
import { type Rupiah, rupiah, sum, times } from '../money.ts'
import { type Capacity, DEAD_STATUSES, type OrderStatus } from './lifecycle.ts'

/** How people call an order: `EO-0042`, in chat, on papers and in exports. */
export function orderNumber(id: number): string {
  return `EO-${String(id).padStart(4, '0')}`
}

export interface Place {
  readonly label: string
  readonly address: string
  readonly district: string
  readonly city: string
}

export interface OrderLine {
  readonly line: number
  readonly productId: number
  readonly name: string
  readonly unit: string
  /** Of one unit, as agreed: later changes of the catalogue do not touch it. */
  readonly price: Rupiah
  readonly quantity: number
}

export type Quantities = readonly { readonly line: number; readonly quantity: number }[]

/** Another product of the same vendor in the place of a line; never dearer than what it replaces. */
export interface Substitution {
  readonly line: number
  readonly productId: number
  readonly name: string
  readonly unit: string
  readonly price: Rupiah
  readonly quantity: number
}

/** What a vendor offers instead. Lines that are not named stay as ordered. */
export interface Proposal {
  readonly quantities: Quantities
  readonly substitutions?: readonly Substitution[]
  readonly deliverAt?: Instant
  readonly words: string
  /** What the guards noticed about the goods that are offered instead; docs/rules.md#R-27. */
  readonly notices?: readonly Notice[]
}

/** What changes of an order: whatever is not named stays. */
export interface Change {
  readonly quantities: Quantities
  /** Only a vendor asks for another product, and only for one that is not dearer. */
  readonly substitutions?: readonly Substitution[]
  readonly deliverAt?: Instant
  readonly place?: Place
  readonly note?: string
  /** What the guards noticed about a dearer order or about goods offered instead, and what was said; docs/rules.md#R-02. */
  readonly notices?: readonly Notice[]
}

/** Does what was asked stay asked? Setting off changes nothing about it; at the door it is too late. */
export function staysAsked({ status, request }: Pick<Order, 'status' | 'request'>, to: OrderStatus): boolean {
  return request !== undefined && status === 'in-progress' && to === 'on-the-way'
}

/** Something that one side asked of the other and that binds nobody until they agree. */
export interface Request {
  readonly kind: 'change' | 'cancel'
  readonly by: 'requester' | 'vendor'
  readonly change?: Change
  readonly reason: string
  readonly words: string
  /** A change that raises the value waits for the PPK before the other side is asked. */
  readonly needsApproval: boolean
  /** The PPK's question about it, and the requester's answer. */
  readonly explanation?: Explanation
}

export interface Explanation {
  readonly asked: string
  readonly answer?: string
}

/** A stored picture or document that belongs to the order's story. */
export interface Evidence {
  readonly sha256: string
  readonly mimeType: string
  readonly caption?: string
  /** What it shows, where that was asked: undangan, daftar-hadir, bukti-bayar, bukti-potong, faktur, foto. */
  readonly kind?: string
  /** What its sender called it, of documents. */
  readonly fileName?: string
}

/** What meeting food is for. Source: docs/rules.md#R-17. */
export interface Purpose {
  readonly participants?: number
  readonly otherUnits?: boolean
  readonly hours?: number
  /** When the event is over, if that was said. */
  readonly endsAt?: Instant
  readonly words?: string
}

/** What a guard noticed when the order was placed, and what the requester said to it. */
export interface Notice {
  readonly guard: string
  readonly severity: 'note' | 'warn' | 'hold'
  readonly facts: { readonly [fact: string]: unknown }
  readonly reason?: string
}

/** What is owed for what arrived, in whole rupiah; the bill as a whole is core/tax's. */
export interface Owed {
  readonly gross: Rupiah
  readonly invoice: Rupiah
  /** What goes to the vendor's account. */
  readonly net: Rupiah
  readonly withheld?: readonly unknown[]
}

export const FINDINGS = ['short', 'late', 'wrong', 'spoiled', 'damaged', 'absent'] as const
/** What is not as ordered; `absent`: nothing is there at all. */
export type Finding = (typeof FINDINGS)[number]

/** Seen by whoever hears of it, and not only told. Source: docs/rules.md#R-35. */
export const PHOTO_FINDINGS: ReadonlySet<Finding> = new Set(['wrong', 'spoiled', 'damaged'])

/** Goods that came after the agreed day: what that costs by the rule, and why it was waived, if it was. */
export interface Lateness {
  readonly days: number
  readonly amount: Rupiah
  readonly waived?: string
}

/** What the receiver found, and what that costs. Lines that are not named are there in full. */
export interface Inspection {
  readonly quantities: Quantities
  readonly finding?: Finding
  readonly words: string
  readonly files: readonly Evidence[]
  /** Computed for the good quantities on the day of the inspection. */
  readonly bill?: Owed
  readonly lateness?: Lateness
  /** The vendor's word on it. */
  readonly answer?: { readonly words: string }
}

/** A second delivery: what was good at the first, and when that came. */
export interface Redelivery {
  readonly good: Quantities
  readonly firstAt?: Instant
  readonly deliverAt?: Instant
}

export const PAYMENT_WAYS = ['manual', 'autodebet'] as const
/** By hand, with a proof; or debited by the bank, once the head has confirmed it. Source: docs/rules.md#R-05. */
export type PaymentWay = (typeof PAYMENT_WAYS)[number]

export interface Payment {
  readonly way: PaymentWay
  readonly amount: Rupiah
  /** The proof, and whatever the treasurer added since. */
  readonly files: readonly Evidence[]
  /** Tax was withheld: is the slip of it there? A slip that says "nil" is one too. Source: docs/rules.md#R-14. */
  readonly slip?: 'due' | 'there'
}

/** Given at the moment that binds both sides; every paper of the order carries it. Source: docs/rules.md#R-06. */
export interface PaperNumber {
  readonly sequence: number
  readonly year: number
}

/** From poor to very good. */
export const STARS = [1, 2, 3, 4, 5] as const

export interface Order {
  readonly id: number
  readonly basketId: string
  readonly status: OrderStatus
  readonly unitId: number
  readonly budgetLineId: number
  readonly vendorId: number
  readonly requesterId: number
  readonly approverId?: number
  readonly receiverId?: number
  readonly payerId?: number
  readonly lines: readonly OrderLine[]
  readonly goodsTotal: Rupiah
  readonly deliveryFee: Rupiah
  readonly tax: Rupiah
  readonly total: Rupiah
  /** Tax on goods and delivery together, as it applied on the day of placing. */
  readonly taxRate: TaxRate
  readonly deliverAt: Instant
  readonly place: Place
  readonly note: string
  readonly placedAt: Instant
  readonly statusAt: Instant
  /** Until when the party whose turn it is should answer. */
  readonly answerDueAt?: Instant
  /** When the clock itself must act next: a reminder, a deadline. */
  readonly alarmAt?: Instant
  readonly remindersSent: number
  readonly proposal?: Proposal
  readonly refusal?: { readonly reason: string; readonly words: string }
  /** Until then what was decided is still here and can be taken back. */
  readonly heldUntil?: Instant
  readonly number?: PaperNumber
  readonly purpose?: Purpose
  readonly notices?: readonly Notice[]
  /** The PPK's question before approving, and the requester's answer. */
  readonly explanation?: Explanation
  readonly request?: Request
  /** When the goods, or those brought again, were first known to be there: by the vendor's word or the receiver's count. */
  readonly deliveredAt?: Instant
  readonly inspection?: Inspection
  readonly redelivery?: Redelivery
  readonly receivedAt?: Instant
  /** The promise to the vendor. Source: docs/rules.md#R-07. */
  readonly payBy?: Instant
  /** The vendor's bill is there. */
  readonly billed?: true
  readonly payment?: Payment
  /** The vendor misses its money, or another amount came; until it is answered. */
  readonly moneyQuestion?: { readonly amount?: Rupiah; readonly words: string }
  readonly rating?: { readonly stars: number; readonly words: string }
}

/** The parts of an order that no question asks for one by one: they are stored together, as they are. */
export type OrderDetails = Pick<
  Order,
  | 'heldUntil'
  | 'number'
  | 'purpose'
  | 'notices'
  | 'explanation'
  | 'request'
  | 'deliveredAt'
  | 'inspection'
  | 'redelivery'
  | 'receivedAt'
  | 'billed'
  | 'payment'
  | 'moneyQuestion'
  | 'rating'
>

/** A rate as an exact fraction: PPN on ordinary goods is 12 % of 11/12, so 11/100. Zero is 0/1. */
export interface TaxRate {
  readonly numerator: number
  readonly denominator: number
}

/** Who did it, in which capacity on this order, and through which message. */
export interface Actor {
  readonly personId?: number
  readonly capacity: Capacity
  readonly channel: string
  /** The inbox row that said so; none when the clock acts. */
  readonly inboxId?: number
}

export interface Deadline {
  readonly answerDueAt: Instant
  readonly alarmAt: Instant
}

/** Totals of lines, delivery and tax, to the rupiah. Tax is rounded down once, on the sum. */
export function totals(
  lines: readonly Pick<OrderLine, 'price' | 'quantity'>[],
  deliveryFee: Rupiah,
  taxRate: TaxRate,
): Pick<Order, 'goodsTotal' | 'deliveryFee' | 'tax' | 'total'> {
  const goodsTotal = sum(lines.map((line) => times(line.price, line.quantity)))
  const base = goodsTotal + deliveryFee
  const tax = rupiah(Number((BigInt(base) * BigInt(taxRate.numerator)) / BigInt(taxRate.denominator)))
  return { goodsTotal, deliveryFee, tax, total: rupiah(base + tax) }
}

/** How much of its budget line an order holds now. The sum over all orders is the line's `committed`, always. */
export function held(order: Order | undefined): Rupiah {
  return order && !DEAD_STATUSES.has(order.status) ? order.total : 0
}

/** The lines with other quantities, or another product in place of one; lines of zero are left out. */
export function changedLines(
  order: Pick<Order, 'lines'>,
  quantities: Quantities,
  substitutions: readonly Substitution[] = [],
): OrderLine[] {
  return order.lines.flatMap((line) => {
    const other = substitutions.find((one) => one.line === line.line)
    const quantity =
      other?.quantity ?? quantities.find((change) => change.line === line.line)?.quantity ?? line.quantity
    return quantity > 0 ? [{ ...line, ...other, quantity }] : []
  })
}

/** The lines as the vendor's proposal would have them, without those that the requester would rather leave out. */
export function agreedLines({ lines, proposal }: Pick<Order, 'lines' | 'proposal'>, leftOut: readonly number[]) {
  const { quantities = [], substitutions = [] } = proposal ?? {}
  const without = leftOut.map((line) => ({ line, quantity: 0 }))
  const kept = substitutions.filter(({ line }) => !leftOut.includes(line))
  return changedLines({ lines }, [...without, ...quantities], kept)
}

/** As much of a change as is agreed to: both are bound, so a line that is not stays as it was. */
export function agreedPart(change: Change, asWas: readonly number[] = []): Change {
  if (asWas.length === 0) return change
  const isAgreed = ({ line }: { readonly line: number }) => !asWas.includes(line)
  const { quantities, substitutions, notices } = change
  const kept = substitutions?.filter(isAgreed)
  return {
    ...change,
    quantities: quantities.filter(isAgreed),
    ...(kept ? { substitutions: kept } : {}),
    ...(notices ? { notices: ofGoods(notices, kept ?? []) } : {}),
  }
}

/** What was noticed of these goods. */
function ofGoods(notices: readonly Notice[], goods: readonly Pick<Substitution, 'name'>[]): Notice[] {
  return notices.filter(({ facts }) => goods.some(({ name }) => name === facts.product))
}

/**
 * What was noticed of the goods that a vendor offers instead, as far as they would be taken: from its proposal, or from
 * what it asks for afterwards. Source: docs/rules.md#R-27.
 */
export function noticedOfOffer({ proposal, request }: Order, leftOut: readonly number[] = []): readonly Notice[] {
  if (proposal) return agreedPart({ ...proposal, notices: proposal.notices ?? [] }, leftOut).notices ?? []
  return request?.by === 'vendor' && request.change ? (agreedPart(request.change, leftOut).notices ?? []) : []
}

/** With this reason for whatever held it. */
export function reasoned(notices: readonly Notice[], words = ''): Notice[] {
  return notices.map((notice) => (notice.severity === 'hold' && words !== '' ? { ...notice, reason: words } : notice))
}

/** The order with these lines and what they then cost. */
export function withLines(order: Order, lines: readonly OrderLine[]): Order {
  return { ...order, lines, ...totals(lines, order.deliveryFee, order.taxRate) }
}

/** The order as it would be under a change. */
export function changed(order: Order, { quantities, substitutions, deliverAt, place, note, notices }: Change): Order {
  return {
    ...withLines(order, changedLines(order, quantities, substitutions)),
    deliverAt: deliverAt ?? order.deliverAt,
    place: place ?? order.place,
    note: note ?? order.note,
    ...(notices ? { notices } : {}),
  }
}
