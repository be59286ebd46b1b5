/** What waits for a curator and what became of it: shops and products are listed when one has passed them. */
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import { type Day, type Instant, wallClock } from '#core/calendar.ts'
import type { Rupiah } from '#core/money.ts'
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
  look: { id: number; vendorId: number; file: string | null; words: string },
  by: { personId: number; now: Instant },
): Promise<void> {
  const row = { ...look, kind: 'vendor', status: 'waiting', askedBy: by.personId, askedAt: by.now }
  await insertRows(tx, curations, [row])
}

export interface Look {
  readonly id: number
  readonly kind: 'vendor' | 'product'
  readonly status: 'waiting' | 'more' | 'accepted' | 'refused'
  readonly file: string | null
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
  const letters = await db.select({ kind, validTo }).from(vendorLetters).where(eq(vendorId, row.vendorId)).orderBy(kind)
  return {
    id: row.id,
    kind: row.kind === 'vendor' ? 'vendor' : 'product',
    status: row.status as Look['status'],
    file: row.file,
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
    },
    product: found ? { ...found.product, category: found.category } : null,
    letters,
  }
}

/** What waits for a curator, oldest first. */
export async function waitingLooks(db: Db, limit: number): Promise<number[]> {
  const rows = await db
    .select({ id: curations.id })
    .from(curations)
    .where(eq(curations.status, 'waiting'))
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
    .where(and(eq(curations.status, 'more'), inArray(curations.vendorId, [...vendorIds])))
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
  if (look.kind === 'vendor')
    await tx.update(vendors).set({ active: true, curatedFrom: 'curator' }).where(eq(vendors.id, look.vendor.id))
  if (look.product)
    await tx
      .update(products)
      .set({ listed: true, curatedFrom: 'curator', withheld: null })
      .where(eq(products.id, look.product.id))
  const theirs = await tx.select({ id: products.id }).from(products).where(eq(products.vendorId, look.vendor.id))
  await indexProducts(
    tx,
    theirs.map(({ id }) => id),
  )
}

/** What the shop mended goes back into the queue, with its new photo if there is one. */
export async function mendLook(tx: Db, look: Look, { file, words }: { file?: string; words: string }, now: Instant) {
  await tx
    .update(curations)
    .set({ status: 'waiting', askedAt: now, words, ...(file ? { file } : {}) })
    .where(and(eq(curations.id, look.id), eq(curations.status, 'more')))
  if (file && look.product) await tx.update(products).set({ picture: file }).where(eq(products.id, look.product.id))
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
