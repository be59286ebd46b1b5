/** Changing, cancelling and taking back what is agreed, in Indonesian: old → new, and who has to say yes. */
import { lines, type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'
import type { LineFacts, OrderFacts, ProposalFacts } from './facts.ts'

interface Parts {
  readonly number: (orderId: number) => string
  readonly diff: (change: ProposalFacts) => Markup
  /** Lines, totals, hour and place. */
  readonly whole: (order: OrderFacts) => Markup
}

/** What officers, the PPK and vendors are told while an order is changed or ended by consent. */
export function changesIndonesian(f: Formats, { number, diff, whole }: Parts) {
  const because = (why: string) => why !== '' && say`💬 ${why}`
  const due = (order: OrderFacts) =>
    order.answerDueAt !== undefined && say`Mohon dijawab sebelum *${f.moment(order.answerDueAt)}*.`
  const stays = say`Pesanan tetap seperti semula.`
  return {
    movedOn: say`✏️ Ada yang berubah sejak pesan itu. Yang ditanyakan sekarang:`,
    office: {
      open: '✏️ Ubah',
      pick: (order: OrderFacts) => say`Apa yang diubah pada pesanan *${number(order.id)}*?`,
      line: ({ name, quantity, unit }: LineFacts) => `🔢 ${name} (${f.quantity(quantity, unit)})`,
      when: '🕒 Waktu',
      where: '📍 Tempat',
      note: '📝 Catatan',
      askQuantity: ({ name, quantity, unit }: LineFacts) =>
        say`*${name}* sekarang ${f.quantity(quantity, unit)}. Menjadi berapa? Tulis angkanya; 0 untuk menghapus baris ini.`,
      askWhen: (order: OrderFacts) =>
        say`Sekarang ${f.moment(order.deliverAt)}. Diubah ke kapan? Misalnya _jam 12_ atau _kamis jam 10_.`,
      askWhere: say`Diantar ke mana? Pilih, atau tulis alamat lengkapnya.`,
      askNote: say`Tulis catatan barunya untuk penjual.`,
      confirm: (order: OrderFacts, change: ProposalFacts, isBound: boolean) =>
        lines(
          say`Perubahan pesanan *${number(order.id)}*:`,
          diff(change),
          isBound && say`Penjual sudah menyanggupi pesanan ini, jadi perubahan berlaku setelah penjual setuju.`,
        ),
      send: '✅ Ubah begitu',
      ask: '✅ Minta persetujuan penjual',
      more: '✏️ Ubah yang lain',
      askReason: say`Apa alasannya? Tulis satu kalimat; penjual membacanya.`,
      amended: (order: OrderFacts) =>
        lines(
          order.status === 'awaiting-approval'
            ? say`✏️ *Pesanan ${number(order.id)} sudah diubah* dan menunggu persetujuan PPK.`
            : say`✏️ *Pesanan ${number(order.id)} sudah diubah.* ${order.heldUntil === undefined ? 'Penjual saya minta menjawab yang baru.' : 'Penjual belum dihubungi; yang terkirim nanti yang baru.'}`,
          whole(order),
        ),
      asked: (order: OrderFacts, needsApproval: boolean) =>
        needsApproval
          ? say`🕓 Nilai *${number(order.id)}* naik, jadi PPK saya minta menyetujui dulu. Setelah itu baru saya tanyakan ke ${order.vendor}.`
          : say`🕓 Perubahan *${number(order.id)}* saya tanyakan ke ${order.vendor}. Sampai dijawab, pesanan tetap seperti semula.`,
      askCancel: (order: OrderFacts) =>
        say`${order.vendor} sudah menyanggupi *${number(order.id)}*, jadi pembatalan perlu persetujuannya. Apa alasannya? Tulis satu kalimat, atau *kembali*.`,
      cancelAsked: (order: OrderFacts) =>
        say`🕓 Pembatalan *${number(order.id)}* saya tanyakan ke ${order.vendor}. Sampai dijawab, pesanan tetap berjalan.`,
      /** What a vendor asks. */
      changeAsked: (order: OrderFacts, change: ProposalFacts, why: string) =>
        lines(say`🔁 *${order.vendor} minta ${number(order.id)} diubah*`, diff(change), because(why), due(order)),
      cancelAskedByVendor: (order: OrderFacts, why: string) =>
        lines(
          say`😔 *${order.vendor} minta ${number(order.id)} dibatalkan*`,
          because(why),
          say`Kalau disetujui, pesanan batal dan pagunya kembali.`,
          due(order),
        ),
      agree: '✅ Setuju',
      refuse: '❌ Tidak setuju',
      askAgreeReason: (order: OrderFacts) =>
        say`Barang ${number(order.id)} sudah di jalan, jadi persetujuan batal dicatat dengan alasan dari kedua pihak. Tulis satu kalimat.`,
      /** What became of a request, to whoever answered and to whoever asked. */
      changed: (order: OrderFacts, change: ProposalFacts) =>
        lines(say`✅ *Perubahan ${number(order.id)} disepakati*`, diff(change), whole(order)),
      changeRefused: (order: OrderFacts, why: string) =>
        lines(say`❌ ${order.vendor} belum bisa mengubah *${number(order.id)}*.`, because(why), stays),
      changeRefusedByYou: (order: OrderFacts) =>
        lines(say`Perubahan *${number(order.id)}* Anda tolak; ${order.vendor} sudah saya kabari.`, stays),
      cancelled: (order: OrderFacts, why: string) =>
        lines(say`❌ *Pesanan ${number(order.id)} batal atas kesepakatan.* Pagunya sudah kembali.`, because(why)),
      cancelRefused: (order: OrderFacts, why: string) =>
        lines(say`❗ ${order.vendor} tidak setuju *${number(order.id)}* dibatalkan.`, because(why), stays),
      cancelRefusedByYou: (order: OrderFacts) =>
        lines(say`Pembatalan *${number(order.id)}* Anda tolak; ${order.vendor} sudah saya kabari.`, stays),
      lapsed: (order: OrderFacts, isOurs: boolean) =>
        lines(
          isOurs
            ? say`⌛ ${order.vendor} belum menjawab permintaan Anda untuk *${number(order.id)}* sampai batas waktu.`
            : say`⌛ Permintaan ${order.vendor} untuk *${number(order.id)}* tidak dijawab sampai batas waktu.`,
          stays,
        ),
      proposalLapsed: (order: OrderFacts) =>
        say`⌛ Usul ${order.vendor} untuk *${number(order.id)}* tidak dijawab sampai batas waktu, jadi pesanan batal otomatis. Pagunya sudah kembali.`,
      overtaken: say`Permintaan yang belum dijawab tentang pesanan ini gugur, karena barangnya sudah sampai.`,
      gone: (orderId: number) =>
        say`Tidak ada permintaan yang menunggu jawaban Anda pada ${number(orderId)}; mungkin sudah dijawab.`,
    },
    approver: {
      asked: (order: OrderFacts, change: ProposalFacts, why: string, weighed: Markup) =>
        lines(
          say`🖊️ *Perubahan ${number(order.id)} perlu persetujuan Anda sebagai PPK* karena nilainya naik.`,
          say`🏪 ${order.vendor} · pemesan ${order.requester}`,
          diff(change),
          because(why),
          weighed,
          due(order),
        ),
      approve: '✅ Setujui perubahan',
      reject: '❌ Tolak perubahan',
      askReason: (order: OrderFacts) => say`Apa alasan menolak perubahan *${number(order.id)}*? Tulis satu kalimat.`,
      approvedByYou: (order: OrderFacts) =>
        say`✅ Perubahan *${number(order.id)}* Anda setujui. Sekarang saya tanyakan ke ${order.vendor}.`,
      rejectedByYou: (order: OrderFacts) =>
        lines(say`Perubahan *${number(order.id)}* ditolak; ${order.requester} sudah saya kabari.`, stays),
      approved: (order: OrderFacts) =>
        say`✅ PPK menyetujui perubahan *${number(order.id)}*. Sekarang saya tanyakan ke ${order.vendor}.`,
      rejected: (order: OrderFacts, why: string) =>
        lines(say`❌ PPK tidak menyetujui perubahan *${number(order.id)}*.`, because(why), stays),
    },
    vendor: {
      amended: (who: string, order: OrderFacts, change: ProposalFacts) =>
        lines(
          say`Halo ${who}, pemesan mengubah pesanan *${number(order.id)}* yang tadi:`,
          diff(change),
          '',
          say`Jadi sekarang:`,
          whole(order),
          due(order),
          say`Bisa, Kak?`,
        ),
      wait: (order: OrderFacts) =>
        say`Kak, pesanan *${number(order.id)}* sedang diubah pemesan dan menunggu persetujuan PPK. Belum perlu dijawab dulu ya; nanti saya kabari yang baru 🙏`,
      changeAsked: (who: string, order: OrderFacts, change: ProposalFacts, why: string) =>
        lines(
          say`Halo ${who}, pemesan minta pesanan *${number(order.id)}* diubah:`,
          diff(change),
          because(why),
          due(order),
          say`Boleh, Kak? Kalau belum bisa juga tidak apa-apa; pesanannya tetap seperti semula.`,
        ),
      cancelAsked: (who: string, order: OrderFacts, why: string) =>
        lines(
          say`Halo ${who}, maaf, pemesan minta pesanan *${number(order.id)}* *dibatalkan*.`,
          because(why),
          due(order),
          say`Kakak setuju batal? Kalau tidak, pesanannya tetap jalan.`,
        ),
      agree: 'Setuju',
      refuse: 'Tidak bisa',
      unsure: say`Maaf Kak, saya belum yakin maksudnya, jadi belum saya catat apa-apa.`,
      askAgreeReason: (order: OrderFacts) =>
        say`Baik Kak. Karena barang ${number(order.id)} sudah di jalan, boleh tahu alasan Kakak setuju batal? Satu kalimat saja.`,
      changed: (order: OrderFacts, change: ProposalFacts) =>
        lines(
          say`Siap Kak, terima kasih! Pesanan *${number(order.id)}* sekarang begini:`,
          diff(change),
          '',
          whole(order),
        ),
      changeRefused: (order: OrderFacts) =>
        say`Baik Kak, tidak apa-apa. Pesanan *${number(order.id)}* tetap seperti semula; pemesan sudah saya kabari.`,
      cancelled: (order: OrderFacts) =>
        say`Baik Kak, pesanan *${number(order.id)}* dibatalkan. Terima kasih banyak atas pengertiannya 🙏`,
      cancelRefused: (order: OrderFacts) =>
        say`Baik Kak, pesanan *${number(order.id)}* tetap jalan seperti semula; pemesan sudah saya kabari.`,
      /** What the vendor asks of the office. */
      echoChange: (order: OrderFacts, change: ProposalFacts) =>
        lines(say`Saya tanyakan ini ke pemesan untuk *${number(order.id)}*, ya Kak:`, diff(change), say`Betul?`),
      echoCancel: (order: OrderFacts, why: string) =>
        lines(
          say`Saya tanyakan ke pemesan apakah *${number(order.id)}* boleh dibatalkan, ya Kak.`,
          because(why),
          say`Betul?`,
        ),
      askCancelReason: (order: OrderFacts) =>
        say`Waduh, ada kendala apa Kak dengan *${number(order.id)}*? Tulis singkat saja, saya tanyakan ke pemesan.`,
      send: 'Ya, tanyakan',
      drop: 'Tidak jadi',
      dropped: (order: OrderFacts) => say`Oke Kak, *${number(order.id)}* tetap seperti semula.`,
      askedChange: (order: OrderFacts) =>
        say`Sudah saya tanyakan, Kak. Sampai dijawab, pesanan *${number(order.id)}* masih seperti semula ya.`,
      askedCancel: (order: OrderFacts) =>
        say`Sudah saya tanyakan, Kak. Sampai dijawab, pesanan *${number(order.id)}* masih jalan ya.`,
      agreedChange: (order: OrderFacts, change: ProposalFacts) =>
        lines(
          say`Kabar baik Kak, pemesan *setuju* ✅ Pesanan *${number(order.id)}* sekarang begini:`,
          diff(change),
          '',
          whole(order),
        ),
      agreedCancel: (order: OrderFacts) =>
        say`Kak, pemesan setuju pesanan *${number(order.id)}* dibatalkan. Terima kasih sudah memberi kabar, semoga lekas beres ya 🙏`,
      refusedChange: (order: OrderFacts, why: string) =>
        lines(
          say`Maaf Kak, pemesan belum bisa mengubah *${number(order.id)}*, jadi tetap seperti semula ya.`,
          because(why),
        ),
      refusedCancel: (order: OrderFacts, why: string) =>
        lines(
          say`Maaf Kak, pemesan berharap *${number(order.id)}* tetap jalan. Kalau benar-benar tidak bisa, tulis *admin* supaya dibantu orang.`,
          because(why),
        ),
      lapsed: (order: OrderFacts, isOurs: boolean) =>
        isOurs
          ? say`Kak, pemesan belum menjawab permintaan Kakak untuk *${number(order.id)}*, jadi pesanannya tetap seperti semula. Kalau masih perlu, tulis lagi ya.`
          : say`Kak, permintaan pemesan untuk *${number(order.id)}* sudah lewat waktunya. Pesanannya tetap seperti semula.`,
      proposalLapsed: (order: OrderFacts) =>
        say`Maaf Kak, pemesan belum sempat menjawab usul Kakak untuk *${number(order.id)}* sampai batas waktu, jadi pesanannya batal otomatis. Ini bukan karena Kakak; terima kasih sudah menjawab 🙏`,
    },
  }
}
