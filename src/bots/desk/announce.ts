/**
 * What the others hear: one row per event, for whoever did not do it themselves. Posted by the transaction that records
 * the event, so the story in every chat is the story in the ledger, whether a person acted or the clock.
 */
import { HOUR, wallClock } from '#core/calendar.ts'
import { type Order, type OrderEvent, replacedBy } from '#core/order/index.ts'
import { alternatives, productCards } from '#db/catalogue.ts'
import { holdersOf } from '#db/people.ts'
import type { Say } from '../channel.ts'
import type { Office } from '../dialog/flow.ts'
import { tell } from '../dialog/tell.ts'
import type { OrderFacts } from '../language/messages/facts.ts'
import type { Messages } from '../language/messages/index.ts'
import type { Work } from '../work.ts'
import { alternativesSay, answerChoices, proposalChoices } from './choices.ts'
import { factsOf, proposalFacts } from './order-facts.ts'

/** How many like offers are put before an officer whose vendor said no. */
const ALTERNATIVES_SHOWN = 3
/** Of those, some need more time than is left. */
const ALTERNATIVES_LOOKED_AT = 20

type Words = (t: Messages, who: { name: string; honorific: string }) => Say

interface Announcement {
  readonly toVendor?: Words
  readonly toRequester?: Words
}

/** Tells everybody whom the event concerns. False when the vendor should have heard but cannot be reached. */
export async function announce(work: Work, office: Office, event: OrderEvent, order: Order): Promise<boolean> {
  const facts = await factsOf(work.db, order)
  const { toVendor, toRequester } = announcement(event, order, facts)
  const about = { orderId: order.id }
  if (toRequester) await tell(work, order.requesterId, toRequester, about)
  if (['decline', 'lapse'].includes(event.act)) await offerOthers(work, office, order)
  if (!toVendor) return true
  const reached = await tellShop(work, order, toVendor)
  if (!reached) await tellAdmins(work, (t) => ({ text: t.admin.unreachable(facts.vendor, order.id) }))
  return reached
}

function announcement(event: OrderEvent, order: Order, facts: OrderFacts): Announcement {
  switch (event.act) {
    case 'place':
    case 'approve':
      return order.status === 'awaiting-vendor' ? askVendor(order, facts) : {}
    case 'accept':
      return { toRequester: (t) => ({ text: t.orders.accepted(facts) }) }
    case 'propose': {
      const change = proposalFacts(order, event.data)
      return { toRequester: (t) => ({ text: t.orders.proposal(facts, change), choices: proposalChoices(t, order.id) }) }
    }
    case 'decline':
      return { toRequester: (t) => ({ text: t.orders.declined(facts, t.reason(event.data.reason, event.data.words)) }) }
    case 'acceptProposal':
      return { toVendor: (t) => ({ text: t.vendor.proposalAccepted(facts) }) }
    case 'declineProposal':
      return { toVendor: (t) => ({ text: t.vendor.proposalDeclined(order.id) }) }
    case 'cancel':
      return { toVendor: (t) => ({ text: t.vendor.cancelled(facts, t.reason(event.data.reason, event.data.words)) }) }
    case 'remind':
      return order.status === 'awaiting-vendor' ? remindVendor(order, facts) : remindRequester(order, facts)
    case 'lapse':
      return {
        toVendor: (t) => ({ text: t.vendor.expired(order.id) }),
        toRequester: (t) => ({ text: t.orders.expired(facts) }),
      }
    case 'ship':
    case 'redeliver':
      return { toRequester: (t) => ({ text: t.orders.shipped(facts, event.data.words) }) }
    case 'deliver':
      return { toRequester: (t) => ({ text: t.orders.delivered(facts, event.data.words) }) }
    default:
      return {}
  }
}

function askVendor(order: Order, facts: OrderFacts): Announcement {
  return {
    toVendor: (t, who) => ({ text: t.vendor.asked(kakOf(who), facts), choices: answerChoices(t, order.id) }),
  }
}

function remindVendor(order: Order, facts: OrderFacts): Announcement {
  const toVendor: Words = (t, who) => ({
    text: t.vendor.reminded(kakOf(who), facts),
    choices: answerChoices(t, order.id),
  })
  // The officer hears of the second reminder only: half-way silence is nothing to worry about.
  return order.remindersSent < 2 ? { toVendor } : { toVendor, toRequester: (t) => ({ text: t.orders.reminded(facts) }) }
}

function remindRequester(order: Order, facts: OrderFacts): Announcement {
  const { proposal } = order
  if (!proposal) return {}
  return {
    toRequester: (t) => ({
      text: t.orders.proposal(facts, proposalFacts(order, proposal)),
      choices: proposalChoices(t, order.id),
    }),
  }
}

/** How a person is addressed: `Kak Sri`. */
export function nameOf(who: { name: string; honorific: string }): string {
  return `${who.honorific} ${who.name}`.trim()
}

/** How the office addresses people of its shops: `Kak Sri`, whoever they are. */
export function kakOf(who: { name: string }): string {
  return `Kak ${who.name.split(' ')[0] ?? ''}`.trim()
}

/** Writes to everybody who answers for the shop. True when at least one of them can be reached. */
async function tellShop(work: Work, order: Order, words: Words): Promise<boolean> {
  const people = await holdersOf(work.db, { role: 'vendor', vendorId: order.vendorId })
  const reached = await Promise.all(people.map((personId) => tell(work, personId, words, { orderId: order.id })))
  return reached.includes(true)
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
