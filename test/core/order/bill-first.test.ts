/** Where the promise is counted from the vendor's bill: `payment.starts` is `bill`. docs/rules.md#R-07 */
import { describe, expect, test } from 'vitest'
import { HOUR, instantAt, PLAIN_CALENDAR } from '#core/calendar.ts'
import {
  awaitsBill,
  type Capacity,
  DEFAULT_ORDER_RULES,
  decideAct,
  decideAlarm,
  type Evidence,
  evolve,
  type Order,
  type OrderEvent,
  promiseOf,
  turnsOn,
} from '#core/order/index.ts'

const calendar = PLAIN_CALENDAR
const at = (day: number, hour: string) => instantAt(`2026-11-${String(day).padStart(2, '0')}`, hour, calendar.zone)
const rules = { ...DEFAULT_ORDER_RULES, paymentStarts: 'bill' as const }
const by = (capacity: Capacity, personId: number) => ({ capacity, personId, channel: 'telegram' })
const photo = (kind?: string): Evidence => ({ sha256: 'ab', mimeType: 'image/jpeg', ...(kind ? { kind } : {}) })

const arrived: Order = {
  ...{ id: 7, basketId: 'b', status: 'arrived', unitId: 1, budgetLineId: 1, vendorId: 1, requesterId: 1, total: 4_000 },
  ...{ lines: [{ line: 1, productId: 1, name: 'Nasi', unit: 'box', price: 4_000, quantity: 1 }], goodsTotal: 4_000 },
  ...{ deliveryFee: 0, tax: 0, taxRate: { numerator: 0, denominator: 1 }, note: '', remindersSent: 0 },
  ...{ place: { label: '', address: '', district: '', city: '' }, deliverAt: at(2, '09:00') },
  ...{ placedAt: at(1, '09:00'), statusAt: at(2, '09:00'), answerDueAt: at(4, '09:00'), alarmAt: at(3, '09:00') },
}

function did(
  order: Order,
  act: 'receive' | 'attach',
  now: number,
  files: readonly Evidence[] = [],
  law = rules,
): Order {
  const facts = { now, calendar, rules: law }
  const decided =
    act === 'receive'
      ? decideAct(order, act, { quantities: [], words: '', files }, by('receiver', 2), facts)
      : decideAct(order, act, { files, words: '' }, by('vendor', 5), facts)
  if (!decided.ok) throw new Error(decided.refusal.code)
  return evolve(order, decided.value as unknown as OrderEvent)
}

describe('where the promise waits for the bill', () => {
  test('goods are received without a promise, it is the vendor’s turn too, and nothing is late', () => {
    const order = did(arrived, 'receive', at(2, '10:00'))
    expect(awaitsBill(order)).toBe(true)
    expect(promiseOf(order, at(2, '10:00'), calendar)).toBeUndefined()
    expect(turnsOn(order)).toContain('vendor')
    expect(did(order, 'attach', at(3, '10:00'), [photo()]).payBy).toBeUndefined()
  })

  test('the bill begins it, once, with all its days', () => {
    const order = did(arrived, 'receive', at(2, '10:00'))
    const billed = did(order, 'attach', at(4, '10:00'), [photo('nota')])
    expect(billed.payBy).toBe(at(9, '10:00'))
    expect(promiseOf(billed, at(4, '10:00'), calendar)?.days).toBe(3)
    expect(did(billed, 'attach', at(5, '10:00'), [photo('faktur')]).payBy).toBe(at(9, '10:00'))
  })

  test('a bill that was there before begins nothing, and then the receipt does', () => {
    const order = did(did(arrived, 'attach', at(2, '09:30'), [photo('faktur')]), 'receive', at(2, '10:00'))
    expect(order.payBy).toBe(at(5, '10:00'))
  })

  test('the vendor is asked for it twice and then others hear, without an end', () => {
    let order = did(arrived, 'receive', at(2, '10:00'))
    const acts: string[] = []
    for (let hours = 1; hours < 6 * 24; hours += 1) {
      const event = decideAlarm(order, { now: at(2, '10:00') + hours * HOUR, calendar, rules })
      if (!event) continue
      acts.push(event.act)
      order = evolve(order, event)
    }
    expect(acts.slice(0, 3)).toEqual(['remind', 'remind', 'escalate'])
    expect(awaitsBill(order)).toBe(true)
  })

  test('by default the receipt is the beginning', () => {
    expect(did(arrived, 'receive', at(2, '10:00'), [], { ...rules, paymentStarts: 'receipt' } as never).payBy).toBe(
      at(5, '10:00'),
    )
  })
})
