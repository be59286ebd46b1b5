/** Goods on their way, photos and other files, in Indonesian. */
import type { FileRefusal } from '../../desk/evidence.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { OrderFacts } from './facts.ts'

interface Names {
  readonly number: (orderId: number) => string
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

/** What is said about files that people send, and about deliveries. */
export function deliveryIndonesian(f: Formats, { number }: Names) {
  return {
    fileRefused: (refusal: FileRefusal): Markup => {
      switch (refusal.code) {
        case 'media-too-large':
          return say`Berkasnya terlalu besar (${megabytes(refusal.bytes)}). Kirim yang paling besar ${megabytes(refusal.maxBytes)}, ya.`
        case 'media-unknown':
        case 'media-mismatch':
        case 'media-animated':
          return say`Berkas jenis itu belum bisa saya simpan. Kirim foto biasa (JPG atau PNG) atau PDF.`
        case 'media-too-many-pixels':
          return say`Gambarnya terlalu besar ukurannya. Kirim sebagai foto biasa saja.`
        default:
          return say`Fotonya tidak terunduh dengan baik. Tolong kirim sekali lagi.`
      }
    },
    filesLost: (count: number) =>
      say`⚠️ ${count} berkas dari kiriman ini tidak terunduh dengan baik. Tolong kirim ulang yang kurang, ya.`,
    vendor: {
      photoKept: (id: number) =>
        say`Fotonya sudah saya simpan untuk pesanan *${number(id)}* dan saya teruskan ke pemesan, Kak. Barangnya sekarang di mana?`,
      photoAdded: (id: number) => say`Fotonya saya tambahkan ke pesanan ${number(id)}, Kak.`,
      fromOffice: (order: OrderFacts, words: string) =>
        lines(
          say`📎 Kak, ini dari ${order.unit} untuk pesanan *${number(order.id)}*.`,
          words !== '' && say`💬 “${words}”`,
        ),
      askWhere: (id: number) =>
        say`Barang untuk *${number(id)}* sekarang di mana, Kak? Kata-kata Kakak saya sampaikan juga.`,
      onTheWay: '🚚 Sedang diantar',
      arrived: '📍 Sudah sampai',
      photoWelcome: say`Kalau bisa, kirim juga foto barangnya saat diserahkan. Itu bukti kuat untuk pembayaran.`,
      lateNow: (order: OrderFacts) =>
        say`Kak, pesanan *${number(order.id)}* dijadwalkan ${f.moment(order.deliverAt)}. Sudah sampai mana?`,
    },
    office: {
      photo: (order: OrderFacts, words: string) =>
        lines(
          say`📷 Foto dari ${order.vendor} untuk pesanan *${number(order.id)}*`,
          words !== '' && say`💬 “${words}”`,
        ),
      shownToVendor: (order: OrderFacts) =>
        say`Sudah saya simpan pada pesanan *${number(order.id)}* dan saya teruskan ke ${order.vendor}.`,
      late: (order: OrderFacts) =>
        say`⏰ Pesanan *${number(order.id)}* dari ${order.vendor} belum dikabarkan sampai, padahal dijadwalkan ${f.moment(order.deliverAt)}. Penjual sudah saya tanyai.`,
    },
  }
}
