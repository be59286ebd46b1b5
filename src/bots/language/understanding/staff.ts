/** What an officer means: looks for things, orders, changes, approves, receives, complains, asks. */

import { agrees, besidesYes, conditions, hedges, limits, movesTime, namesTime, refuses, waits } from './features.ts'
import type { Found } from './found.ts'
import { likely, sure } from './found.ts'
import type { Context, Question } from './intents.ts'
import { type Concept, conceptsOf } from './lexicon.ts'
import { denies, follows, isSlight, means, type Reading, says } from './reading.ts'
import { firstOf, type Rule } from './rule.ts'
import { searchOf } from './search-query.ts'
import { reasonOf, topicOf } from './topics.ts'

/** The meanings of an officer's message, the leading one first. */
export function staffMeanings(read: Reading, context: Context, asked: Question): readonly Found[] {
  return firstOf(RULES, read, context, asked)
}

const cancels: Rule = (read) => {
  if (!means(read, 'cancel')) return undefined
  if (read.asks) return [sure('QUESTION', 'asks about a cancellation', topicOf(read) === 'howto' ? 'howto' : 'status')]
  if (conditions(read) || hedges(read)) return [likely('AMBIG', 'may be a cancellation')]
  return [read.guessed ? likely('CANCEL', 'calls it off') : sure('CANCEL', 'calls it off')]
}

const decides: Rule = (read, _context, asked) => {
  const answering = asked === 'approve' || asked === 'yes-no'
  const approves =
    says(read, 'setuju', 'acc', 'sepakat') || (answering && (agrees(read) || says(read, 'bisa', 'silakan', 'silahkan')))
  if (says(read, 'tolak') || read.denied.has('setuju') || read.denied.has('acc') || (answering && refuses(read))) {
    if (read.asks) return undefined
    const reason = reasonOf(read) ?? 'unspecified'
    return [
      asked === 'approve' && !hedges(read) && !conditions(read)
        ? sure('REJECT', 'does not approve', reason)
        : likely('REJECT', 'does not approve', reason),
    ]
  }
  if (answering && waits(read) && !read.asks) return [likely('AMBIG', 'asks for time', 'wait')]
  if (!approves || read.asks || waits(read) || hedges(read)) return undefined
  if (read.row.some((token, at) => token.word === 'tidak' && !read.asksWith.has(at)))
    return [likely('AMBIG', 'a yes with a no in it')]
  const clear =
    answering &&
    besidesYes(read) === 0 &&
    !conditions(read) &&
    read.quantities.length === 0 &&
    !namesTime(read) &&
    !read.guessed
  if (!clear && (conditions(read) || besidesYes(read) > 2)) return [likely('AMBIG', 'approves with something more')]
  return [clear ? sure('ACCEPT', 'approves') : likely('ACCEPT', 'approves, but nothing was asked')]
}

const complains: Rule = (read) => {
  const bad = complaint(read)
  if (bad === undefined || means(read, 'browse') || says(read, 'cara', 'caranya')) return undefined
  return [sure('COMPLAIN', 'something is wrong', bad)]
}

/** What makes goods unfit, or people unhappy with them. */
const SPOILED: readonly string[] = `
  basi rusak tumpah bau pecah dingin mentah hambar kotor sobek robek hilang hancur penyok gosong
  rambut ulat lalat semut jamuran berjamur berlendir benyek pahit alot kecewa jelek parah cacat luntur
  buram komplain protes asin keras mengecewakan kacau amburadul belatung kecoa busuk asem`
  .trim()
  .split(/\s+/)

/** What is wrong: late, short, spoiled, different. */
function complaint(read: Reading): string | undefined {
  const polite = says(read, 'tidakapa', 'tidakmasalah')
  if (says(read, 'telat', 'molor') && !movesOnPurpose(read) && !says(read, 'kalau')) return 'late'
  const notHere =
    (denies(read, 'arrive', 'send', 'depart') || read.denied.has('datang') || read.denied.has('muncul')) &&
    !read.asksWith.size
  if (notHere && !read.row.some((token) => token.raw === '?' && !says(read, 'kok', 'kenapa'))) return 'late'
  if (read.denied.has('balas') || read.denied.has('konfirmasi')) return undefined
  if (says(read, 'kok', 'kenapa') && says(read, 'lama', 'belum') && !says(read, 'bayar')) return 'late'
  const short =
    read.row.some((token) => token.word === 'kurang' && /^(kurang|krg|krng|kureng)$/.test(token.raw)) &&
    (read.quantities.length > 0 || says(read, 'jumlah', 'porsi', 'isinya', 'lauk'))
  if (short && !says(read, 'terima', 'lebih')) return 'short'
  if (
    says(read, 'hanya') &&
    read.quantities.length > 0 &&
    says(read, 'datang', 'sampai', 'kirim', 'tiba') &&
    !read.asks
  )
    return 'short'
  if (follows(read, ['kurang'], LACKING)) return 'quality'
  if (
    read.row.some((token) => token.nya && conceptsOf(token.word).some(isPartOfMeal)) &&
    read.denied.has('ada') &&
    !read.asks
  )
    return 'short'
  if (says(read, 'padahal') && read.quantities.length > 1 && means(read, 'send', 'arrive', 'received')) return 'short'
  if (
    denies(read, 'received') &&
    (says(read, 'pesan', 'order', 'menu', 'spek', 'foto') || read.denied.has('sesuai') || read.denied.has('lengkap')) &&
    !read.asks
  )
    return 'different'
  if (
    says(read, 'dingin', 'keras', 'asin', 'pahit') &&
    !read.row.some((token) => token.nya) &&
    !says(read, 'sudah', 'semua', 'kok', 'banget', 'terlalu')
  )
    return undefined
  if (says(read, ...SPOILED) && !polite && !read.asksWith.size) return 'quality'
  return says(read, 'salah', 'beda', 'ketuker', 'tertukar', 'keliru') && !read.asksWith.size && !says(read, 'satu')
    ? 'different'
    : undefined
}

const LACKING = 'matang asin manis enak rapi bersih segar empuk pedas bumbu rasa gurih panas hangat bagus'.split(' ')
const isPartOfMeal = (concept: Concept) => concept === 'product' || concept === 'spec' || concept === 'goods'

const movesOnPurpose = (read: Reading) =>
  (says(read, 'mundur', 'tunda', 'geser', 'maju') || says(read, 'rapat', 'acara')) &&
  namesTime(read) &&
  !says(read, 'mulai')

const receives: Rule = (read, _context, asked) => {
  if (says(read, 'telat', 'salah', 'keliru', 'beda', 'ketuker', 'tertukar', 'hanya')) return undefined
  if (read.asks || denies(read, 'received') || says(read, 'nanti', 'kalau', 'belum')) return undefined
  const goods = means(read, 'goods', 'product', 'orderNoun', 'receiver')
  const got =
    says(read, 'terima', 'serahterima') &&
    (says(read, 'sudah', 'lengkap', 'sesuai', 'semua', 'ok', 'baik', 'bagus', 'aman', 'utuh', 'telah') ||
      goods ||
      read.quantities.length > 0 ||
      read.row.some((token) => token.passive))
  const came =
    says(read, 'sampai', 'datang', 'tiba') &&
    (says(read, 'sudah', 'lengkap', 'semua', 'barusan') || goods) &&
    !says(read, 'jam', 'mana')
  const complete =
    says(read, 'lengkap', 'sesuai', 'utuh', 'komplet') &&
    (asked === 'receive' || goods || says(read, 'sudah', 'semua', 'jumlah')) &&
    !says(read, 'cari', 'menu')
  if (got || came || complete) return [sure('RECEIVED', 'says that it was received')]
  if (asked === 'receive' && (agrees(read) || says(read, 'sudah', 'selesai') || read.quantities.length > 0)) {
    return [
      besidesYes(read) === 0 ? sure('RECEIVED', 'says yes to having received') : likely('RECEIVED', 'seems received'),
    ]
  }
  return undefined
}

const pays: Rule = (read) => {
  if (!means(read, 'money') || read.asks || means(read, 'browse')) return undefined
  if (
    says(read, 'bayar', 'transfer', 'cair', 'lunas', 'pelunasan') &&
    says(read, 'sudah', 'bukti', 'telah', 'barusan', 'tadi', 'lunas', 'selesai', 'berhasil', 'upload')
  )
    return [sure('PAYMENT', 'tells of a payment')]
  if (
    says(read, 'bukti') ||
    says(read, 'spj', 'spm', 'invoice', 'tagih') ||
    (says(read, 'proses', 'ajukan', 'bayar', 'cair') && says(read, 'pesan', 'order', 'tolong', 'vendor'))
  )
    return [likely('PAYMENT', 'speaks of a payment')]
  return undefined
}

const PLACES = [
  'lobi',
  'lantai',
  'ruang',
  'satpam',
  'kantor',
  'gedung',
  'aula',
  'pos',
  'alamat',
  'pantry',
  'resepsionis',
]

const CHANGES = [
  'alamat',
  'jumlah',
  'menu',
  'lokasi',
  'catatan',
  'isi',
  'lauk',
  'penerima',
  'tempat',
  'item',
  'produk',
  'warna',
  'ukuran',
  'desain',
  'vendor',
  'ruang',
  'mata',
  'rekening',
  'porsi',
]

const orders: Rule = (read, _context, asked) => {
  if (complaint(read) === 'short' && !says(read, 'tolong')) return undefined
  if (says(read, 'padahal', 'kok') && complaint(read) !== undefined) return undefined
  if (says(read, 'beda', 'keliru', 'ketuker', 'tertukar') && !says(read, 'tolong')) return undefined
  const wantsSearch = means(read, 'browse') || (says(read, 'ada') && read.asks) || says(read, 'murah')
  const amount = read.quantities.find((each) => !each.bonus)
  const relative = amount !== undefined && amount.change !== 'set'
  if (relative && (says(read, 'tambah') || isCut(read) || amount.change === 'scale') && !says(read, 'terima'))
    return [sure('ORDER', 'changes the quantity', 'quantity')]
  if (amount !== undefined && amount.change !== 'scale' && !(Number.isSafeInteger(amount.value) && amount.value > 0))
    return [likely('AMBIG', 'not an amount that can be ordered', 'number')]
  if (asked === 'quantity' && amount !== undefined) return [sure('ORDER', 'says how many', 'quantity')]
  if (asked === 'when' && namesTime(read)) return [sure('ORDER', 'says when', 'time')]
  if (says(read, 'catatan', 'note', 'notes', 'catat', 'keterangan') && !read.asks)
    return [sure('ORDER', 'leaves a note', 'note')]
  if (
    says(read, 'ganti', 'ubah', 'revisi', 'edit', 'pindah', 'hapus', 'kirim', 'antar') &&
    says(read, ...CHANGES) &&
    !read.asks
  )
    return [sure('ORDER', 'changes the order', changeOf(read))]
  if (means(read, 'send') && follows(read, ['ke', 'di'], PLACES) && !read.asks && !says(read, 'sudah'))
    return [sure('ORDER', 'says where to', 'address')]
  if (
    (says(read, 'ulang') && !read.asks) ||
    (says(read, 'ulang', 'lagi', 'sama', 'seperti') &&
      says(read, 'kemarin', 'lalu', 'pesan', 'order') &&
      (means(read, 'orderNoun') || read.times.days.length > 0) &&
      !read.asks)
  )
    return [sure('ORDER', 'repeats an order', 'repeat')]
  if (amount !== undefined && says(read, 'tidakusah') && says(read, 'saja', 'cukup') && !read.asks)
    return [sure('ORDER', 'sets the quantity', 'quantity')]
  if (says(read, 'jadi') && amount !== undefined && !read.asks) return [sure('ORDER', 'sets the quantity', 'quantity')]
  if (
    follows(read, ['ganti'], ['murahsekali', 'murah', 'yang', 'jadi']) ||
    (says(read, 'ganti') && says(read, 'jadi') && !read.asks)
  )
    return [sure('ORDER', 'another product', 'product')]
  if (says(read, 'salah', 'keliru', 'ketuker', 'tertukar', 'beda') && !says(read, 'tolong')) return undefined
  if (wantsSearch && !says(read, 'pesan', 'order', 'checkout')) return undefined
  if (
    ordersByVerb(read) &&
    !isStatus(read) &&
    (amount !== undefined || means(read, 'product') || namesTime(read) || says(read, 'mau')) &&
    !hasAskWord(read)
  )
    return [sure('ORDER', 'orders')]
  if (means(read, 'buy') && amount !== undefined && !read.asks) return [sure('ORDER', 'wants an amount')]
  if (
    amount !== undefined &&
    amount.value > 1 &&
    means(read, 'product') &&
    (namesTime(read) || amount.item !== undefined || (amount.unit !== undefined && !isPeople(amount.unit))) &&
    !read.asks &&
    read.money.length === 0 &&
    !says(read, 'terima')
  )
    return [sure('ORDER', 'an amount of a product')]
  return (denies(read, 'spec', 'product') || says(read, 'tanpa', 'tambah', 'minta', 'tolong', 'mohon')) &&
    !read.asks &&
    means(read, 'negator', 'please') &&
    !means(read, 'document') &&
    besidesYes(read) < 4 &&
    !means(read, 'money') &&
    (denies(read, 'spec', 'product') ||
      says(read, 'tambah') ||
      (means(read, 'please', 'negator') && read.row.some((token) => token.passive) && means(read, 'spec', 'product')))
    ? [likely('ORDER', 'a wish for the order', 'note')]
    : undefined
}

const isPeople = (unit: string) => unit === 'orang' || unit === 'pax'

/** "pesen", "order", "beli"; "pesanan" and "orderan" only name what was ordered. */
const ordersByVerb = (read: Reading) =>
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

/** "rapatnya mundur ke jumat, pesanannya ikut mundur": the time moves, and nothing is ordered. */
const moves: Rule = (read, context, asked) =>
  namesTime(read) && means(read, 'move') && !ordersByVerb(read) && read.quantities.length === 0 && !means(read, 'late')
    ? reschedules(read, context, asked)
    : undefined

const reschedules: Rule = (read) => {
  if (!movesTime(read) || (read.asks && !says(read, 'bisa', 'boleh', 'tolong'))) return undefined
  return [namesTime(read) ? sure('RESCHEDULE', 'another time') : likely('RESCHEDULE', 'another time, not said which')]
}

const questions: Rule = (read) => {
  const topic = topicOf(read)
  const asksForIt =
    (means(read, 'please', 'browse') || says(read, 'butuh', 'perlu', 'mana', 'share')) &&
    !ordersByVerb(read) &&
    says(read, 'nota', 'kuitansi', 'bast', 'faktur', 'npwp', 'status', 'kontak', 'nomor', 'dokumen', 'surat', 'invoice')
  if (!read.asks && !asksForIt && !says(read, 'status', 'posisi', 'kok')) return undefined
  if (topic === 'other') return undefined
  if (
    (topic === 'contact' || topic === 'spec' || topic === 'price' || topic === 'quantity' || topic === 'address') &&
    looksFor(read)
  )
    return undefined
  const ofTheGoods = topic === 'schedule' && means(read, 'arrive', 'send') && !says(read, 'acara', 'rapat')
  return [sure('QUESTION', 'asks', ofTheGoods ? 'status' : topic)]
}

/** A search in the form of a question: "ada nasi box halal?", "yg paling murah mana". */
function looksFor(read: Reading): boolean {
  return (
    (means(read, 'browse') ||
      says(read, 'ada', 'jual', 'cetak', 'punya', 'murah', 'enak', 'halal', 'dekat', 'harga') ||
      (says(read, 'siapa') && means(read, 'product'))) &&
    !says(read, 'sudah') &&
    !means(read, 'orderNoun')
  )
}

const browses: Rule = (read) => {
  const query = searchOf(read.row)
  const looks =
    means(read, 'browse') ||
    (says(read, 'ada', 'jual', 'punya', 'siapa') && read.asks) ||
    query.sort !== undefined ||
    says(read, 'dekat', 'halal', 'mau', 'butuh', 'perlu', 'lapar', 'laper')
  if (
    looks &&
    (query.words.length > 0 ||
      query.halal === true ||
      query.sort !== undefined ||
      query.priceMax !== undefined ||
      means(read, 'browse'))
  )
    return [sure('BROWSE', 'looks for something')]
  if (
    query.priceMax !== undefined ||
    query.priceMin !== undefined ||
    (query.about !== undefined && means(read, 'product'))
  )
    return [sure('BROWSE', 'a search with a price')]
  return means(read, 'product') && !waits(read) && !denies(read, 'product')
    ? [sure('BROWSE', 'names a product')]
    : undefined
}

const courtesies: Rule = (read) => {
  if (means(read, 'wish')) return [sure('UNRELATED', 'good wishes')]
  if (waits(read)) return [likely('AMBIG', 'asks for time', 'wait')]
  if (means(read, 'thanks')) return [sure('THANKS', 'thanks')]
  if (agrees(read) || limits(read) || hedges(read)) return [likely('AMBIG', 'a yes, but nothing was asked')]
  return means(read, 'greet', 'partOfDay') && read.row.length <= 8 ? [sure('GREET', 'greets')] : undefined
}

/** A word that is neither slight nor a question word. */
function hasContent(read: Reading): boolean {
  return read.row.some(
    (token) =>
      token.kind === 'word' && !isSlight(token) && !conceptsOf(token.word).includes('ask') && token.word !== 'hm',
  )
}

const openQuestions: Rule = (read) =>
  read.asks && hasContent(read) ? [likely('QUESTION', 'asks', 'other')] : undefined

const fallback: Rule = (read) =>
  read.strange >= 3 || means(read, 'spam') ? [likely('UNRELATED', 'not about an order')] : undefined

const RULES: readonly Rule[] = [
  cancels,
  decides,
  receives,
  moves,
  orders,
  complains,
  reschedules,
  pays,
  questions,
  browses,
  openQuestions,
  courtesies,
  fallback,
]
