/**
 * Placing an order: a pure decision of (basket, facts, now). It answers with the event that then goes to the ledger, or
 * with a refusal that carries what its sentence needs.
 */
import { type Instant, MINUTE } from '../calendar.ts'
import { accept, type Result, refuse } from '../result.ts'
import { deadlineIn } from './clock.ts'
import type { EventOf, Times } from './events.ts'
import { type Actor, type Deadline, type Notice, type Place, type Purpose, type TaxRate, totals } from './order.ts'
import { firstRefusal, type PlacementFacts, type PlacementRefusal } from './policy.ts'
import type { OrderRules } from './rules.ts'

export interface PlaceCommand {
  readonly orderId: number
  readonly basketId: string
  readonly unitId: number
  readonly vendorId: number
  readonly lines: readonly { readonly productId: number; readonly quantity: number; readonly shownPrice: number }[]
  readonly deliverAt: Instant
  readonly place: Place
  readonly note: string
  readonly purpose?: Purpose
  /** What the guards noticed about it, each with the requester's reason where one was given. */
  readonly notices?: readonly Notice[]
}

/** A new order from a basket, or the first rule that it breaks. */
export function decidePlace(
  command: PlaceCommand,
  by: Actor & { readonly personId: number },
  facts: PlacementFacts,
): Result<EventOf<'place'>, PlacementRefusal> {
  const { now, rules, budgetLine } = facts
  const draft = {
    ...priced(command, facts),
    vendorId: command.vendorId,
    deliverAt: command.deliverAt,
    place: command.place,
    notices: command.notices ?? [],
  }
  const refusal = firstRefusal(draft, facts)
  if (refusal) return refuse(refusal)
  const leadTimeHours = Math.max(...draft.lines.map((line) => facts.products.get(line.productId)?.leadTimeHours ?? 0))
  const to = needsApproval(draft, rules) ? 'awaiting-approval' : 'awaiting-vendor'
  const { lines, deliveryFee, taxRate } = draft
  const { orderId, basketId, unitId, vendorId, deliverAt, place, note, purpose, notices = [] } = command
  const deadline = deadlineIn({ status: to, deliverAt }, facts, leadTimeHours) ?? { answerDueAt: now, alarmAt: now }
  return accept({
    act: 'place',
    orderId,
    at: now,
    by,
    data: {
      id: orderId,
      basketId,
      to,
      unitId,
      budgetLineId: budgetLine.id,
      vendorId,
      requesterId: by.personId,
      lines,
      deliveryFee,
      taxRate,
      deliverAt,
      place,
      note,
      ...(purpose ? { purpose } : {}),
      ...(notices.length > 0 ? { notices } : {}),
      ...keptBack(deadline, rules, now),
    },
  })
}

/** Much money, or by a setting what a guard asked a reason for: the PPK sees it first. Source: docs/rules.md#R-08. */
export function needsApproval(
  { total, notices = [] }: { readonly total: number; readonly notices?: readonly Notice[] },
  { approvalFrom, approvalWhenHeld }: OrderRules,
): boolean {
  if (approvalFrom === null) return false
  return total >= approvalFrom || (approvalWhenHeld && notices.some(({ severity }) => severity === 'hold'))
}

/** What was decided now stays here for a while and can be taken back: the clock sends it on. Source: docs/rules.md#R-21. */
export function keptBack(deadline: Deadline, { undoMinutes }: OrderRules, now: Instant): Deadline & Times {
  if (undoMinutes <= 0) return deadline
  const heldUntil = now + undoMinutes * MINUTE
  return { ...deadline, heldUntil, alarmAt: heldUntil }
}

/** The basket's lines with names and the prices that were shown, one delivery, and the tax of the day. */
export function priced(
  command: Pick<PlaceCommand, 'lines'>,
  facts: Pick<PlacementFacts, 'products' | 'vendor' | 'rules'>,
) {
  const lines = command.lines.map(({ productId, quantity, shownPrice }, index) => {
    const product = facts.products.get(productId)
    const { name = '', unit = '' } = product ?? {}
    return { line: index + 1, productId, name, unit, price: shownPrice, quantity }
  })
  // One vendor, one trip: the dearest delivery among the lines.
  const deliveryFee = Math.max(
    0,
    ...command.lines.map(({ productId }) => facts.products.get(productId)?.deliveryFee ?? 0),
  )
  const taxRate = taxRateOf(facts)
  return { lines, taxRate, ...totals(lines, deliveryFee, taxRate) }
}

/** Catering is outside PPN (it bears PBJT, inside its price), and only registered vendors collect PPN at all. */
function taxRateOf({ vendor, products, rules }: Pick<PlacementFacts, 'products' | 'vendor' | 'rules'>): TaxRate {
  const catering = [...products.values()].every((product) => product.taxClass === 'catering')
  return vendor.vatRegistered && !catering ? rules.vat : { numerator: 0, denominator: 1 }
}
