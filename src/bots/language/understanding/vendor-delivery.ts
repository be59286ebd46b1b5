/** How a vendor tells of the work, the way, the handing over, and the money. */
import { agrees, canDo, isProgress, isReadyToCollect, namesTime, offersTime, refuses, waits } from './features.ts'
import { type Found, likely, sure } from './found.ts'
import type { Question } from './intents.ts'
import { conceptsOf } from './lexicon.ts'
import { denies, follows, isSlight, means, type Reading, says } from './reading.ts'
import type { Rule } from './rule.ts'
import { reasonOf } from './topics.ts'

/** Money that came or did not come. */
export const pays: Rule = (read) => {
  const aboutMoney = means(read, 'money') || denies(read, 'money')
  if (
    follows(read, ['uang', 'bayar', 'tagih', 'cair', 'transfer'], ['mana']) &&
    !says(read, 'lewat', 'ke', 'bank', 'kirim')
  )
    return [likely('PAYMENT', 'asks where the money is', 'overdue')]
  if (
    says(read, 'tagih') &&
    read.asks &&
    says(read, 'mana', 'kok') &&
    !says(read, 'kirim', 'serahkan', 'kasih', 'buat')
  )
    return [likely('PAYMENT', 'asks where the money is', 'overdue')]
  if (
    !aboutMoney ||
    (!(denies(read, 'money') && read.times.lengths.length > 0) &&
      says(read, 'kapan', 'berapalama', 'berapa', 'siapa')) ||
    (read.asks &&
      !says(read, 'kok', 'kenapa') &&
      !(denies(read, 'money') && read.asksWith.size === 0 && !read.row.some((token) => token.raw === '?')))
  )
    return undefined
  const came = says(read, 'masuk', 'terima', 'cair', 'lunas', 'sampai') && !says(read, 'nanti', 'kalau')
  const late =
    denies(read, 'money') ||
    (says(read, 'tunggu') && says(read, 'bayar', 'cair') && !says(read, 'dulu', 'kalau', 'baru')) ||
    read.denied.has('masuk') ||
    read.denied.has('terima') ||
    says(read, 'kok', 'tagih', 'nagih', 'tunggak', 'nunggak')
  if (late) return [sure('PAYMENT', 'the money has not come', 'overdue')]
  if (
    came &&
    (says(read, 'sudah', 'terimakasih', 'uang', 'dana', 'transfer', 'akhirnya', 'alhamdulillah') || says(read, 'lunas'))
  )
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

/** The goods are on their way. */
export const ships: Rule = (read) => {
  if (!isDone(read) || waits(read) || isReadyToCollect(read)) return undefined
  if (means(read, 'depart') && !denies(read, 'depart')) {
    const planned = namesTime(read) && !says(read, 'sudah', 'sekarang', 'tadi', 'lagi', 'barusan')
    return [planned ? likely('AMBIG', 'says when it will leave') : sure('SHIP', 'on its way')]
  }
  const onTheRoad =
    follows(read, ['sudah', 'lagi', 'sedang'], ['jalan', 'dijalan']) ||
    follows(read, ['jalan'], ['sekarang']) ||
    (says(read, 'dijalan') && (says(read, 'barang', 'sudah', 'masih') || means(read, 'courier', 'goods', 'orderNoun')))
  const sent =
    !says(read, 'selesai') &&
    read.concepts.has('send') &&
    (says(read, 'sudah', 'sedang', 'barusan', 'telah') || follows(read, ['lagi'], ['kirim', 'antar'])) &&
    !means(read, 'able')
  if (means(read, 'send') && says(read, 'resi') && !means(read, 'able')) return [sure('SHIP', 'told as sent')]
  if (
    follows(read, ['pakai', 'lewat', 'naik', 'via'], ['kurir', 'ekspedisi', 'mobil', 'motor']) &&
    read.row.some((token) => /^di(kirim|antar|anter)/.test(token.raw))
  )
    return [likely('SHIP', 'told as sent')]
  const phone = read.row.some((token) => token.kind === 'phone')
  const carried =
    (means(read, 'courier') || (means(read, 'send') && phone)) &&
    (read.row.some((token) => token.kind === 'phone' || (token.word === 'nama' && token.nya)) ||
      says(
        read,
        'nama',
        'atasnama',
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
  if (says(read, 'bawa', 'angkut', 'jemput', 'ambil') && says(read, 'sudah', 'lagi', 'barusan') && isCarried(read))
    return [sure('SHIP', 'carried away')]
  if (
    follows(read, ['keluar', 'lepas'], ['gudang', 'dapur', 'toko', 'rumah']) ||
    (follows(read, ['keluar', 'lepas'], ['dari']) && says(read, 'gudang', 'dapur', 'toko', 'rumah'))
  )
    return [sure('SHIP', 'left the place')]
  if (
    means(read, 'courier') &&
    read.times.lengths.some(({ minutes, to }) => minutes > 0 && read.row[to]?.word === 'lagi')
  )
    return [likely('SHIP', 'soon there')]
  if (isStillElsewhere(read)) return [likely('SHIP', 'still on the way')]
  if (isAboard(read)) return [sure('SHIP', 'in the car')]
  if (onTheRoad && !means(read, 'able')) return [sure('SHIP', 'on the road')]
  if (sent && !arrived(read) && !(isTaken(read) && means(read, 'send')))
    return [toAPlace(read) ? likely('DELIVERED', 'brought to a place') : sure('SHIP', 'told as sent')]
  return carried && !denies(read, 'depart', 'send') && !denies(read, 'able') && !arrived(read)
    ? [sure('SHIP', 'names the courier')]
    : undefined
}

/** "sudah saya antar ke lantai 3", "udah kekirim semua ke ruangan": brought in, or only on its way there. */
const toAPlace = (read: Reading) =>
  follows(read, ['ke', 'di'], ['lantai', 'ruang', 'pantry', 'lobi', 'aula', 'meja', 'satpam', 'pos', 'resepsionis']) ||
  read.row.some((token) => /^kekirim|^nganternya|^ngirimnya/.test(token.raw))

/** "bukan di lobi, masih di parkiran", "belum nyampe, masih di tol". */
const isStillElsewhere = (read: Reading) =>
  follows(read, ['masih', 'lagi'], ['di', 'dijalan']) &&
  (says(
    read,
    'parkiran',
    'parkir',
    'jalan',
    'dijalan',
    'tol',
    'lampu',
    'pom',
    'bensin',
    'flyover',
    'perempatan',
    'stasiun',
  ) ||
    means(read, 'courier')) &&
  (read.denied.size > 0 || read.row.some(({ word }) => word === 'belum' || word === 'bukan'))

/** "udah di mobil semua": loaded, and not yet there. */
const isAboard = (read: Reading) =>
  follows(read, ['di', 'dalam', 'naik', 'masuk'], ['mobil', 'motor', 'truk', 'pickup', 'gojek', 'grab']) &&
  says(read, 'sudah', 'telah', 'barusan') &&
  !arrived(read)

/** "udah dibawa si Asep", "lagi dijemput ojol": done to the goods, by somebody on the road. */
const isCarried = (read: Reading) =>
  read.row.some((token) => /^di(bawa|angkut|jemput|ambil|pickup)/.test(token.raw)) &&
  (means(read, 'courier', 'goods', 'orderNoun') || says(read, 'si')) &&
  !isTakenByName(read) &&
  !means(read, 'receiver', 'able')

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

/** The goods are there, or in somebody’s hands. */
export const delivers: Rule = (read, _context, asked) => {
  if (!isDone(read) || isReadyToCollect(read) || (means(read, 'money') && !means(read, 'receiver', 'place')))
    return undefined
  // "baik pak, jam 8 sudah di lokasi" promises.
  if ((agrees(read) || read.row[0]?.word === 'baik') && namesTime(read) && !says(read, 'tadi', 'barusan'))
    return undefined
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
    follows(read, ['sudah', 'di'], ['di', 'lobi', 'lokasi', 'tempat', 'tangan']) &&
    (means(read, 'place') || says(read, 'tangan')) &&
    !canDo(read) &&
    !agrees(read) &&
    !means(read, 'depart')
  if (byHand && toCourier(read)) return [likely('SHIP', 'handed to a courier')]
  // "diambil bang Udin" may be the courier.
  if (read.row.some((token) => token.raw === 'diambil') && !byHand && !left && byName)
    return [likely('DELIVERED', 'fetched by somebody')]
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
    return [finished(asked)]
  return undefined
}

/** "diserahin ke kurir": on its way, not there. */
const toCourier = (read: Reading) => means(read, 'courier') || says(read, 'kurir', 'ekspedisi', 'ojol')

/** "diterima bu Rina": taken by somebody, not by the one who writes. */
const isTaken = (read: Reading) => read.row.some((token) => token.raw.startsWith('diterima'))

/** "diterima bu Tuti": a name after the address, so that "diterima pak" stays a yes. */
function isTakenByName(read: Reading): boolean {
  return read.row.some((token, at) => {
    if (token.raw !== 'diterima' && token.raw !== 'diambil' && token.word !== 'diterimaoleh') return false
    const [first, second] = read.row.slice(at + 1).filter((each) => each.word !== 'oleh')
    const named = first !== undefined && conceptsOf(first.word).includes('address')
    if (conceptsOf(first?.word ?? '').includes('receiver')) return true
    return named && second?.kind === 'word' && conceptsOf(second.word).length === 0
  })
}

function finished(asked: Question): Found {
  return asked === 'confirm-order'
    ? likely('DELIVERED', 'says that it is finished')
    : sure('DELIVERED', 'says that it is finished')
}

/** "sudah siap, bisa diambil". */
const isThereToFetch = (read: Reading) =>
  read.row.some(
    (token, at) =>
      /^di(ambil|jemput|angkut)/.test(token.raw) && /^(bisa|boleh|siap|silakan)$/.test(read.row[at - 1]?.word ?? ''),
  )

/** Work goes on, or is ready and waits: nothing changes. */
export const progress: Rule = (read) => {
  if (read.asks || denies(read, 'able') || reasonOf(read) === 'equipment') return undefined
  if (isProgress(read) && !refuses(read)) return [likely('AMBIG', 'tells how the work goes', 'progress')]
  return (isReadyToCollect(read) && !canDo(read)) || isThereToFetch(read)
    ? [likely('AMBIG', 'ready, not delivered', 'ready')]
    : undefined
}
