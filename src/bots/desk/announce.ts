/**
 * What the others hear: one row per event, for whoever did not do it themselves. Posted by the transaction that records
 * the event, so the story in every chat is the story in the ledger, whether a person acted or the clock.
 */
import { HOUR, wallClock } from '#core/calendar.ts'
import { isForApproval, type Order, type OrderEvent, type OrderStatus, replacedBy, turnsOn } from '#core/order/index.ts'
import { foreseeEstimate } from '#db/bill-facts.ts'
import { alternatives, productCards } from '#db/catalogue.ts'
import { holdersOf, namesOf } from '#db/people.ts'
import { shopHearers } from '#db/shop-groups.ts'
import type { Acting, Office } from '../dialog/flow.ts'
import { tell } from '../dialog/tell.ts'
import { messagesFor } from '../language/messages/index.ts'
import { lines } from '../markup.ts'
import type { Work } from '../work.ts'
import { accountFacts } from './account.ts'
import { pricesOf } from './approval-facts.ts'
import { estimateFor } from './bill.ts'
import { alternativesSay } from './choices.ts'
import { type Duties, type Duty, dutiesOf, freeBearersOf } from './duties.ts'
import { approvalNews } from './news/approval.ts'
import { askingNews } from './news/asking.ts'
import { changesNews } from './news/changes.ts'
import { deliveryNews } from './news/delivery.ts'
import { findingsNews } from './news/findings.ts'
import type { Happened, News, NewsOf, Words } from './news/news.ts'
import { paymentNews } from './news/payment.ts'
import { ratingNews } from './news/rating.ts'
import { factsOf, foreseeFacts } from './order-facts.ts'

/** How many like offers are put before an officer whose vendor said no. */
const ALTERNATIVES_SHOWN = 3
/** Of those, some need more time than is left. */
const ALTERNATIVES_LOOKED_AT = 20

/**
 * Asks beforehand, along with its goods and their vendor, what the news of an order that is about to be placed will need
 * to know.
 */
export async function foreseeNews(
  { db, now, office, person }: Pick<Acting, 'db' | 'now' | 'office' | 'person'>,
  order: Pick<Order, 'vendorId' | 'unitId'>,
): Promise<void> {
  const { day } = wallClock(now, office.calendar.zone)
  await Promise.all([
    foreseeFacts(db, order, person),
    foreseeEstimate(db, order, day),
    shopHearers(db, [order.vendorId]),
  ])
}

/** Tells everybody whom the event concerns. False when the vendor should have heard but cannot be reached. */
export async function announce(
  work: Work,
  office: Office,
  event: OrderEvent,
  order: Order,
  before: Order | undefined,
): Promise<boolean> {
  const known = await factsOf(work.db, order)
  const facts = isAsked(order)
    ? { ...known, estimate: await estimateFor(work.db, order, { office, now: work.now }) }
    : known
  const budgetLine = work.currentBudgetLine(order.budgetLineId)
  const accounts = PAYABLE.has(order.status)
    ? await accountFacts(work.db, order.vendorId, { office, now: work.now })
    : undefined
  const happened = {
    ...{ event, order, before, facts, office },
    ...(budgetLine ? { budgetLine } : {}),
    ...(accounts ? { accounts } : {}),
    ...(await forApproval(work, office, event, order, before)),
  }
  const news = firstOf(NEWS, happened) ?? {}
  await tellOffice(work, happened, news)
  if (isLost(event, before)) await offerOthers(work, office, order)
  if (!news.vendor) return true
  const reached = await tellShop(work, order, news.vendor)
  if (!reached) await tellAdmins(work, (t) => ({ text: t.admin.unreachable(facts.vendor, order.id) }))
  return reached
}

/** Whoever is asked for a yes sees what will be withheld. */
function isAsked({ status, heldUntil }: Order): boolean {
  return heldUntil === undefined && (status === 'awaiting-vendor' || status === 'awaiting-approval')
}

/** While the money is on its way, whoever sends it sees where to. */
const PAYABLE: ReadonlySet<OrderStatus> = new Set(['received', 'payment-submitted'])
/** What only the PPK's decision needs, looked up when it is about that. */
async function forApproval(
  { db, now }: Work,
  { ruleValues }: Office,
  { by }: OrderEvent,
  order: Order,
  before: Order | undefined,
): Promise<Pick<Happened, 'prices' | 'actor'>> {
  const [is, was] = [isForApproval(order), before !== undefined && isForApproval(before)]
  const [prices, names] = await Promise.all([
    is ? pricesOf(db, order, now, ruleValues) : [],
    was && by.personId !== undefined ? namesOf(db, [by.personId]) : undefined,
  ])
  const actor = names?.get(by.personId ?? 0)
  return { prices, ...(actor === undefined ? {} : { actor }) }
}

/** What people hear of an event, by the stretch of an order's life that it belongs to. */
const NEWS: readonly NewsOf[] = [
  changesNews,
  approvalNews,
  askingNews,
  findingsNews,
  ratingNews,
  deliveryNews,
  paymentNews,
]

function firstOf(all: readonly NewsOf[], happened: Happened): News | undefined {
  for (const news of all) {
    const found = news(happened)
    if (found) return found
  }
  return undefined
}

/** A vendor that was asked will not deliver: the officer needs another, unless the hour of delivery is over. */
function isLost(event: OrderEvent, before: Order | undefined): boolean {
  if (event.act === 'lapse') return before?.status !== 'awaiting-approval' && event.data.away === undefined
  return event.act === 'decline'
}

/** Everybody in the office hears once, whatever duties they bear, and nobody of what they did themselves. */
async function tellOffice(work: Work, { event, order }: Happened, news: News): Promise<void> {
  const told = new Set(event.by.personId === undefined ? [] : [event.by.personId])
  const duties = [...OFFICE, 'approversToo' as const].some((name) => news[name])
    ? await dutiesOf(work.db, order)
    : undefined
  for (const [name, words] of Object.entries(news) as [keyof News, Words][]) {
    if (name === 'vendor') continue
    if (name === 'admins') await tellAdmins(work, words, { orderId: order.id })
    const ids = hearers(name, order, duties)
    if (ids.length === 0 && isDuty(name) && turnsOn(order).includes(name))
      for (const id of duties?.head ?? []) await tell(work, id, nobodyCan(name, order), { orderId: order.id })
    for (const id of ids.filter((id) => !told.has(id))) {
      told.add(id)
      await tell(work, id, words, { orderId: order.id })
    }
  }
}

/** Whoever bears this duty bears another on the order: the head may name somebody else. */
function nobodyCan(duty: Duty, order: Order): Words {
  return (t) => ({ text: lines(t.tasks.nobodyElse(order.id), t.tasks.ofOthers(duty, [])) })
}

function isDuty(name: keyof News): name is Duty {
  return (OFFICE as readonly string[]).includes(name)
}

const OFFICE = ['approver', 'receiver', 'treasurer', 'head'] as const satisfies readonly Duty[]

function hearers(name: Exclude<keyof News, 'vendor'>, order: Order, duties: Duties | undefined): readonly number[] {
  if (name === 'admins') return []
  if (name === 'approversToo') return duties?.approver ?? []
  return name === 'requester' ? [order.requesterId] : bearers(name, order, duties)
}

/** Whoever has taken a duty on this order bears it; before that, all who may on this order. */
export function bearers(name: Duty, order: Order, duties: Duties | undefined): readonly number[] {
  const { approverId, receiverId, payerId } = order
  const taken = { approver: approverId, receiver: receiverId ?? approverId, treasurer: payerId, head: undefined }[name]
  if (taken !== undefined) return [taken]
  return duties ? freeBearersOf([name], order, duties) : []
}

/** A shop's group hears of orders until they are received; what is paid is for those who answer for the shop. */
const GROUP_HEARS: ReadonlySet<OrderStatus> = new Set([
  'awaiting-vendor',
  'awaiting-requester',
  'in-progress',
  'on-the-way',
  'arrived',
  'expired',
  'cancelled',
])

/** Writes to everybody who answers for the shop, and to its group. True when at least one of them can be reached. */
async function tellShop(work: Work, order: Order, words: Words): Promise<boolean> {
  const all = (await shopHearers(work.db, [order.vendorId])).get(order.vendorId) ?? []
  const hearers = all.filter(({ group }) => !group || GROUP_HEARS.has(order.status))
  for (const { chatId, language, group, ...who } of hearers) {
    const t = group ? messagesFor(language) : messagesFor(language, { ...who, roles: [{ role: 'vendor' }] })
    work.post(chatId, words(t, who), { orderId: order.id })
  }
  return hearers.length > 0
}

/** Writes to all admins. */
export async function tellAdmins(work: Work, words: Words, about?: { orderId: number }): Promise<void> {
  const admins = await holdersOf(work.db, { role: 'admin' })
  await Promise.all(admins.map((personId) => tell(work, personId, words, about)))
}

/** The same goods from other vendors, one tap away: when a vendor said no, or nothing. */
async function offerOthers(work: Work, office: Office, order: Order): Promise<void> {
  const [first] = order.lines
  if (!first) return
  const excludeVendorIds = await vendorsTried(work, order)
  const wanted = { productId: first.productId, excludeVendorIds, quantity: first.quantity }
  const ids = await alternatives(work.db, { ...wanted, city: order.place.city, limit: ALTERNATIVES_LOOKED_AT })
  const cards = await productCards(work.db, ids, wallClock(work.now, office.calendar.zone).day)
  const offers = ids
    .flatMap((id) => cards.get(id) ?? [])
    .filter(({ leadTimeHours }) => work.now + leadTimeHours * HOUR <= order.deliverAt)
    .slice(0, ALTERNATIVES_SHOWN)
  await tell(
    work,
    order.requesterId,
    (t) => (offers.length > 0 ? alternativesSay(t, order, offers) : { text: t.orders.noAlternatives }),
    { orderId: order.id },
  )
}

/** Whoever was asked for these goods before, this order being perhaps the replacement of another: none is asked twice. */
async function vendorsTried(work: Work, order: Order): Promise<number[]> {
  const former = replacedBy(order.basketId)
  const before = former === undefined ? undefined : await work.order(former)
  return [order.vendorId, ...(before ? await vendorsTried(work, before) : [])]
}
