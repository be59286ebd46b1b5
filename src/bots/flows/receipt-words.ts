/**
 * "sudah diterima semua", "nasinya cuma 95", "5 box basi", perhaps as words under a photo: which order it is about, and
 * then the question with its buttons. Nothing is received, counted or refused by words alone.
 */
import { z } from 'zod'
import type { Evidence, Order } from '#core/order/index.ts'
import { unitsWith } from '#core/people/person.ts'
import { receivableOrders } from '#db/orders.ts'
import type { Input } from '../channel.ts'
import { capacitiesOn } from '../desk/acting.ts'
import { RECEIPT_WORDS } from '../desk/choices.ts'
import { EvidenceFile, evidenceIn } from '../desk/evidence.ts'
import { orderFacts } from '../desk/order-facts.ts'
import { orderNamed } from '../desk/order-words.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { type ReceiptSaid, readReceipt } from '../language/understanding/index.ts'
import { receiptSaid } from './finding.ts'
import { refusedTurn } from './orders.ts'

const WORDS_KEPT = 300
const SHOWN = 8

const Act = z.object({ orderId: z.number(), words: z.string(), files: z.array(EvidenceFile) })
type Act = z.infer<typeof Act>

export const receiptWordsFlow: Flow<never, ActData & Act> = {
  name: RECEIPT_WORDS.name,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => person.roles.some(({ role }) => role === 'ppk'),
  tap: (talk, taken) => picked(talk, taken),
  hear: heard,
}

/** What was said, with the files that it was said under. */
interface Said extends ReceiptSaid {
  readonly words: string
  readonly files: readonly Evidence[]
}

async function heard(talk: Talk, input: Input): Promise<Turn<never> | undefined> {
  const file = evidenceIn(input)
  const words = input.kind === 'text' ? input.text : file?.ok ? (file.value[0].caption ?? '') : ''
  const said = words === '' ? undefined : readReceipt(words, { now: talk.now, zone: talk.office.calendar.zone })
  if (!said) return undefined
  const orders = await ordersMeant(talk, words)
  const [only, ...others] = orders
  if (!only) return undefined
  const files = file?.ok ? file.value : []
  const all = { ...said, words: words.slice(0, WORDS_KEPT), files }
  return others.length === 0 ? receiptSaid(talk, only, all) : whichOf(talk, orders, all)
}

async function picked(talk: Talk, { orderId, words, files }: Act): Promise<Turn<never>> {
  const order = await talk.work.order(orderId)
  const said = readReceipt(words, { now: talk.now, zone: talk.office.calendar.zone })
  if (!order || !said || !(await capacitiesOn(talk, order)).includes('receiver'))
    return refusedTurn(talk, { code: 'no-such-order' })
  return receiptSaid(talk, order, { ...said, words, files })
}

/** The order that is quoted or named, else those that this PPK could receive now. */
async function ordersMeant(talk: Talk, words: string): Promise<Order[]> {
  const named = talk.aboutOrder ?? orderNamed(words)
  const units = unitsWith(talk.person, 'ppk')
  const ids = named === undefined ? await receivableOrders(talk.db, units, talk.now, SHOWN) : [named]
  const found = await Promise.all(
    ids.map(async (id) => {
      const order = await talk.work.order(id)
      return order && AT_HAND.has(order.status) && (await capacitiesOn(talk, order)).includes('receiver') ? [order] : []
    }),
  )
  return found.flat()
}

/** States in which a receipt can be spoken of. */
const AT_HAND: ReadonlySet<Order['status']> = new Set(['in-progress', 'on-the-way', 'arrived', 'disputed'])

async function whichOf(talk: Talk, orders: readonly Order[], { words, files }: Said): Promise<Turn<never>> {
  const { t, db } = talk
  const facts = await orderFacts(db, orders)
  const choices = facts.map((order) => [
    choice(RECEIPT_WORDS, t.findings.office.whichButton(order), { orderId: order.id, words, files: [...files] }),
  ])
  return { say: [{ text: t.findings.office.which, choices }] }
}
