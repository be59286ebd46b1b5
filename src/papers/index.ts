/** Papers of an order as PDF, made from the ledger alone. The words on them are those of Indonesian forms. */

import type { PaperFacts } from '#core/papers/facts.ts'
import { type PaperKind, paperNumber } from '#core/papers/number.ts'
import { pdfOf } from './engine.ts'
import { handoverRecord } from './handover-record.ts'
import { orderLetter } from './order-letter.ts'
import type { Content } from './page.ts'
import { footer } from './parts/footer.ts'
import { receipt } from './receipt.ts'
import { taxComputation } from './tax-computation.ts'

export interface Paper {
  /** `001-SP-DISDIK-2026.pdf` */
  readonly fileName: string
  readonly title: string
  readonly number: string
  readonly mimeType: 'application/pdf'
  readonly bytes: Uint8Array
}

type Form = readonly [title: string, content: (facts: PaperFacts, number: string) => Content[]]

const FORMS: Readonly<Record<PaperKind, Form>> = {
  'order-letter': ['Surat Pesanan', orderLetter],
  bast: ['Berita Acara Serah Terima', handoverRecord],
  'purchase-proof': ['Bukti Pembelian', receipt],
  kuitansi: ['Kuitansi', receipt],
  'tax-computation': ['Perhitungan Pajak', taxComputation],
}

/** The paper that `facts` describe: the same facts give the same bytes, today and in another process. */
export async function makePaper(facts: PaperFacts): Promise<Paper> {
  const { kind } = facts.paper
  const number = paperNumber({ ...facts.paper, unitCode: facts.unit.code }, facts.numberFormat)
  const [name, form] = FORMS[kind]
  const title = `${name} ${number}`
  const bytes = await pdfOf({
    title,
    at: facts.paper.at,
    content: form(facts, number),
    footer: footer(facts, number),
  })
  return { fileName: `${number.replace(/[^\w.-]+/g, '-')}.pdf`, title, number, mimeType: 'application/pdf', bytes }
}
