/** Receipt and payment, in English. */
import type { Rupiah } from '#core/money.ts'
import type { Bill } from '#core/tax/index.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { CountedLine, OrderFacts } from './facts.ts'
import type { receiptIndonesian } from './receipt-id.ts'
import { taxEnglish } from './tax-en.ts'

/** What the office, the treasurer and the vendor are told from the receipt on. */
export function receiptEnglish(f: Formats, number: (orderId: number) => string): ReturnType<typeof receiptIndonesian> {
  const tax = taxEnglish(f, number)
  const goods = (order: OrderFacts) =>
    lines(...order.lines.map((line) => say`• ${f.quantity(line.quantity, line.unit)} ${line.name}`))
  const count = ({ name, unit, from, to }: CountedLine) =>
    from === to
      ? say`• ${f.quantity(from, unit)} ${name}`
      : say`• ${name}: ${f.quantity(from, unit)} → *${f.quantity(to, unit)}*`
  return {
    office: {
      arrived: (order: OrderFacts, words: string) =>
        lines(
          say`📍 *Order ${number(order.id)} has arrived* (says ${order.vendor}${words ? `: “${words}”` : ''})`,
          goods(order),
          say`Please check count, time and goods. Is all of it received?`,
        ),
      all: '✅ Receive all',
      part: '➖ Receive a part',
      askCount: (name: string, quantity: number, unit: string) =>
        say`*${name}*: ${f.quantity(quantity, unit)} ordered. How many are there and good? Write the number.`,
      countSent: (order: OrderFacts) =>
        say`The count for *${number(order.id)}* has gone to ${order.vendor}. Once the vendor confirms it, the receipt is recorded.`,
      contested: (order: OrderFacts) =>
        say`⚠️ ${order.vendor} does not agree with the count of order *${number(order.id)}*. Please count once more together.`,
      received: (order: OrderFacts) =>
        lines(
          say`✅ Order *${number(order.id)}* is received. The treasurer and the vendor have been told.`,
          goods(order),
        ),
      remind: (order: OrderFacts) =>
        lines(
          say`⏰ Order *${number(order.id)}* from ${order.vendor} still waits for the PPK to receive it.`,
          goods(order),
        ),
      paid: (order: OrderFacts) =>
        say`💸 Order *${number(order.id)}* has been paid. The vendor is asked whether the money came.`,
      completed: (order: OrderFacts) => say`🎉 Order *${number(order.id)}* is complete: ${order.vendor} has the money.`,
    },
    vendor: {
      counted: (order: OrderFacts, counted: readonly CountedLine[]) =>
        lines(
          say`The PPK counted order *${number(order.id)}* like this:`,
          ...counted.map(count),
          say`Is this count right?`,
        ),
      countRight: 'Yes, right',
      countWrong: 'Not right',
      received: (order: OrderFacts, net: Markup | undefined, promise: Markup | undefined, account?: Markup) =>
        lines(
          say`Good news: order *${number(order.id)}* has been *received* ✅`,
          net,
          account ?? (promise !== undefined && say`It is paid straight to your account.`),
          promise,
        ),
      paid: (order: OrderFacts, amount: Rupiah, less: string) =>
        say`The treasurer has recorded *${f.rupiah(amount)}*${less} as paid for order *${number(order.id)}*. Has it come to your account?`,
      moneyCame: 'It came',
      moneyMissing: 'Not yet',
      moneyDiffers: 'Another amount',
      askAmount: (order: OrderFacts) =>
        say`How much came for order *${number(order.id)}*? Write the amount, such as _2.450.000_.`,
      amountUnread: say`I could not read the amount. Just the number, such as _2.450.000_.`,
      answered: (order: OrderFacts, words: string) =>
        lines(
          say`The treasurer answers about the payment of *${number(order.id)}*:`,
          words !== '' && say`💬 “${words}”`,
          say`Has it come to your account now?`,
        ),
      payLate: (order: OrderFacts, days: number, promise: Markup | undefined) =>
        lines(
          say`Sorry, the payment of order *${number(order.id)}* is past its promise of ${f.number(days)} working days. The treasurer and the head have been told.`,
          promise,
        ),
      said: {
        confirmCount: (order: OrderFacts) => say`Thank you, the receipt of *${number(order.id)}* is recorded.`,
        contestCount: (order: OrderFacts) => say`I have asked the PPK to count order *${number(order.id)}* again.`,
        confirmMoney: (order: OrderFacts) => say`Thank you 🙏 Order *${number(order.id)}* is complete.`,
        questionMoney: (order: OrderFacts) =>
          say`I am asking the treasurer about the payment of *${number(order.id)}*. When it comes, write *it came*.`,
      },
    },
    treasurer: {
      answer: '✍️ Answer the vendor',
      askAnswer: (order: OrderFacts) =>
        say`Write your answer to ${order.vendor} about the payment of *${number(order.id)}*, or send a new proof of transfer (photo or PDF).`,
      answered: (order: OrderFacts) =>
        say`Your answer on *${number(order.id)}* is passed on; the vendor is asked again whether the money came.`,
      none: say`Nothing waits to be paid.`,
      title: say`*To be paid*`,
      button: (order: OrderFacts) =>
        `${number(order.id)} · ${order.vendor} · ${f.rupiah(order.bill?.net ?? order.total)}`,
      line: (order: OrderFacts, amount: Rupiah) => say`• *${number(order.id)}* ${order.vendor}, ${f.rupiah(amount)}`,
      toPay: (order: OrderFacts, bill: Bill | undefined, promise?: Markup, account?: Markup) =>
        lines(
          say`💰 Order *${number(order.id)}* from ${order.vendor} is received and is to be paid.`,
          promise,
          bill ? tax.bill(bill) : say`To be paid: *${f.rupiah(order.total)}*`,
          account,
        ),
      pay: '💸 Record the payment',
      askProof: (order: OrderFacts, bill: Bill | undefined, account?: Markup) =>
        lines(
          account,
          bill && tax.netShort(bill),
          say`Send a photo or PDF of the transfer of *${f.rupiah(bill?.net ?? order.total)}* for ${number(order.id)}.`,
        ),
      fileOnly: say`To record the payment I need the proof of transfer: a photo or PDF. Write *cancel* to leave it.`,
      paid: (order: OrderFacts, amount: Rupiah) =>
        say`✅ *${f.rupiah(amount)}* for ${number(order.id)} is recorded as paid, with its proof. The vendor is asked whether it came.`,
      questioned: (
        order: OrderFacts,
        { paid, came, isProved }: { paid: Rupiah; came: Rupiah | undefined; isProved: boolean },
      ) =>
        lines(
          came === undefined
            ? say`❓ ${order.vendor} has not got the *${f.rupiah(paid)}* for *${number(order.id)}*.`
            : say`❓ ${order.vendor} got *${f.rupiah(came)}* for *${number(order.id)}*, while *${f.rupiah(paid)}* was paid (${f.rupiah(Math.abs(paid - came))} apart).`,
          isProved ? say`Please check; the proof is attached.` : say`Please check.`,
        ),
      remind: (order: OrderFacts, promise: Markup | undefined, isOver: boolean) =>
        lines(
          isOver
            ? say`🔴 The payment of *${number(order.id)}* to ${order.vendor} is overdue. Please pay today.`
            : say`⏰ Order *${number(order.id)}* of ${order.vendor} is not paid yet.`,
          promise,
        ),
    },
    head: {
      notReceived: (order: OrderFacts) =>
        say`🔔 Order *${number(order.id)}* from ${order.vendor} has arrived, but the PPK has not received it.`,
      notPaid: (order: OrderFacts, promise: Markup | undefined) =>
        lines(say`🔔 Order *${number(order.id)}* from ${order.vendor} is not paid.`, promise),
    },
  }
}
