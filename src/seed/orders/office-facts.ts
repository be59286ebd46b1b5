/** What orders are made from, read once: budget lines and the people named for them, shops, goods and their old prices. */
import { asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { BudgetLine } from '#core/budget/budget.ts'
import type { Calendar, Day, Instant } from '#core/calendar.ts'
import type { OrderRules, Place, ProductFacts, VendorFacts } from '#core/order/index.ts'
import type { BillFacts, TaxRules } from '#core/tax/index.ts'
import { budgetLinesById } from '#db/budgets.ts'
import type { Db } from '#db/client.ts'
import { calendarFrom, orderRulesFrom, rulesOn } from '#db/rules.ts'
import {
  assignments,
  budgetLines,
  categories,
  places,
  prices,
  products,
  roles,
  vendorLetters,
  vendors,
} from '#db/schema.ts'
import { taxRulesFrom } from '#db/tax-rules.ts'

export interface Good extends ProductFacts {
  readonly etalase: string
  /** Newest first. */
  readonly history: readonly { readonly validFrom: Instant; readonly price: number }[]
}

export interface OfficeFacts {
  readonly rules: OrderRules
  readonly taxes: TaxRules
  readonly calendar: Calendar
  readonly lines: ReadonlyMap<number, BudgetLine>
  /** By budget line and role: who was named. */
  readonly named: ReadonlyMap<string, readonly number[]>
  readonly places: ReadonlyMap<number, readonly Place[]>
  readonly shops: readonly Shop[]
}

export interface Shop extends VendorFacts {
  readonly ownerId: number
  readonly form: BillFacts['vendor']['form']
  readonly npwp: boolean
  /** Oldest first. */
  readonly letters: readonly {
    readonly kind: string
    readonly number: string
    readonly validFrom: Day
    readonly validTo: Day | null
  }[]
  readonly goods: readonly Good[]
}

/** Everything that a made-up order may be made from, as it stands today. */
export async function officeFacts(tx: Db, today: Day, zone: string): Promise<OfficeFacts> {
  const values = await rulesOn(tx, today)
  const ids = (await tx.select({ id: budgetLines.id }).from(budgetLines)).map(({ id }) => id)
  const named = await tx.select().from(assignments).orderBy(asc(assignments.personId))
  const saved = await tx.select().from(places).orderBy(asc(places.id))
  return {
    rules: orderRulesFrom(values),
    taxes: taxRulesFrom(values),
    calendar: await calendarFrom(tx, values, zone),
    lines: await budgetLinesById(tx, ids),
    named: mapped(
      named,
      ({ budgetLineId, role }) => `${budgetLineId} ${role}`,
      ({ personId }) => personId,
    ),
    places: mapped(
      saved,
      ({ unitId }) => unitId,
      ({ label, address, district, city }) => ({ label, address, district, city }),
    ),
    shops: await shopsOf(tx),
  }
}

function mapped<Row, Key, Value>(rows: readonly Row[], keyOf: (row: Row) => Key, take: (row: Row) => Value) {
  return new Map([...Map.groupBy(rows, keyOf)].map(([key, group]) => [key, group.map(take)]))
}

async function shopsOf(tx: Db): Promise<Shop[]> {
  const owners = await tx
    .select({ id: roles.vendorId, ownerId: roles.personId })
    .from(roles)
    .where(eq(roles.role, 'vendor'))
  const ownerOf = new Map(owners.map(({ id, ownerId }) => [id, ownerId]))
  const rows = await tx.select().from(vendors).orderBy(asc(vendors.id))
  const goods = Map.groupBy(await goodsOf(tx), ({ vendorId }) => vendorId)
  const letters = Map.groupBy(
    await tx.select().from(vendorLetters).orderBy(asc(vendorLetters.validFrom), asc(vendorLetters.number)),
    ({ vendorId }) => vendorId,
  )
  return rows.map(({ id, name, active, vatRegistered, form, npwp }) => ({
    id,
    name,
    active,
    vatRegistered,
    form: form as Shop['form'],
    npwp: (npwp ?? '') !== '',
    letters: letters.get(id) ?? [],
    ownerId: ownerOf.get(id) ?? 0,
    goods: goods.get(id) ?? [],
  }))
}

async function goodsOf(tx: Db): Promise<Good[]> {
  const etalase = alias(categories, 'etalase')
  const rows = await tx
    .select({ product: products, etalase: etalase.code, taxClass: categories.taxClass })
    .from(products)
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .innerJoin(etalase, eq(etalase.id, categories.parentId))
    .orderBy(asc(products.id))
  const all = await tx.select().from(prices).orderBy(asc(prices.productId), sql`${prices.validFrom} desc`)
  const history = Map.groupBy(all, ({ productId }) => productId)
  return rows.map(({ product: { maxPerDay, stock, ...product }, etalase: code, taxClass }) => ({
    ...product,
    ...(maxPerDay === null ? {} : { maxPerDay }),
    ...(stock === null ? {} : { stock }),
    taxClass: taxClass as ProductFacts['taxClass'],
    etalase: code,
    history: history.get(product.id) ?? [],
  }))
}
