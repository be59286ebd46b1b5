/**
 * Check-out: asks only what it cannot know (budget line, when, where, note), then shows one clear summary with a
 * single-use confirm. What the rules refuse is said with the number and what would be allowed, and the basket stays.
 */
import { z } from 'zod'
import { leftOn } from '#core/budget/budget.ts'
import { byFit } from '#core/budget/fit.ts'
import { addDays, type Hour, instantAt, wallClock } from '#core/calendar.ts'
import { type Basket, type PlacementRefusal, withQuantity } from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import { unitsById } from '#db/people.ts'
import { placesOf } from '#db/vendors.ts'
import type { Choice, Input, Say } from '../channel.ts'
import { place } from '../desk/acting.ts'
import { factsOf } from '../desk/order-facts.ts'
import { type ActData, choice, type Flow, type Place, type Talk, type Turn } from '../dialog/flow.ts'
import type { OrderFacts } from '../language/messages/facts.ts'
import type { Messages } from '../language/messages/index.ts'
import { readWhen } from '../language/understanding/index.ts'
import { lines } from '../markup.ts'
import { basketOf, budgetOf, keepBasket, myBudgetLines, pricedBasket, showBasket } from './basket.ts'

const ASKS = ['budget', 'when', 'where', 'note'] as const
type Ask = (typeof ASKS)[number]

const Act = z.union([
  z.object({ do: z.literal('start'), vendorId: z.number() }),
  z.object({ do: z.literal('budget'), vendorId: z.number(), budgetLineId: z.number() }),
  z.object({ do: z.literal('where'), vendorId: z.number(), label: z.string() }),
  z.object({ do: z.literal('city'), vendorId: z.number(), address: z.string(), city: z.string() }),
  z.object({ do: z.literal('typeWhere'), vendorId: z.number() }),
  z.object({ do: z.literal('day'), vendorId: z.number(), deliverAt: z.number() }),
  z.object({ do: z.literal('noNote'), vendorId: z.number() }),
  z.object({ do: z.literal('otherBudgets'), vendorId: z.number() }),
  z.object({ do: z.literal('edit'), vendorId: z.number(), what: z.enum(ASKS) }),
  z.object({ do: z.literal('confirm'), vendorId: z.number(), basketId: z.string() }),
])
type Act = z.infer<typeof Act>

const State = z.object({
  step: z.enum(['budget', 'when', 'hour', 'where', 'note', 'confirm']),
  vendorId: z.number(),
  /** The day that was said, while its hour is asked for. */
  day: z.string().optional(),
})
type State = z.infer<typeof State>

/** Kota of the province; where the goods go decides who can deliver. */
const CITIES = [
  'Jakarta Pusat',
  'Jakarta Utara',
  'Jakarta Barat',
  'Jakarta Selatan',
  'Jakarta Timur',
  'Kepulauan Seribu',
]

export const checkoutFlow: Flow<State, ActData & Act> = {
  name: 'checkout',
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'pp'),
  tap: (talk, act) => go(talk, act),
  input: typed,
  back: back,
}

const to = (label: string, act: Act, options: { once?: boolean } = {}): Choice =>
  choice({ name: 'checkout' }, label, act, options)

async function go(talk: Talk, act: Act): Promise<Turn<State>> {
  const basket = basketOf(talk, act.vendorId)
  // The basket may have been ordered already, by an earlier tap: then the truth is told, and nothing is asked.
  if (act.do === 'confirm') return confirm(talk, act, basket)
  if (!basket) return { say: [{ text: talk.t.basket.none }] }
  switch (act.do) {
    case 'start':
      return next(talk, basket)
    case 'budget':
      return keepAndGoOn(talk, { ...basket, budgetLineId: act.budgetLineId })
    case 'day':
      return keepAndGoOn(talk, { ...basket, deliverAt: act.deliverAt })
    case 'where':
      return keepPlace(talk, basket, act.label)
    case 'city':
      return keepAndGoOn(talk, { ...basket, place: typedPlace(act.address, act.city) })
    case 'typeWhere':
      return { say: [{ text: talk.t.checkout.whereTyped }], next: { step: 'where', vendorId: act.vendorId } }
    case 'otherBudgets': {
      const all = await budgetQuestion(talk, basket, Number.POSITIVE_INFINITY)
      return { say: [{ ...all, inPlace: true }], next: { step: 'budget', vendorId: act.vendorId } }
    }
    case 'noNote':
      return keepAndGoOn(talk, { ...basket, note: '' })
    case 'edit':
      return ask(talk, basket, act.what)
  }
}

async function keepAndGoOn(talk: Talk, basket: Basket): Promise<Turn<State>> {
  keepBasket(talk, basket)
  return next(talk, basket)
}

/** The next thing that is not known yet; when all is known, the summary. */
async function next(talk: Talk, basket: Basket): Promise<Turn<State>> {
  const budget = await budgetOf(talk, basket)
  if (!budget) return ask(talk, basket, 'budget')
  if (basket.deliverAt === undefined) return ask(talk, basket, 'when')
  if (basket.place === undefined) return ask(talk, basket, 'where')
  if (basket.note === undefined) return ask(talk, basket, 'note')
  return summary(talk, basket)
}

async function ask(talk: Talk, basket: Basket, what: Ask): Promise<Turn<State>> {
  const { vendorId } = basket
  return {
    say: [{ ...(await question(talk, basket, what)), inPlace: true }],
    next: { step: what, vendorId },
  }
}

/** Likely budget lines shown at first; the others are one tap away. */
const LINES_SHOWN = 3

async function question(talk: Talk, basket: Basket, what: Ask): Promise<Say> {
  const { t } = talk
  const { vendorId, budgetLineId } = basket
  switch (what) {
    case 'budget':
      return budgetQuestion(talk, basket, LINES_SHOWN)
    case 'when':
      return { text: t.checkout.when }
    case 'where': {
      const saved = await savedPlaces(talk, budgetLineId)
      const choices = saved.map(({ label }) => [to(`📍 ${label}`, { do: 'where', vendorId, label })])
      return {
        text: t.checkout.where,
        choices: [...choices, [to(t.checkout.whereOther, { do: 'typeWhere', vendorId })]],
      }
    }
    case 'note':
      return { text: t.checkout.note, choices: [[to(t.skip, { do: 'noNote', vendorId })]] }
  }
}

async function budgetQuestion(talk: Talk, basket: Basket, shown: number): Promise<Say> {
  const { t } = talk
  const { vendorId } = basket
  const all = await myBudgetLines(talk)
  if (all.length === 0) return { text: t.checkout.noBudget }
  const { cards } = await pricedBasket(talk, basket)
  const goods = [...cards.values()].map(({ etalase, category }) => ({
    etalase: etalase.name,
    category: category.name,
    taxClass: category.taxClass,
  }))
  const ranked = byFit(all, goods)
  const fitting = ranked.filter(({ fits }) => fits).slice(0, shown)
  const offered = fitting.length > 0 && shown < all.length ? fitting : ranked
  const facts = offered.map(({ line }) => ({ rupCode: line.rupCode, name: line.name, left: leftOn(line) }))
  const choices = offered.map(({ line }, at) => [
    to(t.checkout.budgetButton(at, { rupCode: line.rupCode, name: line.name, left: leftOn(line) }), {
      do: 'budget',
      vendorId,
      budgetLineId: line.id,
    }),
  ])
  const more = offered.length < all.length ? [[to(t.checkout.otherBudgets, { do: 'otherBudgets', vendorId })]] : []
  return { text: t.checkout.budget(facts), choices: [...choices, ...more] }
}

async function savedPlaces(talk: Talk, budgetLineId: number | undefined): Promise<Place[]> {
  const all = await myBudgetLines(talk)
  const line = all.find(({ id }) => id === budgetLineId) ?? all[0]
  return line ? placesOf(talk.db, line.unitId) : []
}

async function keepPlace(talk: Talk, basket: Basket, label: string): Promise<Turn<State>> {
  const found = (await savedPlaces(talk, basket.budgetLineId)).find((one) => one.label === label)
  return found ? keepAndGoOn(talk, { ...basket, place: found }) : ask(talk, basket, 'where')
}

async function summary(talk: Talk, basket: Basket, first?: Say['text']): Promise<Turn<State>> {
  const { t } = talk
  const { vendor, lines: items, sums, budget } = await pricedBasket(talk, basket)
  const { vendorId, deliverAt, place: where } = basket
  if (!budget || deliverAt === undefined || !where) return next(talk, basket)
  const unit =
    (await unitsById(talk.db, [(await budgetOf(talk, basket))?.unitId ?? 0])).values().next().value?.name ?? ''
  const facts = { ...sums, unit, vendor, lines: items, deliverAt, place: where, note: basket.note ?? '' }
  const edits = (['budget', 'when', 'where', 'note'] as const).map((what) =>
    to(t.checkout.edit[what], { do: 'edit', vendorId, what }),
  )
  const say: Say = {
    text: lines(first, first && '', t.checkout.summary(facts, budget)),
    choices: [
      [to(t.checkout.confirm, { do: 'confirm', vendorId, basketId: basket.id }, { once: true })],
      edits.slice(0, 2),
      edits.slice(2),
      [choice({ name: 'basket' }, t.checkout.edit.lines, { do: 'show', vendorId })],
    ],
    inPlace: first === undefined,
  }
  return { say: [say], next: { step: 'confirm', vendorId } }
}

async function confirm(
  talk: Talk,
  act: Extract<Act, { do: 'confirm' }>,
  basket: Basket | undefined,
): Promise<Turn<State>> {
  const { t } = talk
  if (!basket || basket.id !== act.basketId) return orderedAlready(talk, act.basketId)
  const budget = await budgetOf(talk, basket)
  if (!budget || basket.deliverAt === undefined || !basket.place) return next(talk, basket)
  const placed = await place(
    talk,
    {
      basketId: basket.id,
      unitId: budget.unitId,
      vendorId: basket.vendorId,
      lines: basket.lines,
      deliverAt: basket.deliverAt,
      place: basket.place,
      note: basket.note ?? '',
    },
    budget.id,
  )
  if (!placed.ok) return refused(talk, basket, placed.refusal)
  const { order, reached, already } = placed.value
  keepBasket(talk, { ...basket, lines: [] })
  const facts = await factsOf(talk.db, order)
  return { ...placedTurn(t, facts, { reached, already }), orderId: order.id }
}

/** What became of an order that was just placed: sent, waiting for the PPK, or placed before. */
export function placedTurn(
  t: Messages,
  facts: OrderFacts,
  { reached, already }: { reached: boolean; already: boolean },
): Pick<Turn<never>, 'say' | 'toast'> {
  if (already) return { say: [{ text: t.checkout.already(facts) }], toast: t.checkout.toast }
  if (facts.status === 'awaiting-approval')
    return { say: [{ text: t.approval.placed(facts), inPlace: true }], toast: t.approval.toast }
  return { say: [{ text: t.checkout.placed(facts, reached), inPlace: true }], toast: t.checkout.toast }
}

async function orderedAlready(talk: Talk, basketId: string): Promise<Turn<State>> {
  const id = await talk.work.orderOfBasket(basketId)
  const order = id === undefined ? undefined : await talk.work.order(id)
  const text = order ? talk.t.checkout.already(await factsOf(talk.db, order)) : talk.t.oldButton
  return { say: [{ text }], next: 'same' }
}

/** Says why, mends what can be mended, and asks again for just the thing that was wrong. */
async function refused(talk: Talk, basket: Basket, refusal: PlacementRefusal): Promise<Turn<State>> {
  const text = talk.t.refused(refusal)
  switch (refusal.code) {
    case 'price-changed': {
      const mended = await atTodaysPrices(talk, basket)
      keepBasket(talk, mended)
      return summary(talk, mended, text)
    }
    case 'delivery-past':
    case 'too-soon':
    case 'wrong-year':
      return askAgain(talk, basket, 'when', text)
    case 'outside-area':
      return askAgain(talk, basket, 'where', text)
    case 'plan-not-announced':
    case 'over-budget':
    case 'not-the-orderer':
      return askAgain(talk, basket, 'budget', text)
    default: {
      const shown = await showBasket(talk, basket.vendorId, false)
      return { say: [{ text }, ...shown.say] }
    }
  }
}

async function askAgain(talk: Talk, basket: Basket, what: Ask, why: Say['text']): Promise<Turn<State>> {
  const asked = await question(talk, basket, what)
  return { say: [{ ...asked, text: lines(why, '', asked.text) }], next: { step: what, vendorId: basket.vendorId } }
}

async function atTodaysPrices(talk: Talk, basket: Basket): Promise<Basket> {
  const { cards } = await pricedBasket(talk, basket)
  return basket.lines.reduce(
    (mended, line) =>
      withQuantity(mended, { ...line, shownPrice: cards.get(line.productId)?.price ?? line.shownPrice }),
    basket,
  )
}

async function typed(talk: Talk, state: State, input: Input): Promise<Turn<State> | undefined> {
  const basket = basketOf(talk, state.vendorId)
  if (!basket) return undefined
  if (input.kind !== 'text') return { say: [{ text: talk.t.onlyText }], next: 'same' }
  switch (state.step) {
    case 'when':
    case 'hour':
      return typedWhen(talk, basket, input.text, state.day)
    case 'where':
      return typedWhere(talk, basket, input.text)
    case 'note':
      return keepAndGoOn(talk, { ...basket, note: input.text.slice(0, 500) })
    case 'budget':
    case 'confirm':
      return undefined
  }
}

/** "rabu jam 11", "besok siang": read, checked, and shown in full in the summary. */
async function typedWhen(talk: Talk, basket: Basket, text: string, day: string | undefined): Promise<Turn<State>> {
  const { t, office, now } = talk
  const { vendorId } = basket
  const when = readWhen(text, { now, zone: office.calendar.zone })
  if (!when || when.impossible) return { say: [{ text: t.checkout.whenUnread }], next: 'same' }
  const hour = when.hour ?? partHour(when.part)
  const days = when.ambiguous ?? [when.day ?? day ?? (hour && nextDayWith(hour, talk))]
  const [first] = days
  if (first === undefined) return { say: [{ text: t.checkout.whenUnread }], next: 'same' }
  if (hour === undefined) {
    const dayName = t.formats.day(instantAt(first, '12:00', office.calendar.zone))
    return { say: [{ text: t.checkout.whenHour(dayName) }], next: { step: 'hour', vendorId, day: first } }
  }
  const moments = days.flatMap((one) => (one === undefined ? [] : instantAt(one, hour, office.calendar.zone)))
  if (moments.length > 1) {
    const choices = moments.map((at) => [to(t.formats.moment(at), { do: 'day', vendorId, deliverAt: at })])
    return { say: [{ text: t.checkout.whenAmbiguous, choices }], next: { step: 'when', vendorId } }
  }
  const [deliverAt = now] = moments
  if (deliverAt <= now) return { say: [{ text: t.checkout.whenPast(deliverAt) }], next: { step: 'when', vendorId } }
  return keepAndGoOn(talk, { ...basket, deliverAt })
}

/** What people mean by a part of the day when food is to be there: siang is lunch. */
function partHour(part: string | undefined): Hour | undefined {
  const hours: Readonly<Record<string, Hour>> = { pagi: '08:00', siang: '11:30', sore: '15:30', malam: '18:30' }
  return part === undefined ? undefined : hours[part]
}

function nextDayWith(hour: Hour, { now, office }: Talk): string {
  const today = wallClock(now, office.calendar.zone).day
  return instantAt(today, hour, office.calendar.zone) > now ? today : addDays(today, 1)
}

async function typedWhere(talk: Talk, basket: Basket, text: string): Promise<Turn<State>> {
  const address = text.replace(/\s+/g, ' ').trim().slice(0, 300)
  const { vendorId } = basket
  const saved = (await savedPlaces(talk, basket.budgetLineId)).find(
    (one) => one.label.toLowerCase() === address.toLowerCase(),
  )
  if (saved) return keepAndGoOn(talk, { ...basket, place: saved })
  if (address.length < 8) return { say: [{ text: talk.t.checkout.whereTyped }], next: { step: 'where', vendorId } }
  const city = cityIn(address)
  if (city) return keepAndGoOn(talk, { ...basket, place: typedPlace(address, city) })
  const choices = CITIES.map((one) => [to(one, { do: 'city', vendorId, address, city: one })])
  return { say: [{ text: talk.t.checkout.whereCity, choices }], next: { step: 'where', vendorId } }
}

const SHORT_CITIES: Readonly<Record<string, string>> = {
  jakpus: 'Jakarta Pusat',
  jakut: 'Jakarta Utara',
  jakbar: 'Jakarta Barat',
  jaksel: 'Jakarta Selatan',
  jaktim: 'Jakarta Timur',
  'pulau seribu': 'Kepulauan Seribu',
}

function cityIn(address: string): string | undefined {
  const low = address.toLowerCase()
  const short = Object.entries(SHORT_CITIES).find(([written]) => low.includes(written))
  return CITIES.find((city) => low.includes(city.toLowerCase())) ?? short?.[1]
}

function typedPlace(address: string, city: string): Place {
  return { label: address.split(',')[0] ?? address, address, district: '', city }
}

async function back(talk: Talk, { vendorId }: State): Promise<Turn<State>> {
  return (await showBasket(talk, vendorId, false)) as unknown as Turn<State>
}
