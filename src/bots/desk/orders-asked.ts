/** Does a shop want to see its orders? Said in everyday words, where no other meaning is possible. */

const ORDERS = /^(?:order|orderan|pesanan|pesenan)(?:ku|nya)?$/
/** What makes it a wish to see them, whatever is said of them. */
const ASKS = /^(?:apa|mana|berapa|daftar|list|lihat|liat|cek|semua|ga|gak|nggak|ngga|kah|ndak)$/
const MINE = /^(?:saya|sy|aku|ku|gue|gw|kita|kami)$/
/** Which of them, in time; what was done with them would be news of an order. */
const WHEN = /^(?:hari|ini|besok|bsk|lusa|kemarin|kmrn|minggu|bulan|depan|lalu)$/
const DONE = /^(?:udah|udh|sudah|sdh|belum|blm|lewat|selesai|jalan|masuk|berjalan|baru)$/
const PARTICLES = /^(?:aja|saja|aj|sj|ada|yang|yg|dong|ya|yah|kak|min|sih|nih|tolong|coba|mau|lagi|dulu|toko|apa)$/
const FEW_WORDS = 8

/** "orderan aku mana aja", "ada pesanan apa hari ini": every word is about seeing the list, so nothing else is meant. */
export function asksForOrders(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length > FEW_WORDS || !words.some((word) => ORDERS.test(word))) return false
  const has = (kind: RegExp) => words.some((word) => kind.test(word))
  if (!has(ASKS) && (!has(MINE) || has(DONE))) return false
  return words.every((word) => [ORDERS, ASKS, MINE, WHEN, DONE, PARTICLES].some((kind) => kind.test(word)))
}
