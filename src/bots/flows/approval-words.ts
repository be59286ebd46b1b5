/**
 * An officer's bare words, "oke setuju", about what waits for them: for a PPK's approval, or for whoever ordered, of
 * whom a shop would have something otherwise. Which order it is, and then its card with the buttons that bind; a reason or
 * a question to an approval goes along on a button of its own. Nothing is agreed to by words.
 */
import { z } from 'zod'
import { isForApproval, type Order } from '#core/order/index.ts'
import { ordersOffered } from '#db/orders.ts'
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
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: async (talk, { orderId, ...said }) => {
    const order = (await awaiting(talk, said.as)).find(({ id }) => id === orderId)
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
  const all = await awaiting(talk, said.as)
  const waiting = named === undefined ? all : all.filter(({ id }) => id === named)
  const [only, ...others] = waiting
  // Of an order that does not wait for them, its card tells; where nothing waits, other words may mean anything.
  if (!only) return said.plain && named === undefined && isApprover(talk) ? none(talk) : undefined
  return others.length === 0 ? cardFor(talk, only, said) : whichOf(talk, waiting, said)
}

const isApprover = ({ person }: Talk) => person.roles.some(({ role }) => role === 'ppk')
const none = ({ t }: Talk): Turn<never> => ({ say: [{ text: t.approval.none }] })

/** What this person has to say yes or no to; what is asked about goods of a shop is for the shop. */
async function awaiting(talk: Talk, as: Said['as']): Promise<Order[]> {
  const { db, work, person } = talk
  const [approvals, offered] = await Promise.all([
    isApprover(talk) ? awaitingApprovalOf(talk) : [],
    as === 'askExplanation' ? [] : ordersOffered(db, person.id),
  ])
  const offers = await Promise.all(offered.map((id) => work.order(id)))
  return [...approvals, ...offers.flatMap((order) => order ?? [])]
}

async function whichOf({ t, db }: Talk, orders: readonly Order[], { as, words }: Said): Promise<Turn<never>> {
  const facts = await orderFacts(db, orders.slice(0, SHOWN))
  const choices = facts.map((order) => [
    choice(NAME, t.approval.button(order), { orderId: order.id, as, ...(words === undefined ? {} : { words }) }),
  ])
  return { say: [{ text: t.approval.whichMeant, choices }] }
}

async function cardFor(talk: Talk, order: Order, said: Said): Promise<Turn<never> | undefined> {
  const { id: orderId } = order
  const { words, as } = said
  const isCarried = words !== undefined && as !== 'approve' && isForApproval(order)
  const more = isCarried ? [[choice(APPROVE_ORDER, talk.t.approval.withWords[as], { do: as, orderId, words })]] : []
  const card = await orderCard(talk, orderId, more)
  if (!card) return undefined
  const first: Say = { text: isCarried ? talk.t.approval.saidBefore(words) : talk.t.approval.bindsByButton }
  return { ...card, say: [first, ...card.say.map((one) => ({ ...one, inPlace: false }))] }
}
