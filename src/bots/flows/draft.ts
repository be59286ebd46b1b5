/** Changing a draft by words: another amount, moment, place or product; what no longer fits is said, and who else can. */
import { instantAt } from '#core/calendar.ts'
import { misfitsOf, type Offer } from '#core/catalogue/offers.ts'
import { wordsOf } from '#core/catalogue/words.ts'
import { type Basket, type Brief, LINES_MAX, type Thing, withQuantity } from '#core/order/index.ts'
import { momentOf, placeSaid } from '../desk/circumstances.ts'
import { offersOf, termsOf } from '../desk/offers.ts'
import { briefOf, briefOfBasket, lineNamed, wishFields } from '../desk/wishes.ts'
import { choice, type Talk, type Turn } from '../dialog/flow.ts'
import type { OrderRequest, RequestItem } from '../language/understanding/index.ts'
import { lines, type Markup } from '../markup.ts'
import { basketOf, keepBasket, pricedBasket, showBasket } from './basket.ts'
import { myUnits, propose } from './offers.ts'
import { quantityAsked } from './quantities.ts'

/** The basket that was changed last, or the only one. */
export function currentDraft({ session }: Talk): Basket | undefined {
  const all = Object.values(session.baskets).filter((basket) => basket.lines.length > 0)
  return all.find(({ vendorId }) => vendorId === session.lately) ?? (all.length === 1 ? all[0] : undefined)
}

/** Does to the current draft what was said; without a draft it is not for us. */
export async function changeDraft(talk: Talk, request: OrderRequest): Promise<Turn | undefined> {
  const basket = currentDraft(talk)
  if (!basket) return undefined
  switch (request.kind) {
    case 'note':
      return settled(talk, { ...basket, note: request.note ?? '' }, talk.t.sentence.noted(request.note ?? ''))
    case 'remove':
      return remove(talk, basket, request)
    case 'replace':
      return replace(talk, basket, request)
    case 'search':
      return narrowed(talk, basket, request)
    case 'order':
      return more(talk, basket, request)
    default:
      return changed(talk, basket, request)
  }
}

async function settled(talk: Talk, basket: Basket, first: Markup): Promise<Turn> {
  keepBasket(talk, basket)
  return basketOf(talk, basket.vendorId)
    ? showBasket(talk, basket.vendorId, false, first)
    : { say: [{ text: lines(first, talk.t.basket.emptied) }] }
}

async function namesOf(talk: Talk, basket: Basket): Promise<ReadonlyMap<number, string>> {
  const { cards } = await pricedBasket(talk, basket)
  return new Map([...cards].map(([id, { name }]) => [id, name]))
}

/** Amounts, a moment, a place: all that the message says. */
async function changed(talk: Talk, basket: Basket, request: OrderRequest): Promise<Turn | undefined> {
  const items = request.items.filter(({ quantity }) => quantity !== undefined)
  const named = items.filter(({ words }) => words.length > 0)
  // "ga jadi 100, 80 aja": of amounts without a name the last is meant.
  if (items.length > 0) return changedAmounts(talk, basket, named.length > 0 ? named : items.slice(-1))
  if (request.when) return changedMoment(talk, basket, request)
  return request.place === undefined ? undefined : changedPlace(talk, basket, request.place)
}

async function changedAmounts(talk: Talk, basket: Basket, items: readonly RequestItem[]): Promise<Turn> {
  const names = await namesOf(talk, basket)
  const [only, ...others] = basket.lines
  const changes: AmountChange[] = []
  for (const { words, change, quantity: value = 0 } of items) {
    if (words.length === 0 && others.length > 0) return whichLine(talk, basket, { change, value }, names)
    const line = words.length > 0 ? lineNamed(basket, words, names) : only
    if (!line) return { say: [{ text: talk.t.sentence.notInBasket(words.join(' ')) }], next: 'same' }
    changes.push({ productId: line.productId, change, value })
  }
  return amountsOf(talk, basket, changes)
}

function whichLine(
  { t }: Talk,
  { vendorId, lines: held }: Basket,
  change: Omit<AmountChange, 'productId'>,
  names: ReadonlyMap<number, string>,
): Turn {
  const choices = held.map(({ productId, quantity }) => [
    choice({ name: 'sentence' }, `${names.get(productId) ?? ''} (${t.formats.number(quantity)})`, {
      do: 'line',
      vendorId,
      productId,
      ...change,
    }),
  ])
  return { say: [{ text: t.sentence.changeWhich, choices }], next: 'same' }
}

interface AmountChange {
  readonly productId: number
  readonly change: RequestItem['change']
  readonly value: number
}

/** The line that an amount was meant for has been chosen. */
export async function chooseLineFor(talk: Talk, act: AmountChange & { readonly vendorId: number }): Promise<Turn> {
  const basket = basketOf(talk, act.vendorId)
  return basket ? amountsOf(talk, basket, [act]) : { say: [{ text: talk.t.basket.none }] }
}

async function amountsOf(talk: Talk, basket: Basket, changes: readonly AmountChange[]): Promise<Turn> {
  const { t } = talk
  const { cards } = await pricedBasket(talk, basket)
  const told: Markup[] = []
  let after = basket
  for (const { productId, change, value } of changes) {
    const line = basket.lines.find((one) => one.productId === productId)
    const card = cards.get(productId)
    if (!line || !card) return { say: [{ text: t.basket.none }] }
    const quantity = amountAfter(line.quantity, change, value)
    if (quantity < 0 || !Number.isSafeInteger(quantity))
      return { say: [{ text: t.browse.notANumber(card.unit) }], next: 'same' }
    after = withQuantity(after, { ...line, quantity })
    told.push(
      quantity === 0
        ? t.sentence.removed(card.name)
        : t.sentence.changed(card.name, card.unit, line.quantity, quantity),
    )
  }
  return orOthers(talk, basket, after, lines(...told))
}

function amountAfter(standing: number, change: RequestItem['change'], value: number): number {
  return Math.floor(
    { set: value, add: standing + value, take: standing - Math.abs(value), scale: standing * value }[change],
  )
}

async function changedMoment(talk: Talk, basket: Basket, { when }: OrderRequest): Promise<Turn> {
  const { t, now, office } = talk
  const said = momentOf(talk, when, basket)
  if (!said) return { say: [{ text: t.checkout.whenUnread }], next: 'same' }
  if ('day' in said) {
    const first = t.sentence.dayChanged(instantAt(said.day, '12:00', office.calendar.zone))
    return orOthers(talk, basket, { ...basket, day: said.day }, first)
  }
  const [moment, ...others] = said.moments
  if (others.length > 0) {
    const choices = said.moments.map((deliverAt) => [
      choice({ name: 'sentence' }, t.formats.moment(deliverAt), { do: 'moment', vendorId: basket.vendorId, deliverAt }),
    ])
    return { say: [{ text: t.sentence.whenWhich, choices }], next: 'same' }
  }
  if (moment <= now) return { say: [{ text: t.checkout.whenPast(moment) }], next: 'same' }
  return movedTo(talk, basket, moment)
}

function movedTo(talk: Talk, basket: Basket, deliverAt: number): Promise<Turn> {
  return orOthers(talk, basket, { ...basket, deliverAt }, talk.t.sentence.timeChanged(basket.deliverAt, deliverAt))
}

/** Of several days that were meant, one has been chosen. */
export async function chooseMoment(
  talk: Talk,
  { vendorId, deliverAt }: { readonly vendorId: number; readonly deliverAt: number },
): Promise<Turn> {
  const basket = basketOf(talk, vendorId)
  return basket ? movedTo(talk, basket, deliverAt) : { say: [{ text: talk.t.basket.none }] }
}

async function changedPlace(talk: Talk, basket: Basket, text: string): Promise<Turn> {
  const { place: _, address: __, city: ___, ...rest } = basket
  const said = await placeSaid(talk, text, await myUnits(talk))
  return orOthers(
    talk,
    basket,
    { ...rest, ...said },
    talk.t.sentence.placeChanged('place' in said ? said.place.label : text),
  )
}

/** Keeps the changed basket if its vendor can do that; else says why not, and shows who can. */
async function orOthers(talk: Talk, before: Basket, after: Basket, first: Markup): Promise<Turn> {
  const { cards, vendor } = await pricedBasket(talk, after)
  const shorts = after.lines.flatMap(({ productId, quantity }) => {
    const card = cards.get(productId)
    return card ? misfitsOf(card, { quantity }, termsOf(talk, { things: [] }, after)) : []
  })
  if (shorts.length === 0) return settled(talk, after, first)
  const brief = briefOfBasket(after, await namesOf(talk, after))
  const { offers } = await offersOf(talk, brief.wish, brief, 1)
  const cannot = talk.t.sentence.cannot(vendor, shorts)
  if (offers[0]?.misfits.length !== 0) return { say: [{ text: cannot }], next: 'same' }
  return instead(talk, before, brief, lines(cannot, talk.t.sentence.othersCan))
}

/** Other offers take the place of the basket; one that somebody chose stays until another is chosen. */
async function instead(talk: Talk, before: Basket, brief: Brief, first?: Markup): Promise<Turn> {
  if (before.wish) keepBasket(talk, { ...before, lines: [] })
  const { say, ...turn } = await propose(talk, brief)
  return { ...turn, say: first ? [{ text: first }, ...say] : say }
}

async function remove(talk: Talk, basket: Basket, { items }: OrderRequest): Promise<Turn | undefined> {
  const names = await namesOf(talk, basket)
  const words = items.flatMap((item) => item.words)
  if (words.length === 0) return undefined
  const line = lineNamed(basket, words, names)
  if (!line) return { say: [{ text: talk.t.sentence.notInBasket(words.join(' ')) }], next: 'same' }
  const first = talk.t.sentence.removed(names.get(line.productId) ?? '')
  return settled(talk, withQuantity(basket, { ...line, quantity: 0 }), first)
}

/** "ganti yang lebih murah", "ganti vendor lain", "ganti ayamnya jadi ikan". */
async function replace(talk: Talk, basket: Basket, request: OrderRequest): Promise<Turn> {
  const brief = briefOfBasket(basket, await namesOf(talk, basket))
  if (request.wants.sort === 'price') return cheaper(talk, basket, brief)
  const words = request.items.flatMap((item) => item.words)
  if (words.length > 0) return otherThing(talk, basket, brief, words, request.instead ?? [])
  const without = [...(brief.wish.without ?? []), basket.vendorId]
  return orStay(talk, basket, { ...brief, wish: { ...brief.wish, without } }, talk.t.sentence.noOther)
}

async function cheaper(talk: Talk, basket: Basket, brief: Brief): Promise<Turn> {
  const { lines: items } = await pricedBasket(talk, basket)
  const [only, ...others] = items
  const sought = { ...brief.wish, sort: 'price' as const, without: [...(brief.wish.without ?? []), basket.vendorId] }
  const wish = only && others.length === 0 ? { ...sought, priceMax: only.price - 1 } : sought
  return orStay(talk, basket, { ...brief, wish }, talk.t.sentence.cheapest)
}

async function orStay(talk: Talk, basket: Basket, brief: Brief, stay: Markup): Promise<Turn> {
  const { offers } = await offersOf(talk, brief.wish, brief, 1)
  if (offers[0]?.misfits.length !== 0) return { say: [{ text: stay }], next: 'same' }
  return instead(talk, basket, brief)
}

function otherThing(
  talk: Talk,
  basket: Basket,
  brief: Brief,
  words: readonly string[],
  gone: readonly string[],
): Promise<Turn> {
  const { things } = brief.wish
  const left = new Set(gone.flatMap(wordsOf))
  const at = Math.max(
    0,
    things.findIndex((thing) => thing.words.flatMap(wordsOf).some((word) => left.has(word))),
  )
  const thing = things[at]
  if (!thing) return quantityAsked(talk, brief)
  // "ganti ayamnya jadi ikan" keeps the nasi and the bakar; "ganti nasi goreng aja" is another thing altogether.
  const from = thing.words.findIndex((word) => left.has(word))
  const kept = thing.words.filter((word) => !left.has(word))
  const named = from < 0 ? [...words] : kept.toSpliced(from, 0, ...words)
  const changedThings = things.with(at, { words: named, quantity: thing.quantity })
  return instead(talk, basket, { ...brief, wish: { ...brief.wish, things: changedThings } })
}

/** "yang halal aja", "yang di bawah 30rb": the same things, held to more. */
async function narrowed(talk: Talk, basket: Basket, request: OrderRequest): Promise<Turn | undefined> {
  const fields = wishFields(request.wants)
  if (Object.keys(fields).length === 0) return undefined
  const before = briefOfBasket(basket, await namesOf(talk, basket))
  const brief = { ...before, wish: { ...before.wish, ...fields } }
  if (fields.sort === 'price') return cheaper(talk, basket, brief)
  const { cards } = await pricedBasket(talk, basket)
  if (fields.halal && Object.keys(fields).length === 1 && [...cards.values()].every(({ badges }) => badges.halal))
    return { say: [{ text: talk.t.sentence.halalAlready }], next: 'same' }
  return instead(talk, basket, brief)
}

/** "tambah air mineral 2 dus": from this vendor if they have it, else from others beside this draft. */
async function more(talk: Talk, basket: Basket, request: OrderRequest): Promise<Turn | undefined> {
  const asked = await briefOf(talk, request, [])
  const names = await namesOf(talk, basket)
  const [item] = request.items
  const named = item && lineNamed(basket, item.words, names)
  if (item && named && request.items.length === 1) return changedAmounts(talk, basket, [item])
  if (basket.lines.length + asked.wish.things.length > LINES_MAX) return { say: [{ text: talk.t.basket.full }] }
  const brief = briefOfBasket(basket, names)
  const { offers } = await offersOf(talk, { ...brief.wish, things: asked.wish.things }, brief, EVERYBODY)
  const here = offers.find(({ vendorId, misfits }) => vendorId === basket.vendorId && misfits.length === 0)
  const said = asked.wish.things.every(({ quantity }) => quantity !== undefined)
  if (here && said) return joinedBy(talk, basket, here, asked.wish.things)
  const { fresh: _, ...wanted } = basket
  keepBasket(talk, wanted)
  return quantityAsked(talk, { ...brief, wish: { ...brief.wish, things: asked.wish.things } })
}

/** All vendors whom a search finds are looked through for the one whose basket it is. */
const EVERYBODY = 40

/** The vendor of the basket has that too. */
function joinedBy(talk: Talk, basket: Basket, { lines: found }: Offer, things: readonly Thing[]): Promise<Turn> {
  const all = found.map(({ card, quantity }) => ({ productId: card.id, quantity, shownPrice: card.price }))
  const wished = things.map((thing, at) => ({ ...thing, productId: all[at]?.productId }))
  const wish = basket.wish && { ...basket.wish, things: [...basket.wish.things, ...wished] }
  const first = lines(...found.map(({ card, quantity }) => talk.t.sentence.added(card.name, quantity, card.unit)))
  return settled(talk, { ...all.reduce(withQuantity, basket), ...(wish ? { wish } : {}) }, first)
}
