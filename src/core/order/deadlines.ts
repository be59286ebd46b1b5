/**
 * How long somebody has to answer, and when they are reminded: at half and at 80 % of the office time they were given.
 */
import {
  addWorkingMinutes,
  type Calendar,
  HOUR,
  type Instant,
  workingDayMinutes,
  workingMinutesBetween,
} from '../calendar.ts'
import type { Outage } from '../outage.ts'
import type { Deadline, Order } from './order.ts'

/** Shares of the given time at which a reminder goes out. */
export const REMINDER_SHARES = [0.5, 0.8] as const

/** The least time anybody is given, however soon the delivery. */
const LEAST_TIME = HOUR

/**
 * The deadline of an answer asked for now: `days` of office time, but early enough that the vendor still has its lead
 * time before the delivery. A deadline after the event would be no deadline.
 */
export function deadlineFrom(
  now: Instant,
  days: number,
  { deliverAt, leadTimeHours }: { deliverAt: Instant; leadTimeHours: number },
  calendar: Calendar,
): Deadline {
  const officeTime = addWorkingMinutes(now, days * workingDayMinutes(calendar), calendar)
  const latest = Math.max(now + LEAST_TIME, deliverAt - leadTimeHours * HOUR)
  const answerDueAt = Math.min(officeTime, latest)
  return { answerDueAt, alarmAt: alarmAfter(now, answerDueAt, 0, calendar) }
}

/** When the clock acts next after `remindersSent` reminders: the next reminder, or the deadline itself. */
export function alarmAfter(since: Instant, due: Instant, remindersSent: number, calendar: Calendar): Instant {
  const share = REMINDER_SHARES[remindersSent]
  if (share === undefined) return due
  const office = workingMinutesBetween(since, due, calendar)
  return office > 0 ? addWorkingMinutes(since, share * office, calendar) : Math.round(since + share * (due - since))
}

/**
 * The deadline that is fair after the office was away: office time lost while somebody should have answered is given
 * back, and at least `graceMinutes` of it follow upon every return; but never past the delivery itself. Answers with
 * the last outage that moved it, or nothing when it stands. Applying it twice moves nothing more: a moved deadline lies
 * beyond the grace of the outage that moved it. Source: docs/rules.md#R-09.
 */
export function fairDeadline(
  { statusAt, answerDueAt, deliverAt }: Pick<Order, 'statusAt' | 'answerDueAt' | 'deliverAt'>,
  outages: readonly Outage[],
  graceMinutes: number,
  calendar: Calendar,
): { readonly due: Instant; readonly away: Outage } | undefined {
  let fair: { due: Instant; away: Outage } | undefined
  for (const away of outages.toSorted((a, b) => a.to - b.to)) {
    const due = fair?.due ?? answerDueAt
    if (due === undefined || away.to <= statusAt) continue
    const graceEnds = addWorkingMinutes(away.to, graceMinutes, calendar)
    const lost = workingMinutesBetween(Math.max(away.from, statusAt), away.to, calendar)
    const moved = Math.min(deliverAt, Math.max(graceEnds, addWorkingMinutes(due, lost, calendar)))
    if (due < graceEnds && moved > due) fair = { due: moved, away }
  }
  return fair
}

/** The next reminder of those not yet sent that still lies ahead, else the deadline. */
export function nextAlarm(
  { statusAt, remindersSent }: Pick<Order, 'statusAt' | 'remindersSent'>,
  due: Instant,
  now: Instant,
  calendar: Calendar,
): Instant {
  let sent = remindersSent
  let next = alarmAfter(statusAt, due, sent, calendar)
  // After an outage several reminders may be due at once: one is enough.
  while (next <= now && next < due) next = alarmAfter(statusAt, due, ++sent, calendar)
  return next
}
