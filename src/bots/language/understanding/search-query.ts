/** What an officer looks for: "snack box halal 150 orang", "nasi kotk dibawah 40rb", "yg paling murah mana". */
import type { Rupiah } from '#core/money.ts'
import { conceptsOf } from './lexicon.ts'
import { measuresIn } from './measures.ts'
import { type MoneyRead, moneyIn, textOf } from './money.ts'
import { type Token, tokens } from './normalise.ts'
import { numbersIn } from './numbers.ts'
import { spansOf, timeMentions } from './spans.ts'

/** How the offers are to be ordered. */
export type SearchSort = 'price' | 'distance' | 'rating' | 'lead-time' | 'popular'

/** A search, taken apart. */
export interface SearchQuery {
  /** The words to look for, as typed (cleaned), without what the other fields hold. Typing errors are the search's work. */
  readonly words: readonly string[]
  readonly priceMax?: Rupiah
  readonly priceMin?: Rupiah
  /** A price that the offer should be near: "40 ribuan". */
  readonly about?: Rupiah
  readonly quantity?: number
  readonly halal?: boolean
  /** "deket Balaikota", "di Gambir", as typed. */
  readonly place?: string
  readonly sort?: SearchSort
}

const SORTS: ReadonlyMap<string, SearchSort> = new Map([
  ['murah', 'price'],
  ['murahsekali', 'price'],
  ['termurah', 'price'],
  ['terdekat', 'distance'],
  ['dekatsekali', 'distance'],
  ['terbaik', 'rating'],
  ['rating', 'rating'],
  ['bintang', 'rating'],
  ['tercepat', 'lead-time'],
  ['cepat', 'lead-time'],
  ['terlaris', 'popular'],
  ['laris', 'popular'],
])

const NEAR: ReadonlySet<string> = new Set(['dekat', 'sekitar', 'area', 'daerah', 'wilayah', 'sekitaran', 'seputar'])
const BELOW: ReadonlySet<string> = new Set([
  'dibawah',
  'bawah',
  'maksimal',
  'budget',
  'anggaran',
  'mentok',
  'sampai',
  'kurang',
  'under',
])
const ABOVE: ReadonlySet<string> = new Set(['diatas', 'atas', 'minimal', 'lebihdari', 'lebih', 'mulai'])
/** Words of a search that name nothing. */
export const NOISE: ReadonlySet<string> = new Set(
  'cari ada adakah mau butuh perlu pesan order beli minta tolong tampil tampilkan lihat kasih rekomendasi rekomen saran yang mana apa untuk buat dong ya kak pak bu nih deh sih paling harga per dengan dan di ke dari bisa boleh saya kami kita mohon bantu info punya jual vendor ini itu lagi saja sekali banget opsi pilihan daftar list katalog siapa aku halo permisi selamatwaktu assalamualaikum terimakasih kali coba sama atau acara rapat range kisaran sekitar budget anggaran sekitaran'.split(
    ' ',
  ),
)

/** Takes a search apart; what it does not understand stays in `words`. */
export function readSearch(text: string): SearchQuery {
  return searchOf(tokens(text))
}

/** The same on tokens. */
export function searchOf(row: readonly Token[]): SearchQuery {
  const held = new Set<number>()
  const times = spansOf(timeMentions(row))
  const money = moneyIn(row, {}, times).at(-1)
  if (money !== undefined) hold(held, money.from, money.to)
  const prices = money === undefined ? {} : priceFields(row, money, held)
  const count = numbersIn(row, (at) => times(at) || held.has(at)).find(
    (each) => each.value > 0 && Number.isInteger(each.value),
  )
  if (count !== undefined)
    hold(held, count.from, count.unit !== undefined && PEOPLE.has(count.unit) ? count.to : countEnd(row, count.to))
  const place = placeOf(row, held, times)
  const sort = sortOf(row, place !== undefined)
  return {
    words: wordsOf(row, held, times),
    ...prices,
    ...(count === undefined ? {} : { quantity: count.value }),
    ...(row.some((token) => token.word === 'halal') ? { halal: true } : {}),
    ...(place === undefined ? {} : { place }),
    ...(sort === undefined ? {} : { sort }),
  }
}

/** "termurah", "yang lebih deket"; "deket Balaikota" names a place and no order. */
function sortOf(row: readonly Token[], placed: boolean): SearchSort | undefined {
  const named = row
    .map((token, at) => (isDenied(row, at) ? undefined : SORTS.get(token.word)))
    .find((each) => each !== undefined)
  const nearer =
    !placed && row.some((token, at) => token.word === 'dekat' && /^(lebih|paling|yang)$/.test(row[at - 1]?.word ?? ''))
  return named ?? (nearer ? 'distance' : undefined)
}

/** "jangan yang termurah", "ga usah yang paling deket" */
const isDenied = (row: readonly Token[], at: number) =>
  row.slice(Math.max(0, at - 3), at).some(({ word }) => word === 'jangan' || word === 'tidak' || word === 'bukan')

const PEOPLE: ReadonlySet<string> = new Set(['orang', 'pax'])

/** "100 box nasi" keeps "box" for the words: a nasi box is what is looked for. */
function countEnd(row: readonly Token[], to: number): number {
  return conceptsOf(row[to - 1]?.word ?? '').includes('product') ? to - 1 : to
}

function hold(held: Set<number>, from: number, to: number): void {
  for (let at = from; at < to; at++) held.add(at)
}

function priceFields(row: readonly Token[], money: MoneyRead, held: Set<number>): Partial<SearchQuery> {
  if (money.upTo !== undefined) return { priceMin: money.amount, priceMax: money.upTo }
  for (let at = money.from - 1; at >= Math.max(0, money.from - 3); at--) {
    const word = row[at]?.word ?? ''
    if (!BELOW.has(word) && !ABOVE.has(word)) continue
    held.add(at)
    return BELOW.has(word) ? { priceMax: money.amount } : { priceMin: money.amount }
  }
  const after = row[money.to]?.word ?? ''
  if (after === 'dibawah' || (after === 'ke' && BELOW.has(row[money.to + 1]?.word ?? ''))) {
    hold(held, money.to, money.to + (after === 'ke' ? 2 : 1))
    return { priceMax: money.amount }
  }
  return { about: money.amount }
}

/** The words after "dekat", "di", "area", up to a number or a noise word; at most four. */
function placeOf(row: readonly Token[], held: Set<number>, times: (at: number) => boolean): string | undefined {
  const start = row.findIndex(
    (token, at) => (NEAR.has(token.word) || token.word === 'di') && !held.has(at) && isName(row[at + 1], at + 1, times),
  )
  if (start < 0) return undefined
  let from = start + 1
  while (NEAR.has(row[from]?.word ?? '')) from++
  let to = from
  while (to < from + 4 && isName(row[to], to, times) && !held.has(to) && row[to]?.word !== 'halal') to++
  if (to === from) return undefined
  const place = textOf(row, from, to)
  hold(held, start, to)
  return place
}

function isName(token: Token | undefined, at: number, times: (at: number) => boolean): boolean {
  return (
    token?.kind === 'word' && !times(at) && !NOISE.has(token.word) && !SORTS.has(token.word) && !BELOW.has(token.word)
  )
}

function wordsOf(row: readonly Token[], held: ReadonlySet<number>, times: (at: number) => boolean): readonly string[] {
  const sizes = measuresIn(row)
  return row.flatMap((token, at) => {
    const size = sizes.find(({ from, to }) => at >= from && at < to)
    if (size !== undefined) return at === size.from ? [size.text] : []
    if (
      token.kind !== 'word' ||
      held.has(at) ||
      times(at) ||
      NOISE.has(token.word) ||
      SORTS.has(token.word) ||
      token.word === 'halal'
    ) {
      return []
    }
    return conceptsOf(token.word).includes('address') ? [] : token.raw.split(' ')
  })
}
