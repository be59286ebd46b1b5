/**
 * Talk that must never be acted on: splitting, gifts, fictitious orders, blank receipts, backdating, raised receipts,
 * a new bank account, going round the system. Sources: the audit findings in the domain notes; Perpres 16/2018 Pasal 20.
 */
import { isBehind } from './days.ts'
import type { RiskKind } from './intents.ts'
import { follows, means, onceFor, type Reading, says } from './reading.ts'

interface RiskRule {
  readonly kind: RiskKind
  readonly why: string
  readonly holds: (read: Reading) => boolean
}

const DOCUMENTS = [
  'nota',
  'kuitansi',
  'spk',
  'tagih',
  'faktur',
  'surat',
  'bast',
  'spj',
  'tandaterima',
  'kontrak',
  'berkas',
  'bon',
]
const PAPERS_AND_ORDERS = [...DOCUMENTS, 'pesan', 'order', 'paket', 'po', 'transaksi', 'pengadaan']
/** Words that only speak of gifts; "bagian" and "jatah" also have honest meanings and need a person after them. */
const GIFTS =
  'lebihan fee komisi cashback kickback amplop suap sogok gratifikasi persenan setoran uangrokok imbalan pelicin selipan'.split(
    ' ',
  )

const hasDocument = (read: Reading) => says(read, ...DOCUMENTS)
/** "biar ga kena pajak", "biar lolos", "supaya ga lewat 50 juta". */
const toGetRound = (read: Reading) =>
  says(read, 'biar', 'agar', 'supaya') &&
  (says(read, 'lolos', 'aman', 'gampang') ||
    (says(read, 'tidakusah') && says(read, 'tender', 'lelang', 'pajak', 'lapor')) ||
    [
      'kena',
      'lewat',
      'tender',
      'lelang',
      'ketahuan',
      'lebih',
      'pajak',
      'melebihi',
      'skip',
      'batas',
      'melampaui',
      'ribet',
      'tembus',
      'perlu',
    ].some((word) => read.denied.has(word)) ||
    read.money.length > 0)

const RULES: readonly RiskRule[] = [
  {
    kind: 'splitting',
    why: 'one purchase is to be split',
    holds: (read) =>
      (means(read, 'split') &&
        says(read, ...PAPERS_AND_ORDERS) &&
        !says(read, 'kloter', 'tahap', 'pengiriman') &&
        !(read.asks && says(read, 'pisah') && means(read, 'spec') && !hasDocument(read))) ||
      (means(read, 'split') && (toGetRound(read) || read.money.length > 0)) ||
      (toGetRound(read) && says(read, ...PAPERS_AND_ORDERS) && (read.quantities.length > 0 || read.money.length > 0)) ||
      (read.money.length > 1 && says(read, 'bikin') && says(read, 'pesan', 'order', 'nota')) ||
      (toGetRound(read) && hasDocument(read) && read.quantities.some(({ value }) => value >= 2 && value <= 9)) ||
      (says(read, 'jadi', 'bikin') &&
        !says(read, 'rangkap', 'salinan', 'copy') &&
        read.quantities.some(
          (each) => each.value >= 2 && each.value <= 9 && DOCUMENTS.includes(read.row[each.to]?.word ?? ''),
        )),
  },
  {
    kind: 'gratification',
    why: 'a gift or share for a person is offered or asked',
    holds: (read) =>
      says(read, ...GIFTS) ||
      (follows(read, ['ada', 'dapat'], ['jatah']) && read.row.some(({ word, nya }) => word === 'jatah' && nya)) ||
      (follows(read, ['kasih'], ['saya', 'bapak', 'ibu', 'beliau']) &&
        read.money.length > 0 &&
        !says(read, 'harga', 'per', 'dp')) ||
      (says(read, 'kasih', 'siapkan', 'sisih', 'sisihin', 'dapat', 'setor', 'potong') &&
        (says(read, 'jatah', 'persen', 'setor') ||
          speaksOfShare(read) ||
          read.row.some((token) => token.raw === '%')) &&
        (says(read, 'bapak', 'ibu', 'anda', 'balik', 'kembali', 'panitia', 'kantor') || says(read, 'setor')) &&
        !says(read, 'pajak', 'diskon', 'pph', 'ppn')) ||
      (follows(read, ['uang'], ['rokok', 'kopi', 'lelah', 'capek', 'jajan', 'terimakasih', 'pelicin', 'pulsa']) &&
        !read.row.some((token) => token.word === 'uang' && token.nya)) ||
      (says(read, 'kasih', 'siapkan', 'transfer') &&
        follows(read, ['untuk'], ['bapak', 'ibu', 'anda', 'beliau']) &&
        read.money.length > 0 &&
        !isPriceForYou(read) &&
        !says(read, 'harga', 'per')) ||
      (says(read, 'bonus', 'hadiah', 'bingkisan') && says(read, 'pribadi') && says(read, 'kasih', 'untuk')) ||
      follows(read, ['jatah', 'bagian', 'sisihkan', 'sisihin'], ['untuk', 'bapak', 'ibu', 'saya']) ||
      ((says(read, 'persen') || read.row.some((token) => token.raw === '%')) &&
        (follows(read, ['untuk'], ['bapak', 'ibu', 'saya', 'anda', 'panitia', 'pejabat']) ||
          (says(read, 'transfer', 'setor', 'kasih', 'balik', 'kembali') &&
            follows(read, ['ke'], ['bapak', 'ibu', 'anda', 'panitia', 'saya', 'kita'])))) ||
      (says(read, 'tanda', 'ucapan') && says(read, 'terimakasih') && says(read, 'untuk', 'kasih', 'siapkan')) ||
      (says(read, 'bagi') && says(read, 'hasil', 'untung', 'selisih', 'berdua')) ||
      isPresentForYou(read) ||
      (says(read, 'sisih', 'sisihkan', 'sisihin', 'selip', 'selipkan') &&
        says(read, 'untuk', 'buat') &&
        says(read, 'bapak', 'ibu', 'panitia', 'anda', 'beliau', 'kantor', 'tim')),
  },
  {
    kind: 'fictitious',
    why: 'a purchase without goods',
    holds: (read) =>
      says(read, 'fiktif', 'akal2an', 'rekayasa', 'seolah2', 'seolah', 'fiktip') ||
      (says(read, 'balik', 'kembali') &&
        (read.money.length > 0 || hasDocument(read)) &&
        !isOldPrice(read) &&
        !read.asks) ||
      (says(read, 'balik') &&
        read.quantities.some(({ change }) => change === 'scale') &&
        follows(read, ['ke'], ['bapak', 'ibu', 'anda', 'saya'])) ||
      (says(read, 'tidakusah', 'tanpa') && says(read, 'barang') && !read.asks) ||
      ((hasDocument(read) || says(read, 'cair', 'foto', 'ttd')) &&
        says(read, 'barang', 'makan', 'acara') &&
        ((says(read, 'belakangan', 'nyusul', 'menyusul', 'tidakusah') && !isProofToCome(read)) ||
          read.denied.has('kirim') ||
          read.denied.has('barang')) &&
        !says(read, 'kapan')) ||
      (follows(read, ['bilang', 'tulis', 'anggap', 'klik', 'pencet'], ['sudah']) &&
        says(read, 'kirim', 'terima', 'sampai', 'serahterima') &&
        says(read, 'nyusul', 'menyusul', 'susul', 'belakangan', 'saja', 'padahal') &&
        !says(read, 'vendor', 'kurir', 'penjual', 'driver', 'supir')) ||
      (hasDocument(read) && says(read, 'dulu') && follows(read, ['barang'], ['belum']) && !read.asks) ||
      isShamOffer(read) ||
      (says(read, 'belakangan', 'nyusul', 'menyusul') &&
        says(read, 'barang', 'makan') &&
        says(read, 'terima') &&
        says(read, 'tanda', 'klik', 'pencet', 'centang', 'dulu', 'anggap') &&
        !read.asks) ||
      (follows(read, ['asal'], ['cair', 'ada']) && (means(read, 'orderNoun') || hasDocument(read))),
  },
  {
    kind: 'blank-receipt',
    why: 'a receipt without its figures, or signed by another',
    holds: (read) =>
      (hasDocument(read) && says(read, 'kosong', 'blanko', 'polos', 'blangko')) ||
      ((hasDocument(read) || says(read, 'stempel', 'cap')) &&
        (read.denied.has('isi') || read.denied.has('tulis') || says(read, 'isi sendiri'))) ||
      (hasDocument(read) && says(read, 'isi', 'tulis') && says(read, 'sendiri')) ||
      (says(read, 'stempel', 'cap', 'ttd', 'tandatangan', 'teken') &&
        says(read, 'kosong', 'palsu', 'pinjam', 'kosongan')),
  },
  {
    kind: 'markup',
    why: 'a receipt over the true amount',
    holds: (read) =>
      (hasDocument(read) && says(read, 'barang', 'aslinya', 'kirim') && read.quantities.length > 1 && !read.asks) ||
      says(read, 'markup', 'gelembung') ||
      (says(read, 'harga') &&
        says(read, 'naik', 'lebih') &&
        follows(read, ['untuk'], ['bapak', 'ibu', 'saya', 'kita', 'kami', 'operasional', 'kantor', 'panitia'])) ||
      (hasDocument(read) && says(read, 'lipat')) ||
      (says(read, 'mark') && says(read, 'up')) ||
      (says(read, 'atur') &&
        says(read, 'harga', 'nilai', 'nominal', 'angka', 'kuitansi') &&
        says(read, 'enak', 'biar', 'agar', 'supaya', 'bagi') &&
        !read.asks) ||
      (hasDocument(read) &&
        says(read, 'naik', 'lebih', 'tambah', 'gede', 'besar', 'tinggi', 'padahal') &&
        !read.asks) ||
      (hasDocument(read) && read.row.some((token) => /(?:naik|lebih|gede|besar|tinggi)(?:in|kan)$/.test(token.raw))) ||
      (says(read, 'tulis', 'catat', 'isi') && says(read, 'padahal', 'aslinya', 'walau', 'meski')) ||
      (says(read, 'selisih') && says(read, 'untuk', 'bagi', 'saya', 'kita')),
  },
  {
    kind: 'backdating',
    why: 'a date before the fact',
    holds: (read) =>
      says(read, 'backdate', 'backdated') ||
      (hasDocument(read) && movesBack(read) && read.times.hours.length === 0 && !read.asks) ||
      (movesBack(read) && saysWord(read, 'tanggal') && says(read, ...MONTHS) && read.times.days.length === 0) ||
      (saysWord(read, 'tanggal') &&
        (hasDocument(read) || means(read, 'orderNoun')) &&
        says(read, 'mundur', 'maju', 'ubah', 'lama') &&
        read.times.days.every(({ name }) => isBehind(name)) &&
        !read.asks) ||
      (hasDocument(read) &&
        follows(read, ['kasih', 'bubuh', 'cantum', 'tulis', 'isi'], ['tanggal']) &&
        says(read, 'sebelum', 'lama', 'kemarin', 'lalu') &&
        !read.asks) ||
      (saysWord(read, 'tanggal') &&
        hasDocument(read) &&
        says(read, 'minta', 'tolong', 'mohon', 'boleh') &&
        read.row.some(({ raw }) => /^di(sesuai|sama|mundur|maju|ubah|ganti|atur)/.test(raw))) ||
      (follows(read, ['tanggal'], ['mundur', 'lama']) && read.times.days.length === 0 && !read.asks) ||
      ((saysWord(read, 'tanggal') || hasDocument(read)) &&
        read.times.days.some(({ name }) => isBehind(name)) &&
        !read.asks &&
        !means(read, 'money') &&
        says(read, 'mundur', 'maju', 'ganti', 'ubah', 'bikin', 'tulis', 'pakai', 'tanggal', 'jadi', 'sama', 'saja')),
  },
  {
    kind: 'bank-account',
    why: 'another bank account',
    holds: (read) =>
      (says(read, 'bank', 'rekening') &&
        follows(
          read,
          ['atasnama', 'nama', 'punya', 'pakai'],
          ['adik', 'istri', 'suami', 'anak', 'kakak', 'saudara', 'teman', 'mertua'],
        ) &&
        !read.asks) ||
      (says(read, 'rekening') &&
        !says(read, 'cara', 'bagaimana') &&
        (says(
          read,
          'ganti',
          'ubah',
          'baru',
          'pindah',
          'lain',
          'istri',
          'suami',
          'anak',
          'pribadi',
          'beda',
          'bukan',
          'ganti2',
        ) ||
          (follows(read, ['rekening'], ['saya', 'ini']) && !hasCome(read)) ||
          (follows(read, ['ke'], ['rekening']) &&
            says(read, 'bayar', 'transfer', 'kirim') &&
            !says(read, 'vendor', 'toko', 'perusahaan')) ||
          read.row.some(
            (token, at) => token.kind === 'phone' || (token.kind === 'figure' && isAccount(read, token.raw, at)),
          )) &&
        !(
          read.asks &&
          (says(read, 'berapa', 'mana', 'benar', 'tunai', 'cash') || read.row.some(({ raw }) => /^terdaftar/.test(raw)))
        )),
  },
  {
    kind: 'bypass',
    why: 'going round the system',
    holds: (read) =>
      (means(read, 'tax') &&
        (says(read, 'tidakusah') ||
          ['lapor', 'catat', 'tulis', 'masuk', 'bayar', 'setor'].some((word) => read.denied.has(word))) &&
        says(read, 'lapor', 'catat', 'tulis', 'masuk', 'bayar', 'setor', 'tidakusah') &&
        says(read, 'saja', 'tidakusah') &&
        !read.asks) ||
      (says(read, 'aplikasi', 'sistem', 'katalog', 'bot', 'e-order') &&
        (says(read, 'tidakusah', 'luar') || read.denied.has('lewat') || read.denied.has('pakai'))) ||
      (follows(read, ['jangan'], ['lewat']) && says(read, 'langsung')) ||
      follows(read, ['jual', 'pinjam'], ['nama', 'bendera', 'akun', 'perusahaan']),
  },
]

/** "barang udah sampe, fotonya nyusul": only the picture is yet to come. */
const isProofToCome = (read: Reading) => follows(read, ['foto', 'bukti'], ['nyusul', 'menyusul', 'belakangan'])

/** Eight figures or more that are no sum of money. */
const isAccount = (read: Reading, raw: string, at: number) =>
  raw.replace(/\D/g, '').length >= 8 && !read.money.some((each) => at >= each.from && at < each.to)

/** "untuk ibu saya kasih 27.500 saja": what one piece costs, and no gift. */
const isPriceForYou = (read: Reading) =>
  read.money.every(({ amount }) => amount <= 100_000) &&
  read.row.findIndex(({ word }) => word === 'untuk') < read.row.findIndex(({ word }) => word === 'kasih')

/** "parselnya saya anter ke rumah bapak", "ada bingkisan buat ibu, tanda kenal". */
const isPresentForYou = (read: Reading) => {
  const token = follows(read, ['tanda'], ['kenal', 'terimakasih', 'kasih', 'hormat', 'perhatian', 'persahabatan'])
  const present = says(read, 'parsel', 'parcel', 'bingkisan', 'hadiah', 'kado', 'hampers', 'oleh2', 'titipan')
  const home = follows(read, ['ke'], ['rumah', 'kediaman', 'alamat']) && says(read, 'rumah', 'pribadi', 'kediaman')
  const forYou = follows(
    read,
    ['untuk', 'buat', 'rumah'],
    ['bapak', 'ibu', 'anda', 'beliau', 'panitia', 'kabid', 'kepala'],
  )
  return (token && (present || home || forYou || read.money.length > 0)) || (present && home && forYou && !read.asks)
}

/** "bagian umum" is a room of the office, and nobody's share. */
const speaksOfShare = (read: Reading) =>
  read.row.some(({ word }, at) => word === 'bagian' && !ROOMS.has(read.row[at + 1]?.word ?? ''))
const ROOMS = new Set(
  'umum keuangan gudang logistik perlengkapan pengadaan kepegawaian resepsionis depan dapur'.split(' '),
)

/** "sekalian bikinin dua penawaran pembanding dari toko sebelah": offers that nobody made. */
const isShamOffer = (read: Reading) =>
  (says(read, 'pembanding', 'pendamping', 'banding') &&
    says(read, 'penawaran', 'sph', 'nota', 'kuitansi', 'harga') &&
    read.row.some(({ word, raw }) => word === 'bikin' || /^(di)?(bikin|buat|siap)(in|kan|inkan)?$/.test(raw)) &&
    (says(read, 'sekalian', 'sebelah', 'lain', 'pinjam', 'teman', 'sendiri') || says(read, 'nota', 'kuitansi'))) ||
  (follows(read, ['pinjam', 'pakai'], ['kop', 'cap', 'stempel']) &&
    says(read, 'penawaran', 'sph', 'lain', 'sebelah', 'teman'))

/** "ga jadi naik, balik ke 120 ribu": what it cost before. */
const isOldPrice = (read: Reading) =>
  read.money.some(
    ({ from }) => read.row[from - 1]?.word === 'ke' && ['balik', 'kembali'].includes(read.row[from - 2]?.word ?? ''),
  )

/** "uangnya sudah masuk ke rekening saya". */
const hasCome = (read: Reading) =>
  (says(read, 'masuk', 'cair') && says(read, 'sudah', 'telah', 'barusan')) || read.denied.has('masuk')

const MONTHS = 'januari februari maret april mei juni juli agustus september oktober november desember'.split(' ')
const movesBack = (read: Reading) => read.row.some(({ raw }) => /^(di)?mundur(in|kan|kin)?$/.test(raw))

const saysWord = (read: Reading, word: string) => read.row.some((token) => token.word === word)

/** The first kind of risk that a message shows, with its reason. */
export const riskIn = onceFor((read): { readonly kind: RiskKind; readonly why: string } | undefined =>
  RULES.find((rule) => rule.holds(read)),
)
