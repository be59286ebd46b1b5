/** Talk of splitting, gifts, blank or backdated papers: recognised, and written down as its kind alone. */
import type { Instant } from '#core/calendar.ts'
import { holds, type Person } from '#core/people/person.ts'
import { noteIncident } from '#db/incidents.ts'
import { understand } from '../language/understanding/index.ts'
import type { Work } from '../work.ts'
import { asksForOrders } from './orders-asked.ts'

/** What kind of such talk a text is, if it is. */
export function riskIn(
  text: string,
  person: Person,
  { now, zone, answers = false }: { now: Instant; zone: string; answers?: boolean },
): string | undefined {
  const as = holds(person, 'vendor') ? 'vendor' : 'staff'
  const { intents, certain } = understand(text, { as, now, zone })
  const risk = intents.find(({ intent }) => intent === 'RISK')
  // What merely leans that way and is plainly something else accuses nobody.
  if (!certain && as === 'vendor' && asksForOrders(text)) return undefined
  // Nor does it take away the answer to a question.
  if (!certain && answers) return undefined
  return risk && (risk.detail ?? 'risk')
}

/** An incident with ids and the kind: never with what was written. */
export function noteRisk(
  work: Work,
  { kind, chatId, orderId }: { kind: string; chatId: number; orderId?: number },
): void {
  const about = orderId === undefined ? {} : { orderId }
  work.later((tx) => noteIncident(tx, { kind: 'risk', facts: { chatId, error: kind, ...about } }, work.now))
}
