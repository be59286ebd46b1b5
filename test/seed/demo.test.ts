import { asc, count, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wallClock } from '#core/calendar.ts'
import { brokenLink, ORDER_STATUSES, type OrderDetails } from '#core/order/index.ts'
import { ROLES } from '#core/people/person.ts'
import { budgetMismatches } from '#db/budgets.ts'
import type { Database } from '#db/client.ts'
import { pictureOf } from '#db/files.ts'
import { linksOf } from '#db/orders.ts'
import { rowsOf } from '#db/rows.ts'
import {
  budgetLines,
  categories,
  files,
  ledger,
  orders,
  people,
  prices,
  products,
  roles,
  rules,
  units,
  vendorLetters,
  vendors,
} from '#db/schema.ts'
import { npwpSafe } from '#db/sealed-npwp.ts'
import { cast, STARTING_CAST, seedDemo, seededOn } from '#seed/index.ts'
import { drawProduct } from '#seed/pictures/draw.ts'
import { productSeeds } from '#seed/products.ts'
import { vendorSeeds } from '#seed/vendors.ts'
import { openTestDatabase } from '#test/support/database.ts'

const NOW = Date.UTC(2026, 10, 23, 3)
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  expect(await seedDemo(database, NOW, npwpSafe('a secret of the tests'))).toMatchObject({ seeded: true })
})
afterAll(() => database.close())

type Countable = typeof units | typeof people | typeof vendors | typeof products | typeof orders | typeof budgetLines
const countOf = async (table: Countable) =>
  (await database.db.select({ n: count() }).from(table as typeof units))[0]?.n ?? 0

test('the province has its units, people, firms, goods and orders', async () => {
  expect(await countOf(units)).toBe(8)
  expect(await countOf(people)).toBe(40 + (await countOf(vendors)))
  expect(await countOf(vendors)).toBeGreaterThanOrEqual(80)
  expect(await countOf(products)).toBeGreaterThanOrEqual(800)
  expect(await countOf(orders)).toBe(200)
})

test('every role is held by somebody', async () => {
  const held = new Set((await database.db.select({ role: roles.role }).from(roles)).map(({ role }) => role))
  expect([...ROLES].filter((role) => !held.has(role))).toEqual(['pokmas'])
})

test('all sixteen etalase have subcategories with enough offers for a median', async () => {
  const tops = await database.db.select().from(categories).where(sql`parent_id is null`)
  expect(tops).toHaveLength(16)
  const thin = await database.db.execute(sql`
    select c.code, count(p.id) as offers from categories c left join products p on p.category_id = c.id
    where c.parent_id is not null group by c.code having count(p.id) < 5`)
  expect(rowsOf(thin)).toEqual([])
})

test('prices have a history that ends in the price of today', async () => {
  const latest = await database.db.execute(sql`
    select p.sku from products p
    where p.price <> (select price from prices where product_id = p.id order by valid_from desc limit 1)`)
  expect(rowsOf(latest)).toEqual([])
  const [points] = await database.db.select({ n: count() }).from(prices)
  expect(points?.n).toBeGreaterThan(2 * (await countOf(products)))
})

test('what was received has its bill, and what was paid is what the bill says, with its slip', async () => {
  const rows = await database.db.select({ status: orders.status, details: orders.details }).from(orders)
  const received = rows.filter(({ status }) => ['received', 'paid', 'completed', 'payment-submitted'].includes(status))
  const bills = received.map(({ details }) => details as OrderDetails)
  expect(bills.length).toBeGreaterThan(100)
  expect(bills.filter(({ inspection }) => inspection?.bill?.net === undefined)).toEqual([])
  expect(bills.some(({ inspection }) => (inspection?.bill?.withheld?.length ?? 0) > 0)).toBe(true)
  const paid = bills.filter(({ payment }) => payment !== undefined)
  expect(paid.filter(({ payment, inspection }) => payment?.amount !== inspection?.bill?.net)).toEqual([])
  expect(paid.filter(({ payment }) => payment?.slip === 'due')).toEqual([])
})

test('some letters have run out', async () => {
  const expired = await database.db.select().from(vendorLetters).where(sql`kind = 'halal' and valid_to < '2026-11-23'`)
  expect(expired.length).toBeGreaterThan(0)
})

test('the rules say where they come from, and from which amount a PPK approves', async () => {
  const rows = await database.db.select().from(rules)
  expect(rows.find(({ key }) => key === 'order.ceiling')?.value).toBe(50_000_000)
  expect(rows.find(({ key }) => key === 'order.approval-from')).toMatchObject({ value: 10_000_000 })
  expect(rows.every(({ source }) => source.length > 5)).toBe(true)
})

describe('past orders', () => {
  test('stand in every state', async () => {
    const states = new Set(
      (await database.db.select({ status: orders.status }).from(orders)).map(({ status }) => status),
    )
    expect(ORDER_STATUSES.filter((status) => !states.has(status))).toEqual([])
  })

  test('have whole chains and hold exactly what their budgets say', async () => {
    const all = await database.db.select().from(orders).orderBy(asc(orders.id))
    for (const { id, links, head } of all) {
      const chain = await linksOf(database.db, id)
      expect(brokenLink(chain)).toBeUndefined()
      expect([chain.length, chain.at(-1)?.hash]).toEqual([links, head])
    }
    expect(await budgetMismatches(database.db)).toEqual([])
    const over = await database.db.select().from(budgetLines).where(sql`committed > ceiling`)
    expect(over).toEqual([])
  })

  test('are numbered as they were placed, and nothing has happened in the future', async () => {
    const placed = (await database.db.select({ at: orders.placedAt }).from(orders).orderBy(asc(orders.id))).map(
      ({ at }) => at,
    )
    expect(placed).toEqual([...placed].sort((a, b) => a - b))
    expect(
      await database.db
        .select()
        .from(ledger)
        .where(sql`at > ${new Date(NOW).toISOString()}`),
    ).toEqual([])
  })

  test('leave the shop that a newcomer plays with nothing to answer', async () => {
    const waiting = await database.db.execute(sql`
      select o.id from orders o join vendors v on v.id = o.vendor_id
      where v.name = 'Dapur Mpok Ida' and o.status in ('awaiting-vendor', 'awaiting-requester')`)
    expect(rowsOf(waiting)).toEqual([])
  })
})

test('seeding again, on any later day, changes nothing', async () => {
  const before = await database.db.select().from(products).orderBy(asc(products.id))
  expect(await seedDemo(database, NOW + 40 * 86_400_000, npwpSafe('another'))).toEqual({ seeded: false, rows: {} })
  expect(await database.db.select().from(products).orderBy(asc(products.id))).toEqual(before)
  expect(await seededOn(database.db)).toBe('2026-11-23')
})

test('the same day gives the same province', () => {
  const again = () => productSeeds(vendorSeeds('2026-11-23'))
  expect(again()).toEqual(again())
})

describe('pictures', () => {
  const goods = productSeeds(vendorSeeds(wallClock(NOW, 'Asia/Jakarta').day))

  test('no two products share one', () => {
    const drawings = goods.map(drawProduct)
    expect(new Set(drawings).size).toBe(drawings.length)
  })

  test('are rendered when first looked at, as small PNGs, and kept', async () => {
    const [product] = await database.db.select().from(products).limit(1)
    const picture = await pictureOf(database.db, product?.picture ?? '')
    expect(picture?.mimeType).toBe('image/png')
    expect([...(picture?.bytes.subarray(1, 4) ?? [])]).toEqual([...Buffer.from('PNG')])
    expect(picture?.bytes.length).toBeLessThan(60_000)
    const kept = await database.db
      .select()
      .from(files)
      .where(sql`sha256 = ${`${product?.picture}:png`}`)
    expect(kept).toHaveLength(1)
    const again = await pictureOf(database.db, product?.picture ?? '')
    expect(Buffer.from(again?.bytes ?? []).equals(picture?.bytes ?? Buffer.of())).toBe(true)
  })

  test('an unknown picture is none', async () => {
    expect(await pictureOf(database.db, 'f'.repeat(64))).toBeUndefined()
  })
})

describe('the cast', () => {
  const members = cast('2026-11-23')

  test('begins with an officer, a caterer and an admin', () => {
    expect(members.slice(0, 3).map(({ code, role }) => [code, role])).toEqual([
      [STARTING_CAST.officer, 'pp'],
      [STARTING_CAST.vendor, 'vendor'],
      [STARTING_CAST.admin, 'admin'],
    ])
  })

  test('has numbers of its own that no network serves', () => {
    expect(new Set(members.map(({ whatsapp }) => whatsapp)).size).toBe(members.length)
    expect(new Set(members.map(({ telegram }) => telegram)).size).toBe(members.length)
    expect(members.every(({ whatsapp }) => whatsapp.startsWith('62800'))).toBe(true)
  })

  test('is known to the office under all its names', async () => {
    const [officer] = members
    const found = await database.db.execute(sql`
      select p.code from aliases a join people p on p.id = a.person_id
      where (a.channel, a.external_id) in (('telegram', ${String(officer?.telegram)}), ('whatsapp', ${officer?.lid}))`)
    expect(rowsOf(found)).toEqual([{ code: officer?.code }, { code: officer?.code }])
  })
})
