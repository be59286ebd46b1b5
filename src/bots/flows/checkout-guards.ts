/** What check-out asks because an auditor would: what a meeting is, and why something that stands out is right. */
import type { BudgetLine } from '#core/budget/budget.ts'
import {
  findingKey,
  type GuardFinding,
  isMeetingFood,
  type PurposeFact,
  unanswered,
  unsaid,
} from '#core/guards/index.ts'
import type { Basket, Purpose } from '#core/order/index.ts'
import { guardSettingsFrom } from '#db/guard-settings.ts'
import { findingsNow, guardFactsFor } from '../desk/guarding.ts'
import type { Talk } from '../dialog/flow.ts'
import { readPurpose } from '../language/understanding/index.ts'
import { lines, type Markup } from '../markup.ts'
import { type PricedBasket, pricedBasket } from './basket.ts'

/** As much of a reason as is kept. */
const REASON_KEPT = 300

/** Is this basket food for a meeting, so that its purpose belongs to the order? */
export async function isForMeeting(
  talk: Talk,
  basket: Basket,
  line: Pick<BudgetLine, 'accountCode'>,
  known?: PricedBasket,
): Promise<boolean> {
  const settings = guardSettingsFrom(talk.office.ruleValues)
  // Most accounts are for no meetings: nothing is looked up then.
  if (!settings.meetingAccounts.includes(line.accountCode)) return false
  const { cards } = known ?? (await pricedBasket(talk, basket))
  const products = new Map([...cards].map(([id, { category }]) => [id, category]))
  return isMeetingFood(basket, { products, budgetLine: line, settings })
}

/** What is still to be said of the meeting; `undefined` when there is none, or nothing more to say. */
export async function purposeToAsk(
  talk: Talk,
  basket: Basket,
  line: Pick<BudgetLine, 'accountCode'>,
): Promise<PurposeFact | undefined> {
  const [missing] = unsaid(purposeOf(basket))
  if (missing === undefined) return undefined
  return (await isForMeeting(talk, basket, line)) ? missing : undefined
}

/** What the basket knows of its meeting. */
export function purposeOf({ purpose }: Basket): Purpose | undefined {
  // Stored as JSON, which knows no fields without a value.
  return purpose as Purpose | undefined
}

/** The basket with what was said of its meeting; `undefined` when that answers nothing. */
export function withPurposeSaid(talk: Talk, basket: Basket, text: string): Basket | undefined {
  const before = purposeOf(basket)
  const [asked = 'participants'] = unsaid(before)
  const { zone } = talk.office.calendar
  const said = readPurpose(text, { asked, deliverAt: basket.deliverAt ?? talk.now, zone })
  if (Object.keys(said).length === 0) return undefined
  const words = [before?.words, text.trim().slice(0, 200)].filter((part) => part !== undefined).join('; ')
  return { ...basket, purpose: { ...before, ...said, words } }
}

/** Everything the guards notice about a basket that is ready to be ordered. */
export async function findingsOn(
  talk: Talk,
  basket: Basket & { readonly deliverAt: number },
  { lines: goods, sums }: PricedBasket,
  line: Pick<BudgetLine, 'id' | 'unitId' | 'rupCode' | 'accountCode'>,
): Promise<GuardFinding[]> {
  const { vendorId, deliverAt } = basket
  const purpose = purposeOf(basket)
  const draft = {
    ...{ unitId: line.unitId, budgetLineId: line.id, vendorId, deliverAt, lines: goods, ...sums },
    ...(purpose ? { purpose } : {}),
  }
  return findingsNow(talk.work, draft, line, await guardFactsFor(talk, draft))
}

/** What was noticed, what was said to it, and, where that is missing, that a reason in words is enough. */
export function findingsText(talk: Talk, basket: Basket, findings: readonly GuardFinding[]): Markup | undefined {
  if (findings.length === 0) return undefined
  const { guards } = talk.t
  const open = unanswered(findings, basket.reasons)
  const told = findings
    .filter((found) => !open.includes(found))
    .map((found) => guards.answered(found, reasonFor(basket, found)))
  return lines(...told, open.length > 0 && told.length > 0 && '', open.length > 0 && guards.askReason(open))
}

function reasonFor({ reasons = [] }: Basket, found: GuardFinding): string | undefined {
  const key = findingKey(found)
  return reasons.find(({ about }) => about === key)?.words
}

/** What can be said something to: what is held, and where nothing is, what is only warned of. */
export function answerable({ reasons }: Basket, findings: readonly GuardFinding[]): readonly GuardFinding[] {
  const held = unanswered(findings, reasons)
  return held.length > 0 ? held : unanswered(findings, reasons, 'warn')
}

/** The basket with these words as the answer to that. */
export function withReason(basket: Basket, findings: readonly GuardFinding[], words: string): Basket {
  const given = answerable(basket, findings).map((found) => ({
    about: findingKey(found),
    words: words.trim().slice(0, REASON_KEPT),
  }))
  // Reasons for what is no longer so are forgotten.
  const current = new Set(findings.map(findingKey))
  return { ...basket, reasons: [...(basket.reasons ?? []).filter(({ about }) => current.has(about)), ...given] }
}
