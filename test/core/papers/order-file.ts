/** An order's ledger from placing to the vendor's money, with a change by consent and five boxes short. */
import { EMPTY_CHAIN, type LedgerLink, linkTo, type OrderEvent } from '#core/order/index.ts'
import type { OrderFile } from '#core/papers/compose.ts'

const placed = {
  id: 7,
  basketId: 'b',
  unitId: 1,
  budgetLineId: 1,
  vendorId: 1,
  requesterId: 1,
  lines: [{ line: 1, productId: 1, name: 'Nasi kotak', unit: 'box', price: 45_000, quantity: 100 }],
  deliveryFee: 0,
  taxRate: { numerator: 0, denominator: 1 },
  deliverAt: Date.parse('2026-11-26T04:00:00Z'),
  place: { label: 'Aula', address: 'Jl. A', district: 'Gambir', city: 'Jakarta Pusat' },
  note: '',
  to: 'awaiting-vendor',
}
const photo = { sha256: 'aa', mimeType: 'image/jpeg' }
const proof = { sha256: 'bb', mimeType: 'application/pdf' }

const STORY = [
  ['place', 'requester', 1, placed],
  ['accept', 'vendor', 2, { number: { sequence: 17, year: 2026 } }],
  ['askChange', 'requester', 1, { change: { quantities: [{ line: 1, quantity: 90 }] }, reason: 'r', words: 'w' }],
  ['agreeChange', 'vendor', 2, {}],
  ['deliver', 'vendor', 2, { words: 'sampai', files: [photo] }],
  [
    'count',
    'receiver',
    3,
    { quantities: [{ line: 1, quantity: 85 }], finding: 'short', words: 'kurang lima', files: [photo] },
  ],
  ['confirmCount', 'vendor', 2, {}],
  ['pay', 'treasurer', 4, { amount: 3_825_000, files: [proof] }],
  ['confirmMoney', 'vendor', 2, {}],
] as const

/** The story as a file. */
export function orderFile(): OrderFile {
  const links: LedgerLink[] = []
  for (const [act, capacity, personId, data] of STORY) {
    const last = links.at(-1)
    const channel = capacity === 'vendor' ? 'whatsapp' : 'telegram'
    const at = Date.parse('2026-11-23T02:00:00Z') + links.length * 3_600_000
    const event = { act, orderId: 7, at, by: { personId, capacity, channel }, data }
    links.push(linkTo(last ? { links: last.link, head: last.hash } : EMPTY_CHAIN, event as unknown as OrderEvent))
  }
  return {
    links,
    people: new Map([
      [1, { name: 'Rina Kusumawati', code: '101204', role: 'pp' as const }],
      [2, { name: 'Sri Mulyani' }],
      [3, { name: 'Sari Wulandari', code: '101202', role: 'ppk' as const }],
      [4, { name: 'Nurhayati Hasanah', code: '101206', role: 'treasurer' as const }],
    ]),
    agency: { name: 'Pemerintah Provinsi DKI Jakarta', city: 'Jakarta' },
    zone: 'Asia/Jakarta',
    publicUrl: 'https://pesan.example.go.id',
    unit: { code: 'DISDIK', name: 'Dinas Pendidikan', address: 'Jl. Pelajar Utama No. 40' },
    vendor: { name: 'Dapur Bu Sri', owner: 'Sri Mulyani', nib: '9120301234567', address: 'Jl. B' },
    budget: { rupCode: '52417788', accountCode: '5.1.02', name: 'Makan minum rapat' },
    terms: { payWithinWorkingDays: 3 },
    bill: {
      gross: 3_825_000,
      ppn: 0,
      ppnCollected: false,
      withheld: [],
      stamp: 0,
      penalty: 0,
      invoice: 3_825_000,
      net: 3_825_000,
    },
  }
}
