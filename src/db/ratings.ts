/** The stars of products: counted from orders as they are rated, so that a card reads them with everything else. */
import { type SQL, sql } from 'drizzle-orm'
import type { Order } from '#core/order/index.ts'
import { storableJson } from '#core/storable.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'

/** What a rating, or another one in its place, changes of a product. */
export interface RatingChange {
  readonly productId: number
  readonly ratings: number
  readonly stars: number
}

/** What becoming `order` changes of its products' stars; nothing when its rating stayed as it was. */
export function ratingChanges(before: Order | undefined, order: Order): RatingChange[] {
  const [former, now] = [before?.rating, order.rating]
  if (!now || former === now) return []
  const change = { ratings: former ? 0 : 1, stars: now.stars - (former?.stars ?? 0) }
  return [...new Set(order.lines.map(({ productId }) => productId))].map((productId) => ({ productId, ...change }))
}

/** Adds to the stars of products, each locked in the order of its id. */
export async function addRatings(tx: Db, changes: readonly RatingChange[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ productId, ratings, stars }) => ({ id: productId, ratings, stars }))
  await tx.execute(sql`
    with changes as (
      select id, sum(ratings)::int as ratings, sum(stars)::int as stars
      from jsonb_to_recordset(${storableJson(rows)}::jsonb) as change(id bigint, ratings int, stars int) group by id),
    locked as (select p.id from products p join changes using (id) order by p.id for no key update of p)
    update products p set ratings = p.ratings + c.ratings, stars = p.stars + c.stars
    from changes c join locked using (id) where p.id = c.id`)
}

/** Products whose stars are not what the orders say; none, always. */
export async function ratingMismatches(db: Db): Promise<readonly number[]> {
  return rowsOf<{ id: number | string }>(await db.execute(mismatches)).map(({ id }) => Number(id))
}

const mismatches: SQL = sql`
  with given as (
    select l.product_id as id, count(*) as ratings, sum((o.details -> 'rating' ->> 'stars')::int) as stars
    from orders o join (select distinct order_id, product_id from order_lines) l on l.order_id = o.id
    where o.details -> 'rating' is not null group by l.product_id)
  select p.id from products p left join given g on g.id = p.id
  where p.ratings <> coalesce(g.ratings, 0) or p.stars <> coalesce(g.stars, 0) order by p.id`
