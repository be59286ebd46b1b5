/** Bank accounts of the made-up shops: most were checked long ago, and some are still to be given. */
import { eq, sql } from 'drizzle-orm'
import { HOUR, type Instant } from '#core/calendar.ts'
import { CHECK_WAYS } from '#core/people/account.ts'
import type { Db } from '#db/client.ts'
import { insertRows, reserveIds } from '#db/rows.ts'
import { people, roles, vendorAccounts, vendors } from '#db/schema.ts'
import type { AccountSafe } from '#db/vendor-accounts.ts'
import { addIdentities } from '#db/vendor-identities.ts'

const BANKS = ['Bank DKI', 'BCA', 'Mandiri', 'BRI', 'BNI', 'BSI'] as const
/** One shop in so many has none yet. */
const WITHOUT = 12
const DAY = 24 * HOUR

/** Gives the shops their accounts, once: where there is any account, nothing is done. */
export async function seedAccounts(db: Db, { now, safe }: { now: Instant; safe: AccountSafe }): Promise<void> {
  await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db
    const [known] = await tx.select({ id: vendorAccounts.id }).from(vendorAccounts).limit(1)
    if (known) return
    const owners = await tx
      .selectDistinctOn([vendors.id], { vendorId: vendors.id, holder: people.name })
      .from(vendors)
      .innerJoin(roles, eq(roles.vendorId, vendors.id))
      .innerJoin(people, eq(people.id, roles.personId))
      .orderBy(vendors.id, people.id)
    const [admin] = await tx.select({ id: roles.personId }).from(roles).where(sql`role = 'admin'`).limit(1)
    const given = owners.filter((_, at) => at % WITHOUT !== WITHOUT - 1)
    const ids = await reserveIds(tx, given.length)
    const numbered = given.map((owner, at) => ({ ...owner, at, number: String(1_020_000_000 + 7_919 * (at + 1)) }))
    const rows = numbered.map(({ vendorId, holder, at, number }) => ({
      ...{ id: ids[at] ?? 0, vendorId, holder, bank: BANKS[at % BANKS.length] ?? 'Bank DKI' },
      ...{ sealedNumber: safe.seal(vendorId, number), tail: number.slice(-4), status: 'verified' },
      ...{ askedAt: now - (61 + (at % 200)) * DAY, checkedAt: now - (60 + (at % 200)) * DAY },
      ...{ checkedBy: admin?.id ?? null, checkedHow: CHECK_WAYS[at % CHECK_WAYS.length] ?? null },
    }))
    await insertRows(tx, vendorAccounts, rows)
    const identities = numbered.map(({ vendorId, number }) => ({ vendorId, kind: 'account', written: number }) as const)
    await addIdentities(tx, identities, safe.fingerprint)
  })
}
