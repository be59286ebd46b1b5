import { and, asc, eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { oneOf } from '#db/arrays.ts'
import { insertRows } from '#db/rows.ts'
import { people, roles, units } from '#db/schema.ts'
import { question } from '#db/statements.ts'
import { openTestDatabase } from '#test/support/database.ts'

const database = await openTestDatabase()
afterAll(() => database.close())

await insertRows(database.db, units, [
  { ...{ id: 1, code: 'A', name: 'SD 1', kind: 'sekolah', address: '' }, district: 'Tebet', city: 'Jakarta Selatan' },
])
await insertRows(
  database.db,
  people,
  [1, 2].map((id) => ({ id, code: `P${id}`, name: `Rina ${id}`, honorific: 'Ibu', silencedAt: id === 2 ? 5 : null })),
)
await insertRows(
  database.db,
  roles,
  [1, 2].map((id) => ({ personId: id, role: 'pp', unitId: id === 1 ? 1 : null, vendorId: null })),
)

test('the rows of a question are those of drizzle: parts of parts, nothing, instants, sums', async () => {
  const built = (db: typeof database.db, ids: Parameters<typeof oneOf>[1]) =>
    db
      .select({
        person: people,
        held: { role: roles.role, twice: sql<number>`${people.id} * 2`.mapWith(Number) },
        unit: units.name,
        named: sql<string>`upper(${people.name})`.as('named'),
      })
      .from(people)
      .innerJoin(roles, eq(roles.personId, people.id))
      .leftJoin(units, eq(units.id, roles.unitId))
      .where(and(oneOf(people.id, ids)))
      .orderBy(asc(people.id))
  const asked = question((db, given) => built(db, given('ids')))
  const rows = await asked(database.db, { ids: '{1,2}' })
  expect(rows).toEqual(await built(database.db, [1, 2]))
  expect(rows.map(({ unit, person, held }) => [unit, person.silencedAt, held.twice])).toEqual([
    ['SD 1', null, 2],
    [null, 5, 4],
  ])
})

test('a part that may have no row is not asked for as a part: it would be an object of nulls', async () => {
  const asked = question((db) =>
    db
      .select({ role: roles.role, unit: { name: units.name } })
      .from(roles)
      .leftJoin(units, eq(units.id, roles.unitId)),
  )
  expect(() => asked(database.db, {})).toThrow('unit.name may have no row')
})
