/**
 * Gathers single questions that are asked at about the same time and asks them together: what makes a batch of
 * conversations, each of which asks for itself, read with a handful of statements.
 */
import type { Db } from './client.ts'

/** When something is asked, of all that is asked in one turn of the event loop. */
interface When {
  /** Before the rest: it locks, and what others ask in the same turn is read once it is locked. */
  readonly first?: boolean
}

export interface Loader<Key, Value> {
  load(key: Key): Promise<Value | undefined>
}

/** `fetch` is called once with all keys that were asked for in one turn of the event loop, each once. */
export function createLoader<Key, Value>(
  fetch: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
  when: When = {},
): Loader<Key, Value> {
  const gather = gatherer(fetch, when)
  return { load: async (key) => (await gather([key])).get(key) }
}

function gatherer<Key, Value>(fetch: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>, when: When) {
  let asked = new Set<Key>()
  let answer: Promise<ReadonlyMap<Key, Value>> | undefined
  return (keys: readonly Key[]): Promise<ReadonlyMap<Key, Value>> => {
    for (const key of keys) asked.add(key)
    answer ??= nextTurn(when).then(() => {
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

interface Kept<Key, Value, Rest extends readonly string[]> extends Question<Key, Value, Rest> {
  /** Answers that came along with something else: for as long as the batch lasts they need not be asked for. */
  know(db: Db, answers: ReadonlyMap<Key, Value>, ...rest: Rest): void
}

interface Asked<Key, Value> {
  readonly gather: ReturnType<typeof gatherer<Key, Value>>
  readonly kept: Map<Key, Value>
}

/**
 * What is remembered of a transaction lies on it and goes with it. In a weak map it would outlive it: a young generation's
 * collection takes the values of weak maps for living, so that every batch would be copied twice and grow old.
 */
const MEMORY = Symbol('memory')

interface Memory {
  isBatch: boolean
  readonly parts: Map<unknown, Map<unknown, unknown>>
}

function memoryOf(db: Db & { [MEMORY]?: Memory }): Memory {
  db[MEMORY] ??= { isBatch: false, parts: new Map() }
  return db[MEMORY]
}

/** This transaction is a batch of messages: it lasts for milliseconds, and writes when everything is decided. */
export function rememberAnswers(tx: Db): void {
  memoryOf(tx).isBatch = true
}

/** What `whose` remembers for as long as the batch lasts; outside of one nothing. */
export function batchMemory<Key, Value>(tx: Db, whose: unknown): Map<Key, Value> {
  const memory = memoryOf(tx)
  return memory.isBatch ? partOf(memory, whose) : new Map()
}

function partOf<Key, Value>({ parts }: Memory, whose: unknown): Map<Key, Value> {
  const part = parts.get(whose) ?? new Map()
  parts.set(whose, part)
  return part as Map<Key, Value>
}

/**
 * The same question, asked once for all who ask it on one transaction in one turn of the event loop. What a transaction
 * may have changed is asked again; `kept` are the answers to a question about what no message changes, for as long as
 * a batch lasts.
 */
export function together<Key, Value, Rest extends readonly string[]>(
  question: Question<Key, Value, Rest>,
  how: { readonly kept: true } & When,
): Kept<Key, Value, Rest>
/** One whose answers are not kept. */
export function together<Key, Value, Rest extends readonly string[]>(
  question: Question<Key, Value, Rest>,
  how?: When,
): Question<Key, Value, Rest>
/** Either. */
export function together<Key, Value, Rest extends readonly string[]>(
  question: Question<Key, Value, Rest>,
  { kept: isKept = false, ...when }: { readonly kept?: boolean } & When = {},
): Kept<Key, Value, Rest> {
  const askedOf = (db: Db, rest: Rest): Asked<Key, Value> => {
    const kind = rest.join('\n')
    const ofDb = partOf<string, Asked<Key, Value>>(memoryOf(db), question)
    const known = ofDb.get(kind)
    if (known) return known
    const gather = gatherer((all: readonly Key[]) => question(db, all, ...rest), when)
    const asked = { gather, kept: new Map<Key, Value>() }
    ofDb.set(kind, asked)
    return asked
  }
  const ask = async (db: Db, keys: readonly Key[], ...rest: Rest) => {
    const { gather, kept } = askedOf(db, rest)
    const unknown = keys.filter((key) => !kept.has(key))
    const answers = unknown.length > 0 ? await gather(unknown) : kept
    const own = new Map<Key, Value>()
    for (const key of keys) {
      const answer = answers.get(key) ?? kept.get(key)
      if (answer !== undefined) own.set(key, answer)
    }
    // Everybody's answers come together. Each keeps only their own, or n who ask would keep n times n.
    if (isKept) know(db, own, ...rest)
    return own
  }
  const know = (db: Db, answers: ReadonlyMap<Key, Value>, ...rest: Rest) => {
    if (!memoryOf(db).isBatch) return
    const { kept } = askedOf(db, rest)
    for (const [key, answer] of answers) kept.set(key, answer)
  }
  return Object.assign(ask, { know })
}

/** Who waits for the next turn, those who go first by themselves. */
let waiting: { readonly first: (() => void)[]; readonly rest: (() => void)[] } | undefined

function nextTurn({ first: isFirst = false }: When): Promise<void> {
  const turn = waiting ?? { first: [], rest: [] }
  if (!waiting) {
    waiting = turn
    setImmediate(() => {
      waiting = undefined
      for (const begin of turn.first) begin()
    })
    // By then whoever went first has sent what they ask.
    setImmediate(() => {
      for (const begin of turn.rest) begin()
    })
  }
  return new Promise((resolve) => (isFirst ? turn.first : turn.rest).push(resolve))
}
