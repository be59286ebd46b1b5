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
import type { Deadline } from './order.ts'

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
