/**
 * What the guards look at, in a few statements that each go through an index: the unit's orders of the longest window,
 * its spending of the year by vendor, the goods with their prices, and whom the vendor is connected with. All drafts of
 * a batch ask them together.
 */
import { type Calendar, HOUR, type Instant, instantAt, isoOf, wallClock } from '#core/calendar.ts'
import type {
  GuardedGoods,
  GuardProduct,
  GuardSurroundings,
  LinkKind,
  PastOrder,
  Spend,
  VendorLink,
} from '#core/guards/index.ts'
import { DEAD_STATUSES, type OrderRules } from '#core/order/index.ts'
import { arrayOf } from './arrays.ts'
import type { Db } from './client.ts'
import { guardSettingsFrom } from './guard-settings.ts'
import { ask, Words } from './statements.ts'
import { together } from './together.ts'

export interface GuardDay {
  readonly now: Instant
  readonly calendar: Calendar
  readonly rules: Pick<OrderRules, 'ceiling'>
  readonly values: ReadonlyMap<string, unknown>
}

const DAY = 24 * HOUR
const dead = new Words([...DEAD_STATUSES].map((status) => `'${status}'`).join(', '))
/** To the hour, so that drafts of one batch ask the same: what is a little older the guards leave out themselves. */
const stamp = (at: Instant) => isoOf(at - (at % HOUR))

/** Everything that `guardsFor` needs to know around an order of these goods, but for the line that pays. */
export async function guardFactsOf(
  db: Db,
  { unitId, vendorId, lines }: GuardedGoods,
  { now, calendar: { zone }, rules: { ceiling }, values }: GuardDay,
): Promise<GuardSurroundings> {
  const settings = guardSettingsFrom(values)
  const longest = Math.max(...settings.splitDays, settings.underDays)
  const year = instantAt(`${wallClock(now, zone).day.slice(0, 4)}-01-01`, '00:00', zone)
  const goods = lines.map(({ productId }) => productId)
  const [recent, spend, products, links] = await Promise.all([
    unitOrdersSince(db, [unitId], stamp(now - longest * DAY)),
    spendSince(db, [unitId], stamp(year)),
    guardProducts(db, goods, now, settings),
    linksOf(db, [vendorId]),
  ])
  return {
    ...{ now, zone, ceiling, settings, products },
    recent: recent.get(unitId) ?? [],
    spend: spend.get(unitId) ?? new Map(),
    links: (links.get(vendorId) ?? []).flatMap(({ kind, vendor, servesIn }): VendorLink[] => {
      if (vendor) return [{ kind, to: vendor }]
      return servesIn === unitId ? [{ kind, to: 'officer' }] : []
    }),
  }
}

/** Marks our advisory locks on units among those of others (chats, presence, pg-boss). */
const LOCK_CLASS = 735_728

/**
 * Waits until nobody else is placing an order of these units, and lets nobody else until the commit: two orders on two
 * budget lines of one unit lock no row in common, and each would miss the other in its sums. What
 * `guardFactsOf` asks in the same moment is read once the units are held.
 */
export const holdUnits = together(
  async (tx, unitIds: readonly number[]): Promise<Map<number, true>> => {
    const held = arrayOf([...unitIds].sort((a, b) => a - b))
    await ask(tx)`select pg_advisory_xact_lock(${LOCK_CLASS}::int, unit::int) from unnest(${held}::bigint[]) as unit`
    return new Map(unitIds.map((id) => [id, true]))
  },
  { kept: true, first: true },
)

type PastRow = Record<'id' | 'unit_id' | 'budget_line_id' | 'vendor_id' | 'total' | 'before_tax', string> & {
  readonly placed_at: string | Date
  readonly deliver_at: string | Date
  /** `product:category` of each line. A busy unit has thousands of orders, and arrays of JSON cost three times as much. */
  readonly goods: string
}

const unitOrdersSince = together(
  async (db, unitIds: readonly number[], since: string): Promise<Map<number, PastOrder[]>> => {
    // The etalase of every category comes first, in a row of its own.
    const [shelf, ...rows] = await ask<PastRow>(db)`
      select null::bigint as id, null::bigint as unit_id, null::bigint as budget_line_id, null::bigint as vendor_id,
        null::bigint as total, null::bigint as before_tax, null::timestamptz as placed_at, null::timestamptz as deliver_at,
        json_object_agg(c.id, shelf.code)::text as goods
      from categories c join categories shelf on shelf.id = coalesce(c.parent_id, c.id)
      union all
      select o.id, o.unit_id, o.budget_line_id, o.vendor_id, o.total, o.goods_total + o.delivery_fee,
        o.placed_at, o.deliver_at, held.goods
      from orders o cross join lateral (
        select coalesce(string_agg(l.product_id || ':' || p.category_id, ' '), '') as goods
        from order_lines l join products p on p.id = l.product_id where l.order_id = o.id) as held
      where o.unit_id = any(${arrayOf(unitIds)}::bigint[]) and o.placed_at > ${since}::timestamptz
        and o.status not in (${dead})`
    const shelves = new Map(Object.entries(JSON.parse(shelf?.goods ?? '{}') as Record<string, string>))
    const inOrder = rows.toSorted((a, b) => Number(a.id) - Number(b.id))
    const byUnit = Map.groupBy(inOrder, (row) => Number(row.unit_id))
    return new Map([...byUnit].map(([unitId, own]) => [unitId, own.map((row) => asPast(row, shelves))]))
  },
)

function asPast(row: PastRow, shelves: ReadonlyMap<string, string>): PastOrder {
  const goods = row.goods.split(' ').map((pair) => pair.split(':'))
  return {
    orderId: Number(row.id),
    budgetLineId: Number(row.budget_line_id),
    vendorId: Number(row.vendor_id),
    placedAt: new Date(row.placed_at).getTime(),
    deliverAt: new Date(row.deliver_at).getTime(),
    total: Number(row.total),
    beforeTax: Number(row.before_tax),
    etalase: [...new Set(goods.flatMap(([, category = '']) => shelves.get(category) ?? []))],
    products: [...new Set(goods.map(([product]) => Number(product)))],
  }
}

const spendSince = together(
  async (db, unitIds: readonly number[], since: string): Promise<Map<number, Map<number, Spend>>> => {
    const rows = await ask<Record<'unit_id' | 'vendor_id' | 'orders' | 'total', string>>(db)`
        select unit_id, vendor_id, count(*) as orders, sum(total) as total from orders
        where unit_id = any(${arrayOf(unitIds)}::bigint[]) and placed_at >= ${since}::timestamptz
          and status not in (${dead})
        group by unit_id, vendor_id`
    const byUnit = Map.groupBy(rows, (row) => Number(row.unit_id))
    const spend = ({ vendor_id: vendor, orders, total }: (typeof rows)[number]) =>
      [Number(vendor), { orders: Number(orders), total: Number(total) }] as const
    return new Map([...byUnit].map(([unitId, own]) => [unitId, new Map(own.map(spend))]))
  },
)

interface ProductRow {
  readonly id: string
  readonly listed_on: string
  readonly tax_class: string
  readonly category_code: string
  readonly category_name: string
  readonly etalase_code: string
  readonly etalase_name: string
  readonly offers: number | null
  readonly median: string | null
  readonly price_before: string | null
  readonly changed_at: string | Date | null
}

/** The goods as the guards see them, by product; what is a little older than `risenDays` may be among it. */
export function guardProducts(db: Db, ids: readonly number[], now: Instant, { risenDays }: { risenDays: number }) {
  return productsOf(db, ids, stamp(now - risenDays * DAY))
}

const productsOf = together(async (db, ids: readonly number[], cutoff: string): Promise<Map<number, GuardProduct>> => {
  const rows = await ask<ProductRow>(db)`
      select p.id, p.listed_on::text as listed_on, c.tax_class, c.code as category_code, c.name as category_name,
        shelf.code as etalase_code, shelf.name as etalase_name, m.offers, m.median,
        (select price from prices where product_id = p.id and valid_from <= ${cutoff}::timestamptz
          order by valid_from desc limit 1) as price_before,
        (select max(valid_from) from prices where product_id = p.id and valid_from > ${cutoff}::timestamptz) as changed_at
      from products p
      join categories c on c.id = p.category_id
      join categories shelf on shelf.id = coalesce(c.parent_id, c.id)
      left join price_medians m on m.category_id = p.category_id and m.unit = p.unit
      where p.id = any(${arrayOf(ids)}::bigint[])`
  return new Map(rows.map((row) => [Number(row.id), asProduct(row)]))
})

function asProduct(row: ProductRow): GuardProduct {
  const { median, offers, price_before: price, changed_at: changedAt } = row
  return {
    etalase: { code: row.etalase_code, name: row.etalase_name },
    category: { code: row.category_code, name: row.category_name },
    taxClass: row.tax_class,
    listedOn: row.listed_on,
    ...(median === null || offers === null ? {} : { median: { price: Number(median), offers: Number(offers) } }),
    ...(price === null || changedAt === null
      ? {}
      : { before: { price: Number(price), changedAt: new Date(changedAt).getTime() } }),
  }
}

interface Link {
  readonly kind: LinkKind
  readonly vendor?: { readonly vendorId: number; readonly name: string }
  /** A unit in which somebody of the vendor's holds a role. */
  readonly servesIn?: number
}

interface LinkRow {
  readonly mine: string
  readonly kind: LinkKind
  readonly vendor_id: string | null
  readonly unit_id: string | null
  readonly name: string
}

/** A fingerprint that more share than this says nothing, and no sentence could name them. */
const LINKS_MAX = 20

const linksOf = together(async (db, vendorIds: readonly number[]): Promise<Map<number, Link[]>> => {
  const wanted = arrayOf(vendorIds)
  const rows = await ask<LinkRow>(db)`
      select linked.*, v.name from (
        select mine.vendor_id as mine, mine.kind, theirs.vendor_id, null::bigint as unit_id
        from vendor_identities mine cross join lateral (
          select vendor_id from vendor_identities
          where fingerprint = mine.fingerprint and vendor_id <> mine.vendor_id
          order by vendor_id limit ${LINKS_MAX}) as theirs
        where mine.vendor_id = any(${wanted}::bigint[])
        union
        select mine.vendor_id, 'person', theirs.vendor_id, theirs.unit_id
        from roles mine
        join roles theirs on theirs.person_id = mine.person_id
          and (theirs.unit_id is not null or theirs.vendor_id <> mine.vendor_id)
        where mine.vendor_id = any(${wanted}::bigint[])
      ) as linked left join vendors v on v.id = linked.vendor_id
      order by linked.vendor_id nulls first, linked.kind`
  const byVendor = Map.groupBy(rows, (row) => Number(row.mine))
  return new Map(
    [...byVendor].map(([vendorId, own]) => [
      vendorId,
      own.slice(0, LINKS_MAX).map(({ kind, vendor_id: other, unit_id: unit, name }) => ({
        kind,
        ...(other === null ? {} : { vendor: { vendorId: Number(other), name } }),
        ...(unit === null ? {} : { servesIn: Number(unit) }),
      })),
    ]),
  )
})
