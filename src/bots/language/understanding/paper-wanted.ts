/**
 * Is somebody asking for a paper, and for nothing else? Every word of the message must be one of asking or of papers:
 * whoever accepts an order and mentions its letter in passing has said more than this reads.
 */
import type { PaperKind } from '#core/papers/number.ts'

export interface PaperWanted {
  readonly kinds: readonly PaperKind[]
  readonly orderId?: number
  /** All there is, in one file. */
  readonly isPack: boolean
}

const ALL: readonly PaperKind[] = ['order-letter', 'bast', 'purchase-proof', 'kuitansi', 'tax-computation']

/** The longest first, so that "surat pesanan" is not read as "surat". */
const PAPERS: readonly (readonly [words: RegExp, kinds: readonly PaperKind[]])[] = [
  [/\bberita acara( serah terima)?\b|\bserah terima\b|\bbast\b|\bhandover record\b/, ['bast']],
  [/\b(perhitungan|hitungan|rincian) pajak\b|\btax computation\b/, ['tax-computation']],
  [/\bsurat (pesanan|order|pemesanan)\b|\border letter\b/, ['order-letter']],
  [/\b(kuitansi|kwitansi|kuwitansi|bukti pembelian|nota|receipt)\b/, ['purchase-proof', 'kuitansi']],
  [/\b(surat|dokumen|papers)\b/, ALL],
]
const PACK = /\b(berkas|evidence pack|spj)\b/
const ORDER = /\b(?:eo|order|pesanan)\s*0*(\d{1,9})\b/

const ASKING = new Set(
  (
    'minta mau kirim kirimin kirimkan kirimi kasih tolong mana lihat liat cek ambil unduh download cetak butuh perlu bisa ' +
    'boleh dong donk ya yah kak ka min admin pak bu ibu bapak bang mas mba mbak untuk utk buat bwt pesanan order saya sy ' +
    'aku lagi ulang yang yg tadi kemarin ada punya file pdf salinan copy di ke sini dan itu nya nih ini please send me the ' +
    'my for of makasih trims terima kasih dulu dl'
  ).split(' '),
)

const WORDS_MAX = 12

/** `undefined` for whatever says anything else. */
export function readPaperWanted(text: string): PaperWanted | undefined {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(surat|kuitansi|kwitansi|bast|nota|berkas|pesanan|pajak|dokumen)nya\b/g, '$1')
    .trim()
  if (words.split(' ').length > WORDS_MAX) return undefined
  const number = ORDER.exec(words)?.[1]
  const without = words.replace(ORDER, ' ')
  const isPack = PACK.test(without)
  const found = isPack ? ([PACK, ALL] as const) : PAPERS.find(([paper]) => paper.test(without))
  if (!found) return undefined
  const [paper, kinds] = found
  const rest = without.replace(paper, ' ').split(' ').filter(Boolean)
  if (!rest.every((word) => ASKING.has(word))) return undefined
  return { kinds, isPack, ...(number === undefined ? {} : { orderId: Number(number) }) }
}
