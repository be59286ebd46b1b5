import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR, PLAIN_CALENDAR } from '#core/calendar.ts'
import {
  changed,
  changeUnfit,
  DEFAULT_ORDER_RULES,
  decidePlace,
  evolve,
  held,
  type PlaceCommand,
  type PlacementFacts,
  type PlacementRefusal,
  type ProductFacts,
} from '#core/order/index.ts'

const MONDAY = Date.UTC(2026, 10, 23, 2)
const CITIES = ['Jakarta Pusat', 'Jakarta Timur', 'Kepulauan Seribu'] as const
const place = (city: string) => ({ label: 'Kantor', address: 'Jl. A 1', district: 'Gambir', city })

const product = (id: number) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(`Nasi ${id}`),
    unit: fc.constant('box'),
    vendorId: fc.constant(1),
    price: fc.integer({ min: 1_000, max: 200_000 }),
    minOrder: fc.integer({ min: 1, max: 40 }),
    maxPerDay: fc.integer({ min: 40, max: 500 }),
    leadTimeHours: fc.integer({ min: 0, max: 72 }),
    serviceArea: fc.subarray([...CITIES], { minLength: 1 }),
    deliveryFee: fc.integer({ min: 0, max: 100_000 }),
    listed: fc.boolean(),
    taxClass: fc.constantFrom('catering' as const, 'goods' as const),
  })

const world = fc.record({
  products: fc.tuple(product(1), product(2)),
  asked: fc.tuple(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 700 })),
  priceSeen: fc.integer({ min: 1_000, max: 200_000 }),
  /** Most officers saw today's price. */
  stale: fc.integer({ max: 5, min: 0 }).map((one) => one === 0),
  hours: fc.integer({ min: -48, max: 60 * 24 }),
  city: fc.constantFrom(...CITIES),
  ceiling: fc.integer({ min: 0, max: 200_000_000 }),
  vatRegistered: fc.boolean(),
  active: fc.integer({ min: 0, max: 5 }).map((one) => one !== 0),
  announced: fc.integer({ min: 0, max: 5 }).map((one) => one !== 0),
  mayOrder: fc.integer({ min: 0, max: 5 }).map((one) => one !== 0),
})
type World = typeof world extends fc.Arbitrary<infer Made> ? Made : never

function factsOf(made: World): PlacementFacts {
  const { products, ceiling, vatRegistered, active, announced, mayOrder } = made
  return {
    now: MONDAY,
    calendar: PLAIN_CALENDAR,
    rules: DEFAULT_ORDER_RULES,
    budgetLine: {
      ...{ id: 1, rupCode: '526', unitId: 1, year: 2026, accountCode: '5', name: 'Rapat', ceiling, committed: 0 },
      ...(announced ? { announcedOn: '2026-01-05' } : {}),
    },
    mayOrder,
    vendor: { id: 1, name: 'Dapur', active, vatRegistered },
    products: new Map<number, ProductFacts>(products.map((one) => [one.id, one])),
  }
}

function commandOf({ products, asked, stale, priceSeen, hours, city }: World): PlaceCommand {
  const lines = products.map(({ id, price }, index) => ({
    ...{ productId: id, quantity: asked[index] ?? 1, shownPrice: stale && index === 0 ? priceSeen : price },
  }))
  const order = { orderId: 1, basketId: 'b', unitId: 1, vendorId: 1, note: '' }
  return { ...order, lines, deliverAt: MONDAY + hours * HOUR, place: place(city) }
}

const by = { personId: 1, capacity: 'requester', channel: 'telegram' } as const

/** The command with just that changed which the refusal says would be allowed; nothing when it offers no way. */
function mended(command: PlaceCommand, refusal: PlacementRefusal): PlaceCommand | undefined {
  const withLine = (name: string, change: Partial<PlaceCommand['lines'][number]>) => ({
    ...command,
    lines: command.lines.map((line) => (`Nasi ${line.productId}` === name ? { ...line, ...change } : line)),
  })
  switch (refusal.code) {
    case 'below-minimum':
      return withLine(refusal.product, { quantity: refusal.minimum })
    case 'above-capacity':
      return withLine(refusal.product, { quantity: refusal.maximum })
    case 'price-changed':
      return withLine(refusal.product, { shownPrice: refusal.to })
    case 'too-soon':
      return { ...command, deliverAt: refusal.earliest }
    case 'delivery-past':
      return { ...command, deliverAt: MONDAY + 1 }
    case 'outside-area':
      return { ...command, place: place(refusal.serves[0] ?? '') }
    default:
      return undefined
  }
}

describe('an order that is placed', () => {
  test('breaks no rule, holds what it costs, and leaves its budget at zero or more', () => {
    fc.assert(
      fc.property(world, (made) => {
        const facts = factsOf(made)
        const placed = decidePlace(commandOf(made), by, facts)
        if (!placed.ok) return
        const order = evolve(undefined, placed.value)
        expect(order.total).toBeLessThanOrEqual(50_000_000)
        expect(order.total).toBe(order.goodsTotal + order.deliveryFee + order.tax)
        expect(held(order)).toBeLessThanOrEqual(facts.budgetLine.ceiling)
        expect(made.announced && made.active && made.mayOrder).toBe(true)
        for (const { productId, quantity, price } of order.lines) {
          const listed = facts.products.get(productId)
          expect(listed?.listed).toBe(true)
          expect(price).toBe(listed?.price)
          expect(quantity).toBeGreaterThanOrEqual(listed?.minOrder ?? 0)
          expect(quantity).toBeLessThanOrEqual(listed?.maxPerDay ?? 0)
          expect(listed?.serviceArea).toContain(order.place.city)
          expect(order.deliverAt).toBeGreaterThanOrEqual(MONDAY + (listed?.leadTimeHours ?? 0) * HOUR)
        }
        expect(new Date(order.deliverAt + 7 * HOUR).getUTCFullYear()).toBe(2026)
        expect(order.alarmAt).toBeGreaterThan(MONDAY)
        expect(order.answerDueAt).toBeLessThanOrEqual(Math.max(order.deliverAt, MONDAY + HOUR))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a refusal', () => {
  test('says what would be allowed: whoever does just that is not refused for it again', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(world, (made) => {
        const facts = factsOf(made)
        let command: PlaceCommand | undefined = commandOf(made)
        const told = new Set<string>()
        while (command) {
          const decided = decidePlace(command, by, facts)
          if (decided.ok) return
          const { refusal } = decided
          seen.add(refusal.code)
          const about = JSON.stringify([refusal.code, 'product' in refusal ? refusal.product : ''])
          // Two products may be delivered to different places: then no place suits both.
          if (refusal.code === 'outside-area' && told.has(about)) return
          expect([...told]).not.toContain(about)
          told.add(about)
          command = mended(command, refusal)
        }
      }),
      { numRuns: 2_000 },
    )
    // Every refusal there is, but that of an empty basket.
    expect(seen.size).toBe(13)
  })
})

describe('a change of an order', () => {
  test('is held to what it asks for anew, and to nothing that was agreed before', () => {
    fc.assert(
      fc.property(world, fc.boolean(), (made, isBound) => {
        const facts = factsOf(made)
        const placed = decidePlace(commandOf(made), by, facts)
        if (!placed.ok) return
        const before = evolve(undefined, placed.value)
        // Since then the shop has left the catalogue, raised its prices and stopped delivering there.
        const left = [...facts.products].map(([id, one]) => [id, { ...one, price: 1, listed: false, serviceArea: [] }])
        const later = { ...facts, products: new Map(left as [number, ProductFacts][]) }
        const unfit = (change: Parameters<typeof changed>[1], around = facts) =>
          changeUnfit(before, changed(before, change), around, { isBound })
        expect(unfit({ quantities: [], note: 'lewat belakang' }, later)).toBeUndefined()
        const [first] = made.products
        const asked = (quantity: number) => unfit({ quantities: [{ line: 1, quantity }] })?.code
        expect(asked(first.maxPerDay + 1)).toBe('above-capacity')
        if (first.minOrder > 1) expect(asked(first.minOrder - 1)).toBe('below-minimum')
        const more = (before.lines[0]?.quantity ?? 0) + 1
        expect(unfit({ quantities: [{ line: 1, quantity: more }] }, later)?.code).toBe('product-gone')
        const soon = unfit({ quantities: [], deliverAt: MONDAY + 1 })
        expect(soon?.code).toBe(
          !isBound && made.products.some(({ leadTimeHours }) => leadTimeHours > 0) ? 'too-soon' : undefined,
        )
        expect(unfit({ quantities: [], deliverAt: MONDAY + 90 * 24 * HOUR })?.code).toBe('wrong-year')
        expect(unfit({ quantities: [], place: place('Bogor') })?.code).toBe('outside-area')
      }),
      { numRuns: 4_000 },
    )
  })

  test('neither a closed day nor more than the shop has left, of which its own are not counted twice', () => {
    const [made] = fc.sample(world, 1)
    if (!made) throw new Error('no world')
    const one = { minOrder: 1, maxPerDay: 500, leadTimeHours: 0, listed: true, serviceArea: [...CITIES], price: 10_000 }
    const [first, second] = made.products
    const base = factsOf({
      ...{ ...made, active: true, announced: true, mayOrder: true, stale: false, ceiling: 200_000_000 },
      products: [
        { ...first, ...one },
        { ...second, ...one },
      ],
    })
    const command = commandOf({
      ...made,
      stale: false,
      asked: [50, 50],
      hours: 30,
      products: [
        { ...first, ...one },
        { ...second, ...one },
      ],
    })
    const placed = decidePlace(command, by, base)
    if (!placed.ok) throw new Error(placed.refusal.code)
    const before = evolve(undefined, placed.value)
    const products = new Map([...base.products].map(([id, each]) => [id, { ...each, stock: 10 }]))
    const hours = { closures: [], closedWeekdays: [7] }
    const unfit = (change: Parameters<typeof changed>[1]) =>
      changeUnfit(
        before,
        changed(before, change),
        { ...base, products, vendor: { ...base.vendor, hours } },
        { isBound: true },
      )
    expect(unfit({ quantities: [{ line: 1, quantity: 60 }] })).toBeUndefined()
    expect(unfit({ quantities: [{ line: 1, quantity: 61 }] })).toMatchObject({ code: 'out-of-stock', left: 60 })
    expect(unfit({ quantities: [], deliverAt: MONDAY + 6 * 24 * HOUR })).toMatchObject({ code: 'shop-closed' })
    expect(unfit({ quantities: [], deliverAt: MONDAY + 5 * 24 * HOUR })).toBeUndefined()
  })
})
