/**
 * The engines that catalogue search is measured against, each as somebody would set it up who wants good answers from
 * it. They look into the same texts as ours, and hold everything in this process.
 */
import { DatabaseSync } from 'node:sqlite'
import flexsearch from 'flexsearch'
import MiniSearch from 'minisearch'
import { stem } from '#core/catalogue/stem.ts'
import type { Question } from '../db/catalogue-questions.ts'

/** What an engine is told of a product, and what it filters by. */
export interface Card {
  readonly id: number
  readonly name: string
  readonly shelf: string
  /** Etalase, vendor's name and description, which count least. */
  readonly rest: string
  readonly price: number
  readonly score: number
  readonly halal: boolean
  readonly minOrder: number
  readonly maxPerDay: number
  readonly places: readonly string[]
}

export interface Engine {
  add(cards: readonly Card[]): void
  /** After the last card. */
  done(): void
  /** The first ten, best first. */
  search(question: Question): readonly number[]
}

export const ENGINES = {
  FlexSearch: flexSearch,
  MiniSearch: miniSearch,
  'FTS5 bm25': () => fullText('bm25'),
  'FTS5 by score': () => fullText('score'),
} as const
export type EngineName = keyof typeof ENGINES

const PAGE = 10
/** An engine that cannot filter while it searches is asked for so many, and what does not fit is thrown away. */
const TO_FILTER = 2_000

type Limits = NonNullable<Question[2]>

function isLimited(limits: Limits): boolean {
  return Object.keys(limits).length > 0
}

function priceRange({ about, priceMin = 0, priceMax = Number.MAX_SAFE_INTEGER }: Limits): [number, number] {
  return about === undefined ? [priceMin, priceMax] : [about * 0.75, about * 1.25]
}

function fits(card: Omit<Card, 'id'>, limits: Limits): boolean {
  const [cheapest, dearest] = priceRange(limits)
  const { quantity = card.minOrder, place } = limits
  return (
    card.price >= cheapest &&
    card.price <= dearest &&
    card.minOrder <= quantity &&
    card.maxPerDay >= quantity &&
    (!limits.halal || card.halal) &&
    (place === undefined || card.places.includes(place))
  )
}

function best(found: readonly (Card | undefined)[], limits: Limits): number[] {
  const fitting = found.filter((card) => card !== undefined).filter((card) => fits(card, limits))
  if (limits.sort === 'price') fitting.sort((a, b) => a.price - b.price)
  return fitting.slice(0, PAGE).map(({ id }) => id)
}

/** FlexSearch with every beginning of a word indexed; where not all words are found, it suggests. */
function flexSearch(): Engine {
  const index = new flexsearch.Index({ tokenize: 'forward' })
  const cards: Card[] = []
  return {
    add: (more) => {
      for (const card of more) {
        cards[card.id] = card
        index.add(card.id, `${card.name} ${card.shelf} ${card.rest}`)
      }
    },
    done: () => undefined,
    search: ([text, , limits = {}]) => {
      const limit = isLimited(limits) ? TO_FILTER : PAGE
      const found = index.search(text, { limit, suggest: true }) as number[]
      return best(
        found.map((id) => cards[id]),
        limits,
      )
    },
  }
}

/** MiniSearch with beginnings, slips of a fifth of a word, and our own stemmer: all words, else any. */
function miniSearch(): Engine {
  const index = new MiniSearch<Card>({
    fields: ['name', 'shelf', 'rest'],
    processTerm: (term) => stem(term.toLowerCase(), () => false),
    searchOptions: { boost: { name: 8, shelf: 4 }, prefix: true, fuzzy: 0.2 },
  })
  const cards: Card[] = []
  return {
    add: (more) => {
      for (const card of more) cards[card.id] = card
      index.addAll(more)
    },
    done: () => undefined,
    search: ([text, , limits = {}]) => {
      const filter = ({ id }: { id: number }) => {
        const card = cards[id]
        return card !== undefined && fits(card, limits)
      }
      const options = isLimited(limits) ? { filter } : {}
      const all = index.search(text, { ...options, combineWith: 'AND' })
      const found = all.length > 0 ? all : index.search(text, { ...options, combineWith: 'OR' })
      return best(
        found.map(({ id }) => cards[id as number]),
        limits,
      )
    },
  }
}

/** SQLite's FTS5 in this process with beginnings of words: all words, else any; by bm25, or in the order of score. */
function fullText(order: 'bm25' | 'score'): Engine {
  const database = new DatabaseSync(':memory:')
  database.exec(`create virtual table texts using fts5 (name, shelf, rest, content = '', prefix = '2 3 4');
    create table cards (id integer primary key, price, score, halal, min_order, max_per_day, places)`)
  const insertText = database.prepare('insert into texts (rowid, name, shelf, rest) values (?, ?, ?, ?)')
  const insertCard = database.prepare('insert into cards values (?, ?, ?, ?, ?, ?, ?)')
  const ranked = order === 'bm25' ? 'bm25(texts, 8, 4, 1)' : 'texts.rowid'
  const asked = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const ask = (where: string, by: string) => {
    const text = `select texts.rowid as id from texts ${where ? 'join cards c on c.id = texts.rowid' : ''}
      where texts match ? ${where} order by ${by} limit ${PAGE}`
    const statement = asked.get(text) ?? database.prepare(text)
    asked.set(text, statement)
    return statement
  }
  return {
    add: (cards) => {
      database.exec('begin')
      for (const { id, name, shelf, rest, price, score, halal, minOrder, maxPerDay, places } of cards) {
        insertText.run(id, name, shelf, rest)
        insertCard.run(id, price, score, Number(halal), minOrder, maxPerDay, `|${places.join('|')}|`)
      }
      database.exec('commit')
    },
    done: () => database.exec(`insert into texts (texts) values ('optimize')`),
    search: ([text, , limits = {}]) => {
      const { where, values } = conditions(limits)
      const statement = ask(where, limits.sort === 'price' ? 'c.price' : ranked)
      const words = text.split(/[^a-z0-9]+/).map((word) => `"${word}"*`)
      for (const joined of [words.join(' AND '), words.join(' OR ')]) {
        const rows = statement.all(joined, ...values) as { id: number }[]
        if (rows.length > 0) return rows.map(({ id }) => id)
      }
      return []
    },
  }
}

function conditions(limits: Limits): { where: string; values: (number | string)[] } {
  if (!isLimited(limits)) return { where: '', values: [] }
  const { quantity, halal, place } = limits
  return {
    where: [
      'and c.price between ? and ?',
      ...(quantity === undefined ? [] : ['and c.min_order <= ? and c.max_per_day >= ?']),
      ...(halal ? ['and c.halal = 1'] : []),
      ...(place === undefined ? [] : ['and c.places like ?']),
    ].join(' '),
    values: [
      ...priceRange(limits),
      ...(quantity === undefined ? [] : [quantity, quantity]),
      ...(place === undefined ? [] : [`%|${place}|%`]),
    ],
  }
}
