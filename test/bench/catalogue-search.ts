/**
 * Catalogue search on a big catalogue: how good, and how fast for one client and for sixteen, against engines that live
 * in this process. Ours is asked as everybody asks it: over the wire, from words and limits to the ids of a page.
 */
import { Worker } from 'node:worker_threads'
import { eq, inArray } from 'drizzle-orm'
import { searchProducts } from '#db/catalogue-search.ts'
import { type Database, migrateDatabase, openDatabase } from '#db/client.ts'
import { categories, products, vendorLetters, vendors } from '#db/schema.ts'
import { type Good, isRight, QUESTIONS, type Question } from '../db/catalogue-questions.ts'
import { type Benchmark, type Contender, type Figures, type Goal, quantile } from './benchmark.ts'
import { loadBigCatalogue, town } from './big-catalogue.ts'
import type { Round } from './search-engine-worker.ts'
import { ENGINES, type EngineName } from './search-engines.ts'

const TODAY = '2026-11-23'
const OURS = 'ours'
const QUALITY = 'P@10'
const TOTAL = 'ms for all questions'

/** The towns of the big catalogue have names of their own, so its questions about places do, too. */
const HERE: readonly Question[] = [
  ['kursi', 'kursi', { place: town(3).city }],
  ['nasi kuning', /Nasi Kuning/, { place: town(7).city }],
  ['sound system', 'sound', { place: town(11).city, priceMax: 2_000_000 }],
  ['penyewaan tenda', 'tenda', { place: town(5).city }],
  ['snack box', 'snack-3 snack-4', { place: town(2).city, halal: true }],
  ['masekr', 'masker', { place: town(9).city, quantity: 100 }],
]

const asked = Object.entries(QUESTIONS)
  .flatMap(([kind, questions]) => questions.map((question) => ({ kind, question })))
  .filter(({ question: [, , limits] }) => limits?.place === undefined)
  .concat(HERE.map((question) => ({ kind: 'limited', question })))
const kinds = [...new Set(asked.map(({ kind }) => kind))]

/** `search`: a million products; `search-100k`: a tenth of them. */
export const searchBenchmark = (name: string, size: number): Benchmark => ({
  name,
  about: `${asked.length} searches with known answers in a catalogue of ${size.toLocaleString('en')} products, against engines in process`,
  open: async ({ quick, server, say }) => {
    const count = quick ? 20_000 : size
    const url = await (await server()).create(`bench_search_${count}`)
    const database = await openDatabase({ url })
    await migrateDatabase(database)
    await loadBigCatalogue(url, count)
    const engines: Awaited<ReturnType<typeof startEngine>>[] = []
    for (const engine of Object.keys(ENGINES) as EngineName[]) {
      say(`  ${engine} reads the catalogue`)
      engines.push(await startEngine(database, engine, url))
    }
    return {
      contenders: [
        contender(database, OURS, () => ourRound(database, 1)),
        contender(database, 'ours, 16 clients', () => ourRound(database, 16)),
        ...engines.map(({ contends }) => contends),
      ],
      goals: goals(size),
      close: async () => {
        for (const { stop } of engines) await stop()
        await database.close()
      },
    }
  },
})

function goals(size: number): Goal[] {
  const others = Object.keys(ENGINES)
  const quality = (of: string): Goal[] => [
    { says: 'good answers', figure: of, of: OURS, atLeast: 0.97 },
    ...others.map((over) => ({ says: 'better answers than others', figure: of, of: OURS, over, atLeast: 1.01 })),
  ]
  const all = [QUALITY, ...['misspelt', 'affixed', 'limited'].map(qualityOf)].flatMap(quality)
  if (size < 1_000_000) return all
  return [
    { says: 'nobody waits', figure: 'p99 ms', of: OURS, atMost: 10 },
    { says: 'quicker than what lives in process', figure: TOTAL, of: OURS, over: 'FlexSearch', atMost: 0.25 },
    { says: 'quicker than what lives in process', figure: TOTAL, of: OURS, over: 'FTS5 bm25', atMost: 0.25 },
    ...all,
  ]
}

const qualityOf = (kind: string) => `${QUALITY} ${kind}`

function contender(database: Database, name: string, round: () => Promise<Round>): Contender {
  return { name, measure: async () => figuresOf(database, await round()) }
}

async function figuresOf(database: Database, { times, found }: Round): Promise<Figures> {
  const right = await precision(database, found)
  const ofKind = kinds.map((kind) => [
    qualityOf(kind),
    mean(right.filter((_, at) => asked[at % asked.length]?.kind === kind)),
  ])
  return {
    [QUALITY]: mean(right),
    'p50 ms': quantile(times, 0.5),
    'p99 ms': quantile(times, 0.99),
    [TOTAL]: times.reduce((sum, each) => sum + each, 0),
    ...Object.fromEntries(ofKind),
  }
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length)

async function ours({ db }: Database, [text, , limits]: Question): Promise<readonly number[]> {
  const page = { page: 0, pageSize: 10, today: TODAY }
  return (await searchProducts(db, { words: text.split(' '), ...limits }, page)).products
}

/** One turn through all questions, by so many clients at once. */
async function ourRound(database: Database, clients: number): Promise<Round> {
  const times = asked.map(() => 0)
  const found: (readonly number[])[] = asked.map(() => [])
  const turns = asked.entries()
  const client = async () => {
    for (const [at, { question }] of turns) {
      const began = performance.now()
      found[at] = await ours(database, question)
      times[at] = performance.now() - began
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { times, found }
}

/** An engine in a thread of its own, with as much memory as it asks for. */
async function startEngine(database: Database, engine: EngineName, url: string) {
  const worker = new Worker(new URL('./search-engine-worker.ts', import.meta.url), {
    workerData: { engine, url, questions: asked.map(({ question }) => question) },
    resourceLimits: { maxOldGenerationSizeMb: 8_192 },
  })
  const answer = () =>
    new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
  await answer()
  const round = async () => {
    const answered = answer()
    worker.postMessage('go')
    return (await answered) as Round
  }
  return { contends: contender(database, engine, round), stop: () => worker.terminate() }
}

/** Share of the first ten that is right, for each question. */
async function precision({ db }: Database, found: Round['found']): Promise<number[]> {
  const ids = [...new Set(found.flat())]
  const rows = await db
    .select({ product: products, shelf: categories.code, city: vendors.city, letter: vendorLetters.number })
    .from(products)
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .innerJoin(vendors, eq(vendors.id, products.vendorId))
    .leftJoin(vendorLetters, eq(vendorLetters.vendorId, products.vendorId))
    .where(inArray(products.id, ids))
  const goods = new Map(
    rows.map(({ product, shelf, city, letter }) => [
      product.id,
      { ...product, shelf, certified: letter !== null, places: [city, ...product.serviceArea] },
    ]),
  )
  return asked.map(({ question }, at) => {
    const right = (found[at] ?? []).filter((id) => {
      const good = goods.get(id)
      return good && isRight(good, question) && isWithin(good, question[2])
    })
    return right.length / 10
  })
}

interface LimitedGood extends Good {
  readonly minOrder: number
  readonly maxPerDay: number | null
  readonly certified: boolean
  readonly places: readonly string[]
}

function isWithin(good: LimitedGood, { quantity, halal, place }: NonNullable<Question[2]> = {}): boolean {
  const enough = quantity === undefined || (good.minOrder <= quantity && (good.maxPerDay ?? quantity) >= quantity)
  return enough && (!halal || good.certified) && (place === undefined || good.places.includes(place))
}
