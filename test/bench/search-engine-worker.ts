/** One engine in a thread of its own, so that the engines share no heap. It reads the catalogue, then answers in rounds. */
import { parentPort, workerData } from 'node:worker_threads'
import postgres from 'postgres'
import type { Question } from '../db/catalogue-questions.ts'
import { type Card, ENGINES, type EngineName } from './search-engines.ts'

interface Order {
  readonly engine: EngineName
  readonly url: string
  readonly questions: readonly Question[]
}

/** Milliseconds and the first ten of each question, in the order of the questions. */
export interface Round {
  readonly times: readonly number[]
  readonly found: readonly (readonly number[])[]
}

const { engine: name, url, questions } = workerData as Order
const engine = ENGINES[name]()
const sql = postgres(url, { max: 1, onnotice: () => undefined })
const rows = sql<Card[]>`
  select p.id::int, p.name, c.name as shelf, concat_ws(' ', e.name, v.name, p.description) as rest, p.price::float8, p.score, p.min_order as "minOrder",
    coalesce(p.max_per_day, 2147483647)::float8 as "maxPerDay", p.service_area as places,
    p.halal and exists (select from vendor_letters l where l.vendor_id = p.vendor_id and l.kind = 'halal') as halal
  from products p join categories c on c.id = p.category_id
    join categories e on e.id = c.parent_id join vendors v on v.id = p.vendor_id order by p.id`
for await (const cards of rows.cursor(5_000)) engine.add(cards)
engine.done()
await sql.end()

parentPort?.on('message', () => {
  const times: number[] = []
  const found = questions.map((question) => {
    const began = performance.now()
    const ids = engine.search(question)
    times.push(performance.now() - began)
    return ids
  })
  parentPort?.postMessage({ times, found } satisfies Round)
})
parentPort?.postMessage('ready')
