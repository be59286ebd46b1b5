/** A sentence as what a draft knows: the things, when, where to, and what an offer must be. */
import { wallClock } from '#core/calendar.ts'
import { wordsOf } from '#core/catalogue/words.ts'
import type { Basket, Brief, Thing, Wish } from '#core/order/index.ts'
import type { Talk } from '../dialog/flow.ts'
import type { OrderRequest } from '../language/understanding/index.ts'
import { momentOf, placeSaid } from './circumstances.ts'

/** What a sentence says, and the days that it may mean when it means several. */
export async function briefOf(talk: Talk, request: OrderRequest, unitIds: readonly number[]): Promise<Brief> {
  const { wants, note, place, when, items } = request
  const said = momentOf(talk, when, {})
  const moment = said && 'moments' in said && said.moments.length === 1 ? said.moments[0] : undefined
  const day = said && 'day' in said ? said.day : undefined
  const today = wallClock(talk.now, talk.office.calendar.zone).day
  return {
    wish: { things: items.filter(({ words }) => words.length > 0).map(thingOf), ...wishFields(wants) },
    // What has passed is not kept: check-out asks.
    ...(moment !== undefined && moment > talk.now ? { deliverAt: moment } : {}),
    ...(day !== undefined && day >= today ? { day } : {}),
    ...(place === undefined ? {} : await placeSaid(talk, place, unitIds)),
    note: note ?? '',
  }
}

function thingOf({ words, quantity, unit }: OrderRequest['items'][number]): Thing {
  const whole = quantity === undefined ? undefined : Math.ceil(quantity)
  // So many people want as many portions, whatever these are packed in.
  const packed = unit === undefined || EATEN_BY.has(unit) ? {} : { unit }
  return { words: [...words], ...(whole && whole > 0 ? { quantity: whole } : {}), ...packed }
}

const EATEN_BY: ReadonlySet<string> = new Set(['orang', 'pax', 'porsi'])

/** The limits of a wish; how far away or how well rated nobody knows yet, so these orders are left out. */
export function wishFields({
  halal,
  priceMin,
  priceMax,
  about,
  sort,
  near,
}: OrderRequest['wants']): Omit<Wish, 'things'> {
  return {
    ...(halal === undefined ? {} : { halal }),
    ...(priceMin === undefined ? {} : { priceMin }),
    ...(priceMax === undefined ? {} : { priceMax }),
    ...(about === undefined ? {} : { about }),
    ...(near === undefined ? {} : { near }),
    ...(sort === undefined || sort === 'distance' || sort === 'rating' ? {} : { sort }),
  }
}

/** What a basket asks for: what its sentence said, as the amounts now are, or the goods that were picked by hand. */
export function briefOfBasket(basket: Basket, names: ReadonlyMap<number, string>): Brief {
  const { id: _, vendorId: __, lines, fresh: ___, ...known } = basket
  const things = lines.map(({ productId, quantity }) => {
    const said = basket.wish?.things.find((thing) => thing.productId === productId)
    const words = said?.words ?? nameWords(names.get(productId) ?? '')
    return { words, quantity, ...(said?.unit === undefined ? {} : { unit: said.unit }) }
  })
  return { ...known, wish: { ...known.wish, things } }
}

/** "Nasi Kotak Ayam Bakar Madu (isi 5)" is looked for by its first words. */
const nameWords = (name: string) => wordsOf(name).slice(0, 4)

/** The line that the words name: the one whose name or wish holds most of them. */
export function lineNamed(
  basket: Basket,
  words: readonly string[],
  names: ReadonlyMap<number, string>,
): Basket['lines'][number] | undefined {
  const asked = words.flatMap(wordsOf)
  const scored = basket.lines.map((line) => {
    const said = basket.wish?.things.find(({ productId }) => productId === line.productId)?.words ?? []
    const held = new Set([...wordsOf(names.get(line.productId) ?? ''), ...said.flatMap(wordsOf)])
    return { line, score: asked.filter((word) => held.has(word)).length }
  })
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score > 0 ? best.line : undefined
}
