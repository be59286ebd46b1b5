/** From an admin's words to the day or week that they ask about. */
import { type Instant, isDay, wallClock } from '#core/calendar.ts'
import { askedPeriod, type NamedDay } from '#core/oversight/asked.ts'
import type { Period } from '#core/oversight/period.ts'
import { readWhen } from '../language/understanding/index.ts'

const WEEKDAY = /\b(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b/i
const MONTH = /\b(jan|feb|mar|apr|mei|jun|jul|agu|agt|ags|sep|okt|nov|des)/i
/** No summary tells of more than a week. */
const TOO_LONG = /\b(bulan|tahun)\b/i

/** The period that the words mean; `unread` when they name none, `ahead` when it has not begun. No words: today. */
export function periodIn(words: string, now: Instant, zone: string): Period | 'unread' | 'ahead' {
  const today = wallClock(now, zone).day
  // "pekan" is a week and nothing else, which is what "minggu lalu" is read as.
  const text = words.trim().replace(/\bpekan\b/gi, 'minggu')
  const named = text === '' ? ({ day: today, by: 'other' } as const) : namedDay(text, now, zone)
  return named ? (askedPeriod(named, today, zone) ?? 'ahead') : 'unread'
}

function namedDay(words: string, now: Instant, zone: string): NamedDay | undefined {
  if (isDay(words)) return { day: words, by: 'other' }
  const when = TOO_LONG.test(words) ? undefined : readWhen(words, { now, zone })
  if (when?.day === undefined || when.impossible) return undefined
  const { day, untilDay } = when
  return untilDay === undefined ? { day, by: namedBy(words) } : { day, untilDay, by: 'other' }
}

function namedBy(words: string): NamedDay['by'] {
  if (/\b\d{4}\b/.test(words)) return 'other'
  if (MONTH.test(words) || /\d\s*[/.-]\s*\d/.test(words)) return 'date'
  if (/\d/.test(words)) return 'day-of-month'
  return WEEKDAY.test(words) ? 'weekday' : 'other'
}
