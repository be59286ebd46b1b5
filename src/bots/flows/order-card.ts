/** One order as whoever looks at it needs it: the PPK weighs it, the treasurer sees what is owed, others where it stands. */
import { type Capacity, DEAD_STATUSES, isForApproval, type Order } from '#core/order/index.ts'
import { budgetLinesSeen } from '#db/budgets.ts'
import { lettersOf } from '#db/correspondence.ts'
import { enclosuresOf } from '#db/enclosures.ts'
import type { Say } from '../channel.ts'
import { capacitiesOn, standingOn } from '../desk/acting.ts'
import { approvalFacts, pricesOf } from '../desk/approval-facts.ts'
import { estimateFor } from '../desk/bill.ts'
import { ENCLOSURES } from '../desk/choices.ts'
import { enclosedIn } from '../desk/evidence.ts'
import { latenessText } from '../desk/findings.ts'
import { moneyQuestionSay } from '../desk/money-question.ts'
import { requestNews } from '../desk/news/changes.ts'
import { factsOf } from '../desk/order-facts.ts'
import { countdown, toConfirm, toPay } from '../desk/to-pay.ts'
import { waysOn } from '../desk/ways.ts'
import { whoseTurn } from '../desk/whose-turn.ts'
import { choice, type Talk, type Turn } from '../dialog/flow.ts'
import type { OrderFacts } from '../language/messages/facts.ts'
import { lines, type Markup } from '../markup.ts'

/** Of what office and shop wrote to each other about it. */
const LETTERS_SHOWN = 3

/** The card with everything this person can do on the order now, and `more`; `undefined` for a stranger to it. */
export async function orderCard(
  talk: Talk,
  orderId: number,
  more: NonNullable<Say['choices']> = [],
): Promise<Turn<never> | undefined> {
  const order = await talk.work.order(orderId)
  const capacities = order ? (await capacitiesOn(talk, order)).filter((capacity) => capacity !== 'vendor') : []
  if (!order || capacities.length === 0) return undefined
  const choices = [
    ...waysOn(talk.t, order, capacities, await standingOn(talk, order)),
    ...(await enclosureRow(talk, order)),
    ...more,
  ]
  return { say: [{ text: await cardText(talk, order, capacities), choices, inPlace: true }], orderId }
}

async function cardText(talk: Talk, order: Order, capacities: readonly Capacity[]): Promise<Markup> {
  const { t, db } = talk
  const facts = await factsWithEstimate(talk, order)
  if (isForApproval(order) && capacities.includes('approver')) return toApprove(talk, order, facts)
  if (order.status === 'received' && capacities.includes('treasurer')) return (await toPay(talk, order)).text
  if (order.status === 'payment-submitted' && capacities.includes('head')) return (await toConfirm(talk, order)).text
  if (order.status === 'payment-questioned' && capacities.includes('treasurer'))
    return moneyQuestionSay(t, order, facts).text
  const isAtDoor = order.status === 'arrived' || order.status === 'disputed'
  const [letters, whose] = await Promise.all([lettersOf(db, order.id, LETTERS_SHOWN), whoseTurn(talk, order)])
  return lines(
    t.orders.card(facts),
    t.purpose.whole(order.purpose),
    isAtDoor && latenessText(t, order, talk),
    countdown(talk, order),
    whose,
    ...letters.map(({ fromVendor, words, files }) => t.asking.kept(fromVendor, words, enclosedIn(files))),
  )
}

/** For the PPK: the order, or the change of it that waits. */
async function toApprove(talk: Talk, order: Order, facts: OrderFacts): Promise<Markup> {
  const { t, db, now, office, person } = talk
  const [seen, prices] = await Promise.all([
    budgetLinesSeen(db, [order.budgetLineId]),
    pricesOf(db, order, now, office.ruleValues),
  ])
  const budgetLine = seen.get(order.budgetLineId)
  const asked = requestNews({ order, facts, ...(budgetLine ? { budgetLine } : {}), prices }).approver
  return asked ? asked(t, person).text : t.approval.card(approvalFacts(order, facts, budgetLine, prices))
}

/** Before the receipt what will be withheld is an estimate. */
async function factsWithEstimate(talk: Talk, order: Order): Promise<OrderFacts> {
  const facts = await factsOf(talk.db, order)
  if (facts.bill || DEAD_STATUSES.has(order.status) || order.receivedAt !== undefined) return facts
  return { ...facts, estimate: await estimateFor(talk.db, order, talk) }
}

/** What was sent with it; none while nothing has been sent. */
async function enclosureRow({ t, db }: Talk, { id: orderId }: Pick<Order, 'id'>) {
  const sent = await enclosuresOf(db, orderId, 'office')
  const count = sent.reduce((sum, { files }) => sum + files.length, 0)
  return count === 0 ? [] : [[choice(ENCLOSURES, t.asking.enclosed.button(count), { orderId })]]
}
