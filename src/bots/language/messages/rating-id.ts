/** How a delivery is rated, in Indonesian. */
import { lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts } from './facts.ts'

const stars = (count: number) => '⭐'.repeat(count)

/** What the PPK is asked, what the vendor hears, and what a card shows. */
export function ratingIndonesian(f: Formats, number: (orderId: number) => string) {
  return {
    ask: (orderId: number) =>
      say`Bagaimana barang dan layanannya untuk *${number(orderId)}*? Satu ketuk saja; jadi bahan pertimbangan unit lain.`,
    star: (count: number) => `${count} ⭐`,
    askReason: (count: number) =>
      say`${stars(count)} · Terima kasih. Apa yang kurang? Tulis singkat; penjual membacanya sebagai masukan.`,
    thanks: (order: OrderFacts, count: number) =>
      say`${stars(count)} untuk *${number(order.id)}* dari ${order.vendor}. Terima kasih, penilaiannya dicatat.`,
    toVendor: (order: OrderFacts, count: number, words: string) =>
      lines(
        say`${stars(count)} Kak, ${order.unit} memberi *bintang ${count}* untuk pesanan *${number(order.id)}*.`,
        words !== '' && say`💬 “${words}”`,
        count >= 4
          ? say`Terima kasih sudah melayani dengan baik, pertahankan ya!`
          : say`Terima kasih sudah melayani. Semoga masukannya membantu untuk pesanan berikutnya.`,
      ),
    onCard: (count: number, mean: number) => say`⭐ *${f.number(mean)}* dari ${f.number(count)} penilaian`,
    short: (mean: number) => ` · ⭐ ${f.number(mean)}`,
  }
}
