/** What is not as ordered, and how it is put right, in English. */
import type { Instant } from '#core/calendar.ts'
import type { Finding } from '#core/order/index.ts'
import type { Penalty } from '#core/order/penalty.ts'
import { lines, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import type { CountedLine, FoundFacts, OrderFacts } from './facts.ts'
import type { findingsIndonesian } from './findings-id.ts'

/** What the PPK and the vendor say to each other about a delivery that is not as ordered. */
export function findingsEnglish(
  f: Formats,
  number: (orderId: number) => string,
): ReturnType<typeof findingsIndonesian> {
  const count = ({ name, unit, from, to }: CountedLine) =>
    from === to
      ? say`• ${f.quantity(from, unit)} ${name}: complete and good`
      : say`• ${name}: *${f.quantity(to, unit)}* good of ${f.quantity(from, unit)}`
  const kinds: Record<Finding, string> = {
    short: '📉 Too few',
    wrong: '🔀 Wrong goods',
    spoiled: '🤢 Spoiled',
    damaged: '💥 Damaged',
    late: '⏰ Late',
    absent: '❓ Nothing is there',
  }
  const found: Record<Finding, string> = {
    short: 'there were too few',
    wrong: 'some goods were not as ordered',
    spoiled: 'some had gone bad',
    damaged: 'some were damaged',
    late: 'it came late',
    absent: 'nothing is there',
  }
  const quoted = (words: string) => words !== '' && say`💬 “${words}”`
  return {
    kinds,
    office: {
      problem: '⚠️ Something is wrong',
      askKind: (order: OrderFacts) =>
        say`What is wrong with order *${number(order.id)}* from ${order.vendor}? Choose what fits best; I tell the vendor kindly.`,
      askGood: (name: string, quantity: number, unit: string) =>
        say`*${name}*: ${f.quantity(quantity, unit)} ordered. How many are *there and good*? Write the number; 0 for none.`,
      allGood: (order: OrderFacts) =>
        say`By that count order *${number(order.id)}* is complete and good. Receive all of it?`,
      noneThere: (order: OrderFacts) =>
        say`So nothing of order *${number(order.id)}* is there yet. Shall I ask ${order.vendor}?`,
      askPhoto: say`Send a photo, or several, with a few words. It is what I show to the vendor.`,
      askWords: say`Send a photo or a few words if you like. When that is enough, choose *Send to the vendor*.`,
      kept: (photos: number, words: string) =>
        lines(
          photos > 0 && say`📷 ${plural(f, photos, 'photo')} kept.`,
          quoted(words),
          photos > 0
            ? say`Any more? Send them. When done, choose *Send to the vendor*.`
            : say`Add a photo if you have one, or choose *Send to the vendor*.`,
        ),
      photoFirst: say`This needs a photo, so that the vendor can see it. Please send one first.`,
      which: say`Which order is that about?`,
      whichButton: (order: OrderFacts) => `${number(order.id)} · ${order.vendor}`,
      receiveAll: (order: OrderFacts) =>
        lines(
          say`Order *${number(order.id)}* from ${order.vendor}:`,
          ...order.lines.map((line) => say`• ${f.quantity(line.quantity, line.unit)} ${line.name}`),
          say`Record all of it as received? Please use the button, so that nothing is recorded by mistake.`,
        ),
      heard: (order: OrderFacts, { finding, counted }: FoundFacts) =>
        lines(say`This is how I read it for order *${number(order.id)}*: ${found[finding]}.`, ...counted.map(count)),
      countAgain: '🔁 Count again',
      send: '📨 Send to the vendor',
      sent: (order: OrderFacts) =>
        say`What you found on order *${number(order.id)}* has gone to ${order.vendor}. The vendor delivers again, agrees to fewer, or explains. I tell you the answer.`,
      asked: (order: OrderFacts) =>
        say`Noted: nothing of order *${number(order.id)}* is there. I am asking ${order.vendor} where it is, and tell you the answer.`,
      late: (order: OrderFacts) =>
        say`Order *${number(order.id)}* was due ${f.moment(order.deliverAt)}. If it is complete, receive all of it and the lateness is noted.`,
      penalty: ({ days, amount }: Penalty) =>
        amount > 0
          ? say`⏰ ${plural(f, days, 'day')} late: *${f.rupiah(amount)}* is taken off the bill.`
          : say`⏰ ${plural(f, days, 'day')} late; no penalty is charged.`,
      noPenalty: say`Late on the day itself costs nothing.`,
      receiveLate: '✅ Receive all, note as late',
      other: '⚠️ Something else is wrong',
      refuse: '❌ Refuse the goods',
      askRefuse: (order: OrderFacts) =>
        lines(
          say`Why are the goods of order *${number(order.id)}* refused? Write the reason; the vendor reads it.`,
          say`The order then ends, its budget is free again and nothing is paid. If a part is good, receiving that part is fairer. Write *cancel* to leave it.`,
        ),
      refused: (order: OrderFacts) =>
        say`Order *${number(order.id)}* is refused and has ended. ${f.rupiah(order.total)} of budget is free again, and ${order.vendor} has been told.`,
      answered: (order: OrderFacts, words: string) =>
        lines(say`${order.vendor} explains about order *${number(order.id)}*:`, quoted(words), say`What next?`),
      redelivered: (order: OrderFacts, at: Instant | undefined, words: string) =>
        lines(
          at === undefined
            ? say`🔁 ${order.vendor} delivers again for order *${number(order.id)}*.`
            : say`🔁 ${order.vendor} delivers again for order *${number(order.id)}*, to be there *${f.moment(at)}*.`,
          quoted(words),
        ),
      insteadOfWaiting: say`If it need not be waited for, receive what is there or refuse the goods.`,
      toRequester: (order: OrderFacts, { finding, words }: FoundFacts) =>
        lines(
          say`⚠️ The PPK noted on order *${number(order.id)}* from ${order.vendor}: ${found[finding]}.`,
          quoted(words),
          say`The vendor has been asked to settle it.`,
        ),
      refusedForRequester: (order: OrderFacts, words: string) =>
        lines(
          say`❌ The PPK refused the goods of order *${number(order.id)}* from ${order.vendor}. It has ended and its budget is free again.`,
          quoted(words),
        ),
      waits: (order: OrderFacts) =>
        say`⏰ What you found on order *${number(order.id)}* is still open. ${order.vendor} is reminded. You can wait, receive, or refuse.`,
      decide: (order: OrderFacts) =>
        say`⏰ ${order.vendor} has answered about order *${number(order.id)}*. Please decide.`,
      open: (order: OrderFacts) =>
        say`🔔 What was found on order *${number(order.id)}* from ${order.vendor} is not settled between vendor and PPK.`,
    },
    vendor: {
      found: (kak: string, order: OrderFacts, { finding, counted, words }: FoundFacts) =>
        finding === 'absent'
          ? lines(
              say`${kak}, order *${number(order.id)}* for ${order.unit} was due ${f.moment(order.deliverAt)}, and the PPK does not see it yet.`,
              quoted(words),
              say`Perhaps it is on the road, or somebody took it in? Please tell us:`,
            )
          : lines(
              say`${kak}, thank you for delivering order *${number(order.id)}*. When the PPK looked, ${found[finding]}:`,
              ...counted.map(count),
              quoted(words),
              say`Such things happen. What shall we do?`,
            ),
      again: { short: '🚚 Bring what is missing', absent: '🚚 It is on its way', other: '🔁 Bring it again' },
      agree: '👌 Agreed, count the good ones',
      explain: '💬 Explain',
      askWhen: (order: OrderFacts) =>
        say`When will order *${number(order.id)}* be there? For example _2 pm_, _in 1 hour_, _tomorrow at 8_.`,
      redelivering: (order: OrderFacts, at: Instant) =>
        say`Thank you, the PPK hears that order *${number(order.id)}* is there *${f.moment(at)}*. Once it is, write *delivered*.`,
      askExplain: (order: OrderFacts) =>
        say`Please write your explanation about order *${number(order.id)}*, with a photo if you like. I pass it on as it is.`,
      explained: (order: OrderFacts) =>
        say`Your explanation has gone to the PPK. You will hear what is decided on *${number(order.id)}*.`,
      passOn: (order: OrderFacts, words: string) =>
        lines(say`Order *${number(order.id)}* still waits for a way out. Which do you mean?`, quoted(words)),
      passOnAs: '💬 Pass my message on',
      refused: (order: OrderFacts, words: string) =>
        lines(
          say`I am sorry: the PPK does not accept the goods of order *${number(order.id)}*, so it ends without payment.`,
          quoted(words),
          say`If something is not right, answer this message. I pass it on to the office.`,
        ),
      receivedLate: (words: string) =>
        lines(say`It is noted as late; next time, please tell us when something holds you up.`, quoted(words)),
    },
  }
}
