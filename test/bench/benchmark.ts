/**
 * What a benchmark is: several contenders that are measured in turn, round after round in one run, and goals that are
 * ratios between them. Absolute figures move with the machine; a ratio of neighbours in one run says something.
 */
import type { BenchServer } from './server.ts'

/** One round's figures of one contender, by name: `per second`, `p50 ms`, `p99 ms`, `MB`. */
export type Figures = Readonly<Record<string, number>>

export interface Contender {
  readonly name: string
  /** Measures once and answers with its figures; the same figures every round. */
  measure(): Promise<Figures>
}

/** A goal: a figure of one contender, alone or over the same figure of another. */
export interface Goal {
  readonly says: string
  readonly figure: string
  readonly of: string
  /** The contender it is held against; without it the figure itself is held against the limit. */
  readonly over?: string
  readonly atLeast?: number
  readonly atMost?: number
}

export interface Trial {
  readonly contenders: readonly Contender[]
  readonly goals: readonly Goal[]
  /** Rounds, where the usual number would take too long or say too little. */
  readonly rounds?: number
  close(): Promise<void>
}

/** What a benchmark may use of the run. */
export interface Bench {
  /** A look, not a measurement: few rounds, little data. */
  readonly quick: boolean
  readonly rounds: number
  /** The length of a timed cell. */
  readonly seconds: number
  /** How much of it, where a benchmark can be had in any size. */
  readonly scale?: number
  /** A PostgreSQL of the run's own that waits for the disk; started when it is first asked for. */
  server(): Promise<BenchServer>
  say(line: string): void
}

export interface Benchmark {
  readonly name: string
  /** One line: what is measured against what. */
  readonly about: string
  /** Prepares everything that is not measured. */
  open(bench: Bench): Promise<Trial>
}

export interface Series {
  readonly name: string
  readonly rounds: readonly Figures[]
}

export interface Lazy<Thing> {
  (): Promise<Thing>
  /** Closes what was opened, if anything was. */
  close(): Promise<void>
}

/** Something that is made ready only if a chosen contender needs it. */
export function lazily<Thing extends { close(): Promise<void> }>(open: () => Promise<Thing>): Lazy<Thing> {
  let opened: Promise<Thing> | undefined
  const get = () => {
    opened ??= open()
    return opened
  }
  return Object.assign(get, { close: async () => (await opened)?.close() })
}

/** All rounds of all contenders, in turn, every other round in reverse order. */
export async function measured({ contenders, rounds: own }: Trial, { rounds, say }: Bench): Promise<Series[]> {
  const series = contenders.map(({ name }) => ({ name, rounds: [] as Figures[] }))
  for (let round = 0; round < (own ?? rounds); round++) {
    const order = contenders.map((_, at) => at)
    if (round % 2 === 1) order.reverse()
    for (const at of order) {
      const contender = contenders[at]
      if (!contender) continue
      const figures = await contender.measure()
      series[at]?.rounds.push(figures)
      say(`  round ${round + 1}: ${contender.name}: ${inWords(figures)}`)
    }
  }
  return series
}

function inWords(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${written(value)} ${name}`)
    .join(', ')
}

export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** The middle and the ends of some figures. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [below = Number.NaN, above = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return {
    median: (below + above) / 2,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
  }
}

/** What came of a goal: the ratio of each round, held against the limit by its median. */
export function judged(goal: Goal, series: readonly Series[]): Spread & { readonly reached: boolean } {
  const figuresOf = (name: string) =>
    series.find((one) => one.name === name)?.rounds.map((figures) => figures[goal.figure] ?? Number.NaN) ?? []
  const over = goal.over === undefined ? undefined : figuresOf(goal.over)
  const spread = spreadOf(figuresOf(goal.of).map((value, round) => value / (over ? (over[round] ?? Number.NaN) : 1)))
  const reached =
    spread.median >= (goal.atLeast ?? Number.NEGATIVE_INFINITY) &&
    spread.median <= (goal.atMost ?? Number.POSITIVE_INFINITY)
  return { ...spread, reached }
}

/** Three digits that mean something, thousands in groups. */
export function written(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
