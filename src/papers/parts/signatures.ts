/**
 * Who signed: by an act in chat, which the ledger holds with its time, messenger and hash. Nobody signs a paper that
 * says so without an event behind it; a place whose event has not come stays empty and says that too.
 */

import type { EventFacts, PaperFacts, PersonFacts } from '#core/papers/facts.ts'
import type { Content } from '../page.ts'
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

const TITLES: Readonly<Record<string, string>> = {
  requester: 'Pejabat Pengadaan',
  approver: 'Pejabat Pembuat Komitmen',
  receiver: 'Pejabat Pembuat Komitmen',
  treasurer: 'Bendahara Pengeluaran',
  head: 'Pengguna Anggaran',
  pa: 'Pengguna Anggaran',
  kpa: 'Kuasa Pengguna Anggaran',
}

/** The blocks side by side under the place and date of the paper. */
export function signatures(facts: PaperFacts, signers: readonly Signer[], { stamp }: { stamp?: string } = {}): Content {
  const present = signers.filter((signer) => !signer.optional || eventOf(facts, signer))
  const gap = 10
  const width = Math.min(170, (WIDTH - gap * (present.length - 1)) / present.length)
  // One alone stands on the right, where a signature is looked for.
  return {
    columns: present.flatMap((signer, index) => [
      ...(index === 0 && present.length > 1 ? [] : [{ width: '*' as const, text: '' }]),
      { width, stack: block(facts, signer, width, stamp) },
    ]),
    unbreakable: true,
    margin: [0, 8, 0, 0],
  }
}

/** The event that is this signature, of those the paper may know. */
function eventOf(facts: PaperFacts, { capacity, acts }: Signer): EventFacts | undefined {
  const known = facts.events.filter(({ link }) => link <= facts.paper.link)
  return known.findLast((event) => event.capacity === capacity && acts.includes(event.act))
}

function block(facts: PaperFacts, signer: Signer, width: number, stamp: string | undefined): Content[] {
  const event = eventOf(facts, signer)
  const person = facts.people[signer.capacity]
  const name = event?.personName || person?.name || ''
  return [
    { text: signer.lead, alignment: 'center' },
    { text: titleOf(facts, signer, person), alignment: 'center', margin: [0, 0, 0, 5] },
    ...(stamp ? [stampPlace(signer.capacity === 'vendor' ? stamp : undefined, width)] : []),
    event ? seal(facts, event, width) : unsigned(width),
    {
      text: name || '(…………………………)',
      alignment: 'center',
      bold: true,
      ...(name ? { decoration: 'underline' as const } : {}),
      margin: [0, 5, 0, 0],
    },
    { text: staffNumber(person), alignment: 'center', fontSize: 8.5 },
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
