/**
 * What people of the office say to the desk itself: greetings, thanks, "wait", and questions. What only somebody else can
 * answer is offered to be passed on, with their words; what is asked is never searched for as if it named goods.
 */
import { z } from 'zod'
import { type BudgetLine, leftOn } from '#core/budget/budget.ts'
import { linesAskedAbout } from '#core/budget/named.ts'
import { wallClock } from '#core/calendar.ts'
import { type Order, turnsOn } from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import { productCards } from '#db/catalogue.ts'
import { linesToGive } from '#db/dispositions.ts'
import { recentOrders } from '#db/orders.ts'
import { namesOf, unitPeople } from '#db/people.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Choice } from '../channel.ts'
import { ASK, ORDERS } from '../desk/choices.ts'
import { callOf } from '../desk/names.ts'
import { orderFacts } from '../desk/order-facts.ts'
import { unclear, WORDS_MAX } from '../desk/unclear.ts'
import { choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { type DeskTopic, deskTopic, readRequest, understand } from '../language/understanding/index.ts'
import { myBudgetLines, showBasket } from './basket.ts'
import { orderSpokenOf } from './change-said.ts'
import { changeDraft, currentDraft } from './draft.ts'
import { openHelp } from './help.ts'
import { orderCard } from './order-card.ts'
import { listTasks } from './tasks.ts'

const SHOWN = 8
/** Budget lines that are read out at once: those of most units, whole. */
const RESTS_SHOWN = 12
/** No unit has so many lines a year. */
const LOOKED_AT = 500

export const officeTalkFlow: Flow = {
  name: 'office-talk',
  acts: z.never(),
  commands: ['pagu', 'budget'],
  words: ['sisa pagu', 'pagu', 'sisa anggaran', 'budget left', 'budget'],
  may: (person) => person.roles.some(({ role }) => role !== 'vendor' && role !== 'pokmas'),
  open: (talk) => budgets(talk, '') as Promise<Turn<never>>,
  tap: async ({ t }) => ({ say: [{ text: t.oldButton }] }),
  hear: async (talk, input) => {
    if (input.kind !== 'text') return undefined
    const topic = deskTopic(input.text, { as: 'staff', now: talk.now, zone: talk.office.calendar.zone })
    // "Kurang 5" beside a basket is about the basket.
    if (topic === 'orders' && currentDraft(talk) && isChange(talk, input.text)) return undefined
    return topic && ((await answered(talk, topic, input.text)) as Turn<never> | undefined)
  },
}

const isChange = ({ now, office }: Talk, text: string) =>
  readRequest(text, { now, zone: office.calendar.zone }).kind === 'change'

const mayOrder = (person: Talk['person']) => holds(person, 'pp') || holds(person, 'pptk')

async function answered(talk: Talk, topic: DeskTopic, text: string): Promise<Turn | undefined> {
  const { t, person, office } = talk
  const { office: words } = t.desk
  const who = callOf(person)
  switch (topic) {
    case 'greeting':
      return small(mayOrder(person) ? words.greeting(who) : words.greetingOther(who), words.greetingAgain)
    case 'thanks':
      return small(words.thanks(who), words.thanksAgain)
    case 'nod':
      return withDraft(talk, words.nodDraft) ?? small(words.nod, words.nodAgain)
    case 'wait':
      return small(currentDraft(talk) ? words.waitDraft : words.wait, words.nodAgain)
    case 'help':
      return openHelp(talk)
    case 'trust':
      return small(t.desk.trust(office.links.web || undefined))
    case 'orders':
    case 'papers':
      return aboutOrders(talk, text)
    case 'payment':
      return withOrders(talk, words.payment(office.rules.paymentDays))
    case 'tax':
      return small(words.tax)
    case 'budget':
      return budgets(talk, text)
    case 'approver':
      return approver(talk)
    case 'dear':
    case 'unfit':
      return otherOffers(talk, topic, text)
    case 'vendor':
      return (await passOn(talk, text)) ?? small(words.vendorHow)
    default:
      return (await passOn(talk, text)) ?? unclear(talk, text)
  }
}

type Words = Turn['say'][number]['text']

function small(text: Words, again?: Words): Turn {
  return { say: [{ text }], next: 'same', ...(again === undefined ? {} : { again }) }
}

function withDraft(talk: Talk, first: Words): Promise<Turn> | undefined {
  const draft = currentDraft(talk)
  return draft && showBasket(talk, draft.vendorId, false, first)
}

/** The order that is named, the only one that is open, or those that are; whoever orders nothing sees their tasks. */
async function aboutOrders(talk: Talk, text: string): Promise<Turn> {
  const { t, now, office } = talk
  const { slots } = understand(text, { as: 'staff', now, zone: office.calendar.zone })
  const number = Number(slots.orderNumber?.replace(/\D/g, '') ?? 0)
  if (number > 0) return (await orderCard(talk, number)) ?? small(t.desk.office.noSuchOrder(t.orderNumber(number)))
  if (!mayOrder(talk.person)) return listTasks(talk)
  const open = await openOnes(talk)
  const [only, ...others] = open
  if (!only) return small(t.desk.office.noOrders)
  if (others.length === 0) return (await orderCard(talk, only.id)) ?? small(t.desk.office.noOrders)
  return { say: [{ text: t.desk.office.orders, choices: await orderRows(talk, open) }], next: 'same' }
}

async function withOrders(talk: Talk, text: Words): Promise<Turn> {
  const choices = await orderRows(talk, await openOnes(talk))
  return { say: [{ text, choices }], next: 'same' }
}

async function openOnes({ db, work, person }: Talk): Promise<Order[]> {
  const ids = await recentOrders(db, { requesterId: person.id }, SHOWN)
  const found = await Promise.all(ids.map((id) => work.order(id)))
  return found.flatMap((order) => (order && turnsOn(order).length > 0 ? [order] : []))
}

async function orderRows({ db, t }: Talk, found: readonly Order[]): Promise<Choice[][]> {
  const facts = await orderFacts(db, found)
  return facts.map((order) => [choice(ORDERS, t.orders.button(order), { do: 'show', orderId: order.id })])
}

/** What is left on the lines that this person may order from; who does not order sees those of their units. */
async function budgets(talk: Talk, text: string): Promise<Turn> {
  const { t, person } = talk
  const all = mayOrder(person) ? await myBudgetLines(talk) : await linesOfUnits(talk)
  if (all.length === 0) return small(t.desk.office.noRests)
  const named = linesAskedAbout(all, text)
  const meant = named.length > 0 ? named : all
  const rests = meant.map((line) => ({ name: line.name, left: leftOn(line), ceiling: line.ceiling }))
  if (named.length > 0 && named.length < all.length)
    return small(
      t.desk.office.restsOfSome(rests.slice(0, RESTS_SHOWN), all.length - Math.min(RESTS_SHOWN, rests.length)),
    )
  return small(t.desk.office.rests(rests.slice(0, RESTS_SHOWN), Math.max(0, rests.length - RESTS_SHOWN)))
}

async function linesOfUnits({ db, person, now, office }: Talk): Promise<readonly BudgetLine[]> {
  const year = Number(wallClock(now, office.calendar.zone).day.slice(0, 4))
  const { lines } = await linesToGive(db, { unitIds: unitsOf(person), year, limit: LOOKED_AT, offset: 0 })
  return lines.map(({ line }) => line)
}

const unitsOf = ({ roles }: Talk['person']) => [...new Set(roles.flatMap(({ unitId }) => unitId ?? []))]

async function approver(talk: Talk): Promise<Turn> {
  const { t, db, person, office } = talk
  const { approvalFrom } = office.rules
  if (approvalFrom === null) return small(t.desk.office.noApprover)
  const ppk = [...(await unitPeople(db, unitsOf(person), 'ppk')).values()].flat()
  const names = await namesOf(db, ppk)
  return small(t.desk.office.approver(approvalFrom, [...names.values()]))
}

/** "Kemahalan", "ga cocok": of a draft, other offers; else how a limit is said. */
async function otherOffers(talk: Talk, topic: 'dear' | 'unfit', text: string): Promise<Turn | undefined> {
  const { now, office, t } = talk
  const wish = topic === 'dear' ? 'ganti yang lebih murah' : 'ganti yang lain'
  const request = readRequest(wish, { now, zone: office.calendar.zone })
  const others = currentDraft(talk) && (await changeDraft(talk, request))
  return others ?? (topic === 'dear' ? small(t.desk.office.dearHow) : unclear(talk, text))
}

/** Asked of the shop whose goods are looked at, are in the basket, or were ordered: with these very words, after a yes. */
async function passOn(talk: Talk, text: string): Promise<Turn | undefined> {
  const subject = await subjectOf(talk)
  if (!subject) return undefined
  const { t } = talk
  const words = text.slice(0, WORDS_MAX)
  const { vendor, ...topic } = subject
  const ask = choice(ASK, t.desk.office.passOnButton, { ...topic, words }, { once: true })
  return { say: [{ text: t.desk.office.passOn(vendor, words), choices: [[ask]] }], next: 'same' }
}

interface Subject {
  readonly vendor: string
  readonly productId?: number
  readonly orderId?: number
}

const Looking = z.object({ productId: z.number() })

async function subjectOf(talk: Talk): Promise<Subject | undefined> {
  const { session, db, now, office } = talk
  const looking = session.flow?.name === 'browse' ? Looking.safeParse(session.flow.state) : undefined
  const productId = looking?.success ? looking.data.productId : currentDraft(talk)?.lines[0]?.productId
  if (productId !== undefined && mayOrder(talk.person)) {
    const card = (await productCards(db, [productId], wallClock(now, office.calendar.zone).day)).get(productId)
    return card && { vendor: card.vendor.name, productId }
  }
  const order = await orderSpokenOf(talk)
  const shop = order && (await vendorsById(db, [order.vendorId])).get(order.vendorId)
  return order && shop && { vendor: shop.name, orderId: order.id }
}
