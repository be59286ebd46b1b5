/** How a conversation is mended, in Indonesian: asked in other words, left out, corrected, taken up again after days. */
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import { type AskedIn, staffQuestionsIndonesian } from './questions-id.ts'
import { shopQuestionsIndonesian } from './shop-questions-id.ts'

/** The sentences of repair. */
export function repairIndonesian(f: Formats) {
  return {
    /** Conversations and their questions, by the name of the flow and of its step. */
    asked: { ...staffQuestionsIndonesian, ...shopQuestionsIndonesian } as Readonly<Record<string, AskedIn>>,
    /** Below what is said in other words: a person, and the way out. */
    person: say`Lebih mudah dengan orang? Tulis *admin*. Mau berhenti dulu? Tulis *batal*.`,
    /** The third time: no other words, a person. */
    callOne: say`Sepertinya saya belum bisa menangkapnya, dan itu bukan salah Anda. Mau saya panggilkan orang? Tulis *admin*. Atau tulis *kembali* untuk satu langkah mundur, *menu* untuk memulai yang lain.`,
    callButton: '🙋 Panggil admin',
    /** Asked again and the answer is the same. */
    still: (answer: Markup) => lines(say`Jawabannya masih sama seperti tadi:`, answer),
    notWhatYouMeant: say`Kalau bukan itu maksudnya, tulis *admin*; nanti dibantu orang.`,
    needed: (why: Markup | undefined, how: Markup | undefined) =>
      lines(say`Maaf, yang ini belum bisa dilewati.`, why, how),
    correctHow: say`Bagian mana yang keliru? Tulis yang benar, misalnya _maksudnya 80_ atau _maksudnya jam 1_.`,
    doing: (doing: string) => say`Kita sedang *${doing}*.`,
    resumed: (doing: string, since: number, how: Markup | undefined) =>
      lines(
        say`Halo lagi! Terakhir kita berbincang ${f.day(since)}, sedang *${doing}*. Pesan tadi belum saya anggap sebagai jawabannya.`,
        how,
        say`Kalau sudah tidak perlu, tulis *batal*.`,
      ),
    stopped: say`Baik, saya berhenti mengirim pesan ke sini, dan admin sudah saya beri tahu. Kalau nanti perlu lagi, tulis *menu*.`,
    wrongNumber: say`Maaf sudah mengganggu. Nomor ini tidak saya kirimi pesan lagi, dan admin sudah saya beri tahu. Kalau ternyata keliru, tulis *menu*.`,
    welcomeBack: say`Selamat datang kembali! Pesan saya kirim lagi ke sini. Mau berhenti lagi? Tulis _jangan kirim pesan lagi_.`,
  }
}
