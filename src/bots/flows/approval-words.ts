/**
 * A PPK's bare words about what waits for their approval: which order it is, and then its card with the buttons that
 * bind. A reason or a question that was said goes along on a button of its own. Nothing is approved by words.
 */
import { z } from 'zod'
import type { Order } from '#core/order/index.ts'
import type { Input, Say } from '../channel.ts'
import { APPROVE_ORDER } from '../desk/choices.ts'
import { orderFacts } from '../desk/order-facts.ts'
import { orderNamed, withoutOrderName } from '../desk/order-words.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { type ApprovalSaid, readApproval } from '../language/understanding/approval.ts'
import { awaitingApprovalOf } from './approve-order.ts'
import { orderCard } from './order-card.ts'
import { refusedTurn } from './orders.ts'

const NAME = { name: 'approval-words' } as const
const SHOWN = 10

const Act = z.object({
  orderId: z.number(),
  as: z.enum(['approve', 'askExplanation', 'reject']),
  words: z.string().optional(),
})
type Act = z.infer<typeof Act>

export const approvalWordsFlow: Flow<never, ActData & Act> = {
  name: NAME.name,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => person.roles.some(({ role }) => role === 'ppk'),
  tap: async (talk, { orderId, ...said }) => {
    const order = (await awaitingApprovalOf(talk)).find(({ id }) => id === orderId)
    return (order && (await cardFor(talk, order, said))) ?? refusedTurn(talk, { code: 'no-such-order' })
  },
  hear: heard,
}

type Said = Pick<ApprovalSaid, 'as'> & { readonly words?: string | undefined }

async function heard(talk: Talk, input: Input): Promise<Turn<never> | undefined> {
  if (input.kind !== 'text' || talk.chat.group) return undefined
  const named = talk.aboutOrder ?? orderNamed(input.text)
  const said = readApproval(withoutOrderName(input.text))
  if (!said) return undefined
  const all = await awaitingApprovalOf(talk)
  const waiting = named === undefined ? all : all.filter(({ id }) => id === named)
  const [only, ...others] = waiting
  // Of an order that does not wait for them, its card tells; where nothing waits, other words may mean anything.
  if (!only) return said.plain && named === undefined ? { say: [{ text: talk.t.approval.none }] } : undefined
  return others.length === 0 ? cardFor(talk, only, said) : whichOf(talk, waiting, said)
}

async function whichOf({ t, db }: Talk, orders: readonly Order[], { as, words }: Said): Promise<Turn<never>> {
  const facts = await orderFacts(db, orders.slice(0, SHOWN))
  const choices = facts.map((order) => [
    choice(NAME, t.approval.button(order), { orderId: order.id, as, ...(words === undefined ? {} : { words }) }),
  ])
  return { say: [{ text: t.approval.whichMeant, choices }] }
}

async function cardFor(talk: Talk, { id: orderId }: Order, said: Said): Promise<Turn<never> | undefined> {
  const { words, as } = said
  const isCarried = words !== undefined && as !== 'approve'
  const more = isCarried ? [[choice(APPROVE_ORDER, talk.t.approval.withWords[as], { do: as, orderId, words })]] : []
  const card = await orderCard(talk, orderId, more)
  if (!card) return undefined
  const first: Say = { text: isCarried ? talk.t.approval.saidBefore(words) : talk.t.approval.bindsByButton }
  return { ...card, say: [first, ...card.say.map((one) => ({ ...one, inPlace: false }))] }
}
