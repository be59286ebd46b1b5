/** How one paper names another of the same order. */
import type { PaperFacts } from '#core/papers/facts.ts'
import { type PaperKind, paperNumber } from '#core/papers/number.ts'
import { dayText } from '../words.ts'

const NAMES: Readonly<Partial<Record<PaperKind, string>>> = {
  'order-letter': 'Surat Pesanan',
  bast: 'Berita Acara Serah Terima',
}

/** `Surat Pesanan nomor 017/SP/DISDIK/2026 tanggal 23 November 2026`; `undefined` when there is none yet. */
export function referenceTo(facts: PaperFacts, kind: PaperKind): string | undefined {
  const paper = facts.earlier.findLast((each) => each.kind === kind && each.addendum === undefined)
  if (!paper) return undefined
  const number = paperNumber({ ...paper, unitCode: facts.unit.code }, facts.numberFormat)
  return `${NAMES[kind] ?? 'Dokumen'} nomor ${number} tanggal ${dayText(paper.at, facts.zone)}`
}
