/**
 * An officer weighs what a vendor would have otherwise, line by line: a proposal before its word, where a line that is
 * not taken is not ordered, or a change that it asks for afterwards, where such a line stays as it was.
 */
import { z } from 'zod'
import { findingOf, isReason } from '#core/guards/index.ts'
import { agreedLines, agreedPart, changed, noticedOfOffer, type Order, withLines } from '#core/order/index.ts'
import type { Choice, Input } from '../channel.ts'
import { act } from '../desk/acting.ts'
import { answerRequestChoices, proposalChoices, WEIGH_PROPOSAL } from '../desk/choices.ts'
import { whySaid as whyOf } from '../desk/news/changes.ts'
import { changeFacts, factsOf, proposalFacts } from '../desk/order-facts.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { lines } from '../markup.ts'
import { refusedTurn } from './orders.ts'

/** `since`: when what was looked at was said; what is newer is shown before anybody agrees to it. */
const Act = z.object({
  do: z.enum(['weigh', 'accept', 'decline']),
  orderId: z.number(),
  since: z.number(),
  leftOut: z.array(z.number()).exactOptional(),
})
type Act = z.infer<typeof Act>

/** A reason is asked for where a guard holds the goods that come instead. */
const State = z.object({
  step: z.literal('why'),
  orderId: z.number(),
  since: z.number(),
  leftOut: z.array(z.number()),
})
type State = z.infer<typeof State>

export const weighProposalFlow: Flow<State, ActData & Act> = {
  name: WEIGH_PROPOSAL.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: go,
  input: whySaid,
  asksReason: () => 'words',
}

/** As many words as are kept of a reason. */
const WORDS_KEPT = 300

const to = (label: string, taken: Act, options: { once?: boolean } = {}): Choice =>
  choice(WEIGH_PROPOSAL, label, taken, options)

async function go(talk: Talk, { do: what, orderId, since, leftOut = [] }: Act): Promise<Turn<State>> {
  const order = await talk.work.order(orderId)
  if (order?.requesterId !== talk.person.id) return refusedTurn(talk, { code: 'no-such-order' })
  const { status, statusAt } = order
  if (!offerOf(order)) return refusedTurn(talk, { code: 'not-now', orderId, status, possible: [] })
  if (statusAt !== since) return newest(talk, order)
  switch (what) {
    case 'weigh':
      return weigh(talk, order, leftOut)
    case 'accept':
      return agreeToOffer(talk, order, leftOut)
    case 'decline': {
      const done = await act(talk, orderId, 'declineProposal', {})
      if (!done.ok) return refusedTurn(talk, done.refusal)
      return { say: [{ text: talk.t.orders.proposalDeclined(orderId), inPlace: true }], orderId }
    }
  }
}

/** What the vendor would have otherwise; `undefined` when it waits for nothing. */
function offerOf({ proposal, request }: Order) {
  if (proposal) return proposal
  return request?.by === 'vendor' && request.change ? { ...request.change, words: request.words } : undefined
}

/** What agreeing would make of the order. */
function agreedTo(order: Order, leftOut: readonly number[]): Order {
  const { proposal, request } = order
  if (proposal) return withLines(order, agreedLines(order, leftOut))
  return request?.change ? changed(order, agreedPart(request.change, leftOut)) : order
}

/**
 * Takes what the vendor offers, without the lines that are left out. What a guard holds is taken with a reason, which is
 * asked for first; whichever flow the yes came through, the conversation goes on here.
 */
export async function agreeToOffer(talk: Talk, order: Order, leftOut: readonly number[]): Promise<Turn<never>> {
  const { t } = talk
  const { id: orderId, statusAt: since } = order
  const held = noticedOfOffer(order, leftOut).filter(({ severity }) => severity === 'hold')
  if (held.length === 0) return taken(talk, order, leftOut)
  const text = t.guards.askReason(held.flatMap((notice) => findingOf(notice) ?? []))
  const next: State = { step: 'why', orderId, since, leftOut: [...leftOut] }
  const turn: Turn<State> = { say: [{ text }], next, orderId }
  return { ...turn, flow: WEIGH_PROPOSAL.name } as Turn<never>
}

async function whySaid(talk: Talk, { orderId, since, leftOut }: State, input: Input): Promise<Turn<State>> {
  const { t } = talk
  if (input.kind !== 'text') return { say: [{ text: t.onlyText }], next: 'same' }
  const order = await talk.work.order(orderId)
  if (!order || !offerOf(order)) return { say: [{ text: t.changes.office.gone(orderId) }] }
  if (order.statusAt !== since) return newest(talk, order)
  if (!isReason(input.text)) return { say: [{ text: t.guards.reasonTooShort }], next: 'same' }
  return taken(talk, order, leftOut, input.text.slice(0, WORDS_KEPT).trim())
}

async function taken(talk: Talk, order: Order, leftOut: readonly number[], why?: string): Promise<Turn<never>> {
  const { t, db } = talk
  const { id: orderId, request } = order
  const some = leftOut.length > 0
  const because = why === undefined ? {} : { why }
  const done = order.proposal
    ? await act(talk, orderId, 'acceptProposal', { ...(some ? { leftOut } : {}), ...because })
    : await act(talk, orderId, 'agreeChange', { ...(some ? { asWas: leftOut } : {}), ...because })
  if (!done.ok && (done.refusal.code === 'nothing-left' || done.refusal.code === 'nothing-changed'))
    return { say: [{ text: t.proposals.nothingTaken }], next: 'same' }
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const facts = await factsOf(db, done.value)
  const text = request?.change
    ? t.changes.office.changed(facts, changeFacts(order, agreedPart(request.change, leftOut)))
    : t.orders.proposalAccepted(facts)
  return { say: [{ text, inPlace: true }], orderId }
}

/** The vendor has said something else since. */
async function newest(talk: Talk, order: Order): Promise<Turn<never>> {
  const { t, db } = talk
  const facts = await factsOf(db, order)
  const change = proposalFacts(order, offerOf(order) ?? { quantities: [], words: '' })
  const { request, id: orderId } = order
  const shown = request
    ? t.changes.office.changeAsked(facts, change, whyOf(t, request))
    : t.orders.proposal(facts, change)
  const choices = request ? answerRequestChoices(t, order, 'office') : proposalChoices(t, order)
  return { say: [{ text: lines(t.proposals.moved, '', shown), choices }], orderId }
}

/** The changed lines, each a button that takes it or leaves it, and what it all comes to. */
async function weigh(talk: Talk, order: Order, leftOut: readonly number[]): Promise<Turn<never>> {
  const { t, db } = talk
  const { id: orderId, statusAt: since, proposal } = order
  const offered = proposalFacts(order, offerOf(order) ?? { quantities: [], words: '' })
  const change = { ...offered, total: { from: order.total, to: agreedTo(order, leftOut).total } }
  const weighed = change.lines.map((line) => ({ change: line, isTaken: !leftOut.includes(line.line) }))
  const decline = proposal
    ? to(t.orders.declineProposal, { do: 'decline', orderId, since }, { once: true })
    : answerRequestChoices(t, order, 'office')[0]?.[1]
  const choices = [
    ...weighed.map((one) => {
      const { line } = one.change
      const next = one.isTaken ? [...leftOut, line] : leftOut.filter((other) => other !== line)
      return [to(t.proposals.toggle(one), { do: 'weigh', orderId, since, leftOut: next })]
    }),
    [to(t.proposals.confirm, { do: 'accept', orderId, since, leftOut: [...leftOut] }, { once: true })],
    ...(decline ? [[decline]] : []),
  ]
  const text = t.proposals.weigh(await factsOf(db, order), weighed, change, { isBound: proposal === undefined })
  return { say: [{ text, choices, inPlace: true }], orderId }
}
