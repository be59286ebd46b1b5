import { describe, expect, test } from 'vitest'
import { HOUR, instantAt } from '#core/calendar.ts'
import { askedPeriod } from '#core/oversight/asked.ts'
import { isRecent, isUnderWay, periodBefore, periodOf } from '#core/oversight/period.ts'

const ZONE = 'Asia/Jakarta'
const TODAY = '2026-11-23'

describe('periods', () => {
  test('a day begins and ends at midnight in Jakarta', () => {
    expect(periodOf('day', TODAY, ZONE)).toEqual({
      kind: 'day',
      first: TODAY,
      last: TODAY,
      from: Date.UTC(2026, 10, 22, 17),
      until: Date.UTC(2026, 10, 23, 17),
    })
  })

  test('a week is Monday to Sunday, whichever of its days is named', () => {
    for (const day of ['2026-11-16', '2026-11-19', '2026-11-22']) {
      expect(periodOf('week', day, ZONE)).toMatchObject({ first: '2026-11-16', last: '2026-11-22' })
    }
  })

  test('the one before ends where this one begins', () => {
    for (const kind of ['day', 'week'] as const) {
      const period = periodOf(kind, TODAY, ZONE)
      expect(periodBefore(period, ZONE).until).toBe(period.from)
    }
  })

  test('what waits now belongs to the current period and the one before it, and to no older one', () => {
    const now = instantAt(TODAY, '09:00', ZONE)
    const recent = (day: string) => isRecent(periodOf('day', day, ZONE), now)
    expect(['2026-11-23', '2026-11-22', '2026-11-21', '2026-11-24'].map(recent)).toEqual([true, true, false, false])
    expect(isUnderWay(periodOf('day', TODAY, ZONE), now)).toBe(true)
    expect(isUnderWay(periodOf('day', TODAY, ZONE), now + 15 * HOUR)).toBe(false)
  })
})

describe('the period that is asked for looks back', () => {
  test.each([
    ['today', { day: TODAY, by: 'other' }, 'day 2026-11-23'],
    ['a coming Friday means the last one', { day: '2026-11-27', by: 'weekday' }, 'day 2026-11-20'],
    ['5 January said in November is this year’s', { day: '2027-01-05', by: 'date' }, 'day 2026-01-05'],
    ['the 5th said on the 23rd is this month’s', { day: '2026-12-05', by: 'day-of-month' }, 'day 2026-11-05'],
    [
      'a week is found by any of its days',
      { day: '2026-11-16', untilDay: '2026-11-22', by: 'other' },
      'week 2026-11-16',
    ],
    ['tomorrow has not happened', { day: '2026-11-24', by: 'other' }, undefined],
  ] as const)('%s', (_, named, expected) => {
    const period = askedPeriod(named, TODAY, ZONE)
    expect(period && `${period.kind} ${period.first}`).toBe(expected)
  })
})
