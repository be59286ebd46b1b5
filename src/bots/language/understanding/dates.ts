/**
 * When: the day and hour that a text names, on the office's calendar.
 *
 * A plain weekday is the coming one. If today is that weekday, it is today when the hour that was said is still ahead;
 * without an hour it is next week's, and today is offered as the other reading. "jumat depan" has two readings when this
 * week's Friday is still ahead. A past date is reported as past and is never moved to the future.
 */
import {
  addDays,
  type Day,
  daysBetween,
  type Hour,
  type Instant,
  isDay,
  MINUTE,
  wallClock,
  weekday,
} from '#core/calendar.ts'
import type { DayMention, DayName } from './days.ts'
import type { HourMention, Part } from './hours.ts'
import { type Token, tokens } from './normalise.ts'
import { type TimeMentions, timeMentions } from './spans.ts'

export type { Part } from './hours.ts'

/** What a text says about when. */
export interface When {
  readonly day?: Day
  /** The last day of a stretch: "tgl 20-24", "minggu depan". */
  readonly untilDay?: Day
  readonly hour?: Hour
  readonly untilHour?: Hour
  readonly part?: Part
  /** The day or hour is not exact: a week, a part of a day, a prayer time, "jam 10an". */
  readonly approximate: boolean
  /** The day, or the hour of today, lies behind now. */
  readonly past: boolean
  /** Days that the text may mean instead; ask. The first is `day`. */
  readonly ambiguous?: readonly Day[]
  /** The text names a day that no calendar has: "31/2". */
  readonly impossible?: true
  /** Minutes later than agreed: "molor sejam". Negative is earlier. */
  readonly shiftMinutes?: number
  /** Days later than agreed: "mundur sehari". */
  readonly shiftDays?: number
  /** Days from the event: "H-1" is -1. */
  readonly eventDays?: number
}

/** Where the reader stands. */
export interface Clock {
  readonly now: Instant
  /** IANA zone; Asia/Jakarta unless told. */
  readonly zone?: string
}

/** What `text` says about when, or nothing if it says nothing. Of several days the one that is wanted counts. */
export function readWhen(text: string, clock: Clock): When | undefined {
  const row = tokens(text)
  return whenOf(row, timeMentions(row), clock)
}

/** The same on tokens and mentions that were found before. */
export function whenOf(row: readonly Token[], times: TimeMentions, clock: Clock): When | undefined {
  const day = wanted(row, times.days)
  const hours = wantedHour(row, times.hours)
  const delay = delayOf(row, times)
  const ahead = aheadOf(row, times)
  if (day === undefined && hours === undefined && delay === undefined && ahead === undefined) return undefined
  const wall = wallAt(clock.now, clock.zone ?? 'Asia/Jakarta')
  if (ahead !== undefined && hours?.hour === undefined) return fromNow(wall, ahead)
  const said = day === undefined ? impliedDay(row, hours, wall) : placed(day, hours?.hour, wall)
  const base = said !== undefined && saysClosed(row) ? nextMonths(said) : said
  const when: When = { approximate: false, past: false, ...base, ...hourFields(hours), ...delay }
  const approximate = (base?.approximate ?? false) || (hours?.approximate ?? false)
  const past = (base?.past ?? false) || (when.day === wall.day && when.hour !== undefined && when.hour < wall.hour)
  return { ...when, approximate, past }
}

/** "lebaran kami libur dari tgl 20 sampe 25", said on the 27th: a time off that is told lies ahead, both ends of it. */
function nextMonths(when: When): When {
  const [, next] = when.ambiguous ?? []
  if (!when.past || when.day === undefined || next === undefined) return when
  const { ambiguous: _, ...rest } = when
  const until = when.untilDay === undefined ? {} : { untilDay: addDays(next, daysBetween(when.day, when.untilDay)) }
  return { ...rest, day: next, ...until, past: false }
}

const saysClosed = (row: readonly Token[]) =>
  row.some(({ word }) => word === 'libur' || word === 'tutup' || word === 'cuti') &&
  !row.some(({ word }) => word === 'sudah' || word === 'kemarin' || word === 'lalu' || word === 'tadi')

let lastWall: { readonly minute: number; readonly zone: string; readonly wall: Wall } | undefined

/** The office's wall clock. Finding a zone's offset costs more than the rest of a message, so the last minute is kept. */
function wallAt(now: Instant, zone: string): Wall {
  const minute = Math.floor(now / MINUTE)
  if (lastWall?.minute !== minute || lastWall.zone !== zone) lastWall = { minute, zone, wall: wallClock(now, zone) }
  return lastWall.wall
}

function hourFields(hours: HourMention | undefined): Partial<When> {
  if (hours === undefined) return {}
  return {
    ...(hours.hour === undefined ? {} : { hour: hours.hour }),
    ...(hours.untilHour === undefined ? {} : { untilHour: hours.untilHour }),
    ...(hours.part === undefined ? {} : { part: hours.part }),
  }
}

const AWAY: ReadonlySet<string> = new Set(['tidak', 'jangan', 'bukan', 'dari', 'kalau', 'karena'])
const REFUSES: ReadonlySet<string> = new Set(['libur', 'tutup', 'penuh', 'merah', 'bentrok'])

/** Is this mention the one that is turned down ("jam 11 ga bisa", "jangan senin", "kalo tgl 17 libur")? */
function isTurnedDown(row: readonly Token[], from: number, to: number): boolean {
  if (AWAY.has(row[from - 1]?.word ?? '') && row[from - 1]?.word !== 'kalau') return true
  const after = row.slice(to, to + 4)
  const stop = after.findIndex((token) => token.kind === 'mark')
  return after
    .slice(0, stop < 0 ? 4 : stop)
    .some(
      (token, at, all) =>
        REFUSES.has(token.word) ||
        ((token.word === 'tidak' || token.word === 'belum') && all[at + 1] !== undefined && at < 2),
    )
}

/** Of several mentions the last that is not turned down; of only turned-down ones, the last. */
function wanted<Mention extends { readonly from: number; readonly to: number }>(
  row: readonly Token[],
  mentions: readonly Mention[],
): Mention | undefined {
  if (mentions.length < 2) return mentions[0]
  return mentions.filter((each) => !isTurnedDown(row, each.from, each.to)).at(-1) ?? mentions.at(-1)
}

/** An hour and the part of a day that stands apart from it ("besok siang jam 2") belong together. */
function wantedHour(row: readonly Token[], mentions: readonly HourMention[]): HourMention | undefined {
  const best = wanted(
    row,
    mentions.filter((each) => each.hour !== undefined),
  )
  const part = wanted(
    row,
    mentions.filter((each) => each.hour === undefined && !isGreeting(row, each.from)),
  )
  if (best === undefined) return part
  return part?.part === undefined || best.part !== undefined
    ? best
    : { ...best, part: part.part, hour: within(best.hour, part.part) }
}

function within(hour: Hour | undefined, part: Part): Hour {
  const value = hour ?? '00:00'
  const hours = Number(value.slice(0, 2))
  if (part === 'pagi' && hours >= 13 && hours <= 17) return `${String(hours - 12).padStart(2, '0')}${value.slice(2)}`
  if (part === 'malam' && hours >= 6 && hours < 12) return `${hours + 12}${value.slice(2)}`
  if (part === 'sore' && hours >= 6 && hours <= 7) return `${hours + 12}${value.slice(2)}`
  return value
}

/** "pagi kak" at the beginning greets; it names no time. */
function isGreeting(row: readonly Token[], at: number): boolean {
  const after = row[at + 1]
  return at === 0 && (after === undefined || ADDRESS.has(after.word) || after.kind === 'mark')
}
const ADDRESS: ReadonlySet<string> = new Set(
  'kakak bapak ibu mbak mas bang kang teteh gan sis bos min bro om mpok semua ndan kak pak bu'.split(' '),
)

const LATER: ReadonlySet<string> = new Set(['mundur', 'molor', 'telat', 'tunda', 'geser', 'lambat', 'tambah'])
const EARLIER: ReadonlySet<string> = new Set(['maju', 'cepat', 'awal'])

/** "molor sejam", "telat 15 menit", "dimajuin setengah jam": a shift against what was agreed. */
function delayOf(row: readonly Token[], times: TimeMentions): Partial<When> | undefined {
  const length = times.lengths.find((each) => row[each.to]?.word !== 'lagi')
  if (length === undefined) return undefined
  const words = row.map((token) => token.word)
  const sign = words.some((word) => EARLIER.has(word)) ? -1 : words.some((word) => LATER.has(word)) ? 1 : 0
  if (sign === 0) return undefined
  return length.days > 0 ? { shiftDays: sign * length.days } : { shiftMinutes: sign * length.minutes }
}

/** "sejam lagi", "30 menit lagi": minutes from now. */
function aheadOf(row: readonly Token[], times: TimeMentions): number | undefined {
  const length = times.lengths.find((each) => row[each.to]?.word === 'lagi' && each.minutes > 0)
  return length?.minutes
}

interface Wall {
  readonly day: Day
  readonly hour: Hour
}

function fromNow(wall: Wall, minutes: number): When {
  const total = Number(wall.hour.slice(0, 2)) * 60 + Number(wall.hour.slice(3)) + minutes
  const hour = `${String(Math.floor(total / 60) % 24).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
  return { day: addDays(wall.day, Math.floor(total / 1_440)), hour, approximate: true, past: false }
}

/** An hour without a day names none, unless "jumatan", "nanti", "tadi" or "sekarang" does. */
function impliedDay(row: readonly Token[], hours: HourMention | undefined, wall: Wall): When | undefined {
  if (hours?.friday === true)
    return resolved({ kind: 'weekday', day: 5, which: 'coming', eve: false }, hours.hour, wall)
  if (hours === undefined) return undefined
  const before = row[hours.from - 1]?.word ?? ''
  if (before === 'tadi') return { day: wall.day, approximate: true, past: true }
  return before === 'nanti' || before === 'sekarang' ? { day: wall.day, approximate: false, past: false } : undefined
}

function placed(mention: DayMention, hour: Hour | undefined, wall: Wall): When | undefined {
  const when = resolved(mention.name, hour, wall)
  if (when === undefined) return { approximate: false, past: false, impossible: true }
  const until = mention.until === undefined ? undefined : resolved(mention.until, undefined, wall)?.day
  if (until === undefined) return when
  const { ambiguous: _, ...running } = when
  // A stretch that has begun but not ended is not past.
  return until >= wall.day ? { ...running, untilDay: until, past: false } : { ...when, untilDay: until }
}

/** Puts a named day on the calendar. */
function resolved(name: DayName, hour: Hour | undefined, wall: Wall): When | undefined {
  switch (name.kind) {
    case 'offset':
      return { day: addDays(wall.day, name.days), approximate: false, past: name.days < 0 }
    case 'weekday':
      return weekdayOn(name, hour, wall)
    case 'date':
      return dateOn(name, wall)
    case 'week': {
      const monday = addDays(wall.day, 1 - weekday(wall.day) + 7 * name.weeks)
      const day = name.weeks === 0 ? wall.day : monday
      return { day, untilDay: addDays(monday, 6), approximate: true, past: name.weeks < 0 }
    }
    case 'month':
      return monthOn(name.months, name.edge, wall)
    case 'event':
      return { eventDays: name.days, approximate: false, past: false }
  }
}

function weekdayOn(name: DayName & { readonly kind: 'weekday' }, hour: Hour | undefined, wall: Wall): When {
  const wantedDay = name.eve ? ((name.day + 5) % 7) + 1 : name.day
  const ahead = (wantedDay - weekday(wall.day) + 7) % 7
  if (name.which === 'last') return { day: addDays(wall.day, ahead - 7), approximate: false, past: true }
  const today = ahead === 0 && hour !== undefined && hour > wall.hour
  const coming = addDays(wall.day, ahead === 0 && !today ? 7 : ahead)
  const other = addDays(wall.day, ahead === 0 ? 0 : ahead + 7)
  const eve = name.eve ? { part: 'malam' as const } : {}
  const thisWeek = weekday(wall.day) < wantedDay
  if (name.which === 'next' && thisWeek) {
    return { day: coming, approximate: false, past: false, ambiguous: [coming, other], ...eve }
  }
  if (ahead === 0 && !today && hour === undefined) {
    return { day: coming, approximate: false, past: false, ambiguous: [coming, wall.day], ...eve }
  }
  return { day: coming, approximate: false, past: false, ...eve }
}

/** A date as far behind as this without a year means next year's: "5 januari" said in November. */
const FAR_BEHIND_DAYS = 180
/** "tgl 5" said on the 23rd is next month's; said on the 8th it may be a slip. */
const JUST_BEHIND_DAYS = 7

function dateOn(name: DayName & { readonly kind: 'date' }, wall: Wall): When | undefined {
  const [year = 0, month = 1] = wall.day.split('-').map(Number)
  if (name.month === undefined) return dayOfMonth(name.day, year, month, wall)
  const day = dayOf(name.year ?? year, name.month, name.day)
  if (day === undefined) return undefined
  const behind = daysBetween(day, wall.day)
  if (behind <= 0) return { day, approximate: false, past: false }
  const nextYear = name.year === undefined ? dayOf(year + 1, name.month, name.day) : undefined
  if (nextYear === undefined) return { day, approximate: false, past: true }
  if (behind > FAR_BEHIND_DAYS) return { day: nextYear, approximate: false, past: false }
  return { day, approximate: false, past: true, ambiguous: [day, nextYear] }
}

function dayOfMonth(dayNumber: number, year: number, month: number, wall: Wall): When | undefined {
  const here = dayOf(year, month, dayNumber)
  const next = month === 12 ? dayOf(year + 1, 1, dayNumber) : dayOf(year, month + 1, dayNumber)
  if (here !== undefined && here >= wall.day) return { day: here, approximate: false, past: false }
  if (here !== undefined && daysBetween(here, wall.day) <= JUST_BEHIND_DAYS) {
    return { day: here, approximate: false, past: true, ...(next === undefined ? {} : { ambiguous: [here, next] }) }
  }
  return next === undefined ? undefined : { day: next, approximate: false, past: false }
}

function dayOf(year: number, month: number, day: number): Day | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(text) ? text : undefined
}

function monthOn(months: number, edge: 'start' | 'middle' | 'end' | undefined, wall: Wall): When {
  const [year = 0, month = 1] = wall.day.split('-').map(Number)
  const index = year * 12 + month - 1 + months
  const first = dayOf(Math.floor(index / 12), (index % 12) + 1, 1) ?? wall.day
  const nextFirst = dayOf(Math.floor((index + 1) / 12), ((index + 1) % 12) + 1, 1) ?? wall.day
  const last = addDays(nextFirst, -1)
  const [day, untilDay] =
    edge === 'end'
      ? [addDays(last, -4), last]
      : edge === 'middle'
        ? [addDays(first, 13), addDays(first, 16)]
        : edge === 'start'
          ? [first, addDays(first, 4)]
          : [first, last]
  const past = untilDay < wall.day
  return { day: !past && day < wall.day ? wall.day : day, untilDay, approximate: true, past }
}
