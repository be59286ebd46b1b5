/** What a message may mean: the intents, what they are about, and the facts that come along. */
import type { Day, Hour, Instant } from '#core/calendar.ts'
import type { When } from './dates.ts'
import type { MoneyRead } from './money.ts'
import type { QuantityRead } from './numbers.ts'

/** What a person wants with a message. `AMBIG` means: ask. */
export type Intent =
  | 'ACCEPT'
  | 'REJECT'
  | 'PARTIAL'
  | 'RESCHEDULE'
  | 'QUESTION'
  | 'SHIP'
  | 'DELIVERED'
  | 'PRICE'
  | 'STOCK'
  | 'GREET'
  | 'THANKS'
  | 'UNRELATED'
  | 'AMBIG'
  | 'CANCEL'
  | 'COMPLAIN'
  | 'RECEIVED'
  | 'PAYMENT'
  | 'BROWSE'
  | 'ORDER'
  | 'RISK'

/** Why a vendor or approver says no. */
export type RejectReason =
  | 'unspecified'
  | 'capacity'
  | 'lead_time'
  | 'schedule_full'
  | 'closed'
  | 'equipment'
  | 'area'
  | 'stock'
  | 'price'
  | 'budget'

/** What a question is about. */
export type QuestionTopic =
  | 'address'
  | 'spec'
  | 'payment'
  | 'tax'
  | 'status'
  | 'documents'
  | 'howto'
  | 'quantity'
  | 'schedule'
  | 'contact'
  | 'price'
  | 'budget'
  | 'other'

/** What makes a message a risk; such a message changes nothing and is shown to an admin. */
export type RiskKind =
  | 'splitting'
  | 'gratification'
  | 'fictitious'
  | 'backdating'
  | 'blank-receipt'
  | 'markup'
  | 'bank-account'
  | 'bypass'

/** One meaning found in a message. `detail`, a noun, is a reason, a topic, a kind of risk, or a finer meaning. */
export interface Meaning {
  readonly intent: Intent
  readonly detail?: string
}

/** The last thing that was asked; it decides what "ok", "2" or "besok" mean. `idle`: nothing was asked. */
export type Question =
  | 'confirm-order'
  | 'idle'
  | 'quantity'
  | 'when'
  | 'yes-no'
  | 'price'
  | 'reason'
  | 'approve'
  | 'receive'
  | 'which-order'

/** What stands around a message. */
export interface Context {
  readonly as: 'vendor' | 'staff'
  /** Default: `confirm-order` for a vendor with exactly one order waiting, else `idle`. */
  readonly asked?: Question
  readonly now: Instant
  /** IANA zone; Asia/Jakarta unless told. */
  readonly zone?: string
  /** The message quotes the question, so that it is surely the answer to it. */
  readonly quoted?: boolean
  /** How many orders wait for this person's answer; 1 unless told. With more, a bare "ok" accepts none. */
  readonly waiting?: number
  /** The numbered options shown last: how many, or what each number means. */
  readonly options?: number | readonly Meaning[]
  /** The quantities of the order asked about: "100 box bisa" accepts an order of 100. */
  readonly ordered?: readonly number[]
  /** The day and hour of the order asked about. */
  readonly orderedDay?: Day
  readonly orderedHour?: Hour
}

/** Facts that a message carries. */
export interface Slots {
  /** The quantity that counts: the first that is no gift. */
  readonly quantity?: number
  /** All of them with units, items and what they do to the standing number. */
  readonly quantities?: readonly QuantityRead[]
  /** "tambah 20" is +20, "kurang 10" is -10. */
  readonly relative?: number
  /** "setengahnya" is 0.5. */
  readonly share?: number
  /** The amount that counts: the last one ("noceng… eh 25rb"). */
  readonly money?: number
  readonly moneyRead?: MoneyRead
  /** "disc 10%". */
  readonly percent?: number
  readonly day?: Day
  readonly hour?: Hour
  readonly when?: When
  readonly orderNumber?: string
  /** The number of the chosen option, from 1. */
  readonly choice?: number
  readonly item?: string
  readonly place?: string
  readonly person?: string
  /** What is offered instead: "ganti ayam bakar". */
  readonly substitute?: string
}

/** What a message means, how sure that is, and why. */
export interface Understanding {
  /** The leading one first; never empty. */
  readonly intents: readonly [Meaning, ...Meaning[]]
  readonly slots: Slots
  /** `false`: do not act on it; ask. */
  readonly certain: boolean
  /** Short reasons, most important first: the words that led to the meaning. */
  readonly why: readonly string[]
}

/** Meanings that change an order; they are certain only when every word of the message is accounted for. */
export const BINDING: ReadonlySet<Intent> = new Set([
  'ACCEPT',
  'REJECT',
  'PARTIAL',
  'CANCEL',
  'RESCHEDULE',
  'SHIP',
  'DELIVERED',
  'RECEIVED',
])
