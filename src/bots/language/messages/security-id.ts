/** The words of guarding access, in Bahasa Indonesia. */
import type { Instant } from '#core/calendar.ts'
import { keep, lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'

const MESSENGERS: Readonly<Record<string, string>> = { telegram: 'Telegram', whatsapp: 'WhatsApp' }
const messenger = (channel: string) => MESSENGERS[channel] ?? channel
const STRANGER = 'orang yang belum terdaftar'

export interface AccessFacts {
  readonly name: string
  readonly role: string
  readonly place: string
  readonly messengers: readonly { readonly channel: string; readonly lastInboundAt: Instant | null }[]
}

/** Sentences about floods, lost phones, and changed numbers. */
export function securityIndonesian(f: Formats) {
  return {
    tooMany: (until: Instant) =>
      say`🙏 Pesannya banyak sekali sekaligus. Pesan berikutnya baru saya baca lagi mulai ${f.moment(until)}; yang sebelum itu saya lewati, jadi mohon kirim ulang nanti.`,
    flood: (who: string | undefined, channel: string) =>
      say`⚠️ ${who ?? STRANGER} (${messenger(channel)}) mengirim pesan jauh lebih cepat daripada orang biasa. Untuk sementara tidak saya baca; chat lain berjalan seperti biasa. Bila ponselnya hilang atau dicuri, ketik */putus* dan namanya.`,
    incidents: {
      flood: (whose: string) => `Terlalu banyak pesan dari ${whose}`,
      risk: (whose: string) => `Ucapan berisiko dari ${whose}`,
      'identity-changed': (whose: string) => `Kunci keamanan WhatsApp berganti: ${whose}`,
    } as Readonly<Record<string, (whose: string) => string>>,
    identityChanged: (who: string) =>
      say`🔑 Kunci keamanan WhatsApp *${who}* baru saja berganti. Biasanya karena ganti ponsel atau pasang ulang, tetapi bisa juga karena nomornya berpindah tangan. Pastikan lewat telepon; bila bukan beliau, ketik */putus* dan namanya.`,
    cutOff: {
      who: say`Akses siapa yang mau diputus? Tulis namanya, atau sebagian.`,
      nobody: (words: string) => say`Tidak ada orang terhubung yang namanya memuat “${words}”. Coba tulis lagi.`,
      found: (words: string) => say`Yang namanya memuat “${words}”. Pilih satu:`,
      label: (name: string, place: string) => (place ? `${name} · ${place}` : name),
      card: ({ name, role, place, messengers }: AccessFacts) =>
        lines(
          say`📵 *${name}*, ${role}${place ? keep(say` di ${place}`) : ''}`,
          ...messengers.map(({ channel, lastInboundAt }) =>
            lastInboundAt === null
              ? say`• ${messenger(channel)}: belum pernah menulis`
              : say`• ${messenger(channel)}: terakhir menulis ${f.moment(lastInboundAt)}`,
          ),
          '',
          say`Memutus berlaku seketika: yang memegang ponsel itu tidak dikenal lagi, dan untuk masuk perlu kode undangan baru.`,
        ),
      one: (channel: string) => `📵 Putus ${messenger(channel)}`,
      all: '⛔ Putus semuanya',
      notYourself: say`Akses yang sedang Anda pakai di sini tidak bisa Anda putus sendiri. Mintalah admin lain.`,
      done: (name: string, channels: readonly string[], isTold: boolean) =>
        lines(
          say`✅ Akses *${name}* lewat ${channels.map(messenger).join(' dan ')} sudah diputus.`,
          isTold
            ? say`Beliau sudah saya kabari lewat yang lain.`
            : say`Beliau tidak bisa saya kabari lewat chat; mohon dihubungi.`,
        ),
      already: (name: string) => say`Akses itu sudah tidak ada: *${name}* tidak terhubung di sana.`,
      newCode: '🎟️ Kode undangan baru',
      told: (channels: readonly string[], admin: string) =>
        say`🔒 Akses Anda lewat ${channels.map(messenger).join(' dan ')} diputus oleh ${admin}. Bila ini bukan karena laporan Anda, segera hubungi admin.`,
      toldAdmins: (name: string, channels: readonly string[], admin: string) =>
        say`🔒 ${admin} memutus akses *${name}* lewat ${channels.map(messenger).join(' dan ')}.`,
    },
  }
}
