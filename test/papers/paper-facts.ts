/** Facts of an order as the demo tells it, for the papers' tests; each test changes what it is about. */
import { instantAt } from '#core/calendar.ts'
import { totals } from '#core/order/index.ts'
import type { EventFacts, PaperFacts } from '#core/papers/facts.ts'
import { missingEvidence } from '#core/papers/missing.ts'
import type { PaperKind } from '#core/papers/number.ts'
import type { PackFacts } from '#papers/pack/index.ts'

const ZONE = 'Asia/Jakarta'
const at = (day: string, hour: string) => instantAt(day, hour, ZONE)
const hash = (link: number) => String(link).repeat(8).padEnd(64, '0a9f3c7e')

const EVENTS: readonly (readonly [
  act: string,
  capacity: EventFacts['capacity'],
  name: string,
  channel: string,
  day: string,
  hour: string,
])[] = [
  ['place', 'requester', 'Rina Kusumawati', 'telegram', '2026-11-23', '09:12'],
  ['approve', 'approver', 'Sari Wulandari', 'telegram', '2026-11-23', '10:40'],
  ['accept', 'vendor', 'Sri Mulyani Hartati', 'whatsapp', '2026-11-23', '10:58'],
  ['ship', 'vendor', 'Sri Mulyani Hartati', 'whatsapp', '2026-11-26', '09:30'],
  ['deliver', 'vendor', 'Sri Mulyani Hartati', 'whatsapp', '2026-11-26', '10:47'],
  ['receive', 'receiver', 'Sari Wulandari', 'telegram', '2026-11-26', '11:20'],
  ['pay', 'treasurer', 'Nurhayati Hasanah', 'telegram', '2026-11-27', '14:05'],
  ['confirmMoney', 'vendor', 'Sri Mulyani Hartati', 'whatsapp', '2026-11-27', '15:31'],
]

const events: readonly EventFacts[] = EVENTS.map(([act, capacity, personName, channel, day, hour], index) => ({
  link: index + 1,
  act,
  at: at(day, hour),
  capacity,
  personName,
  channel,
  hash: hash(index + 1),
  data: {},
}))

/** The link of the ledger with which each paper of the demo was issued. */
const ISSUED: Readonly<Record<PaperKind, number>> = {
  'order-letter': 3,
  bast: 6,
  'tax-computation': 6,
  'purchase-proof': 8,
  kuitansi: 8,
}

const EARLIER = (['order-letter', 'bast'] as const).map((kind) => issuedAs(kind))

function issuedAs(kind: PaperKind): PaperFacts['paper'] {
  const link = ISSUED[kind]
  const event = events[link - 1]
  if (!event) throw new Error('no such link')
  return { kind, sequence: 17, year: 2026, link, hash: event.hash, at: event.at }
}

const LINES = [
  {
    line: 1,
    productId: 11,
    name: 'Nasi kotak ayam bakar madu + lalap + buah',
    unit: 'box',
    price: 45_000,
    quantity: 80,
  },
  {
    line: 2,
    productId: 12,
    name: 'Snack box 3 macam (lemper, risoles, bolu)',
    unit: 'box',
    price: 18_500,
    quantity: 80,
  },
]

/** The facts of a paper of the demo's order. */
export function paperFacts(kind: PaperKind, changes: Partial<PaperFacts> = {}): PaperFacts {
  const link = ISSUED[kind]
  const order = {
    id: 1042,
    lines: LINES,
    ...totals(LINES, 75_000, { numerator: 0, denominator: 1 }),
    deliverAt: at('2026-11-26', '11:00'),
    place: {
      label: 'Aula Ki Hajar',
      address: 'Jl. Pelajar Utama No. 40, lantai 1',
      district: 'Setiabudi',
      city: 'Jakarta Selatan',
    },
    note: 'Tanpa kacang untuk 5 box. Mohon diberi label.',
    purpose: { participants: 78, otherUnits: true, hours: 2.5 },
    placedAt: at('2026-11-23', '09:12'),
  }
  return {
    paper: issuedAs(kind),
    agency: { name: 'Pemerintah Provinsi DKI Jakarta', city: 'Jakarta' },
    zone: ZONE,
    publicUrl: 'https://pesan.example.go.id',
    unit: {
      code: 'DISDIK',
      name: 'Dinas Pendidikan',
      address: 'Jl. Pelajar Utama No. 40, lantai 6, Setiabudi, Jakarta Selatan',
    },
    vendor: {
      name: 'Dapur Bu Sri',
      owner: 'Sri Mulyani Hartati',
      nib: '9120301234567',
      npwp: '0912345678901234',
      address: 'Jl. Kebon Kacang XII No. 7, Tanah Abang, Jakarta Pusat',
    },
    budget: { rupCode: '52417788', accountCode: '5.1.02.01.01.0052', name: 'Belanja makanan dan minuman rapat' },
    order,
    agreedLines: order.lines,
    people: {
      requester: { name: 'Rina Kusumawati', code: '101204', role: 'pp' },
      approver: { name: 'Sari Wulandari', code: '198703122010012004', role: 'ppk' },
      receiver: { name: 'Sari Wulandari', code: '198703122010012004', role: 'ppk' },
      treasurer: { name: 'Nurhayati Hasanah', code: '101206', role: 'treasurer' },
      head: { name: 'Suryadi Prawira', code: '101201', role: 'pa' },
      vendor: { name: 'Sri Mulyani Hartati' },
    },
    events: events.slice(0, link),
    deliveredAt: at('2026-11-26', '10:47'),
    bill: {
      gross: 5_155_000,
      ppn: 0,
      ppnCollected: false,
      withheld: [
        {
          name: 'PPh final UMKM',
          base: 5_155_000,
          rate: { numerator: 5, denominator: 1000 },
          amount: 25_775,
          because: 'Surat Keterangan PP 55/2022 nomor S-1234/SUKET/PP55/2026',
        },
      ],
      stamp: 10_000,
      penalty: 0,
      invoice: 5_155_000,
      net: 5_129_225,
    },
    payment: { way: 'manual', at: at('2026-11-27', '14:05') },
    earlier: EARLIER.filter((paper) => paper.link <= link && paper.kind !== kind),
    attachments: [],
    terms: { payWithinWorkingDays: 3, latePenalty: { numerator: 1, denominator: 1000 } },
    ...changes,
  }
}

const invitation = new TextEncoder().encode('an invitation')
const photo = new TextEncoder().encode('a photo')

/** The facts of the demo order's evidence pack, after the vendor has the money. */
export function packFacts(): PackFacts {
  const kinds = ['order-letter', 'bast', 'tax-computation', 'purchase-proof'] as const
  const whole = paperFacts('purchase-proof')
  const sent = { personName: 'Sri Mulyani Hartati', channel: 'whatsapp', sha256: '' }
  return {
    ...whole,
    papers: kinds.map((kind) => paperFacts(kind)),
    pdfs: new Map(),
    letters: [],
    attachments: [
      {
        ...sent,
        kind: 'foto',
        at: at('2026-11-26', '10:49'),
        mimeType: 'image/jpeg',
        content: photo,
      },
      {
        ...sent,
        kind: 'undangan',
        at: at('2026-11-23', '09:05'),
        mimeType: 'application/pdf',
        content: invitation,
      },
    ],
    events,
    links: events.map((event) => ({ ...event })),
    isWhole: true,
    missing: missingEvidence({
      isForMeeting: true,
      deliverAt: whole.order.deliverAt,
      events,
      papers: kinds.map((kind) => issuedAs(kind)),
      attachments: [{ kind: 'foto' }, { kind: 'undangan' }],
      ...(whole.bill ? { bill: whole.bill } : {}),
    }),
  }
}
