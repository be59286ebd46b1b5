/** Holds the words and places of a search against those that the catalogue knows, whatever they were typed as. */
import { sql } from 'drizzle-orm'
import { type PlaceGuess, placeGuesses } from '#core/catalogue/places.ts'
import {
  broadened,
  formsOf,
  isDoubtful,
  type KnownWord,
  recognised,
  type Wanted,
  wantedOf,
} from '#core/catalogue/search-plan.ts'
import { oneSlipAway, slipsAllowed, slipsBetween } from '#core/catalogue/spelling.ts'
import { placeFacet } from '#core/catalogue/terms.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'

/** What the words of a search ask for, held against the vocabulary; a word that nobody can make sense of is not in it. */
export async function wantedFor(db: Db, words: readonly string[]): Promise<Wanted[]> {
  if (words.length === 0) return []
  const vocabulary = await knownWords(db, words.flatMap(formsOf))
  const known = new Map(words.map((word) => [word, recognised(word, vocabulary)]))
  const near = await wordsNear(
    db,
    words.filter((word) => isDoubtful(word, known.get(word))),
  )
  const wants = words.flatMap((word) => wantedOf(word, known.get(word), near.get(word) ?? []) ?? [])
  return broadened(wants, vocabulary)
}

async function knownWords(db: Db, forms: readonly string[]): Promise<Map<string, KnownWord>> {
  const rows = await db.execute(sql`select word, root, products from vocabulary where word = ${among(forms)}`)
  return new Map(rowsOf<KnownWord>(rows).map((row) => [row.word, row]))
}

/** Words that begin with, look like, or are one slip away from each of these. Facets of places are not words. */
async function wordsNear(db: Db, words: readonly string[]): Promise<Map<string, KnownWord[]>> {
  if (words.length === 0) return new Map()
  const wanted = words.map((word) => ({ asked: word, slips: word.length < 7 ? oneSlipAway(word) : [] }))
  const rows = await db.execute(sql`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(asked text, slips jsonb))
    select w.asked, near.word, near.root, near.products from wanted w cross join lateral (
      (select word, root, products from vocabulary
        where word ~>=~ w.asked and word ~<~ (w.asked || '{') order by products desc limit 8)
      union
      (select word, root, products from vocabulary where word = any(array(select jsonb_array_elements_text(w.slips))))
      union
      (select word, root, products from vocabulary where word % w.asked order by similarity(word, w.asked) desc, products desc limit 12)
    ) near
    order by near.products desc, near.word`)
  const near = new Map<string, KnownWord[]>()
  for (const { asked, ...word } of rowsOf<KnownWord & { asked: string }>(rows)) {
    if (word.word !== asked) near.set(asked, [...(near.get(asked) ?? []), word])
  }
  return near
}

function among(words: readonly string[]) {
  return sql`any(array(select jsonb_array_elements_text(${JSON.stringify([...new Set(words)])}::jsonb)))`
}

/** A place of the catalogue in a text, and the words of the text that are not part of it. */
export interface PlaceFound {
  /** As the catalogue spells it: "jakarta selatan"; none when the text is nowhere near a place. */
  readonly place: string | undefined
  readonly others: readonly string[]
}

/**
 * The place that a text names: the narrowest one ("Gambir, Jakarta Pusat" is Gambir), else the nearest name. What stands
 * around it was not meant as a place ("di gambir nasi kuning").
 */
export async function placeFor(db: Db, typed: string | undefined): Promise<PlaceFound> {
  const guesses = placeGuesses(typed ?? '')
  const [whole] = guesses
  if (!whole) return { place: undefined, others: [] }
  const facet = placeFacet(whole.key)
  const rows = await db.execute(sql`
    (select 0 as near, substr(word, 3) as key, products from vocabulary
      where word = ${among(guesses.map(({ key }) => placeFacet(key)))})
    union all
    (select 1, substr(word, 3), products from vocabulary
      where word % ${facet} and word like 'r:%' order by similarity(word, ${facet}) desc limit 1)
    order by near, products`)
  const [found, ...wider] = rowsOf<{ near: number; key: string }>(rows)
  if (!found || (found.near === 1 && slipsBetween(found.key, whole.key) > slipsAllowed(whole.key.length))) {
    return { place: undefined, others: [] }
  }
  const named = new Set([found, ...wider].flatMap(({ key }) => wordsOfPlace(guesses, key)))
  const others = found.near === 1 ? [] : wordsOfPlace(guesses, whole.key).filter((word) => !named.has(word))
  return { place: found.key.replaceAll('-', ' '), others }
}

function wordsOfPlace(guesses: readonly PlaceGuess[], key: string): readonly string[] {
  return guesses.find((guess) => guess.key === key)?.words ?? []
}
