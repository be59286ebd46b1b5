/** What an evidence pack is made of. */
import type { Instant } from '#core/calendar.ts'
import type { Evidence } from '#core/order/index.ts'
import type { AttachmentFacts, EventFacts, PaperFacts } from '#core/papers/facts.ts'
import type { MissingEvidence } from '#core/papers/missing.ts'

/** One message about an order, as it was passed on. */
export interface PackLetter {
  readonly at: Instant
  readonly fromVendor: boolean
  readonly writer: string
  readonly words: string
  readonly files: readonly Evidence[]
}

export interface PackFacts extends Pick<PaperFacts, 'agency' | 'zone' | 'unit' | 'vendor' | 'budget' | 'order'> {
  /** All papers so far, each as it was when it was issued. */
  readonly papers: readonly PaperFacts[]
  /** Their files as they were sent, by check code; a paper without one is made here. */
  readonly pdfs: ReadonlyMap<string, Uint8Array>
  readonly attachments: readonly (AttachmentFacts & { readonly content: Uint8Array })[]
  readonly letters: readonly PackLetter[]
  readonly events: readonly EventFacts[]
  /** The ledger's links as they are stored, in order: whoever has them can check the chain again. */
  readonly links: readonly object[]
  /** Did the chain hold when the pack was made? */
  readonly isWhole: boolean
  readonly missing: readonly MissingEvidence[]
}
