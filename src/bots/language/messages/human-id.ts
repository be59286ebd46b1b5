/** When a person of the office talks instead of the bot, in Indonesian. */
import { say } from '../../markup.ts'

export const humanIndonesian = {
  called: say`Baik, admin sudah saya panggil, dan saya diam dulu. Yang ditulis di sini mulai sekarang saya teruskan ke admin; jawabannya saya kirim ke sini. Mau kembali ke bot kapan saja: tulis *menu*.`,
  backButton: '🤖 Kembali ke bot',
  nobody: say`Maaf, saat ini belum ada admin yang bisa saya hubungi. Coba tulis *admin* lagi nanti, ya. Sementara itu *bantuan* berisi cara pakai.`,
  privately: say`Tulis *admin* di chat pribadi dengan saya, ya, supaya percakapannya tidak dibaca semua orang.`,
  back: say`🤖 Saya kembali melayani di sini; admin tidak lagi menerima yang ditulis di chat ini.`,
  backAfterQuiet: say`🤖 Percakapan dengan admin sudah lama sepi, jadi saya kembali melayani. Masih perlu admin? Tulis *admin*.`,
  backByAdmin: say`🤖 Admin sudah selesai, saya kembali melayani. Tulis *menu* untuk mulai, atau *admin* kalau masih perlu.`,
  here: say`Tulis *menu* untuk mulai, atau langsung tulis yang dicari.`,
  notPassed: say`Yang seperti ini belum bisa saya teruskan ke admin. Tolong ditulis, atau kirim foto, PDF, atau pesan suara.`,
  fromAdmin: (words: string) => (words === '' ? say`👤 Dari admin.` : say`👤 Admin: ${words}`),
  /** To the admins. */
  wanted: (who: string, minutes: number) =>
    say`🙋 ${who} minta dibantu orang. Bot diam di chat itu. Balas pesan ini (kutip) untuk menjawab; balas *selesai* kalau sudah. Setelah ${minutes} menit sepi, bot kembali sendiri.`,
  fromPerson: (who: string, words: string) => (words === '' ? say`💬 Dari ${who}.` : say`💬 ${who}: ${words}`),
  passedOn: (who: string) => say`Sudah saya teruskan ke ${who}.`,
  passedOnAfter: (who: string) =>
    say`Sudah saya teruskan ke ${who}, tetapi di sana bot sudah kembali melayani: jawabannya tidak sampai ke sini.`,
  notReached: (who: string) => say`${who} sedang tidak bisa dihubungi lewat bot.`,
  closed: (who: string) => say`Baik, percakapan dengan ${who} selesai; bot kembali melayani di sana.`,
  alreadyClosed: (who: string) => say`Percakapan dengan ${who} memang sudah selesai.`,
  closeWhich: (who: readonly string[]) =>
    say`Ada beberapa percakapan: ${who.join(', ')}. Balas (kutip) pesan yang dimaksud dengan *selesai*.`,
}
