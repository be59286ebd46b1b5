/** What a question is about, and why somebody says no. Both are ordered: the first that fits wins. */
import type { QuestionTopic, RejectReason } from './intents.ts'
import { conceptsOf } from './lexicon.ts'
import { denies, follows, means, onceFor, type Reading, says } from './reading.ts'

type Test = (read: Reading) => boolean

const TOPICS: readonly (readonly [QuestionTopic, Test])[] = [
  [
    'howto',
    (read) =>
      says(read, 'cara', 'caranya', 'langkah', 'tutorial') ||
      saysWhatToPress(read) ||
      (says(read, 'bagaimana') && means(read, 'howto')) ||
      (means(read, 'howto') &&
        says(read, 'bisa', 'dimana', 'mana') &&
        says(read, 'upload', 'unggah', 'login', 'password', 'aplikasi', 'fitur', 'edit', 'akun')),
  ],
  [
    'howto',
    (read) =>
      says(read, 'ubah', 'ganti', 'tambah', 'hapus', 'edit', 'upload', 'daftar', 'unggah', 'masukin') &&
      says(read, 'stok', 'harga', 'foto', 'produk', 'profil', 'katalog', 'menu', 'akun', 'password') &&
      says(read, 'mana', 'bagaimana', 'bisa', 'lewat', 'apa'),
  ],
  [
    'tax',
    (read) =>
      read.asks && read.row.some(({ raw }) => /^(di|ke)potong$|^potongan/.test(raw)) && !means(read, 'product', 'spec'),
  ],
  [
    'tax',
    (read) =>
      (means(read, 'tax') || (read.asks && denies(read, 'tax'))) &&
      !read.row.some((token) => token.raw.startsWith('faktur')),
  ],
  [
    'documents',
    (read) =>
      says(
        read,
        'nota',
        'kuitansi',
        'bast',
        'dokumen',
        'stempel',
        'materai',
        'meterai',
        'faktur',
        'atasnama',
        'berkas',
        'surat',
        'penawaran',
        'sph',
        'tandatangan',
        'ttd',
        'tandaterima',
        'lampiran',
        'kop',
        'legalitas',
        'nib',
        'syarat',
        'persyaratan',
      ),
  ],
  ['howto', (read) => read.asks && says(read, 'kolom', 'formulir', 'isian', 'menunya')],
  ['documents', (read) => says(read, 'sertifikat') && says(read, 'halal', 'pirt')],
  ['budget', (read) => says(read, 'anggaran', 'pagu', 'dpa')],
  ['payment', (read) => means(read, 'money')],
  ['contact', (read) => says(read, 'siapa') && says(read, 'hubungi', 'temu', 'kontak', 'telepon', 'titip', 'cari')],
  [
    'status',
    (read) =>
      says(
        read,
        'status',
        'progres',
        'progress',
        'kabar',
        'tanyajadi',
        'balas',
        'konfirmasi',
        'proses',
        'resi',
        'perkembangan',
        'kelanjutan',
        'lanjut',
        'update',
      ) ||
      says(read, 'fix', 'fiks') ||
      (says(read, 'jamberapa') && means(read, 'arrive') && means(read, 'goods')) ||
      follows(read, ['jadi'], ['tidak']) ||
      (says(read, 'sampai', 'posisi') && says(read, 'mana')) ||
      (says(read, 'bagaimana') && means(read, 'orderNoun') && !means(read, 'howto', 'spec')) ||
      (says(read, 'vendor') && says(read, 'sudah') && says(read, 'ok', 'setuju', 'terima', 'siap', 'baca')) ||
      ['balas', 'proses', 'konfirmasi', 'kirim', 'datang'].some((word) => read.denied.has(word)) ||
      (says(read, 'sudah') && says(read, 'jalan', 'dijalan')) ||
      (says(read, 'sudah', 'belum') && means(read, 'depart', 'send', 'arrive', 'take', 'received')) ||
      (says(read, 'kapan') && means(read, 'send', 'arrive', 'depart') && !says(read, 'acara')) ||
      (means(read, 'orderNoun') &&
        says(read, 'mana', 'sudah', 'apa') &&
        !follows(read, ['ada'], ['apa']) &&
        !says(read, 'pedas', 'ukuran')) ||
      (says(read, 'jadi') && !means(read, 'spec') && !says(read, 'berapa', 'kapan', 'jamberapa')),
  ],
  [
    'contact',
    (read) =>
      (!says(read, 'jalan') || says(read, 'siapa')) &&
      says(read, 'siapa', 'nomor', 'kontak', 'pic', 'hp', 'telepon', 'telpon', 'cp') &&
      !says(read, 'alamat', 'gedung', 'rumah', 'lantai', 'ruang') &&
      !(read.orderNumber !== undefined && !says(read, 'siapa', 'kontak', 'hp', 'telepon', 'cp')),
  ],
  [
    'address',
    (read) =>
      means(read, 'where') ||
      (read.asks && says(read, 'pintu', 'gate', 'akses')) ||
      (says(read, 'ke') && means(read, 'place')) ||
      (says(read, 'mana') &&
        (means(read, 'send', 'arrive') || read.row.some((token) => /^(dimana|kemana|dmn|dmana)$/.test(token.raw)))) ||
      says(read, 'titik', 'kodepos', 'rute') ||
      (says(read, 'mana') && says(read, 'pintu', 'gerbang', 'sebelah', 'naik')),
  ],
  [
    'schedule',
    (read) =>
      says(read, 'kapan', 'jamberapa', 'jadwal') ||
      (says(read, 'jam', 'hari', 'tanggal') && says(read, 'berapa', 'apa')),
  ],
  ['spec', (read) => means(read, 'spec') || says(read, 'macam', 'pakai')],
  [
    'quantity',
    (read) =>
      says(read, 'berapa') &&
      (means(read, 'unit', 'orderNoun') || says(read, 'jumlah', 'banyak')) &&
      !says(read, 'harga'),
  ],
  ['price', (read) => means(read, 'price') || says(read, 'berapa', 'mahal', 'murah')],
  ['spec', (read) => means(read, 'product') || (says(read, 'apa') && says(read, 'saja'))],
]

/** "klik yang ijo?", "terimanya lewat mana", "jawabnya pencet apa": asked of the keys and not of a place. */
const saysWhatToPress = (read: Reading) =>
  (read.asks && says(read, 'klik', 'pencet', 'tekan', 'tombol')) ||
  (follows(read, ['lewat', 'di', 'pakai', 'dari', 'lewatmana'], ['mana', 'apa']) &&
    read.row.some(({ word }, at) => ANSWERED.has(word) && at < read.row.findIndex((each) => WHERE.has(each.word))) &&
    !means(read, 'place', 'courier', 'arrive') &&
    !says(read, 'barang', 'uang', 'pintu', 'gerbang', 'siapa', 'bayar'))
const ANSWERED = new Set('terima tolak konfirmasi jawab setuju acc balas batal lapor'.split(' '))
const WHERE = new Set(['mana', 'apa'])

/** The topic of a question; `other` when none shows. */
export const topicOf = onceFor((read): QuestionTopic => TOPICS.find(([, test]) => test(read))?.[0] ?? 'other')

/** "ke bekasi": not to the lobby of the house, and to nobody. */
const namesPlaceTo = (read: Reading) =>
  read.row.some(({ word }, at) => {
    const concepts = conceptsOf(read.row[at + 1]?.word ?? 'lain')
    return word === 'ke' && !read.inTime(at + 1) && read.row[at + 1]?.word !== 'lain' && concepts.length === 0
  })

const namesHour = (read: Reading) => read.times.hours.length + read.times.days.length > 0

/** "waktunya ga cukup", "tenaganya ga cukup": what there is too little of is the reason. */
const lacks = (read: Reading) => read.denied.has('cukup') || read.denied.has('ada')

const REASONS: readonly (readonly [Exclude<RejectReason, 'unspecified'>, Test])[] = [
  // "banjir orderan" is work, not water.
  ['schedule_full', (read) => follows(read, ['banjir', 'kebanjiran', 'numpuk', 'menumpuk'], ['order', 'pesan'])],
  [
    'equipment',
    (read) =>
      (says(read, 'rusak') && !says(read, 'jalanan')) ||
      means(read, 'broken') ||
      (means(read, 'equipment') &&
        (says(
          read,
          'mati',
          'dibengkel',
          'bengkel',
          'servis',
          'masuk',
          'macet',
          'pecah',
          'bocor',
          'hilang',
          'jebol',
          'wafat',
          'meninggal',
          'ngambek',
          'ngadat',
          'eror',
          'error',
          'konslet',
          'lemot',
        ) ||
          read.denied.has('ada') ||
          denies(read, 'equipment'))),
  ],
  [
    'area',
    (read) =>
      (says(read, 'jauh', 'jangkau', 'jangkauan') &&
        !(says(read, 'tidakapa', 'tidakmasalah') || read.denied.has('jauh'))) ||
      says(read, 'jauh') ||
      (says(read, 'luar') && (says(read, 'area', 'wilayah', 'kota', 'jangkauan') || means(read, 'send'))) ||
      (denies(read, 'send') &&
        (says(read, 'ke', 'sana', 'situ', 'daerah', 'area', 'wilayah', 'luar') ||
          read.row.some((token) => token.word === 'sampai')) &&
        !read.times.hours.length) ||
      (says(read, 'hanya', 'khusus') &&
        says(read, 'layan', 'melayani', 'antar', 'kirim', 'jangkau', 'area', 'wilayah', 'daerah') &&
        read.quantities.length === 0 &&
        read.money.length === 0 &&
        !namesHour(read)) ||
      (says(read, 'hanya', 'saja', 'khusus', 'cuma') &&
        means(read, 'send') &&
        says(
          read,
          'jaksel',
          'jakbar',
          'jaktim',
          'jakut',
          'jakpus',
          'area',
          'wilayah',
          'daerah',
          'kecamatan',
          'sekitar',
        )) ||
      // "ke bekasi mah ogah", "kalo ke cakung saya ga layanin": to that place.
      (namesPlaceTo(read) && (says(read, 'tidakmau') || read.denied.has('layan'))) ||
      read.denied.has('rute') ||
      read.denied.has('jangkau') ||
      read.denied.has('terjangkau') ||
      read.denied.has('area'),
  ],
  [
    'closed',
    (read) =>
      means(read, 'closed') ||
      (says(read, 'uas', 'uts', 'ujian', 'sidang', 'skripsi', 'kkn', 'wisuda', 'ukk') &&
        says(read, 'lagi', 'sedang', 'masih', 'minggu')) ||
      (says(read, 'hajatan', 'kondangan', 'duka', 'kedukaan', 'melayat') &&
        says(read, 'lagi', 'ada', 'sedang', 'keluarga')) ||
      (follows(read, ['ada', 'lagi'], ['acara', 'nikahan', 'kondangan']) && means(read, 'self')) ||
      (read.denied.has('jual') && says(read, 'lagi', 'dulu', 'sekarang', 'sementara')),
  ],
  [
    'lead_time',
    (read) =>
      means(read, 'rush') ||
      denies(read, 'inTime') ||
      says(read, 'telatkabar', 'inden') ||
      (means(read, 'inTime') && says(read, 'takut')) ||
      (says(read, 'waktu') && (lacks(read) || read.denied.has('masuk'))) ||
      read.denied.has('waktu') ||
      (says(read, 'waktu') && says(read, 'kurang', 'tidakcukup', 'sempit', 'cukup', 'pendek', 'singkat', 'sedikit')) ||
      read.denied.has('nutut') ||
      read.denied.has('nyampe') ||
      (says(read, 'cepat') && says(read, 'terlalu', 'banget')) ||
      (read.times.days.some(({ name }) => name.kind === 'event') && says(read, 'baru')),
  ],
  [
    'schedule_full',
    (read) =>
      means(read, 'full') ||
      (follows(read, ['ada'], ['job', 'order', 'pesan', 'booking', 'hajatan', 'garapan', 'acara']) &&
        (says(read, 'sudah') || (namesHour(read) && means(read, 'self')) || says(read, 'hari', 'tanggal')) &&
        !read.asks) ||
      (says(read, 'slot', 'kuota', 'jadwal') && means(read, 'gone')) ||
      (says(read, 'sudah', 'ada', 'lagi', 'masih', 'banyak', 'keburu') &&
        says(read, 'pesan', 'order', 'booking', 'job', 'pegangan', 'kerjaan', 'garapan') &&
        says(
          read,
          'lain',
          'banyak',
          'dulu',
          'booking',
          'duluan',
          'menumpuk',
          'numpuk',
          'tumpuk',
          'sebelum',
          'gede',
          'besar',
        )) ||
      (follows(read, ['sudah'], ['ada', 'diisi', 'dipesan', 'pesan', 'order', 'booking']) &&
        says(read, 'lain', 'orang', 'yanglain')) ||
      says(read, 'keduluan', 'dibooking', 'terbooking', 'booked', 'diborong', 'kebooking', 'nutup order', 'tumpuk'),
  ],
  [
    'capacity',
    (read) =>
      denies(read, 'capacity') ||
      read.denied.has('muat') ||
      (read.denied.has('sanggup') && !read.denied.has('bisa') && !read.denied.has('dapat')) ||
      ['mampu', 'pegang', 'tangani', 'ketangani', 'kepegang'].some((word) => read.denied.has(word)) ||
      says(read, 'kapasitas', 'kewalahan', 'keteteran', 'sendirian', 'overload') ||
      (says(read, 'kurang', 'sedikit') && says(read, 'tenaga', 'orang')) ||
      (read.row.some(
        (token, at) =>
          (read.negated[at] !== true && token.raw.startsWith('kebanyakan')) || token.raw.startsWith('kebanyakn'),
      ) &&
        !read.quantities.some((each) => each.value < 10)) ||
      (says(read, 'tenaga', 'orang', 'karyawan', 'tukang', 'penjahit', 'koki') && says(read, 'hanya', 'sisa')) ||
      (says(read, 'banyak') && (says(read, 'terlalu', 'segitu') || denies(read, 'able'))) ||
      (says(read, 'tenaga', 'orang', 'bantu', 'karyawan', 'pegawai') && lacks(read)),
  ],
  [
    'price',
    (read) =>
      says(read, 'mahal', 'rugi', 'tekor', 'nombok', 'boncos') ||
      read.denied.has('untung') ||
      (read.denied.has('masuk') && !says(read, 'waktu', 'jadwal')) ||
      read.denied.has('nutup') ||
      read.denied.has('tutup') ||
      (says(read, 'murah') && says(read, 'terlalu', 'harga', 'banget')) ||
      (says(read, 'harga') && (read.denied.has('cocok') || read.denied.has('sesuai'))),
  ],
  [
    'budget',
    (read) =>
      says(read, 'anggaran', 'pagu', 'dpa') ||
      (says(read, 'uang', 'dana') && says(read, 'pakai', 'terpakai') && says(read, 'lain')) ||
      read.denied.has('anggaran') ||
      read.denied.has('pagu') ||
      (read.row.some((token) => /^dana(nya)?$/.test(token.raw)) &&
        (means(read, 'gone') || says(read, 'kurang') || read.denied.size > 0)),
  ],
  [
    'stock',
    (read) =>
      (means(read, 'gone') && !read.asks) ||
      (means(read, 'material') &&
        (says(read, 'kurang', 'langka', 'susah', 'sulit') || read.denied.has('ada') || read.denied.has('dapat'))) ||
      says(read, 'langka') ||
      (lacks(read) && means(read, 'goods', 'product', 'material')) ||
      (read.denied.has('datang') && means(read, 'goods', 'product', 'material')) ||
      read.denied.has('stok') ||
      read.denied.has('ready') ||
      read.denied.has('jual') ||
      read.denied.has('barang'),
  ],
]

/** Why somebody says no; nothing when the message gives no reason. */
export const reasonOf = onceFor((read) => REASONS.find(([, test]) => test(read))?.[0])
