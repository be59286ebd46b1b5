/** An officer weighs a vendor's proposal: as a whole, or line by line with each line taken or left out. */
import { z } from 'zod'
import { agreedLines, type Order, withLines } from '#core/order/index.ts'
import type { Choice } from '../channel.ts'
import { act } from '../desk/acting.ts'
import { proposalChoices, WEIGH_PROPOSAL } from '../desk/choices.ts'
import { factsOf, proposalFacts } from '../desk/order-facts.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { lines } from '../markup.ts'
import { refusedTurn } from './orders.ts'

/** `since`: when the proposal that was looked at was made; a newer one is shown before anybody agrees to it. */
const Act = z.object({
  do: z.enum(['weigh', 'accept', 'decline']),
  orderId: z.number(),
  since: z.number(),
  leftOut: z.array(z.number()).exactOptional(),
})
type Act = z.infer<typeof Act>

export const weighProposalFlow: Flow<never, ActData & Act> = {
  name: WEIGH_PROPOSAL.name,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: go,
}

const to = (label: string, taken: Act, options: { once?: boolean } = {}): Choice =>
  choice(WEIGH_PROPOSAL, label, taken, options)

async function go(talk: Talk, { do: what, orderId, since, leftOut = [] }: Act): Promise<Turn<never>> {
  const order = await talk.work.order(orderId)
  if (order?.requesterId !== talk.person.id) return refusedTurn(talk, { code: 'no-such-order' })
  const { status, statusAt, proposal } = order
  if (!proposal) return refusedTurn(talk, { code: 'not-now', orderId, status, possible: [] })
  if (statusAt !== since) return newest(talk, order)
  switch (what) {
    case 'weigh':
      return weigh(talk, order, leftOut)
    case 'accept':
      return accept(talk, order, leftOut)
    case 'decline': {
      const done = await act(talk, orderId, 'declineProposal', {})
      if (!done.ok) return refusedTurn(talk, done.refusal)
      return { say: [{ text: talk.t.orders.proposalDeclined(orderId), inPlace: true }], orderId }
    }
  }
}

async function accept(talk: Talk, order: Order, leftOut: readonly number[]): Promise<Turn<never>> {
  const done = await act(talk, order.id, 'acceptProposal', leftOut.length > 0 ? { leftOut } : {})
  if (!done.ok && done.refusal.code === 'nothing-left')
    return { say: [{ text: talk.t.proposals.nothingTaken }], next: 'same' }
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const text = talk.t.orders.proposalAccepted(await factsOf(talk.db, done.value))
  return { say: [{ text, inPlace: true }], orderId: order.id }
}

/** The vendor has proposed something else since. */
async function newest(talk: Talk, order: Order): Promise<Turn<never>> {
  const { t, db } = talk
  const change = proposalFacts(order, order.proposal ?? { quantities: [], words: '' })
  const text = lines(t.proposals.moved, '', t.orders.proposal(await factsOf(db, order), change))
  return { say: [{ text, choices: proposalChoices(t, order) }], orderId: order.id }
}

/** The changed lines, each a button that takes it or leaves it out, and what it all comes to. */
async function weigh(talk: Talk, order: Order, leftOut: readonly number[]): Promise<Turn<never>> {
  const { t, db } = talk
  const { id: orderId, statusAt: since } = order
  const proposed = proposalFacts(order, order.proposal ?? { quantities: [], words: '' })
  const { total } = withLines(order, agreedLines(order, leftOut))
  const change = { ...proposed, total: { from: order.total, to: total } }
  const weighed = change.lines.map((line) => ({ change: line, isTaken: !leftOut.includes(line.line) }))
  const choices = [
    ...weighed.map((one) => {
      const { line } = one.change
      const next = one.isTaken ? [...leftOut, line] : leftOut.filter((other) => other !== line)
      return [to(t.proposals.toggle(one), { do: 'weigh', orderId, since, leftOut: next })]
    }),
    [to(t.proposals.confirm, { do: 'accept', orderId, since, leftOut: [...leftOut] }, { once: true })],
    [to(t.orders.declineProposal, { do: 'decline', orderId, since }, { once: true })],
  ]
  const text = t.proposals.weigh(await factsOf(db, order), weighed, change)
  return { say: [{ text, choices, inPlace: true }], orderId }
}
