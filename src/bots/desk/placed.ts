import type { Talk, Turn } from '../dialog/flow.ts'
import type { OrderFacts } from '../language/messages/facts.ts'
import { undoChoices } from './choices.ts'

/** What became of an order that was just placed: kept for a moment, sent, waiting for the PPK, or placed before. */
export function placedTurn(
  { t, now }: Pick<Talk, 't' | 'now'>,
  facts: OrderFacts,
  { reached, already }: { reached: boolean; already: boolean },
): Pick<Turn<never>, 'say' | 'toast'> {
  if (already) return { say: [{ text: t.checkout.already(facts) }], toast: t.checkout.toast }
  if (facts.heldUntil !== undefined) {
    const { placed, toast } = t.overrides.undo
    return { say: [{ text: placed(facts), choices: undoChoices(t, facts, now, 'order'), inPlace: true }], toast }
  }
  if (facts.status === 'awaiting-approval')
    return { say: [{ text: t.approval.placed(facts), inPlace: true }], toast: t.approval.toast }
  return { say: [{ text: t.checkout.placed(facts, reached), inPlace: true }], toast: t.checkout.toast }
}
