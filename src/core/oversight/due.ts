/** Which summaries are due: the daily one every morning, the weekly one on Monday mornings, each of what is complete. */
import { addDays, HOUR, type Hour, type Instant, instantAt, MINUTE, wallClock, weekday } from '../calendar.ts'
import { type Period, type PeriodKind, periodOf } from './period.ts'

/** When summaries go out, in the office's zone. */
export const SUMMARY_HOUR: Hour = '07:00'

/** How long a missed one is still worth sending: then the next one is near, or it is old news. */
const WORTH_SENDING: Readonly<Record<PeriodKind, number>> = { day: 24 * HOUR, week: 72 * HOUR }
/** From this delay on, the summary says that it is late. */
const LATE_FROM = 20 * MINUTE

export interface DueSummary {
  readonly period: Period
  readonly dueAt: Instant
  /** It comes so late that an honest word about it is in place. */
  readonly late: boolean
}

/** The latest summary of each kind whose hour has come and that is still worth sending. Older ones are not made up for. */
export function dueSummaries(now: Instant, zone: string): DueSummary[] {
  const { day, hour } = wallClock(now, zone)
  const morning = hour >= SUMMARY_HOUR ? day : addDays(day, -1)
  const monday = addDays(morning, 1 - weekday(morning))
  const candidates = [
    { kind: 'day', of: morning },
    { kind: 'week', of: monday },
  ] as const
  return candidates.flatMap(({ kind, of }) => {
    const dueAt = instantAt(of, SUMMARY_HOUR, zone)
    if (now - dueAt >= WORTH_SENDING[kind]) return []
    return [{ period: periodOf(kind, addDays(of, -1), zone), dueAt, late: now - dueAt >= LATE_FROM }]
  })
}
