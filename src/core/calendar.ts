/**
 * Time as the office counts it. Instants are epoch milliseconds (they survive JSON, sessions and batches), days are
 * `YYYY-MM-DD` in the office's own zone, hours are `HH:MM`. Nothing in core reads a clock: `now` is an argument.
 */
import { Temporal } from 'temporal-polyfill'
import { remembered } from './remembered.ts'

/** Epoch milliseconds. */
export type Instant = number
/** A day of the office's calendar, `YYYY-MM-DD`. */
export type Day = string
/** An hour of a day, `HH:MM`, 00:00 to 23:59. */
export type Hour = string

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** The office's zone, its closed days and its working hours. Source: docs/rules.md#R-13; data, not law, in code. */
export interface Calendar {
  readonly zone: string
  /** Public holidays and collective leave (cuti bersama), besides Saturday and Sunday. */
  readonly holidays: ReadonlySet<Day>
  readonly opens: Hour
  readonly closes: Hour
}

/** Monday to Friday, 08:00 to 16:00 at Asia/Jakarta, no holidays: what tests and an empty table start from. */
export const PLAIN_CALENDAR: Calendar = { zone: 'Asia/Jakarta', holidays: new Set(), opens: '08:00', closes: '16:00' }

const DAY = 24 * HOUR
const DAYS_KEPT = 10_000

/** The day and hour that `instant` has on the office's wall. */
export function wallClock(instant: Instant, zone: string): { readonly day: Day; readonly hour: Hour } {
  const wall = instant + offsetAt(instant, zone)
  const day = Math.floor(wall / DAY)
  return { day: nameOf(day), hour: HOURS[Math.floor((wall - day * DAY) / MINUTE)] ?? '' }
}

/** Every minute of a day as its hour reads. */
const HOURS: readonly Hour[] = Array.from({ length: DAY / MINUTE }, (_, minute) => hourAt(minute))

function hourAt(minute: number): Hour {
  return [Math.floor(minute / 60), minute % 60].map((part) => `${part}`.padStart(2, '0')).join(':')
}

/** The instant in UTC, as ISO has it. All that a batch writes bears the same few. */
export const isoOf = remembered((instant: Instant) => new Date(instant).toISOString())

/** The name of the day that is so many days after 1 January 1970: each message asks dozens of times. */
const nameOf = remembered((day: number): Day => new Date(day * DAY).toISOString().slice(0, 10))

/** The instant at which the office's wall shows `day` and `hour`. */
export function instantAt(day: Day, hour: Hour, zone: string): Instant {
  const asIfUtc = Date.parse(`${day}T${hour}Z`)
  const [before, after] = [offsetAt(asIfUtc - DAY, zone), offsetAt(asIfUtc + DAY, zone)]
  // Only where clocks are about to be changed is it worth asking closely: an hour may be missing, or come twice.
  if (before === after) return asIfUtc - before
  return Temporal.PlainDateTime.from(`${day}T${hour}`).toZonedDateTime(zone).epochMilliseconds
}

/** How far each zone is from UTC on each day (counted from 1970), unless that changes on the day. */
const offsets = new Map<string, Map<number, number | undefined>>()
/** How far the zone is ahead of UTC then. Every message asks many times, and Temporal takes its time to answer. */
function offsetAt(instant: Instant, zone: string): number {
  const day = Math.floor(instant / DAY)
  const known = offsets.get(zone) ?? new Map<number, number | undefined>()
  if (!offsets.has(zone)) offsets.set(zone, known)
  if (!known.has(day)) {
    if (known.size >= DAYS_KEPT) known.clear()
    const first = exactOffset(day * DAY, zone)
    known.set(day, first === exactOffset((day + 1) * DAY, zone) ? first : undefined)
  }
  return known.get(day) ?? exactOffset(instant, zone)
}

function exactOffset(instant: Instant, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000
}

/** `day` moved by whole days; negative goes back. */
export function addDays(day: Day, days: number): Day {
  return nameOf(Date.parse(day) / DAY + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return new Date(Date.parse(day)).getUTCDay() || 7
}

/** Is `text` a day that exists? */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false // the only way Temporal says "no such day"
  }
}

/** Neither a weekend nor a closed day. */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  return weekday(day) < 6 && !calendar.holidays.has(day)
}

/** The first working day on or after `day`. */
export function workingDayFrom(day: Day, calendar: Calendar): Day {
  let candidate = day
  while (!isWorkingDay(candidate, calendar)) candidate = addDays(candidate, 1)
  return candidate
}

/**
 * `from` moved on by `minutes` of office time: nights, weekends and holidays do not count. One working day is
 * `workingDayMinutes(calendar)`. A part of a minute is rounded to the millisecond.
 */
export function addWorkingMinutes(from: Instant, minutes: number, calendar: Calendar): Instant {
  let { day, hour } = wallClock(from, calendar.zone)
  if (!isWorkingDay(day, calendar) || hour >= calendar.closes) {
    day = workingDayFrom(addDays(day, isWorkingDay(day, calendar) ? 1 : 0), calendar)
    hour = calendar.opens
  }
  if (hour < calendar.opens) hour = calendar.opens
  let left = Math.round(minutes * MINUTE)
  // A morning that began in mid-minute keeps its seconds.
  let at = Math.max(instantAt(day, hour, calendar.zone), wallClock(from, calendar.zone).hour === hour ? from : 0)
  for (;;) {
    const closes = instantAt(day, calendar.closes, calendar.zone)
    if (at + left <= closes) return at + left
    left -= Math.max(0, closes - at)
    day = workingDayFrom(addDays(day, 1), calendar)
    at = instantAt(day, calendar.opens, calendar.zone)
  }
}

/** Office minutes between two instants; zero when `to` is not later. The inverse of `addWorkingMinutes`. */
export function workingMinutesBetween(from: Instant, to: Instant, calendar: Calendar): number {
  if (to <= from) return 0
  let total = 0
  const lastDay = wallClock(to, calendar.zone).day
  for (let day = wallClock(from, calendar.zone).day; day <= lastDay; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue
    const opens = Math.max(from, instantAt(day, calendar.opens, calendar.zone))
    const closes = Math.min(to, instantAt(day, calendar.closes, calendar.zone))
    total += Math.max(0, closes - opens)
  }
  return total / MINUTE
}

/** Working days after `from` up to and with `to`; zero when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count++
  return count
}

/** Office minutes in one working day. */
export function workingDayMinutes(calendar: Calendar): number {
  const minutes = (hour: Hour) => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5))
  return minutes(calendar.closes) - minutes(calendar.opens)
}
