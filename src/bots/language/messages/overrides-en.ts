/** Taking back what was just decided, and what only two admins may do, in English. */
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts } from './facts.ts'

interface Parts {
  readonly number: (orderId: number) => string
  readonly whole: (order: OrderFacts) => Markup
}

/** The moment to take it back, and the act of two admins. */
export function overridesEnglish(f: Formats, { number, whole }: Parts) {
  const until = (order: OrderFacts) => f.moment(order.heldUntil ?? order.deliverAt)
  return {
    undo: {
      button: (minutes: number) => `↩️ Cancel (${minutes} min)`,
      placed: (order: OrderFacts) =>
        lines(
          say`🕓 *Order ${number(order.id)} recorded*`,
          say`🏪 ${order.vendor}`,
          whole(order),
          order.status === 'awaiting-approval'
            ? say`It goes to the PPK on ${until(order)}. Until then it can simply be cancelled.`
            : say`It goes to the vendor on ${until(order)}. Until then it can simply be cancelled.`,
        ),
      toast: 'Recorded, sent soon',
      approved: (order: OrderFacts) =>
        say`✅ You approved order *${number(order.id)}* (${f.rupiah(order.total)}); it goes to ${order.vendor} on ${until(order)}. Until then the approval can be taken back.`,
      done: (order: OrderFacts) =>
        say`↩️ Order *${number(order.id)}* was cancelled before it was sent. Its budget is back.`,
      approvalTaken: (order: OrderFacts) =>
        say`↩️ You took back your approval of *${number(order.id)}*; ${order.vendor} has not been asked. The order waits for your decision again.`,
      approvalTakenBack: (order: OrderFacts) =>
        say`↩️ The PPK took back the approval of *${number(order.id)}* to look again. ${order.vendor} has not been asked.`,
      tooLate: (order: OrderFacts) =>
        say`Order *${number(order.id)}* has been sent, so it cannot simply be undone. If you still need to, cancel it with a reason:`,
      tooLateForApproval: (order: OrderFacts) =>
        say`Order *${number(order.id)}* has been sent to ${order.vendor}, so the approval cannot be taken back. Ask ${order.requester} to cancel it with a reason.`,
    },
    force: {
      button: '⚠️ Force-cancel',
      askReason: (order: OrderFacts) =>
        say`Force-cancel *${number(order.id)}* (${order.vendor}, ${f.rupiah(order.total)})? A second admin has to agree. Write the reason, or *back*.`,
      alone: say`Force-cancelling needs two admins, and there is no other. Invite one more admin first.`,
      asked: (order: OrderFacts, who: readonly string[]) =>
        say`🕓 I asked the other admins (${who.join(', ')}) about force-cancelling *${number(order.id)}*. Nothing has changed yet.`,
      already: (order: OrderFacts) =>
        say`Force-cancelling *${number(order.id)}* is already waiting for a second admin.`,
      confirm: (order: OrderFacts, who: string, why: string) =>
        lines(
          say`⚠️ *${who} asks to force-cancel order ${number(order.id)}*`,
          say`🏪 ${order.vendor} · ordered by ${order.requester}`,
          whole(order),
          say`💬 “${why}”`,
          say`If you agree, the order is cancelled at once and everybody concerned is told.`,
        ),
      agree: '✅ Agree to force-cancel',
      refuse: '❌ Do not agree',
      notYou: say`This is your own request; another admin has to agree.`,
      gone: say`That request has been answered, or the order has moved on.`,
      done: (order: OrderFacts) =>
        say`Order *${number(order.id)}* was cancelled by two admins. Everybody has been told.`,
      dropped: (order: OrderFacts) => say`Force-cancelling *${number(order.id)}* is refused; nothing has changed.`,
      droppedByOther: (order: OrderFacts, who: string) =>
        say`${who} does not agree to force-cancel *${number(order.id)}*; nothing has changed.`,
      office: (order: OrderFacts, why: string) =>
        say`⚠️ *Order ${number(order.id)} was cancelled by two admins*: “${why}”. Its budget is back.`,
      vendor: (order: OrderFacts, why: string) =>
        say`Sorry, order *${number(order.id)}* of ${order.unit} was cancelled by the office's admins: “${why}”. If there are costs or goods on the road, write *admin* and a person will help 🙏`,
    },
  }
}
