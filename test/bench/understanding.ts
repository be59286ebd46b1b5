/** Reading messages: how many are read right, how many bind wrongly, what is mistaken for what, and how long it takes. */
import { fittedWithout } from '../bots/language/fit.ts'
import { phrasesOf, type Score, SETS, score, type WeightsOfBoth } from '../bots/language/phrase-files.ts'
import type { Bench, Benchmark, Contender, Figures, Trial } from './benchmark.ts'

export default {
  name: 'understanding',
  about:
    'Labelled phrases: share read right, wrong binding acts, microseconds a message. Confusions go to the error output.',
  open,
} satisfies Benchmark

async function open(bench: Bench): Promise<Trial> {
  for (const [pair, count] of confusion()) bench.say(`  ${count} × ${pair}`)
  const leftOut = SETS.filter((name) => name.startsWith('round-')).map(
    (name): Contender => ({
      name: `${name}, weights fitted without it`,
      measure: async () => figuresOf(name, fittedWithout(name)),
    }),
  )
  const contenders = [...SETS.map((name): Contender => ({ name, measure: async () => figuresOf(name) })), ...leftOut]
  const goals = SETS.flatMap((name) => [
    { says: `${name}: read right`, figure: '% right', of: name, atLeast: name === 'sample' ? 97 : 92 },
    { says: `${name}: nobody bound wrongly`, figure: 'wrong binding acts', of: name, atMost: 0 },
  ])
  return { contenders, goals, close: async () => undefined }
}

function figuresOf(name: string, weights?: WeightsOfBoth): Figures {
  const phrases = phrasesOf(name)
  const began = performance.now()
  const { right, wronglyBound } = score(phrases, weights)
  const micros = ((performance.now() - began) * 1_000) / phrases.length
  return {
    phrases: phrases.length,
    '% right': right * 100,
    'wrong binding acts': wronglyBound.length,
    'µs a message': micros,
  }
}

/** What was read as what, over all sets, most frequent first. */
function confusion(): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  const misread = (name: string): Score['misread'] => score(phrasesOf(name)).misread
  for (const line of SETS.flatMap(misread)) {
    const [, wanted, got] = /: ([A-Z]+(?::\w+)?), ([A-Z]+(?::\w+)?)$/.exec(line) ?? []
    const pair = `${wanted} read as ${got}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20)
}
