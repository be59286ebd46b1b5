/** What an order's bill depends on besides the order: classes of its goods, the vendor's letters, bills close by. */
import { and, eq, gte, isNull, lte, ne, notInArray, or, sql } from 'drizzle-orm'
import { addDays, type Day, type Instant, instantAt, wallClock } from '#core/calendar.ts'
import { sum, times } from '#core/money.ts'
import { DEAD_STATUSES, type Order, type OrderDetails } from '#core/order/index.ts'
import { orderPenalty } from '#core/order/penalty.ts'
import type { Bill, BillFacts, OtherBill, TaxRules } from '#core/tax/index.ts'
import { listOf, oneOf } from './arrays.ts'
import { taxClassesOf } from './catalogue.ts'
import type { Db } from './client.ts'
import { orders, vendorLetters, vendors } from './schema.ts'
import { question } from './statements.ts'
import { latePenaltyFrom, taxRulesFrom } from './tax-rules.ts'
import { together } from './together.ts'

/** The day of the bill, the rule values of that day, and the office's zone. */
export interface BillDay {
  readonly day: Day
  readonly values: ReadonlyMap<string, unknown>
  readonly zone: string
  readonly now: Instant
  /** The PPK has waived what lateness costs. */
  readonly waived?: boolean
}

/** The facts of the bill of what arrived: `order` with the good quantities in its lines, as after the receipt. */
export async function billFactsOf(db: Db, order: Order, bill: BillDay): Promise<BillFacts> {
  const { day, values, zone, now, waived = false } = bill
  const rules = taxRulesFrom(values)
  const [classes, vendor, others] = await Promise.all([
    taxClassesOf(
      db,
      order.lines.map(({ productId }) => productId),
    ),
    vendorOn(db, order.vendorId, day),
    othersNear(db, order, rules, zone),
  ])
  const { deliveryFee, tax, taxRate } = order
  return {
    lines: order.lines.map(({ productId, price, quantity }) => ({
      taxClass: classes.get(productId) ?? 'goods',
      amount: times(price, quantity),
    })),
    deliveryFee,
    vat: { amount: tax, rate: taxRate },
    vendor,
    others,
    penalty: orderPenalty(order, { perDay: waived ? null : latePenaltyFrom(values), zone, now }),
    rules,
  }
}

/** Goods that are asked for and not yet received. */
export type GoodsAsked = Pick<Order, 'vendorId' | 'lines' | 'deliveryFee' | 'tax' | 'taxRate'>

/** Asks beforehand, along with the cards of the goods, what an estimate will need to know. */
export async function foreseeEstimate(db: Db, { vendorId }: Pick<Order, 'vendorId'>, day: Day): Promise<void> {
  await vendorsOn(db, [vendorId], day)
}

/** The facts of an estimate: everything but bills close by and lateness, which nobody knows before the receipt. */
export async function estimateFactsOf(
  db: Db,
  { vendorId, lines, deliveryFee, tax, taxRate }: GoodsAsked,
  { day, values }: Pick<BillDay, 'day' | 'values'>,
): Promise<BillFacts> {
  const ids = lines.map(({ productId }) => productId)
  const [classes, vendor] = await Promise.all([taxClassesOf(db, ids), vendorOn(db, vendorId, day)])
  return {
    lines: lines.map(({ productId, price, quantity }) => ({
      taxClass: classes.get(productId) ?? 'goods',
      amount: times(price, quantity),
    })),
    deliveryFee,
    vat: { amount: tax, rate: taxRate },
    vendor,
    others: [],
    penalty: { days: 0, amount: 0 },
    rules: taxRulesFrom(values),
  }
}

const CERTIFICATE = 'suket'
const STATEMENT = 'surat-pernyataan'

/** Vendors as taxes see them: their form, and the letters that are valid on the day. */
const vendorsOn = together(
  async (db, vendorIds: readonly number[], day: Day): Promise<Map<number, BillFacts['vendor']>> => {
    const rows = await letterRows(db, { ids: listOf(vendorIds), day })
    return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, vendorFrom(own)]))
  },
  { kept: true },
)

const letterRows = question((db, given) =>
  db
    .select({
      ...{ id: vendors.id, form: vendors.form, npwp: vendors.npwp },
      ...{ kind: vendorLetters.kind, number: vendorLetters.number },
    })
    .from(vendors)
    .leftJoin(
      vendorLetters,
      and(
        eq(vendorLetters.vendorId, vendors.id),
        oneOf(vendorLetters.kind, [CERTIFICATE, STATEMENT]),
        lte(vendorLetters.validFrom, given('day')),
        or(isNull(vendorLetters.validTo), gte(vendorLetters.validTo, given('day'))),
      ),
    )
    .where(oneOf(vendors.id, given('ids')))
    .orderBy(vendorLetters.validFrom, vendorLetters.number),
)

function vendorFrom(
  rows: readonly { form: string; npwp: string | null; kind: string | null; number: string | null }[],
): BillFacts['vendor'] {
  const [vendor] = rows
  // The newest of each kind counts.
  const certificate = rows.findLast(({ kind }) => kind === CERTIFICATE)?.number
  const statement = rows.findLast(({ kind }) => kind === STATEMENT)?.number
  return {
    form: vendor?.form as BillFacts['vendor']['form'],
    npwp: (vendor?.npwp ?? '') !== '',
    ...(certificate ? { certificate: { number: certificate } } : {}),
    ...(statement ? { statement: { number: statement } } : {}),
  }
}

async function vendorOn(db: Db, vendorId: number, day: Day): Promise<BillFacts['vendor']> {
  const vendor = (await vendorsOn(db, [vendorId], day)).get(vendorId)
  if (!vendor) throw new Error(`no vendor ${vendorId}`)
  return vendor
}

/** Living orders of the same vendor and unit, placed so few days before or after that they may be parts of one. */
async function othersNear(db: Db, order: Order, { splitDays }: TaxRules, zone: string): Promise<OtherBill[]> {
  const { day } = wallClock(order.placedAt, zone)
  const from = instantAt(addDays(day, -splitDays), '00:00', zone)
  const until = instantAt(addDays(day, splitDays + 1), '00:00', zone) - 1
  const rows = await db
    .select({
      orderId: orders.id,
      gross: sql<string>`${orders.goodsTotal} + ${orders.deliveryFee}`,
      details: orders.details,
      // Written out: of a single table drizzle leaves the names of columns bare.
      goods: sql<string>`(select coalesce(sum(l.total), 0) from order_lines l
        join products p on p.id = l.product_id join categories c on c.id = p.category_id
        where l.order_id = "orders"."id" and c.tax_class = 'goods')`,
    })
    .from(orders)
    .where(
      and(
        eq(orders.vendorId, order.vendorId),
        eq(orders.unitId, order.unitId),
        gte(orders.placedAt, from),
        lte(orders.placedAt, until),
        ne(orders.id, order.id),
        notInArray(orders.status, [...DEAD_STATUSES]),
      ),
    )
    .orderBy(orders.id)
  const bills = rows.map(({ orderId, gross, goods, details }) => ({
    ...{ orderId, gross: Number(gross), goods: Number(goods) },
    bill: (details as OrderDetails).inspection?.bill as Bill | undefined,
  }))
  const madeGood = new Set(bills.flatMap(({ bill }) => bill?.withheld.flatMap(({ why }) => madeGoodBy(why)) ?? []))
  return bills.map(({ bill, ...other }) => ({
    ...other,
    missed: bill && !isCovered(bill, other.goods) && !madeGood.has(other.orderId) ? other.goods : 0,
  }))
}

function madeGoodBy(why: Bill['withheld'][number]['why']): readonly number[] {
  return why.code === 'split-goods' ? why.orders : []
}

function isCovered({ withheld }: Bill, goods: number): boolean {
  const onIncome = withheld.filter(({ kind }) => kind !== 'pbjt' && kind !== 'pph23' && kind !== 'pph21')
  return sum(onIncome.map(({ base }) => base)) >= goods
}
