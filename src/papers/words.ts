/**
 * Numbers and time as Indonesian forms print them. Written out here and not left to `Intl`: a paper that is made again
 * must be the same to the byte, whatever the runtime knows about languages by then.
 */
import { type Day, type Instant, wallClock, weekday } from '#core/calendar.ts'
import { terbilang } from '#core/terbilang.ts'

const DAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const
const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ')
const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}
const CHANNELS: Readonly<Record<string, string>> = { telegram: 'Telegram', whatsapp: 'WhatsApp', sandbox: 'Sandbox' }

/** `1.250.000` */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}

/** `(25.775)`, as accounts write what goes off; `nihil` when nothing does. */
export function minus(amount: number): string {
  return amount > 0 ? `(${grouped(amount)})` : 'nihil'
}

/** `Rp1.250.000` */
export function rupiahText(amount: number): string {
  return `Rp${grouped(amount)}`
}

/** `1,5%`, exact to four places. */
export function percentText({ numerator, denominator }: { numerator: number; denominator: number }): string {
  const tenThousandths = Math.round((numerator * 1_000_000) / denominator)
  const whole = Math.floor(tenThousandths / 10_000)
  const rest = String(tenThousandths % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${grouped(whole)}${rest ? `,${rest}` : ''}%`
}

/** `26 November 2026` */
export function dayText(at: Instant, zone: string): string {
  const { date, month, year } = partsOf(wallClock(at, zone).day)
  return `${date} ${month} ${year}`
}

/** `Kamis, 26 November 2026` */
export function longDayText(at: Instant, zone: string): string {
  return `${nameOf(wallClock(at, zone).day)}, ${dayText(at, zone)}`
}

/** `10.15 WIB` */
export function hourText(at: Instant, zone: string): string {
  return `${wallClock(at, zone).hour.replace(':', '.')} ${ZONES[zone] ?? zone}`
}

/** `26 November 2026, 10.15 WIB` */
export function momentText(at: Instant, zone: string): string {
  return `${dayText(at, zone)}, ${hourText(at, zone)}`
}

/** `26-11-2026 10.15`, for tables. */
export function shortMomentText(at: Instant, zone: string): string {
  const { day, hour } = wallClock(at, zone)
  return `${day.split('-').reverse().join('-')} ${hour.replace(':', '.')}`
}

/** `Kamis, tanggal dua puluh enam bulan November tahun dua ribu dua puluh enam`, as records begin. */
export function dayInWords(at: Instant, zone: string): string {
  const { day } = wallClock(at, zone)
  const { date, month, year } = partsOf(day)
  return `${nameOf(day)}, tanggal ${terbilang(date)} bulan ${month} tahun ${terbilang(year)}`
}

/** What people call a messenger. */
export function channelText(channel: string): string {
  return CHANNELS[channel] ?? channel
}

function nameOf(day: Day): string {
  return DAYS[weekday(day) - 1] ?? ''
}

function partsOf(day: Day): { date: number; month: string; year: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { date, month: MONTHS[month - 1] ?? '', year }
}
