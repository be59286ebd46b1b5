/**
 * Something is wrong with a delivery: the PPK says what, how much is good, and shows it. The vendor is then asked for a
 * way out; the goods may also be refused, with a reason, and the order ends.
 */
import { z } from 'zod'
import {
  FINDINGS,
  type Finding,
  type Inspection,
  type Order,
  PHOTO_FINDINGS,
  type Quantities,
} from '#core/order/index.ts'
import type { Input, Say } from '../channel.ts'
import { act } from '../desk/acting.ts'
import { FINDING, RECEIVE_ORDER, receiptChoices } from '../desk/choices.ts'
import { goodOf } from '../desk/counts-said.ts'
import { EvidenceFile, evidenceIn } from '../desk/evidence.ts'
import { countedLines, kindChoices, latenessOf, latenessText } from '../desk/findings.ts'
import { factsOf } from '../desk/order-facts.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { type ReceiptSaid, readReceipt } from '../language/understanding/index.ts'
import { lines } from '../markup.ts'
import { countSaid } from './count-line.ts'
import { settled } from './lateness.ts'
import { orderFor, refusedTurn } from './orders.ts'

/** As many photos and words as are kept of one finding. */
const FILES_KEPT = 10
const WORDS_KEPT = 300

const Act = z.union([
  z.object({ do: z.enum(['ask', 'late', 'refuse', 'send']), orderId: z.number() }),
  z.object({ do: z.literal('kind'), orderId: z.number(), finding: z.enum(FINDINGS) }),
])
type Act = z.infer<typeof Act>

const Counted = z.array(z.object({ line: z.number(), quantity: z.number() }))
const State = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('count'),
    orderId: z.number(),
    finding: z.enum(FINDINGS),
    line: z.number(),
    quantities: Counted,
  }),
  z.object({
    step: z.literal('show'),
    orderId: z.number(),
    finding: z.enum(FINDINGS),
    quantities: Counted,
    files: z.array(EvidenceFile),
    words: z.string(),
  }),
  z.object({ step: z.literal('refuse'), orderId: z.number() }),
])
type State = z.infer<typeof State>
type Showing = Extract<State, { step: 'show' }>

export const findingFlow: Flow<State, ActData & Act> = {
  name: FINDING.name,
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  asksReason: ({ step }) => (step === 'refuse' ? 'words' : undefined),
  // Whoever of the office may not receive is told who may.
  may: (person) => person.roles.some(({ role }) => role !== 'vendor'),
  tap: (talk, taken, state) => go(talk, taken, state),
  skip: async (talk, state) => {
    if (state.step !== 'show' || (state.files.length === 0 && PHOTO_FINDINGS.has(state.finding))) return undefined
    return go(talk, { do: 'send', orderId: state.orderId }, state)
  },
  input: (talk, state, input) => {
    switch (state.step) {
      case 'count':
        return counted(talk, state, input)
      case 'show':
        return shown(talk, state, input)
      case 'refuse':
        return refused(talk, state, input)
    }
  },
}

/** What is wrong is asked; `undefined` for a stranger to the order. */
async function go(talk: Talk, taken: Act, state: State | undefined): Promise<Turn<State>> {
  const { t, db } = talk
  const found = await orderFor(talk, taken.orderId, taken.do === 'refuse' ? 'refuse' : 'count')
  if (!found.ok) return refusedTurn(talk, found.refusal)
  const order = found.value
  const { id: orderId } = order
  switch (taken.do) {
    case 'ask':
      return {
        say: [{ text: t.findings.office.askKind(await factsOf(db, order)), choices: kindChoices(t, orderId) }],
        orderId,
      }
    case 'late':
      return receivedLate(talk, order)
    case 'refuse':
      return {
        say: [{ text: t.findings.office.askRefuse(await factsOf(db, order)) }],
        next: { step: 'refuse', orderId },
        orderId,
      }
    case 'send':
      return state?.step === 'show' && state.orderId === orderId ? sent(talk, order, state) : expired(talk)
    case 'kind':
      return ofKind(talk, order, taken.finding)
  }
}

const expired = ({ t }: Talk): Turn<State> => ({ say: [{ text: t.oldButton }], next: 'same' })

async function ofKind(talk: Talk, order: Order, finding: Finding): Promise<Turn<State>> {
  if (finding === 'absent') return missed(talk, order)
  return finding === 'late' ? askLate(talk, order) : askGood(talk, order, finding, [])
}

/** Nothing is there: recorded at once, and the vendor asked. */
async function missed(talk: Talk, order: Order): Promise<Turn<State>> {
  const quantities = order.lines.map(({ line }) => ({ line, quantity: 0 }))
  const done = await act(talk, order.id, 'dispute', { finding: 'absent', quantities, words: '', files: [] })
  if (!done.ok) return refusedTurn(talk, done.refusal)
  const text = talk.t.findings.office.asked(await factsOf(talk.db, done.value))
  return { say: [{ text, inPlace: true }], orderId: order.id }
}

/** What came late but is whole is received, with the lateness noted and its price decided first. */
async function askLate(talk: Talk, order: Order): Promise<Turn<State>> {
  if (latenessOf(order, [], talk).amount > 0) return receivedLate(talk, order)
  const { t, db } = talk
  const { late, noPenalty, receiveLate, other } = t.findings.office
  const text = lines(late(await factsOf(db, order)), latenessText(t, order, talk) ?? noPenalty)
  const choices = [
    [choice(FINDING, receiveLate, { do: 'late', orderId: order.id }, { once: true })],
    [choice(FINDING, other, { do: 'ask', orderId: order.id })],
  ]
  return { say: [{ text, choices }], orderId: order.id }
}

function receivedLate(talk: Talk, order: Order): Promise<Turn<State>> {
  return settled(talk, order, { how: 'receive', finding: 'late', quantities: [], words: '', files: [] })
}

/** What a sentence about the goods leads to: the question with its buttons. */
export async function receiptSaid(
  talk: Talk,
  order: Order,
  said: ReceiptSaid & Pick<Inspection, 'words' | 'files'>,
): Promise<Turn<never>> {
  const { t, db } = talk
  const { id: orderId } = order
  const facts = await factsOf(db, order)
  const good = goodOf(order, said.counts)
  const isWhole = good?.every(
    ({ line, quantity }) => order.lines.find((one) => one.line === line)?.quantity === quantity,
  )
  if (!said.finding || (said.finding === 'short' && good && isWhole))
    return { say: [{ text: t.findings.office.receiveAll(facts), choices: receiptChoices(t, orderId) }], orderId }
  if (said.counts.length > 0 && !good)
    return { say: [{ text: t.findings.office.askKind(facts), choices: kindChoices(t, orderId) }], orderId }
  const { finding, words, files } = said
  return findingSaid(talk, order, { finding, quantities: good ?? [], words, files })
}

/** What was said in words, with the amounts that were in it: the rest is asked. */
async function findingSaid(talk: Talk, order: Order, said: SaidOfIt): Promise<Turn<never>> {
  const { finding, quantities, words, files } = said
  if (finding === 'absent') return askAbsent(talk, order)
  if (finding === 'late') {
    const asked = await askLate(talk, order)
    return 'flow' in asked ? (asked as Turn<never>) : inFlow(asked)
  }
  if (quantities.length === 0) return inFlow(await askGood(talk, order, finding, []))
  const { t, db } = talk
  const { id: orderId } = order
  const counted = countedLines({ ...order, inspection: { quantities, words, files } })
  const heard = t.findings.office.heard(await factsOf(db, order), { finding, counted, words })
  const next: Showing = { step: 'show', orderId, finding, quantities: [...quantities], files: [...files], words }
  const isShown = files.length > 0 || !PHOTO_FINDINGS.has(finding)
  const again = choice(FINDING, t.findings.office.countAgain, { do: 'kind', orderId, finding })
  const choices = [...(isShown ? sendChoice(talk, orderId) : []), [again]]
  const ask = isShown ? t.findings.office.askWords : t.findings.office.askPhoto
  return inFlow({ say: [{ text: lines(heard, ask), choices }], next, orderId })
}

type SaidOfIt = Pick<Inspection, 'quantities' | 'words' | 'files'> & { readonly finding: Finding }

/** The conversation goes on here, whichever flow the words came through. */
function inFlow(turn: Turn<State>): Turn<never> {
  return { ...turn, flow: FINDING.name } as Turn<never>
}

/** Nothing there is no receipt: it is a finding of its own, one tap away. */
export async function askAbsent({ t, db }: Talk, order: Order): Promise<Turn<never>> {
  const { id: orderId } = order
  const absent = choice(FINDING, t.findings.kinds.absent, { do: 'kind', orderId, finding: 'absent' }, { once: true })
  return { say: [{ text: t.findings.office.noneThere(await factsOf(db, order)), choices: [[absent]] }], orderId }
}

/** How many of each line are good, one question a line; then what shows it. */
async function askGood(talk: Talk, order: Order, finding: Finding, known: Quantities): Promise<Turn<State>> {
  const line = order.lines.find((one) => !known.some((done) => done.line === one.line))
  const { id: orderId } = order
  const quantities = [...known]
  if (!line) return askShown(talk, order, { step: 'show', orderId, finding, quantities, files: [], words: '' })
  const text = talk.t.findings.office.askGood(line.name, line.quantity, line.unit)
  return { say: [{ text }], next: { step: 'count', orderId, finding, line: line.line, quantities }, orderId }
}

async function askShown(talk: Talk, order: Order, showing: Showing): Promise<Turn<State>> {
  const { t, db } = talk
  const { finding, quantities, orderId } = showing
  const good = (line: number) => quantities.find((one) => one.line === line)?.quantity
  const { allGood, askPhoto, askWords } = t.findings.office
  if (order.lines.every(({ line, quantity }) => good(line) === quantity)) {
    const all = choice(RECEIVE_ORDER, t.receipt.office.all, { do: 'all', orderId }, { once: true })
    return { say: [{ text: allGood(await factsOf(db, order)), choices: [[all]] }], orderId }
  }
  if (finding === 'short' && quantities.every(({ quantity }) => quantity === 0)) return askAbsent(talk, order)
  const say: Say = PHOTO_FINDINGS.has(finding)
    ? { text: askPhoto }
    : { text: askWords, choices: sendChoice(talk, orderId) }
  return { say: [say], next: showing, orderId }
}

function sendChoice({ t }: Talk, orderId: number): NonNullable<Say['choices']> {
  return [[choice(FINDING, t.findings.office.send, { do: 'send', orderId }, { once: true })]]
}

async function counted(
  talk: Talk,
  { orderId, finding, line: at, quantities }: Extract<State, { step: 'count' }>,
  input: Input,
): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text') return undefined
  const order = await talk.work.order(orderId)
  const line = order?.lines.find((one) => one.line === at)
  if (!order || !line) return undefined
  const read = countSaid(talk, order, line, input.text)
  if (read.instead !== undefined) return { say: [{ text: read.instead }], next: 'same' }
  return askGood(talk, order, finding, [...quantities, { line: at, quantity: read.quantity }])
}

/** Photos and words are gathered until the PPK says that it is enough. */
async function shown(talk: Talk, state: Showing, input: Input): Promise<Turn<State> | undefined> {
  const { t } = talk
  const file = evidenceIn(input)
  if (file && !file.ok) return { say: [{ text: t.delivery.fileRefused(file.refusal) }], next: 'same' }
  const said = input.kind === 'text' ? input.text : file?.value[0].caption
  if (!file && said === undefined) return { say: [{ text: t.findings.office.photoFirst }], next: 'same' }
  const otherwise = !file && said !== undefined ? saidOtherwise(talk, said) : undefined
  const order = otherwise && (await talk.work.order(state.orderId))
  if (order && otherwise) return receiptSaid(talk, order, { ...otherwise, words: said ?? '', files: state.files })
  const files = [...state.files, ...(file?.value ?? [])].slice(-FILES_KEPT)
  const words = [state.words, said ?? '']
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, WORDS_KEPT)
  const { orderId } = state
  const next = { ...state, files, words }
  if (files.length === 0 && PHOTO_FINDINGS.has(state.finding))
    return { say: [{ text: t.findings.office.photoFirst }], next, orderId }
  const text = t.findings.office.kept(files.length, words)
  return { say: [{ text, choices: sendChoice(talk, orderId) }], next, orderId }
}

/** “ga jadi, terima semua aja”, or so many that are good: no words to this finding, but another. */
function saidOtherwise({ now, office }: Talk, text: string): ReceiptSaid | undefined {
  const read = readReceipt(text, { now, zone: office.calendar.zone })
  return read && (read.finding === undefined || read.counts.some(({ of }) => of === 'good')) ? read : undefined
}

function sent(talk: Talk, order: Order, { finding, quantities, files, words }: Showing): Promise<Turn<State>> {
  return settled(talk, order, { how: 'dispute', finding, quantities, files, words })
}

async function refused(talk: Talk, { orderId }: State, input: Input): Promise<Turn<State> | undefined> {
  if (input.kind !== 'text') return { say: [{ text: talk.t.onlyText }], next: 'same' }
  const words = input.text.slice(0, WORDS_KEPT)
  const done = await act(talk, orderId, 'refuse', { reason: 'not-as-ordered', words })
  if (!done.ok) return { ...refusedTurn(talk, done.refusal), next: undefined as never }
  return { say: [{ text: talk.t.findings.office.refused(await factsOf(talk.db, done.value)) }], orderId }
}
