/** Numbers as people write and say them; what numbers, money and dates have in common. */
import type { Token } from './normalise.ts'

/** A number found in a row of tokens. */
export interface Numeral {
  readonly value: number
  /** Index of the first token after it. */
  readonly next: number
  readonly approximate: boolean
  /** The largest of 1, 1e3, 1e6, 1e9 that was said: "2 juta" has 1e6. */
  readonly scale: number
  /** What followed the millions without its own scale: 200 in "sejuta dua ratus", 5 in "1jt5". */
  readonly loose: number
  /** The loose figure stood glued to the scale: "1jt5". */
  readonly glued: boolean
  /** It was one figure only, as typed: "1.100". */
  readonly figure?: string
  /** The figure can be read in two ways: "1.250" before a scale, "25.00". */
  readonly doubtful: boolean
}

const UNITS: ReadonlyMap<string, number> = new Map(
  ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'].map((word, at) => [word, at]),
)
const WHOLE: ReadonlyMap<string, number> = new Map([
  ['sepuluh', 10],
  ['sebelas', 11],
  ['seratus', 100],
])
const SCALES: ReadonlyMap<string, number> = new Map([
  ['ribu', 1e3],
  ['seribu', 1e3],
  ['juta', 1e6],
  ['sejuta', 1e6],
  ['miliar', 1e9],
  ['semiliar', 1e9],
])

/** Words that are numbers by themselves: never the goal of a spelling correction. */
export const NUMBER_WORDS: readonly string[] = [
  ...UNITS.keys(),
  ...WHOLE.keys(),
  ...SCALES.keys(),
  'belas',
  'puluh',
  'ratus',
  'setengah',
  'seperempat',
]

/** The value of one typed figure: "1.100" is 1100, "1,5" is 1.5, "25,000" is 25000, "1e9" is a thousand million. */
export function figureValue(figure: string): { readonly value: number; readonly doubtful: boolean } {
  if (/^\d+(e\d+)?$/.test(figure)) return { value: Number(figure), doubtful: false }
  if (/^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(figure)) {
    return { value: Number(figure.replace(/[.,]/g, '')), doubtful: figure.includes(',') && figure.length < 6 }
  }
  if (/^\d{1,3}(\.\d{3})+,\d{1,2}$/.test(figure)) {
    return { value: Number(figure.replaceAll('.', '').replace(',', '.')), doubtful: false }
  }
  if (/^\d{1,3}(,\d{3})+\.\d{1,2}$/.test(figure)) return { value: Number(figure.replaceAll(',', '')), doubtful: false }
  if (/^\d+[.,]\d{1,2}$/.test(figure))
    return { value: Number(figure.replace(',', '.')), doubtful: figure.includes('.') }
  return { value: Number(figure.replace(/[.,:]/g, '')), doubtful: true }
}

interface Sum {
  total: number
  hundreds: number
  unit: number
  said: boolean
  scale: number
  lastScale: number
  loose: number
  glued: boolean
  approximate: boolean
  doubtful: boolean
  figures: number
}

/** The numeral that begins at token `at`, or nothing. */
export function numeralAt(row: readonly Token[], at: number): Numeral | undefined {
  const sum: Sum = {
    total: 0,
    hundreds: 0,
    unit: 0,
    said: false,
    scale: 1,
    lastScale: 1,
    loose: 0,
    glued: false,
    approximate: false,
    doubtful: false,
    figures: 0,
  }
  let next = at
  while (next < row.length) {
    const token = row[next]
    if (token === undefined || !take(sum, token, row[next + 1], next > at)) break
    next++
  }
  if (!sum.said) return undefined
  const first = row[at]
  const rest = sum.hundreds + sum.unit
  return {
    value: sum.total + rest,
    next,
    approximate: sum.approximate,
    scale: sum.scale,
    loose: sum.lastScale >= 1e6 && sum.scale === sum.lastScale ? rest : 0,
    glued: sum.glued,
    doubtful: sum.doubtful,
    ...(next === at + 1 && first?.kind === 'figure' ? { figure: first.raw } : {}),
  }
}

/** Adds one token to the sum; `false` when it does not belong to the number. */
function take(sum: Sum, token: Token, after: Token | undefined, inside: boolean): boolean {
  if (token.kind === 'figure') return takeFigure(sum, token, inside)
  if (token.kind !== 'word') return false
  const unit = UNITS.get(token.word)
  if (unit !== undefined) return takeUnit(sum, unit, token)
  const whole = WHOLE.get(token.word)
  if (whole !== undefined) return takeWhole(sum, whole, token)
  if (token.word === 'setengah') return takeHalf(sum, after)
  if (token.word === 'an') return sum.said && mark(sum, true)
  return takeScale(sum, token)
}

function mark(sum: Sum, approximate: boolean): true {
  sum.said = true
  sum.approximate ||= approximate
  return true
}

function takeFigure(sum: Sum, token: Token, inside: boolean): boolean {
  // "1 juta 200 ribu" goes on; "2 3" are two numbers.
  if (
    sum.unit !== 0 ||
    sum.hundreds !== 0 ||
    (inside && sum.approximate) ||
    sum.figures > 1 ||
    (inside && sum.lastScale === 1)
  )
    return false
  const { value, doubtful } = figureValue(token.raw)
  sum.figures++
  sum.unit = value
  sum.doubtful ||= doubtful
  if (inside) sum.glued = token.glued
  return mark(sum, false)
}

function takeUnit(sum: Sum, unit: number, token: Token): boolean {
  if (sum.unit !== 0 || (sum.figures > 0 && sum.lastScale === 1)) return false
  sum.unit = unit
  return mark(sum, token.raw.endsWith('an') && unit === 0)
}

function takeWhole(sum: Sum, whole: number, token: Token): boolean {
  if (sum.unit !== 0 || (sum.hundreds !== 0 && whole === 100)) return false
  sum.hundreds += whole
  return mark(sum, token.raw.endsWith('an'))
}

function takeHalf(sum: Sum, after: Token | undefined): boolean {
  const scaleFollows = after !== undefined && SCALES.has(after.word)
  if (scaleFollows && sum.hundreds + sum.unit < 1000) sum.unit += 0.5
  else if (sum.lastScale > 1 && sum.unit === 0) sum.total += sum.lastScale / 2
  else return false
  return mark(sum, false)
}

function takeScale(sum: Sum, token: Token): boolean {
  const below = sum.hundreds + sum.unit
  if (token.word === 'belas' && sum.unit > 0 && sum.unit < 10) return set(sum, sum.hundreds + sum.unit + 10, token)
  if (token.word === 'puluh' && sum.unit > 0) return set(sum, sum.hundreds + sum.unit * 10, token)
  if (token.word === 'ratus' && below > 0 && below < 10) return set(sum, below * 100, token)
  const scale = SCALES.get(token.word)
  if (scale === undefined) return false
  const named = token.word.startsWith('se')
  if (named ? below !== 0 : below === 0 && sum.total === 0) return false
  // "seribu juta": what was said so far is counted in the larger scale.
  if (sum.total > 0 && scale > sum.lastScale) sum.total = (sum.total + below) * scale
  else sum.total += (named ? 1 : below) * scale
  sum.hundreds = 0
  sum.unit = 0
  sum.lastScale = scale
  sum.scale = Math.max(sum.scale, scale)
  return mark(sum, /an$/.test(token.raw))
}

function set(sum: Sum, hundreds: number, token: Token): true {
  sum.hundreds = hundreds
  sum.unit = 0
  return mark(sum, token.raw.endsWith('an'))
}
