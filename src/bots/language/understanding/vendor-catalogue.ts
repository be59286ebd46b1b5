/** How a vendor tells of prices and stock, and offers one thing instead of another. */
import { canDo, conditions, movesTime, namesTime, refuses, waits } from './features.ts'
import { likely, sure } from './found.ts'
import { conceptsOf } from './lexicon.ts'
import { follows, means, type Reading, says } from './reading.ts'
import type { Rule } from './rule.ts'
import { thereInstead } from './slots.ts'
import { reasonOf } from './topics.ts'

/** A price, a discount, or a price that stays. */
export const prices: Rule = (read, context, asked) => {
  const amount = read.money.at(-1)
  const percent = read.row.some((token) => token.raw === '%' || token.word === 'persen')
  // "15 rebu dapet apa sekarang, saya nyerah": what it asks needs no answer.
  if (read.asks && !(amount !== undefined && says(read, 'harga', 'jadi', 'nyerah', 'skip'))) return undefined
  // "dengan harga 15 ribu kami tidak sanggup": the price is theirs, and too low.
  if (asked === 'confirm-order' && refuses(read) && !canDo(read) && (amount !== undefined || says(read, 'harga')))
    return means(read, 'raise') ? undefined : [likely('REJECT', 'not for that price', 'price')]
  if (means(read, 'raise') && percent && !refuses(read) && read.quantities.length === 0)
    return [likely('PRICE', 'the price moves by a share')]
  if (says(read, 'diskon', 'promo') && (percent || amount !== undefined))
    return [sure('PRICE', 'a discount', 'discount')]
  if (
    says(read, 'harga') &&
    says(read, 'lama', 'tetap', 'tetep', 'sama', 'biasa', 'awal', 'normal', 'semula', 'kemarin')
  )
    return [sure('PRICE', 'the price stays', 'keep')]
  if (amount === undefined || says(read, 'ongkir', 'dp')) {
    if (says(read, 'harga') && ['ubah', 'naik', 'turun', 'ganti'].some((word) => read.denied.has(word)))
      return [sure('PRICE', 'the price stays', 'keep')]
    return means(read, 'raise') &&
      says(read, 'harga') &&
      !refuses(read) &&
      !conditions(read) &&
      reasonOf(read) !== 'price'
      ? [likely('PRICE', 'the price moves, without an amount')]
      : undefined
  }
  const onlyMoney =
    read.quantities.every((each) => each.change === 'scale') &&
    !canDo(read) &&
    !refuses(read) &&
    !waits(read) &&
    read.strange === 0 &&
    !namesTime(read)
  if (onlyMoney && read.money.length > 1) return [likely('PRICE', 'amounts and nothing else')]
  const named =
    says(
      read,
      'harga',
      'naik',
      'turun',
      'per',
      'jadi',
      'update',
      'jual',
      'banderol',
      'tarif',
      'sekarang',
      'ubah',
      'ganti',
      'diskon',
    ) || read.row.some((token) => token.raw === '/')
  if (asked === 'price' || named || read.row.length <= 4) return [sure('PRICE', 'names a price')]
  return context.as === 'vendor' && means(read, 'product') ? [likely('PRICE', 'a product with an amount')] : undefined
}

/** What there is, what is out, and when the shop is closed. */
export const stocks: Rule = (read, context, asked) => {
  const counts = says(read, 'stok') || read.denied.has('stok')
  const product = means(read, 'product', 'goods') || read.strange > 0
  if (read.asks || waits(read) || offersReplacement(read) || speaksOfPriceFirst(read)) return undefined
  if (context.waiting !== 0 && thereInstead(read) !== undefined) return undefined
  if (read.quantities.length > 0 && read.denied.has('cukup')) return undefined
  if (
    counts &&
    asked === 'confirm-order' &&
    says(read, 'hanya', 'sisa') &&
    !means(read, 'product') &&
    read.quantities.length === 1
  )
    return [likely('PARTIAL', 'no more than what is in stock')]
  if (asked === 'confirm-order' && read.denied.has('ada') && means(read, 'material')) return undefined
  const sorry = asked === 'confirm-order' && means(read, 'sorry') && means(read, 'gone')
  if (sorry && !product && read.quantities.length === 0) return [likely('REJECT', 'is sorry to be out of it', 'stock')]
  if (counts && !refuses(read))
    return [
      sure('STOCK', 'speaks of the stock'),
      ...(read.money.length > 0 && says(read, 'harga') ? [likely('PRICE', 'and of a price')] : []),
    ]
  if (hasInStock(read)) return [likely('STOCK', 'a product and how many there are')]
  if (says(read, 'ready') && says(read, 'hanya') && read.quantities.length > 0 && !means(read, 'product'))
    return undefined
  if (says(read, 'ready') && !says(read, 'siap', 'iya', 'ok') && !canDo(read))
    return [sure('STOCK', 'says what is ready')]
  if (
    (follows(read, ['libur', 'tutup'], ['jual', 'jualan', 'produksi', 'dagang', 'warung']) ||
      (says(read, 'libur', 'tutup', 'cuti') &&
        (read.times.days.some((each) => each.until !== undefined) || says(read, 'toko', 'warung')))) &&
    !means(read, 'sorry')
  )
    return [sure('STOCK', 'closed for a stretch', 'closed')]
  if (
    means(read, 'gone') &&
    !refuses(read) &&
    !says(read, 'rugi', 'tekor', 'nombok', 'boncos') &&
    !read.inTime(read.row.findIndex((token) => token.word === 'habis'))
  ) {
    if (product && !(asked === 'confirm-order' && means(read, 'sorry'))) return [sure('STOCK', 'a product is out')]
    return asked === 'confirm-order'
      ? [likely('REJECT', 'says that it is out', 'stock')]
      : [likely('STOCK', 'something is out')]
  }
  if (says(read, 'buka') && says(read, 'lagi', 'jual', 'order', 'pesan', 'kembali'))
    return [sure('STOCK', 'open again', 'open')]
  return says(read, 'tambah') && read.quantities.length > 0 && product
    ? [likely('STOCK', 'adds to something')]
    : undefined
}

/** "naik 29rb, stok tinggal 40": both are told, the price first. */
const speaksOfPriceFirst = (read: Reading) => {
  const [sum] = read.money
  const stock = read.row.findIndex(({ word }) => word === 'stok')
  return sum !== undefined && sum.from < stock && (means(read, 'raise') || says(read, 'harga'))
}

/** "totebag sisa 45", "kertas A4 ada 20 rim": the product stands first. "cuma ada 50" answers an order. */
function hasInStock(read: Reading): boolean {
  const at = read.row.findIndex((token) => ['sisa', 'ada', 'masih'].includes(token.word) && !token.nya)
  if (
    at < 1 ||
    read.quantities.length === 0 ||
    says(read, 'hanya', 'cuma', 'maksimal', 'sanggup', 'bisa', 'pesan', 'order')
  )
    return false
  return read.row
    .slice(0, at)
    .some(
      (token) =>
        token.kind === 'word' && conceptsOf(token.word).includes('product') && !conceptsOf(token.word).includes('unit'),
    )
}

function offersReplacement(read: Reading): boolean {
  return (
    says(read, 'ganti', 'ubah') &&
    (means(read, 'gone', 'product', 'able', 'yes', 'spec') || says(read, 'boleh') || isPutInstead(read)) &&
    !says(read, 'stok', 'produk', 'profil', 'harga', 'foto', 'alamat', 'jam', 'tanggal', 'hari', 'nomor') &&
    !movesTime(read)
  )
}

/** "udangnya diganti cumi", "gantinya semur": done to the thing, whatever the thing is. */
const isPutInstead = (read: Reading) =>
  read.row.some((token) => token.word === 'ganti' && (token.passive || token.nya)) &&
  !says(read, 'rekening', 'hp', 'wa')

/** Something else instead of what was ordered. */
export const replaces: Rule = (read, context) => {
  // "ayamnya abis, ikan mau?": out of one thing, and another is put to the other side.
  const instead =
    means(read, 'gone') &&
    (says(read, 'mau', 'boleh', 'bagaimana', 'tidakapa') || read.asks) &&
    !says(read, 'berapa', 'kapan')
  if (instead && !offersReplacement(read))
    return [likely('PARTIAL', 'out of one thing, offers another', 'substitution')]
  if (context.waiting !== 0 && thereInstead(read) !== undefined)
    return [likely('PARTIAL', 'out of one thing, has another', 'substitution')]
  if (!offersReplacement(read)) return undefined
  return [sure('PARTIAL', 'offers something else instead', 'substitution')]
}
