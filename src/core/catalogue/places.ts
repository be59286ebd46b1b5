/** Places as officers write them, as keys that the catalogue may hold. */
import { placeKey } from './words.ts'

/** How officers shorten the names of places, as `placeKey` spells them. */
export const SHORT_NAMES: Readonly<Record<string, string>> = {
  jakpus: 'jakarta-pusat',
  jaksel: 'jakarta-selatan',
  jakut: 'jakarta-utara',
  jakbar: 'jakarta-barat',
  jaktim: 'jakarta-timur',
  'jkt-pusat': 'jakarta-pusat',
  'jkt-selatan': 'jakarta-selatan',
  'jkt-utara': 'jakarta-utara',
  'jkt-barat': 'jakarta-barat',
  'jkt-timur': 'jakarta-timur',
  'kep-seribu': 'kepulauan-seribu',
  'pulau-seribu': 'kepulauan-seribu',
}

/** A place is named in so few words; what is beyond is not read. */
const MOST_WORDS = 5

/** A piece of a text that may name a place. */
export interface PlaceGuess {
  readonly key: string
  /** As they stand in the text. */
  readonly words: readonly string[]
}

/** Every place that the text may name, the whole of it first: "gambir jakpus" may be that, gambir, or jakarta-pusat. */
export function placeGuesses(text: string): PlaceGuess[] {
  const words = placeKey(text).split('-').filter(Boolean).slice(0, MOST_WORDS)
  const starts = words.map((_, from) => from)
  return starts.flatMap((from) =>
    starts.slice(from).map((_, at) => {
      const piece = words.slice(from, words.length - at)
      const key = piece.join('-')
      return { key: SHORT_NAMES[key] ?? key, words: piece }
    }),
  )
}
