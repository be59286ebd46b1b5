/** From findings to what stays with the order: each with the reason that was given when exactly this was shown. */
import { createHash } from 'node:crypto'
import type { Notice } from '../order/order.ts'
import { findingOf, type GuardFinding, type Severity } from './finding.ts'

/** A reason in words, and the finding that it answers (`findingKey`). */
export interface Reasoned {
  readonly about: string
  readonly words: string
}

/** Equal for equal findings: with another number in it a finding is another one, and wants its own reason. */
export function findingKey({ guard, facts }: GuardFinding): string {
  return createHash('sha256')
    .update(`${guard} ${JSON.stringify(facts)}`)
    .digest('base64url')
    .slice(0, 16)
}

/** The reasons that stand with an order already. */
export function reasonsIn(notices: readonly Notice[]): Reasoned[] {
  return notices.flatMap((notice) => {
    const found = findingOf(notice)
    return found && notice.reason !== undefined ? [{ about: findingKey(found), words: notice.reason }] : []
  })
}

/** What is held and that nobody has said anything to; or of another weight, which may be answered and need not. */
export function unanswered(
  findings: readonly GuardFinding[],
  reasons: readonly Reasoned[] = [],
  severity: Severity = 'hold',
): GuardFinding[] {
  const answered = new Set(reasons.map(({ about }) => about))
  return findings.filter((found) => found.severity === severity && !answered.has(findingKey(found)))
}

/** What is stored with the order. */
export function noticesOf(findings: readonly GuardFinding[], reasons: readonly Reasoned[] = []): Notice[] {
  const words = new Map(reasons.map(({ about, words }) => [about, words]))
  return findings.map((found) => {
    const { guard, severity, facts } = found
    const reason = words.get(findingKey(found))
    return { guard, severity, facts: { ...facts }, ...(reason === undefined ? {} : { reason }) }
  })
}

/** A sentence rather than a shrug: a few letters in at least two words. */
export function isReason(words: string): boolean {
  const said = words
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}{2}/u.test(word))
  return said.length >= 2 && said.join('').length >= 8
}
