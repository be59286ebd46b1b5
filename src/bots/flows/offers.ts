/** Offers beside each other: the best fills the draft, each is one tap from check-out. What does not fit says why. */
import { randomUUID } from 'node:crypto'
import { isSoldByArea, isWater } from '#core/catalogue/offers.ts'
import { type Basket, type Brief, type Thing, withQuantity } from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import type { Choice, Say } from '../channel.ts'
import { areaOf, type Offered, offersOf } from '../desk/offers.ts'
import { factsOf } from '../desk/order-facts.ts'
import { choice, type Talk, type Turn } from '../dialog/flow.ts'
import type { OfferFacts } from '../language/messages/facts.ts'
import { lines, type Markup } from '../markup.ts'
import { basketOf, keepBasket, knownOf, myBudgetLines, showBasket } from './basket.ts'
import { startCheckout } from './checkout.ts'

const SHOWN = 3
const SENTENCE = { name: 'sentence' }

/** The units that this officer orders for. */
export async function myUnits(talk: Talk): Promise<number[]> {
  return [...new Set((await myBudgetLines(talk)).map(({ unitId }) => unitId))]
}

/** "100 nasi ayam bakar + 2 dus air mineral", as it was asked for. */
export function wishWords({ t }: Talk, things: readonly Thing[]): string {
  return t.sentence.wishOf(things.map(({ words, quantity, unit }) => ({ words: words.join(' '), quantity, unit })))
}

/** Shows who can bring what is wanted, and fills the draft with the best. Things that nobody has together come apart. */
export async function propose(talk: Talk, brief: Brief): Promise<Turn> {
  dropFresh(talk)
  const { things } = brief.wish
  const together = await offersOf(talk, brief.wish, brief, SHOWN)
  const sentence = randomUUID()
  if (things.length < 2 || fits(together)) return { say: [proposal(talk, brief, together, { sentence, last: true })] }
  const apart: Say[] = []
  for (const [at, thing] of things.entries()) {
    const { halal: _, ...loose } = brief.wish
    const wish = isWater(thing.words.join(' ')) ? loose : brief.wish
    const one = { ...brief, wish: { ...wish, things: [thing] } }
    const found = await offersOf(talk, one.wish, one, SHOWN)
    apart.push(proposal(talk, one, found, { sentence, last: at === things.length - 1 }))
  }
  return { say: [{ text: talk.t.sentence.split }, ...apart] }
}

const fits = ({ offers }: Offered) => offers[0]?.misfits.length === 0

interface Proposing {
  readonly sentence: string
  /** Of several in a row: what can be done next is said once. */
  readonly last: boolean
}

function proposal(talk: Talk, brief: Brief, { offers, understood }: Offered, { sentence, last }: Proposing): Say {
  const { t } = talk
  const wish = wishWords(talk, brief.wish.things)
  const [best] = offers
  if (!best)
    return { text: t.sentence.nothing(wish), choices: [[choice({ name: 'menu' }, t.menu.browse, { open: 'browse' })]] }
  const id = randomUUID()
  const good = best.misfits.length === 0
  if (good) keepBasket(talk, basketFrom(brief, best, id, sentence))
  const words = good ? t.sentence.offers : t.sentence.nearest
  const choices = offers.map((offer, at) => [
    choice(SENTENCE, t.sentence.offerButton(at + 1, offer), {
      do: 'take',
      basket: basketFrom(brief, offer, id, sentence),
    }),
  ])
  return {
    text: lines(
      words(wish, knownOf(talk, brief), offers, [...notesOf(talk, understood, brief.wish.things, best)]),
      ...(last ? ['' as const, good ? t.sentence.filled : t.sentence.notFilled] : []),
    ),
    // Each choice carries the whole basket, so that an old message still does what it says.
    choices: [...choices, ...compareChoice(talk, brief, offers)],
  }
}

function notesOf(
  talk: Talk,
  { corrections, leftOut }: Offered['understood'],
  things: readonly Thing[],
  best: OfferFacts,
): Markup[] {
  const { t } = talk
  const areas = areaNotes(talk, things, best)
  // A size that was reckoned with is not left out.
  const left = areas.length > 0 ? leftOut.filter((word) => !SIZE.test(word)) : leftOut
  return [
    ...(corrections.length > 0 ? [t.browse.corrected(corrections)] : []),
    ...(left.length > 0 ? [t.browse.leftOut(left)] : []),
    ...areas,
  ]
}

const SIZE = /^\d.*x\d/

/** "50 spanduk 3x1" of what is sold by the square metre are 50 pieces: what these come to is said. */
function areaNotes({ t }: Talk, things: readonly Thing[], best: OfferFacts): Markup[] {
  return things.flatMap((thing, at) => {
    const size = thing.words.find((word) => SIZE.test(word))
    return isByArea(thing, best, at) && size && thing.quantity
      ? [t.sentence.byArea(thing.quantity, size, best.lines[at]?.quantity ?? 0)]
      : []
  })
}

function isByArea(thing: Thing, offer: OfferFacts, at: number): boolean {
  const card = offer.lines[at]?.card
  return card !== undefined && isSoldByArea(card) && areaOf(thing) !== undefined
}

function compareChoice({ t }: Talk, brief: Brief, offers: readonly OfferFacts[]): Choice[][] {
  if (offers.length < 2 || brief.wish.things.length > 1) return []
  return [[choice(SENTENCE, t.sentence.compareButton, { do: 'compare', brief, count: offers.length })]]
}

/** The basket that an offer fills. What stands in its way (too soon, too far) is left open, so that check-out asks. */
function basketFrom({ deliverAt, day, place, ...brief }: Brief, offer: OfferFacts, id: string, fresh: string): Basket {
  const stands = (code: string) => offer.misfits.some((misfit) => misfit.code === code)
  const lines = offer.lines.map(({ card, quantity }) => ({ productId: card.id, quantity, shownPrice: card.price }))
  const things = brief.wish.things.map((thing, at) => ({
    ...thing,
    // From here on it is counted in square metres.
    ...(isByArea(thing, offer, at) ? { unit: 'm2', quantity: lines[at]?.quantity } : {}),
    productId: lines[at]?.productId,
  }))
  return {
    ...brief,
    id,
    vendorId: offer.vendorId,
    lines,
    fresh,
    wish: { ...brief.wish, things },
    ...(stands('too-soon') ? {} : { deliverAt, day }),
    ...(stands('area') ? {} : { place }),
  }
}

/** A draft that nobody chose makes room for the next. */
export function dropFresh(talk: Talk): void {
  for (const basket of Object.values(talk.session.baskets)) {
    if (basket.fresh) keepBasket(talk, { ...basket, lines: [] })
  }
}

/** An offer was chosen: its basket goes to check-out, or is shown to who may only prepare it. */
export async function take(talk: Talk, chosen: Basket): Promise<Turn> {
  const ordered = await talk.work.orderOfBasket(chosen.id)
  const order = ordered === undefined ? undefined : await talk.work.order(ordered)
  if (order) return { say: [{ text: talk.t.checkout.already(await factsOf(talk.db, order)) }], next: 'same' }
  makeRoom(talk, chosen)
  const { fresh: _, ...kept } = chosen
  const standing = basketOf(talk, chosen.vendorId)
  const basket = standing ? joined(standing, kept) : kept
  keepBasket(talk, basket)
  if (!holds(talk.person, 'pp')) return showBasket(talk, basket.vendorId, true)
  return { flow: 'checkout', ...(await startCheckout(talk, basket)) }
}

/** Other offers for the same thing go, and so does an earlier draft; what else the sentence asked for is wanted too. */
function makeRoom(talk: Talk, { id, fresh: sentence }: Basket): void {
  for (const basket of Object.values(talk.session.baskets)) {
    const { fresh, ...wanted } = basket
    const other = fresh !== undefined && fresh !== sentence
    if (other || basket.id === id) keepBasket(talk, { ...basket, lines: [] })
    else if (fresh !== undefined) keepBasket(talk, wanted)
  }
}

/** What was chosen joins what this vendor's basket already held. */
function joined(standing: Basket, chosen: Basket): Basket {
  return chosen.lines.reduce(withQuantity, { ...chosen, id: standing.id, lines: standing.lines })
}
