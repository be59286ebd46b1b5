/** A vendor says nothing of its money: who is asked, who hears of it, and who may end it. docs/rules.md#R-48 */
import { describe, expect, test } from 'vitest'
import { HOUR, instantAt, PLAIN_CALENDAR } from '#core/calendar.ts'
import { DEFAULT_ORDER_RULES, decideAct, decideAlarm, evolve, type Order } from '#core/order/index.ts'

const calendar = PLAIN_CALENDAR
const at = (day: number, hour: string) => instantAt(`2026-11-${String(day).padStart(2, '0')}`, hour, calendar.zone)
const [requesterId, receiverId, payerId, head] = [1, 2, 3, 4]

/** Paid on Monday at nine; the vendor has five working days to say that it came. */
const paid: Order = {
  ...{
    id: 7,
    basketId: 'b',
    status: 'paid',
    unitId: 1,
    budgetLineId: 1,
    vendorId: 1,
    requesterId,
    receiverId,
    payerId,
  },
  ...{ lines: [], goodsTotal: 0, deliveryFee: 0, tax: 0, total: 0, taxRate: { numerator: 0, denominator: 1 } },
  ...{
    note: '',
    place: { label: '', address: '', district: '', city: '' },
    remindersSent: 0,
    deliverAt: at(1, '09:00'),
  },
  ...{ placedAt: at(1, '09:00'), statusAt: at(2, '09:00'), answerDueAt: at(9, '09:00'), alarmAt: at(4, '13:00') },
}
const facts = (now: number) => ({ now, calendar, rules: DEFAULT_ORDER_RULES })

/** What the clock does to it in so many days, and what becomes of it. */
function silentFor(days: number, from = paid) {
  const acts: string[] = []
  let order = from
  let now = order.statusAt
  for (let hours = 0; hours < days * 24; hours += 1) {
    now += HOUR
    const event = decideAlarm(order, facts(now))
    if (!event) continue
    acts.push(event.act)
    order = evolve(order, event)
  }
  return { acts, order, now }
}

const by = (personId: number) => ({ capacity: 'head', personId, channel: 'telegram' }) as const
const checked = { reason: 'unspecified', words: 'mutasi rekening menunjukkan dana keluar' }

describe('a payment of which the vendor says nothing', () => {
  test('is asked about twice, then told to whoever is above every five working days, and never becomes a receipt', () => {
    const { acts, order } = silentFor(28)
    expect(acts).toEqual(['remind', 'remind', 'escalate', 'escalate', 'escalate', 'escalate'])
    expect(order.status).toBe('paid')
  })

  test('that was missed and answered waits for the vendor’s word like any other', () => {
    const answered = evolve(
      { ...paid, status: 'payment-questioned', moneyQuestion: { words: 'belum' } },
      { act: 'answerMoney', orderId: 7, at: at(2, '09:00'), by: by(payerId), data: { words: 'sudah', files: [] } },
    )
    expect(
      silentFor(20, { ...paid, ...answered, alarmAt: at(4, '13:00'), answerDueAt: at(9, '09:00') }).order.status,
    ).toBe('paid')
  })

  test('is ended by the head alone, with what was checked, once the vendor has had its time', () => {
    const early = decideAct(paid, 'settleMoney', checked, by(head), facts(at(3, '09:00')))
    expect(early).toMatchObject({ ok: false, refusal: { code: 'not-now' } })
    const { order, now } = silentFor(10)
    const ends = (who: number, words = checked.words) =>
      decideAct(order, 'settleMoney', { ...checked, words }, by(who), facts(now))
    expect(ends(payerId)).toMatchObject({ ok: false, refusal: { code: 'same-person' } })
    expect(ends(head, ' ')).toMatchObject({ ok: false, refusal: { code: 'reason-needed' } })
    const done = ends(head)
    expect(done).toMatchObject({ ok: true, value: { act: 'settleMoney', data: checked } })
    expect(done.ok && evolve(order, done.value).status).toBe('completed')
  })
})
