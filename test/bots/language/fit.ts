/**
 * Fits the weights of `leaning.ts` to labelled phrases: multinomial logistic regression by stochastic steps that shrink
 * with what a weight has seen (AdaGrad), small weights pulled to nothing. Same phrases, same table: the order is drawn
 * from a fixed seed.
 */
import type { Weights } from '#bots/language/understanding/leaning.ts'
import { reading } from '#bots/language/understanding/reading.ts'
import { traitsOf } from '#bots/language/understanding/traits.ts'
import { askedOf } from '#bots/language/understanding/understand.ts'
import { drawing, madePhrases } from './grammar.ts'
import { type Phrase, phrasesOf, SETS, type WeightsOfBoth } from './phrase-files.ts'

const ROUNDS = 15
const STEP = 0.3
const DECAY = 0.005
/** Pull to zero, after the first rounds. */
const PULL = 0.12
/** A trait must be seen so often. */
const SEEN = 2
/** So many phrases are made of each line of the grammar. */
const MADE = 8
/** So many traits are kept: those that weigh most, and are seen more often. */
const KEPT = 8_000

interface Row {
  readonly label: number
  readonly traits: readonly number[]
}

/** The weights for one speaker, of that speaker's phrases among these. */
export function weightsFor(phrases: readonly Phrase[], as: Phrase['as']): Weights {
  const next = drawing()
  const own = [...phrases, ...madePhrases(MADE)]
    .filter((phrase) => phrase.as === as)
    .flatMap((phrase) => [phrase, { ...phrase, phrase: hasty(phrase.phrase, next) }])
  const labels = [...new Set(own.map((phrase) => phrase.intent))].sort()
  const seen = own.map((phrase) => ({ label: labels.indexOf(phrase.intent), traits: [...traitsOfPhrase(phrase)] }))
  const counts = new Map<string, number>()
  for (const { traits } of seen) for (const trait of traits) counts.set(trait, (counts.get(trait) ?? 0) + 1)
  const often = [...counts].filter(([, count]) => count >= SEEN).map(([trait]) => trait)
  const first = fitted(seen, often, labels.length)
  const loudness = (trait: string, at: number) =>
    Math.max(...labels.map((_, label) => Math.abs(first[at * labels.length + label] ?? 0))) *
    Math.sqrt(Math.min(20, counts.get(trait) ?? 0))
  const kept = often
    .map((trait, at) => ({ trait, loud: loudness(trait, at) }))
    .sort((a, b) => b.loud - a.loud)
    .slice(0, KEPT)
    .map(({ trait }) => trait)
    .sort()
  return inTenths(fitted(seen, kept, labels.length), kept, labels)
}

/** The phrase as a hasty thumb may write it: in every other word of four letters or more, the vowels within are left out. */
function hasty(phrase: string, next: () => number): string {
  return phrase.replace(/[a-z]{4,}/gi, (word) => (next() < SHORTENED ? word : shortened(word)))
}
const SHORTENED = 0.5
const shortened = (word: string) => `${word.slice(0, 1)}${word.slice(1, -1).replace(/[aeiou]/gi, '')}${word.slice(-1)}`

/** Both tables, fitted to every set but one. */
export function fittedWithout(left: string): WeightsOfBoth {
  const phrases = SETS.filter((name) => name !== left).flatMap(phrasesOf)
  return { vendor: weightsFor(phrases, 'vendor'), staff: weightsFor(phrases, 'staff') }
}

/** The traits of a phrase as `understand` sees them. */
export function traitsOfPhrase(phrase: Phrase): ReadonlySet<string> {
  const asked = askedOf(phrase)
  return traitsOf(reading(phrase.phrase, asked), asked)
}

function fitted(
  seen: readonly { readonly label: number; readonly traits: readonly string[] }[],
  traits: readonly string[],
  labels: number,
): Float64Array {
  const places = new Map(traits.map((trait, at) => [trait, at]))
  const rows = seen.map(
    ({ label, traits: own }): Row => ({ label, traits: own.flatMap((trait) => places.get(trait) ?? []) }),
  )
  const weights = new Float64Array(traits.length * labels)
  const moved = new Float64Array(traits.length * labels).fill(1e-6)
  const next = drawing()
  const order = [...rows]
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, next)
    for (const row of order) step(row, weights, moved, labels)
    if (round > 3) pull(weights, moved)
  }
  return weights
}

function step({ label, traits }: Row, weights: Float64Array, moved: Float64Array, labels: number): void {
  const shares = sharesOf(traits, weights, labels)
  for (let each = 0; each < labels; each++) {
    const off = (shares[each] ?? 0) - (each === label ? 1 : 0)
    if (Math.abs(off) < 1e-3) continue
    for (const trait of traits) {
      const at = trait * labels + each
      const slope = off + DECAY * (weights[at] ?? 0)
      moved[at] = (moved[at] ?? 0) + slope * slope
      weights[at] = (weights[at] ?? 0) - (STEP * slope) / Math.sqrt(moved[at] ?? 1)
    }
  }
}

function sharesOf(traits: readonly number[], weights: Float64Array, labels: number): readonly number[] {
  const sums = Array.from({ length: labels }, () => 0)
  for (const trait of traits)
    for (let each = 0; each < labels; each++) sums[each] = (sums[each] ?? 0) + (weights[trait * labels + each] ?? 0)
  const most = Math.max(...sums)
  const powers = sums.map((sum) => Math.exp(sum - most))
  const all = powers.reduce((sum, each) => sum + each, 0)
  return powers.map((power) => power / all)
}

function pull(weights: Float64Array, moved: Float64Array): void {
  weights.forEach((weight, at) => {
    const by = (PULL * STEP) / Math.sqrt((moved[at] ?? 0) + 0.05)
    weights[at] = weight > by ? weight - by : weight < -by ? weight + by : 0
  })
}

function inTenths(weights: Float64Array, traits: readonly string[], labels: readonly string[]): Weights {
  const byTrait = new Map<string, readonly number[]>()
  traits.forEach((trait, at) => {
    const pairs = labels.flatMap((_, label) => {
      const tenths = Math.round((weights[at * labels.length + label] ?? 0) * 10)
      return Math.abs(tenths) < 2 ? [] : [label, tenths]
    })
    if (pairs.length > 0) byTrait.set(trait, pairs)
  })
  return { labels, byTrait }
}

function shuffle(row: Row[], next: () => number): void {
  for (let at = row.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    const [one, two] = [row[at], row[other]]
    if (one !== undefined && two !== undefined) {
      row[at] = two
      row[other] = one
    }
  }
}
