/**
 * Everything that stands on a paper, as the ledger had it **when the paper was issued**: made again a year later from
 * the same link, it comes out the same to the byte. What happened afterwards belongs to later papers.
 */
import type { Instant } from '../calendar.ts'
import type { Rupiah } from '../money.ts'
import type { Capacity } from '../order/lifecycle.ts'
import type { Lateness, Order, Redelivery } from '../order/order.ts'
import type { Role } from '../people/person.ts'
import type { PaperKind } from './number.ts'

export interface PaperFacts {
  readonly paper: IssuedPaper
  /** Whose letterhead it is. Configurable: DKI has become DKJ, and other regions have their own. */
  readonly agency: { readonly name: string; readonly city: string }
  /** The office's time zone. */
  readonly zone: string
  /** Where papers are checked, without a slash at the end. */
  readonly publicUrl: string
  readonly unit: { readonly code: string; readonly name: string; readonly address: string }
  readonly vendor: VendorFacts
  readonly budget: { readonly rupCode: string; readonly accountCode: string; readonly name: string }
  /** As of the paper's link: `orderAsOf` gives it. */
  readonly order: PaperOrder
  /** The order before the change that an addendum writes down. */
  readonly previous?: PaperOrder
  /** What had been agreed before the goods came; the lines of `order` are what was received, once it was. */
  readonly agreedLines: Order['lines']
  readonly people: Readonly<Partial<Record<Exclude<Capacity, 'clock'>, PersonFacts>>>
  /** The order's ledger up to the paper's link, in order. */
  readonly events: readonly EventFacts[]
  /** What the receiver found; nothing is said of goods that were as ordered. */
  readonly inspection?: { readonly finding?: string; readonly words: string; readonly lateness?: Lateness }
  /** Goods that came in two deliveries: what was good at the first, and when that came. */
  readonly redelivery?: Redelivery
  /** When the goods were first known to be there; of two deliveries, the second. */
  readonly deliveredAt?: Instant
  readonly bill?: BillFacts
  /** The order's papers that came before this one: it refers to them by number. */
  readonly earlier: readonly IssuedPaper[]
  readonly payment?: { readonly way: 'manual' | 'autodebet'; readonly at: Instant }
  /** Photos and documents that the order carried by then. */
  readonly attachments: readonly AttachmentFacts[]
  /** What the order was placed under. Settings: docs/rules.md#R-07 and the lateness clause of the model contract. */
  readonly terms: {
    readonly payWithinWorkingDays: number
    /** The days are counted from the vendor's bill, and not from the receipt. */
    readonly payFromBill?: true
    /** Of the value, per calendar day; none where the office charges no lateness. */
    readonly latePenalty?: WithheldFacts['rate']
  }
  /** The format of numbers, when the unit has its own. */
  readonly numberFormat?: string
}

export interface IssuedPaper {
  readonly kind: PaperKind
  readonly sequence: number
  readonly year: number
  /** The link of the ledger that issued it, its hash and its instant. */
  readonly link: number
  readonly hash: string
  readonly at: Instant
  /** 1 for the first change that both sides agreed to after they were bound; none for the letter itself. */
  readonly addendum?: number
}

export type PaperOrder = Pick<
  Order,
  | 'id'
  | 'lines'
  | 'goodsTotal'
  | 'deliveryFee'
  | 'tax'
  | 'total'
  | 'deliverAt'
  | 'place'
  | 'note'
  | 'purpose'
  | 'placedAt'
>

export interface VendorFacts {
  readonly name: string
  readonly owner: string
  readonly nib: string
  readonly npwp?: string
  readonly address: string
}

export interface PersonFacts {
  readonly name: string
  /** NIP (18 digits) or the region's own staff number; none for a vendor. */
  readonly code?: string
  /** The role in which the person acted, where it says more than the capacity: a head is PA or KPA. */
  readonly role?: Role
}

export interface EventFacts {
  readonly link: number
  readonly act: string
  readonly at: Instant
  readonly capacity: Capacity
  /** Empty when the clock acted. */
  readonly personName: string
  readonly channel: string
  readonly hash: string
  readonly data: unknown
}

/** What is owed, to whom, and why: the consequence of the tax rules of the day. */
export interface BillFacts {
  /** Goods and delivery as received, without PPN. */
  readonly gross: Rupiah
  readonly ppn: Rupiah
  /** What it is a share of; papers from before form 2 do not hold it. */
  readonly ppnOf?: Taxed
  /** PBJT inside a caterer's price that the vendor pays itself. */
  readonly pbjt?: Taxed & { readonly amount: Rupiah }
  /** PPN goes to the state by the treasurer's hand, and not to the vendor. */
  readonly ppnCollected: boolean
  readonly withheld: readonly WithheldFacts[]
  /** Why nothing is withheld, where nothing is. */
  readonly untaxed?: string
  readonly stamp: Rupiah
  readonly penalty: Rupiah
  /** What the vendor asks for: gross and PPN. */
  readonly invoice: Rupiah
  /** What reaches the vendor's account. */
  readonly net: Rupiah
}

export interface Taxed {
  readonly base: Rupiah
  /** As an exact fraction: 1.5 % is 15/1000. */
  readonly rate: { readonly numerator: number; readonly denominator: number }
}

export interface WithheldFacts extends Taxed {
  /** `PPh Pasal 22` */
  readonly name: string
  readonly amount: Rupiah
  /** Why this rate: the letter or the rule, in one line. */
  readonly because: string
}

/** What a photo or document shows, as people name it when they send it. */
export const ATTACHMENT_KINDS = [
  'undangan',
  'daftar-hadir',
  'foto',
  'nota',
  'bukti-bayar',
  'bukti-potong',
  'faktur',
  'kuitansi-bermeterai',
  'lainnya',
] as const
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]

export interface AttachmentFacts {
  readonly kind: AttachmentKind
  readonly at: Instant
  readonly personName: string
  readonly channel: string
  readonly mimeType: string
  readonly sha256: string
}
