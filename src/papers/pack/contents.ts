/** Daftar isi: everything in the pack with its SHA-256, and what is not there. */
import { orderNumber } from '#core/order/index.ts'
import type { MissingEvidence } from '#core/papers/missing.ts'
import { EVIDENCE_NAMES } from '../evidence-names.ts'
import type { Cell, Content } from '../page.ts'
import { letterhead } from '../parts/letterhead.ts'
import { particulars } from '../parts/particulars.ts'
import { cell, headed, widthsOf } from '../parts/tables.ts'
import { GRID } from '../style.ts'
import { momentText, rupiahText, shortMomentText } from '../words.ts'
import type { PackFacts } from './facts.ts'

export interface PackItem {
  /** Where it lies in the pack. */
  readonly path: string
  readonly title: string
  readonly at: number
  readonly sha256: string
  readonly content: Uint8Array
}

/** The content of the first page of a pack. */
export function contents(facts: PackFacts, items: readonly PackItem[]): Content[] {
  const { order, unit, vendor, budget, zone, events } = facts
  return [
    ...letterhead(facts),
    { text: 'DAFTAR ISI BERKAS PERTANGGUNGJAWABAN', style: 'title' },
    { text: `Pesanan ${orderNumber(order.id)}`, style: 'number', margin: [0, 1, 0, 8] },
    particulars([
      ['Unit', unit.name],
      ['Penyedia', vendor.name],
      ['Kegiatan', `${budget.name} (RUP ${budget.rupCode})`],
      ['Nilai', rupiahText(order.total)],
      ['Buku besar', `${events.length} tautan, sampai ${momentText(events.at(-1)?.at ?? order.placedAt, zone)}`],
    ]),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: widthsOf([16, 0, 58, 176]),
        body: [
          headed(['No.', 'Isi dan nama berkas', 'Waktu', 'SHA-256']),
          ...items.map((item, index) => row(item, index, zone)),
        ],
      },
      layout: GRID,
      margin: [0, 2, 0, 8],
    },
    ...lacking(facts.missing),
  ]
}

function row({ title, path, at, sha256 }: PackItem, index: number, zone: string): Cell[] {
  return [
    cell(String(index + 1), 'center'),
    { text: [`${title}\n`, { text: path, style: 'small' }], style: 'cell' },
    cell(shortMomentText(at, zone)),
    // In two halves: a hash is compared by eye here, if it is at all.
    { text: `${sha256.slice(0, 32)}\n${sha256.slice(32)}`, style: 'cell' },
  ]
}

function lacking(missing: readonly MissingEvidence[]): Content[] {
  const list = (due: MissingEvidence['due']) =>
    missing.filter((each) => each.due === due).map(({ what }) => EVIDENCE_NAMES[what])
  const [now, later] = [list('now'), list('later')]
  const heading = (text: string): Content => ({ text, style: 'heading', margin: [0, 4, 0, 1] })
  return [
    heading('Belum ada dan seharusnya sudah ada'),
    now.length > 0 ? { ol: now } : 'Tidak ada: berkas lengkap untuk tahap ini.',
    ...(later.length > 0 ? [heading('Menyusul pada tahap berikutnya'), { text: later.join(', ') }] : []),
  ]
}
