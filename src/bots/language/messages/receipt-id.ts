/** Receipt and payment, in Indonesian. */
import type { Rupiah } from '#core/money.ts'
import type { Bill } from '#core/tax/index.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { CountedLine, OrderFacts } from './facts.ts'
import { taxIndonesian } from './tax-id.ts'

/** What the office, the treasurer and the vendor are told from the receipt on. */
export function receiptIndonesian(f: Formats, number: (orderId: number) => string) {
  const tax = taxIndonesian(f, number)
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
          say`📍 *Pesanan ${number(order.id)} sudah sampai* (kata ${order.vendor}${words ? `: “${words}”` : ''})`,
          goods(order),
          say`Mohon diperiksa jumlah, waktu, dan barangnya. Apakah semuanya diterima?`,
        ),
      all: '✅ Terima semua',
      part: '➖ Terima sebagian',
      askCount: (name: string, quantity: number, unit: string) =>
        say`*${name}*: dipesan ${f.quantity(quantity, unit)}. Berapa yang diterima dengan baik? Tulis angkanya.`,
      countSent: (order: OrderFacts) =>
        say`Hitungan untuk *${number(order.id)}* sudah saya kirim ke ${order.vendor}. Setelah penjual membenarkan, penerimaan dicatat.`,
      contested: (order: OrderFacts) =>
        say`⚠️ ${order.vendor} tidak setuju dengan hitungan pesanan *${number(order.id)}*. Mohon dihitung sekali lagi bersama penjual.`,
      received: (order: OrderFacts) =>
        lines(say`✅ Pesanan *${number(order.id)}* diterima. Bendahara dan penjual sudah saya kabari.`, goods(order)),
      remind: (order: OrderFacts) =>
        lines(say`⏰ Pesanan *${number(order.id)}* dari ${order.vendor} masih menunggu penerimaan PPK.`, goods(order)),
      paid: (order: OrderFacts) =>
        say`💸 Pesanan *${number(order.id)}* sudah dibayar bendahara. Menunggu penjual mengonfirmasi uangnya masuk.`,
      completed: (order: OrderFacts) =>
        say`🎉 Pesanan *${number(order.id)}* selesai: ${order.vendor} sudah menerima uangnya.`,
    },
    vendor: {
      counted: (order: OrderFacts, counted: readonly CountedLine[]) =>
        lines(
          say`Kak, PPK menghitung pesanan *${number(order.id)}* begini:`,
          ...counted.map(count),
          say`Apakah hitungan ini benar?`,
        ),
      countRight: 'Ya, benar',
      countWrong: 'Tidak sesuai',
      received: (order: OrderFacts, net: Markup | undefined, promise: Markup | undefined, account?: Markup) =>
        lines(
          say`Kabar baik Kak, pesanan *${number(order.id)}* sudah *diterima* PPK ✅`,
          net,
          account ?? (promise !== undefined && say`Dibayar langsung ke rekening Kakak.`),
          promise,
        ),
      paid: (order: OrderFacts, amount: Rupiah, less: string) =>
        say`Kak, bendahara mencatat pembayaran pesanan *${number(order.id)}* sebesar *${f.rupiah(amount)}*${less}. Sudah masuk ke rekening?`,
      moneyCame: 'Sudah masuk',
      moneyMissing: 'Belum masuk',
      moneyDiffers: 'Jumlahnya beda',
      askAmount: (order: OrderFacts) =>
        say`Berapa yang masuk untuk pesanan *${number(order.id)}*, Kak? Tulis jumlahnya, misalnya _2.450.000_.`,
      amountUnread: say`Jumlahnya belum terbaca, Kak. Tulis angkanya saja, misalnya _2.450.000_.`,
      answered: (order: OrderFacts, words: string) =>
        lines(
          say`Kak, bendahara menjawab soal pembayaran *${number(order.id)}*:`,
          words !== '' && say`💬 “${words}”`,
          say`Sekarang sudah masuk ke rekening?`,
        ),
      payLate: (order: OrderFacts, days: number, promise: Markup | undefined) =>
        lines(
          say`Maaf Kak, pembayaran pesanan *${number(order.id)}* melewati janji ${f.number(days)} hari kerja. Bendahara dan atasannya sudah saya kabari.`,
          promise,
        ),
      said: {
        confirmCount: (order: OrderFacts) => say`Terima kasih Kak, penerimaan *${number(order.id)}* sudah dicatat.`,
        contestCount: (order: OrderFacts) =>
          say`Baik Kak, PPK saya minta menghitung ulang pesanan *${number(order.id)}*.`,
        confirmMoney: (order: OrderFacts) =>
          say`Alhamdulillah, terima kasih Kak 🙏 Pesanan *${number(order.id)}* selesai.`,
        questionMoney: (order: OrderFacts) =>
          say`Baik Kak, saya tanyakan ke bendahara soal pembayaran *${number(order.id)}*. Kalau nanti masuk, tulis *sudah masuk* ya.`,
      },
    },
    treasurer: {
      answer: '✍️ Jawab penjual',
      askAnswer: (order: OrderFacts) =>
        say`Tulis jawaban untuk ${order.vendor} soal pembayaran *${number(order.id)}*, atau kirim bukti transfer yang baru (foto atau PDF).`,
      answered: (order: OrderFacts) =>
        say`Jawaban untuk *${number(order.id)}* sudah saya teruskan; penjual saya tanya lagi apakah uangnya masuk.`,
      none: say`Tidak ada tagihan yang menunggu dibayar.`,
      title: say`*Menunggu dibayar*`,
      button: (order: OrderFacts) =>
        `${number(order.id)} · ${order.vendor} · ${f.rupiah(order.bill?.net ?? order.total)}`,
      line: (order: OrderFacts, amount: Rupiah) => say`• *${number(order.id)}* ${order.vendor}, ${f.rupiah(amount)}`,
      toPay: (order: OrderFacts, bill: Bill | undefined, promise?: Markup, account?: Markup) =>
        lines(
          say`💰 Pesanan *${number(order.id)}* dari ${order.vendor} sudah diterima dan perlu dibayar.`,
          promise,
          bill ? tax.bill(bill) : say`Dibayar ke penjual: *${f.rupiah(order.total)}*`,
          account,
        ),
      pay: '💸 Catat pembayaran',
      askProof: (order: OrderFacts, bill: Bill | undefined, account?: Markup) =>
        lines(
          account,
          bill && tax.netShort(bill),
          say`Kirim foto atau PDF bukti transfer *${f.rupiah(bill?.net ?? order.total)}* untuk ${number(order.id)}.`,
        ),
      fileOnly: say`Untuk mencatat pembayaran saya perlu bukti transfernya: foto atau PDF. Tulis *batal* kalau belum jadi.`,
      paid: (order: OrderFacts, amount: Rupiah) =>
        say`✅ Pembayaran *${f.rupiah(amount)}* untuk ${number(order.id)} dicatat dengan buktinya. Penjual saya tanya apakah sudah masuk.`,
      /** `came`: the amount that the vendor saw; none when nothing came. */
      questioned: (
        order: OrderFacts,
        { paid, came, isProved }: { paid: Rupiah; came: Rupiah | undefined; isProved: boolean },
      ) =>
        lines(
          came === undefined
            ? say`❓ ${order.vendor} belum menerima pembayaran *${number(order.id)}* sebesar *${f.rupiah(paid)}*.`
            : say`❓ ${order.vendor} menerima *${f.rupiah(came)}* untuk *${number(order.id)}*, sedangkan yang dibayar *${f.rupiah(paid)}* (selisih ${f.rupiah(Math.abs(paid - came))}).`,
          isProved ? say`Mohon diperiksa; bukti bayarnya terlampir.` : say`Mohon diperiksa.`,
        ),
      remind: (order: OrderFacts, promise: Markup | undefined, isOver: boolean) =>
        lines(
          isOver
            ? say`🔴 Pembayaran *${number(order.id)}* untuk ${order.vendor} sudah melewati batas. Mohon dibayar hari ini.`
            : say`⏰ Pesanan *${number(order.id)}* untuk ${order.vendor} belum dibayar.`,
          promise,
        ),
    },
    head: {
      notReceived: (order: OrderFacts) =>
        say`🔔 Pesanan *${number(order.id)}* dari ${order.vendor} sudah sampai, tetapi PPK belum mencatat penerimaan.`,
      notPaid: (order: OrderFacts, promise: Markup | undefined) =>
        lines(say`🔔 Pesanan *${number(order.id)}* dari ${order.vendor} belum dibayar.`, promise),
    },
  }
}
