/**
 * What an officer asks for in one sentence, taken apart: things with their amounts, when and where to, and what the
 * offers must be. It decides nothing; the basket is filled, and asked about, by the flow.
 */
import { type Clock, type When, whenOf } from './dates.ts'
import { isBehind } from './days.ts'
import { conceptsOf } from './lexicon.ts'
import { measuresIn } from './measures.ts'
import { textOf } from './money.ts'
import type { Token } from './normalise.ts'
import type { Change, QuantityRead } from './numbers.ts'
import { denies, type Reading, reading, says } from './reading.ts'
import { describes, isRemark } from './remarks.ts'
import { nearSpan, ofTheShop, wantsOf } from './request-wants.ts'
import { NOISE, type SearchQuery } from './search-query.ts'
import { placeAt } from './slots.ts'

/** One thing that is asked for. Without words it is the thing that is in the basket already. */
export interface RequestItem {
  /** As typed, sizes in one word: "air", "mineral", "330ml". */
  readonly words: readonly string[]
  /** In pieces ("2 lusin" is 24), or a share when `change` is `scale`. */
  readonly quantity?: number
  readonly unit?: string
  readonly change: Change
  readonly approximate?: true
}

/**
 * `order`: things are wanted. `change`: another amount, moment or place for what is in the basket. `replace`: another
 * product instead. `remove`: a thing out. `repeat`: the same as before. `compare`, `search`: only looking. `note`: for the
 * vendor. `none`: no request.
 */
export type RequestKind = 'order' | 'change' | 'replace' | 'remove' | 'repeat' | 'compare' | 'search' | 'note' | 'none'

/** A request, taken apart. */
export interface OrderRequest {
  readonly kind: RequestKind
  readonly items: readonly RequestItem[]
  /** When it shall be there; may be a day alone, an hour alone, ambiguous or past. */
  readonly when?: When
  /** Where to, as typed. */
  readonly place?: string
  /** What an offer must be; without `words` and `quantity`, which stand in `items`. */
  readonly wants: Pick<SearchQuery, 'halal' | 'priceMax' | 'priceMin' | 'about' | 'sort'> & { readonly near?: string }
  /** "bandingin 3 vendor": how many to show beside each other. */
  readonly compare?: number
  /** "yang kemarin diulang": the day of the order that is meant, if it was named. */
  readonly again?: When
  /** What is replaced: "ganti ayamnya jadi ikan". */
  readonly instead?: readonly string[]
  readonly note?: string
}

/** Takes a request apart. */
export function readRequest(text: string, clock: Clock): OrderRequest {
  const read = withoutDenied(reading(text))
  const note = noteIn(read)
  if (note !== undefined) return { kind: 'note', items: [], wants: {}, note }
  const place = ofTheShop(read) ? undefined : placeOf(read)
  const held = heldBy(read, place)
  const swap = instead(read)
  const items = itemsIn(read, held, swap?.from ?? 0)
  const times = split(read)
  const when = theDayAfter(read, ahead(whenOf(read.row, times.ahead, clock)))
  const again = repeats(read) ? whenOf(read.row, times.behind, clock) : undefined
  const request = {
    items,
    ...(when === undefined ? {} : { when }),
    ...(place === undefined ? {} : { place: asWritten(text, place.text) }),
    wants: wantsOf(read),
    ...(again === undefined ? {} : { again }),
    ...comparison(read),
    ...(swap === undefined ? {} : { instead: swap.words }),
    ...leftOut(read, held),
  }
  return { kind: kindOf(read, request), ...request }
}

/** "bukan 120, 100": of two amounts the one that is denied is not asked for. */
function withoutDenied(read: Reading): Reading {
  const meant = read.quantities.filter(({ from }) => !read.negated[from])
  return meant.length > 0 ? { ...read, quantities: meant } : read
}

/** "…, isinya jangan ada kacang": the wish is kept as a note. */
function leftOut(read: Reading, held: (at: number) => boolean): Pick<OrderRequest, 'note'> {
  const part = partsOf(read, held, 0).find((one) => leavesOut(read, one))
  return part === undefined ? {} : { note: textOf(read.row, part.from, part.to) }
}

/** "besoknya aja": the day after the one that stands, and tomorrow only where none does. */
function theDayAfter(read: Reading, when: When | undefined): When | undefined {
  const said = read.row.some(({ raw }) => /^(be|e)sok(an)?nya$/.test(raw))
  return said && when !== undefined && when.hour === undefined ? { ...when, shiftDays: 1 } : when
}

/** Nobody orders for the past: of two days that "tgl 17" may be, the coming one. */
function ahead(when: When | undefined): When | undefined {
  const coming = when?.past === true ? when.ambiguous?.find((day) => day > (when.day ?? '')) : undefined
  if (when === undefined || coming === undefined) return when
  const { ambiguous: _, ...rest } = when
  return { ...rest, day: coming, past: false }
}

/** Yesterday and last week name an order of before; they are no time to deliver. */
function split({ times }: Reading): { readonly ahead: Reading['times']; readonly behind: Reading['times'] } {
  const behind = ({ name }: Reading['times']['days'][number]) => isBehind(name)
  return {
    ahead: { ...times, days: times.days.filter((day) => !behind(day)) },
    behind: { days: times.days.filter(behind), hours: [], lengths: [] },
  }
}

function kindOf(read: Reading, request: Omit<OrderRequest, 'kind'>): RequestKind {
  const { items, compare, when, place } = request
  const named = items.some((item) => item.words.length > 0)
  const amount = items.some((item) => item.quantity !== undefined)
  if (compare !== undefined) return 'compare'
  if (repeats(read)) return 'repeat'
  if (named && removes(read, amount)) return 'remove'
  if (
    says(read, 'ganti', 'tukar') &&
    (request.instead !== undefined || named || request.wants.sort !== undefined || says(read, 'lain', 'vendor'))
  )
    return 'replace'
  if (says(read, 'yanglain') || (says(read, 'vendor') && says(read, 'lain'))) return 'replace'
  const changes = items.some((item) => item.change !== 'set' || says(read, 'jadi', 'tidakusah'))
  if (amount && (changes || !named) && (!named || !buys(read))) return named && adds(items) ? 'order' : 'change'
  // "carikan 50 snack box buat kamis" looks for an order, and not around.
  if (named && (buys(read) || (amount && (!looks(read) || when !== undefined)))) return 'order'
  if (named || Object.keys(request.wants).length > 0) return 'search'
  return when !== undefined || place !== undefined ? 'change' : 'none'
}

const adds = (items: readonly RequestItem[]) => items.some((item) => item.change === 'add' && item.words.length > 0)
const buys = (read: Reading) =>
  says(
    read,
    'pesan',
    'order',
    'beli',
    'checkout',
    'booking',
    'bikin',
    'siapkan',
    'sediakan',
    'butuh',
    'perlu',
    'minta',
    'sewa',
  )
const looks = (read: Reading) =>
  says(read, 'cari', 'ada', 'lihat', 'rekomendasi', 'banding', 'pilih', 'katalog', 'daftar', 'saran') ||
  (says(read, 'siapa', 'mana') && read.asks)
const removes = (read: Reading, amount: boolean) =>
  says(read, 'hapus', 'buang', 'batal') || (!amount && says(read, 'tidakusah'))

/** "diulang", "kayak kemarin", "sama seperti biasa", "yang kemarin lagi". */
const repeats = (read: Reading) =>
  says(read, 'ulang') ||
  (split(read).behind.days.length > 0 && says(read, 'sama', 'seperti', 'lagi')) ||
  (says(read, 'seperti') && says(read, 'biasa', 'tadi', 'dulu'))

/** "bandingin 3 vendor tumpeng": three, unless another number is said. */
function comparison(read: Reading): Pick<OrderRequest, 'compare'> {
  if (!says(read, 'banding', 'versus')) return {}
  const said = read.quantities.find((each) => each.value >= 2 && each.value <= 10 && each.unit !== 'orang')?.value
  return { compare: said ?? 3 }
}

/** "ganti ayamnya jadi ikan", "nasi diganti lontong": what goes. */
function instead(read: Reading): { readonly words: readonly string[]; readonly from: number } | undefined {
  const at = read.row.findIndex((token) => token.word === 'ganti' || token.word === 'tukar')
  const to = read.row.findIndex((token, place) => place > at && (token.word === 'jadi' || token.word === 'dengan'))
  if (at < 0 || to < 0) return undefined
  const words = wordsIn(read.row, at + 1, to, () => false)
  const before = words.length > 0 ? words : wordsIn(read.row, 0, at, () => false)
  return before.length > 0 ? { words: before, from: to + 1 } : undefined
}

/** "catatan: …", and what is to be left out: "ga pake sambel", "tanpa santan". */
function noteIn(read: Reading): string | undefined {
  const { row } = read
  const at = row.findIndex((token) => ['catatan', 'note', 'notes', 'keterangan', 'catat'].includes(token.word))
  const from = row[at + 1]?.kind === 'mark' ? at + 2 : at + 1
  if (at >= 0 && at <= 2) return from < row.length ? textOf(row, from, row.length) : undefined
  const leads = /^(jangan|tanpa)$/.test(row[0]?.word ?? '') && !says(read, 'batal')
  const without =
    read.quantities.length === 0 && !buys(read) && (leads || (denies(read, 'spec', 'product') && !looks(read)))
  return without && !read.asks ? textOf(row, 0, row.length) : undefined
}

/** An address is read in small letters, and shown as it was written. */
function asWritten(text: string, read: string): string {
  const at = text.toLowerCase().indexOf(read)
  return at < 0 ? read : text.slice(at, at + read.length)
}

interface Span {
  readonly from: number
  readonly to: number
}

/** The last place after "di", "ke" or "alamat", else a room or floor; "dekat …" is a wish for the offer and no address. */
function placeOf(read: Reading): (Span & { readonly text: string }) | undefined {
  const all = read.row.map((_, at) => at)
  const led = all.findLast((at) => LEADS.has(read.row[at]?.word ?? '') && placeAt(read, at) !== undefined)
  const at = led ?? all.find((place) => (placeAt(read, place) ?? '').includes(' '))
  const text = at === undefined ? undefined : placeAt(read, at)
  if (at === undefined || text === undefined) return undefined
  const from = LEADS.has(read.row[at]?.word ?? '') && read.row[at]?.raw !== text.split(' ')[0] ? at + 1 : at
  let to = from
  while (to < read.row.length && textOf(read.row, from, to) !== text) to++
  return { text, from: at, to }
}
const LEADS: ReadonlySet<string> = new Set(['di', 'ke'])

/** Tokens that are no part of a thing's name. */
function heldBy(read: Reading, place: Span | undefined): (at: number) => boolean {
  const near = nearSpan(read)
  const spans: readonly Span[] = [...read.money, ...(place === undefined ? [] : [place]), ...near]
  return (at) => read.inTime(at) || spans.some(({ from, to }) => at >= from && at < to)
}

const PARTS: ReadonlySet<string> = new Set(['dan', 'sama', 'plus', 'terus', '+', '&', ',', ';', 'serta', 'ditambah'])

/** The things of a sentence: parts between "sama", "dan", commas, each with a name or an amount. */
function itemsIn(read: Reading, held: (at: number) => boolean, begin: number): readonly RequestItem[] {
  const parts = partsOf(read, held, begin).filter((part) => !leavesOut(read, part))
  const found = parts.flatMap((part) => itemIn(read, part, held) ?? [])
  return each(read, joined(sized(found)))
}

function partsOf(read: Reading, held: (at: number) => boolean, begin: number): readonly Span[] {
  const parts: Span[] = []
  let from = begin
  for (let at = begin; at <= read.row.length; at++) {
    if (at < read.row.length && (held(at) || !divides(read, from, at))) continue
    parts.push(...counted(read, { from, to: at }))
    from = at + 1
  }
  return parts
}

/** "isi tumbler dan payung" is the content of one thing, unless an amount follows. */
function divides(read: Reading, from: number, at: number): boolean {
  const word = read.row[at]?.word ?? ''
  if (!PARTS.has(word)) return false
  const content = word === 'dan' && read.row.slice(from, at).some((token) => token.word === 'isi')
  return !content || read.quantities.some((one) => one.from > at)
}

/** "tenda 2 kursi 100 sound system 1": each amount closes its thing; "2 tenda 100 kursi": each opens it. */
function counted(read: Reading, part: Span): readonly Span[] {
  const amounts = read.quantities.filter(
    (one) => one.from >= part.from && one.to <= part.to && !LOOSE.has(one.unit ?? '') && !describes(read.row, one),
  )
  if (amounts.length < 2 || says(read, 'jadi', 'kurang', 'banding')) return [part]
  const opens = wordsIn(read.row, part.from, amounts[0]?.from ?? part.from, () => false).length === 0
  const cuts = opens ? amounts.slice(1).map((one) => one.from) : amounts.slice(0, -1).map((one) => one.to)
  return [part.from, ...cuts].map((from, at) => ({ from, to: cuts[at] ?? part.to }))
}

/** "isinya jangan ada kacang": a wish about the thing, not a thing. */
const leavesOut = (read: Reading, { from, to }: Span) =>
  (isRemark(read.row, from, to) ||
    read.row
      .slice(from, to)
      .some((token, at) => /^(jangan|tanpa|tidak)$/.test(token.word) && !read.asksWith.has(from + at))) &&
  !read.quantities.some((one) => one.from >= from && one.to <= to)

const SIZE = /^(x{0,3}[sl]|m|[a-z]?\d{1,2})$/

/** "kaos polo L 20 dan XL 15": a size alone is of the thing before. */
function sized(items: readonly RequestItem[]): readonly RequestItem[] {
  return items.map((item, at) => {
    const before = items[at - 1]?.words.filter((word) => !SIZE.test(word)) ?? []
    return item.words.length > 0 && item.words.every((word) => SIZE.test(word))
      ? { ...item, words: [...before, ...item.words] }
      : item
  })
}

/** "masing-masing 50": the amount is everybody's. */
function each(read: Reading, items: readonly RequestItem[]): readonly RequestItem[] {
  if (!says(read, 'masing2', 'masing')) return items
  const amount = items.find((item) => item.quantity !== undefined)
  if (amount?.quantity === undefined) return items
  const { quantity, unit } = amount
  return items
    .filter((item) => item.words.length > 0)
    .map((item) => ({ ...item, quantity, ...(unit === undefined ? {} : { unit }) }))
}

/** "nasi box, 100 ya": an amount without a name belongs to the one name that has no amount yet. */
function joined(items: readonly RequestItem[]): readonly RequestItem[] {
  const [name, amount, ...more] = items
  if (name === undefined || amount === undefined || more.length > 0) return items
  const fits = name.quantity === undefined && amount.words.length === 0 && amount.change === 'set'
  const fitsBack = amount.quantity === undefined && name.words.length === 0 && name.change === 'set'
  if (fits) return [{ ...amount, words: name.words }]
  return fitsBack ? [{ ...name, words: amount.words }] : items
}

function itemIn(read: Reading, { from, to }: Span, held: (at: number) => boolean): RequestItem | undefined {
  const compares = says(read, 'banding')
  const here = read.quantities.filter((one) => one.from >= from && one.to <= to && !one.bonus && !held(one.from))
  const amount = compares
    ? here.find((one) => one.unit === 'orang' || one.unit === 'pax')
    : (here.find((one) => !LOOSE.has(one.unit ?? '')) ?? here[0])
  const others = here.filter((one) => one !== amount)
  const counted = (at: number) =>
    held(at) || [amount, ...(compares ? others : [])].some((one) => one !== undefined && at >= one.from && at < one.to)
  const words = wordsIn(read.row, from, occasionAt(read, from, to, counted), counted)
  if (amount === undefined) return words.length === 0 ? undefined : { words, change: 'set' }
  return { words, ...amountFields(amount) }
}

/** "… buat syukuran": where the occasion begins; what stands behind it names no thing. */
function occasionAt(read: Reading, from: number, to: number, held: (at: number) => boolean): number {
  const at = read.row.findIndex((token, place) => place > from && place < to && token.word === 'untuk')
  return at > from && wordsIn(read.row, from, at, held).length > 0 ? at : to
}

/** Measures of stuff, which beside a count only describe: "spanduk 3 meter 2 lembar". */
const LOOSE: ReadonlySet<string> = new Set([
  'meter',
  'liter',
  'kg',
  'kilo',
  'gram',
  'cm',
  'hari',
  'jam',
  'menit',
  'isi',
])

function amountFields(amount: QuantityRead): Omit<RequestItem, 'words'> {
  return {
    quantity: amount.value,
    ...(amount.unit === undefined ? {} : { unit: amount.unit }),
    change: amount.change,
    ...(amount.approximate ? { approximate: true } : {}),
  }
}

/** Words of a request that name no thing. */
const IDLE: ReadonlySet<string> = new Set(
  `banding versus ganti tukar jadi tambah kurang ulang hapus buang sediakan siapkan bikin buatkan kirim antar tolong vendor
   lebih kurangi total semua masing masing2 jumlah acara rapat tamu peserta undangan orang pax dibawah diatas bawah atas
   maksimal minimal lebihdari halal lain pindah geser mundur maju tunda sewa murah murahsekali termurah termahal paling dekatsekali tercepat tapi terus yang jangan bukan tidak tidakusah belum sudah nanti besok harga isi ukuran size batal kemarin
   lagi seperti sama tadi dulu biasa catat jam hari tanggal mulai pagi siang sore malam konsumen kegiatan keperluan segera
   bulan minggu lalu depan sebanyak sejumlah kira2 sekitar siap ok iya versi produk saja cukup hanya agak kepada bersama
   dengan yanglain masuk keranjang checkout booking selamatwaktu`.split(/\s+/),
)

/** What names a thing, as typed: without noise, particles and addresses; sizes as one word. */
function wordsIn(row: readonly Token[], from: number, to: number, held: (at: number) => boolean): readonly string[] {
  const sizes = measuresIn(row)
  const words: string[] = []
  for (let at = from; at < to; at++) {
    const size = sizes.find((one) => one.from === at)
    if (size !== undefined && !held(at)) {
      words.push(size.text)
      at = size.to - 1
    } else words.push(...nameWord(row, at, held))
  }
  return words
}

function nameWord(row: readonly Token[], at: number, held: (at: number) => boolean): readonly string[] {
  const token = row[at]
  if (token?.kind !== 'word' || held(at) || NOISE.has(token.word) || IDLE.has(token.word)) return []
  const concepts = conceptsOf(token.word)
  const names = concepts.includes('product') || concepts.includes('goods') || concepts.includes('spec')
  // "teh" is tea before it is a Sundanese sister.
  const slight =
    token.word !== 'teh' &&
    concepts.some((each) => each === 'address' || each === 'particle' || each === 'self' || each === 'ask')
  if (slight && !names) return []
  return (token.nya ? token.word : token.raw).split(' ')
}
