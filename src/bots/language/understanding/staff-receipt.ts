/** What an officer says of what came, or did not come: it is wrong, or it is received. */
import { agrees, besidesYes, namesTime } from './features.ts'
import { likely, sure } from './found.ts'
import { type Concept, conceptsOf } from './lexicon.ts'
import { denies, follows, means, type Reading, says } from './reading.ts'
import type { Rule } from './rule.ts'

/** Something is wrong with it. */
export const complains: Rule = (read) => {
  const bad = complaint(read)
  if (bad === undefined || means(read, 'browse') || says(read, 'cara', 'caranya')) return undefined
  return [sure('COMPLAIN', 'something is wrong', bad)]
}

/** What makes goods unfit, or people unhappy with them. */
const SPOILED: readonly string[] = `
  basi rusak tumpah bau pecah dingin mentah hambar kotor sobek robek hilang hancur penyok gosong
  rambut ulat lalat semut jamuran berjamur berlendir benyek pahit alot kecewa jelek parah cacat luntur
  buram komplain protes asin keras mengecewakan kacau amburadul belatung kecoa busuk asem
  baret lecet mampet mules kedaluwarsa tertinggal ulet copot somplak retak tengik apek melempem bantet karatan kempes`
  .trim()
  .split(/\s+/)

/** What is wrong: late, short, spoiled, different. */
export function complaint(read: Reading): string | undefined {
  const polite = says(read, 'tidakapa', 'tidakmasalah')
  if (cameTooLate(read)) return 'late'
  if (cameShort(read) || isCompleteButShort(read)) return 'short'
  if (isOtherThanOrdered(read)) return 'different'
  if (isLikened(read)) return 'quality'
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
  if (says(read, 'basah') && !follows(read, ['kue', 'tisu', 'jajanan', 'bumbu'], ['basah']) && !read.asks)
    return 'quality'
  if (read.row.some(({ raw }) => TOO_MUCH.test(raw)) && !read.asksWith.size) return 'quality'
  if (says(read, ...SPOILED) && !polite && !read.asksWith.size) return 'quality'
  return says(read, 'salah', 'beda', 'ketuker', 'tertukar', 'keliru') && !read.asksWith.size && !says(read, 'satu')
    ? 'different'
    : undefined
}

/** "kekecilan", "kepedesan": more of it than there should be. */
const TOO_MUCH =
  /^ke(kecil|gede|besar|panjang|pendek|ped[ae]s|asin|manis|sempit|longgar|tipis|tebel|tebal|keras|lembek|encer|mateng|dikit)an$/

const LACKING = 'matang asin manis enak rapi bersih segar empuk pedas bumbu rasa gurih panas hangat bagus'.split(' ')
const isPartOfMeal = (concept: Concept) => concept === 'product' || concept === 'spec' || concept === 'goods'

const movesOnPurpose = (read: Reading) =>
  (says(read, 'mundur', 'tunda', 'geser', 'maju') || says(read, 'rapat', 'acara')) &&
  namesTime(read) &&
  !says(read, 'mulai')

/** "rapat udah bubar baru makanannya dateng", "makasih lho udah dateng jam segini". */
function cameTooLate(read: Reading): boolean {
  if (read.asks || !(means(read, 'arrive') || says(read, 'datang', 'antar', 'kirim'))) return false
  const over =
    says(read, 'bubar', 'pulang') || follows(read, EVENTS, ['sudah', 'kelar', 'selesai', 'bubar', 'lewat', 'mulai'])
  const soLate = follows(read, ['jam'], ['begini', 'segini', 'begitu'])
  return (over && says(read, 'baru', 'setelah', 'habis', 'telat')) || soLate
}
/** "pesan 50 datang 30": fewer came than were ordered. */
function cameShort({ row, quantities, asks }: Reading): boolean {
  const [ordered, came, more] = quantities
  if (asks || ordered === undefined || came === undefined || more !== undefined || came.value >= ordered.value)
    return false
  const near = (from: number, words: ReadonlySet<string>) =>
    row.slice(Math.max(0, from - 3), from).some(({ word }) => words.has(word))
  return near(ordered.from, ORDERED) && near(came.from, CAME)
}
/** "udah lengkap, eh kurang sendoknya 10", "lengkap kurangnya": what is missing counts. */
const isCompleteButShort = (read: Reading) =>
  says(read, 'lengkap', 'komplet') && says(read, 'kurang') && !says(read, 'terima', 'lebih') && !read.asks
/** "pesen kertas A4 yg dateng F4". */
const isOtherThanOrdered = (read: Reading) =>
  !read.asks &&
  read.quantities.length < 2 &&
  says(read, 'pesan', 'minta', 'order') &&
  !namesTime(read) &&
  follows(read, ['yang'], ['datang', 'tiba'])
const ORDERED = new Set('pesan order minta beli janji harus'.split(' '))
const CAME = new Set('datang sampai kirim dapat tiba isi terima ada muncul'.split(' '))

const EVENTS = 'rapat acara tamu peserta seminar apel upacara rombongan undangan'.split(' ')

/** "kerasnya kayak batu", "rasanya kayak air": likened to what nobody eats or wears. */
const isLikened = (read: Reading) =>
  !read.asks &&
  read.row.some(
    ({ word, nya }, at) =>
      nya && LIKENED.has(word) && read.row.slice(at + 1, at + 4).some((each) => each.word === 'seperti'),
  )
const LIKENED = new Set(
  'keras alot rasa asin dingin lembek tipis bau kuah pahit pedas manis warna jahit bentuk daging nasi ayam'.split(' '),
)

/** It came. */
export const receives: Rule = (read, _context, asked) => {
  if (says(read, 'telat', 'salah', 'keliru', 'beda', 'ketuker', 'tertukar', 'hanya')) return undefined
  if (cameTooLate(read) || cameShort(read) || isCompleteButShort(read) || isLikened(read)) return undefined
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
