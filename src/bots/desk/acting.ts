/**
 * Doing something to an order from a conversation: lock it, let core decide on what is true now, record, and tell the
 * others. Between deciding and recording nothing is awaited.
 */

import { leftOn } from '#core/budget/budget.ts'
import { mayOrderFrom } from '#core/budget/disposition.ts'
import { wallClock } from '#core/calendar.ts'
import type { ProductCard } from '#core/catalogue/product-card.ts'
import { noticesOf, type Reasoned } from '#core/guards/index.ts'
import { type Lifecycle, step } from '#core/lifecycle.ts'
import {
  type ActFacts,
  type ActRefusal,
  type Capacity,
  decideAct,
  decidePlace,
  notAllowed,
  type Order,
  type OrderEvent,
  type OrderStatus,
  orderLifecycle,
  type PaymentWay,
  type PersonAct,
  type PlaceCommand,
  type PlacementRefusal,
  type ProductFacts,
  type Proposal,
  priced,
  type Said,
} from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import { accept, type Result, refuse } from '#core/result.ts'
import { namedFor } from '#db/budgets.ts'
import { productCards } from '#db/catalogue.ts'
import type { Db } from '#db/client.ts'
import { holdUnits } from '#db/guard-facts.ts'
import { paymentWaysOf } from '#db/payment-ways.ts'
import { namesOf, unitsById } from '#db/people.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Acting, Office } from '../dialog/flow.ts'
import { announce, foreseeNews } from './announce.ts'
import { capacitiesHeld, capacitiesOf, type Duties, dutiesOf, freeBearersOf } from './duties.ts'
import { countIn, findingsNow, guardFactsFor } from './guarding.ts'

export type Refused = (ActRefusal & { readonly who?: readonly string[] }) | { readonly code: 'no-such-order' }

/** In which capacities the person of this conversation may act on an order; none for strangers to it. */
export async function capacitiesOn({ db, person }: Acting, order: Order): Promise<readonly Capacity[]> {
  return capacitiesOf(person, order, await dutiesOf(db, order))
}

/** All that the person of this conversation is to an order: what they may read goes by it, also where they may not act. */
export async function standingOn({ db, person }: Acting, order: Order): Promise<readonly Capacity[]> {
  return capacitiesHeld(person, order, await dutiesOf(db, order))
}

/** Why the person of this conversation may not do `what` on an order now, before anything is asked of them for it. */
export async function whyNot(talk: Acting, order: Order, what: PersonAct): Promise<Refused | undefined> {
  const { db, person } = talk
  const duties = await dutiesOf(db, order)
  const held = capacitiesHeld(person, order, duties)
  const isColleague = person.roles.some(({ unitId }) => unitId === order.unitId)
  if (held.length === 0 && !isColleague) return { code: 'no-such-order' }
  // To an order in which they have no part a colleague is no more than the passing of time: the table says whose it is.
  const capacity = capacityFor(order, what, held, person.id) ?? 'clock'
  const refusal = notAllowed(order, what, { capacity, personId: person.id })
  return refusal && withNames(db, order, duties, refusal)
}

/** Of what somebody is to an order, that in which they may do `what`. */
function capacityFor(order: Order, what: PersonAct, held: readonly Capacity[], personId: number): Capacity | undefined {
  const fitting = held.filter((capacity) => step(TABLE, order.status, what, capacity).ok)
  return fitting.find((capacity) => !notAllowed(order, what, { capacity, personId })) ?? fitting[0] ?? held[0]
}

/** Does `what` on an order, in whichever of the person's capacities may do that. */
export async function act<Act extends PersonAct>(
  talk: Acting,
  orderId: number,
  what: Act,
  said: Said[Act],
): Promise<Result<Order, Refused>> {
  const { work, now, office, db, person } = talk
  const known = await work.order(orderId)
  if (!known) return refuse({ code: 'no-such-order' })
  const year = Number(wallClock(now, office.calendar.zone).day.slice(0, 4))
  const [duties, ways, shop] = await Promise.all([
    dutiesOf(db, known),
    PAYING.has(what) ? waysOf(talk, known) : undefined,
    CHANGING.has(what) && known.requesterId === person.id ? shopOf(talk, known) : undefined,
    work.budgetLine(known.budgetLineId),
    BINDING.has(what) ? work.paperCounter(known.unitId, year) : undefined,
  ])
  const order = work.currentOrder(orderId)
  const held = order ? capacitiesHeld(person, order, duties) : []
  const capacity = order && capacityFor(order, what, held, person.id)
  if (!order || !capacity) return refuse({ code: 'no-such-order' })
  const number = BINDING.has(what) ? { number: work.nextPaperNumber(order.unitId, year) } : {}
  const decided = decideAct(order, what, { ...said, ...number }, talk.actor(capacity), {
    ...actFacts(talk, order, shop),
    ...(ways ? { ways } : {}),
  })
  if (!decided.ok) return refuse(await withNames(db, order, duties, decided.refusal))
  // An event of the ledger is a member of the union, whichever act it is of.
  const event = decided.value as unknown as OrderEvent
  const after = work.record(event)
  await announce(work, office, event, after, order)
  return accept(after)
}

const TABLE: Lifecycle<OrderStatus, Capacity> = orderLifecycle
/** What binds the vendor, and numbers the papers. */
const BINDING: ReadonlySet<PersonAct> = new Set(['accept', 'acceptProposal'])
/** What the office asks of a shop anew. */
const CHANGING: ReadonlySet<PersonAct> = new Set(['amend', 'amendUp', 'askChange'])
const PAYING: ReadonlySet<PersonAct> = new Set(['pay', 'submitPayment'])

/** In which ways the order's unit pays. */
export async function waysOf({ db, office }: Acting, { unitId }: Order): Promise<readonly PaymentWay[]> {
  const unit = (await unitsById(db, [unitId])).get(unitId)
  return paymentWaysOf(office.ruleValues, unit?.code ?? '')
}

/** A vendor's proposal: partial quantities, another product, or another time. */
export async function propose(talk: Acting, orderId: number, proposal: Proposal): Promise<Result<Order, Refused>> {
  return act(talk, orderId, 'propose', proposal)
}

function actFacts({ now, office, work }: Acting, order: Order, shop: Shop | undefined): ActFacts {
  const line = work.currentBudgetLine(order.budgetLineId)
  const budget = line ? { budget: { left: leftOn(line), rupCode: line.rupCode } } : {}
  const around = line && shop ? { shop: { ...shop, budgetLine: line } } : {}
  return { now, calendar: office.calendar, rules: office.rules, ...budget, ...around }
}

type Shop = Omit<NonNullable<ActFacts['shop']>, 'budgetLine'>

/** The order's vendor, and its goods as the catalogue has them today. */
async function shopOf({ db, now, office }: Acting, { vendorId, lines }: Order): Promise<Shop | undefined> {
  const { day } = wallClock(now, office.calendar.zone)
  const ids = lines.map(({ productId }) => productId)
  const [cards, vendors] = await Promise.all([productCards(db, ids, day), vendorsById(db, [vendorId])])
  const vendor = vendors.get(vendorId)
  return vendor && { vendor, products: new Map([...cards].map(([id, card]) => [id, productFacts(card)])) }
}

/** Who may not act is told who may. */
async function withNames(db: Db, order: Order, duties: Duties, refusal: ActRefusal): Promise<Refused> {
  if (refusal.code !== 'not-your-role' && refusal.code !== 'same-person') return refusal
  const ids = freeBearersOf(refusal.code === 'same-person' ? [refusal.as] : refusal.by, order, duties)
  const names = await namesOf(db, ids)
  return { ...refusal, who: ids.flatMap((id) => names.get(id) ?? []) }
}

export interface Placed {
  readonly order: Order
  /** Could the vendor be told? */
  readonly reached: boolean
  /** The basket had been ordered before; nothing new happened. */
  readonly already: boolean
}

/** Does the office want every line to be given by its PA/KPA before somebody orders from it? docs/rules.md#R-04 */
export function dispositionRequired({ ruleValues }: Pick<Office, 'ruleValues'>): boolean {
  return ruleValues.get('disposition.required') === true
}

/** What is asked for, and why it is right where a guard wanted to know. */
export type Wanted = Omit<PlaceCommand, 'orderId' | 'notices'> & { readonly reasons?: readonly Reasoned[] | undefined }

/** Orders a basket: at most one order of it, however often this is asked. */
export async function place(
  talk: Acting,
  { reasons = [], ...command }: Wanted,
  budgetLineId: number,
): Promise<Result<Placed, PlacementRefusal>> {
  const { work, person, now, office, db } = talk
  // Asked in one moment. Line and unit are locked before anything else is read: whoever ordered from them meanwhile is seen.
  const [{ earlier, next: orderId }, cards, vendors, named, guarded] = await Promise.all([
    work.orderFor(command.basketId),
    productCards(
      db,
      command.lines.map((line) => line.productId),
      wallClock(now, office.calendar.zone).day,
    ),
    vendorsById(db, [command.vendorId]),
    namedFor(db, [budgetLineId]),
    guardFactsFor(talk, command),
    holdUnits(db, [command.unitId]),
    work.budgetLine(budgetLineId),
    foreseeNews(talk, command),
  ])
  // Or by somebody else in this very moment: of one basket there is one number.
  const made = earlier ?? work.currentOrder(orderId)?.id
  if (made !== undefined) {
    const order = await work.order(made)
    if (order) return accept({ order, reached: true, already: true })
  }
  const vendor = vendors.get(command.vendorId)
  const seen = work.currentBudgetLine(budgetLineId)
  if (!vendor || !seen) return refuse({ code: 'not-the-orderer', budgetLine: '' })
  const products = new Map([...cards].map(([id, card]) => [id, productFacts(card)]))
  const draft = { ...command, budgetLineId, ...priced(command, { products, vendor, rules: office.rules }) }
  const notices = noticesOf(findingsNow(work, draft, seen, guarded), reasons)
  const decided = decidePlace({ ...command, orderId, notices }, talk.actor('requester'), {
    now,
    calendar: office.calendar,
    rules: office.rules,
    budgetLine: work.currentBudgetLine(budgetLineId) ?? seen,
    mayOrder: mayOrderFrom(
      { personId: person.id, isUnitsPp: holds(person, 'pp', { unitId: seen.unitId }) },
      named.get(budgetLineId) ?? [],
      { required: dispositionRequired(office) },
    ),
    vendor,
    products,
  })
  if (!decided.ok) return decided
  const order = work.record(decided.value)
  countIn(work, order, guarded)
  return accept({ order, reached: await announce(work, office, decided.value, order, undefined), already: false })
}

/** What the rules need to know of a product, from its card. */
export function productFacts(card: ProductCard): ProductFacts {
  const { id, name, unit, price, minOrder, maxPerDay, leadTimeHours, serviceArea, deliveryFee, available, stock } = card
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
    ...(stock === null ? {} : { stock }),
  }
}
