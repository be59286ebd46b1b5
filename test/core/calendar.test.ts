import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addWorkingMinutes,
  type Calendar,
  daysBetween,
  instantAt,
  isDay,
  isWorkingDay,
  MINUTE,
  PLAIN_CALENDAR,
  wallClock,
  weekday,
  workingDayFrom,
  workingDayMinutes,
  workingMinutesBetween,
} from '#core/calendar.ts'

const ZONE = 'Asia/Jakarta'

/** Public holidays and collective leave of 2026 (docs/rules.md#R-13). */
const HOLIDAYS_2026 = [
  ...['01-01', '01-16', '02-16', '02-17', '03-18', '03-19', '03-20', '03-21', '03-22', '03-23', '03-24', '04-03'],
  ...['04-05', '05-01', '05-14', '05-15', '05-27', '05-28', '05-31', '06-01', '06-16', '08-17', '08-25', '12-24'],
  '12-25',
].map((day) => `2026-${day}`)
const office: Calendar = { ...PLAIN_CALENDAR, holidays: new Set(HOLIDAYS_2026) }
const DAY_MINUTES = workingDayMinutes(office)

const at = (day: string, hour: string) => instantAt(day, hour, ZONE)
const shown = (instant: number) => Object.values(wallClock(instant, ZONE)).join(' ')

const instant = fc.integer({ min: at('2025-12-20', '00:00'), max: at('2027-01-10', '23:59') })
const minutes = fc.oneof(fc.nat(10 * DAY_MINUTES), fc.constant(0), fc.constant(DAY_MINUTES))
const day = fc.integer({ min: -4_000, max: 4_000 }).map((offset) => addDays('2026-11-23', offset))

describe('office time', () => {
  test('what is added is what lies between', () => {
    const law = (from: number, added: number) => {
      expect(workingMinutesBetween(from, addWorkingMinutes(from, added, office), office)).toBeCloseTo(added, 9)
    }
    fc.assert(fc.property(instant, minutes, law))
  })

  test('adding twice is adding once', () => {
    const law = (from: number, first: number, second: number) => {
      const twice = addWorkingMinutes(addWorkingMinutes(from, first, office), second + 1, office)
      return twice === addWorkingMinutes(from, first + second + 1, office)
    }
    fc.assert(fc.property(instant, minutes, minutes, law))
  })

  test('a deadline falls into an office hour of a working day, never before its beginning', () => {
    const law = (from: number, added: number) => {
      const due = addWorkingMinutes(from, added, office)
      const { day, hour } = wallClock(due, ZONE)
      return due >= from && isWorkingDay(day, office) && hour >= office.opens && hour <= office.closes
    }
    fc.assert(fc.property(instant, minutes, law))
  })

  test('more time is never an earlier deadline', () => {
    const law = (from: number, added: number, later: number) =>
      addWorkingMinutes(from, added, office) <= addWorkingMinutes(from + later, added + later / MINUTE, office)
    fc.assert(fc.property(instant, minutes, fc.nat(100 * MINUTE), law))
  })

  test('an instant is whole milliseconds, also after a third of a minute', () => {
    const law = (from: number, added: number) => Number.isInteger(addWorkingMinutes(from, added, office))
    fc.assert(fc.property(instant, fc.double({ min: 0, max: 5_000, noNaN: true }), law))
  })

  test('time between is additive, and nothing backwards', () => {
    const law = (one: number, two: number, three: number) => {
      const [a = 0, b = 0, c = 0] = [one, two, three].sort((x, y) => x - y)
      expect(workingMinutesBetween(a, b, office) + workingMinutesBetween(b, c, office)).toBeCloseTo(
        workingMinutesBetween(a, c, office),
        6,
      )
      expect(workingMinutesBetween(c, a, office)).toBe(0)
    }
    fc.assert(fc.property(instant, instant, instant, law), { numRuns: 30 })
  })

  test.each([
    // asked, working days given, due
    ['2026-11-23 09:15', 1, '2026-11-24 09:15'],
    ['2026-11-20 15:00', 1, '2026-11-23 15:00'], // over a weekend
    ['2026-11-21 22:00', 1, '2026-11-23 16:00'], // asked on a Saturday night: all of Monday
    ['2026-11-23 07:00', 1, '2026-11-23 16:00'], // before the office opens
    ['2026-11-23 16:00', 1, '2026-11-24 16:00'], // as it closes
    ['2026-03-17 10:00', 1, '2026-03-25 10:00'], // over Nyepi, Idul Fitri and its collective leave
    ['2026-12-23 14:00', 3, '2026-12-30 14:00'], // over Christmas: the three days of a payment
    ['2026-05-13 12:00', 0.5, '2026-05-13 16:00'],
  ])('asked at %s, %d working days end at %s', (asked, days, due) => {
    const [day = '', hour = ''] = asked.split(' ')
    expect(shown(addWorkingMinutes(at(day, hour), days * DAY_MINUTES, office))).toBe(due)
  })

  test('seconds are kept', () => {
    expect(addWorkingMinutes(at('2026-11-23', '09:00') + 30_500, 10, office)).toBe(at('2026-11-23', '09:10') + 30_500)
  })
})

describe('working days', () => {
  test('2026 has 240: 261 weekdays less the 21 holidays that fall on one', () => {
    const year = Array.from({ length: 365 }, (_, offset) => addDays('2026-01-01', offset))
    expect(year.at(-1)).toBe('2026-12-31')
    expect(year.filter((day) => isWorkingDay(day, office))).toHaveLength(240)
  })

  test('the next working day is the first one that is not closed', () => {
    expect(workingDayFrom('2026-03-18', office)).toBe('2026-03-25')
    expect(workingDayFrom('2026-03-25', office)).toBe('2026-03-25')
    expect(workingDayFrom('2026-12-24', office)).toBe('2026-12-28')
  })
})

describe('days and hours', () => {
  test('a wall clock shows the instant that it was set to', () => {
    const minute = instant.map((value) => Math.floor(value / MINUTE) * MINUTE)
    const law = (value: number) => {
      const { day, hour } = wallClock(value, ZONE)
      return instantAt(day, hour, ZONE) === value
    }
    fc.assert(fc.property(minute, law))
  })

  test('Jakarta is seven hours ahead of Greenwich, and the day changes there', () => {
    expect(wallClock(Date.UTC(2026, 10, 23, 16, 59), ZONE)).toEqual({ day: '2026-11-23', hour: '23:59' })
    expect(wallClock(Date.UTC(2026, 10, 23, 17, 0), ZONE)).toEqual({ day: '2026-11-24', hour: '00:00' })
  })

  test('the wall shows what Temporal says, in zones that change their clocks too', () => {
    const zone = fc.constantFrom(
      ZONE,
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'UTC',
    )
    const moment = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) })
    const law = (at: number, where: string) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(where)
      const day = zoned.toPlainDate().toString()
      const hour = zoned.toPlainTime().toString({ smallestUnit: 'minute' })
      expect(wallClock(at, where)).toEqual({ day, hour })
      const exact = Temporal.PlainDateTime.from(`${day}T${hour}`).toZonedDateTime(where).epochMilliseconds
      expect(instantAt(day, hour, where)).toBe(exact)
    }
    fc.assert(fc.property(moment, zone, law), { numRuns: 2_000 })
    // The days around the changes of a year, hour by hour.
    for (const start of [Date.UTC(2026, 2, 28), Date.UTC(2026, 9, 24), Date.UTC(2026, 3, 4)])
      for (let at = start; at < start + 48 * 60 * MINUTE; at += 30 * MINUTE)
        for (const where of ['Europe/Berlin', 'Australia/Lord_Howe']) law(at, where)
  })

  test('days added are days between, and a week later is the same weekday', () => {
    const law = (start: string, days: number) =>
      daysBetween(start, addDays(start, days)) === days && weekday(addDays(start, 7)) === weekday(start)
    fc.assert(fc.property(day, fc.integer({ min: -999, max: 999 }), law))
  })

  test('days compare as text', () => {
    fc.assert(fc.property(day, day, (a, b) => a < b === daysBetween(a, b) > 0))
  })

  test('Monday is 1 and Sunday is 7', () => {
    expect(weekday('2026-11-23')).toBe(1)
    expect(weekday('2026-11-29')).toBe(7)
  })

  test('every day is a day', () => {
    fc.assert(fc.property(day, isDay))
  })

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', '2026-11-23T09:00', 'besok', ''])(
    '%s is not',
    (text) => expect(isDay(text)).toBe(false),
  )
})
