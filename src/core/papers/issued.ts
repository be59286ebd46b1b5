/** Which papers an order has, read from its ledger alone: the event that completes a paper is its date and its proof. */
import type { Rupiah } from '../money.ts'
import type { EventFacts, IssuedPaper } from './facts.ts'
import { PAPER_THRESHOLDS, type PaperThresholds, receiptFor } from './form.ts'
import type { PaperKind } from './number.ts'

/** Both sides are bound; what they agree afterwards makes the letter anew. */
const BINDING = new Set(['accept', 'acceptProposal'])
const AMENDING = new Set(['agreeChange'])
/** Acts that end the handing over: the quantity stands. */
export const RECEIVING: ReadonlySet<string> = new Set(['receive', 'confirmCount', 'assumeCount'])
const PAYING = new Set(['pay', 'confirmPayment'])
/**
 * A receipt is the vendor's word; nobody else gives one. docs/rules.md#R-48. Ledgers from before that rule hold
 * `assumeMoney`, which nothing writes any more: their papers were issued, and stay.
 */
const CLOSING = new Set(['confirmMoney', 'assumeMoney'])
const ENDING = new Set([...CLOSING, 'settleMoney'])

/** Is a paper due when this happens? */
export function issuesPaper(act: string): boolean {
  return [BINDING, AMENDING, RECEIVING, CLOSING].some((acts) => acts.has(act))
}

/** How far an order has come, as far as its file is concerned. */
export const PAPER_STAGES = ['placed', 'bound', 'arrived', 'received', 'paid', 'closed'] as const
export type PaperStage = (typeof PAPER_STAGES)[number]

/** The furthest stage that the events prove. */
export function stageOf(events: readonly Pick<EventFacts, 'act'>[]): PaperStage {
  const did = (acts: ReadonlySet<string>) => events.some(({ act }) => acts.has(act))
  if (did(ENDING)) return 'closed'
  if (did(PAYING)) return 'paid'
  if (did(RECEIVING)) return 'received'
  if (did(new Set(['deliver', 'count', 'dispute']))) return 'arrived'
  return did(BINDING) ? 'bound' : 'placed'
}

export interface Numbered {
  readonly sequence: number
  readonly year: number
  /** What the vendor asks for; decides what the receipt is called. */
  readonly invoice: Rupiah
  readonly thresholds?: PaperThresholds
}

/**
 * The papers of an order, in the order in which they were issued. An order letter whose order was changed by consent
 * appears once more for each change, as its addendum. Above what a receipt may carry there is none.
 */
export function issuedPapers(
  events: readonly Pick<EventFacts, 'link' | 'act' | 'at' | 'hash'>[],
  { sequence, year, invoice, thresholds = PAPER_THRESHOLDS }: Numbered,
): IssuedPaper[] {
  const receipt = receiptFor(invoice, thresholds)
  let addenda = 0
  const seen = new Set<PaperKind>()
  return events.flatMap(({ act, link, hash, at }) => {
    const issue = (kind: PaperKind, more = {}) => {
      if (seen.has(kind) && kind !== 'order-letter') return []
      seen.add(kind)
      return [{ kind, sequence, year, link, hash, at, ...more }]
    }
    if (BINDING.has(act) && !seen.has('order-letter')) return issue('order-letter')
    if (AMENDING.has(act) && seen.has('order-letter')) {
      addenda += 1
      return issue('order-letter', { addendum: addenda })
    }
    if (RECEIVING.has(act)) return [...issue('bast'), ...issue('tax-computation')]
    return CLOSING.has(act) && receipt ? issue(receipt) : []
  })
}
