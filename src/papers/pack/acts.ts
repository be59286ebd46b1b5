/** What the ledger's acts are called on paper, and what their data says. */
import { grouped, rupiahText } from '../words.ts'

const ACTS: Readonly<Record<string, string>> = {
  place: 'Pesanan dibuat',
  approve: 'Disetujui',
  reject: 'Ditolak',
  askExplanation: 'Penjelasan diminta',
  explain: 'Penjelasan diberikan',
  amend: 'Pesanan diubah pemesan',
  amendUp: 'Pesanan diubah pemesan, nilai naik',
  undo: 'Ditarik kembali',
  undoApproval: 'Persetujuan ditarik kembali',
  cancel: 'Dibatalkan',
  lapse: 'Gugur karena tidak dijawab',
  remind: 'Pengingat dikirim',
  escalate: 'Diteruskan ke atasan',
  accept: 'Disanggupi penyedia',
  propose: 'Perubahan diusulkan penyedia',
  acceptProposal: 'Usul penyedia diterima',
  declineProposal: 'Usul penyedia ditolak',
  decline: 'Ditolak penyedia',
  askChange: 'Perubahan diminta',
  approveChange: 'Perubahan disetujui PPK',
  rejectChange: 'Perubahan ditolak PPK',
  agreeChange: 'Perubahan disepakati',
  refuseChange: 'Perubahan tidak disepakati',
  askCancel: 'Pembatalan diminta',
  agreeCancel: 'Pembatalan disepakati',
  refuseCancel: 'Pembatalan tidak disepakati',
  lapseRequest: 'Permintaan gugur karena tidak dijawab',
  forceCancel: 'Dibatalkan admin (dua orang)',
  ship: 'Dikirim',
  deliver: 'Tiba di tempat',
  attach: 'Bukti dilampirkan',
  count: 'Diperiksa dan dihitung',
  confirmCount: 'Hitungan dibenarkan penyedia',
  contestCount: 'Hitungan dibantah penyedia',
  assumeCount: 'Hitungan dianggap benar (lewat waktu)',
  receive: 'Diterima',
  dispute: 'Ketidaksesuaian dicatat',
  redeliver: 'Dikirim ulang',
  answerFinding: 'Penjelasan penyedia atas temuan',
  refuse: 'Barang ditolak',
  submitPayment: 'Pembayaran diajukan',
  pay: 'Dibayar',
  confirmPayment: 'Pembayaran disetujui',
  returnPayment: 'Pembayaran dikembalikan',
  returnBill: 'Nota dikembalikan',
  questionMoney: 'Jumlah uang dipertanyakan',
  answerMoney: 'Pertanyaan uang dijawab',
  confirmMoney: 'Uang diterima penyedia',
  /** In ledgers from before R-48 only. */
  assumeMoney: 'Uang dianggap diterima (lewat waktu)',
  settleMoney: 'Ditutup PA/KPA tanpa kata penyedia soal uangnya',
  rate: 'Penilaian diberikan',
}

/** What happened, in words; an act that has none yet stands there by its own name. */
export function actText(act: string): string {
  return Object.hasOwn(ACTS, act) ? (ACTS[act] ?? act) : act
}

/** Reason, words, quantities and amount of an event, as far as it has them. Everything else is in the JSON lines. */
export function detailText(data: unknown): string {
  if (typeof data !== 'object' || data === null) return ''
  const { reason, words, quantities, amount } = data as Record<string, unknown>
  const counted = Array.isArray(quantities) ? quantities.flatMap(countText) : []
  return [
    typeof reason === 'string' ? reason : '',
    typeof words === 'string' && words ? `“${words}”` : '',
    counted.length > 0 ? counted.join(', ') : '',
    typeof amount === 'number' ? rupiahText(amount) : '',
  ]
    .filter(Boolean)
    .join('; ')
}

function countText(each: unknown): string[] {
  if (typeof each !== 'object' || each === null) return []
  const { line, quantity } = each as Record<string, unknown>
  return typeof line === 'number' && typeof quantity === 'number' ? [`baris ${line}: ${grouped(quantity)}`] : []
}
