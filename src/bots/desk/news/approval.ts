/** Before the vendor is asked: what the PPK is shown, and what the requester hears of it. */
import { choice } from '../../dialog/flow.ts'
import type { ApprovalFacts } from '../../language/messages/facts.ts'
import type { Messages } from '../../language/messages/index.ts'
import { lines, type Markup } from '../../markup.ts'
import { approvalFacts } from '../approval-facts.ts'
import { approvalChoices, EXPLAIN_ORDER } from '../choices.ts'
import { toldBefore, withLead } from './again.ts'
import { askingNews } from './asking.ts'
import type { Happened, News, Words } from './news.ts'

/** News of an order that the PPK sees before the vendor does. */
export function approvalNews(happened: Happened): News | undefined {
  const { event, order, before, facts, actor = '' } = happened
  if (event.act === 'place' || event.act === 'release' || event.act === 'amendUp')
    return waits(happened)
      ? { approver: asks(happened, (t, approval) => t.approval.asked(approval)) }
      : heldAndSent(happened)
  if (event.act === 'askExplanation')
    return {
      requester: asked(order.id, event.data.words),
      approversToo: (t) => ({ text: t.approval.askedByOther(order.id, event.data.words, actor) }),
    }
  if (before?.status !== 'awaiting-approval') return undefined
  switch (event.act) {
    case 'amend':
      return waits(happened) ? { approver: asks(happened, (t, approval) => t.approval.asked(approval)) } : undefined
    case 'approve':
      return {
        ...askingNews(happened),
        requester: (t) => ({ text: t.approval.approved(facts) }),
        approversToo: (t) => ({ text: t.approval.settledByOther(order.id, 'approve', actor) }),
      }
    case 'reject': {
      const { reason, words } = event.data
      return {
        requester: (t) => ({ text: t.approval.rejected(facts, t.reason(reason, words)) }),
        approversToo: (t) => ({ text: t.approval.settledByOther(order.id, 'reject', actor) }),
      }
    }
    case 'explain':
      return { approver: asks(happened, (t, approval) => t.approval.explained(approval)) }
    case 'cancel': {
      const { reason, words } = event.data
      if (before.heldUntil !== undefined) return undefined
      return { approver: (t) => ({ text: t.approval.withdrawn(order.id, t.reason(reason, words)) }) }
    }
    default:
      return passed(happened)
  }
}

/** What a guard asked a reason for and that needs no approval here goes on to the vendor; the PPK hears of it. */
function heldAndSent(happened: Happened): News | undefined {
  const { order, before, facts, budgetLine } = happened
  const isSent = order.status === 'awaiting-vendor' && order.heldUntil === undefined && before?.approverId === undefined
  if (!isSent || !order.notices?.some(({ severity }) => severity === 'hold')) return undefined
  const approval = approvalFacts(order, facts, budgetLine)
  return { ...askingNews(happened), approver: (t) => ({ text: lines(t.guards.told, '', t.approval.card(approval)) }) }
}

/** What time does to an order that nobody has approved yet. */
function passed(happened: Happened): News | undefined {
  const { event, order, facts } = happened
  switch (event.act) {
    case 'remind': {
      const approver = asks(happened, (t, approval) => t.approval.reminded(approval))
      const news = withLead({ approver }, toldBefore(happened, 'unasked'))
      // As with vendors, half-way silence is nothing to worry the requester with.
      return order.remindersSent < 2 ? news : { ...news, requester: (t) => ({ text: t.approval.stillWaiting(facts) }) }
    }
    case 'extend': {
      const { away } = event.data
      const due = order.answerDueAt ?? order.deliverAt
      const again = asks(happened, (t, approval) =>
        lines(t.away.moved(order.id, away, due), '', t.approval.reminded(approval)),
      )
      return { ...askingNews(happened), approver: again }
    }
    case 'lapse': {
      const lapsed: Words = (t) => ({ text: t.approval.lapsed(order.id) })
      return event.data.away ? { approver: lapsed, ...askingNews(happened) } : { approver: lapsed, requester: lapsed }
    }
    default:
      return undefined
  }
}

/** Is it the PPK's turn, and not still kept back? */
function waits({ order }: Happened): boolean {
  return order.status === 'awaiting-approval' && order.heldUntil === undefined
}

function asks(
  { order, facts, budgetLine, prices }: Happened,
  text: (t: Messages, approval: ApprovalFacts) => Markup,
): Words {
  const approval = approvalFacts(order, facts, budgetLine, prices)
  return (t) => ({ text: text(t, approval), choices: approvalChoices(t, order) })
}

function asked(orderId: number, words: string): Words {
  return (t) => ({
    text: t.approval.question(orderId, words),
    choices: [[choice(EXPLAIN_ORDER, t.approval.answer, { orderId })]],
  })
}
