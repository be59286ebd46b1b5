/** How numbers, money and time are written for people: the Indonesian way, or the English (`Rp4,500,000`, `11:00`). */
import type { Instant } from '#core/calendar.ts'
import type { Rupiah } from '#core/money.ts'
import type { Language } from '#core/people/person.ts'

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

/** Formats of a language in a zone. Made once per language: `Intl` formatters are dear to build. */
export function formatsFor(language: Language, zone = 'Asia/Jakarta'): Formats {
  const locale = language === 'id' ? 'id-ID' : 'en-GB'
  const words = UNITS[language]
  const zoneName = ZONE_NAMES[zone] ?? zone
  const numbers = new Intl.NumberFormat(locale)
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    return (at: Instant) => format.format(at)
  }
  const longDay = date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const shortDay = date({ weekday: 'short', day: 'numeric', month: 'short' })
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const hour = (at: Instant) => (language === 'id' ? clock.format(at).replace(':', '.') : clock.format(at))
  return {
    rupiah: (amount) => `Rp${numbers.format(amount)}`,
    number: (value) => numbers.format(value),
    quantity: (value, unit) => `${numbers.format(value)} ${unit}`,
    moment: (at) => `${longDay(at)}${words.at}${hour(at)} ${zoneName}`,
    shortMoment: (at) => `${shortDay(at).replace(',', '')} ${hour(at)}`,
    day: longDay,
    span: (ms) => spanned(ms, words),
  }
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
