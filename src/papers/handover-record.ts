/** Berita acara serah terima: who handed over what to whom, when, and what was found. docs/rules.md#R-16 */

import { orderNumber } from '#core/order/index.ts'
import type { PaperFacts } from '#core/papers/facts.ts'
import { rupiahInWords } from '#core/terbilang.ts'
import type { Cell, Content } from './page.ts'
import { letterhead, titled } from './parts/letterhead.ts'
import { type Particular, particulars } from './parts/particulars.ts'
import { referenceTo } from './parts/references.ts'
import { happened, type Signer, signatures, staffNumber } from './parts/signatures.ts'
import { cell, headed, widthsOf } from './parts/tables.ts'
import { GRID } from './style.ts'
import { dayInWords, grouped, hourText, momentText, rupiahText, shortMomentText } from './words.ts'

const SIGNERS: readonly Signer[] = [
  { lead: 'PIHAK KEDUA\nyang menerima,', capacity: 'receiver', acts: ['receive', 'count'] },
  { lead: 'PIHAK KESATU\nyang menyerahkan,', capacity: 'vendor', acts: ['confirmCount', 'deliver', 'ship'] },
]

const FINDINGS: Readonly<Record<string, string>> = {
  short: 'Jumlah kurang',
  late: 'Terlambat',
  wrong: 'Tidak sesuai pesanan',
  spoiled: 'Tidak layak konsumsi',
  damaged: 'Rusak',
}

/** The content of a handover record. */
export function handoverRecord(facts: PaperFacts, number: string): Content[] {
  const { paper, zone, order } = facts
  return [
    ...letterhead(facts),
    ...titled('BERITA ACARA SERAH TERIMA', number),
    paragraph(
      `Pada hari ini, ${dayInWords(paper.at, zone)}, pukul ${hourText(paper.at, zone)}, kami yang bertanda tangan ` +
        'secara elektronik di bawah ini:',
    ),
    ...parties(facts),
    paragraph(
      `Berdasarkan ${referenceTo(facts, 'order-letter') ?? `pesanan ${orderNumber(order.id)}`}, PIHAK KESATU menyerahkan kepada ` +
        'PIHAK KEDUA, dan PIHAK KEDUA menerima setelah memeriksa waktu, jumlah dan fungsinya, barang/jasa berikut:',
    ),
    handedOver(facts),
    particulars([
      ['Jadwal', momentText(order.deliverAt, zone)],
      ...arrivals(facts),
      ['Keterangan penyedia', vendorsWord(facts)],
      ['Tempat', `${order.place.label}, ${order.place.address}, ${order.place.district}, ${order.place.city}`],
      ['Temuan', findingText(facts)],
      ['Keterlambatan', latenessText(facts)],
      ['Bukti foto', photoText(facts)],
      ['Nilai yang diterima', `${rupiahText(order.total)} (${rupiahInWords(order.total).toLowerCase()})`],
    ]),
    paragraph(
      isComplete(facts)
        ? 'Barang/jasa tersebut diterima dalam keadaan baik, lengkap dan sesuai pesanan.'
        : 'Barang/jasa tersebut diterima dengan catatan sebagaimana tercantum di atas; pembayaran mengikuti jumlah yang diterima.',
    ),
    ...(happened(facts, 'assumeCount')
      ? [paragraph('Jumlah ini dianggap dibenarkan PIHAK KESATU, yang tidak menjawab sampai batas waktu.')]
      : []),
    paragraph('Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.'),
    signatures(facts, SIGNERS),
  ]
}

/** One delivery, or two: what was good at the first, and what the second made up. */
function arrivals({ deliveredAt, redelivery, order, zone }: PaperFacts): Particular[] {
  const at = (instant: number | undefined) => (instant === undefined ? undefined : momentText(instant, zone))
  if (!redelivery) return [['Tiba', at(deliveredAt)]]
  const good = new Map(redelivery.good.map(({ line, quantity }) => [line, quantity]))
  const counted = (of: (line: number, received: number) => number) =>
    order.lines
      .map(({ line, name, unit, quantity }) => ({ name, unit, quantity: of(line, quantity) }))
      .filter(({ quantity }) => quantity > 0)
      .map(({ name, unit, quantity }) => `${grouped(quantity)} ${unit} ${name}`)
      .join(', ')
  const first = counted((line, received) => Math.min(received, good.get(line) ?? 0))
  const second = counted((line, received) => Math.max(0, received - (good.get(line) ?? 0)))
  return [
    ['Penyerahan pertama', first ? [at(redelivery.firstAt), first].filter(Boolean).join(': ') : 'tidak ada yang baik'],
    ['Penyerahan kedua', second ? [at(deliveredAt), second].filter(Boolean).join(': ') : 'tidak ada'],
  ]
}

/** Who brought it and where it was left: the vendor's own words, each with when it wrote them. */
function vendorsWord({ events, zone }: PaperFacts): string | undefined {
  const said = (['ship', 'deliver'] as const).flatMap((act) => {
    const { data, at } = events.findLast((event) => event.act === act) ?? {}
    const words = typeof data === 'object' && data !== null && 'words' in data ? data.words : undefined
    if (typeof words !== 'string' || words.trim() === '' || at === undefined) return []
    return [`${STAGES[act]} (${shortMomentText(at, zone)} WIB): “${words.trim()}”`]
  })
  return said.join('\n') || undefined
}

const STAGES = { ship: 'saat berangkat', deliver: 'saat tiba' } as const

/** By the days of the calendar, with what it costs or why it does not. docs/rules.md#R-22 */
function latenessText({ inspection }: PaperFacts): string | undefined {
  const { lateness } = inspection ?? {}
  if (!lateness) return undefined
  const { days, amount, waived } = lateness
  const cost = amount > 0 ? `denda ${rupiahText(amount)}` : 'tanpa denda'
  return [`${grouped(days)} hari`, cost, waived === undefined ? '' : `dibebaskan: “${waived}”`]
    .filter(Boolean)
    .join(', ')
}

function parties({ people, vendor, unit }: PaperFacts): Content[] {
  const receiver = people.receiver
  const indent = (text: string): Content => ({ text, margin: [12, 0, 0, 0] })
  return [
    particulars([
      ['1.  Nama', { text: people.vendor?.name ?? vendor.owner, bold: true }],
      [indent('Mewakili'), `${vendor.name} (NIB ${vendor.nib})`],
      [indent('Alamat'), vendor.address],
      ['', { text: 'selanjutnya disebut PIHAK KESATU', italics: true }],
    ]),
    particulars([
      ['2.  Nama', { text: receiver?.name ?? '', bold: true }],
      [indent('Jabatan'), ['Pejabat Pembuat Komitmen', unit.name, staffNumber(receiver)].filter(Boolean).join(', ')],
      [indent('Alamat'), unit.address],
      ['', { text: 'selanjutnya disebut PIHAK KEDUA', italics: true }],
    ]),
  ]
}

function handedOver({ agreedLines, order }: PaperFacts): Content {
  const received = new Map(order.lines.map(({ line, quantity }) => [line, quantity]))
  const rows = agreedLines.map(({ line, name, unit, quantity }, index): Cell[] => {
    const got = received.get(line) ?? 0
    return [
      cell(String(index + 1), 'center'),
      cell(name),
      cell(unit, 'center'),
      cell(grouped(quantity), 'right'),
      cell(grouped(got), 'right'),
      cell(verdict(quantity, got)),
    ]
  })
  const head = ['No.', 'Uraian barang/jasa', 'Satuan', 'Dipesan', 'Diterima', 'Keterangan']
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: widthsOf([18, 0, 44, 40, 40, 76]),
      body: [headed(head), ...rows],
    },
    layout: GRID,
    margin: [0, 4, 0, 6],
  }
}

function verdict(ordered: number, got: number): string {
  if (got === ordered) return 'Sesuai'
  return got === 0 ? 'Tidak diterima' : `Kurang ${grouped(ordered - got)}`
}

function isComplete({ agreedLines, order, inspection }: PaperFacts): boolean {
  const got = new Map(order.lines.map(({ line, quantity }) => [line, quantity]))
  return !inspection?.finding && agreedLines.every(({ line, quantity }) => got.get(line) === quantity)
}

function findingText({ inspection }: PaperFacts): string | undefined {
  if (!inspection) return undefined
  const { finding, words } = inspection
  return [finding ? (FINDINGS[finding] ?? finding) : '', words].filter(Boolean).join(': ') || undefined
}

/** Photos by time and the beginning of their hashes; in full they stand in the evidence pack. */
function photoText({ attachments, zone, paper }: PaperFacts): string | undefined {
  const photos = attachments.filter(({ kind, at }) => kind === 'foto' && at <= paper.at)
  const shown = photos.slice(0, 3).map(({ at, sha256 }) => `${shortMomentText(at, zone)} (${sha256.slice(0, 12)})`)
  const rest = photos.length > shown.length ? [`dan ${photos.length - shown.length} lainnya`] : []
  return photos.length === 0 ? undefined : `${photos.length} foto: ${[...shown, ...rest].join(', ')}`
}

function paragraph(text: string): Content {
  return { text, margin: [0, 0, 0, 5] }
}
