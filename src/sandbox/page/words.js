/** Every sentence of the page itself, in Indonesian and English. What the bots say comes from the bots. */

const id = {
  title: 'Pesan · coba langsung',
  tagline: 'Kantor pengadaan di dalam chat',
  about:
    'Kotak pasir: bot yang sebenarnya, di Telegram dan WhatsApp tiruan di komputer ini. Tidak ada pesan yang keluar.',
  madeUp: 'Semua orang, toko, dan pesanan adalah data rekaan.',
  guides: 'Panduan bergambar',
  officer: 'Petugas',
  vendor: 'Penjual UMKM',
  admin: 'Admin',
  roles: {
    pa: 'Pengguna Anggaran',
    kpa: 'Kuasa Pengguna Anggaran',
    ppk: 'Pejabat Pembuat Komitmen',
    pp: 'Pejabat Pengadaan',
    pptk: 'PPTK',
    treasurer: 'Bendahara',
    vendor: 'Penjual UMKM',
    curator: 'Kurator',
    newcomer: 'Calon penjual',
    admin: 'Admin',
    pokmas: 'Pokmas',
  },
  switchPerson: (name) => `Ganti orang; sekarang ${name}`,
  choosePerson: 'Siapa yang memegang ponsel ini?',
  searchPeople: 'Cari nama, toko, atau peran',
  everybody: 'Semua',
  officers: 'Petugas',
  vendors: 'UMKM',
  admins: 'Admin',
  nobody: 'Tidak ada yang cocok.',
  viaMessenger: 'Memakai',
  close: 'Tutup',
  conversation: (name) => `Percakapan ${name} dengan Pesan`,
  bot: 'bot',
  online: 'online',
  typing: 'sedang mengetik…',
  write: 'Ketik pesan',
  writeTo: (name) => `Tulis sebagai ${name}`,
  send: 'Kirim',
  attach: 'Lampirkan foto, berkas, atau pesan suara',
  several: (count) => `${count} berkas`,
  voice: 'Pesan suara',
  asFile: 'Kirim sebagai berkas',
  remove: 'Batalkan lampiran',
  menu: 'Menu',
  commands: 'Perintah bot',
  reply: 'Balas',
  replyTo: (text) => `Balas pesan: ${text}`,
  replying: 'Membalas',
  cancelReply: 'Batal membalas',
  you: 'Anda',
  edited: 'diedit',
  deleted: 'Pesan ini telah dihapus',
  picture: 'Foto',
  document: 'Berkas',
  download: 'Unduh',
  toEnd: 'Ke pesan terbaru',
  start: 'MULAI',
  startHint: 'Tekan MULAI untuk berkenalan dengan bot ini.',
  emptyWhatsApp: 'Belum ada pesan. Pesanan baru akan muncul di sini, atau tulis “menu”.',
  today: 'Hari ini',
  yesterday: 'Kemarin',
  statuses: { pending: 'menunggu', sent: 'terkirim', delivered: 'sampai', read: 'dibaca' },
  unread: (count) => `${count} pesan belum dibaca`,
  newFor: (name) => `Pesan baru untuk ${name}`,
  open: 'Buka',
  quickReplies: 'Balasan cepat',
  inlineResults: 'Hasil pencarian',
  noResults: 'Tidak ada hasil.',
  themeNames: { auto: 'Tema: ikut perangkat', light: 'Tema: terang', dark: 'Tema: gelap' },
  language: 'Bahasa',
  showHint: 'Panduan',
  hideHint: 'Tutup panduan',
  offline: 'Sambungan terputus, mencoba lagi…',
  failed: {
    'only-on-telegram': 'Itu hanya ada di Telegram.',
    'too-large': 'Berkasnya lebih dari 16 MB.',
    'empty-file': 'Berkasnya kosong.',
    other: 'Belum berhasil. Bot mungkin sedang menyala; coba sekali lagi.',
  },
  guide: {
    step: (at, all) => `Langkah ${at} dari ${all}`,
    search: 'Mulai dari petugas: tulis barang yang dibutuhkan.',
    searchDo: 'Tulis: nasi kotak',
    sendIt: 'Sekarang tekan Enter, atau tombol kirim.',
    wait: 'Sebentar, bot sedang menjawab…',
    choose: 'Pilih salah satu barang: ketuk tombol di bawah pesannya.',
    add: 'Atur jumlahnya bila perlu, lalu masukkan ke keranjang.',
    checkout: 'Barang sudah di keranjang. Lanjutkan dengan Check-out.',
    budget: 'Pilih anggarannya. Sisa pagu ikut dihitung.',
    when: 'Kapan diantar? Tulis seperti biasa.',
    whenDo: (when) => `Tulis: ${when}`,
    where: 'Diantar ke mana? Pilih alamatnya.',
    meeting: 'Konsumsi rapat selalu ditanya auditor: berapa orang, dengan unit lain, jam berapa. Jawab sekali saja.',
    meetingDo: 'Tulis: 100 orang, dengan Dinkes, jam 9-12',
    meetingSay: '100 orang, dengan Dinkes, jam 9-12',
    note: 'Ada catatan untuk penjual? Boleh dilewati.',
    confirm: 'Periksa ringkasannya, lalu pesan.',
    vendor: (name) => `Pesanan sampai di WhatsApp ${name}. Jawab sebagai penjual.`,
    vendorDo: 'Balas: siap',
    done: 'Selesai! Penjual menerima, petugas langsung dikabari. Sebagai admin, coba tulis “ringkasan”.',
    doneDo: 'Jelajahi sendiri',
    goOn: 'Lanjut: sampai dibayar',
    big: {
      search: 'Kisah kedua: pesanan besar, sampai uangnya diterima. Tulis barangnya sebagai petugas.',
      add: 'Seratus potong: di atas Rp10 juta, jadi PPK melihatnya dulu.',
      when: 'Dibuat khusus, jadi masih lama. Tulis tanggalnya.',
    },
    bigDo: { search: 'Tulis: polo bordir', add: 'Tulis: 100', when: 'Tulis tanggal dan jam' },
    life: {
      approve: (name) => `Pesanan menunggu ${name}, PPK. Periksa kartunya, lalu setujui.`,
      accept: (name) => `Disetujui! Sekarang penjual, ${name}, diminta. Jawab: siap.`,
      ship: () => 'Surat pesanan sudah terbit di kedua chat; buka PDF-nya. Lalu kirim foto: barang berangkat.',
      arrive: () => 'Petugas melihat fotonya di Telegram. Sekarang barangnya sampai.',
      receive: (name) => `${name}, PPK, memeriksa barangnya dan menerima.`,
      pay: (name) => `Berita acara terbit. ${name}, bendahara, melihat tagihan dan pajaknya.`,
      proof: () => 'Bukti transfer dikirim sebagai foto.',
      slip: () => 'Pajaknya dipotong: bukti potongnya menyusul, juga sebagai foto.',
      money: (name) => `Apakah uangnya masuk? ${name} yang tahu. Jawab pertanyaannya dengan angka.`,
      file: () => 'Kuitansi terbit. Terakhir, minta seluruh berkasnya untuk pemeriksa.',
    },
    lifeDo: {
      accept: 'Balas: siap',
      ship: 'Lampirkan foto',
      arrive: 'Tulis: sudah sampai',
      proof: 'Lampirkan bukti',
      slip: 'Lampirkan bukti potong',
      money: 'Jawab: 1',
      file: 'Minta berkas',
    },
    told: 'Lunas, dan suratnya terbit semua: ketuk PDF mana saja di chat, atau pindai QR-nya. Yang masih kurang disebut di bawah berkasnya.',
  },
}

/** @type {typeof id} */
const en = {
  title: 'Pesan · try it',
  tagline: 'A procurement office inside a chat',
  about: 'Sandbox: the real bots, on a Telegram and a WhatsApp that run on this computer. No message leaves it.',
  madeUp: 'All people, shops and orders are made up.',
  guides: 'Guides with pictures (Indonesian)',
  officer: 'Officer',
  vendor: 'Small vendor',
  admin: 'Admin',
  roles: {
    pa: 'Budget owner (PA)',
    kpa: 'Deputy budget owner (KPA)',
    ppk: 'Commitment officer (PPK)',
    pp: 'Procurement officer (PP)',
    pptk: 'Technical officer (PPTK)',
    treasurer: 'Treasurer',
    vendor: 'Small vendor',
    curator: 'Curator',
    newcomer: 'Wants to sell',
    admin: 'Admin',
    pokmas: 'Community group',
  },
  switchPerson: (name) => `Switch person; now ${name}`,
  choosePerson: 'Who holds this phone?',
  searchPeople: 'Search names, shops or roles',
  everybody: 'All',
  officers: 'Officers',
  vendors: 'Vendors',
  admins: 'Admins',
  nobody: 'Nobody fits.',
  viaMessenger: 'Using',
  close: 'Close',
  conversation: (name) => `Conversation of ${name} with Pesan`,
  bot: 'bot',
  online: 'online',
  typing: 'typing…',
  write: 'Message',
  writeTo: (name) => `Write as ${name}`,
  send: 'Send',
  attach: 'Attach photos, files or a voice message',
  several: (count) => `${count} files`,
  voice: 'Voice message',
  asFile: 'Send as a file',
  remove: 'Remove attachment',
  menu: 'Menu',
  commands: 'Bot commands',
  reply: 'Reply',
  replyTo: (text) => `Reply to: ${text}`,
  replying: 'Replying',
  cancelReply: 'Cancel reply',
  you: 'You',
  edited: 'edited',
  deleted: 'This message was deleted',
  picture: 'Photo',
  document: 'File',
  download: 'Download',
  toEnd: 'To the latest message',
  start: 'START',
  startHint: 'Press START to meet this bot.',
  emptyWhatsApp: 'No messages yet. New orders will appear here, or write “menu”.',
  today: 'Today',
  yesterday: 'Yesterday',
  statuses: { pending: 'waiting', sent: 'sent', delivered: 'delivered', read: 'read' },
  unread: (count) => `${count} unread`,
  newFor: (name) => `New message for ${name}`,
  open: 'Open',
  quickReplies: 'Quick replies',
  inlineResults: 'Results',
  noResults: 'No results.',
  themeNames: { auto: 'Theme: as the device', light: 'Theme: light', dark: 'Theme: dark' },
  language: 'Language',
  showHint: 'Guide',
  hideHint: 'Close the guide',
  offline: 'Connection lost, trying again…',
  failed: {
    'only-on-telegram': 'Only Telegram has that.',
    'too-large': 'The file is larger than 16 MB.',
    'empty-file': 'The file is empty.',
    other: 'That did not work. The bot may still be starting; try again.',
  },
  guide: {
    step: (at, all) => `Step ${at} of ${all}`,
    search: 'Begin as the officer: write what is needed (“nasi kotak”: boxed lunch).',
    searchDo: 'Write: nasi kotak',
    sendIt: 'Now press Enter, or the send button.',
    wait: 'One moment, the bot is answering…',
    choose: 'Choose a product: tap a button under the message.',
    add: 'Change the quantity if you like, then add it to the basket.',
    checkout: 'It is in the basket. Go on with Check-out.',
    budget: 'Choose the budget line. What is left is counted for you.',
    when: 'Deliver when? Write as you would say it.',
    whenDo: (when) => `Write: ${when}`,
    where: 'Deliver where? Choose the address.',
    meeting: 'Auditors always ask about meeting food: how many people, with other units, at what hours. Say it once.',
    meetingDo: 'Write: 100 people, with Dinkes, 9-12',
    meetingSay: '100 people, with Dinkes, 9-12',
    note: 'A note for the vendor? You may skip it.',
    confirm: 'Check the summary, then order.',
    vendor: (name) => `The order reached the WhatsApp of ${name}. Answer as the vendor (“siap” means ready).`,
    vendorDo: 'Reply: siap',
    done: 'Done! The vendor accepted, the officer knows at once. As the admin, try “ringkasan”.',
    doneDo: 'Explore on my own',
    goOn: 'Go on: until it is paid',
    big: {
      search: 'The second story: a large order, until the money has come. Write what is needed as the officer.',
      add: 'A hundred of them: above Rp10 million, so the PPK sees it first.',
      when: 'Made to order, so it takes a while. Write the day.',
    },
    bigDo: { search: 'Write: polo bordir', add: 'Write: 100', when: 'Write day and hour' },
    life: {
      approve: (name) => `The order waits for ${name}, the PPK. Look at the card, then approve.`,
      accept: (name) => `Approved! Now the vendor, ${name}, is asked. Answer: siap (ready).`,
      ship: () => 'The order letter is in both chats; open the PDF. Then send a photo: it is on its way.',
      arrive: () => 'The officer sees the photo on Telegram. Now the goods arrive.',
      receive: (name) => `${name}, the PPK, checks the goods and receives them.`,
      pay: (name) => `The handover record is issued. ${name}, the treasurer, sees the bill and its taxes.`,
      proof: () => 'The proof of transfer is sent as a photo.',
      slip: () => 'Tax was withheld: its slip follows, as a photo too.',
      money: (name) => `Has the money come? ${name} knows. Answer the question with its number.`,
      file: () => 'The receipt is issued. Last, ask for the whole file, as an auditor would want it.',
    },
    lifeDo: {
      accept: 'Reply: siap',
      ship: 'Attach a photo',
      arrive: 'Write: it arrived',
      proof: 'Attach the proof',
      slip: 'Attach the slip',
      money: 'Answer: 1',
      file: 'Ask for the file',
    },
    told: 'Paid, and every paper is issued: open any PDF in the chats, or scan its QR. What is still missing stands under the file.',
  },
}

const LANGUAGES = { id, en }
let current = localStorage.getItem('pesan.language') === 'en' ? 'en' : 'id'

/** The words of the language that is chosen now. */
export function words() {
  return LANGUAGES[current]
}

export function language() {
  return current
}

export function chooseLanguage(name) {
  current = name
  localStorage.setItem('pesan.language', name)
  document.documentElement.lang = name
}

const ZONE = 'Asia/Jakarta'
const formats = new Map()

function format(options) {
  const key = current + JSON.stringify(options)
  if (!formats.has(key)) {
    const locale = current === 'id' ? 'id-ID' : 'en-GB'
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options }))
  }
  return formats.get(key)
}

/** `09.41` in Jakarta. */
export function clockTime(at) {
  return format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

const dayKeys = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE })

/** The day in Jakarta, to compare. */
export function dayOf(at) {
  return dayKeys.format(at)
}

const DAY_MS = 86_400_000

/** How a chat names a day. */
export function dayName(at) {
  const day = dayOf(at)
  if (day === dayOf(Date.now())) return words().today
  if (day === dayOf(Date.now() - DAY_MS)) return words().yesterday
  return format({ day: 'numeric', month: 'long', year: 'numeric' }).format(at)
}
