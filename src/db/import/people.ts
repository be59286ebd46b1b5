/** People with the roles they hold and the numbers they write from. */
import { inArray, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import { isShopRole, type Problem, type peopleColumns, type Reading, type RowOf } from '#core/import/index.ts'
import type { Db } from '../client.ts'
import { insertRows, reserveIds, upsertRows } from '../rows.ts'
import { aliases, people, roles } from '../schema.ts'
import type { Located } from './import-table.ts'
import { type Outcome, sortRows } from './outcome.ts'
import { amongTexts, idOf, type Referents } from './referents.ts'

type Row = RowOf<typeof peopleColumns>
interface Alias {
  readonly channel: string
  readonly externalId: string
}
interface Context {
  readonly referents: Referents
  readonly blame: Reading<typeof peopleColumns>['blame']
  readonly now: Instant
}

/**
 * Writes people by their code. The roles of a row are all the roles that this person has from then on; a number in the
 * row replaces another number of theirs on that messenger, an empty cell leaves their numbers alone.
 */
export async function importPeople(
  tx: Db,
  rows: readonly Located<Row>[],
  { referents, blame, now }: Context,
): Promise<Outcome> {
  const known = await knownPeople(
    tx,
    rows.map(({ row }) => row.code),
  )
  const problems = await claimedNumbers(tx, rows, known, blame)
  if (problems.length > 0) return { problems }
  const wanted = rows.map(({ row }) => ({
    code: row.code,
    name: row.name,
    honorific: row.honorific,
    language: row.language,
    active: row.active,
    roles: rolesOf(row, referents),
    aliases: aliasesAfter(row, known.get(row.code)?.aliases ?? []),
  }))
  const sorted = sortRows(wanted, ({ code }) => known.get(code))
  const ids = await reserveIds(tx, sorted.created.length)
  const written = [
    ...sorted.created.map((person, index) => ({ id: ids[index] ?? 0, ...person })),
    ...sorted.changed.map(({ wanted: person, existing }) => ({ id: existing.id, ...person })),
  ]
  await writePeople(tx, written, now)
  return sorted.tally
}

type Written = Omit<typeof people.$inferInsert, 'silencedAt'> & {
  readonly roles: readonly HeldRole[]
  readonly aliases: readonly Alias[]
}

async function writePeople(tx: Db, written: readonly Written[], now: Instant): Promise<void> {
  if (written.length === 0) return
  const ids = written.map(({ id }) => id)
  await upsertRows(
    tx,
    people,
    written.map(({ roles: _roles, aliases: _aliases, ...person }) => person),
  )
  await tx.delete(roles).where(inArray(roles.personId, ids))
  await insertRows(
    tx,
    roles,
    written.flatMap((person) => person.roles.map((role) => ({ personId: person.id, ...role }))),
  )
  const kept = written.flatMap((person) => person.aliases.map((alias) => ({ ...alias, personId: person.id })))
  await tx.execute(sql`
    delete from aliases where person_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint)
      and not exists (
        select 1 from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as kept(channel text, "externalId" text)
        where kept.channel = aliases.channel and kept."externalId" = aliases.external_id)`)
  await insertRows(
    tx,
    aliases,
    kept.map((alias) => ({ ...alias, createdAt: now })),
    { onConflict: 'ignore' },
  )
}

interface HeldRole {
  readonly role: string
  readonly unitId: number | null
  readonly vendorId: number | null
}

function rolesOf(row: Row, referents: Referents): HeldRole[] {
  const held = row.roles.map(({ role, at }) => ({
    role,
    unitId: at && !isShopRole(role) ? idOf(referents, 'unit', at) : null,
    vendorId: at && isShopRole(role) ? idOf(referents, 'vendor', at) : null,
  }))
  const once = new Map(held.map((role) => [JSON.stringify(role), role]))
  return [...once.values()].sort(byText)
}

/** A number of the row takes the place of every other name on its messenger, learned ones (LID) included. */
function aliasesAfter(row: Row, before: readonly Alias[]): Alias[] {
  const given: Alias[] = [
    ...(row.telegram === null ? [] : [{ channel: 'telegram', externalId: String(row.telegram) }]),
    ...(row.whatsapp === null ? [] : [{ channel: 'whatsapp', externalId: `${row.whatsapp}@s.whatsapp.net` }]),
  ]
  const isNew = given.filter((alias) => !before.some((known) => byText(known, alias) === 0))
  const kept = before.filter((known) => !isNew.some(({ channel }) => channel === known.channel))
  return [...kept, ...isNew].sort(byText)
}

async function knownPeople(tx: Db, codes: readonly string[]) {
  const persons = await tx.select().from(people).where(amongTexts(people.code, codes))
  const ids = persons.map(({ id }) => id)
  const held = ids.length === 0 ? [] : await tx.select().from(roles).where(inArray(roles.personId, ids))
  const names = ids.length === 0 ? [] : await tx.select().from(aliases).where(inArray(aliases.personId, ids))
  const rolesBy = Map.groupBy(held, ({ personId }) => personId)
  const aliasesBy = Map.groupBy(names, ({ personId }) => personId)
  return new Map(
    persons.map((person) => [
      person.code,
      {
        ...person,
        roles: (rolesBy.get(person.id) ?? [])
          .map(({ role, unitId, vendorId }) => ({ role, unitId, vendorId }))
          .sort(byText),
        aliases: (aliasesBy.get(person.id) ?? [])
          .map(({ channel, externalId }) => ({ channel, externalId }))
          .sort(byText),
      },
    ]),
  )
}

/** Numbers that somebody else has already: a second person must never be let in under them. */
async function claimedNumbers(
  tx: Db,
  rows: readonly Located<Row>[],
  known: ReadonlyMap<string, { readonly id: number }>,
  blame: Context['blame'],
): Promise<Problem[]> {
  const claims = rows.flatMap(({ line, row }) =>
    aliasesAfter(row, []).map((alias) => ({ line, ...alias, personId: known.get(row.code)?.id })),
  )
  const holders = await tx
    .select()
    .from(aliases)
    .where(
      amongTexts(
        aliases.externalId,
        claims.map(({ externalId }) => externalId),
      ),
    )
  const first = new Map<string, (typeof claims)[number]>()
  return claims.flatMap((claim) => {
    const key = `${claim.channel} ${claim.externalId}`
    const held = holders.some(
      ({ channel, externalId, personId }) => `${channel} ${externalId}` === key && personId !== claim.personId,
    )
    const earlier = first.get(key)
    if (!earlier) first.set(key, claim)
    const field = claim.channel === 'telegram' ? 'telegram' : 'whatsapp'
    return held || earlier ? [blame(claim.line, field, { code: 'unclaimed' })] : []
  })
}

function byText(a: object, b: object): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left === right ? 0 : left < right ? -1 : 1
}
