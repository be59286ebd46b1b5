/**
 * A second reading of a message, for phrases that no rule knows: each trait (`traits.ts`) speaks for or against each
 * meaning with a weight that was fitted to labelled phrases (`test/bots/language/fit-weights.ts`) and lies in a table
 * that can be read. It never makes a meaning certain; `second-opinion.ts` says where it is heard.
 */
import { readFileSync } from 'node:fs'
import type { Context, Intent, Meaning, Question } from './intents.ts'
import type { Reading } from './reading.ts'
import { traitsOf } from './traits.ts'

/** Weights of one speaker's meanings. */
export interface Weights {
  /** `ACCEPT`, `REJECT:closed`. */
  readonly labels: readonly string[]
  /** Trait → pairs of a label's place and its weight in tenths, in one row. */
  readonly byTrait: ReadonlyMap<string, readonly number[]>
}

/** How far a message leans to each meaning; the shares of one speaker's meanings add up to 1. */
export interface Leaning {
  readonly label: string
  readonly share: number
  /** The share of a given meaning. */
  readonly shareOf: (label: string) => number
  /** The share of an intent with all its reasons. */
  readonly shareOfIntent: (intent: Intent) => number
  /** The traits that speak most for the leading meaning. */
  readonly because: readonly string[]
}

/** Reads a table: labels in the first line, then a trait and its weights (`a12` is 1.2 for the first label) in each. */
export function parseWeights(table: string): Weights {
  const [head = '', ...lines] = table.trimEnd().split('\n')
  const byTrait = new Map(
    lines.map((line) => {
      const [trait = '', pairs = ''] = line.split('\t')
      return [trait, pairs.split(' ').flatMap((pair) => [CODES.indexOf(pair[0] ?? ''), Number(pair.slice(1))])]
    }),
  )
  return { labels: head.split(' '), byTrait }
}

/** A table in the form that `parseWeights` reads. */
export function printWeights({ labels, byTrait }: Weights): string {
  const lines = [...byTrait].map(([trait, pairs]) => {
    const told: string[] = []
    for (let at = 0; at < pairs.length; at += 2) told.push(`${CODES[pairs[at] ?? 0]}${pairs[at + 1]}`)
    return `${trait}\t${told.join(' ')}`
  })
  return `${[labels.join(' '), ...lines].join('\n')}\n`
}

/** One letter for each label of a table. */
const CODES = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

const tables = new Map<Context['as'], Weights>()

function weightsOf(as: Context['as']): Weights {
  const known = tables.get(as)
  if (known !== undefined) return known
  const read = parseWeights(readFileSync(new URL(`./weights/${as}.tsv`, import.meta.url), 'utf8'))
  tables.set(as, read)
  return read
}

/** What the message leans to, by the table of its speaker unless another is given. */
export function leaningOf(read: Reading, as: Context['as'], asked: Question, weights = weightsOf(as)): Leaning {
  const { labels, byTrait } = weights
  const traits = traitsOf(read, asked)
  const sums = new Float64Array(labels.length)
  for (const trait of traits) {
    const pairs = byTrait.get(trait)
    if (pairs === undefined) continue
    for (let at = 0; at < pairs.length; at += 2) {
      const label = pairs[at] ?? 0
      sums[label] = (sums[label] ?? 0) + (pairs[at + 1] ?? 0)
    }
  }
  const most = Math.max(...sums)
  const powers = sums.map((tenths) => Math.exp((tenths - most) / 10))
  const all = powers.reduce((sum, each) => sum + each, 0)
  const leading = sums.indexOf(most)
  const shareOf = (label: string) => (powers[labels.indexOf(label)] ?? 0) / all
  const shareOfIntent = (intent: Intent) =>
    labels.reduce((sum, label, at) => (isOf(label, intent) ? sum + (powers[at] ?? 0) : sum), 0) / all
  return {
    label: labels[leading] ?? 'AMBIG',
    share: 1 / all,
    shareOf,
    shareOfIntent,
    get because() {
      return loudest(traits, byTrait, leading)
    },
  }
}

const isOf = (label: string, intent: Intent) =>
  label.startsWith(intent) && (label.length === intent.length || label[intent.length] === ':')

const TOLD = 3

function loudest(traits: ReadonlySet<string>, byTrait: Weights['byTrait'], leading: number): readonly string[] {
  const weighed: (readonly [string, number])[] = []
  for (const trait of traits) {
    const pairs = byTrait.get(trait) ?? []
    for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === leading) weighed.push([trait, pairs[at + 1] ?? 0])
  }
  return weighed
    .sort((a, b) => b[1] - a[1])
    .slice(0, TOLD)
    .map(([trait, weight]) => `${trait} ${weight / 10}`)
}

/** `REJECT:closed` as a meaning. */
export function meaningOf(label: string): Meaning {
  const [intent = 'AMBIG', detail] = label.split(':')
  return { intent: intent as Intent, ...(detail === undefined ? {} : { detail }) }
}

/** A meaning as a label of the tables: only reasons and topics are part of its name. */
export function labelOf({ intent, detail }: Meaning): string {
  return (intent === 'REJECT' || intent === 'QUESTION') && detail !== undefined ? `${intent}:${detail}` : intent
}
