/** What an officer means: looks for things, orders, changes, approves, receives, complains, asks. */

import { agrees, besidesYes, conditions, hedges, limits, movesTime, namesTime, refuses, waits } from './features.ts'
import type { Found } from './found.ts'
import { likely, sure } from './found.ts'
import type { Context, Question } from './intents.ts'
import { conceptsOf } from './lexicon.ts'
import { denies, follows, isSlight, means, type Reading, says } from './reading.ts'
import { firstOf, type Rule } from './rule.ts'
import { searchOf } from './search-query.ts'
import { orders, ordersByVerb } from './staff-orders.ts'
import { complains, receives } from './staff-receipt.ts'
import { reasonOf, topicOf } from './topics.ts'

/** The meanings of an officer's message, the leading one first. */
export function staffMeanings(read: Reading, context: Context, asked: Question): readonly Found[] {
  return firstOf(RULES, read, context, asked)
}

const cancels: Rule = (read) => {
  // "hapus pesanan saya yg tadi", "pesanan tenda dicoret aja".
  const struck =
    read.row.some(({ raw }) => /^(di)?(hapus|coret|drop|buang|tiadakan)(in|kan)?$/.test(raw)) &&
    means(read, 'orderNoun')
  if (struck && !read.asks && read.quantities.length === 0 && !says(read, 'ganti', 'jadi', 'tambah'))
    return [likely('CANCEL', 'strikes the order')]
  if (!means(read, 'cancel')) return undefined
  // "batalin snacknya, nasinya tambahin 20": one line goes, another grows.
  if (
    !read.asks &&
    read.quantities.length > 0 &&
    means(read, 'product') &&
    says(read, 'tambah', 'ganti', 'jadi', 'kurang')
  )
    return [likely('ORDER', 'drops one line and changes another', 'change')]
  if (read.asks) return [sure('QUESTION', 'asks about a cancellation', topicOf(read) === 'howto' ? 'howto' : 'status')]
  if (conditions(read) || hedges(read)) return [likely('AMBIG', 'may be a cancellation')]
  return [read.guessed ? likely('CANCEL', 'calls it off') : sure('CANCEL', 'calls it off')]
}

const decides: Rule = (read, context, asked) => {
  const answering = asked === 'approve' || asked === 'yes-no'
  if (answering && holdsBack(read)) return [likely('AMBIG', 'asks for time', 'wait')]
  const approves =
    says(read, 'setuju', 'acc', 'sepakat') || (answering && (agrees(read) || says(read, 'bisa', 'silakan', 'silahkan')))
  if (says(read, 'tolak') || read.denied.has('setuju') || read.denied.has('acc') || (answering && refuses(read))) {
    if (read.asks) return undefined
    if (read.row.some((token) => token.word === 'belum')) return [likely('AMBIG', 'not yet', 'wait')]
    const reason = reasonOf(read) ?? 'unspecified'
    return [
      asked === 'approve' && !hedges(read) && !conditions(read)
        ? sure('REJECT', 'does not approve', reason)
        : likely('REJECT', 'does not approve', reason),
    ]
  }
  if (answering && waits(read) && !read.asks) return [likely('AMBIG', 'asks for time', 'wait')]
  if (
    answering &&
    !read.asks &&
    reasonOf(read) === 'budget' &&
    (read.denied.has('cukup') || read.denied.has('ada') || says(read, 'kurang', 'habis'))
  )
    return [likely('REJECT', 'gives a reason to say no', 'budget')]
  if (asked !== 'receive' && read.denied.has('cocok') && !read.asks && read.row.length <= 3)
    return [{ ...likely('REJECT', 'does not fit', 'unspecified'), figure: true }]
  if (!approves || read.asks || waits(read) || hedges(read)) return undefined
  if (read.row.some((token, at) => token.word === 'tidak' && !read.asksWith.has(at)))
    return [likely('AMBIG', 'a yes with a no in it')]
  // "setuju, tapi ruangannya pindah ke Blok G": what goes with the yes comes first, for it changes what is agreed to.
  const changed = conditions(read) ? orders(read, context, asked) : undefined
  if (answering && changed?.[0]?.intent === 'ORDER')
    return changed.map((each) => ({ ...each, certain: false, figure: true }))
  if (answering && conditions(read) && says(read, 'hapus', 'kurang', 'tambah', 'ganti', 'ubah', 'turun', 'pindah'))
    return [likely('ORDER', 'approves if it is changed', 'change')]
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

/** "jangan dikirim dulu, saya baca lagi": no answer yet. */
const holdsBack = (read: Reading) =>
  read.row.some(({ word }) => word === 'jangan') &&
  read.row.some(({ word }) => word === 'dulu') &&
  says(
    read,
    'baca',
    'cek',
    'lihat',
    'periksa',
    'hitung',
    'tanya',
    'pikir',
    'tunggu',
    'pelajari',
    'konfirmasi',
    'tahan',
    'pending',
    'hold',
  )

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

/** "rapatnya mundur ke jumat, pesanannya ikut mundur": the time moves, and nothing is ordered. */
const moves: Rule = (read, context, asked) =>
  namesTime(read) &&
  (means(read, 'move') || isOtherTime(read)) &&
  !ordersByVerb(read) &&
  read.quantities.length === 0 &&
  !means(read, 'late')
    ? reschedules(read, context, asked)
    : undefined

const isOtherTime = (read: Reading) =>
  !read.asks &&
  read.quantities.length === 0 &&
  read.times.days.length + read.times.hours.length > 1 &&
  read.row.some(({ word }) => word === 'jangan' || word === 'bukan')

const reschedules: Rule = (read, _context, asked) => {
  // "jangan besok, lusa aja": one time instead of another.
  if (isOtherTime(read) && asked !== 'when') return [likely('RESCHEDULE', 'one time instead of another')]
  if (!movesTime(read) || (read.asks && !says(read, 'bisa', 'boleh', 'tolong'))) return undefined
  return [namesTime(read) ? sure('RESCHEDULE', 'another time') : likely('RESCHEDULE', 'another time, not said which')]
}

const questions: Rule = (read) => {
  const topic = topicOf(read)
  const asksForIt =
    (means(read, 'please', 'browse') || says(read, 'butuh', 'perlu', 'mana', 'share', 'kirim')) &&
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
  if (topicOf(read) === 'contact' && says(read, 'nomor', 'kontak', 'hp', 'telepon', 'cp', 'wa', 'hubungi')) return false
  return (
    (means(read, 'browse') ||
      says(read, 'ada', 'jual', 'cetak', 'punya', 'murah', 'enak', 'halal', 'dekat', 'harga') ||
      (says(read, 'siapa') && means(read, 'product')) ||
      (follows(read, ['apa'], ['saja']) && means(read, 'product'))) &&
    !says(read, 'sudah') &&
    !means(read, 'orderNoun')
  )
}

const browses: Rule = (read) => {
  // "kalo pesen 200 dapetnya berapa sebox?": asked before anything is ordered.
  if (
    read.asks &&
    says(read, 'kalau', 'misal', 'seumpama') &&
    means(read, 'buy') &&
    read.quantities.length > 0 &&
    says(read, 'berapa', 'diskon', 'ongkir', 'gratis')
  )
    return [likely('BROWSE', 'asks what an amount would cost')]
  const query = searchOf(read.row)
  if (isNarrowedTo(read, query.place) && query.words.length === 0) return [sure('BROWSE', 'looks in one place')]
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

/** "yang di jaksel aja": of what was shown; "di lobi aja" says where to bring it. */
const isNarrowedTo = (read: Reading, place: string | undefined) =>
  place !== undefined &&
  says(read, 'yang', 'area', 'wilayah', 'daerah', 'sekitar', 'dekat') &&
  !means(read, 'place', 'where', 'send') &&
  read.quantities.length === 0

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
