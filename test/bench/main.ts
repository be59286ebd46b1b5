/**
 * `npm run bench [-- NAME …] [--quick] [--only WORDS] [--rounds N] [--seconds N] [--scale N]`: measures, and prints
 * Markdown. Without names all benchmarks run one after the other; each is a file beside this one. `--only` leaves out the
 * contenders whose name lacks the words. Progress goes to the error output.
 */
import { parseArgs } from 'node:util'
import { type Bench, type Benchmark, type Contender, measured } from './benchmark.ts'
import { machine, reportOf } from './report.ts'
import { startBenchServer } from './server.ts'

/** Loaded when it is their turn: a benchmark should not pay for the libraries of another. */
const BENCHMARKS: Readonly<Record<string, () => Promise<{ default: Benchmark }>>> = {
  commit: () => import('./commit.ts'),
  message: () => import('./message.ts'),
  orders: () => import('./orders.ts'),
  start: () => import('./start.ts'),
  memory: () => import('./memory.ts'),
  outbox: () => import('./outbox.ts'),
  digest: () => import('./digest.ts'),
  simulation: () => import('./simulation.ts'),
  processes: () => import('./processes.ts'),
  search: () => import('./search.ts'),
  'search-100k': () => import('./search-100k.ts'),
  understanding: () => import('./understanding.ts'),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    scale: { type: 'string' },
  },
})
const unknown = positionals.filter((name) => !(name in BENCHMARKS))
if (unknown.length > 0) {
  process.stderr.write(
    `no benchmark is called ${unknown.join(', ')}; there are: ${Object.keys(BENCHMARKS).join(', ')}\n`,
  )
  process.exit(2)
}

let server: ReturnType<typeof startBenchServer> | undefined
const { quick } = values
const bench: Bench = {
  quick,
  rounds: Number(values.rounds ?? (quick ? 1 : 3)),
  seconds: Number(values.seconds ?? (quick ? 1 : 3)),
  ...(values.scale === undefined ? {} : { scale: Number(values.scale) }),
  server: () => {
    server ??= startBenchServer()
    return server
  },
  say: (line) => process.stderr.write(`${line}\n`),
}

process.stdout.write(`${machine()}\n`)
try {
  for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHMARKS)) await run(name)
} finally {
  await (await server)?.stop()
}

function has(contenders: readonly Contender[], name: string): boolean {
  return contenders.some((contender) => contender.name === name)
}

async function run(name: string): Promise<void> {
  const benchmark = (await BENCHMARKS[name]?.())?.default
  if (!benchmark) return
  bench.say(`${name}: ${benchmark.about}`)
  const trial = await benchmark.open(bench)
  try {
    const chosen = trial.contenders.filter((contender) => contender.name.includes(values.only ?? ''))
    const series = await measured({ ...trial, contenders: chosen }, bench)
    const goals = trial.goals.filter((goal) => [goal.of, goal.over ?? goal.of].every((who) => has(chosen, who)))
    process.stdout.write(`\n${reportOf(benchmark, series, goals)}\n`)
  } finally {
    await trial.close()
  }
}
