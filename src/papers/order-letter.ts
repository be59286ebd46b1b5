/** Surat pesanan: what was ordered from whom, for which money. The contract form of e-purchasing, docs/rules.md#R-06. */

import { orderNumber } from '#core/order/index.ts'
import type { PaperFacts, PaperOrder } from '#core/papers/facts.ts'
import type { Content } from './page.ts'
import { amountTable, inWords } from './parts/amounts.ts'
import { letterhead } from './parts/letterhead.ts'
import { particulars } from './parts/particulars.ts'
import { referenceTo } from './parts/references.ts'
import { type Signer, signatures } from './parts/signatures.ts'
import { cell, headed, widthsOf } from './parts/tables.ts'
import { GRID, WIDTH } from './style.ts'
import { dayText, grouped, hourText, longDayText, percentText, rupiahText } from './words.ts'

const SIGNERS: readonly Signer[] = [
  { lead: 'Menyanggupi,', capacity: 'vendor', acts: ['accept', 'propose', 'askChange', 'agreeChange'] },
  { lead: 'Menyetujui,', capacity: 'approver', acts: ['approve', 'approveChange'], optional: true },
  {
    lead: 'Pemesan,',
    capacity: 'requester',
    acts: ['place', 'amend', 'amendUp', 'acceptProposal', 'askChange', 'agreeChange'],
  },
]

/** The content of an order letter, or of the addendum that both sides agreed to later. */
export function orderLetter(facts: PaperFacts, number: string): Content[] {
  const { order, budget, zone, unit, paper } = facts
  const isAddendum = paper.addendum !== undefined
  return [
    ...letterhead(facts),
    {
      text: isAddendum ? `ADENDUM KE-${paper.addendum} SURAT PESANAN` : 'SURAT PESANAN',
      style: 'title',
      margin: [0, 0, 0, 8],
    },
    address(facts, number),
    {
      text: isAddendum
        ? `Kedua pihak sepakat melalui Pesan mengubah ${referenceTo(facts, 'order-letter') ?? `pesanan ${orderNumber(order.id)}`}. Perubahan:`
        : `Sehubungan dengan kebutuhan ${unit.name}, kami memesan barang/jasa di bawah ini sesuai katalog dan ` +
          `kesepakatan melalui Pesan (pesanan ${orderNumber(order.id)}):`,
    },
    ...(isAddendum && facts.previous ? [changes(facts.previous, order, zone), 'Pesanan selengkapnya menjadi:'] : []),
    amountTable(order),
    inWords(order.total),
    particulars([
      ['Waktu pengiriman', { text: deliveryText(order, zone), bold: true }],
      ['Tempat pengiriman', placeText(order)],
      ['Keperluan', purposeText(order, zone)],
      ['Sumber dana', `RUP ${budget.rupCode}, kode rekening ${budget.accountCode}`],
      ['Catatan', order.note],
    ]),
    isAddendum ? 'Ketentuan lain dalam surat pesanan tetap berlaku.' : conditions(facts),
    signatures(facts, SIGNERS),
  ]
}

function address(facts: PaperFacts, number: string): Content {
  const { agency, vendor, budget, paper, zone } = facts
  const subject = particulars(
    [
      ['Nomor', number],
      ['Lampiran', '-'],
      ['Perihal', { text: `Pesanan barang/jasa: ${budget.name}`, bold: true }],
    ],
    { label: 52, width: WIDTH - 190 },
  )
  const recipient: Content = {
    width: 180,
    stack: [
      { text: `${agency.city}, ${dayText(paper.at, zone)}`, margin: [0, 0, 0, 6] },
      'Kepada Yth.',
      { text: vendor.name, bold: true },
      vendor.address,
      { text: taxIds(facts), style: 'small', margin: [0, 2, 0, 0] },
    ],
  }
  return { columns: [{ width: '*', stack: [subject] }, recipient], columnGap: 10, margin: [0, 0, 0, 6] }
}

/** What was, and what is now, of that which changed. */
function changes(before: PaperOrder, after: PaperOrder, zone: string): Content {
  const quantities = (order: PaperOrder) => new Map(order.lines.map((line) => [line.line, line]))
  const [old, now] = [quantities(before), quantities(after)]
  const lines = [...new Map([...old, ...now]).values()].sort((a, b) => a.line - b.line)
  const text = (line: PaperOrder['lines'][number] | undefined) =>
    line ? `${line.name}, ${grouped(line.quantity)} ${line.unit}` : 'tidak ada'
  const rows: (readonly [what: string, was: string, is: string])[] = [
    ...lines.map(({ line }) => [`Baris ${line}`, text(old.get(line)), text(now.get(line))] as const),
    ['Waktu pengiriman', deliveryText(before, zone), deliveryText(after, zone)],
    ['Tempat pengiriman', placeText(before), placeText(after)],
    ['Catatan', before.note || '-', after.note || '-'],
    ['Jumlah seluruhnya', rupiahText(before.total), rupiahText(after.total)],
  ]
  const changed = rows.filter(([, was, is]) => was !== is).map((row) => row.map((each) => cell(each)))
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: widthsOf([84, 172, 0]),
      body: [headed(['Hal', 'Semula', 'Menjadi']), ...changed],
    },
    layout: GRID,
    margin: [0, 4, 0, 6],
  }
}

function deliveryText({ deliverAt }: PaperOrder, zone: string): string {
  return `${longDayText(deliverAt, zone)}, pukul ${hourText(deliverAt, zone)}`
}

function placeText({ place }: PaperOrder): string {
  return `${place.label}, ${place.address}, ${place.district}, ${place.city}`
}

/** What meeting food is for; of other goods the subject says it, which is the budget's activity. docs/rules.md#R-17 */
function purposeText({ purpose }: PaperOrder, zone: string): string | undefined {
  const { participants, otherUnits, hours, endsAt } = purpose ?? {}
  const parts = [
    participants !== undefined && `${grouped(participants)} peserta`,
    otherUnits !== undefined && (otherUnits ? 'bersama unit lain' : 'unit sendiri'),
    hours !== undefined && `${String(hours).replace('.', ',')} jam`,
    endsAt !== undefined && `sampai pukul ${hourText(endsAt, zone)}`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? `Rapat ${parts.join(', ')}` : undefined
}

/** A vendor's registration numbers in one line. */
export function taxIds({ vendor }: Pick<PaperFacts, 'vendor'>): string {
  return [`NIB\u00a0${vendor.nib}`, ...(vendor.npwp ? [`NPWP\u00a0${vendor.npwp}`] : [])].join(' · ')
}

function conditions({ terms }: PaperFacts): Content {
  const late = terms.latePenalty
    ? [
        `Keterlambatan dikenai denda ${percentText(terms.latePenalty)} dari nilai pesanan sebelum PPN per hari kalender.`,
      ]
    : []
  return {
    stack: [
      { text: 'Ketentuan', style: 'heading', margin: [0, 0, 0, 1] },
      {
        ol: [
          'Barang/jasa diperiksa saat diterima dan dicatat dalam Berita Acara Serah Terima.',
          `Pembayaran paling lambat ${terms.payWithinWorkingDays} hari kerja setelah barang/jasa${terms.payFromBill ? ' dan tagihan' : ''} diterima.`,
          'Perubahan pesanan hanya berlaku bila disetujui kedua pihak melalui Pesan.',
          ...late,
        ],
        fontSize: 8.5,
      },
    ],
    unbreakable: true,
    margin: [0, 0, 0, 2],
  }
}
