/**
 * What the guards look at, in four statements that each go through an index: the unit's orders of the longest window,
 * its spending of the year by vendor, the goods with their prices, and whom the vendor is connected with.
 */
import { sql } from 'drizzle-orm'
import { type Calendar, HOUR, type Instant, instantAt, wallClock } from '#core/calendar.ts'
import type {
  GuardDraft,
  GuardFacts,
  GuardProduct,
  LinkKind,
  PastOrder,
  Spend,
  VendorLink,
} from '#core/guards/index.ts'
import { DEAD_STATUSES, type OrderRules } from '#core/order/index.ts'
import { arrayOf } from './arrays.ts'
import type { Db } from './client.ts'
import { guardSettingsFrom } from './guard-settings.ts'
import { rowsOf } from './rows.ts'

export interface GuardDay {
  readonly now: Instant
  readonly calendar: Calendar
  readonly rules: Pick<OrderRules, 'ceiling'>
  readonly values: ReadonlyMap<string, unknown>
  /** The line that the draft is to be paid from. */
  readonly budgetLine: GuardFacts['budgetLine']
}

const DAY = 24 * HOUR
const dead = sql.raw([...DEAD_STATUSES].map((status) => `'${status}'`).join(', '))
const stamp = (at: Instant) => new Date(at).toISOString()

/** Everything that `guardsFor` needs to know about a draft. */
export async function guardFactsOf(
  db: Db,
  draft: GuardDraft,
  { now, calendar: { zone }, rules: { ceiling }, values, budgetLine }: GuardDay,
): Promise<GuardFacts> {
  const settings = guardSettingsFrom(values)
  const longest = Math.max(...settings.splitDays, settings.underDays)
  const [recent, spend, products, links] = await Promise.all([
    unitOrdersSince(db, draft.unitId, now - longest * DAY),
    spendSince(db, draft.unitId, instantAt(`${wallClock(now, zone).day.slice(0, 4)}-01-01`, '00:00', zone)),
    productsOf(
      db,
      draft.lines.map(({ productId }) => productId),
      now - settings.risenDays * DAY,
    ),
    linksOf(db, draft),
  ])
  return { now, zone, ceiling, settings, budgetLine, recent, spend, products, links }
}

type PastRow = Record<'id' | 'budget_line_id' | 'vendor_id' | 'total' | 'before_tax', string> & {
  readonly placed_at: string | Date
  readonly deliver_at: string | Date
  readonly etalase: string[] | null
  readonly products: number[] | null
}

async function unitOrdersSince(db: Db, unitId: number, since: Instant): Promise<PastOrder[]> {
  const rows = rowsOf<PastRow>(
    await db.execute(sql`
      select o.id, o.budget_line_id, o.vendor_id, o.total, o.goods_total + o.delivery_fee as before_tax,
        o.placed_at, o.deliver_at, held.etalase, held.products
      from orders o cross join lateral (
        select jsonb_agg(distinct shelf.code) as etalase, jsonb_agg(distinct l.product_id) as products
        from order_lines l
        join products p on p.id = l.product_id
        join categories c on c.id = p.category_id
        join categories shelf on shelf.id = coalesce(c.parent_id, c.id)
        where l.order_id = o.id) as held
      where o.unit_id = ${unitId} and o.placed_at > ${stamp(since)}::timestamptz and o.status not in (${dead})
      order by o.placed_at, o.id`),
  )
  return rows.map((row) => ({
    orderId: Number(row.id),
    budgetLineId: Number(row.budget_line_id),
    vendorId: Number(row.vendor_id),
    placedAt: new Date(row.placed_at).getTime(),
    deliverAt: new Date(row.deliver_at).getTime(),
    total: Number(row.total),
    beforeTax: Number(row.before_tax),
    etalase: row.etalase ?? [],
    products: row.products ?? [],
  }))
}

async function spendSince(db: Db, unitId: number, since: Instant): Promise<Map<number, Spend>> {
  const rows = rowsOf<Record<'vendor_id' | 'orders' | 'total', string>>(
    await db.execute(sql`
      select vendor_id, count(*) as orders, sum(total) as total from orders
      where unit_id = ${unitId} and placed_at >= ${stamp(since)}::timestamptz and status not in (${dead})
      group by vendor_id`),
  )
  return new Map(
    rows.map((row) => [Number(row.vendor_id), { orders: Number(row.orders), total: Number(row.total) }] as const),
  )
}

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

async function productsOf(db: Db, ids: readonly number[], cutoff: Instant): Promise<Map<number, GuardProduct>> {
  const before = sql`${stamp(cutoff)}::timestamptz`
  const rows = rowsOf<ProductRow>(
    await db.execute(sql`
      select p.id, p.listed_on::text as listed_on, c.tax_class, c.code as category_code, c.name as category_name,
        shelf.code as etalase_code, shelf.name as etalase_name, m.offers, m.median,
        (select price from prices where product_id = p.id and valid_from <= ${before}
          order by valid_from desc limit 1) as price_before,
        (select max(valid_from) from prices where product_id = p.id and valid_from > ${before}) as changed_at
      from products p
      join categories c on c.id = p.category_id
      join categories shelf on shelf.id = coalesce(c.parent_id, c.id)
      left join price_medians m on m.category_id = p.category_id and m.unit = p.unit
      where p.id = any(${arrayOf(ids)}::bigint[])`),
  )
  return new Map(rows.map((row) => [Number(row.id), asProduct(row)]))
}

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

/** More than these a sentence cannot name, and a fingerprint that so many share says nothing. */
const LINKS_MAX = 20

async function linksOf(db: Db, { vendorId, unitId }: GuardDraft): Promise<VendorLink[]> {
  const rows = rowsOf<{ kind: string; vendor_id: string | null; name: string | null }>(
    await db.execute(sql`
      select * from (
        select theirs.kind, theirs.vendor_id, v.name
        from vendor_identities mine
        join vendor_identities theirs on theirs.fingerprint = mine.fingerprint and theirs.vendor_id <> mine.vendor_id
        join vendors v on v.id = theirs.vendor_id
        where mine.vendor_id = ${vendorId}
        union
        select 'person', theirs.vendor_id, v.name
        from roles mine
        join roles theirs on theirs.person_id = mine.person_id and theirs.vendor_id <> mine.vendor_id
        join vendors v on v.id = theirs.vendor_id
        where mine.vendor_id = ${vendorId}
        union
        select 'person', null, null
        from roles mine join roles theirs on theirs.person_id = mine.person_id and theirs.unit_id = ${unitId}
        where mine.vendor_id = ${vendorId}
      ) as linked order by vendor_id nulls first, kind limit ${LINKS_MAX}`),
  )
  return rows.map(({ kind, vendor_id: id, name }) => ({
    // Written by `addIdentities` with its own type.
    kind: kind as LinkKind,
    to: id === null ? 'officer' : { vendorId: Number(id), name: name ?? '' },
  }))
}
