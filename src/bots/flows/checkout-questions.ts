/** What check-out asks, one thing at a time, each with the answers that fit on buttons. */
import { z } from 'zod'
import { leftOn } from '#core/budget/budget.ts'
import { byFit } from '#core/budget/fit.ts'
import { unsaid } from '#core/guards/index.ts'
import type { Basket } from '#core/order/index.ts'
import { placesOf } from '#db/vendors.ts'
import type { Choice, Say } from '../channel.ts'
import { choice, type Place, type Talk } from '../dialog/flow.ts'
import type { Messages } from '../language/messages/index.ts'
import { myBudgetLines, pricedBasket } from './basket.ts'
import { purposeOf } from './checkout-guards.ts'

export const ASKS = ['budget', 'when', 'where', 'purpose', 'note'] as const
export type Ask = (typeof ASKS)[number]

/** Everything that a choice of check-out may carry. */
export const Act = z.union([
  z.object({ do: z.literal('start'), vendorId: z.number() }),
  z.object({ do: z.literal('budget'), vendorId: z.number(), budgetLineId: z.number() }),
  z.object({ do: z.literal('where'), vendorId: z.number(), label: z.string() }),
  z.object({ do: z.literal('city'), vendorId: z.number(), address: z.string(), city: z.string() }),
  z.object({ do: z.literal('typeWhere'), vendorId: z.number() }),
  z.object({ do: z.literal('day'), vendorId: z.number(), deliverAt: z.number() }),
  z.object({ do: z.enum(['noNote', 'explain']), vendorId: z.number() }),
  z.object({ do: z.literal('otherUnits'), vendorId: z.number(), otherUnits: z.boolean() }),
  z.object({ do: z.literal('hours'), vendorId: z.number(), hours: z.number().positive() }),
  z.object({ do: z.literal('otherBudgets'), vendorId: z.number() }),
  z.object({ do: z.literal('edit'), vendorId: z.number(), what: z.enum(ASKS) }),
  z.object({ do: z.literal('confirm'), vendorId: z.number(), basketId: z.string() }),
])
export type Act = z.infer<typeof Act>

/** A choice of check-out. */
export const to = (label: string, act: Act, options: { once?: boolean } = {}): Choice =>
  choice({ name: 'checkout' }, label, act, options)

/** Likely budget lines shown at first; the others are one tap away. */
const LINES_SHOWN = 3

/** A question as it is asked. */
export async function question(talk: Talk, basket: Basket, what: Ask): Promise<Say> {
  const { t } = talk
  const { vendorId, budgetLineId } = basket
  switch (what) {
    case 'budget':
      return budgetQuestion(talk, basket, LINES_SHOWN)
    case 'when':
      return { text: t.checkout.when }
    case 'where': {
      const saved = await savedPlaces(talk, budgetLineId)
      const choices = saved.map(({ label }) => [to(`📍 ${label}`, { do: 'where', vendorId, label })])
      return {
        text: t.checkout.where,
        choices: [...choices, [to(t.checkout.whereOther, { do: 'typeWhere', vendorId })]],
      }
    }
    case 'purpose':
      return purposeQuestion(t, basket)
    case 'note':
      return { text: t.checkout.note, choices: [[to(t.skip, { do: 'noNote', vendorId })]] }
  }
}

/** How long most meetings take. */
const HOURS_OFFERED = [2, 3, 4] as const

function purposeQuestion(t: Messages, basket: Basket): Say {
  const { vendorId } = basket
  const [fact = 'participants'] = unsaid(purposeOf(basket))
  const units = [
    to(t.purpose.together, { do: 'otherUnits', vendorId, otherUnits: true }),
    to(t.purpose.alone, { do: 'otherUnits', vendorId, otherUnits: false }),
  ]
  const hours = HOURS_OFFERED.map((one) => to(t.purpose.hoursButton(one), { do: 'hours', vendorId, hours: one }))
  const choices = { participants: [], otherUnits: [units], hours: [hours] }[fact]
  return { text: t.purpose.ask(fact), choices }
}

type Line = Awaited<ReturnType<typeof myBudgetLines>>[number]

/** Which line pays: those that fit the goods first; or those of `named` that were meant. */
export async function budgetQuestion(talk: Talk, basket: Basket, shown: number, named?: readonly Line[]): Promise<Say> {
  const { t } = talk
  const all = await myBudgetLines(talk)
  if (all.length === 0) return { text: t.checkout.noBudget }
  if (named) return linesOffered(talk, basket, named, named.length < all.length)
  const { cards } = await pricedBasket(talk, basket)
  const goods = [...cards.values()].map(({ etalase, category }) => ({
    etalase: etalase.name,
    category: category.name,
    taxClass: category.taxClass,
  }))
  const ranked = byFit(all, goods)
  const fitting = givenFirst(ranked.filter(({ fits }) => fits)).slice(0, shown)
  const offered = fitting.length > 0 && shown < all.length ? fitting : givenFirst(ranked)
  const lines = offered.map(({ line }) => line)
  return linesOffered(talk, basket, lines, lines.length < all.length)
}

function linesOffered({ t }: Talk, { vendorId }: Basket, lines: readonly Line[], more: boolean): Say {
  const facts = lines.map((line) => ({
    ...{ rupCode: line.rupCode, name: line.name, left: leftOn(line) },
    ...(line.given ? { given: true } : {}),
  }))
  const choices = lines.map(({ id: budgetLineId }, at) => [
    to(t.checkout.budgetButton(at, facts[at] as (typeof facts)[number]), { do: 'budget', vendorId, budgetLineId }),
  ])
  const others = more ? [[to(t.checkout.otherBudgets, { do: 'otherBudgets', vendorId })]] : []
  return { text: t.checkout.budget(facts), choices: [...choices, ...others] }
}

/** What the PA/KPA gave to this officer, and then the rest in the order it has. */
function givenFirst<One extends { readonly line: { readonly given: boolean } }>(ranked: readonly One[]): One[] {
  return [...ranked.filter(({ line }) => line.given), ...ranked.filter(({ line }) => !line.given)]
}

/** Places that the line's unit has used before. */
export async function savedPlaces(talk: Talk, budgetLineId: number | undefined): Promise<Place[]> {
  const [unit] = await unitsOf(talk, budgetLineId)
  return unit === undefined ? [] : placesOf(talk.db, unit)
}

/** The unit that pays, or that the officer orders for most likely. */
export async function unitsOf(talk: Talk, budgetLineId: number | undefined): Promise<number[]> {
  const all = await myBudgetLines(talk)
  const line = all.find(({ id }) => id === budgetLineId) ?? all[0]
  return line ? [line.unitId] : []
}

/** Everything that was said can be said anew. */
export function edits(t: Messages, vendorId: number, meeting: boolean): Choice[][] {
  const all = (['budget', 'when', 'where', 'note'] as const).map((what) =>
    to(t.checkout.edit[what], { do: 'edit', vendorId, what }),
  )
  return [
    all.slice(0, 2),
    all.slice(2),
    [
      choice({ name: 'basket' }, t.checkout.edit.lines, { do: 'show', vendorId }),
      ...(meeting ? [to(t.purpose.edit, { do: 'edit', vendorId, what: 'purpose' })] : []),
    ],
  ]
}
