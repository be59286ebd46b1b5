/** Which period an admin asks for. Summaries look back: a day that was named and lies ahead means the last one. */
import { addDays, type Day, isDay } from '../calendar.ts'
import type { Period } from './period.ts'
import { periodOf } from './period.ts'

/** What was read of the words: the day, and the last day when they name a stretch. */
export interface NamedDay {
  readonly day: Day
  readonly untilDay?: Day
  /** How the words named it, because that decides which one "the last" is. */
  readonly by: 'date' | 'day-of-month' | 'weekday' | 'other'
}

/** The period that is meant; none when it has not begun. */
export function askedPeriod({ day, untilDay, by }: NamedDay, today: Day, zone: string): Period | undefined {
  const kind = untilDay === undefined ? 'day' : 'week'
  const behind = day > today ? lastOne(day, by) : day
  const period = periodOf(kind, behind, zone)
  return period.first > today ? undefined : period
}

function lastOne(day: Day, by: NamedDay['by']): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  switch (by) {
    case 'weekday':
      return addDays(day, -7)
    case 'day-of-month':
      return existing(day, month === 1 ? dayText(year - 1, 12, date) : dayText(year, month - 1, date))
    case 'date':
      return existing(day, dayText(year - 1, month, date))
    case 'other':
      return day
  }
}

function existing(day: Day, other: Day): Day {
  return isDay(other) ? other : day
}

function dayText(year: number, month: number, date: number): Day {
  return [String(year), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-')
}
