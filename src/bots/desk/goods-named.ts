/** Which of a shop's goods somebody means: by the words of their names, in any spelling a thumb makes. */
import { slipsAllowed, slipsBetween } from '#core/catalogue/spelling.ts'
import { rootsFrom } from '#core/catalogue/terms.ts'
import { wordsOf } from '#core/catalogue/words.ts'
import type { Good } from '#db/shop-desk.ts'

export interface Named {
  readonly goods: readonly Good[]
  /** False when a word was left over that none of them has. */
  readonly whole: boolean
}

/** The goods that fit best, alike among themselves: one is meant, several are asked about, none was named. */
export function goodsNamed(goods: readonly Good[], words: string): Named {
  const rootOf = rootsFrom(() => false)
  const wanted = [...new Set(wordsOf(words).map(rootOf))]
  if (wanted.length === 0) return { goods: [], whole: true }
  const names = goods.map((good) => ({ good, own: rootsOf(good.name, rootOf), kind: rootsOf(good.category, rootOf) }))
  const meant = wanted.map((word) => spelt(word, new Set(names.flatMap(({ own, kind }) => [...own, ...kind]))))
  const scored = names.map(({ good, own, kind }) => ({
    good,
    // In the kind of goods a little less, so that names come first.
    score: sum(meant.map((word) => (own.has(word) ? 1 : kind.has(word) ? 0.9 : 0))),
  }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  // Half of what was said must be in the name: “kardus di lobi” is no product.
  if (best * 2 < wanted.length || best === 0) return { goods: [], whole: false }
  const fitting = scored.flatMap(({ good, score }) => (score === best ? [good] : []))
  return { goods: fitting, whole: best > wanted.length - 0.5 }
}

const rootsOf = (text: string, rootOf: (word: string) => string) => new Set(wordsOf(text).map(rootOf))
const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)

/** The word as the shop spells it, where a slip of the thumb is all that is between them. */
function spelt(word: string, known: ReadonlySet<string>): string {
  if (known.has(word)) return word
  return [...known].find((one) => slipsBetween(one, word) <= Math.min(2, slipsAllowed(word.length))) ?? word
}
