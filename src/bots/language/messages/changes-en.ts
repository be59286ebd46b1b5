/** Changing, cancelling and taking back what is agreed, in English: old → new, and who has to say yes. */
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { LineFacts, OrderFacts, ProposalFacts } from './facts.ts'

interface Parts {
  readonly number: (orderId: number) => string
  readonly diff: (change: ProposalFacts) => Markup
  readonly whole: (order: OrderFacts) => Markup
}

/** What officers, the PPK and vendors are told while an order is changed or ended by consent. */
export function changesEnglish(f: Formats, { number, diff, whole }: Parts) {
  const because = (why: string) => why !== '' && say`💬 ${why}`
  const due = (order: OrderFacts) =>
    order.answerDueAt !== undefined && say`Please answer before *${f.moment(order.answerDueAt)}*.`
  const stays = say`The order stays as it was.`
  return {
    movedOn: say`✏️ Something has changed since that message. This is what is asked now:`,
    office: {
      open: '✏️ Change',
      pick: (order: OrderFacts) => say`What should change on order *${number(order.id)}*?`,
      line: ({ name, quantity, unit }: LineFacts) => `🔢 ${name} (${f.quantity(quantity, unit)})`,
      when: '🕒 Time',
      where: '📍 Place',
      note: '📝 Note',
      askQuantity: ({ name, quantity, unit }: LineFacts) =>
        say`*${name}* is ${f.quantity(quantity, unit)} now. How many instead? Write the number; 0 removes the line.`,
      askWhen: (order: OrderFacts) =>
        say`It is ${f.moment(order.deliverAt)} now. When instead? For example _noon_ or _Thursday 10 am_.`,
      askWhere: say`Where to? Choose, or write the full address.`,
      askNote: say`Write the new note for the vendor.`,
      confirm: (order: OrderFacts, change: ProposalFacts, isBound: boolean) =>
        lines(
          say`Changes to order *${number(order.id)}*:`,
          diff(change),
          isBound && say`The vendor has accepted this order, so the change holds once the vendor agrees.`,
        ),
      send: '✅ Change it so',
      ask: '✅ Ask the vendor',
      more: '✏️ Change something else',
      askReason: say`What is the reason? One sentence; the vendor reads it.`,
      amended: (order: OrderFacts) =>
        lines(
          order.status === 'awaiting-approval'
            ? say`✏️ *Order ${number(order.id)} was changed* and waits for the PPK's approval.`
            : say`✏️ *Order ${number(order.id)} was changed.* ${order.heldUntil === undefined ? 'The vendor is asked to answer the new one.' : 'The vendor has not been asked yet; the new one will be sent.'}`,
          whole(order),
        ),
      asked: (order: OrderFacts, needsApproval: boolean) =>
        needsApproval
          ? say`🕓 *${number(order.id)}* becomes dearer, so the PPK is asked first. Then I ask ${order.vendor}.`
          : say`🕓 I am asking ${order.vendor} about the change of *${number(order.id)}*. Until then the order stays as it was.`,
      askCancel: (order: OrderFacts) =>
        say`${order.vendor} has accepted *${number(order.id)}*, so cancelling needs their consent. What is the reason? One sentence, or *back*.`,
      cancelAsked: (order: OrderFacts) =>
        say`🕓 I am asking ${order.vendor} about cancelling *${number(order.id)}*. Until then the order goes on.`,
      changeAsked: (order: OrderFacts, change: ProposalFacts, why: string) =>
        lines(say`🔁 *${order.vendor} asks to change ${number(order.id)}*`, diff(change), because(why), due(order)),
      cancelAskedByVendor: (order: OrderFacts, why: string) =>
        lines(
          say`😔 *${order.vendor} asks to cancel ${number(order.id)}*`,
          because(why),
          say`If you agree, the order is cancelled and its budget returns.`,
          due(order),
        ),
      agree: '✅ Agree',
      refuse: '❌ Do not agree',
      askAgreeReason: (order: OrderFacts) =>
        say`The goods of ${number(order.id)} are on the way, so cancelling is recorded with a reason from both sides. One sentence, please.`,
      changed: (order: OrderFacts, change: ProposalFacts) =>
        lines(say`✅ *The change of ${number(order.id)} is agreed*`, diff(change), whole(order)),
      changeRefused: (order: OrderFacts, why: string) =>
        lines(say`❌ ${order.vendor} cannot change *${number(order.id)}*.`, because(why), stays),
      changeRefusedByYou: (order: OrderFacts) =>
        lines(say`You refused the change of *${number(order.id)}*; ${order.vendor} has been told.`, stays),
      cancelled: (order: OrderFacts, why: string) =>
        lines(say`❌ *Order ${number(order.id)} was cancelled by consent.* Its budget is back.`, because(why)),
      cancelRefused: (order: OrderFacts, why: string) =>
        lines(say`❗ ${order.vendor} does not agree to cancel *${number(order.id)}*.`, because(why), stays),
      cancelRefusedByYou: (order: OrderFacts) =>
        lines(say`You refused to cancel *${number(order.id)}*; ${order.vendor} has been told.`, stays),
      lapsed: (order: OrderFacts, isOurs: boolean) =>
        lines(
          isOurs
            ? say`⌛ ${order.vendor} did not answer your request on *${number(order.id)}* in time.`
            : say`⌛ The request of ${order.vendor} on *${number(order.id)}* was not answered in time.`,
          stays,
        ),
      proposalLapsed: (order: OrderFacts) =>
        say`⌛ The proposal of ${order.vendor} for *${number(order.id)}* was not answered in time, so the order was cancelled. Its budget is back.`,
      overtaken: say`What was still being asked about this order is over, as the goods are there.`,
      gone: (orderId: number) =>
        say`Nothing waits for your answer on ${number(orderId)}; perhaps it has been answered already.`,
    },
    approver: {
      asked: (order: OrderFacts, change: ProposalFacts, why: string, weighed: Markup) =>
        lines(
          say`🖊️ *A change of ${number(order.id)} needs your approval as PPK*: it becomes dearer.`,
          say`🏪 ${order.vendor} · ordered by ${order.requester}`,
          diff(change),
          because(why),
          weighed,
          due(order),
        ),
      approve: '✅ Approve the change',
      reject: '❌ Refuse the change',
      askReason: (order: OrderFacts) => say`Why do you refuse the change of *${number(order.id)}*? One sentence.`,
      approvedByYou: (order: OrderFacts) =>
        say`✅ You approved the change of *${number(order.id)}*. Now I ask ${order.vendor}.`,
      rejectedByYou: (order: OrderFacts) =>
        lines(say`The change of *${number(order.id)}* is refused; ${order.requester} has been told.`, stays),
      approved: (order: OrderFacts) =>
        say`✅ The PPK approved the change of *${number(order.id)}*. Now I ask ${order.vendor}.`,
      rejected: (order: OrderFacts, why: string) =>
        lines(say`❌ The PPK did not approve the change of *${number(order.id)}*.`, because(why), stays),
    },
    vendor: {
      amended: (who: string, order: OrderFacts, change: ProposalFacts) =>
        lines(
          say`Hello ${who}, the officer changed order *${number(order.id)}*:`,
          diff(change),
          '',
          say`So now it is:`,
          whole(order),
          due(order),
          say`Can you do it?`,
        ),
      wait: (order: OrderFacts) =>
        say`Order *${number(order.id)}* is being changed and waits for the PPK's approval. No need to answer yet; I will send you the new one 🙏`,
      changeAsked: (who: string, order: OrderFacts, change: ProposalFacts, why: string) =>
        lines(
          say`Hello ${who}, the officer asks to change order *${number(order.id)}*:`,
          diff(change),
          because(why),
          due(order),
          say`Is that all right? If not, no harm done; the order stays as it was.`,
        ),
      cancelAsked: (who: string, order: OrderFacts, why: string) =>
        lines(
          say`Hello ${who}, sorry, the officer asks to *cancel* order *${number(order.id)}*.`,
          because(why),
          due(order),
          say`Do you agree? If not, the order goes on.`,
        ),
      agree: 'Agree',
      refuse: 'Not possible',
      unsure: say`Sorry, I am not sure what you mean, so I have recorded nothing yet.`,
      askAgreeReason: (order: OrderFacts) =>
        say`All right. As the goods of ${number(order.id)} are on the way: why do you agree to cancel? One sentence.`,
      changed: (order: OrderFacts, change: ProposalFacts) =>
        lines(say`Thank you! Order *${number(order.id)}* now looks like this:`, diff(change), '', whole(order)),
      changeRefused: (order: OrderFacts) =>
        say`That is all right. Order *${number(order.id)}* stays as it was; the officer has been told.`,
      cancelled: (order: OrderFacts) => say`Order *${number(order.id)}* is cancelled. Thank you for understanding 🙏`,
      cancelRefused: (order: OrderFacts) =>
        say`Order *${number(order.id)}* goes on as it was; the officer has been told.`,
      echoChange: (order: OrderFacts, change: ProposalFacts) =>
        lines(say`I will ask the officer this about *${number(order.id)}*:`, diff(change), say`Right?`),
      echoCancel: (order: OrderFacts, why: string) =>
        lines(say`I will ask the officer whether *${number(order.id)}* may be cancelled.`, because(why), say`Right?`),
      askCancelReason: (order: OrderFacts) =>
        say`Oh, what is the trouble with *${number(order.id)}*? A few words; I will ask the officer.`,
      send: 'Yes, ask',
      drop: 'Never mind',
      dropped: (order: OrderFacts) => say`All right, *${number(order.id)}* stays as it was.`,
      askedChange: (order: OrderFacts) => say`I have asked. Until then order *${number(order.id)}* stays as it was.`,
      askedCancel: (order: OrderFacts) => say`I have asked. Until then order *${number(order.id)}* goes on.`,
      agreedChange: (order: OrderFacts, change: ProposalFacts) =>
        lines(
          say`Good news, the officer *agrees* ✅ Order *${number(order.id)}* now looks like this:`,
          diff(change),
          '',
          whole(order),
        ),
      agreedCancel: (order: OrderFacts) =>
        say`The officer agrees to cancel order *${number(order.id)}*. Thank you for letting us know 🙏`,
      refusedChange: (order: OrderFacts, why: string) =>
        lines(say`Sorry, the officer cannot change *${number(order.id)}*; it stays as it was.`, because(why)),
      refusedCancel: (order: OrderFacts, why: string) =>
        lines(
          say`Sorry, the officer hopes that *${number(order.id)}* goes on. If it is impossible, write *admin* and a person will help.`,
          because(why),
        ),
      lapsed: (order: OrderFacts, isOurs: boolean) =>
        isOurs
          ? say`The officer has not answered your request on *${number(order.id)}*, so the order stays as it was. Write again if you still need it.`
          : say`The time for the officer's request on *${number(order.id)}* is over. The order stays as it was.`,
      proposalLapsed: (order: OrderFacts) =>
        say`Sorry, the officer did not get to answer your proposal for *${number(order.id)}* in time, so the order was cancelled. This is not because of you; thank you for answering 🙏`,
    },
  }
}
