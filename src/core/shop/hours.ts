/** When a shop brings goods: its own days and hours, as its people said them. What nobody said is open. */
import { addDays, type Day, type Hour, type Instant, instantAt, wallClock, weekday } from '../calendar.ts'

export interface Closure {
  readonly from: Day
  /** The last closed day. */
  readonly to: Day
}

export interface ShopHours {
  readonly closures: readonly Closure[]
  /** 1 is Monday, 7 is Sunday. */
  readonly closedWeekdays: readonly number[]
  readonly opens?: Hour
  readonly closes?: Hour
}

export const ALWAYS_OPEN: ShopHours = { closures: [], closedWeekdays: [] }

/** Why nothing is brought at a moment, with what a sentence about it needs. */
export type Closed =
  | { readonly why: 'days'; readonly from: Day; readonly to: Day }
  | { readonly why: 'weekday'; readonly weekday: number }
  | { readonly why: 'hours'; readonly opens: Hour; readonly closes: Hour }

/** Is the shop closed at this moment, and why? */
export function closedAt(hours: ShopHours, at: Instant, zone: string): Closed | undefined {
  const { day, hour } = wallClock(at, zone)
  return closedOn(hours, day) ?? outside(hours, hour)
}

function closedOn({ closures, closedWeekdays }: ShopHours, day: Day): Closed | undefined {
  const closure = closures.find(({ from, to }) => from <= day && day <= to)
  if (closure) return { why: 'days', ...closure }
  return closedWeekdays.includes(weekday(day)) ? { why: 'weekday', weekday: weekday(day) } : undefined
}

function outside({ opens, closes }: ShopHours, hour: Hour): Closed | undefined {
  if (opens === undefined || closes === undefined || (opens <= hour && hour <= closes)) return undefined
  return { why: 'hours', opens, closes }
}

/** Further ahead nobody plans; a shop that is closed so long is no answer. */
const LOOKED_AHEAD = 60

/** The nearest moment from `at` on at which the shop brings goods, at the same hour if it is open then. */
export function nextOpening(hours: ShopHours, at: Instant, zone: string): Instant | undefined {
  const { day, hour } = wallClock(at, zone)
  const late = hours.closes !== undefined && hour > hours.closes
  const kept = outside(hours, hour) ? (hours.opens ?? hour) : hour
  for (let ahead = late ? 1 : 0; ahead <= LOOKED_AHEAD; ahead++) {
    const candidate = addDays(day, ahead)
    if (!closedOn(hours, candidate)) return instantAt(candidate, kept, zone)
  }
  return undefined
}
