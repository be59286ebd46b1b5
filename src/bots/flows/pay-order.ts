/** The treasurer pays: what is owed stands on the bill, and a photo or PDF of the transfer shows that it was paid. */
import { z } from 'zod'
import { awaitsBill, type Evidence, type Order, type OrderStatus, type PersonAct } from '#core/order/index.ts'
import { holds, unitsWith } from '#core/people/person.ts'
import { unpaidOrders } from '#db/orders.ts'
import { namesOf } from '#db/people.ts'
import type { Choice, Input, Say } from '../channel.ts'
import { act, capacitiesOn, waysOf } from '../desk/acting.ts'
import { billOn } from '../desk/bill.ts'
import { PAY_ORDER } from '../desk/choices.ts'
import { dutiesOf } from '../desk/duties.ts'
import { evidenceIn } from '../desk/evidence.ts'
import { moneyQuestionSay } from '../desk/money-question.ts'
import { factsOf, orderFacts } from '../desk/order-facts.ts'
import { accountToPay, countdown, toPay } from '../desk/to-pay.ts'
import { whoseTurn } from '../desk/whose-turn.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { lines } from '../markup.ts'
import { orderFor, refusedTurn } from './orders.ts'

const SHOWN = 10
/** As many words as are kept of an answer. */
const WORDS_KEPT = 300

const Act = z.object({
  do: z.enum(['show', 'pay', 'autodebet', 'submit', 'answer', 'slip', 'debit', 'notBill']),
  orderId: z.number(),
})
type Act = z.infer<typeof Act>

const State = z.object({ step: z.enum(['proof', 'answer', 'slip', 'debit', 'notBill']), orderId: z.number() })
type State = z.infer<typeof State>

export const payOrderFlow: Flow<State, ActData & Act> = {
  name: PAY_ORDER.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  commands: ['pembayaran', 'payments'],
  words: ['pembayaran', 'tagihan', 'payments'],
  // Whoever of the office may not pay is told who may.
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  open: (talk) => listUnpaid(talk),
  tap: (talk, taken) => go(talk, taken),
  input: (talk, state, input) => {
    switch (state.step) {
      case 'proof':
        return proved(talk, state, input)
      case 'answer':
        return answered(talk, state, input)
      case 'slip':
      case 'debit':
        return slipped(talk, state, input)
      case 'notBill':
        return notBill(talk, state, input)
    }
  },
  asksReason: ({ step }) => (step === 'notBill' ? 'words' : undefined),
  skip: async ({ t }, { step }) => {
    if (step !== 'slip' && step !== 'debit') return undefined
    return { say: [{ text: step === 'slip' ? t.money.slip.later : t.money.slip.debitLater }] }
  },
}

const to = (label: string, taken: Act, options: { once?: boolean } = {}): Choice =>
  choice(PAY_ORDER, label, taken, options)

/** What the units of a treasurer or a head owe, the nearest promise first, with the countdown that the vendor sees. */
async function listUnpaid(talk: Talk): Promise<Turn<State>> {
  const { t, db, person, work } = talk
  const unitIds = PAY_READERS.flatMap((role) => unitsWith(person, role))
  const ids = await unpaidOrders(db, [...new Set(unitIds)], SHOWN)
  const orders = (await Promise.all(ids.map((id) => work.order(id)))).filter((order) => order !== undefined)
  if (orders.length === 0) return { say: [{ text: t.receipt.treasurer.none }] }
  const facts = await orderFacts(db, orders)
  const choices = facts.map((order) => [to(t.receipt.treasurer.button(order), { do: 'show', orderId: order.id })])
  const rows = facts.map((order, at) => {
    const one = orders[at]
    return lines(t.receipt.treasurer.line(order, one ? dueOn(one) : order.total), one && countdown(talk, one))
  })
  return { say: [{ text: lines(t.receipt.treasurer.title, ...rows), choices }] }
}

const PAY_READERS = ['treasurer', 'pa', 'kpa'] as const

/** In which states each of these may be asked for. */
const OPEN_IN: { readonly [What in Act['do']]: readonly OrderStatus[] } = {
  show: ['received', 'payment-questioned'],
  pay: ['received', 'payment-questioned'],
  autodebet: ['received'],
  submit: ['received'],
  answer: ['payment-questioned'],
  slip: ['payment-submitted', 'paid', 'payment-questioned', 'completed'],
  debit: ['paid', 'payment-questioned', 'completed'],
  notBill: ['received'],
}

/** What somebody must be allowed before they are asked for anything. */
const ACTS: { readonly [What in Act['do']]?: PersonAct } = {
  pay: 'pay',
  autodebet: 'submitPayment',
  submit: 'submitPayment',
  answer: 'answerMoney',
  notBill: 'returnBill',
}

async function go(talk: Talk, { do: what, orderId }: Act): Promise<Turn<State>> {
  const { t, db, work } = talk
  const order = await work.order(orderId)
  if (!order || (await capacitiesOn(talk, order)).length === 0) return refusedTurn(talk, { code: 'no-such-order' })
  const { status } = order
  if (!OPEN_IN[what].includes(status)) return refusedTurn(talk, { code: 'not-now', orderId, status, possible: [] })
  const isOld = what === 'pay' && status === 'payment-questioned'
  const needed = isOld ? ACTS.answer : ACTS[what]
  const found = needed && (await orderFor(talk, orderId, needed))
  if (found && !found.ok) return refusedTurn(talk, found.refusal)
  const facts = await factsOf(db, order)
  switch (what) {
    case 'answer':
      return { say: [{ text: t.receipt.treasurer.askAnswer(facts) }], next: { step: 'answer', orderId }, orderId }
    case 'slip':
      return askSlip(talk, order)
    case 'debit':
      return { say: [{ text: t.money.slip.askDebit(facts) }], next: { step: 'debit', orderId }, orderId }
    case 'submit':
      return submitted(talk, order)
    case 'notBill':
      return { say: [{ text: t.money.bill.askNot(facts) }], next: { step: 'notBill', orderId }, orderId }
    default:
      if (status === 'payment-questioned') return showUnpaid(talk, order, moneyQuestionSay(t, order, facts))
      if (what === 'show') return showUnpaid(talk, order, await toPay(talk, order))
      return what === 'autodebet' ? askAutodebet(talk, order) : askWay(talk, order)
  }
}

/** The bill, or what is asked about it; only who pays is offered to, others see whose it is. */
async function showUnpaid(talk: Talk, order: Order, { choices, ...card }: Say): Promise<Turn<State>> {
  const pays = (await capacitiesOn(talk, order)).includes('treasurer')
  const whose = await whoseTurn(talk, order)
  const say = pays && choices ? { ...card, choices } : { ...card, text: lines(card.text, whose) }
  return { say: [say], orderId: order.id }
}

/** The proof of a transfer is asked for where the unit pays by hand; autodebet is one tap beside it, or all there is. */
async function askWay(talk: Talk, order: Order): Promise<Turn<State>> {
  const { t, db } = talk
  const ways = await waysOf(talk, order)
  if (!ways.includes('manual')) return askAutodebet(talk, order)
  const account = await accountToPay(talk, order)
  const text = t.receipt.treasurer.askProof(await factsOf(db, order), billOn(order), account)
  const other = ways.includes('autodebet')
  const choices = [[to(t.money.autodebet.choose, { do: 'autodebet', orderId: order.id })]]
  const say = other ? { text: lines(text, t.money.autodebet.orChoose), choices } : { text }
  return { say: [say], next: { step: 'proof', orderId: order.id }, orderId: order.id }
}

async function askAutodebet(talk: Talk, order: Order): Promise<Turn<State>> {
  const { t, db } = talk
  const bill = billOn(order)
  const text = lines(t.money.autodebet.ask(await factsOf(db, order), dueOn(order)), bill && t.tax.netShort(bill))
  const choices = [[to(t.money.autodebet.submit, { do: 'submit', orderId: order.id }, { once: true })]]
  return { say: [{ text, choices }], orderId: order.id }
}

const dueOn = (order: Order) => billOn(order)?.net ?? order.total

/** Whoever submits hears who confirms: it is another person. */
async function submitted(talk: Talk, order: Order): Promise<Turn<State>> {
  const { t, db } = talk
  const done = await act(talk, order.id, 'submitPayment', { amount: dueOn(order), files: [] })
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const heads = (await dutiesOf(db, order)).head.filter((id) => id !== talk.person.id)
  const names = await namesOf(db, heads)
  const who = heads.flatMap((id) => names.get(id) ?? [])
  return {
    say: [{ text: t.money.autodebet.submitted(await factsOf(db, done.value), who), inPlace: true }],
    orderId: order.id,
  }
}

async function proved(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind === 'text' && /^\W*(pakai |lewat )?auto\s?-?debe?t\W*$/i.test(input.text))
    return go(talk, { do: 'autodebet', orderId })
  if (input.kind === 'text' && !holds(talk.person, 'treasurer')) return undefined
  const file = evidenceIn(input)
  if (!file) return { say: [{ text: talk.t.receipt.treasurer.fileOnly }], next: 'same' }
  if (!file.ok) return { say: [{ text: talk.t.delivery.fileRefused(file.refusal) }], next: 'same' }
  const order = await talk.work.order(orderId)
  if (!order) return refusedTurn(talk, { code: 'no-such-order' })
  const amount = dueOn(order)
  const done = await act(talk, orderId, 'pay', { amount, files: asProof(file.value) })
  if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
  const paid = { text: talk.t.receipt.treasurer.paid(await factsOf(talk.db, done.value), amount) }
  if (done.value.payment?.slip !== 'due') return { say: [paid], orderId }
  const asked = await askSlip(talk, done.value)
  return { ...asked, say: [paid, ...asked.say] }
}

/** What was withheld, and the slip of it. It may follow later; then there are reminders. */
async function askSlip({ t, db }: Talk, order: Order): Promise<Turn<State>> {
  const bill = billOn(order)
  const text = t.money.slip.ask(await factsOf(db, order), bill ? t.tax.netShort(bill) : t.tax.unbilled(order.total))
  return { say: [{ text }], next: { step: 'slip', orderId: order.id }, orderId: order.id }
}

const LATER = /^\W*(nanti|ntar|nti|besok|belum|blm|later|lewati|skip)\b/i

/** What the treasurer adds to a payment: the slip of the tax, or the bank's proof of what it debited. */
async function slipped(talk: Talk, { step, orderId }: State, input: Input): Promise<Turn<State> | undefined> {
  const { t } = talk
  if (input.kind === 'text') return LATER.test(input.text) ? { say: [{ text: t.money.slip.later }] } : undefined
  const file = evidenceIn(input)
  if (!file) return { say: [{ text: t.money.slip.fileOnly }], next: 'same' }
  if (!file.ok) return { say: [{ text: t.delivery.fileRefused(file.refusal) }], next: 'same' }
  const [{ caption = '' }] = file.value
  const before = (await talk.work.order(orderId))?.payment?.files ?? []
  if (file.value.every(({ sha256 }) => before.some((one) => one.sha256 === sha256)))
    return { say: [{ text: t.money.slip.sameFile }], next: 'same' }
  const isSlip = step === 'slip'
  const files = asProof(file.value, isSlip ? 'bukti-potong' : 'bukti-bayar')
  const done = await act(talk, orderId, 'attach', { files, words: caption })
  if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
  const facts = await factsOf(talk.db, done.value)
  return { say: [{ text: isSlip ? t.money.slip.kept(facts) : t.money.slip.debitKept(facts) }], orderId }
}

/** Words, or a new proof: the vendor whose money was missing hears it and is asked again. */
async function answered(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State> | undefined> {
  const file = evidenceIn(input)
  if (file && !file.ok) return { say: [{ text: talk.t.delivery.fileRefused(file.refusal) }], next: 'same' }
  const words = input.kind === 'text' ? input.text.slice(0, WORDS_KEPT) : (file?.value[0].caption ?? '')
  if (words === '' && !file) return { say: [{ text: talk.t.receipt.treasurer.fileOnly }], next: 'same' }
  const files = asProof(file?.value ?? [])
  const done = await act(talk, orderId, 'answerMoney', { words, files })
  if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
  return { say: [{ text: talk.t.receipt.treasurer.answered(await factsOf(talk.db, done.value)) }], orderId }
}

function asProof(files: readonly Evidence[], kind = 'bukti-bayar'): Evidence[] {
  return files.map((one) => ({ ...one, kind }))
}

/** What the vendor showed is no bill, or not a right one: it is asked for another, and reads why. */
async function notBill(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State>> {
  const { t, db } = talk
  if (input.kind !== 'text') return { say: [{ text: t.onlyText }], next: 'same' }
  const words = input.text.slice(0, WORDS_KEPT)
  const done = await act(talk, orderId, 'returnBill', { reason: 'unspecified', words })
  if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
  const facts = await factsOf(db, done.value)
  return { say: [{ text: t.money.bill.returnedByYou(facts, awaitsBill(done.value)) }], orderId }
}
