/** Papers of an order as PDF, made from the ledger alone. The words on them are those of Indonesian forms. */

import type { PaperFacts } from '#core/papers/facts.ts'
import { type PaperKind, paperNumber } from '#core/papers/number.ts'
import { type Pages, pdfOf } from './engine.ts'
import { handoverRecord } from './handover-record.ts'
import { orderLetter } from './order-letter.ts'
import type { Content } from './page.ts'
import { footer } from './parts/footer.ts'
import { receipt } from './receipt.ts'
import { taxComputation } from './tax-computation.ts'

/**
 * The version of the forms' layout and words, printed in each foot and kept with each paper. Whoever changes what a form
 * looks like counts it up (test/papers/forms.test.ts asks for it): papers that were issued stay as they are, byte by byte,
 * because their files are kept, and a file that was lost comes back as a copy that says so.
 */
export const FORM = 2

export interface Paper {
  /** `001-SP-DISDIK-2026.pdf` */
  readonly fileName: string
  readonly title: string
  readonly number: string
  readonly mimeType: 'application/pdf'
  readonly bytes: Uint8Array
  readonly form: number
}

type Form = readonly [title: string, content: (facts: PaperFacts, number: string) => Content[]]

const FORMS: Readonly<Record<PaperKind, Form>> = {
  'order-letter': ['Surat Pesanan', orderLetter],
  bast: ['Berita Acara Serah Terima', handoverRecord],
  'purchase-proof': ['Bukti Pembelian', receipt],
  kuitansi: ['Kuitansi', receipt],
  'tax-computation': ['Perhitungan Pajak', taxComputation],
}

/** What a paper is called, and its file. */
export function paperNames(facts: PaperFacts): Pick<Paper, 'fileName' | 'title' | 'number'> {
  const number = paperNumber({ ...facts.paper, unitCode: facts.unit.code }, facts.numberFormat)
  const [name] = FORMS[facts.paper.kind]
  return { fileName: `${number.replace(/[^\w.-]+/g, '-')}.pdf`, title: `${name} ${number}`, number }
}

/** The pages of a paper before they are laid out. `original`: the SHA-256 of the file that this one is a copy of. */
export function paperPages(facts: PaperFacts, original?: string): Pages {
  const { title, number } = paperNames(facts)
  const [, content] = FORMS[facts.paper.kind]
  return {
    title,
    at: facts.paper.at,
    content: content(facts, number),
    footer: footer(facts, number, { form: FORM, ...(original === undefined ? {} : { original }) }),
  }
}

/** The paper that `facts` describe: the same facts give the same bytes, today and in another process. */
export async function makePaper(facts: PaperFacts, original?: string): Promise<Paper> {
  const bytes = await pdfOf(paperPages(facts, original))
  return { ...paperNames(facts), mimeType: 'application/pdf', bytes, form: FORM }
}
