/** The PPK's approval before an order is sent, in English. */
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { approvalIndonesian } from './approval-id.ts'
import type { ApprovalFacts, OrderFacts, PriceFacts } from './facts.ts'
import { STANDARDS } from './guards-en.ts'

interface Parts {
  readonly number: (orderId: number) => string
  readonly card: (order: OrderFacts) => Markup
  readonly noticed: (facts: Pick<ApprovalFacts, 'purpose' | 'notices'>) => readonly (Markup | false)[]
}

/** What the PPK sees and answers, and what the requester hears of it. */
export function approvalEnglish(f: Formats, { number, card, noticed }: Parts): ReturnType<typeof approvalIndonesian> {
  const priceLine = ({ name, unit, price, median, ceiling }: PriceFacts) => {
    const parts = [
      median && `middle price ${f.rupiah(median.price)} of ${f.number(median.offers)} similar offers`,
      ceiling && `standard for ${STANDARDS[ceiling.kind] ?? ceiling.kind} ${f.rupiah(ceiling.price)}`,
    ].filter((part) => part !== undefined)
    return say`📊 ${name} ${f.rupiah(price)}/${unit}: ${parts.join(', ')}`
  }
  const weighed = ({ budget, asked, answer, prices = [], ...rest }: ApprovalFacts) =>
    lines(
      budget !== undefined &&
        say`💰 ${budget.name} (RUP ${budget.rupCode}): left after this order *${f.rupiah(budget.left)}*`,
      ...prices.map(priceLine),
      ...noticed(rest),
      asked !== undefined && say`❓ The PPK asked: “${asked}”`,
      answer !== undefined && say`💬 The requester answered: “${answer}”`,
    )
  const facts = (approval: ApprovalFacts) => {
    const { order } = approval
    return lines(
      card(order),
      say`🏛️ ${order.unit} · ordered by ${order.requester}`,
      weighed(approval),
      order.status === 'awaiting-approval' &&
        order.answerDueAt !== undefined &&
        say`Please answer by *${f.moment(order.answerDueAt)}*; after that the order lapses.`,
    )
  }
  return {
    approve: '✅ Approve',
    askExplanation: '❓ Ask for an explanation',
    reject: '❌ Refuse',
    answer: '💬 Answer',
    card: facts,
    weighed,
    asked: (approval: ApprovalFacts) => lines(say`🖊️ *Your approval as PPK is needed*`, '', facts(approval)),
    reminded: (approval: ApprovalFacts) => lines(say`⏰ *Still waiting for your approval*`, '', facts(approval)),
    explained: (approval: ApprovalFacts) =>
      lines(say`💬 *The requester has answered your question*`, '', facts(approval)),
    movedOn: say`✏️ The order has changed since that message. Please look at it as it is now:`,
    none: say`No order is waiting for your approval.`,
    whichMeant: say`Which order is meant? These are waiting for your approval:`,
    bindsByButton: say`So that it is surely the right order, please decide with the buttons below its card:`,
    saidBefore: (words: string) =>
      say`Your words: “${words}”. If they are about this order, there is a button for them:`,
    withWords: { askExplanation: '❓ Send it as a question', reject: '❌ Refuse for that reason' },
    title: say`*Waiting for your approval*`,
    button: (order: OrderFacts) => `${number(order.id)} · ${order.vendor} · ${f.rupiah(order.total)}`,
    askQuestion: (id: number) =>
      say`What should be explained about order ${number(id)}? Write the question, or *back*.`,
    askReason: (id: number) => say`Refuse order ${number(id)}? Write the reason, or *back*.`,
    askAnswer: (id: number, question: string) =>
      say`The PPK asks about order ${number(id)}: “${question}”. Please write your answer.`,
    approvedByYou: (order: OrderFacts) =>
      say`✅ You approved order *${number(order.id)}* (${f.rupiah(order.total)}); it goes on to ${order.vendor}.`,
    rejectedByYou: (order: OrderFacts) =>
      say`Order *${number(order.id)}* is refused. ${order.requester} has been told, and its budget is free again.`,
    settledByOther: (id, how, who) =>
      how === 'approve'
        ? say`✅ Order *${number(id)}* has been approved by ${who}. Nothing is left to answer.`
        : say`❌ Order *${number(id)}* has been refused by ${who}. Nothing is left to answer.`,
    askedByOther: (id, words, who) =>
      say`❓ ${who} asks about *${number(id)}*: “${words}”. The answer will come to you as well.`,
    questionSent: (order: OrderFacts) =>
      say`Your question about *${number(order.id)}* went to ${order.requester}. The answer will come here.`,
    placed: (order: OrderFacts) =>
      lines(
        say`🕓 *Order ${number(order.id)} is recorded and waits for the PPK’s approval*`,
        card(order),
        order.answerDueAt !== undefined &&
          say`The PPK answers by ${f.moment(order.answerDueAt)}. The vendor is asked once it is approved; I will tell you here.`,
      ),
    toast: 'Waiting for the PPK',
    approved: (order: OrderFacts) =>
      say`✅ *The PPK approved order ${number(order.id)}*; it goes on to ${order.vendor}.`,
    rejected: (order: OrderFacts, why: string) =>
      say`❌ *The PPK refused order ${number(order.id)}*: ${why}. The vendor was not asked, and the budget is free again.`,
    question: (id: number, words: string) =>
      say`❓ *The PPK asks you to explain order ${number(id)}*: “${words}”. The order waits for your answer.`,
    answerSent: (id: number) => say`Your answer about ${number(id)} went to the PPK.`,
    stillWaiting: (order: OrderFacts) =>
      say`⏰ The PPK has not answered order ${number(order.id)} yet. I reminded them${order.answerDueAt === undefined ? '' : `; it is due ${f.moment(order.answerDueAt)}`}.`,
    lapsed: (id: number) =>
      say`⌛ *Order ${number(id)} was not approved in time* and has lapsed. Its budget is free again.`,
    withdrawn: (id: number, why: string) =>
      say`Order ${number(id)} was cancelled by the requester: ${why}. Nothing is left to answer.`,
  }
}
