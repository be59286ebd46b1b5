/** Kuitansi or, for small amounts, bukti pembelian: the vendor has the money. docs/rules.md#R-06, docs/rules.md#R-15 */

import { orderNumber } from '#core/order/index.ts'
import type { BillFacts, PaperFacts } from '#core/papers/facts.ts'
import { rupiahInWords } from '#core/terbilang.ts'
import { taxIds } from './order-letter.ts'
import type { Content } from './page.ts'
import { amountTable } from './parts/amounts.ts'
import { letterhead, titled } from './parts/letterhead.ts'
import { particulars } from './parts/particulars.ts'
import { referenceTo } from './parts/references.ts'
import { happened, type Signer, signatures } from './parts/signatures.ts'
import { FRAME, OPEN } from './style.ts'
import { dayText, grouped, minus, momentText, percentText, rupiahText } from './words.ts'

const SIGNERS: readonly Signer[] = [
  { lead: 'Barang/jasa diterima,', capacity: 'receiver', acts: ['receive', 'count'] },
  { lead: 'Setuju dibayar,', capacity: 'head', acts: ['confirmPayment'], optional: true },
  { lead: 'Lunas dibayar,', capacity: 'treasurer', acts: ['pay', 'submitPayment'] },
  { lead: 'Yang menerima,', capacity: 'vendor', acts: ['confirmMoney'] },
]

/** The content of a receipt; its kind decides what it is called. */
export function receipt(facts: PaperFacts, number: string): Content[] {
  const { order, vendor, unit, agency, paper, zone, bill } = facts
  const amount = bill?.invoice ?? order.total
  const papers = [referenceTo(facts, 'order-letter'), referenceTo(facts, 'bast')].filter((each) => each !== undefined)
  return [
    ...letterhead(facts),
    ...titled(paper.kind === 'kuitansi' ? 'KUITANSI' : 'BUKTI PEMBELIAN', number),
    particulars([
      ['Sudah terima dari', `Bendahara Pengeluaran ${unit.name}`],
      ['Uang sejumlah', { text: rupiahInWords(amount), italics: true, bold: true }],
      ['Untuk pembayaran', `${facts.budget.name}, pesanan ${orderNumber(order.id)}`],
      ['Berdasarkan', papers.join(' dan ')],
      ['Beban anggaran', `RUP ${facts.budget.rupCode}, kode rekening ${facts.budget.accountCode}`],
      ['Penerima', `${vendor.name} (${taxIds(facts)})`],
      ['Dibayar', facts.payment && `${momentText(facts.payment.at, zone)}, ${wayText(facts.payment.way)}`],
    ]),
    amountTable(order),
    ...(bill ? [settlement(bill)] : []),
    {
      columns: [
        amountBox(amount),
        { width: '*', text: `${agency.city}, ${dayText(paper.at, zone)}`, alignment: 'right', margin: [0, 8, 12, 0] },
      ],
      margin: [0, 6, 0, 2],
    },
    // In ledgers from before R-48 only.
    ...(happened(facts, 'assumeMoney')
      ? ['Penerimaan uang dianggap benar: penyedia tidak menyanggah sampai batas waktu.']
      : []),
    signatures(facts, SIGNERS, bill && bill.stamp > 0 ? { stamp: rupiahText(bill.stamp) } : {}),
  ]
}

/** From what the vendor asked to what the vendor got, each difference with its reason. */
function settlement({ invoice, ppn, ppnCollected, withheld, penalty, net }: BillFacts): Content {
  const rows: readonly (readonly [label: string, amount: string, bold?: boolean])[] = [
    ['Jumlah tagihan', grouped(invoice)],
    ...(ppnCollected && ppn > 0 ? [['PPN dipungut bendahara', minus(ppn)] as const] : []),
    ...withheld.map(({ name, rate, amount }) => [`${name} ${percentText(rate)}`, minus(amount)] as const),
    ...(penalty > 0 ? [['Denda keterlambatan', minus(penalty)] as const] : []),
    ['Masuk ke rekening penyedia', grouped(net), true],
  ]
  return {
    table: {
      widths: [150, 14, 70],
      body: rows.map(([text, amount, bold = false]) => [
        { text, bold },
        { text: 'Rp', bold },
        { text: amount, bold, alignment: 'right' },
      ]),
    },
    layout: OPEN,
    margin: [0, 2, 0, 4],
  }
}

function amountBox(amount: number): Content {
  return {
    width: 190,
    table: {
      widths: [160],
      body: [[{ text: rupiahText(amount), bold: true, fontSize: 15, alignment: 'center', lineHeight: 1 }]],
    },
    layout: { ...FRAME, hLineWidth: () => 1.2, vLineWidth: () => 1.2, fillColor: () => '#f6f6f6' },
  }
}

function wayText(way: 'manual' | 'autodebet'): string {
  return way === 'manual' ? 'transfer bank' : 'autodebet'
}
