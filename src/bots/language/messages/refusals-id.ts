/** Why something cannot happen to an order now, in Indonesian: what is, and who can or what would do. */
import type { ActRefusal, OrderStatus } from '#core/order/index.ts'
import { type Markup, say } from '../../markup.ts'
import type { Formats } from '../format.ts'

interface Names {
  readonly number: (orderId: number) => string
  readonly statusName: (status: OrderStatus) => string
}

/** The names of those who may, where there are any. */
function named(who: readonly string[] | undefined): Markup {
  return who && who.length > 0 ? say` Yang bisa: *${who.join(', ')}*.` : say``
}

/** One sentence for each refusal; `who` are the names of those who may. */
export function actRefusedIndonesian(f: Formats, { number, statusName }: Names) {
  return (refusal: Exclude<ActRefusal, { code: 'unfit-change' }> & { readonly who?: readonly string[] }): Markup => {
    switch (refusal.code) {
      case 'not-now':
        return say`Pesanan ${number(refusal.orderId)} sekarang *${statusName(refusal.status)}*, jadi langkah itu sudah tidak bisa.`
      case 'not-your-role':
        return say`Langkah itu bukan untuk peran Anda pada pesanan ${number(refusal.orderId)} (${statusName(refusal.status)}).${named(refusal.who)}`
      case 'same-person':
        return refusal.as === 'head'
          ? say`Yang memesan atau mengajukan pembayaran ${number(refusal.orderId)} tidak bisa mengonfirmasinya sendiri. Mohon dikonfirmasi PA/KPA lain.${named(refusal.who)}`
          : say`Pemesan, penerima, dan pembayar pesanan ${number(refusal.orderId)} harus tiga orang yang berbeda.${named(refusal.who)}`
      case 'more-than-asked':
        return say`Pesanannya ${f.number(refusal.asked)} ${refusal.name}; ${f.number(refusal.offered)} lebih banyak dari itu. Sebutkan jumlah yang sama atau kurang.`
      case 'nothing-left':
        return say`Kalau semuanya kosong, lebih tepat pesanannya ditolak saja.`
      case 'nothing-changed':
        return say`Itu sama persis dengan pesanannya.`
      case 'delivery-past':
        return say`${f.moment(refusal.asked)} sudah lewat. Sebutkan waktu yang akan datang.`
      case 'dearer-substitute':
        return say`Pengganti tidak boleh lebih mahal dari yang digantikan: ${refusal.name} paling banyak *${f.rupiah(refusal.most)}*.`
      case 'over-ceiling':
        return say`Totalnya menjadi ${f.rupiah(refusal.total)}. Pembelian langsung dibatasi *${f.rupiah(refusal.ceiling)}* termasuk ongkos kirim dan pajak.`
      case 'over-budget':
        return say`Totalnya menjadi ${f.rupiah(refusal.total)}, sedangkan sisa pagu RUP ${refusal.rupCode} tinggal *${f.rupiah(refusal.left)}*.`
      case 'too-late-to-undo':
        return say`Pesanan ${number(refusal.orderId)} sudah terkirim, jadi tidak bisa diurungkan. Masih bisa dibatalkan dengan alasan.`
      case 'request-open':
        return say`Masih ada permintaan untuk ${number(refusal.orderId)} yang menunggu jawaban ${refusal.by === 'vendor' ? 'pemesan' : 'penjual'}. Satu per satu, ya.`
      case 'change-closed':
        return say`Pesanan ${number(refusal.orderId)} sekarang *${statusName(refusal.status)}*. Menurut aturan kantor, pesanan bisa diubah sampai *${statusName(refusal.until)}* saja. Kalau perlu, tulis ke penjual lewat _Tanya ke penjual_.`
      case 'nothing-asked':
        return say`Tidak ada permintaan yang menunggu jawaban pada pesanan ${number(refusal.orderId)}.`
      case 'approval-first':
        return say`Nilainya naik, jadi pesanan ${number(refusal.orderId)} perlu disetujui PPK lebih dulu.`
      case 'reason-needed':
        return say`Untuk langkah ini perlu alasan. Tulis singkat saja.`
      case 'photo-needed':
        return say`Kirim fotonya dulu, ya.`
      case 'not-due':
        return say`Pesanan ${number(refusal.orderId)} dijadwalkan *${f.moment(refusal.deliverAt)}*, jadi belum waktunya ditanyakan. Kalau lewat dari itu, saya bantu menanyakan.`
      case 'proof-needed':
        return say`Kirim dulu bukti bayarnya (foto atau PDF).`
      case 'amount-differs':
        return say`Yang harus dibayar untuk ${number(refusal.orderId)} *${f.rupiah(refusal.due)}*; yang disebut ${f.rupiah(refusal.said)}.`
      case 'way-closed':
        return say`Unit ini tidak memakai cara bayar *${refusal.way}*. Yang bisa: *${refusal.open.join(', ')}*.`
      case 'second-person-needed':
        return say`Langkah ini perlu persetujuan admin lain, tidak bisa sendiri.`
    }
  }
}
