/** The catalogue: etalase, subcategory, pages edited in place, a product's card, its quantity. Free words search. */
import { z } from 'zod'
import { wallClock } from '#core/calendar.ts'
import { marksOf, type ProductCard } from '#core/catalogue/product-card.ts'
import { holds } from '#core/people/person.ts'
import { etalaseList, productCards, productsIn, subcategories } from '#db/catalogue.ts'
import { searchProducts } from '#db/catalogue-search.ts'
import { guardSettingsFrom } from '#db/guard-settings.ts'
import type { Choice, Input, Say } from '../channel.ts'
import { ASK } from '../desk/choices.ts'
import { ratedCard } from '../desk/rating.ts'
import { unclear } from '../desk/unclear.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { readNumbers, readSearch } from '../language/understanding/index.ts'
import { lines } from '../markup.ts'
import { addToBasket } from './basket.ts'

const PAGE_SIZE = 5
/** No order of one product is larger: with the ceiling at Rp50 million this is Rp50 a piece. */
const QUANTITY_MAX = 1_000_000
const STEPS = [-10, -1, 1, 10] as const

const Source = z.union([z.object({ categoryId: z.number(), title: z.string() }), z.object({ search: z.string() })])
type Source = z.infer<typeof Source>

const Act = z.union([
  z.object({ to: z.literal('etalase') }),
  z.object({ to: z.literal('subcategories'), etalaseId: z.number(), name: z.string(), emoji: z.string() }),
  z.object({ to: z.literal('page'), source: Source, page: z.number() }),
  z.object({
    to: z.literal('card'),
    productId: z.number(),
    quantity: z.number().optional(),
    from: Source.optional(),
    page: z.number().optional(),
  }),
  z.object({ to: z.literal('add'), productId: z.number(), quantity: z.number(), price: z.number() }),
])
type Act = z.infer<typeof Act>

const State = z.object({
  step: z.literal('quantity'),
  productId: z.number(),
  from: Source.optional(),
  page: z.number().optional(),
})
type State = z.infer<typeof State>

export const browseFlow: Flow<State, ActData & Act> = {
  name: 'browse',
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['katalog', 'cari', 'browse'],
  words: ['katalog', 'etalase', 'catalogue'],
  may: (person) => person.roles.some(({ role }) => role !== 'vendor' && role !== 'pokmas'),
  open: (talk, rest) => (rest === '' ? openEtalase(talk) : search(talk, rest)),
  tap: (talk, act) => go(talk, act),
  input: typed,
  back: async (talk, state) => (state.from ? page(talk, state.from, state.page ?? 0, true) : openEtalase(talk)),
  hear: async (talk, input) => {
    // A thumb or a heart names nothing that is sold.
    if (input.kind !== 'text' || !/[\p{L}\p{N}]/u.test(input.text)) return undefined
    return NOTHING.test(input.text.trim()) ? nothingLeft(talk) : searchSaid(talk, input.text)
  },
}

/** "Batal" where nothing is under way is no name of a thing. */
const NOTHING =
  /^(?:batal|batalkan|batalin|ga ?jadi|gak ?jadi|nggak ?jadi|cancel|stop|keluar)(?: (?:aja|saja|deh|dong|ya))*[.!]*$/i

const nothingLeft = ({ t }: Talk): Turn<State> => ({ say: [{ text: t.browse.nothingLeft }], next: 'same' })

function go(talk: Talk, act: Act): Promise<Turn<State>> {
  switch (act.to) {
    case 'etalase':
      return openEtalase(talk)
    case 'subcategories':
      return openSubcategories(talk, act)
    case 'page':
      return page(talk, act.source, act.page, true)
    case 'card':
      return card(talk, { ...act, step: 'quantity' }, act.quantity, true)
    case 'add':
      return addToBasket(talk, { productId: act.productId, quantity: act.quantity, shownPrice: act.price }) as Promise<
        Turn<State>
      >
  }
}

const to = (label: string, act: Act): Choice => choice({ name: 'browse' }, label, act)

/** The sixteen etalase, two a row. */
export async function openEtalase(talk: Talk): Promise<Turn<State>> {
  const all = await etalaseList(talk.db)
  const choices = all.map(({ id, name, emoji }) =>
    to(`${emoji} ${name}`, { to: 'subcategories', etalaseId: id, name, emoji }),
  )
  return { say: [{ text: talk.t.browse.etalase, choices: inRows(choices, 2), inPlace: true }] }
}

async function openSubcategories(
  talk: Talk,
  { etalaseId, name, emoji }: Extract<Act, { to: 'subcategories' }>,
): Promise<Turn<State>> {
  const all = await subcategories(talk.db, etalaseId)
  const choices = all.map((sub) => [
    to(`${sub.emoji} ${sub.name} (${sub.products})`, {
      to: 'page',
      source: { categoryId: sub.id, title: sub.name },
      page: 0,
    }),
  ])
  const text = all.length > 0 ? talk.t.browse.subcategories(emoji, name) : talk.t.browse.empty
  return { say: [{ text, choices: [...choices, [to(talk.t.back, { to: 'etalase' })]], inPlace: true }] }
}

async function search(talk: Talk, words: string): Promise<Turn<State>> {
  return page(talk, { search: words.slice(0, 200) }, 0, false)
}

/** Free words are looked for as goods, unless too much of them would have to be guessed or left out. */
async function searchSaid(talk: Talk, words: string): Promise<Turn<State>> {
  const source = { search: words.slice(0, 200) }
  const found = await look(talk, source, 0)
  return found.farFetched ? unclear(talk, words) : page(talk, source, 0, false, found)
}

type Found = Awaited<ReturnType<typeof look>>

async function page(talk: Talk, source: Source, at: number, inPlace: boolean, known?: Found): Promise<Turn<State>> {
  const { t } = talk
  const found = known ?? (await look(talk, source, at))
  if (found.cards.length === 0) {
    const [text, again] =
      'search' in source
        ? [t.browse.nothing(source.search), t.browse.nothingAgain(source.search)]
        : [t.browse.empty, undefined]
    const say = [{ text, choices: [[to(t.menu.browse, { to: 'etalase' })]], inPlace }]
    return { say, ...(again ? { again } : {}) }
  }
  const first = at * PAGE_SIZE + 1
  const text = lines(
    'search' in source
      ? t.browse.found(source.search, found.total)
      : t.browse.page(source.title, first, first + found.cards.length - 1, found.total),
    ...found.notes,
    '',
    ...found.cards.map((one, index) => t.browse.item(first + index, one)),
  )
  const items = found.cards.map((one, index) => [
    to(t.browse.itemButton(first + index, one), {
      to: 'card',
      productId: one.id,
      from: source,
      page: at,
      ...(found.quantity === undefined ? {} : { quantity: found.quantity }),
    }),
  ])
  const turn = [
    ...(at > 0 ? [to(t.browse.previous, { to: 'page', source, page: at - 1 })] : []),
    to(t.menu.browse, { to: 'etalase' }),
    ...(first + found.cards.length <= found.total ? [to(t.browse.next, { to: 'page', source, page: at + 1 })] : []),
  ]
  return { say: [{ text, choices: [...items, turn], inPlace }] }
}

async function look(talk: Talk, source: Source, at: number) {
  const { db, t } = talk
  const today = wallClock(talk.now, talk.office.calendar.zone).day
  if ('categoryId' in source) {
    const { total, products } = await productsIn(db, { categoryId: source.categoryId, page: at, pageSize: PAGE_SIZE })
    return { total, cards: await cardsOf(talk, products), notes: [], quantity: undefined, farFetched: false }
  }
  const query = readSearch(source.search)
  const { total, products, understood } = await searchProducts(db, query, { page: at, pageSize: PAGE_SIZE, today })
  const { corrections, leftOut } = understood
  const notes = [
    corrections.length > 0 && t.browse.corrected(corrections),
    leftOut.length > 0 && t.browse.leftOut(leftOut),
  ]
  const guessed = leftOut.length + corrections.length
  const farFetched =
    query.words.length >= FEW_WORDS && (total === 0 || (leftOut.length > 0 && guessed * 2 >= query.words.length))
  return { total, cards: await cardsOf(talk, products), notes, quantity: query.quantity, farFetched }
}

/** Fewer words are a name, however it is spelt. */
const FEW_WORDS = 2

async function cardsOf(talk: Talk, ids: readonly number[]): Promise<ProductCard[]> {
  const cards = await productCards(talk.db, ids, wallClock(talk.now, talk.office.calendar.zone).day)
  return ids.flatMap((id) => cards.get(id) ?? []).map((card) => ratedCard(card, talk.office))
}

/** A product's card with its quantity: by buttons, or typed. */
export async function card(
  talk: Talk,
  state: State,
  asked: number | undefined,
  inPlace: boolean,
): Promise<Turn<State>> {
  const { t, person } = talk
  const [product] = await cardsOf(talk, [state.productId])
  if (!product?.available) return { say: [{ text: t.browse.gone, inPlace }] }
  const quantity = clamp(asked ?? product.minOrder, product)
  const { productId, from, page: at } = state
  const origin = { ...(from ? { from } : {}), ...(at === undefined ? {} : { page: at }) }
  const steps = STEPS.map((step) =>
    to(`${step > 0 ? '+' : '−'}${Math.abs(step)}`, {
      to: 'card',
      productId,
      quantity: clamp(quantity + step, product),
      ...origin,
    }),
  )
  const mayOrder = holds(person, 'pp') || holds(person, 'pptk')
  const { newListingDays } = guardSettingsFrom(talk.office.ruleValues)
  const marks = marksOf(product, wallClock(talk.now, talk.office.calendar.zone).day, newListingDays)
  const say: Say = {
    text: lines(t.browse.card(product, marks), mayOrder && '', mayOrder && t.browse.askQuantity(product.unit)),
    picture: product.picture,
    choices: [
      ...(mayOrder
        ? [
            steps,
            [
              to(t.browse.add(quantity, product.unit, quantity * product.price), {
                to: 'add',
                productId,
                quantity,
                price: product.price,
              }),
            ],
            [choice(ASK, t.asking.button, { productId })],
          ]
        : []),
      [
        from ? to(t.back, { to: 'page', source: from, page: at ?? 0 }) : to(t.menu.browse, { to: 'etalase' }),
        { label: t.browse.share, url: `tg-inline:${product.name}` },
      ],
    ],
    inPlace,
  }
  return { say: [say], next: { step: 'quantity', productId, ...origin }, flow: 'browse' }
}

function clamp(quantity: number, { minOrder, maxPerDay }: ProductCard): number {
  return Math.max(minOrder, Math.min(quantity, maxPerDay ?? QUANTITY_MAX))
}

/** A number while a card is open is its quantity; anything else is for others: a new search, a menu word. */
async function typed(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  const { t } = talk
  if (input.kind !== 'text') return { say: [{ text: t.onlyText }], next: 'same' }
  const [product] = await cardsOf(talk, [state.productId])
  if (!product) return undefined
  const read = quantityIn(input.text)
  if (read === undefined) return undefined
  if (!Number.isInteger(read) || read <= 0) return { say: [{ text: t.browse.notANumber(product.unit) }], next: 'same' }
  if (read > QUANTITY_MAX) return { say: [{ text: t.browse.tooMany(product.unit) }], next: 'same' }
  const refused = outOfRange(talk, product, read)
  if (refused) return { say: [{ text: refused }], next: 'same' }
  return addToBasket(talk, { productId: product.id, quantity: read, shownPrice: product.price }) as Promise<Turn<State>>
}

function outOfRange({ t }: Talk, { name, unit, minOrder, maxPerDay }: ProductCard, asked: number) {
  if (asked < minOrder) return t.refused({ code: 'below-minimum', product: name, unit, asked, minimum: minOrder })
  if (maxPerDay !== null && asked > maxPerDay)
    return t.refused({ code: 'above-capacity', product: name, unit, asked, maximum: maxPerDay })
  return undefined
}

/** The one number of a short answer: "100", "2 lusin", "-5", "1e9". A sentence with other words is not an answer. */
export function quantityIn(text: string): number | undefined {
  const bare = text.trim()
  if (/^[-+]?\d+(\.\d+)?e\d+$/i.test(bare)) return Number(bare)
  const [first, ...others] = readNumbers(bare)
  // It begins with the number: “nasi kotak dibawah 40rb” is a new search, whatever card is open.
  if (!first || others.length > 0 || first.item !== undefined || first.from > 0 || bare.length > 40) return undefined
  return first.change === 'set' ? first.value : undefined
}

/** Choices as rows of `width`. */
function inRows(choices: readonly Choice[], width: number): Choice[][] {
  const rows = Math.ceil(choices.length / width)
  return Array.from({ length: rows }, (_, row) => choices.slice(row * width, (row + 1) * width))
}
