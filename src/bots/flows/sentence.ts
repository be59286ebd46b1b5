/**
 * Ordering by a sentence: "pesen 100 nasi ayam bakar buat rabu jam 11 di balaikota, yang halal" fills a draft and shows
 * who can bring it. It asks what is missing, one thing at a time, and never orders by itself.
 */
import { z } from 'zod'
import { Basket, Brief } from '#core/order/index.ts'
import { holds } from '#core/people/person.ts'
import type { Input } from '../channel.ts'
import { briefOf } from '../desk/wishes.ts'
import type { ActData, Flow, Talk, Turn } from '../dialog/flow.ts'
import { type Intent, type OrderRequest, readRequest, understand } from '../language/understanding/index.ts'
import { changeOfSpoken } from './change-order.ts'
import { compare } from './compare.ts'
import { changeDraft, chooseLineFor, chooseMoment, currentDraft } from './draft.ts'
import { myUnits, take } from './offers.ts'
import { quantityAsked, quantityTyped } from './quantities.ts'
import { repeatOrder } from './repeat.ts'

const Act = z.union([
  z.object({ do: z.literal('take'), basket: Basket }),
  z.object({
    do: z.literal('line'),
    vendorId: z.number(),
    productId: z.number(),
    change: z.enum(['set', 'add', 'take', 'scale']),
    value: z.number(),
  }),
  z.object({ do: z.literal('moment'), vendorId: z.number(), deliverAt: z.number() }),
  z.object({ do: z.literal('compare'), brief: Brief, count: z.number() }),
])
type Act = z.infer<typeof Act>

/** How much of the thing at `at` is asked for. */
const State = z.object({ step: z.literal('quantity'), brief: Brief, at: z.number() })
type State = z.infer<typeof State>

export const sentenceFlow: Flow<State, ActData & Act> = {
  name: 'sentence',
  state: State,
  acts: Act as z.ZodType<ActData & Act>,
  may: (person) => holds(person, 'pp') || holds(person, 'pptk'),
  tap: (talk, act) => tapped(talk, act) as Promise<Turn<State>>,
  input: async (talk, state, input) =>
    input.kind === 'text' ? (quantityTyped(talk, state, input.text) as Promise<Turn<State> | undefined>) : undefined,
  hear: (talk, input) => heard(talk, input) as Promise<Turn<State> | undefined>,
  correct: (talk, text) => corrected(talk, text) as Promise<Turn<State> | undefined>,
}

function tapped(talk: Talk, act: Act): Promise<Turn> {
  switch (act.do) {
    case 'take':
      return take(talk, act.basket)
    case 'line':
      return chooseLineFor(talk, act)
    case 'moment':
      return chooseMoment(talk, act)
    case 'compare':
      return compare(talk, act.brief, act.count)
  }
}

/** What is said of an order that was placed, or to a person, is for others to hear. */
const NOT_OURS: ReadonlySet<Intent> = new Set<Intent>([
  'QUESTION',
  'RECEIVED',
  'PAYMENT',
  'RISK',
  'GREET',
  'THANKS',
  'UNRELATED',
])

/** "eh salah, maksudnya 80": of the draft, while that is what we are at. */
async function corrected(talk: Talk, text: string): Promise<Turn | undefined> {
  const { now, office, session } = talk
  if (session.flow && session.flow.name !== 'checkout') return undefined
  const request = readRequest(text, { now, zone: office.calendar.zone })
  const isChange = request.kind === 'change' || request.kind === 'replace' || request.kind === 'remove'
  return isChange ? changeDraft(talk, request) : undefined
}

async function heard(talk: Talk, input: Input): Promise<Turn | undefined> {
  if (input.kind !== 'text') return undefined
  const { now, office } = talk
  const clock = { now, zone: office.calendar.zone }
  const [leading] = understand(input.text, { as: 'staff', ...clock }).intents
  if (leading && NOT_OURS.has(leading.intent)) return undefined
  const request = readRequest(input.text, clock)
  switch (request.kind) {
    case 'order':
      return ordered(talk, request)
    case 'compare':
      return compared(talk, request)
    case 'repeat':
      return repeatOrder(talk, request)
    case 'search':
      return request.items.length > 0 ? undefined : changeDraft(talk, request)
    case 'change':
    case 'note':
      return (
        (await changeDraft(talk, request)) ??
        ((await changeOfSpoken(talk, input.text)) as Turn | undefined) ??
        nothingToChange(talk, request)
      )
    case 'replace':
    case 'remove':
      return changeDraft(talk, request)
    case 'none':
      return undefined
  }
}

/** "jadi 60", "jangan yang ada kacang" with nothing in the basket: nothing that a search would answer. */
function nothingToChange({ t }: Talk, { items, kind }: OrderRequest): Turn | undefined {
  const isBare = kind === 'note' || items.every(({ words }) => words.length === 0)
  return isBare ? { say: [{ text: t.sentence.nothingToChange }], next: 'same' } : undefined
}

/** "tambah air mineral 2 dus" on a draft is one thing more; else a draft begins. */
async function ordered(talk: Talk, request: OrderRequest): Promise<Turn> {
  const draft = currentDraft(talk)
  const adds = request.items.some(({ change }) => change === 'add')
  const changed = draft && adds ? await changeDraft(talk, request) : undefined
  return changed ?? quantityAsked(talk, await briefOf(talk, request, await myUnits(talk)))
}

async function compared(talk: Talk, request: OrderRequest): Promise<Turn | undefined> {
  const brief = await briefOf(talk, request, await myUnits(talk))
  if (brief.wish.things.length > 0) return compare(talk, brief, request.compare ?? 3)
  const draft = currentDraft(talk)
  return draft?.wish && compare(talk, { ...draft, wish: draft.wish }, request.compare ?? 3)
}
