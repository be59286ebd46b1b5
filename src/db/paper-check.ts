/** What the office says of a paper to whoever holds it, with the state of the ledger behind it. Nothing about people. */
import { eq } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Rupiah } from '#core/money.ts'
import { brokenLink } from '#core/order/index.ts'
import type { Seal } from '#core/oversight/seal.ts'
import { orderAsOf } from '#core/papers/as-of.ts'
import type { OrderFile } from '#core/papers/compose.ts'
import type { PaperKind } from '#core/papers/number.ts'
import type { Db } from './client.ts'
import { headsOf } from './ledger.ts'
import { linksOf } from './orders.ts'
import { papers } from './schema.ts'
import { type SealProof, sealProofOf, sealsOfOrder } from './seals.ts'

export interface CheckedPaper {
  readonly kind: PaperKind
  readonly number: string
  readonly unit: string
  readonly vendor: string
  readonly total: Rupiah
  readonly at: Instant
  /** Of the order's chain as it stands now, not as it was when the paper was issued. */
  readonly chain: { readonly links: number; readonly head: string; readonly isWhole: boolean }
  /** Hash of the link that issued the paper: the one printed in its foot. */
  readonly hash: string
  /** The file as it was sent out, and the version of the forms that made it; none before it was made. */
  readonly pdf?: { readonly sha256: string; readonly form?: number }
  /** The newest seal of the ledger that covers the order. */
  readonly seal?: Pick<Seal, 'day' | 'root'>
}

/** The paper with this code, written as on paper; `undefined` when the office never issued one. */
export async function checkedPaper(db: Db, code: string): Promise<CheckedPaper | undefined> {
  const [row] = await db.select().from(papers).where(eq(papers.code, code))
  if (!row) return undefined
  const { orderId, kind, number, link, head: hash, createdAt: at } = row
  // Kept by `issuePapers`, which wrote it from an order's file.
  const { unit, vendor, form } = row.file as Pick<OrderFile, 'unit' | 'vendor'> & { readonly form?: number }
  const [links, heads, seals] = await Promise.all([
    linksOf(db, orderId),
    headsOf(db, [orderId]),
    sealsOfOrder(db, orderId),
  ])
  const seal = seals.at(-1)
  const chain = heads.get(orderId) ?? { links: 0, head: '' }
  const isWhole =
    brokenLink(links) === undefined &&
    links.length === chain.links &&
    links.at(-1)?.hash === chain.head &&
    links.some((each) => each.link === link && each.hash === hash) &&
    seals.every(({ covered }) => links[covered.links - 1]?.hash === covered.head)
  return {
    ...{ number, at, hash },
    kind: kind as PaperKind,
    unit: unit.name,
    vendor: vendor.name,
    total: orderAsOf(links, link)?.total ?? 0,
    chain: { ...chain, isWhole },
    ...(row.sha256 ? { pdf: { sha256: row.sha256, ...(form === undefined ? {} : { form }) } } : {}),
    ...(seal ? { seal: { day: seal.day, root: seal.root } } : {}),
  }
}

/** That the order of this paper is covered by a seal, for whoever wants to compute it themselves. */
export async function sealProofOfPaper(db: Db, code: string): Promise<SealProof | undefined> {
  const [row] = await db.select({ orderId: papers.orderId }).from(papers).where(eq(papers.code, code))
  return row && sealProofOf(db, row.orderId)
}
