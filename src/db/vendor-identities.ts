/**
 * Who is behind a vendor, as keyed fingerprints: two that are equal say "the same", and nothing else can be read from
 * them, not even by trying all sixteen digits, without SECRET_KEY. Source: docs/rules.md#R-28.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import { and, gt, sql } from 'drizzle-orm'
import { type IdentityKind, identityText } from '#core/people/identity.ts'
import type { Db } from './client.ts'
import { insertRows, rowsOf } from './rows.ts'
import { vendorIdentities, vendors } from './schema.ts'
import type { NpwpSafe } from './sealed-npwp.ts'

export interface Identity {
  readonly vendorId: number
  readonly kind: IdentityKind
  /** As somebody wrote it; it is not stored. */
  readonly written: string
}

export type Fingerprint = (kind: IdentityKind, written: string) => string | undefined

/** Fingerprints under a key of their own, derived from SECRET_KEY. */
export function fingerprintsUnder(secretKey: string): Fingerprint {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'pesan vendor identities', 32))
  return (kind, written) => {
    const text = identityText(kind, written)
    return text && createHmac('sha256', key).update(`${kind} ${text}`).digest('base64url')
  }
}

/** Adds what was learned of vendors: when an account is given, when somebody shows an identity card. */
export async function addIdentities(db: Db, identities: readonly Identity[], fingerprint: Fingerprint): Promise<void> {
  const rows = identities.flatMap(({ vendorId, kind, written }) => {
    const mark = fingerprint(kind, written)
    return mark ? [{ vendorId, kind, fingerprint: mark }] : []
  })
  await insertRows(db, vendorIdentities, rows, { onConflict: 'ignore' })
}

const AT_ONCE = 2_000

/** Brings NPWP, addresses and telephones that the office already holds up to date. Safe to repeat and to run twice. */
export async function indexIdentities(
  db: Db,
  { fingerprint, npwp: safe }: { readonly fingerprint: Fingerprint; readonly npwp: NpwpSafe },
): Promise<void> {
  for (let after = 0; ; ) {
    const page = await db
      .select({ vendorId: vendors.id, npwp: vendors.npwp, address: vendors.address, district: vendors.district })
      .from(vendors)
      .where(gt(vendors.id, after))
      .orderBy(vendors.id)
      .limit(AT_ONCE)
    const last = page.at(-1)?.vendorId
    if (last === undefined) return
    const phones = await phonesOf(db, after, last)
    const own = page.flatMap(({ vendorId, npwp: stored, address, district }): Identity[] => {
      const npwp = stored && safe.open(vendorId, stored)
      return [
        ...(npwp ? [{ vendorId, kind: 'npwp', written: npwp } as const] : []),
        { vendorId, kind: 'address', written: `${address} ${district}` },
      ]
    })
    await replaceKnown(db, [...own, ...phones], { after, last }, fingerprint)
    after = last
  }
}

/** The WhatsApp numbers of a vendor's people. */
async function phonesOf(db: Db, after: number, last: number): Promise<Identity[]> {
  const rows = rowsOf<{ vendor_id: string; external_id: string }>(
    await db.execute(sql`
      select roles.vendor_id, aliases.external_id from roles
      join aliases on aliases.person_id = roles.person_id and aliases.channel = 'whatsapp'
      where roles.vendor_id > ${after} and roles.vendor_id <= ${last} and aliases.external_id not like '%@lid'`),
  )
  return rows.map((row) => ({ vendorId: Number(row.vendor_id), kind: 'phone', written: row.external_id }))
}

/** Accounts and identity cards came another way and stay. */
async function replaceKnown(
  db: Db,
  identities: readonly Identity[],
  { after, last }: { after: number; last: number },
  fingerprint: Fingerprint,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .delete(vendorIdentities)
      .where(
        and(
          gt(vendorIdentities.vendorId, after),
          sql`${vendorIdentities.vendorId} <= ${last}`,
          sql`${vendorIdentities.kind} in ('npwp', 'address')`,
        ),
      )
    await addIdentities(tx as Db, identities, fingerprint)
  })
}
