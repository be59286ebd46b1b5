/** What the doors are fed with: what people write, what messengers send, and what neither ever would. */
import fc from 'fast-check'

/** How many inputs each door gets: few in `npm test`, a million in all in `npm run fuzz`. */
export const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000)

const WORDS =
  'siap ya tidak bisa besok lusa senin jam 10 9.30 100 box 25rb 1.250.000,50 rp juta setengah nasi kotak kirim jadi kurang tapi kalau kosong pagi 31/2 12/11/2026 akhir bulan pekan depan berapa alamat status terima batal EO-0001 7KWM-X3QD /menu @pesan_bot minggu tgl dua puluh lima ratus'.split(
    ' ',
  )
const ODD = [
  '\u202e',
  '\u200b',
  '\0',
  '\ud83d',
  '👍',
  '🏽',
  '٣',
  '½',
  '１００',
  'ﷺ',
  '\u0301',
  '=1+1',
  '<b>',
  '*',
  '_',
  '`',
  '\\',
]

const phrase = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...WORDS) }, fc.constantFrom(...ODD), fc.string({ maxLength: 6 })),
    {
      maxLength: 14,
    },
  )
  .map((words) => words.join(' '))
/** The same over and over: what makes a careless pattern turn for hours. */
const long = fc
  .tuple(
    fc.constantFrom(...WORDS, ...ODD, '1', 'a', '1,', '1.', ' ', '(', '-', 'ha', '0 '),
    fc.integer({ min: 50, max: 1_500 }),
  )
  .map(([piece, times]) => piece.repeat(times).slice(0, 5_000))

/** Anything somebody may write. */
export const words: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: phrase },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: long },
)

/** Any JSON, with the names that a door looks for among its keys. */
export function jsonWith(keys: readonly string[], values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      values,
      fc.constantFrom(null, true, false, -1, 0, 1e308, Number.MAX_SAFE_INTEGER, '', [], {}),
      fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 6 }),
      fc.array(tie('tree'), { maxLength: 3 }),
    ),
  })).tree
}

/** A well-made value with up to three of its parts replaced by anything. */
export function damaged<Value>(value: fc.Arbitrary<Value>, anything: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(value, fc.array(fc.tuple(fc.nat(), anything), { maxLength: 3 })).map(([whole, wounds]) => {
    const copy: unknown = structuredClone(whole)
    for (const [at, instead] of wounds) replaceSomewhere(copy, at, instead)
    return copy
  })
}

function replaceSomewhere(value: unknown, at: number, instead: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const keys = Object.keys(value)
  const key = keys[at % Math.max(1, keys.length)]
  if (key === undefined) return
  const record = value as Record<string, unknown>
  if (at % 3 !== 0 && typeof record[key] === 'object' && record[key] !== null)
    replaceSomewhere(record[key], at >> 2, instead)
  else record[key] = instead
}
