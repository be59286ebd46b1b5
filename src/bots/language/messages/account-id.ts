/** Vendors' bank accounts, in Indonesian. */
import type { Instant } from '#core/calendar.ts'
import type { AccountRefusal, CheckWay } from '#core/people/account.ts'
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { AccountFacts, AccountsFacts } from './facts.ts'

const WAYS: Readonly<Record<CheckWay, string>> = {
  telephone: 'telepon ke nomor lama',
  'in-person': 'bertemu langsung',
  letter: 'surat bermaterai',
}

/** What shops, admins and treasurers are told of an account. */
export function accountIndonesian(f: Formats) {
  const masked = ({ bank, holder, tail }: AccountFacts) => `${bank} ••••${tail} a.n. ${holder}`
  const heldNote = ({ held }: AccountsFacts) =>
    held && say`⚠️ Penjual mengajukan rekening lain (${masked(held)}) yang *belum dicek*. Jangan dipakai dulu.`
  return {
    masked,
    /** On the payment card: the only place with the whole number. */
    toPay: (accounts: AccountsFacts): Markup => {
      const { inForce } = accounts
      if (!inForce)
        return lines(
          say`⚠️ Rekening penjual *belum ada yang dicek*. Jangan transfer ke nomor dari obrolan; minta admin mengeceknya dulu.`,
          heldNote(accounts),
        )
      const { bank, number, holder, checkedAt, how, isFresh } = inForce
      return lines(
        number === undefined
          ? say`🏦 Ke: *${masked(inForce)}* (nomor lengkapnya tidak bisa dibuka; hubungi admin)`
          : say`🏦 Ke: *${bank}* \`${number}\` a.n. *${holder}*`,
        isFresh
          ? say`⚠️ Rekening ini *baru berlaku sejak ${f.day(checkedAt)}* (dicek: ${WAYS[how]}). Cocokkan sekali lagi sebelum mentransfer.`
          : say`_Dicek ${f.day(checkedAt)}: ${WAYS[how]}._`,
        heldNote(accounts),
      )
    },
    /** For whoever confirms and does not transfer. */
    toHead: (accounts: AccountsFacts): Markup =>
      lines(
        accounts.inForce
          ? say`🏦 Ke: ${masked(accounts.inForce)}${accounts.inForce.isFresh ? ' (rekening baru)' : ''}`
          : say`⚠️ Rekening penjual *belum ada yang dicek*.`,
        heldNote(accounts),
      ),
    toVendor: ({ inForce }: AccountsFacts): Markup =>
      inForce
        ? say`Dibayar langsung ke rekening Kakak: ${masked(inForce)}.`
        : say`Dibayar langsung ke rekening Kakak. Rekeningnya belum ada yang dicek: tulis *ganti rekening* supaya lancar.`,

    ask: ({ inForce, held }: AccountsFacts): Markup =>
      lines(
        inForce
          ? say`Rekening yang berlaku sekarang: *${masked(inForce)}*.`
          : say`Belum ada rekening yang berlaku, Kak.`,
        held && say`Yang masih menunggu dicek admin: ${masked(held)}.`,
        say`Tulis bank, nomor, dan nama pemilik rekeningnya. Contoh: _BCA 123 456 7890 a.n. Siti Aminah_. Tulis *batal* kalau tidak jadi.`,
      ),
    askShop: say`Untuk toko yang mana, Kak?`,
    askBank: say`Bank apa, Kak? Contoh: _BCA_, _Bank DKI_, _Mandiri_.`,
    askNumber: say`Nomor rekeningnya berapa, Kak? Tulis angkanya saja.`,
    askHolder: say`Atas nama siapa rekeningnya, Kak? Tulis seperti di buku tabungan.`,
    echo: (account: AccountFacts, digits: number, { inForce }: AccountsFacts): Markup =>
      lines(
        say`Yang akan saya ajukan:`,
        say`• Bank: *${account.bank}*`,
        say`• Nomor: *••••${account.tail}* (${f.number(digits)} angka)`,
        say`• Atas nama: *${account.holder}*`,
        inForce && say`Menggantikan: ${masked(inForce)}.`,
        say`Betul, Kak?`,
      ),
    send: 'Ya, ajukan',
    again: 'Ubah lagi',
    same: (account: AccountFacts) => say`Itu sama dengan rekening yang sudah berlaku, Kak: ${masked(account)}.`,
    sent: (account: AccountFacts, { inForce }: AccountsFacts): Markup =>
      lines(
        say`Baik Kak, *${masked(account)}* sudah saya ajukan. *Belum berlaku*: admin akan mengeceknya lewat telepon ke nomor lama Kakak atau bertemu langsung, bukan lewat chat ini.`,
        inForce ? say`Sampai saat itu pembayaran tetap ke ${masked(inForce)}.` : undefined,
      ),
    start: '🏦 Ganti rekening',
    risky: ({ inForce }: AccountsFacts): Markup =>
      lines(
        say`Kak, rekening tidak bisa diganti lewat obrolan biasa, demi keamanan. Tidak ada yang berubah${inForce ? `: pembayaran tetap ke ${masked(inForce)}` : ''}.`,
        say`Kalau memang mau ganti, tulis *ganti rekening*. Admin mengeceknya dulu lewat cara lain.`,
      ),
    toShop: (who: string, vendor: string, account: AccountFacts): Markup =>
      say`🔔 ${who} mengajukan rekening baru untuk *${vendor}*: *${masked(account)}*. Belum berlaku sebelum dicek admin. Kalau ini bukan dari toko Kakak, beri tahu sekarang.`,
    object: '🚫 Bukan dari kami',
    objected: say`Terima kasih Kak, pengajuan itu sudah saya hentikan dan admin sudah saya beri tahu. Rekening lama tetap berlaku.`,
    objection: (who: string, vendor: string, account: AccountFacts): Markup =>
      say`🚨 ${who} dari *${vendor}* menyatakan pengajuan rekening ${masked(account)} *bukan dari tokonya*. Pengajuannya sudah dihentikan. Mohon hubungi toko itu lewat nomor yang dikenal.`,
    verified: (account: AccountFacts): Markup =>
      say`✅ Kak, rekening *${masked(account)}* sudah dicek admin dan berlaku mulai sekarang.`,
    refused: (account: AccountFacts): Markup =>
      say`Kak, pengajuan rekening ${masked(account)} *tidak diterima* admin. Rekening lama tetap berlaku.`,

    toAdmins: (
      { vendor, who, channel, newKey }: { vendor: string; who: string; channel: string; newKey: Instant | undefined },
      account: AccountFacts,
      { inForce }: AccountsFacts,
      sharedWith: readonly string[],
    ): Markup =>
      lines(
        say`🏦 *${vendor}* mengajukan rekening baru: *${masked(account)}*`,
        say`Diajukan ${who} lewat ${channel === 'whatsapp' ? 'WhatsApp' : 'Telegram'}. ${inForce ? `Yang berlaku: ${masked(inForce)}.` : 'Belum ada yang berlaku.'}`,
        newKey !== undefined &&
          say`🔑 Kunci keamanan WhatsApp ${who} berganti ${f.moment(newKey)}: bisa ganti ponsel, bisa juga nomornya berpindah tangan.`,
        sharedWith.length > 0 && say`🚩 Nomor ini juga rekening: *${sharedWith.join(', ')}*.`,
        say`Cek lewat cara lain: telepon ke nomor yang *sudah dikenal sebelumnya*, atau bertemu langsung. Jangan dari nomor yang disebut di chat.`,
      ),
    check: '✅ Sudah dicek',
    refuse: '❌ Tolak',
    askHow: (vendor: string, account: AccountFacts): Markup =>
      say`Rekening *${vendor}* (${masked(account)}): bagaimana Bapak/Ibu mengeceknya?`,
    ways: WAYS,
    doneVerified: (vendor: string, account: AccountFacts, how: CheckWay): Markup =>
      say`✅ Rekening *${vendor}* ${masked(account)} berlaku mulai sekarang (dicek: ${WAYS[how]}). Semua orang toko sudah saya kabari.`,
    doneRefused: (vendor: string, account: AccountFacts): Markup =>
      say`❌ Pengajuan rekening *${vendor}* ${masked(account)} ditolak; yang lama tetap berlaku. Toko sudah saya kabari.`,
    settledByOther: (who: string, vendor: string, account: AccountFacts, verified: boolean): Markup =>
      say`ℹ️ ${who} ${verified ? 'mengecek dan memberlakukan' : 'menolak'} rekening *${vendor}* ${masked(account)}.`,
    none: say`Tidak ada rekening yang menunggu dicek.`,
    title: say`🏦 *Rekening yang menunggu dicek*`,
    button: (vendor: string, account: AccountFacts) => `${vendor} · ${account.bank} ••${account.tail}`,
    cannot: (refusal: AccountRefusal): Markup => {
      switch (refusal.code) {
        case 'not-held':
          return say`Pengajuan rekening itu sudah tidak menunggu: sudah dicek, ditolak, atau diganti yang lebih baru.`
        case 'own-request':
          return say`Yang mengajukan rekening tidak bisa mengeceknya sendiri. Mohon dicek admin lain.`
        case 'not-yours':
          return say`Maaf, bagian itu untuk peran lain.`
      }
    },
  }
}
