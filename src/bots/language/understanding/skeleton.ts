/** What is left of a word when a thumb leaves out its vowels: "mslh" of "masalah", "tlg" of "tolong", "skalian". */

/** Consonants and a leading vowel; "ng" is written "g", doubled letters once, and letters for one sound alike. */
export function skeletonOf(word: string): string {
  const first = word.slice(0, 1)
  const rest = word
    .slice(1)
    .replace(/ng/g, 'g')
    .replace(/q/g, 'k')
    .replace(/z/g, 's')
    .replace(/[aeiou2]/g, '')
  return `${first}${rest}`.replace(/(.)\1+/g, '$1')
}

/** Are the letters of `short` those of `long`, in their order, with some left out? */
export function isWithin(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}

/** Words by their skeletons, for `fullOf`. */
export type Skeletons = ReadonlyMap<string, readonly (readonly [form: string, word: string])[]>

/** Forms (as written) with their standard words, by skeleton. */
export function bySkeleton(forms: Iterable<readonly [string, string]>): Skeletons {
  const found = new Map<string, (readonly [string, string])[]>()
  for (const [form, word] of forms) {
    if (form.length < 4 || word.includes(' ')) continue
    const key = skeletonOf(form)
    found.set(key, [...(found.get(key) ?? []), [form, word]])
  }
  return found
}

/** The standard word that was shortened to this, if it can be but one: same consonants, fewer vowels. */
export function fullOf(written: string, skeletons: Skeletons): string | undefined {
  if (!/^[a-z]{3,7}$/.test(written)) return undefined
  const words = new Set(
    (skeletons.get(skeletonOf(written)) ?? [])
      .filter(([form]) => form.length > written.length && isWithin(written, form))
      .map(([, word]) => word),
  )
  const [only, ...more] = words
  return more.length === 0 ? only : undefined
}
