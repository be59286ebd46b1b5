/**
 * The other side's word on what was asked: a change or an end of an order that binds both. Officers answer with buttons,
 * vendors by number or in everyday words; what is not clearly a yes or a no is asked again.
 */
import { z } from 'zod'
import type { Order, PersonAct, Reason, Request } from '#core/order/index.ts'
import { shopsOf } from '#core/people/person.ts'
import { ordersAskedOfVendor } from '#db/orders.ts'
import type { Input } from '../channel.ts'
import { act } from '../desk/acting.ts'
import { ANSWER_REQUEST } from '../desk/choices.ts'
import { requestNews, whySaid } from '../desk/news/changes.ts'
import { changeFacts, factsOf } from '../desk/order-facts.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'
import { choicesOf } from '../dialog/stage.ts'
import { understand } from '../language/understanding/index.ts'
import { lines, type Markup } from '../markup.ts'
import { orderFor, refusedTurn } from './orders.ts'
import { questionAsked, risky, smallTalk } from './shop-talk.ts'
import { agreeToOffer } from './weigh-proposal.ts'

const WORDS_KEPT = 300

/** `since`: when it was asked; a yes to an earlier question is shown the one that is open now. */
const Act = z.object({
  do: z.enum(['agree', 'refuse']),
  orderId: z.number(),
  since: z.number().optional(),
})
type Act = z.infer<typeof Act>

/** A reason is asked for of who agrees to end what is on the road. */
const State = z.object({ step: z.literal('agree'), orderId: z.number() })
type State = z.infer<typeof State>

export const answerRequestFlow: Flow<State, ActData & Act> = {
  name: ANSWER_REQUEST.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  tap: (talk, taken) => go(talk, taken),
  input: reasonSaid,
  asksReason: () => 'words',
}

const NO_REASON: Reason = { reason: 'unspecified', words: '' }

/** What each answer is of, as the lifecycle calls it. */
const ACTS = {
  change: { agree: 'agreeChange', refuse: 'refuseChange' },
  cancel: { agree: 'agreeCancel', refuse: 'refuseCancel' },
} as const satisfies Record<Request['kind'], Record<Act['do'], PersonAct>>

async function go(talk: Talk, { do: what, orderId, since }: Act): Promise<Turn<State>> {
  const order = await talk.work.order(orderId)
  if (!order) return refusedTurn(talk, { code: 'no-such-order' })
  if (!order.request) return { say: [{ text: talk.t.changes.office.gone(orderId) }], next: 'same' }
  const found = await orderFor(talk, orderId, ACTS[order.request.kind][what])
  if (!found.ok) return refusedTurn(talk, found.refusal)
  const isVendor = mine(talk, order)
  // A number may have answered one of several lists: this one is shown before it binds anybody.
  if (isVendor && !talk.pointed && (await ordersAskedOfVendor(talk.db, shopsOf(talk.person))).length > 1)
    return (await askAgain(talk, order)) as Turn<never>
  if (what === 'agree' && !isOfNow(order, since))
    return (await askAgain(talk, order, talk.t.changes.movedOn)) as Turn<never>
  switch (what) {
    case 'agree':
      return isOnRoad(order) ? askReason(talk, order, isVendor) : agree(talk, order, NO_REASON)
    case 'refuse':
      return refuse(talk, order, '')
  }
}

function mine({ person }: Talk, order: Order): boolean {
  return shopsOf(person).includes(order.vendorId)
}

/** Ending what is on the road is recorded with a reason from both sides. Source: docs/rules.md#R-20. */
function isOnRoad({ status, request }: Order): boolean {
  return status === 'on-the-way' && request?.kind === 'cancel'
}

function told(_: Talk, orderId: number, text: Markup): Turn<never> {
  return { say: [{ text, inPlace: true }], orderId }
}

async function askReason(talk: Talk, order: Order, isVendor: boolean): Promise<Turn<State>> {
  const facts = await factsOf(talk.db, order)
  const text = talk.t.changes[isVendor ? 'vendor' : 'office'].askAgreeReason(facts)
  return { say: [{ text }], next: { step: 'agree', orderId: order.id }, orderId: order.id }
}

async function agree(talk: Talk, order: Order, reason: Reason): Promise<Turn<never>> {
  const { request, id } = order
  if (request?.kind === 'change' && request.by === 'vendor') return agreeToOffer(talk, order, [])
  const done =
    request?.kind === 'cancel' ? await act(talk, id, 'agreeCancel', reason) : await act(talk, id, 'agreeChange', {})
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const facts = await factsOf(talk.db, done.value)
  const { office, vendor } = talk.t.changes
  const change = changeFacts(order, request?.change ?? { quantities: [] })
  if (request?.kind === 'cancel')
    return told(
      talk,
      id,
      mine(talk, order) ? vendor.cancelled(facts) : office.cancelled(facts, whySaid(talk.t, request)),
    )
  return told(talk, id, mine(talk, order) ? vendor.changed(facts, change) : office.changed(facts, change))
}

async function refuse(talk: Talk, order: Order, words: string): Promise<Turn<never>> {
  const { request, id } = order
  const reason = { reason: 'unspecified', words }
  const isCancel = request?.kind === 'cancel'
  const done = await act(talk, id, isCancel ? 'refuseCancel' : 'refuseChange', reason)
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const facts = await factsOf(talk.db, done.value)
  const { office, vendor } = talk.t.changes
  if (mine(talk, order)) return told(talk, id, isCancel ? vendor.cancelRefused(facts) : vendor.changeRefused(facts))
  return told(talk, id, isCancel ? office.cancelRefusedByYou(facts) : office.changeRefusedByYou(facts))
}

async function reasonSaid(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State>> {
  const order = await talk.work.order(orderId)
  if (input.kind !== 'text') return { say: [{ text: talk.t.onlyText }], next: 'same' }
  if (!order?.request) return { say: [{ text: talk.t.changes.office.gone(orderId) }] }
  return agree(talk, order, { reason: 'unspecified', words: input.text.slice(0, WORDS_KEPT) })
}

/** Is it this shop's turn to say yes or no to what the office asked? */
export function isAskedOfShop({ request }: Order): boolean {
  return request?.by === 'requester' && !request.needsApproval
}

/**
 * A vendor's words on what was asked. Only a plain yes or no counts, and a no keeps its words. `undefined` when they
 * are about something else, such as the road.
 */
export async function requestAnswered(talk: Talk, order: Order, text: string): Promise<Turn<never> | undefined> {
  const { zone } = talk.office.calendar
  const { intents, certain } = understand(text, { as: 'vendor', asked: 'yes-no', now: talk.now, zone })
  const [{ intent, detail }, ...others] = intents
  const idle = understand(text, { as: 'vendor', asked: 'idle', now: talk.now, zone })
  if (idle.certain && ['SHIP', 'DELIVERED'].includes(idle.intents[0].intent)) return undefined
  if (intent === 'RISK') return risky(talk, order.id, detail ?? 'risk', text)
  const small = await smallTalk(talk, intent)
  if (small) return small
  const isYes = certain && intent === 'ACCEPT' && others.length === 0
  if (isYes && !isOfNow(order, sinceQuoted(talk, order))) return askAgain(talk, order, talk.t.changes.movedOn)
  if (isYes)
    return (isOnRoad(order) ? askReason(talk, order, true) : agree(talk, order, NO_REASON)) as Promise<Turn<never>>
  // A no leaves everything as it was, and its words go along: it need not be as certain as a yes.
  if (intent === 'REJECT' && others.length === 0) return refuse(talk, order, text.slice(0, WORDS_KEPT))
  if (intent === 'QUESTION') return questionAsked(talk, order, text, detail)
  return askAgain(talk, order, talk.t.changes.vendor.unsure)
}

/** Is it the question that is open now, as far as is known? */
function isOfNow({ statusAt }: Order, since: number | undefined): boolean {
  return since === undefined || since === statusAt
}

/** A yes in words that quotes a bubble is a yes to what stands in it. */
function sinceQuoted({ quoted }: Talk, { id }: Order): number | undefined {
  for (const { act: carried } of quoted ? choicesOf(quoted) : []) {
    const { data } = Act.safeParse(carried)
    if (carried.flow === ANSWER_REQUEST.name && data?.do === 'agree' && data.orderId === id) return data.since
  }
  return undefined
}

/** What was asked, in full, with its two answers, as whoever is asked is told of it. */
async function askAgain(talk: Talk, order: Order, first?: Markup): Promise<Turn<never>> {
  const news = requestNews({ order, facts: await factsOf(talk.db, order) })
  const words = news.approver ?? news.requester ?? news.vendor
  if (!words) return { say: [{ text: talk.t.changes.office.gone(order.id) }], next: 'same' }
  const say = words(talk.t, talk.person)
  return { say: [{ ...say, text: lines(first, first && '', say.text) }], orderId: order.id }
}
