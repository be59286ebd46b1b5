/** What is said after the office, or a messenger, was away: from when to when, and what became of what waited. */
import type { Instant } from '#core/calendar.ts'
import type { ChannelTrouble } from '#core/oversight/channel-trouble.ts'
import { keep, lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { AwayFacts, BackFacts } from './facts.ts'
import { TROUBLES_INDONESIAN } from './troubles-id.ts'

const NAMES = { telegram: 'Telegram', whatsapp: 'WhatsApp' } as const

/** The Indonesian sentences. */
export function awayIndonesian(f: Formats, number: (id: number) => string) {
  const when = ({ from, to }: AwayFacts) => `${f.shortMoment(from)} sampai ${f.shortMoment(to)}`
  const who = ({ channel }: AwayFacts) => (channel === undefined ? 'layanan kami' : `sambungan ${NAMES[channel]} kami`)
  return {
    /** Before the answer to the first message that waited. */
    back: (away: AwayFacts) =>
      say`🙏 Maaf, ${who(away)} terhenti dari *${when(away)}*. Pesan yang masuk selama itu tersimpan semua dan saya jawab satu per satu mulai sekarang.`,
    /** To whoever waits for an answer of somebody else. */
    moved: (id: number, away: AwayFacts, due: Instant) =>
      say`🙏 Layanan kami terhenti dari ${when(away)}, jadi batas jawab pesanan *${number(id)}* mundur sampai *${f.moment(due)}*. Pesanannya tetap berlaku.`,
    lapsed: (id: number, away: AwayFacts) =>
      say`🙏 Layanan kami terhenti dari ${when(away)}, dan selama itu waktu antar pesanan *${number(id)}* lewat tanpa jawaban. Pesanan batal dan pagunya sudah kembali. Maaf atas gangguan dari pihak kami.`,
    lapsedForVendor: (id: number, away: AwayFacts) =>
      say`🙏 Maaf Kak, layanan kami terhenti dari ${when(away)}. Waktu antar pesanan ${number(id)} sudah lewat, jadi pesanannya batal. Ini bukan salah Kakak.`,
    /** To the admins, when what waited has been dealt with. */
    summary: (away: AwayFacts, { waited, handled, setAside, unsent, resent, moved, lapsed }: BackFacts) =>
      lines(
        say`🔌 *${away.channel === undefined ? 'Layanan' : NAMES[away.channel]} terhenti ${when(away)}* (${f.span(away.to - away.from)}), sekarang jalan lagi.`,
        waited === 0
          ? say`• Tidak ada pesan yang menunggu`
          : say`• ${f.number(waited)} pesan menunggu, ${f.number(handled)} sudah dijawab${setAside === 0 ? '' : keep(say`, ${f.number(setAside)} disisihkan (ketik *masalah*)`)}`,
        say`• ${f.number(moved)} batas jawab dimundurkan${lapsed === 0 ? '' : `, ${f.number(lapsed)} pesanan batal karena waktu antarnya lewat`}`,
        waited > handled + setAside && say`• ${f.number(waited - handled - setAside)} pesan masih dikerjakan`,
        unsent > 0 && say`• ${f.number(unsent)} jawaban masih menunggu terkirim`,
        resent > 0 && say`• ${f.number(resent)} jawaban di Telegram dikirim ulang, jadi bisa tampil dua kali`,
      ),
    /** To the admins, while a messenger is away. */
    lost: (channel: keyof typeof NAMES, since: Instant, troubles: readonly ChannelTrouble[] = []) =>
      say`🔌 Sambungan *${NAMES[channel]}* terhenti sejak ${f.shortMoment(since)}${troubles.length === 0 ? '' : ` (${troubles.map(({ code, why = '' }) => TROUBLES_INDONESIAN[code](why)).join(' ')})`}. Pesan ke sana menunggu dan batas jawab tidak berjalan selama sehari.`,
  }
}
