/** Perhitungan pajak: from the goods received to the money that is sent, line by line, with the reason of each. */

import { orderNumber } from '#core/order/index.ts'
import type { BillFacts, PaperFacts, Taxed } from '#core/papers/facts.ts'
import type { Cell, Content } from './page.ts'
import { inWords } from './parts/amounts.ts'
import { letterhead, titled } from './parts/letterhead.ts'
import { particulars } from './parts/particulars.ts'
import { referenceTo } from './parts/references.ts'
import { type Signer, signatures } from './parts/signatures.ts'
import { cell, headed, widthsOf } from './parts/tables.ts'
import { GRID } from './style.ts'
import { dayText, grouped, minus, percentText, rupiahText } from './words.ts'

const SIGNERS: readonly Signer[] = [
  { lead: 'Untuk dibayarkan,', capacity: 'treasurer', acts: ['pay', 'submitPayment'], optional: true },
  { lead: 'Nilai yang diterima benar,', capacity: 'receiver', acts: ['receive', 'count'] },
]

/** The content of a tax computation; without a bill there is nothing to compute, which is a mistake of ours. */
export function taxComputation(facts: PaperFacts, number: string): Content[] {
  const { bill, vendor, order, budget, agency, paper, zone } = facts
  if (!bill) throw new Error('a tax computation needs the bill')
  return [
    ...letterhead(facts),
    ...titled('PERHITUNGAN PAJAK', number),
    particulars([
      ['Penyedia', { text: vendor.name, bold: true }],
      ['NPWP', vendor.npwp ?? 'tidak ada'],
      ['NIB', vendor.nib],
      ['Pesanan', `${orderNumber(order.id)}, ${budget.name}`],
      ['Dasar', [referenceTo(facts, 'order-letter'), referenceTo(facts, 'bast')].filter(Boolean).join(' dan ')],
      ['Beban anggaran', `RUP ${budget.rupCode}, kode rekening ${budget.accountCode}`],
    ]),
    computation(bill),
    inWords(bill.net),
    ...reasons(bill, facts.inspection?.lateness),
    { text: `${agency.city}, ${dayText(paper.at, zone)}`, alignment: 'right', margin: [0, 6, 12, 0] },
    signatures(facts, SIGNERS),
  ]
}

type Row = readonly [text: string, base: string, rate: string, amount: string, bold?: boolean]

function computation(bill: BillFacts): Content {
  const body = rowsOf(bill).map(([text, base, rate, amount, bold = false]): Cell[] => [
    { text, style: 'cell', bold },
    cell(base, 'right'),
    cell(rate, 'center'),
    { text: amount, style: 'cell', alignment: 'right', bold },
  ])
  const head = ['Uraian', 'Dasar (Rp)', 'Tarif', 'Jumlah (Rp)']
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: widthsOf([0, 84, 56, 90]),
      body: [headed(head), ...body],
    },
    layout: GRID,
    margin: [0, 4, 0, 6],
  }
}

function rowsOf({ gross, ppn, ppnOf, ppnCollected, withheld, penalty, invoice, net }: BillFacts): Row[] {
  return [
    ['Nilai barang/jasa yang diterima, tanpa PPN', '', '', grouped(gross)],
    [
      'PPN',
      ppnOf ? grouped(ppnOf.base) : '',
      ppnOf ? percentText(ppnOf.rate) : '',
      ppn > 0 ? grouped(ppn) : 'tidak dikenakan',
    ],
    ['Jumlah tagihan', '', '', grouped(invoice), true],
    ...(ppnCollected && ppn > 0 ? [['PPN dipungut dan disetor bendahara', '', '', minus(ppn)] as const] : []),
    ...withheld.map(
      ({ name, base, rate, amount }) => [`${name} dipotong`, grouped(base), percentText(rate), minus(amount)] as const,
    ),
    ...(penalty > 0 ? [['Denda keterlambatan', '', '', minus(penalty)] as const] : []),
    ['Jumlah yang dibayarkan ke rekening penyedia', '', '', grouped(net), true],
  ]
}

function reasons(
  { gross, ppnOf, pbjt, withheld, untaxed, stamp }: BillFacts,
  lateness: NonNullable<PaperFacts['inspection']>['lateness'],
): Content[] {
  const { days = 0, amount = 0, waived } = lateness ?? {}
  const late =
    waived === undefined
      ? `Denda keterlambatan ${grouped(days)} hari.`
      : `Denda keterlambatan ${grouped(days)} hari, ${rupiahText(amount)}, dibebaskan PPK: “${waived}”.`
  const rows = [
    ...(ppnOf ? [`PPN: penyedia Pengusaha Kena Pajak${ofOther(gross, ppnOf)}.`] : []),
    ...withheld.map(({ name, because }) => `${name}: ${because}.`),
    ...(untaxed ? [`Tidak ada pajak yang dipotong: ${untaxed}.`] : []),
    ...(pbjt
      ? [`PBJT ${percentText(pbjt.rate)}, ${rupiahText(pbjt.amount)}, termasuk dalam harga dan disetor penyedia.`]
      : []),
    ...(amount > 0 ? [late] : []),
    ...(stamp > 0 ? [`Bea meterai ${rupiahText(stamp)} dibubuhkan pada bukti penerimaan uang.`] : []),
    'Tarif, batas dan pembulatan mengikuti aturan yang berlaku pada tanggal dokumen ini.',
  ]
  return [
    { text: 'Keterangan', style: 'heading', margin: [0, 2, 0, 1] },
    { ol: rows, fontSize: 8.5 },
  ]
}

/** PPN is counted of a part of the price, by rule and not by mistake. docs/rules.md#R-12 */
function ofOther(gross: number, { base }: Taxed): string {
  return base === gross ? '' : `, dasar pengenaan pajak nilai lain ${rupiahText(base)} dari ${rupiahText(gross)}`
}
