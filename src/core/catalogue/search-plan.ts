/**
 * From the words of a search to the lexemes that it asks the index for. The catalogue's vocabulary decides: a word it
 * holds is that word, an affixed form is its root, anything else is the nearest words that it does hold.
 */
import { NOUNS, VERBS } from './roots.ts'
import { slipsAllowed, slipsBetween } from './spelling.ts'
import { rootCandidates, stem } from './stem.ts'
import { BROADER, BROADER_WORDS, LONGEST_PHRASE, STOP_WORDS, standsFor } from './synonyms.ts'
import { etalaseLexeme, headLexeme, widerLexemes } from './terms.ts'
import { wordsOf } from './words.ts'

/** A word of the catalogue, its root, and how many products hold that root. */
export interface KnownWord {
  readonly word: string
  readonly root: string
  readonly products: number
}

/** A piece of a search that every product found must answer, by any of the alternatives; each is a few roots together. */
export interface Wanted {
  /** The words as searched. */
  readonly words: readonly string[]
  readonly alternatives: readonly (readonly string[])[]
  /** About how many products answer it. */
  readonly products: number
  /** The word it was read as, where that is another than was typed. */
  readonly readAs?: string
}

/** Nobody sells "konsumsi"; it may still mean something together with its neighbour, or as something broader. */
const inNoProduct = (want: Wanted) => want.products === 0

/** More words than this are a story, not a search. */
const MOST_WORDS = 6
/** A word that fewer products hold may itself be a misspelling. */
const SURELY_A_WORD = 50
/** A misspelling is so much rarer than the word that was meant. */
const TIMES_RARER = 20
const MOST_ALTERNATIVES = 5

/** The words that count: without "cari", "yang", "untuk"; all of them when nothing else was said. */
export function searchedWords(words: readonly string[]): string[] {
  const all = [...new Set(wordsOf(words.join(' ')))]
  const telling = all.filter((word) => !STOP_WORDS.has(word))
  return (telling.length > 0 ? telling : all).slice(0, MOST_WORDS)
}

/** The forms to look for in the vocabulary, and the words of anything broader that the word may be a part of. */
export function formsOf(word: string): string[] {
  const forms = [word, ...rootCandidates(standsFor(word))].flatMap((form) => [form, standsFor(form)])
  return [...new Set([...forms, ...forms.flatMap((form) => BROADER_WORDS.get(form) ?? [])])]
}

/** The word as the catalogue knows it, given what the vocabulary holds of its forms; `undefined` when it holds none. */
export function recognised(word: string, vocabulary: ReadonlyMap<string, KnownWord>): KnownWord | undefined {
  const itself = vocabulary.get(word) ?? vocabulary.get(standsFor(word))
  if (itself) return itself
  const root = standsFor(stem(standsFor(word), (candidate) => vocabulary.has(candidate)))
  return root === word ? undefined : vocabulary.get(root)
}

/** Should near words be looked for, too? */
export function isDoubtful(word: string, known: KnownWord | undefined): boolean {
  if (/\d/.test(word)) return false
  return known === undefined || (known.products < SURELY_A_WORD && !VERBS.has(known.root) && !NOUNS.has(known.root))
}

/** What one word asks for, given itself in the vocabulary (or not) and the words near it; `undefined` when hopeless. */
export function wantedOf(word: string, known: KnownWord | undefined, near: readonly KnownWord[]): Wanted | undefined {
  if (known) {
    const meant = near.filter((other) => isMeantBy(word, known, other)).slice(0, 2)
    return wanted(word, [known, ...meant], meant[0]?.word)
  }
  const root = standsFor(stem(standsFor(word), () => false))
  if (BROADER_WORDS.has(root)) return { words: [word], alternatives: [[root]], products: 0 }
  const begun = near.filter((other) => word.length >= 3 && other.word.startsWith(word))
  const commonest = begun[0]?.products ?? 0
  const slipped = nearest(word, near, begun.length > 0 ? 1 : slipsAllowed(word.length)).filter(
    (other) => other.products >= TIMES_RARER * commonest,
  )
  const meant = [...begun.slice(0, MOST_ALTERNATIVES - 1), ...slipped]
  const [first] = meant
  if (!first) return undefined
  return wanted(word, meant, new Set(meant.map((other) => other.root)).size === 1 ? first.word : slipped[0]?.word)
}

/** A rare word in the catalogue may be a slip of a vendor's, or the beginning of a far commoner word. */
function isMeantBy(word: string, known: KnownWord, other: KnownWord): boolean {
  if (word.length < 4 || other.products < TIMES_RARER * Math.max(1, known.products)) return false
  return other.word.startsWith(word) || (other.word[0] === word[0] && slipsBetween(word, other.word) === 1)
}

function wanted(word: string, meant: readonly KnownWord[], readAs: string | undefined): Wanted {
  const roots = [...new Set(meant.map((other) => other.root))]
  return {
    words: [word],
    alternatives: roots.map((root) => [root]),
    products: meant.reduce((most, other) => Math.max(most, other.products), 1),
    ...(readAs && readAs !== word ? { readAs } : {}),
  }
}

/** The word with the fewest slips, the commonest of several; a second one only when it is as near and nearly as common. */
function nearest(word: string, near: readonly KnownWord[], allowed: number): KnownWord[] {
  const ranked = near
    .map((other) => ({ other, slips: slipsBetween(word, other.word) + (other.word[0] === word[0] ? 0 : 0.5) }))
    .filter(({ slips }) => slips > 0 && slips < allowed + 1)
    .sort((a, b) => a.slips - b.slips || b.other.products - a.other.products)
  const [best, second] = ranked.filter(({ other }, at) => ranked.findIndex((r) => r.other.root === other.root) === at)
  if (!best) return []
  const tie = second && second.slips === best.slips && second.other.products * 2 >= best.other.products
  return tie ? [best.other, second.other] : [best.other]
}

/** Joins words that together, or alone, mean something broader: "konsumsi rapat" is boxed rice, snacks or a coffee break. */
export function broadened(wants: readonly Wanted[], vocabulary: ReadonlyMap<string, KnownWord>): Wanted[] {
  const found: Wanted[] = []
  for (let at = 0; at < wants.length; ) {
    const length = [LONGEST_PHRASE, 1].find((size) => BROADER.has(phrase(wants, at, size))) ?? 0
    const alternatives = BROADER.get(phrase(wants, at, length))
    const parts = wants.slice(at, at + Math.max(1, length))
    const [first] = parts
    if (alternatives && first) {
      const productsOf = (roots: readonly string[]) =>
        Math.min(...roots.map((root) => vocabulary.get(root)?.products ?? 0))
      const products = alternatives.reduce((sum, roots) => sum + productsOf(roots), 0)
      found.push({ words: parts.flatMap(({ words }) => words), alternatives, products })
    } else found.push(...parts)
    at += parts.length
  }
  return found.filter((want) => !inNoProduct(want))
}

function phrase(wants: readonly Wanted[], at: number, size: number): string {
  const parts = wants.slice(at, at + size)
  return parts.length === size ? parts.map(({ alternatives }) => alternatives[0]?.join(' ') ?? '').join(' ') : ''
}

/**
 * Where a search looks: in names alone (`named`), for the first wish only in the thing itself and its subcategory
 * (`head`), in names and subcategories (`narrow`), or in etalase, vendors' names and descriptions as well (`wide`).
 */
export type Width = 'named' | 'head' | 'narrow' | 'wide'

/** Everything wanted, as `tsquery` text. A single word also finds what only its etalase is named after. */
export function tsqueryOf(wants: readonly Wanted[], width: Width): string {
  const alone = wants.length === 1 && wants[0]?.alternatives.length === 1
  return wants
    .map(({ alternatives }, at) => {
      const lexemesOf = (root: string) => lexemesFor(root, width, at === 0, alone && alternatives[0]?.length === 1)
      return `(${alternatives.map((roots) => `(${roots.map((root) => `(${lexemesOf(root).join(' | ')})`).join(' & ')})`).join(' | ')})`
    })
    .join(' & ')
}

function lexemesFor(root: string, width: Width, first: boolean, alone: boolean): string[] {
  if (width === 'wide') return [root, ...widerLexemes(root)].map(quoted)
  if (width === 'named') return [`${quoted(root)}:AB`]
  if (width === 'head' && first) return [quoted(headLexeme(root))]
  return (alone && width === 'narrow' ? [root, etalaseLexeme(root)] : [root]).map(quoted)
}

/** Any of these lexemes, as `tsquery` text. */
export function anyOf(lexemes: readonly string[]): string {
  return `(${lexemes.map(quoted).join(' | ')})`
}

function quoted(lexeme: string): string {
  return `'${lexeme}'`
}

/** Everything that speaks for a product, as `tsquery` text: what it has more of, and in a better place, ranks it. */
export function rankingOf(wants: readonly Wanted[]): string {
  const roots = new Set(wants.flatMap(({ alternatives }) => alternatives.flat()))
  return [...roots]
    .flatMap((root) => [root, ...widerLexemes(root)])
    .map(quoted)
    .join(' | ')
}

/** Every way to leave out `count` of the wishes, as one `tsquery` text. */
export function tsqueryWithout(wants: readonly Wanted[], count: number, width: Width): string {
  return subsets(wants, wants.length - count)
    .map((subset) => `(${tsqueryOf(subset, width)})`)
    .join(' | ')
}

function subsets<Item>(items: readonly Item[], size: number): Item[][] {
  const [first, ...others] = items
  if (size === 0) return [[]]
  if (first === undefined || items.length < size) return []
  return [...subsets(others, size - 1).map((subset) => [first, ...subset]), ...subsets(others, size)]
}
