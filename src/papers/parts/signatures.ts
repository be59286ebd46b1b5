/**
 * Who signed: by an act in chat, which the ledger holds with its time, messenger and hash. Nobody signs a paper that
 * says so without an event behind it; a place whose event has not come stays empty and says that too.
 */

import type { EventFacts, PaperFacts, PersonFacts } from '#core/papers/facts.ts'
import type { Content, TableLayout } from '../page.ts'
import { STAMP, WIDTH } from '../style.ts'
import { channelText, hourText, shortMomentText } from '../words.ts'

export interface Signer {
  /** Over the role: `Yang menerima,` */
  readonly lead: string
  readonly capacity: keyof PaperFacts['people']
  /** Acts that are this signature; the last of them by this capacity counts. */
  readonly acts: readonly string[]
  /** Left out, and not left empty, where the act never came. */
  readonly optional?: boolean
}

/** Points between two blocks, at least. */
const GAP = 10

const BARE: TableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
}

const TITLES: Readonly<Record<string, string>> = {
  requester: 'Pejabat Pengadaan',
  approver: 'Pejabat Pembuat Komitmen',
  receiver: 'Pejabat Pembuat Komitmen',
  treasurer: 'Bendahara Pengeluaran',
  head: 'Pengguna Anggaran',
  pa: 'Pengguna Anggaran',
  kpa: 'Kuasa Pengguna Anggaran',
}

/** The blocks side by side, seal beside seal and name beside name; one alone stands on the right. */
export function signatures(facts: PaperFacts, signers: readonly Signer[], { stamp }: { stamp?: string } = {}): Content {
  const present = signers.filter((signer) => !signer.optional || eventOf(facts, signer))
  const count = Math.max(present.length, 2)
  const width = Math.min(170, (WIDTH - GAP * (count - 1)) / count)
  const blocks = present.map((signer) => block(facts, signer, width, stamp))
  const gap = present.length > 1 ? (WIDTH - width * present.length) / (present.length - 1) : 0
  const rows = [0, 1, 2].map((row) => blocks.map((cells) => cells[row] ?? ''))
  const spread = <Item>(items: readonly Item[], between: Item): Item[] =>
    present.length > 1 ? items.flatMap((item, index) => (index === 0 ? [item] : [between, item])) : [between, ...items]
  return {
    table: {
      widths: spread(
        blocks.map(() => width),
        gap || WIDTH - width,
      ),
      body: rows.map((cells) => spread<Content>(cells, '')),
    },
    layout: BARE,
    unbreakable: true,
    margin: [0, 8, 0, 0],
  }
}

/** Had this happened when the paper was issued? */
export function happened({ events, paper }: PaperFacts, act: string): boolean {
  return events.some((event) => event.act === act && event.link <= paper.link)
}

/** The event that is this signature, of those the paper may know. */
function eventOf({ events, paper }: PaperFacts, { capacity, acts }: Signer): EventFacts | undefined {
  const known = events.filter(({ link }) => link <= paper.link)
  return known.findLast((event) => event.capacity === capacity && acts.includes(event.act))
}

/** What stands over the seal, the seal itself with the duty stamp, and what stands under it. */
function block(facts: PaperFacts, signer: Signer, width: number, stamp: string | undefined): Content[] {
  const event = eventOf(facts, signer)
  const person = facts.people[signer.capacity]
  const name = event?.personName || person?.name || ''
  const signed: Content = name
    ? { text: name, alignment: 'center', bold: true, decoration: 'underline' }
    : { text: '(…………………………)', alignment: 'center' }
  const stamped = stamp ? [stampPlace(signer.capacity === 'vendor' ? stamp : undefined, width)] : []
  return [
    { text: `${signer.lead}\n${titleOf(facts, signer, person)}`, alignment: 'center', margin: [0, 0, 0, 5] },
    { stack: [...stamped, event ? seal(facts, event, width) : unsigned(width)] },
    { stack: [signed, { text: staffNumber(person), alignment: 'center', fontSize: 8.5 }], margin: [0, 2, 0, 0] },
  ]
}

function titleOf({ vendor }: PaperFacts, { capacity }: Signer, person: PersonFacts | undefined): string {
  if (capacity === 'vendor') return vendor.name
  return TITLES[person?.role ?? ''] ?? TITLES[capacity] ?? ''
}

function seal({ zone }: PaperFacts, event: EventFacts, width: number): Content {
  const line = (text: string) => ({ text, fontSize: 6.5, color: STAMP, alignment: 'center' as const, lineHeight: 1.15 })
  return framed(width, STAMP, [
    { ...line('Ditandatangani secara elektronik'), bold: true },
    line(`melalui Pesan (${channelText(event.channel)})`),
    line(`${shortMomentText(event.at, zone)} ${hourText(event.at, zone).split(' ').at(-1)}`),
    line(`tautan ${event.link} · ${event.hash.slice(0, 12)}`),
  ])
}

function unsigned(width: number): Content {
  return framed(width, '#c9c9c9', [
    {
      text: 'belum ditandatangani',
      fontSize: 7,
      color: '#8a8a8a',
      italics: true,
      alignment: 'center',
      margin: [0, 12, 0, 12],
    },
  ])
}

/** Where the duty stamp goes, beside the vendor's name; for the others as much room. docs/rules.md#R-15 */
function stampPlace(text: string | undefined, width: number): Content {
  const lines = text ? `e-Meterai\n${text}` : '\u00a0\n\u00a0'
  return framed(width, text ? '#8a8a8a' : '#ffffff', [
    { text: lines, fontSize: 7, color: '#555555', alignment: 'center', margin: [0, 7, 0, 7] },
  ])
}

function framed(width: number, color: string, stack: Content[]): Content {
  const inner = Math.min(width, 150) - 16
  const side = (width - inner - 13) / 2
  return {
    table: { widths: [inner], body: [[{ stack }]] },
    layout: {
      hLineWidth: () => 0.7,
      vLineWidth: () => 0.7,
      hLineColor: () => color,
      vLineColor: () => color,
      paddingLeft: () => 6,
      paddingRight: () => 6,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
    margin: [side, 0, 0, 3],
  }
}

/** `NIP 19870312 201001 2 004`, or the region's own six digits; empty for whom has none. */
export function staffNumber(person: PersonFacts | undefined): string {
  const plain = person?.code?.replace(/\s/g, '') ?? ''
  if (/^\d{18}$/.test(plain)) return `NIP ${plain.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4')}`
  return plain && `NRK ${plain}`
}
