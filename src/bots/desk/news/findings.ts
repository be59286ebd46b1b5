/** From a finding to its way out: what the vendor is asked, and what the office hears of the answer. */
import type { OrderEvent } from '#core/order/index.ts'
import type { Messages } from '../../language/messages/index.ts'
import { lines } from '../../markup.ts'
import { shownWith } from '../evidence.ts'
import { decideChoices, foundFacts, insteadChoices, solveChoices } from '../findings.ts'
import { kakOf } from '../names.ts'
import { headToldBefore, toldBefore, withLead } from './again.ts'
import type { Happened, News, Words } from './news.ts'

/** News of what is not as ordered. */
export function findingsNews(happened: Happened): News | undefined {
  const { event, order, facts } = happened
  switch (event.act) {
    case 'dispute':
      return disputed(happened)
    case 'answerFinding':
      return {
        receiver: (t) => ({
          text: t.findings.office.answered(facts, event.data.words),
          choices: decideChoices(t, order.id),
          ...shownWith(event.data.files),
        }),
      }
    case 'redeliver':
      return redelivered(event, happened)
    case 'refuse':
      return {
        vendor: (t) => ({ text: t.findings.vendor.refused(facts, event.data.words) }),
        requester: (t) => ({ text: t.findings.office.refusedForRequester(facts, event.data.words) }),
      }
    case 'remind':
    case 'escalate':
      return order.status === 'disputed' ? open(happened) : undefined
    default:
      return undefined
  }
}

/** Asked kindly, with the photos: the vendor chooses. */
function solve({ order, facts }: Happened): Words | undefined {
  const found = foundFacts(order)
  if (!found) return undefined
  const { lateness } = order.inspection ?? {}
  return (t, who) => ({
    text: lines(t.findings.vendor.found(kakOf(who), facts, found), lateness && t.lateness.settled(lateness)),
    choices: solveChoices(t, order),
    ...shownWith(order.inspection?.files),
  })
}

function disputed(happened: Happened): News {
  const { order, facts } = happened
  const found = foundFacts(order)
  const vendor = solve(happened)
  if (!found || !vendor) return {}
  return {
    vendor,
    requester: (t) => ({ text: t.findings.office.toRequester(facts, found), ...shownWith(order.inspection?.files) }),
  }
}

function redelivered({ data }: Extract<OrderEvent, { act: 'redeliver' }>, { order, facts }: Happened): News {
  const { deliverAt, words } = data
  return {
    requester: (t) => ({ text: t.findings.office.redelivered(facts, deliverAt, words) }),
    receiver: (t) => ({
      text: lines(t.findings.office.redelivered(facts, deliverAt, words), t.findings.office.insteadOfWaiting),
      choices: insteadChoices(t, order.id),
    }),
  }
}

/** Whose turn it is hears again: the vendor until it has answered, then the PPK; past the time, whoever is above. */
function open(happened: Happened): News {
  const { event, order, facts } = happened
  const vendor = order.inspection?.answer ? undefined : solve(happened)
  const [told, headTold] = [toldBefore(happened, 'unasked'), headToldBefore(happened)]
  const firstTime = (t: Messages) => (vendor ? t.findings.office.waits(facts) : t.findings.office.decide(facts))
  const forHead = (t: Messages) =>
    headTold.times === 0 ? t.findings.office.open(facts) : t.again.head.open(facts, headTold)
  return {
    ...withLead(vendor ? { vendor } : {}, toldBefore(happened, 'asked')),
    receiver: (t) => ({
      text: told.times === 0 ? firstTime(t) : t.again.office.found(facts, told, !vendor),
      choices: decideChoices(t, order.id),
    }),
    ...(event.act === 'escalate' ? { head: (t) => ({ text: forHead(t) }) } : {}),
  }
}
