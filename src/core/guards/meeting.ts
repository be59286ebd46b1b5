/** Food for meetings: for those invited, with other units, ordered before it. docs/rules.md#R-17, docs/rules.md#R-23 */
import type { Purpose } from '../order/order.ts'
import type { GuardDraft, GuardFacts } from './facts.ts'
import type { Noticed } from './finding.ts'
import type { GuardSettings } from './settings.ts'

/** Is it food that is paid from an account for meetings? */
export function isMeetingFood(
  { lines }: { readonly lines: readonly { readonly productId: number }[] },
  {
    products,
    budgetLine,
    settings,
  }: {
    readonly products: ReadonlyMap<number, { readonly taxClass: string }>
    readonly budgetLine: Pick<GuardFacts['budgetLine'], 'accountCode'>
    readonly settings: Pick<GuardSettings, 'meetingAccounts'>
  },
): boolean {
  const food = lines.some(({ productId }) => products.get(productId)?.taxClass === 'catering')
  return food && settings.meetingAccounts.includes(budgetLine.accountCode)
}

/** More portions than people. Two kinds of boxes are eaten by different people, a box and a snack by the same. */
export function tooManyPortions(draft: GuardDraft, { products, settings }: GuardFacts): Noticed[] {
  const participants = draft.purpose?.participants
  if (participants === undefined) return []
  const portions = draft.lines.flatMap(({ productId, unit, quantity }) => {
    const product = products.get(productId)
    return product?.taxClass === 'catering' && settings.portionUnits.includes(unit.toLowerCase())
      ? [{ what: product.etalase.name, unit, quantity }]
      : []
  })
  const most = Math.floor((participants * (100 + settings.portionsPercent)) / 100)
  return [...Map.groupBy(portions, ({ what }) => what)].flatMap(([what, same]) => {
    const sum = same.reduce((all, { quantity }) => all + quantity, 0)
    const unit = same[0]?.unit ?? ''
    return sum > most ? [{ guard: 'portions', facts: { what, unit, portions: sum, participants, most } }] : []
  })
}

/** What an auditor asks about a meeting. */
export const PURPOSE_FACTS = ['participants', 'otherUnits', 'hours'] as const
export type PurposeFact = (typeof PURPOSE_FACTS)[number]

/** What has not been said of a meeting yet, in the order in which it is asked. */
export function unsaid(purpose: Purpose = {}): PurposeFact[] {
  return PURPOSE_FACTS.filter((fact) => purpose[fact] === undefined)
}

/** What meeting food asks for: other units, and enough time. */
export function meetingFood(draft: GuardDraft, facts: GuardFacts): Noticed[] {
  if (!isMeetingFood(draft, facts)) return []
  const { otherUnits, hours } = draft.purpose ?? {}
  const leastHours = facts.settings.meetingHours
  const missing = unsaid(draft.purpose)
  const tooShort = hours !== undefined && hours < leastHours
  return [
    ...(otherUnits === false || tooShort
      ? [
          {
            guard: 'meeting-alone',
            facts: { otherUnits: otherUnits ?? true, hours: hours ?? leastHours, leastHours },
          } as const,
        ]
      : []),
    ...(missing.length > 0 ? [{ guard: 'meeting-unasked', facts: { missing } } as const] : []),
  ]
}

/** The goods were needed before they were ordered, or come when all is over. */
export function eventBeforeOrder({ deliverAt, purpose }: GuardDraft, { now }: GuardFacts): Noticed[] {
  const endsAt = purpose?.endsAt
  const isOver = endsAt !== undefined && (endsAt < deliverAt || endsAt <= now)
  if (deliverAt > now && !isOver) return []
  return [{ guard: 'event-past', facts: { deliverAt, ...(isOver ? { endsAt } : {}) } }]
}
