/** A bill as it is printed: names of taxes and reasons in the official Indonesian of a form. */
import { orderNumber } from '#core/order/index.ts'
import type { BillFacts } from '#core/papers/facts.ts'
import type { Bill, WithheldKind, WithheldWhy } from '#core/tax/index.ts'
import { percentText, rupiahText } from './words.ts'

const NAMES: Readonly<Record<WithheldKind, string>> = {
  pph22: 'PPh Pasal 22',
  pph23: 'PPh Pasal 23',
  pph21: 'PPh Pasal 21',
  'pph-final': 'PPh final UMKM',
  'pph-final-0': 'PPh final UMKM (nihil)',
  pbjt: 'PBJT makanan dan minuman',
}

/** What the papers print of a bill that was kept with its order. */
export function printedBill({ gross, ppn, pbjt, withheld, untaxed, stamp, penalty, invoice, net }: Bill): BillFacts {
  const isOwn = pbjt && !withheld.some(({ kind }) => kind === 'pbjt')
  return {
    gross,
    ppn: ppn.amount,
    ...(ppn.amount > 0 ? { ppnOf: { base: ppn.base, rate: ppn.rate } } : {}),
    ...(isOwn ? { pbjt } : {}),
    ppnCollected: ppn.collected,
    withheld: withheld.map(({ kind, base, rate, amount, why, withoutNpwp }) => ({
      name: NAMES[kind],
      base,
      rate,
      amount,
      because: `${because(why)}${withoutNpwp ? ', penyedia tanpa NPWP' : ''}`,
    })),
    ...(untaxed ? { untaxed: `pembelian barang sampai ${rupiahText(untaxed.floor)} tanpa PPN` } : {}),
    stamp: stamp.amount,
    penalty: penalty.amount,
    invoice,
    net,
  }
}

function because(why: WithheldWhy): string {
  switch (why.code) {
    case 'goods-above-floor':
      return `pembelian barang di atas ${rupiahText(why.floor)} tanpa PPN`
    case 'split-goods': {
      const orders = why.orders.map(orderNumber).join(', ')
      return `bersama pesanan ${orders} di atas ${rupiahText(why.floor)} tanpa PPN`
    }
    case 'work-of-a-firm':
      return 'jasa atau katering oleh badan usaha'
    case 'work-of-a-person':
      return `jasa atau katering oleh orang pribadi, ${percentText(why.share)} dari ${rupiahText(why.of)}`
    case 'certificate':
      return `Surat Keterangan PP 55/2022 nomor ${why.letter}`
    case 'statement':
      return `Surat Pernyataan nomor ${why.letter}, bukti potong nihil`
    case 'catering':
      return 'jasa boga, dipungut daerah'
  }
}
