/** An order's papers on demand: from its card, or in a few words ("minta surat pesanan", "kirim kuitansi"). */
import { z } from 'zod'
import type { Order } from '#core/order/index.ts'
import type { PaperKind } from '#core/papers/number.ts'
import { type Person, shopsOf } from '#core/people/person.ts'
import { askForPapers, newestPapers, type PaperEntry, type PaperOrder, paperByCode, papersOfOrder } from '#db/papers.ts'
import type { Input } from '../channel.ts'
import { paperSay } from '../clerk.ts'
import { standingOn } from '../desk/acting.ts'
import { PAPERS } from '../desk/choices.ts'
import { mayHavePack } from '../desk/ways.ts'
import { type ActData, choice, type Flow, type Talk, type Turn } from '../dialog/flow.ts'
import { type PaperWanted, readPaperWanted } from '../language/understanding/paper-wanted.ts'
import { lines } from '../markup.ts'
import { refusedTurn } from './orders.ts'

/** Papers put before somebody who did not say of which order. */
const SHOWN = 5

const Act = z.union([
  z.object({ do: z.enum(['list', 'pack']), orderId: z.number() }),
  z.object({ do: z.literal('send'), code: z.string() }),
])
type Act = z.infer<typeof Act>

export const papersFlow: Flow<never, ActData & Act> = {
  name: PAPERS.name,
  acts: Act as z.ZodType<ActData & Act>,
  tap: (talk, taken) => {
    if (taken.do === 'send') return sendPaper(talk, taken.code)
    return taken.do === 'list' ? listPapers(talk, taken.orderId) : sendPack(talk, taken.orderId)
  },
  hear: async (talk, input) => {
    const wanted = wantedIn(input)
    return wanted && asked(talk, wanted)
  },
  inPassing: async (talk, topic, text) => {
    const wanted = topic === 'papers' ? readPaperWanted(text) : undefined
    return wanted && asked(talk, wanted)
  },
}

function wantedIn(input: Input): PaperWanted | undefined {
  return input.kind === 'text' ? readPaperWanted(input.text) : undefined
}

/** The order if this person has to do with it. */
async function theirs(talk: Talk, orderId: number): Promise<Order | undefined> {
  const order = await talk.work.order(orderId)
  return order && (await standingOn(talk, order)).length > 0 ? order : undefined
}

/** What there is, each paper a choice; one alone comes at once. Orders of before there were papers get theirs now. */
async function listPapers(talk: Talk, orderId: number, kinds?: readonly PaperKind[]): Promise<Turn<never>> {
  const { t, db } = talk
  const order = await theirs(talk, orderId)
  if (!order) return refusedTurn(talk, { code: 'no-such-order' })
  const papers = (await papersOfOrder(db, orderId)).filter(({ pdf }) => pdf !== undefined)
  if (papers.length === 0) {
    if (!order.number) return { say: [{ text: t.papers.none(orderId) }], next: 'same', orderId }
    ask(talk, { orderId, what: 'issue' })
    return { say: [{ text: t.papers.preparing(orderId) }], next: 'same', orderId }
  }
  const fitting = kinds ? papers.filter(({ kind }) => kinds.includes(kind)) : papers
  const [only, ...others] = fitting
  if (only && others.length === 0) return { say: [paperSay(t, only)], next: 'same', orderId }
  const shown = fitting.length > 0 ? fitting : papers
  return {
    say: [
      {
        text: lines(t.papers.title(orderId), ...shown.map(({ kind, number, at }) => t.papers.entry(kind, number, at))),
        choices: shown.map(({ kind, number, code }) => [
          choice(PAPERS, t.papers.paperButton(kind, number), { do: 'send', code }),
        ]),
      },
    ],
    next: 'same',
    orderId,
  }
}

async function sendPaper(talk: Talk, code: string): Promise<Turn<never>> {
  const paper = await paperByCode(talk.db, code)
  if (!paper || !(await theirs(talk, paper.orderId))) return refusedTurn(talk, { code: 'no-such-order' })
  return { say: [paperSay(talk.t, paper)], next: 'same', orderId: paper.orderId }
}

async function sendPack(talk: Talk, orderId: number): Promise<Turn<never>> {
  const order = await theirs(talk, orderId)
  if (!order || !mayHavePack(await standingOn(talk, order))) return refusedTurn(talk, { code: 'no-such-order' })
  ask(talk, { orderId, what: 'pack' })
  return { say: [{ text: talk.t.papers.packing(orderId) }], next: 'same', orderId }
}

function ask({ work, chat, now }: Talk, what: Pick<PaperOrder, 'orderId' | 'what'>): void {
  work.later((tx) => askForPapers(tx, [{ ...what, chatId: chat.id }], now))
}

/** Of the order that was named or quoted; else the only one that fits, or a choice of the newest. */
async function asked(talk: Talk, { kinds, orderId = talk.aboutOrder, isPack }: PaperWanted): Promise<Turn<never>> {
  if (orderId !== undefined) return isPack ? sendPack(talk, orderId) : listPapers(talk, orderId, kinds)
  const papers = (await newestPapers(talk.db, reachOf(talk.person), kinds, SHOWN)).filter(({ pdf }) => pdf)
  const [only, ...others] = papers
  const { t } = talk
  if (!only) return { say: [{ text: t.papers.notYet }], next: 'same' }
  if (others.length === 0) return sendPaper(talk, only.code)
  return {
    say: [{ text: t.papers.several, choices: papers.map((paper) => [orderChoice(talk, paper)]) }],
    next: 'same',
  }
}

function orderChoice({ t }: Talk, { kind, orderId, code }: PaperEntry) {
  return choice(PAPERS, t.papers.orderButton(kind, orderId), { do: 'send', code })
}

function reachOf(person: Person) {
  const unitIds = person.roles.flatMap(({ role, unitId }) => (role === 'vendor' ? [] : (unitId ?? [])))
  return { vendorIds: shopsOf(person), unitIds: [...new Set(unitIds)] }
}
