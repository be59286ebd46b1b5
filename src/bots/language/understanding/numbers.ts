/** How many: "100 box + 5 bonus", "2 lusin", "sekodi", "tambah 20 lagi", "setengahnya", "jadi 120". */
import { isFraction } from './days.ts'
import { conceptsOf } from './lexicon.ts'
import { measuresIn } from './measures.ts'
import { textOf } from './money.ts'
import { type Token, tokens } from './normalise.ts'
import { numeralAt } from './numeral.ts'
import { dayAndHourSpans } from './spans.ts'

/** What a number does to the number that stands: replaces it, is added, is taken off, or scales it. */
export type Change = 'set' | 'add' | 'take' | 'scale'

/** A number of things found in a text. */
export interface QuantityRead {
  /** In pieces: "2 lusin" is 24. Negative, fractional and huge values are reported as written, never mended. */
  readonly value: number
  readonly change: Change
  /** The unit as a standard word: `box`, `lusin`, `orang`. */
  readonly unit?: string
  /** The words that name the thing, between the unit and what follows: "nasi ayam bakar". */
  readonly item?: string
  readonly approximate: boolean
  /** A gift on top: "100 box + 5 bonus". It does not count into the order. */
  readonly bonus: boolean
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Units that are themselves numbers. */
const DOZENS: ReadonlyMap<string, number> = new Map([
  ['lusin', 12],
  ['kodi', 20],
  ['gross', 144],
])

/** All numbers in `text` that are not hours, days or order numbers. */
export function readNumbers(text: string): readonly QuantityRead[] {
  const row = tokens(text)
  return numbersIn(row, dayAndHourSpans(row))
}

/** All numbers in a row of tokens that are not `taken` yet. */
export function numbersIn(row: readonly Token[], taken: (at: number) => boolean): readonly QuantityRead[] {
  const found: QuantityRead[] = []
  const sizes = measuresIn(row)
  const sized = (at: number) => sizes.some(({ from, to }) => at >= from && at < to)
  for (let at = 0; at < row.length; at++) {
    const read = taken(at) || sized(at) ? undefined : (halfOf(row, at) ?? quantityAt(row, at, taken))
    if (read === undefined) continue
    if (!isOfMoney(row, read)) found.push(read)
    at = read.to - 1
  }
  return found
}

/** "dp setengah dulu", "bayar separo di muka": a share of the money and of no goods. */
const isOfMoney = (row: readonly Token[], { change, from }: QuantityRead) =>
  change === 'scale' && row.slice(Math.max(0, from - 2), from).some(({ word }) => PAID.has(word))
const PAID: ReadonlySet<string> = new Set(['dp', 'panjar', 'bayar', 'transfer', 'uang', 'lunas', 'cair'])

/** "setengahnya", "separo aja", "setengah dulu": a share of what was asked. "setengah lusin" is six. */
function halfOf(row: readonly Token[], at: number): QuantityRead | undefined {
  const token = row[at]
  if (isFraction(row, at))
    return read(row, at, at + 3, { value: Number(row[at]?.raw) / Number(row[at + 2]?.raw), change: 'scale' })
  if (token?.word !== 'setengah' && token?.word !== 'seperempat') return undefined
  const share = token.word === 'setengah' ? 0.5 : 0.25
  const unit = row[at + 1]?.word ?? ''
  const dozen = DOZENS.get(unit)
  if (dozen !== undefined) return read(row, at, at + 2, { value: share * dozen, change: changeBefore(row, at), unit })
  if (numeralAt(row, at + 1) !== undefined || unit === 'jam' || unit === 'hari') return undefined
  return read(row, at, at + 1, { value: share, change: 'scale' })
}

function quantityAt(row: readonly Token[], at: number, taken: (at: number) => boolean): QuantityRead | undefined {
  const one = seOne(row, at)
  if (one !== undefined) return one
  const numeral = numeralAt(row, at)
  if (numeral === undefined || isAddress(row, at) || describes(row, at, numeral.next)) return undefined
  const negative = row[at - 1]?.raw === '-' && row[at]?.glued === true && isFree(row, at - 1)
  const half = row[numeral.next]?.word === 'setengah' && DOZENS.has(row[numeral.next + 1]?.word ?? '') ? 0.5 : 0
  const unitAt = numeral.next + (half > 0 ? 1 : 0)
  const unit = unitOf(row[unitAt])
  if (row[unitAt]?.raw === '%' || row[unitAt]?.word === 'persen') return undefined
  const dozen = DOZENS.get(unit ?? '') ?? 1
  const to = unit === undefined ? numeral.next : unitAt + 1
  const value = (numeral.value + half) * dozen * (negative ? -1 : 1)
  const item = itemAfter(row, to, taken)
  return {
    ...read(row, negative ? at - 1 : at, to, {
      value,
      change: changeBefore(row, at),
      ...(unit === undefined ? {} : { unit }),
    }),
    ...(item === undefined ? {} : { item }),
    approximate: numeral.approximate || ABOUT.has(row[at - 1]?.word ?? '') || row[to]?.word === 'an',
  }
}

/** "lt 3", "no. 12", "Jl. Medan Merdeka Selatan 8-9": parts of an address count nothing. */
function isAddress(row: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 9); back--) {
    const token = row[back]
    if (token?.raw === '.' || token?.raw === '-') continue
    if (IN_ADDRESS.has(token?.word ?? '')) return true
    if (
      token?.kind === 'word' &&
      back === at - 1 &&
      !row.slice(Math.max(0, at - 9), at).some((each) => each.word === 'jalan')
    )
      return false
    if (token?.kind === 'mark') return false
  }
  return false
}
/** "2 kali", "ukuran 5", "isi 24": a number that describes. */
function describes(row: readonly Token[], at: number, next: number): boolean {
  const before = row[at - 1]?.word ?? ''
  return row[next]?.word === 'kali' || before === 'kali' || before === 'ukuran' || before === 'size' || before === 'isi'
}

const IN_ADDRESS: ReadonlySet<string> = new Set(
  'lantai blok nomor jalan rt rw kamar gedung tower ruang km kilometer plat'.split(' '),
)

const ABOUT: ReadonlySet<string> = new Set(['sekitar', 'kira2', 'kisaran', 'kurleb', 'hampir'])

/** "selusin", "sekodi", "sebox": one of a unit. */
function seOne(row: readonly Token[], at: number): QuantityRead | undefined {
  const raw = row[at]?.raw ?? ''
  if (!raw.startsWith('se')) return undefined
  const stem = raw.slice(2).replace(/(?:an|nya)$/, '')
  const dozen = DOZENS.get(stem)
  if (dozen !== undefined) return read(row, at, at + 1, { value: dozen, change: changeBefore(row, at), unit: stem })
  return COUNTED_ONE.has(stem)
    ? read(row, at, at + 1, { value: 1, change: changeBefore(row, at), unit: stem })
    : undefined
}
const COUNTED_ONE: ReadonlySet<string> = new Set([
  'box',
  'kotak',
  'porsi',
  'dus',
  'rim',
  'buah',
  'biji',
  'paket',
  'pak',
  'tampah',
])

function isFree(row: readonly Token[], at: number): boolean {
  const before = row[at - 1]
  return before === undefined || before.kind !== 'figure'
}

function unitOf(token: Token | undefined): string | undefined {
  return token?.kind === 'word' && conceptsOf(token.word).includes('unit') ? token.word : undefined
}

/** The verb before a number says what it does; the nearest within three words counts. */
function changeBefore(row: readonly Token[], at: number): Change {
  for (let back = at - 1; back >= Math.max(0, at - 3); back--) {
    const token = row[back]
    if (token === undefined || token.kind === 'figure') break
    if (token.word === 'jadi' || token.word === 'total') return 'set'
    if (token.word === 'tambah' || token.raw === '+') return 'add'
    if (token.word === 'kurang') return 'take'
  }
  const after = row.slice(at + 1, at + 4)
  return after.some((token) => token.word === 'lagi') && after.length > 0 && saysMore(row, at) ? 'add' : 'set'
}

function saysMore(row: readonly Token[], at: number): boolean {
  return row.slice(0, at).every((token) => token.word !== 'hari' && token.word !== 'jam')
}

const ENDS_ITEM: ReadonlySet<string> = new Set(
  'untuk buat di ke jam tanggal hari yang bisa ya pak kak bu dong tapi kalau saja lagi besok lusa dan sama dengan harga total nanti dulu tidak kurang tambah sudah belum bonus gratis setiap per lokasi alamat antar kirim pagi siang sore malam banget deh kok nih sih sampai dari ada ini itu senin selasa rabu kamis jumat sabtu minggu kakak bapak ibu bang mas mbak boleh gimana bagaimana hanya'.split(
    ' ',
  ),
)

/** The name of the thing that is counted: what follows, up to a word that ends names. At most five words. */
function itemAfter(row: readonly Token[], from: number, taken: (at: number) => boolean): string | undefined {
  let to = from
  while (to < row.length && to < from + 5 && !taken(to)) {
    const token = row[to]
    if (token === undefined || token.kind !== 'word' || ENDS_ITEM.has(token.word) || numeralAt(row, to) !== undefined)
      break
    to++
  }
  return to === from ? undefined : textOf(row, from, to)
}

function read(
  row: readonly Token[],
  from: number,
  to: number,
  what: { readonly value: number; readonly change: Change; readonly unit?: string },
): QuantityRead {
  const bonus = row.slice(to, to + 2).some((token) => token.word === 'bonus' || token.word === 'gratis')
  return { ...what, approximate: false, bonus, text: textOf(row, from, to), from, to }
}
