/**
 * The root of an Indonesian word. Affixes are taken off only when what is left is a known root, because the rules alone
 * cannot know whether "pengirim" hides "kirim" or "irim"; the roots are a list of ours and the catalogue's own words.
 */
import { NOUNS, VERBS } from './roots.ts'

/** Is this a root that the catalogue itself knows? */
export type IsRoot = (word: string) => boolean

/** A shorter rest could be anything: "teman" is not "tem" with an ending. Roots of our own list may be shorter. */
const SHORTEST_REST = 4

const PARTICLES = ['lah', 'kah', 'pun', 'nya', 'ku', 'mu']
const SUFFIXES = ['kan', 'an', 'i', 'in']

interface Prefix {
  readonly says: RegExp
  /** What the root began with before the prefix changed it: the first letters to try, in order. */
  readonly begins: readonly string[]
}

/** me- and pe- swallow k, t, s and p before a vowel; the other prefixes only stand in front. */
const PREFIXES: readonly Prefix[] = [
  { says: /^(?:ber|ter|per|pel|bel|di|ke|se)/, begins: [''] },
  { says: /^(?:be|te)/, begins: [''] },
  { says: /^(?:me|pe|nge|menge|penge)/, begins: [''] },
  { says: /^(?:meng|peng|ng)(?=[aiueokghq])/, begins: ['', 'k'] },
  { says: /^(?:meny|peny|ny)(?=[aiueo])/, begins: ['s', 'ny', 'c'] },
  { says: /^(?:mem|pem|m)(?=[aiueo])/, begins: ['m', 'p'] },
  { says: /^(?:mem|pem)(?=[bfpv])/, begins: [''] },
  { says: /^(?:men|pen|n)(?=[aiueo])/, begins: ['n', 't'] },
  { says: /^(?:men|pen)(?=[cdjstyz])/, begins: [''] },
]

/** Everything that could be the root of the word, the word itself first. */
export function rootCandidates(word: string): string[] {
  const found = new Set([word])
  for (const bare of withoutEndings(word)) {
    found.add(bare)
    for (const rest of withoutPrefix(bare)) {
      found.add(rest)
      // "diperbaiki", "keberangkatan": a second prefix inside the first.
      for (const inner of withoutPrefix(rest)) found.add(inner)
    }
  }
  return [...found].filter((candidate) => candidate.length >= 3)
}

function withoutEndings(word: string): string[] {
  const found = [word]
  for (const particle of PARTICLES) if (endsIn(word, particle)) found.push(word.slice(0, -particle.length))
  for (const bare of [...found]) {
    for (const suffix of SUFFIXES) if (endsIn(bare, suffix)) found.push(bare.slice(0, -suffix.length))
  }
  return found
}

function endsIn(word: string, ending: string): boolean {
  return word.endsWith(ending) && word.length >= ending.length + 3
}

function withoutPrefix(word: string): string[] {
  return PREFIXES.flatMap(({ says, begins }) => {
    const prefix = says.exec(word)?.[0]
    if (!prefix) return []
    return begins.map((begin) => begin + word.slice(prefix.length)).filter((rest) => rest.length >= 3)
  })
}

/**
 * The root of a word: itself when our list holds it, else the candidate that our list or the catalogue knows, verbs
 * first where both would do ("mengemas" packs, it is not gold). A word with no known root is its own root.
 */
export function stem(word: string, isRoot: IsRoot): string {
  if (VERBS.has(word) || NOUNS.has(word) || /\d/.test(word)) return word
  const [, ...shorter] = rootCandidates(word)
  return (
    shorter.find((candidate) => VERBS.has(candidate)) ??
    shorter.find((candidate) => NOUNS.has(candidate)) ??
    longest(shorter.filter((candidate) => candidate.length >= SHORTEST_REST && isRoot(candidate))) ??
    word
  )
}

function longest(words: readonly string[]): string | undefined {
  return words.reduce<string | undefined>((best, word) => (best && best.length >= word.length ? best : word), undefined)
}
