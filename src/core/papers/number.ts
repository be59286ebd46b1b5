/** What papers are called and numbered: per kind, unit and year, without a gap (the ledger hands out the sequence). */

export const PAPER_KINDS = ['order-letter', 'bast', 'purchase-proof', 'kuitansi', 'tax-computation'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** The abbreviation that stands in a paper's number. */
const PAPER_ABBREVIATIONS: Readonly<Record<PaperKind, string>> = {
  'order-letter': 'SP',
  bast: 'BAST',
  'purchase-proof': 'BP',
  kuitansi: 'KWT',
  'tax-computation': 'PJK',
}

/** Default of the setting `papers.number-format`. How units number their letters is theirs to say. */
export const PAPER_NUMBER_FORMAT = '{sequence}/{kind}/{unit}/{year}'

export interface PaperNumber {
  readonly kind: PaperKind
  readonly unitCode: string
  readonly year: number
  /** From 1, per kind, unit and year. */
  readonly sequence: number
  /** An addendum bears its letter's number: `017-A1/SP/DISDIK/2026`. */
  readonly addendum?: number
}

/** `001/SP/DISDIK/2026`; after 999 it grows a digit. A word in braces that the format does not know stays as it is. */
export function paperNumber(
  { kind, unitCode, year, sequence, addendum }: PaperNumber,
  format: string = PAPER_NUMBER_FORMAT,
): string {
  const parts: Readonly<Record<string, string>> = {
    sequence: `${String(sequence).padStart(3, '0')}${addendum ? `-A${addendum}` : ''}`,
    kind: PAPER_ABBREVIATIONS[kind],
    unit: unitCode,
    year: String(year),
  }
  return format.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(parts, name) ? (parts[name] ?? '') : whole,
  )
}
