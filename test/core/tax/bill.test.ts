import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BillFacts, billOf, DEFAULT_TAX_RULES } from '#core/tax/index.ts'

const NO_VAT = { amount: 0, rate: { numerator: 0, denominator: 1 } }
const ELEVEN = { numerator: 11, denominator: 100 }
const CERTIFICATE = { number: 'S-1234/SUKET/2026' }
const STATEMENT = { number: 'SP-7/2026' }

type Vendor = BillFacts['vendor']
const person: Vendor = { form: 'person', npwp: true }
const firm: Vendor = { form: 'cv', npwp: true }

function facts(
  taxClass: 'catering' | 'goods' | 'services',
  amount: number,
  vendor: Vendor,
  more: Partial<BillFacts> = {},
) {
  const lines = [{ taxClass, amount }]
  const rest = { deliveryFee: 0, vat: NO_VAT, others: [], penalty: { days: 0, amount: 0 }, rules: DEFAULT_TAX_RULES }
  return { lines, vendor, ...rest, ...more }
}

/** `kind base amount` of everything that is withheld. */
const withheld = (given: BillFacts) => billOf(given).withheld.map(({ kind, base, amount }) => [kind, base, amount])

describe('the worked cases', () => {
  const boxes = (vendor: Vendor, more: Partial<BillFacts> = {}) => facts('catering', 4_500_000, vendor, more)

  test('A: 100 boxes of a person with a Surat Keterangan: half a percent, no PPN, no stamp', () => {
    const bill = billOf(boxes({ ...person, certificate: CERTIFICATE }))
    expect(bill).toMatchObject({ invoice: 4_500_000, net: 4_477_500, ppn: { amount: 0 }, stamp: { amount: 0 } })
    expect(bill.withheld).toMatchObject([
      { kind: 'pph-final', base: 4_500_000, amount: 22_500, why: { code: 'certificate', letter: CERTIFICATE.number } },
    ])
  })

  test('A2: with a Surat Pernyataan nothing, but a slip that says so', () => {
    const bill = billOf(boxes({ ...person, statement: STATEMENT }))
    expect(bill.net).toBe(4_500_000)
    expect(bill.untaxed).toBeUndefined()
    expect(bill.withheld).toMatchObject([
      { kind: 'pph-final-0', base: 4_500_000, amount: 0, why: { code: 'statement' } },
    ])
  })

  test('A3: a person without a letter: five percent of half', () => {
    expect(withheld(boxes(person))).toEqual([['pph21', 2_250_000, 112_500]])
  })

  test('A4: PBJT inside the price is the vendor’s to pay, and no income', () => {
    const bill = billOf(boxes({ ...person, certificate: CERTIFICATE }, { pbjtIncluded: true }))
    expect(bill.pbjt).toMatchObject({ base: 4_090_909, amount: 409_091 })
    expect(bill.withheld).toMatchObject([{ kind: 'pph-final', base: 4_090_909, amount: 20_454 }])
    expect(bill.net).toBe(4_500_000 - 20_454)
  })

  test('A4 where the agency withholds PBJT: it is on the bill, and the vendor gets so much less', () => {
    const rules = { ...DEFAULT_TAX_RULES, pbjtIncluded: true, pbjtWithheld: true }
    const bill = billOf(boxes({ ...person, certificate: CERTIFICATE }, { rules }))
    expect(bill.withheld.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['pph-final', 20_454],
      ['pbjt', 409_091],
    ])
    expect(bill.net).toBe(4_500_000 - 20_454 - 409_091)
  })

  test('B: paper of a registered firm: PPN collected, PPh 22, a stamp', () => {
    const bill = billOf(facts('goods', 12_000_000, firm, { vat: { amount: 1_320_000, rate: ELEVEN } }))
    expect(bill.ppn).toEqual({
      amount: 1_320_000,
      base: 11_000_000,
      rate: { numerator: 3, denominator: 25 },
      collected: true,
    })
    expect(bill.withheld).toMatchObject([{ kind: 'pph22', base: 12_000_000, amount: 180_000 }])
    expect(bill).toMatchObject({ invoice: 13_320_000, net: 11_820_000, stamp: { amount: 10_000, bearer: 'vendor' } })
  })

  const pens = (more: Partial<BillFacts> = {}) =>
    facts('goods', 1_900_000, firm, { vat: { amount: 209_000, rate: ELEVEN }, ...more })

  test('C: a small bill: nothing withheld, and the vendor pays in its PPN itself', () => {
    const bill = billOf(pens())
    expect(bill).toMatchObject({ withheld: [], ppn: { collected: false }, net: 2_109_000, flags: [] })
    expect(bill.untaxed).toEqual({ floor: 2_000_000 })
  })

  test('C2: two small bills of one day are one: PPh 22 on both, PPN collected, and it says why', () => {
    const other = { orderId: 7, gross: 1_900_000, goods: 1_900_000, missed: 1_900_000 }
    const bill = billOf(pens({ others: [other] }))
    expect(bill.withheld).toMatchObject([
      { kind: 'pph22', base: 3_800_000, amount: 57_000, why: { code: 'split-goods', orders: [7] } },
    ])
    expect(bill.ppn.collected).toBe(true)
    expect(bill.flags).toEqual([{ code: 'split-bill', orders: [7], total: 3_800_000, floor: 2_000_000 }])
  })

  test('C2 when both were known from the start: each bears its own, and together they are the same', () => {
    const other = { orderId: 7, gross: 1_900_000, goods: 1_900_000, missed: 0 }
    expect(withheld(pens({ others: [other] }))).toEqual([['pph22', 1_900_000, 28_500]])
    expect(28_500 * 2).toBe(57_000)
  })

  test('D: cleaning by a firm: two percent; with a Surat Keterangan half a percent', () => {
    expect(withheld(facts('services', 8_000_000, firm))).toEqual([['pph23', 8_000_000, 160_000]])
    const bill = billOf(facts('services', 8_000_000, { ...firm, certificate: CERTIFICATE }))
    expect(bill).toMatchObject({ withheld: [{ kind: 'pph-final', amount: 40_000 }], stamp: { amount: 10_000 } })
  })

  test('E: tables for fifty million: with the letter Rp250.000 instead of Rp750.000', () => {
    const tables = (vendor: Vendor) => withheld(facts('goods', 50_000_000, vendor))
    expect(tables({ ...firm, certificate: CERTIFICATE })).toEqual([['pph-final', 50_000_000, 250_000]])
    expect(tables(firm)).toEqual([['pph22', 50_000_000, 750_000]])
  })
})

describe('what is particular', () => {
  test('the floor is for goods: a small service is withheld from', () => {
    expect(withheld(facts('services', 500_000, firm))).toEqual([['pph23', 500_000, 10_000]])
    expect(withheld(facts('goods', 2_000_000, firm))).toEqual([])
    expect(withheld(facts('goods', 2_000_001, firm))).toEqual([['pph22', 2_000_001, 30_000]])
  })

  test('without an NPWP the rate is higher, and the bill says so', () => {
    const bill = billOf(facts('services', 8_000_000, { ...firm, npwp: false }))
    expect(bill.withheld).toMatchObject([{ kind: 'pph23', amount: 320_000, withoutNpwp: true }])
    expect(bill.flags).toEqual([{ code: 'no-npwp' }])
  })

  test('a Surat Pernyataan helps persons only', () => {
    const bill = billOf(facts('services', 8_000_000, { ...firm, statement: STATEMENT }))
    expect(bill.withheld).toMatchObject([{ kind: 'pph23', amount: 160_000 }])
    expect(bill.flags).toEqual([{ code: 'statement-of-a-firm', letter: STATEMENT.number }])
  })

  test('a mixed bill is taken apart by class, and delivery goes with the greater part', () => {
    const mixed = facts('goods', 3_000_000, firm, {
      lines: [
        { taxClass: 'goods', amount: 3_000_000 },
        { taxClass: 'services', amount: 1_000_000 },
      ],
      deliveryFee: 100_000,
    })
    expect(withheld(mixed)).toEqual([
      ['pph22', 3_100_000, 46_500],
      ['pph23', 1_000_000, 20_000],
    ])
  })

  test('the part of a rupiah is dropped, or rounded where the setting says so', () => {
    const odd = facts('services', 1_000_033, { ...firm, certificate: CERTIFICATE })
    expect(withheld(odd)).toEqual([['pph-final', 1_000_033, 5_000]])
    const odder = facts('services', 1_000_100, { ...firm, certificate: CERTIFICATE })
    expect(withheld(odder)).toEqual([['pph-final', 1_000_100, 5_000]])
    const rules = { ...DEFAULT_TAX_RULES, rounding: 'nearest' as const }
    expect(withheld({ ...odder, rules })).toEqual([['pph-final', 1_000_100, 5_001]])
  })

  test('a person’s income above a bracket is taxed slice by slice', () => {
    expect(withheld(facts('services', 140_000_000, person))).toEqual([
      ['pph21', 60_000_000, 3_000_000],
      ['pph21', 10_000_000, 1_500_000],
    ])
  })

  test('what is missing on other bills never takes more than the price', () => {
    const other = { orderId: 7, gross: 90_000_000, goods: 90_000_000, missed: 90_000_000 }
    const bill = billOf(facts('goods', 1_000, firm, { others: [other] }))
    expect(bill).toMatchObject({ withheld: [{ amount: 1_000 }], net: 0 })
  })
})

describe('laws', () => {
  const amount = fc.nat(50_000_000)
  const taxClass = fc.constantFrom('catering', 'goods', 'services')
  const letter = fc.option(fc.constant({ number: 'S-1' }), { nil: undefined })
  const vendor = fc
    .record({
      form: fc.constantFrom('person', 'cv', 'pt', 'koperasi'),
      npwp: fc.boolean(),
      certificate: letter,
      statement: letter,
    })
    .map(({ certificate, statement, ...rest }) => ({
      ...rest,
      ...(certificate ? { certificate } : {}),
      ...(statement ? { statement } : {}),
    }))
  const others = fc.array(
    fc.tuple(fc.nat(9), amount, fc.nat(100)).map(([orderId, goods, part]) => ({
      orderId,
      goods,
      gross: goods + 1_000,
      missed: Math.floor((goods * part) / 100),
    })),
    { maxLength: 3 },
  )
  const rules = fc
    .record({
      pbjtIncluded: fc.boolean(),
      pbjtWithheld: fc.boolean(),
      rounding: fc.constantFrom('down', 'nearest'),
      vatCollected: fc.boolean(),
      finalFollowsFloor: fc.boolean(),
    })
    .map((some) => ({ ...DEFAULT_TAX_RULES, ...some }))
  const anyFacts: fc.Arbitrary<BillFacts> = fc
    .record({
      lines: fc.array(fc.record({ taxClass, amount }), { minLength: 1, maxLength: 4 }),
      deliveryFee: fc.nat(500_000),
      charged: fc.boolean(),
      vendor,
      others,
      penalty: fc.record({ days: fc.nat(2_000), amount }),
      rules,
    })
    .map(({ charged, ...rest }) => {
      const base = rest.lines.reduce((sum, line) => sum + line.amount, rest.deliveryFee)
      return { ...rest, vat: charged ? { amount: Math.floor((base * 11) / 100), rate: ELEVEN } : NO_VAT }
    })

  test('every rupiah of the invoice goes to exactly one place', () => {
    const conserved = (given: BillFacts) => {
      const { net, invoice, ppn, penalty, ...bill } = billOf(given)
      const taken = bill.withheld.reduce((sum, one) => sum + one.amount, 0)
      expect(net + taken + (ppn.collected ? ppn.amount : 0) + penalty.amount).toBe(invoice)
      expect(invoice).toBe(bill.gross + ppn.amount)
    }
    fc.assert(fc.property(anyFacts, conserved), { numRuns: 500 })
  })

  test('no amount is negative, broken, or more than what it is taken from', () => {
    const sound = (given: BillFacts) => {
      const { net, gross, invoice, ppn, penalty, withheld: taken, stamp, pbjt } = billOf(given)
      const parts = taken.map((one) => one.amount)
      for (const part of [net, gross, invoice, ppn.amount, ppn.base, penalty.amount, stamp.amount, ...parts])
        expect(Number.isSafeInteger(part) && part >= 0).toBe(true)
      for (const part of [...parts, penalty.amount, pbjt?.amount ?? 0]) expect(part).toBeLessThanOrEqual(gross)
      expect(net).toBeLessThanOrEqual(invoice)
    }
    fc.assert(fc.property(anyFacts, sound), { numRuns: 500 })
  })

  test('with a letter a vendor never gets less than without', () => {
    const helps = ({ vendor: { certificate: _, statement: __, ...bare }, ...given }: BillFacts) => {
      const follows = { ...given, others: [], rules: { ...given.rules, finalFollowsFloor: true } }
      const without = billOf({ ...follows, vendor: bare })
      const withLetter = billOf({ ...follows, vendor: { ...bare, certificate: CERTIFICATE } })
      expect(withLetter.net).toBeGreaterThanOrEqual(without.net)
    }
    fc.assert(fc.property(anyFacts, helps), { numRuns: 300 })
  })
})
