/** The vendor's word on what the office says: how much arrived, and whether the money came. */
import { z } from 'zod'
import type { Said } from '#core/order/index.ts'
import { holds, shopsOf } from '#core/people/person.ts'
import { ordersOfShops } from '#db/orders.ts'
import type { Input } from '../channel.ts'
import { act } from '../desk/acting.ts'
import { moneyCameChoice, SHOP_CONFIRMS } from '../desk/choices.ts'
import { factsOf, orderFacts } from '../desk/order-facts.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'
import { readMoney } from '../language/understanding/index.ts'
import { refusedTurn } from './orders.ts'

const WORDS_KEPT = 300

const Act = z.object({
  do: z.enum(['confirmCount', 'contestCount', 'confirmMoney', 'questionMoney', 'differs']),
  orderId: z.number(),
})
type Act = z.infer<typeof Act>

const State = z.object({ step: z.literal('amount'), orderId: z.number() })
type State = z.infer<typeof State>

export const shopConfirmsFlow: Flow<State, ActData & Act> = {
  name: SHOP_CONFIRMS.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'vendor'),
  // Money that was missing may come any moment, with no question about it at the end of the chat.
  commands: ['masuk'],
  words: [
    'sudah masuk',
    'udah masuk',
    'uangnya sudah masuk',
    'uangnya udah masuk',
    'sudah masuk kak',
    'udah masuk kak',
  ],
  open: moneyCame,
  tap: (talk, taken) => (taken.do === 'differs' ? askAmount(talk, taken.orderId) : go(talk, taken.do, taken.orderId)),
  input: amountSaid,
}

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const DONE = wordsOf('sudah udah udh uda sdh dah')
const CAME = wordsOf('masuk cair')
/** What people say around it, and what they call the money and us. */
const AROUND = wordsOf(
  'alhamdulillah syukur ya iya ok oke baik siap uang uangnya duit duitnya dana dananya transferan transferannya ' +
    'pembayaran pembayarannya ke di rekening rek semua lengkap lunas nih kok ini bu pak kak mas mbak bang min ' +
    'terima kasih terimakasih makasih makasi trims tks banyak',
)

/** Does it say that the money came, and nothing else? Every word of it is known. */
export function saysCame(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const isSaid = words.some((word, at) => CAME.has(word) && DONE.has(words[at - 1] ?? ''))
  return isSaid && !/[\d?]/.test(text) && words.every((word) => [DONE, CAME, AROUND].some((set) => set.has(word)))
}

/** "Sudah masuk": of the one order whose money was asked about; of several it is said which. */
export async function moneyCame(talk: Talk): Promise<Turn<never>> {
  const { t, db, work, person } = talk
  const ids = await ordersOfShops(db, shopsOf(person), ['paid', 'payment-questioned'])
  const [only, ...others] = ids
  if (talk.aboutOrder !== undefined && ids.includes(talk.aboutOrder)) return go(talk, 'confirmMoney', talk.aboutOrder)
  if (only === undefined) return { say: [{ text: t.vendor.nothingWaiting }] }
  if (others.length === 0) return go(talk, 'confirmMoney', only)
  const orders = (await Promise.all(ids.map((id) => work.order(id)))).filter((order) => order !== undefined)
  const facts = await orderFacts(db, orders)
  const choices = facts.map((order) => [moneyCameChoice(t.vendor.whichButton(order), order.id)])
  return { say: [{ text: t.vendor.whichRunning, choices }] }
}

/** How much came instead: asked, because a treasurer without it can only ask back. */
async function askAmount(talk: Talk, orderId: number): Promise<Turn<State>> {
  const order = await talk.work.order(orderId)
  if (!order || !shopsOf(talk.person).includes(order.vendorId)) return refusedTurn(talk, { code: 'no-such-order' })
  const text = talk.t.receipt.vendor.askAmount(await factsOf(talk.db, order))
  return { say: [{ text }], next: { step: 'amount', orderId }, orderId }
}

/** The amount that came. The very amount that was paid is no question. */
async function amountSaid(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text') return undefined
  const amount = readMoney(input.text).at(-1)?.amount
  if (amount === undefined) return { say: [{ text: talk.t.receipt.vendor.amountUnread }], next: 'same' }
  const paid = (await talk.work.order(orderId))?.payment?.amount
  if (amount === paid) return go(talk, 'confirmMoney', orderId)
  return go(talk, 'questionMoney', orderId, { amount, words: input.text.slice(0, WORDS_KEPT) })
}

type Word = Exclude<Act['do'], 'differs'>

async function go(talk: Talk, what: Word, orderId: number, money: Missing = { words: '' }): Promise<Turn<never>> {
  const done = await did(talk, what, orderId, money)
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const text = talk.t.receipt.vendor.said[what](await factsOf(talk.db, done.value))
  return { say: [{ text, inPlace: true }], orderId }
}

type Missing = Said['questionMoney']

function did(talk: Talk, what: Word, orderId: number, money: Missing) {
  switch (what) {
    case 'confirmCount':
    case 'confirmMoney':
      return act(talk, orderId, what, {})
    case 'contestCount':
      return act(talk, orderId, what, { words: '' })
    case 'questionMoney':
      return act(talk, orderId, what, money)
  }
}
