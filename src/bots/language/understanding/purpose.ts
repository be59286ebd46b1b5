/** What a meeting is, as officers say it: "90 orang, dengan Dinkes, jam 9-12", "internal aja", "3 jam". */
import { daysBetween, HOUR, type Hour, type Instant, instantAt, wallClock } from '#core/calendar.ts'
import type { PurposeFact } from '#core/guards/index.ts'
import type { Purpose } from '#core/order/index.ts'
import { lengthAt } from './hours.ts'
import { tokens } from './normalise.ts'
import { readNumbers } from './numbers.ts'

const RANGE =
  /\b(\d{1,2})(?:[.:](\d{2}))?\s*(?:-|–|—|s\/d|s\.d\.?|sd|sampai|sampe|hingga|until|to)\s*(?:jam|pukul|pkl)?\s*(\d{1,2})(?:[.:](\d{2}))?\b/i
const ALONE =
  /\b(internal|sendiri|intern|tanpa unit|(?:hanya|cuma|cuman) (?:unit|kami|kita|orang)|unit (?:kami|kita|sendiri)|only (?:us|our))/i
const TOGETHER = /\b(?:dengan|dgn|bersama|bareng|sama|ikut|lintas|antar|undang|mengundang|with)\s+\p{L}/iu
const NO = /^(?:tidak|tdk|nggak|ngga|gak|ga|enggak|engga|belum|no)\b/i
const YES = /^(?:ya|iya|yes|ada|betul|benar)\b/i
const PEOPLE: ReadonlySet<string> = new Set([
  'orang',
  'peserta',
  'undangan',
  'tamu',
  'pax',
  'people',
  'guest',
  'guests',
])
/** "peserta rapat 40", "yang hadir: 40" */
const PEOPLE_BEFORE =
  /\b(?:peserta(?:nya)?|undangan(?:nya)?|tamu(?:nya)?|orang(?:nya)?|hadirin|yang (?:hadir|datang|ikut)|guests?|people)\b[^\d,;]{0,14}(\d{1,6})\b/i
/** "dari 3 dinas": more units than one. */
const UNITS_COUNTED = /\b(?:[2-9]|\d{2,3}|dua|tiga|empat|lima)\s+(?:dinas|unit|opd|skpd|instansi|sudin|badan|bagian)\b/i
const MEETING = /\b(?:rapat|acara|pertemuan|sosialisasi|pelatihan|bimtek|koordinasi|evaluasi|meeting)\b/i
const LONGEST_HOURS = 24
const PARTICIPANTS_MAX = 100_000

/** What `text` says of a meeting; `asked` is what a bare answer answers, `deliverAt` names the day of its hours. */
export function readPurpose(
  text: string,
  { asked, deliverAt, zone }: { asked: PurposeFact; deliverAt: Instant; zone: string },
): Purpose {
  const time = hoursIn(text, asked, deliverAt, zone)
  const rest = time.rest
  const participants = peopleIn(rest, asked)
  const otherUnits = unitsIn(text.trim(), asked)
  return {
    ...(participants === undefined ? {} : { participants }),
    ...(otherUnits === undefined ? {} : { otherUnits }),
    ...time.read,
  }
}

/** Is the sentence about a meeting and its people, and no wish for goods that so many shall eat? */
export function saysOfMeeting(text: string): boolean {
  const row = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return row.some((word) => PEOPLE.has(word.replace(/nya$/, ''))) && (MEETING.test(text) || row.length <= FEW_WORDS)
}
const FEW_WORDS = 3

interface Hours {
  readonly read: Pick<Purpose, 'hours' | 'endsAt'>
  /** The text without its hours. */
  readonly rest: string
}

function hoursIn(text: string, asked: PurposeFact, deliverAt: Instant, zone: string): Hours {
  const range = RANGE.exec(text)
  const span = range && spanOf(range)
  if (range && span) {
    const { day } = wallClock(deliverAt, zone)
    return {
      read: { hours: (span.to - span.from) / 60, endsAt: instantAt(day, clock(span.to), zone) },
      rest: text.replace(range[0], ' '),
    }
  }
  const row = tokens(text)
  for (let at = 0; at < row.length; at++) {
    const found = lengthAt(row, at)
    if (found && found.days === 0 && found.minutes > 0)
      return { read: fitting(found.minutes / 60), rest: without(row, found.from, found.to) }
  }
  const bare = asked === 'hours' ? /^\s*(\d{1,2}(?:[.,]\d)?)\s*$/.exec(text)?.[1] : undefined
  return bare === undefined ? { read: {}, rest: text } : { read: fitting(Number(bare.replace(',', '.'))), rest: '' }
}

function without(row: ReturnType<typeof tokens>, from: number, to: number): string {
  return row
    .filter((_, at) => at < from || at >= to)
    .map(({ raw }) => raw)
    .join(' ')
}

function fitting(hours: number): { hours?: number } {
  return hours > 0 && hours <= LONGEST_HOURS ? { hours } : {}
}

/** Minutes of the day; "1" after "9" is one in the afternoon. */
function spanOf([, fromHour, fromMinute, toHour, toMinute]: RegExpExecArray) {
  const from = Number(fromHour) * 60 + Number(fromMinute ?? 0)
  const plain = Number(toHour) * 60 + Number(toMinute ?? 0)
  const to = plain <= from && plain + 12 * 60 > from ? plain + 12 * 60 : plain
  return to > from && to < LONGEST_HOURS * 60 ? { from, to } : undefined
}

function clock(minutes: number): Hour {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

function peopleIn(text: string, asked: PurposeFact): number | undefined {
  const reads = readNumbers(text).filter(
    ({ value }) => Number.isInteger(value) && value > 0 && value < PARTICIPANTS_MAX,
  )
  const named = reads.find(({ unit, item = '' }) => PEOPLE.has(unit ?? '') || PEOPLE.has(item.split(' ')[0] ?? ''))
  const before = Number(PEOPLE_BEFORE.exec(text)?.[1] ?? 0)
  const bare = asked === 'participants' && reads.length === 1 && reads[0]?.unit === undefined ? reads[0] : undefined
  return named?.value ?? (before > 0 && before < PARTICIPANTS_MAX ? before : bare?.value)
}

function unitsIn(text: string, asked: PurposeFact): boolean | undefined {
  if (ALONE.test(text)) return false
  if (asked === 'otherUnits' && NO.test(text)) return false
  return TOGETHER.test(text) || UNITS_COUNTED.test(text) || (asked === 'otherUnits' && YES.test(text))
    ? true
    : undefined
}

/** The end of a meeting moves with the day of its delivery. */
export function endMoved(purpose: Purpose, from: Instant, to: Instant, zone: string): Purpose {
  const { endsAt } = purpose
  const days = daysBetween(wallClock(from, zone).day, wallClock(to, zone).day)
  return endsAt === undefined ? purpose : { ...purpose, endsAt: endsAt + days * 24 * HOUR }
}
