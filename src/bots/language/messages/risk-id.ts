/** Talk that no bot should act on, in Indonesian. */
import { say } from '../../markup.ts'

const KINDS: Readonly<Record<string, string>> = {
  splitting: 'pemecahan pesanan',
  gratification: 'pemberian atau bagian untuk seseorang',
  fictitious: 'pesanan tanpa barang',
  backdating: 'tanggal mundur',
  'blank-receipt': 'kuitansi kosong',
  markup: 'nilai yang dinaikkan',
  'bank-account': 'rekening lain',
  bypass: 'di luar sistem',
}

/** `number` writes an order's number. */
export function riskIndonesian(number: (orderId: number) => string) {
  return {
    notHere: say`Hal seperti itu tidak bisa saya bantu, dan tidak ada yang berubah. Sudah saya catat untuk dilihat admin. Kalau maksudnya lain, tulis dengan kata lain, ya.`,
    told: (who: string, kind: string, orderId: number | undefined, words: string) =>
      say`⚠️ ${who}${orderId === undefined ? '' : `, pesanan ${number(orderId)}`}: kemungkinan *${KINDS[kind] ?? kind}*.\n“${words}”\nTidak ada yang diubah. Mohon dilihat.`,
    kind: (kind: string) => KINDS[kind] ?? kind,
  }
}
