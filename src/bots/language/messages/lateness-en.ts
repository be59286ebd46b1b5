/** Goods that came after the agreed day, and what that costs, in English. */
import { lines, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import type { latenessIndonesian } from './lateness-id.ts'

/** The English sentences. */
export function latenessEnglish(
  f: Formats,
  number: (orderId: number) => string,
): ReturnType<typeof latenessIndonesian> {
  return {
    propose: (order, { days, amount }) =>
      lines(
        say`⏰ Order *${number(order.id)}* was due ${f.moment(order.deliverAt)} and came *${plural(f, days, 'day')} late*.`,
        say`Late by ${plural(f, days, 'day')}: a penalty of *${f.rupiah(amount)}* by the rule on lateness [R-22], taken off the bill.`,
        say`Charge it? If there is a reason to waive it, the reason is kept with the order.`,
      ),
    charge: ({ amount }) => `✅ Receive, charge ${f.rupiah(amount)}`,
    waive: '🕊️ Receive, waive the penalty',
    askWhy: say`Why is the penalty waived? One sentence; the PA/KPA and auditors read it.`,
    settled: ({ days, amount, waived }) => {
      if (waived !== undefined)
        return say`🕊️ Late by ${plural(f, days, 'day')}; the penalty of ${f.rupiah(amount)} was waived by the PPK: _“${waived}”_`
      return amount > 0 ? say`⏰ Late by ${plural(f, days, 'day')}: ${f.rupiah(amount)} is taken off.` : undefined
    },
  }
}
