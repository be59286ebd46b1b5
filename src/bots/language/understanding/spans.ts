/** Which tokens belong to a day, an hour or a length of time, so that no other reader counts them again. */
import { type DayMention, dayAt } from './days.ts'
import { type HourMention, hourAt, type Length, lengthAt } from './hours.ts'
import type { Token } from './normalise.ts'

/** Every mention of time in a message, in order. */
export interface TimeMentions {
  readonly days: readonly DayMention[]
  readonly hours: readonly HourMention[]
  readonly lengths: readonly Length[]
}

/** Finds days, hours and lengths of time; each token belongs to one at most. */
export function timeMentions(row: readonly Token[]): TimeMentions {
  const days: DayMention[] = []
  const hours: HourMention[] = []
  const lengths: Length[] = []
  for (let at = 0; at < row.length; at++) {
    const kind = row[at]?.kind
    if (kind !== 'word' && kind !== 'figure' && kind !== 'code') continue
    const day = dayAt(row, at) ?? targetDay(row, at, days.length > 0)
    const hour = day === undefined ? hourAt(row, at) : undefined
    const length = day === undefined && hour === undefined ? lengthAt(row, at) : undefined
    if (day !== undefined) days.push(day)
    else if (hour !== undefined) hours.push(hour)
    else if (length !== undefined) lengths.push(length)
    at = (day ?? hour ?? length)?.to === undefined ? at : ((day ?? hour ?? length)?.to ?? at + 1) - 1
  }
  return { days, hours, lengths }
}

/** "mundur ke 18": a day of the month without "tanggal"; up to 12 it may be an hour, unless a day was named before. */
function targetDay(row: readonly Token[], at: number, dayNamed: boolean): DayMention | undefined {
  const figure = row[at]
  const day =
    figure?.kind === 'figure' && row[at - 1]?.word === 'ke' && /^\d{1,2}$/.test(figure.raw) ? Number(figure.raw) : 0
  const least = dayNamed ? 1 : MOVES.has(row[at - 2]?.word ?? '') ? 13 : 32
  return day >= least && day <= 31 ? { name: { kind: 'date', day }, from: at, to: at + 1 } : undefined
}

const MOVES: ReadonlySet<string> = new Set(['mundur', 'maju', 'geser', 'tunda', 'pindah', 'ganti'])

/** Says of a token whether a mention of time holds it. Lengths count when they delay or wait, not when they are units. */
export function spansOf(times: TimeMentions): (at: number) => boolean {
  const held = new Set<number>()
  for (const { from, to } of [...times.days, ...times.hours, ...times.lengths]) {
    for (let at = from; at < to; at++) held.add(at)
  }
  return (at) => held.has(at)
}

/** The tokens of `row` that days and hours hold. */
export function dayAndHourSpans(row: readonly Token[]): (at: number) => boolean {
  return spansOf(timeMentions(row))
}
