/** Hours and parts of the day in a row of tokens: "jam 2 siang", "setengah 8", "jam 9 kurang seperempat", "abis dzuhur". */
import type { Hour } from '#core/calendar.ts'
import type { Token } from './normalise.ts'
import { figureValue, numeralAt } from './numeral.ts'

/** The four parts of a working day; pagi 05-10, siang 11-14, sore 15-17, malam 18-04. */
export type Part = 'pagi' | 'siang' | 'sore' | 'malam'

/** An hour or part of a day, where it stands. */
export interface HourMention {
  readonly hour?: Hour
  /** The end of "jam 9-10", "antara 9 dan 10". */
  readonly untilHour?: Hour
  readonly part?: Part
  readonly approximate: boolean
  /** "abis jumatan" also names the day. */
  readonly friday: boolean
  readonly from: number
  readonly to: number
}

/** A length of time: "sejam", "setengah jam", "15 menit", "2 hari". */
export interface Length {
  readonly minutes: number
  readonly days: number
  readonly from: number
  readonly to: number
}

const PARTS: ReadonlySet<string> = new Set(['pagi', 'siang', 'sore', 'malam'])

/** Prayer times and meals as Jakarta uses them for appointments; all are "about". */
const MOMENTS: ReadonlyMap<string, readonly [at: Hour, after: Hour, before: Hour]> = new Map([
  ['subuh', ['04:45', '05:15', '04:30']],
  ['dhuha', ['08:30', '09:00', '08:00']],
  ['dzuhur', ['12:00', '12:30', '11:45']],
  ['ashar', ['15:15', '15:30', '15:00']],
  ['magrib', ['18:00', '18:15', '17:45']],
  ['isya', ['19:15', '19:30', '19:00']],
  ['jumatan', ['12:00', '13:00', '11:30']],
  ['makansiang', ['11:30', '13:00', '11:30']],
  ['tengahhari', ['12:00', '12:30', '11:30']],
  ['istirahat', ['12:00', '13:00', '11:45']],
  ['tengahmalam', ['00:00', '00:30', '23:30']],
])
/** "istirahat" is a rest for the sick as well; it is a moment only after one of these. */
const NEEDS_ORDER: ReadonlySet<string> = new Set(['istirahat', 'makansiang'])
const AFTER: ReadonlySet<string> = new Set(['habis', 'setelah', 'lepas', 'bubar', 'beres', 'selesai', 'kelar'])
const CLOCK: ReadonlySet<string> = new Set(['jam', 'pukul'])

/** The hour or part of a day that begins at token `at`. */
export function hourAt(row: readonly Token[], at: number): HourMention | undefined {
  return momentAt(row, at) ?? clockAt(row, at) ?? partAt(row, at)
}

function momentAt(row: readonly Token[], at: number): HourMention | undefined {
  const word = row[at]?.word ?? ''
  const after = AFTER.has(word)
  const before = word === 'sebelum'
  let from = at + (after || before ? 1 : 0)
  while (FILLS_MOMENT.has(row[from]?.word ?? '')) from++
  const name = row[from]?.word ?? ''
  const moment = MOMENTS.get(name)
  if (moment === undefined || (NEEDS_ORDER.has(name) && !after && !before && row[at - 1]?.word !== 'jam'))
    return undefined
  return {
    hour: moment[after ? 1 : before ? 2 : 0],
    approximate: true,
    friday: name === 'jumatan',
    from: at,
    to: from + 1,
  }
}
const FILLS_MOMENT: ReadonlySet<string> = new Set([
  'sholat',
  'salat',
  'shalat',
  'solat',
  'adzan',
  'azan',
  'waktu',
  'jam',
  'makan',
])

function partAt(row: readonly Token[], at: number): HourMention | undefined {
  const word = row[at]?.word ?? ''
  if (!PARTS.has(word)) return undefined
  return { part: word as Part, approximate: true, friday: false, from: at, to: at + 1 }
}

interface Clock {
  readonly hours: number
  readonly minutes: number
  readonly next: number
  readonly approximate: boolean
  /** Written with minutes or on 24 hours, so that morning or afternoon is not open. */
  readonly exact: boolean
}

function clockAt(row: readonly Token[], at: number): HourMention | undefined {
  const named = CLOCK.has(row[at]?.word ?? '')
  let from = at + (named ? 1 : 0)
  const about = ABOUT.has(row[from]?.word ?? '')
  if (named && about) from++
  const clock = halfBefore(row, from, named) ?? plainClock(row, from, named)
  if (clock === undefined) return undefined
  const moved = minutesAfter(row, clock, named)
  if (!named && !isHourWithoutName(row, from, moved)) return undefined
  const wib = WIB.has(row[moved.next]?.word ?? '') ? moved.next + 1 : moved.next
  const until = named ? untilAfter(row, wib) : undefined
  const end = until?.next ?? wib
  const part = PARTS.has(row[end]?.word ?? '') ? (row[end]?.word as Part) : undefined
  const hour = wall(moved, part)
  if (hour === undefined) return undefined
  const an = row[end]?.word === 'an'
  return {
    hour,
    ...(until === undefined ? {} : { untilHour: wall(until, part) ?? hour }),
    ...(part === undefined ? {} : { part }),
    approximate: moved.approximate || about || an,
    friday: false,
    from: at,
    to: end + (part === undefined && !an ? 0 : 1),
  }
}
const ABOUT: ReadonlySet<string> = new Set(['sekitar', 'kira2', 'kisaran', 'kurleb', 'jelang', 'menjelang'])
const WIB: ReadonlySet<string> = new Set(['wib', 'teng', 'tepat', 'pas'])

/** "setengah 8" is 07.30: half of the eighth hour. */
function halfBefore(row: readonly Token[], from: number, named: boolean): Clock | undefined {
  if (row[from]?.word !== 'setengah') return undefined
  const numeral = numeralAt(row, from + 1)
  if (numeral === undefined || numeral.scale > 1 || !isHourValue(numeral.value) || numeral.value < 1) return undefined
  const after = row[numeral.next]
  if (!named && after?.kind === 'word' && COUNTS.has(after.word)) return undefined
  return { hours: numeral.value - 1, minutes: 30, next: numeral.next, approximate: numeral.approximate, exact: false }
}
const COUNTS: ReadonlySet<string> = new Set([
  'juta',
  'ribu',
  'lusin',
  'kodi',
  'box',
  'kotak',
  'porsi',
  'pcs',
  'orang',
  'kg',
  'rim',
  'dus',
])

const isHourValue = (value: number) => Number.isInteger(value) && value >= 0 && value <= 24

function plainClock(row: readonly Token[], from: number, named: boolean): Clock | undefined {
  const token = row[from]
  if (token?.kind === 'figure') {
    const split = /^(\d{1,2})[.:](\d{2})$/.exec(token.raw)
    if (split !== null) {
      const hours = Number(split[1])
      const minutes = Number(split[2])
      if (hours > 24 || minutes > 59) return undefined
      return { hours, minutes, next: from + 1, approximate: false, exact: true }
    }
  }
  if (!named) {
    if (token?.kind !== 'figure' && !isNumberWord(token)) return undefined
  }
  const numeral = numeralAt(row, from)
  if (numeral === undefined || numeral.scale > 1 || !isHourValue(numeral.value)) return undefined
  return { hours: numeral.value, minutes: 0, next: numeral.next, approximate: numeral.approximate, exact: false }
}

function isNumberWord(token: Token | undefined): boolean {
  return (
    token !== undefined && /^(satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)$/.test(token.word)
  )
}

/** "kurang seperempat", "lewat 15", "lebih 10 menit", "jam 8 setengah" after the hour. */
function minutesAfter(row: readonly Token[], clock: Clock, named: boolean): Clock {
  const word = row[clock.next]?.word ?? ''
  const sign = word === 'kurang' ? -1 : word === 'lewat' || word === 'lebih' ? 1 : 0
  if (sign === 0)
    return named && isMinutes(row[clock.next])
      ? { ...clock, minutes: Number(row[clock.next]?.raw), next: clock.next + 1, exact: true }
      : clock
  const amount = minutesAt(row, clock.next + 1)
  if (amount === undefined) return sign > 0 && named ? { ...clock, next: clock.next + 1, approximate: true } : clock
  const total = clock.hours * 60 + clock.minutes + sign * amount.minutes
  return {
    hours: Math.floor(total / 60),
    minutes: total % 60,
    next: amount.next,
    approximate: clock.approximate,
    exact: clock.exact,
  }
}

/** "jam 9 30": a bare two-figure number right after a named hour. */
function isMinutes(token: Token | undefined): boolean {
  return token?.kind === 'figure' && /^[0-5][05]$/.test(token.raw) && !token.glued
}

function minutesAt(row: readonly Token[], at: number): { readonly minutes: number; readonly next: number } | undefined {
  const word = row[at]?.word ?? ''
  if (word === 'seperempat' || word === 'seprapat' || word === 'sprapat') return { minutes: 15, next: at + 1 }
  if (word === 'setengah') return { minutes: 30, next: at + 1 }
  const numeral = numeralAt(row, at)
  if (numeral === undefined || !Number.isInteger(numeral.value) || numeral.value < 1 || numeral.value > 59)
    return undefined
  return { minutes: numeral.value, next: row[numeral.next]?.word === 'menit' ? numeral.next + 1 : numeral.next }
}

/** Without "jam", a number is an hour only when it has minutes ("10.30"), a part of the day, "wib" or "kurang lima". */
function isHourWithoutName(row: readonly Token[], from: number, clock: Clock): boolean {
  const after = row[clock.next]?.word ?? ''
  const figure = row[from]
  if (row[from - 1]?.word === 'rpmoney' || row[from - 1]?.word === 'harga') return false
  if (figure?.kind === 'figure' && /^\d{1,2}[.:]\d{2}$/.test(figure.raw)) {
    return figure.raw.includes(':') || (!MONEY_FOLLOWS.has(after) && figureValue(figure.raw).value <= 24)
  }
  if (row[from]?.word === 'setengah') return true
  return (PARTS.has(after) && clock.hours >= 1 && clock.hours <= 12) || after === 'wib'
}
const MONEY_FOLLOWS: ReadonlySet<string> = new Set(['ribu', 'juta', 'rpmoney', 'per', 'kg', 'liter', 'meter'])

function untilAfter(row: readonly Token[], at: number): Clock | undefined {
  const word = row[at]?.word ?? ''
  if (!(word === '-' || word === 'sampai' || word === 'hingga')) return undefined
  const from = CLOCK.has(row[at + 1]?.word ?? '') ? at + 2 : at + 1
  return plainClock(row, from, true)
}

/** The hour on the wall; an hour of 1 to 5 without a part of the day is in the afternoon, as orders are. */
function wall(clock: Clock, part: Part | undefined): Hour | undefined {
  let hours = clock.hours
  const twentyFour = clock.exact && hours >= 10
  if (part === 'siang' && hours >= 1 && hours <= 4) hours += 12
  else if (part === 'sore' && hours >= 1 && hours <= 7) hours += 12
  else if (part === 'malam' && hours >= 6 && hours <= 11) hours += 12
  else if (part === 'malam' && hours === 12) hours = 24
  else if (part === undefined && !twentyFour && hours >= 1 && hours <= 5 && !(clock.exact && clock.minutes < 0))
    hours += 12
  if (hours > 24 || (hours === 24 && clock.minutes > 0)) return undefined
  return `${pad(hours % 24)}:${pad(clock.minutes)}`
}

const pad = (value: number) => String(value).padStart(2, '0')

const IN_MINUTES: ReadonlyMap<string, number> = new Map([
  ['menit', 1],
  ['jam', 60],
])
const IN_DAYS: ReadonlyMap<string, number> = new Map([
  ['hari', 1],
  ['minggu', 7],
  ['bulan', 30],
])

/** A length of time that begins at token `at`: "sejam", "2 jam", "satu setengah jam", "15 menit", "seminggu". */
export function lengthAt(row: readonly Token[], at: number): Length | undefined {
  const raw = row[at]?.raw ?? ''
  const one = /^se(menit|jam|hari|minggu|bulan)(?:an)?$/.exec(raw)?.[1]
  if (one !== undefined) return length(1, one, at, at + 1)
  if (
    /^setengah|^stengah|^stgh|^setgh/.test(raw) &&
    row[at + 1]?.word === 'jam' &&
    !isHourValue(Number(row[at + 2]?.raw ?? 'x'))
  ) {
    return length(0.5, 'jam', at, at + 2)
  }
  const numeral = numeralAt(row, at)
  if (numeral === undefined || numeral.scale > 1) return undefined
  const half = row[numeral.next]?.word === 'setengah' ? 0.5 : 0
  const unitAt = numeral.next + (half > 0 ? 1 : 0)
  const unit = row[unitAt]
  // "3 hari kerja".
  const word = unit?.word === 'jamkerja' && unit.raw.startsWith('hari') ? 'hari' : unit?.word
  return length(numeral.value + half, word ?? '', at, unitAt + 1)
}

function length(amount: number, unit: string, from: number, to: number): Length | undefined {
  const minutes = IN_MINUTES.get(unit)
  if (minutes !== undefined) return { minutes: Math.round(amount * minutes), days: 0, from, to }
  const days = IN_DAYS.get(unit)
  return days === undefined ? undefined : { minutes: 0, days: Math.round(amount * days), from, to }
}
