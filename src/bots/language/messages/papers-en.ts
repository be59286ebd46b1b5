/** Papers, evidence packs and attachments, in English. The papers themselves are in Indonesian. */
import { orderNumber } from '#core/order/index.ts'
import type { AttachmentKind } from '#core/papers/facts.ts'
import type { EvidenceKind, MissingEvidence } from '#core/papers/missing.ts'
import type { PaperKind } from '#core/papers/number.ts'
import { lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { papersIndonesian } from './papers-id.ts'

const NAMES: Readonly<Record<PaperKind, string>> = {
  'order-letter': 'Order letter',
  bast: 'Handover record',
  'purchase-proof': 'Proof of purchase',
  kuitansi: 'Receipt',
  'tax-computation': 'Tax computation',
}

const EVIDENCE: Readonly<Record<EvidenceKind, string>> = {
  'surat-pesanan': 'Order letter',
  'surat-pesanan-sebelum-acara': 'Order letter dated before the delivery',
  bast: 'Handover record',
  'perhitungan-pajak': 'Tax computation',
  kuitansi: 'Receipt or proof of purchase',
  'kuitansi-bermeterai': 'Stamped receipt',
  undangan: 'Invitation to the meeting',
  'daftar-hadir': 'List of attendance',
  foto: 'Photo',
  nota: 'Vendor’s bill',
  'bukti-bayar': 'Proof of payment',
  'bukti-potong': 'Tax slip',
  faktur: 'Tax invoice',
  lainnya: 'Other document',
}

/** What people are told of an order's papers. */
export function papersEnglish(f: Formats): ReturnType<typeof papersIndonesian> {
  const list = (missing: readonly MissingEvidence[], due: MissingEvidence['due']) =>
    missing.filter((each) => each.due === due).map(({ what }) => EVIDENCE[what].toLowerCase())
  return {
    sent: (kind, number, orderId) => lines(say`📄 *${NAMES[kind]}* ${number}`, say`Order ${orderNumber(orderId)}`),
    button: '📄 Papers',
    packButton: '🗂 File',
    paperButton: (kind, number) => `📄 ${NAMES[kind]} ${number}`,
    title: (orderId) => say`📄 *Papers of order ${orderNumber(orderId)}*. Which one?`,
    entry: (kind, number, at) => say`• ${NAMES[kind]} ${number}, ${f.day(at)}`,
    several: say`Several papers fit, the newest first. Which one?`,
    orderButton: (kind, orderId) => `${NAMES[kind]} ${orderNumber(orderId)}`,
    preparing: (orderId) => say`One moment, the papers of order ${orderNumber(orderId)} are being prepared.`,
    packing: (orderId) =>
      say`The file of order ${orderNumber(orderId)} is being put together; it comes here in a moment.`,
    none: (orderId) =>
      say`Order ${orderNumber(orderId)} has no papers yet. The order letter is issued when the vendor accepts.`,
    notYet: say`There is no such paper yet. The order letter is issued when an order is accepted, the handover record when goods are received, the receipt when the money has come.`,
    pack: (orderId, { papers, attachments }, missing) => {
      const [now, later] = [list(missing, 'now'), list(missing, 'later')]
      return lines(
        say`🗂 *File of order ${orderNumber(orderId)}*`,
        say`${papers} papers, ${attachments} attachments, the ledger, and the SHA-256 of each.`,
        now.length > 0 ? say`⚠️ Missing: ${now.join(', ')}.` : say`✅ Complete so far.`,
        later.length > 0 && say`To follow: ${later.join(', ')}.`,
      )
    },
    attachButton: '📎 Attach',
    askKind: (orderId) => say`What do you want to attach to order ${orderNumber(orderId)}?`,
    kind: (kind: AttachmentKind) => EVIDENCE[kind],
    askFile: (kind, orderId) =>
      say`Send the *${EVIDENCE[kind].toLowerCase()}* for ${orderNumber(orderId)} as a photo or PDF.`,
    attached: (kind, orderId) =>
      say`📎 ${EVIDENCE[kind]} is now in the file of ${orderNumber(orderId)}. More? Send it; if not, write *done*.`,
    attachDone: (orderId) => say`All right, the attachments of ${orderNumber(orderId)} are kept.`,
    attachFile: say`I need a photo or a PDF. Write *done* if that was all.`,
  }
}
