/** The list of what waits for a person, in Indonesian. */
import { type Capacity, orderNumber } from '#core/order/index.ts'
import { say } from '../../markup.ts'

/** What each does who may. */
const STEPS: Readonly<Partial<Record<Capacity, string>>> = {
  approver: 'menyetujui',
  receiver: 'menerima barangnya',
  treasurer: 'membayar',
  head: 'mengonfirmasi pembayarannya',
}

export const tasksIndonesian = {
  none: say`Tidak ada yang menunggu Anda sekarang. 👍`,
  title: (count: number, shown: number) =>
    count > shown
      ? say`📌 *Menunggu Anda*: ${count} pesanan; ini ${shown} yang paling mendesak.`
      : say`📌 *Menunggu Anda*: ${count} pesanan, yang paling mendesak di atas.`,
  nobodyElse: (orderId: number) => say`⚠️ Pesanan *${orderNumber(orderId)}* berhenti di sini.`,
  /** Their duty, were it not for another that they bear on the same order. */
  ofOthers: (capacity: Capacity, who: readonly string[]) =>
    who.length > 0
      ? say`🤝 Pemesan, penerima, dan pembayar harus orang yang berbeda. Yang bisa ${STEPS[capacity] ?? 'melanjutkan'}: *${who.join(', ')}*.`
      : say`🤝 Pemesan, penerima, dan pembayar harus orang yang berbeda, dan belum ada orang lain yang bisa ${STEPS[capacity] ?? 'melanjutkan'}. PPK lain bisa ditunjuk PA/KPA lewat /disposisi; untuk bendahara, hubungi admin.`,
}
