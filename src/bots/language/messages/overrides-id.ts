/** Taking back what was just decided, and what only two admins may do, in Indonesian. */
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts } from './facts.ts'

interface Parts {
  readonly number: (orderId: number) => string
  readonly whole: (order: OrderFacts) => Markup
}

/** The moment to take it back, and the act of two admins. */
export function overridesIndonesian(f: Formats, { number, whole }: Parts) {
  const until = (order: OrderFacts) => f.moment(order.heldUntil ?? order.deliverAt)
  return {
    undo: {
      button: (minutes: number) => `↩️ Batalkan (${minutes} menit)`,
      placed: (order: OrderFacts) =>
        lines(
          say`🕓 *Pesanan ${number(order.id)} dicatat*`,
          say`🏪 ${order.vendor}`,
          whole(order),
          order.status === 'awaiting-approval'
            ? say`Diteruskan ke PPK ${until(order)}. Sampai saat itu masih bisa dibatalkan begitu saja.`
            : say`Dikirim ke penjual ${until(order)}. Sampai saat itu masih bisa dibatalkan begitu saja.`,
        ),
      toast: 'Dicatat, segera dikirim',
      approved: (order: OrderFacts) =>
        say`✅ Pesanan *${number(order.id)}* (${f.rupiah(order.total)}) Anda setujui; dikirim ke ${order.vendor} ${until(order)}. Sampai saat itu persetujuan masih bisa ditarik.`,
      done: (order: OrderFacts) =>
        say`↩️ Pesanan *${number(order.id)}* dibatalkan sebelum terkirim. Pagunya sudah kembali.`,
      approvalTaken: (order: OrderFacts) =>
        say`↩️ Persetujuan *${number(order.id)}* Anda tarik; ${order.vendor} belum dihubungi. Pesanan menunggu keputusan Anda lagi.`,
      approvalTakenBack: (order: OrderFacts) =>
        say`↩️ PPK menarik persetujuan *${number(order.id)}* untuk diperiksa lagi. ${order.vendor} belum dihubungi.`,
      tooLate: (order: OrderFacts) =>
        say`Pesanan *${number(order.id)}* sudah terkirim, jadi tidak bisa diurungkan begitu saja. Kalau tetap perlu, batalkan dengan alasan:`,
      tooLateForApproval: (order: OrderFacts) =>
        say`Pesanan *${number(order.id)}* sudah terkirim ke ${order.vendor}, jadi persetujuan tidak bisa ditarik. Minta ${order.requester} membatalkannya dengan alasan.`,
    },
    force: {
      button: '⚠️ Batalkan paksa',
      askReason: (order: OrderFacts) =>
        say`Batalkan paksa *${number(order.id)}* (${order.vendor}, ${f.rupiah(order.total)})? Perlu persetujuan admin kedua. Tulis alasannya, atau *kembali*.`,
      alone: say`Pembatalan paksa perlu dua admin, dan admin lain belum ada. Undang satu admin lagi dulu.`,
      asked: (order: OrderFacts, who: readonly string[]) =>
        say`🕓 Permintaan batal paksa *${number(order.id)}* saya kirim ke admin lain (${who.join(', ')}). Belum ada yang berubah.`,
      already: (order: OrderFacts) => say`Batal paksa *${number(order.id)}* sudah diminta dan menunggu admin kedua.`,
      confirm: (order: OrderFacts, who: string, why: string) =>
        lines(
          say`⚠️ *${who} minta pesanan ${number(order.id)} dibatalkan paksa*`,
          say`🏪 ${order.vendor} · pemesan ${order.requester}`,
          whole(order),
          say`💬 “${why}”`,
          say`Kalau Anda setuju, pesanan langsung batal dan semua pihak dikabari.`,
        ),
      agree: '✅ Setuju batal paksa',
      refuse: '❌ Tidak setuju',
      notYou: say`Permintaan ini dari Anda sendiri; yang menyetujui harus admin lain.`,
      gone: say`Permintaan itu sudah dijawab atau pesanannya sudah berubah.`,
      done: (order: OrderFacts) =>
        say`Pesanan *${number(order.id)}* dibatalkan oleh dua admin. Semua pihak sudah saya kabari.`,
      dropped: (order: OrderFacts) =>
        say`Permintaan batal paksa *${number(order.id)}* tidak disetujui; tidak ada yang berubah.`,
      droppedByOther: (order: OrderFacts, who: string) =>
        say`${who} tidak setuju *${number(order.id)}* dibatalkan paksa; tidak ada yang berubah.`,
      office: (order: OrderFacts, why: string) =>
        say`⚠️ *Pesanan ${number(order.id)} dibatalkan oleh dua admin*: “${why}”. Pagunya sudah kembali.`,
      vendor: (order: OrderFacts, why: string) =>
        say`Maaf Kak, pesanan *${number(order.id)}* dari ${order.unit} dibatalkan admin kantor: “${why}”. Kalau sudah ada biaya atau barang di jalan, tulis *admin* supaya dibantu orang ya 🙏`,
    },
  }
}
