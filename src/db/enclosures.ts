/** What was sent with an order: photos, papers and recordings of its ledger and of what office and shop wrote. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Evidence } from '#core/order/index.ts'
import type { Db } from './client.ts'
import { correspondence, ledger } from './schema.ts'

export interface Enclosure {
  readonly at: Instant
  readonly fromVendor: boolean
  readonly words: string
  readonly files: readonly Evidence[]
}

/** A treasurer's proofs and what the office attaches for its own file are not the shop's to see; a tax slip is. */
const OFFICE_ONLY: ReadonlySet<string> = new Set(['pay', 'submitPayment', 'answerMoney', 'attach'])
const SLIP = 'bukti-potong'

/** Oldest first; for the shop without what is the office's alone. */
export async function enclosuresOf(db: Db, orderId: number, side: 'office' | 'shop'): Promise<Enclosure[]> {
  const [links, letters] = await Promise.all([
    db
      .select({ at: ledger.at, act: ledger.act, role: ledger.role, data: ledger.data })
      .from(ledger)
      .where(and(eq(ledger.orderId, orderId), sql`jsonb_array_length(coalesce(${ledger.data}->'files', '[]')) > 0`))
      .orderBy(asc(ledger.link)),
    db
      .select({
        at: correspondence.at,
        fromVendor: correspondence.fromVendor,
        words: correspondence.words,
        files: correspondence.files,
      })
      .from(correspondence)
      .where(eq(correspondence.orderId, orderId))
      .orderBy(asc(correspondence.id)),
  ])
  const told = links.map(({ at, act, role, data }) => {
    const { words = '', files } = data as { words?: string; files: readonly Evidence[] }
    const fromVendor = role === 'vendor'
    const isHidden = side === 'shop' && !fromVendor && OFFICE_ONLY.has(act)
    return { at, fromVendor, words, files: isHidden ? files.filter(({ kind }) => kind === SLIP) : files }
  })
  return [...told, ...letters].filter(({ files }) => files.length > 0).sort((a, b) => a.at - b.at)
}
