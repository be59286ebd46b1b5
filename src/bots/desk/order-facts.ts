/** Orders as sentences need them: with the names of unit, vendor and people. */
import { type Change, changed, type Order, type OrderLine, type Proposal } from '#core/order/index.ts'
import type { Person } from '#core/people/person.ts'
import type { Db } from '#db/client.ts'
import { namesOf, unitsById } from '#db/people.ts'
import { batchMemory } from '#db/together.ts'
import { vendorNames } from '#db/vendors.ts'
import type { OrderFacts, ProposalFacts } from '../language/messages/facts.ts'
import { billOn } from './bill.ts'
import { nameOf } from './names.ts'

/** The facts of several orders, looked up together, in the given order. */
export async function orderFacts(db: Db, orders: readonly Order[]): Promise<OrderFacts[]> {
  const [vendors, units, names] = await Promise.all([
    vendorNames(
      db,
      orders.map((order) => order.vendorId),
    ),
    unitsById(
      db,
      orders.map((order) => order.unitId),
    ),
    namesOf(
      db,
      orders.flatMap(({ requesterId, payerId }) => [requesterId, ...(payerId === undefined ? [] : [payerId])]),
    ),
  ])
  return orders.map((order) => ({
    id: order.id,
    status: order.status,
    unit: units.get(order.unitId)?.name ?? '',
    vendor: vendors.get(order.vendorId) ?? '',
    requester: names.get(order.requesterId) ?? '',
    ...(order.payerId === undefined ? {} : { payer: names.get(order.payerId) ?? '' }),
    lines: order.lines,
    goodsTotal: order.goodsTotal,
    deliveryFee: order.deliveryFee,
    tax: order.tax,
    total: order.total,
    ...billed(order),
    deliverAt: order.deliverAt,
    place: order.place,
    note: order.note,
    ...(order.answerDueAt === undefined ? {} : { answerDueAt: order.answerDueAt }),
    ...(order.heldUntil === undefined ? {} : { heldUntil: order.heldUntil }),
  }))
}

function billed(order: Order): Pick<OrderFacts, 'bill'> {
  const bill = billOn(order)
  return bill ? { bill } : {}
}

/** Asks beforehand, along with its vendor, what a sentence about an order of this person's will need to know. */
export async function foreseeFacts(db: Db, { unitId }: Pick<Order, 'unitId'>, requester: Person): Promise<void> {
  namesOf.know(db, new Map([[requester.id, nameOf(requester)]]))
  await unitsById(db, [unitId])
}

/** The facts of one order; several who tell of the same moment of it look them up once. */
export function factsOf(db: Db, order: Order): Promise<OrderFacts> {
  const known = batchMemory<Order, Promise<OrderFacts>>(db, factsOf)
  const facts = known.get(order) ?? lookUp(db, order)
  known.set(order, facts)
  return facts
}

async function lookUp(db: Db, order: Order): Promise<OrderFacts> {
  const [facts] = await orderFacts(db, [order])
  if (!facts) throw new Error('one order in, one out')
  return facts
}

/** What a proposal would change, old and new side by side. */
export function proposalFacts(order: Order, { words, ...change }: Proposal): ProposalFacts {
  return { ...changeFacts(order, change), words }
}

/** What a change would make of an order, old and new side by side. */
export function changeFacts(order: Order, change: Change): ProposalFacts {
  const after = changed(order, change)
  const { deliverAt, place, note } = change
  return {
    lines: order.lines.flatMap((before) => lineFacts(before, after.lines)),
    ...(deliverAt === undefined || deliverAt === order.deliverAt
      ? {}
      : { deliverAt: { from: order.deliverAt, to: deliverAt } }),
    ...(place === undefined ? {} : { place: { from: order.place, to: place } }),
    ...(note === undefined || note === order.note ? {} : { note: { from: order.note, to: note } }),
    total: { from: order.total, to: after.total },
    words: '',
  }
}

function lineFacts(before: OrderLine, after: readonly OrderLine[]): ProposalFacts['lines'] {
  const now = after.find(({ line }) => line === before.line)
  const other = now !== undefined && now.productId !== before.productId ? { as: now } : {}
  if (now?.quantity === before.quantity && !('as' in other)) return []
  const { line, name, unit, quantity } = before
  return [{ line, name, unit, from: quantity, to: now?.quantity ?? 0, ...other }]
}
