/** Orders as sentences need them: with the names of unit, vendor and people. */
import { changedLines, type Order, type Proposal, withLines } from '#core/order/index.ts'
import type { Db } from '#db/client.ts'
import { namesOf, unitsById } from '#db/people.ts'
import { vendorNames } from '#db/vendors.ts'
import type { OrderFacts, ProposalFacts } from '../language/messages/facts.ts'
import { billOn } from './bill.ts'

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
  }))
}

function billed(order: Order): Pick<OrderFacts, 'bill'> {
  const bill = billOn(order)
  return bill ? { bill } : {}
}

/** Asks beforehand, along with something else, what a sentence about an order will need to know. */
export async function foreseeFacts(
  db: Db,
  { vendorId, unitId, requesterId }: Pick<Order, 'vendorId' | 'unitId' | 'requesterId'>,
): Promise<void> {
  await Promise.all([vendorNames(db, [vendorId]), unitsById(db, [unitId]), namesOf(db, [requesterId])])
}

const known = new WeakMap<Order, Promise<OrderFacts>>()

/** The facts of one order; several who tell of the same moment of it look them up once. */
export function factsOf(db: Db, order: Order): Promise<OrderFacts> {
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
export function proposalFacts(order: Order, proposal: Proposal): ProposalFacts {
  const changed = proposal.quantities.flatMap(({ line, quantity }) => {
    const asked = order.lines.find((candidate) => candidate.line === line)
    return asked && asked.quantity !== quantity
      ? [{ name: asked.name, unit: asked.unit, from: asked.quantity, to: quantity }]
      : []
  })
  const after = withLines(order, changedLines(order, proposal.quantities, proposal.substitutions))
  const { deliverAt } = proposal
  return {
    lines: changed,
    ...(deliverAt === undefined || deliverAt === order.deliverAt
      ? {}
      : { deliverAt: { from: order.deliverAt, to: deliverAt } }),
    total: { from: order.total, to: after.total },
    words: proposal.words,
  }
}
