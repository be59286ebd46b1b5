/** Who somebody is: aliases on messengers, roles in units and shops, and where they can be written to. */
import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { Paced } from '#core/people/pace.ts'
import { type Address, isAddress, type Person, type Role } from '#core/people/person.ts'
import { isAmong, listOf, oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { aliases, chats, people, roles, units, vendors } from './schema.ts'
import { question, type Statement, stated } from './statements.ts'
import { together } from './together.ts'

/** The persons behind external ids of one channel; ids that nobody holds are missing. */
export async function aliasHolders(
  db: Db,
  channel: string,
  externalIds: readonly string[],
): Promise<Map<string, number>> {
  if (externalIds.length === 0) return new Map()
  const rows = await heldBy(db, { channel, names: listOf(externalIds) })
  return new Map(rows.map((row) => [row.externalId, row.personId]))
}

const heldBy = question((db, given) =>
  db
    .select()
    .from(aliases)
    .where(and(eq(aliases.channel, given('channel')), oneOf(aliases.externalId, given('names')))),
)

/** Persons with all their roles. */
export const personsById = together(async (db, ids: readonly number[]): Promise<Map<number, Person>> => {
  const [rows, held] = await Promise.all([peopleRows(db, { ids: listOf(ids) }), roleRows(db, { ids: listOf(ids) })])
  const rolesOf = Map.groupBy(held, (role) => role.personId)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        honorific: row.honorific,
        ...calledAsIn(row, rolesOf.get(row.id) ?? []),
        ...(row.calledAs === null ? {} : { calledAs: row.calledAs }),
        language: row.language === 'en' ? 'en' : 'id',
        active: row.active,
        silenced: row.silencedAt !== null,
        roles: (rolesOf.get(row.id) ?? []).map(asRole),
      } satisfies Person,
    ]),
  )
})

const peopleRows = question((db, given) =>
  db
    .select({ ...getTableColumns(people), office: houseWord('address.office'), shops: houseWord('address.shops') })
    .from(people)
    .where(oneOf(people.id, given('ids'))),
)

/** How the house calls its people: a rule of today, looked up once for all of them. */
function houseWord(key: 'address.office' | 'address.shops') {
  return sql<string | null>`(select value #>> '{}' from rules where key = ${sql.raw(`'${key}'`)}
    and valid_from <= current_date and (valid_to is null or valid_to >= current_date)
    order by valid_from desc limit 1)`
}

/** As they asked, else as the house does (docs/rules.md#R-47); nothing where the house goes by what each is called. */
function calledAsIn(
  { address, office, shops }: Readonly<Record<'address' | 'office' | 'shops', string | null>>,
  held: readonly { readonly role: string }[],
): { readonly address?: Address } {
  const house = held.some(({ role }) => role !== 'vendor') ? office : shops
  const word = isAddress(address) ? address : house
  return isAddress(word) ? { address: word } : {}
}

const roleRows = question((db, given) =>
  db
    .select()
    .from(roles)
    .where(oneOf(roles.personId, given('ids'))),
)

function asRole(row: typeof roles.$inferSelect): Person['roles'][number] {
  return {
    role: row.role as Role,
    ...(row.unitId === null ? {} : { unitId: row.unitId }),
    ...(row.vendorId === null ? {} : { vendorId: row.vendorId }),
  }
}

export interface Reach {
  readonly personId: number
  readonly chatId: number
  readonly channel: string
}

/** The private chat in which each person wrote last and has not closed: where to write to them. */
export const reachOf = together(async (db, personIds: readonly number[]): Promise<Map<number, Reach>> => {
  const rows = await openChats(db, { ids: listOf(personIds) })
  return new Map(
    rows.flatMap((row) => (row.personId === null ? [] : [[row.personId, { ...row, personId: row.personId }]])),
  )
})

const openChats = question((db, given) =>
  db
    .selectDistinctOn([chats.personId], { personId: chats.personId, chatId: chats.id, channel: chats.channel })
    .from(chats)
    .innerJoin(people, eq(people.id, chats.personId))
    .where(
      and(
        oneOf(chats.personId, given('ids')),
        eq(chats.group, false),
        isNull(chats.closedAt),
        isNull(people.silencedAt),
      ),
    )
    .orderBy(chats.personId, sql`${chats.lastInboundAt} desc nulls last`, sql`${chats.id} desc`),
)

/** Whose private chat it is; nobody's for groups and strangers. */
export async function holderOfChat(db: Db, chatId: number): Promise<number | undefined> {
  const [chat] = await db.select({ personId: chats.personId }).from(chats).where(eq(chats.id, chatId))
  return chat?.personId ?? undefined
}

/** The private chats of a person on one messenger: WhatsApp may name the same one by the number or by the LID. */
export async function privateChatsOf(db: Db, personId: number, channel: string): Promise<number[]> {
  const rows = await db
    .select({ id: chats.id })
    .from(chats)
    .where(and(eq(chats.personId, personId), eq(chats.channel, channel), eq(chats.group, false)))
  return rows.map((row) => row.id)
}

/** The people who hold a role anywhere. */
export async function holdersOf(db: Db, where: { role: Role }): Promise<readonly number[]> {
  const rows = await db
    .selectDistinct({ personId: roles.personId })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    // The role stands in the statement: a plan for any role reckons with the commonest, and there is one of a million.
    .where(and(isAmong(roles.role, [where.role]), eq(people.active, true)))
    .orderBy(roles.personId)
  return rows.map((row) => row.personId)
}

/** The people who hold this role in these units; a unit without anybody is missing. */
export const unitPeople = together(
  async (db, unitIds: readonly number[], role: Role): Promise<Map<number, number[]>> => {
    const rows = await db
      .select({ unitId: roles.unitId, personId: roles.personId })
      .from(roles)
      .innerJoin(people, eq(people.id, roles.personId))
      .where(and(eq(roles.role, role), eq(people.active, true), oneOf(roles.unitId, unitIds)))
      .orderBy(roles.personId)
    const held = Map.groupBy(rows, (row) => row.unitId ?? 0)
    return new Map([...held].map(([unitId, ofUnit]) => [unitId, ofUnit.map(({ personId }) => personId)]))
  },
)

/** The people who answer for these shops; a shop without anybody is missing. */
export const shopPeople = together(async (db, vendorIds: readonly number[]): Promise<Map<number, number[]>> => {
  const rows = await shopRoles(db, { ids: listOf(vendorIds) })
  const held = Map.groupBy(rows, (row) => row.vendorId ?? 0)
  return new Map([...held].map(([vendorId, ofShop]) => [vendorId, ofShop.map(({ personId }) => personId)]))
})

const shopRoles = question((db, given) =>
  db
    .select({ vendorId: roles.vendorId, personId: roles.personId })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.role, 'vendor'), eq(people.active, true), oneOf(roles.vendorId, given('ids'))))
    .orderBy(roles.personId),
)

/** Adds names under which a person is known from now on; names already taken stay with their holder. */
export async function addAliases(
  db: Db,
  channel: string,
  personId: number,
  externalIds: readonly string[],
  now: Instant,
): Promise<void> {
  const rows = externalIds.map((externalId) => ({ channel, externalId, personId, createdAt: now }))
  if (rows.length > 0) await db.insert(aliases).values(rows).onConflictDoNothing()
}

/** Adds further names of one account, if it is still this person's: access may have been taken away meanwhile. */
export async function learnAliases(
  tx: Db,
  channel: string,
  personId: number,
  externalIds: readonly string[],
  now: Instant,
): Promise<void> {
  const known = await tx
    .select({ externalId: aliases.externalId })
    .from(aliases)
    .where(and(eq(aliases.channel, channel), eq(aliases.personId, personId), oneOf(aliases.externalId, externalIds)))
    .for('key share')
  if (known.length > 0) await addAliases(tx, channel, personId, externalIds, now)
}

/** Which chats belong to whom, and that they just wrote to us: whoever writes can be written to again. */
export function chatsWrite(
  seen: readonly {
    chatId: number
    account: string
    personId: number | null
    attempts: number
    barredUntil: Instant | null
    paced: Paced
  }[],
  now: Instant,
): Statement | undefined {
  if (seen.length === 0) return undefined
  const given = JSON.stringify(
    seen.map(({ chatId, account, personId, attempts, barredUntil, paced }) => ({
      id: chatId,
      account,
      person_id: personId,
      attempts,
      barred_until: isoOf(barredUntil),
      pace_due_at: isoOf(paced.dueAt),
      muted_until: isoOf(paced.mutedUntil),
    })),
  )
  const ids = listOf(seen.map(({ chatId }) => chatId))
  return stated`
    update chats set account = given.account, attempts = given.attempts, barred_until = given.barred_until,
      person_id = (
        select person_id from aliases
        where aliases.person_id = given.person_id and aliases.channel = chats.channel limit 1),
      pace_due_at = given.pace_due_at, muted_until = given.muted_until,
      last_inbound_at = ${new Date(now).toISOString()}::timestamptz, closed_at = null
    from jsonb_to_recordset(${given}::jsonb)
      as given(id bigint, account text, person_id bigint, attempts smallint, barred_until timestamptz, pace_due_at timestamptz,
        muted_until timestamptz)
    where chats.id = given.id and chats.id = any(${ids}::bigint[])`
}

function isoOf(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString()
}

/** Closes a chat that refuses what we send: nothing more goes there until they write. */
export async function closeChat(db: Db, chatId: number, now: Instant): Promise<void> {
  await db.update(chats).set({ closedAt: now }).where(eq(chats.id, chatId))
}

/** Names for showing: of people. */
export const namesOf = together(
  async (db, personIds: readonly number[]): Promise<Map<number, string>> => {
    const rows = await peopleRows(db, { ids: listOf(personIds) })
    return new Map(rows.map((row) => [row.id, `${row.honorific} ${row.name}`]))
  },
  { kept: true },
)

/** Units by id. */
export const unitsById = together(
  async (db, ids: readonly number[]): Promise<Map<number, Unit>> => {
    const rows = await unitRows(db, { ids: listOf(ids) })
    return new Map(rows.map((row) => [row.id, row]))
  },
  { kept: true },
)

const unitRows = question((db, given) =>
  db
    .select()
    .from(units)
    .where(oneOf(units.id, given('ids'))),
)

type Unit = typeof units.$inferSelect

/** The language in which the bots speak to a person. */
export async function setLanguage(tx: Db, personId: number, language: 'id' | 'en'): Promise<void> {
  await tx.update(people).set({ language }).where(eq(people.id, personId))
}

/** How this person is called from now on; what is left out stays as it was. */
export async function setCalled(
  tx: Db,
  personId: number,
  called: { readonly address?: Address; readonly calledAs?: string },
): Promise<void> {
  await tx.update(people).set(called).where(eq(people.id, personId))
}

/** From now on nothing is sent to this person, until they ask for it. */
export async function silence(tx: Db, personId: number, now: Instant | null): Promise<void> {
  await tx.update(people).set({ silencedAt: now }).where(eq(people.id, personId))
}

/** All units by name: what an invitation chooses from. */
export async function allUnits(db: Db): Promise<readonly { id: number; code: string; name: string }[]> {
  return db.select({ id: units.id, code: units.code, name: units.name }).from(units).orderBy(units.name)
}

/**
 * A messenger said that two names are one account. A name that nobody holds goes to the holder of the other; names of
 * two different people stay as they are: then somebody must look, and access fails closed.
 */
export async function pairAliases(
  db: Db,
  channel: string,
  pairs: readonly (readonly [string, string])[],
  now: Instant,
): Promise<void> {
  const holders = await aliasHolders(db, channel, pairs.flat())
  for (const [one, other] of pairs) {
    const [first, second] = [holders.get(one), holders.get(other)]
    if (first !== undefined && second === undefined) await addAliases(db, channel, first, [other], now)
    if (second !== undefined && first === undefined) await addAliases(db, channel, second, [one], now)
  }
}

/** A unit by its code, or a vendor by its NIB: whom an invitation is for. */
export async function findUnitOrVendor(
  db: Db,
  code: string,
): Promise<{ unitId: number | null; vendorId: number | null } | undefined> {
  const [unit] = await db.select({ id: units.id }).from(units).where(eq(units.code, code))
  if (unit) return { unitId: unit.id, vendorId: null }
  const [vendor] = await db.select({ id: vendors.id }).from(vendors).where(eq(vendors.nib, code))
  return vendor && { unitId: null, vendorId: vendor.id }
}

/** A group got another address. What was already known under the new one stays there. */
export async function moveChat(db: Db, channel: string, from: string, to: string): Promise<void> {
  await db.execute(sql`
    update chats set chat = ${to} where channel = ${channel} and chat = ${from}
      and not exists (select 1 from chats where channel = ${channel} and chat = ${to})`)
}
