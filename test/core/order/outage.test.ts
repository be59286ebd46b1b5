/** The office was away: what that does to those who should have answered meanwhile. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingMinutes, HOUR, instantAt, MINUTE, PLAIN_CALENDAR } from '#core/calendar.ts'
import { DEFAULT_ORDER_RULES, decideAlarm, evolve, fairDeadline, type Order } from '#core/order/index.ts'

const at = (day: number, hour: string) => instantAt(`2026-11-${day}`, hour, PLAIN_CALENDAR.zone)
const GRACE = DEFAULT_ORDER_RULES.graceMinutes
const calendar = PLAIN_CALENDAR

/** Asked on Friday at nine, to be answered by Friday three o'clock, for the Wednesday after. */
const waiting = (more: Partial<Order> = {}): Order => ({
  ...{ id: 7, basketId: 'b', status: 'awaiting-vendor', unitId: 1, budgetLineId: 1, vendorId: 1, requesterId: 1 },
  ...{
    lines: [],
    goodsTotal: 0,
    deliveryFee: 0,
    tax: 0,
    total: 0,
    taxRate: { numerator: 0, denominator: 1 },
    note: '',
  },
  ...{ place: { label: '', address: '', district: '', city: '' }, remindersSent: 1 },
  ...{ placedAt: at(20, '09:00'), statusAt: at(20, '09:00'), deliverAt: at(25, '11:00') },
  ...{ answerDueAt: at(20, '15:00'), alarmAt: at(20, '15:00'), ...more },
})
const ring = (order: Order, now: number, ...outages: { from: number; to: number }[]) =>
  decideAlarm(order, { now, calendar, rules: DEFAULT_ORDER_RULES }, outages)

describe('an order whose time ran out while the office was away', () => {
  const away = { from: at(20, '13:00'), to: at(23, '10:00') }

  test('gets back the office time that was lost, and the ledger says why', () => {
    const event = ring(waiting(), at(23, '10:01'), away)
    // Away for five office hours: from three o'clock on Friday that leads to Monday noon.
    expect(event).toMatchObject({
      act: 'extend',
      data: { answerDueAt: at(23, '12:00'), away },
      by: { capacity: 'clock' },
    })
    if (!event) return
    const order = evolve(waiting(), event)
    expect(order).toMatchObject({ status: 'awaiting-vendor', answerDueAt: at(23, '12:00'), statusAt: at(20, '09:00') })
    expect(ring(order, at(23, '12:00'), away)).toMatchObject({ act: 'lapse', data: {} })
  })

  test('has two office hours at least, be the outage a short one', () => {
    const short = { from: at(20, '14:50'), to: at(20, '15:10') }
    // Friday ends at four, so the rest of it is on Monday.
    expect(ring(waiting(), at(20, '15:11'), short)).toMatchObject({
      act: 'extend',
      data: { answerDueAt: at(23, '09:10') },
    })
  })

  test('is not kept waiting beyond its own delivery', () => {
    const soon = waiting({ deliverAt: at(23, '11:00') })
    expect(ring(soon, at(23, '10:01'), away)).toMatchObject({ act: 'extend', data: { answerDueAt: at(23, '11:00') } })
    const past = waiting({ deliverAt: at(23, '09:00') })
    const lapse = ring(past, at(23, '10:01'), away)
    expect(lapse).toMatchObject({ act: 'lapse', data: { away } })
    expect(lapse && evolve(past, lapse).refusal).toEqual({ reason: 'away', words: '' })
  })
})

test('an order that has time enough left is only reminded', () => {
  const order = waiting({ answerDueAt: at(24, '15:00'), alarmAt: at(20, '14:00'), remindersSent: 0 })
  expect(ring(order, at(23, '10:01'), { from: at(20, '13:00'), to: at(23, '10:00') })?.act).toBe('remind')
})

test('an outage before anybody was asked is none of theirs', () => {
  expect(ring(waiting(), at(20, '15:00'), { from: at(19, '09:00'), to: at(20, '08:59') })?.act).toBe('lapse')
})

test('whatever the outages: nobody loses time, everybody has some left, and nothing moves twice', () => {
  const minutes = (max: number) => fc.integer({ min: 0, max }).map((count) => at(20, '09:00') + count * MINUTE)
  const outage = fc
    .tuple(minutes(5_000), minutes(5_000))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
  fc.assert(
    fc.property(
      fc.array(outage, { maxLength: 4 }),
      minutes(5_000),
      fc.integer({ max: 200, min: 1 }),
      (all, due, hours) => {
        const order = { ...waiting(), answerDueAt: due, deliverAt: due + hours * HOUR }
        const terms = { graceMinutes: GRACE, latest: order.deliverAt, calendar }
        const fair = fairDeadline(order, all, terms)
        if (fair) {
          expect(fair.due).toBeGreaterThan(due)
          expect(fair.due).toBeLessThanOrEqual(order.deliverAt)
          expect(fairDeadline({ ...order, answerDueAt: fair.due }, all, terms)).toBeUndefined()
        }
        for (const { to } of all.filter((one) => one.to > order.statusAt)) {
          const graceEnds = addWorkingMinutes(to, GRACE, calendar)
          expect(fair?.due ?? due).toBeGreaterThanOrEqual(Math.min(graceEnds, order.deliverAt))
        }
      },
    ),
  )
})
