import { describe, expect, test } from 'vitest'
import { instantAt } from '#core/calendar.ts'
import { assembleDigest, type DigestRows, sectionsOf } from '#core/oversight/digest.ts'
import { periodOf } from '#core/oversight/period.ts'

const ZONE = 'Asia/Jakarta'
const NOW = instantAt('2026-11-23', '07:00', ZONE)
const NONE = { orders: 0, oldest: [] }
const oldest = (since: number) => [{ id: 1, unit: 'Dinas A', vendor: 'Warung B', since }]

const rows = (change: Partial<DigestRows> = {}): DigestRows => ({
  placed: { orders: 0, total: 0, units: 0, vendors: 0, before: 0 },
  acts: [],
  firstTime: { vendors: 0, names: [] },
  held: { orders: 0, guards: [], units: [] },
  waiting: [],
  lateAnswers: NONE,
  lateDeliveries: NONE,
  latePayments: { orders: 0, amount: 0, units: [] },
  budget: { ceiling: 0, committed: 0, fullest: [] },
  days: [],
  machinery: { deadLetters: 0, incidents: 0 },
  ...change,
})
const digest = (change: Partial<DigestRows>, day = '2026-11-22') =>
  assembleDigest(periodOf('day', day, ZONE), NOW, rows(change), { channels: [], warnings: [] })

describe('a digest', () => {
  test('puts those that have waited longest first, and leaves empty queues out', () => {
    const { now } = digest({
      waiting: [
        { status: 'awaiting-vendor', orders: 3, oldest: oldest(NOW - 1_000) },
        { status: 'arrived', orders: 1, oldest: oldest(NOW - 9_000) },
        { status: 'disputed', ...NONE },
      ],
    })
    expect(now?.waiting.map(({ status }) => status)).toEqual(['arrived', 'awaiting-vendor'])
  })

  test('counts what fell through by how, with reasons, the most frequent first', () => {
    const { lost, agreed } = digest({
      acts: [
        { act: 'decline', reason: 'stock', orders: 1 },
        { act: 'decline', reason: 'schedule_full', orders: 4 },
        { act: 'lapse', reason: '', orders: 2 },
        { act: 'accept', reason: '', orders: 6 },
        { act: 'acceptProposal', reason: '', orders: 1 },
      ],
    })
    expect(agreed).toBe(7)
    expect(lost).toEqual([
      {
        act: 'decline',
        orders: 5,
        reasons: [
          { reason: 'schedule_full', orders: 4 },
          { reason: 'stock', orders: 1 },
        ],
      },
      { act: 'lapse', orders: 2, reasons: [{ reason: '', orders: 2 }] },
    ])
  })

  test('of a day long past tells nothing of what waits today', () => {
    const waiting = [{ status: 'arrived', orders: 1, oldest: oldest(NOW) }]
    expect(digest({ waiting }, '2026-11-22').now).toBeDefined()
    expect(digest({ waiting }, '2026-11-01').now).toBeUndefined()
  })

  test('numbers only what holds something', () => {
    expect(sectionsOf(digest({}))).toEqual([])
    const full = digest({
      placed: { orders: 2, total: 1, units: 1, vendors: 1, before: 0 },
      waiting: [{ status: 'received', orders: 1, oldest: oldest(0) }],
      lateDeliveries: { orders: 1, oldest: oldest(0) },
      acts: [{ act: 'lapse', reason: '', orders: 1 }],
      firstTime: { vendors: 1, names: ['Warung B'] },
    })
    expect(sectionsOf(full)).toEqual(['placed', 'received', 'late', 'lost', 'first-time'])
  })
})
