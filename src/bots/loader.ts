/** Gathers single questions that are asked at about the same time and asks them together. */

export interface Loader<Key, Value> {
  load(key: Key): Promise<Value | undefined>
}

/** `fetch` is called once with all keys that were asked for in one turn of the event loop, each once. */
export function createLoader<Key, Value>(
  fetch: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): Loader<Key, Value> {
  let asked = new Set<Key>()
  let answer: Promise<ReadonlyMap<Key, Value>> | undefined
  return {
    load: async (key) => {
      asked.add(key)
      answer ??= nextTurn().then(() => {
        const keys = [...asked]
        asked = new Set()
        answer = undefined
        return fetch(keys)
      })
      return (await answer).get(key)
    },
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
