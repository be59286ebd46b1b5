/** What officers and shops write to each other through the bot, in Indonesian. */
import { lines, say } from '../../markup.ts'

/** What it is about: `number` writes an order's number. */
export interface AskedAbout {
  readonly orderId?: number | undefined
  readonly product?: string | undefined
}

/** `number` writes an order’s number. */
export function askingIndonesian(number: (orderId: number) => string) {
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
    onlyWords: say`Yang seperti ini belum bisa saya teruskan. Tolong ditulis, atau kirim foto atau PDF.`,
    noVoice: say`Maaf, pesan suara belum bisa saya dengar dan belum bisa saya teruskan. Tolong ditulis singkat saja, ya.`,
    kept: (fromVendor: boolean, words: string, files: number) =>
      say`💬 ${fromVendor ? 'Penjual' : 'Kantor'}: ${[words && `“${words}”`, files > 0 && `📎 ${files} berkas`].filter(Boolean).join(' ')}`,
  }
}
