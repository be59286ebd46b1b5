/** Phrases made from the ways to say things in `phrases/grammar.txt`: same file and number, same phrases. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Question } from '#bots/language/understanding/index.ts'
import type { Phrase } from './phrase-files.ts'

/** Numbers from 0 to 1 from a fixed seed (Park and Miller). */
export function drawing(seed = 1): () => number {
  let now = seed
  return () => {
    now = (now * 16_807) % 2_147_483_647
    return now / 2_147_483_647
  }
}

/** So many different phrases of every line, or fewer where a line has no more. */
export function madePhrases(ofEachLine: number, seed = 1): readonly Phrase[] {
  const next = drawing(seed)
  const lists = new Map<string, readonly string[]>()
  const made: Phrase[] = []
  let headings: readonly Omit<Phrase, 'phrase'>[] = []
  for (const line of readFileSync(path.resolve('test/bots/language/phrases/grammar.txt'), 'utf8').split('\n')) {
    const list = /^<(\w+)> (.*)$/.exec(line)
    if (headings.length === 0 && list) lists.set(list[1] ?? '', (list[2] ?? '').split('|'))
    else if (line.startsWith('= ')) headings = headingsOf(line)
    else if (headings.length > 0 && line !== '') {
      const phrases = new Set<string>()
      for (let each = 0; each < ofEachLine * 2 && phrases.size < ofEachLine; each++)
        phrases.add(wrapped(spoken(line, lists, next), headings[0]?.intent ?? '', lists, next))
      let at = 0
      for (const phrase of phrases) {
        const heading = headings[at++ % headings.length]
        if (heading !== undefined) made.push({ phrase, ...heading })
      }
    }
  }
  return made
}

/** `= vendor SHIP - idle`: said where nothing was asked in particular, and where nothing waits. */
function headingsOf(line: string): readonly Omit<Phrase, 'phrase'>[] {
  const [, as, intent = '', ...asked] = line.split(' ')
  return (asked.length === 0 ? ['-'] : asked).map((each) => ({
    as: as === 'staff' ? 'staff' : 'vendor',
    intent,
    ...(each === '-' ? {} : { asked: each as Question }),
  }))
}

/** Something polite or idle before or behind it, as people do, so that it does not count as what is meant. */
function wrapped(phrase: string, intent: string, lists: ReadonlyMap<string, readonly string[]>, next: () => number) {
  const [lot, side] = [next(), next()]
  if (lot > WRAPPED || /GREET|THANKS|UNRELATED/.test(intent) || phrase.split(' ').length < 3) return phrase
  const of = lists.get(side < 0.5 ? 'before' : 'behind') ?? []
  const more = of[Math.floor(next() * of.length)] ?? ''
  return side < 0.5 ? `${more} ${phrase}` : `${phrase} ${more}`
}
const WRAPPED = 0.3

function spoken(line: string, lists: ReadonlyMap<string, readonly string[]>, next: () => number): string {
  const one = (of: readonly string[]) => of[Math.floor(next() * of.length)] ?? ''
  const chosen = line.replace(/\{([^{}]*)\}/g, (_, alternatives: string) => one(alternatives.split('|')))
  const filled = chosen.replace(/<(\w+)>/g, (_, name: string) => one(lists.get(name) ?? []))
  return filled
    .replace(/<(\w+)>/g, (_, name: string) => one(lists.get(name) ?? []))
    .replace(/\s+/g, ' ')
    .replace(/ ([,.?])/g, '$1')
    .trim()
}
