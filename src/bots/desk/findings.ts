/** What was found of a delivery, as sentences need it, and the choices that lead to a way out. */
import type { Instant } from '#core/calendar.ts'
import { changedLines, FINDINGS, type Finding, type Order, type Quantities, withLines } from '#core/order/index.ts'
import { orderPenalty, type Penalty } from '#core/order/penalty.ts'
import { latePenaltyFrom } from '#db/tax-rules.ts'
import type { Choice, Say } from '../channel.ts'
import { choice, type Office } from '../dialog/flow.ts'
import type { CountedLine, FoundFacts } from '../language/messages/facts.ts'
import type { Messages } from '../language/messages/index.ts'
import type { Markup } from '../markup.ts'
import { FINDING, RECEIVE_ORDER, SHOP_CONFIRMS, SOLVE_FINDING } from './choices.ts'

type Rows = NonNullable<Say['choices']>

/** What the PPK counted, line by line; what was not counted is there in full. */
export function countedLines({ lines, inspection }: Order): CountedLine[] {
  return lines.map(({ line, name, unit, quantity }) => {
    const found = inspection?.quantities.find((counted) => counted.line === line)
    return { name, unit, from: quantity, to: found?.quantity ?? quantity }
  })
}

/** The finding that is open; none where only a count is disagreed about. */
export function foundFacts(order: Order): FoundFacts | undefined {
  const { finding, words = '' } = order.inspection ?? {}
  return finding && { finding, counted: countedLines(order), words }
}

/** How late the good ones of an order's goods are, as far as anybody knows now, and what that costs by today's rule. */
export function latenessOf(
  order: Order,
  good: Quantities,
  { now, office: { ruleValues, calendar } }: { now: Instant; office: Pick<Office, 'ruleValues' | 'calendar'> },
): Penalty {
  const received = withLines(order, changedLines(order, good))
  return orderPenalty(received, { perDay: latePenaltyFrom(ruleValues), zone: calendar.zone, now })
}

/** What the lateness of the goods costs, for whoever is about to receive them; none while they are in time. */
export function latenessText(t: Messages, order: Order, around: Parameters<typeof latenessOf>[2]): Markup | undefined {
  const penalty = latenessOf(order, [], around)
  return penalty.days > 0 ? t.findings.office.penalty(penalty) : undefined
}

/** What can be wrong with a delivery, for the PPK. */
export function kindChoices(t: Messages, orderId: number): Rows {
  const to = (finding: Finding): Choice =>
    choice(FINDING, t.findings.kinds[finding], { do: 'kind', orderId, finding }, { once: finding === 'absent' })
  return [FINDINGS.slice(0, 2), FINDINGS.slice(2, 4), FINDINGS.slice(4)].map((row) => row.map(to))
}

/** While a finding is open: receive after all, count, or refuse. */
export function decideChoices(t: Messages, orderId: number): Rows {
  const { all, part } = t.receipt.office
  return [
    [choice(RECEIVE_ORDER, all, { do: 'all', orderId }, { once: true })],
    [
      choice(RECEIVE_ORDER, part, { do: 'part', orderId }),
      choice(FINDING, t.findings.office.refuse, { do: 'refuse', orderId }),
    ],
  ]
}

/** While it is brought again: do not wait for it. */
export function insteadChoices(t: Messages, orderId: number): Rows {
  return decideChoices(t, orderId).slice(1)
}

/** The ways out, for the vendor: bring it again, agree to what is good, or explain. */
export function solveChoices(t: Messages, order: Order): Rows {
  const { id: orderId, inspection } = order
  const { again, agree, explain } = t.findings.vendor
  const { finding } = inspection ?? {}
  const label = finding === 'short' || finding === 'absent' ? again[finding] : again.other
  const isSomething = countedLines(order).some(({ to }) => to > 0)
  return [
    [choice(SOLVE_FINDING, label, { do: 'redeliver', orderId })],
    ...(isSomething ? [[choice(SHOP_CONFIRMS, agree, { do: 'confirmCount', orderId }, { once: true })]] : []),
    [choice(SOLVE_FINDING, explain, { do: 'explain', orderId })],
  ]
}
