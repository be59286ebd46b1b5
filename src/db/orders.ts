/** Orders and their ledger: read whole, locked when something is about to happen to them, written in batches. */
import { and, asc, desc, eq, gt, lte, notInArray, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { Instant } from '#core/calendar.ts'
import type { ChainHead, LedgerLink, Order, OrderDetails, OrderStatus, Proposal } from '#core/order/index.ts'
import { arrayOf, isAmong, listOf, oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { asLink } from './ledger.ts'
import { insertion, replacement } from './rows.ts'
import { ledger, OPEN, orderLines, orders } from './schema.ts'
import { ask, question, runTogether, type Statement, stated } from './statements.ts'

/** An order together with the end of its chain. */
export interface ChainedOrder {
  readonly order: Order
  readonly chain: ChainHead
}

/** Orders by id. `lock` holds their rows until the end of the transaction, in id order so that nobody deadlocks. */
export async function ordersById(
  db: Db,
  ids: readonly number[],
  { lock = false }: { lock?: boolean } = {},
): Promise<Map<number, ChainedOrder>> {
  if (ids.length === 0) return new Map()
  const wanted = { ids: listOf(ids) }
  const [rows, lines] = await Promise.all([(lock ? lockedRows : seenRows)(db, wanted), lineRows(db, wanted)])
  const linesOf = Map.groupBy(lines, (line) => line.orderId)
  return new Map(rows.map((row) => [row.id, { order: asOrder(row, linesOf.get(row.id) ?? []), chain: chainOf(row) }]))
}

const rowsOfOrders = (db: Db, ids: Placeholder) =>
  db.select().from(orders).where(oneOf(orders.id, ids)).orderBy(asc(orders.id))
const seenRows = question((db, given) => rowsOfOrders(db, given('ids')))
const lockedRows = question((db, given) => rowsOfOrders(db, given('ids')).for('no key update'))
const lineRows = question((db, given) =>
  db
    .select()
    .from(orderLines)
    .where(oneOf(orderLines.orderId, given('ids')))
    .orderBy(asc(orderLines.orderId), asc(orderLines.line)),
)

function chainOf(row: typeof orders.$inferSelect): ChainHead {
  return { links: row.links, head: row.head }
}

function asOrder(row: typeof orders.$inferSelect, lines: readonly (typeof orderLines.$inferSelect)[]): Order {
  return {
    ...withoutNulls({
      approverId: row.approverId,
      receiverId: row.receiverId,
      payerId: row.payerId,
      answerDueAt: row.answerDueAt,
      alarmAt: row.alarmAt,
      proposal: row.proposal as Proposal | null,
      refusal: row.refusal,
      payBy: row.payBy,
    }),
    ...(row.details as OrderDetails),
    id: row.id,
    basketId: row.basketId,
    status: row.status as OrderStatus,
    unitId: row.unitId,
    budgetLineId: row.budgetLineId,
    vendorId: row.vendorId,
    requesterId: row.requesterId,
    lines: lines.map(({ line, productId, name, unit, price, quantity }) => ({
      line,
      productId,
      name,
      unit,
      price,
      quantity,
    })),
    goodsTotal: row.goodsTotal,
    deliveryFee: row.deliveryFee,
    tax: row.tax,
    total: row.total,
    taxRate: row.taxRate,
    deliverAt: row.deliverAt,
    place: row.place,
    note: row.note,
    placedAt: row.placedAt,
    statusAt: row.statusAt,
    remindersSent: row.remindersSent,
  }
}

type WithoutNulls<Facts> = { [Key in keyof Facts]?: NonNullable<Facts[Key]> }

function withoutNulls<Facts extends object>(facts: Facts): WithoutNulls<Facts> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as WithoutNulls<Facts>
}

/** Writes orders as they now are, with their lines and new links. */
export async function writeOrders(
  tx: Db,
  changed: readonly ChainedOrder[],
  links: readonly LedgerLink[],
): Promise<void> {
  await runTogether(tx, orderWrites(changed, links))
}

/** What `writeOrders` would run. */
export function orderWrites(
  changed: readonly ChainedOrder[],
  links: readonly LedgerLink[],
): readonly (Statement | undefined)[] {
  if (changed.length === 0) return []
  const lines = changed.flatMap(({ order }) =>
    order.lines.map((line) => ({ orderId: order.id, ...line, total: line.price * line.quantity })),
  )
  const begun = new Set(links.flatMap(({ link, orderId }) => (link === 1 ? [orderId] : [])))
  const older = changed.flatMap(({ order: { id } }) => (begun.has(id) ? [] : [id]))
  return [
    replacement(orders, changed.map(asRow)),
    replacement(orderLines, lines),
    older.length > 0 ? linesDropped(older, lines) : undefined,
    insertion(
      ledger,
      links.map((link) => ({ ...link, personId: link.personId ?? null, inboxId: link.inboxId ?? null })),
    ),
  ]
}

/** Lines that an order no longer has. One that has just begun never had any. */
function linesDropped(
  ids: readonly number[],
  lines: readonly { readonly orderId: number; readonly line: number }[],
): Statement {
  const kept = JSON.stringify(lines.map(({ orderId, line }) => ({ order_id: orderId, line })))
  return stated`
    delete from order_lines where order_id = any(${arrayOf(ids)}::bigint[])
      and not exists (
        select 1 from jsonb_to_recordset(${kept}::jsonb) as kept(order_id bigint, line smallint)
        where kept.order_id = order_lines.order_id and kept.line = order_lines.line)`
}

function asRow({ order, chain }: ChainedOrder): typeof orders.$inferInsert {
  const { lines: _lines, heldUntil, number, purpose, notices, explanation, ...more } = order
  const { request, deliveredAt, inspection, redelivery, receivedAt, billed, payment, moneyQuestion, rating, ...facts } =
    more
  const details = { heldUntil, number, purpose, notices, explanation, request, deliveredAt, inspection }
  return {
    ...facts,
    approverId: order.approverId ?? null,
    receiverId: order.receiverId ?? null,
    payerId: order.payerId ?? null,
    answerDueAt: order.answerDueAt ?? null,
    alarmAt: order.alarmAt ?? null,
    proposal: order.proposal ?? null,
    refusal: order.refusal ?? null,
    payBy: order.payBy ?? null,
    details: { ...details, redelivery, receivedAt, billed, payment, moneyQuestion, rating },
    links: chain.links,
    head: chain.head,
  }
}

/** The ids of orders in the given order, at most `limit` of them. */
async function idsWhere(db: Db, where: SQL | undefined, order: SQL[], limit?: number): Promise<number[]> {
  const query = db
    .select({ id: orders.id })
    .from(orders)
    .where(where)
    .orderBy(...order)
  const rows = await (limit === undefined ? query : query.limit(limit))
  return rows.map((row) => row.id)
}

/** The ids of orders that wait for this shop's answer, oldest first. */
export async function ordersAwaitingVendor(db: Db, vendorIds: readonly number[]): Promise<number[]> {
  if (vendorIds.length === 0) return []
  return idsWhere(
    db,
    and(
      oneOf(orders.vendorId, vendorIds),
      isAmong(orders.status, ['awaiting-vendor']),
      // What may still be taken back has not been asked of anybody.
      sql`${orders.details}->'heldUntil' is null`,
    ),
    [asc(orders.id)],
  )
}

/** The ids of orders that bind this shop and of which the office has asked it something, oldest first. */
export async function ordersAskedOfVendor(db: Db, vendorIds: readonly number[]): Promise<number[]> {
  if (vendorIds.length === 0) return []
  return idsWhere(
    db,
    and(
      oneOf(orders.vendorId, vendorIds),
      isAmong(orders.status, ['in-progress', 'on-the-way']),
      sql`${orders.details}->'request'->>'by' = 'requester'`,
      sql`not (${orders.details}->'request'->>'needsApproval')::boolean`,
    ),
    [asc(orders.id)],
  )
}

/** The ids of this officer's orders for which a shop has offered, or asks for, something else, oldest first. */
export async function ordersOffered(db: Db, requesterId: number): Promise<number[]> {
  return idsWhere(
    db,
    and(
      eq(orders.requesterId, requesterId),
      or(
        isAmong(orders.status, ['awaiting-requester']),
        and(isAmong(orders.status, ['in-progress', 'on-the-way']), sql`${orders.details}->'request'->>'by' = 'vendor'`),
      ),
    ),
    [asc(orders.id)],
  )
}

/** The ids of orders of these units that wait, or whose change waits, for a PPK; the one that lapses first at the top. */
export async function ordersAwaitingApproval(db: Db, unitIds: readonly number[]): Promise<number[]> {
  if (unitIds.length === 0) return []
  return idsWhere(
    db,
    and(
      oneOf(orders.unitId, unitIds),
      or(
        and(isAmong(orders.status, ['awaiting-approval']), sql`${orders.details}->'heldUntil' is null`),
        and(
          isAmong(orders.status, ['in-progress', 'on-the-way']),
          sql`(${orders.details}->'request'->>'needsApproval')::boolean`,
        ),
      ),
    ),
    [asc(orders.answerDueAt), asc(orders.id)],
  )
}

/** The newest orders of a shop or of an officer, in any state. */
export async function recentOrders(
  db: Db,
  who: { vendorIds: readonly number[] } | { requesterId: number },
  limit: number,
): Promise<number[]> {
  const whose = 'vendorIds' in who ? ofShops(who.vendorIds) : eq(orders.requesterId, who.requesterId)
  return idsWhere(db, whose, [desc(orders.placedAt), desc(orders.id)], limit)
}

/** Of one shop the index gives the newest first; a list of shops must be sorted, however short it is. */
function ofShops(ids: readonly number[]) {
  const [only, ...more] = ids
  return only === undefined || more.length > 0 ? oneOf(orders.vendorId, ids) : eq(orders.vendorId, only)
}

/**
 * Orders whose alarm has rung, soonest first, those left out whose alarm cannot be handled for the time being.
 * `remindersOnly`: not those whose time to answer is over.
 */
export async function ordersWithAlarm(
  db: Db,
  now: Instant,
  { limit, without, remindersOnly }: { limit: number; without: readonly number[]; remindersOnly: boolean },
): Promise<number[]> {
  return idsWhere(
    db,
    and(
      lte(orders.alarmAt, now),
      without.length > 0 ? notInArray(orders.id, [...without]) : undefined,
      remindersOnly ? gt(orders.answerDueAt, now) : undefined,
    ),
    [asc(orders.alarmAt)],
    limit,
  )
}

/** The orders that were made of these baskets: at most one of each. */
export async function ordersOfBaskets(db: Db, basketIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await madeOf(db, { baskets: listOf(basketIds) })
  return new Map(rows.map((row) => [row.basketId, row.id]))
}

export interface PlaceInTheBooks {
  /** The order that the basket has become. */
  readonly made: number | undefined
  /** A number that no order has. */
  readonly next: number
}

/** Where each of these baskets is in the books, or would be. */
export async function placesOf(db: Db, basketIds: readonly string[]): Promise<Map<string, PlaceInTheBooks>> {
  const rows = await ask<{ basket_id: string; made: string | null; next: string }>(db)`
    select given.basket_id, orders.id as made, nextval('order_ids') as next
    from unnest(${listOf(basketIds)}::text[]) as given(basket_id)
    left join orders on orders.basket_id = given.basket_id`
  return new Map(
    rows.map(({ basket_id: basketId, made, next }) => [
      basketId,
      { made: made === null ? undefined : Number(made), next: Number(next) },
    ]),
  )
}

const madeOf = question((db, given) =>
  db
    .select({ id: orders.id, basketId: orders.basketId })
    .from(orders)
    .where(oneOf(orders.basketId, given('baskets'))),
)

/** The whole chain of an order. */
export async function linksOf(db: Db, orderId: number): Promise<LedgerLink[]> {
  const rows = await db.select().from(ledger).where(eq(ledger.orderId, orderId)).orderBy(asc(ledger.link))
  return rows.map(asLink)
}

/** The ids of a shop's orders in these states, soonest delivery first. */
export async function ordersOfShops(
  db: Db,
  vendorIds: readonly number[],
  statuses: readonly OrderStatus[],
): Promise<number[]> {
  if (vendorIds.length === 0) return []
  return idsWhere(db, and(oneOf(orders.vendorId, vendorIds), isAmong(orders.status, statuses)), [asc(orders.deliverAt)])
}

/** Orders of these units whose goods are there, or should be by now: what a receipt can be about, oldest hour first. */
export async function receivableOrders(
  db: Db,
  unitIds: readonly number[],
  now: Instant,
  limit: number,
): Promise<number[]> {
  if (unitIds.length === 0) return []
  const isDue = and(isAmong(orders.status, ['in-progress', 'on-the-way']), lte(orders.deliverAt, now))
  return idsWhere(
    db,
    and(oneOf(orders.unitId, unitIds), or(isAmong(orders.status, ['arrived', 'disputed']), isDue)),
    [asc(orders.deliverAt), asc(orders.id)],
    limit,
  )
}

/** Orders of these units whose vendor waits for the money or misses it, the nearest promise first. */
export async function unpaidOrders(db: Db, unitIds: readonly number[], limit: number): Promise<number[]> {
  if (unitIds.length === 0) return []
  return idsWhere(
    db,
    and(oneOf(orders.unitId, unitIds), isAmong(orders.status, ['received', 'payment-questioned'])),
    [asc(orders.payBy)],
    limit,
  )
}

/** Orders of these units that are not over, whoever's turn ends first at the top. */
export async function openOrders(db: Db, unitIds: readonly number[], limit: number): Promise<number[]> {
  if (unitIds.length === 0) return []
  return idsWhere(
    db,
    and(oneOf(orders.unitId, unitIds), OPEN),
    [sql`${orders.answerDueAt} nulls last`, asc(orders.id)],
    limit,
  )
}

/** Payments of these units that a treasurer submitted and the head has not confirmed, the nearest promise first. */
export async function submittedPayments(db: Db, unitIds: readonly number[]): Promise<number[]> {
  if (unitIds.length === 0) return []
  return idsWhere(db, and(oneOf(orders.unitId, unitIds), isAmong(orders.status, ['payment-submitted'])), [
    asc(orders.payBy),
    asc(orders.id),
  ])
}

const lacksSlip = sql`${orders.details} -> 'payment' ->> 'slip' = 'due'`

/** Paid orders whose tax slip is still missing, the oldest promise first: of units, or of the person who paid. */
export async function ordersWithoutSlip(
  db: Db,
  whose: { unitIds: readonly number[] } | { payerId: number },
  limit: number,
): Promise<number[]> {
  const own = 'unitIds' in whose ? oneOf(orders.unitId, whose.unitIds) : eq(orders.payerId, whose.payerId)
  return idsWhere(db, and(lacksSlip, own), [asc(orders.payBy), asc(orders.id)], limit)
}

/** Who paid orders whose tax slip is still missing, and how many of them. */
export async function payersWithoutSlip(db: Db): Promise<readonly { personId: number; orders: number }[]> {
  const rows = await db
    .select({ personId: orders.payerId, orders: sql<string>`count(*)` })
    .from(orders)
    .where(lacksSlip)
    .groupBy(orders.payerId)
    .orderBy(asc(orders.payerId))
  return rows.flatMap(({ personId, orders: count }) => (personId === null ? [] : [{ personId, orders: Number(count) }]))
}
