import { describe, expect, test } from 'vitest'
import { issuedPapers, stageOf } from '#core/papers/issued.ts'
import { type EvidenceFacts, missingEvidence } from '#core/papers/missing.ts'

const story = (...acts: string[]) =>
  acts.map((act, index) => ({ act, link: index + 1, at: (index + 1) * 1_000, hash: `h${index + 1}` }))
const numbered = { sequence: 17, year: 2026, invoice: 4_500_000 }
const brief = (acts: readonly string[], changes = {}) =>
  issuedPapers(story(...acts), { ...numbered, ...changes }).map(({ kind, link, addendum }) => [
    kind,
    link,
    ...(addendum ? [addendum] : []),
  ])

describe('the papers of an order', () => {
  test('come with the events that complete them', () => {
    expect(brief(['place', 'accept', 'ship', 'deliver', 'count', 'confirmCount', 'pay', 'confirmMoney'])).toEqual([
      ['order-letter', 2],
      ['bast', 6],
      ['tax-computation', 6],
      ['purchase-proof', 8],
    ])
  })

  test('are none while nobody is bound, and none of an order that came to nothing', () => {
    expect(brief(['place', 'approve', 'propose', 'remind'])).toEqual([])
    expect(brief(['place', 'decline'])).toEqual([])
  })

  test('begin anew by an addendum when both sides agreed to a change, and not when they did not', () => {
    expect(
      brief(['place', 'accept', 'askChange', 'refuseChange', 'askChange', 'agreeChange', 'askChange', 'agreeChange']),
    ).toEqual([
      ['order-letter', 2],
      ['order-letter', 6, 1],
      ['order-letter', 8, 2],
    ])
  })

  test('end with a receipt by the value, or with none above what a receipt may carry', () => {
    const acts = ['place', 'accept', 'receive', 'pay', 'confirmMoney']
    expect(brief(acts, { invoice: 10_000_001 }).at(-1)).toEqual(['kuitansi', 5])
    expect(brief(acts, { invoice: 50_000_001 }).at(-1)).toEqual(['tax-computation', 3])
  })

  test('have no receipt where the office ended it without the vendor’s word', () => {
    const acts = ['place', 'accept', 'receive', 'pay', 'questionMoney', 'answerMoney', 'escalate', 'settleMoney']
    expect(brief(acts).map(([kind]) => kind)).toEqual(['order-letter', 'bast', 'tax-computation'])
  })

  test('bear the hash and the instant of their link', () => {
    expect(issuedPapers(story('place', 'acceptProposal'), numbered)).toEqual([
      { kind: 'order-letter', sequence: 17, year: 2026, link: 2, hash: 'h2', at: 2_000 },
    ])
  })
})

test.each([
  [['place'], 'placed'],
  [['place', 'accept', 'ship'], 'bound'],
  [['place', 'accept', 'deliver', 'dispute'], 'arrived'],
  [['place', 'accept', 'count', 'assumeCount', 'rate'], 'received'],
  [['place', 'accept', 'receive', 'submitPayment'], 'received'],
  [['place', 'accept', 'receive', 'submitPayment', 'confirmPayment'], 'paid'],
  [['place', 'accept', 'receive', 'pay', 'settleMoney'], 'closed'],
])('after %j the file stands at "%s"', (acts, stage) => {
  expect(stageOf(story(...acts))).toBe(stage)
})

test('a ledger from before silence was no receipt keeps the receipt that was issued then, and its end', () => {
  const acts = ['place', 'accept', 'deliver', 'receive', 'pay', 'assumeMoney']
  expect(stageOf(story(...acts))).toBe('closed')
  expect(brief(acts)).toEqual(brief([...acts.slice(0, -1), 'confirmMoney']))
  expect(brief(acts).at(-1)).toContain(acts.length)
})

describe('an order’s file', () => {
  const whole = ['place', 'accept', 'deliver', 'receive', 'pay', 'confirmMoney']
  const facts = (acts: readonly string[], changes: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
    isForMeeting: true,
    deliverAt: 2_500,
    events: story(...acts),
    papers: issuedPapers(story(...acts), numbered),
    attachments: [],
    bill: {
      withheld: [{ name: 'PPh', base: 1, rate: { numerator: 0, denominator: 1 }, amount: 0, because: '' }],
      ppn: 0,
      stamp: 0,
    },
    ...changes,
  })
  const lacks = (given: EvidenceFacts, due: 'now' | 'later') =>
    missingEvidence(given).flatMap((each) => (each.due === due ? [each.what] : []))

  test('of a meeting lacks invitation, photo, list of who came, proof of payment and the tax slip, even one that says nil', () => {
    expect(lacks(facts(whole), 'now')).toEqual(['undangan', 'foto', 'daftar-hadir', 'bukti-bayar', 'bukti-potong'])
    expect(lacks(facts(whole), 'later')).toEqual([])
  })

  test('is whole when all of it was sent', () => {
    const kinds = ['undangan', 'foto', 'daftar-hadir', 'bukti-bayar', 'bukti-potong'] as const
    expect(missingEvidence(facts(whole, { attachments: kinds.map((kind) => ({ kind })) }))).toEqual([])
  })

  test('is not blamed for what is not due yet', () => {
    expect(lacks(facts(['place', 'accept']), 'now')).toEqual(['undangan'])
    expect(lacks(facts(['place', 'accept']), 'later')).toContain('bukti-bayar')
  })

  test('of other goods needs no invitation', () => {
    expect(lacks(facts(whole, { isForMeeting: false }), 'now')).toEqual(['foto', 'bukti-bayar', 'bukti-potong'])
  })

  test('with PPN needs the tax invoice, above the threshold a stamped receipt', () => {
    const bill = { withheld: [], ppn: 1_320_000, stamp: 10_000 }
    expect(lacks(facts(whole, { bill, isForMeeting: false }), 'now')).toEqual([
      'foto',
      'bukti-bayar',
      'faktur',
      'kuitansi-bermeterai',
    ])
  })

  test('shows an order letter that is younger than the event', () => {
    expect(lacks(facts(whole, { deliverAt: 1_500 }), 'now')).toContain('surat-pesanan-sebelum-acara')
  })
})
