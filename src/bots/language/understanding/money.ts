/** Rupiah as people write them: "40rb", "1jt5", "sejuta dua ratus", "goban", "25-30rb", "27.500", "25" near a price. */
import type { Rupiah } from '#core/money.ts'
import { conceptsOf } from './lexicon.ts'
import { type Token, tokens } from './normalise.ts'
import { type Numeral, numeralAt } from './numeral.ts'

/** An amount of money found in a text. */
export interface MoneyRead {
  /** Whole rupiah; of a range, its lower end. */
  readonly amount: Rupiah
  /** The upper end of a range. */
  readonly upTo?: Rupiah
  readonly approximate: boolean
  /** It can only be this amount: it has "Rp", "rb", "jt", a thousands mark or a money word. */
  readonly certain: boolean
  /** As written. */
  readonly text: string
  /** Indexes of its tokens, end exclusive. */
  readonly from: number
  readonly to: number
}

/** How to read a figure that has no mark of money. */
export interface MoneyOptions {
  /** The talk is about a price per piece: "25" is then 25.000. */
  readonly price?: boolean
}

/** Street words for money. In the second group the thousand is left out: "gocap" is 50 or, about prices, 50.000. */
const STREET: ReadonlyMap<string, { readonly amount: number; readonly certain: boolean }> = new Map([
  ['gopek', { amount: 500, certain: true }],
  ['seceng', { amount: 1_000, certain: true }],
  ['ceceng', { amount: 1_000, certain: true }],
  ['noceng', { amount: 2_000, certain: true }],
  ['goceng', { amount: 5_000, certain: true }],
  ['ceban', { amount: 10_000, certain: true }],
  ['noban', { amount: 20_000, certain: true }],
  ['goban', { amount: 50_000, certain: true }],
  ['jigo', { amount: 25_000, certain: false }],
  ['gocap', { amount: 50_000, certain: false }],
  ['cepek', { amount: 100_000, certain: false }],
])

/** The largest amount that is believed; more is a slip or a joke. */
export const MOST_MONEY = 1e12

/** All amounts in `text`, in order. */
export function readMoney(text: string, options: MoneyOptions = {}): readonly MoneyRead[] {
  return moneyIn(tokens(text), options)
}

/** All amounts in a row of tokens that are not `taken` yet by an hour, a day or an order number. */
export function moneyIn(
  row: readonly Token[],
  options: MoneyOptions = {},
  taken: (at: number) => boolean = () => false,
): readonly MoneyRead[] {
  const found: MoneyRead[] = []
  for (let at = 0; at < row.length; at++) {
    const read = taken(at) ? undefined : moneyAt(row, at, options)
    if (read === undefined) continue
    found.push(read)
    at = read.to - 1
  }
  return found
}

interface Amount {
  readonly amount: number
  readonly next: number
  readonly approximate: boolean
  readonly marked: boolean
  readonly scale: number
}

function moneyAt(row: readonly Token[], at: number, options: MoneyOptions): MoneyRead | undefined {
  const rp = row[at]?.word === 'rpmoney'
  const first = amountAt(row, at + (rp ? 1 : 0), rp)
  if (first === undefined) return undefined
  const range = rangeAfter(row, first)
  const low = range?.low ?? first
  const marked = rp || low.marked || range?.high.marked === true
  const next = range?.high.next ?? first.next
  if (!marked && isCounted(row, at, next)) return undefined
  const street = STREET.has(row[at]?.word ?? '')
  if (!marked && !street && !(options.price === true && low.amount > 0 && Number.isInteger(low.amount)))
    return undefined
  if (marked && !rp && isCounted(row, at, next) && !isPerPiece(row, next)) return undefined
  const thousands = !marked && low.amount < 1_000 ? 1_000 : 1
  const upTo = range === undefined ? undefined : range.high.amount * thousands
  const amount = Math.round(low.amount * thousands)
  if (amount > MOST_MONEY || (upTo !== undefined && upTo > MOST_MONEY)) return undefined
  const to = row[next]?.word === 'rpmoney' && !rp ? next + 1 : next
  return {
    amount,
    ...(upTo === undefined ? {} : { upTo: Math.round(upTo) }),
    approximate: low.approximate || isAbout(row, at - 1) || range !== undefined,
    certain: marked,
    text: textOf(row, at, to),
    from: at,
    to,
  }
}

/** One amount, with what followed the millions counted in the way people mean it. */
function amountAt(row: readonly Token[], at: number, rp: boolean): Amount | undefined {
  const word = row[at]?.word ?? ''
  const street = STREET.get(word)
  if (street !== undefined) {
    return { amount: street.amount, next: at + 1, approximate: false, marked: street.certain, scale: 1_000 }
  }
  const numeral = numeralAt(row, at)
  if (numeral === undefined) return undefined
  const amount = meant(numeral)
  const thousandsMark = numeral.figure !== undefined && /^\d{1,3}([.,]\d{3})+$/.test(numeral.figure)
  const big = numeral.figure !== undefined && amount >= 1_000 && !looksLikeYear(row, at, amount)
  return {
    amount,
    next: numeral.next,
    approximate: numeral.approximate,
    marked: numeral.scale >= 1_000 || thousandsMark || big || rp,
    scale: numeral.scale,
  }
}

/** "sejuta dua ratus" is 1.200.000, "1jt5" is 1.500.000, "1.250 juta" with one group is 1,25 juta. */
function meant(numeral: Numeral): number {
  const { value, loose, scale } = numeral
  if (scale < 1e6 || loose <= 0 || loose >= 1_000) return value
  if (loose >= 100 || !numeral.glued) return value - loose + loose * 1_000 * (loose < 10 ? 100 : 1)
  return value - loose + (loose * scale) / 10 ** String(loose).length
}

function looksLikeYear(row: readonly Token[], at: number, amount: number): boolean {
  const before = row[at - 1]
  return (
    amount >= 2020 && amount <= 2039 && before !== undefined && (before.raw === '/' || MONTH_WORDS.has(before.word))
  )
}
const MONTH_WORDS: ReadonlySet<string> = new Set(
  'januari februari maret april mei juni juli agustus september oktober november desember tahun'.split(' '),
)

/** "25-30rb", "20rb sampai 30rb": the lower end takes the scale of the upper one. */
function rangeAfter(row: readonly Token[], low: Amount): { readonly low: Amount; readonly high: Amount } | undefined {
  const sign = row[low.next]
  if (sign === undefined || !(sign.raw === '-' || sign.raw === '–' || sign.word === 'sampai' || sign.word === 'hingga'))
    return undefined
  const skip = row[low.next + 1]?.word === 'rpmoney' ? 2 : 1
  const high = amountAt(row, low.next + skip, false)
  if (high === undefined) return undefined
  const scaled = !low.marked && high.scale > 1 ? low.amount * high.scale : low.amount
  return scaled >= high.amount ? undefined : { low: { ...low, amount: scaled }, high }
}

/** A unit right after the number counts things: "seribu box", "2 ribu pcs". */
function isCounted(row: readonly Token[], at: number, next: number): boolean {
  const after = row[next]
  if (after?.kind === 'word' && conceptsOf(after.word).includes('unit')) return true
  if (after?.raw === '%' || after?.word === 'persen' || after?.word === 'kali' || after?.word === 'gram') return true
  return row[at - 1]?.word === 'kali'
}

/** "30rb box" after a price word still is money when "per", "/" or "se-" says so. */
function isPerPiece(row: readonly Token[], next: number): boolean {
  return /^se[a-z]/.test(row[next]?.raw ?? '')
}

const ABOUT: ReadonlySet<string> = new Set(['sekitar', 'kisaran', 'kira2', 'seputar', 'kurleb', 'range', 'an'])

function isAbout(row: readonly Token[], at: number): boolean {
  return ABOUT.has(row[at]?.word ?? '')
}

/** The text of some tokens, as written. */
export function textOf(row: readonly Token[], from: number, to: number): string {
  return row
    .slice(from, to)
    .map((token, at) => (at === 0 || token.glued ? token.raw : ` ${token.raw}`))
    .join('')
}
