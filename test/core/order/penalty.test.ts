import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR } from '#core/calendar.ts'
import type { Order } from '#core/order/index.ts'
import { latePenalty, orderPenalty } from '#core/order/penalty.ts'

const PER_DAY = { numerator: 1, denominator: 1_000 }
const DUE = Date.UTC(2026, 10, 25, 4)
const AT = { zone: 'Asia/Jakarta', now: DUE + 30 * 24 * HOUR }
const late = (hours: number, changes: object = {}) =>
  latePenalty({
    value: 28_000_000,
    dueAt: DUE,
    deliveredAt: DUE + hours * HOUR,
    zone: 'Asia/Jakarta',
    perDay: PER_DAY,
    ...changes,
  })

test('a thousandth of the value for each calendar day', () => {
  expect(late(24)).toEqual({ days: 1, amount: 28_000 })
  expect(late(72)).toEqual({ days: 3, amount: 84_000 })
})

test('an hour late on the day itself costs nothing, and early is not late', () => {
  expect(late(2)).toEqual({ days: 0, amount: 0 })
  expect(late(-48)).toEqual({ days: 0, amount: 0 })
})

test('an hour past the office’s midnight is a day, whatever the day is elsewhere', () => {
  expect(late(14)).toEqual({ days: 1, amount: 28_000 })
})

test('days are still counted where the office charges nothing', () => {
  expect(late(72, { perDay: null })).toEqual({ days: 3, amount: 0 })
})

test('it is never more than the value, and more days never cost less', () => {
  const law = (value: number, hours: number) => {
    const one = late(hours, { value })
    expect(one.amount).toBeLessThanOrEqual(value)
    expect(late(hours + 24, { value }).amount).toBeGreaterThanOrEqual(one.amount)
  }
  fc.assert(fc.property(fc.nat(50_000_000), fc.nat(60_000), law))
})

test('what was good at first is charged by when that came, and only the rest by when it was brought again', () => {
  const DAY = 24 * HOUR
  const line = { line: 1, productId: 1, name: 'Nasi kotak', unit: 'kotak', price: 100_000, quantity: 100 }
  const order = {
    ...{ lines: [line], goodsTotal: 10_000_000, deliveryFee: 0, deliverAt: DUE, deliveredAt: DUE + 2 * DAY },
    redelivery: { good: [{ line: 1, quantity: 90 }], firstAt: DUE },
  } as unknown as Order
  expect(orderPenalty(order, { ...AT, perDay: PER_DAY })).toEqual({ days: 2, amount: 2_000 })
  const fewer = { ...order, lines: [{ ...line, quantity: 90 }], goodsTotal: 9_000_000 }
  expect(orderPenalty(fewer, { ...AT, perDay: PER_DAY })).toEqual({ days: 0, amount: 0 })
  expect(orderPenalty(order, { ...AT, perDay: null })).toEqual({ days: 2, amount: 0 })
})

test('goods of which nobody has said that they are there are late by when they are looked at', () => {
  const line = { line: 1, productId: 1, name: 'Nasi kotak', unit: 'kotak', price: 100_000, quantity: 100 }
  const order = { lines: [line], goodsTotal: 10_000_000, deliveryFee: 0, deliverAt: DUE } as unknown as Order
  const seen = (days: number) => orderPenalty(order, { ...AT, now: DUE + days * 24 * HOUR, perDay: PER_DAY })
  expect(seen(0)).toEqual({ days: 0, amount: 0 })
  expect(seen(3)).toEqual({ days: 3, amount: 30_000 })
})
