/** From the order to the vendor's word: asking, answers, proposals, silence. */
import type { Order } from '#core/order/index.ts'
import type { Outage } from '#core/outage.ts'
import type { OrderFacts } from '../../language/messages/facts.ts'
import { lines } from '../../markup.ts'
import { noticedLines } from '../approval-facts.ts'
import { answerChoices, proposalChoices } from '../choices.ts'
import { kakOf } from '../names.ts'
import { proposalFacts } from '../order-facts.ts'
import { toldBefore, withLead } from './again.ts'
import type { Happened, News, Words } from './news.ts'

/** News of asking a vendor and of what it answers. */
export function askingNews({ event, order, before, facts, office }: Happened): News | undefined {
  switch (event.act) {
    case 'place':
    case 'approve':
    case 'release':
      return order.status === 'awaiting-vendor' && order.heldUntil === undefined
        ? askVendor(order, facts, office)
        : undefined
    case 'accept':
      return { requester: (t) => ({ text: t.orders.accepted(facts) }) }
    case 'propose':
      return proposed(order, facts)
    case 'decline':
      return { requester: (t) => ({ text: t.orders.declined(facts, t.reason(event.data.reason, event.data.words)) }) }
    case 'acceptProposal':
      return { vendor: (t) => ({ text: t.vendor.proposalAccepted(facts) }) }
    case 'declineProposal':
      return { vendor: (t) => ({ text: t.vendor.proposalDeclined(order.id) }) }
    case 'cancel':
      if (!wasAsked(before)) return undefined
      return { vendor: (t) => ({ text: t.vendor.cancelled(facts, t.reason(event.data.reason, event.data.words)) }) }
    case 'remind': {
      const told = toldBefore({ event, order, before, office }, 'asked')
      return order.status === 'awaiting-requester' ? withLead(proposed(order, facts), told) : reminded(order, facts)
    }
    case 'extend':
      return extended(order, facts, event.data.away)
    case 'lapse':
      if (event.data.away) return lapsedMeanwhile(order, event.data.away, wasAsked(before))
      if (!wasAsked(before)) return undefined
      // The vendor had answered: the silence was the office's.
      if (before?.status === 'awaiting-requester')
        return {
          vendor: (t) => ({ text: t.changes.vendor.proposalLapsed(facts) }),
          requester: (t) => ({ text: t.changes.office.proposalLapsed(facts) }),
        }
      return {
        vendor: (t) => ({ text: t.vendor.expired(order.id) }),
        requester: (t) => ({ text: t.orders.expired(facts) }),
      }
    default:
      return undefined
  }
}

/** Did the vendor hear of this order at all? */
function wasAsked(before: Order | undefined): boolean {
  return before?.status !== 'awaiting-approval' && before?.heldUntil === undefined
}

function askVendor(order: Order, facts: OrderFacts, { rules }: Happened['office']): News {
  const words: Words = (t, who) => ({
    text: t.vendor.asked(kakOf(who), facts, rules),
    choices: answerChoices(t, order),
  })
  return { vendor: words }
}

function proposed(order: Order, facts: OrderFacts): News {
  const { proposal } = order
  if (!proposal) return {}
  const change = proposalFacts(order, proposal)
  return {
    requester: (t) => ({
      text: lines(t.orders.proposal(facts, change), ...noticedLines(t, proposal.notices ?? [])),
      choices: proposalChoices(t, order),
    }),
  }
}

function reminded(order: Order, facts: OrderFacts): News | undefined {
  if (order.status === 'awaiting-requester') return proposed(order, facts)
  if (order.status !== 'awaiting-vendor') return undefined
  const vendor: Words = (t, who) => ({
    text: order.remindersSent < 2 ? t.vendor.reminded(kakOf(who), facts) : t.again.vendor.answer(facts),
    choices: answerChoices(t, order),
  })
  // The officer hears of the second reminder only: half-way silence is nothing to worry about.
  return order.remindersSent < 2 ? { vendor } : { vendor, requester: (t) => ({ text: t.orders.reminded(facts) }) }
}

/** Whoever should answer is asked again, with the time they have now; whoever waits hears that it takes longer. */
function extended(order: Order, facts: OrderFacts, away: Outage): News {
  const due = order.answerDueAt ?? order.deliverAt
  const after = (words?: Words): Words => {
    return (t, who) => {
      const [moved, asked] = [t.away.moved(order.id, away, due), words?.(t, who)]
      return asked ? { ...asked, text: lines(moved, '', asked.text) } : { text: moved }
    }
  }
  const { vendor, requester } = reminded(order, facts) ?? {}
  return vendor ? { vendor: after(vendor), requester: after() } : { requester: after(requester) }
}

function lapsedMeanwhile({ id }: Order, away: Outage, wasAsked: boolean): News {
  return {
    ...(wasAsked ? { vendor: (t) => ({ text: t.away.lapsedForVendor(id, away) }) } : {}),
    requester: (t) => ({ text: t.away.lapsed(id, away) }),
  }
}
