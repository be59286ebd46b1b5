/** Surat pesanan: what was ordered from whom, for which money. The contract form of e-purchasing, docs/rules.md#R-06. */

import type { PaperFacts } from '#core/papers/facts.ts'
import type { Content } from './page.ts'
import { amountTable, inWords } from './parts/amounts.ts'
import { letterhead } from './parts/letterhead.ts'
import { particulars } from './parts/particulars.ts'
import { type Signer, signatures } from './parts/signatures.ts'
import { WIDTH } from './style.ts'
import { dayText, hourText, longDayText, percentText } from './words.ts'

const SIGNERS: readonly Signer[] = [
  { lead: 'Menyanggupi,', capacity: 'vendor', acts: ['accept', 'propose'] },
  { lead: 'Menyetujui,', capacity: 'approver', acts: ['approve'], optional: true },
  { lead: 'Pemesan,', capacity: 'requester', acts: ['place'] },
]

/** The content of an order letter. */
export function orderLetter(facts: PaperFacts, number: string): Content[] {
  const { order, vendor, agency, budget, zone, unit } = facts
  return [
    ...letterhead(facts),
    { text: 'SURAT PESANAN', style: 'title', margin: [0, 0, 0, 8] },
    {
      columns: [
        particulars(
          [
            ['Nomor', number],
            ['Lampiran', '-'],
            ['Perihal', { text: `Pesanan barang/jasa: ${budget.name}`, bold: true }],
          ],
          { label: 52, width: WIDTH - 190 },
        ),
        {
          width: 180,
          stack: [
            { text: `${agency.city}, ${dayText(facts.paper.at, zone)}`, margin: [0, 0, 0, 6] },
            'Kepada Yth.',
            { text: vendor.name, bold: true },
            vendor.address,
            { text: taxIds(facts), style: 'small', margin: [0, 2, 0, 0] },
          ],
        },
      ],
      columnGap: 10,
      margin: [0, 0, 0, 6],
    },
    {
      text:
        `Sehubungan dengan kebutuhan ${unit.name}, kami memesan barang/jasa di bawah ini sesuai katalog dan ` +
        `kesepakatan melalui Pesan (pesanan #${order.id}):`,
    },
    amountTable(order),
    inWords(order.total),
    particulars([
      [
        'Waktu pengiriman',
        { text: `${longDayText(order.deliverAt, zone)}, pukul ${hourText(order.deliverAt, zone)}`, bold: true },
      ],
      ['Tempat pengiriman', placeText(facts)],
      ['Sumber dana', `RUP ${budget.rupCode}, kode rekening ${budget.accountCode}`],
      ['Catatan', order.note],
    ]),
    conditions(facts),
    signatures(facts, SIGNERS),
  ]
}

function placeText({ order: { place } }: PaperFacts): string {
  return `${place.label}, ${place.address}, ${place.district}, ${place.city}`
}

/** A vendor's registration numbers in one line. */
export function taxIds({ vendor }: Pick<PaperFacts, 'vendor'>): string {
  return [`NIB ${vendor.nib}`, ...(vendor.npwp ? [`NPWP ${vendor.npwp}`] : [])].join(' · ')
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
          `Pembayaran paling lambat ${terms.payWithinWorkingDays} hari kerja setelah barang/jasa diterima.`,
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
