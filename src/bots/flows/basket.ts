/** Baskets: one per vendor, with totals to the rupiah and what is left of the budget at every change. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { leftOn } from '#core/budget/budget.ts'
import { instantAt, wallClock } from '#core/calendar.ts'
import type { ProductCard } from '#core/catalogue/product-card.ts'
import { type Basket, LINES_MAX, type OrderLine, priced, type TaxRate, withQuantity } from '#core/order/index.ts'
import { holds, unitsWith } from '#core/people/person.ts'
import { budgetLinesFor, budgetLinesSeen } from '#db/budgets.ts'
import { productCards } from '#db/catalogue.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Choice, Input, Say } from '../channel.ts'
import { dispositionRequired, productFacts } from '../desk/acting.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import type { BudgetFacts, KnownFacts, TotalFacts } from '../language/messages/facts.ts'
import { readNumbers } from '../language/understanding/index.ts'
import { lines } from '../markup.ts'

const Act = z.union([
  z.object({ do: z.literal('show'), vendorId: z.number() }),
  z.object({ do: z.literal('change'), vendorId: z.number() }),
  z.object({ do: z.literal('line'), vendorId: z.number(), productId: z.number() }),
  z.object({ do: z.literal('empty'), vendorId: z.number() }),
])
type Act = z.infer<typeof Act>

const State = z.object({ step: z.literal('quantity'), vendorId: z.number(), productId: z.number() })
type State = z.infer<typeof State>

export const basketFlow: Flow<State, ActData & Act> = {
  name: 'basket',
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['keranjang', 'basket'],
  words: ['keranjang', 'basket', 'cart'],
  may: (person) => holds(person, 'pp') || holds(person, 'pptk'),
  open: openBaskets,
  tap: (talk, act) => go(talk, act),
  input: typed,
  back: (talk, state) => showBasket(talk, state.vendorId, false),
}

function go(talk: Talk, act: Act): Promise<Turn<State>> {
  switch (act.do) {
    case 'show':
      return showBasket(talk, act.vendorId, true)
    case 'change':
      return chooseLine(talk, act.vendorId)
    case 'line':
      return askQuantity(talk, act.vendorId, act.productId)
    case 'empty':
      return emptyBasket(talk, act.vendorId)
  }
}

const to = (label: string, act: Act): Choice => choice({ name: 'basket' }, label, act)

/** The only basket, or a choice of them. */
export async function openBaskets(talk: Talk): Promise<Turn<State>> {
  const baskets = Object.values(talk.session.baskets).filter((basket) => basket.lines.length > 0)
  const [only, ...others] = baskets
  if (!only) return { say: [{ text: talk.t.basket.none, inPlace: true }] }
  if (others.length === 0) return showBasket(talk, only.vendorId, true)
  const vendors = await vendorsById(
    talk.db,
    baskets.map((basket) => basket.vendorId),
  )
  const choices = await Promise.all(
    baskets.map(async (basket) => {
      const { sums } = await pricedBasket(talk, basket)
      const vendor = vendors.get(basket.vendorId)?.name ?? ''
      return [
        to(talk.t.basket.chooseButton(vendor, basket.lines.length, sums.total), {
          do: 'show',
          vendorId: basket.vendorId,
        }),
      ]
    }),
  )
  return { say: [{ text: talk.t.basket.choose, choices, inPlace: true }] }
}

/** Puts a product into the basket of its vendor and shows it. */
export async function addToBasket(talk: Talk, line: Basket['lines'][number]): Promise<Turn> {
  const [card] = await cardsOf(talk, [line.productId])
  if (!card?.available) return { say: [{ text: talk.t.browse.gone }] }
  const vendorId = card.vendor.id
  const basket = basketOf(talk, vendorId) ?? { id: randomUUID(), vendorId, lines: [] }
  const isNew = !basket.lines.some((held) => held.productId === line.productId)
  if (isNew && basket.lines.length >= LINES_MAX) return { say: [{ text: talk.t.basket.full }], next: 'same' }
  keepBasket(talk, withQuantity(basket, { ...line, shownPrice: card.price }))
  const shown = await showBasket(talk, vendorId, false)
  return { ...shown, toast: talk.t.basket.added(line.quantity, card.unit) }
}

/** The basket of a vendor in this person's session. */
export function basketOf(talk: Talk, vendorId: number): Basket | undefined {
  return talk.session.baskets[String(vendorId)]
}

/** Stores a basket; one without lines is forgotten. */
export function keepBasket(talk: Talk, basket: Basket): void {
  const { [String(basket.vendorId)]: _, ...others } = talk.session.baskets
  const kept = basket.lines.length > 0
  talk.keep({
    baskets: kept ? { ...others, [String(basket.vendorId)]: basket } : others,
    ...(kept ? { lately: basket.vendorId } : {}),
  })
}

export interface PricedBasket {
  readonly vendor: string
  readonly lines: readonly OrderLine[]
  readonly sums: TotalFacts
  readonly taxRate: TaxRate
  readonly cards: ReadonlyMap<number, ProductCard>
  readonly budget?: BudgetFacts
}

/** A basket with names, totals and the budget line it would be paid from. */
export async function pricedBasket(talk: Talk, basket: Basket): Promise<PricedBasket> {
  const [cards, vendors] = await Promise.all([
    cardsOf(
      talk,
      basket.lines.map((line) => line.productId),
    ),
    vendorsById(talk.db, [basket.vendorId]),
  ])
  const vendor = vendors.get(basket.vendorId) ?? { id: basket.vendorId, name: '', active: false, vatRegistered: false }
  const products = new Map(cards.map((card) => [card.id, productFacts(card)]))
  const { lines, taxRate, ...sums } = priced(basket, { products, vendor, rules: talk.office.rules })
  const budget = await budgetOf(talk, basket)
  return {
    vendor: vendor.name,
    lines,
    sums,
    taxRate,
    cards: new Map(cards.map((card) => [card.id, card])),
    ...(budget ? { budget } : {}),
  }
}

/** The line chosen for this basket, or the only one that the officer has. */
export async function budgetOf(
  talk: Talk,
  basket: Basket,
): Promise<(BudgetFacts & { id: number; unitId: number; accountCode: string }) | undefined> {
  const chosen =
    basket.budgetLineId === undefined
      ? await soleBudgetLine(talk)
      : (await budgetLinesSeen(talk.db, [basket.budgetLineId])).get(basket.budgetLineId)
  if (!chosen) return undefined
  const { id, unitId, rupCode, accountCode, name } = chosen
  return { id, unitId, rupCode, accountCode, name, left: leftOn(chosen) }
}

async function soleBudgetLine(talk: Talk) {
  const [only, ...others] = await myBudgetLines(talk)
  return others.length === 0 ? only : undefined
}

/** The lines of this year that the officer may order from, those that the PA/KPA gave them first. */
export function myBudgetLines(talk: Talk) {
  const year = Number(wallClock(talk.now, talk.office.calendar.zone).day.slice(0, 4))
  const required = dispositionRequired(talk.office)
  return budgetLinesFor(talk.db, { personId: talk.person.id, unitIds: unitsWith(talk.person, 'pp'), year, required })
}

async function cardsOf(talk: Talk, ids: readonly number[]): Promise<ProductCard[]> {
  const cards = await productCards(talk.db, ids, wallClock(talk.now, talk.office.calendar.zone).day)
  return ids.flatMap((id) => cards.get(id) ?? [])
}

/** The basket with what can be done to it. `first`: what has just become of it. */
export async function showBasket(
  talk: Talk,
  vendorId: number,
  inPlace: boolean,
  first?: Say['text'],
): Promise<Turn<State>> {
  const { t } = talk
  const basket = basketOf(talk, vendorId)
  if (!basket) return { say: [{ text: t.basket.none, inPlace }] }
  const { vendor, lines: items, sums, budget } = await pricedBasket(talk, basket)
  const say: Say = {
    text: lines(
      first,
      first && '',
      t.basket.show(vendor, items, sums, budget),
      t.sentence.known(knownOf(talk, basket)),
    ),
    choices: [
      [choice({ name: 'checkout' }, t.basket.checkout, { do: 'start', vendorId })],
      [to(t.basket.change, { do: 'change', vendorId }), to(t.basket.empty, { do: 'empty', vendorId })],
      [choice({ name: 'browse' }, t.menu.browse, { to: 'etalase' })],
    ],
    inPlace,
  }
  return { say: [say] }
}

/** When and where to, as far as it is known. */
export function knownOf({ office }: Talk, basket: Omit<Basket, 'id' | 'vendorId' | 'lines'>): KnownFacts {
  const { deliverAt, day, place, address, city, note, wish } = basket
  return {
    deliverAt,
    day: day === undefined || deliverAt !== undefined ? undefined : instantAt(day, '12:00', office.calendar.zone),
    place: place ? (place.label === place.address ? `${place.label}, ${place.city}` : place.label) : address,
    city: place === undefined && address === undefined ? city : undefined,
    note,
    halal: wish?.halal,
  }
}

async function chooseLine(talk: Talk, vendorId: number): Promise<Turn<State>> {
  const basket = basketOf(talk, vendorId)
  if (!basket) return openBaskets(talk)
  const [only, ...others] = basket.lines
  if (only && others.length === 0) return askQuantity(talk, vendorId, only.productId)
  const { lines } = await pricedBasket(talk, basket)
  const choices = basket.lines.map((line, index) => [
    to(`${lines[index]?.name} (${talk.t.formats.quantity(line.quantity, lines[index]?.unit ?? '')})`, {
      do: 'line',
      vendorId,
      productId: line.productId,
    }),
  ])
  return { say: [{ text: talk.t.basket.changeWhich, choices, inPlace: true }] }
}

async function askQuantity(talk: Talk, vendorId: number, productId: number): Promise<Turn<State>> {
  const line = basketOf(talk, vendorId)?.lines.find((held) => held.productId === productId)
  const [card] = await cardsOf(talk, [productId])
  if (!line || !card) return openBaskets(talk)
  const text = talk.t.basket.changeTo(card.name, line.quantity, card.unit)
  return { say: [{ text }], next: { step: 'quantity', vendorId, productId } }
}

async function emptyBasket(talk: Talk, vendorId: number): Promise<Turn<State>> {
  const basket = basketOf(talk, vendorId)
  if (basket) keepBasket(talk, { ...basket, lines: [] })
  return { say: [{ text: talk.t.basket.emptied, inPlace: true }] }
}

/** "120", "tambah 20", "kurang 10", "setengahnya", "0": old and new are shown by the basket that follows. */
async function typed(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  const basket = basketOf(talk, state.vendorId)
  const line = basket?.lines.find((held) => held.productId === state.productId)
  const [card] = await cardsOf(talk, [state.productId])
  if (!basket || !line || !card || input.kind !== 'text') return undefined
  const quantity = changed(line.quantity, input.text)
  if (quantity === undefined || !Number.isInteger(quantity) || quantity < 0)
    return { say: [{ text: talk.t.browse.notANumber(card.unit) }], next: 'same' }
  if (quantity > 0 && quantity < card.minOrder) {
    const { name, unit, minOrder } = card
    return {
      say: [
        { text: talk.t.refused({ code: 'below-minimum', product: name, unit, asked: quantity, minimum: minOrder }) },
      ],
      next: 'same',
    }
  }
  if (quantity > (card.maxPerDay ?? 1_000_000))
    return { say: [{ text: talk.t.browse.tooMany(card.unit) }], next: 'same' }
  keepBasket(talk, withQuantity(basket, { ...line, quantity }))
  return showBasket(talk, state.vendorId, false)
}

/** What becomes of the standing number. */
export function changed(standing: number, text: string): number | undefined {
  const [first] = readNumbers(text)
  if (!first) return undefined
  switch (first.change) {
    case 'set':
      return first.value
    case 'add':
      return standing + first.value
    case 'take':
      return standing - Math.abs(first.value)
    case 'scale':
      return Math.floor(standing * first.value)
  }
}
