/** What is reminded of a second time and after: never in the words of the time before, and with a person to turn to. */
import type { Rupiah } from '#core/money.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts } from './facts.ts'

/** How often the same was said before, and how many days it is overdue. */
export interface Told {
  readonly times: number
  readonly days: number
}

/** The Indonesian sentences; `number` writes an order’s number. */
export function againIndonesian(f: Formats, number: (orderId: number) => string) {
  const first = ({ lines: [line] }: OrderFacts) =>
    line === undefined ? '' : `${f.quantity(line.quantity, line.unit)} ${line.name}`
  return {
    vendor: {
      /** Above what is shown once more. */
      lead: ({ times, days }: Told): Markup => {
        if (days > 0)
          return say`🔁 Sudah ${f.number(days)} hari lewat dari batasnya, Kak. Kalau sulit menjawab lewat sini, tulis *admin*: ada orang yang membantu.`
        return times < 2
          ? say`🔁 Saya ingatkan lagi, Kak: yang ini masih menunggu Kakak.`
          : say`🔁 Yang ini belum terjawab juga, Kak. Ada yang membingungkan? Tulis *admin*: ada orang yang membantu.`
      },
      answer: (order: OrderFacts) =>
        say`Kak, saya tanya sekali lagi soal pesanan *${number(order.id)}* (${first(order)}, ${f.shortMoment(order.deliverAt)}).${order.answerDueAt === undefined ? '' : ` Lewat ${f.moment(order.answerDueAt)} pesanannya batal sendiri.`} Balas _siap_, _bisanya 80 aja_, atau _maaf ga bisa_. Ada yang membingungkan? Tulis *admin*.`,
      late: (order: OrderFacts, { times, days }: Told) =>
        times < 2
          ? say`Kak, pemesan masih menunggu barang *${number(order.id)}*, jadwalnya ${f.shortMoment(order.deliverAt)}. Balas _otw_ kalau sudah di jalan, _sudah sampai_ kalau sudah diserahkan. Ada kendala? Ceritakan saja di sini, atau tulis *admin* untuk bicara dengan orang.`
          : say`Kak, sudah ${f.number(days)} hari lewat dan *${number(order.id)}* belum ada kabarnya. Kalau barangnya sudah diserahkan, cukup tulis _sudah sampai_. Kalau sedang susah, tulis *admin*: ada orang yang membantu bicara dengan pemesan.`,
      money: (order: OrderFacts, amount: Rupiah, { times, days }: Told) => {
        if (days > 0)
          return say`Kak, kabar uang *${number(order.id)}* (*${f.rupiah(amount)}*) sudah ${f.number(days)} hari lewat dari waktunya. Sudah masuk, belum, atau jumlahnya beda? Kalau lebih enak bicara dengan orang, tulis *admin*.`
        if (times < 2)
          return say`Kak, sudah sempat melihat rekeningnya? Pembayaran *${number(order.id)}* dicatat *${f.rupiah(amount)}*.`
        return times % 2 === 1
          ? say`Kak, dua kata saja sudah cukup untuk uang *${number(order.id)}* sebesar *${f.rupiah(amount)}*: _sudah masuk_, _belum masuk_, atau _jumlahnya beda_. Bendahara dan atasannya ikut mengecek. Mau bicara dengan orang? Tulis *admin*.`
          : say`Kak, kuitansi *${number(order.id)}* baru bisa dibuat setelah Kakak bilang uangnya masuk (*${f.rupiah(amount)}*). Bagaimana di rekening? Susah mengeceknya? Tulis *admin*.`
      },
      bill: (order: OrderFacts, paymentDays: number, { days }: Told) =>
        days > 0
          ? say`Kak, pembayaran *${number(order.id)}* masih tertahan hanya karena notanya belum ada, ${f.number(days)} hari lewat batas. Satu foto yang terbaca cukup. Belum punya nota? Tulis *admin*, nanti dibantu.`
          : say`Kak, soal nota *${number(order.id)}*: satu foto yang terbaca sudah cukup, kirim ke sini. Sejak itu pembayarannya paling lama ${f.number(paymentDays)} hari kerja. Ada yang membingungkan? Tulis *admin*.`,
      payLate: (order: OrderFacts, { days }: Told, promise: Markup | undefined) =>
        lines(
          say`Maaf sekali lagi, Kak: pembayaran *${number(order.id)}* belum juga dicatat, ${f.number(days)} hari sejak batasnya. Bendahara dan atasannya saya ingatkan lagi. Mau bicara dengan orang? Tulis *admin*.`,
          promise,
        ),
    },
    office: {
      lead: ({ times, days }: Told): Markup => {
        if (days > 0)
          return say`🔁 Sudah ${f.number(days)} hari lewat dari batasnya. Kalau ada yang menghalangi, tulis *admin*: ada orang yang membantu.`
        return times < 2
          ? say`🔁 Mengingatkan lagi: yang ini masih menunggu Anda.`
          : say`🔁 Yang ini belum dijawab juga. Ada yang kurang jelas? Tulis *admin*: ada orang yang membantu.`
      },
      late: (order: OrderFacts, { days }: Told) =>
        say`⏰ Sudah ${f.number(Math.max(days, 1))} hari tanpa kabar dari ${order.vendor} untuk pesanan *${number(order.id)}*; penjual saya tanya lagi. Barangnya ternyata sudah ada, atau tidak ditunggu lagi? Buka pesanannya: tulis *${number(order.id)}*. Perlu dibantu orang? Tulis *admin*.`,
      unreceived: (order: OrderFacts, { days }: Told) =>
        days > 0
          ? say`🔴 Barang *${number(order.id)}* dari ${order.vendor} sudah ${f.number(days)} hari lewat batas pemeriksaan, dan pembayarannya ikut tertahan. Jumlahnya kurang atau ada yang rusak juga dicatat di sini. Perlu dibantu orang? Tulis *admin*.`
          : say`⏰ ${order.vendor} belum bisa dibayar sebelum Anda mencatat penerimaan *${number(order.id)}*. Mohon diperiksa hari ini; perlu dibantu orang, tulis *admin*.`,
      found: (order: OrderFacts, { days }: Told, isAnswered: boolean) =>
        isAnswered
          ? say`⏰ Keputusan Anda atas pesanan *${number(order.id)}* masih ditunggu ${order.vendor}${days > 0 ? `, sudah ${f.number(days)} hari lewat batas` : ''}. Jawaban penjual ada di atas; ragu memutuskan? Tulis *admin*.`
          : say`⏰ ${order.vendor} belum menjawab temuan *${number(order.id)}*${days > 0 ? `, sudah ${f.number(days)} hari lewat batas` : ''}, dan saya ingatkan lagi. Tidak perlu menunggu terus: Anda boleh menerima yang baik saja atau menolak. Perlu dibantu orang? Tulis *admin*.`,
      waits: (order: OrderFacts, { days }: Told, promise: Markup | undefined) =>
        lines(
          say`⏰ PA/KPA saya ingatkan lagi soal autodebet *${number(order.id)}* untuk ${order.vendor}${days > 0 ? `; sudah ${f.number(days)} hari lewat batas` : ''}. Perlu dibantu orang? Tulis *admin*.`,
          promise,
        ),
      unpaid: (order: OrderFacts, { days }: Told, promise: Markup | undefined, isOver: boolean) =>
        lines(
          isOver
            ? say`🔴 ${f.number(days)} hari lewat batas: *${number(order.id)}* untuk ${order.vendor} belum juga dibayar. Ada yang menghalangi, seperti berkas, saldo, atau rekening? Tulis *admin*.`
            : say`⏰ Sekali lagi: pesanan *${number(order.id)}* untuk ${order.vendor} belum dibayar. Ada yang menghalangi? Tulis *admin*.`,
          promise,
        ),
      silent: (order: OrderFacts, { days }: Told) =>
        say`🔔 ${f.number(days)} hari lewat batas, ${order.vendor} masih diam soal uang *${number(order.id)}*; saya tanya lagi. Mutasi bank atau satu telepon biasanya cukup. Perlu dibantu? Tulis *admin*.`,
      billMissing: (order: OrderFacts, { days }: Told) =>
        say`🔔 ${f.number(days)} hari lewat batas dan nota *${number(order.id)}* masih belum ada; ${order.vendor} saya ingatkan lagi. Kalau notanya ada pada Anda, lampirkan dari kartu pesanannya.`,
    },
    head: {
      unreceived: (order: OrderFacts, { days }: Told) =>
        say`🔔 Sudah ${f.number(days)} hari lewat batas: barang *${number(order.id)}* dari ${order.vendor} masih belum dicatat diterima. PPK saya ingatkan lagi; mohon ikut mengingatkan, atau tulis *admin*.`,
      open: (order: OrderFacts, { days }: Told) =>
        say`🔔 Temuan *${number(order.id)}* dari ${order.vendor} masih terbuka, ${f.number(days)} hari lewat batas. Penjual dan PPK saya ingatkan lagi; perlu ditengahi orang, tulis *admin*.`,
      unpaid: (order: OrderFacts, { days }: Told, promise: Markup | undefined) =>
        lines(
          say`🔔 *${number(order.id)}* dari ${order.vendor} masih belum dibayar${days > 0 ? `, ${f.number(days)} hari lewat batas` : ''}. Bendahara saya ingatkan lagi; perlu dibantu orang, tulis *admin*.`,
          promise,
        ),
      silent: (order: OrderFacts, { days }: Told) =>
        say`🔔 ${f.number(days)} hari lewat batas, uang *${number(order.id)}* masih belum dibenarkan ${order.vendor}. Bila mutasi bank sudah jelas, tombol di bawah menutupnya dengan catatan; kalau belum, bendahara atau *admin* bisa menelepon.`,
      questioned: (order: OrderFacts, { days }: Told) =>
        say`🔔 Keluhan ${order.vendor} soal uang *${number(order.id)}* sudah ${f.number(days)} hari lewat batas tanpa jawaban bendahara. Bendahara saya ingatkan lagi. Bila mutasi bank sudah jelas, pesanan bisa ditutup dengan catatan; perlu ditengahi orang, tulis *admin*.`,
    },
  }
}
