/** The labelled phrases beside the tests: what each file is for is said in its test. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { BINDING, type Question, type UnderstoodLine, understandLine } from '#bots/language/understanding/index.ts'
import type { Weights } from '#bots/language/understanding/leaning.ts'

/** Monday, 23 November 2026, 10.00 WIB. */
export const NOW = Date.parse('2026-11-23T10:00:00+07:00')

/** One labelled phrase. */
export interface Phrase {
  readonly phrase: string
  readonly as: 'vendor' | 'staff'
  readonly intent: string
  readonly asked?: Question
}

/** All sets beside the tests. */
export const SETS: readonly string[] = readdirSync(path.resolve('test/bots/language/phrases'))
  .filter((name) => name.endsWith('.tsv'))
  .map((name) => name.replace('.tsv', ''))
  .sort()

/** The phrases of a file: phrase, speaker, intent, trap, and what was asked (empty: the speaker's default). */
export const phrasesOf = (name: string): readonly Phrase[] =>
  phrasesIn(path.resolve('test/bots/language/phrases', `${name}.tsv`))

/** The phrases of any file of that form. */
export function phrasesIn(file: string): readonly Phrase[] {
  const [, ...lines] = readFileSync(file, 'utf8').split('\n')
  return lines.filter(Boolean).map((line) => {
    const [phrase = '', as = '', intent = '', , asked = ''] = line.split('\t')
    return {
      phrase,
      as: as === 'staff' ? 'staff' : 'vendor',
      intent,
      ...(asked === '' ? {} : { asked: asked as Question }),
    }
  })
}

/** How a set of phrases was understood. */
export interface Score {
  readonly right: number
  /** What was misread, as "phrase: wanted, got". */
  readonly misread: readonly string[]
  /** Misread in a way that would bind somebody. */
  readonly wronglyBound: readonly string[]
}

/** A table for each speaker. */
export type WeightsOfBoth = Readonly<Record<Phrase['as'], Weights>>

/** Reads all phrases; an intent is right with its reason or topic. With `weights` in place of the tables of the house. */
export function score(phrases: readonly Phrase[], weights?: WeightsOfBoth): Score {
  const lines = phrases.map((each) => ({ each, line: lineOf(each, weights?.[each.as]) }))
  const misread = lines.filter(({ each, line }) => line.intent !== each.intent)
  const told = ({ each, line }: (typeof lines)[number]) => `${each.phrase}: ${each.intent}, ${line.intent}`
  return {
    right: 1 - misread.length / phrases.length,
    misread: misread.map(told),
    wronglyBound: lines
      .filter(({ each, line }) => binds(line) && baseOf(line.intent) !== baseOf(each.intent))
      .map(told),
  }
}

function lineOf({ phrase, as, asked }: Phrase, weights: Weights | undefined): UnderstoodLine {
  return understandLine(phrase, {
    as,
    now: NOW,
    ...(asked === undefined ? {} : { asked }),
    ...(weights === undefined ? {} : { weights }),
  })
}

const baseOf = (intent: string) => intent.replace(/:.*/, '')

/** Would acting on this line bind somebody? */
export function binds(line: UnderstoodLine): boolean {
  return line.certain && [...BINDING].includes(baseOf(line.intent) as never)
}
