/** Ways of paying, slips, the countdown of the promise and what a vendor asks about its money, in English. */
import type { PaymentPromise } from '#core/order/index.ts'
import { keep, lines, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import type { moneyIndonesian } from './money-id.ts'

/** What everybody who has to do with the money of an order is told. */
export function moneyEnglish(f: Formats, number: (orderId: number) => string): ReturnType<typeof moneyIndonesian> {
  const days = (count: number) => (count === 1 ? '1 working day' : `${f.number(count)} working days`)
  const left = (promise: PaymentPromise) => {
    if (promise.isOver) return promise.days === 0 ? 'over since today' : `${days(promise.days)} late`
    return promise.days === 0 ? 'today' : `${days(promise.days)} left`
  }
  return {
    promise: (promise) => say`⏳ To be paid by *${f.moment(promise.payBy)}* (${left(promise)})`,
    autodebet: {
      choose: '🏦 By autodebet',
      orChoose: say`Or by autodebet: the bank debits the unit's account once the PA/KPA has confirmed.`,
      ask: (order, amount) =>
        say`The bank will debit *${f.rupiah(amount)}* for *${number(order.id)}* (${order.vendor}) once the PA/KPA has confirmed. Submit it now?`,
      submit: '🏦 Submit to the PA/KPA',
      submitted: (order, heads) =>
        say`✅ The autodebet of *${number(order.id)}* is submitted. It waits for *${heads.length > 0 ? heads.join(', ') : 'the PA/KPA'}*; whoever submits cannot confirm.`,
      card: (order, bill, promise, account) =>
        lines(
          say`🏦 *Autodebet ${number(order.id)}* to ${order.vendor}, submitted by ${order.payer ?? 'the treasurer'}:`,
          bill,
          account,
          promise,
          say`Once confirmed, the bank debits the unit's account and the vendor is told.`,
        ),
      confirm: '✅ Confirm the payment',
      giveBack: '↩️ Return to the treasurer',
      none: say`No autodebet waits for you.`,
      title: say`*Autodebet waiting for you*`,
      confirmed: (order, amount) =>
        say`✅ The autodebet of *${f.rupiah(amount)}* for ${number(order.id)} is confirmed. Treasurer and vendor have been told.`,
      askReason: (orderId) =>
        say`Why is the autodebet of *${number(orderId)}* returned? Write the reason; the treasurer will read it.`,
      returnedByYou: (order) => say`↩️ The autodebet of *${number(order.id)}* is returned with that reason.`,
      returned: (order, why, promise) =>
        lines(say`↩️ The PA/KPA returned the autodebet of *${number(order.id)}* to ${order.vendor}: “${why}”`, promise),
      approved: (order) =>
        say`✅ The PA/KPA confirmed the autodebet of *${number(order.id)}* to ${order.vendor}. The vendor is asked whether the money came.`,
      waits: (order, promise) =>
        lines(say`⏰ The autodebet of *${number(order.id)}* to ${order.vendor} still waits for the PA/KPA.`, promise),
      toVendor: (order, promise) =>
        lines(
          say`The payment of *${number(order.id)}* has been submitted by the treasurer; the head has to confirm it.`,
          promise,
        ),
    },
    bill: {
      waitsFor: (days) => say`🧾 Waiting for the vendor's bill: the *${f.number(days)} working days* begin with it.`,
      waits: (days) =>
        say`🧾 Send a photo or PDF of your bill for this order here: the *${f.number(days)} working days* begin with it.`,
      ask: (order, days) =>
        say`⏰ The bill of order *${number(order.id)}* is not there yet. Send its photo here; you are paid within ${f.number(days)} working days of it.`,
      missing: (order) =>
        say`🔔 ${order.vendor} has not sent the bill of *${number(order.id)}*, so its days have not begun. Please help; a bill can be added on the order's card, too.`,
      kept: (order, promise) => lines(say`🧾 The bill of order *${number(order.id)}* is there.`, promise),
      notOne: '🧾 This is not the bill',
      askNot: (order) =>
        say`What is wrong with the bill of *${number(order.id)}*? One sentence; ${order.vendor} reads it and sends the right one.`,
      returnedByYou: (order, waits) =>
        say`↩️ I asked ${order.vendor} for the right bill of *${number(order.id)}*.${waits ? ' The days of payment begin again with it.' : ''}`,
      returned: (order, why, days) =>
        lines(
          say`🧾 What you sent for *${number(order.id)}* cannot be used as the bill: “${why}”`,
          days === undefined
            ? say`Please send a photo or PDF of the right bill here.`
            : say`Please send a photo or PDF of the right bill here: the *${f.number(days)} working days* begin with it.`,
        ),
    },
    silent: {
      button: '🔒 Close without the vendor',
      toTreasurer: (order) =>
        say`🔔 ${order.vendor} has not said whether the money for *${number(order.id)}* came. It is asked again; please look at the bank or call.`,
      toHead: (order) =>
        say`🔔 *${number(order.id)}* is recorded as paid, but ${order.vendor} has not confirmed the money. Without its word there is no receipt. Once the bank's statement shows it, the order can be closed with a note.`,
      questioned: (order) =>
        say`🔔 ${order.vendor} says the money for *${number(order.id)}* is not right, and the treasurer has not answered. Please see to it. Once the bank's statement shows it, the order can be closed with a note.`,
      ask: (order) =>
        say`*${number(order.id)}* will be closed without the word of ${order.vendor}, so without a receipt. What was checked? Write one sentence, such as _the statement of 3 December shows the transfer_. The vendor and auditors read it.`,
      settledByYou: (order) =>
        say`🔒 *${number(order.id)}* is closed with that note. Its file says that the vendor's receipt is missing.`,
      settled: (order, why) =>
        say`🔒 The head closed *${number(order.id)}* without the word of ${order.vendor} on the money: “${why}”`,
      settledForVendor: (order, amount, why) =>
        say`The office closed order *${number(order.id)}*: the payment of *${f.rupiah(amount)}* was checked (“${why}”). If it has not come, write *admin*.`,
    },
    slip: {
      add: '🧾 Send the tax slip',
      ask: (order, withheld) =>
        lines(
          say`🧾 Tax was withheld on *${number(order.id)}*. ${keep(withheld)}`,
          say`Send the slip of it (photo or PDF). Not there yet? Write *later*; I shall remind you.`,
        ),
      later: say`I shall remind you every working morning until the slip is there. Write *tax slips* to send it any time.`,
      fileOnly: say`The tax slip is a photo or PDF. Write *later* if it is not there yet.`,
      debitLater: say`Fine, the proof of the debit can follow: open the order at any time and choose *Send the proof of debit*.`,
      addDebit: '📎 Send the proof of debit',
      askDebit: (order) => say`Send the bank's proof of debit for *${number(order.id)}* (photo or PDF).`,
      debitKept: (order) => say`✅ The proof of debit of *${number(order.id)}* is kept.`,
      sameFile: say`That file is kept as the proof of payment already. Send the tax slip, or write *later*.`,
      kept: (order) => say`✅ The tax slip of *${number(order.id)}* is kept, and sent to ${order.vendor}.`,
      toVendor: (order) => say`🧾 This is the tax slip of order *${number(order.id)}*. Keep it for your tax return.`,
      none: say`No tax slip is missing. 👍`,
      title: (count) => say`🧾 *Tax slips that are missing*: ${plural(f, count, 'order')}`,
      reminder: (who, count, times) => {
        if (times === 0)
          return say`Good morning ${who}. 🧾 The tax slips of ${plural(f, count, 'payment')} are missing. Please add them, so that the file is complete when it is audited.`
        return times === 1
          ? say`${who}, 🧾 ${plural(f, count, 'tax slip')} still missing; the vendors need them for their own tax returns. Tap an order, then send the photo or PDF. Is something in the way? Write *admin*.`
          : say`🧾 ${plural(f, count, 'tax slip')} still missing, ${who}; I have said so on ${f.number(times)} mornings. One of them today would help already. If it is difficult, write *admin*: a person will help.`
      },
    },
    vendor: {
      before: (id, { paymentDays, paymentStarts }) =>
        paymentStarts === 'bill'
          ? say`Order *${number(id)}* is paid straight to your account within ${days(paymentDays)} after the PPK has recorded the receipt and your bill is there. The count begins then.`
          : say`Order *${number(id)}* is paid straight to your account within ${days(paymentDays)} after the PPK has recorded the receipt. The count begins then.`,
      atTreasurer: (id) => say`Order *${number(id)}* is received and lies with the treasurer.`,
      atHead: (id) => say`The payment of *${number(id)}* is submitted and waits for the head of the unit.`,
      sent: (id, amount, at) =>
        say`*${f.rupiah(amount)}* for *${number(id)}* was recorded as paid ${f.moment(at)}. Has it come to your account?`,
      asked: (id, payer) =>
        say`I have asked ${payer ?? 'the treasurer'} about the payment of *${number(id)}* and shall pass on the answer. If it has come, write *it came*.`,
      done: (id, amount) => say`Order *${number(id)}* is paid: *${f.rupiah(amount)}*, and you have it.`,
      last: (id, amount) => say`The last one, order *${number(id)}*, is paid: *${f.rupiah(amount)}*.`,
      dead: (id) => say`Order *${number(id)}* fell through, so there is no payment for it.`,
      unbilled: (id) => say`What was withheld on *${number(id)}* is not on record. Write *admin* to have it looked up.`,
      billed: (id) => say`The payment of order *${number(id)}*:`,
      estimated: (id) => say`An estimate for order *${number(id)}*; it is fixed when the goods are received:`,
      nothing: say`No payment is under way at the moment.`,
      which: say`There are several orders. Which one?`,
      line: (order, promise) =>
        promise
          ? lines(say`• *${number(order.id)}*, ${order.unit}`, promise)
          : say`• *${number(order.id)}*, ${order.unit}`,
    },
    late: {
      none: say`No payment is past its promise. 👍`,
      title: say`🐢 *Payments past their promise*, the longest at the top:`,
      line: (order, amount) => say`• *${number(order.id)}* ${order.unit} → ${order.vendor}, ${f.rupiah(amount)}`,
    },
  }
}
