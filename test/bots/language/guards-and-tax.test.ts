import { describe, expect, test } from 'vitest'
import { messagesFor } from '#bots/language/messages/index.ts'
import type { GuardFinding } from '#core/guards/index.ts'
import { type BillFacts, billOf, DEFAULT_TAX_RULES } from '#core/tax/index.ts'

const MOMENT = Date.UTC(2026, 10, 25, 4)
const id = messagesFor('id')
const en = messagesFor('en')

const split: GuardFinding = {
  guard: 'split',
  severity: 'hold',
  rule: 'R-02',
  facts: {
    key: 'rup',
    orders: [11, 12, 13],
    days: 7,
    before: 46_200_000,
    total: 50_700_000,
    ceiling: 50_000_000,
    rupCode: '61204417',
    etalase: ['Nasi Kotak'],
  },
}
/** One of each guard. */
const findings: readonly GuardFinding[] = [
  split,
  { guard: 'look-alike', severity: 'warn', rule: 'R-24', facts: { orders: [11], deliverAt: MOMENT } },
  {
    guard: 'just-under',
    severity: 'warn',
    rule: 'R-25',
    facts: { threshold: 5_000_000, amount: 4_840_000, orders: [1, 2, 3, 4, 5, 6], days: 30 },
  },
  {
    guard: 'portions',
    severity: 'hold',
    rule: 'R-23',
    facts: { what: 'Nasi Kotak', unit: 'box', portions: 150, participants: 100, most: 110 },
  },
  { guard: 'meeting-alone', severity: 'hold', rule: 'R-17', facts: { otherUnits: false, hours: 1.5, leastHours: 2 } },
  { guard: 'meeting-unasked', severity: 'note', rule: 'R-17', facts: { missing: ['participants', 'hours'] } },
  { guard: 'event-past', severity: 'hold', rule: 'R-11', facts: { deliverAt: MOMENT } },
  {
    guard: 'vendor-share',
    severity: 'warn',
    rule: 'R-26',
    facts: { percent: 61, limit: 50, spent: 61_000_000, ofAll: 100_000_000, orders: 9 },
  },
  {
    guard: 'price-risen',
    severity: 'warn',
    rule: 'R-27',
    facts: { product: 'Nasi *ayam*', from: 40_000, to: 45_000, at: MOMENT },
  },
  {
    guard: 'new-listing',
    severity: 'note',
    rule: 'R-27',
    facts: { product: 'Nasi ayam', listedOn: '2026-11-20', days: 7 },
  },
  {
    guard: 'above-median',
    severity: 'hold',
    rule: 'R-27',
    facts: { product: 'Nasi ayam', unit: 'box', price: 45_000, median: 36_000, offers: 8, percent: 25 },
  },
  {
    guard: 'above-ceiling',
    severity: 'hold',
    rule: 'R-27',
    facts: { product: 'Nasi ayam', unit: 'box', price: 60_000, ceiling: 53_000, kind: 'makan' },
  },
  {
    guard: 'linked-vendor',
    severity: 'warn',
    rule: 'R-28',
    facts: { vendors: ['CV Dua'], by: ['npwp', 'address'], orders: 3 },
  },
  { guard: 'linked-officer', severity: 'hold', rule: 'R-28', facts: { by: ['person'] } },
]

describe('what guards say', () => {
  test('the sums, the orders, the rule, and that a reason is enough', () => {
    expect(id.guards.askReason([split])).toBe(
      '✋ 3 pesanan serupa dari RUP 61204417 dalam 7 hari sudah *Rp46.200.000* (EO-0011, EO-0012, EO-0013); dengan ini ' +
        '*Rp50.700.000*, melewati batas Rp50.000.000. Paket tidak boleh dipecah untuk menghindari cara lain (Perpres 16/2018 ' +
        'Pasal 20). [R-02]\n\nKalau memang sudah tepat, tulis alasannya dalam satu kalimat. Alasan itu tersimpan dan dibaca PPK.',
    )
  })

  test.each(findings.map((finding) => [finding.guard, finding] as const))(
    '%s is said in both languages',
    (_, finding) => {
      for (const { guards } of [id, en]) {
        const said = guards.finding(finding)
        expect(said).not.toMatch(/undefined|NaN|\[object/)
        expect(said.length).toBeGreaterThan(40)
        expect(said.length).toBeLessThan(400)
      }
      expect(id.guards.finding(finding)).not.toBe(en.guards.finding(finding))
    },
  )

  test('nobody is accused', () => {
    for (const finding of findings) {
      expect(id.guards.finding(finding)).not.toMatch(/curang|korupsi|melanggar|kolusi|salah|fiktif|diduga/i)
      expect(en.guards.finding(finding)).not.toMatch(/fraud|corrupt|violat|collu|illegal|guilty|suspect/i)
    }
  })

  test('many orders are counted after the fourth, and what is brought in breaks no layout', () => {
    const [, , under, , , , , , risen] = findings
    expect(under && id.guards.finding(under)).toContain('EO-0004, dan 2 lagi')
    expect(risen && id.guards.finding(risen)).toContain('\\*ayam\\*')
  })

  test('the PPK reads the finding together with the reason', () => {
    expect(id.guards.answered(split, 'dua acara _berbeda_')).toMatch(/\n {3}Alasan pemesan: _dua acara \\_berbeda\\__$/)
    expect(id.guards.answered(split, undefined)).not.toContain('Alasan')
  })
})

describe('what is said of a bill', () => {
  const facts = (changes: Partial<BillFacts> = {}): BillFacts => ({
    lines: [{ taxClass: 'catering', amount: 4_500_000 }],
    deliveryFee: 0,
    vat: { amount: 0, rate: { numerator: 0, denominator: 1 } },
    vendor: { form: 'person', npwp: true, certificate: { number: 'S-1' } },
    others: [],
    penalty: { days: 0, amount: 0 },
    rules: DEFAULT_TAX_RULES,
    ...changes,
  })
  const paper = facts({
    lines: [{ taxClass: 'goods', amount: 12_000_000 }],
    vat: { amount: 1_320_000, rate: { numerator: 11, denominator: 100 } },
    vendor: { form: 'cv', npwp: true },
    penalty: { days: 2, amount: 24_000 },
  })

  test('the vendor’s money in one sentence', () => {
    expect(id.tax.net(billOf(facts()))).toBe(
      'Kakak menerima *Rp4.477.500*: Rp4.500.000 dikurangi PPh final 0,5% Rp22.500.',
    )
    expect(id.tax.net(billOf(paper))).toBe(
      'Kakak menerima *Rp11.796.000*: Rp13.320.000 dikurangi PPN Rp1.320.000 yang disetor bendahara, PPh 22 1,5% Rp180.000, ' +
        'dan denda terlambat 2 hari Rp24.000.',
    )
    expect(en.tax.net(billOf(facts()))).toBe('You receive *Rp4,477,500*: Rp4,500,000 less final PPh 0.5% Rp22,500.')
  })

  test('PBJT inside a caterer’s price is said with whose it is to pay in', () => {
    const bill = billOf(facts({ pbjtIncluded: true }))
    expect(id.tax.net(bill)).toMatch(/Rp20\.454; PBJT 10% Rp409\.091 di dalamnya Kakak setor sendiri\.$/)
    expect(id.tax.bill(bill)).toContain('_Di dalam harga ada PBJT 10% Rp409.091 (disetor penjual sendiri)._')
    expect(en.tax.net(bill)).toMatch(/; the PBJT in it, 10% Rp409,091, is yours to pay in\.$/)
    const taken = billOf(facts({ pbjtIncluded: true, rules: { ...DEFAULT_TAX_RULES, pbjtWithheld: true } }))
    expect(id.tax.net(taken)).toContain('PBJT 10% Rp409.091')
    expect(id.tax.net(taken)).not.toContain('setor sendiri')
  })

  test('nothing withheld is said, too, and a slip of nil is promised', () => {
    const statement = { form: 'person', npwp: true, statement: { number: 'SP-1' } } as const
    expect(id.tax.net(billOf(facts({ vendor: statement })))).toContain('penuh. Bukti potong nihil')
    const small = facts({ lines: [{ taxClass: 'goods', amount: 1_000_000 }], vendor: { form: 'cv', npwp: true } })
    expect(id.tax.net(billOf(small))).toBe(
      'Kakak menerima *Rp1.000.000* penuh, tanpa potongan (barang sampai Rp2.000.000).',
    )
  })

  test('the whole bill: gross, each part with its reason, net, stamp', () => {
    expect(id.tax.bill(billOf(paper))).toBe(
      [
        'Nilai tanpa PPN: *Rp12.000.000*',
        '+ PPN 12% dari Rp11.000.000 = Rp1.320.000 (penjual PKP; DPP nilai lain)',
        'Tagihan: *Rp13.320.000*',
        '− PPN dipungut bendahara Rp1.320.000',
        '− PPh 22 1,5% dari Rp12.000.000 = *Rp180.000* (barang di atas Rp2.000.000)',
        '− Denda terlambat 2 hari = Rp24.000',
        'Dibayar ke penjual: *Rp11.796.000*',
        '_Tanda terimanya perlu meterai Rp10.000 (dari penjual)._',
      ].join('\n'),
    )
  })

  test('a split and a missing NPWP are told with what follows from them', () => {
    const other = { orderId: 7, gross: 1_900_000, goods: 1_900_000, missed: 1_900_000 }
    const bill = billOf(
      facts({
        lines: [{ taxClass: 'goods', amount: 1_900_000 }],
        vendor: { form: 'cv', npwp: false },
        others: [other],
      }),
    )
    for (const { tax } of [id, en]) {
      expect(tax.bill(bill)).toMatch(/EO-0007/)
      expect(tax.bill(bill)).toMatch(/NPWP/)
      expect(tax.bill(bill)).not.toMatch(/undefined|NaN/)
    }
  })
})
