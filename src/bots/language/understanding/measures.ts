/** Sizes, which are part of a thing's name and count nothing: "A4", "330 ml", "3x1 meter", "2B", "70 gsm". */
import type { Token } from './normalise.ts'

/** A size found in a row of tokens. */
export interface Measure {
  /** Without blanks: "330ml", "3x1". */
  readonly text: string
  readonly from: number
  readonly to: number
}

const SIZES: ReadonlySet<string> = new Set('ml cc gram gr cm mm watt volt inch inci gsm pk gb hp mah ply'.split(' '))
const LENGTHS: ReadonlySet<string> = new Set(['meter', 'cm', 'm', 'mm'])

/** All sizes in a row, in order. */
export function measuresIn(row: readonly Token[]): readonly Measure[] {
  const found: Measure[] = []
  for (let at = 0; at < row.length; at++) {
    const to = paper(row, at) ?? sides(row, at) ?? sized(row, at)
    if (to === undefined) continue
    found.push({ text: textOf(row, at, to), from: at, to })
    at = to - 1
  }
  return found
}

/** "a4", "f4", "b5"; "2b". */
function paper(row: readonly Token[], at: number): number | undefined {
  const [first, second] = [row[at], row[at + 1]]
  if (first === undefined || second === undefined || !second.glued) return undefined
  const letterFirst = /^[a-z]$/.test(first.raw) && second.kind === 'figure'
  const letterLast = first.kind === 'figure' && /^[a-z]$/.test(second.raw) && second.word === second.raw
  return letterFirst || letterLast ? at + 2 : undefined
}

/** "3x1", "2 x 4 meter", "60x40x20". */
function sides(row: readonly Token[], at: number): number | undefined {
  let to = at
  while (row[to]?.kind === 'figure' && row[to + 1]?.word === 'kali' && row[to + 2]?.kind === 'figure') to += 2
  if (to === at) return undefined
  return LENGTHS.has(row[to + 1]?.word ?? '') ? to + 2 : to + 1
}

function sized(row: readonly Token[], at: number): number | undefined {
  const unit = row[at + 1]
  // "pk" before an hour is pukul, behind a figure horse power.
  const isSize = unit !== undefined && (SIZES.has(unit.word) || unit.raw === 'pk')
  return row[at]?.kind === 'figure' && isSize ? at + 2 : undefined
}

const textOf = (row: readonly Token[], from: number, to: number) =>
  row
    .slice(from, to)
    .map((token) => (token.word === 'kali' ? 'x' : token.word === 'meter' ? '' : token.raw))
    .join('')
