/** Papers of shops that run out: who is reminded before their end, and what happens to the goods after it. */
import { sql } from 'drizzle-orm'
import type { Day } from '#core/calendar.ts'
import { arrayOf, listOf } from './arrays.ts'
import { indexProducts } from './catalogue-index.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'

export interface Ending {
  readonly vendorId: number
  readonly vendor: string
  readonly kind: string
  readonly validTo: Day
  /** Days until its last day; negative when it is over. */
  readonly daysLeft: number
}

/** Whoever was away for so long hears of an end no more: it is old news. */
const NEWS_FOR_DAYS = 7

/**
 * Marks the papers whose next reminder is due, and answers them: each once per step of `steps` (days before the end), and
 * once when it is over. A paper that has a longer-living successor is left alone.
 */
export async function remindable(tx: Db, today: Day, steps: readonly number[]): Promise<Ending[]> {
  const rows = rowsOf<{ vendor_id: string; vendor: string; kind: string; valid_to: string; days: number }>(
    await tx.execute(sql`
      with ending as (
        select l.vendor_id, l.kind, l.number, l.valid_to, l.valid_to - ${today}::date as days, l.reminded_days,
          case when l.valid_to < ${today}::date then -1 else (
            select min(step) from unnest(${arrayOf(steps)}::int[]) as step where step >= l.valid_to - ${today}::date) end as step
        from vendor_letters l
        where l.valid_to between ${today}::date - ${NEWS_FOR_DAYS}::int and ${today}::date + ${Math.max(0, ...steps)}::int
          and not exists (
          select from vendor_letters newer where newer.vendor_id = l.vendor_id and newer.kind = l.kind
            and (newer.valid_to is null or newer.valid_to > l.valid_to)))
      update vendor_letters l set reminded_days = ending.step
      from ending join vendors v on v.id = ending.vendor_id
      where l.vendor_id = ending.vendor_id and l.kind = ending.kind and l.number = ending.number
        and ending.step is not null and (l.reminded_days is null or l.reminded_days > ending.step) and v.active
      returning l.vendor_id, v.name as vendor, l.kind, l.valid_to::text as valid_to, ending.days`),
  )
  return rows.map((row) => ({
    vendorId: Number(row.vendor_id),
    vendor: row.vendor,
    kind: row.kind,
    validTo: row.valid_to,
    daysLeft: Number(row.days),
  }))
}

/** What a lapsed paper does to its shop's goods. Source: docs/rules.md#R-41 (a setting). */
const LAPSED = { kinds: ['halal', 'pirt', 'slhs'], goods: 'flagged' }

/** The kinds of papers without which goods are hidden; none where they are only flagged. */
export function hidingKinds(ruleValues: ReadonlyMap<string, unknown>): readonly string[] {
  const { kinds, goods } = (ruleValues.get('letter.lapsed') as typeof LAPSED | undefined) ?? LAPSED
  return goods === 'hidden' ? kinds : []
}

/**
 * Takes the goods of shops whose papers of these kinds are over off the catalogue, and puts back what was renewed. Asked of
 * the papers that are over and of the goods that are withheld, never of all goods.
 */
export async function withholdLapsed(tx: Db, today: Day, kinds: readonly string[]): Promise<void> {
  const lapsed = sql`
    select l.vendor_id from vendor_letters l where l.kind = any(${listOf(kinds)}::text[])
      and l.valid_to < ${today}::date and not exists (
        select from vendor_letters newer where newer.vendor_id = l.vendor_id and newer.kind = l.kind
          and (newer.valid_to is null or newer.valid_to >= ${today}::date))`
  const changed = rowsOf<{ id: string }>(
    await tx.execute(sql`
      with lapsed as materialized (${lapsed}), taken as (
        update products p set listed = false, withheld = 'letter'
        where p.listed and p.curated_from is not null and p.vendor_id in (select vendor_id from lapsed) returning p.id
      ), given as (
        update products p set listed = true, withheld = null
        where p.withheld = 'letter' and p.curated_from is not null and p.vendor_id not in (select vendor_id from lapsed)
        returning p.id
      ) select id from taken union all select id from given`),
  )
  await indexProducts(
    tx,
    changed.map(({ id }) => Number(id)),
  )
}

/** A shop's papers by kind: the longest-living of each, and what waits for a curator. */
export async function lettersOfShop(
  db: Db,
  vendorId: number,
  today: Day,
): Promise<{ kind: string; validTo: Day | null; state: 'valid' | 'over' | 'waiting' }[]> {
  const rows = rowsOf<{ kind: string; valid_to: string | null; state: 'valid' | 'over' | 'waiting' }>(
    await db.execute(sql`
      select kind, nullif(max(coalesce(valid_to, 'infinity')), 'infinity')::text as valid_to,
        case when max(coalesce(valid_to, 'infinity')) < ${today}::date then 'over' else 'valid' end as state
      from vendor_letters where vendor_id = ${vendorId} group by kind
      union all
      select details->>'kind', details->>'validTo', 'waiting' from curations
      where vendor_id = ${vendorId} and kind = 'letter' and status in ('waiting', 'more')
      order by 1, 3`),
  )
  return rows.map(({ kind, valid_to, state }) => ({ kind, validTo: valid_to, state }))
}
