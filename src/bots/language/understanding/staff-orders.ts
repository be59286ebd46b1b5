/** How an officer orders and changes an order: amounts, places, notes, another product, the same as before. */

import { isBehind } from './days.ts'
import { besidesYes, namesTime } from './features.ts'
import { type Found, likely, sure } from './found.ts'
import type { QuantityRead } from './numbers.ts'
import { denies, follows, means, type Reading, says } from './reading.ts'
import type { Rule } from './rule.ts'
import { complaint } from './staff-receipt.ts'

const PLACES = 'lobi lantai ruang satpam kantor gedung aula pos alamat pantry resepsionis'.split(' ')

const CHANGES =
  'alamat jumlah menu lokasi catatan isi lauk penerima tempat item produk warna ukuran desain vendor ruang mata rekening porsi'.split(
    ' ',
  )

/** Amounts that change what stands, notes, places, repeats, another product. */
const changes: Rule = (read, _context, asked) => {
  const amount = read.quantities.find((each) => !each.bonus)
  return changesAmount(read, amount, asked) ?? changesDetail(read) ?? repeatsOrReplaces(read, amount)
}

function changesAmount(read: Reading, amount: QuantityRead | undefined, asked: string): readonly Found[] | undefined {
  const relative = amount !== undefined && amount.change !== 'set'
  if (relative && (says(read, 'tambah') || isCut(read) || amount.change === 'scale') && !says(read, 'terima'))
    return [sure('ORDER', 'changes the quantity', 'quantity')]
  if (amount !== undefined && amount.change !== 'scale' && !(Number.isSafeInteger(amount.value) && amount.value > 0))
    return [likely('AMBIG', 'not an amount that can be ordered', 'number')]
  if (asked === 'quantity' && amount !== undefined) return [sure('ORDER', 'says how many', 'quantity')]
  return asked === 'when' && namesTime(read) ? [sure('ORDER', 'says when', 'time')] : undefined
}

function changesDetail(read: Reading): readonly Found[] | undefined {
  if (read.asks) return undefined
  if (says(read, 'catatan', 'note', 'notes', 'catat', 'keterangan')) return [sure('ORDER', 'leaves a note', 'note')]
  if (says(read, 'ganti', 'ubah', 'revisi', 'edit', 'pindah', 'hapus', 'kirim', 'antar') && says(read, ...CHANGES))
    return [sure('ORDER', 'changes the order', changeOf(read))]
  return means(read, 'send') && follows(read, ['ke', 'di'], PLACES) && !says(read, 'sudah')
    ? [sure('ORDER', 'says where to', 'address')]
    : undefined
}

function repeatsOrReplaces(read: Reading, amount: QuantityRead | undefined): readonly Found[] | undefined {
  const again =
    says(read, 'ulang') ||
    (says(read, 'lagi', 'sama', 'seperti') &&
      says(read, 'kemarin', 'lalu', 'pesan', 'order') &&
      (means(read, 'orderNoun') || read.times.days.length > 0))
  const before =
    read.times.days.some(({ name }) => isBehind(name)) && says(read, 'sama', 'seperti', 'lagi') && !says(read, 'beda')
  if ((again || before) && !read.asks) return [sure('ORDER', 'repeats an order', 'repeat')]
  if (amount !== undefined && says(read, 'tidakusah') && says(read, 'saja', 'cukup') && !read.asks)
    return [sure('ORDER', 'sets the quantity', 'quantity')]
  if (says(read, 'jadi') && amount !== undefined && !read.asks) return [sure('ORDER', 'sets the quantity', 'quantity')]
  return follows(read, ['ganti'], ['murahsekali', 'murah', 'yang', 'jadi']) ||
    (says(read, 'ganti') && says(read, 'jadi', 'murah', 'murahsekali', 'lain') && !read.asks)
    ? [sure('ORDER', 'another product', 'product')]
    : undefined
}

/** Something is wanted: by a verb of buying, or as an amount of a product. */
const wants: Rule = (read) => {
  const wantsSearch = means(read, 'browse') || (says(read, 'ada') && read.asks) || says(read, 'murah')
  if (says(read, 'salah') && !says(read, 'tolong')) return undefined
  if (wantsSearch && !says(read, 'pesan', 'order', 'checkout')) return undefined
  const amount = read.quantities.find((each) => !each.bonus)
  if (
    ordersByVerb(read) &&
    !isStatus(read) &&
    (amount !== undefined || means(read, 'product') || namesTime(read) || says(read, 'mau')) &&
    !hasAskWord(read)
  )
    return [sure('ORDER', 'orders')]
  if (read.asks || amount === undefined) return undefined
  if (means(read, 'buy')) return [sure('ORDER', 'wants an amount')]
  return amount.value > 1 &&
    means(read, 'product') &&
    (namesTime(read) || amount.item !== undefined || (amount.unit !== undefined && !isPeople(amount.unit))) &&
    read.money.length === 0 &&
    !says(read, 'terima')
    ? [sure('ORDER', 'an amount of a product')]
    : undefined
}

/** "tanpa sambal ya", "tolong sendoknya dibanyakin". */
const wishes: Rule = (read) => {
  if (read.asks || !means(read, 'negator', 'please') || means(read, 'document', 'money') || besidesYes(read) >= 4)
    return undefined
  if (wantsToLook(read)) return undefined
  const without = denies(read, 'spec', 'product')
  const please = says(read, 'tanpa', 'tambah', 'minta', 'tolong', 'mohon')
  const done =
    means(read, 'please', 'negator') && read.row.some((token) => token.passive) && means(read, 'spec', 'product')
  return without || (please && (says(read, 'tambah') || done))
    ? [likely('ORDER', 'a wish for the order', 'note')]
    : undefined
}

const wantsToLook = (read: Reading) => means(read, 'browse') || says(read, 'murah')

/** Orders, and changes of an order. What came wrong is a complaint. */
export const orders: Rule = (read, context, asked) => {
  const wrong = complaint(read)
  const asksPlainly = !says(read, 'tolong')
  if (wrong === 'short' && asksPlainly) return undefined
  // "5 box basi" asks for nothing.
  if (wrong === 'quality' && asksPlainly && !ordersByVerb(read) && read.row.length < 5) return undefined
  if (wrong !== undefined && says(read, 'padahal', 'kok')) return undefined
  if (says(read, 'beda', 'keliru', 'ketuker', 'tertukar') && asksPlainly) return undefined
  return changes(read, context, asked) ?? wants(read, context, asked) ?? wishes(read, context, asked)
}

const isPeople = (unit: string) => unit === 'orang' || unit === 'pax'

/** "pesen", "order", "beli"; "pesanan" and "orderan" only name what was ordered. */
export const ordersByVerb = (read: Reading) =>
  says(read, 'beli', 'checkout', 'booking') ||
  (says(read, 'pesan', 'order') &&
    read.row.some(
      (token) =>
        (token.word === 'pesan' || token.word === 'order') &&
        !/^(pesan|pesen|psn|order)(an|en)(nya|ku|ane?)?$|^pesenan|^pesanan|^orderan|nya$/.test(token.raw),
    ))

const hasAskWord = (read: Reading) =>
  (follows(read, ['ada', 'menu', 'pilih'], ['apa']) && read.asks) ||
  says(read, 'kapan', 'siapa', 'bagaimana', 'kenapa', 'berapalama')

function isCut(read: Reading): boolean {
  return (
    read.row.some((token) => /^(kurangi|kurangin|dikurangi|dikurangin|mengurangi)$/.test(token.raw)) ||
    (says(read, 'kurang') && says(read, 'jadi'))
  )
}

function changeOf(read: Reading): string {
  if (says(read, 'alamat', 'lokasi', 'tempat', 'ruang')) return 'address'
  return says(read, 'jumlah', 'porsi') ? 'quantity' : 'change'
}

const isStatus = (read: Reading) =>
  read.asks &&
  says(read, 'sudah', 'belum', 'sampai', 'mana', 'status', 'balas', 'kapan', 'bagaimana', 'tidak') &&
  !read.asksWith.has(-1) &&
  !says(read, 'ada')
