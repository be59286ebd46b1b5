import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR, instantAt, MINUTE } from '#core/calendar.ts'
import { dueSummaries } from '#core/oversight/due.ts'

const ZONE = 'Asia/Jakarta'
const due = (day: string, hour: string) =>
  dueSummaries(instantAt(day, hour, ZONE), ZONE).map(
    ({ period, late }) => `${period.kind} ${period.first}${late ? ' late' : ''}`,
  )

describe('which summaries are due', () => {
  test.each([
    ['Tuesday at seven sharp: Monday', '2026-11-24', '07:00', ['day 2026-11-23', 'week 2026-11-16 late']],
    ['Monday at seven: Sunday, and the week before', '2026-11-23', '07:00', ['day 2026-11-22', 'week 2026-11-16']],
    ['a minute before seven: still the day before yesterday', '2026-11-23', '06:59', ['day 2026-11-21 late']],
    [
      'a process that comes back in the afternoon says it is late',
      '2026-11-24',
      '15:00',
      ['day 2026-11-23 late', 'week 2026-11-16 late'],
    ],
    ['the week is old news from Thursday morning on', '2026-11-26', '07:00', ['day 2026-11-25']],
    ['across the turn of the year', '2027-01-01', '07:05', ['day 2026-12-31']],
  ])('%s', (_, day, hour, expected) => {
    expect(due(day, hour)).toEqual(expected)
  })

  test('at any moment exactly one daily summary is due, of a day that is over, and never a second time', () => {
    const start = instantAt('2026-01-01', '00:00', ZONE)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), (minutes) => {
        const now = start + minutes * MINUTE
        const days = dueSummaries(now, ZONE).filter(({ period }) => period.kind === 'day')
        expect(days).toHaveLength(1)
        const [{ period, dueAt }] = days as [(typeof days)[number]]
        expect(period.until).toBeLessThanOrEqual(now)
        expect(dueAt).toBe(period.until + 7 * HOUR)
        expect(now - dueAt).toBeLessThan(24 * HOUR)
      }),
    )
  })
})
