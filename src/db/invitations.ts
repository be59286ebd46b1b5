/** Invitations: how somebody becomes known. Only a hash of the code is stored; it works once and expires. */
import { eq } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Role } from '#core/people/person.ts'
import { accept, type Result, refuse } from '#core/result.ts'
import type { Db } from './client.ts'
import { addAliases } from './people.ts'
import { reserveIds } from './rows.ts'
import { invitations, people, roles, units, vendors } from './schema.ts'

export interface NewInvitation {
  readonly codeHash: string
  readonly role: Role
  readonly unitId: number | null
  readonly vendorId: number | null
  /** Somebody already known who gets one more messenger. */
  readonly personId: number | null
  readonly name: string
  readonly createdBy: number | null
  readonly expiresAt: Instant
}

/** Stores an invitation. */
export async function addInvitation(db: Db, invitation: NewInvitation, now: Instant): Promise<number> {
  const [id = 0] = await reserveIds(db, 1)
  await db.insert(invitations).values({ id, ...invitation, createdAt: now })
  return id
}

export interface Joined {
  readonly personId: number
  readonly name: string
  readonly honorific: string
  readonly role: Role
  /** The unit's or the shop's name. */
  readonly place: string
}

export type JoinRefusal =
  | { readonly code: 'code-unknown' }
  | { readonly code: 'code-used' }
  | { readonly code: 'code-expired' }

/** Lets somebody in: makes the person if there is none yet, gives the role, and ties the names of this messenger. */
export async function joinByInvitation(
  tx: Db,
  visit: { codeHash: string; channel: string; externalIds: readonly string[]; now: Instant },
): Promise<Result<Joined, JoinRefusal>> {
  const [row] = await tx.select().from(invitations).where(eq(invitations.codeHash, visit.codeHash)).for('update')
  if (!row) return refuse({ code: 'code-unknown' })
  if (row.usedAt !== null) return refuse({ code: 'code-used' })
  if (row.expiresAt <= visit.now) return refuse({ code: 'code-expired' })
  const personId = row.personId ?? (await newPerson(tx, row.name))
  await tx
    .insert(roles)
    .values({ personId, role: row.role, unitId: row.unitId, vendorId: row.vendorId })
    .onConflictDoNothing()
  await addAliases(tx, visit.channel, personId, visit.externalIds, visit.now)
  await tx.update(invitations).set({ usedAt: visit.now, usedBy: personId }).where(eq(invitations.id, row.id))
  const [person] = await tx.select().from(people).where(eq(people.id, personId))
  const place = await placeName(tx, row)
  const { name = row.name, honorific = '' } = person ?? {}
  return accept({ personId, name, honorific, role: row.role as Role, place })
}

async function newPerson(tx: Db, name: string): Promise<number> {
  const [id = 0] = await reserveIds(tx, 1)
  await tx.insert(people).values({ id, code: `P-${id}`, name, honorific: 'Bapak/Ibu' })
  return id
}

async function placeName(
  tx: Db,
  { unitId, vendorId }: { unitId: number | null; vendorId: number | null },
): Promise<string> {
  if (unitId !== null) return (await tx.select().from(units).where(eq(units.id, unitId)))[0]?.name ?? ''
  if (vendorId !== null) return (await tx.select().from(vendors).where(eq(vendors.id, vendorId)))[0]?.name ?? ''
  return ''
}
