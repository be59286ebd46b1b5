/** Days in a row of tokens, not yet on a calendar: "besok", "jumat depan", "tgl 12", "12/8", "5 agustus", "H-1". */

import { lengthAt } from './hours.ts'
import type { Token } from './normalise.ts'

/** Which day a text names, before a clock says which day that is. */
export type DayName =
  | { readonly kind: 'offset'; readonly days: number }
  /** 1 is Monday. `which`: a plain one is the coming one. */
  | {
      readonly kind: 'weekday'
      readonly day: number
      readonly which: 'coming' | 'next' | 'last'
      readonly eve: boolean
    }
  | { readonly kind: 'date'; readonly day: number; readonly month?: number; readonly year?: number }
  | { readonly kind: 'week'; readonly weeks: number }
  | { readonly kind: 'month'; readonly months: number; readonly edge?: 'start' | 'middle' | 'end' }
  /** Counted from the day of the event: "H-1". */
  | { readonly kind: 'event'; readonly days: number }

/** A day where it stands in the text. */
export interface DayMention {
  readonly name: DayName
  /** The end of "tgl 20-24". */
  readonly until?: DayName
  readonly from: number
  readonly to: number
}

const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'minggu'].map((word, at) => [word, at + 1]),
)
const MONTHS: ReadonlyMap<string, number> = new Map(
  'januari februari maret april mei juni juli agustus september oktober november desember'
    .split(' ')
    .map((word, at) => [word, at + 1]),
)
const OFFSETS: ReadonlyMap<string, number> = new Map([
  ['hariini', 0],
  ['besok', 1],
  ['lusa', 2],
  ['tulat', 3],
  ['kemarin', -1],
])
const NEXT: ReadonlySet<string> = new Set(['depan', 'ngarep', 'payun'])
const LAST: ReadonlySet<string> = new Set(['lalu', 'kemarin', 'lepas'])

/** The day that begins at token `at`. */
export function dayAt(row: readonly Token[], at: number): DayMention | undefined {
  return offsetAt(row, at) ?? weekdayAt(row, at) ?? periodAt(row, at) ?? dateAt(row, at) ?? eventAt(row, at)
}

const mention = (name: DayName, from: number, to: number): DayMention => ({ name, from, to })

function offsetAt(row: readonly Token[], at: number): DayMention | undefined {
  const word = row[at]?.word ?? ''
  const days = OFFSETS.get(word)
  if (days !== undefined) {
    // "kemarin lusa" is two days ago; "besok lusa" stays open between both and is read as the later one.
    if (days === -1 && row[at + 1]?.word === 'lusa') return mention({ kind: 'offset', days: -2 }, at, at + 2)
    if (days === 1 && row[at + 1]?.word === 'lusa') return mention({ kind: 'offset', days: 2 }, at, at + 2)
    return mention({ kind: 'offset', days }, at, at + 1)
  }
  const length = row[at]?.kind === 'word' || row[at]?.kind === 'figure' ? lengthAt(row, at) : undefined
  if (length === undefined || length.days === 0) return undefined
  const after = row[length.to]?.word ?? ''
  if (after === 'lagi') return mention({ kind: 'offset', days: length.days }, at, length.to + 1)
  return after === 'lalu' ? mention({ kind: 'offset', days: -length.days }, at, length.to + 1) : undefined
}

function weekdayAt(row: readonly Token[], at: number): DayMention | undefined {
  const lead = row[at]?.word ?? ''
  const named = lead === 'hari'
  // "malam minggu" is Saturday night: the eve of the day it names.
  const eve = lead === 'malam' && WEEKDAYS.has(row[at + 1]?.word ?? '')
  const from = named || eve ? at + 1 : at
  const word = row[from]?.word ?? ''
  const day = WEEKDAYS.get(word)
  if (day === undefined) return undefined
  const after = row[from + 1]?.word ?? ''
  if (word === 'minggu' && !named && !eve && isWeek(row, from)) return undefined
  const which = NEXT.has(after) ? 'next' : LAST.has(after) ? 'last' : 'coming'
  const to = from + (which === 'coming' ? 1 : 2)
  if (which === 'coming' && isSince(row, at, to)) return mention({ kind: 'weekday', day, which: 'last', eve }, at, to)
  return mention({ kind: 'weekday', day, which, eve }, at, to)
}

/** "belum cair dari senin", "sudah nunggu sejak jumat": it has gone on since then. */
function isSince(row: readonly Token[], at: number, to: number): boolean {
  const before = row[at - 1]?.word ?? ''
  if (before !== 'dari' && before !== 'sejak') return false
  const runsTo = row.slice(to).some(({ word }) => word === 'sampai' || word === '-' || word === 'hingga')
  return !runsTo && row.some(({ word }) => GOES_ON.has(word))
}
const GOES_ON: ReadonlySet<string> = new Set(['belum', 'sudah', 'tunggu', 'telah'])

/** "minggu depan", "minggu ini", "2 minggu": a week and not Sunday. */
function isWeek(row: readonly Token[], at: number): boolean {
  const after = row[at + 1]?.word ?? ''
  const before = row[at - 1]
  return (
    NEXT.has(after) ||
    after === 'ini' ||
    after === 'itu' ||
    after === 'lalu' ||
    after === 'kemarin' ||
    before?.kind === 'figure'
  )
}

function periodAt(row: readonly Token[], at: number): DayMention | undefined {
  const word = row[at]?.word ?? ''
  const after = row[at + 1]?.word ?? ''
  const edge =
    word === 'akhirbulan' ? 'end' : word === 'awalbulan' ? 'start' : word === 'tengahbulan' ? 'middle' : undefined
  if (edge !== undefined) {
    const next = NEXT.has(after)
    return mention({ kind: 'month', months: next ? 1 : 0, edge }, at, at + (next ? 2 : 1))
  }
  const step = NEXT.has(after) ? 1 : after === 'ini' ? 0 : after === 'lalu' || after === 'kemarin' ? -1 : undefined
  if (step === undefined) return undefined
  if (word === 'minggu' || word === 'pekan') return mention({ kind: 'week', weeks: step }, at, at + 2)
  return word === 'bulan' ? mention({ kind: 'month', months: step }, at, at + 2) : undefined
}

const whole = (token: Token | undefined, most: number): number | undefined => {
  if (token?.kind !== 'figure' || !/^\d{1,4}$/.test(token.raw)) return undefined
  const value = Number(token.raw)
  return value >= 1 && value <= most ? value : undefined
}

function dateAt(row: readonly Token[], at: number): DayMention | undefined {
  const named = row[at]?.word === 'tanggal'
  const from = named ? at + 1 : at
  return isoAt(row, at, from) ?? slashAt(row, at, from) ?? spokenDate(row, at, from, named)
}

/** "2026-08-05". */
function isoAt(row: readonly Token[], at: number, from: number): DayMention | undefined {
  const [year, , month, , day] = row.slice(from, from + 5)
  if (!/^20\d\d$/.test(year?.raw ?? '') || row[from + 1]?.raw !== '-' || row[from + 3]?.raw !== '-') return undefined
  const [m, d] = [whole(month, 12), whole(day, 31)]
  return m === undefined || d === undefined
    ? undefined
    : mention({ kind: 'date', day: d, month: m, year: Number(year?.raw) }, at, from + 5)
}

/** "12/8", "05-08-26", "12/8/2026". With dashes a year is needed: "20-24" is a range. */
function slashAt(row: readonly Token[], at: number, from: number): DayMention | undefined {
  const mark = row[from + 1]?.raw
  if ((mark !== '/' && mark !== '-') || row[from + 1]?.glued !== true || row[from + 2]?.glued !== true) return undefined
  const day = whole(row[from], 31)
  const month = whole(row[from + 2], 12)
  if (day === undefined || month === undefined) return undefined
  const year = row[from + 3]?.raw === mark && row[from + 3]?.glued === true ? row[from + 4]?.raw : undefined
  if (year !== undefined && /^(20)?\d\d$/.test(year)) {
    return mention(
      { kind: 'date', day, month, year: year.length === 2 ? 2000 + Number(year) : Number(year) },
      at,
      from + 5,
    )
  }
  return mark === '/' && !isFraction(row, from) ? mention({ kind: 'date', day, month }, at, from + 3) : undefined
}

/** "1/2" is a half and not the first of February, unless a day word stands before it; "2/3 nya" is a share as well. */
export function isFraction(row: readonly Token[], from: number): boolean {
  const [above, below] = [Number(row[from]?.raw), Number(row[from + 2]?.raw)]
  if (!(row[from + 1]?.raw === '/' && above > 0 && above < below)) return false
  if (['nya', 'bagian', 'dari'].includes(row[from + 3]?.raw ?? '')) return true
  return row[from]?.raw === '1' && row[from + 2]?.raw === '2' && row[from - 1]?.word !== 'tanggal'
}

/** "tgl 12", "5 agustus 2026", "tgl 20-24". */
function spokenDate(row: readonly Token[], at: number, from: number, named: boolean): DayMention | undefined {
  const day = whole(row[from], 31)
  if (day === undefined) return undefined
  const range = named ? rangeEnd(row, from + 1) : undefined
  const end = range === undefined ? from + 1 : range.next
  const month = MONTHS.get(row[end]?.word ?? '')
  if (month === undefined && !named) return undefined
  const year = month === undefined ? undefined : yearAt(row, end + 1)
  const date = (value: number): DayName => ({
    kind: 'date',
    day: value,
    ...(month === undefined ? {} : { month }),
    ...(year === undefined ? {} : { year }),
  })
  const to = end + (month === undefined ? 0 : year === undefined ? 1 : 2)
  return { ...mention(date(day), at, to), ...(range === undefined ? {} : { until: date(range.day) }) }
}

function rangeEnd(row: readonly Token[], at: number): { readonly day: number; readonly next: number } | undefined {
  const mark = row[at]?.word ?? ''
  if (!(mark === '-' || mark === 'sampai' || mark === 'hingga' || mark === 's/d' || mark === 'sd')) return undefined
  const from = row[at + 1]?.word === 'tanggal' ? at + 2 : at + 1
  const day = whole(row[from], 31)
  return day === undefined ? undefined : { day, next: from + 1 }
}

function yearAt(row: readonly Token[], at: number): number | undefined {
  const raw = row[at]?.raw ?? ''
  return row[at]?.kind === 'figure' && /^20\d\d$/.test(raw) ? Number(raw) : undefined
}

function eventAt(row: readonly Token[], at: number): DayMention | undefined {
  const token = row[at]
  const days = token?.kind === 'code' ? /^h ?([-+]) ?(\d{1,2})$/.exec(token.raw) : null
  if (days !== null) return mention({ kind: 'event', days: Number(`${days[1]}${days[2]}`) }, at, at + 1)
  return token?.word === 'hari' && row[at + 1]?.word === 'h'
    ? mention({ kind: 'event', days: 0 }, at, at + 2)
    : undefined
}

/** Yesterday, last week, last month. */
export function isBehind(name: DayName): boolean {
  if (name.kind === 'offset') return name.days < 0
  if (name.kind === 'week') return name.weeks < 0
  if (name.kind === 'month') return name.months < 0
  return name.kind === 'weekday' && name.which === 'last'
}
