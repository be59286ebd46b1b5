/**
 * Doing something to an order from a conversation: lock it, let core decide on what is true now, record, and tell the
 * others. Between deciding and recording nothing is awaited.
 */

import { wallClock } from '#core/calendar.ts'
import type { ProductCard } from '#core/catalogue/product-card.ts'
import {
  type ActFacts,
  type Actor,
  type ActRefusal,
  type Capacity,
  decideAct,
  decidePlace,
  decidePropose,
  type Order,
  type OrderEvent,
  type PlaceCommand,
  type PlacementRefusal,
  type ProductFacts,
  type Proposal,
} from '#core/order/index.ts'
import { type Person, shopsOf } from '#core/people/person.ts'
import { accept, type Result, refuse } from '#core/result.ts'
import { namedFor } from '#db/budgets.ts'
import { productCards } from '#db/catalogue.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Talk } from '../dialog/flow.ts'
import { announce } from './announce.ts'

export type Refused = ActRefusal | { readonly code: 'no-such-order' }

type PlainAct = Parameters<typeof decideAct>[1]
type DataOf<Act extends PlainAct> = Extract<OrderEvent, { act: Act }>['data']

/** In which capacity a person may look at this order and act on it; none for strangers to it. */
export function capacityOf(person: Person, order: Order): Capacity | undefined {
  if (order.requesterId === person.id) return 'requester'
  return shopsOf(person).includes(order.vendorId) ? 'vendor' : undefined
}

/** Does `act` on an order in the capacity that the person has on it. */
export async function act<Act extends PlainAct>(
  talk: Talk,
  orderId: number,
  what: Act,
  data: DataOf<Act>,
): Promise<Result<Order, Refused>> {
  return acting(talk, orderId, (order, by) => decideAct(order, what, data as never, by, { now: talk.now }))
}

/** A vendor's proposal: partial quantities or another time. */
export async function propose(talk: Talk, orderId: number, proposal: Proposal): Promise<Result<Order, Refused>> {
  return acting(talk, orderId, (order, by) => decidePropose(order, proposal, by, actFacts(talk)))
}

function actFacts({ now, office }: Talk): ActFacts {
  return { now, calendar: office.calendar, rules: office.rules }
}

async function acting(
  talk: Talk,
  orderId: number,
  decide: (order: Order, by: Actor) => Result<OrderEvent, ActRefusal>,
): Promise<Result<Order, Refused>> {
  const { work, person } = talk
  const known = await work.order(orderId)
  if (known) await work.budgetLine(known.budgetLineId)
  const order = work.currentOrder(orderId)
  const capacity = order && capacityOf(person, order)
  if (!order || !capacity) return refuse({ code: 'no-such-order' })
  const decided = decide(order, talk.actor(capacity))
  if (!decided.ok) return decided
  const after = work.record(decided.value)
  await announce(work, talk.office, decided.value, after)
  return accept(after)
}

export interface Placed {
  readonly order: Order
  /** Could the vendor be told? */
  readonly reached: boolean
  /** The basket had been ordered before; nothing new happened. */
  readonly already: boolean
}

/** Orders a basket: at most one order of it, however often this is asked. */
export async function place(
  talk: Talk,
  command: Omit<PlaceCommand, 'orderId'>,
  budgetLineId: number,
): Promise<Result<Placed, PlacementRefusal>> {
  const { work, person, now, office, db } = talk
  const earlier = await work.orderOfBasket(command.basketId)
  const [cards, vendors, named, orderId] = await Promise.all([
    productCards(
      db,
      command.lines.map((line) => line.productId),
      wallClock(now, office.calendar.zone).day,
    ),
    vendorsById(db, [command.vendorId]),
    namedFor(db, budgetLineId),
    earlier ?? work.nextOrderId(),
    work.budgetLine(budgetLineId),
  ])
  if (earlier !== undefined) {
    const order = await work.order(earlier)
    if (order) return accept({ order, reached: true, already: true })
  }
  const vendor = vendors.get(command.vendorId)
  const budgetLine = work.currentBudgetLine(budgetLineId)
  if (!vendor || !budgetLine) return refuse({ code: 'not-the-orderer', budgetLine: '' })
  const decided = decidePlace({ ...command, orderId }, talk.actor('requester'), {
    now,
    calendar: office.calendar,
    rules: office.rules,
    budgetLine,
    mayOrder: named.some(({ role, personId }) => role === 'pp' && personId === person.id),
    vendor,
    products: new Map([...cards].map(([id, card]) => [id, productFacts(card)])),
  })
  if (!decided.ok) return decided
  const order = work.record(decided.value)
  return accept({ order, reached: await announce(work, office, decided.value, order), already: false })
}

/** What the rules need to know of a product, from its card. */
export function productFacts(card: ProductCard): ProductFacts {
  const { id, name, unit, price, minOrder, maxPerDay, leadTimeHours, serviceArea, deliveryFee, available } = card
  return {
    id,
    name,
    unit,
    vendorId: card.vendor.id,
    price,
    minOrder,
    ...(maxPerDay === null ? {} : { maxPerDay }),
    leadTimeHours,
    serviceArea,
    deliveryFee,
    listed: available,
    taxClass: card.category.taxClass as ProductFacts['taxClass'],
  }
}
