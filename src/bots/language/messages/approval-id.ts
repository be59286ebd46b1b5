/** The PPK's approval before an order is sent, in Indonesian. */
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { ApprovalFacts, OrderFacts, PriceFacts } from './facts.ts'

interface Parts {
  readonly number: (orderId: number) => string
  readonly card: (order: OrderFacts) => Markup
  readonly noticed: (facts: Pick<ApprovalFacts, 'purpose' | 'notices'>) => readonly (Markup | false)[]
}

/** What the PPK sees and answers, and what the requester hears of it. */
export function approvalIndonesian(f: Formats, { number, card, noticed }: Parts) {
  const priceLine = ({ name, unit, price, median, ceiling }: PriceFacts) => {
    const parts = [
      median && `harga tengah ${f.rupiah(median.price)} dari ${f.number(median.offers)} penawaran sejenis`,
      ceiling && `standar ${ceiling.kind} ${f.rupiah(ceiling.price)}`,
    ].filter((part) => part !== undefined)
    return say`📊 ${name} ${f.rupiah(price)}/${unit}: ${parts.join(', ')}`
  }
  /** What an order, or a change of one, is weighed by. */
  const weighed = ({ budget, asked, answer, prices = [], ...rest }: ApprovalFacts) =>
    lines(
      budget !== undefined &&
        say`💰 ${budget.name} (RUP ${budget.rupCode}): sisa pagu setelah pesanan ini *${f.rupiah(budget.left)}*`,
      ...prices.map(priceLine),
      ...noticed(rest),
      asked !== undefined && say`❓ Pertanyaan PPK: “${asked}”`,
      answer !== undefined && say`💬 Jawaban pemesan: “${answer}”`,
    )
  const facts = (approval: ApprovalFacts) => {
    const { order } = approval
    return lines(
      card(order),
      say`🏛️ ${order.unit} · pemesan ${order.requester}`,
      weighed(approval),
      order.status === 'awaiting-approval' &&
        order.answerDueAt !== undefined &&
        say`Mohon dijawab sebelum *${f.moment(order.answerDueAt)}*; setelah itu pesanan batal otomatis.`,
    )
  }
  return {
    approve: '✅ Setujui',
    askExplanation: '❓ Minta penjelasan',
    reject: '❌ Tolak',
    answer: '💬 Jawab',
    card: facts,
    weighed,
    asked: (approval: ApprovalFacts) => lines(say`🖊️ *Perlu persetujuan Anda sebagai PPK*`, '', facts(approval)),
    reminded: (approval: ApprovalFacts) => lines(say`⏰ *Masih menunggu persetujuan Anda*`, '', facts(approval)),
    explained: (approval: ApprovalFacts) =>
      lines(say`💬 *Pemesan sudah menjawab pertanyaan Anda*`, '', facts(approval)),
    movedOn: say`✏️ Pesanannya sudah berubah sejak pesan itu. Mohon dilihat dulu yang sekarang:`,
    none: say`Tidak ada pesanan yang menunggu persetujuan Anda.`,
    whichMeant: say`Pesanan mana yang dimaksud? Ini yang menunggu persetujuan Anda:`,
    bindsByButton: say`Supaya tidak salah pesanan, mohon diputuskan dengan tombol di bawah kartunya:`,
    saidBefore: (words: string) => say`Kata-kata Anda: “${words}”. Kalau memang tentang pesanan ini, ada tombolnya:`,
    withWords: { askExplanation: '❓ Kirim sebagai pertanyaan', reject: '❌ Tolak dengan alasan itu' },
    title: say`*Menunggu persetujuan Anda*`,
    button: (order: OrderFacts) => `${number(order.id)} · ${order.vendor} · ${f.rupiah(order.total)}`,
    askQuestion: (id: number) =>
      say`Apa yang perlu dijelaskan tentang pesanan ${number(id)}? Tulis pertanyaannya, atau *kembali*.`,
    askReason: (id: number) => say`Tolak pesanan ${number(id)}? Tulis alasannya, atau *kembali*.`,
    askAnswer: (id: number, question: string) =>
      say`PPK bertanya tentang pesanan ${number(id)}: “${question}”. Tulis jawabannya.`,
    /** To the PPK, of what they just did. */
    approvedByYou: (order: OrderFacts) =>
      say`✅ Pesanan *${number(order.id)}* (${f.rupiah(order.total)}) Anda setujui dan diteruskan ke ${order.vendor}.`,
    rejectedByYou: (order: OrderFacts) =>
      say`Pesanan *${number(order.id)}* ditolak. ${order.requester} sudah saya kabari, dan pagunya kembali.`,
    /** To the PPK's colleagues. */
    settledByOther: (id: number, how: 'approve' | 'reject', who: string) =>
      how === 'approve'
        ? say`✅ Pesanan *${number(id)}* sudah disetujui ${who}. Tidak perlu dijawab lagi.`
        : say`❌ Pesanan *${number(id)}* sudah ditolak ${who}. Tidak perlu dijawab lagi.`,
    askedByOther: (id: number, words: string, who: string) =>
      say`❓ ${who} minta penjelasan tentang *${number(id)}*: “${words}”. Jawabannya nanti sampai ke Anda juga.`,
    questionSent: (order: OrderFacts) =>
      say`Pertanyaan Anda tentang *${number(order.id)}* sudah saya teruskan ke ${order.requester}. Jawabannya saya kirim ke sini.`,
    /** To the requester. */
    placed: (order: OrderFacts) =>
      lines(
        say`🕓 *Pesanan ${number(order.id)} dicatat dan menunggu persetujuan PPK*`,
        card(order),
        order.answerDueAt !== undefined &&
          say`PPK menjawab paling lambat ${f.moment(order.answerDueAt)}. Penjual baru dihubungi setelah disetujui; saya kabari di sini.`,
      ),
    toast: 'Menunggu persetujuan PPK',
    approved: (order: OrderFacts) =>
      say`✅ *Pesanan ${number(order.id)} disetujui PPK* dan diteruskan ke ${order.vendor}.`,
    rejected: (order: OrderFacts, why: string) =>
      say`❌ *PPK menolak pesanan ${number(order.id)}*: ${why}. Penjual belum dihubungi, dan pagunya sudah kembali.`,
    question: (id: number, words: string) =>
      say`❓ *PPK minta penjelasan tentang pesanan ${number(id)}*: “${words}”. Pesanan menunggu jawaban Anda.`,
    answerSent: (id: number) => say`Jawaban Anda tentang ${number(id)} sudah saya teruskan ke PPK.`,
    stillWaiting: (order: OrderFacts) =>
      say`⏰ Pesanan ${number(order.id)} belum dijawab PPK. Sudah saya ingatkan${order.answerDueAt === undefined ? '' : `; batasnya ${f.moment(order.answerDueAt)}`}.`,
    lapsed: (id: number) =>
      say`⌛ *Pesanan ${number(id)} tidak disetujui sampai batas waktu*, jadi batal otomatis. Pagunya sudah kembali.`,
    withdrawn: (id: number, why: string) =>
      say`Pesanan ${number(id)} dibatalkan pemesan: ${why}. Tidak perlu dijawab lagi.`,
  }
}
