/** What a vendor means. Ordered: the meanings that must not be mistaken for a yes or a no are looked for first. */

import {
  agrees,
  besidesYes,
  canDo,
  conditions,
  hedges,
  isProgress,
  isReadyToCollect,
  limits,
  movesTime,
  namesTime,
  offersAmount,
  offersTime,
  refuses,
  takesOn,
  waits,
} from './features.ts'
import type { Found } from './found.ts'
import { likely, sure } from './found.ts'
import type { Context, Question } from './intents.ts'
import { conceptsOf } from './lexicon.ts'
import { denies, follows, isSlight, means, type Reading, says } from './reading.ts'
import { reasonOf, topicOf } from './topics.ts'

type Rule = (read: Reading, context: Context, asked: Question) => readonly Found[] | undefined

/** The meanings of a vendor's message, the leading one first. */
export function vendorMeanings(read: Reading, context: Context, asked: Question): readonly Found[] {
  for (const rule of RULES) {
    const found = rule(read, context, asked)
    if (found !== undefined && found.length > 0) return found
  }
  return [likely('AMBIG', 'nothing in it says what is wanted')]
}

const cancels: Rule = (read) => {
  if (!means(read, 'cancel')) return undefined
  if (read.asks && !says(read, 'maaf')) return [likely('QUESTION', 'asks whether it is off', 'status')]
  if (conditions(read) || hedges(read) || jadiGoesOn(read)) return [likely('AMBIG', 'may be a cancellation')]
  const clear = !read.guessed && read.strange === 0 && besidesYes(read) <= 3
  return [clear ? sure('CANCEL', 'calls it off') : likely('CANCEL', 'seems to call it off')]
}

/** "ga jadi libur", "ga jadi naik": something else is off, not the order. */
function jadiGoesOn(read: Reading): boolean {
  const at = read.row.findIndex((token) => token.word === 'batal')
  const after = read.row[at + 1]?.word ?? ''
  return conceptsOf(after).some(
    (concept) =>
      concept === 'closed' || concept === 'raise' || concept === 'send' || concept === 'broken' || concept === 'rush',
  )
}

/** Money that came or did not come. */
const pays: Rule = (read) => {
  const aboutMoney = means(read, 'money') || denies(read, 'money')
  if (
    !aboutMoney ||
    says(read, 'kapan', 'berapalama', 'berapa', 'siapa') ||
    (read.asks &&
      !says(read, 'kok', 'kenapa') &&
      !(denies(read, 'money') && read.asksWith.size === 0 && !read.row.some((token) => token.raw === '?')))
  )
    return undefined
  const came = says(read, 'masuk', 'terima', 'cair', 'lunas', 'sampai') && !says(read, 'nanti', 'kalau')
  const late =
    denies(read, 'money') ||
    read.denied.has('masuk') ||
    read.denied.has('terima') ||
    says(read, 'kok', 'tagih', 'nagih', 'tunggak', 'nunggak')
  if (late) return [sure('PAYMENT', 'the money has not come', 'overdue')]
  if (came && (says(read, 'sudah', 'terimakasih', 'uang', 'dana', 'transfer') || says(read, 'lunas')))
    return [sure('PAYMENT', 'the money has come', 'received')]
  return undefined
}

/** Is it told as done? Not denied, not for later, not asked. */
function isDone(read: Reading): boolean {
  return (
    !read.asks &&
    !says(read, 'nanti', 'akan', 'mau', 'kalau', 'semoga', 'mungkin') &&
    !read.times.days.some(({ name }) => name.kind === 'offset' && name.days > 0)
  )
}

const ships: Rule = (read) => {
  if (!isDone(read) || waits(read) || isReadyToCollect(read)) return undefined
  if (means(read, 'depart') && !denies(read, 'depart')) {
    const planned = namesTime(read) && !says(read, 'sudah', 'sekarang', 'tadi', 'lagi', 'barusan')
    return [planned ? likely('AMBIG', 'says when it will leave') : sure('SHIP', 'on its way')]
  }
  const onTheRoad =
    follows(read, ['sudah', 'lagi', 'sedang'], ['jalan', 'dijalan']) ||
    (says(read, 'dijalan') && (says(read, 'barang', 'sudah', 'masih') || means(read, 'courier', 'goods', 'orderNoun')))
  const sent =
    read.concepts.has('send') &&
    (says(read, 'sudah', 'sedang', 'barusan', 'telah') || follows(read, ['lagi'], ['kirim', 'antar'])) &&
    !means(read, 'able')
  const phone = read.row.some((token) => token.kind === 'phone')
  const carried =
    (means(read, 'courier') || (means(read, 'send') && phone)) &&
    (read.row.some((token) => token.kind === 'phone' || (token.word === 'nama' && token.nya)) ||
      says(
        read,
        'nama',
        'plat',
        'nopol',
        'jemput',
        'pickup',
        'bawa',
        'ambil',
        'angkut',
        'muat',
        'pick',
        'jalan',
        'resi',
      ))
  if (onTheRoad && !means(read, 'able')) return [sure('SHIP', 'on the road')]
  if (sent && !arrived(read) && !(isTaken(read) && means(read, 'send'))) return [sure('SHIP', 'told as sent')]
  return carried && !denies(read, 'depart', 'send') && !denies(read, 'able') && !arrived(read)
    ? [sure('SHIP', 'names the courier')]
    : undefined
}

/** "sampai" that is not "until": nothing of time or question right after it. */
function arrived(read: Reading): boolean {
  return read.row.some((token, at) => {
    if (!['sampai', 'tiba', 'mendarat'].includes(token.word) || read.negated[at] === true) return false
    if (denies(read, 'send', 'able', 'arrive')) return false
    const after = read.row[at + 1]
    if (after === undefined || after.kind === 'emoji' || after.kind === 'mark' || isSlight(after)) return true
    return (
      ARRIVES_AT.has(after.word) || conceptsOf(after.word).some((concept) => concept === 'place' || concept === 'goods')
    )
  })
}

const ARRIVES_AT: ReadonlySet<string> = new Set(
  'di dengan semua lengkap tujuan sana situ sini sudah tadi terimakasih selamat ke tempat'.split(' '),
)

const delivers: Rule = (read, context) => {
  if (!isDone(read) || isReadyToCollect(read)) return undefined
  const done = says(read, 'sudah', 'telah', 'barusan', 'tadi', 'alhamdulillah')
  const byHand =
    says(read, 'serahterima', 'diserahkan', 'serahkan', 'serah', 'diterimaoleh') ||
    (says(read, 'terima') &&
      done &&
      !means(read, 'money', 'able') &&
      (means(read, 'receiver', 'address', 'goods', 'place') || read.row.some((token) => token.passive)) &&
      !(says(read, 'saya', 'kami') && !isTaken(read)) &&
      !says(read, 'info'))
  const byName = isTakenByName(read)
  const left =
    says(read, 'titip', 'taruh', 'taro', 'drop', 'turun', 'letakkan', 'simpan', 'simpen') &&
    means(read, 'place', 'receiver')
  const there =
    done &&
    follows(read, ['sudah', 'di'], ['di', 'lobi', 'lokasi', 'tempat']) &&
    means(read, 'place') &&
    !canDo(read) &&
    !agrees(read) &&
    !means(read, 'depart')
  if (byHand || left || byName) return [sure('DELIVERED', 'handed over')]
  if (arrived(read) && !(canDo(read) || offersTime(read))) {
    const planned = namesTime(read) && !done
    if (!planned) return [sure('DELIVERED', 'arrived')]
  }
  if (there) return [sure('DELIVERED', 'is at the place')]
  if (
    says(read, 'selesai') &&
    !isProgress(read) &&
    !says(read, 'sisa', 'masak') &&
    !says(read, 'ok', 'iya', 'siap', 'ambil', 'kerjakan') &&
    !namesTime(read) &&
    !canDo(read)
  )
    return [finished(context)]
  return undefined
}

/** "diterima bu Rina": taken by somebody, not by the one who writes. */
const isTaken = (read: Reading) => read.row.some((token) => token.raw.startsWith('diterima'))

/** "diterima bu Tuti": a name after the address, so that "diterima pak" stays a yes. */
function isTakenByName(read: Reading): boolean {
  return read.row.some((token, at) => {
    if (token.raw !== 'diterima' && token.word !== 'diterimaoleh') return false
    const [first, second] = read.row.slice(at + 1).filter((each) => each.word !== 'oleh')
    const named = first !== undefined && conceptsOf(first.word).includes('address')
    return named && second?.kind === 'word' && conceptsOf(second.word).length === 0
  })
}

function finished(context: Context): Found {
  return context.asked === 'confirm-order'
    ? likely('DELIVERED', 'says that it is finished')
    : sure('DELIVERED', 'says that it is finished')
}

const progress: Rule = (read) => {
  if (read.asks || denies(read, 'able')) return undefined
  if (isProgress(read) && !refuses(read)) return [likely('AMBIG', 'tells how the work goes', 'progress')]
  return isReadyToCollect(read) && !canDo(read) ? [likely('AMBIG', 'ready, not delivered', 'ready')] : undefined
}

const prices: Rule = (read, context, asked) => {
  const amount = read.money.at(-1)
  const percent = read.row.some((token) => token.raw === '%' || token.word === 'persen')
  if (read.asks && !(amount !== undefined && says(read, 'harga', 'jadi'))) return undefined
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
    return means(read, 'raise') && says(read, 'harga') && !refuses(read) && !conditions(read)
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

const stocks: Rule = (read, _context, asked) => {
  const counts = says(read, 'stok') || read.denied.has('stok')
  const product = means(read, 'product', 'goods') || read.strange > 0
  if (read.asks || waits(read) || offersReplacement(read)) return undefined
  if (read.quantities.length > 0 && read.denied.has('cukup')) return undefined
  if (counts && !refuses(read)) return [sure('STOCK', 'speaks of the stock')]
  if (hasInStock(read)) return [likely('STOCK', 'a product and how many there are')]
  if (says(read, 'ready') && !says(read, 'siap', 'iya', 'ok') && !canDo(read))
    return [sure('STOCK', 'says what is ready')]
  if (
    (follows(read, ['libur', 'tutup'], ['jual', 'jualan', 'produksi', 'dagang', 'warung']) ||
      (says(read, 'libur', 'tutup', 'cuti') &&
        (read.times.days.some((each) => each.until !== undefined) || says(read, 'toko', 'warung')))) &&
    !means(read, 'sorry')
  )
    return [sure('STOCK', 'closed for a stretch', 'closed')]
  if (means(read, 'gone') && !refuses(read) && !read.inTime(read.row.findIndex((token) => token.word === 'habis'))) {
    if (product) return [sure('STOCK', 'a product is out')]
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
    (means(read, 'gone', 'product', 'able', 'yes', 'spec') || says(read, 'boleh')) &&
    !says(read, 'harga', 'foto', 'alamat', 'jam', 'tanggal', 'hari', 'nomor') &&
    !movesTime(read)
  )
}

const replaces: Rule = (read) => {
  // "ayamnya abis, ikan mau?": out of one thing, and another is put to the other side.
  const instead =
    means(read, 'gone') &&
    (says(read, 'mau', 'boleh', 'bagaimana', 'tidakapa') || read.asks) &&
    !says(read, 'berapa', 'kapan')
  if (instead && !offersReplacement(read))
    return [likely('PARTIAL', 'out of one thing, offers another', 'substitution')]
  if (!offersReplacement(read)) return undefined
  return [sure('PARTIAL', 'offers something else instead', 'substitution')]
}

/** "jam 11 ga bisa, jam 1 gimana", "100 ga sanggup, 80 bisa", "rendang ga bisa, ayam bisa". */
const refusesButOffers: Rule = (read) => {
  if (!refuses(read)) return undefined
  const offers = canStill(read)
  if (
    namesTime(read) &&
    (movesTime(read) || says(read, 'bagaimana', 'boleh', 'baru') || offers || severalTimes(read)) &&
    !blamesLateNotice(read)
  ) {
    return [sure('RESCHEDULE', 'not then, but at another time')]
  }
  if (read.quantities.some((each) => each.change === 'take')) return [sure('PARTIAL', 'less than asked')]
  if (read.quantities.length > 1)
    return [agrees(read) ? sure('PARTIAL', 'not all, but a part') : likely('PARTIAL', 'not all, but a part')]
  if (read.quantities.length > 0 && (limits(read) || offers || says(read, 'bagaimana', 'boleh')))
    return [sure('PARTIAL', 'not all, but a part')]
  if (offers) return [likely('AMBIG', 'one thing can be done and another cannot')]
  return undefined
}

/** Two days or two hours: one is turned down, the other offered. */
const severalTimes = (read: Reading) =>
  read.times.days.length > 1 || read.times.hours.filter((each) => each.hour !== undefined).length > 1

function canStill(read: Reading): boolean {
  return read.row.some(
    (token, at) => conceptsOf(token.word).includes('able') && read.negated[at] !== true && !read.asksWith.has(at + 1),
  )
}

const blamesLateNotice = (read: Reading) =>
  read.times.days.some(({ name }) => name.kind === 'event') && denies(read, 'inTime')

const rejects: Rule = (read) => {
  if (!refuses(read) || refusalIsAsked(read)) return undefined
  if (cannotSay(read)) return [likely('AMBIG', 'does not know yet', 'unsure')]
  if (hedges(read) && reasonOf(read) === undefined && !says(read, 'yanglain', 'takut'))
    return [likely('AMBIG', 'a no, but not a firm one', 'unsure')]
  if (conditions(read) && !reasonOf(read) && says(read, 'kalau', 'asal'))
    return [likely('AMBIG', 'refuses on a condition')]
  const reason = reasonOf(read)
  const firm =
    !hedges(read) &&
    !read.guessed &&
    read.strange <= 2 &&
    !conditions(read) &&
    read.quantities.length === 0 &&
    !waits(read)
  const why = reason === undefined ? 'says no' : 'says no and why'
  return [firm ? sure('REJECT', why, reason ?? 'unspecified') : likely('REJECT', why, reason ?? 'unspecified')]
}

/** "ga bisa ya?" asks; "besok? waduh ga sempet" does not: the mark that closes the refusal counts. */
function refusalIsAsked(read: Reading): boolean {
  if (!read.asks) return false
  const at = read.row.findIndex(
    (token, place) =>
      (read.negated[place] === true &&
        conceptsOf(token.word).some((concept) => concept === 'able' || concept === 'inTime')) ||
      conceptsOf(token.word).includes('reject'),
  )
  if (at < 0) return true
  const close = read.row.slice(at).find((token) => token.kind === 'mark' && /[?!.,;]/.test(token.raw))
  return close?.raw === '?' || read.row.slice(at).some((token) => conceptsOf(token.word).includes('ask'))
}

const KNOWING = [
  'yakin',
  'janji',
  'jawab',
  'balas',
  'konfirmasi',
  'kabar',
  'putus',
  'bilang',
  'tahu',
  'info',
  'tentu',
  'ngomong',
  'kasih',
  'komentar',
  'cek',
  'lihat',
  'buka',
  'baca',
  'wa',
  'telepon',
  'upload',
  'login',
  'masuk',
  'tidur',
]

/** "belum bisa mastiin", "ga bisa janji": what cannot be done is to answer, not to deliver. */
function cannotSay(read: Reading): boolean {
  return (
    says(read, 'belumtentu', 'tidaktahu') ||
    follows(read, ['bisa', 'berani', 'sempat', 'mau', 'dapat', 'sanggup'], KNOWING)
  )
}

const partial: Rule = (read, context) => {
  const first = read.quantities.find((each) => !each.bonus)
  if (first === undefined) return undefined
  const taken = agrees(read) || canDo(read)
  if (first.change === 'scale' && read.money.length > 0) return undefined
  if (first.change === 'scale') return [sure('PARTIAL', 'offers a share')]
  if (read.quantities.filter((each) => !each.bonus).length > 1 && taken && !context.ordered?.includes(first.value))
    return [sure('PARTIAL', 'an amount for each line')]
  if (read.quantities.length > 1 && canDo(read)) return [sure('PARTIAL', 'an amount for each line')]
  if (first.change === 'take') return [sure('PARTIAL', 'less than asked')]
  if (taken && context.ordered?.includes(first.value) === true) return undefined
  if (limits(read) && !read.asks) return [sure('PARTIAL', 'no more than an amount')]
  if (limits(read)) return [likely('PARTIAL', 'asks whether an amount is enough')]
  if (taken && !read.asks && (says(read, 'tapi', 'dulu') || follows(read, ['kalau'], ['hanya', 'cuma'])))
    return [sure('PARTIAL', 'yes, for an amount')]
  if (offersAmount(read))
    return [context.ordered === undefined ? likely('PARTIAL', 'can do an amount') : sure('PARTIAL', 'can do an amount')]
  return undefined
}

const reschedules: Rule = (read, _context, asked) => {
  if (says(read, 'mundur') && !namesTime(read) && means(read, 'self', 'sorry') && !read.asks)
    return [likely('REJECT', 'steps back', 'unspecified')]
  if (movesTime(read) && !says(read, 'kok')) {
    if (namesTime(read) || means(read, 'late')) return [sure('RESCHEDULE', 'another time')]
    return says(read, 'mundur', 'tunda', 'geser', 'maju', 'jadwal') && !read.asks
      ? [likely('RESCHEDULE', 'another time, not said which')]
      : undefined
  }
  if (!namesTime(read)) return undefined
  if (waits(read) || says(read, 'seperti', 'lihat')) return undefined
  if (asked === 'when') return [sure('RESCHEDULE', 'says when')]
  if (isGone(read)) return undefined
  if (severalTimes(read)) return [sure('RESCHEDULE', 'one time instead of another')]
  if (means(read, 'closed') && !canDo(read) && !says(read, 'baru', 'bagaimana')) return undefined
  if (
    says(read, 'baru') ||
    read.row.some((token) => token.word === 'bisa' && token.nya) ||
    says(read, 'bagaimana', 'paling') ||
    limits(read)
  )
    return [sure('RESCHEDULE', 'only then')]
  if (says(read, 'mungkin', 'kayaknya', 'tergantung', 'belumtentu', 'bisajadi', 'barangkali'))
    return [likely('AMBIG', 'a time, but not firm', 'unsure')]
  if (offersTime(read) || (means(read, 'able') && conditions(read))) return [sure('RESCHEDULE', 'can do it then')]
  if (conditions(read) && (agrees(read) || canDo(read))) return [sure('RESCHEDULE', 'yes, but at another time')]
  if (agrees(read) || takesOn(read) || (canDo(read) && read.quantities.length > 0)) return undefined
  if (canDo(read) || says(read, 'boleh')) return [likely('RESCHEDULE', 'can do it then')]
  if (read.row.length <= 6 && read.strange === 0 && !reasonOf(read)) return [likely('RESCHEDULE', 'names a time')]
  return says(read, 'sampai', 'kirim', 'antar') ? [likely('RESCHEDULE', 'names a time of arrival')] : undefined
}

const isGone = (read: Reading) => read.times.days.some(({ name }) => name.kind === 'offset' && name.days < 0)

const asks: Rule = (read) => {
  const topic = topicOf(read)
  const requests =
    means(read, 'please', 'browse') || says(read, 'share', 'bagi', 'kirim', 'info', 'minta', 'dong', 'tanya', 'kasih')
  const asksNow =
    read.asks ||
    (requests &&
      topic !== 'other' &&
      topic !== 'price' &&
      (means(read, 'where', 'spec', 'document', 'tax', 'howto') || topic === 'payment' || topic === 'contact'))
  if (!asksNow) return undefined
  const question = sure('QUESTION', 'asks', topic)
  const clear = leadingYes(read)
  if (clear && topic !== 'other') return [likely('ACCEPT', 'says yes and asks'), question]
  if (topic !== 'other') return [question]
  const content = read.row.some(
    (token) =>
      token.kind === 'word' && !isSlight(token) && !conceptsOf(token.word).includes('ask') && token.word !== 'begitu',
  )
  return content &&
    read.row.some(
      (token) =>
        token.word === 'berapa' ||
        token.word === 'bagaimana' ||
        token.word === 'kenapa' ||
        token.word === 'siapa' ||
        token.word === 'kapan',
    )
    ? [likely('QUESTION', 'asks', 'other')]
    : [likely('AMBIG', 'asks something')]
}

/** Does the message begin with a plain yes, in a clause of its own? */
function leadingYes(read: Reading): boolean {
  const first = read.row.findIndex(
    (token) =>
      token.kind === 'word' &&
      !conceptsOf(token.word).some(
        (concept) => concept === 'greet' || concept === 'address' || concept === 'particle' || concept === 'self',
      ),
  )
  const token = read.row[first]
  if (token === undefined) return false
  const concepts = conceptsOf(token.word)
  const yes = concepts.includes('yes') || (concepts.includes('able') && !read.asksWith.has(first + 1))
  if (!yes) return false
  const clause = read.row.slice(first).findIndex((each) => each.kind === 'mark' || each.word === 'tapi')
  return (
    clause > 0 &&
    !read.row
      .slice(first, first + clause)
      .some((each, at) => each.raw === '?' || read.asksWith.has(first + at) || conceptsOf(each.word).includes('ask')) &&
    read.row[first + clause]?.raw !== '?'
  )
}

const reasonsOnly: Rule = (read) => {
  const reason = reasonOf(read)
  if (
    reason === undefined ||
    read.asks ||
    (conditions(read) && says(read, 'kalau', 'asal')) ||
    agrees(read) ||
    canDo(read) ||
    says(read, 'tidakapa')
  )
    return undefined
  if (reason === 'stock' && !means(read, 'gone')) return [likely('REJECT', 'gives a reason to say no', reason)]
  return [likely('REJECT', 'gives a reason to say no', reason)]
}

const doubts: Rule = (read) => {
  if (means(read, 'wish')) return undefined
  if (waits(read)) return [likely('AMBIG', 'asks for time', 'wait')]
  if (hedges(read) && !means(read, 'soft')) return [likely('AMBIG', 'neither yes nor no', 'unsure')]
  if (conditions(read)) return [likely('AMBIG', 'on a condition', 'condition')]
  return says(read, 'seperti', 'biasa') ? [likely('AMBIG', 'points to an earlier order')] : undefined
}

const accepts: Rule = (read, context, asked) => {
  const yes = agrees(read)
  const strong =
    canDo(read) ||
    takesOn(read) ||
    says(
      read,
      'siap',
      'siaplaksanakan',
      'setuju',
      'acc',
      'deal',
      'gas',
      'takmenolak',
      'mustitidak',
      'laksanakan',
      'sepakat',
      'bersedia',
      'tidakkeberatan',
    )
  if (read.row.filter((token) => token.word === 'iya').length > 1 && read.row.length <= 3)
    return [likely('AMBIG', 'only listens')]
  if (read.denied.has('tolak') && !read.asks && !read.row.some((token) => token.word === 'jangan'))
    return [likely('ACCEPT', 'does not refuse')]
  if (!yes && !strong) return undefined
  if (means(read, 'negator') && read.row.some((token, at) => token.word === 'tidak' && !read.asksWith.has(at)))
    return [likely('AMBIG', 'a yes with a no in it')]
  const extra = besidesYes(read)
  if (extra > (strong ? 3 : 0)) return [likely('AMBIG', 'more is said than a yes')]
  const soft = means(read, 'soft')
  const bare = soft && !yes && !strong
  const answers = asked === 'confirm-order' || asked === 'yes-no' || asked === 'approve'
  if (bare) return [likely('AMBIG', 'only hopes')]
  if (!answers && !says(read, 'terima', 'ambil', 'setuju', 'acc') && asked !== 'quantity')
    return [likely('AMBIG', 'a yes, but nothing was asked')]
  const agreesWithOrder = matchesOrder(read, context)
  if (follows(read, ['bisa'], ['saja']) && read.row.length <= 3) return [likely('AMBIG', 'a possibility')]
  const clear = extra === 0 && !read.guessed && !read.asks && agreesWithOrder && answers
  return [
    clear
      ? sure('ACCEPT', 'says yes', soft ? 'soft' : undefined)
      : likely('ACCEPT', 'says yes, with more', soft ? 'soft' : undefined),
  ]
}

/** Numbers and times beside a yes must be those of the order; unknown ones leave it open. */
function matchesOrder(read: Reading, context: Context): boolean {
  const amounts = read.quantities.every(
    (each) => each.change === 'set' && context.ordered?.includes(each.value) === true,
  )
  return amounts && !namesTime(read) && read.money.length === 0
}

const courtesies: Rule = (read) => {
  if (means(read, 'wish')) return [sure('UNRELATED', 'good wishes')]
  if (means(read, 'thanks')) return [sure('THANKS', 'thanks')]
  return means(read, 'greet', 'partOfDay') && read.row.length <= 8 ? [sure('GREET', 'greets')] : undefined
}

const fallback: Rule = (read) => {
  if (read.strange + (means(read, 'spam') ? 2 : 0) >= 2 && !means(read, 'orderNoun', 'product', 'goods'))
    return [likely('UNRELATED', 'not about an order')]
  return undefined
}

const thanksFirst: Rule = (read) => {
  if (waits(read) && !beginsWithThanks(read)) return undefined
  if (waits(read) && says(read, 'nanti', 'dulu', 'lihat', 'cek', 'tanya', 'kabar')) return undefined
  if (means(read, 'thanks') && beginsWithThanks(read)) return [sure('THANKS', 'thanks')]
  if (!means(read, 'thanks') || says(read, 'siap', 'ok', 'iya', 'bisa', 'setuju', 'sanggup') || namesTime(read))
    return undefined
  return means(read, 'self', 'able', 'take') || read.asks ? undefined : [sure('THANKS', 'thanks')]
}

/** "matur nuwun nggih": what follows the thanks is politeness. */
function beginsWithThanks(read: Reading): boolean {
  const first = read.row.find((token) => token.kind === 'word' && !isSlight(token))
  return (
    conceptsOf(first?.word ?? '').includes('thanks') &&
    !means(read, 'able', 'take', 'reject', 'ask') &&
    !says(read, 'siap', 'setuju', 'lanjut') &&
    !namesTime(read) &&
    !read.asks
  )
}

const RULES: readonly Rule[] = [
  cancels,
  pays,
  refusesButOffers,
  stocks,
  prices,
  replaces,
  progress,
  ships,
  delivers,
  rejects,
  partial,
  reschedules,
  asks,
  reasonsOnly,
  thanksFirst,
  doubts,
  accepts,
  courtesies,
  fallback,
]
