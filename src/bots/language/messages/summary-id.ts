/** The words of the admins' summary in Bahasa Indonesia. */
import type { OperatorWarning } from '#core/oversight/operator-warning.ts'
import { say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import { type SharedWords, type SummaryWords, summaryMessages } from './summary.ts'
import { TROUBLES_INDONESIAN } from './troubles-id.ts'

const words: SummaryWords = {
  locale: 'id-ID',
  scales: [
    [1e12, ' triliun'],
    [1e9, ' miliar'],
    [1e6, ' juta'],
    [1e3, ' ribu'],
  ],
  decimal: ',',
  sections: {
    placed: 'Pesanan baru',
    'awaiting-approval': 'Persetujuan PPK',
    'awaiting-vendor': 'Jawaban penjual',
    'awaiting-requester': 'Jawaban pemesan',
    arrived: 'Pemeriksaan PPK',
    disputed: 'Barang tidak sesuai',
    received: 'Pembayaran bendahara',
    'payment-submitted': 'Persetujuan bayar PA/KPA',
    late: 'Terlambat',
    'late-payments': 'Pembayaran terlambat',
    lost: 'Tidak jadi',
    held: 'Ditahan, lalu dengan alasan',
    'first-time': 'Penjual baru',
  },
  lost: {
    reject: 'ditolak PPK',
    decline: 'ditolak penjual',
    cancel: 'dibatalkan pemesan',
    lapse: 'lewat batas jawab',
    declineProposal: 'usul tidak disepakati',
    refuse: 'dikembalikan',
  },
  warning: operatorWarning,
  troubles: TROUBLES_INDONESIAN,
  channelStates: {
    off: 'tidak dipakai',
    connecting: 'sedang menyambung',
    pairing: 'menunggu dipasangkan',
    open: 'lancar',
    closed: 'terputus',
    stopped: 'berhenti',
  },
  title: (period) => say`📊 *Ringkasan ${period}*`,
  soFar: (at) => `sampai ${at}`,
  week: (from, to) => `pekan ${from} s.d. ${to}`,
  late: (due) => say`_Maaf, ringkasan ini terlambat: seharusnya ${due}, tetapi saat itu saya tidak aktif._`,
  placed: (orders, total, units, vendors) =>
    say`Pesanan baru: *${orders}*, *${total}*, dari ${units} unit ke ${vendors} penjual`,
  before: (kind, orders) => `${kind === 'day' ? 'sehari' : 'sepekan'} sebelumnya ${orders}`,
  nothingPlaced: say`Tidak ada pesanan baru.`,
  agreed: (orders) => say`🤝 Disepakati penjual dan pemesan: *${orders}*`,
  waitingNow: say`⏳ *Menunggu sekarang*`,
  nothingWaiting: say`👍 Tidak ada yang sedang menunggu.`,
  lateLine: (parts) => say`⏰ Terlambat: ${parts}`,
  lateAnswers: 'jawaban',
  lateDeliveries: 'kiriman',
  latePayments: (orders, amount, payers) => say`🐢 Bayar terlambat: *${orders}* (${amount}) · ${payers}`,
  latePayer: (unit, treasurer, late, amount) => `${unit}${treasurer && ` (${treasurer})`} ${late}, ${amount}`,
  lostLine: (orders, parts) => say`❌ Tidak jadi: *${orders}* · ${parts}`,
  held: (orders, guards, units) => say`✋ Diteruskan dengan alasan: *${orders}* · ${guards} · ${units}`,
  guards: {
    split: 'paket serupa',
    'look-alike': 'mirip',
    'just-under': 'di bawah batas',
    portions: 'porsi',
    'meeting-alone': 'rapat internal atau singkat',
    'meeting-unasked': 'rapat belum dijelaskan',
    'event-past': 'sesudah acara',
    'vendor-share': 'satu penjual',
    'price-risen': 'harga naik',
    'new-listing': 'barang baru',
    'above-median': 'di atas harga tengah',
    'above-ceiling': 'di atas standar',
    'linked-vendor': 'penjual terkait',
    'linked-officer': 'terkait pejabat',
  },
  firstTime: (vendors, names) => say`🌱 Penjual pertama kali: *${vendors}* · ${names}`,
  budget: (share, committed, ceiling, fullest) =>
    fullest === ''
      ? say`💰 Pagu terpakai *${share}* dari ${ceiling}`
      : say`💰 Pagu terpakai *${share}*: ${committed} dari ${ceiling}. Terpenuh: ${fullest}`,
  since: (at) => ` sejak ${at}`,
  lastInbound: (at) => `pesan masuk terakhir ${at}`,
  reconnects: (times) => `${times}× sambung ulang`,
  deadLetters: (count) => `${count} pesan gagal diolah`,
  incidents: (count) => `${count} kejadian belum ditutup`,
  seal: (root, orders) => say`🔏 Segel buku besar: ${root} · ${orders} pesanan`,
  howToOpen: say`_Balas dengan nomornya untuk melihat pesanannya._`,
  nowStands: 'keadaan sekarang',
  chart: {
    count: (orders) => `${orders} pesanan`,
    done: 'Diterima baik',
    open: 'Masih berjalan',
    dead: 'Tidak jadi',
    weekdays: ['Sn', 'Sl', 'Rb', 'Km', 'Jm', 'Sb', 'Mg'],
    nothing: 'Tidak ada pesanan dalam 14 hari ini',
    thousand: 'rb',
    decimal: ',',
  },
  sentences: {
    emptyList: say`Sudah tidak ada pesanan di sini.`,
    noOrder: say`Pesanan itu tidak ditemukan.`,
    previousDay: '◀️ Sehari sebelumnya',
    previousWeek: '◀️ Sepekan sebelumnya',
    thisWeek: '🗓️ Sepekannya',
    notYet: say`Hari itu belum terjadi. Coba _ringkasan kemarin_, _ringkasan 20 november_, atau _ringkasan minggu lalu_.`,
    notRead: say`Ringkasan hari atau minggu yang mana? Contoh: _ringkasan kemarin_, _ringkasan 20 november_, _ringkasan minggu lalu_.`,
    subscribed: (group) =>
      group
        ? say`✅ Grup ini akan menerima ringkasan setiap hari pukul 07.00 dan setiap Senin. Ketik /berhenti untuk berhenti.`
        : say`✅ Ringkasan setiap hari pukul 07.00 dan setiap Senin akan saya kirim ke chat ini. Ketik /berhenti untuk berhenti.`,
    unsubscribed: (group) =>
      group
        ? say`🔕 Baik, ringkasan tidak dikirim lagi ke grup ini. Ketik /langganan untuk mulai lagi.`
        : say`🔕 Baik, ringkasan tidak dikirim lagi ke chat ini. Ketik /langganan untuk mulai lagi, atau *ringkasan* kapan saja untuk melihatnya.`,
  },
}

/** The summary in Bahasa Indonesia. */
export function summaryIndonesian(f: Formats, shared: SharedWords) {
  return summaryMessages(f, words, shared)
}

/** What the operator should change. */
function operatorWarning(warning: OperatorWarning): string {
  switch (warning.code) {
    case 'embedded-database':
      return 'Database tertanam (PGlite) tidak aman saat listrik padam; setel DATABASE_URL ke PostgreSQL.'
    case 'demo-people':
      return 'Basis data ini berisi orang dan penjual contoh (demo); pakai basis data kosong untuk kantor.'
    case 'little-room':
      return `Disk hampir penuh: tinggal ${warning.left} MB. Di bawah ${warning.least} MB Pesan berhenti dengan tertib.`
  }
}
