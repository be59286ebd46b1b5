/** What waits for a curator and what became of it: shops and products are listed when one has passed them. */
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Day, type Instant, wallClock } from '#core/calendar.ts'
import type { Rupiah } from '#core/money.ts'
import { isAmong } from './arrays.ts'
import { indexProducts } from './catalogue-index.ts'
import type { Db } from './client.ts'
import { insertRows, reserveIds } from './rows.ts'
import { categories, curations, people, prices, products, roles, vendorLetters, vendors } from './schema.ts'

export const FAULTS = ['photo', 'taste', 'packaging', 'hygiene', 'halal', 'papers'] as const
export type Fault = (typeof FAULTS)[number]
export const GRADES = ['A', 'B', 'C'] as const
export type Grade = (typeof GRADES)[number]

/** A product as a shop offers it, before anybody has passed it. */
export interface Offered {
  readonly vendorId: number
  readonly categoryId: number
  readonly name: string
  readonly unit: string
  readonly price: Rupiah
  readonly minOrder: number
  readonly leadTimeHours: number
  /** The SHA-256 of its photo. */
  readonly picture: string
}

/** Puts a product before the curators; it is in the books and not in the catalogue. Answers its ids. */
export async function offerProduct(tx: Db, offered: Offered, ids: OfferIds, by: { personId: number; now: Instant }) {
  const { curationId, productId } = ids
  const like = await likeOthers(tx, offered.vendorId)
  const { day } = wallClock(by.now, 'Asia/Jakarta')
  const product = { ...offered, ...like, id: productId, sku: `TOKO-${productId}`, description: '', domestic: true }
  await insertRows(tx, products, [{ ...product, listed: false, curatedFrom: null, listedOn: day }])
  await insertRows(tx, prices, [{ productId, validFrom: by.now, price: offered.price }])
  const look = { id: curationId, kind: 'product', vendorId: offered.vendorId, productId, file: offered.picture }
  await insertRows(tx, curations, [{ ...look, status: 'waiting', askedBy: by.personId, askedAt: by.now }])
}

export interface OfferIds {
  readonly curationId: number
  readonly productId: number
}

/** Ids for an offer, ahead of it. */
export async function offerIds(db: Db): Promise<OfferIds> {
  const [curationId = 0, productId = 0] = await reserveIds(db, 2)
  return { curationId, productId }
}

/** Where the shop's other goods go and for how much; a first product goes to its own city, free of charge. */
async function likeOthers(db: Db, vendorId: number) {
  const [other] = await db
    .select({ serviceArea: products.serviceArea, deliveryFee: products.deliveryFee, halal: products.halal })
    .from(products)
    .where(eq(products.vendorId, vendorId))
    .orderBy(asc(products.id))
    .limit(1)
  if (other) return other
  const [vendor] = await db.select({ city: vendors.city }).from(vendors).where(eq(vendors.id, vendorId))
  return { serviceArea: vendor ? [vendor.city] : [], deliveryFee: 0, halal: false }
}

/** Puts a shop before the curators. */
export async function offerShop(
  tx: Db,
  { files, ...look }: { id: number; vendorId: number; files: readonly string[]; words: string },
  by: { personId: number; now: Instant },
): Promise<void> {
  const shown = { file: files[0] ?? null, details: { files } }
  const row = { ...look, ...shown, kind: 'vendor', status: 'waiting', askedBy: by.personId, askedAt: by.now }
  await insertRows(tx, curations, [row])
}

/** A paper that a shop shows: `number` where it was told, `validTo` null where it has no end. */
export const LetterShown = z.object({
  kind: z.enum(['halal', 'slhs', 'pirt', 'nib']),
  number: z.string(),
  validTo: z.string().nullable(),
})
export type LetterShown = z.infer<typeof LetterShown>
export const LETTER_KINDS = LetterShown.shape.kind.options

/** What a shop would change of a product that was passed. */
export const GoodChange = z.object({
  name: z.string().exactOptional(),
  description: z.string().exactOptional(),
  picture: z.string().exactOptional(),
})
export type GoodChange = z.infer<typeof GoodChange>

/** Photos of a shop's papers. */
const PapersShown = z.object({ files: z.array(z.string()) })

export interface Look {
  readonly id: number
  readonly kind: 'vendor' | 'product' | 'letter' | 'change'
  /** Of a paper, and of a change. */
  readonly letter?: LetterShown
  readonly change?: GoodChange
  readonly status: 'waiting' | 'more' | 'accepted' | 'refused'
  readonly file: string | null
  /** Of a shop: all photos of its papers, `file` among them. */
  readonly files: readonly string[]
  readonly askedBy: number | null
  readonly askedAt: Instant
  readonly words: string
  readonly vendor: {
    readonly id: number
    readonly name: string
    readonly address: string
    readonly city: string
    readonly hasNib: boolean
    readonly hasNpwp: boolean
    /** How many photos of papers it sent when it registered. */
    readonly photos: number
  }
  readonly product: (Omit<Offered, 'vendorId'> & { readonly id: number; readonly category: string }) | null
  readonly letters: readonly { readonly kind: string; readonly validTo: Day | null }[]
}

/** One look with everything that a curator sees; `lock` when it is about to be decided. */
export async function lookOf(db: Db, id: number, { lock = false } = {}): Promise<Look | undefined> {
  const asked = db.select().from(curations).where(eq(curations.id, id))
  const [row] = await (lock ? asked.for('update') : asked)
  if (!row) return undefined
  const [vendor] = await db.select().from(vendors).where(eq(vendors.id, row.vendorId))
  const [found] = await db
    .select({ product: products, category: categories.name })
    .from(products)
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .where(eq(products.id, row.productId ?? 0))
  const { kind, validTo, vendorId } = vendorLetters
  const [letter, change] = [LetterShown.safeParse(row.details), GoodChange.safeParse(row.details)]
  const photos = await paperPhotos(db, row.vendorId)
  const letters = await db.select({ kind, validTo }).from(vendorLetters).where(eq(vendorId, row.vendorId)).orderBy(kind)
  return {
    id: row.id,
    kind: row.kind as Look['kind'],
    ...(row.kind === 'letter' && letter.success ? { letter: letter.data } : {}),
    ...(row.kind === 'change' && change.success ? { change: change.data } : {}),
    status: row.status as Look['status'],
    file: row.file,
    files: row.kind === 'vendor' ? photos : [],
    askedBy: row.askedBy,
    askedAt: row.askedAt,
    words: row.words,
    vendor: {
      id: row.vendorId,
      name: vendor?.name ?? '',
      address: vendor?.address ?? '',
      city: vendor?.city ?? '',
      hasNib: /^\d+$/.test(vendor?.nib ?? ''),
      hasNpwp: Boolean(vendor?.npwp),
      photos: photos.length,
    },
    product: found ? { ...found.product, category: found.category } : null,
    letters,
  }
}

/** What a shop showed of its papers when it registered, and what it mended. */
async function paperPhotos(db: Db, vendorId: number): Promise<string[]> {
  const rows = await db
    .select({ file: curations.file, details: curations.details })
    .from(curations)
    .where(and(eq(curations.vendorId, vendorId), eq(curations.kind, 'vendor')))
    .orderBy(asc(curations.id))
  const all = rows.flatMap(({ file, details }) => {
    const shown = PapersShown.safeParse(details)
    return [...(shown.success ? shown.data.files : []), ...(file === null ? [] : [file])]
  })
  return [...new Set(all)]
}

/** What waits for a curator, oldest first. */
export async function waitingLooks(db: Db, limit: number): Promise<number[]> {
  const rows = await db
    .select({ id: curations.id })
    .from(curations)
    .where(isAmong(curations.status, ['waiting']))
    .orderBy(asc(curations.askedAt), asc(curations.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** What these shops were asked to mend. */
export async function looksToMend(db: Db, vendorIds: readonly number[]): Promise<number[]> {
  if (vendorIds.length === 0) return []
  const rows = await db
    .select({ id: curations.id })
    .from(curations)
    .where(and(isAmong(curations.status, ['more']), inArray(curations.vendorId, [...vendorIds])))
    .orderBy(asc(curations.id))
  return rows.map(({ id }) => id)
}

export interface Verdict {
  readonly status: 'accepted' | 'more' | 'refused'
  readonly by: number
  readonly grade?: Grade
  readonly faults?: readonly Fault[]
  readonly words?: string
}

/** Keeps a curator's word; what is accepted is in the catalogue from then on. */
export async function decideLook(tx: Db, look: Look, verdict: Verdict, now: Instant): Promise<void> {
  const { status, by, grade = null, faults = [], words = '' } = verdict
  await tx
    .update(curations)
    .set({ status, decidedBy: by, decidedAt: now, grade, faults: [...faults], words })
    .where(eq(curations.id, look.id))
  if (status !== 'accepted') return
  await applied(tx, look, now)
  const theirs = await tx.select({ id: products.id }).from(products).where(eq(products.vendorId, look.vendor.id))
  await indexProducts(
    tx,
    theirs.map(({ id }) => id),
  )
}

/** What passing means for the books. */
async function applied(tx: Db, { kind, vendor, product, letter, change, file }: Look, now: Instant): Promise<void> {
  if (kind === 'vendor')
    await tx.update(vendors).set({ active: true, curatedFrom: 'curator' }).where(eq(vendors.id, vendor.id))
  if (kind === 'product' && product)
    await tx
      .update(products)
      .set({ listed: true, curatedFrom: 'curator', withheld: null })
      .where(eq(products.id, product.id))
  if (change && product && Object.keys(change).length > 0)
    await tx.update(products).set(change).where(eq(products.id, product.id))
  if (letter) await keepLetterOf(tx, vendor.id, letter, file, now)
}

async function keepLetterOf(tx: Db, vendorId: number, letter: LetterShown, file: string | null, now: Instant) {
  const { day: validFrom } = wallClock(now, 'Asia/Jakarta')
  const kept = { validTo: letter.validTo, file, remindedDays: null }
  await tx
    .insert(vendorLetters)
    .values({ vendorId, kind: letter.kind, number: letter.number, validFrom, ...kept })
    .onConflictDoUpdate({ target: [vendorLetters.vendorId, vendorLetters.kind, vendorLetters.number], set: kept })
}

/** Puts a paper before the curators. */
export async function offerLetter(
  tx: Db,
  { id, vendorId, file, letter }: { id: number; vendorId: number; file: string; letter: LetterShown },
  by: { personId: number; now: Instant },
): Promise<void> {
  const row = { id, vendorId, file, kind: 'letter', details: letter, status: 'waiting' }
  await insertRows(tx, curations, [{ ...row, askedBy: by.personId, askedAt: by.now }])
}

/** The look at this product that is not decided yet. */
export async function openLookAt(db: Db, productId: number): Promise<{ id: number; kind: string } | undefined> {
  const { id, kind, status } = curations
  const [row] = await db
    .select({ id, kind })
    .from(curations)
    .where(and(eq(curations.productId, productId), isAmong(status, ['waiting', 'more'])))
  return row
}

/**
 * Puts a change of a product before the curators; until it passes, the catalogue shows what was passed. A change that
 * waits already grows by this one; a product that nobody has passed yet changes at once.
 */
export async function offerChange(
  tx: Db,
  { id, vendorId, productId, change }: { id: number; vendorId: number; productId: number; change: GoodChange },
  by: { personId: number; now: Instant },
): Promise<void> {
  const open = await openLookAt(tx, productId)
  const file = change.picture ?? null
  if (open?.kind === 'product') {
    await tx.update(products).set(change).where(eq(products.id, productId))
    if (file) await tx.update(curations).set({ file }).where(eq(curations.id, open.id))
    return
  }
  const asked = { status: 'waiting', askedBy: by.personId, askedAt: by.now, ...(file ? { file } : {}) }
  if (open) {
    const details = sql`${curations.details} || ${JSON.stringify(change)}::jsonb`
    await tx
      .update(curations)
      .set({ ...asked, details })
      .where(eq(curations.id, open.id))
    return
  }
  await insertRows(tx, curations, [{ id, kind: 'change', vendorId, productId, details: change, file, ...asked }])
}

/** What the shop mended goes back into the queue, with its new photo if there is one. */
export async function mendLook(tx: Db, look: Look, { file, words }: { file?: string; words: string }, now: Instant) {
  await tx
    .update(curations)
    .set({
      ...{ status: 'waiting', askedAt: now, words, ...(file ? { file } : {}) },
      ...(file && look.change ? { details: { ...look.change, picture: file } } : {}),
    })
    .where(and(eq(curations.id, look.id), eq(curations.status, 'more')))
  if (file && look.product && look.kind === 'product')
    await tx.update(products).set({ picture: file }).where(eq(products.id, look.product.id))
}

export interface Kind {
  readonly id: number
  readonly name: string
  readonly etalase: string
}

/** Kinds of goods: those of these products, then those that the shop sells already, each once. */
export async function kindsLike(db: Db, productIds: readonly number[], vendorId: number): Promise<Kind[]> {
  const rows = await db
    .select({
      id: categories.id,
      name: categories.name,
      etalase: sql<string>`(select code from categories top where top.id = coalesce(${categories.parentId}, ${categories.id}))`,
      liked: count(sql`case when ${inArray(products.id, [0, ...productIds])} then 1 end`),
    })
    .from(products)
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .where(sql`${inArray(products.id, [0, ...productIds])} or ${products.vendorId} = ${vendorId}`)
    .groupBy(categories.id)
    .orderBy(sql`4 desc`, asc(categories.id))
  return rows.map(({ id, name, etalase }) => ({ id, name, etalase }))
}

/** Somebody of the shop, and how many there are of its people. */
export async function staffOf(db: Db, vendorId: number) {
  const { id, name } = people
  return db
    .select({ id, name })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.role, 'vendor'), eq(roles.vendorId, vendorId), eq(people.active, true)))
    .orderBy(asc(roles.personId))
}

/** Takes the shop out of somebody's hands: they answer for it no more. */
export async function dismiss(tx: Db, vendorId: number, personId: number): Promise<void> {
  await tx
    .delete(roles)
    .where(and(eq(roles.role, 'vendor'), eq(roles.vendorId, vendorId), eq(roles.personId, personId)))
}
