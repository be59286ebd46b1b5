/** Whose access is through what, and taking it away at once: for a stolen phone, a changed number, somebody who left. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Role } from '#core/people/person.ts'
import { arrayOf } from './arrays.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'
import { aliases, chats, invitations, people, roles, units, vendors } from './schema.ts'

export interface Connected {
  readonly id: number
  readonly name: string
  readonly honorific: string
  readonly role: Role
  readonly unitId: number | null
  readonly vendorId: number | null
  /** The unit's or the shop's name, or nothing. */
  readonly place: string
}

/** People with any access whose name holds these words, each with the first of their roles. */
export async function connectedPeople(db: Db, words: string, limit: number): Promise<Connected[]> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return connectedWhere(db, sql`${people.name} ilike ${pattern} or ${people.code} = ${words}`, limit)
}

/** The same of one person; nothing when they have no access at all. */
export async function connectedPerson(db: Db, personId: number): Promise<Connected | undefined> {
  return (await connectedWhere(db, eq(people.id, personId), 1))[0]
}

/** The same whether or not they have any access. */
export async function knownPerson(db: Db, personId: number): Promise<Connected | undefined> {
  return (await firstRoles(db).where(eq(people.id, personId)).limit(1)).map(asConnected)[0]
}

async function connectedWhere(db: Db, where: ReturnType<typeof sql>, limit: number): Promise<Connected[]> {
  const hasAccess = sql`exists (select 1 from ${aliases} where ${aliases.personId} = ${people.id})`
  const rows = await firstRoles(db)
    .where(and(sql`(${where})`, hasAccess))
    .orderBy(asc(people.id), asc(roles.role))
    .limit(limit * 10)
  const first = new Map(rows.toReversed().map((row) => [row.id, row]))
  return [...first.values()]
    .sort((a, b) => a.id - b.id)
    .slice(0, limit)
    .map(asConnected)
}

const firstRoles = (db: Db) =>
  db
    .select({
      id: people.id,
      name: people.name,
      honorific: people.honorific,
      role: roles.role,
      unitId: roles.unitId,
      vendorId: roles.vendorId,
      unit: units.name,
      vendor: vendors.name,
    })
    .from(people)
    .innerJoin(roles, eq(roles.personId, people.id))
    .leftJoin(units, eq(units.id, roles.unitId))
    .leftJoin(vendors, eq(vendors.id, roles.vendorId))

type RoleRow = Awaited<ReturnType<typeof firstRoles>>[number]

function asConnected({ unit, vendor, role, ...person }: RoleRow): Connected {
  return { ...person, role: role as Role, place: unit ?? vendor ?? '' }
}

export interface Messenger {
  readonly channel: string
  readonly lastInboundAt: Instant | null
}

/** The messengers on which a person is known, and when they last wrote there. */
export async function messengersOf(db: Db, personId: number): Promise<Messenger[]> {
  const rows = rowsOf<{ channel: string; last: string | null }>(
    await db.execute(sql`
      select aliases.channel, max(chats.last_inbound_at) as last from aliases
      left join chats on chats.channel = aliases.channel and chats.person_id = aliases.person_id and not chats."group"
      where aliases.person_id = ${personId} group by aliases.channel order by aliases.channel`),
  )
  return rows.map(({ channel, last }) => ({ channel, lastInboundAt: last === null ? null : new Date(last).getTime() }))
}

/** The private chat in which a person wrote last, on one of these messengers. */
export async function chatOn(db: Db, personId: number, channels: readonly string[]): Promise<number | undefined> {
  if (channels.length === 0) return undefined
  const [row] = await db
    .select({ id: chats.id })
    .from(chats)
    .where(and(eq(chats.personId, personId), eq(chats.group, false), inArray(chats.channel, [...channels])))
    .orderBy(sql`${chats.lastInboundAt} desc nulls last`)
    .limit(1)
  return row?.id
}

/**
 * Takes a person's access through these messengers away: names, chats, what waits to be sent there, summaries, and the
 * conversation under way (its baskets stay). What waited goes to `instead`, if there is such a chat.
 */
export async function cutOff(
  tx: Db,
  { personId, channels, instead }: { personId: number; channels: readonly string[]; instead: number | undefined },
  now: Instant,
): Promise<void> {
  const theirs = and(eq(aliases.personId, personId), inArray(aliases.channel, [...channels]))
  await tx.delete(aliases).where(theirs)
  const cut = await tx
    .update(chats)
    .set({ personId: null })
    .where(and(eq(chats.personId, personId), inArray(chats.channel, [...channels])))
    .returning({ id: chats.id })
  // Once more: a message of theirs that was being handled meanwhile may have taught us another of their names.
  await tx.delete(aliases).where(theirs)
  const ids = arrayOf(cut.map(({ id }) => id))
  await tx.execute(sql`
    update outbox set chat_id = coalesce(${instead ?? null}::bigint, chat_id), edits = null, quotes = null,
      status = case when ${instead ?? null}::bigint is null then 'failed' else status end,
      error = case when ${instead ?? null}::bigint is null then 'cut off' else error end
    where chat_id = any(${ids}::bigint[]) and status = 'queued'`)
  await tx.execute(sql`delete from summary_subscriptions where chat_id = any(${ids}::bigint[])`)
  await tx.execute(sql`
    update sessions set state = state || '{"flow": null, "options": null, "said": null}'::jsonb
    where key = ${`p:${personId}`} or key like ${`p:${personId}:%`}`)
  await tx
    .update(invitations)
    .set({ expiresAt: now })
    .where(
      and(
        eq(invitations.personId, personId),
        sql`${invitations.usedAt} is null and ${invitations.expiresAt} > ${new Date(now).toISOString()}::timestamptz`,
      ),
    )
}
