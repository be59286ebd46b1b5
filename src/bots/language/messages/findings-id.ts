/** What is not as ordered, and how it is put right, in Indonesian. */
import type { Instant } from '#core/calendar.ts'
import type { Finding } from '#core/order/index.ts'
import type { Penalty } from '#core/order/penalty.ts'
import { lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { CountedLine, FoundFacts, OrderFacts } from './facts.ts'

/** What the PPK and the vendor say to each other about a delivery that is not as ordered. */
export function findingsIndonesian(f: Formats, number: (orderId: number) => string) {
  const count = ({ name, unit, from, to }: CountedLine) =>
    from === to
      ? say`• ${f.quantity(from, unit)} ${name}: lengkap dan baik`
      : say`• ${name}: yang baik *${f.quantity(to, unit)}* dari ${f.quantity(from, unit)}`
  const kinds: Record<Finding, string> = {
    short: '📉 Jumlahnya kurang',
    wrong: '🔀 Salah barang',
    spoiled: '🤢 Basi',
    damaged: '💥 Rusak',
    late: '⏰ Terlambat',
    absent: '❓ Barangnya belum ada',
  }
  const found: Record<Finding, string> = {
    short: 'jumlahnya kurang',
    wrong: 'ada barang yang tidak sesuai pesanan',
    spoiled: 'ada yang basi atau tidak layak',
    damaged: 'ada yang rusak',
    late: 'datangnya terlambat',
    absent: 'barangnya belum ada',
  }
  const quoted = (words: string) => words !== '' && say`💬 “${words}”`
  return {
    kinds,
    office: {
      problem: '⚠️ Ada masalah',
      askKind: (order: OrderFacts) =>
        say`Ada apa dengan pesanan *${number(order.id)}* dari ${order.vendor}? Pilih yang paling cocok; penjual saya kabari dengan baik-baik.`,
      askGood: (name: string, quantity: number, unit: string) =>
        say`*${name}*: dipesan ${f.quantity(quantity, unit)}. Berapa yang *ada dan baik*? Tulis angkanya; 0 kalau tidak ada.`,
      allGood: (order: OrderFacts) =>
        say`Menurut hitungan itu pesanan *${number(order.id)}* lengkap dan baik. Diterima semua?`,
      noneThere: (order: OrderFacts) =>
        say`Jadi belum ada yang diterima dari pesanan *${number(order.id)}*. Saya tanyakan ke ${order.vendor}?`,
      askPhoto: say`Kirim fotonya, boleh beberapa, dengan keterangan singkat. Foto itu yang saya perlihatkan kepada penjual.`,
      askWords: say`Kalau ada, kirim foto atau tulis keterangannya. Kalau sudah cukup, pilih *Kirim ke penjual*.`,
      kept: (photos: number, words: string) =>
        lines(
          photos > 0 && say`📷 ${photos} foto tersimpan.`,
          quoted(words),
          photos > 0
            ? say`Masih ada? Kirim lagi. Kalau sudah, pilih *Kirim ke penjual*.`
            : say`Tambahkan fotonya kalau ada, atau pilih *Kirim ke penjual*.`,
        ),
      photoFirst: say`Temuan ini perlu foto, supaya penjual bisa melihatnya sendiri. Kirim fotonya dulu, ya.`,
      which: say`Itu tentang pesanan yang mana?`,
      whichButton: (order: OrderFacts) => `${number(order.id)} · ${order.vendor}`,
      receiveAll: (order: OrderFacts) =>
        lines(
          say`Pesanan *${number(order.id)}* dari ${order.vendor}:`,
          ...order.lines.map((line) => say`• ${f.quantity(line.quantity, line.unit)} ${line.name}`),
          say`Dicatat diterima semua? Pilih tombolnya, supaya tidak salah catat.`,
        ),
      heard: (order: OrderFacts, { finding, counted }: FoundFacts) =>
        lines(say`Saya baca begini untuk pesanan *${number(order.id)}*: ${found[finding]}.`, ...counted.map(count)),
      countAgain: '🔁 Hitung lagi',
      send: '📨 Kirim ke penjual',
      sent: (order: OrderFacts) =>
        say`Temuan pada pesanan *${number(order.id)}* sudah saya sampaikan ke ${order.vendor}. Penjual memilih: mengirim ulang, setuju jumlahnya dikurangi, atau menjelaskan. Jawabannya saya kabarkan.`,
      asked: (order: OrderFacts) =>
        say`Sudah dicatat: barang pesanan *${number(order.id)}* belum ada. ${order.vendor} saya tanya di mana barangnya; jawabannya saya kabarkan.`,
      late: (order: OrderFacts) =>
        say`Pesanan *${number(order.id)}* dijadwalkan ${f.moment(order.deliverAt)}. Kalau barangnya lengkap, terima semua dan keterlambatannya dicatat.`,
      /** Before receiving: what lateness costs, or that it costs nothing. */
      penalty: ({ days, amount }: Penalty) =>
        amount > 0
          ? say`⏰ Terlambat ${f.number(days)} hari: denda *${f.rupiah(amount)}* dipotong dari tagihan.`
          : say`⏰ Terlambat ${f.number(days)} hari; tidak ada denda.`,
      noPenalty: say`Terlambat di hari yang sama tidak kena denda.`,
      receiveLate: '✅ Terima semua, catat terlambat',
      other: '⚠️ Ada masalah lain',
      refuse: '❌ Tolak barangnya',
      askRefuse: (order: OrderFacts) =>
        lines(
          say`Mengapa barang pesanan *${number(order.id)}* ditolak? Tulis alasannya; penjual akan membacanya.`,
          say`Pesanan lalu berakhir, pagunya bebas lagi, dan tidak ada yang dibayar. Kalau sebagian barangnya baik, lebih adil *terima sebagian*. Tulis *batal* kalau tidak jadi.`,
        ),
      refused: (order: OrderFacts) =>
        say`Pesanan *${number(order.id)}* ditolak dan berakhir. Pagu ${f.rupiah(order.total)} bebas lagi, dan ${order.vendor} sudah saya kabari.`,
      answered: (order: OrderFacts, words: string) =>
        lines(
          say`${order.vendor} menjelaskan soal pesanan *${number(order.id)}*:`,
          quoted(words),
          say`Bagaimana selanjutnya?`,
        ),
      redelivered: (order: OrderFacts, at: Instant | undefined, words: string) =>
        lines(
          at === undefined
            ? say`🔁 ${order.vendor} mengirim lagi untuk pesanan *${number(order.id)}*.`
            : say`🔁 ${order.vendor} mengirim lagi untuk pesanan *${number(order.id)}*, sampai *${f.moment(at)}*.`,
          quoted(words),
        ),
      insteadOfWaiting: say`Kalau tidak perlu ditunggu, terima yang ada saja atau tolak barangnya.`,
      toRequester: (order: OrderFacts, { finding, words }: FoundFacts) =>
        lines(
          say`⚠️ PPK mencatat pada pesanan *${number(order.id)}* dari ${order.vendor}: ${found[finding]}.`,
          quoted(words),
          say`Penjual sudah saya kabari untuk menyelesaikannya.`,
        ),
      refusedForRequester: (order: OrderFacts, words: string) =>
        lines(
          say`❌ PPK menolak barang pesanan *${number(order.id)}* dari ${order.vendor}. Pesanan berakhir dan pagunya bebas lagi.`,
          quoted(words),
        ),
      waits: (order: OrderFacts) =>
        say`⏰ Temuan pada pesanan *${number(order.id)}* belum selesai. ${order.vendor} saya ingatkan lagi. Anda bisa menunggu, menerima, atau menolak.`,
      decide: (order: OrderFacts) =>
        say`⏰ ${order.vendor} sudah menjawab soal pesanan *${number(order.id)}*. Mohon keputusannya.`,
      open: (order: OrderFacts) =>
        say`🔔 Temuan pada pesanan *${number(order.id)}* dari ${order.vendor} belum diselesaikan penjual dan PPK.`,
    },
    vendor: {
      found: (kak: string, order: OrderFacts, { finding, counted, words }: FoundFacts) =>
        finding === 'absent'
          ? lines(
              say`${kak}, pesanan *${number(order.id)}* untuk ${order.unit} dijadwalkan ${f.moment(order.deliverAt)}, dan PPK belum menemukan barangnya.`,
              quoted(words),
              say`Mungkin masih di jalan atau dititipkan? Tolong dikabari ya, Kak:`,
            )
          : lines(
              say`${kak}, terima kasih sudah mengantar pesanan *${number(order.id)}*. Waktu diperiksa PPK, ${found[finding]}:`,
              ...counted.map(count),
              quoted(words),
              say`Hal begini bisa terjadi. Bagaimana baiknya, Kak?`,
            ),
      again: { short: '🚚 Kirim kekurangannya', absent: '🚚 Masih dikirim', other: '🔁 Kirim gantinya' },
      agree: '👌 Setuju, hitung yang baik saja',
      explain: '💬 Jelaskan',
      askWhen: (order: OrderFacts) =>
        say`Kapan sampai untuk pesanan *${number(order.id)}*, Kak? Contoh: _jam 2 siang_, _1 jam lagi_, _besok jam 8_.`,
      redelivering: (order: OrderFacts, at: Instant) =>
        say`Terima kasih Kak, PPK saya kabari: pesanan *${number(order.id)}* sampai *${f.moment(at)}*. Kalau sudah di tempat, tulis *sudah sampai*.`,
      askExplain: (order: OrderFacts) =>
        say`Silakan tulis penjelasannya soal pesanan *${number(order.id)}*, Kak; boleh dengan foto. Saya teruskan apa adanya.`,
      explained: (order: OrderFacts) =>
        say`Penjelasannya sudah saya teruskan ke PPK, Kak. Keputusan soal *${number(order.id)}* saya kabari.`,
      passOn: (order: OrderFacts, words: string) =>
        lines(say`Pesanan *${number(order.id)}* masih menunggu jalan keluar, Kak. Maksudnya yang mana?`, quoted(words)),
      passOnAs: '💬 Teruskan pesan saya',
      refused: (order: OrderFacts, words: string) =>
        lines(
          say`Maaf Kak, PPK memutuskan tidak menerima barang pesanan *${number(order.id)}*, jadi pesanan ini berakhir tanpa pembayaran.`,
          quoted(words),
          say`Kalau ada yang keliru, balas pesan ini. Saya teruskan ke kantor.`,
        ),
      receivedLate: (words: string) =>
        lines(say`Dicatat datang terlambat; lain kali kabari kalau di jalan ada halangan ya, Kak.`, quoted(words)),
    },
  }
}
