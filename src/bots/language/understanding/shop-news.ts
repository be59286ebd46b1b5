/**
 * What a vendor tells of the shop itself: stock, prices, closed days, hours. Read apart from answers to orders, because
 * it binds nobody: whoever acts on it echoes old and new and asks for a "ya".
 */
import { addDays, type Day, type Hour, type Instant, wallClock, weekday } from '#core/calendar.ts'
import { readWhen } from './dates.ts'
import { readMoney } from './money.ts'
import { standard } from './normalise.ts'
import { readNumbers } from './numbers.ts'

export type ShopNews =
  /** `left: null`: there is enough again. `words` name the goods, as far as they were named. */
  | { readonly kind: 'stock'; readonly words: string; readonly left: number | null }
  | { readonly kind: 'stock-by'; readonly words: string; readonly by: number }
  | { readonly kind: 'price'; readonly words: string; readonly price?: number }
  | { readonly kind: 'price-by'; readonly words: string; readonly by: number }
  | { readonly kind: 'closed'; readonly from: Day; readonly to: Day }
  /** So many days, but from when? Without `days` nothing is known. */
  | { readonly kind: 'closed-when'; readonly days?: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly closed: boolean }
  | { readonly kind: 'open'; readonly from: Day }
  | { readonly kind: 'hours'; readonly opens: Hour; readonly closes: Hour }
  | { readonly kind: 'hours-which' }

export interface NewsContext {
  readonly now: Instant
  readonly zone: string
}

/** The news in a message, if it is any; a question is none. */
export function readShopNews(text: string, context: NewsContext): ShopNews | undefined {
  if (text.length > 200 || text.includes('?')) return undefined
  const words = standard(text).split(/\s+/)
  if (words.some((word) => ASKS.has(word))) return undefined
  return closed(text, words, context) ?? opened(text, words, context) ?? priced(text, words) ?? stocked(text, words)
}

const ASKS: ReadonlySet<string> = new Set(['apakah', 'kapan', 'kenapa', 'bagaimana', 'berapa', 'apa', 'siapa', 'mana'])
const CLOSES: ReadonlySet<string> = new Set(['tutup', 'libur', 'cuti'])

const has = (words: readonly string[], ...any: readonly string[]) => any.some((word) => words.includes(word))
const today = ({ now, zone }: NewsContext) => wallClock(now, zone).day

/** "buka jam 7 sampe 5", "besok buka lagi", "minggu buka". */
function opened(text: string, words: readonly string[], context: NewsContext): ShopNews | undefined {
  if (!has(words, 'buka')) return undefined
  const [left, right] = halves(text)
  const opens = hourIn(left, context)
  const closes = hourIn(right, context)
  if (opens && closes) return { kind: 'hours', opens: morning(opens, left), closes: afternoon(closes, opens, right) }
  if (has(words, 'jam', 'pukul') && !has(words, 'lagi', 'kembali')) return { kind: 'hours-which' }
  if (!has(words, 'lagi', 'kembali', 'toko', 'warung', 'jual', 'sudah')) return undefined
  return { kind: 'open', from: readWhen(text, context)?.day ?? today(context) }
}

/** Both sides of "sampai": each is read alone. */
function halves(text: string): readonly [string, string] {
  const at = /\s(?:sampai|sampe|smp|sampek|hingga|s\/d|sd)\s|\s?[-–]\s?(?=\d|jam|pukul)/i.exec(text)
  return at ? [text.slice(0, at.index), text.slice(at.index + at[0].length)] : [text, '']
}

function hourIn(text: string, context: NewsContext): Hour | undefined {
  if (text === '') return undefined
  return (readWhen(text, context) ?? readWhen(`jam ${text}`, context))?.hour
}

const moved = (hour: Hour, by: number) => `${String(Number(hour.slice(0, 2)) + by).padStart(2, '0')}${hour.slice(2)}`

/** A shop opens in the morning unless somebody says otherwise. */
function morning(hour: Hour, said: string): Hour {
  return hour >= '13:00' && !/1[3-9]|2\d|siang|sore|malam/.test(said) ? moved(hour, -12) : hour
}

function afternoon(hour: Hour, opens: Hour, said: string): Hour {
  return hour <= morning(opens, '') && hour < '12:00' && !/pagi/.test(said) ? moved(hour, 12) : hour
}

/** "besok tutup", "libur lebaran 3 hari", "tiap minggu tutup", "libur 30 nov sampai 2 des". */
function closed(text: string, words: readonly string[], context: NewsContext): ShopNews | undefined {
  const rests =
    words.some((word) => CLOSES.has(word)) || /(?:tidak|stop) (?:jual|dagang|produksi)/.test(words.join(' '))
  if (!rests || has(words, 'maaf', 'pesan')) return undefined
  const day = dayIn(text, context)
  if (has(words, 'setiap', 'tiap') && day) return { kind: 'weekday', weekday: weekday(day), closed: true }
  const [before, back] = text.split(/\bbuka(?:nya)?\b/i)
  const reopens = back === undefined ? undefined : dayIn(back, context)
  if (reopens) return stretch(dayIn(before ?? '', context) ?? today(context), addDays(reopens, -1))
  const [left, right] = halves(text)
  const until = right === '' ? undefined : dayIn(right, context)
  if (until) return stretch(dayIn(left, context) ?? today(context), until)
  const days = daysIn(words)
  const when = readWhen(text, context)
  if (when?.day === undefined) return { kind: 'closed-when', ...(days === undefined ? {} : { days }) }
  return stretch(when.day, when.untilDay ?? addDays(when.day, (days ?? 1) - 1))
}

function dayIn(text: string, context: NewsContext): Day | undefined {
  const when = readWhen(text, context)
  return when?.ambiguous?.find((day) => day >= today(context)) ?? when?.day
}

const LONGEST_CLOSED = 60

function stretch(from: Day, to: Day): ShopNews | undefined {
  const isStretch = from <= to && to <= addDays(from, LONGEST_CLOSED)
  return isStretch ? { kind: 'closed', from, to } : { kind: 'closed-when' }
}

const COUNTS: Readonly<Record<string, number>> = { sehari: 1, seminggu: 7, sepekan: 7 }

/** "3 hari", "seminggu". */
function daysIn(words: readonly string[]): number | undefined {
  const one = words.map((word) => COUNTS[word]).find((days) => days !== undefined)
  const at = words.findIndex((word) => word === 'hari' || word === 'minggu')
  const figure = words[at - 1] ?? ''
  const [read] = /^\d{1,2}$/.test(figure) ? [Number(figure)] : [SMALL[figure]]
  return one ?? (read === undefined ? undefined : read * (words[at] === 'minggu' ? 7 : 1))
}

const SMALL: Readonly<Record<string, number>> = { dua: 2, tiga: 3, empat: 4, lima: 5, enam: 6, tujuh: 7 }

/** "harga nasi ayam naik jadi 28rb", "nasi box turun 2rb", "snack box 15000". */
function priced(text: string, words: readonly string[]): ShopNews | undefined {
  const speaks = has(words, 'harga', 'naik', 'turun', 'diskon')
  if (!speaks || has(words, 'ongkir', 'dp', 'tetap', 'bisa', 'boleh')) return undefined
  const amounts = readMoney(text, { price: true })
  const amount = amounts.at(-1)
  const named = goodsIn(words)
  if (amount === undefined) return has(words, 'harga') ? { kind: 'price', words: named } : undefined
  const moves = has(words, 'naik', 'turun') && !has(words, 'jadi', 'menjadi', 'ke', 'dari')
  if (moves && amounts.length === 1)
    return { kind: 'price-by', words: named, by: has(words, 'turun') ? -amount.amount : amount.amount }
  return { kind: 'price', words: named, price: amount.amount }
}

/** "stok nasi box habis", "nasi box tinggal 30", "tumpeng ada lagi". */
function stocked(text: string, words: readonly string[]): ShopNews | undefined {
  const named = goodsIn(words)
  if (has(words, 'stok') === false && named === '') return undefined
  if (has(words, 'maaf', 'bisa', 'sanggup', 'boleh', 'pesan', 'cuma')) return undefined
  const again = has(words, 'lagi', 'kembali', 'sudah') && has(words, 'ada', 'ready', 'tersedia')
  const [number, ...others] = readNumbers(text)
  if (others.length > 0) return undefined
  if (number && number.change === 'add' && has(words, 'stok'))
    return { kind: 'stock-by', words: named, by: number.value }
  if (number && number.change === 'set' && has(words, 'stok', 'sisa', 'ada', 'ready', 'tinggal'))
    return { kind: 'stock', words: named, left: number.value }
  if (again || (has(words, 'stok') && has(words, 'aman', 'banyak'))) return { kind: 'stock', words: named, left: null }
  const gone = has(words, 'habis', 'kosong') || /tidak (?:ada|ready)|stok tidak/.test(words.join(' '))
  return gone && !number ? { kind: 'stock', words: named, left: 0 } : undefined
}

/** What names no goods. */
const PLAIN: ReadonlySet<string> = new Set(
  `stok habis kosong sisa tinggal ada lagi ready tersedia kembali sudah belum harga naik turun jadi menjadi ke dari per
  diskon ribu rp rpmoney juta tidak dulu ya kakak kak min admin bu ibu bapak pak mas mbak bang tolong mau minta ubah ganti
  update tambah kurang cuma hanya saja masih lagi nih ini itu di yang dong deh kok sih produk barang menu jual untuk sekarang hari hariini
  besok out aman banyak total semua pcs porsi biji buah tambahan lagi baru saya kami kita`
    .trim()
    .split(/\s+/),
)

/** What the standard form puts together and a product's name does not. */
const TOGETHER: Readonly<Record<string, string>> = { nasikotak: 'nasi kotak', snackbox: 'snack box' }

function goodsIn(words: readonly string[]): string {
  return words
    .map((word) => TOGETHER[word] ?? word)
    .filter((word) => !PLAIN.has(word) && /^[a-z][a-z ]*$/.test(word) && word.length > 1)
    .join(' ')
}
