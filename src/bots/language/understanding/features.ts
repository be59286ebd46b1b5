/** Features that both vendors and officers show: waiting, hedging, agreeing, offering a time or an amount. */
import { conceptsOf, isWord } from './lexicon.ts'
import { denies, follows, isSlight, means, type Reading, says } from './reading.ts'

/** "bentar", "cek dulu", "tanya suami dulu", "nanti saya kabarin": the answer comes later. */
export function waits(read: Reading): boolean {
  if (says(read, 'sebentar', 'diskusi', 'rembug', 'musyawarah', 'pertimbangkan', 'timbang', 'hold', 'sabar', 'kabar2'))
    return true
  // A “rapat koordinasi” is a meeting.
  if (says(read, 'runding') && !follows(read, ['rapat', 'acara', 'agenda'], ['runding'])) return true
  if (
    says(read, 'info', 'kasihtahu') &&
    (means(read, 'self') || says(read, 'nanti')) &&
    !read.asks &&
    !means(read, 'thanks') &&
    !(says(read, 'mau', 'sekedar', 'cuma', 'sekalian') && says(read, 'sudah', 'barusan'))
  )
    return true
  if (says(read, 'konfirmasi') && says(read, 'dulu', 'akan', 'lagi', 'nanti') && !read.asks) return true
  if (
    says(
      read,
      'cek',
      'tanya',
      'pikir',
      'lihat',
      'hitung',
      'kalkulasi',
      'itung',
      'kabar',
      'tunggu',
      'balas',
      'sampaikan',
      'pastikan',
    ) &&
    !read.asks
  ) {
    return !says(read, 'ditunggu') || read.row.length < 4
  }
  return (
    says(read, 'nanti') && !means(read, 'send', 'yes') && read.times.hours.length === 0 && read.times.days.length === 0
  )
}

/** "mungkin", "kayaknya", "tergantung", "belum tentu": neither yes nor no. */
export function hedges(read: Reading): boolean {
  return means(read, 'hedge') || (says(read, 'lihat') && says(read, 'nanti', 'besok', 'dulu')) || says(read, 'sih')
}

/** "kirain", "andai", "harusnya", "hampir", "katanya", "baru mau": thought, told or nearly done, but not said. */
export function supposes(read: Reading): boolean {
  return (
    says(read, 'kira', 'andai', 'seandainya', 'harus', 'hampir', 'kata', 'bilang', 'anggap', 'rencana', 'turut') ||
    follows(read, ['barusan', 'baru'], ['mau'])
  )
}

/** "kejauhan kalau ke sana", "kalau segitu ga bisa": what is asked for is pointed at, and no condition is made. */
const POINTS: ReadonlySet<string> = new Set(['ke', 'segitu', 'sebanyak', 'segini', 'begitu'])

/** "kalau", "asal", "tapi": what stands before is only half of it. */
export function conditions(read: Reading): boolean {
  const pointed = (at: number) => [at + 1, at + 2].some((next) => POINTS.has(read.row[next]?.word ?? ''))
  if (read.row.some((token, at) => token.word === 'kalau' && !pointed(at))) return true
  return says(
    read,
    'asal',
    'tapi',
    'syarat',
    'kecuali',
    'misal',
    'misalnya',
    'seumpama',
    'jika',
    'bila',
    'mending',
    'sebaiknya',
    'walau',
    'meski',
    'tergantung',
    'cuma',
    'hanya',
  )
}

/** A word that agrees, not under a negator: "iya", "siap", "oke". */
export function agrees(read: Reading): boolean {
  return means(read, 'yes') || isOnlyYa(read)
}

/** "ya", "ya pak", "ya, siap": elsewhere "ya" only softens. */
function isOnlyYa(read: Reading): boolean {
  const words = read.row.filter((token) => token.kind === 'word')
  return words[0]?.word === 'ya' && words.slice(1).every((token) => conceptsOf(token.word).includes('address'))
}

/** "bisa", "sanggup" as a statement. */
export function canDo(read: Reading): boolean {
  return means(read, 'able') && !denies(read, 'able')
}

/** "saya ambil", "saya kerjakan", "terima orderannya". */
export function takesOn(read: Reading): boolean {
  return (
    says(read, 'ambil', 'kerjakan', 'terima', 'laksanakan', 'jadwal') ||
    (says(read, 'proses', 'siapkan', 'siapin', 'catat', 'bikin', 'kirim', 'antar', 'masak') &&
      means(read, 'self', 'yes'))
  )
}

/** "ga bisa", "belum sanggup", "tolak", "skip dulu". */
export function refuses(read: Reading): boolean {
  return (
    denies(read, 'able', 'inTime') ||
    beginsWithNo(read) ||
    (says(read, 'lain') &&
      follows(
        read,
        ['cari', 'coba', 'ke', 'mending', 'hubungi', 'kasih', 'pakai'],
        ['lain', 'yang', 'vendor', 'toko', 'katering', 'catering', 'tempat'],
      )) ||
    says(
      read,
      'tolak',
      'skip',
      'pass',
      'yanglain',
      'lainkali',
      'angkattangan',
      'tidakmau',
      'mundurdiri',
      'nyerah',
      'absen',
      'keberatan',
    ) ||
    refusesToTake(read)
  )
}

/** "ga, lagi penuh": a no in a clause of its own, first. */
function beginsWithNo(read: Reading): boolean {
  const first = read.row.findIndex((token) => token.kind === 'word' && !isSlight(token) && token.word !== 'maaf')
  const next = read.row[first + 1]
  return read.row[first]?.word === 'tidak' && next?.kind === 'mark' && /[,.;!]/.test(next.raw) && !canDo(read)
}

function refusesToTake(read: Reading): boolean {
  return [
    'terima',
    'ambil',
    'sedia',
    'bersedia',
    'kerjakan',
    'setuju',
    'minat',
    'acc',
    'boleh',
    'layani',
    'melayani',
    'layan',
    'siap',
    'mampu',
    'garap',
    'deal',
    'mau',
    'lanjut',
    'ikut',
  ].some((word) => read.denied.has(word))
}

/** A day, an hour or a shift is named. */
export function namesTime(read: Reading): boolean {
  return (
    read.times.days.length > 0 ||
    read.times.hours.length > 0 ||
    read.times.lengths.some((each) => each.minutes > 0 || each.days > 0)
  )
}

/** "mundur", "diundur", "ganti jam", "telat": the time is to be another one. */
export function movesTime(read: Reading): boolean {
  if (means(read, 'move')) return true
  const changes = says(read, 'ganti', 'ubah', 'pindah')
  return (
    changes && (says(read, 'jam', 'hari', 'tanggal', 'waktu', 'jadwal') || (namesTime(read) && !means(read, 'product')))
  )
}

/** "bisa jam 1", "bisa besok": the time stands right after the word of ability, as an offer. */
export function offersTime(read: Reading): boolean {
  return read.row.some((token, at) => {
    if (token.word !== 'bisa' && token.word !== 'sanggup' && token.word !== 'mampu' && token.word !== 'ada')
      return false
    return nextContent(read, at, read.inTime)
  })
}

/** "bisa 80", "sanggup cuma 50": an amount right after the word of ability. */
export function offersAmount(read: Reading): boolean {
  const held = new Set(
    read.quantities.flatMap((each) => Array.from({ length: each.to - each.from }, (_, at) => each.from + at)),
  )
  return read.row.some((token, at) => {
    if (!['bisa', 'sanggup', 'mampu', 'ada', 'siap', 'kuat', 'dapat'].includes(token.word)) return false
    return nextContent(read, at, (place) => held.has(place))
  })
}

const BETWEEN: ReadonlySet<string> = new Set(
  'kirim antar di pada hanya maksimal sekitar kira2 kasih bikin siapkan untuk paling sampai penuhi layani cuma cepat setelah'.split(
    ' ',
  ),
)

function nextContent(read: Reading, at: number, test: (at: number) => boolean): boolean {
  let next = at + 1
  while (!test(next) && (isSlight(read.row[next]) || BETWEEN.has(read.row[next]?.word ?? ''))) next++
  return test(next)
}

/** "hanya", "cuma", "aja", "maksimal", "bisanya": less than asked. */
export function limits(read: Reading): boolean {
  return (
    says(read, 'hanya', 'cuma', 'maksimal', 'sisa', 'mentok', 'sebagian', 'saja') ||
    read.row.some((token) => (token.word === 'bisa' || token.word === 'ada' || token.word === 'sanggup') && token.nya)
  )
}

/** Concepts of words that are about the order itself, so that "ga bisa produksi" is about it and "ga bisa tidur" is not. */
const OF_THE_ORDER = [
  'take',
  'send',
  'arrive',
  'depart',
  'orderNoun',
  'able',
  'inTime',
  'goods',
  'product',
  'unit',
  'yes',
  'limit',
  'rush',
  'full',
  'closed',
  'broken',
  'gone',
  'stock',
  'far',
  'capacity',
  'material',
  'sorry',
  'thanks',
  'filler',
  'condition',
  'negator',
  'reject',
  'cancel',
  'move',
  'partOfDay',
  'ask',
  'place',
  'courier',
  'spec',
  'price',
  'buy',
  'late',
] as const
const ORDER_WORDS: ReadonlySet<string> = new Set(
  'ada belanja masak bantu ikut jual kerja sebanyak segitu segini sekian karena tepat waktu tambah minimal layani sendiri semua memenuhi sediakan hari'.split(
    ' ',
  ),
)

/** Is the next word of content after token `at` about the order, or is there none? */
export function goesOnAboutTheOrder(read: Reading, at: number): boolean {
  for (let next = at + 1; next < read.row.length; next++) {
    const token = read.row[next]
    if (token === undefined || token.kind !== 'word' || read.inTime(next)) return true
    if (isSlight(token)) continue
    return (
      ORDER_WORDS.has(token.word) ||
      conceptsOf(token.word).some((concept) => (OF_THE_ORDER as readonly string[]).includes(concept))
    )
  }
  return true
}

/** Words that fit any plain yes. Everything else must be accounted for before a yes is certain. */
const FITS_A_YES = [
  'yes',
  'able',
  'take',
  'soft',
  'thanks',
  'greet',
  'address',
  'particle',
  'self',
  'you',
  'filler',
  'sorry',
  'orderNoun',
  'partOfDay',
] as const
const YES_COMPANY: ReadonlySet<string> = new Set(
  'sudah segera pasti tepat waktu dengan senang hati sebaik baiknya akan kerja sesuai yakin bagus kapasitas percaya lagi usaha tawa tersebut silakan konfirmasi jumlah total pihak dijalankan hariini bantu lengkap'.split(
    ' ',
  ),
)

/** "hmm", "oh", "gitu": somebody who listens, not somebody who agrees. */
const HESITATES: ReadonlySet<string> = new Set(['hm', 'hmm', 'em', 'emm', 'uh', 'oh', 'begitu', 'tawa', 'loh', 'lho'])
const NAMED_AFTER: ReadonlySet<string> = new Set(['ibu', 'bapak', 'mbak', 'mas'])

/** How many words do not fit a plain yes; 0 means that the whole message says yes. */
export function besidesYes(read: Reading): number {
  return read.row.filter((token, at) => {
    // Dots that trail off leave something unsaid.
    if (token.raw === '.' && read.row[at + 1]?.raw === '.') return true
    if (token.kind === 'emoji' || token.kind === 'mark' || read.inTime(at)) return false
    if (token.kind !== 'word') return token.kind !== 'figure' && token.kind !== 'code'
    if (YES_COMPANY.has(token.word)) return false
    const concepts = conceptsOf(token.word)
    if (HESITATES.has(token.word)) return true
    if (concepts.length === 0 && !isWord(token.word)) {
      const before = read.row[at - 1]
      return !NAMED_AFTER.has(before?.word ?? '')
    }
    return (
      !FITS_A_YES.some((concept) => concepts.includes(concept)) &&
      !concepts.includes('unit') &&
      !concepts.includes('product')
    )
  }).length
}

/** "lagi masak", "masih dipacking", "baru dicetak": work in progress changes nothing. */
export function isProgress(read: Reading): boolean {
  const working = says(
    read,
    'masak',
    'packing',
    'cetak',
    'produksi',
    'jahit',
    'goreng',
    'kukus',
    'oven',
    'proses',
    'sablon',
    'bikin',
    'susun',
    'potong',
    'siapin',
    'siapkan',
    'kerjakan',
    'rebus',
    'panggang',
    'finishing',
    'qc',
    'jemur',
  )
  if (follows(read, ['setengah'], ['jadi', 'matang', 'selesai'])) return true
  if (working && follows(read, ['setengah', 'separo'], ['jalan'])) return true
  if (says(read, 'baru') && says(read, 'matang', 'kelar', 'selesai') && read.quantities.length > 0) return true
  // "otw packing": on the way to the work, not to the place.
  if (working && read.row.some((token) => token.raw === 'otw') && !says(read, 'sudah')) return true
  return (
    working &&
    (says(read, 'lagi', 'sedang', 'masih', 'baru', 'mulai', 'tinggal', 'sisa', 'nih', 'hampir', 'persen') ||
      follows(read, ['sudah'], ['masak', 'packing', 'cetak', 'proses', 'produksi', 'jahit', 'mulai']))
  )
}

/** "udah jadi tinggal ambil", "siap diambil": ready, not delivered. */
export function isReadyToCollect(read: Reading): boolean {
  return (
    follows(read, ['sudah'], ['jadi']) ||
    says(read, 'siaptransaksi') ||
    (says(read, 'sisa', 'tinggal') && says(read, 'ambil', 'kirim', 'antar', 'berangkat', 'jemput', 'bawa')) ||
    (follows(read, ['sudah'], ['siap', 'ready']) && !means(read, 'self'))
  )
}
