/** Ways of paying, slips, the countdown of the promise and what a vendor asks about its money, in Indonesian. */
import type { Instant } from '#core/calendar.ts'
import type { Rupiah } from '#core/money.ts'
import type { OrderRules, PaymentPromise } from '#core/order/index.ts'
import { keep, lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts } from './facts.ts'

/** In how many days a vendor is paid, and from when on they are counted. */
export type PaidWhen = Pick<OrderRules, 'paymentDays' | 'paymentStarts'>

/** What everybody who has to do with the money of an order is told. */
export function moneyIndonesian(f: Formats, number: (orderId: number) => string) {
  const left = ({ isOver, days }: PaymentPromise) => {
    if (isOver) return days === 0 ? 'lewat hari ini' : `terlambat ${f.number(days)} hari kerja`
    return days === 0 ? 'hari ini' : `sisa ${f.number(days)} hari kerja`
  }
  return {
    /** The same words for vendor, treasurer and head. */
    promise: (promise: PaymentPromise): Markup => say`⏳ Batas bayar: *${f.moment(promise.payBy)}* (${left(promise)})`,
    autodebet: {
      choose: '🏦 Pakai autodebet',
      orChoose: say`Atau pakai autodebet: bank mendebet rekening unit setelah PA/KPA mengonfirmasi.`,
      ask: (order: OrderFacts, amount: Rupiah) =>
        say`Bank akan mendebet rekening unit *${f.rupiah(amount)}* untuk *${number(order.id)}* (${order.vendor}) setelah PA/KPA mengonfirmasi. Ajukan sekarang?`,
      submit: '🏦 Ajukan ke PA/KPA',
      submitted: (order: OrderFacts, heads: readonly string[]) =>
        say`✅ Autodebet *${number(order.id)}* diajukan. Menunggu konfirmasi *${heads.length > 0 ? heads.join(', ') : 'PA/KPA'}*; yang mengajukan tidak bisa mengonfirmasi sendiri.`,
      card: (order: OrderFacts, bill: Markup, promise: Markup | undefined, account: Markup | undefined) =>
        lines(
          say`🏦 *Autodebet ${number(order.id)}* untuk ${order.vendor}, diajukan ${order.payer ?? 'bendahara'}:`,
          bill,
          account,
          promise,
          say`Setelah dikonfirmasi, bank mendebet rekening unit dan penjual dikabari.`,
        ),
      confirm: '✅ Konfirmasi pembayaran',
      giveBack: '↩️ Kembalikan ke bendahara',
      none: say`Tidak ada autodebet yang menunggu konfirmasi Anda.`,
      title: say`*Autodebet yang menunggu konfirmasi Anda*`,
      confirmed: (order: OrderFacts, amount: Rupiah) =>
        say`✅ Autodebet *${f.rupiah(amount)}* untuk ${number(order.id)} dikonfirmasi. Bendahara dan penjual sudah saya kabari.`,
      askReason: (orderId: number) =>
        say`Mengapa autodebet *${number(orderId)}* dikembalikan? Tulis alasannya; bendahara akan membacanya.`,
      returnedByYou: (order: OrderFacts) =>
        say`↩️ Autodebet *${number(order.id)}* dikembalikan ke bendahara dengan alasan itu.`,
      returned: (order: OrderFacts, why: string, promise: Markup | undefined) =>
        lines(say`↩️ PA/KPA mengembalikan autodebet *${number(order.id)}* untuk ${order.vendor}: “${why}”`, promise),
      approved: (order: OrderFacts) =>
        say`✅ PA/KPA mengonfirmasi autodebet *${number(order.id)}* untuk ${order.vendor}. Penjual saya tanya apakah uangnya masuk.`,
      waits: (order: OrderFacts, promise: Markup | undefined) =>
        lines(say`⏰ Autodebet *${number(order.id)}* untuk ${order.vendor} masih menunggu konfirmasi PA/KPA.`, promise),
      toVendor: (order: OrderFacts, promise: Markup | undefined) =>
        lines(
          say`Kak, pembayaran *${number(order.id)}* sudah diajukan bendahara; tinggal konfirmasi pimpinannya.`,
          promise,
        ),
    },
    /** Where the promise begins with the vendor's bill. */
    bill: {
      waitsFor: (days: number) =>
        say`🧾 Menunggu nota dari penjual: hitungan *${f.number(days)} hari kerja* mulai saat nota itu ada.`,
      waits: (days: number) =>
        say`🧾 Kirim foto atau PDF nota atau faktur pesanan ini ke sini: hitungan *${f.number(days)} hari kerja* mulai saat itu.`,
      ask: (order: OrderFacts, days: number) =>
        say`⏰ Kak, nota atau faktur pesanan *${number(order.id)}* belum ada. Kirim fotonya ke sini; pembayarannya dihitung ${f.number(days)} hari kerja sejak itu.`,
      missing: (order: OrderFacts) =>
        say`🔔 ${order.vendor} belum mengirim nota *${number(order.id)}*, jadi hitungan bayarnya belum mulai. Mohon dibantu; nota juga bisa dilampirkan dari kartu pesanannya.`,
      kept: (order: OrderFacts, promise: Markup | undefined) =>
        lines(say`🧾 Nota pesanan *${number(order.id)}* sudah ada.`, promise),
      /** To the treasurer, who has looked at what was sent. */
      notOne: '🧾 Ini bukan notanya',
      askNot: (order: OrderFacts) =>
        say`Apa yang kurang dari nota *${number(order.id)}*? Tulis satu kalimat; ${order.vendor} membacanya dan mengirim yang benar.`,
      returnedByYou: (order: OrderFacts, waits: boolean) =>
        say`↩️ ${order.vendor} saya minta mengirim nota *${number(order.id)}* yang benar.${waits ? ' Hitungan bayarnya mulai lagi saat nota itu ada.' : ''}`,
      /** `days`: of the promise, where it waits for the bill. */
      returned: (order: OrderFacts, why: string, days: number | undefined) =>
        lines(
          say`🧾 Kak, yang dikirim untuk *${number(order.id)}* belum bisa dipakai sebagai nota: “${why}”`,
          days === undefined
            ? say`Mohon kirim foto atau PDF nota yang benar ke sini, ya.`
            : say`Mohon kirim foto atau PDF nota yang benar ke sini: hitungan *${f.number(days)} hari kerja* mulai saat itu.`,
        ),
    },
    silent: {
      button: '🔒 Tutup tanpa kata penjual',
      toTreasurer: (order: OrderFacts) =>
        say`🔔 ${order.vendor} belum menjawab apakah uang *${number(order.id)}* sudah masuk. Penjual saya tanya lagi; mohon dicek juga ke bank atau ditelepon.`,
      toHead: (order: OrderFacts) =>
        say`🔔 *${number(order.id)}* dicatat lunas, tetapi ${order.vendor} belum membenarkan uangnya masuk. Tanpa katanya tidak ada kuitansi. Bila sudah dipastikan lewat mutasi bank, pesanan bisa ditutup dengan catatan.`,
      questioned: (order: OrderFacts) =>
        say`🔔 ${order.vendor} menyatakan uang *${number(order.id)}* belum sesuai, dan bendahara belum menjawabnya. Mohon ditindaklanjuti. Bila sudah dipastikan lewat mutasi bank, pesanan bisa ditutup dengan catatan.`,
      ask: (order: OrderFacts) =>
        say`*${number(order.id)}* akan ditutup tanpa kata ${order.vendor}, jadi tanpa kuitansi. Apa yang sudah diperiksa? Tulis satu kalimat, misalnya _mutasi rekening 3 Desember menunjukkan dana keluar_. Penjual dan auditor membacanya.`,
      settledByYou: (order: OrderFacts) =>
        say`🔒 *${number(order.id)}* ditutup dengan catatan itu. Berkasnya menyebut kuitansi penjual belum ada.`,
      settled: (order: OrderFacts, why: string) =>
        say`🔒 PA/KPA menutup *${number(order.id)}* tanpa kata ${order.vendor} soal uangnya: “${why}”`,
      settledForVendor: (order: OrderFacts, amount: Rupiah, why: string) =>
        say`Kak, pesanan *${number(order.id)}* ditutup kantor: pembayaran *${f.rupiah(amount)}* sudah dipastikan (“${why}”). Kalau uangnya belum masuk, tulis *admin*.`,
    },
    slip: {
      add: '🧾 Kirim bukti potong pajak',
      ask: (order: OrderFacts, withheld: Markup) =>
        lines(
          say`🧾 Untuk *${number(order.id)}* ada pajak yang dipotong. ${keep(withheld)}`,
          say`Kirim bukti potong atau setornya (foto atau PDF). Belum ada? Tulis *nanti*; saya ingatkan.`,
        ),
      later: say`Baik, saya ingatkan setiap pagi kerja sampai bukti potongnya ada. Tulis *bukti potong* kapan saja untuk mengirimnya.`,
      fileOnly: say`Bukti potong pajak berupa foto atau PDF. Tulis *nanti* kalau belum ada.`,
      debitLater: say`Baik, bukti debetnya bisa menyusul: buka pesanannya kapan saja lalu pilih *Kirim bukti debet*.`,
      addDebit: '📎 Kirim bukti debet',
      askDebit: (order: OrderFacts) =>
        say`Kirim bukti debet dari bank untuk *${number(order.id)}* (foto atau PDF), supaya berkasnya lengkap.`,
      debitKept: (order: OrderFacts) => say`✅ Bukti debet *${number(order.id)}* disimpan.`,
      sameFile: say`Berkas ini sudah tersimpan sebagai bukti bayarnya. Kirim bukti potong pajaknya, atau tulis *nanti*.`,
      kept: (order: OrderFacts) =>
        say`✅ Bukti potong pajak *${number(order.id)}* disimpan, dan dikirim ke ${order.vendor}.`,
      toVendor: (order: OrderFacts) =>
        say`🧾 Kak, ini bukti potong pajak untuk pesanan *${number(order.id)}*. Simpan untuk laporan pajak Kakak, ya.`,
      none: say`Tidak ada bukti potong pajak yang ditunggu. 👍`,
      title: (count: number) => say`🧾 *Bukti potong pajak yang belum ada*: ${f.number(count)} pesanan`,
      /** `times`: how often it was said of late. */
      reminder: (who: string, count: number, times: number) => {
        if (times === 0)
          return say`Selamat pagi ${who}. 🧾 Bukti potong pajak dari ${f.number(count)} pembayaran belum ada. Mohon dilengkapi supaya berkasnya utuh saat diperiksa.`
        return times === 1
          ? say`${who}, 🧾 masih ada ${f.number(count)} bukti potong yang ditunggu; penjual memerlukannya untuk laporan pajaknya. Ketuk pesanannya, lalu kirim foto atau PDF-nya. Ada yang menghalangi? Tulis *admin*.`
          : say`🧾 ${f.number(count)} bukti potong belum ada, ${who}; sudah ${f.number(times)} pagi saya ingatkan. Satu saja hari ini juga sudah membantu. Kalau sulit, tulis *admin*: ada orang yang membantu.`
      },
    },
    vendor: {
      before: (id: number, { paymentDays: days, paymentStarts }: PaidWhen) =>
        paymentStarts === 'bill'
          ? say`Kak, pesanan *${number(id)}* dibayar langsung ke rekening Kakak paling lambat ${f.number(days)} hari kerja setelah kantor mencatat barangnya diterima dan nota Kakak ada. Hitungannya mulai saat itu.`
          : say`Kak, pesanan *${number(id)}* dibayar langsung ke rekening Kakak paling lambat ${f.number(days)} hari kerja setelah kantor mencatat barangnya diterima. Hitungannya mulai saat itu.`,
      atTreasurer: (id: number) => say`Kak, pesanan *${number(id)}* sudah diterima dan sekarang di meja bendahara.`,
      atHead: (id: number) =>
        say`Kak, pembayaran *${number(id)}* sudah diajukan bendahara dan menunggu konfirmasi pimpinannya.`,
      sent: (id: number, amount: Rupiah, at: Instant) =>
        say`Kak, pembayaran *${number(id)}* sebesar *${f.rupiah(amount)}* dicatat bendahara ${f.moment(at)}. Sudah masuk ke rekening?`,
      asked: (id: number, payer: string | undefined) =>
        say`Kak, soal pembayaran *${number(id)}* sudah saya tanyakan ke ${payer ?? 'bendahara'}; jawabannya saya teruskan ke sini. Kalau sudah masuk, tulis *sudah masuk*.`,
      done: (id: number, amount: Rupiah) =>
        say`Kak, pesanan *${number(id)}* sudah lunas: *${f.rupiah(amount)}*, dan Kakak sudah menerimanya.`,
      last: (id: number, amount: Rupiah) =>
        say`Yang terakhir, pesanan *${number(id)}*, sudah lunas: *${f.rupiah(amount)}*.`,
      dead: (id: number) => say`Kak, pesanan *${number(id)}* tidak jadi, jadi tidak ada pembayaran untuknya.`,
      unbilled: (id: number) =>
        say`Kak, rincian potongan pesanan *${number(id)}* tidak tercatat. Tulis *admin* kalau perlu dicarikan.`,
      billed: (id: number) => say`Rincian pembayaran pesanan *${number(id)}*, Kak:`,
      estimated: (id: number) =>
        say`Perkiraan untuk pesanan *${number(id)}*, Kak; dihitung pasti saat barang diterima:`,
      nothing: say`Sekarang tidak ada pembayaran yang ditunggu, Kak.`,
      which: say`Ada beberapa pesanan, Kak. Mau lihat yang mana?`,
      line: (order: OrderFacts, promise: Markup | undefined) =>
        promise
          ? lines(say`• *${number(order.id)}*, ${order.unit}`, promise)
          : say`• *${number(order.id)}*, ${order.unit}`,
    },
    late: {
      none: say`Tidak ada pembayaran yang melewati janji. 👍`,
      title: say`🐢 *Pembayaran yang melewati janji*, yang paling lama di atas:`,
      line: (order: OrderFacts, amount: Rupiah) =>
        say`• *${number(order.id)}* ${order.unit} → ${order.vendor}, ${f.rupiah(amount)}`,
    },
  }
}
