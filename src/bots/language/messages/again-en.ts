/** What is reminded of a second time and after, in English. */
import type { Rupiah } from '#core/money.ts'
import { lines, type Markup, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import type { Told } from './again-id.ts'
import type { OrderFacts } from './facts.ts'

/** The English sentences; `number` writes an order’s number. */
export function againEnglish(f: Formats, number: (orderId: number) => string) {
  const first = ({ lines: [line] }: OrderFacts) =>
    line === undefined ? '' : `${f.quantity(line.quantity, line.unit)} ${line.name}`
  const late = (days: number) => plural(f, days, 'day')
  const overdue = (days: number) => (days > 0 ? `, ${late(days)} overdue` : '')
  return {
    vendor: {
      /** Above what is shown once more. */
      lead: ({ times, days }: Told): Markup => {
        if (days > 0)
          return say`🔁 This is ${late(days)} overdue. If it is hard to answer here, write *admin*: a person will help.`
        return times < 2
          ? say`🔁 A reminder: this one still waits for you.`
          : say`🔁 This one is still unanswered. Is anything unclear? Write *admin*: a person will help.`
      },
      answer: (order: OrderFacts) =>
        say`Once more about order *${number(order.id)}* (${first(order)}, ${f.shortMoment(order.deliverAt)}).${order.answerDueAt === undefined ? '' : ` After ${f.moment(order.answerDueAt)} it lapses by itself.`} Reply _ready_, _only 80_ or _sorry, can't_. Is anything unclear? Write *admin*.`,
      late: (order: OrderFacts, { times, days }: Told) =>
        times < 2
          ? say`The buyer is still waiting for *${number(order.id)}*, due ${f.shortMoment(order.deliverAt)}. Reply _on the way_, or _arrived_ if it has been handed over. Any trouble? Tell it here, or write *admin* for a person.`
          : say`*${number(order.id)}* is ${late(days)} late without news. If it has been handed over, just write _arrived_. If things are difficult, write *admin*: a person will help you talk to the buyer.`,
      money: (order: OrderFacts, amount: Rupiah, { times, days }: Told) => {
        if (days > 0)
          return say`Word about the money of *${number(order.id)}* (*${f.rupiah(amount)}*) is ${late(days)} overdue. Has it come, not yet, or is the amount different? If you would rather talk to a person, write *admin*.`
        if (times < 2)
          return say`Have you had a look at your account? The payment of *${number(order.id)}* was recorded as *${f.rupiah(amount)}*.`
        return times % 2 === 1
          ? say`Two words are enough for the *${f.rupiah(amount)}* of *${number(order.id)}*: _sudah masuk_ (it came), _belum masuk_ (not yet) or _jumlahnya beda_ (another amount). The treasurer and their head are looking too. A person? Write *admin*.`
          : say`The receipt of *${number(order.id)}* can only be made once you say that the money came (*${f.rupiah(amount)}*). What does your account say? Hard to check? Write *admin*.`
      },
      bill: (order: OrderFacts, paymentDays: number, { days }: Told) =>
        days > 0
          ? say`The payment of *${number(order.id)}* is held up only because its bill is missing, ${late(days)} overdue. One readable photo is enough. No bill yet? Write *admin* for help.`
          : say`About the bill of *${number(order.id)}*: one readable photo is enough, send it here. From then the payment takes at most ${plural(f, paymentDays, 'working day')}. Is anything unclear? Write *admin*.`,
      payLate: (order: OrderFacts, { days }: Told, promise: Markup | undefined) =>
        lines(
          say`Sorry again: the payment of *${number(order.id)}* is still not recorded, ${late(days)} after its time. I remind the treasurer and their head again. Would you like to talk to a person? Write *admin*.`,
          promise,
        ),
    },
    office: {
      lead: ({ times, days }: Told): Markup => {
        if (days > 0)
          return say`🔁 This is ${late(days)} overdue. If something is in the way, write *admin*: a person will help.`
        return times < 2
          ? say`🔁 A reminder: this one still waits for you.`
          : say`🔁 This one is still unanswered. Is anything unclear? Write *admin*: a person will help.`
      },
      late: (order: OrderFacts, { days }: Told) =>
        say`⏰ ${late(Math.max(days, 1))} without news from ${order.vendor} about order *${number(order.id)}*; I ask the vendor again. Are the goods there after all, or no longer wanted? Open the order: write *${number(order.id)}*. Would a person help? Write *admin*.`,
      unreceived: (order: OrderFacts, { days }: Told) =>
        days > 0
          ? say`🔴 The goods of *${number(order.id)}* from ${order.vendor} should have been checked ${late(days)} ago, and their payment is held up too. What is missing or broken is recorded here as well. Would a person help? Write *admin*.`
          : say`⏰ ${order.vendor} cannot be paid before you record the receipt of *${number(order.id)}*. Please check it today; if a person would help, write *admin*.`,
      found: (order: OrderFacts, { days }: Told, isAnswered: boolean) =>
        isAnswered
          ? say`⏰ ${order.vendor} still waits for your decision on order *${number(order.id)}*${overdue(days)}. The vendor's answer is above; not sure? Write *admin*.`
          : say`⏰ ${order.vendor} has not answered the finding on *${number(order.id)}*${overdue(days)}, and I remind them again. You need not go on waiting: you may receive what is good, or refuse. Would a person help? Write *admin*.`,
      waits: (order: OrderFacts, { days }: Told, promise: Markup | undefined) =>
        lines(
          say`⏰ I remind the PA/KPA again of the autodebet of *${number(order.id)}* for ${order.vendor}${overdue(days)}. Would a person help? Write *admin*.`,
          promise,
        ),
      unpaid: (order: OrderFacts, { days }: Told, promise: Markup | undefined, isOver: boolean) =>
        lines(
          isOver
            ? say`🔴 ${late(days)} overdue: *${number(order.id)}* for ${order.vendor} is still not paid. Is something in the way, such as papers, the balance or the account? Write *admin*.`
            : say`⏰ Once more: order *${number(order.id)}* for ${order.vendor} is not paid yet. Is something in the way? Write *admin*.`,
          promise,
        ),
      silent: (order: OrderFacts, { days }: Told) =>
        say`🔔 ${late(days)} overdue, ${order.vendor} still says nothing about the money of *${number(order.id)}*; I ask again. The bank statement or one call is usually enough. Would help be welcome? Write *admin*.`,
      billMissing: (order: OrderFacts, { days }: Told) =>
        say`🔔 ${late(days)} overdue, the bill of *${number(order.id)}* is still missing; I remind ${order.vendor} again. If you have it, attach it from the card of the order.`,
    },
    head: {
      unreceived: (order: OrderFacts, { days }: Told) =>
        say`🔔 ${late(days)} overdue: the goods of *${number(order.id)}* from ${order.vendor} are still not recorded as received. I remind the PPK again; please remind them too, or write *admin*.`,
      open: (order: OrderFacts, { days }: Told) =>
        say`🔔 The finding on *${number(order.id)}* from ${order.vendor} is still open, ${late(days)} overdue. I remind the vendor and the PPK again; if a person should step in, write *admin*.`,
      unpaid: (order: OrderFacts, { days }: Told, promise: Markup | undefined) =>
        lines(
          say`🔔 *${number(order.id)}* from ${order.vendor} is still not paid${overdue(days)}. I remind the treasurer again; if a person would help, write *admin*.`,
          promise,
        ),
      silent: (order: OrderFacts, { days }: Told) =>
        say`🔔 ${late(days)} overdue, ${order.vendor} has still not confirmed the money of *${number(order.id)}*. If the bank statement is clear, the button below closes it with a note; if not, the treasurer or *admin* can call.`,
      questioned: (order: OrderFacts, { days }: Told) =>
        say`🔔 ${order.vendor}'s complaint about the money of *${number(order.id)}* is ${late(days)} overdue without an answer of the treasurer, whom I remind again. If the bank statement is clear, the order can be closed with a note; if a person should step in, write *admin*.`,
    },
  }
}
