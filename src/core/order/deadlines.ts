/** When somebody's time ends, when they are reminded of it, and what is fair after the office itself was away. */
import { addWorkingMinutes, type Calendar, type Instant, workingMinutesBetween } from '../calendar.ts'
import type { Outage } from '../outage.ts'
import type { Order } from './order.ts'

/** The first of these shares of the given time that still lies ahead, else its end. */
export function alarmAfter(
  { since, due, now }: { since: Instant; due: Instant; now: Instant },
  shares: readonly number[],
  calendar: Calendar,
): Instant {
  if (due <= since) return due
  const office = workingMinutesBetween(since, due, calendar)
  // After an outage several reminders may be due at once: one is enough.
  for (const share of shares) {
    const at =
      office > 0 ? addWorkingMinutes(since, share * office, calendar) : Math.round(since + share * (due - since))
    if (at > now) return Math.min(at, due)
  }
  return due
}

/**
 * The deadline that is fair after the office was away: office time lost while somebody should have answered is given
 * back, and at least `graceMinutes` of it follow upon every return; but never past `latest`. Answers with the last outage
 * that moved it, or nothing when it stands. Applying it twice moves nothing more: a moved deadline lies beyond the grace
 * of the outage that moved it. Source: docs/rules.md#R-09.
 */
export function fairDeadline(
  { statusAt, answerDueAt }: Pick<Order, 'statusAt' | 'answerDueAt'>,
  outages: readonly Outage[],
  { graceMinutes, latest, calendar }: { graceMinutes: number; latest: Instant; calendar: Calendar },
): { readonly due: Instant; readonly away: Outage } | undefined {
  let fair: { due: Instant; away: Outage } | undefined
  for (const away of outages.toSorted((a, b) => a.to - b.to)) {
    const due = fair?.due ?? answerDueAt
    if (due === undefined || away.to <= statusAt) continue
    const graceEnds = addWorkingMinutes(away.to, graceMinutes, calendar)
    const lost = workingMinutesBetween(Math.max(away.from, statusAt), away.to, calendar)
    const moved = Math.min(latest, Math.max(graceEnds, addWorkingMinutes(due, lost, calendar)))
    if (due < graceEnds && moved > due) fair = { due: moved, away }
  }
  return fair
}
