/** How a shop comes into the books by its own word: nothing of it is active before a curator has passed it. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Instant, wallClock } from '#core/calendar.ts'
import { oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { addAliases } from './people.ts'
import { insertRows, reserveIds } from './rows.ts'
import { aliases, people, roles, vendors } from './schema.ts'
import type { AccountSafe } from './vendor-accounts.ts'
import { addIdentities } from './vendor-identities.ts'

/** Makes somebody known who asks to sell, without any role; nobody when one of these names is somebody's already. */
export async function knowApplicant(
  tx: Db,
  visit: { channel: string; externalIds: readonly string[]; name: string; now: Instant },
): Promise<number | undefined> {
  const held = await tx.select().from(aliases).where(oneOf(aliases.externalId, visit.externalIds))
  if (held.some(({ channel }) => channel === visit.channel)) return undefined
  const [id = 0] = await reserveIds(tx, 1)
  await insertRows(tx, people, [{ id, code: `P-${id}`, name: visit.name, honorific: 'Kak' }])
  await addAliases(tx, visit.channel, id, visit.externalIds, visit.now)
  return id
}

export interface Registered {
  readonly id: number
  readonly name: string
  readonly owner: string
  readonly address: string
  readonly city: string
}

/** Writes the shop down and makes this person answer for it. */
export async function registerShop(tx: Db, shop: Registered, by: { personId: number; now: Instant }): Promise<void> {
  const { id, name, owner, address, city } = shop
  const joinedOn = wallClock(by.now, 'Asia/Jakarta').day
  const facts = { size: 'micro', form: 'person', jakpreneur: false, vatRegistered: false, district: '' }
  const row = { id, nib: `belum-${id}`, name, ...facts, address, city, active: false, joinedOn, curatedFrom: null }
  await insertRows(tx, vendors, [row])
  await insertRows(tx, roles, [{ personId: by.personId, role: 'vendor', vendorId: id }], { onConflict: 'ignore' })
  await tx.update(people).set({ name: owner, honorific: 'Kak' }).where(eq(people.id, by.personId))
}

export interface ShopAmended {
  readonly name?: string
  readonly owner?: string
  readonly address?: string
  readonly city?: string
}

/** What its owner says is otherwise, before a curator has passed the shop. */
export async function amendShop(
  tx: Db,
  { vendorId, personId }: { vendorId: number; personId: number },
  { owner, ...shop }: ShopAmended,
): Promise<void> {
  if (Object.keys(shop).length > 0)
    await tx
      .update(vendors)
      .set(shop)
      .where(and(eq(vendors.id, vendorId), isNull(vendors.curatedFrom)))
  if (owner !== undefined) await tx.update(people).set({ name: owner }).where(eq(people.id, personId))
}

/** Is this NIB another shop's? */
export async function holdsNib(db: Db, nib: string, vendorId: number): Promise<boolean> {
  const [other] = await db.select({ id: vendors.id }).from(vendors).where(eq(vendors.nib, nib))
  return other !== undefined && other.id !== vendorId
}

/**
 * Keeps the numbers of a shop's papers. The NPWP (a person's is their NIK) is sealed, and fingerprinted so that one owner
 * of several shops is seen.
 */
export async function keepNumbers(
  tx: Db,
  vendorId: number,
  { nib, npwp }: { nib?: string; npwp?: string },
  safe: AccountSafe,
): Promise<void> {
  if (nib !== undefined)
    await tx.execute(sql`
      update vendors set nib = ${nib} where id = ${vendorId} and not exists (select from vendors where nib = ${nib})`)
  if (npwp === undefined) return
  await tx
    .update(vendors)
    .set({ npwp: safe.npwp.seal(vendorId, npwp) })
    .where(eq(vendors.id, vendorId))
  const kinds = ['npwp', 'nik'] as const
  await addIdentities(
    tx,
    kinds.map((kind) => ({ vendorId, kind, written: npwp })),
    safe.fingerprint,
  )
}
