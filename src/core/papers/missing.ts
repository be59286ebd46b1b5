/**
 * What an auditor would ask for and not find. The list is what auditors did not find elsewhere: invitations, lists of who
 * came, photos, papers dated before the event, proofs of payment and of tax.
 */
import type { Instant } from '../calendar.ts'
import type { AttachmentKind, BillFacts, EventFacts, IssuedPaper } from './facts.ts'
import { PAPER_STAGES, type PaperStage, stageOf } from './issued.ts'

export type EvidenceKind =
  | AttachmentKind
  | 'surat-pesanan'
  | 'bast'
  | 'perhitungan-pajak'
  | 'kuitansi'
  | 'surat-pesanan-sebelum-acara'

export interface EvidenceFacts {
  /** Food for a meeting: who was invited and who came is part of its file. docs/rules.md#R-17 */
  readonly isForMeeting: boolean
  readonly deliverAt: Instant
  readonly events: readonly Pick<EventFacts, 'act'>[]
  readonly papers: readonly Pick<IssuedPaper, 'kind' | 'at' | 'addendum'>[]
  readonly attachments: readonly { readonly kind: AttachmentKind }[]
  readonly bill?: Pick<BillFacts, 'withheld' | 'ppn' | 'stamp'>
}

export interface MissingEvidence {
  readonly what: EvidenceKind
  /** `now`: the order is past the point where it should be there. `later`: its time has not come. */
  readonly due: 'now' | 'later'
}

interface Need {
  readonly what: EvidenceKind
  readonly from: PaperStage
  readonly when?: (facts: EvidenceFacts) => boolean
  readonly isThere: (facts: EvidenceFacts) => boolean
}

const sent = (kind: AttachmentKind) => (facts: EvidenceFacts) => facts.attachments.some((each) => each.kind === kind)
const made =
  (...kinds: readonly IssuedPaper['kind'][]) =>
  (facts: EvidenceFacts) =>
    facts.papers.some(({ kind }) => kinds.includes(kind))

const NEEDS: readonly Need[] = [
  { what: 'surat-pesanan', from: 'bound', isThere: made('order-letter') },
  { what: 'surat-pesanan-sebelum-acara', from: 'bound', when: made('order-letter'), isThere: letterCameFirst },
  { what: 'undangan', from: 'bound', when: ({ isForMeeting }) => isForMeeting, isThere: sent('undangan') },
  { what: 'foto', from: 'arrived', isThere: sent('foto') },
  { what: 'daftar-hadir', from: 'received', when: ({ isForMeeting }) => isForMeeting, isThere: sent('daftar-hadir') },
  { what: 'bast', from: 'received', isThere: made('bast') },
  { what: 'perhitungan-pajak', from: 'received', isThere: made('tax-computation') },
  { what: 'bukti-bayar', from: 'paid', isThere: sent('bukti-bayar') },
  // A slip that says "nil" is a slip all the same. docs/rules.md#R-14
  {
    what: 'bukti-potong',
    from: 'paid',
    when: ({ bill }) => (bill?.withheld.length ?? 0) > 0,
    isThere: sent('bukti-potong'),
  },
  { what: 'faktur', from: 'paid', when: ({ bill }) => (bill?.ppn ?? 0) > 0, isThere: sent('faktur') },
  { what: 'kuitansi', from: 'closed', isThere: made('kuitansi', 'purchase-proof') },
  {
    what: 'kuitansi-bermeterai',
    from: 'closed',
    when: ({ bill }) => (bill?.stamp ?? 0) > 0,
    isThere: sent('kuitansi-bermeterai'),
  },
]

/** What the order's file lacks, in the order in which it is due; empty when an auditor finds nothing to ask. */
export function missingEvidence(facts: EvidenceFacts): MissingEvidence[] {
  const reached = PAPER_STAGES.indexOf(stageOf(facts.events))
  return NEEDS.filter((need) => (need.when?.(facts) ?? true) && !need.isThere(facts)).map(({ what, from }) => ({
    what,
    due: PAPER_STAGES.indexOf(from) <= reached ? 'now' : 'later',
  }))
}

/** The order letter, not an addendum, is older than the hour for which the goods were asked. docs/rules.md#R-11 */
function letterCameFirst({ papers, deliverAt }: EvidenceFacts): boolean {
  return papers.some(({ kind, at, addendum }) => kind === 'order-letter' && !addendum && at < deliverAt)
}
