/** How numbers, money and time are written for people: the Indonesian way, or the English (`Rp4,500,000`, `11:00`). */
import type { Instant } from '#core/calendar.ts'
import type { Rupiah } from '#core/money.ts'
import type { Language } from '#core/people/person.ts'
import { remembered } from '#core/remembered.ts'

export interface Formats {
  /** `Rp4.500.000` */
  rupiah(amount: Rupiah): string
  /** `1.250` */
  number(value: number): string
  /** `100 box` */
  quantity(value: number, unit: string): string
  /** `Rabu, 25 November 2026 pukul 11.00 WIB` */
  moment(at: Instant): string
  /** `Rab 25 Nov 11.00`, where space is short. */
  shortMoment(at: Instant): string
  /** `Rabu, 25 November 2026` */
  day(at: Instant): string
  /** `2 jam 10 menit`, coarse: at most two units. */
  span(ms: number): string
}

/** The names that people give to Indonesia's three zones. */
const ZONE_NAMES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

const UNITS = {
  id: { day: 'hari', hour: 'jam', minute: 'menit', at: ' pukul ' },
  en: { day: 'd', hour: 'h', minute: 'min', at: ' at ' },
} as const

const MOMENTS_KEPT = 1_000

/** Formats of a language in a zone. Made once per language: `Intl` formatters are dear to build. */
export function formatsFor(language: Language, zone = 'Asia/Jakarta'): Formats {
  const locale = language === 'id' ? 'id-ID' : 'en-GB'
  const words = UNITS[language]
  const zoneName = ZONE_NAMES[zone] ?? zone
  const number = numberFormat(locale)
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    // A batch names the same few moments over and over.
    return remembered((at: Instant) => format.format(at), MOMENTS_KEPT)
  }
  const longDay = date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const shortDay = date({ weekday: 'short', day: 'numeric', month: 'short' })
  const clock = date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const hour = (at: Instant) => (language === 'id' ? clock(at).replace(':', '.') : clock(at))
  return {
    rupiah: (amount) => `Rp${number(amount)}`,
    number,
    quantity: (value, unit) => `${number(value)} ${unit}`,
    moment: (at) => `${longDay(at)}${words.at}${hour(at)} ${zoneName}`,
    shortMoment: (at) => `${shortDay(at).replace(',', '')} ${hour(at)}`,
    day: longDay,
    span: (ms) => spanned(ms, words),
  }
}

/** As `Intl` writes numbers, which takes ten times as long over a whole one as to put marks between its thousands. */
function numberFormat(locale: string): (value: number) => string {
  const format = new Intl.NumberFormat(locale)
  const mark = format.format(1_000).charAt(1)
  return (value) => (Number.isSafeInteger(value) && value >= 0 ? grouped(`${value}`, mark) : format.format(value))
}

function grouped(digits: string, mark: string): string {
  let text = digits.slice(-3)
  for (let at = digits.length - 3; at > 0; at -= 3) text = `${digits.slice(Math.max(0, at - 3), at)}${mark}${text}`
  return text
}

function spanned(ms: number, words: { day: string; hour: string; minute: string }): string {
  const minutes = Math.max(0, Math.round(ms / 60_000))
  const parts = [
    [Math.floor(minutes / 1440), words.day],
    [Math.floor((minutes % 1440) / 60), words.hour],
    [minutes % 60, words.minute],
  ] as const
  const shown = parts.filter(([count]) => count > 0).slice(0, 2)
  return shown.length > 0 ? shown.map(([count, name]) => `${count} ${name}`).join(' ') : `0 ${words.minute}`
}

/** `1 order`, `3 orders`: for English, where Indonesian needs nothing. */
export function plural(f: Pick<Formats, 'number'>, count: number, one: string, many = `${one}s`): string {
  return `${f.number(count)} ${count === 1 ? one : many}`
}
