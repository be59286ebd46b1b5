/** Changing and ending by consent: the other side hears old → new and is asked; whoever asked hears the answer. */
import { agreedPart, type Change, type Order, type OrderEvent, type Reason, type Request } from '#core/order/index.ts'
import type { Messages } from '../../language/messages/index.ts'
import { lines } from '../../markup.ts'
import { approvalFacts, noticedLines } from '../approval-facts.ts'
import { answerChoices, answerRequestChoices, approvalChoices } from '../choices.ts'
import { kakOf } from '../names.ts'
import { changeFacts } from '../order-facts.ts'
import { toldBefore, withLead } from './again.ts'
import { approvalNews } from './approval.ts'
import { deliveryNews } from './delivery.ts'
import type { Happened, News, Words } from './news.ts'

/** News of changes, of requests between the two sides, and of their answers. */
export function changesNews(happened: Happened): News | undefined {
  const { event, before, facts } = happened
  if (!before) return undefined
  switch (event.act) {
    case 'amend':
    case 'amendUp':
      return amended(happened, before)
    case 'askChange':
      return { ...heldChange(happened, event.data.change), ...requestNews(happened) }
    case 'askCancel':
      return requestNews(happened)
    case 'explain':
      return before.request?.needsApproval ? requestNews(happened) : undefined
    case 'approveChange':
      return { ...requestNews(happened), requester: (t) => ({ text: t.changes.approver.approved(facts) }) }
    case 'rejectChange':
      return {
        requester: (t) => ({ text: t.changes.approver.rejected(facts, whySaid(t, event.data)) }),
      }
    case 'agreeChange':
    case 'refuseChange':
    case 'agreeCancel':
    case 'refuseCancel':
    case 'lapseRequest':
      return answered(happened, before, event)
    case 'deliver':
      return before.request ? overtaken(happened) : undefined
    case 'forceCancel':
      return forced(happened, before, event.data.words)
    case 'undoApproval':
      return { requester: (t) => ({ text: t.overrides.undo.approvalTakenBack(facts) }) }
    case 'remind':
      return before.request ? withLead(requestNews(happened), toldBefore(happened, 'asked')) : undefined
    default:
      return undefined
  }
}

/** A dearer change that a guard asked a reason for and that needs no approval: the PPK hears of it. */
function heldChange({ order, facts }: Happened, { notices = [] }: Change): News | undefined {
  if (order.request?.needsApproval || !notices.some(({ severity }) => severity === 'hold')) return undefined
  return { approver: (t) => ({ text: lines(t.guards.told, '', t.orders.card(facts), ...noticedLines(t, notices)) }) }
}

/** Why, as the other side reads it: their own words where there are any. */
export function whySaid(t: Messages, { reason, words }: Reason): string {
  if (words !== '') return `“${words}”`
  return reason === '' || reason === 'unspecified' ? '' : t.reason(reason, '')
}

function amended(happened: Happened, before: Order): News | undefined {
  const { event, order, facts } = happened
  if (event.act !== 'amend' && event.act !== 'amendUp') return undefined
  const forOffice = approvalNews(happened) ?? heldChange(happened, event.data)
  if (before.status !== 'awaiting-vendor' || before.heldUntil !== undefined) return forOffice
  const change = changeFacts(before, event.data)
  return {
    ...forOffice,
    vendor:
      event.act === 'amendUp'
        ? (t) => ({ text: t.changes.vendor.wait(facts) })
        : (t, who) => ({
            text: t.changes.vendor.amended(kakOf(who), facts, change),
            choices: answerChoices(t, order),
          }),
  }
}

/** The PPK weighs a change as they weigh an order. */
type Asked = Pick<Happened, 'order' | 'facts' | 'budgetLine' | 'prices'>

/** The side whose word is needed is asked, the PPK before the vendor where the value rises. */
export function requestNews(happened: Asked): News {
  const { order } = happened
  const { request } = order
  if (!request) return {}
  if (request.needsApproval) return { approver: askApprover(happened, request) }
  return request.by === 'vendor'
    ? { requester: askOfficer(happened, request) }
    : { vendor: askVendor(happened, request) }
}

function askApprover({ order, facts, budgetLine, prices }: Asked, request: Request): Words {
  const change = changeFacts(order, request.change ?? { quantities: [] })
  const weighed = approvalFacts(order, facts, budgetLine, prices)
  return (t) => ({
    text: t.changes.approver.asked(facts, change, whySaid(t, request), t.approval.weighed(weighed)),
    choices: approvalChoices(t, order),
  })
}

function askOfficer({ order, facts }: Pick<Happened, 'order' | 'facts'>, request: Request): Words {
  const change = changeFacts(order, request.change ?? { quantities: [] })
  return (t) => ({
    text:
      request.kind === 'change'
        ? lines(
            t.changes.office.changeAsked(facts, change, whySaid(t, request)),
            ...noticedLines(t, request.change?.notices ?? []),
          )
        : t.changes.office.cancelAskedByVendor(facts, whySaid(t, request)),
    choices: answerRequestChoices(t, order, 'office'),
  })
}

function askVendor({ order, facts }: Pick<Happened, 'order' | 'facts'>, request: Request): Words {
  const change = changeFacts(order, request.change ?? { quantities: [] })
  return (t, who) => ({
    text:
      request.kind === 'change'
        ? t.changes.vendor.changeAsked(kakOf(who), facts, change, whySaid(t, request))
        : t.changes.vendor.cancelAsked(kakOf(who), facts, whySaid(t, request)),
    choices: answerRequestChoices(t, order, 'vendor'),
  })
}

/** The goods are there: what was still being asked about them is over. */
function overtaken(happened: Happened): News {
  const news = deliveryNews(happened) ?? {}
  const { requester } = news
  if (!requester) return news
  return {
    ...news,
    requester: (t, who) => {
      const told = requester(t, who)
      return { ...told, text: lines(told.text, t.changes.office.overtaken) }
    },
  }
}

/** Everybody who had a part in it hears; a vendor who was never asked hears nothing. */
function forced({ facts }: Happened, before: Order, why: string): News {
  const office: Words = (t) => ({ text: t.overrides.force.office(facts, why) })
  const wasAsked = before.status !== 'awaiting-approval' && before.heldUntil === undefined
  return {
    requester: office,
    approver: office,
    receiver: office,
    ...(wasAsked ? { vendor: (t) => ({ text: t.overrides.force.vendor(facts, why) }) } : {}),
  }
}

type Answer = Extract<
  OrderEvent,
  { act: 'agreeChange' | 'refuseChange' | 'agreeCancel' | 'refuseCancel' | 'lapseRequest' }
>

function answered({ facts }: Happened, before: Order, event: Answer): News {
  const { request } = before
  if (!request) return {}
  const asWas = event.act === 'agreeChange' ? event.data.asWas : undefined
  const change = changeFacts(before, agreedPart(request.change ?? { quantities: [] }, asWas))
  const byVendor = request.by === 'vendor'
  const answer = event.act === 'lapseRequest' || event.act === 'agreeChange' ? NO_WORDS : event.data
  switch (event.act) {
    case 'lapseRequest':
      return {
        requester: (t) => ({ text: t.changes.office.lapsed(facts, !byVendor) }),
        // A vendor who was never asked, because the PPK did not answer, need not hear of it.
        ...(request.needsApproval ? {} : { vendor: (t) => ({ text: t.changes.vendor.lapsed(facts, byVendor) }) }),
      }
    case 'agreeChange':
      return {
        ...toOffice((t) => ({ text: t.changes.office.changed(facts, change) })),
        ...(byVendor ? { vendor: (t) => ({ text: t.changes.vendor.agreedChange(facts, change) }) } : {}),
      }
    case 'agreeCancel':
      return {
        ...toOffice((t) => ({ text: t.changes.office.cancelled(facts, whySaid(t, request)) })),
        ...(byVendor ? { vendor: (t) => ({ text: t.changes.vendor.agreedCancel(facts) }) } : {}),
      }
    case 'refuseChange':
      return byVendor
        ? { vendor: (t) => ({ text: t.changes.vendor.refusedChange(facts, whySaid(t, answer)) }) }
        : { requester: (t) => ({ text: t.changes.office.changeRefused(facts, whySaid(t, answer)) }) }
    case 'refuseCancel':
      return byVendor
        ? { vendor: (t) => ({ text: t.changes.vendor.refusedCancel(facts, whySaid(t, answer)) }) }
        : { requester: (t) => ({ text: t.changes.office.cancelRefused(facts, whySaid(t, answer)) }) }
  }
}

const NO_WORDS: Reason = { reason: 'unspecified', words: '' }

/** Who ordered, and who will receive what is agreed now. */
function toOffice(words: Words): News {
  return { requester: words, receiver: words }
}
