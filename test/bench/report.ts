/** A run as Markdown tables: what docs/performance.md is made of. */
import os from 'node:os'
import { type Benchmark, type Goal, judged, type Series, type Spread, spreadOf, written } from './benchmark.ts'

/** The figures of a benchmark, a row per contender, and what came of its goals. */
export function reportOf({ name, about }: Benchmark, series: readonly Series[], goals: readonly Goal[]): string {
  const figures = [...new Set(series.flatMap(({ rounds }) => rounds.flatMap((round) => Object.keys(round))))]
  const rows = series.map((one) => [
    one.name,
    ...figures.map((figure) => spread(spreadOf(one.rounds.map((round) => round[figure] ?? Number.NaN)))),
  ])
  const judgements = goals.map((goal) => {
    const found = judged(goal, series)
    const held = goal.over === undefined ? `${goal.of}: ${goal.figure}` : `${goal.of} / ${goal.over}: ${goal.figure}`
    return [goal.says, held, limitOf(goal), spread(found), found.reached ? 'yes' : '**no**']
  })
  return [
    `### ${name}`,
    about,
    table(['', ...figures], rows),
    ...(goals.length > 0 ? [table(['goal', 'measured as', 'limit', 'found', 'reached'], judgements)] : []),
  ].join('\n\n')
}

function limitOf({ atLeast, atMost }: Goal): string {
  return [atLeast === undefined ? '' : `≥ ${atLeast}`, atMost === undefined ? '' : `≤ ${atMost}`].join(' ').trim()
}

/** `median (min–max)`; one number where all rounds agree. */
function spread({ median, min, max }: Spread): string {
  if (Number.isNaN(median)) return ''
  return written(min) === written(max) ? written(median) : `${written(median)} (${written(min)}–${written(max)})`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The machine, as far as it explains figures. */
export function machine(): string {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const load = os.loadavg().map((value) => value.toFixed(1))
  return `${os.cpus().length} × ${cpu?.model.trim() ?? '?'}, ${memory} GiB, Node ${process.version}, load average ${load.join(' ')}`
}
