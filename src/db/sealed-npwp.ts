/**
 * Vendors' NPWP at rest: sealed with SECRET_KEY, wherever it is kept. That there is one needs no key; what it says is read
 * only where a paper is made, where an import compares, and where owners are fingerprinted.
 */
import { sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'
import { PLAIN_NPWP } from './schema.ts'
import { createSealer } from './sealing.ts'

/** Seals and opens an NPWP; what is sealed for one vendor does not open for another. */
export interface NpwpSafe {
  /** Text that says nothing without SECRET_KEY. */
  seal(vendorId: number, npwp: string): string
  /** What was given; an NPWP that nobody has sealed yet as it is; `undefined` when SECRET_KEY is another one. */
  open(vendorId: number, stored: string): string | undefined
}

/** As `PLAIN_NPWP` has it. */
const SEALED = 'sealed:'

/** The safe under this SECRET_KEY. */
export function npwpSafe(secretKey: string): NpwpSafe {
  const sealer = createSealer(secretKey, { purpose: 'pesan vendor npwp' })
  const place = (vendorId: number) => `vendors/${vendorId}/npwp`
  return {
    seal: (vendorId, npwp) =>
      SEALED + Buffer.from(sealer.seal(Buffer.from(npwp), place(vendorId))).toString('base64url'),
    open: (vendorId, stored) => {
      if (!stored.startsWith(SEALED)) return stored
      const opened = sealer.open(Buffer.from(stored.slice(SEALED.length), 'base64url'), place(vendorId))
      return opened && Buffer.from(opened).toString()
    },
  }
}

const AT_ONCE = 500

/** Seals whatever was kept in plain by a house of before: found by an index of nothing else. Safe to run twice at once. */
export async function sealPlainNpwp(db: Db, safe: NpwpSafe): Promise<void> {
  // Papers first: they copied what the vendor's row said.
  while ((await sealPapers(db, safe)) > 0);
  while ((await sealVendors(db, safe)) > 0);
}

async function sealPapers(db: Db, safe: NpwpSafe): Promise<number> {
  const rows = rowsOf<{ code: string; vendor_id: string; npwp: string }>(
    await db.execute(sql`
      select code, vendor_id, file -> 'vendor' ->> 'npwp' as npwp from papers join orders on orders.id = order_id
      where ${PLAIN_NPWP.ofPaper} limit ${AT_ONCE}`),
  )
  // Given nothing, the update would still read every paper there is.
  if (rows.length === 0) return 0
  await db.execute(sql`
    update papers set file = jsonb_set(file, '{vendor,npwp}', given -> 'to')
    from jsonb_array_elements(${sealedRows(rows, 'code', safe)}::jsonb) as given
    where code = given ->> 'key' and file -> 'vendor' ->> 'npwp' = given ->> 'from'`)
  return rows.length
}

async function sealVendors(db: Db, safe: NpwpSafe): Promise<number> {
  const rows = rowsOf<{ vendor_id: string; npwp: string }>(
    await db.execute(sql`
      select id as vendor_id, npwp from vendors where ${PLAIN_NPWP.ofVendor} limit ${AT_ONCE}`),
  )
  if (rows.length === 0) return 0
  await db.execute(sql`
    update vendors set npwp = given ->> 'to'
    from jsonb_array_elements(${sealedRows(rows, 'vendor_id', safe)}::jsonb) as given
    where id = (given ->> 'key')::bigint and npwp = given ->> 'from'`)
  return rows.length
}

function sealedRows<Key extends string>(
  rows: readonly (Readonly<Record<Key, string>> & { readonly vendor_id: string; readonly npwp: string })[],
  key: Key,
  safe: NpwpSafe,
): string {
  return JSON.stringify(
    rows.map((row) => ({ key: String(row[key]), from: row.npwp, to: safe.seal(Number(row.vendor_id), row.npwp) })),
  )
}
