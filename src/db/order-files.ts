/** An order's file: its whole ledger, and the names behind its numbers. Everything that papers and packs are made of. */
import { asc, eq } from 'drizzle-orm'
import type { LedgerLink, Order } from '#core/order/index.ts'
import { orderAsOf } from '#core/papers/as-of.ts'
import type { OrderFile } from '#core/papers/compose.ts'
import type { PersonFacts } from '#core/papers/facts.ts'
import type { Bill } from '#core/tax/index.ts'
import { printedBill } from '#papers/bill-facts.ts'
import { oneOf } from './arrays.ts'
import type { Db } from './client.ts'
import { linksOf } from './orders.ts'
import type { PaperSettings } from './paper-settings.ts'
import { budgetLines, people, roles, units, vendors } from './schema.ts'

/** What of a file does not depend on the order: settings of the day, and where the house stands. */
export interface FileFrame extends PaperSettings, Pick<OrderFile, 'zone' | 'publicUrl'> {}

export interface ReadFile {
  readonly file: OrderFile
  readonly order: Order
}

/** The file as names and settings are now, the vendor's NPWP sealed as it is kept; `undefined`: there is no such order. */
export async function orderFileOf(db: Db, orderId: number, frame: FileFrame): Promise<ReadFile | undefined> {
  const links = await linksOf(db, orderId)
  const order = orderAsOf(links, links.length)
  if (!order) return undefined
  const [unit, vendor, budget, persons] = await Promise.all([
    unitOf(db, order.unitId),
    vendorOf(db, order.vendorId),
    budgetOf(db, order.budgetLineId),
    actorsOf(db, links, order.unitId),
  ])
  // What an inspection keeps as its bill was computed as one: see core/tax.
  const bill = order.inspection?.bill as Bill | undefined
  return {
    order,
    file: { ...frame, links, unit, vendor, budget, people: persons, ...(bill ? { bill: printedBill(bill) } : {}) },
  }
}

async function unitOf(db: Db, id: number): Promise<OrderFile['unit']> {
  const [row] = await db
    .select({ code: units.code, name: units.name, address: units.address })
    .from(units)
    .where(eq(units.id, id))
  if (!row) throw new Error(`no unit ${id}`)
  return row
}

async function vendorOf(db: Db, id: number): Promise<OrderFile['vendor']> {
  const [[row], [owner]] = await Promise.all([
    db.select().from(vendors).where(eq(vendors.id, id)),
    db
      .select({ name: people.name })
      .from(roles)
      .innerJoin(people, eq(people.id, roles.personId))
      .where(eq(roles.vendorId, id))
      .orderBy(asc(people.id))
      .limit(1),
  ])
  if (!row) throw new Error(`no vendor ${id}`)
  const { name, nib, npwp, address, district, city } = row
  return {
    ...{ name, nib, owner: owner?.name ?? name },
    address: [address, district, city].filter(Boolean).join(', '),
    ...(npwp ? { npwp } : {}),
  }
}

async function budgetOf(db: Db, id: number): Promise<OrderFile['budget']> {
  const [row] = await db
    .select({ rupCode: budgetLines.rupCode, accountCode: budgetLines.accountCode, name: budgetLines.name })
    .from(budgetLines)
    .where(eq(budgetLines.id, id))
  if (!row) throw new Error(`no budget line ${id}`)
  return row
}

/** Whoever acted. A head is PA or KPA by the role held in the order's unit; a vendor has no staff number. */
async function actorsOf(db: Db, links: readonly LedgerLink[], unitId: number): Promise<Map<number, PersonFacts>> {
  const ids = [...new Set(links.flatMap(({ personId }) => personId ?? []))]
  const [rows, held] = await Promise.all([
    db.select({ id: people.id, name: people.name, code: people.code }).from(people).where(oneOf(people.id, ids)),
    db.select().from(roles).where(oneOf(roles.personId, ids)),
  ])
  return new Map(
    rows.map(({ id, name, code }) => {
      const head = held.find(
        ({ personId, role, unitId: of }) => personId === id && of === unitId && (role === 'pa' || role === 'kpa'),
      )
      const isStaff = /^\d{6}$|^\d{18}$/.test(code)
      return [
        id,
        { name, ...(isStaff ? { code } : {}), ...(head ? { role: head.role === 'pa' ? 'pa' : 'kpa' } : {}) },
      ] as const
    }),
  )
}
