/** What an office settles about its papers, from the `rules` table: whose letterhead, how numbered. docs/rules.md#R-06 */
import { z } from 'zod'
import type { OrderFile } from '#core/papers/compose.ts'
import { PAPER_THRESHOLDS, type PaperThresholds } from '#core/papers/form.ts'
import { PAPER_NUMBER_FORMAT } from '#core/papers/number.ts'
import { latePenaltyFrom } from './tax-rules.ts'

export type PaperSettings = Required<Pick<OrderFile, 'agency' | 'terms' | 'numberFormat' | 'thresholds'>>

const text = z.string().trim().min(1)
const amount = z.int().min(0)

/** The settings of a day; what the table leaves out has its stated default. A wrong one is a fault, never a wrong paper. */
export function paperSettingsFrom(values: ReadonlyMap<string, unknown>): PaperSettings {
  const setting = <Value>(key: string, kind: z.ZodType<Value>, otherwise: Value): Value =>
    values.has(key) ? kind.parse(values.get(key)) : otherwise
  const thresholds: PaperThresholds = {
    purchaseProofUpTo: setting('papers.purchase-proof-up-to', amount, PAPER_THRESHOLDS.purchaseProofUpTo),
    kuitansiUpTo: setting('papers.kuitansi-up-to', amount, PAPER_THRESHOLDS.kuitansiUpTo),
    stampAbove: setting('papers.stamp-above', amount, PAPER_THRESHOLDS.stampAbove),
  }
  const latePenalty = latePenaltyFrom(values)
  return {
    agency: {
      name: setting('papers.agency-name', text, 'Pemerintah Provinsi DKI Jakarta'),
      city: setting('papers.agency-city', text, 'Jakarta'),
    },
    numberFormat: setting(
      'papers.number-format',
      text.refine((format) => format.includes('{sequence}')),
      PAPER_NUMBER_FORMAT,
    ),
    terms: {
      payWithinWorkingDays: setting('payment.working-days', amount, 3),
      ...(values.get('payment.starts') === 'bill' ? { payFromBill: true as const } : {}),
      ...(latePenalty ? { latePenalty } : {}),
    },
    thresholds,
  }
}
