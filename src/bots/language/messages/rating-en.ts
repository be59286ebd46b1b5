/** How a delivery is rated, in English. */
import { lines, say } from '../../markup.ts'
import { type Formats, plural } from '../format.ts'
import type { OrderFacts } from './facts.ts'
import type { ratingIndonesian } from './rating-id.ts'

const stars = (count: number) => '⭐'.repeat(count)

/** What the PPK is asked, what the vendor hears, and what a card shows. */
export function ratingEnglish(f: Formats, number: (orderId: number) => string): ReturnType<typeof ratingIndonesian> {
  return {
    ask: (orderId: number) =>
      say`How were goods and service of *${number(orderId)}*? One tap; it helps other units to choose.`,
    star: (count: number) => `${count} ⭐`,
    askReason: (count: number) =>
      say`${stars(count)} · Thank you. What was wanting? A few words; the vendor reads them as advice.`,
    thanks: (order: OrderFacts, count: number) =>
      say`${stars(count)} for *${number(order.id)}* from ${order.vendor}. Thank you, your rating is recorded.`,
    toVendor: (order: OrderFacts, count: number, words: string) =>
      lines(
        say`${stars(count)} ${order.unit} gave *${count} stars* for order *${number(order.id)}*.`,
        words !== '' && say`💬 “${words}”`,
        count >= 4
          ? say`Thank you for serving so well, keep it up!`
          : say`Thank you for serving. May the advice help with the next order.`,
      ),
    onCard: (count: number, mean: number) => say`⭐ *${f.number(mean)}* of ${plural(f, count, 'rating')}`,
    short: (mean: number) => ` · ⭐ ${f.number(mean)}`,
  }
}
