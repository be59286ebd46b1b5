/** What a PPK needs to see of an order before it is sent. */
import { type BudgetLine, leftOn } from '#core/budget/budget.ts'
import { findingOf } from '#core/guards/index.ts'
import type { Order } from '#core/order/index.ts'
import type { ApprovalFacts, OrderFacts } from '../language/messages/facts.ts'

/** The order with what is left on its budget line, what was noticed, and what was asked and answered. */
export function approvalFacts(order: Order, facts: OrderFacts, line: BudgetLine | undefined): ApprovalFacts {
  const { notices = [], explanation, purpose } = order
  return {
    order: facts,
    ...(line ? { budget: { rupCode: line.rupCode, name: line.name, left: leftOn(line) } } : {}),
    ...(purpose ? { purpose } : {}),
    notices: notices.flatMap((notice) => {
      const found = findingOf(notice)
      return found ? [{ found, reason: notice.reason }] : []
    }),
    ...explanation,
  }
}
