/**
 * Asking across: an officer writes to a shop about a product or an order and hears back, each on their own messenger.
 * Quoting answers always; for a shop, what it writes next is the answer too. What somebody recorded is passed on as it is.
 */
import { z } from 'zod'
import { wallClock } from '#core/calendar.ts'
import type { Evidence } from '#core/order/index.ts'
import { holds, shopsOf } from '#core/people/person.ts'
import { productCards } from '#db/catalogue.ts'
import { keepLetter, type Letter } from '#db/correspondence.ts'
import { namesOf, privateChatsOf, shopPeople } from '#db/people.ts'
import { vendorsById } from '#db/vendors.ts'
import type { Input, Say } from '../channel.ts'
import { act, capacitiesOn } from '../desk/acting.ts'
import { ASK, answerChoices } from '../desk/choices.ts'
import { EvidenceFile, shownWith, voiceIn } from '../desk/evidence.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { type Carried, carriedBy } from '../dialog/handover.ts'
import { understand } from '../language/understanding/index.ts'
import { refusedTurn } from './orders.ts'
import { riskTold } from './risk.ts'

const Topic = z.object({ orderId: z.number().optional(), productId: z.number().optional() })
type Topic = z.infer<typeof Topic>

/** Who reads what is written by quoting: the shop, or this officer. */
const About = Topic.extend({ vendorId: z.number(), officerId: z.number().optional() })
type About = z.infer<typeof About>

/** A tap: to ask about something, with words that were said before, or to pass on what a shop recorded. */
const Act = Topic.extend({ voice: EvidenceFile.exactOptional(), words: z.string().exactOptional() })
type Act = z.infer<typeof Act>

export const askFlow: Flow<Topic, ActData & Act> = {
  name: ASK.name,
  state: Topic,
  acts: Act as z.ZodType<ActData & Act>,
  tap: (talk, { orderId, productId, voice, words }) => {
    if (voice && orderId !== undefined) return recorded(talk, orderId, voice)
    const topic = { orderId, productId }
    return words === undefined ? ask(talk, topic) : written(talk, topic, { kind: 'text', text: words })
  },
  input: written,
  answer: (talk, about, input) => passed(talk, about, input),
  hear: async (talk, input) => {
    if (!holds(talk.person, 'vendor')) return undefined
    const { chat, db, person, work } = talk
    const chats = chat.group ? [chat.id] : [chat.id, ...(await privateChatsOf(db, person.id, chat.channel))]
    const newest = await work.newest(chats)
    const about = (newest?.say as Say | undefined)?.answers
    if (about?.flow === ASK.name && about.officerId !== undefined) return passed(talk, about, input)
    return voiceOffered(talk, input, talk.aboutOrder ?? newest?.orderId)
  },
}

async function written(talk: Talk, topic: Topic, input: Input): Promise<Turn<Topic>> {
  const vendorId = await vendorAsked(talk, topic)
  if (vendorId === undefined) return refusedTurn(talk, { code: 'no-such-order' })
  return toShop(talk, { ...topic, vendorId }, input)
}

async function ask(talk: Talk, topic: Topic): Promise<Turn<Topic>> {
  const vendorId = await vendorAsked(talk, topic)
  if (vendorId === undefined) return refusedTurn(talk, { code: 'no-such-order' })
  const text = talk.t.asking.ask(await shopName(talk, vendorId), await named(talk, topic))
  return { say: [{ text }], next: topic }
}

/** No bot can listen, but whoever ordered can: what a shop recorded beside its order is theirs with one tap. */
async function voiceOffered(talk: Talk, input: Input, orderId: number | undefined): Promise<Turn<Topic> | undefined> {
  const { t, person, work } = talk
  const [voice] = voiceIn(input) ?? []
  const order = orderId === undefined || !voice ? undefined : await work.order(orderId)
  if (!order || !voice || !shopsOf(person).includes(order.vendorId)) return undefined
  const choices = [[choice(ASK, t.asking.passVoiceButton, { orderId: order.id, voice }, { once: true })]]
  const say = { text: t.asking.passVoice(order.id), choices }
  return { say: [say], again: t.asking.passVoiceAgain(order.id), next: 'same', orderId: order.id }
}

async function recorded(talk: Talk, orderId: number, voice: Evidence): Promise<Turn<Topic>> {
  const order = await talk.work.order(orderId)
  if (!order || !shopsOf(talk.person).includes(order.vendorId)) return refusedTurn(talk, { code: 'no-such-order' })
  const about = { orderId, vendorId: order.vendorId, officerId: order.requesterId }
  return letterToOffice(talk, about, { words: '', files: [voice] })
}

/** Whom it goes to, if this person may write about it. */
async function vendorAsked(talk: Talk, { orderId, productId }: Topic): Promise<number | undefined> {
  const { person, work } = talk
  if (orderId !== undefined) {
    const order = await work.order(orderId)
    const capacities = order ? await capacitiesOn(talk, order) : []
    return capacities.some((capacity) => capacity !== 'vendor') ? order?.vendorId : undefined
  }
  if (productId === undefined || !(holds(person, 'pp') || holds(person, 'pptk'))) return undefined
  return (await productOf(talk, productId))?.vendor.id
}

/** To whoever the quoted message named; only its own shop may speak for a shop. */
async function passed(talk: Talk, given: unknown, input: Input): Promise<Turn<Topic> | undefined> {
  const about = About.safeParse(given)
  if (!about.success) return undefined
  const { officerId, vendorId } = about.data
  if (officerId === undefined) return toShop(talk, about.data, input)
  return shopsOf(talk.person).includes(vendorId) ? toOffice(talk, { ...about.data, officerId }, input) : undefined
}

async function toShop(talk: Talk, about: About, input: Input): Promise<Turn<Topic>> {
  const { t, db, person } = talk
  const { vendorId } = about
  const carried = carriedBy(input)
  if (!carried) return { say: [{ text: input.kind === 'voice' ? t.asking.noVoice : t.asking.onlyWords }], next: 'same' }
  const risk = await risky(talk, about, 'staff', carried.words)
  if (risk) return risk
  const { words, files } = carried
  const [people, what, names] = await Promise.all([
    shopPeople(db, [vendorId]),
    named(talk, about),
    namesOf(db, [person.id]),
  ])
  const answers = { ...topicOf(about), flow: ASK.name, vendorId, officerId: person.id }
  const told = await Promise.all(
    (people.get(vendorId) ?? []).map((id) =>
      talk.tell(
        id,
        (theirs) => ({
          text: theirs.asking.toShop(names.get(person.id) ?? '', what, words),
          ...shownWith(files),
          answers,
        }),
        orderOf(about),
      ),
    ),
  )
  const vendor = await shopName(talk, vendorId)
  if (!told.includes(true)) return { say: [{ text: t.asking.unreachable(vendor) }] }
  await keep(talk, { ...topicOf(about), vendorId, officerId: person.id, fromVendor: false, words, files })
  return { say: [{ text: t.asking.sent(vendor) }], ...orderOf(about) }
}

async function toOffice(talk: Talk, about: About & { officerId: number }, input: Input): Promise<Turn<Topic>> {
  const { t } = talk
  const carried = carriedBy(input)
  if (!carried) return { say: [{ text: input.kind === 'voice' ? t.asking.noVoice : t.asking.onlyWords }], next: 'same' }
  return (await risky(talk, about, 'vendor', carried.words)) ?? letterToOffice(talk, about, carried)
}

async function letterToOffice(
  talk: Talk,
  about: About & { officerId: number },
  { words, files }: Carried,
): Promise<Turn<Topic>> {
  const { t } = talk
  const { officerId, vendorId, orderId } = about
  const [vendor, what] = await Promise.all([shopName(talk, vendorId), named(talk, about)])
  const answers = { ...topicOf(about), flow: ASK.name, vendorId }
  const reached = await talk.tell(
    officerId,
    (theirs) => ({
      text: theirs.asking.toOffice(vendor, what, words),
      ...shownWith(files),
      answers,
      choices: [[choice(ASK, theirs.asking.replyButton, topicOf(about))]],
    }),
    orderOf(about),
  )
  if (!reached) return { say: [{ text: t.asking.unreachable('') }], next: 'same' }
  await keep(talk, { ...topicOf(about), vendorId, officerId, fromVendor: true, words, files })
  const order = orderId === undefined ? undefined : await talk.work.order(orderId)
  if (order?.status !== 'awaiting-vendor')
    return { say: [{ text: t.asking.answered }], next: 'same', ...orderOf(about) }
  const text = t.asking.answeredOpen(order.id)
  return { say: [{ text, choices: answerChoices(t, order) }], next: 'same', orderId: order.id }
}

/** What no bot should carry is told to an admin instead. */
async function risky(talk: Talk, { orderId }: Topic, as: 'staff' | 'vendor', text: string) {
  const { intents } = understand(text, { as, now: talk.now, zone: talk.office.calendar.zone })
  const risk = intents.find(({ intent }) => intent === 'RISK')
  return risk && riskTold(talk, { kind: risk.detail ?? 'risk', orderId, text })
}

/** With the order or product; the files of an order that is running are part of its ledger, too. */
async function keep(talk: Talk, letter: Omit<Letter, 'writerId'> & { files: readonly Evidence[] }): Promise<void> {
  const { work, person, now } = talk
  const { orderId, words, files } = letter
  work.later((tx) => keepLetter(tx, { ...letter, writerId: person.id }, now))
  if (orderId !== undefined && files.length > 0) await act(talk, orderId, 'attach', { files, words, told: true })
}

function topicOf({ orderId, productId }: Topic): { orderId?: number; productId?: number } {
  return { ...(orderId === undefined ? {} : { orderId }), ...(productId === undefined ? {} : { productId }) }
}

function orderOf({ orderId }: Topic): { orderId: number } | undefined {
  return orderId === undefined ? undefined : { orderId }
}

async function named(talk: Talk, { orderId, productId }: Topic) {
  if (orderId !== undefined || productId === undefined) return { orderId }
  return { product: (await productOf(talk, productId))?.name }
}

async function productOf({ db, now, office }: Talk, productId: number) {
  return (await productCards(db, [productId], wallClock(now, office.calendar.zone).day)).get(productId)
}

async function shopName({ db }: Talk, vendorId: number): Promise<string> {
  return (await vendorsById(db, [vendorId])).get(vendorId)?.name ?? ''
}
