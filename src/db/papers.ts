/**
 * Papers that were issued, each with what the ledger does not hold, kept as it was then; and the papers and packs that
 * are still to be made.
 */
import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { LedgerLink } from '#core/order/index.ts'
import { checkCode } from '#core/papers/check-code.ts'
import { type OrderFile, paperFactsOf, papersOf } from '#core/papers/compose.ts'
import type { IssuedPaper, PaperFacts } from '#core/papers/facts.ts'
import { type PaperKind, paperNumber } from '#core/papers/number.ts'
import { oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { linksOf } from './orders.ts'
import { isGone, signed } from './presence.ts'
import { insertRows, rowsOf } from './rows.ts'
import { orders, papers, paperWork } from './schema.ts'
import type { NpwpSafe } from './sealed-npwp.ts'

/** Notified when a paper or a pack is asked for. */
export const PAPERS_TOPIC = 'pesan_papers'

/** One paper of an order, as lists and messages need it. */
export interface PaperEntry {
  readonly code: string
  readonly orderId: number
  readonly kind: PaperKind
  readonly number: string
  readonly link: number
  readonly at: Instant
  /** The PDF, once it was made. */
  readonly pdf?: { readonly sha256: string; readonly fileName: string }
  readonly isSent: boolean
}

/** Everything about a paper that its order's ledger does not say; the NPWP sealed. */
type Kept = Omit<OrderFile, 'links' | 'people'> & {
  readonly people: readonly (readonly [number, unknown])[]
  /** The version of the forms that its PDF was made by. */
  readonly form?: number
}

/** The papers of an order, in the order in which they were issued. */
export async function papersOfOrder(db: Db, orderId: number): Promise<PaperEntry[]> {
  const rows = await db.select(columns).from(papers).where(eq(papers.orderId, orderId)).orderBy(asc(papers.link))
  return rows.map(entryOf).sort((a, b) => a.link - b.link || RANK.indexOf(a.kind) - RANK.indexOf(b.kind))
}

/** One paper by the code printed on it. */
export async function paperByCode(db: Db, code: string): Promise<PaperEntry | undefined> {
  const [row] = await db.select(columns).from(papers).where(eq(papers.code, code))
  return row && entryOf(row)
}

/** The newest papers of these kinds, of orders of these shops or units. */
export async function newestPapers(
  db: Db,
  whose: { readonly vendorIds: readonly number[]; readonly unitIds: readonly number[] },
  kinds: readonly PaperKind[],
  limit: number,
): Promise<PaperEntry[]> {
  const rows = await db
    .select(columns)
    .from(papers)
    .innerJoin(orders, eq(orders.id, papers.orderId))
    .where(
      and(
        inArray(papers.kind, [...kinds]),
        or(oneOf(orders.vendorId, whose.vendorIds), oneOf(orders.unitId, whose.unitIds)),
      ),
    )
    .orderBy(desc(papers.createdAt), desc(papers.link))
    .limit(limit)
  return rows.map(entryOf)
}

/** The paper whose PDF has this SHA-256. */
export async function paperBySha256(db: Db, sha256: string): Promise<PaperEntry | undefined> {
  const [row] = await db.select(columns).from(papers).where(eq(papers.sha256, sha256))
  return row && entryOf(row)
}

const RANK: readonly PaperKind[] = ['order-letter', 'bast', 'tax-computation', 'purchase-proof', 'kuitansi']

const columns = {
  code: papers.code,
  orderId: papers.orderId,
  kind: papers.kind,
  number: papers.number,
  link: papers.link,
  createdAt: papers.createdAt,
  sha256: papers.sha256,
  fileName: papers.fileName,
  sentAt: papers.sentAt,
}

function entryOf(row: Pick<typeof papers.$inferSelect, keyof typeof columns>): PaperEntry {
  const { code, orderId, kind, number, link, createdAt, sha256, fileName, sentAt } = row
  return {
    ...{ code, orderId, number, link },
    kind: kind as PaperKind,
    at: createdAt,
    ...(sha256 && fileName ? { pdf: { sha256, fileName } } : {}),
    isSent: sentAt !== null,
  }
}

/** Issues whatever the order's ledger has made due and nobody has issued: facts and codes are kept from now on. */
export async function issuePapers(db: Db, orderId: number, file: OrderFile): Promise<void> {
  const { links: _links, people, ...rest } = file
  const kept: Kept = { ...rest, people: [...people] }
  const rows = papersOf(file).map((paper) => ({
    code: codeOf(orderId, paper),
    orderId,
    kind: paper.kind,
    number: paperNumber({ ...paper, unitCode: file.unit.code }, file.numberFormat),
    link: paper.link,
    head: paper.hash,
    file: kept,
    createdAt: paper.at,
  }))
  await insertRows(db, papers, rows, { onConflict: 'ignore' })
}

function codeOf(orderId: number, { kind, hash }: IssuedPaper): string {
  return checkCode({ kind, orderId, hash })
}

/** The facts of these papers of one order, from the ledger and from what was kept with each, the NPWP readable. */
export async function keptFacts(db: Db, entries: readonly PaperEntry[], safe: NpwpSafe): Promise<PaperFacts[]> {
  const [first] = entries
  if (!first) return []
  const links = await linksOf(db, first.orderId)
  const codes = entries.map(({ code }) => code)
  const rows = await db
    .select({ code: papers.code, file: papers.file, vendorId: orders.vendorId })
    .from(papers)
    .innerJoin(orders, eq(orders.id, papers.orderId))
    .where(inArray(papers.code, codes))
  const fileOf = new Map(rows.map(({ code, file, vendorId }) => [code, readable(file as Kept, vendorId, safe)]))
  return entries.map((entry) => factsOf(entry, fileOf.get(entry.code), links))
}

function readable(kept: Kept, vendorId: number, safe: NpwpSafe): Kept {
  const { npwp: stored, ...vendor } = kept.vendor
  if (!stored) return kept
  const npwp = safe.open(vendorId, stored)
  // A paper that says nothing of it, or that there is none, would say what is not so.
  if (npwp === undefined) throw new Error('an NPWP that this SECRET_KEY does not open')
  return { ...kept, vendor: { ...vendor, npwp } }
}

function factsOf({ orderId, code }: PaperEntry, kept: Kept | undefined, links: readonly LedgerLink[]): PaperFacts {
  if (!kept) throw new Error('a paper without what was kept with it')
  const file = { ...kept, links, people: new Map(kept.people) } as OrderFile
  const paper = papersOf(file).find((each) => codeOf(orderId, each) === code)
  if (!paper) throw new Error('the ledger no longer has the link of a paper')
  return paperFactsOf(file, paper)
}

/** The PDF of a paper was made by this version of the forms, and kept under this hash. */
export async function notePdf(
  db: Db,
  code: string,
  { form, ...pdf }: { sha256: string; fileName: string; form: number },
): Promise<void> {
  const file = sql`${papers.file} || ${JSON.stringify({ form })}::text::jsonb`
  await db
    .update(papers)
    .set({ ...pdf, file })
    .where(eq(papers.code, code))
}

/** Of these papers those that were sent to nobody yet; from now on they were. */
export async function claimUnsent(tx: Db, codes: readonly string[], now: Instant): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set()
  const rows = await tx
    .update(papers)
    .set({ sentAt: now })
    .where(and(inArray(papers.code, [...codes]), isNull(papers.sentAt)))
    .returning({ code: papers.code })
  return new Set(rows.map(({ code }) => code))
}

// ——— What is still to be made ———

export interface PaperOrder {
  readonly orderId: number
  readonly what: 'issue' | 'pack'
  /** Who asked; none when an event did. */
  readonly chatId: number | null
}

/** Asks for papers or a pack, in the transaction of what makes them due. A chat that asks twice asks once. */
export async function askForPapers(tx: Db, asked: readonly PaperOrder[], now: Instant): Promise<void> {
  if (asked.length === 0) return
  const rows = asked.map((one) => ({ ...one, createdAt: now }))
  await insertRows(tx, paperWork, rows, { onConflict: 'ignore' })
  await tx.execute(sql`select pg_notify(${PAPERS_TOPIC}, '')`)
}

export interface PaperTask extends PaperOrder {
  readonly id: number
  /** This time included. */
  readonly tries: number
}

/** So long a process has for a task, before another takes it up; at once when it is known to have died. */
const TASK_LASTS_MS = 60_000

/** Takes up to `limit` tasks that nobody is at, oldest first. */
export async function claimPaperTasks(db: Db, limit: number, now: Instant): Promise<PaperTask[]> {
  const at = (instant: Instant) => new Date(instant).toISOString()
  const rows = rowsOf<{ id: string; order_id: string; what: PaperTask['what']; chat_id: string | null; tries: number }>(
    await db.execute(sql`
      update paper_work set tries = tries + 1, clerk = ${signed(db, 'clerk')},
        not_before = ${at(now + TASK_LASTS_MS)}::timestamptz
      where id in (
        select id from paper_work
        where coalesce(not_before, '-infinity') <= ${at(now)}::timestamptz or ${sql.raw(isGone('clerk'))}
        order by id limit ${limit} for update skip locked)
      returning id, order_id, what, chat_id, tries`),
  )
  return rows.map(({ id, order_id, what, chat_id, tries }) => ({
    ...{ id: Number(id), orderId: Number(order_id), what, tries },
    chatId: chat_id === null ? null : Number(chat_id),
  }))
}

/** The task is done; false when somebody else has done it. Its sending must be in the same transaction. */
export async function finishPaperTask(tx: Db, id: number): Promise<boolean> {
  const rows = await tx.delete(paperWork).where(eq(paperWork.id, id)).returning({ id: paperWork.id })
  return rows.length > 0
}

/** It failed; somebody tries again later. */
export async function retryPaperTask(db: Db, id: number, at: Instant): Promise<void> {
  await db.update(paperWork).set({ notBefore: at, clerk: null }).where(eq(paperWork.id, id))
}

/** How many papers and packs are still to be made. */
export async function paperTaskCount(db: Db): Promise<number> {
  return db.$count(paperWork)
}
