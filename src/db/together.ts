/**
 * Gathers single questions that are asked at about the same time and asks them together: what makes a batch of
 * conversations, each of which asks for itself, read with a handful of statements.
 */
import type { Db } from './client.ts'

export interface Loader<Key, Value> {
  load(key: Key): Promise<Value | undefined>
}

/** `fetch` is called once with all keys that were asked for in one turn of the event loop, each once. */
export function createLoader<Key, Value>(
  fetch: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): Loader<Key, Value> {
  const gather = gatherer(fetch)
  return { load: async (key) => (await gather([key])).get(key) }
}

function gatherer<Key, Value>(fetch: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {
  let asked = new Set<Key>()
  let answer: Promise<ReadonlyMap<Key, Value>> | undefined
  return (keys: readonly Key[]): Promise<ReadonlyMap<Key, Value>> => {
    for (const key of keys) asked.add(key)
    answer ??= nextTurn().then(() => {
      const together = [...asked]
      asked = new Set()
      answer = undefined
      return fetch(together)
    })
    return answer
  }
}

type Question<Key, Value, Rest extends readonly string[]> = (
  db: Db,
  keys: readonly Key[],
  ...rest: Rest
) => Promise<Map<Key, Value>>

/**
 * The same question, asked once for all who ask it on one transaction in one turn of the event loop. What a transaction
 * may have changed is asked again: nothing is kept.
 */
export function together<Key, Value, Rest extends readonly string[]>(
  question: Question<Key, Value, Rest>,
): Question<Key, Value, Rest> {
  const gatherers = new WeakMap<Db, Map<string, ReturnType<typeof gatherer<Key, Value>>>>()
  return async (db, keys, ...rest) => {
    if (keys.length === 0) return new Map()
    const ofDb = gatherers.get(db) ?? new Map()
    gatherers.set(db, ofDb)
    const kind = rest.join('\n')
    const gather = ofDb.get(kind) ?? gatherer((all: readonly Key[]) => question(db, all, ...rest))
    ofDb.set(kind, gather)
    const answers = await gather(keys)
    return new Map(keys.flatMap((key) => (answers.has(key) ? [[key, answers.get(key) as Value]] : [])))
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
