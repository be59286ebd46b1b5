/**
 * Who is behind a vendor, as keyed fingerprints: two that are equal say "the same", and nothing else can be read from
 * them, not even by trying all sixteen digits, without SECRET_KEY. Source: docs/rules.md#R-28.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import { and, gt, lte, sql } from 'drizzle-orm'
import { type IdentityKind, identityText } from '#core/people/identity.ts'
import { arrayOf } from './arrays.ts'
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
  await insertRows(db, vendorIdentities, marked(identities, fingerprint), { onConflict: 'ignore' })
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
    const phones = await phonesOf(
      db,
      page.map(({ vendorId }) => vendorId),
    )
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
async function phonesOf(db: Db, vendorIds: readonly number[]): Promise<Identity[]> {
  const rows = rowsOf<{ vendor_id: string; external_id: string }>(
    await db.execute(sql`
      select roles.vendor_id, aliases.external_id from roles
      join aliases on aliases.person_id = roles.person_id and aliases.channel = 'whatsapp'
      where roles.vendor_id = any(${arrayOf(vendorIds)}::bigint[]) and aliases.external_id not like '%@lid'`),
  )
  return rows.map((row) => ({ vendorId: Number(row.vendor_id), kind: 'phone', written: row.external_id }))
}

/**
 * What has changed, and no more: of a million vendors hardly any has since the night before. Accounts and identity cards
 * came another way and stay.
 */
async function replaceKnown(
  db: Db,
  identities: readonly Identity[],
  { after, last }: { after: number; last: number },
  fingerprint: Fingerprint,
): Promise<void> {
  const isOf = and(gt(vendorIdentities.vendorId, after), lte(vendorIdentities.vendorId, last))
  const stored = await db.select().from(vendorIdentities).where(isOf)
  const known = new Set(stored.map(nameOf))
  const wanted = new Map(marked(identities, fingerprint).map((row) => [nameOf(row), row]))
  const gone = stored.filter((row) => (row.kind === 'npwp' || row.kind === 'address') && !wanted.has(nameOf(row)))
  const added = [...wanted].flatMap(([name, row]) => (known.has(name) ? [] : [row]))
  if (gone.length + added.length === 0) return
  await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    await tx.execute(sql`
      delete from vendor_identities using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb)
        as gone("vendorId" bigint, kind text, fingerprint text)
      where vendor_identities.vendor_id = gone."vendorId" and vendor_identities.kind = gone.kind
        and vendor_identities.fingerprint = gone.fingerprint`)
    await insertRows(tx, vendorIdentities, added, { onConflict: 'ignore' })
  })
}

type Marked = typeof vendorIdentities.$inferSelect

const nameOf = ({ vendorId, kind, fingerprint }: Marked) => `${vendorId} ${kind} ${fingerprint}`

function marked(identities: readonly Identity[], fingerprint: Fingerprint): Marked[] {
  return identities.flatMap(({ vendorId, kind, written }) => {
    const mark = fingerprint(kind, written)
    return mark ? [{ vendorId, kind, fingerprint: mark }] : []
  })
}
