/** What officers and shops write to each other through the bot, in Indonesian. */
import type { Instant } from '#core/calendar.ts'
import { lines, say } from '../../markup.ts'
import type { Formats } from '../format.ts'

/** What it is about: `number` writes an order's number. */
export interface AskedAbout {
  readonly orderId?: number | undefined
  readonly product?: string | undefined
}

/** What came with a letter. */
export interface Enclosed {
  readonly files: number
  readonly voices: number
}

/** Who sent something, when, and with which words. */
export interface EnclosureTold {
  readonly fromVendor: boolean
  readonly at: Instant
  readonly words: string
}

/** `number` writes an order’s number. */
export function askingIndonesian(number: (orderId: number) => string, f: Formats) {
  const about = ({ orderId, product = '' }: AskedAbout) =>
    orderId === undefined ? product : `pesanan ${number(orderId)}`
  const said = (words: string) => (words === '' ? '.' : `: “${words}”`)
  return {
    button: '💬 Tanya ke penjual',
    replyButton: '💬 Balas',
    ask: (vendor: string, what: AskedAbout) =>
      say`Mau tulis apa ke *${vendor}* tentang ${about(what)}? Tulis di sini, saya teruskan. Nomor telepon tidak ikut dikirim. *batal* kalau tidak jadi.`,
    sent: (vendor: string) => say`Sudah saya teruskan ke ${vendor}. Jawabannya saya kirim ke sini.`,
    unreachable: (vendor: string) => say`Maaf, ${vendor} sekarang tidak bisa dihubungi lewat bot.`,
    toShop: (who: string, what: AskedAbout, words: string) =>
      lines(
        say`💬 ${who}, tentang *${about(what)}*${said(words)}`,
        say`Tulis saja jawabannya di sini, Kak, atau balas (kutip) pesan ini. Saya teruskan.`,
      ),
    toOffice: (vendor: string, what: AskedAbout, words: string) =>
      say`💬 ${vendor} menjawab tentang *${about(what)}*${said(words)}`,
    answered: say`Sudah saya teruskan, Kak.`,
    answeredOpen: (orderId: number) =>
      say`Sudah saya teruskan, Kak. Pesanan ${number(orderId)} sendiri masih menunggu jawaban:`,
    onlyWords: say`Yang seperti ini belum bisa saya teruskan. Tolong ditulis, atau kirim foto, PDF, atau pesan suara.`,
    noVoice: say`Maaf, pesan suaranya tidak sampai ke saya. Coba kirim lagi, atau tulis singkat saja, ya.`,
    passVoice: (orderId: number) =>
      say`🎤 Saya hanya bisa membaca, Kak, belum bisa mendengar. Mau saya teruskan suaranya ke pemesan ${number(orderId)}? Jawaban untuk pesanannya tetap ditulis, ya.`,
    passVoiceAgain: (orderId: number) =>
      say`Suara yang ini juga bisa saya teruskan ke pemesan ${number(orderId)}. Kalau untuk saya, tulis beberapa kata saja, Kak; perlu orang, tulis *admin*.`,
    passVoiceButton: '🎤 Teruskan suaranya',
    /** What was sent with an order, shown once more. */
    enclosed: {
      button: (files: number) => `📷 Kiriman (${f.number(files)})`,
      title: (orderId: number, left: number) =>
        say`📷 *Yang dikirim untuk ${number(orderId)}*, yang terbaru paling bawah.${left > 0 ? ` ${f.number(left)} kiriman yang lebih lama ada di berkasnya.` : ''}`,
      one: (orderId: number, { fromVendor, at, words }: EnclosureTold) =>
        say`${fromVendor ? '🏪 Penjual' : '🏛️ Kantor'} · ${number(orderId)} · ${f.shortMoment(at)}${words === '' ? '' : `: “${words}”`}`,
      none: (orderId: number) => say`Belum ada foto, suara, atau berkas yang dikirim untuk pesanan ${number(orderId)}.`,
      hint: (orderId: number) => say`📷 Foto dan suara yang pernah dikirim: tulis _kiriman ${number(orderId)}_.`,
    },
    kept: (fromVendor: boolean, words: string, { files, voices }: Enclosed) => {
      const parts = [words && `“${words}”`, voices > 0 && '🎤 pesan suara', files > 0 && `📎 ${files} berkas`]
      return say`💬 ${fromVendor ? 'Penjual' : 'Kantor'}: ${parts.filter(Boolean).join(' ')}`
    },
  }
}
