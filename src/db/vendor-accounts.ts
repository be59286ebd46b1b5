/** Vendors' bank accounts. Numbers are sealed with SECRET_KEY, and fingerprinted to see that two vendors share one. */
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { AccountStatus, CheckWay, VendorAccount, VendorAccounts } from '#core/people/account.ts'
import { oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { insertRows, reserveIds } from './rows.ts'
import { vendorAccounts, vendorIdentities, vendors } from './schema.ts'
import { type NpwpSafe, npwpSafe } from './sealed-npwp.ts'
import { createSealer } from './sealing.ts'
import { together } from './together.ts'
import { addIdentities, type Fingerprint, fingerprintsUnder } from './vendor-identities.ts'

/** Seals and opens account numbers; what is sealed for one vendor does not open for another. */
export interface AccountSafe {
  seal(vendorId: number, number: string): Uint8Array
  /** `undefined` when SECRET_KEY is another one than it was sealed with. */
  open(vendorId: number, sealed: Uint8Array): string | undefined
  /** Covers a number for the text of a message, which lies in the outbox: `uncovered` is for the moment of sending. */
  cover(number: string): string
  /** The text with all that is covered readable; what this key did not cover stays hidden. */
  uncovered(text: string): string
  readonly fingerprint: Fingerprint
  readonly npwp: NpwpSafe
}

/** Characters that no keyboard writes, around what is covered. */
const COVER = ['\ue000', '\ue001'] as const
const COVERED = /\ue000([0-9a-f]*)\ue001/g

/** The safe under this SECRET_KEY. */
export function accountSafe(secretKey: string): AccountSafe {
  const sealer = createSealer(secretKey, { purpose: 'pesan vendor accounts' })
  const place = (vendorId: number) => `vendor_accounts/${vendorId}`
  const inText = 'outbox'
  return {
    seal: (vendorId, number) => sealer.seal(Buffer.from(number), place(vendorId)),
    open: (vendorId, sealed) => {
      const opened = sealer.open(sealed, place(vendorId))
      return opened && Buffer.from(opened).toString()
    },
    cover: (number) => `${COVER[0]}${Buffer.from(sealer.seal(Buffer.from(number), inText)).toString('hex')}${COVER[1]}`,
    uncovered: (text) =>
      text.replace(COVERED, (_, sealed: string) => {
        const opened = sealer.open(Buffer.from(sealed, 'hex'), inText)
        return opened ? Buffer.from(opened).toString() : '••••'
      }),
    fingerprint: fingerprintsUnder(secretKey),
    npwp: npwpSafe(secretKey),
  }
}

type Row = typeof vendorAccounts.$inferSelect

/** An account with its sealed number. */
export type SealedAccount = VendorAccount & { readonly sealedNumber: Uint8Array }

function asAccount({ askedBy, checkedBy, checkedAt, checkedHow, status, ...row }: Row): SealedAccount {
  return {
    ...row,
    status: status as AccountStatus,
    ...(askedBy === null ? {} : { askedBy }),
    ...(checkedBy === null ? {} : { checkedBy }),
    ...(checkedAt === null ? {} : { checkedAt }),
    ...(checkedHow === null ? {} : { checkedHow: checkedHow as CheckWay }),
  }
}

const LIVING = ['verified', 'held'] as const

/** The accounts of vendors that are in force or held. */
export const accountsOf = together(
  async (
    db,
    vendorIds: readonly number[],
  ): Promise<Map<number, VendorAccounts & { readonly inForce?: SealedAccount }>> => {
    const rows = await db
      .select()
      .from(vendorAccounts)
      .where(and(oneOf(vendorAccounts.vendorId, vendorIds), inArray(vendorAccounts.status, [...LIVING])))
      .orderBy(vendorAccounts.id)
    const ofVendor = Map.groupBy(rows.map(asAccount), ({ vendorId }) => vendorId)
    return new Map(
      [...ofVendor].map(([vendorId, all]) => {
        const inForce = all.find(({ status }) => status === 'verified')
        const held = all.findLast(({ status }) => status === 'held')
        return [vendorId, { ...(inForce ? { inForce } : {}), ...(held ? { held } : {}) }]
      }),
    )
  },
)

/** One account, locked until the end of the transaction. */
export async function accountForChange(tx: Db, id: number): Promise<VendorAccount | undefined> {
  const [row] = await tx.select().from(vendorAccounts).where(eq(vendorAccounts.id, id)).for('no key update')
  return row && asAccount(row)
}

/** What waits to be checked, the longest first, with the vendors' names; or the one of them with this id. */
export async function heldAccounts(
  db: Db,
  { limit, id }: { limit: number; id?: number },
): Promise<readonly (VendorAccount & { readonly vendor: string })[]> {
  const rows = await db
    .select({ account: vendorAccounts, vendor: vendors.name })
    .from(vendorAccounts)
    .innerJoin(vendors, eq(vendors.id, vendorAccounts.vendorId))
    .where(and(eq(vendorAccounts.status, 'held'), id === undefined ? undefined : eq(vendorAccounts.id, id)))
    .orderBy(vendorAccounts.askedAt, vendorAccounts.id)
    .limit(limit)
  return rows.map(({ account, vendor }) => ({ ...asAccount(account), vendor }))
}

export interface AskedAccount {
  readonly vendorId: number
  readonly bank: string
  readonly holder: string
  readonly number: string
  readonly askedBy: number | null
}

/** Holds a new account; one that was held before is replaced by it. Answers with its id. */
export async function holdAccount(
  tx: Db,
  { vendorId, bank, holder, number, askedBy }: AskedAccount,
  { safe, now }: { safe: AccountSafe; now: Instant },
): Promise<number> {
  const [id = 0] = await reserveIds(tx, 1)
  const sealed = { sealedNumber: safe.seal(vendorId, number), tail: number.slice(-4) }
  // The vendor's row is what two who ask at once wait for.
  await tx.select({ id: vendors.id }).from(vendors).where(eq(vendors.id, vendorId)).for('no key update')
  await tx
    .update(vendorAccounts)
    .set({ status: 'retired' })
    .where(and(eq(vendorAccounts.vendorId, vendorId), eq(vendorAccounts.status, 'held')))
  await insertRows(tx, vendorAccounts, [
    { id, vendorId, bank, holder, ...sealed, status: 'held', askedBy, askedAt: now },
  ])
  await addIdentities(tx, [{ vendorId, kind: 'account', written: number }], safe.fingerprint)
  return id
}

/** Ends the holding of an account; when it is verified, the one before it goes out of force. */
export async function settleAccount(
  tx: Db,
  { id, vendorId }: Pick<VendorAccount, 'id' | 'vendorId'>,
  { status, by, how, now }: { status: AccountStatus; by: number; how: CheckWay | null; now: Instant },
): Promise<void> {
  if (status === 'verified')
    await tx
      .update(vendorAccounts)
      .set({ status: 'retired' })
      .where(and(eq(vendorAccounts.vendorId, vendorId), eq(vendorAccounts.status, 'verified')))
  await tx
    .update(vendorAccounts)
    .set({ status, checkedBy: by, checkedAt: now, checkedHow: how })
    .where(eq(vendorAccounts.id, id))
}

/** The names of other vendors that gave the same number. Source: docs/rules.md#R-28. */
export async function othersWithAccount(
  db: Db,
  { vendorId, number }: { vendorId: number; number: string },
  { fingerprint }: AccountSafe,
): Promise<string[]> {
  const mark = fingerprint('account', number)
  if (!mark) return []
  const rows = await db
    .selectDistinct({ name: vendors.name })
    .from(vendorIdentities)
    .innerJoin(vendors, eq(vendors.id, vendorIdentities.vendorId))
    .where(
      and(
        eq(vendorIdentities.fingerprint, mark),
        eq(vendorIdentities.kind, 'account'),
        ne(vendorIdentities.vendorId, vendorId),
      ),
    )
    .orderBy(vendors.name)
    .limit(5)
  return rows.map(({ name }) => name)
}
