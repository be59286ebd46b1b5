/** The stretches of time that a summary tells of: a day or a week (Monday to Sunday) of the office's calendar. */
import { addDays, type Day, type Instant, instantAt, weekday } from '../calendar.ts'

export const PERIOD_KINDS = ['day', 'week'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

export interface Period {
  readonly kind: PeriodKind
  readonly first: Day
  /** The last day that belongs to it. */
  readonly last: Day
  readonly from: Instant
  /** The first instant that no longer belongs to it. */
  readonly until: Instant
}

/** The day itself, or the week that it lies in. */
export function periodOf(kind: PeriodKind, day: Day, zone: string): Period {
  const first = kind === 'day' ? day : addDays(day, 1 - weekday(day))
  const next = addDays(first, kind === 'day' ? 1 : 7)
  return {
    kind,
    first,
    last: addDays(next, -1),
    from: instantAt(first, '00:00', zone),
    until: instantAt(next, '00:00', zone),
  }
}

/** The one before it, of the same kind. */
export function periodBefore({ kind, first }: Period, zone: string): Period {
  return periodOf(kind, addDays(first, -1), zone)
}

/** Is it still going on, so that its figures may change? */
export function isUnderWay({ from, until }: Period, now: Instant): boolean {
  return from <= now && now < until
}

/**
 * Does what waits right now belong into its summary? Only while it, or the one that follows it, is going on: beside
 * figures of last month it would mislead.
 */
export function isRecent({ from, until }: Period, now: Instant): boolean {
  return from <= now && now < until + (until - from)
}
