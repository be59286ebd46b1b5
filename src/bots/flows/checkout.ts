/**
 * Check-out: asks only what it cannot know (budget line, when, where, what a meeting is, note), then shows one clear
 * summary with a single-use confirm. What the rules refuse is said with the number and what would be allowed, and the
 * basket stays.
 */
import { z } from 'zod'
import { linesNamed } from '#core/budget/named.ts'
import { instantAt, wallClock } from '#core/calendar.ts'
import { CITIES } from '#core/catalogue/province.ts'
import { isReason, unsaid } from '#core/guards/index.ts'
import { type Basket, type PlacementRefusal, withQuantity } from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import type { Input, Say } from '../channel.ts'
import { place } from '../desk/acting.ts'
import { momentOf, placeSaid, typedPlace } from '../desk/circumstances.ts'
import { factsOf } from '../desk/order-facts.ts'
import { placedTurn } from '../desk/placed.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'
import {
  endMoved,
  isNoAddress,
  isNoNote,
  readRequest,
  readSummaryAnswer,
  readsAsAddress,
  readWhen,
  saysOfMeeting,
} from '../language/understanding/index.ts'
import { lines } from '../markup.ts'
import { basketOf, budgetOf, keepBasket, myBudgetLines, pricedBasket, showBasket } from './basket.ts'
import {
  answerable,
  findingsOn,
  isForMeeting,
  purposeOf,
  purposeToAsk,
  withPurposeSaid,
  withReason,
} from './checkout-guards.ts'
import { Act, type Ask, budgetQuestion, question, savedPlaces, to, unitsOf } from './checkout-questions.ts'
import { isShownLast, summaryOf } from './checkout-summary.ts'

const State = z.object({
  step: z.enum(['budget', 'when', 'hour', 'where', 'purpose', 'note', 'reason', 'confirm']),
  vendorId: z.number(),
  /** The day that was said, while its hour is asked for. */
  day: z.string().optional(),
})
type State = z.infer<typeof State>

export const checkoutFlow: Flow<State, ActData & Act> = {
  name: 'checkout',
  state: State,
  asksReason: ({ step }) => (step === 'reason' ? 'sentence' : undefined),
  takesWords: ({ step }) => step === 'where',
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'pp'),
  tap: (talk, act) => go(talk, act),
  input: typed,
  skip: async (talk, { step, vendorId }) => {
    const basket = basketOf(talk, vendorId)
    return step === 'note' && basket ? keepAndGoOn(talk, { ...basket, note: '' }) : undefined
  },
  back: back,
}

async function go(talk: Talk, act: Act): Promise<Turn<State>> {
  const basket = basketOf(talk, act.vendorId)
  // The basket may have been ordered already, by an earlier tap: then the truth is told, and nothing is asked.
  if (act.do === 'confirm') return confirm(talk, act, basket)
  if (!basket) return { say: [{ text: talk.t.basket.none }] }
  switch (act.do) {
    case 'start':
      return startCheckout(talk, basket)
    case 'budget':
      return keepAndGoOn(talk, { ...basket, budgetLineId: act.budgetLineId })
    case 'day':
      return keepMoment(talk, basket, act.deliverAt)
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
    case 'explain':
      return explain(talk, basket)
    case 'otherUnits':
      return keepAndGoOn(talk, { ...basket, purpose: { ...basket.purpose, otherUnits: act.otherUnits } })
    case 'hours':
      return keepAndGoOn(talk, { ...basket, purpose: { ...basket.purpose, hours: act.hours } })
    case 'edit': {
      // A meeting is told anew from its beginning.
      const { purpose: _, ...others } = basket
      const edited = act.what === 'purpose' ? others : basket
      if (edited !== basket) keepBasket(talk, edited)
      return ask(talk, edited, act.what)
    }
  }
}

/** Another time of delivery; a meeting that ends on the day of it moves along. */
function keepMoment(talk: Talk, basket: Basket, deliverAt: number): Promise<Turn<State>> {
  const purpose = purposeOf(basket)
  const from = basket.deliverAt ?? deliverAt
  const moved = purpose && endMoved(purpose, from, deliverAt, talk.office.calendar.zone)
  return keepAndGoOn(talk, { ...basket, deliverAt, ...(moved ? { purpose: moved } : {}) })
}

/** The first thing that is not known yet; a draft that a sentence filled is chosen now. */
export async function startCheckout(talk: Talk, basket: Basket): Promise<Turn<State>> {
  const { fresh, ...chosen } = basket
  return fresh ? keepAndGoOn(talk, chosen) : next(talk, basket)
}

async function keepAndGoOn(talk: Talk, basket: Basket): Promise<Turn<State>> {
  keepBasket(talk, basket)
  return next(talk, basket)
}

/** The next thing that is not known yet; when all is known, the summary. */
async function next(talk: Talk, basket: Basket): Promise<Turn<State>> {
  const budget = await budgetOf(talk, basket)
  if (!budget) return ask(talk, basket, 'budget')
  if (basket.deliverAt === undefined)
    return basket.day === undefined ? ask(talk, basket, 'when') : askHour(talk, basket.vendorId, basket.day, true)
  if (basket.place === undefined)
    return basket.address === undefined ? ask(talk, basket, 'where') : askCity(talk, basket, basket.address)
  if ((await purposeToAsk(talk, basket, budget)) !== undefined) return ask(talk, basket, 'purpose')
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

async function keepPlace(talk: Talk, basket: Basket, label: string): Promise<Turn<State>> {
  const found = (await savedPlaces(talk, basket.budgetLineId)).find((one) => one.label === label)
  return found ? keepAndGoOn(talk, { ...basket, place: found }) : ask(talk, basket, 'where')
}

async function summary(talk: Talk, basket: Basket, first?: Say['text']): Promise<Turn<State>> {
  const shown = await summaryOf(talk, basket, first)
  if (!shown) return next(talk, basket)
  return { say: [shown.say], next: { step: shown.isOpen ? 'reason' : 'confirm', vendorId: basket.vendorId } }
}

/** A warning holds nothing up; whoever wants to can say something to it, which is kept all the same. */
async function explain(talk: Talk, basket: Basket): Promise<Turn<State>> {
  const { vendorId, deliverAt } = basket
  const [goods, line] = await Promise.all([pricedBasket(talk, basket), budgetOf(talk, basket)])
  if (!line || deliverAt === undefined) return next(talk, basket)
  const warned = answerable(basket, await findingsOn(talk, { ...basket, deliverAt }, goods, line))
  if (warned.length === 0) return summary(talk, basket)
  return { say: [{ text: talk.t.guards.askReason(warned) }], next: { step: 'reason', vendorId } }
}

/** The reason for what is held, else for what is warned of, is kept; then the summary once more, to be confirmed. */
async function typedReason(talk: Talk, basket: Basket, words: string): Promise<Turn<State>> {
  const { t } = talk
  if (!isReason(words)) return { say: [{ text: t.guards.reasonTooShort }], next: 'same' }
  const [goods, line] = await Promise.all([pricedBasket(talk, basket), budgetOf(talk, basket)])
  const { deliverAt } = basket
  if (!line || deliverAt === undefined) return next(talk, basket)
  const answered = withReason(basket, await findingsOn(talk, { ...basket, deliverAt }, goods, line), words)
  keepBasket(talk, answered)
  return summary(talk, answered, t.guards.reasonKept)
}

async function confirm(
  talk: Talk,
  act: Extract<Act, { do: 'confirm' }>,
  basket: Basket | undefined,
): Promise<Turn<State>> {
  if (!basket || basket.id !== act.basketId) return orderedAlready(talk, act.basketId)
  const [budget, goods] = await Promise.all([budgetOf(talk, basket), pricedBasket(talk, basket)])
  if (!budget || basket.deliverAt === undefined || !basket.place) return next(talk, basket)
  const purpose = (await isForMeeting(talk, basket, budget, goods)) ? purposeOf(basket) : undefined
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
      ...(purpose ? { purpose } : {}),
      reasons: basket.reasons,
    },
    budget.id,
  )
  if (!placed.ok) return refused(talk, basket, placed.refusal)
  const { order, reached, already } = placed.value
  keepBasket(talk, { ...basket, lines: [] })
  const facts = await factsOf(talk.db, order)
  return { ...placedTurn(talk, facts, { reached, already }), orderId: order.id }
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
    case 'reason-needed':
      // The summary says what has come up since it was shown, and asks.
      return summary(talk, basket)
    case 'shop-closed':
      return offerOpenDay(talk, basket, refusal)
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

/** A closed day: the nearest open one is a tap away, any other can be written. */
async function offerOpenDay(
  talk: Talk,
  basket: Basket,
  refusal: Extract<PlacementRefusal, { code: 'shop-closed' }>,
): Promise<Turn<State>> {
  const asked = await askAgain(talk, basket, 'when', talk.t.refused(refusal))
  const { next } = refusal
  if (next === undefined) return asked
  const choices = [[to(talk.t.shop.refused.instead(next), { do: 'day', vendorId: basket.vendorId, deliverAt: next })]]
  return { ...asked, say: asked.say.map((say) => ({ ...say, choices })) }
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
  const isOther = isOfGoods(talk, input.text) && !saysOfMeeting(input.text)
  if (isOther && state.step !== 'note' && state.step !== 'reason') return undefined
  switch (state.step) {
    case 'budget':
      return typedBudget(talk, basket, input.text)
    case 'when':
    case 'hour':
      return typedWhen(talk, basket, input.text, state.day)
    case 'where':
      return typedWhere(talk, basket, input.text)
    case 'purpose': {
      const said = withPurposeSaid(talk, basket, input.text)
      const [missing = 'participants'] = unsaid(purposeOf(basket))
      return said ? keepAndGoOn(talk, said) : { say: [{ text: talk.t.purpose.unread(missing) }], next: 'same' }
    }
    case 'note':
      return keepAndGoOn(talk, { ...basket, note: isNoNote(input.text) ? '' : input.text.slice(0, 500) })
    case 'reason':
      return typedReason(talk, basket, input.text)
    case 'confirm':
      return typedAtSummary(talk, basket, input.text)
  }
}

/** An hour alone is of the day that was chosen. */
const dayOf = ({ office }: Talk, { deliverAt, day }: Basket) =>
  deliverAt === undefined ? day : wallClock(deliverAt, office.calendar.zone).day

/** What is right is ordered, what is amended is shown again; a bare yes is shown what it would order. */
async function typedAtSummary(talk: Talk, basket: Basket, text: string): Promise<Turn<State> | undefined> {
  const { now, office, t } = talk
  const said = readSummaryAnswer(text, { now, zone: office.calendar.zone })
  switch (said?.says) {
    case 'order':
      if (await isShownLast(talk, basket))
        return confirm(talk, { do: 'confirm', vendorId: basket.vendorId, basketId: basket.id }, basket)
      return summary(talk, basket, t.checkout.sayOrder)
    case 'yes':
      return summary(talk, basket, t.checkout.sayOrder)
    case 'note':
      return keepAndGoOn(talk, { ...basket, note: said.note.slice(0, 500) })
    case 'when':
      return typedWhen(talk, basket, text, dayOf(talk, basket))
    case 'meeting': {
      const told = withPurposeSaid(talk, basket, text)
      return told && keepAndGoOn(talk, told)
    }
    case undefined:
      return undefined
  }
}

/** A line by its name or code; or what the meeting is, before it is asked for: kept, and the line asked for again. */
async function typedBudget(talk: Talk, basket: Basket, text: string): Promise<Turn<State> | undefined> {
  const { vendorId } = basket
  const named = linesNamed(await myBudgetLines(talk), text)
  const [line] = named
  if (line && named.length === 1) return keepAndGoOn(talk, { ...basket, budgetLineId: line.id })
  if (line)
    return { say: [await budgetQuestion(talk, basket, named.length, named)], next: { step: 'budget', vendorId } }
  const said = saysOfMeeting(text) ? withPurposeSaid(talk, basket, text) : undefined
  if (!said) return undefined
  keepBasket(talk, said)
  const kept = talk.t.purpose.line(purposeOf(said))
  return kept ? askAgain(talk, said, 'budget', kept) : undefined
}

const CHANGES = /\b(?:tambah\w*|nambah|kurang\w*|jadi\w*|ubah|ganti|hapus)\b/i

/** "tambah 20", "jadi 80 aja": about the goods, whatever is asked; whoever changes drafts hears it. */
function isOfGoods({ now, office }: Talk, text: string): boolean {
  const { kind, items } = readRequest(text, { now, zone: office.calendar.zone })
  return CHANGES.test(text) && items.length > 0 && (kind === 'change' || kind === 'replace' || kind === 'remove')
}

/** "rabu jam 11", "besok siang": read, checked, and shown in full in the summary. */
async function typedWhen(talk: Talk, basket: Basket, text: string, day: string | undefined): Promise<Turn<State>> {
  const { t, office, now } = talk
  const { vendorId } = basket
  const said = momentOf(talk, readWhen(text, { now, zone: office.calendar.zone }), { day })
  if (!said) return { say: [{ text: t.checkout.whenUnread }], next: 'same' }
  if ('day' in said) return askHour(talk, vendorId, said.day, false)
  if (said.moments.length > 1) {
    const choices = said.moments.map((at) => [to(t.formats.moment(at), { do: 'day', vendorId, deliverAt: at })])
    return { say: [{ text: t.checkout.whenAmbiguous, choices }], next: { step: 'when', vendorId } }
  }
  const [deliverAt] = said.moments
  if (deliverAt <= now) return { say: [{ text: t.checkout.whenPast(deliverAt) }], next: { step: 'when', vendorId } }
  return keepMoment(talk, basket, deliverAt)
}

function askHour({ t, office }: Talk, vendorId: number, day: string, inPlace: boolean): Turn<State> {
  const name = t.formats.day(instantAt(day, '12:00', office.calendar.zone))
  return { say: [{ text: t.checkout.whenHour(name), inPlace }], next: { step: 'hour', vendorId, day } }
}

async function typedWhere(talk: Talk, basket: Basket, text: string): Promise<Turn<State>> {
  const { vendorId } = basket
  if (isNoAddress(text)) return { say: [{ text: talk.t.checkout.whereNoAddress }], next: 'same' }
  const said = await placeSaid(talk, text, await unitsOf(talk, basket.budgetLineId))
  if ('place' in said) return keepAndGoOn(talk, { ...basket, place: said.place })
  if ('address' in said && readsAsAddress(said.address)) return askCity(talk, basket, said.address)
  return { say: [{ text: talk.t.checkout.whereTyped }], next: { step: 'where', vendorId } }
}

function askCity({ t }: Talk, { vendorId }: Basket, address: string): Turn<State> {
  const choices = CITIES.map((one) => [to(one, { do: 'city', vendorId, address, city: one })])
  return { say: [{ text: t.checkout.whereCity, choices }], next: { step: 'where', vendorId } }
}

async function back(talk: Talk, { vendorId }: State): Promise<Turn<State>> {
  return (await showBasket(talk, vendorId, false)) as unknown as Turn<State>
}
