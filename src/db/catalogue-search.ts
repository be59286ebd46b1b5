/**
 * Search of the catalogue: the words are held against the vocabulary (one question, two when something is misspelt),
 * then the products are found by one call of `find_products`. Only when nothing is found is it asked more loosely.
 */
import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#core/calendar.ts'
import {
  anyOf,
  rankingOf,
  searchedWords,
  tsqueryOf,
  tsqueryWithout,
  type Wanted,
  type Width,
} from '#core/catalogue/search-plan.ts'
import {
  priceLimits,
  type SearchFilters,
  type SearchQuery,
  type SearchUnderstood,
} from '#core/catalogue/search-query.ts'
import { categoryFacet, HALAL_FACET, placeFacet, priceRangeFacets } from '#core/catalogue/terms.ts'
import type { ProductPage } from './catalogue.ts'
import { placeFor, wantedFor } from './catalogue-words.ts'
import type { Db } from './client.ts'
import { rowsOf } from './rows.ts'

/** Which page, counted from 0, and the day on which certificates must be valid. */
export interface SearchPageWanted {
  readonly page: number
  readonly pageSize: number
  readonly today: Day
}

export interface SearchResult extends ProductPage {
  /** There are more than `total`, which counts only the best. */
  readonly more: boolean
  readonly understood: SearchUnderstood
}

/** Candidates that are ranked; of a common word the best known, of a rare one all. */
const MOST_CANDIDATES = 150
/** A wish that so many products answer is asked of the best known products first. */
const COMMON = 2_000
/** What the column of quantities can hold. */
const MOST_EVER = 2 ** 31 - 1
const HIGHEST_PRICE = Number.MAX_SAFE_INTEGER

/** Products for a search, best first (or cheapest), and what was made of its words and limits. */
export async function searchProducts(
  db: Db,
  query: SearchQuery,
  { page, pageSize, today }: SearchPageWanted,
): Promise<SearchResult> {
  const { place, others } = await placeFor(db, query.place)
  const words = searchedWords([...query.words, ...others])
  const wants = await wantedFor(db, words)
  const limits: Limits = {
    ...priceLimits(query),
    ...(query.quantity === undefined ? {} : { quantity: Math.min(query.quantity, MOST_EVER) }),
    ...(query.halal ? { halal: true } : {}),
    ...(place ? { place } : {}),
    categoryId: query.categoryId,
    sort: query.sort,
  }
  const asked: Asked = { wants, limits, enough: (page + 1) * pageSize, today }
  const answer = asked.wants.length === 0 && words.length > 0 ? NOTHING(asked) : await firstAnswer(db, asked)
  const { categoryId: _, sort: __, ...filters } = answer.limits
  return {
    total: answer.found.length,
    more: answer.found.length >= MOST_CANDIDATES,
    products: answer.found.slice(page * pageSize, (page + 1) * pageSize).map(({ id }) => id),
    understood: {
      corrections: asked.wants.flatMap(({ words: from, readAs }) =>
        readAs ? [{ from: from.join(' '), to: readAs }] : [],
      ),
      leftOut: words.filter((word) => !answer.wants.some((want) => want.words.includes(word))),
      filters,
      unmet: unmet(query, answer.limits),
    },
  }
}

interface Limits extends SearchFilters {
  readonly categoryId: number | undefined
  readonly sort: SearchQuery['sort']
}

interface Asked {
  readonly wants: readonly Wanted[]
  readonly limits: Limits
  readonly enough: number
  readonly today: Day
}

interface Found {
  readonly id: number
  readonly stage: number
  readonly rank: number
}

interface Answer {
  readonly wants: readonly Wanted[]
  readonly limits: Limits
  readonly found: readonly Found[]
}

const NOTHING = ({ limits }: Asked): Answer => ({ wants: [], limits, found: [] })

function unmet(query: SearchQuery, { place, quantity }: Limits): ('place' | 'quantity')[] {
  return [
    ...(query.place !== undefined && place === undefined ? (['place'] as const) : []),
    ...(query.quantity !== undefined && quantity === undefined ? (['quantity'] as const) : []),
  ]
}

/** As asked; else without the quantity or the place; else with the most words of it that something answers. */
async function firstAnswer(db: Db, asked: Asked): Promise<Answer> {
  for (const limits of loosened(asked.limits)) {
    const found = await find(db, { ...asked, limits }, (width) => tsqueryOf(asked.wants, width))
    if (found.length > 0) return { wants: asked.wants, limits, found }
  }
  for (let left = 1; left < asked.wants.length; left++) {
    for (const limits of loosened(asked.limits)) {
      const found = await find(db, { ...asked, limits }, (width) => tsqueryWithout(asked.wants, left, width))
      if (found.length > 0) return { limits, ...(await answeringMost(db, asked.wants, found)) }
    }
  }
  return NOTHING(asked)
}

function loosened(limits: Limits): Limits[] {
  const { quantity: _, ...anyQuantity } = limits
  const { place: __, ...anywhere } = limits
  const { place: ___, ...neither } = anyQuantity
  return [
    limits,
    ...(limits.quantity === undefined ? [] : [anyQuantity]),
    ...(limits.place === undefined ? [] : [anywhere]),
    ...(limits.quantity === undefined || limits.place === undefined ? [] : [neither]),
  ]
}

/** The cheapest of all that mentions paper is a paper folder, so a search by price looks at the thing itself first. */
async function find(db: Db, asked: Asked, queryOf: (width: Width) => string): Promise<Found[]> {
  const things = asked.limits.sort === 'price' ? await ask(db, asked, queryOf, ['head', 'narrow']) : []
  return things.length > 0 ? things : ask(db, asked, queryOf, ['narrow', 'wide'])
}

async function ask(
  db: Db,
  { wants, limits, enough, today }: Asked,
  queryOf: (width: Width) => string,
  widths: readonly [Width, Width],
): Promise<Found[]> {
  const { priceMin = 0, priceMax = HIGHEST_PRICE } = limits
  const facets = facetsOf(limits)
  const [first, wider] = widths.map((width) => [queryOf(width), ...facets].filter(Boolean).join(' & '))
  const common = wants.every(({ products }) => products >= COMMON)
  const rows = await db.execute(sql`
    select product_id as id, min(stage) as stage, max(rank) as rank
    from find_products(${first}::tsquery, ${wider}::tsquery, ${pricedIn(limits)}::tsquery,
      ${queryOf('named')}::tsquery, ${rankingOf(wants)}::tsquery,
      ${priceMin}::bigint, ${priceMax}::bigint, ${limits.quantity ?? null}::int,
      ${common}::boolean, ${limits.sort === 'price'}::boolean, ${enough}::int, ${MOST_CANDIDATES}::int)
    ${limits.halal ? sql`where ${certified(today)}` : sql``}
    group by product_id order by 2, ${firstBy(limits.sort)} 3 desc, product_id`)
  return rowsOf<Found>(rows).map(({ id, stage, rank }) => ({ id: Number(id), stage, rank }))
}

/** What else decides among the candidates, before how well they answer. */
function firstBy(sort: SearchQuery['sort']): SQL {
  if (sort === 'price') return sql`(select price from products p where p.id = product_id),`
  if (sort === 'lead-time') return sql`(select lead_time_hours from products p where p.id = product_id),`
  // Few ratings say little: each product begins with three of three stars.
  if (sort === 'rating') return sql`(select -(stars + 9.0) / (ratings + 3) from products p where p.id = product_id),`
  if (sort === 'popular') return sql`(select -score from products p where p.id = product_id),`
  return sql``
}

function certified(today: Day) {
  return sql`exists (select from products p join vendor_letters l on l.vendor_id = p.vendor_id
    where p.id = product_id and l.kind = 'halal' and l.valid_from <= ${today}::date
      and (l.valid_to is null or l.valid_to >= ${today}::date))`
}

/** The facets of the price range, as `tsquery` text; none without limits. */
function pricedIn({ priceMin, priceMax }: Limits): string | null {
  if (priceMin === undefined && priceMax === undefined) return null
  return anyOf(priceRangeFacets(priceMin ?? 0, priceMax ?? HIGHEST_PRICE))
}

function facetsOf({ place, halal, categoryId }: Limits): string[] {
  return [
    ...(place ? [[placeFacet(place)]] : []),
    ...(halal ? [[HALAL_FACET]] : []),
    ...(categoryId === undefined ? [] : [[categoryFacet(categoryId)]]),
  ].map(anyOf)
}

/** Of products that answer a part of the wishes, those that answer the most important part: earlier words first. */
async function answeringMost(
  db: Db,
  wants: readonly Wanted[],
  found: readonly Found[],
): Promise<Pick<Answer, 'wants' | 'found'>> {
  const masks = sql.join(
    wants.map((want, at) => sql`((terms @@ ${tsqueryOf([want], 'wide')}::tsquery)::int << ${sql.raw(String(at))})`),
    sql` | `,
  )
  const rows = rowsOf<{ id: string | number; mask: number }>(
    await db.execute(
      sql`select id, ${masks} as mask from products where id = any(${`{${found.map(({ id }) => id).join(',')}}`}::bigint[])`,
    ),
  )
  const maskOf = new Map(rows.map(({ id, mask }) => [Number(id), mask]))
  const weightOf = (mask: number) => wants.reduce((sum, _, at) => sum + (mask & (1 << at) ? 2 ** -at + 1 : 0), 0)
  const best = [...maskOf.values()].reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a), 0)
  return {
    wants: wants.filter((_, at) => best & (1 << at)),
    found: found.filter(({ id }) => maskOf.get(id) === best),
  }
}
