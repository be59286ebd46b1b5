/** Guards: what an auditor would ask about an order, asked before it is placed. */
export type {
  GuardDraft,
  GuardedGoods,
  GuardFacts,
  GuardProduct,
  GuardSurroundings,
  PastOrder,
  Spend,
  VendorLink,
} from './facts.ts'
export { findingOf, type Guard, type GuardFinding, type LinkKind, type Severity } from './finding.ts'
export { guardsFor } from './guards.ts'
export { isMeetingFood, PURPOSE_FACTS, type PurposeFact, unsaid } from './meeting.ts'
export { findingKey, isReason, noticesOf, type Reasoned, reasonsIn, unanswered } from './notices.ts'
export { besidePrice, type PriceBeside } from './prices.ts'
export { DEFAULT_GUARD_SETTINGS, type GuardSettings, priceCeiling } from './settings.ts'
