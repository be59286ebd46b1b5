/** Goods that came after the agreed day, and what that costs, in Indonesian. */
import type { Lateness } from '#core/order/index.ts'
import type { Penalty } from '#core/order/penalty.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts } from './facts.ts'

/** What the PPK is asked before a receipt, and what everybody is told of it. */
export function latenessIndonesian(f: Formats, number: (orderId: number) => string) {
  return {
    propose: (order: OrderFacts, { days, amount }: Penalty): Markup =>
      lines(
        say`⏰ Pesanan *${number(order.id)}* dijadwalkan ${f.moment(order.deliverAt)} dan datang *${f.number(days)} hari terlambat*.`,
        say`Terlambat ${f.number(days)} hari: denda *${f.rupiah(amount)}* menurut aturan keterlambatan [R-22], dipotong dari tagihan.`,
        say`Kenakan dendanya? Kalau ada alasan untuk membebaskan, alasannya dicatat bersama pesanan.`,
      ),
    charge: ({ amount }: Penalty) => `✅ Terima, kenakan denda ${f.rupiah(amount)}`,
    waive: '🕊️ Terima, bebaskan denda',
    askWhy: say`Mengapa dendanya dibebaskan? Tulis satu kalimat; PA/KPA dan auditor membacanya.`,
    /** One line under what was received. */
    settled: ({ days, amount, waived }: Lateness): Markup | undefined => {
      if (waived !== undefined)
        return say`🕊️ Terlambat ${f.number(days)} hari; denda ${f.rupiah(amount)} dibebaskan PPK: _“${waived}”_`
      return amount > 0 ? say`⏰ Terlambat ${f.number(days)} hari: denda ${f.rupiah(amount)} dipotong.` : undefined
    },
  }
}
