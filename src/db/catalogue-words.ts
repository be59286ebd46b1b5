/** Holds the words and places of a search against those that the catalogue knows, whatever they were typed as. */
import { sql } from 'drizzle-orm'
import { placeKeys } from '#core/catalogue/places.ts'
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

/**
 * The place as the catalogue spells it: the narrowest one named ("Gambir, Jakarta Pusat" is Gambir), else the nearest
 * name; `undefined` when it is nowhere near one.
 */
export async function placeFor(db: Db, typed: string | undefined): Promise<string | undefined> {
  const keys = placeKeys(typed ?? '')
  const [whole] = keys
  if (!whole) return undefined
  const rows = await db.execute(sql`
    (select 0 as near, substr(word, 3) as key from vocabulary
      where word = ${among(keys.map(placeFacet))} order by products limit 1)
    union all
    (select 1, substr(word, 3) from vocabulary
      where word % ${placeFacet(whole)} and word like 'r:%' order by similarity(word, ${placeFacet(whole)}) desc limit 1)
    order by near limit 1`)
  const [found] = rowsOf<{ near: number; key: string }>(rows)
  const isIt = found && (found.near === 0 || slipsBetween(found.key, whole) <= slipsAllowed(whole.length))
  return isIt ? found.key.replaceAll('-', ' ') : undefined
}
