/** What is wrong with a messenger's connection, and what helps: for the admins. */
import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'

/** The Indonesian sentences. */
export const TROUBLES_INDONESIAN: Readonly<Record<ChannelTrouble['code'], (why: string) => string>> = {
  'number-refused': () =>
    'WhatsApp menolak nomor ini (403). Mungkin dibatasi atau diblokir: buka WhatsApp di ponselnya dan lihat.',
  'no-linked-devices': () =>
    'Nomor ini belum siap untuk perangkat tertaut (411). Perbarui WhatsApp di ponselnya, lalu jalankan lagi.',
  'session-taken': () =>
    'Program lain memakai sesi WhatsApp ini (440). Hentikan program itu, lalu jalankan ulang Pesan.',
  unlinked: () => 'WhatsApp melepas perangkat ini (401). Pasangkan lagi dengan kode QR baru.',
  'old-client': () => 'WhatsApp menolak versi klien ini (405). Perbarui Pesan.',
  'first-messages-held': () =>
    'WhatsApp menolak pesan pertama ke kontak baru (463). Pesan itu ditahan; chat yang sudah kenal tetap jalan. Minta penjual baru menulis lebih dulu.',
  'new-contacts-locked': () => 'WhatsApp untuk sementara mengunci akun ini dari menulis ke kontak baru.',
  'new-chats-counted': (why) => `WhatsApp menghitung pesan di chat baru: terpakai ${why}.`,
  'account-unreadable': () => 'Akun WhatsApp yang tersimpan sedang tidak bisa dibaca atau ditulis.',
  'account-sealed': () =>
    'Akun WhatsApp yang tersimpan tidak terbuka dengan SECRET_KEY ini: pasang kunci lama, atau pasangkan ulang nomornya.',
  'other-process': () => 'Proses Pesan lain memegang sambungan WhatsApp; yang ini siaga.',
  'unknown-token': () => 'Telegram tidak mengenal token bot ini.',
  'webhook-set': () => 'Ada webhook terpasang untuk bot ini; sedang dilepas.',
  'second-poller': () =>
    'Proses lain mengambil pesan bot ini (409). Hentikan proses itu, atau ganti token di @BotFather.',
  'slow-down': () => 'Telegram meminta lebih pelan.',
  unreachable: (why) => `Telegram tidak bisa dihubungi (${why}).`,
  refused: (why) => `Telegram menolak sambungan (${why}).`,
  'unnumbered-updates': () => 'Telegram mengirim kabar tanpa nomor.',
  'not-stored': () => 'Pesan dari Telegram belum bisa disimpan; pesannya menunggu di sana.',
  'broke-down': () => 'Penerimaan dari Telegram berhenti karena kerusakan; catatan log menunjukkan di mana.',
}
