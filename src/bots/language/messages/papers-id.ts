/** Papers, evidence packs and attachments, in Indonesian. */
import { orderNumber } from '#core/order/index.ts'
import type { AttachmentKind } from '#core/papers/facts.ts'
import type { MissingEvidence } from '#core/papers/missing.ts'
import type { PaperKind } from '#core/papers/number.ts'
import { EVIDENCE_NAMES } from '#papers/evidence-names.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'

const NAMES: Readonly<Record<PaperKind, string>> = {
  'order-letter': 'Surat pesanan',
  bast: 'Berita acara serah terima',
  'purchase-proof': 'Bukti pembelian',
  kuitansi: 'Kuitansi',
  'tax-computation': 'Perhitungan pajak',
}

/** What people are told of an order's papers. */
export function papersIndonesian(f: Formats) {
  const list = (missing: readonly MissingEvidence[], due: MissingEvidence['due']) =>
    missing.filter((each) => each.due === due).map(({ what }) => EVIDENCE_NAMES[what].toLowerCase())
  return {
    sent: (kind: PaperKind, number: string, orderId: number) =>
      lines(say`📄 *${NAMES[kind]}* ${number}`, say`Pesanan ${orderNumber(orderId)}`),
    button: '📄 Surat',
    packButton: '🗂 Berkas',
    paperButton: (kind: PaperKind, number: string) => `📄 ${NAMES[kind]} ${number}`,
    title: (orderId: number) => say`📄 *Surat pesanan ${orderNumber(orderId)}*. Mau yang mana?`,
    entry: (kind: PaperKind, number: string, at: number) => say`• ${NAMES[kind]} ${number}, ${f.day(at)}`,
    several: say`Ada beberapa surat yang cocok, yang terbaru di atas. Mau yang mana?`,
    orderButton: (kind: PaperKind, orderId: number) => `${NAMES[kind]} ${orderNumber(orderId)}`,
    preparing: (orderId: number) => say`Sebentar ya, surat pesanan ${orderNumber(orderId)} sedang saya siapkan.`,
    packing: (orderId: number) =>
      say`Berkas pesanan ${orderNumber(orderId)} sedang saya kumpulkan; sebentar lagi saya kirim ke sini.`,
    none: (orderId: number) =>
      say`Pesanan ${orderNumber(orderId)} belum punya surat. Surat pesanan terbit begitu penjual menyanggupi.`,
    notYet: say`Surat itu belum ada. Surat pesanan terbit begitu pesanan disanggupi, berita acara saat barang diterima, kuitansi setelah uangnya masuk.`,
    pack: (
      orderId: number,
      { papers, attachments }: { papers: number; attachments: number },
      missing: readonly MissingEvidence[],
    ): Markup => {
      const [now, later] = [list(missing, 'now'), list(missing, 'later')]
      return lines(
        say`🗂 *Berkas pesanan ${orderNumber(orderId)}*`,
        say`${papers} surat, ${attachments} lampiran, buku besar, dan SHA-256 masing-masing.`,
        now.length > 0 ? say`⚠️ Belum ada: ${now.join(', ')}.` : say`✅ Lengkap untuk tahap ini.`,
        later.length > 0 && say`Menyusul: ${later.join(', ')}.`,
      )
    },
    attachButton: '📎 Lampirkan',
    askKind: (orderId: number) => say`Apa yang mau dilampirkan ke pesanan ${orderNumber(orderId)}?`,
    kind: (kind: AttachmentKind) => EVIDENCE_NAMES[kind],
    askFile: (kind: AttachmentKind, orderId: number) =>
      say`Kirim *${EVIDENCE_NAMES[kind].toLowerCase()}* untuk ${orderNumber(orderId)} sebagai foto atau PDF.`,
    attached: (kind: AttachmentKind, orderId: number) =>
      say`📎 ${EVIDENCE_NAMES[kind]} masuk ke berkas ${orderNumber(orderId)}. Masih ada? Kirim lagi; kalau sudah, tulis *selesai*.`,
    attachDone: (orderId: number) => say`Baik, lampiran ${orderNumber(orderId)} tersimpan.`,
    attachFile: say`Saya perlu foto atau PDF. Tulis *selesai* kalau sudah cukup.`,
  }
}
