import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import {
  DEFAULT_GUARD_SETTINGS,
  findingOf,
  type GuardDraft,
  type GuardFacts,
  type GuardProduct,
  guardsFor,
  type PastOrder,
} from '#core/guards/index.ts'
import type { Notice } from '#core/order/order.ts'

const DAY = 24 * HOUR
/** Wednesday 25 November 2026, 10.00 WIB. */
const NOW = Date.UTC(2026, 10, 25, 3)
const NASI: GuardProduct = {
  etalase: { code: 'nasi', name: 'Nasi Kotak' },
  category: { code: 'nasi-ayam', name: 'Nasi box ayam' },
  taxClass: 'catering',
  listedOn: '2026-01-05',
}
const SNACK: GuardProduct = { ...NASI, etalase: { code: 'kudapan', name: 'Kudapan' } }
const PAPER: GuardProduct = {
  ...NASI,
  etalase: { code: 'atk', name: 'Alat Tulis Kantor' },
  taxClass: 'goods',
}

const line = (productId: number, quantity: number, price = 45_000, unit = 'box') => ({
  productId,
  name: `Barang ${productId}`,
  unit,
  price,
  quantity,
})

function draft(changes: Partial<GuardDraft> = {}): GuardDraft {
  const lines = changes.lines ?? [line(1, 100)]
  const goodsTotal = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
  return {
    unitId: 1,
    budgetLineId: 10,
    vendorId: 100,
    deliverAt: NOW + 2 * DAY,
    goodsTotal,
    deliveryFee: 0,
    total: goodsTotal,
    lines,
    ...changes,
  }
}

function facts(changes: Partial<GuardFacts> = {}): GuardFacts {
  return {
    now: NOW,
    zone: 'Asia/Jakarta',
    ceiling: 50_000_000,
    settings: DEFAULT_GUARD_SETTINGS,
    budgetLine: { rupCode: '61204417', accountCode: '5.1.02.01.01.0099' },
    recent: [],
    products: new Map([
      [1, NASI],
      [2, SNACK],
      [3, PAPER],
    ]),
    links: [],
    spend: new Map(),
    ...changes,
  }
}

const past = (orderId: number, total: number, changes: Partial<PastOrder> = {}): PastOrder => ({
  orderId,
  budgetLineId: 10,
  vendorId: 200 + orderId,
  placedAt: NOW - DAY,
  deliverAt: NOW + 9 * DAY,
  total,
  beforeTax: total,
  etalase: ['nasi'],
  products: [9],
  ...changes,
})

const named = (given: GuardDraft, about: GuardFacts) => guardsFor(given, about).map(({ guard }) => guard)

test('an ordinary order is let pass without a word', () => {
  expect(guardsFor(draft(), facts({ recent: [past(1, 3_000_000)] }))).toEqual([])
})

describe('split orders', () => {
  const three = [past(1, 15_400_000), past(2, 15_400_000), past(3, 15_400_000)]

  test('together above the ceiling: held for a reason, with the orders and both sums', () => {
    expect(guardsFor(draft(), facts({ recent: three }))).toEqual([
      {
        guard: 'split',
        severity: 'hold',
        rule: 'R-02',
        facts: {
          key: 'rup',
          orders: [1, 2, 3],
          days: 7,
          before: 46_200_000,
          total: 50_700_000,
          ceiling: 50_000_000,
          rupCode: '61204417',
          etalase: ['Nasi Kotak'],
        },
      },
    ])
  })

  test('from 80 % on it warns, and at exactly the ceiling it still only warns', () => {
    const about = (before: number) => guardsFor(draft(), facts({ recent: [past(1, before)] }))
    expect(about(35_500_000)).toEqual([])
    expect(about(35_500_001)).toMatchObject([{ guard: 'split', severity: 'warn' }])
    expect(about(45_500_000)).toMatchObject([{ guard: 'split', severity: 'warn', facts: { total: 50_000_000 } }])
    expect(about(45_500_001)).toMatchObject([{ guard: 'split', severity: 'hold' }])
  })

  test('the window rolls: what is older counts in the longer window, and then no more', () => {
    const aged = (days: number) => three.map((one) => ({ ...one, placedAt: NOW - days * DAY }))
    expect(guardsFor(draft(), facts({ recent: aged(8) }))).toMatchObject([{ guard: 'split', facts: { days: 30 } }])
    expect(guardsFor(draft(), facts({ recent: aged(30) }))).toEqual([])
  })

  test('a single large order is no split', () => {
    expect(guardsFor(draft({ total: 49_000_000 }), facts())).toEqual([])
  })

  test('other plans of the unit count by their goods, and other goods do not', () => {
    const elsewhere = three.map((one) => ({ ...one, budgetLineId: 11 }))
    expect(guardsFor(draft(), facts({ recent: elsewhere }))).toMatchObject([{ facts: { key: 'unit' } }])
    const other = elsewhere.map((one) => ({ ...one, etalase: ['atk'] }))
    expect(guardsFor(draft(), facts({ recent: other }))).toEqual([])
  })

  test('vendors of one owner are one vendor', () => {
    const theirs = three.map((one) => ({ ...one, budgetLineId: 11, etalase: ['atk'], vendorId: 101 }))
    const links = [{ kind: 'npwp' as const, to: { vendorId: 101, name: 'CV Dua' } }]
    const found = guardsFor(draft(), facts({ recent: theirs, links }))
    expect(found).toMatchObject([
      { guard: 'split', facts: { key: 'owner', orders: [1, 2, 3] } },
      { guard: 'linked-vendor', severity: 'note', facts: { vendors: ['CV Dua'], by: ['npwp'], orders: 0 } },
    ])
  })

  test('an order that is being changed is not held against itself', () => {
    const about = facts({ recent: [past(7, 49_000_000)] })
    expect(named(draft(), about)).toContain('split')
    expect(named(draft({ orderId: 7 }), about)).toEqual([])
  })
})

describe('orders like others', () => {
  test('the same goods from the same vendor for the same day', () => {
    const same = past(1, 4_500_000, { vendorId: 100, products: [1], deliverAt: NOW + 2 * DAY + HOUR })
    expect(guardsFor(draft(), facts({ recent: [same] }))).toMatchObject([
      { guard: 'look-alike', severity: 'warn', rule: 'R-24', facts: { orders: [1] } },
    ])
    for (const other of [{ products: [1, 2] }, { vendorId: 101 }, { deliverAt: NOW + 5 * DAY }])
      expect(guardsFor(draft(), facts({ recent: [{ ...same, ...other }] }))).toEqual([])
  })

  test('a run just under a threshold, with one owner; two are no run', () => {
    const under = [1, 2].map((id) => past(id, 4_900_000, { vendorId: 100 }))
    const order = draft({ lines: [line(1, 110, 44_000)] })
    expect(guardsFor(order, facts({ recent: under }))).toMatchObject([
      { guard: 'just-under', facts: { threshold: 5_000_000, amount: 4_840_000, orders: [1, 2], days: 30 } },
    ])
    expect(named(order, facts({ recent: under.slice(1) }))).toEqual([])
    expect(named(order, facts({ recent: under.map((one) => ({ ...one, vendorId: 5 })) }))).toEqual([])
  })

  test('for the tax floor the price without PPN counts', () => {
    const under = [1, 2].map((id) => past(id, 2_100_000, { vendorId: 100, beforeTax: 1_900_000, etalase: ['atk'] }))
    const order = draft({ lines: [line(3, 19, 100_000, 'pcs')], total: 2_109_000 })
    expect(guardsFor(order, facts({ recent: under }))).toMatchObject([
      { guard: 'just-under', facts: { threshold: 2_000_000, amount: 1_900_000 } },
    ])
  })
})

describe('food for meetings', () => {
  const meeting = facts({ budgetLine: { rupCode: '1', accountCode: '5.1.02.01.01.0052' } })
  const fine = { participants: 100, otherUnits: true, hours: 3 }

  test('is let pass with other units, two hours, and a portion for each and a tenth more', () => {
    expect(guardsFor(draft({ purpose: fine, lines: [line(1, 110), line(2, 110, 20_000)] }), meeting)).toEqual([])
  })

  test('more portions than people: held, with the most that would be ordinary', () => {
    const found = guardsFor(draft({ purpose: fine, lines: [line(1, 60), { ...line(1, 51), productId: 1 }] }), meeting)
    expect(found).toMatchObject([
      { guard: 'portions', severity: 'hold', facts: { portions: 111, participants: 100, most: 110 } },
    ])
  })

  test('without other units, or for less than two hours: held', () => {
    for (const purpose of [
      { ...fine, otherUnits: false },
      { ...fine, hours: 1.5 },
    ])
      expect(guardsFor(draft({ purpose }), meeting)).toMatchObject([{ guard: 'meeting-alone', rule: 'R-17' }])
  })

  test('what was not asked is named', () => {
    expect(guardsFor(draft({ purpose: { participants: 100 } }), meeting)).toMatchObject([
      { guard: 'meeting-unasked', severity: 'note', facts: { missing: ['otherUnits', 'hours'] } },
    ])
  })

  test('food for guests and paper for meetings are no meeting food', () => {
    expect(guardsFor(draft({ purpose: { otherUnits: false } }), facts())).toEqual([])
    expect(guardsFor(draft({ lines: [line(3, 5)] }), meeting)).toEqual([])
  })

  test('ordered after the event: held', () => {
    expect(guardsFor(draft({ deliverAt: NOW - HOUR }), facts())).toMatchObject([
      { guard: 'event-past', severity: 'hold', rule: 'R-11' },
    ])
  })
})

describe('prices', () => {
  const product = (changes: Partial<GuardProduct>, of = NASI) =>
    facts({ products: new Map([[1, { ...of, ...changes }]]) })

  test('more than a fifth above the median of five offers', () => {
    const at = (price: number, offers: number) => product({ median: { price, offers } })
    expect(guardsFor(draft(), at(37_500, 5))).toEqual([])
    expect(guardsFor(draft(), at(37_499, 5))).toMatchObject([
      { guard: 'above-median', severity: 'hold', facts: { price: 45_000, median: 37_499, offers: 5, percent: 20 } },
    ])
    expect(guardsFor(draft(), at(37_499, 4))).toEqual([])
  })

  test('above the ceiling of its kind', () => {
    const dear = draft({ lines: [line(1, 10, 53_001)] })
    expect(guardsFor(dear, facts())).toMatchObject([
      { guard: 'above-ceiling', facts: { kind: 'makan', ceiling: 53_000 } },
    ])
    expect(guardsFor(draft({ lines: [line(1, 10, 53_000)] }), facts())).toEqual([])
    expect(guardsFor(draft({ lines: [line(1, 10, 900_000, 'paket')] }), facts())).toEqual([])
  })

  test('risen within two weeks, and not when it fell', () => {
    const changed = (price: number) => product({ before: { price, changedAt: NOW - 3 * DAY } })
    expect(guardsFor(draft(), changed(40_000))).toMatchObject([
      { guard: 'price-risen', facts: { from: 40_000, to: 45_000, at: NOW - 3 * DAY } },
    ])
    expect(guardsFor(draft(), changed(48_000))).toEqual([])
  })

  test('listed less than a week ago', () => {
    expect(guardsFor(draft(), product({ listedOn: '2026-11-19' }))).toMatchObject([
      { guard: 'new-listing', severity: 'note' },
    ])
    expect(guardsFor(draft(), product({ listedOn: '2026-11-18' }))).toEqual([])
  })
})

describe('vendors', () => {
  const spend = (own: number, others: number, orders = 6) =>
    facts({
      spend: new Map([
        [100, { total: own, orders }],
        [300, { total: others, orders: 1 }],
      ]),
    })

  test('more than half of what the unit spent this year', () => {
    expect(guardsFor(draft(), spend(36_000_000, 40_500_000))).toEqual([])
    expect(guardsFor(draft(), spend(36_100_000, 40_500_000))).toMatchObject([
      { guard: 'vendor-share', facts: { percent: 50, spent: 40_600_000, ofAll: 81_100_000 } },
    ])
  })

  test('the first orders of a year say nothing', () => {
    expect(guardsFor(draft(), spend(36_100_000, 0, 3))).toEqual([])
    expect(guardsFor(draft(), spend(20_000_000, 0, 9))).toEqual([])
  })

  test('a vendor connected with an officer is held, without a name', () => {
    const found = guardsFor(draft(), facts({ links: [{ kind: 'person', to: 'officer' }] }))
    expect(found).toEqual([{ guard: 'linked-officer', severity: 'hold', rule: 'R-28', facts: { by: ['person'] } }])
  })

  test('one owner, two vendors, one unit: a warning', () => {
    const links = ['npwp', 'address'].map((kind) => ({ kind: kind as 'npwp', to: { vendorId: 300, name: 'CV Dua' } }))
    expect(guardsFor(draft(), { ...spend(1, 1), links })).toMatchObject([
      { guard: 'linked-vendor', severity: 'warn', facts: { vendors: ['CV Dua'], by: ['npwp', 'address'], orders: 1 } },
    ])
  })
})

describe('settings', () => {
  const about = (split: 'off' | 'note' | 'warn') =>
    facts({
      recent: [past(1, 49_000_000)],
      settings: { ...DEFAULT_GUARD_SETTINGS, severity: { ...DEFAULT_GUARD_SETTINGS.severity, split } },
    })

  test('a guard can be made softer, or sent home', () => {
    expect(guardsFor(draft(), about('note'))).toMatchObject([{ severity: 'note' }])
    expect(guardsFor(draft(), about('off'))).toEqual([])
  })
})

test('what was stored with an order is read as the finding it was', () => {
  const [finding] = guardsFor(draft(), facts({ recent: [past(1, 49_000_000)] }))
  const stored = JSON.parse(JSON.stringify({ ...finding, reason: 'dua acara' })) as Notice
  expect(findingOf(stored)).toEqual(finding)
  expect(findingOf({ guard: 'forgotten', severity: 'note', facts: {} })).toBeUndefined()
})

test('more orders before never make a guard forget what it saw', () => {
  const others = fc.array(
    fc.record({ total: fc.nat(60_000_000), days: fc.nat(40), rup: fc.integer({ min: 10, max: 11 }) }),
    {
      maxLength: 6,
    },
  )
  const made = (all: readonly { total: number; days: number; rup: number }[]) =>
    all.map(({ total, days, rup }, id) => past(id, total, { placedAt: NOW - days * DAY, budgetLineId: rup }))
  const law = (some: readonly { total: number; days: number; rup: number }[], more: typeof some) => {
    const held = (recent: PastOrder[]) =>
      guardsFor(draft(), facts({ recent })).some(({ guard, severity }) => guard === 'split' && severity === 'hold')
    if (held(made(some))) expect(held(made([...some, ...more]))).toBe(true)
  }
  fc.assert(fc.property(others, others, law), { numRuns: 300 })
})
